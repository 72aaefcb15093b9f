"""Every real sample loads, and holds what its publisher's data are known to hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovetail.sources.opening import open_reading, open_readings
from dovetail.sources.stated import STATED_FIGURES
from dovetail.store.store import Store, open_store

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    data = shared / "data"
    store = open_store(tmp_path_factory.mktemp("samples") / "store")
    raw = sorted(data.glob("trade/comtrade_raw/*.csv"))
    store.add([open_reading(path, "comtrade-legacy") for path in raw], release="2021", vintage="2021-06-01")
    for file, layout in (
        ("trade/comtrade_russia_hs2.parquet", "comtrade-tidy"),
        ("trade/baci_hs92_2021_sample.csv", "baci"),
        ("trade/wits_bilateral_totals_2000_2016.parquet", "wits"),
        ("trade/customs_hs10_month_sample.parquet", "customs-ru"),
        ("trade/exports_country_hs4.parquet", "country-exports"),
        ("gravity/gdp.parquet", "gdp"),
        ("gravity/population.parquet", "population"),
        ("gravity/pwt.parquet", "pwt-exchange-rate"),
    ):
        store.add(open_readings(data / file, layout), release="sample", vintage="2021-07-01")
    pair = STATED_FIGURES.given(side_a="BLR", side_b="RU-CHE")
    store.add(open_reading(data / "stated/belarus_chelyabinsk.csv", pair), release="sample")
    return store


def test_rows_arrive_and_none_is_lost_in_silence(store: Store) -> None:
    rows = {release.dataset: (release.rows, release.parts) for release in store.releases()}
    assert {name: count for name, (count, _) in rows.items()} == {
        "comtrade-legacy": 11557,
        "comtrade-tidy": 176767,
        "baci": 71192,
        "wits": 787045,
        "customs-ru": 32740,
        "country-exports": 451345,
        "gdp": 11274,
        "population": 14205,
        "pwt-exchange-rate": 12810,
        "stated": 9,
    }
    assert all(part.rejected == 0 for _, parts in rows.values() for part in parts)
    skipped = {name: sum(sum(part.skipped.values()) for part in parts) for name, (_, parts) in rows.items()}
    assert {name: count for name, count in skipped.items() if count} == {
        "customs-ru": 27260,
        "gdp": 2705,
        "population": 2990,
    }


def test_both_sides_report_the_same_goods_differently(store: Store) -> None:
    totals = store.query("pair_totals", a="BLR", b="RUS", first=2014, last=2014).filter(dataset="wits")
    values = {(row["reporter"], row["flow"]): row["value_usd"] / 1e9 for row in totals.to_dicts()}
    assert values == {
        ("BLR", "export"): pytest.approx(15.07, abs=0.005),
        ("BLR", "import"): pytest.approx(21.87, abs=0.005),
        ("RUS", "import"): pytest.approx(12.31, abs=0.005),
        ("RUS", "export"): pytest.approx(16.54, abs=0.005),
    }


def test_the_two_vintages_of_2016_are_told_apart(store: Store) -> None:
    totals = store.query("pair_totals", a="BLR", b="RUS", first=2016, last=2016).filter(reporter="RUS", flow="export")
    values = {row["dataset"]: (row["basis"], round(row["value_usd"] / 1e9, 2)) for row in totals.to_dicts()}
    assert values == {
        "wits": ("published", 14.05),
        "comtrade-legacy": ("sum of lines", 14.76),
        "comtrade-tidy": ("sum of lines", 14.76),
    }
    (told,) = [
        finding.message
        for finding in store.release("wits", "sample").findings
        if finding.kind == "vintages" and "comtrade-legacy" in finding.message
    ]
    assert "RUS export to BLR 2016: 14.05 bn USD (published) here, 14.76 bn USD (sum of 2-digit lines) there" in told
    assert told in " ".join(finding.message for finding in store.check())


def test_several_hs_revisions_in_a_file_are_told(store: Store) -> None:
    (told,) = [f for f in store.release("comtrade-legacy", "2021").findings if f.kind == "classification"]
    assert "H4 2012-2016, H5 2017-2020" in told.message


def test_capability_is_readable_from_country_exports(store: Store) -> None:
    rows = store.query("pair_flows", reporter="BLR", partner="X-WLD", first=2016, last=2016)
    hs4 = rows.filter(dataset="country-exports")
    assert hs4["value_usd"].sum() == pytest.approx(22.7e9, rel=0.01)
    assert hs4["product"].str.len_chars().unique().to_list() == [4]


def test_undisclosed_trade_of_the_customs_files_is_chapter_99(store: Store) -> None:
    rows = store.query("pair_flows", reporter="RUS", partner="IND", first=2021, last=2022).filter(dataset="customs-ru")
    assert rows.filter(product="9999999999").height == 23
    assert rows["period"].str.contains(r"^\d{4}-\d\d$").all()


def test_thousands_read_as_dollars_are_caught_on_real_data(shared: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from dovetail.errors import UnitMismatchError
    from dovetail.sources.comtrade import COMTRADE_LEGACY
    from dovetail.terms.layout import Take

    path = next((shared / "data/trade/comtrade_raw").glob("*2020.csv"))
    for scale in (1000, 0.001):
        rules = {**COMTRADE_LEGACY.rules, "value_usd": Take("Trade Value (US$)", scale=scale)}
        with pytest.raises(UnitMismatchError, match="benchmark"):
            open_store(tmp_path / "store").add(open_reading(path, replace(COMTRADE_LEGACY, rules=rules)))
