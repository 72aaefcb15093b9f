"""An analyst's own table: what is recognised, what is doubted, what is refused, and what comes out."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from dovetail.errors import (
    ClassificationMismatchError,
    InconsistentDataError,
    MissingDataError,
    UnitMismatchError,
    UnknownCodeError,
    UnreadableFileError,
    UnsafeInputError,
)
from dovetail.sources.own.table import Preview, preview
from dovetail.terms.layout import LINE, Constant, Lookup, Reading

RUS = {"reporter": "RUS"}
RU_BY = {"reporter": "RUS", "partner": "BLR"}


def look(folder: Path, text: str, *, encoding: str = "utf-8", **options: object) -> Preview:
    path = folder / "own.csv"
    path.write_bytes(text.encode(encoding))
    return preview(path, **options)  # type: ignore[arg-type]


def sheet(folder: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(folder / "own.xlsx")
    return folder / "own.xlsx"


def table(reading: Reading) -> list[dict[str, object]]:
    """The rows that a load would make of a reading: looked up, constants filled in, with their lines."""
    assert reading.batches is not None
    found: list[dict[str, object]] = []
    for batch in reading.batches():
        for row in pl.DataFrame(pl.from_arrow(batch)).to_dicts():
            out: dict[str, object] = {"line": row[LINE]}
            for name, rule in reading.layout.rules.items():
                match rule:
                    case Constant(value):
                        out[name] = value
                    case Lookup(column, codes):
                        out[name] = codes.get(row[column], f"? {row[column]}")
                    case _:
                        out[name] = row[rule.column]  # type: ignore[union-attr]
            for name in ("value_usd", "netweight_kg", "quantity", "value"):
                if out.get(name) is not None:
                    out[name] = float(str(out[name])) if out[name] else None
            found.append(out)
    return found


def only(rows: list[dict[str, object]], *names: str) -> list[tuple[object, ...]]:
    return [tuple(row.get(name) for name in names) for row in rows]


def test_a_russian_export_of_a_spreadsheet(tmp_path: Path) -> None:
    text = (
        "Страна;Направление;Год;Код ТН ВЭД;Стоимость, тыс. долл. США;Вес нетто, т\n"
        "Беларусь;ЭК;2014;0101;1 234,5;12\n"
        "Казахстан;ИМ;2014 г.;101;-;3,25\n"
        "Итого;;;;1\u00a0234,5;15,25\n"
    )
    seen = look(tmp_path, text, encoding="cp1251", constants=RUS)
    assert [column.column for column in seen.columns] == [
        "partner",
        "flow",
        "period",
        "product",
        "value_usd",
        "netweight_kg",
    ]
    assert seen.facts["encoding"] == "cp1251"
    assert (seen.facts["delimiter"], seen.facts["decimal mark"]) == (";", ",")
    assert not seen.blocking
    reading = seen.reading()
    names = ("line", "reporter", "partner", "flow", "period", "product", "value_usd", "netweight_kg")
    assert only(table(reading), *names) == [
        (2, "RUS", "BLR", "export", "2014", "0101", 1_234_500.0, 12_000.0),
        (3, "RUS", "KAZ", "import", "2014", "0101", None, 3_250.0),
    ]
    told = " ".join(reading.notes)
    assert "totals of countries" in told
    assert "leading zero" in told
    assert "'-' 1" in told


def test_english_headings(tmp_path: Path) -> None:
    text = "Partner,Trade Flow,Period,HS code,Trade Value (USD),Net weight (kg)\nBelarus,Export,2014-03,8701,10,5\n"
    rows = table(look(tmp_path, text, constants=RUS).reading())
    assert only(rows, "partner", "flow", "period", "product", "value_usd", "netweight_kg") == [
        ("BLR", "export", "2014-03", "8701", 10.0, 5.0)
    ]


def test_years_side_by_side_under_a_title_with_the_unit(tmp_path: Path) -> None:
    text = (
        "Экспорт Республики Беларусь в Россию\n(млн долл. США)\nКод;Наименование;2012;2013;2014\n1;2;3;4;5\n"
        "01;Живые животные;1,5;2;\n02;Мясо;3;4;0\nВсего;;4,5;6;5\nПримечание: данные предварительные\n"
    )
    seen = look(tmp_path, text, constants={"reporter": "BLR", "partner": "RUS", "flow": "export"})
    assert any("taken from the title above: 1,000,000 usd" in doubt.text for doubt in seen.doubts)
    rows = table(seen.reading())
    assert only(rows, "line", "product", "period", "value_usd") == [
        (5, "01", "2012", 1.5e6),
        (5, "01", "2013", 2e6),
        (6, "02", "2012", 3e6),
        (6, "02", "2013", 4e6),
        (6, "02", "2014", 0.0),
        (7, "TOTAL", "2012", 4.5e6),
        (7, "TOTAL", "2013", 6e6),
        (7, "TOTAL", "2014", 5e6),
    ]


def test_merged_headings_of_a_workbook_and_zeros_it_lost(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        [
            ["Внешняя торговля Челябинской области"],
            ["Код ТН ВЭД 2017", "Страна", "Экспорт, тыс. долл. США", None, "Импорт, тыс. долл. США", None],
            [None, None, "2013", 2014, "2013", 2014],
            [1, "Беларусь", 12.5, 13, None, 7],
            [102, "Казахстан", 1, 2, 3, "…"],
        ],
    )
    reading = preview(path, constants={"reporter": "Челябинская область"}).reading()
    names = ("reporter", "partner", "flow", "period", "product", "classification", "value_usd")
    assert only(table(reading), *names) == [
        ("RU-CHE", "BLR", "export", "2013", "01", "H5", 12_500.0),
        ("RU-CHE", "BLR", "export", "2014", "01", "H5", 13_000.0),
        ("RU-CHE", "BLR", "import", "2014", "01", "H5", 7_000.0),
        ("RU-CHE", "KAZ", "export", "2013", "0102", "H5", 1_000.0),
        ("RU-CHE", "KAZ", "export", "2014", "0102", "H5", 2_000.0),
        ("RU-CHE", "KAZ", "import", "2013", "0102", "H5", 3_000.0),
    ]
    assert any("2 product codes had lost" in note and "line 4: 1" in note for note in reading.notes)


def test_exports_and_imports_as_sections(tmp_path: Path) -> None:
    text = "Код;Стоимость, USD;Год\nЭкспорт;;\n01;5;2014\nИмпорт;;\n01;6;2014\n"
    rows = table(look(tmp_path, text, constants=RU_BY).reading())
    assert only(rows, "flow", "value_usd") == [("export", 5.0), ("import", 6.0)]


def test_a_month_beside_the_year(tmp_path: Path) -> None:
    text = "Год,Месяц,Направление,Стоимость USD\n2014,март,экспорт,1\n2014,I квартал,импорт,2\n"
    rows = table(look(tmp_path, text, constants=RU_BY).reading())
    assert only(rows, "period", "flow") == [("2014-03", "export"), ("2014-Q1", "import")]


def test_re_exports_are_left_out_and_unknown_texts_are_for_the_load_to_reject(tmp_path: Path) -> None:
    text = "partner,flow,year,value usd\nBLR,Re-export,2014,1\nAtlantis,export,2014,2\nBLR,sideways,someday,3\n"
    seen = look(tmp_path, text, constants=RUS)
    assert [doubt.text for doubt in seen.doubts if "not known" in doubt.text] == [
        "not known as partner: 'Atlantis'; such rows will be rejected",
        "not known as flow: 'sideways'; such rows will be rejected",
        "not known as period: 'someday'; such rows will be rejected",
    ]
    reading = seen.reading()
    assert reading.layout.skip == {"flow": ("Re-export",)}
    assert only(table(reading), "partner", "flow", "period")[1:] == [
        ("? Atlantis", "export", "2014"),
        ("BLR", "? sideways", "? someday"),
    ]


def test_columns_are_mapped_by_option(tmp_path: Path) -> None:
    text = "a,b,c,Стоимость\nBLR,2014,17,99\n"
    options = {"columns": {"partner": "a", "period": "b", "value_usd": "c"}, "units": {"value_usd": "млн долл."}}
    seen = look(tmp_path, text, constants={**RUS, "flow": "импорт"}, **options)
    assert [column.column for column in seen.columns] == ["partner", "period", "value_usd", ""]
    assert only(table(seen.reading()), "partner", "period", "flow", "value_usd") == [("BLR", "2014", "import", 17e6)]


def test_several_headings_for_one_column(tmp_path: Path) -> None:
    text = "partner;A 2013;A 2014\nBLR;1;2\n"
    seen = look(
        tmp_path,
        text,
        columns={"value_usd": ["A 2013", "A 2014"]},
        constants={**RUS, "flow": "export"},
        units={"value_usd": "USD"},
    )
    assert only(table(seen.reading()), "period", "value_usd") == [("2013", 1.0), ("2014", 2.0)]


def test_a_macro_table_with_indicators_side_by_side(tmp_path: Path) -> None:
    text = 'Country,Year,"GDP, bn USD","Population, thousand persons"\nBelarus,2014,78.8,9480\n'
    rows = table(look(tmp_path, text, table="macro").reading())
    assert only(rows, "territory", "period", "indicator", "unit", "value") == [
        ("BLR", "2014", "gdp", "usd", 78.8e9),
        ("BLR", "2014", "population", "persons", 9.48e6),
    ]


def test_a_macro_table_of_regions_in_russian(tmp_path: Path) -> None:
    text = "Регион;Показатель;Год;Значение, млрд руб.\nЧелябинская область;ВРП;2014;993,9\n"
    rows = table(look(tmp_path, text, table="macro").reading())
    assert only(rows, "territory", "indicator", "unit", "value") == [("RU-CHE", "grp", "rub", 993.9e9)]


def test_stated_figures_of_ones_own(tmp_path: Path) -> None:
    text = (
        "id,published,publisher,address,metric,period,value (million USD),change_pct\n"
        "a1,2014-05-01,Our Bulletin,example.org,turnover,2014-Q1,66,-40\n"
    )
    constants = {"side_a": "BLR", "side_b": "RU-CHE"}
    rows = table(look(tmp_path, text, table="stated", constants=constants).reading())
    assert only(rows, "id", "metric", "side_a", "side_b", "period", "value_usd", "change_pct") == [
        ("a1", "turnover", "BLR", "RU-CHE", "2014-Q1", 66e6, "-40")
    ]


def test_parquet_numbers_are_exact_whatever_the_decimal_mark(tmp_path: Path) -> None:
    frame = pl.DataFrame({"partner": ["BLR"] * 2, "year": [2014, 2015], "value_usd": [1.234, 1e9]})
    frame.write_parquet(tmp_path / "own.parquet")
    seen = preview(tmp_path / "own.parquet", constants={**RUS, "flow": "export"}, decimal=",")
    assert only(table(seen.reading()), "period", "value_usd") == [("2014", 1.234), ("2015", 1e9)]


def test_codes_kept_from_a_spreadsheet_by_a_formula_of_text(tmp_path: Path) -> None:
    text = 'partner,flow,year,HS code,value usd\nBLR,export,2014,"=""0101""",5\n'
    assert only(table(look(tmp_path, text, constants=RUS).reading()), "product") == [("0101",)]


