"""The brief as a Word document: real styles, tables, charts with alternative texts, numbers linked to the annex."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any, cast

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
from dovetail.brief.render.columns import column_widths
from dovetail.brief.render.pictures import pictures
from dovetail.results.printable import printable

if TYPE_CHECKING:
    from docx.document import Document

    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Block, Edition, Entry

_TEXT_CM, _HALF_CM, _CM_A_PIXEL = 17.4, 8.2, 0.025
_TWIPS_A_CM, _POINTS_A_CM = 567, 28.35
#: Letters of a table and what a cell keeps free. Which fonts a reader has is not known: there is room for broad ones.
_CELL_POINTS, _INSET_POINTS = 8.5 * 1.28, 11.0
#: How many inputs of a Figure are linked in the annex; the ledger has all.
_LINKS = 6
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
    """Writes one edition at the end of a document. Words become XML at once: there are tens of thousands of them."""

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
        edition = self._edition
        self._add(_paragraph("Title", self._spans(edition.title)))
        self._add(_paragraph("Subtitle", self._spans(edition.subtitle)))
        for chapter in edition.chapters:
            if chapter.part:
                self._add(_paragraph("Heading1", self._spans(chapter.part), new_page=True))
            self._add(_paragraph("Heading1", self._spans(chapter.title)))
            for block in chapter.blocks:
                self._block(block)
        legend = "; ".join(f"{mark}: {meaning}" if mark else meaning for mark, meaning in edition.legend)
        self._add(_paragraph("Caption", _run(f"{edition.words['legend']}. {legend}.")))
        if edition.annex.entries:
            self._annex()

    def _add(self, *parts: str) -> None:
        """Add paragraphs and tables, given as XML, at the end of the text."""
        for element in _parsed("".join(parts)):
            self._document.element.body.insert_element_before(element, "w:sectPr")

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._add(_paragraph("", self._sentences(block.sentences)))
            case Note():
                self._add(_paragraph("Caption", self._sentences(block.sentences)))
            case Points():
                self._add(*(_paragraph("ListBullet", self._sentences(item)) for item in block.items))
            case Drawing():
                self._drawing(block, self._document, _HALF_CM if block.width == "half" else _TEXT_CM)
            case Beside():
                frame = self._document.add_table(rows=1, cols=2)
                for cell, drawing in zip(frame.rows[0].cells, block.drawings, strict=True):
                    self._drawing(drawing, cell, _HALF_CM)
            case Table():
                self._add(
                    _paragraph("Caption", self._spans(block.caption), kept=True),
                    self._table(block),
                    _paragraph("TableText"),
                )

    def _drawing(self, drawing: Drawing, place: Document | Any, most_cm: float) -> None:
        """A chart and its caption, in the text or in a cell beside another."""
        from docx.shared import Cm

        paragraph = place.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run()
        width = Cm(min(drawing.chart.width * _CM_A_PIXEL, most_cm))
        run.add_picture(io.BytesIO(self._pictures[id(drawing)]), width=width)
        next(run.element.iter(_qualified("wp:docPr"))).set("descr", printable(drawing.chart.alt))
        caption = _paragraph("Caption", self._spans(drawing.caption))
        paragraph.paragraph_format.element.addnext(next(_parsed(caption)))

    def _table(self, table: Table) -> str:
        """Thin lines between rows, and a heading row in bold that is repeated where the table runs over a page."""
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
            for side, size, colour in (("top", 8, _INK), ("bottom", 4, _FAINT), ("insideH", 4, _FAINT))
        )
        points = column_widths(table, room=_TEXT_CM * _POINTS_A_CM, size=_CELL_POINTS, inset=_INSET_POINTS)
        widths = [round(_TEXT_CM * _TWIPS_A_CM * width / sum(points)) for width in points]
        head = f'<w:tblPr><w:tblW w:type="auto" w:w="0"/><w:tblBorders>{rules}</w:tblBorders></w:tblPr>'
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)

        def cells(contents: Iterable[str]) -> str:
            return "".join(
                f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
                f"{_paragraph('TableText', content, right=column.numeric)}</w:tc>"
                for content, width, column in zip(contents, widths, table.columns, strict=True)
            )

        headings = cells(self._spans(column.heading, marks=False, bold=True) for column in table.columns)
        lines = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>"]
        for row in table.rows:
            written = cells(self._spans(cell, marks=False) for cell in row.cells)
            lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>")
        return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"

    def _annex(self) -> None:
        annex = self._edition.annex
        parts = [_paragraph("Heading1", _run(annex.title), new_page=True), _paragraph("", self._sentences(annex.intro))]
        for heading, sentences in ((annex.labels["methods"], annex.methods), (annex.labels["caveats"], annex.caveats)):
            if sentences:
                parts.append(_paragraph("Heading2", _run(heading)))
                parts += [_paragraph("ListBullet", self._spans(sentence)) for sentence in sentences]
        parts.append(_paragraph("Heading2", _run(annex.labels["sources"])))
        parts += [_paragraph("ListBullet", _run("; ".join(source))) for source in annex.sources]
        parts.append(_paragraph("Heading2", _run(annex.labels["figures"])))
        self._add(*parts, *map(self._entry, annex.entries))

    def _entry(self, entry: Entry) -> str:
        """A paragraph with a bookmark around its id."""
        name, number = _anchor(entry.figure, self._suffix), self._bookmark
        self._bookmark += 1
        parts = [
            entry.grade,
            f"[{entry.interval}]" if entry.interval else "",
            f"= {entry.formula}" if entry.formula else "",
        ]
        below = "".join(
            _run(" ") + (_link(_anchor(id_, self._suffix), id_[:6]) if id_ in self._known else _run(id_[:6]))
            for id_ in entry.inputs[:_LINKS]
        )
        more = f"+{len(entry.inputs) - _LINKS}" if len(entry.inputs) > _LINKS else ""
        tail = " ".join(part for part in (more, entry.source, entry.note, entry.figure) if part)
        return _paragraph(
            "AnnexEntry",
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{_run(entry.what + " ")}{_run(entry.value, bold=True)}'
            f'<w:bookmarkEnd w:id="{number}"/>{_run(" " + " ".join(part for part in parts if part))}'
            f"{below}{_run(' ' + tail)}",
        )

    def _sentences(self, sentences: tuple[Sentence, ...]) -> str:
        return _run(" ").join(self._spans(sentence) for sentence in sentences)

    def _spans(self, sentence: Sentence, *, marks: bool = True, bold: bool = False) -> str:
        parts: list[str] = []
        for span in sentence:
            if isinstance(span, Number):
                anchor = _anchor(span.figure, self._suffix) if self._edition.annex.entries else ""
                parts.append(_link(anchor, span.text, bold=bold) if anchor else _run(span.text, bold=bold))
                if marks and span.grade in self._edition.marks:
                    parts.append(_run(self._edition.marks[span.grade], raised=True))
            else:
                parts.append(_run(span.text, bold=bold))
        return "".join(parts)


def _anchor(figure: str, suffix: str) -> str:
    """A bookmark's name: letters, digits and underscores, at most forty."""
    return f"f_{figure}{suffix.replace('-', '_')}"


def _paragraph(
    style: str, content: str = "", *, right: bool = False, new_page: bool = False, kept: bool = False
) -> str:
    """A paragraph of runs, in the style of this id; `kept` on the page of what follows."""
    properties = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/>" if kept else "",
        "<w:pageBreakBefore/>" if new_page else "",
        '<w:jc w:val="right"/>' if right else "",
    ]
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def _run(text: str, *, bold: bool = False, raised: bool = False) -> str:
    look = ("<w:b/>" if bold else "") + ('<w:vertAlign w:val="superscript"/>' if raised else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(printable(text), quote=False)}</w:t></w:r>'


def _link(anchor: str, text: str, *, bold: bool = False) -> str:
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{_run(text, bold=bold)}</w:hyperlink>'


def _parsed(content: str) -> Iterator[Any]:
    """The elements of a run of XML."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    yield from list(cast("Any", parse_xml(f"<w:body {nsdecls('w')}>{content}</w:body>")))


def _qualified(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


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
