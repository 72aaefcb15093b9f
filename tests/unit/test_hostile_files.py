"""Damaged, empty, locked and hostile files: each is refused by name, with what to do, and nothing is left behind."""

from __future__ import annotations

import gzip
import os
import tempfile
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from dovetail.errors import DovetailError, InvalidRequestError, UnreadableFileError, UnsafeInputError
from dovetail.sources.files.archive import Limits
from dovetail.sources.files.rows import open_rows
from dovetail.sources.opening import open_reading, open_readings
from dovetail.terms.layout import Layout, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

LAYOUT = Layout(
    "sample",
    "publisher",
    "licence",
    TRADE_REPORTED,
    (RawColumn("code"), RawColumn("value", "float"), RawColumn("weight", "float", optional=True)),
    {"product": Take("code"), "value_usd": Take("value")},
)
TEXT = "code,value\n0101,1.5\n0102,2.5\n"


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pack(path: Path, *members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def refused(error: type[DovetailError], match: str, path: Path, **options: object) -> None:
    with pytest.raises(error, match=match) as raised:
        open_reading(path, LAYOUT, **options)  # type: ignore[arg-type]
    assert "What to do" in str(raised.value) or "name one" in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 100])
def test_empty(tmp_path: Path, content: bytes) -> None:
    refused(UnreadableFileError, "is empty", write(tmp_path / "a.csv", content))


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'<row r="2"', b'<row r="x"'),
        (b'r="B2" t="n"', b'r="B2" t="n" s="zz"'),
        (b'r="B2" t="n"', b'r="B2" t="n" s="999"'),
        (b'r="B2" t="n"><v>5</v>', b'r="B2" t="s"><v>no</v>'),
        (b'r="B2" t="n"><v>5</v>', b'r="B2" t="s"><v>-1</v>'),
        (b'r="B2" t="n"><v>5</v>', b'r="B2" t="s"><v>99</v>'),
        (b'r="B2"', b'r="A1"'),
    ],
)
def test_a_workbook_that_contradicts_itself(tmp_path: Path, sound: bytes, broken: bytes) -> None:
    book, part = Workbook(), "xl/worksheets/sheet1.xml"
    book.active.append(["code", "value"])  # type: ignore[union-attr]
    book.active.append(["0101", 5])  # type: ignore[union-attr]
    book.save(tmp_path / "sound.xlsx")
    with zipfile.ZipFile(tmp_path / "sound.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert sound in members[part]
    members[part] = members[part].replace(sound, broken)
    path = pack(tmp_path / "a.xlsx", *members.items())
    with pytest.raises(UnreadableFileError, match="cannot be read as a workbook"):
        list(open_rows(path).rows())


def test_a_remark_in_xml_is_no_row(tmp_path: Path) -> None:
    series = b'<a><Series R="BLR"><!-- a remark --><Obs V="1"/><?note?><Obs V="2"/></Series></a>'
    rows = open_rows(write(tmp_path / "a.xml", series)).rows()
    assert [cells for _, cells in rows] == [["R", "V"], ["BLR", "1"], ["BLR", "2"]]


def test_missing_and_folder(tmp_path: Path) -> None:
    refused(UnreadableFileError, "cannot be opened: No such file", tmp_path / "none.csv")
    refused(UnreadableFileError, "cannot be opened: Is a directory", tmp_path)
    os.mkfifo(tmp_path / "pipe")
    refused(UnreadableFileError, "a device or a pipe", tmp_path / "pipe")


def test_wrong_column_is_named_with_what_it_may_be(tmp_path: Path) -> None:
    refused(
        UnreadableFileError,
        r"lacks 1 of the 2 columns of the layout 'sample': value \('valu' may be value\); its columns are code, valu",
        write(tmp_path / "a.csv", "code,valu\n0101,1\n"),
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<!DOCTYPE html><html><body>404", "a web page"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"SQLite format 3\x00", "a database"),
    ],
)
def test_what_holds_no_table(tmp_path: Path, content: bytes, what: str) -> None:
    refused(UnreadableFileError, what, write(tmp_path / "a.csv", content))


def test_truncated_gzip(tmp_path: Path) -> None:
    whole = gzip.compress(os.urandom(60_000).hex().encode())
    refused(UnreadableFileError, "its end is missing", write(tmp_path / "a.csv.gz", whole[:-2000]))
    refused(UnreadableFileError, "CRC", write(tmp_path / "b.csv.gz", whole[:-8] + b"\x00" * 8), delimiter=",")


