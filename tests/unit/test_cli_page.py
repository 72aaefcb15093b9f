from __future__ import annotations

import re

import polars as pl

from dovetail.interfaces.cli.terminal.output import Drawing, Grid, exact, grid_of, plain
from dovetail.interfaces.cli.terminal.page import page

HOSTILE = "<script>alert(1)</script>\"'&"


def test_hostile_texts_stay_texts() -> None:
    grid = Grid(HOSTILE, (HOSTILE, "figure"), [(HOSTILE, '"><img src=x>')])
    for blocks, tables in (([grid, HOSTILE], []), ([], [grid])):
        text = page(HOSTILE, blocks, tables)
        assert "<script" not in text
        assert "<img" not in text
        assert "&lt;script&gt;" in text


def test_a_page_asks_nothing_of_the_network() -> None:
    text = page("a", [Grid("b", ("c",), [("d",)]), Drawing("<svg></svg>")], [])
    assert not re.search(r"(?:src|href|action)\s*=", text)
    assert "default-src 'none'" in text


def test_data_are_open_where_they_are_all_there_is() -> None:
    grid = Grid("b", ("c",), [("d",)])
    assert "<details open>" in page("a", [], [grid])
    assert "<details>" in page("a", ["told"], [grid])


def test_rows_of_figures_can_be_linked_to() -> None:
    frame = pl.DataFrame({"value_usd": [1234567.5, None], "figure": ["abc", None], "product": ["01", "02"]})
    grid = grid_of("some_lines", frame)
    assert (grid.title, list(grid.right)) == ("some lines", [0])
    text = page("a", [], [grid])
    assert text.count('<tr id="f-abc">') == 1
    assert "1,234,567.5" in text
    assert ">01<" in text


def test_cells_are_grouped_and_null_is_empty() -> None:
    assert [exact(None), exact(0.1), exact(1e9), exact(-2), exact("01")] == ["", "0.1", "1,000,000,000", "-2", "01"]
    assert [plain(None), plain(12.34567891), plain(123456.7)] == ["", "12.3457", "123,457"]
