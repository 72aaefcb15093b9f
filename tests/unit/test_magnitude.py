"""A factor of 1000 is told from a market that grew, broke away, or is held in part only."""

from __future__ import annotations

import polars as pl
import pytest

from dovetail.store.magnitude import implausible
from dovetail.store.views import BLOCK_COLUMNS

Flow = tuple[str, str, str, str, int, int, float]


def blocks(flows: list[Flow]) -> pl.DataFrame:
    """A summary of flows: reporter, partner, flow, period, level, lines, value."""
    rows = [
        {
            "reporter": reporter,
            "partner": partner,
            "flow": flow,
            "period": period,
            "classification": "H4",
            "level": level,
            "lines": lines,
            "valued": lines,
            "negative": 0,
            "value_usd": value,
        }
        for reporter, partner, flow, period, level, lines, value in flows
    ]
    return pl.DataFrame(rows).select(list(BLOCK_COLUMNS))


LARGE = [("CHN", "USA", 3.97e11), ("DEU", "FRA", 1.3e11), ("USA", "CAN", 3.1e11), ("BLR", "RUS", 1.5e10)]


def exports(scale: float, *, level: int = 0, lines: int = 1, period: str = "2014", take: int = 4) -> pl.DataFrame:
    return blocks([(a, b, "export", period, level, lines, value * scale) for a, b, value in LARGE[:take]])


@pytest.mark.parametrize("scale", [1, 20, 0.05])
def test_growth_and_decline_are_plausible(scale: float) -> None:
    assert implausible(exports(scale)) is None


@pytest.mark.parametrize("scale", [1000, 1e6, 0.001])
def test_thousands_and_millions_are_not(scale: float) -> None:
    found = implausible(exports(scale))
    assert found is not None
    assert found.value_usd / found.benchmark_usd == pytest.approx(scale, rel=0.2)
    assert found.compared == 4


def test_months_are_raised_to_a_year() -> None:
    monthly = [
        (a, b, "export", f"2014-{month:02d}", 0, 1, value * scale / 12)
        for scale in (1,)
        for month in (1, 2, 3)
        for a, b, value in LARGE
    ]
    assert implausible(blocks(monthly)) is None
    found = implausible(exports(1000 / 12, period="2014-05"))
    assert found is not None
    assert found.value_usd / found.benchmark_usd == pytest.approx(1000, rel=0.2)


def test_a_flow_held_in_part_is_judged_upwards_only() -> None:
    assert implausible(exports(0.001, level=2, lines=3)) is None, "three chapters may be a thousandth of the whole"
    assert implausible(exports(0.001, level=2, lines=90)) is not None
    assert implausible(exports(1000, level=2, lines=3)) is not None


def test_one_market_that_broke_away_is_no_wrong_unit() -> None:
    assert implausible(exports(0.02, take=1)) is None
    assert implausible(exports(1e-5, take=1)) is None, "next to nothing is not a thousandth"
    assert implausible(exports(0.001, take=1)) is not None


def test_a_region_does_not_trade_more_than_its_country() -> None:
    assert implausible(blocks([("RU-CHE", "KAZ", "export", "2014", 2, 40, 2.5e9)])) is None
    found = implausible(blocks([("RU-CHE", "KAZ", "export", "2014", 2, 40, 2.5e12)]))
    assert found is not None
    assert "RUS export" in found.flow


def test_what_no_benchmark_knows_is_not_judged() -> None:
    assert implausible(blocks([("NRU", "TUV", "export", "2014", 0, 1, 1e15)])) is None
    assert implausible(blocks([("BLR", "RUS", "export", "2014", 0, 1, 0.0)])) is None
    assert implausible(exports(1000, period="2050")) is None, "benchmarks reach twelve years"
