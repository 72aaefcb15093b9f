"""A hand-made workbook and files of every packing, from the disk into the store and back out of a query."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from openpyxl import Workbook

from dovetail.errors import InconsistentDataError
from dovetail.sources.opening import open_reading, open_readings
from dovetail.sources.own_table import preview
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


def test_a_table_with_too_many_faults_is_not_loaded(tmp_path: Path, store: Store) -> None:
    path = workbook(tmp_path / "own.xlsx", ["8701", "Атлантида", 1, 2, 3, 4])
    with pytest.raises(InconsistentDataError, match=r"line 6, partner: .Атлантида"):
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
