"""The worst single year of what a country buys: which years count, which series, and what is not a fall."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from dovetail.results.derive import Deriver
from dovetail.results.falls import Falls
from dovetail.store.store import open_store
from dovetail.terms.figure import Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair, Territory

PAIR = Pair.of("BLR", "RU-CHE")
BLR, CHE = Territory.of("BLR"), Territory.of("RU-CHE")

Line = tuple[str, str, float | None]


class _Records:
    """A record in hand: purchases of Russia from all, and what either side tells of their trade."""

    def __init__(
        self, bought: Sequence[Line] = (), traded: Sequence[tuple[str, str, Line]] = (), *, revised: str = "",
        unreported: str = "", basis: str = "X-WLD", agreed: Sequence[Line] = (),
    ) -> None:  # fmt: skip
        self.bought, self.traded, self.agreed = bought, traded, agreed
        self.revised, self.unreported, self.basis = revised, unreported, basis

    def query(self, query: str, /, **parameters: str | int | float | Territory) -> pl.DataFrame:
        if query == "demand":
            mine = self.bought if parameters["reporter"] == Territory("RUS") else []
            kept = [line for line in mine if len(line[1]) == parameters["level"]]
            return self._frame([("RUS", "import", line) for line in kept]).with_columns(
                basis=pl.lit(self.basis),
                unreported=pl.when(pl.col("period") == self.unreported).then(1).otherwise(0),
            )
        if query == "pair_reconciled":
            return self._frame([("", "", line) for line in self.agreed]).with_columns(
                exporter=pl.lit("BLR"), importer=pl.lit("RUS"), level=pl.col("product").str.len_chars().cast(pl.Int64)
            ).drop("reporter", "flow")  # fmt: skip
        reporter, partner = str(parameters["reporter"]), str(parameters["partner"])
        mine = [row for row in self.traded if row[0] == reporter]
        return self._frame(mine).with_columns(
            partner=pl.lit(partner), level=pl.col("product").str.len_chars().cast(pl.Int64)
        )

    def _frame(self, rows: Sequence[tuple[str, str, Line]]) -> pl.DataFrame:
        names = ("reporter", "flow", "period", "product", "value_usd", "classification", "dataset", "release")
        made = [
            (
                reporter,
                flow,
                period,
                code,
                value,
                "HS2" if period >= self.revised > "" else "HS1",
                f"of-{reporter}",
                "1",
            )
            for reporter, flow, (period, code, value) in rows
        ]
        types = {name: pl.Float64 if name == "value_usd" else pl.String for name in names}
        return pl.DataFrame(made, schema=types, orient="row")

    def source(self, dataset: str, release: str, locator: str) -> Source:
        return Source(dataset, "publisher", locator=locator, vintage=release)


def _falls(records: _Records) -> Falls:
    return Falls(records, Deriver(Ledger()), PAIR, Years(1900, 2100))


def test_the_worst_of_years_on_end_opens_to_both_purchases() -> None:
    lines = [("2012", "87", 100.0), ("2013", "87", 80.0), ("2014", "87", 90.0), ("2016", "87", 9.0)]
    fall = _falls(_Records(lines)).bought(CHE, "8704")
    assert fall is not None
    assert fall.change.value == pytest.approx(-20)  # 2014 to 2016 are no single year
    assert (fall.before.value, fall.after.value, fall.change.period) == (100, 80, "2012>2013")
    assert fall.change.inputs == (fall.after.id, fall.before.id)
    assert (fall.first, fall.last) == (2012, 2016)
    assert "worst of 2 years, 2012-2016" in fall.change.formula
    assert fall.before.source is not None


def test_headings_before_chapters_but_not_across_revisions() -> None:
    lines = [(year, code, value)
             for year, value in (("2012", 50.0), ("2013", 45.0), ("2014", 5.0)) for code in ("8704",)]  # fmt: skip
    chapters = [("2012", "87", 100.0), ("2013", "87", 99.0)]
    plain = _falls(_Records([*lines, *chapters])).bought(CHE, "8704")
    assert plain is not None
    assert (plain.change.product, plain.change.value) == ("8704", pytest.approx(100 * (5 / 45 - 1)))
    revised = _falls(_Records([*lines, *chapters], revised="2014")).bought(CHE, "8704")
    assert revised is not None
    assert revised.change.value == pytest.approx(-10)  # what moved to another heading in 2014 has not fallen
    by_chapter = _falls(_Records([*lines, *chapters])).bought(CHE, "8701")
    assert by_chapter is not None
    assert by_chapter.change.product == "87"


def test_what_is_not_told_is_no_fall() -> None:
    lines = [("2012", "87", 100.0), ("2013", "87", 10.0), ("2014", "87", 90.0), ("2015", "87", 81.0)]
    told = _falls(_Records(lines, unreported="2013")).bought(CHE, "8704")
    assert told is not None
    assert told.change.value == pytest.approx(-10)
    assert _falls(_Records(lines[:1])).bought(CHE, "8704") is None
    assert _falls(_Records([("2012", "87", 100.0), ("2013", "87", None)])).bought(CHE, "8704") is None
    assert _falls(_Records(lines, basis="sum of 1 partners")).bought(CHE, "8704") is None
    assert _falls(_Records(lines)).bought(BLR, "8704") is None
    assert not _falls(_Records(lines)).known(BLR)
    assert _falls(_Records(lines)).known(CHE)


def test_a_year_told_in_two_revisions_is_one_chapter_and_no_heading() -> None:
    class Twice(_Records):
        def query(self, query: str, /, **parameters: str | int | float | Territory) -> pl.DataFrame:
            rows = super().query(query, **parameters)
            again = rows.filter(period="2013").with_columns(classification=pl.lit("HS2"))
            return pl.concat([rows, again])

    years = ("2012", "2013", "2014")
    chapters = _falls(Twice([(year, "87", 100.0) for year in years])).bought(CHE, "8704")
    assert chapters is not None
    assert chapters.change.value == pytest.approx(-50)  # 200 in 2013: of some partners in one, of others in another
    assert _falls(Twice([(year, "8704", 100.0) for year in years])).bought(CHE, "8704") is None


def test_a_sale_that_stands_in_two_revisions_counts_once() -> None:
    class Twice(_Records):
        def query(self, query: str, /, **parameters: str | int | float | Territory) -> pl.DataFrame:
            rows = super().query(query, **parameters)
            again = rows.filter(period="2013").with_columns(classification=pl.lit("HS2"))
            return pl.concat([rows, again])

    sold = [("BLR", "export", (year, "84", value)) for year, value in (("2012", 10.0), ("2013", 9.0), ("2014", 9.0))]
    fall = _falls(Twice(traded=sold)).traded(BLR, CHE, "8433")
    assert fall is not None
    assert (fall.before.value, fall.change.value) == (10.0, pytest.approx(-10))
    agreed = [("2012", "87", 10.0), ("2013", "87", 9.0), ("2014", "87", 9.0)]
    both = _falls(Twice(agreed=agreed)).traded(BLR, CHE, "8704")
    assert both is not None
    assert both.change.value == pytest.approx(-10)


def test_subheadings_are_added_up_where_a_record_has_nothing_else() -> None:
    lines = [(year, code, value) for year, value in (("2012", 30.0), ("2013", 20.0)) for code in ("870422", "870423")]
    fall = _falls(_Records(lines)).bought(CHE, "8704")
    assert fall is not None
    assert (fall.before.value, fall.after.value, fall.change.product) == (60, 40, "8704")
    assert (fall.before.grade, fall.before.formula) == ("computed", "imports from X-WLD, sum of 2 lines")


def test_flows_that_both_agree_on_tell_where_no_report_is_held() -> None:
    agreed = [("2012", "870422", 30.0), ("2012", "870423", 10.0), ("2013", "870422", 10.0)]
    falls = _falls(_Records(agreed=agreed))
    fall = falls.traded(BLR, CHE, "8704")
    assert fall is not None
    assert fall.change.value == pytest.approx(-75)
    assert (fall.after.grade, fall.after.reporter) == ("reconciled", "")
    assert falls.traded(CHE, BLR, "8704") is None


def test_a_market_that_only_rose_is_told_with_its_least_rise() -> None:
    fall = _falls(_Records([("2012", "87", 100.0), ("2013", "87", 150.0), ("2014", "87", 165.0)])).bought(CHE, "8704")
    assert fall is not None
    assert fall.change.value == pytest.approx(10)


def test_trade_of_the_two_is_told_by_the_record_of_most_years() -> None:
    sold = [("BLR", "export", (year, "84", value)) for year, value in (("2013", 8.0), ("2014", 4.0), ("2015", 5.0))]
    bought = [("RUS", "import", (year, "84", value)) for year, value in (("2014", 40.0), ("2015", 36.0))]
    fall = _falls(_Records(traded=[*sold, *bought])).traded(BLR, CHE, "8433")
    assert fall is not None
    assert (fall.change.value, fall.change.reporter) == (pytest.approx(-50), "BLR")
    assert fall.change.territories == ("BLR", "RUS")
    even = _falls(_Records(traded=[*sold[1:], *bought])).traded(BLR, CHE, "8433")
    assert even is not None
    assert (even.change.value, even.change.reporter) == (pytest.approx(-10), "RUS")  # the buyer's record goes first
    assert _falls(_Records(traded=sold)).traded(CHE, BLR, "8433") is None


def test_two_regions_of_one_country_have_no_trade_on_record() -> None:
    pair = Pair.of("RU-CHE", "RU-SVE")
    falls = Falls(_Records([("2012", "87", 2.0), ("2013", "87", 1.0)]), Deriver(Ledger()), pair, Years(1900, 2100))
    assert falls.traded(pair.a, pair.b, "8704") is None
    assert falls.bought(pair.a, "8704") is not None


@pytest.mark.shared
def test_the_worst_year_of_russia_is_that_of_the_shared_record(shared: Path) -> None:
    rows = pl.read_parquet(shared / "data" / "trade" / "comtrade_russia_hs2.parquet")
    bought = rows.filter(pl.col("flow") == "import", pl.col("year") >= 2012, pl.col("partner").is_not_null())
    by_year = bought.filter(hs2="87").group_by("year").agg(pl.col("value_usd").sum()).sort("year")["value_usd"]
    worst = float((by_year / by_year.shift(1) - 1).min()) * 100  # pyright: ignore[reportArgumentType]
    fall = Falls(open_store(), Deriver(Ledger()), PAIR, Years(1900, 2100)).bought(CHE, "8704")
    assert fall is not None
    assert fall.change.period == "2014>2015"
    assert fall.change.value == pytest.approx(worst, abs=0.1)
