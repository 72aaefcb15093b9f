"""Words of tables in two languages: units, periods, headings, shapes. Each row is a case met in real files."""

from __future__ import annotations

import pytest

from dovetail.errors import UnreadableFileError
from dovetail.sources.own.headings import read_heading
from dovetail.sources.own.mapping import roles_of, table_named
from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.table_shape import find_shape
from dovetail.sources.own.unit_text import find_units, is_price
from dovetail.sources.own.words import flow_of, is_total

ROLES = roles_of(table_named("trade_reported"))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Стоимость, тыс. долл. США", ["1,000 usd"]),
        ("Стоимость (млн. долларов США)", ["1,000,000 usd"]),
        ("млрд $", ["1,000,000,000 usd"]),
        ("Trade Value (US$)", ["usd"]),
        ("Trade Value 1000USD", ["1,000 usd"]),
        ("value_usd_thousand", ["1,000 usd"]),
        ("USD '000", ["1,000 usd"]),
        ("US dollars, millions", ["1,000,000 usd"]),
        ("USD mn", ["1,000,000 usd"]),
        ("$bn", ["1,000,000,000 usd"]),
        ("exports_kusd", ["1,000 usd"]),
        ("k USD", ["1,000 usd"]),
        ("$m", ["1,000,000 usd"]),
        ("USD k", ["1,000 usd"]),
        ("m USD", ["1,000,000 usd"]),
        ("стоимость, k$", ["1,000 usd"]),
        ("тыс. руб.", ["1,000 rub"]),
        ("тысяч рублей", ["1,000 rub"]),
        ("млн бел. руб.", ["1,000,000 byn"]),
        ("млн евро", ["1,000,000 eur"]),
        ("Вес нетто, т", ["1,000 kg"]),
        ("тыс. тонн", ["1,000,000 kg"]),
        ("Net weight (kg)", ["kg"]),
        ("metric tons", ["1,000 kg"]),
        ("кг", ["kg"]),
        ("тыс. чел.", ["1,000 persons"]),
        ("темп роста, %", ["percent"]),
        ("стоимость, млн долл.; вес, т", ["1,000,000 usd", "1,000 kg"]),
        ("USD or RUB", ["usd", "rub"]),
        ("Страна", []),
        ("Год", []),
        ("Код ТН ВЭД", []),
        ("Product name", []),
        ("Внешняя торговля Челябинской области, тыс. долл. США", ["1,000 usd"]),
        ("Торговля со странами Европы, млн долл. США", ["1,000,000 usd"]),
        ("Trade with Europe, USD mn", ["1,000,000 usd"]),
        ("тыс. евро", ["1,000 eur"]),
        ("Экспорт, в т. ч. машины, млн долл.", ["1,000,000 usd"]),
        ("в т.ч. лом", []),
        ("2014 г", []),
        ("вес, г", ["0.001 kg"]),
        ("среднесписочная численность, человек", ["persons"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert [str(unit) for unit in find_units(text)] == units


@pytest.mark.parametrize(
    "text", ["Цена, долл./т", "Средняя цена, долл. США", "Unit value, USD", "USD per kg", "USD/kg"]
)
def test_prices(text: str) -> None:
    assert is_price(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2014", "2014"),
        ("2014 г.", "2014"),
        ("2014 год", "2014"),
        ("за 2014 год", ""),
        ("март 2014", "2014-03"),
        ("марта 2014 г.", "2014-03"),
        ("Март, 2014", "2014-03"),
        ("Mar 2014", "2014-03"),
        ("Sept. 2014", "2014-09"),
        ("2014M03", "2014-03"),
        ("201403", "2014-03"),
        ("03.2014", "2014-03"),
        ("3/2014", "2014-03"),
        ("31.03.2014", "2014-03"),
        ("2014-03-31", "2014-03"),
        ("2014-03-31 00:00:00", "2014-03"),
        ("I квартал 2014", "2014-Q1"),
        ("1 кв. 2014 г.", "2014-Q1"),
        ("4-й квартал 2014", "2014-Q4"),
        ("IV кв. 2014", "2014-Q4"),
        ("Q2 2014", "2014-Q2"),
        ("2Q2014", "2014-Q2"),
        ("2014Q3", "2014-Q3"),
        ("1 полугодие 2014 года", "2014-H1"),
        ("II полугодие 2014", "2014-H2"),
        ("H1 2014", "2014-H1"),
        ("январь-март 2014", "2014-Q1"),
        ("январь – сентябрь 2014 г.", "2014-01..2014-09"),
        ("янв.-дек. 2014", "2014"),
        ("9 месяцев 2014", "2014-01..2014-09"),
        ("9M 2014", "2014-01..2014-09"),
        ("12 мес. 2014", "2014"),
        ("2012-2014", "2012..2014"),
        ("13.2014", ""),
        ("декабрь-январь 2014", ""),
        ("0101", ""),
        ("12345678", ""),
        ("", ""),
        ("Беларусь", ""),
    ],
)
def test_periods(text: str, code: str) -> None:
    assert read_period(text) == code


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Страна-партнёр", "partner"),
        ("Торговый партнер", "partner"),
        ("Partner ISO", "partner"),
        ("Country", "partner"),
        ("Reporter", "reporter"),
        ("Направление", "flow"),
        ("Экспорт/импорт", "flow"),
        ("Trade Flow", "flow"),
        ("Год", "period"),
        ("Отчетный период", "period"),
        ("Месяц", "month"),
        ("Код ТН ВЭД ЕАЭС", "product"),
        ("ТНВЭД", "product"),
        ("HS Code", "product"),
        ("Commodity Code", "product"),
        ("Наименование товара", "product_name"),
        ("Commodity Description", "product_name"),
        ("Статистическая стоимость, долл. США", "value_usd"),
        ("Стоимость", "value_usd"),
        ("Trade Value (US$)", "value_usd"),
        ("FOB value, thousand USD", "value_usd"),
        ("млн долл. США", "value_usd"),
        ("Вес нетто, кг", "netweight_kg"),
        ("Netweight (kg)", "netweight_kg"),
        ("Объем, тонн", "netweight_kg"),
        ("тонн", "netweight_kg"),
        ("Количество", "quantity"),
        ("Ед. изм.", "quantity_unit"),
        ("Qty Unit", "quantity_unit"),
        ("Классификация", "classification"),
        ("Примечание", ""),
        ("Темп роста, %", ""),
        ("Цена, долл. США за тонну", ""),
        ("", ""),
    ],
)
def test_headings(text: str, role: str) -> None:
    assert read_heading(0, text, ROLES).role == role


