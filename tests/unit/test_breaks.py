"""The rule of breaks: what it finds, what it leaves alone, and how often it speaks up on real data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dovetail.measures.change.breaks import BreakRule, find_breaks

STEADY = [[5000.0, 5100, 5200, 5000, 5100, 5300], [900.0, 950, 1000, 980, 990, 1010]]


def jumps(
    line: list[float], demand: list[float] | None = None, rule: BreakRule | None = None
) -> list[tuple[int, int, int]]:
    values = np.array([line, *STEADY])
    wanted = None if demand is None else np.array([demand, *[[np.nan] * 6] * 2])
    return [(jump.line, jump.start, jump.end) for jump in find_breaks(values, wanted, rule)]


def test_a_level_that_falls_and_stays_down_is_a_break():
    assert jumps([922, 778, 215, 128, 150, 164]) == [(0, 1, 2)]


def test_a_year_that_moved_into_the_jump_belongs_to_it():
    assert jumps([1241, 549, 21, 15, 23, 36]) == [(0, 0, 2)]


def test_a_level_that_rises_and_stays_up_is_a_break():
    assert jumps([17, 21, 549, 700, 620, 640]) == [(0, 1, 2)]


def test_one_bad_year_is_none():
    assert jumps([900, 950, 40, 930, 910, 900]) == []


def test_growth_by_steps_is_none():
    assert jumps([100, 180, 320, 560, 1000, 1800]) == []


def test_a_market_that_vanished_is_none():
    assert jumps([900, 950, 100, 90, 95, 90], demand=[9000, 9500, 1000, 900, 950, 900]) == []
    assert jumps([900, 950, 100, 90, 95, 90], demand=[9000, 9500, 9400, 9300, 9100, 9000]) == [(0, 1, 2)]


def test_a_small_line_is_none():
    assert jumps([9, 9.5, 0.5, 0.4, 0.5, 0.4]) == []


def test_too_short_or_unreported_series_say_nothing():
    assert find_breaks(np.array([[1241.0, 549, 21]])) == ()
    assert jumps([1241, float("nan"), 21, 11, 23, 36]) == []
    assert jumps([1241, 549, 0, 0, 0, 0]) == []


def test_a_restless_line_needs_a_larger_jump():
    restless = [100.0, 900, 80, 850, 8000, 700]
    assert jumps(restless) == []


@pytest.mark.shared
def test_the_rule_on_russias_trade_with_62_partners(shared: Path):
    import polars as pl

    trade = pl.read_parquet(shared / "data/trade/comtrade_russia_hs2.parquet").filter(pl.col("hs2") != "99")
    years = sorted(trade["year"].unique().to_list())
    at = {year: index for index, year in enumerate(years)}
    chapters = sorted(trade["hs2"].unique().to_list())
    found, tested = [], 0
    for (flow,), of_flow in trade.group_by("flow"):
        demand = np.zeros((len(chapters), len(years)))
        grids = {}
        for (partner,), lines in of_flow.group_by("partner"):
            grid = np.full(demand.shape, np.nan)
            rows = [chapters.index(chapter) for chapter in lines["hs2"]]
            grid[rows, [at[year] for year in lines["year"]]] = lines["value_usd"].to_numpy()
            grids[partner] = grid
            demand += np.nan_to_num(grid)
        for partner, grid in grids.items():
            total = np.nansum(grid, axis=0)
            tested += int((np.fmax(grid[:, 1:], grid[:, :-1]) >= 0.02 * np.fmax(total[1:], total[:-1])).sum())
            found += [
                (partner, flow, chapters[jump.line], years[jump.start], years[jump.end])
                for jump in find_breaks(grid, demand)
            ]
    of_belarus = sorted(jump for jump in found if jump[0] == "BLR")
    assert of_belarus == [("BLR", "import", "82", 2012, 2014), ("BLR", "import", "90", 2013, 2014)]
    # Of the line-years large enough to be judged, about one in a hundred is called a break.
    assert tested > 15_000
    assert len(found) / tested < 0.0125
