"""Make src/dovetail/figures/benchmarks.csv: the size of large trade flows, to tell a wrong unit by.

python tools/make_benchmarks.py ../shared

For each of the 100 economies that trade most, total exports and imports in five years, and those with each of its six
largest partners in two; for the world, the sum over all reporters in each year. From WITS totals, in dollars, three
significant digits: the magnitude is what matters.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from dovetail.sources.codes import wits_codes

FIGURES = Path(__file__).resolve().parent.parent / "src" / "dovetail" / "figures"
REPORTERS, PARTNERS = 100, 6
TOTAL_YEARS, PAIR_YEARS = (2000, 2004, 2008, 2012, 2016), (2006, 2014)


def benchmarks(shared: Path) -> pl.DataFrame:
    """One row a reporter, partner (X-WLD for all), flow and year."""
    codes = wits_codes()
    wide = pl.read_parquet(shared / "data/trade/wits_bilateral_totals_2000_2016.parquet").filter(
        pl.col("reporter") != "EUN"
    )
    flows = pl.concat(
        wide.select(
            pl.col("reporter", "partner").replace_strict(codes),
            pl.lit(flow).alias("flow"),
            pl.col("year").cast(pl.Int64),
            (pl.col(column).cast(pl.Float64) * 1000).alias("value_usd"),
        ).filter(pl.col("value_usd") > 0)
        for flow, column in (("export", "exports_kusd"), ("import", "imports_kusd"))
    )
    totals = flows.group_by("reporter", "flow", "year").agg(pl.col("value_usd").sum(), partner=pl.lit("X-WLD"))
    world = totals.group_by("flow", "year").agg(
        pl.col("value_usd").sum(), partner=pl.lit("X-WLD"), reporter=pl.lit("X-WLD")
    )
    sizes = totals.group_by("reporter").agg(pl.col("value_usd").sum()).sort("value_usd", "reporter", descending=True)
    large = sizes["reporter"].head(REPORTERS).implode()
    pairs = (
        flows.filter(
            pl.col("reporter").is_in(large), pl.col("year").is_in(PAIR_YEARS), ~pl.col("partner").str.starts_with("X-")
        )
        .sort("value_usd", "partner", descending=True)
        .group_by("reporter", "flow", "year", maintain_order=True)
        .head(PARTNERS)
    )
    chosen = totals.filter(pl.col("reporter").is_in(large), pl.col("year").is_in(TOTAL_YEARS))
    order = ["reporter", "partner", "flow", "year"]
    return (
        pl.concat(part.select(*order, "value_usd") for part in (world, chosen, pairs))
        .with_columns(pl.col("value_usd").round_sig_figs(3).cast(pl.Int64))
        .sort(order)
    )


if __name__ == "__main__":
    benchmarks(Path(sys.argv[1])).write_csv(FIGURES / "benchmarks.csv", line_terminator="\n")