def test_truncated_zip(tmp_path: Path) -> None:
    whole = pack(tmp_path / "a.zip", ("t.csv", TEXT * 1000)).read_bytes()
    refused(UnreadableFileError, "cannot be unpacked", write(tmp_path / "b.zip", whole[:-30]))


def test_damaged_zip_member(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("t.csv", TEXT * 9), method=zipfile.ZIP_STORED)
    body = bytearray(path.read_bytes())
    body[60] ^= 0xFF
    refused(UnreadableFileError, "Bad CRC-32", write(path, bytes(body)))


def test_zip_bomb_by_ratio_and_by_size(tmp_path: Path) -> None:
    bomb = pack(tmp_path / "a.zip", ("t.csv", b"0" * (30 << 20)))
    refused(UnsafeInputError, "more than 200 times its size", bomb)
    large = pack(tmp_path / "b.zip", ("t.csv", TEXT * 99))
    refused(UnsafeInputError, "more than 1,000 bytes", large, limits=Limits(1000))


def test_gzip_bomb(tmp_path: Path) -> None:
    path = write(tmp_path / "a.gz", gzip.compress(b"code,value\n" + b"1,2\n" * (8 << 20)))
    refused(UnsafeInputError, "more than 200 times its size", path)


def test_a_zip_that_lies_about_its_size_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("t.csv", b"a,b\n" * (6 << 20)))
    told, true = (6 << 22).to_bytes(4, "little"), 1000
    write(path, path.read_bytes().replace(told, true.to_bytes(4, "little")))
    refused(UnreadableFileError, "cannot be unpacked|unpacks to", path)