def test_a_cell_with_a_formula_is_refused(tmp_path: Path) -> None:
    text = "partner,flow,year,value usd\nBLR,export,2014,=1+1\n\"=cmd|'/c calc'!A1\",export,2014,2\n"
    with pytest.raises(UnsafeInputError, match=r"2 cells .* line 2: 'value usd' holds =1\+1; line 3: 'partner' holds"):
        look(tmp_path, text, constants=RUS).reading()


def test_two_units_in_one_column(tmp_path: Path) -> None:
    text = "partner,flow,year,weight\nBLR,export,2014,12 t\nBLR,export,2015,12 kg\nBLR,export,2016,3 t\n"
    with pytest.raises(
        UnitMismatchError, match=r"1,000 kg \(line 2: 12 t; line 4: 3 t\); kg \(line 3: 12 kg\)"
    ) as raised:
        look(tmp_path, text, constants=RUS).reading()
    assert (3, "12 kg") in raised.value.rows


def test_one_unit_beside_every_number_is_its_scale(tmp_path: Path) -> None:
    text = "partner,flow,year,weight\nBLR,export,2014,12 t\nBLR,export,2015,3.5 t*\n"
    rows = table(look(tmp_path, text, constants=RUS).reading())
    assert only(rows, "netweight_kg") == [(12_000.0,), (3_500.0,)]


