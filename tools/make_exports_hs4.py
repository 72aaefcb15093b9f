"""Select the exports of Belarus and of Russia by HS heading, and add up the world's, for the packaged example.

python tools/make_exports_hs4.py [../shared]

Reads `data/trade/exports_country_hs4.parquet` (Growth Lab at Harvard University) of the folder given. The world is the
sum of all exporters of the table; dollars are rounded to the thousand, as the source's precision is seven digits.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parent.parent
YEAR = 2016
SIDES = ("BLR", "RUS")


def make(shared: Path) -> None:
    """Write trade_exports_hs4.csv."""
    table = pl.read_parquet(shared / "data" / "trade" / "exports_country_hs4.parquet").filter(pl.col("year") == YEAR)
    world = table.group_by("hs4").agg(pl.col("value_usd").cast(pl.Float64).sum()).with_columns(exporter=pl.lit("X-WLD"))
    own = table.filter(pl.col("exporter").is_in(SIDES)).select("hs4", pl.col("value_usd").cast(pl.Float64), "exporter")
    rows = pl.concat([own, world]).sort("exporter", "hs4")
    rows.select(
        reporter="exporter",
        partner=pl.lit("X-WLD"),
        flow=pl.lit("export"),
        period=pl.lit(str(YEAR)),
        product="hs4",
        classification=pl.lit("H0"),
        value_usd=(pl.col("value_usd") / 1000).round().cast(pl.Int64) * 1000,
        netweight_kg=None,
        quantity=None,
        quantity_unit=None,
    ).filter(pl.col("value_usd") > 0).write_csv(
        ROOT / "src" / "dovetail" / "figures" / "trade_exports_hs4.csv", line_terminator="\n"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
