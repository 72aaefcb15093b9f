"""Potential with disagreement: each method as published, side by side, and only where the record carries it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import polars as pl
import pytest

from dovetail.analyses.potential import PotentialResult, potential
from dovetail.analyses.potential.result import Direction
from dovetail.brief.chapters import potential as potential_chapter
from dovetail.brief.document import Paragraph, Table, plain
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Voice
from dovetail.errors import InvalidRequestError, MissingDataError
from dovetail.measures.fit import potential as measure
from dovetail.store.store import open_store
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair


@pytest.fixture(scope="module")
def example() -> PotentialResult:
    return potential(open_store(), Pair.of("BLR", "RUS"), top=8)


def test_the_example_shows_three_methods_and_that_they_part(example: PotentialResult) -> None:
    there, back = example.directions
    assert (there.seller, there.buyer, there.period) == ("BLR", "RUS", "2016")
    assert [line.product for line in there.top("itc", 4)] == ["04", "84", "87", "39"]
    values = {pair: figure.value for pair, figure in there.correlations.items()}
    assert set(values) == {("itc", "gravity"), ("itc", "density"), ("gravity", "density")}
    assert values["itc", "gravity"] == pytest.approx(0.81, abs=0.01)
    assert 0.2 < values["gravity", "density"] < values["itc", "density"] < 0.5
    assert there.parted
    assert not back.lines  # what Belarus buys from all by product is not on record
    assert back.total_expected is not None


def test_the_parts_multiply_and_the_whole_spreads_present_trade(example: PotentialResult) -> None:
    there = example.directions[0]
    assert there.ease is not None
    for line in there.lines:
        if line.supply and line.demand and line.potential and line.unrealised:
            assert line.potential.value == pytest.approx(line.supply.value * line.demand.value * there.ease.value)
            sold = line.actual.value if line.actual else 0.0
            assert line.unrealised.value == pytest.approx(max(line.potential.value - sold, 0.0))
    table = example.data["lines"].filter(pl.col("seller") == "BLR")
    assert table["potential_usd"].sum() == pytest.approx(table["actual_usd"].sum())


def test_ranks_begin_at_the_highest(example: PotentialResult) -> None:
    table = example.data["lines"].filter(pl.col("seller") == "BLR")
    for method, column in (("itc", "potential_usd"), ("gravity", "gravity_usd"), ("density", "density_share")):
        best = table.sort(column, descending=True, nulls_last=True)
        assert best[f"{method}_rank"][0] == 1
        known = best.filter(pl.col(f"{method}_rank").is_not_null())
        assert known[f"{method}_rank"].to_list() == sorted(known[f"{method}_rank"].to_list())


def test_gravity_carries_its_interval_and_leaves_the_pair_out(example: PotentialResult) -> None:
    for one in example.directions:
        assert one.total_expected is not None
        assert one.total_actual is not None
        assert one.total_expected.interval is not None
        low, high = one.total_expected.interval
        assert low < one.total_expected.value < high < one.total_actual.value


def test_a_region_is_told_as_its_country(example: PotentialResult) -> None:
    found = potential(open_store(), Pair.of("BLR", "RU-CHE"), top=8)
    assert found.shown == ("BLR", "RUS")
    assert found.caveats[0].message == "potential_of_countries"
    assert found.data["lines"].equals(example.data["lines"])
    with pytest.raises(InvalidRequestError, match="both lie in"):
        potential(open_store(), Pair.of("RU-CHE", "RU-SVE"))


def test_kept_expectations_are_told_within_the_years_asked_for() -> None:
    """Those of all goods are of 2014, those of chapters of 2016."""
    pair = Pair.of("BLR", "RUS")
    with pytest.raises(MissingDataError, match="no method"):
        potential(open_store(), pair, years=Years(1990, 1995))
    early = potential(open_store(), pair, years=Years(2012, 2014)).directions[0]
    assert early.total_expected is not None
    assert early.total_expected.period == "2014"
    late = potential(open_store(), pair, years=Years(2015, 2016)).directions[0]
    assert late.total_expected is None
    assert all(line.expected is None or line.expected.period == "2016" for line in late.lines)
    assert any(line.expected for line in late.lines)


@pytest.mark.parametrize(("actual", "words"), [(9.1, "more than expected"), (30.0, "far more closely"), (7.0, "about")])
def test_a_little_more_than_expected_is_not_far_more(actual: float, words: str) -> None:
    expected = Figure(measure="potential.gravity", value=7.3e9, unit="usd", period="2016", grade="estimated",
                      interval=(6.5e9, 8e9), formula="gravity")  # fmt: skip
    sold = Figure(measure="trade", value=actual * 1e9, unit="usd", period="2016", formula="given")
    ledger = Ledger()
    ledger.add(expected)
    ledger.add(sold)
    one = Direction("DEU", "BRA", "", None, (), {}, (), sold, expected)
    found = PotentialResult(
        data={}, figures=ledger, caveats=(), pair=("DEU", "BRA"), shown=("DEU", "BRA"), directions=(one,)
    )
    chapter = potential_chapter(cast(Material, SimpleNamespace(potential=found)), Voice("en"))
    assert chapter is not None
    first = chapter.blocks[0]
    assert isinstance(first, Paragraph)
    assert words in plain(first.sentences[0])


def test_a_method_that_says_nothing_has_no_column(example: PotentialResult) -> None:
    there = example.directions[0]
    bare = tuple(
        replace(line, expected=None, ranks={name: rank for name, rank in line.ranks.items() if name != "gravity"})
        for line in there.lines
    )
    silent = replace(example, directions=(replace(there, lines=bare),))
    heads: list[list[str]] = []
    for found in (example, silent):
        chapter = potential_chapter(
            cast(Material, SimpleNamespace(potential=found)), Voice("en", Pair.of("BLR", "RUS"))
        )
        assert chapter is not None
        table = next(block for block in chapter.blocks if isinstance(block, Table))
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        heads.append([plain(column.heading) for column in table.columns])
    assert set(heads[0]) - set(heads[1]) == {"Gravity expects", "Rank: gravity"}


def test_nothing_is_told_without_a_record() -> None:
    with pytest.raises(MissingDataError, match="no method"):
        potential(open_store(), Pair.of("DEU", "FRA"))


def test_a_table_of_all_flows_gives_the_published_indicator(tmp_path: Path) -> None:
    """The same numbers as the measure that forms every cell of the world."""
    from dovetail.sources.opening import open_reading

    rng = np.random.default_rng(3)
    codes = [36, 40, 56, 76, 100, 112, 124, 156, 203, 208, 246, 251, 276, 300, 348, 372, 380, 392, 528, 579, 616, 643]
    goods = ["870110", "870190", "720851", "310420", "040210", "854231"]
    rows = [
        (2016, i, j, k, float(np.round(rng.gamma(0.5, 400.0), 3)) + 1, 1.0)
        for i in codes
        for j in codes
        for k in goods
        if i != j and rng.random() < 0.6
    ]
    pl.DataFrame(rows, ["t", "i", "j", "k", "v", "q"], orient="row").write_csv(tmp_path / "BACI_HS92_Y2016_V1.csv")
    store = open_store(tmp_path / "store")
    with open_reading(tmp_path / "BACI_HS92_Y2016_V1.csv", "baci") as reading:
        store.add(reading, any_magnitude=True)
    found = potential(store, Pair.of("BLR", "RUS"), years=Years(2016, 2016), top=10)
    headings = sorted({good[:4] for good in goods})
    trade = measure.flows(
        [headings.index(row[3][:4]) for row in rows], [codes.index(row[1]) for row in rows],
        [codes.index(row[2]) for row in rows], [1000 * row[4] for row in rows],
        products=len(headings), economies=len(codes),
    )  # fmt: skip
    parts = measure.potential(trade)
    for one, (x, m) in zip(found.directions, ((112, 643), (643, 112)), strict=True):
        assert one.ease is not None
        assert one.ease.value == pytest.approx(parts.ease[codes.index(x), codes.index(m)])
        table = found.data["lines"].filter(pl.col("seller") == one.seller).sort("product")
        assert table["product"].to_list() == headings
        assert table["potential_usd"].to_numpy() == pytest.approx(parts.pair(codes.index(x), codes.index(m)))
        for line in one.lines:  # a number follows from what it opens to
            assert line.supply is not None
            sold, world, bought = (found.figures[id_].value for id_ in line.supply.inputs)
            assert line.supply.value == pytest.approx(sold / world * min(1.0, sold / bought))
