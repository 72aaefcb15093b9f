"""The brief as PDF pages, set by Typst from the same blocks. The same brief gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

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
)
from dovetail.brief.render.columns import column_widths
from dovetail.results.printable import printable

if TYPE_CHECKING:
    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Block, Chapter, Edition, Entry

#: Charts are drawn so that their letters are a little smaller than those of the text.
_POINTS_A_PIXEL, _TEXT_POINTS = 0.68, 504
_CELL_POINTS, _INSET_POINTS = 8.0, 6.0
#: Tables of more rows than these may run over a page.
_KEPT_WHOLE = 8
#: What may bear a mark at its end.
_MARKED = (Paragraph, Table)
#: How many inputs of a Figure are named in the annex; the ledger has all.
_LINKS = 6


def render_pdf(brief: Brief) -> bytes:
    """The pages and the annex, A4, an edition after the other. Fonts are Typst's own, so every machine agrees."""
    import typst

    parts = [
        _edition(edition, "" if index == 0 else f"-{edition.language}") for index, edition in enumerate(brief.editions)
    ]
    source = _preamble() + "\n#pagebreak()\n#counter(page).update(1)\n".join(parts)
    pages = typst.compile(source.encode(), ignore_system_fonts=True)
    assert isinstance(pages, bytes)
    return pages


@cache
def _preamble() -> str:
    return files("dovetail.brief.templates").joinpath("page.typ").read_text(encoding="utf-8")


def _edition(edition: Edition, suffix: str) -> str:
    lines = [
        f'#[\n#set text(lang: "{edition.language}")',
        f"#title({_content(edition.title, edition, suffix)}, {_content(edition.subtitle, edition, suffix)}, "
        f"{_content(edition.kind, edition, suffix)})",
    ]
    lines += [_chapter(chapter, edition, suffix, place) for place, chapter in enumerate(edition.chapters)]
    legend = "; ".join(f"{mark}: {meaning}" if mark else meaning for mark, meaning in edition.legend)
    lines.append(f"#v(0.3em)\n#caption[*#{_text(edition.words['legend'])}.* #{_text(legend)}.]")
    if edition.annex.entries:
        lines.append(_annex(edition, suffix))
    return "\n".join([*lines, "]"])


def _chapter(chapter: Chapter, edition: Edition, suffix: str, place: int) -> str:
    opening = f"#part({_content(chapter.part, edition, suffix)})\n" if chapter.part else ""
    heading = f"{opening}#heading(level: 2, {_content(chapter.title, edition, suffix)})"
    if chapter.name != "summary":
        return "\n".join([heading, *_running(chapter.blocks, edition, suffix, str(place))])
    beside = [block for block in chapter.blocks if isinstance(block, Drawing)]
    rest = [heading, *(_block(block, edition, suffix) for block in chapter.blocks if block not in beside)]
    small = f"[{_block(beside[0], edition, suffix)}]" if beside else "none"
    return f"#glance([{chr(10).join(rest)}], {small})"


def _running(blocks: Sequence[Block], edition: Edition, suffix: str, place: str) -> Iterator[str]:
    """The blocks in order. A chart that a page has no room for goes to the head of the next, and what follows goes on.

    Not so the last block of a chapter: what follows is of another, and would be told above the chart. To tell whether
    there is room, what stands before the chart bears a mark at its end; `place` names the chapter.
    """
    followed = enumerate(pairwise(blocks[:-1]))
    marked = {number for number, (one, two) in followed if isinstance(one, _MARKED) and drawings_of(two)}
    for number, block in enumerate(blocks):
        mark = f"#metadata(none)<end-{place}-{number}{suffix}>" if number in marked else ""
        written = _block(block, edition, suffix, mark=mark)
        yield f"#held(<end-{place}-{number - 1}{suffix}>, [{written}])" if number - 1 in marked else written


