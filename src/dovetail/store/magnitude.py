"""Whether values can be in the unit they are said to be in: compared with committed benchmarks.

A file in thousands of dollars read as dollars is wrong by a factor of 1000 and looks like any other. Trade between
two large economies does not change by such factors, so the flows that a benchmark is known of tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

import polars as pl

from dovetail.errors import UnitMismatchError, problem
from dovetail.store.compare import FLOW, amount, flow_totals
from dovetail.store.release import Finding
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: The factor to find, and the factor beyond which a typical flow counts as wrong: half way in logarithms.
FACTOR = 1000.0
BAND = sqrt(FACTOR)

#: With one or two flows to go by, only a factor close to 1000 itself is told from a market that broke away.
_FEW, _FEW_BAND = 3, (200.0, 5000.0)

#: A region does not trade more than this multiple of what its country does.
_REGION = 1.5

#: Years that a benchmark may lie apart.
_REACH = 12

#: Lines from which on a flow counts as whole where no total is published.
_WHOLE = 50


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A flow that stands for a file of the wrong magnitude: its value, its benchmark, and how many were compared."""

    flow: str
    value_usd: float
    benchmark_usd: float
    compared: int

    @property
    def message(self) -> str:
        """Both values and their ratio."""
        return (
            f"{self.flow} comes to {amount(self.value_usd)}, and the benchmark is {amount(self.benchmark_usd)}: "
            f"{self.value_usd / self.benchmark_usd:.3g} times as much (typical of {self.compared} flows compared)"
        )


def implausible(blocks: pl.DataFrame) -> Magnitude | None:
    """The flow that shows that the values of a summary are of the wrong magnitude, or None.

    Yearly flows, months raised to a year, are compared with the benchmark of the nearest year: whole flows between
    two economies either way, sums over partners upwards only, since a file need not hold every partner.
    """
    totals = flow_totals(blocks).filter(pl.col("value_usd") > 0)
    if totals.is_empty():
        return None
    yearly = _yearly(totals)
    pairs = _compared(yearly.filter("whole"))
    if (found := _typical(pairs, both_ways=True)) is not None:
        return found
    members = yearly.filter(~pl.col("partner").is_in(["X-WLD"]))
    sums = members.group_by("reporter", "flow", "year").agg(pl.col("value_usd").sum(), partner=pl.lit("X-WLD"))
    if (found := _typical(_compared(sums), both_ways=False)) is not None:
        return found
    return _regions(sums)


def refuse_magnitude(found: Magnitude | None) -> None:
    """Raise for a magnitude that cannot be.

    Raises
    ------
    UnitMismatchError
        With the value and the benchmark.
    """
    if found is not None:
        raise UnitMismatchError(
            problem(
                found.message,
                why="a file in thousands of dollars read as dollars, or the other way round, is wrong by 1000 in every "
                "number that follows, so nothing was stored",
                do="name the layout or the unit that the file is in; if its values are right, "
                "load it with --any-magnitude (any_magnitude=True)",
            ),
            rows=[(found.flow, found.value_usd, found.benchmark_usd)],
        )


def told_magnitude(found: Magnitude | None) -> list[Finding]:
    """The same as a finding, where the user vouches for the values."""
    return [Finding("magnitude", found.message)] if found else []


@cache
def _benchmarks() -> pl.DataFrame:
    text = files("dovetail.figures").joinpath("benchmarks.csv").read_bytes()
    types = {"reporter": pl.String, "partner": pl.String, "flow": pl.String, "year": pl.Int64, "value_usd": pl.Float64}
    return pl.read_csv(text, schema=types).sort("year").rename({"value_usd": "benchmark_usd"})


def _yearly(totals: pl.DataFrame) -> pl.DataFrame:
    """Flows a year, parts of a year raised to twelve months."""
    months = {period: Period.of(period).months for period in totals["period"].unique()}
    return (
        totals.with_columns(
            pl.col("period").str.head(4).cast(pl.Int64).alias("year"),
            pl.col("period").replace_strict(months, return_dtype=pl.Int64).alias("months"),
        )
        .group_by("reporter", "partner", "flow", "year", "months")
        .agg(pl.col("value_usd").sum(), pl.col("level").max(), pl.col("lines").sum(), pl.len().alias("periods"))
        .with_columns(
            (pl.col("value_usd") * 12 / (pl.col("months") * pl.col("periods"))).alias("value_usd"),
            ((pl.col("level") == 0) | (pl.col("lines") >= _WHOLE)).alias("whole"),
        )
    )


def _compared(flows: pl.DataFrame) -> pl.DataFrame:
    """Flows with the benchmark of the nearest year and the ratio to it."""
    return (
        flows.sort("year")
        .join_asof(
            _benchmarks(),
            on="year",
            by=["reporter", "partner", "flow"],
            strategy="nearest",
            tolerance=_REACH,
            check_sortedness=False,
        )
        .drop_nulls("benchmark_usd")
        .with_columns((pl.col("value_usd") / pl.col("benchmark_usd")).alias("ratio"))
        .sort("ratio", *FLOW[:3], "year")
    )


def _typical(flows: pl.DataFrame, *, both_ways: bool) -> Magnitude | None:
    """The median flow, if its ratio is out of the band."""
    if flows.is_empty():
        return None
    middle = flows.row(len(flows) // 2, named=True)
    ratio: float = middle["ratio"]
    if len(flows) < _FEW:
        away = max(ratio, 1 / ratio) if both_ways else ratio
        wrong = _FEW_BAND[0] <= away <= _FEW_BAND[1]
    else:
        wrong = ratio > BAND or (both_ways and ratio < 1 / BAND)
    return _magnitude(middle, len(flows)) if wrong else None


def _regions(sums: pl.DataFrame) -> Magnitude | None:
    """A region that trades more than its country."""
    regions = sums.filter(pl.col("reporter").str.contains("^[A-Z]{2}-"))
    if regions.is_empty():
        return None
    country = {code: Territory(code).country.code for code in regions["reporter"].unique()}
    flows = _compared(regions.with_columns(pl.col("reporter").replace_strict(country)))
    worst = flows.filter(pl.col("ratio") > _REGION)
    return _magnitude(worst.row(-1, named=True), len(flows)) if not worst.is_empty() else None


def _magnitude(row: dict[str, object], compared: int) -> Magnitude:
    flow = f"{row['reporter']} {row['flow']} with {row['partner']} {row['year']}"
    return Magnitude(flow, float(str(row["value_usd"])), float(str(row["benchmark_usd"])), compared)
