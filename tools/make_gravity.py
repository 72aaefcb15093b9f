"""Compute the trade that gravity expects of Belarus and Russia, for the packaged example.

python tools/make_gravity.py [../shared]

Totals (product TOTAL): imports as the importer reports them (WITS, 2014), structural gravity with exporter and importer
effects, distance, border, common language and a common past; the pair left out, so that it does not predict itself.

Chapters (deliveries from Belarus to Russia, 2016): of each chapter Russia's imports from 62 partners, explained by the
partner's exports of the chapter to the world, its distance and a border; Belarus left out. One importer is no panel of
the world: its own pull is the constant, and what third markets offer the partner is only in its exports.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import polars as pl

from dovetail.errors import NotIdentifiedError
from dovetail.measures.gravity.gap import Gap, pair_gap
from dovetail.measures.gravity.panel import panel

ROOT = Path(__file__).resolve().parent.parent
A, B = "BLR", "RUS"
TOTALS, CHAPTERS = 2014, 2016


def make(shared: Path) -> None:
    """Write trade_gravity.csv."""
    data = shared / "data"
    ties = pl.read_parquet(data / "gravity" / "geodist.parquet").with_columns(
        log_km=pl.col("distw").fill_null(pl.col("dist")).log(),
        contig=pl.col("contig").fill_null(0),
        language=pl.col("comlang_off").fill_null(0),
        past=pl.max_horizontal("smctry", "colony", "comcol").fill_null(0),
    )
    rows = [*_totals(data, ties), *_chapters(data, ties)]
    names = ("exporter", "importer", "period", "product", "classification", "actual_usd", "predicted_usd", "lower_usd",
             "upper_usd", "likely_lower_usd", "likely_upper_usd", "method")  # fmt: skip
    with (ROOT / "src/dovetail/figures/trade_gravity.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row[:5]))))


def _row(exporter: str, importer: str, period: int, product: str, gap: Gap, method: str) -> tuple[object, ...]:
    numbers = (gap.actual, gap.predicted, gap.lower, gap.upper, gap.likely_lower, gap.likely_upper)
    hs = "H4" if product != "TOTAL" else "HS"
    return (exporter, importer, period, product, hs, *(f"{value:.0f}" for value in numbers), method)


def _totals(data: Path, ties: pl.DataFrame) -> list[tuple[object, ...]]:
    flows = (
        pl.read_parquet(data / "trade" / "wits_bilateral_totals_2000_2016.parquet")
        .filter((pl.col("year") == TOTALS) & pl.col("imports_kusd").is_not_null())
        .select(iso_o="partner", iso_d="reporter", value=pl.col("imports_kusd").cast(pl.Float64) * 1000)
        .join(ties, on=["iso_o", "iso_d"])
        .filter((pl.col("iso_o") != pl.col("iso_d")) & pl.col("log_km").is_finite())
    )
    regressors = {name: flows[name].cast(pl.Float64).to_numpy() for name in ("log_km", "contig", "language", "past")}
    grid = panel(
        flows["value"].to_numpy(), regressors, exporter=flows["iso_o"].to_numpy(), importer=flows["iso_d"].to_numpy()
    )
    return [_row(x, m, TOTALS, "TOTAL", pair_gap(grid, x, m), "structural") for x, m in ((A, B), (B, A))]


def _chapters(data: Path, ties: pl.DataFrame) -> list[tuple[object, ...]]:
    bought = pl.read_parquet(data / "trade" / "comtrade_russia_hs2.parquet").filter(
        (pl.col("year") == CHAPTERS) & (pl.col("flow") == "import") & pl.col("partner").is_not_null()
    )
    world = (
        pl.read_parquet(data / "trade" / "exports_country_hs4.parquet")
        .filter(pl.col("year") == CHAPTERS)
        .group_by(partner="exporter", hs2=pl.col("hs4").str.slice(0, 2))
        .agg(sold=pl.col("value_usd").cast(pl.Float64).sum())
    )
    partners = bought.select("partner").unique()
    near = ties.filter(pl.col("iso_d") == B).select(partner="iso_o", log_km="log_km", contig="contig")
    found: list[tuple[object, ...]] = []
    for chapter in sorted(set(bought["hs2"]) - {"99"}):
        lines = (
            partners.join(world.filter(pl.col("hs2") == chapter), on="partner")
            .join(near, on="partner")
            .join(bought.filter(pl.col("hs2") == chapter).select("partner", "value_usd"), on="partner", how="left")
            .with_columns(pl.col("value_usd").fill_null(0.0))
            .sort("partner")
        )
        if A not in lines["partner"]:
            continue
        for ties_used in (("log_km", "contig"), ("log_km",)):
            columns = {"one": np.ones(lines.height), "log_sold": lines["sold"].log().to_numpy()}
            columns |= {name: lines[name].cast(pl.Float64).to_numpy() for name in ties_used}
            grid = panel(
                lines["value_usd"].to_numpy(), columns,
                exporter=lines["partner"].to_numpy(), importer=np.full(lines.height, B),
            )  # fmt: skip
            try:
                gap = pair_gap(grid, A, B, effects=(), cluster="observation")
            except NotIdentifiedError as fault:
                print(chapter, ties_used, str(fault).splitlines()[0])
                continue
            found.append(_row(A, B, CHAPTERS, chapter, gap, "one importer"))
            break
    return found


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
