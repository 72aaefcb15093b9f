"""Open a publisher's file, whatever it is packed in, as a `Reading` for the store's pass."""

# pyright: reportUnknownParameterType=false
# (pyarrow publishes no types)

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dovetail.errors import InvalidRequestError, StoreError, UnknownCodeError, UnreadableFileError, problem
from dovetail.sources.files import archive
from dovetail.sources.files.archive import LIMITS, Limits
from dovetail.sources.files.encoding import utf8_chunks
from dovetail.sources.files.rows import Row, Rows, open_bytes, open_rows
from dovetail.sources.inter_country import is_wide, table_reading
from dovetail.sources.kinds import detect_kind
from dovetail.terms.layout import Layout, Reading
from dovetail.terms.schema import INPUT_OUTPUT

if TYPE_CHECKING:
    import pyarrow as pa

#: Modules whose constant `LAYOUTS` names the published layouts.
_PUBLISHERS = (
    "comtrade",
    "baci",
    "wits",
    "wits_api",
    "customs_ru",
    "exports",
    "macro",
    "geodist",
    "stated",
    "regional",
    "inter_country",
)


def layouts() -> dict[str, Layout]:
    """Every published layout by the name that `dovetail data add --as NAME` takes."""
    found: dict[str, Layout] = {}
    for name in _PUBLISHERS:
        for layout in import_module(f"dovetail.sources.{name}").LAYOUTS:
            found[layout.name] = layout
    return found


def layout_named(name: str) -> Layout:
    """The published layout of that name.

    Raises
    ------
    UnknownCodeError
        If there is none.
    """
    known = layouts()
    if name in known:
        return known[name]
    raise UnknownCodeError(
        problem(
            f"there is no layout '{name}'; there are {', '.join(known)}, and 'own' for a table of your own",
            why="a file read in another layout would be taken for what it is not",
            do="name one of them with --as",
        ),
        near=tuple(known),
    )


