"""Tables as one self-contained page: no script, no request, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 15px/1.45 Georgia, "Liberation Serif", serif; color: #222 }}
body {{ margin: 2.5rem auto; max-width: 70rem; padding: 0 1rem }}
h1 {{ font-size: 1.5rem }} h2 {{ font-size: 1.1rem; margin-top: 2rem }}
table {{ border-collapse: collapse; font: 13px/1.4 system-ui, sans-serif }}
th, td {{ padding: .2rem .7rem; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top }}
th {{ border-bottom: 2px solid #888 }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }}
@media print {{ body {{ margin: 0; max-width: none }} tr {{ break-inside: avoid }} }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def page(title: str, frames: Mapping[str, pl.DataFrame]) -> str:
    """The page as text.

    >>> page("a < b", {}).count("<h1>a &lt; b</h1>")
    1
    """
    return _HEAD.format(title=escape(title)) + "".join(map(_section, frames, frames.values())) + "</body>\n</html>\n"


def _section(name: str, frame: pl.DataFrame) -> str:
    numbers = [dtype.is_numeric() for dtype in frame.dtypes]
    head = "".join(_cell("th", column, number) for column, number in zip(frame.columns, numbers, strict=True))
    body = "".join(
        "<tr>"
        + "".join(_cell("td", _text(cell), number) for cell, number in zip(row, numbers, strict=True))
        + "</tr>\n"
        for row in frame.iter_rows()
    )
    heading = escape(name.replace("_", " "))
    return f"<h2>{heading}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _cell(tag: str, text: str, number: bool) -> str:
    return f"<{tag}{' class=number' if number else ''}>{escape(text)}</{tag}>"


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:,.2f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