def test_a_number_without_the_unit_that_the_others_have(tmp_path: Path) -> None:
    text = "partner,flow,year,weight\nBLR,export,2014,12 t\nBLR,export,2015,3\n"
    with pytest.raises(UnitMismatchError, match=r"no unit \(line 3: 3\)"):
        look(tmp_path, text, constants=RUS).reading()


def test_a_heading_that_says_two_units(tmp_path: Path) -> None:
    text = 'partner,flow,year,"Стоимость, тыс. долл. США / тонн"\nBLR,export,2014,12\n'
    with pytest.raises(UnitMismatchError, match="names 2 units: 1,000 usd, 1,000 kg"):
        look(tmp_path, text, constants=RUS).reading()


def test_a_currency_that_is_not_the_tables(tmp_path: Path) -> None:
    text = 'partner,flow,year,"Стоимость, млн руб."\nBLR,export,2014,12\n'
    with pytest.raises(UnitMismatchError, match="is in 1,000,000 rub, and value_usd is in usd"):
        look(tmp_path, text, constants=RUS).reading()


def test_a_value_without_a_unit_is_not_guessed(tmp_path: Path) -> None:
    seen = look(tmp_path, "partner,flow,year,value\nBLR,export,2014,12\n", constants=RUS)
    assert [doubt.text for doubt in seen.blocking] == ["no unit is told for 'value', which becomes value_usd"]
    with pytest.raises(UnitMismatchError, match="--unit value_usd='USD 1000'"):
        seen.reading()