def test_too_many_entries(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", *((f"{n}.csv", "a") for n in range(50)))
    refused(UnsafeInputError, "holds 50 entries, more than the 20 allowed", path, limits=Limits(entries=20))


@pytest.mark.parametrize("name", ["../up.csv", "/etc/up.csv", "a/../../up.csv", "C:/up.csv", "..\\up.csv"])
def test_a_name_that_points_outside(tmp_path: Path, name: str) -> None:
    refused(UnsafeInputError, "points outside", pack(tmp_path / "a.zip", (name, TEXT)))


def test_an_archive_inside_an_archive_is_not_followed(tmp_path: Path) -> None:
    inner = pack(tmp_path / "i.zip", ("t.csv", TEXT)).read_bytes()
    refused(UnsafeInputError, "is itself an archive", pack(tmp_path / "a.zip", ("i.zip", inner)))


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1"])
def test_what_is_packed_twice_is_not_followed(tmp_path: Path, start: bytes) -> None:
    refused(UnsafeInputError, "is itself packed", write(tmp_path / "a.gz", gzip.compress(start + b"x" * 400)))
    refused(UnsafeInputError, "is itself packed", pack(tmp_path / "a.zip", ("t.csv", start + b"x" * 400)))


def test_what_is_no_text(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 8
    refused(UnreadableFileError, "neither a text nor a file of a known kind", write(tmp_path / "a.csv", noise))
    tar = b"t.csv".ljust(257, b"\x00") + b"ustar" + b"\x00" * 300
    refused(UnreadableFileError, "a tar archive", write(tmp_path / "a.tgz", gzip.compress(tar)))


def test_a_password(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("t.csv", TEXT))
    body = bytearray(path.read_bytes())
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    refused(UnreadableFileError, "locked with a password", write(path, bytes(body)))
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    refused(UnreadableFileError, "locked with a password", write(tmp_path / "b.xlsx", locked))
    refused(UnreadableFileError, "old XLS format", write(tmp_path / "c.xls", locked[:200]))


def test_several_tables_in_a_zip_are_listed_and_chosen(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("x/2020.csv", TEXT), ("x/2021.csv", TEXT + "0103,3\n"), ("Readme.txt", "hello"))
    refused(InvalidRequestError, r"(?s)2 files that can be the table.*x/2020.csv.*x/2021.csv", path)
    refused(InvalidRequestError, "'2022' means no file", path, member="2022")
    with open_reading(path, LAYOUT, member="*2021*") as reading:
        assert reading.path is not None
        assert reading.path.read_text() == TEXT + "0103,3\n"
    assert len(open_readings(path, LAYOUT)) == 2
    with pytest.raises(InvalidRequestError, match="holds no table named"):
        open_readings(path, LAYOUT, member="*2022*")


def test_the_only_table_beside_a_readme_needs_no_choice(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("Readme.txt", "hello"), ("t.csv", TEXT))
    with open_reading(path, LAYOUT) as reading:
        assert "read from member t.csv" in reading.notes


def test_unpacked_text_goes_away_when_the_reading_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    reading = open_reading(write(tmp_path / "a.csv.gz", gzip.compress(TEXT.encode())), LAYOUT)
    assert reading.path is not None
    assert reading.path.read_text() == TEXT
    reading.close()
    reading.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv.gz"]
    reading = open_reading(tmp_path / "a.csv.gz", LAYOUT)
    del reading  # forgotten, not closed
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv.gz"]


def test_the_file_itself_is_never_touched(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", TEXT)
    with open_reading(path, LAYOUT) as reading:
        assert reading.path == path
    assert path.read_text() == TEXT


def test_truncated_and_damaged_workbook_and_parquet(tmp_path: Path) -> None:
    import polars as pl
    from openpyxl import Workbook

    book = Workbook()
    for n in range(200):
        book.active.append([n, f"text {n}"])  # type: ignore[union-attr]
    book.save(tmp_path / "a.xlsx")
    whole = (tmp_path / "a.xlsx").read_bytes()
    with pytest.raises(UnreadableFileError):
        open_rows(write(tmp_path / "b.xlsx", whole[:-200]))
    pl.DataFrame({"code": ["01"], "value": [1.0]}).write_parquet(tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    with pytest.raises(UnreadableFileError, match="cannot be read as Parquet"):
        list(open_rows(write(tmp_path / "b.parquet", whole[:-9])).rows())


def test_a_workbook_that_is_a_bomb(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", ("xl/workbook.xml", b"<a/>"), ("xl/worksheets/sheet1.xml", b" " * (40 << 20)))
    with pytest.raises(UnsafeInputError, match="200 times"):
        open_rows(path)


@pytest.mark.parametrize(
    "content",
    ['{"data": [{"a": 1}, {"a": 2', '{"data": [{"a": 1}', '[{"a": 1}, 5]', '{"data": [{"a": 1}{]}', '[{"a":'],
)
def test_json_that_is_cut_or_holds_no_records(tmp_path: Path, content: str) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read as JSON records"):
        list(open_rows(write(tmp_path / "a.json", content)).rows())


def test_a_publishers_message_is_not_a_table(tmp_path: Path) -> None:
    said = '[{"message": [{"id": "120", "key": "Invalid value"}]}]'
    with pytest.raises(UnreadableFileError, match=r"a message of the publisher: .*Invalid value"):
        list(open_rows(write(tmp_path / "a.json", said)).rows())


def test_sdmx_that_is_cut_or_hostile(tmp_path: Path) -> None:
    series = '<S><Series REPORTER="BLR"><Obs TIME_PERIOD="2014" OBS_VALUE="1"/></Series>'
    with pytest.raises(UnreadableFileError, match="cannot be read as SDMX"):
        list(open_rows(write(tmp_path / "a.xml", series)).rows())
    with pytest.raises(UnreadableFileError, match="no SDMX series"):
        list(open_rows(write(tmp_path / "b.xml", "<S></S>")).rows())
    entity = f'<!DOCTYPE S [<!ENTITY x SYSTEM "file://{tmp_path}/a.xml">]>{series.replace(">", ">&x;", 1)}</S>'
    rows = list(open_rows(write(tmp_path / "c.xml", entity)).rows())
    assert rows == [(0, ["REPORTER", "TIME_PERIOD", "OBS_VALUE"]), (1, ["BLR", "2014", "1"])]


def test_a_quotation_mark_that_never_closes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'code,value\n01,1\n02,"2\n' + "03,3\n" * 3)
    with pytest.raises(UnreadableFileError, match="from line 3 on"):
        list(open_rows(path).rows())


def test_bytes_that_do_not_fit_the_encoding_are_told_with_their_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"code,value\n01,1\n\x98\x98,1\n")
    with pytest.raises(UnreadableFileError, match="is not utf-8"):
        list(open_rows(path, encoding="utf-8").rows())
    with pytest.raises(UnreadableFileError, match="about line 3"):
        open_reading(path, LAYOUT, encoding="cp1251")
    with pytest.raises(InvalidRequestError, match="is not an encoding"):
        open_rows(path, encoding="windows-cyrillic")
