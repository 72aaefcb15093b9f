"""Trade held twice and not alike: a total against its lines, one release against another."""

from __future__ import annotations

import math
from collections.abc import Mapping

import polars as pl

from dovetail.store.release import Finding

#: Relative differences below these are rounding.
_LINES_APART = 0.001
_VINTAGES_APART = 0.01

#: Differences told one by one; the rest are counted.
_TOLD = 3

FLOW = ("reporter", "partner", "flow", "period")


def flow_totals(blocks: pl.DataFrame) -> pl.DataFrame:
    """One total a flow from a summary: the published one, else the sum of the lines of the coarsest level held.

    Columns: reporter, partner, flow, period, value_usd, level, lines. Flows without any value are left out; lines of
    one flow may stand in several files.
    """
    return (
        blocks.filter(pl.col("valued") > 0)
        .group_by(*FLOW, "classification", "level")
        .agg(pl.col("value_usd", "lines").sum())
        .sort("level", "classification", *FLOW, descending=[False, True, *(False for _ in FLOW)])
        .group_by(FLOW, maintain_order=True)
        .agg(pl.col("value_usd", "level", "lines").first())
    )


def totals_against_lines(blocks: pl.DataFrame) -> list[Finding]:
    """Flows whose published total is not the sum of their lines."""
    pairs = flow_totals(blocks.filter(level=0)).join(
        flow_totals(blocks.filter(pl.col("level") > 0)), on=FLOW, suffix="_lines"
    )
    apart = _apart(pairs, "value_usd", "value_usd_lines", _LINES_APART)
    if apart.is_empty():
        return []
    told = "; ".join(
        f"{_flow(row)}: {amount(row['value_usd'])} as published, {amount(row['value_usd_lines'])} as the sum of "
        f"{row['lines_lines']} lines{_gap(row)}"
        for row in apart.head(_TOLD).iter_rows(named=True)
    )
    message = f"{len(apart)} of {len(pairs)} published totals differ from the sum of their lines, most of all {told}"
    return [Finding("totals", message, len(apart))]


def vintages_apart(blocks: pl.DataFrame, others: pl.DataFrame, release: str) -> list[Finding]:
    """Flows whose total is another in another release."""
    pairs = flow_totals(blocks).join(flow_totals(others), on=FLOW, suffix="_other")
    apart = _apart(pairs, "value_usd_other", "value_usd", _VINTAGES_APART)
    if apart.is_empty():
        return []
    told = "; ".join(
        f"{_flow(row)}: {amount(row['value_usd'])} ({_basis(row['level'])}) here, "
        f"{amount(row['value_usd_other'])} ({_basis(row['level_other'])}) there{_gap(row)}"
        for row in apart.head(_TOLD).iter_rows(named=True)
    )
    message = (
        f"{len(apart)} of {len(pairs)} totals differ from those of {release} by more than {_VINTAGES_APART:.0%}, "
        f"in dollars most of all {told}"
    )
    return [Finding("vintages", message, len(apart))]


def mixed_classifications(blocks: pl.DataFrame) -> list[Finding]:
    """Several product classifications in one file, and in which years each stands."""
    lines = blocks.filter(pl.col("level") > 0).with_columns(pl.col("period").str.head(4).alias("year"))
    spans = lines.group_by("classification").agg(
        pl.col("year").min().alias("first"), pl.col("year").max().alias("last"), pl.col("lines").sum()
    )
    if len(spans) < 2:
        return []
    told = ", ".join(
        f"{row['classification']} {row['first']}" + (f"-{row['last']}" if row["last"] != row["first"] else "")
        for row in spans.sort("classification").iter_rows(named=True)
    )
    return [Finding("classification", f"products stand in several classifications: {told}", int(spans["lines"].sum()))]


def amount(usd: float) -> str:
    """Dollars in words short enough for a message."""
    for scale, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"), (1e3, "thousand")):
        if abs(usd) >= scale:
            return f"{usd / scale:.2f} {word} USD"
    return f"{usd:.0f} USD"


def _apart(pairs: pl.DataFrame, base: str, other: str, tolerance: float) -> pl.DataFrame:
    """Rows whose two values differ by more than the tolerance, the greatest difference in dollars first."""
    difference = pl.col(other) - pl.col(base)
    return (
        pairs.with_columns((difference / pl.col(base)).alias("gap"), difference.abs().alias("difference"))
        .filter(pl.col("difference") > tolerance * pl.max_horizontal(pl.col(base).abs(), pl.col(other).abs()))
        .sort("difference", *FLOW, descending=[True, *(False for _ in FLOW)])
    )


def _gap(row: Mapping[str, float]) -> str:
    """The relative difference in brackets; nothing where it is one from zero."""
    return f" ({row['gap']:+.1%})" if math.isfinite(row["gap"]) else ""


def _flow(row: dict[str, object]) -> str:
    to = "to" if row["flow"] == "export" else "from"
    return f"{row['reporter']} {row['flow']} {to} {row['partner']} {row['period']}"


def _basis(level: int) -> str:
    return "published" if level == 0 else f"sum of {level}-digit lines"
