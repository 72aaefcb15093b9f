"""Sheets of a workbook (XLSX) as rows of text, streamed; formulas are never evaluated, their saved values are read.

The parts of the workbook are parsed as they unpack. Only its table of shared texts and its formats are kept.
"""

# pyright: reportUnknownParameterType=false
# (lxml publishes no types)

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from dovetail.errors import DovetailError, InvalidRequestError, UnreadableFileError, problem
from dovetail.sources.files.archive import LIMITS, Limits, open_member, zip_members
from dovetail.sources.files.delimited import Numeric

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

#: How an encrypted workbook and an old XLS file begin; and what is written inside the first only.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_WIDEST = 16_384
_CODE_FORMAT = re.compile(r"0{2,10}")

#: What a cell says in text, and whether it holds a formula that was saved without its value.
_Cell = tuple[str, bool]


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
        problem(
            f"{path} is a workbook in the old XLS format",
            why="Dovetail reads workbooks as XLSX only",
            do="open it, save it as XLSX, and give that file",
        )
    )


def choose_sheet(path: Path, wanted: str | None = None, limits: Limits = LIMITS) -> Sheet:
    """The sheet that is meant: by name or number from 1, or the only one that holds cells.

    Raises
    ------
    UnreadableFileError
        If the workbook is damaged, or holds no cells.
    InvalidRequestError
        If none or several sheets are meant; the message lists them.
    UnsafeInputError
        If the workbook unpacks beyond the limits.
    """
    book = _Book(path, limits)
    sheets = [Sheet(book, name, part) for name, part in book.sheets.items()]
    if wanted is not None:
        found = [sheet for sheet in sheets if sheet.name.casefold() == wanted.strip().casefold()]
        if not found and wanted.isdigit() and 1 <= int(wanted) <= len(sheets):
            found = [sheets[int(wanted) - 1]]
    else:
        found = [sheet for sheet in sheets if next(sheet.cells(), None) is not None]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{number} '{sheet.name}'" for number, sheet in enumerate(sheets, 1))
    if wanted is not None:
        raise InvalidRequestError(
            problem(
                f"{path} has no sheet '{wanted}'; it has {listed}",
                why="each may hold another table",
                do="name one with --sheet",
            )
        )
    if not found:
        raise UnreadableFileError(
            problem(
                f"{path} holds no cells; its sheets are {listed}",
                why="a sheet without cells says nothing, and is no zero",
                do="give a filled one",
            )
        )
    raise InvalidRequestError(
        problem(
            f"{path} has {len(found)} sheets with cells: {listed}",
            why="each may hold another table, and none is guessed",
            do="name one with --sheet, by name or number",
        )
    )


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet of a workbook."""

    book: _Book
    name: str
    part: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows of text with their numbers in the sheet; empty rows are passed over.

        Numbers become `Numeric` text with a dot, a number shown as `00` keeps its zeros, dates become ISO dates.

        Raises
        ------
        UnreadableFileError
            If the sheet is damaged, or a formula has no saved value, as in workbooks of programs that do not
            calculate.
        """
        empty: list[str] = []
        for number, row in self.cells():
            empty += [f"{_letters(at)}{number}" for at, (_, unsaved) in enumerate(row) if unsaved]
            if any(text for text, _ in row):
                yield number, [text for text, _ in row]
        if empty:
            raise UnreadableFileError(
                problem(
                    f"{len(empty):,} formulas of sheet '{self.name}' in {self.book.path} have no saved value: "
                    f"{', '.join(empty[:8])}",
                    why="Dovetail never evaluates a formula, and a missing value is not a zero",
                    do="open the workbook in a spreadsheet program, let it calculate, and save it",
                )
            )

    def formulas(self) -> int:
        """How many formulas the sheet holds, counted as its XML streams by."""
        count, tail = 0, b""
        with self.book.opened(self.part) as stream:
            while chunk := stream.read(1 << 20):
                window = tail + chunk
                found = list(re.finditer(rb"<(?:\w+:)?f[ />]", window))
                count += len(found)
                tail = window[max(found[-1].end() if found else 0, len(window) - 12) :]
        return count

    def cells(self) -> Iterator[tuple[int, list[_Cell]]]:
        """Rows that hold anything, with their numbers."""
        number = 0
        for row in self.book.elements(self.part, "row"):
            try:
                number = int(row.get("r") or number + 1)
                cells = self._cells(row, number)
            except (IndexError, ValueError) as fault:
                if isinstance(fault, DovetailError):
                    raise
                raise _broken(self.book.path, f"after row {number}: {fault}") from fault
            if any(text or unsaved for text, unsaved in cells):
                yield number, cells

    def _cells(self, row: _Element, number: int) -> list[_Cell]:
        """The cells of a row, those left out as empty ones."""
        texts, formats = self.book.texts, self.book.formats
        cells: list[_Cell] = []
        for cell in row:
            at = _column(cell.get("r")) if cell.get("r") else len(cells)
            if not len(cells) <= at < _WIDEST:
                raise _broken(self.book.path, f"row {number} holds a cell '{cell.get('r')}' out of order")
            cells += [("", False)] * (at - len(cells))
            cells.append(_read(cell, texts, formats))
        return cells


