"""The same table in every packing and encoding gives the same rows, with the file's own lines and hash."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from dovetail.errors import InvalidRequestError, UnknownCodeError, UnreadableFileError
from dovetail.sources.files.encoding import detect_encoding
from dovetail.sources.files.rows import open_rows
from dovetail.sources.opening import layouts, open_reading
from dovetail.terms.layout import LINE, Layout, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

LAYOUT = Layout(
    "sample",
    "publisher",
    "licence",
    TRADE_REPORTED,
    (RawColumn("страна"), RawColumn("код"), RawColumn("value", "float"), RawColumn("weight", "float", optional=True)),
    {"partner": Take("страна"), "product": Take("код"), "value_usd": Take("value")},
)
ROWS = [["Беларусь", "0101", "1.5"], ["Côte d'Ivoire", "99", "2"], ["Казахстан", "0202", "-3.25"]]
TEXT = "\n".join(",".join(row) for row in [["страна", "код", "value"], *ROWS]) + "\n"
CYRILLIC = TEXT.replace("ô", "o")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TEXT.encode(encoding))
    with open_reading(path, LAYOUT) as reading:
        assert reading.path is not None
        assert reading.path.read_text("utf-8-sig") == TEXT
        assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert reading.bytes == path.stat().st_size


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8_r"])
def test_cyrillic_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(CYRILLIC.encode(encoding))
    assert detect_encoding(path.read_bytes()) == encoding
    with open_reading(path, LAYOUT) as reading:
        assert reading.path is not None
        assert reading.path.read_text("utf-8") == CYRILLIC
        assert f"the text is in {encoding}" in reading.notes


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ЭК;ШТ", "cp1251"),
        ("ИМ;КГ;БЕЛАРУСЬ", "cp866"),
        ("ЭКСПОРТ РОССИИ В БЕЛАРУСЬ", "koi8_r"),
        ("Объём;№ п/п;Наименование - «товары»", "cp1251"),
        ("Côte d'Ivoire;São Tomé;Österreich", "cp1252"),
        ("Łódź;Kraków", "cp1250"),
    ],
)
def test_a_few_letters_are_enough(text: str, encoding: str) -> None:
    assert detect_encoding(text.encode(encoding)) == encoding


def test_a_late_letter_decides_when_the_first_are_all_ascii(tmp_path: Path) -> None:
    """The first quarter of a megabyte says nothing; the whole file does, and it is not UTF-8."""
    path = tmp_path / "t.csv"
    path.write_bytes(b"code,value\n" + b"0101,1\n" * 60_000 + "Беларусь,1\n".encode("cp1251"))
    rows = open_rows(path)
    assert not rows.print.utf8
    assert rows.encoding == "cp1251"
    assert list(rows.rows())[-1] == (60_002, ["Беларусь", "1"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TEXT.replace(",", delimiter), encoding="utf-8")
    with open_reading(path, LAYOUT) as reading:
        assert reading.layout.delimiter == delimiter
        assert reading.path == path


def test_the_names_wanted_and_the_delimiter_told_decide(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("страна|код|value\nA;B;C|1;2|3\nD;E;F|4;5|6\n", encoding="utf-8")
    with open_reading(path, LAYOUT) as reading:
        assert reading.layout.delimiter == "|"
    path.write_text("sep=|\na,b,c|d,e\n1,2,3|4,5\n", encoding="utf-8")
    assert list(open_rows(path).rows())[1] == (2, ["a,b,c", "d,e"])


def test_zip_and_gzip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("t.csv", CYRILLIC.encode("cp1251"))
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(TEXT.encode("utf-16")))
    for name, text in (("t.zip", CYRILLIC), ("t.csv.gz", TEXT)):
        with open_reading(tmp_path / name, LAYOUT) as reading:
            assert reading.path is not None
            assert reading.path.read_text("utf-8") == text
            assert reading.origin == tmp_path / name


def rows_of(path: Path, **options: str) -> tuple[list[list[str | None]], list[int]]:
    with open_reading(path, LAYOUT, **options) as reading:  # type: ignore[arg-type]
        assert reading.batches is not None
        frame = pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in reading.batches()])
        assert set(frame.drop(LINE).dtypes) == {pl.String}
        names = [column.name for column in LAYOUT.raw if column.name in frame.columns]
        return [list(row) for row in frame.select(names).rows()], frame[LINE].to_list()


def test_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title above", None, None])
    sheet.append([])
    sheet.append(["код", "страна", "value"])
    for country, code, value in ROWS:
        sheet.append([code, country, float(value)])
    book.save(tmp_path / "t.xlsx")
    assert rows_of(tmp_path / "t.xlsx") == (ROWS, [4, 5, 6])


def test_parquet(tmp_path: Path) -> None:
    frame = pl.DataFrame(ROWS, schema=["страна", "код", "value"], orient="row").with_columns(
        pl.col("value").cast(pl.Float64), pl.lit(1).alias("unused")
    )
    frame.write_parquet(tmp_path / "t.parquet")
    assert rows_of(tmp_path / "t.parquet") == (ROWS, [1, 2, 3])


@pytest.mark.parametrize("shape", ["data", "array", "world bank", "lines"])
def test_json(tmp_path: Path, shape: str) -> None:
    records = [dict(zip(["страна", "код", "value"], row, strict=True)) for row in ROWS]
    text = json.dumps(records, ensure_ascii=False).replace('"1.5"', "1.50")
    match shape:
        case "data":
            text = f'{{"elapsedTime": "1 s", "count": 3, "data": {text}, "error": ""}}'
        case "world bank":
            text = f'[{{"page": 1, "pages": 1}}, {text}]'
        case "lines":
            text = "\n".join(json.dumps(record) for record in records)
        case _:
            pass
    (tmp_path / "t.json").write_text(text, encoding="utf-8")
    found, lines = rows_of(tmp_path / "t.json")
    assert found == [[a, b, c if c != "1.5" or shape == "lines" else "1.50"] for a, b, c in ROWS]
    assert lines == [1, 2, 3]


def test_json_keeps_digits_nulls_and_nested_keys(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text('[{"country": {"id": "BY"}, "value": 12345678901234567890.10, "x": null, "flag": true}]')
    assert list(open_rows(path).rows()) == [
        (0, ["country.id", "value", "x", "flag"]),
        (1, ["BY", "12345678901234567890.10", "", "true"]),
    ]


def test_json_larger_than_a_block(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"data": [{"n": n, "pad": "x" * 100} for n in range(9_000)]}))
    rows = list(open_rows(path).rows())
    assert [cells[0] for _, cells in rows[1:]] == [str(n) for n in range(9_000)]


def test_workbook_cells_as_people_see_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([1, 0.1, 2014.0, True, dt.date(2014, 3, 1), "=1+1", None, 1e20])
    sheet["A1"].number_format = "0000"
    sheet["F1"].data_type = "s"
    book.save(tmp_path / "t.xlsx")
    (row,) = open_rows(tmp_path / "t.xlsx").rows()
    assert row == (1, ["0001", "0.1", "2014", "TRUE", "2014-03-01", "=1+1", "", "1e+20"])


def test_formulas_are_read_by_their_saved_values_or_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", "b"])
    sheet.append([1, "=A2*2"])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(UnreadableFileError, match=r"1 formulas of sheet 'Sheet' .* have no saved value: B2"):
        list(open_rows(tmp_path / "t.xlsx").rows())
    with zipfile.ZipFile(tmp_path / "t.xlsx") as old, zipfile.ZipFile(tmp_path / "u.xlsx", "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, body.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>"))
    rows = open_rows(tmp_path / "u.xlsx")
    assert list(rows.rows()) == [(1, ["a", "b"]), (2, ["1", "2"])]
    assert rows.notes == ("1 formulas were read by their saved values",)


def test_sheets_are_chosen_by_name_or_number(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("Contents", "2014"):
        sheet = book.create_sheet(name)
        sheet.append([name])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(InvalidRequestError, match="2 sheets with cells: 1 'Sheet', 2 'Contents', 3 '2014'"):
        open_rows(tmp_path / "t.xlsx")
    with pytest.raises(InvalidRequestError, match="has no sheet '9'"):
        open_rows(tmp_path / "t.xlsx", sheet="9")
    for wanted, cell in (("contents", "Contents"), ("2", "Contents"), ("2014", "2014")):
        assert list(open_rows(tmp_path / "t.xlsx", sheet=wanted).rows()) == [(1, [cell])]


def test_sdmx(tmp_path: Path) -> None:
    path = tmp_path / "t.xml"
    path.write_text(
        '<?xml version="1.0"?><m:Data xmlns:m="urn:x"><m:DataSet><Series FREQ="A" REPORTER="BLR" PARTNER="RUS" '
        'PRODUCTCODE="Total" INDICATOR="XPRT-TRD-VL"><Obs TIME_PERIOD="2013" OBS_VALUE="16837.5"/>'
        '<Obs TIME_PERIOD="2014" OBS_VALUE="15070.1"/></Series></m:DataSet></m:Data>'
    )
    with open_reading(path, "wits-api") as reading:
        assert reading.batches is not None
        frame = pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in reading.batches()])
    assert frame["OBS_VALUE"].to_list() == ["16837.5", "15070.1"]
    assert frame["REPORTER"].unique().to_list() == ["BLR"]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "t.csv"
    with path.open("wb") as out:
        out.write("страна,код,value\n".encode("cp1251"))
        line = "Беларусь,0101,1.5\n".encode("cp1251")
        for _ in range(40):
            out.write(line * 20_000)
    tracemalloc.start()
    with open_reading(path, LAYOUT) as reading:
        assert reading.path is not None
        assert reading.path.stat().st_size > path.stat().st_size
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 14e6
    assert peak < 10e6


def test_layouts_are_known_by_name(tmp_path: Path) -> None:
    assert {"baci", "comtrade", "wits", "wits-api", "customs-ru", "stated", "gdp"} <= set(layouts())
    with pytest.raises(UnknownCodeError, match="there is no layout 'eurostat'"):
        open_reading(tmp_path / "t.csv", "eurostat")
