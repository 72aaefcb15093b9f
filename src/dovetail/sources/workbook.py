"""Sheets of a workbook (XLSX) as rows of text, streamed; formulas are never evaluated, their saved values are read."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from dovetail.errors import InvalidRequestError, UnreadableFileError, problem
from dovetail.sources.archive import LIMITS, Limits, zip_members
from dovetail.sources.delimited import Numeric

if TYPE_CHECKING:
    from collections.abc import Generator

    from openpyxl.workbook import Workbook

#: How an encrypted workbook and an old XLS file begin; and what is written inside the first only.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_CODE_FORMAT = re.compile(r"0{2,10}")


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet: its name, and how many formulas it holds (0 where it was not asked for)."""

    name: str
    formulas: int = 0


def refuse_old_workbook(path: Path, start: bytes) -> None:
    """Say what to do about an XLS file or a workbook with a password; both begin alike."""
    if not start.startswith(OLE):
        return
    with path.open("rb") as stream:
        locked = _ENCRYPTED in stream.read(1 << 20)
    if locked:
        raise UnreadableFileError(
            problem(
                f"{path} is locked with a password",
                why="Dovetail asks for no passwords and stores none",
                do="open it, save a copy without the password, and give the copy",
            )
        )
    raise UnreadableFileError(
        problem(f"{path} is a workbook in the old XLS format", do="open it, save it as XLSX, and give that file")
    )


@contextmanager
def _opened(path: Path, *, values: bool) -> Generator[Workbook]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=values, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ParseError, ValueError) as fault:
        raise _broken(path, str(fault)) from fault
    with closing(book):
        yield book


def _broken(path: Path, fault: str) -> UnreadableFileError:
    return UnreadableFileError(
        problem(
            f"{path} cannot be read as a workbook: {fault}",
            why="a damaged or half-copied workbook holds only a part of the rows",
            do="open it in a spreadsheet program and save it as XLSX again",
        )
    )


def choose_sheet(path: Path, wanted: str | None = None, limits: Limits = LIMITS) -> SheetInfo:
    """The sheet that is meant: by name or number from 1, or the only one that holds cells.

    Raises
    ------
    InvalidRequestError
        If none or several are meant; the message lists the sheets.
    UnsafeInputError
        If the workbook unpacks beyond the limits.
    """
    zip_members(path, limits)
    with _opened(path, values=True) as book:
        names = [sheet.title for sheet in book.worksheets]
        filled = [sheet.title for sheet in book.worksheets if any(any(row) for row in _rows(sheet))]
    if wanted is not None:
        found = [name for name in names if name.casefold() == wanted.strip().casefold()]
        if not found and wanted.isdigit() and 1 <= int(wanted) <= len(names):
            found = [names[int(wanted) - 1]]
    else:
        found = filled
    if len(found) == 1:
        return SheetInfo(found[0], _formulas(path, found[0]))
    listed = ", ".join(f"{number} '{name}'" for number, name in enumerate(names, 1))
    if wanted is not None:
        raise InvalidRequestError(
            problem(f"{path} has no sheet '{wanted}'; it has {listed}", do="name one with --sheet")
        )
    if not found:
        raise UnreadableFileError(problem(f"{path} holds no cells; its sheets are {listed}", do="give a filled one"))
    raise InvalidRequestError(
        problem(
            f"{path} has {len(found)} sheets with cells: {listed}",
            why="each may hold another table, and none is guessed",
            do="name one with --sheet, by name or number",
        )
    )


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return sheet.iter_rows(values_only=True)


def _formulas(path: Path, name: str) -> int:
    """How many formulas a sheet holds, counted in its XML as it streams by."""
    with _opened(path, values=True) as book:
        part = str(getattr(book[name], "_worksheet_path", "")).lstrip("/")
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        count, tail = 0, b""
        while chunk := stream.read(1 << 20):
            window = tail + chunk
            count += len(re.findall(rb"<(?:\w+:)?f[ >/]", window))
            tail = window[-8:] if not re.search(rb"<(?:\w+:)?f[ >/]", window[-8:]) else b""
    return count


def sheet_rows(path: Path, sheet: SheetInfo) -> Iterator[tuple[int, list[str]]]:
    """Rows of a sheet as text, with their numbers in the sheet; empty rows are passed over.

    Numbers become `Numeric` text with a dot, a number shown as `00` keeps its zeros, dates become ISO dates.

    Raises
    ------
    UnreadableFileError
        If a formula has no saved value, as in workbooks written by programs that do not calculate.
    """
    if sheet.formulas == 0:
        yield from _texts(path, sheet.name)
        return
    from openpyxl.utils import get_column_letter

    empty: list[str] = []
    with _opened(path, values=False) as book:
        formulas = book[sheet.name]
        formulas.reset_dimensions()
        for (number, row), cells in zip(_texts(path, sheet.name, blank=True), formulas.iter_rows(), strict=False):
            for column, (text, cell) in enumerate(zip(row, cells, strict=False), 1):
                if cell.data_type == "f" and text == "":
                    empty.append(f"{get_column_letter(column)}{number}")
            if any(row):
                yield number, row
    if empty:
        raise UnreadableFileError(
            problem(
                f"{len(empty):,} formulas of sheet '{sheet.name}' in {path} have no saved value: "
                f"{', '.join(empty[:8])}",
                why="Dovetail never evaluates a formula, and a missing value is not a zero",
                do="open the workbook in a spreadsheet program, let it calculate, and save it",
            )
        )


def _texts(path: Path, name: str, *, blank: bool = False) -> Iterator[tuple[int, list[str]]]:
    with _opened(path, values=True) as book:
        sheet = book[name]
        sheet.reset_dimensions()
        try:
            for number, cells in enumerate(sheet.iter_rows(), 1):
                row = [_text(cell.value, cell.number_format if cell.value is not None else "") for cell in cells]
                if blank or any(row):
                    yield number, row
        except (ParseError, zipfile.BadZipFile, KeyError, IndexError) as fault:
            raise _broken(path, str(fault)) from fault


def _text(value: object, number_format: str | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
                value = int(value)
            if isinstance(value, int) and number_format and _CODE_FORMAT.fullmatch(number_format):
                return str(value).zfill(len(number_format))
            return Numeric(value)
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
