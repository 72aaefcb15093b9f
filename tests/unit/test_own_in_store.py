"""A hand-made workbook and files of every packing, from the disk into the store and back out of a query."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from dovetail.errors import InconsistentDataError
from dovetail.sources.opening import open_reading, open_readings
from dovetail.sources.own.table import preview
from dovetail.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "store").mkdir()
    return open_store(tmp_path / "store")


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in (
        ["Внешняя торговля Челябинской области"],
        ["Код ТН ВЭД 2012", "Страна", "Экспорт, тыс. долл. США", None, "Импорт, тыс. долл. США", None],
        [None, None, "2013", 2014, "2013", 2014],
        [1, "Беларусь", 12.5, 13, None, 7],
        [102, "Казахстан", 1, 2, 3, 4],
        *rows,
        ["Всего", None, 13.5, 15, 3, 11],
    ):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


def test_a_workbook_of_ones_own(tmp_path: Path, store: Store) -> None:
    path = workbook(tmp_path / "own.xlsx")
    reading = preview(path, constants={"reporter": "RU-CHE"}, publisher="Our office").reading()
    report = store.add(reading, dataset="own", release="2014")
    assert report is not None
    frame = store.query("pair_flows", reporter="RU-CHE", partner="BLR", first=2013, last=2014)
    found = frame.select("flow", "period", "product", "classification", "value_usd").sort("flow", "period").rows()
    assert found == [
        ("export", "2013", "01", "H4", 12_500.0),
        ("export", "2014", "01", "H4", 13_000.0),
        ("import", "2014", "01", "H4", 7_000.0),
    ]
    (release,) = store.releases()
    assert (release.publisher, release.rows) == ("Our office", 7)


def test_a_country_that_is_none_is_rejected_with_its_sheet_row(tmp_path: Path, store: Store) -> None:
    rows = [["0103", "Польша", n, n, n, n] for n in range(1, 8)]
    rows = [[f"010{n}", "Польша", n, n, n, n] for n in range(3, 9)]
    path = workbook(tmp_path / "own.xlsx", *rows, ["8701", "Атлантида", None, 2, None, None])
    store.add(preview(path, constants={"reporter": "RU-CHE"}).reading(), dataset="own", release="1")
    (rejects,) = (tmp_path / "store").rglob("rejects*.csv")
    lines = rejects.read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("12,partner,")
    assert "Атлантида" in lines[1]


def test_a_short_table_with_two_misspelt_countries_loads_without_their_rows(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "own.csv"
    names = ["Russia", "Germany", "Frannce", "Polnd", "Italy", "Latvia"]
    path.write_text("partner,year,flow,value_usd\n" + "".join(f"{name},2014,export,100\n" for name in names))
    seen = preview(path, constants={"reporter": "BLR"})
    assert any("'Frannce' (FRA France?)" in doubt.text for doubt in seen.doubts)
    report = store.add(seen.reading(), dataset="own", release="1")
    assert (report.rows, report.rejected) == (4, 2)
    (rejects,) = report.rejects
    assert [line.split(",")[:3] for line in rejects.read_text("utf-8").splitlines()[1:]] == [
        ["4", "partner", "'Frannce' is no known country or region"],
        ["5", "partner", "'Polnd' is no known country or region"],
    ]
    assert any("2 faulty rows kept out" in finding.message for finding in report.findings)


def test_a_table_that_is_mostly_faulty_is_not_loaded(tmp_path: Path, store: Store) -> None:
    path = workbook(tmp_path / "own.xlsx", *[[f"870{n}", "Атлантида", 1, 2, 3, 4] for n in range(1, 5)])
    with pytest.raises(InconsistentDataError, match=r"(?s)line 6, partner: .Атлантида. is no known country.*than 50%"):
        store.add(preview(path, constants={"reporter": "RU-CHE"}).reading(), dataset="own", release="1")
    assert store.releases() == ()


def test_gzip_in_windows_letters_loads_through_a_publishers_layout(tmp_path: Path, store: Store) -> None:
    text = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\nЭК,01/2014,BY,0101100000,ШТ,12.5,3,1\n"
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(text.replace(",", ";").encode("cp1251")))
    reading = open_reading(tmp_path / "c.csv.gz", "customs-ru")
    scratch = reading.path
    store.add(reading, release="1")
    assert scratch is not None
    assert not scratch.exists()
    frame = store.query("pair_flows", reporter="RUS", partner="BLR", first=2014, last=2014)
    assert frame["period"].to_list() == ["2014-01"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "layout"),
    [
        ("trade/comtrade_raw/goods_56-76-92-100-112_2020.csv", "comtrade-legacy"),
        ("trade/baci_hs92_2021_sample.csv", "baci"),
        ("trade/customs_hs10_month_sample.parquet", "customs-ru"),
        ("gravity/gdp.parquet", "gdp"),
    ],
)
def test_real_samples_come_in(shared: Path, tmp_path: Path, store: Store, file: str, layout: str) -> None:
    store.add(open_readings(shared / "data" / file, layout), release="1")
    assert store.releases()[0].rows > 0


def test_what_the_programming_interfaces_deliver(tmp_path: Path, store: Store) -> None:
    """JSON of UN Comtrade and the World Bank, and SDMX of WITS, as `fetch` leaves them on the disk."""
    record = {
        "typeCode": "C",
        "freqCode": "A",
        "refPeriodId": 20140101,
        "refYear": 2014,
        "refMonth": 52,
        "period": "2014",
        "reporterCode": 112,
        "reporterISO": None,
        "flowCode": "X",
        "partnerCode": 643,
        "partner2Code": 0,
        "classificationCode": "H4",
        "cmdCode": "01",
        "customsCode": "C00",
        "motCode": 0,
        "qtyUnitCode": -1,
        "qtyUnitAbbr": "N/A",
        "qty": 0.0,
        "netWgt": 12.5,
        "grossWgt": 0.0,
        "cifvalue": None,
        "fobvalue": 1500.25,
        "primaryValue": 1500.25,
        "isReported": False,
    }
    (tmp_path / "c.json").write_text(json.dumps({"count": 1, "data": [record], "error": ""}))
    bank = {"indicator": {"id": "NY.GDP.MKTP.CD"}, "country": {"id": "BY"}, "countryiso3code": "BLR"}
    (tmp_path / "b.json").write_text(json.dumps([{"page": 1}, [{**bank, "date": "2014", "value": 78813839984.3}]]))
    series = '<S><Series REPORTER="BLR" PARTNER="RUS" PRODUCTCODE="Total" INDICATOR="XPRT-TRD-VL">{}</Series></S>'
    (tmp_path / "w.xml").write_text(series.format('<Obs TIME_PERIOD="2014" OBS_VALUE="15070100.5"/>'))
    for file, layout in (("c.json", "comtrade"), ("b.json", "gdp-api"), ("w.xml", "wits-api")):
        store.add(open_reading(tmp_path / file, layout), release="1")
    flows = store.query("pair_flows", reporter="BLR", partner="RUS", first=2014, last=2014)
    found = flows.select("dataset", "flow", "product", "classification", "value_usd").sort("dataset").rows()
    assert found == [
        ("comtrade", "export", "01", "H4", 1500.25),
        ("wits-api", "export", "TOTAL", "HS", 15_070_100_500.0),
    ]
    gdp = store.query("macro", territory="BLR", indicator="gdp", first=2014, last=2014)
    assert gdp["value"].to_list() == [78813839984.3]
