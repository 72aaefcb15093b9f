"""What a pair sells each other and buys from others: of whose record each Figure is, and of how many lines."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dovetail.results.derive import Deriver
from dovetail.results.pair_trade import PairTrade
from dovetail.results.specialisation import Specialisation
from dovetail.results.suppliers import Suppliers
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair, Territory

SPAN = {"first": 2014, "last": 2014}
BACI = "t,i,j,k,v,q\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of flows on which both sides agree: Russia and Germany sell Belarus two subheadings of tractors."""
    path = tmp_path / "world.csv"
    rows = ["2014,643,112,870110,5,1", "2014,643,112,870190,7,1", "2014,643,112,840999,3,1"]
    rows += ["2014,276,112,870110,2,1", "2014,156,112,870190,4,1", "2014,156,112,840999,1,1"]
    path.write_text(BACI + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    store = open_store(tmp_path / "store")
    store.add(open_reading(path, "baci"), release="1", any_magnitude=True)
    return store


def trade(store: Store) -> PairTrade:
    agreed = store.query("pair_reconciled", a="BLR", b="RUS", **SPAN)
    flows = agreed.rename({"exporter": "partner", "importer": "reporter"})
    flows = flows.with_columns(flow=pl.lit("import"), agreed=True)
    bought = store.query("demand", reporter="BLR", flow="import", level=6, **SPAN)
    return PairTrade(Deriver(Ledger()), ("BLR", "RUS"), flows, bought, store.source)


def test_what_both_sides_agree_on_is_nobodys_report(store: Store) -> None:
    single = trade(store).sold("RUS", "BLR", "8409")
    assert single is not None
    assert (single.value, single.grade, single.reporter, single.formula) == (3000.0, "reconciled", "", "")
    assert single.source is not None
    assert single.source.locator == "reconciled: imports, 2014, 8409"


def test_a_heading_added_up_from_its_subheadings_says_so(store: Store) -> None:
    tractors = trade(store).sold("RUS", "BLR", "8701")
    assert tractors is not None
    assert (tractors.value, tractors.grade, tractors.formula) == (12_000.0, "computed", "sum of 2 lines")
    bought = trade(store).bought("BLR", "8701")
    assert bought is not None
    assert (bought.value, bought.formula) == (18_000.0, "imports from sum of 3 partners, sum of 2 lines")
    assert trade(store).elsewhere("BLR", "8701").value == 6000.0  # type: ignore[union-attr]


def test_a_reported_line_stays_reported_and_is_not_compared_with_what_others_agree_on(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "reported.csv"
    header = "period,reporterCode,flowCode,partnerCode,classificationCode,cmdCode,primaryValue\n"
    path.write_text(header + "2014,112,M,643,H0,8409,2500\n", encoding="utf-8")
    store.add(open_reading(path, "comtrade"), release="1", any_magnitude=True)
    flows = store.query("pair_flows", reporter="BLR", partner="RUS", **SPAN)
    found = PairTrade(Deriver(Ledger()), ("BLR", "RUS"), flows, pl.DataFrame(schema=_demand(store)), store.source)
    sold = found.sold("RUS", "BLR", "8409")
    assert sold is not None
    assert (sold.value, sold.grade, sold.reporter, sold.formula) == (2500.0, "reported", "BLR", "")


def _demand(store: Store) -> pl.Schema:
    return store.query("demand", reporter="DEU", flow="import", level=6, **SPAN).schema


def test_suppliers_are_added_up_from_subheadings_and_nobodys_report_where_both_sides_agree(store: Store) -> None:
    path = store.folder.parent / "more.csv"  # type: ignore[union-attr]
    path.write_text(BACI + "2014,276,112,870190,10,1\n", encoding="utf-8")
    store.add(open_reading(path, "baci"), release="1", any_magnitude=True)
    found = Suppliers(store, Deriver(Ledger()), Pair.of("BLR", "RUS"), Years(2014, 2014))
    assert [
        (figure.territories[0], figure.value, figure.grade, figure.reporter, figure.formula)
        for figure in found.of(Territory("BLR"), "8701")
    ] == [("DEU", 12_000.0, "computed", "", "sum of 2 lines"), ("CHN", 4000.0, "reconciled", "", "")]
    assert [figure.product for figure in found.of(Territory("BLR"), "8409")] == ["8409"]


def test_exports_added_up_over_importers_are_computed(store: Store) -> None:
    lines = store.query("exports_by_exporter", first=2014, last=2014, level=6, least=2)
    index = Specialisation(Deriver(Ledger()), lines, store.source)
    sold = index.sold(Territory("RUS"), ["840999"])
    assert sold is not None
    assert (sold.value, sold.grade, sold.formula) == (3000.0, "computed", "sum of the flows to every importer")


def test_leading_suppliers_of_the_example_are_reported() -> None:
    store = open_store()
    suppliers = Suppliers(store, Deriver(Ledger()), Pair.of("BLR", "RUS"), Years(2012, 2020))
    (first, *_) = suppliers.of(Territory("RUS"), "84")
    assert (first.grade, first.reporter) == ("reported", "RUS")