class _Book:
    """The parts of a workbook that its sheets share."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.members = {member.name: member for member in zip_members(path, limits)}

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Names of the sheets with the parts that hold them, in order; charts are no sheets."""
        targets = {
            link.get("Id", ""): str(PurePosixPath("/xl", link.get("Target", "")))[1:]
            for link in self.elements("xl/_rels/workbook.xml.rels", "Relationship")
        }
        found: dict[str, str] = {}
        for sheet in self.elements("xl/workbook.xml", "sheet"):
            link = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            if (part := targets.get(link, "")) in self.members and "worksheets" in part:
                found[sheet.get("name", part)] = part
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The texts that cells refer to by number."""
        part = next((name for name in self.members if name.casefold() == "xl/sharedstrings.xml"), "")
        return [_joined(text) for text in self.elements(part, "si")] if part else []

    @cached_property
    def formats(self) -> list[Callable[[str], str]]:
        """How each style of cell shows its numbers."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        if "xl/styles.xml" not in self.members:
            return []
        codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        early = any(part.get("date1904") in ("1", "true") for part in self.elements("xl/workbook.xml", "workbookPr"))
        shown: list[Callable[[str], str]] = []
        for element in self.elements("xl/styles.xml", "numFmt", "cellXfs"):
            if element.tag.endswith("}numFmt"):
                codes[element.get("numFmtId", "")] = element.get("formatCode", "")
            else:
                shown = [_shown_as(codes.get(style.get("numFmtId", ""), ""), early) for style in element]
        return shown

    def elements(self, part: str, *names: str) -> Iterator[_Element]:
        """Elements of a part as they are read, whole; each is emptied after use, so that memory does not grow."""
        from lxml.etree import iterparse

        if part not in self.members:
            raise _broken(self.path, f"its part {part} is missing")
        with self.opened(part) as stream:
            tags = [f"{{*}}{name}" for name in names]
            parts = iterparse(
                stream, events=("end",), tag=tags,
                resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for _, element in parts:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]

    @contextmanager
    def opened(self, part: str) -> Generator[BinaryIO]:
        """The bytes of a part."""
        from lxml.etree import XMLSyntaxError

        try:
            with open_member(self.path, self.members[part], self.limits) as stream:
                yield stream
        except XMLSyntaxError as fault:
            raise _broken(self.path, f"{part}: {fault}") from fault


def _read(cell: _Element, texts: list[str], formats: list[Callable[[str], str]]) -> _Cell:
    """The text of a cell, and whether it is a formula without a saved value."""
    raw, formula = "", False
    for part in cell:
        match part.tag.rpartition("}")[2]:
            case "v":
                raw = part.text or ""
            case "f":
                formula = True
            case "is":
                raw = _joined(part)
            case _:
                pass
    if raw == "":
        return "", formula
    match cell.get("t", "n"):
        case "s":
            if not raw.isdigit():
                raise ValueError(f"a cell refers to the text '{raw}'")
            return texts[int(raw)], False
        case "n":
            style = cell.get("s")
            return (formats[int(style)](raw) if style and formats else _number(raw)), False
        case "b":
            return ("TRUE" if raw == "1" else "FALSE"), False
        case "d":
            return raw[:10], False
        case _:
            return raw, False


def _joined(element: _Element) -> str:
    """The text of a rich text, without the reading aids of East Asian scripts."""
    runs = (part for part in element.iter("{*}t") if not part.getparent().tag.endswith("}rPh"))
    return "".join(part.text or "" for part in runs).replace("_x000D_", "")


def _number(raw: str) -> str:
    """A number with the fewest digits that mean it: 0.1 is kept in files as 0.10000000000000001."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    whole = value.is_integer() and abs(value) <= 1e15
    return Numeric(int(value) if whole else value)


@lru_cache(maxsize=4096)
def _shown_as(code: str, early: bool) -> Callable[[str], str]:
    """How a format shows a number: as a date, with its leading zeros, or as it is."""
    from openpyxl.styles.numbers import is_date_format
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    def as_date(raw: str) -> str:
        try:
            moment: Any = from_excel(float(raw), MAC_EPOCH if early else WINDOWS_EPOCH)
        except (ValueError, OverflowError):
            return _number(raw)
        return moment.strftime("%Y-%m-%d") if isinstance(moment, date) else str(moment)

    def as_code(raw: str) -> str:
        text = _number(raw)
        return text.zfill(len(code)) if text.isdigit() else text

    if _CODE_FORMAT.fullmatch(code):
        return as_code
    return as_date if code and is_date_format(code) else _number


@lru_cache(maxsize=1 << 16)
def _column(reference: str) -> int:
    """The place of a cell in its row, from 0: `C7` is 2."""
    at = 0
    for letter in reference.rstrip("0123456789"):
        at = at * 26 + ord(letter) - 64
    return at - 1


def _letters(at: int) -> str:
    """The name of a column: 2 is `C`."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _broken(path: Path, fault: str) -> UnreadableFileError:
    return UnreadableFileError(
        problem(
            f"{path} cannot be read as a workbook: {fault}",
            why="a damaged or half-copied workbook holds only a part of the rows",
            do="open it in a spreadsheet program and save it as XLSX again",
        )
    )
