"""The table of trade words names every heading once, in both languages."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

PARTS = sorted(Path(str(files("dovetail.figures"))).joinpath("headings").glob("*.csv"))
COLUMNS = ["code", "name_en", "name_ru", "words_en", "words_ru"]


def rows(part: Path) -> list[dict[str, str]]:
    with part.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_a_part_holds_its_chapters_in_order(part: Path) -> None:
    codes = [row["code"] for row in rows(part)]
    first, last = re.findall(r"\d\d", part.stem)
    assert list(rows(part)[0]) == COLUMNS
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"\d{4}", code) and first <= code[:2] <= last for code in codes)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_names_are_plain_and_words_are_said_once(part: Path) -> None:
    for row in rows(part):
        assert re.search("[A-Za-z]", row["name_en"]), row
        assert re.search("[А-Яа-я]", row["name_ru"]), row
        assert max(len(row["name_en"]), len(row["name_ru"])) <= 75, row
        for language in ("words_en", "words_ru"):
            said = [word.strip().lower() for word in row[language].split(";")]
            assert len(said) >= 3, row
            assert all(said), row
            assert len(set(said)) == len(said), row


def test_no_two_headings_bear_the_same_name() -> None:
    for language in ("name_en", "name_ru"):
        names = Counter(row[language].lower() for part in PARTS for row in rows(part))
        assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.shared
def test_every_heading_of_the_nomenclature_is_named(shared: Path) -> None:
    import polars as pl

    known = pl.read_parquet(shared / "data" / "classifications" / "hs4_desc.parquet")["code"].to_list()
    expected = {code for code in known if len(code) == 4 and code.isdigit() and code[:2] != "99"}
    assert expected <= {row["code"] for part in PARTS for row in rows(part)}
