"""How wide the columns of a table on paper are: each as its words need, and what is left by what they would like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dovetail.brief.document import plain
from dovetail.results.charts.lettering import width_of

if TYPE_CHECKING:
    from dovetail.brief.document import Table

#: Letters are measured by their average: a tenth more is kept, so that no word breaks that need not.
_SLACK = 1.1


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
    As browsers lay out tables: where not all columns can have the length of their longest cell, each has that of its
    longest word, and what is left goes by what is lacking. Where even words have no room, all shrink alike.
    """
    least: list[float] = []
    whole: list[float] = []
    for place, column in enumerate(table.columns):
        head, cells = plain(column.heading), [plain(row.cells[place]) for row in table.rows]
        unbroken = [*_words([head]), *(cells if column.numeric else _words(cells))]
        least.append(_widest(unbroken, size, inset))
        whole.append(_widest([head, *cells], size, inset))
    if sum(whole) <= room:
        return tuple(whole)
    if sum(least) >= room:
        return tuple(width * room / sum(least) for width in least)
    free = (room - sum(least)) / (sum(whole) - sum(least))
    return tuple(low + (high - low) * free for low, high in zip(least, whole, strict=True))


def _words(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from text.split(" ")


def _widest(texts: Sequence[str], size: float, inset: float) -> float:
    return max((width_of(text, size) for text in texts), default=0.0) * _SLACK + inset
