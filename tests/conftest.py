"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional folder of real data beside the repository; `DOVETAIL_SHARED` overrides where it is looked for."""
    folder = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"needs the real data, and there is no folder {folder.name}/data beside the repository")
    return folder


@pytest.fixture(scope="session")
def stand_in_store():
    """A maker of small stores from rows: answers the queries that analyses ask, from frames in memory."""
    import polars as pl

    from dovetail.errors import MissingDataError
    from dovetail.terms.figure import Source
    from dovetail.terms.schema import MACRO, STATED, TRADE_RECONCILED, TRADE_REPORTED

    types = {"text": pl.String, "float": pl.Float64, "int": pl.Int64, "date": pl.Date}

    def frame(table, rows):
        schema = {column.name: types[column.type] for column in table.columns}
        names = {**schema, "dataset": pl.String, "release": pl.String}
        full = [{"classification": "H4", "dataset": "made", "release": "1", **row} for row in rows]
        return pl.DataFrame([{name: row.get(name) for name in names} for row in full], schema=names)

    def level():
        product = pl.col("product")
        return pl.when(product == "TOTAL").then(0).otherwise(product.str.len_chars()).cast(pl.Int64).alias("level")

    class StandIn:
        def __init__(self, reported=(), reconciled=(), macro=(), stated=()):
            self.reported = frame(TRADE_REPORTED, reported).with_columns(level())
            self.reconciled = frame(TRADE_RECONCILED, reconciled).with_columns(level())
            self.macro, self.stated = frame(MACRO, macro), frame(STATED, stated)

        def query(self, query, /, **given):
            return getattr(self, f"_{query}")(**given)

        def source(self, dataset, release, locator=""):
            return Source(f"{dataset}/{release}", "a publisher", locator=locator)

        def missing(self, what, *, years=None):
            return MissingDataError(f"the store holds no {what} for {years}")

        def _pair_flows(self, reporter, partner, first, last):
            return self.reported.filter(pl.col("reporter") == reporter, pl.col("partner") == partner)

        def _pair_reconciled(self, a, b, first, last):
            either = pl.col("exporter").is_in([a, b]) & pl.col("importer").is_in([a, b])
            return self.reconciled.filter(either)

        def _pair_coverage(self, a, b):
            found = self.reported.filter(pl.col("reporter").is_in([a, b]) & pl.col("partner").is_in([a, b]))
            year = pl.col("period").str.slice(0, 4)
            digits = pl.when(pl.col("product") == "TOTAL").then(0).otherwise(pl.col("product").str.len_chars())
            return found.group_by("dataset", "reporter", level=digits).agg(first=year.min(), last=year.max())

        def _pair_totals(self, a, b, first, last):
            found = self.reported.filter(pl.col("reporter").is_in([a, b]) & pl.col("partner").is_in([a, b]))
            lines = (pl.col("product") != "TOTAL").sum()
            basis = pl.when(lines > 0).then(pl.lit("sum of lines")).otherwise(pl.lit("published"))
            keys = ["reporter", "partner", "flow", "period", "dataset", "release"]
            return found.group_by(keys).agg(pl.col("value_usd").sum(), lines=lines, basis=basis)

        def _demand(self, reporter, flow, first, last, level):
            found = self.reported.filter(
                pl.col("reporter") == reporter, pl.col("flow") == flow, pl.col("level") == level
            )
            world = found.filter(pl.col("partner") == "X-WLD")
            basis = pl.lit("X-WLD" if world.height else f"sum of {found['partner'].n_unique()} partners")
            keys = ["period", "product", "dataset", "release"]
            return (world if world.height else found).group_by(keys).agg(pl.col("value_usd").sum(), basis=basis)

        def _coverage(self):
            kinds = pl.col("level").cast(pl.String).unique()
            held = self.reported.group_by("dataset").agg(territories=pl.col("reporter").unique(), levels=kinds)
            return held.with_columns(table=pl.lit("trade_reported"))

        def _mirror_totals(self, first, last):
            inside = pl.col("period").str.slice(0, 4).cast(pl.Int64).is_between(first, last)
            total = self.reported.filter(pl.col("product") == "TOTAL", inside)
            there = total.filter(pl.col("flow") == "export").rename({"reporter": "exporter", "partner": "importer"})
            back = total.filter(pl.col("flow") == "import").rename({"reporter": "importer", "partner": "exporter"})
            both = there.rename({"value_usd": "by_exporter"}).join(
                back.select("exporter", "importer", "period", by_importer="value_usd"),
                on=["exporter", "importer", "period"],
            )
            return both.select("exporter", "importer", "period", "by_exporter", "by_importer", "dataset", "release")

        def _macro(self, territory, indicator, first, last):
            return self.macro.filter(pl.col("territory") == territory, pl.col("indicator") == indicator)

        def _stated(self, a, b):
            return self.stated.filter(pl.col("side_a").is_in([a, b]) & pl.col("side_b").is_in([a, b]))

    return StandIn


@pytest.fixture(scope="session")
def packaged_brief():
    """The brief of the packaged example in both languages, written once for all tests that read it."""
    from dovetail.brief.compose import write_brief
    from dovetail.store.store import open_store
    from dovetail.terms.territory import Pair

    return write_brief(open_store(), Pair.of("BLR", "RU-CHE"), language="both", meeting="2015-04")
