"""A file as rows of text, whatever it is packed in: the ground on which tables are recognised."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from dovetail.errors import UnreadableFileError, problem
from dovetail.sources.files import archive
from dovetail.sources.files.archive import LIMITS, Limits
from dovetail.sources.files.delimited import Numeric, guess_delimiter, text_rows
from dovetail.sources.files.encoding import SAMPLE, Fingerprint, detect_encoding, fingerprint, known_encoding
from dovetail.sources.kinds import Kind, detect_kind, text_kind

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of text of a file, that can be gone through again and again.

    `rows` starts a new pass and yields the line (or sheet row) and the cells. `headed` says that the first row
    certainly holds the names of columns.
    """

    origin: Path
    print: Fingerprint
    kind: Kind
    rows: Callable[[], Iterator[Row]]
    headed: bool = False
    encoding: str = "utf-8"
    delimiter: str = ""
    part: str = ""
    notes: tuple[str, ...] = ()

    def ends_with_newline(self) -> bool:
        """Whether the last byte of a plain text ends a line; True for everything else."""
        if self.kind != "text" or detect_kind(self.origin) != "text":
            return True
        with self.origin.open("rb") as stream:
            stream.seek(max(self.print.bytes - 2, 0))
            return b"\n" in stream.read()


@lru_cache(maxsize=64)
def _fingerprint(path: Path, changed: int, size: int) -> Fingerprint:
    """The fingerprint of a file as it stands; a zip of many tables is hashed once."""
    return fingerprint(path)


@contextmanager
def open_bytes(path: Path, kind: Kind, member: archive.Member | None, limits: Limits) -> Generator[BinaryIO]:
    """The bytes of the text itself: of the file, of a zip member, or inside gzip."""
    if kind == "zip" and member is not None:
        with archive.open_member(path, member, limits) as stream:
            yield stream
    elif kind == "gzip":
        with archive.open_gzip(path, limits) as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield cast("BinaryIO", stream)


def open_rows(
    path: str | Path,
    *,
    member: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    wanted: Sequence[str] = (),
    limits: Limits = LIMITS,
) -> Rows:
    """Open any file that holds a table, as rows of text.

    Parameters
    ----------
    member
        Which file of a zip, by name or pattern; needed where several could be meant.
    sheet
        Which sheet of a workbook, by name or number from 1.
    encoding, delimiter
        Where given, nothing is guessed.
    wanted
        Names of columns that are expected; the delimiter that finds most of them is taken.

    Raises
    ------
    UnreadableFileError
        If the file is empty, cut, locked, or holds no table.
    UnsafeInputError
        If it unpacks beyond the limits or points outside its folder.
    InvalidRequestError
        If it is not told which member or sheet is meant.
    """
    path = Path(path)
    kind = detect_kind(path)
    print_ = _fingerprint(path, path.stat().st_mtime_ns, path.stat().st_size)
    if kind == "xlsx":
        from dovetail.sources.files.workbook import choose_sheet

        chosen_sheet = choose_sheet(path, sheet, limits)
        formulas = chosen_sheet.formulas()
        told = (f"{formulas:,} formulas were read by their saved values",) if formulas else ()
        return Rows(path, print_, kind, chosen_sheet.rows, part=f"sheet '{chosen_sheet.name}'", notes=told)
    if kind == "parquet":
        return Rows(path, print_, kind, lambda: _parquet_rows(path), headed=True)
    chosen = archive.choose_member(path, archive.zip_members(path, limits), member) if kind == "zip" else None
    with open_bytes(path, kind, chosen, limits) as stream:
        sample = stream.read(SAMPLE)
    origin = f"{path}, member {chosen.name}" if chosen else str(path)
    if not sample.strip():
        raise UnreadableFileError(
            problem(
                f"{origin} is empty", why="an empty file is a failed download more often than a table", do="get it anew"
            )
        )
    inner = text_kind(sample, origin)
    whole = len(sample) < SAMPLE
    if encoding is not None:
        encoding = known_encoding(encoding)
    else:
        encoding = detect_encoding(sample, whole=whole)
        if kind == "text" and encoding in ("utf-8", "utf-8-sig"):
            encoding = "utf-8-sig" if print_.utf8 else _told_later(path, print_)

    def start() -> Iterator[Row]:
        with (
            open_bytes(path, kind, chosen, limits) as stream,
            io.TextIOWrapper(stream, encoding=encoding, newline="") as text,
        ):
            yield from _decoded(_text_or_json(text, inner, sign, origin), encoding, origin)

    if inner == "xml":
        return Rows(path, print_, inner, lambda: _sdmx(path, kind, chosen, limits, origin), True, part=_part(chosen))
    sign = delimiter or ("" if inner == "json" else _delimiter(sample.decode(encoding, errors="replace"), wanted))
    note = (f"the text is in {encoding}",) if encoding not in ("utf-8", "utf-8-sig") else ()
    return Rows(path, print_, inner, start, inner == "json", encoding, sign, _part(chosen), note)


