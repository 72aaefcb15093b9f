"""The brief as Markdown: numbers are links to the annex, charts are their alternative texts."""

from __future__ import annotations

import re
from html import escape
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
    plain,
)
from dovetail.results.printable import printable

if TYPE_CHECKING:
    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Block, Edition, Entry

_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")


def render_markdown(brief: Brief) -> bytes:
    """The brief as CommonMark with tables. Anchors of a second language end in `-ru`."""
    parts = [
        _edition(edition, "" if index == 0 else f"-{edition.language}") for index, edition in enumerate(brief.editions)
    ]
    return printable("\n---\n\n".join(parts)).encode()


def _edition(edition: Edition, suffix: str) -> str:
    lines = [f"# {_inline(edition.title, suffix)}", "", _inline(edition.subtitle, suffix)]
    lines += ["", f"*{_escaped(plain(edition.kind))}*", ""]
    for chapter in edition.chapters:
        if chapter.part:
            lines += [f"# {_inline(chapter.part, suffix)}", ""]
        lines += [f"## {_inline(chapter.title, suffix)}", ""]
        for block in chapter.blocks:
            lines += [*_block(block, suffix), ""]
    legend = "; ".join(f"{mark}: {meaning}" if mark else meaning for mark, meaning in edition.legend)
    annex = edition.annex
    lines += [f"*{_escaped(edition.words['legend'])}. {_escaped(legend)}.*", "", f"# {_escaped(annex.title)}", ""]
    lines += [" ".join(_inline(sentence, suffix) for sentence in annex.intro), ""]
    for heading, sentences in ((annex.labels["methods"], annex.methods), (annex.labels["caveats"], annex.caveats)):
        if sentences:
            lines += [f"### {_escaped(heading)}", "", *(f"- {_inline(sentence, suffix)}" for sentence in sentences), ""]
    lines += [f"### {_escaped(annex.labels['sources'])}", ""]
    lines += [f"- {_escaped('; '.join(part for part in source if part))}" for source in annex.sources]
    lines += ["", f"### {_escaped(annex.labels['figures'])}", ""]
    known = {entry.figure for entry in annex.entries}
    lines += [_entry(entry, suffix, known) for entry in annex.entries]
    return "\n".join(lines) + "\n"


def _block(block: Block, suffix: str) -> list[str]:
    match block:
        case Paragraph():
            return [" ".join(_inline(sentence, suffix) for sentence in block.sentences)]
        case Note():
            return [f"> {_inline(sentence, suffix)}  " for sentence in block.sentences]
        case Points():
            return ["- " + " ".join(_inline(sentence, suffix) for sentence in item) for item in block.items]
        case Drawing() | Beside():
            return [line for drawing in drawings_of(block) for line in _drawing(drawing, suffix)]
        case Table():
            return _table(block, suffix)


def _drawing(drawing: Drawing, suffix: str) -> list[str]:
    return [f"> {_escaped(drawing.chart.alt)}", "", f"*{_inline(drawing.caption, suffix)}*", ""]


def _table(table: Table, suffix: str) -> list[str]:
    heads = " | ".join(_inline(column.heading, suffix) for column in table.columns)
    rule = " | ".join("---:" if column.numeric else "---" for column in table.columns)
    rows = [f"| {' | '.join(_inline(cell, suffix) for cell in row.cells)} |" for row in table.rows]
    return [_inline(table.caption, suffix), "", f"| {heads} |", f"| {rule} |", *rows]


def _inline(sentence: Sentence, suffix: str) -> str:
    return "".join(
        f"[{_escaped(span.text)}](#f-{span.figure}{suffix})" if isinstance(span, Number) else _escaped(span.text)
        for span in sentence
    )


def _entry(entry: Entry, suffix: str, known: set[str]) -> str:
    below = " ".join(f"[{id_[:6]}](#f-{id_}{suffix})" if id_ in known else id_[:6] for id_ in entry.inputs[:6])
    more = f" +{len(entry.inputs) - 6}" if len(entry.inputs) > 6 else ""
    parts = [
        f'- <a id="f-{entry.figure}{suffix}"></a>{_escaped(entry.what)}',
        f"**{_escaped(entry.value)}** {_escaped(entry.grade)}",
        f"[{entry.interval}]".replace("[", r"\[") if entry.interval else "",
        f"= {_escaped(entry.formula)}" if entry.formula else "",
        f"\u2190 {below}{more}" if below else "",
        _escaped(entry.source),
        _escaped(entry.note),
        f"`{entry.figure}`",
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Text that neither Markdown nor the HTML that it may become reads as markup."""
    return _SPECIAL.sub(r"\\\1", escape(text, quote=False).replace("\n", " "))