def test_what_a_heading_says_beside_its_name() -> None:
    heading = read_heading(0, "Экспорт, тыс. долл. США / 2013", ROLES)
    assert (heading.role, heading.flow, heading.period) == ("value_usd", "export", "2013")
    assert read_heading(0, "I кв. 2014", ROLES).period == "2014-Q1"
    assert read_heading(0, "ТН ВЭД 2017", ROLES).revision == "H5"
    assert read_heading(0, "ТН ВЭД 2017", ROLES).period == ""
    assert read_heading(0, "Экспорт и импорт", ROLES).flow == ""


def test_flows_and_totals() -> None:
    assert [flow_of(text) for text in ("ЭК", "ИМ", "X", "M", "Вывоз", "Re-Export", "сальдо", "юг")] == [
        "export",
        "import",
        "export",
        "import",
        "export",
        "other",
        "other",
        "",
    ]
    assert [is_total(text) for text in ("ВСЕГО", "Итого по группе", "Total", "0101", "Тоталь", "Всегород")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def shape(*rows: list[str], headed: bool = False) -> tuple[tuple[str, ...], tuple[int, ...], int]:
    found = find_shape(list(enumerate(rows, 1)), ROLES, headed=headed)
    return found.names, found.lines, found.last


def test_shapes() -> None:
    assert shape(["partner", "year"], ["BLR", "2014"]) == (("partner", "year"), (1,), 1)
    assert shape(["Экспорт России"], ["Страна", "Год", "USD"], ["Беларусь", "2014", "5"])[1:] == ((2,), 2)
    assert shape(["Код", "Страна", "2013"], ["1", "2", "3"], ["01", "Беларусь", "5"])[1:] == ((1,), 2)
    assert shape(["Код", "Страна", "2013"], ["А", "Б", "1"], ["01", "Беларусь", "5"])[1:] == ((1,), 1)
    names, lines, last = shape(
        ["Код", "Экспорт", "", "Импорт", ""], ["", "2013", "2014", "2013", "2014"], ["01", "1", "2", "3", "4"]
    )
    assert names == ("Код", "Экспорт / 2013", "Экспорт / 2014", "Импорт / 2013", "Импорт / 2014")
    assert (lines, last) == ((1, 2), 2)
    # A first row of data that looks like headings is data when the row above has no gaps.
    assert shape(["partner", "flow", "year"], ["BLR", "export", "2014"])[1:] == ((1,), 1)
    with pytest.raises(UnreadableFileError, match="looks like headings"):
        shape(["1", "2"], ["3", "4"])
    with pytest.raises(UnreadableFileError, match="no rows"):
        shape()