def _delimiter(sample: str, wanted: Sequence[str]) -> str:
    """The delimiter that spreadsheets may name in a first line of its own, or else the likeliest."""
    told = re.match(r'\ufeff?"?sep=([,;\t|])"?\r?\n', sample)
    return told[1] if told else guess_delimiter(sample, wanted)


def _told_later(path: Path, print_: Fingerprint) -> str:
    """The encoding of a text whose beginning is plain ASCII, from the first letters that are not UTF-8."""
    with path.open("rb") as stream:
        stream.seek(print_.first_alien)
        return detect_encoding(stream.read(SAMPLE), whole=True)


def _text_or_json(text: TextIO, inner: Kind, sign: str, origin: str) -> Iterator[Row]:
    if inner == "text":
        for line, row in text_rows(text, sign, origin):
            if any(row):
                yield line, row
        return
    from dovetail.sources.files.json_rows import json_records

    yield from _records(json_records(text, origin), origin)


def _sdmx(path: Path, kind: Kind, member: archive.Member | None, limits: Limits, origin: str) -> Iterator[Row]:
    from dovetail.sources.files.sdmx_rows import sdmx_records

    with open_bytes(path, kind, member, limits) as stream:
        yield from _records(sdmx_records(stream, origin), origin)


def _part(member: archive.Member | None) -> str:
    return f"member {member.name}" if member else ""


def _records(records: Iterator[dict[str, str]], origin: str) -> Iterator[Row]:
    """Records as rows below the names of their keys."""
    first = list(islice(records, 200))
    if not first:
        raise UnreadableFileError(
            problem(
                f"{origin} holds no records",
                why="no row is not the same as a zero: the publisher may not have what was asked for",
                do="ask for something that it holds, and download again",
            )
        )
    names = list(dict.fromkeys(chain.from_iterable(first)))
    yield 0, names
    for number, record in enumerate(chain(first, records), 1):
        if unknown := ", ".join(sorted(record.keys() - set(names))):
            raise UnreadableFileError(
                problem(
                    f"record {number} of {origin} has keys that the first 200 do not have: {unknown}",
                    why="its values would be dropped in silence",
                    do="give the table as CSV",
                )
            )
        yield number, [record.get(name, "") for name in names]


def _decoded(rows: Iterator[Row], encoding: str, origin: str) -> Iterator[Row]:
    """The same rows; bytes that do not fit the encoding are told by name."""
    line = 0
    try:
        for line, row in rows:
            yield line, row
    except UnicodeDecodeError as fault:
        near = line + fault.object[: fault.start].count(b"\n") + 1
        raise UnreadableFileError(
            problem(
                f"{origin} is not {encoding}: byte {fault.object[fault.start]:#04x} about line {near}",
                why="wrong letters would turn names of countries into others",
                do="name the encoding with --encoding, or save the file as UTF-8",
            )
        ) from fault


def _parquet_rows(path: Path) -> Iterator[Row]:
    from dovetail.sources.files.batches import parquet_batches, parquet_columns

    columns = parquet_columns(path)
    yield 0, list(columns)
    makers = [Numeric if numeric else str for numeric in columns.values()]
    number = 0
    for batch in parquet_batches(path):
        for cells in zip(*(column.to_pylist() for column in batch.columns[:-1]), strict=True):
            number += 1
            yield number, [make(cell or "") for cell, make in zip(cells, makers, strict=True)]
