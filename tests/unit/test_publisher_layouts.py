"""Each publisher's file layout on a handful of rows as published."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from dovetail.errors import InconsistentDataError
from dovetail.sources.codes import comtrade_codes, iso_codes, own_codes, wits_codes
from dovetail.sources.opening import layouts, open_reading
from dovetail.sources.stated import STATED_FIGURES
from dovetail.store.release import LoadReport
from dovetail.store.store import Store, open_store
from dovetail.terms.layout import Constant, Layout, Lookup
from dovetail.terms.territory import Territory

API = {
    "typeCode": "C",
    "freqCode": "A",
    "refPeriodId": "20140101",
    "period": "2014",
    "reporterCode": 112,
    "flowCode": "M",
    "partnerCode": 643,
    "partner2Code": 0,
    "classificationCode": "H4",
    "cmdCode": "01",
    "customsCode": "C00",
    "motCode": 0,
    "qtyUnitCode": 8,
    "qtyUnitAbbr": "kg",
    "qty": 12.5,
    "netWgt": 12.5,
    "primaryValue": 1000.25,
}


def load(folder: Path, name: str, content: str, layout: str | Layout) -> tuple[Store, LoadReport]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    store = open_store(folder / "store")
    return store, store.add(open_reading(path, layout), dataset="d", release="r", any_magnitude=True)


def flows(store: Store, reporter: str = "BLR", partner: str = "RUS") -> pl.DataFrame:
    return store.query("pair_flows", reporter=reporter, partner=partner, first=1900, last=2100)


def api_rows() -> list[dict[str, object]]:
    changes: list[dict[str, object]] = [
        {},
        {"cmdCode": "TOTAL", "qtyUnitAbbr": "N/A", "qty": None, "netWgt": 0},
        {"flowCode": "RX"},
        {"motCode": 1000},
        {"customsCode": "C01"},
        {"partnerCode": 0, "flowCode": "X"},
        {"reporterCode": 842, "partnerCode": 699},
        {"period": "201403", "cmdCode": "0101"},
    ]
    return [{**API, **change} for change in changes]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_present_comtrade_interface(tmp_path: Path, kind: str) -> None:
    rows = api_rows()
    if kind == "json":
        content = json.dumps({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": ""})
    else:
        content = pl.DataFrame(rows, infer_schema_length=None).write_csv()
    store, report = load(tmp_path, f"api.{kind}", content, "comtrade")
    assert (report.rows, report.rejected, sum(report.skipped.values())) == (5, 0, 3)
    assert flows(store).select(
        "period", "product", "value_usd", "netweight_kg", "quantity", "quantity_unit"
    ).rows() == [
        ("2014", "TOTAL", 1000.25, None, None, None),
        ("2014", "01", 1000.25, 12.5, 12.5, "kg"),
        ("2014-03", "0101", 1000.25, 12.5, 12.5, "kg"),
    ]
    assert flows(store, "BLR", "X-WLD")["flow"].to_list() == ["export"]
    assert flows(store, "USA", "IND").height == 1
    assert any("flowCode is neither M nor X" in reason for reason in report.skipped)


def test_the_old_comtrade_files_get_their_zeros_back(tmp_path: Path) -> None:
    header = "Classification,Year,Period,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,Qty Unit,Qty,"
    header += "Netweight (kg),Trade Value (US$)\n"
    rows = ["H5,2020,2020,1,643,112,1,No Quantity,0,0,3466206", "H5,2020,2020,4,643,112,1,No Quantity,0,0,1"]
    rows += ["H5,2020,2020,2,643,490,271,Weight in kilograms,7,7,12", "H5,2020,202002,2,643,8,2,,,,5"]
    store, report = load(tmp_path, "old.csv", header + "\n".join(rows) + "\n", "comtrade-legacy")
    assert (report.rows, sum(report.skipped.values())) == (3, 1)
    row = flows(store, "RUS", "BLR").row(0, named=True)
    assert (row["product"], row["netweight_kg"], row["quantity"], row["quantity_unit"]) == ("01", None, None, None)
    assert flows(store, "RUS", "X-490")["product"].to_list() == ["0271"]
    assert flows(store, "RUS", "ALB")["period"].to_list() == ["2020-02"]


def test_baci_as_published_with_quotes_blanks_and_na(tmp_path: Path) -> None:
    content = '"t","i","j","k","v","q"\n2021,112,643,10121,0.041,"        0.022"\n'
    content += '2021,842,251,382390,52.051,"           NA"\n2021,112,643,270900,1,  3.5\n'
    store, report = load(tmp_path, "baci.csv", content, "baci-hs22")
    assert (report.rows, report.rejected) == (3, 0)
    rows = store.query("pair_reconciled", a="BLR", b="RUS", first=2021, last=2021)
    assert rows.select("product", "classification", "value_usd", "netweight_kg").rows() == [
        ("010121", "H6", pytest.approx(41.0), pytest.approx(22.0)),
        ("270900", "H6", 1000.0, 3500.0),
    ]
    france = store.query("pair_reconciled", a="USA", b="FRA", first=2021, last=2021)
    assert france["netweight_kg"].to_list() == [None]


def test_wits_exports_and_imports_side_by_side_become_rows(tmp_path: Path) -> None:
    content = "reporter,partner,year,exports_kusd,imports_kusd\nBLR,ROM,2014,5.5,\nBLR,ROM,2015,0,2\nBLR,UNS,2014,,\n"
    store, report = load(tmp_path, "wits.csv", content, "wits")
    assert report.rows == 3
    assert flows(store, "BLR", "ROU").select("flow", "period", "value_usd", "product").rows() == [
        ("export", "2014", 5500.0, "TOTAL"),
        ("export", "2015", 0.0, "TOTAL"),
        ("import", "2015", 2000.0, "TOTAL"),
    ]


@pytest.mark.parametrize("regional", [False, True])
def test_russian_customs_with_and_without_regions(tmp_path: Path, regional: bool) -> None:
    header = "NAPR;PERIOD;STRANA;TNVED;EDIZM;STOIM;NETTO;KOL" + (";REGION;REGION_S" if regional else "") + "\n"
    region = ";75000 - Челябинская область;05 - УРАЛЬСКИЙ ФЕДЕРАЛЬНЫЙ ОКРУГ" if regional else ""
    rows = [
        "ЭК;01/2019;BY;7208519100;;5000.5;700;0",
        "ИМ;02/2019;BLR;101210000;796;9;1;2",
        "ЭК;01/2019;BY;XXXXXXXXXX;;1;;",
    ]
    content = header + "".join(f"{row}{region}\n" for row in rows)
    store, report = load(tmp_path, "customs.csv", content, "customs-ru")
    assert (report.rows, report.rejected) == (3, 0)
    reported = flows(store, "RU-CHE" if regional else "RUS", "BLR")
    assert reported.select("flow", "period", "product", "value_usd", "quantity", "quantity_unit").rows() == [
        ("export", "2019-01", "7208519100", 5000.5, None, None),
        ("export", "2019-01", "9999999999", 1.0, None, None),
        ("import", "2019-02", "0101210000", 9.0, 2.0, "796"),
    ]
    assert reported["classification"].unique().to_list() == ["EAEU"]


def test_world_bank_groups_of_countries_are_left_out_and_told(tmp_path: Path) -> None:
    content = (
        "Country Name,Country Code,Year,Value\nBelarus,BLR,2014,78814009865\nEuro area,EMU,2014,1\nWorld,WLD,2014,2\n"
    )
    store, report = load(tmp_path, "gdp.csv", content, "gdp")
    assert (report.rows, sum(report.skipped.values())) == (2, 1)
    assert store.query("macro", territory="X-WLD", indicator="gdp", first=2014, last=2014)["unit"].to_list() == ["usd"]


STATED_HEADER = (
    "id,published,publisher,address,metric,exporter,importer,period,value,unit,change_pct,change_base,qualifier,note\n"
)


def test_stated_figures_take_their_unit_from_the_row_and_the_pair_from_the_user(tmp_path: Path) -> None:
    content = (
        STATED_HEADER
        + "s1,2014,A,x,balance,BLR,RU-CHE,2014-Q1,-2.6,million USD,,,,\ns2,2014,A,x,turnover,,,2014-H1,,,5,,,\n"
    )
    store, report = load(tmp_path, "said.csv", content, STATED_FIGURES.given(side_a="BLR", side_b="RU-CHE"))
    assert (report.rows, report.rejected) == (2, 0)
    said = store.query("stated", a="BLR", b="RU-CHE")
    assert said.select("id", "value_usd", "change_pct", "period").rows() == [
        ("s2", None, 5.0, "2014-H1"),
        ("s1", -2_600_000.0, None, "2014-Q1"),
    ]


def test_a_stated_number_without_its_unit_or_pair_is_a_fault(tmp_path: Path) -> None:
    content = STATED_HEADER + "s1,2014,A,x,turnover,,,2014,66,,,,,\n"
    with pytest.raises(InconsistentDataError, match="'' is no known unit"):
        load(tmp_path, "said.csv", content, STATED_FIGURES.given(side_a="BLR", side_b="RU-CHE"))
    with pytest.raises(InconsistentDataError, match="side_a: is missing"):
        load(tmp_path, "said.csv", content.replace(",66,,", ",66,USD,"), STATED_FIGURES)


def test_every_code_of_a_publisher_means_a_known_territory() -> None:
    tables = [comtrade_codes(), iso_codes(), wits_codes(), own_codes("okato"), own_codes("world-bank")]
    for code in {code for table in tables for code in table.values()}:
        assert Territory.of(code).code == code
    assert len(comtrade_codes()) > 280
    assert len(own_codes("okato")) == 80


def test_every_layout_fills_the_key_of_its_table_and_cites_its_publisher() -> None:
    for name, layout in layouts().items():
        assert layout.name == name
        assert layout.publisher
        assert layout.licence
        raw = {column.name for column in layout.raw}
        for rules in ({**layout.rules, **variant} for variant in layout.variants or ({},)):
            assert set(layout.table.key) <= set(rules), name
            assert set(rules) <= set(layout.table.names), name
            for rule in rules.values():
                assert isinstance(rule, Constant) or rule.column in raw, name
                assert not isinstance(rule, Lookup) or rule.codes, name
        assert set(layout.skip) | set(layout.keep) <= raw
