"""What the store holds of a pair, laid out by direction, reporter, period and line: one dataset and one level each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from dovetail.terms.product import TOTAL, UNDISCLOSED_CHAPTER

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: The whole record is read whatever years are asked for: a break is known by what came before and after, and
#: must not depend on the question.
ALL_YEARS = {"first": 1000, "last": 9998}

#: The `reporter` of values on which both sides' reports were made to agree.
RECONCILED = ""

_FLOW = ["reporter", "exporter", "importer", "period"]
_BLOCK = [*_FLOW, "dataset"]
_VALUES = ["value_usd", "netweight_kg"]


@dataclass(frozen=True, slots=True)
class Records:
    """The trade of a pair as it is on record.

    `lines` holds one row a reporter, direction, period and product of the level asked for, of flows that tell goods
    apart; `goods` the finer rows
    that they were added up from, where there are any (column `line`: the product they belong to); `totals` the
    published totals of every dataset; `chosen` the flows as they are told: the sum of the lines, else the published
    total (column `basis`). Whole years and their parts stand in the same tables, told apart by `period`.
    """

    a: str
    b: str
    lines: pl.DataFrame
    goods: pl.DataFrame
    totals: pl.DataFrame
    chosen: pl.DataFrame
    unvalued: pl.DataFrame
    alternatives: pl.DataFrame

    @property
    def directions(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Exports of the first side, then its imports, as (exporter, importer)."""
        return (self.a, self.b), (self.b, self.a)

    @property
    def years(self) -> list[str]:
        """Whole years on record, in order."""
        return sorted(period for period in self.chosen["period"].unique() if len(period) == 4)


def read_records(store: Store, a: str, b: str, level: int) -> Records:
    """Everything on record of the trade between two territories."""
    parts = [
        store.query("pair_flows", reporter=reporter, partner=partner, **ALL_YEARS).with_columns(
            exporter=pl.when(pl.col("flow") == "export").then("reporter").otherwise("partner"),
            importer=pl.when(pl.col("flow") == "export").then("partner").otherwise("reporter"),
        )
        for reporter, partner in ((a, b), (b, a))
    ]
    parts.append(store.query("pair_reconciled", a=a, b=b, **ALL_YEARS).with_columns(reporter=pl.lit(RECONCILED)))
    columns = [*_BLOCK, "release", "product", "classification", "level", *_VALUES]
    held = pl.concat([part.select(columns) for part in parts])
    rows = _with_whole_years(held.filter(pl.col("value_usd").is_not_null()))
    fine = _one_dataset(_one_level(rows.filter(pl.col("level") >= level))).with_columns(
        line=pl.col("product").str.slice(0, level)
    )
    lines = (
        fine.group_by(*_BLOCK, pl.col("line").alias("product"))
        .agg(
            pl.col("value_usd").sum(),
            pl.when(pl.col("netweight_kg").is_null().any())
            .then(None)
            .otherwise(pl.col("netweight_kg").sum())
            .alias("netweight_kg"),
            rows=pl.col("rows").sum(),
            classification=pl.col("classification").max(),
            release=pl.col("release").max(),
        )
        .sort(*_FLOW, "product")
    )
    lines, untold = _telling(lines)
    totals = rows.filter(pl.col("product") == TOTAL)
    untold = untold.join(totals, on=_BLOCK, how="anti")
    totals = pl.concat([totals, untold], how="diagonal_relaxed").sort(*_BLOCK)
    return Records(
        a=a,
        b=b,
        lines=lines,
        goods=fine.filter(pl.col("level") > level),
        totals=totals,
        chosen=_chosen(lines, totals),
        unvalued=held.filter(pl.col("value_usd").is_null()).select("reporter", "period"),
        alternatives=held.filter(pl.struct(*_BLOCK, "product").is_duplicated(), pl.col("level") >= level).select(
            "reporter", "period"
        ),
    )


def _with_whole_years(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the years of which all twelve months are on record, where the dataset has no row of the year itself."""
    rows = rows.with_columns(rows=pl.lit(1, dtype=pl.Int64), year=pl.col("period").str.slice(0, 4))
    whole = [*[name for name in _BLOCK if name != "period"], "year"]
    monthly = rows.filter(pl.col("period").str.len_chars() == 7, pl.col("period").str.contains(r"-\d\d$"))
    complete = monthly.group_by(whole).agg(months=pl.col("period").n_unique()).filter(pl.col("months") == 12)
    yearly = rows.filter(pl.col("period").str.len_chars() == 4).select(whole).unique()
    added = (
        monthly.join(complete.select(whole), on=whole, how="semi")
        .join(yearly, on=whole, how="anti")
        .group_by(*whole, "product", "level")
        .agg(
            pl.col("value_usd").sum(),
            pl.col("classification", "release").max(),
            pl.when(pl.col("netweight_kg").is_null().any())
            .then(None)
            .otherwise(pl.col("netweight_kg").sum())
            .alias("netweight_kg"),
            pl.col("rows").sum(),
        )
        .with_columns(period=pl.col("year"))
    )
    return pl.concat([rows, added.select(rows.columns)]).drop("year")


def _one_level(rows: pl.DataFrame) -> pl.DataFrame:
    """Of each block the coarsest level; of products that stand in several classifications, the latest one's lines."""
    least = rows.group_by(_BLOCK).agg(level=pl.col("level").min())
    rows = rows.join(least, on=[*_BLOCK, "level"], how="semi")
    chosen = rows.group_by(_BLOCK).agg(
        twice=pl.col("product").is_duplicated().any(), latest=pl.col("classification").max()
    )
    rows = rows.join(chosen, on=_BLOCK).filter(~pl.col("twice") | (pl.col("classification") == pl.col("latest")))
    return rows.drop("twice", "latest")


def _one_dataset(rows: pl.DataFrame) -> pl.DataFrame:
    """Of each reporter's flows in a period one dataset: the one that covers the most whole years, then periods."""
    covered = pl.struct("exporter", "period")
    rank = (
        rows.group_by("reporter", "dataset")
        .agg(years=covered.filter(pl.col("period").str.len_chars() == 4).n_unique(), periods=covered.n_unique())
        .sort("years", "periods", "dataset", descending=[True, True, False])
        .with_row_index("rank")
        .select("reporter", "dataset", "rank")
    )
    ranked = rows.join(rank, on=["reporter", "dataset"])
    best = ranked.group_by(_FLOW).agg(rank=pl.col("rank").min())
    return ranked.join(best, on=[*_FLOW, "rank"], how="semi").drop("rank")


def _telling(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines of flows that tell goods apart; flows of undisclosed goods alone are totals, and told as such."""
    hidden = pl.col("product").str.starts_with(UNDISCLOSED_CHAPTER).all().over(_BLOCK)
    return lines.filter(~hidden), lines.filter(hidden).with_columns(product=pl.lit(TOTAL))


def _chosen(lines: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """Each flow once: the sum of its lines, else the total of the dataset that comes first."""
    summed = lines.group_by(_BLOCK).agg(
        pl.col("value_usd").sum(), pl.col("release").max(), lines=pl.len().cast(pl.Int64)
    )
    published = (
        totals.select(*_BLOCK, "release", "value_usd", lines=pl.lit(0, dtype=pl.Int64))
        .join(summed.select(_FLOW), on=_FLOW, how="anti")
        .unique(_FLOW, keep="first", maintain_order=True)
    )
    return pl.concat([summed.select(published.columns), published]).sort(_FLOW)