def open_reading(
    path: str | Path,
    layout: str | Layout,
    *,
    member: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """Open one file of a publisher as a `Reading`; nothing of it is held in memory.

    Delimited text that is UTF-8 is read where it lies. Zip members, gzip, other encodings and tables below a
    title are unpacked into a temporary UTF-8 file, removed when the reading is closed. XLSX, Parquet and JSON
    come as batches.

    Parameters
    ----------
    layout
        A `Layout` or the name of a published one. Its raw columns must be in the file.
    member, sheet, encoding, delimiter
        Where the file leaves a choice; guessed if not given.

    Raises
    ------
    UnreadableFileError
        If the file is empty, cut, locked, or lacks a column of the layout.
    UnsafeInputError
        If it unpacks beyond the limits or points outside its folder.
    UnknownCodeError
        If there is no such layout.
    """
    layout = layout_named(layout) if isinstance(layout, str) else layout
    if layout.table == INPUT_OUTPUT and is_wide(layout):
        return table_reading(path, layout, member, sheet)
    rows = open_rows(
        path,
        member=member,
        sheet=sheet,
        encoding=encoding,
        delimiter=delimiter,
        wanted=[column.name for column in layout.raw],
        limits=limits,
    )
    header_line, header = _header(rows, layout)
    notes = (*((f"read from {rows.part}",) if rows.part else ()), *rows.notes)
    base = Reading(layout, rows.origin, rows.print.sha256, rows.print.bytes, notes=notes)
    if rows.kind != "text":
        return replace(base, batches=lambda: _batches(rows, layout, header_line, header))
    layout = replace(layout, delimiter=rows.delimiter)
    base = replace(base, layout=layout, above=header_line - 1)
    if detect_kind(rows.origin) == "text" and rows.encoding in ("utf-8", "utf-8-sig") and not base.above:
        return replace(base, path=rows.origin)
    scratch = _Scratch()
    member_ = rows.part.removeprefix("member ") or None
    _transcode(rows, member_, scratch.file, limits, base.above)
    return replace(base, path=scratch.file, release=scratch.close)


def open_readings(path: str | Path, layout: str | Layout, *, member: str = "*", **options: str | None) -> list[Reading]:
    """A reading for each table of a zip that `member` means; BACI packs one file a year. Other files give one.

    Raises
    ------
    InvalidRequestError
        If the zip holds no table of that name.
    """
    path = Path(path)
    layout = layout_named(layout) if isinstance(layout, str) else layout
    if detect_kind(path) != "zip" or "Z.npy" in {entry.name for entry in archive.zip_members(path)}:
        return [open_reading(path, layout, **options)]  # pyright: ignore[reportArgumentType]
    members = [entry.name for entry in archive.matching_members(archive.zip_members(path), member)]
    if not members:
        raise InvalidRequestError(
            problem(
                f"{path} holds no table named '{member}'", why="nothing would be loaded", do="give another --member"
            )
        )
    return [open_reading(path, layout, member=name, **options) for name in members]  # pyright: ignore[reportArgumentType]


def _header(rows: Rows, layout: Layout) -> tuple[int, list[str]]:
    """The row that names the columns, in the first lines of the file, and its line."""
    needed = [column.name for column in layout.raw if not column.optional]
    best: tuple[int, list[str]] = (0, [])
    for number, (line, cells) in enumerate(rows.rows()):
        names = [cell.strip() for cell in cells]
        if len(set(needed) & set(names)) > len(set(needed) & set(best[1])) or not best[1]:
            best = (line, names)
        if number == (0 if rows.headed else 30) or set(needed) <= set(best[1]):
            break
    missing = [name for name in needed if name not in best[1]]
    if not missing:
        return best
    raise UnreadableFileError(
        problem(
            f"{rows.origin} lacks {len(missing)} of the {len(needed)} columns of the layout '{layout.name}': "
            f"{', '.join(missing)}{_near(missing, best[1])}; its columns are {', '.join(best[1][:40])}",
            why="a column that is not found cannot be filled with guesses",
            do="name another layout with --as, or read it as your own table with --as own --map COLUMN=NAME",
        )
    )


def _near(missing: Sequence[str], present: Sequence[str]) -> str:
    from rapidfuzz.process import extractOne

    pairs = [(name, extractOne(name, present, score_cutoff=75)) for name in missing]
    found = [f"'{match[0]}' may be {name}" for name, match in pairs if match]
    return f" ({'; '.join(found)})" if found else ""


def _batches(rows: Rows, layout: Layout, header_line: int, header: list[str]) -> Iterator[pa.RecordBatch]:
    """The raw columns of the layout as batches of text; an optional column that is missing is null."""
    from dovetail.sources.files.batches import parquet_batches, text_batches

    names = [column.name for column in layout.raw if column.name in header]
    if rows.kind == "parquet":
        return parquet_batches(rows.origin, names)
    at = [header.index(name) for name in names]

    def picked() -> Iterator[Row]:
        for line, cells in rows.rows():
            if line > header_line:
                yield line, [cells[i] if i < len(cells) else "" for i in at]

    return text_batches(names, picked())


def _transcode(rows: Rows, member: str | None, target: Path, limits: Limits, above: int) -> None:
    """Write the text of a file as UTF-8, as a stream, without so many lines of its beginning."""
    kind = detect_kind(rows.origin)
    chosen = None
    if kind == "zip":
        chosen = archive.choose_member(rows.origin, archive.zip_members(rows.origin, limits), member)
    with open_bytes(rows.origin, kind, chosen, limits) as stream:
        chunks = _below(utf8_chunks(stream, rows.encoding, str(rows.origin)), above)
        try:
            with target.open("wb") as out:
                out.writelines(chunks)
        except OSError as fault:
            raise StoreError(
                problem(
                    f"the text of {rows.origin} could not be unpacked into {target.parent}: {fault.strerror}",
                    why="it is unpacked to disk so that it need not fit into memory",
                    do="make room there, or set TMPDIR to a folder with more",
                )
            ) from fault


def _below(chunks: Iterator[bytes], above: int) -> Iterator[bytes]:
    """The text from the line on that has so many lines above it."""
    held = b""
    for chunk in chunks if above else ():
        held += chunk
        lines = re.split(rb"\r\n|\r|\n", held, maxsplit=above)
        if len(lines) > above and lines[above]:
            yield lines[above]
            break
    yield from chunks


class _Scratch:
    """A folder with one file that goes away when it is closed, forgotten, or the program ends."""

    def __init__(self) -> None:
        folder = tempfile.mkdtemp(prefix="dovetail-")
        self.file = Path(folder, "table.csv")
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def close(self) -> None:
        self._remove()
