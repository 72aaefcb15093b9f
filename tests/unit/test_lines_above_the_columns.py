"""Files of publishers that people have saved again: titles, blank lines and marks above the names of the columns."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dovetail.errors import UnreadableFileError
from dovetail.sources.opening import open_reading
from dovetail.sources.recognise import recognised
from dovetail.store.store import Store, open_store

HEADER = "period,reporterCode,flowCode,partnerCode,classificationCode,cmdCode,primaryValue,note\n"
ROWS = [f"2014,643,X,112,H4,{chapter},{chapter}.5,Привет" for chapter in range(10, 40)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


@pytest.mark.parametrize(
    ("above", "encoding"),
    [
        ("", "utf-8"),
        ("\n\n", "utf-8"),
        ("sep=,\n", "utf-8-sig"),
        ("# taken from the web\n\n", "utf-8"),
        ("Экспорт России\n", "cp1251"),
        ("Экспорт России\r\n", "utf-16"),
        ("a,b,c\n1,2,3\n", "utf-8"),
    ],
)
def test_what_stands_above_the_columns_is_passed_over(store: Store, tmp_path: Path, above: str, encoding: str) -> None:
    path = tmp_path / "trade.csv"
    path.write_bytes((above + HEADER + "\n".join([*ROWS, "2014,999,X,112,H4,72,1,x"]) + "\n").encode(encoding))
    assert recognised(path) == ("comtrade",)
    report = store.add(open_reading(path, "comtrade"), release="1", any_magnitude=True)
    assert (report.rows, report.rejected) == (30, 1)
    with report.rejects[0].open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert int(row["line"]) == above.count("\n") + 32, "the line of the file as it was given"
    rows = store.query("pair_flows", reporter="RUS", partner="BLR", first=2014, last=2014)
    assert rows["value_usd"].sum() == sum(chapter + 0.5 for chapter in range(10, 40))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_that_a_spreadsheet_saved_is_recognised_and_read(
    store: Store, tmp_path: Path, encoding: str, end: str, delimiter: str
) -> None:
    path = tmp_path / "trade.txt"
    text = (HEADER + "\n".join(ROWS) + "\n").replace(",", delimiter).replace("\n", end)
    path.write_bytes(text.encode(encoding))
    assert recognised(path) == ("comtrade",)
    report = store.add(open_reading(path, "comtrade"), release="1", any_magnitude=True)
    assert (report.rows, report.rejected) == (30, 0)
    assert not [finding for finding in report.findings if "may be cut off" in finding.message]


def test_a_file_without_the_columns_anywhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trade.csv"
    path.write_text("\n\nyear,value\n2014,5\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="lacks 7 of the 7 columns"):
        open_reading(path, "comtrade")


@pytest.mark.parametrize(
    ("text", "told"), [('{"data": []}', "holds no records"), ('{"a": ' + "[" * 100_000, "nested too deeply")]
)
def test_json_that_holds_no_table_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=told):
        open_reading(path, "comtrade")
