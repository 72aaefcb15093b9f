"""Tables out to CSV and XLSX, so that no text in them can act as a formula when a spreadsheet opens the file."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dovetail.errors import InvalidRequestError, problem
from dovetail.results.saving import save_whole
from dovetail.terms.harmless import sheet_safe

if TYPE_CHECKING:
    import polars as pl
    from openpyxl.workbook import Workbook

_LONGEST_SHEET = 1_048_576
#: A spreadsheet cell holds no longer text.
_LONGEST_TEXT = 32_767


def csv_text(frame: pl.DataFrame) -> str:
    """A table as CSV text with harmless cells; null is an empty cell, product codes keep their zeros."""
    buffer = io.BytesIO()
    _safe(frame).write_csv(buffer)
    return buffer.getvalue().decode("utf-8")


def write_csv(path: str | Path, frame: pl.DataFrame, *, spreadsheet: bool = True) -> Path:
    """Write a table as CSV in UTF-8.

    Parameters
    ----------
    frame
        The table; null becomes an empty cell.
    spreadsheet
        Begin with the mark by which spreadsheet programs know UTF-8, so that Cyrillic is not garbled.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    return save_whole(Path(path), csv_text(frame).encode("utf-8-sig" if spreadsheet else "utf-8"))


def write_xlsx(path: str | Path, tables: pl.DataFrame | Mapping[str, pl.DataFrame]) -> Path:
    """Write a table, or several by name of sheet, as a workbook: headings fixed and filtered, texts harmless.

    Numbers stay numbers, texts are written as texts (a code keeps its zeros), null is an empty cell.

    Raises
    ------
    InvalidRequestError
        If a table has more rows than a sheet can hold, or there is none.
    StoreError
        If the file cannot be written.
    """
    from openpyxl import Workbook

    sheets = tables if isinstance(tables, Mapping) else {"data": tables}
    if not sheets:
        raise InvalidRequestError(
            problem("there is no table to write", why="a workbook needs a sheet", do="ask for a result that holds one")
        )
    for name, frame in sheets.items():
        if frame.height >= _LONGEST_SHEET:
            raise InvalidRequestError(
                problem(
                    f"the table '{name}' has {frame.height:,} rows, and a sheet holds {_LONGEST_SHEET - 1:,}",
                    why="the rest of the rows would be lost",
                    do="write it as CSV, or ask for less",
                )
            )
    book, whole = Workbook(write_only=True), io.BytesIO()
    taken: set[str] = set()
    for name, frame in sheets.items():
        _add_sheet(book, _sheet_name(name, taken), frame)
    book.save(whole)
    return save_whole(Path(path), whole.getvalue())


def _safe(frame: pl.DataFrame) -> pl.DataFrame:
    """The table with every text and every name of a column harmless; nested values become JSON text."""
    import polars as pl

    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    for name in nested:
        texts = [None if value is None else json.dumps(_plain(value), ensure_ascii=False) for value in frame[name]]
        frame = frame.with_columns(pl.Series(name, texts, pl.String))
    texts = [name for name, kind in frame.schema.items() if isinstance(kind, pl.String | pl.Categorical | pl.Enum)]
    harmless = [pl.col(name).cast(pl.String).map_elements(sheet_safe, return_dtype=pl.String) for name in texts]
    return frame.with_columns(harmless).rename({name: sheet_safe(name) for name in frame.columns})


def _plain(value: object) -> object:
    """A nested value as JSON knows it."""
    return value.to_list() if hasattr(value, "to_list") else value  # pyright: ignore[reportAttributeAccessIssue]


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a workbook allows: 31 characters, without the signs of addresses, each once."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '")[:31] or "data"
    number = 2
    while plain.casefold() in taken:
        ending = f" {number}"
        plain, number = plain[: 31 - len(ending)].rstrip() + ending, number + 1
    taken.add(plain.casefold())
    return plain


def _add_sheet(book: Workbook, name: str, frame: pl.DataFrame) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    frame = _safe(frame)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    if frame.width:
        sheet.auto_filter.ref = f"A1:{get_column_letter(frame.width)}{frame.height + 1}"
    for number, column in enumerate(frame.columns, 1):
        widest = max((len(str(value)) for value in frame[column].head(200) if value is not None), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(len(column), widest) + 2, 60)

    def cell(value: object, *, bold: bool = False) -> object:
        made = WriteOnlyCell(sheet, None)
        if isinstance(value, str):
            made.value = _clean(value)
            made.data_type = "s"
            made.number_format = "@"
        else:
            made.value = value if not isinstance(value, float) or math.isfinite(value) else None  # pyright: ignore[reportAttributeAccessIssue]
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(column, bold=True) for column in frame.columns])
    for row in frame.iter_rows():
        sheet.append([cell(value) for value in row])


def _clean(text: str) -> str:
    """A text without control signs, which a workbook cannot hold, and no longer than a cell."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", text)[:_LONGEST_TEXT]
