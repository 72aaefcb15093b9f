"""How wide the columns of a table on paper are: each as its words need, and what is left by what they would like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.document import plain
from dovetail.results.charts.lettering import width_of

if TYPE_CHECKING:
    from dovetail.brief.document import Table

#: Letters are measured by their average: a tenth more is kept, so that no word breaks that need not.
_SLACK = 1.1
#: Widths that are tried, as parts of the longest cell.
_SHARES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.34)
_A_CELL, _HAIR = 0.1, 0.01


def column_widths(table: Table, *, room: float, size: float, inset: float) -> tuple[float, ...]:
    """The width of each column, in the unit of `room` and `size`, together no more than `room`.

    Parameters
    ----------
    table
        The table; a number is never broken, words are where they must.
    room
        How wide the table may be.
    size
        Size of the letters.
    inset
        What a cell keeps free at its left and right together.

    Notes
    -----
    Where not all columns can have the length of their longest cell, each begins with that of its longest word. The room
    that is left goes, step by step, where a point of it saves most lines, and in the end by what is still lacking.
    Where even words have no room, all shrink alike.
    """
    columns = [_Column([plain(column.heading), *(plain(row.cells[place]) for row in table.rows)], column.numeric, size)
               for place, column in enumerate(table.columns)]  # fmt: skip
    least, whole = [column.least + inset for column in columns], [column.whole + inset for column in columns]
    if sum(whole) <= room:
        return tuple(whole)
    if sum(least) >= room:
        return tuple(width * room / sum(least) for width in least)
    widths = list(least)
    while step := _best_step([width - inset for width in widths], columns, room - sum(widths)):
        place, width = step
        widths[place] = width + inset
    lacking = [most - width for most, width in zip(whole, widths, strict=True)]
    free = (room - sum(widths)) / sum(lacking)
    return tuple(width + lack * free for width, lack in zip(widths, lacking, strict=True))


class _Column:
    """The cells of a column, its heading first, as the widths of what stands in one piece."""

    def __init__(self, texts: list[str], numeric: bool, size: float) -> None:
        self._space = width_of(" ", size) * _SLACK
        words = [text.split(" ") if place == 0 or not numeric else [text] for place, text in enumerate(texts)]
        self._cells = [[width_of(word, size) * _SLACK for word in cell] for cell in words]
        self._laid: dict[float, list[int]] = {}
        self.least = max(max(cell) for cell in self._cells)
        self.whole = max(sum(cell) + self._space * (len(cell) - 1) for cell in self._cells)

    def lines(self, width: float) -> list[int]:
        """How many lines each cell takes at a width."""
        if width not in self._laid:
            self._laid[width] = [self._lines(cell, width) for cell in self._cells]
        return self._laid[width]

    def _lines(self, cell: list[float], width: float) -> int:
        lines, at = 1, -self._space
        for word in cell:
            at += self._space + word
            if at > width + _HAIR:
                lines, at = lines + 1, word
        return lines


def _best_step(widths: list[float], columns: list[_Column], free: float) -> tuple[int, float] | None:
    """The column and the width for it that save most lines for a point, within what is free; None where none does."""
    laid = [column.lines(width) for column, width in zip(columns, widths, strict=True)]
    now = _height(laid)
    best, found = 0.0, None
    for place, column in enumerate(columns):
        for share in _SHARES:
            width = column.whole * share
            if 0 < width - widths[place] <= free:
                gain = (now - _height([*laid[:place], column.lines(width), *laid[place + 1 :]])) / (
                    width - widths[place]
                )
                if gain > best:
                    best, found = gain, (place, width)
    return found


def _height(laid: list[list[int]]) -> float:
    """Lines of the rows, each as high as its highest cell; a cell that alone is lower counts a little."""
    return sum(max(row) + _A_CELL * sum(row) for row in zip(*laid, strict=True))