def test_a_price_is_not_a_value(tmp_path: Path) -> None:
    text = 'partner,flow,year,"Цена, долл. США за тонну","Стоимость, долл. США"\nBLR,export,2014,5,12\n'
    assert only(table(look(tmp_path, text, constants=RUS).reading()), "value_usd") == [(12.0,)]


def test_numbers_that_read_two_ways(tmp_path: Path) -> None:
    text = "partner;flow;year;value, USD\nBLR;export;2014;1,234\nBLR;export;2015;999\n"
    with pytest.raises(UnitMismatchError, match=r"(?s)1,234.*factor of 1000.*--decimal"):
        look(tmp_path, text, constants=RUS).reading()
    for mark, value in ((".", 1234.0), (",", 1.234)):
        rows = table(look(tmp_path, text, constants=RUS, decimal=mark).reading())
        assert only(rows, "value_usd") == [(value,), (999.0,)]


def test_both_decimal_marks_in_one_column(tmp_path: Path) -> None:
    text = "partner;flow;year;value, USD\nBLR;export;2014;1,5\nBLR;export;2015;2.5\nBLR;export;2016;3,5\n"
    with pytest.raises(InconsistentDataError, match=r"in two ways: line 3: 2\.5; line 2: 1,5; line 4: 3,5"):
        look(tmp_path, text, constants=RUS).reading()


def test_two_revisions_in_one_column(tmp_path: Path) -> None:
    head = "partner,flow,year,HS code,value usd"
    for one, two in (("2014,H4-0101", "2014,H5-0102"), ("2014,HS2012 0101", "2015,HS2017 0101")):
        rows = f"BLR,export,{one},1\nBLR,export,{two},1\n"
        with pytest.raises(ClassificationMismatchError, match=r"mixes 2 revisions: H4 \(line 2.*H5 \(line 3"):
            look(tmp_path, f"{head}\n{rows}", constants=RUS).reading()
    text = f"{head},classification\nBLR,export,2014,0101,1,H4\nKAZ,export,2014,0101,1,HS 2017\n"
    with pytest.raises(ClassificationMismatchError, match=r"mixes 2 revisions in 2014") as raised:
        look(tmp_path, text, constants=RUS).reading()
    assert len(raised.value.rows) == 2


def test_a_revision_that_changes_with_the_years_is_told(tmp_path: Path) -> None:
    head = "partner,flow,year,HS code,value usd,classification\n"
    text = f"{head}BLR,export,2014,0101,1,H4\nBLR,export,2017,0101,1,HS 2017\n"
    reading = look(tmp_path, text, constants=RUS).reading()
    assert only(table(reading), "classification") == [("H4",), ("H5",)]
    assert "the product codes are of several revisions over time: H4, H5" in reading.notes


def test_one_revision_before_every_code(tmp_path: Path) -> None:
    text = "partner,flow,year,HS code,value usd\nBLR,export,2014,H4-0101,1\n"
    assert only(table(look(tmp_path, text, constants=RUS).reading()), "product", "classification") == [("0101", "H4")]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("flow,year,value usd\nexport,2014,1\n", "partner"),
        ("partner,year,value usd\nBLR,2014,1\n", "flow"),
        ("partner,flow,value usd\nBLR,export,1\n", "period"),
        ("partner,flow,year\nBLR,export,2014\n", "value_usd"),
    ],
)
def test_what_is_found_nowhere_is_asked_for(tmp_path: Path, text: str, missing: str) -> None:
    with pytest.raises(MissingDataError, match=f"(?s)no column holds {missing}.*--map {missing}"):
        look(tmp_path, text, constants=RUS).reading()


