"""The packaged firms: enough of them, in both scripts, with codes, and each with a source that can be looked up."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from dovetail.terms.territory import Territory

ROWS = tuple(
    csv.DictReader(files("dovetail.figures").joinpath("gazetteer", "firms.csv").read_text("utf-8").splitlines())
)
FIRMS = [row for row in ROWS if row["kind"] == "firm"]
#: A tax id with the activity, a list with its address, or the address of a site.
CHECKABLE = re.compile(r"tax id \d{10}, OKVED \d\d(?:\.\d+)*$|, [a-z0-9.-]+\.[a-z]{2,}$")


def test_there_are_some_hundreds_of_firms_of_the_region() -> None:
    assert len(FIRMS) >= 340
    near = [row for row in FIRMS if Territory(row["territory"]).country.code in ("BLR", "RUS", "KAZ", "UZB", "AZE")]
    assert len(near) >= 300
    assert len({row["name_en"] for row in ROWS}) == len(ROWS)


def test_every_firm_has_both_scripts_a_place_and_codes() -> None:
    assert [row["name_en"] for row in FIRMS if not (row["name_en"] and row["name_ru"] and row["territory"])] == []
    made = [row for row in FIRMS if row["hs"]]
    assert len(made) >= 300
    assert [row["name_en"] for row in FIRMS if not row["isic"]] == []


def test_every_source_can_be_looked_up_but_for_a_few() -> None:
    assert [row["name_en"] for row in ROWS if not row["source"]] == []
    general = [row["name_en"] for row in ROWS if not CHECKABLE.search(row["source"])]
    assert len(general) <= 16, general
    assert sum("tax id" in row["source"] for row in FIRMS) >= 110


@pytest.mark.shared
def test_tax_ids_and_activities_are_those_of_the_annual_accounts(shared: Path) -> None:
    import polars as pl

    held = pl.read_parquet(shared / "data" / "regions" / "russia_firms_2015.parquet").select("inn", "ok1", "ok2", "ok3")
    known = {
        f"{row['inn']:010d}": ".".join([f"{row['ok1']:02d}", *(str(row[name]) for name in ("ok2", "ok3") if row[name])])
        for row in held.to_dicts()
    }
    told = dict(found.groups() for row in FIRMS if (found := re.search(r"tax id (\d+), OKVED (.+)$", row["source"])))
    assert {one: known.get(one) for one in told} == told
