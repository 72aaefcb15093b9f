"""Delimited text: which sign parts the columns, which marks the decimals, and numbers as people write them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from dovetail.errors import UnreadableFileError, problem

#: A cell is no longer than this: an unclosed quotation mark would swallow the rest of the file.
csv.field_size_limit(1 << 20)

DELIMITERS = (",", ";", "\t", "|")
Decimal = Literal[".", ","]

#: Blanks that people and spreadsheets put between thousands, and the apostrophe of Swiss tables.
_BLANKS = dict.fromkeys(map(ord, " \u00a0\u202f\u2007\u2009\u2002\u2003'’"))
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\uff0d": "-"})

#: What stands in a cell where no number was published. `0` is not among them: it is a reported zero.
ABSENT = frozenset(
    [
        "",
        "-",
        "–",
        "—",
        "...",
        "…",
        "..",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "н/д",
        "нд",
        "н.д.",
        "х",
        "x",
        "#n/a",
        "-*",
    ]
)

_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_CELL = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<number>\d[\d\s.,'’\u00a0\u202f\u2007\u2009]*|[.,]\d+)(?P<exponent>[eE][+-]?\d{1,3})?(?P<unit>\D*)"
)


class Numeric(str):
    """The text of a cell that was a number in its file, written with a dot: no marks are to be guessed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A cell read as a number: its text with a dot, and the unit written beside it, if any."""

    text: str
    unit: str = ""


def read_number(cell: str, decimal: Decimal = ".") -> Number | None:
    """A number as people write it, or None where the cell holds no number.

    Blanks between thousands, either decimal mark, brackets for a negative, a typographic minus and a unit
    after the number are understood. The number itself is never evaluated, so `=1+1` is no number.

    >>> read_number("1 234,5 т", ",")
    Number(text='1234.5', unit='т')
    >>> read_number("(1,200.50)")
    Number(text='-1200.50', unit='')
    >>> read_number("=1+1") is None
    True
    """
    if isinstance(cell, Numeric):
        return Number(cell)
    plain = cell if decimal == "." else "" if "." in cell else cell.replace(",", ".", 1)
    if _PLAIN.fullmatch(plain):
        return Number(plain.lstrip("+"))
    text = cell.strip().translate(_SIGNS)
    negative = text.startswith("(") and text.endswith(")")
    match = _CELL.fullmatch(text[1:-1].strip() if negative else text)
    if match is None:
        return None
    digits = _undotted(match["number"].rstrip(), decimal)
    if digits is None:
        return None
    sign = "-" if negative or match["sign"] == "-" else ""
    return Number(sign + digits + (match["exponent"] or ""), match["unit"].strip())


def _undotted(number: str, decimal: Decimal) -> str | None:
    """Digits with a dot for the decimals, or None where the thousands are not grouped by three."""
    thousands = "," if decimal == "." else "."
    compact = number.translate(_BLANKS)
    blanks = re.split(r"[\s'’\u00a0\u202f\u2007\u2009]+", number.split(decimal)[0])
    whole, mark, part = compact.partition(decimal)
    groups = whole.split(thousands)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    if len(blanks) > 1 and any(len(group) != 3 for group in blanks[1:]):
        return None
    if not (part.isdigit() or part == "") or (not "".join(groups).isdigit() and (groups != [""] or not part)):
        return None
    return ("".join(groups) or "0") + (f".{part}" if mark and part else "")


def decimal_vote(cell: str) -> str:
    """What a cell says of the decimal mark: `.` or `,`; `?` where both readings hold (`1,234`); else nothing."""
    if isinstance(cell, Numeric):
        return ""
    match = re.match(r"[\d.,]+", cell.translate(_BLANKS).strip().lstrip("+-−–("))
    number = match[0].rstrip(".,") if match else ""
    marks = [char for char in number if char in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return "," if last == "." else "."
    at = number.index(last)
    grouped = re.search(r"\d[\s\u00a0\u202f\u2009]\d", cell) is not None
    if len(number) - at - 1 != 3 or number.startswith(("0", last)) or at > 3 or grouped:
        return last
    return "?" if last == "," else ""


def guess_decimal(cells: Iterable[str]) -> Decimal | None:
    """The decimal mark of a column of numbers; None where every number can be read both ways (`1,234`).

    >>> guess_decimal(["1 234,5", "12"])
    ','
    >>> guess_decimal(["1,234", "999"]) is None
    True
    >>> guess_decimal(["12", "7"])
    '.'
    """
    votes = Counter(map(decimal_vote, cells))
    if votes["."] or votes[","]:
        return "," if votes[","] > votes["."] else "."
    return None if votes["?"] else "."


def guess_delimiter(sample: str, wanted: Sequence[str] = ()) -> str:
    """The sign that parts the columns: the one by which the lines have the same number of cells, above one.

    `wanted` are column names; the delimiter by which most of them appear wins.
    """
    lines = [line for line in sample.splitlines()[:200] if line.strip()]
    if not lines:
        raise UnreadableFileError(
            problem(
                "the text holds no lines",
                why="a text without lines says nothing, and is no zero",
                do="give a file with a header and rows",
            )
        )
    best = max(DELIMITERS, key=lambda sign: _fit(lines, sign, wanted))
    return best if _fit(lines, best, wanted)[1] > 0 else ","


def _fit(lines: list[str], sign: str, wanted: Sequence[str]) -> tuple[int, float]:
    rows = list(csv.reader(lines, delimiter=sign))
    found = max(sum(name in (cell.strip() for cell in row) for name in wanted) for row in rows[:20]) if wanted else 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return found, 0.0
    width, count = widths.most_common(1)[0]
    return found, count / len(rows) + min(width, 20) / 1000


def text_rows(stream: TextIO, delimiter: str, origin: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of delimited text, each with the line of the file where it starts.

    Raises
    ------
    UnreadableFileError
        If a quoted cell never ends, or a cell is larger than a megabyte.
    """
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as fault:
        raise UnreadableFileError(
            problem(
                f"{origin} cannot be parted into columns from line {line} on: {fault}",
                why="a quotation mark that never closes swallows all rows after it",
                do="look at that line; double a quotation mark inside a cell",
            )
        ) from fault