def _block(block: Block, edition: Edition, suffix: str, *, mark: str = "") -> str:
    match block:
        case Paragraph():
            return f"#par({_joined(block.sentences, edition, suffix)[:-1]}{mark}])"
        case Note():
            return f"#note({_joined(block.sentences, edition, suffix)})"
        case Points():
            return "#list(" + ", ".join(_joined(item, edition, suffix) for item in block.items) + ")"
        case Drawing():
            width = (
                "100%" if block.width == "half" else f"{min(block.chart.width * _POINTS_A_PIXEL, _TEXT_POINTS):.0f}pt"
            )
            return (
                f"#drawing({_text(block.chart.svg)}, {_text(block.chart.alt)}, "
                f"{_content(block.caption, edition, suffix)}, {width})"
            )
        case Beside():
            cells = ", ".join(f"[{_block(drawing, edition, suffix)}]" for drawing in block.drawings)
            return f"#grid(columns: (1fr, 1fr), column-gutter: 10pt, {cells})"
        case Table():
            aligns = ", ".join("right" if column.numeric else "left" for column in block.columns)
            wide = ", ".join(f"{width:.1f}pt" for width in _widths(block))
            heads = ", ".join(_content(column.heading, edition, suffix) for column in block.columns)
            cells = ", ".join(_content(cell, edition, suffix, marks=False) for row in block.rows for cell in row.cells)
            caption = _content(block.caption, edition, suffix)
            splits = "true" if len(block.rows) > _KEPT_WHOLE else "false"
            return f"#grid-of({caption}, ({wide},), ({aligns},), ({heads},), {splits}, [{mark}], {cells})"


def _widths(table: Table) -> tuple[float, ...]:
    """The columns of a table; one that holds words besides the first spans the page."""
    widths = column_widths(table, room=_TEXT_POINTS, size=_CELL_POINTS, inset=_INSET_POINTS)
    spare = _TEXT_POINTS - sum(widths)
    words = [0.0 if column.numeric or not place else widths[place] for place, column in enumerate(table.columns)]
    return tuple(
        width + spare * of_words / sum(words) if of_words else width
        for width, of_words in zip(widths, words, strict=True)
    )


def _annex(edition: Edition, suffix: str) -> str:
    annex = edition.annex
    lines = [f"#part({_text(annex.title)})", "#set text(7.2pt)"]
    lines.append(f"#par({_joined(annex.intro, edition, suffix)})")
    for heading, sentences in ((annex.labels["methods"], annex.methods), (annex.labels["caveats"], annex.caveats)):
        if sentences:
            lines.append(f"#heading(level: 3, {_text(heading)})")
            lines.append("#list(" + ", ".join(_content(sentence, edition, suffix) for sentence in sentences) + ")")
    lines.append(f"#heading(level: 3, {_text(annex.labels['sources'])})")
    cited = [_text("; ".join(part for part in source if part)) for source in annex.sources]
    lines.append(f"#list({', '.join(cited)})")
    lines.append(f"#heading(level: 3, {_text(annex.labels['figures'])})\n#set text(5.6pt)\n#set par(leading: 0.42em)")
    entries = "\n".join(_entry(entry, suffix) for entry in annex.entries)
    lines.append(f"#columns(2, gutter: 12pt)[\n{entries}\n]")
    return "\n".join(lines)


def _entry(entry: Entry, suffix: str) -> str:
    """A Figure of the annex. Its inputs are named, not linked: a third of the time would go into links."""
    below = [id_[:6] for id_ in entry.inputs[:_LINKS]]
    more = [f"+{len(entry.inputs) - _LINKS}"] if len(entry.inputs) > _LINKS else []
    parts = [
        f"#{_text(entry.what)} *#{_text(entry.value)}* #emph({_text(entry.grade)})",
        f"#{_text('[' + entry.interval + ']')}" if entry.interval else "",
        f"#{_text('= ' + entry.formula)}" if entry.formula else "",
        f"\u2190 {' '.join([*below, *more])}" if below else "",
        f"#{_text(entry.source)}" if entry.source else "",
        f"#{_text(entry.note)}" if entry.note else "",
        f"#text(soft, {_text(entry.figure)})",
    ]
    return f"#entry({_text(entry.figure + suffix)}, [{' '.join(part for part in parts if part)}])"


def _joined(sentences: tuple[Sentence, ...], edition: Edition, suffix: str) -> str:
    return "[" + " ".join(_content(sentence, edition, suffix)[1:-1] for sentence in sentences) + "]"


def _content(sentence: Sentence, edition: Edition, suffix: str, *, marks: bool = True) -> str:
    """A sentence as a Typst content block; every text enters as a string literal, so none of it is read as code."""
    parts: list[str] = []
    for span in sentence:
        if isinstance(span, Number):
            linked = f"#fig({_text(span.figure + suffix)}, {_text(span.text)})"
            parts.append(linked if edition.annex.entries else f"#{_text(span.text)}")
            if marks and span.grade in edition.marks:
                parts.append(f"#mark({_text(edition.marks[span.grade])})")
        elif span.text:
            parts.append(f"#{_text(span.text)}")
    return f"[{';'.join(parts)}{';' if parts else ''}]"


def _text(text: str) -> str:
    """A Typst string literal."""
    shown = printable(text).replace("\n", " ").replace("\r", " ")
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
