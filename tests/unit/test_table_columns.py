"""Columns of tables on paper: as wide as their words need, together no wider than the page."""

from __future__ import annotations

import pytest

from dovetail.brief.document import Column, Name, Row, Table
from dovetail.brief.render.columns import column_widths
from dovetail.results.charts.lettering import width_of


def table(heads, *rows, numeric=()):
    columns = tuple(Column((Name(head),), place in numeric) for place, head in enumerate(heads))
    return Table((Name("caption"),), columns, tuple(Row(tuple((Name(cell),) for cell in row)) for row in rows))


def test_what_fits_is_as_wide_as_its_longest_cell():
    widths = column_widths(table(("Goods", "Sold"), ("Steel", "1,123"), numeric=(1,)), room=500, size=8, inset=6)
    assert widths[0] >= width_of("Goods", 8) + 6
    assert sum(widths) < 120


def test_a_long_column_leaves_every_word_of_the_others_whole():
    long = "hot-rolled steel sheet and plate; alloy steel sheet and electrical steel; " * 3
    found = table(("Что поставляется", "Откуда – куда", "Продано"), (long, "Россия – Беларусь", "1 123"), numeric=(2,))
    widths = column_widths(found, room=300, size=8, inset=6)
    assert sum(widths) == pytest.approx(300)
    assert widths[1] > width_of("Беларусь", 8) + 6
    assert widths[2] > width_of("1 123", 8) + 6, "a number is not broken"
    assert widths[0] > widths[1] > widths[2]


def test_where_even_words_have_no_room_all_shrink_alike():
    heads = [f"Incomprehensibilities{number}" for number in range(9)]
    widths = column_widths(table(heads, heads), room=300, size=8, inset=6)
    assert sum(widths) == pytest.approx(300)
    assert max(widths) - min(widths) < 1


def test_a_table_without_rows_has_room_for_its_heads():
    assert all(width > 0 for width in column_widths(table(("A", "")), room=300, size=8, inset=6))