def test_the_option_that_is_wrong_is_named(tmp_path: Path) -> None:
    text = "partner,flow,year,value usd\nBLR,export,2014,1\n"
    for options, match in (
        ({"table": "flows"}, "no table 'flows'"),
        ({"columns": {"country": "partner"}}, "has no column 'country'"),
        ({"columns": {"partner": "nation"}}, "'nation' is no heading of the file; its headings are partner"),
        ({"constants": {"reporter": "Atlantis"}}, "Atlantis"),
        ({"constants": {"flow": "sideways"}}, "no flow"),
        ({"constants": {"period": "someday"}}, "no period"),
        ({"constants": {"classification": "H9"}}, "no classification"),
        ({"units": {"value_usd": "bushels"}}, "no unit"),
    ):
        with pytest.raises(UnknownCodeError, match=match):
            look(tmp_path, text, **options)


def test_ragged_and_cut_rows(tmp_path: Path) -> None:
    head = "partner,flow,year,value usd\nBLR,export,2014,1\n"
    with pytest.raises(InconsistentDataError, match=r"1 rows .* more cells than there are headings: line 3"):
        look(tmp_path, head + "Korea, Republic of,export,2014,1\n", constants=RUS).reading()
    with pytest.raises(UnreadableFileError, match="ends in the middle of line 3: 2 cells of 4"):
        look(tmp_path, head + "BLR,exp", constants=RUS).reading()
    with pytest.raises(UnreadableFileError, match="headings and no rows"):
        look(tmp_path, head.splitlines()[0] + "\n", constants=RUS).reading()
    with pytest.raises(UnreadableFileError, match="no row of the table looks like headings"):
        look(tmp_path, "1,2,3\n4,5,6\n", constants=RUS)


def test_a_column_with_endless_names_holds_no_territories(tmp_path: Path) -> None:
    rows = "".join(f"firm {n},export,2014,1\n" for n in range(3_100))
    seen = look(tmp_path, "partner,flow,year,value usd\n" + rows, constants=RUS)
    with pytest.raises(InconsistentDataError, match="the column of partner has more than 3,000 different texts"):
        seen.reading()


def test_what_was_seen_is_shown(tmp_path: Path) -> None:
    text = "Страна;Код страны;Поток;Год;Стоимость, USD\nБеларусь;BY;экспорт;2014;1,5\n"
    seen = look(tmp_path, text, constants=RUS)
    assert seen.becomes[0]["value_usd"] == "1.5"
    assert (seen.becomes[0]["partner"], seen.becomes[0]["flow"]) == ("BLR", "export")
    assert seen.sample[0] == (2, ["Беларусь", "BY", "экспорт", "2014", "1,5"])
    assert "'Страна' is taken for partner, and not 'Код страны'" in [d.text for d in seen.doubts]
    assert seen.constants["product"] == "TOTAL"
    assert seen.columns[4].unit == "usd"


def test_a_column_without_a_heading_is_known_by_its_texts(tmp_path: Path) -> None:
    text = ";Экспорт, USD;Импорт, USD\nБеларусь;1;2\nКазахстан;3;4\nПрочие;5;6\nВсего;9;12\n"
    seen = look(tmp_path, text, constants={**RUS, "period": "2014"})
    assert "the heading 'column 1' does not tell, but its texts are territories: it is taken for partner" in [
        doubt.text for doubt in seen.doubts
    ]
    rows = table(seen.reading())
    assert only(rows, "partner", "flow", "value_usd")[:2] == [("BLR", "export", 1.0), ("BLR", "import", 2.0)]


def test_a_publishers_layout_is_pointed_out(tmp_path: Path) -> None:
    text = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\nИМ,01/2014,BY,0101100000,796,5,1,1\n"
    seen = look(tmp_path, text, constants=RUS)
    assert "this is the published layout 'customs-ru'" in [doubt.text for doubt in seen.doubts]


@pytest.mark.shared
def test_a_real_workbook_of_regions(tmp_path: Path, shared: Path) -> None:
    """Manufacturing shipped by region, as Rosstat's tables are passed around: a title, years as texts and numbers."""
    seen = preview(
        shared / "data/regions/findatalab_otgruzka_C_D_E_sub.xlsx",
        table="macro",
        sheet="2",
        constants={"indicator": "manufacturing", "unit": "rub"},
        units={"value": "млн руб."},
    )
    rows = table(seen.reading())
    chelyabinsk = [row["value"] for row in rows if row["territory"] == "RU-CHE" and row["period"] == "2014"]
    assert chelyabinsk == [pytest.approx(1_003e9, rel=0.01)]
