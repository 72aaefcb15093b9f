"""What a reader sees of an appraisal: currency, rate and money first, then who gains what, in both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dovetail.analyses.appraisal import Assumptions, appraise_venture, write_assumptions
from dovetail.interfaces.cli import main
from dovetail.interfaces.cli.terminal.appraisal_view import appraisal_blocks
from dovetail.interfaces.cli.terminal.output import Grid

PLANT = Assumptions(
    currency="BYN", years=6, capital=12e6, capacity=8000, price=1900, unit_cost=1200, discount_rate=0.14, tax_rate=0.2,
    fixed_cost=1.1e6, foreign_materials=250, own_materials=800, content_threshold=0.5, loan_share=0.5, credit_rate=0.1,
    parties={"BLR": 0.6, "Iron Ltd": 0.4}, ranges={"price": (1700, 2000)},
)  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def told(plant: Assumptions, language: str = "en") -> tuple[str, list[Grid]]:
    """The texts and the tables of an appraisal."""
    blocks = appraisal_blocks(appraise_venture(plant, name="Foundry", start=2026), language)  # type: ignore[arg-type]
    texts = [block for block in blocks if isinstance(block, str)]
    return "\n".join(texts).replace("\u00a0", " "), [block for block in blocks if isinstance(block, Grid)]


def cells(grid: Grid) -> list[list[str]]:
    return [[cell.replace("\u00a0", " ") for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("language", "basis", "money", "party", "real"),
    [
        ("en", ("BYN", "2026", "14% a year"), "BYN mn", "Belarus, 60%", "must be real ones"),
        ("ru", ("BYN", "2026 г.", "14 % в год"), "млн бел. руб.", "Беларусь, 60 %", "должны быть реальными"),
    ],
)
def test_currency_rate_money_and_parties_are_said(
    language: str, basis: tuple[str, ...], money: str, party: str, real: str
) -> None:
    text, grids = told(PLANT, language)
    assert all(part in text for part in basis)
    assert real in text
    worth = grids[0]
    assert money in worth.title.replace("\u00a0", " ")
    names = [row[0] for row in cells(worth)]
    assert names[2].startswith(party)
    assert names[3].startswith("Iron Ltd, 40")
    assert all(len(row) == len(grid.headings) for grid in grids for row in grid.rows)
    latin = {"price", "unit_cost", "capacity", "capital", "project", "equity", "build_down", "not_met"}
    shown = {word for grid in grids for row in cells(grid) for cell in row for word in cell.split()}
    assert not shown & latin


def test_each_way_of_the_content_is_judged_by_the_threshold() -> None:
    _, grids = told(PLANT)
    content = next(grid for grid in grids if grid.title.startswith("Value content"))
    assert "asks for 50%" in content.title
    assert [row[:2] + row[-2:] for row in cells(content)] == [
        ["by deduction", "86.8%", "met", "foreign materials up to BYN 950 a unit"],
        ["by addition", "42.1%", "not met", "own materials from BYN 950 a unit"],
        ["by net cost", "79.2%", "met", "foreign materials up to BYN 600 a unit"],
    ]
    _, plain = told(replace(PLANT, own_materials=None, content_threshold=None, ranges={}))
    content = next(grid for grid in plain if grid.title.startswith("Value content"))
    assert cells(content) == [["by deduction", "86.8%"], ["by addition", "not told"], ["by net cost", "79.2%"]]


def test_no_return_and_no_payback_are_words_and_no_gaps() -> None:
    text, grids = told(replace(PLANT, price=1200, own_materials=None, content_threshold=None, ranges={}))
    assert cells(grids[0])[0][2:] == ["none", "never", "never"]
    assert "has a range" in text
    assert "Of 10,000 draws" not in text


def test_an_owner_of_all_is_not_told_twice() -> None:
    _, grids = told(replace(PLANT, parties={"owner": 1.0}), "ru")
    assert len(grids[0].rows) == 2
    _, grids = told(replace(PLANT, parties={"BLR": 1.0}), "ru")
    assert len(grids[0].rows) == 3


def test_several_rates_are_parted_so_that_no_comma_is_a_decimal() -> None:
    twice = Assumptions(
        currency="EUR", years=2, capital=100, capacity=1, price=362 / 0.9, unit_cost=0, discount_rate=0.15,
        fixed_cost=362 / 0.9 - 230, price_growth=-0.9,
    )  # fmt: skip
    text, grids = told(twice, "ru")
    assert cells(grids[0])[0][2] == "10,0; 20,0"
    assert "несколько внутренних ставок" in text


def test_payments_by_year_stand_with_the_loan_or_without() -> None:
    _, grids = told(PLANT)
    years = next(grid for grid in grids if grid.title.startswith("Payments"))
    assert [row[0] for row in years.rows] == [str(year) for year in range(2026, 2033)]
    assert years.headings[-1] == "owners"
    _, grids = told(replace(PLANT, loan_share=0.0))
    assert next(grid for grid in grids if grid.title.startswith("Payments")).headings[-1] == "the whole"


def test_both_ends_of_a_whole_number_are_written_whole() -> None:
    _, grids = told(PLANT)  # a tenth above 12 million is a hair above 13.2 million
    outlay = next(row for row in cells(grids[-1]) if row[0].startswith("Outlay"))
    assert outlay[1:3] == ["10,800,000", "13,200,000"]


def test_the_verb_writes_what_can_be_changed_and_opened(tmp_path: Path) -> None:
    file = write_assumptions(tmp_path / "foundry.xlsx", PLANT, language="ru")
    said = run("appraise", file, "--start", 2026, "--lang", "ru")
    assert said.exit_code == 0, said.output
    assert "Суммы указаны в валюте BYN" in said.output
    assert run("appraise", file, "--start", 2026, "-o", tmp_path / "result.xlsx").exit_code == 0
    again = run("appraise", tmp_path / "result.xlsx", "--start", 2026, "--name", "foundry", "--lang", "ru")
    assert again.output == said.output
    assert run("appraise", file, "--start", 2026, "-o", tmp_path / "result.json").exit_code == 0
    ledger = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert {row["way"] for row in ledger["tables"]["value_content"]} == {"build_down", "build_up", "net_cost"}
    opened = run("explain", "--ledger", tmp_path / "result.json", "--find", "by addition")
    assert "42.1%" in opened.output
    page = run("appraise", file, "--start", 2026, "--format", "html")
    assert "Break-even" in page.output
    for table in ("worth", "account", "break_even", "value_content"):
        assert run("appraise", file, "--start", 2026, "--format", "csv", "--table", table).exit_code == 0
    assert run("appraise", file, "--start", 26).exit_code == 2


@pytest.mark.parametrize("verb", [("ventures", "BLR", "RU-CHE"), ("appraise", "foundry.xlsx", "--start", "2026")])
def test_a_seed_below_nothing_is_refused_with_a_word(verb: tuple[str, ...]) -> None:
    done = run(*verb, "--seed", "-1")
    assert done.exit_code == 2
    assert "x>=0" in done.output
