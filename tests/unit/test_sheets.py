"""What leaves for a spreadsheet cannot act there, and keeps its zeros, nulls and letters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dovetail.errors import InvalidRequestError, StoreError
from dovetail.results.sheets import csv_text, write_csv, write_xlsx
from dovetail.sources.files.rows import open_rows
from dovetail.terms.harmless import sheet_safe

HOSTILE = ["=1+1", '=HYPERLINK("http://example.org")', "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_could_act_is_led_by_an_apostrophe(text: str) -> None:
    assert sheet_safe(text) == f"'{text}"


@given(st.text())
def test_nothing_written_begins_with_an_active_sign(text: str) -> None:
    safe = sheet_safe(text)
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@"))
    assert safe.removeprefix("'") == text or safe == text


def test_csv_has_harmless_texts_headings_and_untouched_numbers() -> None:
    frame = pl.DataFrame({"=cmd": HOSTILE[:2], "product": ["0101", None], "value_usd": [-1.5, None]})
    assert csv_text(frame) == ('\'=cmd,product,value_usd\n\'=1+1,0101,-1.5\n"\'=HYPERLINK(""http://example.org"")",,\n')


def test_csv_for_spreadsheets_begins_with_the_mark_of_utf8(tmp_path: Path) -> None:
    frame = pl.DataFrame({"страна": ["Беларусь"]})
    assert write_csv(tmp_path / "a.csv", frame).read_bytes().startswith(b"\xef\xbb\xbf")
    assert write_csv(tmp_path / "b.csv", frame, spreadsheet=False).read_text("utf-8") == "страна\nБеларусь\n"


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "product": ["0101", "=1+1", None],
            "value_usd": [-2.5, float("nan"), None],
            "count": [1, 2, 3],
            "day": [dt.date(2014, 3, 1), None, None],
            "parts": [["a", "b"], None, []],
        }
    )
    book = load_workbook(write_xlsx(tmp_path / "t.xlsx", {"a/b": frame, "A B": frame}))
    assert book.sheetnames == ["a b", "A B 2"]
    sheet = book["a b"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["product", "value_usd", "count", "day", "parts"]
    assert rows[1][:3] == ["0101", -2.5, 1]
    assert rows[2][:3] == ["'=1+1", None, 2]
    assert rows[3] == [None, None, 3, None, "[]"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet.freeze_panes == "A2"


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    frame = pl.DataFrame({"product": ["0101", "99"], "value_usd": [1.5, 1e15]})
    rows = open_rows(write_xlsx(tmp_path / "t.xlsx", frame))
    assert [cells for _, cells in rows.rows()] == [
        ["product", "value_usd"],
        ["0101", "1.5"],
        ["99", "1000000000000000"],
    ]


def test_control_signs_and_endless_texts_do_not_break_a_workbook(tmp_path: Path) -> None:
    frame = pl.DataFrame({"text": ["a\x00b\x1f", "x" * 40_000]})
    sheet = load_workbook(write_xlsx(tmp_path / "t.xlsx", frame)).active
    assert sheet is not None
    assert sheet["A2"].value == "a b "
    assert len(str(sheet["A3"].value)) == 32_767


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    frame = pl.DataFrame({"a": [1]})
    with pytest.raises(StoreError, match="could not be written"):
        write_csv(tmp_path / "no" / "t.csv", frame)
    with pytest.raises(StoreError, match="could not be written"):
        write_xlsx(tmp_path / "no" / "t.xlsx", frame)
    with pytest.raises(InvalidRequestError, match="no table"):
        write_xlsx(tmp_path / "t.xlsx", {})
    with pytest.raises(InvalidRequestError, match="1,048,575"):
        write_xlsx(tmp_path / "t.xlsx", pl.DataFrame({"a": range(1_048_576)}))
