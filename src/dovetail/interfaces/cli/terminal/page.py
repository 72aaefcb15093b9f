"""Texts, tables and charts as one self-contained page: no script, no request, every text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dovetail.interfaces.cli.terminal.output import Block, Drawing, Grid
from dovetail.terms.territory import Language

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 16px/1.45 Georgia, "Liberation Serif", serif; color: #1c2330 }}
body {{ margin: 2.5rem auto; max-width: 60rem; padding: 0 1rem }}
h1 {{ font-size: 1.6rem; font-weight: normal }}
h2, summary {{ font-size: 1.1rem; margin: 2rem 0 .6rem }}
table {{ border-collapse: collapse; font: 13px/1.4 system-ui, "Liberation Sans", sans-serif }}
th, td {{ padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #d9dde3; text-align: left; vertical-align: top }}
th {{ border-bottom: 2px solid #5b6472; font-weight: 600 }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }}
.table {{ overflow-x: auto }}
figure {{ margin: 1.5rem 0 }}
figcaption {{ color: #5b6472; font-size: .9rem }}
svg {{ max-width: 100%; height: auto }}
a {{ color: inherit }}
:target {{ background: #f3e9c8 }}
@media print {{ body {{ margin: 0; max-width: none }} tr, figure {{ break-inside: avoid }} }}
@media print {{ details {{ display: none }} }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def page(title: str, blocks: Sequence[Block], tables: Sequence[Grid], language: Language = "en") -> str:
    """The page as text: blocks one after the other, then tables of data folded away (open if they are all there is).

    >>> page("a < b", ["c & d"], []).count("<h1>a &lt; b</h1>")
    1
    """
    shown = "".join(_block(block) for block in blocks)
    folded = "".join(_folded(grid, opened=not blocks) for grid in tables)
    return f"{_HEAD.format(title=escape(title), language=language)}{shown}{folded}</body>\n</html>\n"


def _block(block: Block) -> str:
    match block:
        case Grid():
            return f"<h2>{escape(block.title)}</h2>\n{_table(block)}"
        case Drawing():
            caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
            return f"<figure>{block.svg}{caption}</figure>\n"
        case _:
            return f"<p>{escape(block)}</p>\n"


def _folded(grid: Grid, *, opened: bool) -> str:
    return f"<details{' open' if opened else ''}><summary>{escape(grid.title)}</summary>\n{_table(grid)}</details>\n"


def _table(grid: Grid) -> str:
    key = grid.headings.index("figure") if "figure" in grid.headings else None
    head = "".join(_cell("th", text, index in grid.right) for index, text in enumerate(grid.headings))
    body = "".join(_row(grid, row, key) for row in grid.rows)
    return f"<div class=table><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"


def _row(grid: Grid, row: Sequence[str], key: int | None) -> str:
    """A row; one that tells a Figure can be linked to, as the numbers of charts do."""
    anchor = f' id="f-{escape(row[key])}"' if key is not None and row[key] else ""
    return f"<tr{anchor}>" + "".join(_cell("td", text, i in grid.right) for i, text in enumerate(row)) + "</tr>\n"


def _cell(tag: str, text: str, number: bool) -> str:
    return f"<{tag}{' class=number' if number else ''}>{escape(text)}</{tag}>"
