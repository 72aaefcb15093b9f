"""Input-output tables on their way into a store and out of it, and what is said of those that cannot stand."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from dovetail.analyses.chains import trace_chain
from dovetail.analyses.chains.tables import held_table
from dovetail.errors import DovetailError, InconsistentDataError, UnitMismatchError, UnreadableFileError
from dovetail.interfaces.cli import main
from dovetail.sources.account_table import InputOutputTable, checked_accounts
from dovetail.sources.input_output import read_icio, read_wiod_arrays, read_wiod_csv, read_wiod_workbook
from dovetail.sources.inter_country import layout_told
from dovetail.sources.opening import layout_named, open_reading, open_readings
from dovetail.sources.recognise import recognised
from dovetail.store.store import Store, open_store
from dovetail.terms.layout import Layout
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

LABELS = {
    "countries": ["DEU", "RoW"],
    "industries": [{"code": "c12", "name": "Metals"}, {"code": "c13", "name": "Machinery"}],
    "final_demand": ["household consumption", "changes in inventories"],
    "unit": "million USD, current basic prices",
}
FLOWS = np.array([[20.0, 30, 4, 6], [5, 10, 1, 2], [3, 7, 50, 40], [2, 2, 9, 20]])
FINAL = np.array([[40.0, 1, 9, 0], [60, -2, 30, 4], [5, 0, 90, 5], [20, 0, 70, -3]])
LONG = "from_region,from_sector,to_region,to_sector,year,value,unit\n"


def arrays(folder: Path, **changed: np.ndarray) -> Path:
    """A table as WIOD's arrays with labels beside it, some of them changed."""
    parts = {"Z": FLOWS, "F": FINAL, "x": FLOWS.sum(1) + FINAL.sum(1)} | changed
    np.savez(folder / "wiot_2011.npz", **parts)
    (folder / "wiot_labels.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return folder / "wiot_2011.npz"


def stored(folder: Path, path: Path, layout: str | Layout) -> Store:
    store = open_store(folder / "store")
    store.add(open_readings(path, layout))
    return store


def of(store: Store) -> InputOutputTable:
    found = held_table(store, Years(2000, 2020))
    assert found is not None
    return found.table


def test_arrays_of_wiod_go_through_a_store_and_come_back(tmp_path: Path) -> None:
    path = arrays(tmp_path)
    assert layout_told(path) == "wiod"
    store = stored(tmp_path, path, "wiod")
    table = of(store)
    assert (table.regions, table.sectors, table.year, table.unit) == (("DEU", "X-ROW"), ("c12", "c13"), 2011, "usd")
    assert np.array_equal(table.flows, 1e6 * FLOWS)
    assert table.output is not None
    assert np.array_equal(table.output, 1e6 * (FLOWS.sum(1) + FINAL.sum(1)))
    stocks = table.stocks()
    assert stocks is not None
    assert stocks.tolist() == [1e6, 2e6, 5e6, -3e6]
    assert "Groningen" in table.publisher
    (release,) = store.releases()
    assert (release.table, release.licence, release.years) == ("input_output", "CC BY 4.0", (2011, 2011))


def test_a_layout_with_something_else_said_of_it_is_read_as_before(tmp_path: Path) -> None:
    arrays(tmp_path)
    said = replace(layout_named("wiod"), publisher="The office").given(classification="OWN")
    store = stored(tmp_path, tmp_path / "wiot_2011.npz", said)
    assert store.releases()[0].publisher == "The office"
    assert np.array_equal(of(store).flows, 1e6 * FLOWS)


def test_arrays_without_labels_are_refused(tmp_path: Path) -> None:
    path = arrays(tmp_path)
    (tmp_path / "wiot_labels.json").unlink()
    with pytest.raises(UnreadableFileError, match="0 files of labels"):
        stored(tmp_path, path, "wiod")


def icio_text() -> str:
    """The same table as ICIO publishes it."""
    names = ["DEU_C24", "DEU_C28", "ROW_C24", "ROW_C28"]
    lines = [",".join(["V1", *names, "DEU_HFCE", "DEU_INVNT", "ROW_HFCE", "ROW_INVNT", "OUT"])]
    for name, flows, final in zip(names, FLOWS, FINAL, strict=True):
        lines.append(",".join([name, *map(str, (*flows, *final, flows.sum() + final.sum()))]))
    output = FLOWS.sum(1) + FINAL.sum(1)
    lines.append(",".join(["TLS", *["0"] * 4, *["1"] * 4, ""]))
    lines.append(",".join(["VA", *map(str, output - FLOWS.sum(0)), *[""] * 5]))
    lines.append(",".join(["OUT", *map(str, output), *[""] * 5]))
    return "\n".join(lines)


def test_icio_is_read_from_its_zip(tmp_path: Path) -> None:
    text = icio_text()
    (tmp_path / "2018.csv").write_text(text, encoding="utf-8")
    assert layout_told(tmp_path / "2018.csv") == "icio"
    with zipfile.ZipFile(tmp_path / "ICIO.zip", "w") as archive:
        archive.writestr("2018.csv", text)
    assert layout_told(tmp_path / "ICIO.zip") == "icio"
    table = of(stored(tmp_path, tmp_path / "ICIO.zip", "icio"))
    assert (table.regions, table.sectors, table.classification) == (("DEU", "X-ROW"), ("C24", "C28"), "ISIC4")
    assert np.array_equal(table.flows, 1e6 * FLOWS)
    assert np.array_equal(table.final, 1e6 * FINAL)


@pytest.mark.parametrize(
    ("old", "new", "error", "says"),
    [
        ("\nROW_C28", "\nTLS", InconsistentDataError, r"lacks the rows of 1 sectors .* such as ROW_C28"),
        ("ROW_INVNT", "ROW_OTHER", DovetailError, r"ROW_OTHER|lacks"),
        ("\nROW_C24", "\nDEU_C24", InconsistentDataError, "1 rows that stand more than once, such as DEU_C24"),
        ("V1,DEU_C24", "V1,ROW_C24", InconsistentDataError, "1 columns that stand more than once, such as ROW_C24"),
        ("20.0,30.0", "20.0,n/a", UnreadableFileError, "1 cells .* in row DEU_C24, column DEU_C28: 'n/a'"),
        ("20.0,30.0", "20.0,", InconsistentDataError, r"DEU C24 .* 1 numbers .* sales to DEU C28 \(1 in all\)"),
        ("60.0,-2.0", "60.0,inf", InconsistentDataError, "DEU C28 .* final demand .* sales to DEU INVNT"),
        ("DEU_C24,20.0", "DEU_C24,20.0,1", UnreadableFileError, "more cells than its first line has names"),
        (",", ";", UnreadableFileError, "no columns of sectors and final demand"),
        ("V1,", "V1,\xff", UnreadableFileError, "cannot be read as a table"),
    ],
)
def test_a_faulty_icio_file_is_refused_by_name(
    tmp_path: Path, old: str, new: str, error: type[DovetailError], says: str
) -> None:
    (tmp_path / "2019.csv").write_bytes(icio_text().replace(old, new).encode("latin-1"))
    with pytest.raises(error, match=says):
        read_icio(tmp_path / "2019.csv")


def test_spaces_around_numbers_and_rows_in_another_order_do_no_harm(tmp_path: Path) -> None:
    head, *rows = icio_text().split("\n")
    shuffled = "\n".join([head, rows[5], rows[2], rows[0], rows[3], rows[1], rows[4], rows[6]])
    (tmp_path / "2019.csv").write_text(shuffled.replace("30.0", " 30.0 "), encoding="utf-8")
    table = read_icio(tmp_path / "2019.csv")
    regions = [table.regions.index("DEU"), table.regions.index("X-ROW")]
    order = [2 * region + table.sectors.index(sector) for region in regions for sector in ("C24", "C28")]
    assert np.array_equal(table.flows[np.ix_(order, order)], FLOWS)
    uses = [2 * region + use for region in regions for use in (0, 1)]
    assert np.array_equal(table.final[np.ix_(order, uses)], FINAL)


def test_final_demand_of_parts_of_a_country_is_added_up_too(tmp_path: Path) -> None:
    text = "V1,CN1_B,CN2_B,CN1_HFCE,CN2_HFCE,CHN_HFCE,OUT\nCN1_B,1,2,10,0,5,18\nCN2_B,3,4,0,20,1,28\n"
    (tmp_path / "ICIO2016.csv").write_text(text, encoding="utf-8")
    table = read_icio(tmp_path / "ICIO2016.csv")
    assert (table.regions, table.flows.tolist(), table.final.tolist()) == (("CHN",), [[10.0]], [[36.0]])


def test_a_long_table_of_ones_own_is_read_in_its_unit(tmp_path: Path) -> None:
    sales = [
        ("BLR", "28", "BLR", "FINAL", 50), ("BLR", "28", "RUS", "28", 6), ("BLR", "24", "BLR", "28", 5),
        ("RUS", "24", "BLR", "28", 11), ("RUS", "24", "RUS", "28", 70), ("RUS", "28", "RUS", "FINAL", 200),
    ]  # fmt: skip
    rows = "".join(f"{','.join(map(str, sale[:4]))},2019,{sale[4]},billion USD\n" for sale in sales)
    (tmp_path / "own.csv").write_text(LONG + rows, encoding="utf-8")
    assert recognised(tmp_path / "own.csv") == ("input-output",)
    store = open_store(tmp_path / "store")
    with open_reading(tmp_path / "own.csv", "input-output") as reading:
        store.add(reading)
    table = of(store)
    assert (table.regions, table.sectors, table.output) == (("BLR", "RUS"), ("24", "28"), None)
    assert table.flows[table.regions.index("RUS") * 2, 1] == 11e9
    assert table.final.sum() == 250e9


OWN_SALES = [
    ("BLR", "28", "BLR", "FINAL", 50), ("BLR", "28", "RU-CHE", "28", 6), ("BLR", "24", "BLR", "28", 5),
    ("RU-CHE", "24", "BLR", "28", 11), ("RU-CHE", "24", "RU-CHE", "28", 30), ("RU-CHE", "28", "RU-CHE", "FINAL", 200),
    ("RUS", "24", "RU-CHE", "28", 3), ("RUS", "28", "RUS", "FINAL", 900), ("RUS", "24", "RUS", "28", 90),
]  # fmt: skip


def own_store(folder: Path, *more: tuple[str, str, str, str, float]) -> Store:
    """A table of one's own that has the region beside the rest of its country."""
    lines = [f"{','.join(map(str, sale[:4]))},2019,{sale[4]},billion USD,ISIC4\n" for sale in (*OWN_SALES, *more)]
    (folder / "own.csv").write_text(LONG.replace("unit\n", "unit,classification\n") + "".join(lines), encoding="utf-8")
    store = open_store(folder / "store")
    with open_reading(folder / "own.csv", "input-output") as reading:
        store.add(reading)
    return store


def test_a_region_with_rows_of_its_own_is_seen_by_them(tmp_path: Path) -> None:
    found = trace_chain(own_store(tmp_path), Pair.of("BLR", "RU-CHE"), product="8457")
    assert found.accounted == ("BLR", "RU-CHE")
    back = next(one for one in found.goods if (one.maker, one.buyer, one.group) == ("BLR", "RU-CHE", "MACHINES"))
    assert back.partner_metals is not None
    assert back.partner_metals.value == pytest.approx(100 * 11 / 56, rel=1e-6)
    assert not {one.message for one in found.caveats} & {"rest_of_the_world_stands_in", "not_in_input_output_table"}
    two = trace_chain(open_store(tmp_path / "store"), Pair.of("RU-SVE", "RU-PER"), product="8457")
    assert two.accounted is None


def test_an_output_stated_of_some_rows_says_nothing_of_the_others(tmp_path: Path) -> None:
    table = of(own_store(tmp_path, ("BLR", "28", "X-WLD", "OUTPUT", 56)))
    assert table.output is not None
    assert table.output.tolist() == (table.flows.sum(1) + table.final.sum(1)).tolist()
    (tmp_path / "other").mkdir()
    with pytest.raises(InconsistentDataError, match=r"BLR 28 .* its stated output is 9.9e\+10 \(1 rows miss it\)"):
        of(own_store(tmp_path / "other", ("BLR", "28", "X-WLD", "OUTPUT", 99)))


@pytest.mark.parametrize(
    ("changed", "error", "says"),
    [
        ({"x": 2 * (FLOWS.sum(1) + FINAL.sum(1))}, InconsistentDataError, r"adds up to .* \(4 rows miss it\)"),
        ({"x": 1000 * (FLOWS.sum(1) + FINAL.sum(1))}, UnitMismatchError, "1000 times as much"),
        ({"x": (FLOWS.sum(1) + FINAL.sum(1)) / 1000}, UnitMismatchError, "differ by a factor of 1000"),
        ({"x": -(FLOWS.sum(1) + FINAL.sum(1))}, InconsistentDataError, "DEU c12 .* has a negative output of -110"),
        ({"Z": FLOWS - np.diag([25.0, 0, 0, 0])}, InconsistentDataError, "DEU c12 .* sells -5 to DEU c12"),
        ({"Z": FLOWS * [[1], [np.nan], [1], [1]]}, InconsistentDataError, "DEU c13 .* 4 numbers in flows"),
        ({"Z": FLOWS[:3]}, InconsistentDataError, "wrong name"),
        (
            {"Z": FLOWS * [[0], [1], [1], [1]], "F": FINAL * [[0], [1], [1], [1]], "x": np.array([0, 110.0, 200, 120])},
            InconsistentDataError,
            "DEU c12 .* buys 10 and sells nothing",
        ),
    ],
)
def test_accounts_that_cannot_stand_are_named(
    tmp_path: Path, changed: dict[str, np.ndarray], error: type[DovetailError], says: str
) -> None:
    with pytest.raises(error, match=says):
        read_wiod_arrays(arrays(tmp_path, **changed), tmp_path / "wiot_labels.json")


def test_a_table_with_rows_and_columns_changed_about_is_told() -> None:
    flows, final = np.array([[1.0, 1.0], [50.0, 1.0]]), np.array([[2.0, 1.0], [9.0, 30.0]])
    table = InputOutputTable(flows, final, None, ("DEU", "FRA"), ("all",), ("all",), ("final",), "USD", 2011, "us")
    with pytest.raises(InconsistentDataError, match="may have changed places"):
        checked_accounts(table, "swapped")


def test_wiod_text_that_lacks_a_row_is_refused(tmp_path: Path) -> None:
    head = "IndustryCode,Country,RNr,Year,vAUS1,vAUS2,vROW1,vROW2,vAUS57,vROW57,TOT\n"
    rows = "A01,AUS,1,2014,1,1,1,1,5,1,10\nA02,AUS,2,2014,1,1,1,1,5,1,10\nA01,ROW,1,2014,1,1,1,1,5,1,10\n"
    (tmp_path / "wiot.csv").write_text(head + rows, encoding="utf-8")
    assert layout_told(tmp_path / "wiot.csv") == "wiod"
    with pytest.raises(InconsistentDataError, match=r"lacks the rows of 1 sectors .* such as ROW 2"):
        read_wiod_csv(tmp_path / "wiot.csv")
    last = rows.splitlines()[2]
    for more, says in (
        (last.replace("A01,ROW,1", "A01,AUS,1"), "such as AUS 1"),
        (f"{last.replace('ROW,1', 'ROW,2')}\n{last.replace('ROW,1', 'ROW,3')}", "AUS does not have, such as ROW 3"),
    ):
        (tmp_path / "wiot.csv").write_text(head + rows + more, encoding="utf-8")
        with pytest.raises(InconsistentDataError, match=says):
            read_wiod_csv(tmp_path / "wiot.csv")
    (tmp_path / "wiot.csv").write_text(head + "\n".join(rows.splitlines()[:2]), encoding="utf-8")
    with pytest.raises(InconsistentDataError, match=r"lacks the rows of 3 sectors .* such as ROW 1"):
        read_wiod_csv(tmp_path / "wiot.csv")
    (tmp_path / "wiot.csv").write_text(head + last.replace("ROW", "TOT"), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="no rows of sectors"):
        read_wiod_csv(tmp_path / "wiot.csv")


def workbook(path: Path, rows: list[list[object]]) -> Path:
    """A workbook with these rows on its only sheet."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def wiod_rows(mark: str = "c") -> list[list[object]]:
    """Two countries by three sectors as WIOD lays out the workbook of a year; rows of 2016 are numbered r1, r2."""
    regions, codes, names = ("DEU", "RoW"), ("AtB", "27t28", "29"), ("Farms", "Metals", "Machinery")
    columns = [(codes[k], names[k], region, f"c{k + 1}") for region in regions for k in range(3)]
    columns += [("", use, region, f"c{k + 37}") for region in regions for k, use in enumerate(("use", "stocks"))]
    columns.append(("", "Total output", "TOT", "c99"))
    leads = ("(industry-by-industry)", "(in millions of US$)", "", "")
    rows: list[list[object]] = [["World Input-Output Table for 2011"], []]
    rows += [[lead, "", "", "", *(column[at] for column in columns)] for at, lead in enumerate(leads)]
    for at in range(6):
        numbers = [float(at + other) for other in range(6)] + [30.0, -1.0, 9.0, 0.0]
        region, sector = divmod(at, 3)
        rows.append([codes[sector], names[sector], regions[region], f"{mark}{sector + 1}", *numbers, sum(numbers)])
    rows.append(["", "Total intermediate consumption", "TOT", "r60", *[1.0] * 10, 0.0])
    return rows


@pytest.mark.parametrize("mark", ["c", "r"])
def test_a_workbook_of_wiod_is_known_and_read(tmp_path: Path, mark: str) -> None:
    path = workbook(tmp_path / "WIOT11_ROW_Sep12.xlsx", wiod_rows(mark))
    assert recognised(path) == ("wiod",)
    table = of(stored(tmp_path, path, "wiod"))
    assert (table.regions, table.year, table.unit) == (("DEU", "X-ROW"), 2011, "usd")
    assert sorted(table.flows[3 + table.sectors.index("29")]) == [5e6, 6e6, 7e6, 8e6, 9e6, 10e6]
    whole = read_wiod_workbook(path)
    assert whole.flows[5].tolist() == [5, 6, 7, 8, 9, 10]
    assert whole.output is not None
    assert whole.output[0] == 53
    assert (whole.sectors, whole.names) == (("AtB", "27t28", "29"), ("Farms", "Metals", "Machinery"))
    assert whole.categories == ("37", "38")


@pytest.mark.parametrize(
    ("row", "column", "cell", "error", "says"),
    [
        (7, 5, "n.a.", UnreadableFileError, "no number in row DEU 2, column DEU 2: 'n.a.'"),
        (7, 5, None, InconsistentDataError, "DEU 27t28 .* 1 numbers in flows .* sales to DEU 27t28"),
        (7, 3, "c9", InconsistentDataError, "1 rows of sectors that DEU does not have, such as RoW 2"),
        (8, 3, "c2", InconsistentDataError, "1 rows that stand more than once, such as DEU 2"),
        (5, 8, "c1", InconsistentDataError, "1 columns that stand more than once, such as RoW 1"),
        (5, 12, "c77", InconsistentDataError, "lacks the rows of 1 sectors .* such as RoW 77"),
        (5, 4, "first", UnreadableFileError, "no rows and columns numbered c1"),
    ],
)
def test_a_faulty_workbook_of_wiod_is_refused_by_name(
    tmp_path: Path, row: int, column: int, cell: object, error: type[DovetailError], says: str
) -> None:
    rows = wiod_rows()
    rows[row][column] = cell
    with pytest.raises(error, match=says):
        read_wiod_workbook(workbook(tmp_path / "WIOT11.xlsx", rows))


def test_a_binary_workbook_is_named_for_what_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "WIOT2014_Nov16_ROW.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", b"...")
    with pytest.raises(UnreadableFileError, match="binary XLSB format"):
        layout_told(tmp_path / "WIOT2014_Nov16_ROW.xlsb")


def test_rows_of_wiod_in_another_order_stand_under_their_own_columns(tmp_path: Path) -> None:
    head = "IndustryCode,Country,RNr,Year,vAUS1,vAUS2,vROW1,vROW2,vAUS57,vROW57,TOT\n"
    rows = ["A01,AUS,1,2014,1,2,3,4,5,1,16", "A02,AUS,2,2014,5,6,7,8,5,1,32", "A02,ROW,2,2014,4,3,2,1,5,16,31",
            "A01,ROW,1,2014,9,8,7,6,5,1,36"]  # fmt: skip
    (tmp_path / "wiot.csv").write_text(head + "\n".join(rows), encoding="utf-8")
    table = read_wiod_csv(tmp_path / "wiot.csv")
    assert table.flows[2:].tolist() == [[9, 8, 7, 6], [4, 3, 2, 1]]
    assert table.output is not None
    assert table.output.tolist() == [16, 32, 36, 31]


def test_amounts_a_thousandfold_too_large_are_told_by_the_trade_between_countries(tmp_path: Path) -> None:
    pairs = [(a, b) for a in ("DEU", "FRA", "ITA", "USA") for b in ("DEU", "FRA", "ITA", "USA")]
    rows = "".join(
        f"{a},all,{b},FINAL,2011,{900000 if a == b else 50000},{{unit}}\n" for a, b in pairs
    )  # fmt: skip
    (tmp_path / "own.csv").write_text(LONG + rows.format(unit="million USD"), encoding="utf-8")
    (tmp_path / "wrong.csv").write_text(LONG + rows.format(unit="billion USD"), encoding="utf-8")
    store = open_store(tmp_path / "store")
    with (
        pytest.raises(UnitMismatchError, match="times as much"),
        open_reading(tmp_path / "wrong.csv", "input-output") as reading,
    ):
        store.add(reading)
    with open_reading(tmp_path / "own.csv", "input-output") as reading:
        assert store.add(reading).rows == 16


def test_a_sale_that_is_not_told_is_no_sale_of_nothing(tmp_path: Path) -> None:
    rows = "DEU,all,DEU,FINAL,2011,10,USD\nDEU,all,FRA,FINAL,2011,,USD\nFRA,all,FRA,FINAL,2011,5,USD\n"
    (tmp_path / "own.csv").write_text(LONG + rows, encoding="utf-8")
    store = open_store(tmp_path / "store")
    with open_reading(tmp_path / "own.csv", "input-output") as reading:
        store.add(reading)
    with pytest.raises(InconsistentDataError, match="1 sales that are not told"):
        held_table(store, Years(2000, 2020))


def test_nothing_is_held_where_nothing_was_loaded(tmp_path: Path) -> None:
    assert held_table(open_store(tmp_path / "store"), Years(2000, 2020)) is None


@pytest.mark.shared
def test_two_countries_of_wiod_are_told_from_the_command_line(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    run = CliRunner()
    added = run.invoke(main, ["data", "add", str(shared / "data/io/wiot_2011.npz"), "--store", str(folder)])
    assert "466,595" in added.output, added.output
    arguments = ["chains", "DEU", "BRA", "--product", "8701", "--store", str(folder)]
    done = run.invoke(main, [*arguments, "--format", "json"])
    assert done.exit_code == 0, done.output
    rows = pl.DataFrame(json.loads(done.stdout)["tables"]["content"])
    sold = rows.filter(territory="DEU", partner="BRA", industry="TOTAL", origin="X-WLD")
    amounts = dict(zip(sold["measure"], sold["amount"], strict=True))
    assert amounts["sales"] == pytest.approx(25_472e6)
    assert amounts["domestic"] + amounts["foreign"] + amounts["twice"] == pytest.approx(amounts["sales"])
    assert 0 < amounts["home"] < 0.01 * amounts["sales"]
    shown = run.invoke(main, [*arguments, "--lang", "ru"]).output
    assert "Число стадий до конечного использования" in shown
    assert "остальной мир" not in shown, "both have rows of their own"
    through = run.invoke(main, ["chains", "BLR", "RU-CHE", "--product", "8704", "--store", str(folder)]).output
    assert "X-ROW" in through
    assert "Belarus has no rows of its own" in " ".join(through.split())
