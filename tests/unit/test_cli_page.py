from __future__ import annotations

import re
from io import StringIO

import polars as pl
import pytest
from rich.console import Console

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


TRUCKS = Grid(
    "Goods",
    ("product", "index of the seller", "sold, US$ mn", "technology"),
    [("8704 Trucks and lorries", "3.66", "1\u00a0234\u00a0567", "medium-high, machines")],
    right=(1, 2),
)


def lines(width: int) -> list[str]:
    with StringIO() as text:
        Console(file=text, width=width, highlight=False).print(TRUCKS)
        return text.getvalue().splitlines()


@pytest.mark.parametrize("width", range(30, 120, 5))
def test_no_width_cuts_a_table_or_breaks_a_number(width: int) -> None:
    shown = lines(width)
    assert max(len(line) for line in shown) <= width
    assert any("1\u00a0234\u00a0567" in line for line in shown)
    assert "".join("".join(shown).split()).count("machines") == 1


def test_a_terminal_too_narrow_for_a_table_gets_a_line_a_column() -> None:
    assert lines(30)[1:3] == ["8704 Trucks and lorries", "  index of the seller: 3.66"]
    assert lines(100)[2].split() == ["product", "index", "of", "the", "seller", "sold,", "US$", "mn", "technology"]
