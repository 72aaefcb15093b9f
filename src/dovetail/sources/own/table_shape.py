"""Where a table begins in a sheet or a text: titles above it, one to three rows of headings, a row of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dovetail.errors import UnreadableFileError, problem
from dovetail.sources.files.rows import Row
from dovetail.sources.own.headings import read_heading
from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.words import folded

_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Shape:
    """The names of the columns, the lines they stand on, what is written above, and the last line before the data."""

    names: tuple[str, ...]
    lines: tuple[int, ...]
    title: str
    last: int


def find_shape(sample: Sequence[Row], roles: Sequence[str], *, headed: bool, named: Iterable[str] = ()) -> Shape:
    """Find the headings among the first rows.

    Headings over several rows, as merged cells leave them, are joined: `Экспорт` over `2013` becomes
    `Экспорт / 2013`. `named` are headings that must be there.

    Raises
    ------
    UnreadableFileError
        If no row looks like headings.
    """
    rows = [(line, [" ".join(cell.split()) for cell in cells]) for line, cells in sample[:_LOOKED_AT]]
    if not rows:
        raise UnreadableFileError(
            problem(
                "the table holds no rows",
                why="a table without rows says nothing, and is no zero",
                do="give a file with headings and rows",
            )
        )
    first = 0 if headed else _first_heading(rows, roles, [folded(name) for name in named])
    span = [first]
    while not headed and span[-1] + 1 < len(rows) and len(span) < 3:
        if not _continues(rows[span[-1]][1], rows[span[-1] + 1][1], roles):
            break
        span.append(span[-1] + 1)
    names = _joined([rows[at][1] for at in span])
    last = span[-1]
    if last + 1 < len(rows) and _is_numbering(rows[last + 1][1]):
        last += 1
    title = " ".join(cell for _, cells in rows[:first] for cell in cells if cell)
    return Shape(names, tuple(rows[at][0] for at in span), title, rows[last][0])


def _first_heading(rows: list[Row], roles: Sequence[str], named: list[str]) -> int:
    if named:
        for at, (_, cells) in enumerate(rows):
            present = " ".join(folded(cell) for cell in cells)
            if all(name in present for name in named):
                return at
    filled = [sum(1 for cell in cells if cell) for _, cells in rows]
    for at, (_, cells) in enumerate(rows):
        known = sum(1 for cell in cells if cell and read_heading(0, cell, roles).role)
        if filled[at] >= min(2, max(filled)) and known >= min(2, filled[at]) and not _has_number(cells):
            return at
    for at, (_, cells) in enumerate(rows):
        if filled[at] >= max(2, max(filled) // 2) and not _has_number(cells):
            return at
    shown = "; ".join(" | ".join(cells[:6]) for _, cells in rows[:3])
    raise UnreadableFileError(
        problem(
            f"no row of the table looks like headings; it begins with: {shown}",
            why="without names nobody can say which column holds the value",
            do="put one row with the names of the columns above the data",
        )
    )


def _has_number(cells: Sequence[str]) -> bool:
    """Whether a row holds a number that is no year, as data do and headings do not."""
    return any(re.fullmatch(r"[-+(]?[\d\s.,]*\d\)?%?", cell) and not _is_year(cell) for cell in cells if cell)


def _is_year(cell: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", cell) is not None


def _continues(upper: Sequence[str], lower: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether the lower row goes on with the headings of the upper one, which then has gaps."""
    filled = [cell for cell in lower if cell]
    gaps = len(upper) < len(lower) or any(not cell for cell in upper)
    if not gaps or not filled or _has_number(lower):
        return False
    periods = sum(1 for cell in filled if read_period(cell))
    known = sum(1 for cell in filled if read_heading(0, cell, roles).role)
    return periods >= 2 or (2 * known >= len(filled) and len(filled) >= 2)


def _joined(rows: list[list[str]]) -> tuple[str, ...]:
    width = max(len(row) for row in rows)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    for at, row in enumerate(grid[:-1]):
        for column in range(1, width):
            if not row[column] and any(below[column] for below in grid[at + 1 :]):
                row[column] = row[column - 1]
    names = (" / ".join(dict.fromkeys(row[column] for row in grid if row[column])) for column in range(width))
    return tuple(names)


def _is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 or А, Б, 1, 2."""
    digits = [cell for cell in cells if cell.isdigit()]
    letters = [cell for cell in cells if cell and not cell.isdigit()]
    steps = [str(number) for number in range(1, len(digits) + 1)]
    return len(digits) >= 2 and digits == steps and all(re.fullmatch(r"[А-ЯA-Z]", cell) for cell in letters)
