"""Tables that are no trade: each faulty cell is found by the fast look at whole columns, and its row kept aside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store

SOUND = {
    "firms": ["{n}", "Firm {n}", "RU-CHE", "27.1", "OKVED", "revenue", "2014", "-5", "rub"],
    "regional": ["RU-CHE", "{n}", "OKVED", "employees", "2014", "5", "persons"],
    "geodist": ["BLR", "{c}", "1", "0", "0", "0", "500", "510.5", "0"],
    "stated": ["{n}", "2014", "agency", "x.example", "balance", "BLR", "RUS", "2014", "-2.5", "million USD"],
}
HEADER = {
    "firms": "firm,name,territory,industry,classification,measure,period,amount,unit",
    "regional": "territory,industry,classification,measure,period,amount,unit",
    "geodist": "iso_o,iso_d,contig,comlang_off,colony,comcol,dist,distw,smctry",
    "stated": "id,published,publisher,address,metric,side_a,side_b,period,value,unit",
}
COUNTRIES = ("RUS", "UKR", "POL", "LVA", "LTU", "DEU", "FRA", "ITA", "ESP", "CHN", "JPN", "USA", "CAN", "BRA", "IND")


@pytest.mark.parametrize(
    ("layout", "column", "text", "told"),
    [
        ("firms", "territory", "RU-XX", "RU-XX"),
        ("firms", "name", "", "is missing"),
        ("firms", "firm", "", "is missing"),
        ("firms", "classification", "H4", "classification"),
        ("firms", "period", "2014-13", "'2014-13' is not a period"),
        ("firms", "amount", "inf", "not a finite number"),
        ("firms", "amount", "nan", "not a finite number"),
        ("regional", "unit", "tonnes", "is no known unit"),
        ("regional", "industry", "", "is missing"),
        ("geodist", "distw", "-1", "-1 is negative"),
        ("geodist", "iso_d", "ZZZ", "code table"),
        ("stated", "metric", "growth", "'growth' is none of"),
        ("stated", "side_b", "Russia", "'Russia' is not a known territory"),
        ("stated", "value", "-inf", "not a finite number"),
    ],
)
def test_a_faulty_cell_is_found(tmp_path: Path, layout: str, column: str, text: str, told: str) -> None:
    rows = [[cell.format(n=n, c=COUNTRIES[n]) for cell in SOUND[layout]] for n in range(12)]
    rows[5][HEADER[layout].split(",").index(column)] = text
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEADER[layout], *map(",".join, rows)]) + "\n", encoding="utf-8")
    report = open_store(tmp_path / "store").add(open_reading(path, layout), release="1")
    assert (report.rows, report.rejected) == (11, 1)
    with report.rejects[0].open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["line"] == "7"
    assert told in row["reason"]


@pytest.mark.parametrize("layout", SOUND)
def test_sound_tables_arrive_whole(tmp_path: Path, layout: str) -> None:
    rows = [[cell.format(n=n, c=COUNTRIES[n]) for cell in SOUND[layout]] for n in range(12)]
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEADER[layout], *map(",".join, rows)]) + "\n", encoding="utf-8")
    report = open_store(tmp_path / "store").add(open_reading(path, layout), release="1")
    assert (report.rows, report.rejected) == (12, 0)
