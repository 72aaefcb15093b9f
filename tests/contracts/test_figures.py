"""Every packaged file has an origin, a licence and a hash, and the tables of the example say what was published."""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from dovetail.terms.period import Period
from dovetail.terms.product import Product
from dovetail.terms.schema import TABLES
from dovetail.terms.territory import CASES, Territory
from dovetail.terms.unit import UNITS

FIGURES = Path(str(files("dovetail.figures")))
ENTRIES = tomllib.loads((FIGURES / "sources.toml").read_text(encoding="utf-8"))["table"]
FILES = sorted(
    path.relative_to(FIGURES).as_posix()
    for path in FIGURES.rglob("*")
    if path.is_file()
    and path.suffix not in {".py", ".pyc"}
    and path.name != "sources.toml"
    and path.parent.name != "licences"
)
DECLARED = [entry for entry in ENTRIES if entry["table"] in TABLES]


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FIGURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def file_of(entry: dict[str, str]) -> str:
    return entry["file"]


@pytest.mark.parametrize("name", FILES)
def test_every_packaged_file_has_one_entry(name: str) -> None:
    assert [entry["file"] for entry in ENTRIES].count(name) == 1


@pytest.mark.parametrize("entry", ENTRIES, ids=file_of)
def test_an_entry_says_where_a_file_comes_from_and_its_hash_agrees(entry: dict[str, str]) -> None:
    told = ("table", "dataset", "release", "publisher", "licence", "accessed", "address", "derivation")
    assert all(entry[key].strip() for key in told)
    assert "valuation" in entry
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry["accessed"])
    content = (FIGURES / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"], "run tools/hash_figures.py and read the diff"
    assert b"\r" not in content


@pytest.mark.parametrize("entry", DECLARED, ids=file_of)
def test_a_table_has_the_declared_columns_and_codes(entry: dict[str, str]) -> None:
    table = TABLES[entry["table"]]
    content = rows(entry["file"])
    assert tuple(content[0]) == table.names
    keys = [tuple(row[name] for name in table.key) for row in content]
    assert keys == sorted(set(keys))
    for row in content:
        for column in table.columns:
            value = row[column.name]
            assert value or column.null or not column.key
            if column.type == "float" and value:
                assert re.fullmatch(r"-?\d+(\.\d+)?", value), "numbers are plain decimals"
        for name in ("reporter", "partner", "exporter", "importer", "territory", "side_a", "side_b"):
            if row.get(name):
                assert Territory.of(row[name]).code == row[name]
        assert str(Period.of(row["period"])) == row["period"]
        if "unit" in row:
            assert row["unit"] in UNITS
        if "product" in row:
            assert Product.of(row["product"], row["classification"]).code == row["product"]


@pytest.mark.parametrize("name", ["territories.csv", "regions.csv"])
def test_every_territory_has_all_its_names(name: str) -> None:
    for row in rows(name):
        assert row["name_en"]
        assert all(row[f"ru_{case}"] for case in CASES)
        assert not re.search(r"[A-Za-z]", row["ru_nom"])
        assert (row["kind"] == "region") == bool(row["parent"])


def test_all_countries_and_the_regions_of_the_example_are_named() -> None:
    countries = [row for row in rows("territories.csv") if row["kind"] == "country"]
    assert len(countries) == 250  # 249 of ISO 3166-1, and Kosovo
    assert len({row["alpha2"] for row in countries}) == 250
    codes = [row["code"] for row in rows("territories.csv")]
    assert sum(code.startswith("RU-") for code in codes) == 83
    assert sum(code.startswith("BY-") for code in codes) == 7
    assert not set(codes) & {row["code"] for row in rows("regions.csv")}


def test_every_chapter_that_is_traded_has_plain_names() -> None:
    named = {row["code"]: row for row in rows("products.csv")}
    traded = {row["product"] for row in (*rows("trade_russia_belarus.csv"), *rows("trade_russia_partners.csv"))}
    assert traded <= set(named)
    for row in named.values():
        assert all(row[name] for name in ("name_en", "name_ru", "short_en", "short_ru"))
        assert max(len(row["short_en"]), len(row["short_ru"])) <= 28


def value(name: str, **where: str) -> float:
    found = [row for row in rows(name) if all(row[key] == wanted for key, wanted in where.items())]
    assert found
    return sum(float(row["value_usd"]) for row in found)


PAIR = {"reporter": "RUS", "partner": "BLR"}


@pytest.mark.parametrize(
    ("flow", "period", "billions"),
    [
        ("export", "2012", 21.38),
        ("export", "2014", 16.54),
        ("export", "2016", 14.76),
        ("export", "2019", 21.71),
        ("import", "2014", 12.32),
        ("import", "2019", 13.66),
    ],
)
def test_russia_reports_by_chapter(flow: str, period: str, billions: float) -> None:
    assert value("trade_russia_belarus.csv", **PAIR, flow=flow, period=period) / 1e9 == pytest.approx(
        billions, abs=0.005
    )


@pytest.mark.parametrize(
    ("chapter", "millions"), [("82", (1241, 549, 21)), ("90", (922, 778, 215))], ids=["tools", "instruments"]
)
def test_two_chapters_break_between_2012_and_2014(chapter: str, millions: tuple[int, ...]) -> None:
    for year, expected in zip(("2012", "2013", "2014"), millions, strict=True):
        found = value("trade_russia_belarus.csv", **PAIR, flow="import", period=year, product=chapter)
        assert round(found / 1e6) == expected


@pytest.mark.parametrize(
    ("reporter", "flow", "period", "billions"),
    [
        ("BLR", "export", "2014", 15.07),
        ("BLR", "import", "2014", 21.87),
        ("RUS", "import", "2014", 12.31),
        ("RUS", "export", "2014", 16.54),
        ("RUS", "export", "2016", 14.05),
    ],
)
def test_both_sides_report_totals(reporter: str, flow: str, period: str, billions: float) -> None:
    found = value("trade_totals.csv", reporter=reporter, flow=flow, period=period)
    assert found / 1e9 == pytest.approx(billions, abs=0.005)


def test_totals_before_2012_agree_in_both_compilations() -> None:
    for year in ("2000", "2005", "2008", "2011"):
        for flow in ("export", "import"):
            one = value("trade_russia_belarus.csv", **PAIR, flow=flow, period=year, product="TOTAL")
            other = value("trade_totals.csv", **PAIR, flow=flow, period=year)
            assert one == pytest.approx(other, rel=1e-6)


def test_undisclosed_trade_is_kept() -> None:
    for year, low, high in (("2016", 0.15, 0.20), ("2018", 0.15, 0.20), ("2020", 0.15, 0.20)):
        whole = value("trade_russia_belarus.csv", **PAIR, flow="export", period=year)
        assert low < value("trade_russia_belarus.csv", **PAIR, flow="export", period=year, product="99") / whole < high


def test_partners_added_up_hold_the_pair() -> None:
    everyone = {
        (row["flow"], row["period"], row["product"]): float(row["value_usd"])
        for row in rows("trade_russia_partners.csv")
    }
    for row in rows("trade_russia_belarus.csv"):
        if row["product"] != "TOTAL":
            assert float(row["value_usd"]) <= everyone[row["flow"], row["period"], row["product"]]


def test_stated_figures_are_kept_as_said() -> None:
    said = {row["id"]: row for row in rows("stated.csv")}
    assert len(said) == 9
    assert all(
        (row["side_a"], row["side_b"]) == ("BLR", "RU-CHE") and row["publisher"] and row["address"]
        for row in said.values()
    )
    assert (said["s01"]["value_usd"], said["s01"]["change_pct"]) == ("66000000", "-40")
    assert (said["s06"]["value_usd"], said["s06"]["period"]) == ("235400000", "2017-01..2017-10")
    assert (said["s09"]["value_usd"], said["s09"]["qualifier"]) == ("1000000000", "goal")


def test_exchange_rates_are_in_the_rouble_of_today() -> None:
    rates = {(row["territory"], row["period"]): float(row["value"]) for row in rows("macro_exchange_rates.csv")}
    assert rates["BLR", "2014"] == pytest.approx(1.02, abs=0.005)
    assert rates["RUS", "2014"] == pytest.approx(38.4, abs=0.05)


@pytest.mark.shared
def test_the_example_follows_from_the_data_it_says_it_follows_from(shared: Path) -> None:
    import polars as pl

    source = pl.read_parquet(shared / "data" / "trade" / "comtrade_russia_hs2.parquet")
    for flow, year, chapter in (("import", 2013, "84"), ("export", 2019, "72")):
        wanted = source.filter((pl.col("flow") == flow) & (pl.col("year") == year) & (pl.col("hs2") == chapter))
        where = {"flow": flow, "period": str(year), "product": chapter}
        assert value("trade_russia_partners.csv", **where) == pytest.approx(wanted["value_usd"].sum())
        pair = wanted.filter(pl.col("partner") == "BLR")["value_usd"].sum()
        assert value("trade_russia_belarus.csv", **where) == pytest.approx(pair)
