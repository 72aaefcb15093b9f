"""The brief as a Word document: real styles, tables, charts with alternative texts, numbers linked to the annex."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from dovetail.brief.document import (
    Beside,
    Drawing,
    Note,
    Number,
    Paragraph,
    Points,
    Sentence,
    Table,
    drawings_of,
    plain,
)
from dovetail.brief.render.pictures import pictures
from dovetail.results.printable import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as DocxParagraph

    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Block, Edition, Entry

_TEXT_CM, _HALF_CM, _CM_A_PIXEL = 17.4, 8.2, 0.025
_FONT, _INK, _ACCENT, _FAINT = "Georgia", "1C2330", "16466E", "D9DDE3"


def render_docx(brief: Brief) -> bytes:
    """The brief as .docx, an edition after the other. Each number links to the bookmark of its entry."""
    import docx

    document = docx.Document()
    _styled(document)
    for index, edition in enumerate(brief.editions):
        if index:
            document.add_page_break()
        _Writer(document, edition, "" if index == 0 else f"-{edition.language}", 1 + 100_000 * index).write()
    document.core_properties.title = printable(plain(brief.editions[0].title))[:255]
    document.core_properties.author = "Dovetail"
    document.core_properties.language = brief.editions[0].language
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


class _Writer:
    """Writes one edition into a document."""

    def __init__(self, document: Document, edition: Edition, suffix: str, first_bookmark: int) -> None:
        self._document = document
        self._edition = edition
        self._suffix = suffix
        self._bookmark = first_bookmark
        self._known = {entry.figure for entry in edition.annex.entries}
        blocks = [block for chapter in edition.chapters for block in chapter.blocks]
        drawings = [drawing for block in blocks for drawing in drawings_of(block)]
        self._pictures = dict(
            zip(map(id, drawings), pictures([drawing.chart for drawing in drawings]), strict=True)
        )  # fmt: skip

    def write(self) -> None:
        edition, document = self._edition, self._document
        self._spans(document.add_paragraph(style="Title"), edition.title)
        self._spans(document.add_paragraph(style="Subtitle"), edition.subtitle)
        for chapter in edition.chapters:
            heading = document.add_paragraph(style="Heading 1")
            heading.paragraph_format.page_break_before = chapter.opens_page
            self._spans(heading, chapter.title)
            for block in chapter.blocks:
                self._block(block)
        legend = "; ".join(f"{mark}: {meaning}" if mark else meaning for mark, meaning in edition.legend)
        document.add_paragraph(printable(f"{edition.words['legend']}. {legend}."), style="Caption")
        if edition.annex.entries:
            self._annex()

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._sentences(self._document.add_paragraph(), block.sentences)
            case Note():
                self._sentences(self._document.add_paragraph(style="Caption"), block.sentences)
            case Points():
                for item in block.items:
                    self._sentences(self._document.add_paragraph(style="List Bullet"), item)
            case Drawing():
                self._drawing(block, self._document, _HALF_CM if block.width == "half" else _TEXT_CM)
            case Beside():
                frame = self._document.add_table(rows=1, cols=2)
                for cell, drawing in zip(frame.rows[0].cells, block.drawings, strict=True):
                    self._drawing(drawing, cell, _HALF_CM)
            case Table():
                self._table(block)

    def _drawing(self, drawing: Drawing, place: Document | Any, most_cm: float) -> None:
        """A chart and its caption, in the text or in a cell beside another."""
        from docx.shared import Cm

        run = place.add_paragraph().add_run()
        width = Cm(min(drawing.chart.width * _CM_A_PIXEL, most_cm))
        run.add_picture(io.BytesIO(self._pictures[id(drawing)]), width=width)
        next(run.element.iter(_qualified("wp:docPr"))).set("descr", printable(drawing.chart.alt))
        self._spans(place.add_paragraph(style="Caption"), drawing.caption)

    def _table(self, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._spans(self._document.add_paragraph(style="Caption"), table.caption)
        grid = self._document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
        rows = [[column.heading for column in table.columns], *(row.cells for row in table.rows)]
        for line, cells in zip(grid.rows, rows, strict=True):
            for cell, column, sentence in zip(line.cells, table.columns, cells, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.element.style = "TableText"  # by id: a look-up by name is slow
                if column.numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                self._spans(paragraph, sentence, marks=False)
        _ruled(grid)
        self._document.add_paragraph(style="Table Text")

    def _annex(self) -> None:
        annex, document = self._edition.annex, self._document
        document.add_page_break()
        document.add_paragraph(printable(annex.title), style="Heading 1")
        self._sentences(document.add_paragraph(), annex.intro)
        for heading, sentences in ((annex.labels["methods"], annex.methods), (annex.labels["caveats"], annex.caveats)):
            if sentences:
                document.add_paragraph(printable(heading), style="Heading 2")
                for sentence in sentences:
                    self._spans(document.add_paragraph(style="List Bullet"), sentence)
        document.add_paragraph(printable(annex.labels["sources"]), style="Heading 2")
        for source in annex.sources:
            document.add_paragraph(printable("; ".join(source)), style="List Bullet")
        document.add_paragraph(printable(annex.labels["figures"]), style="Heading 2")
        body = document.element.body
        for entry in annex.entries:
            body.insert(len(body) - 1, self._entry(entry))

    def _entry(self, entry: Entry) -> Any:
        """A paragraph with a bookmark around its id, built from XML: there are hundreds of them."""
        paragraph = _element("w:p")
        properties = _element("w:pPr")
        properties.append(_element("w:pStyle", val="AnnexEntry"))
        paragraph.append(properties)
        start = _element("w:bookmarkStart", id=str(self._bookmark), name=_anchor(entry.figure, self._suffix))
        paragraph.append(start)
        paragraph.append(_run(entry.what + " "))
        paragraph.append(_run(entry.value, bold=True))
        paragraph.append(_element("w:bookmarkEnd", id=str(self._bookmark)))
        self._bookmark += 1
        parts = [
            entry.grade,
            f"[{entry.interval}]" if entry.interval else "",
            f"= {entry.formula}" if entry.formula else "",
        ]
        paragraph.append(_run(" " + " ".join(part for part in parts if part)))
        for id_ in entry.inputs[:6]:
            paragraph.append(_run(" "))
            paragraph.append(_link(_anchor(id_, self._suffix), id_[:6]) if id_ in self._known else _run(id_[:6]))
        tail = [f"+{len(entry.inputs) - 6}" if len(entry.inputs) > 6 else "", entry.source, entry.note, entry.figure]
        paragraph.append(_run(" " + " ".join(part for part in tail if part)))
        return paragraph

    def _sentences(self, paragraph: DocxParagraph, sentences: tuple[Sentence, ...]) -> None:
        for index, sentence in enumerate(sentences):
            if index:
                paragraph.add_run(" ")
            self._spans(paragraph, sentence)

    def _spans(self, paragraph: DocxParagraph, sentence: Sentence, *, marks: bool = True) -> None:
        content: Any = paragraph.paragraph_format.element
        for span in sentence:
            if isinstance(span, Number):
                known = bool(self._edition.annex.entries)
                content.append(_link(_anchor(span.figure, self._suffix), span.text) if known else _run(span.text))
                if marks and span.grade in self._edition.marks:
                    paragraph.add_run(self._edition.marks[span.grade]).font.superscript = True
            else:
                content.append(_run(span.text))


def _anchor(figure: str, suffix: str) -> str:
    """A bookmark's name: letters, digits and underscores, at most forty."""
    return f"f_{figure}{suffix.replace('-', '_')}"


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _qualified(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


def _run(text: str, *, bold: bool = False) -> Any:
    run = _element("w:r")
    if bold:
        properties = _element("w:rPr")
        properties.append(_element("w:b"))
        run.append(properties)
    words = _element("w:t")
    words.text = printable(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _link(anchor: str, text: str) -> Any:
    link = _element("w:hyperlink", anchor=anchor, history="1")
    link.append(_run(text))
    return link


def _ruled(grid: Any) -> None:
    """Thin lines between rows, a heading row in bold that is repeated where the table runs over a page."""
    borders = _element("w:tblBorders")
    for side, size, colour in (("top", "8", _INK), ("bottom", "4", _FAINT), ("insideH", "4", _FAINT)):
        borders.append(_element(f"w:{side}", val="single", sz=size, space="0", color=colour))
    grid._tbl.tblPr.append(borders)
    grid.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    for cell in grid.rows[0].cells:
        for run in cell.paragraphs[0]._p.iter(_qualified("w:r")):
            properties = _element("w:rPr")
            properties.append(_element("w:b"))
            run.insert(0, properties)


def _styled(document: Document) -> None:
    """The page and the styles: everything a person may change is changed in one place."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.6)
    for name in ("Table Text", "Annex Entry"):
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
    sizes = {"Normal": 10, "Title": 22, "Subtitle": 10.5, "Heading 1": 13, "Heading 2": 10.5, "Caption": 8.5,
             "List Bullet": 10, "Table Text": 8.5, "Annex Entry": 6.5}  # fmt: skip
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), _FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        heading = name in ("Title", "Heading 1", "Heading 2")
        style.font.color.rgb = RGBColor.from_string(_ACCENT if heading else _INK)
        style.paragraph_format.space_after = Pt(1 if name in ("Table Text", "Annex Entry") else 4)
    for name in ("Subtitle", "Caption"):
        style = document.styles[name]
        style.font.italic = style.font.bold = False
