"""The exact pass: a file row by row, every faulty row kept aside with its line, its text and what is wrong with it.

The fast pass is one SQL statement that knows only that something is wrong. This one is slower and says what.
"""

# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false
# (pyarrow publishes no types)

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dovetail.errors import UnreadableFileError, problem
from dovetail.store.rules import Cells, Fault, variants
from dovetail.store.translate import keep_reason, skip_reason
from dovetail.store.valid import Value, product_fault
from dovetail.terms.harmless import sheet_safe
from dovetail.terms.layout import (
    LINE,
    Layout,
    Reading,
)

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 50_000


@dataclass(slots=True)
class Tally:
    """What an exact pass came to; the first faults as examples."""

    rows: int = 0
    rejected: int = 0
    repeated: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Repeats:
    """Keys that stand several times in the file: `conflicting` with different values, `identical` with the same."""

    conflicting: frozenset[tuple[Value, ...]] = frozenset()
    identical: frozenset[tuple[Value, ...]] = frozenset()


def exact_pass(reading: Reading, header: Sequence[str], target: Path, rejects: Path, repeats: Repeats) -> Tally:
    """Write the sound rows of a file to a Parquet file and the others to a rejects file.

    Raises
    ------
    UnreadableFileError
        If the file cannot be read on, or ends in the middle of a row.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    layout = reading.layout
    tally = Tally()
    types = {"text": pa.string(), "float": pa.float64(), "int": pa.int64(), "date": pa.date32()}
    schema = pa.schema([(column.name, types[column.type]) for column in layout.table.columns])
    with (
        rejects.open("w", encoding="utf-8", newline="") as kept_out,
        pq.ParquetWriter(target, schema, compression="snappy") as writer,
    ):
        aside = csv.writer(kept_out, lineterminator="\n")
        aside.writerow(("line", "column", "reason", "text"))
        rows: list[tuple[Value, ...]] = []
        for row in _sound(reading, header, repeats, tally, aside.writerow):
            rows.append(row)
            if len(rows) == BATCH:
                writer.write_batch(_batch(rows, schema))
                rows.clear()
        if rows:
            writer.write_batch(_batch(rows, schema))
    return tally


def _batch(rows: list[tuple[Value, ...]], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    return pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _sound(
    reading: Reading,
    header: Sequence[str],
    repeats: Repeats,
    tally: Tally,
    reject: Callable[[tuple[object, ...]], object],
) -> Iterator[tuple[Value, ...]]:
    """The sound rows of the declared table; faulty ones go to `reject`."""
    layout = reading.layout
    left_out = _left_out(layout, header)
    each_variant = variants(layout, header)
    table = layout.table
    key = [table.names.index(column) for column in table.key]
    product, classification = (
        (table.names.index(column) if column in table.names else -1) for column in ("product", "classification")
    )
    repeated = bool(repeats.conflicting or repeats.identical)
    seen: set[tuple[Value, ...]] = set()

    def refuse(line: int, column: str, reason: str, cells: Cells) -> None:
        tally.rejected += 1
        if len(tally.examples) < 5:
            tally.examples.append(f"line {line}, {column}: {reason}")
        row = layout.delimiter.join(cell or "" for cell in cells)
        reject((line, column, *(sheet_safe(text) for text in (reason, row))))

    short = 0
    for line, cells in _raw_rows(reading, header):
        short = line if len(cells) < len(header) else 0
        if len(cells) != len(header):
            refuse(line, "", f"the row has {len(cells)} cells, the header {len(header)}", cells)
            continue
        if left_out and (reason := next((reason for reason, test in left_out if test(cells)), None)):
            tally.skipped[reason] = tally.skipped.get(reason, 0) + 1
            continue
        for rules, needed in each_variant:
            try:
                row = tuple([rule(cells) for rule in rules])
            except Fault as fault:
                refuse(line, fault.column, fault.reason, cells)
                continue
            if needed and all(row[at] is None for at in needed):
                continue
            if product >= 0 and (reason := product_fault(str(row[product]), str(row[classification]))):
                refuse(line, "product", reason, cells)
                continue
            if repeated:
                identity = tuple(row[at] for at in key)
                if identity in repeats.conflicting:
                    refuse(line, ", ".join(table.key), "the same key stands again with other values", cells)
                    continue
                if identity in seen:
                    tally.repeated += 1
                    continue
                if identity in repeats.identical:
                    seen.add(identity)
            tally.rows += 1
            yield row
    if short and reading.path is not None and not ends_with_line(reading.path):
        raise cut_off(reading, f"line {short}, without an end, has too few cells")


def _raw_rows(reading: Reading, header: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """Every row of the file with its line; the header left out."""
    if reading.batches is not None:
        number = 1
        for batch in reading.batches():
            columns = [batch.column(name).to_pylist() for name in header]
            lines = batch.column(LINE).to_pylist() if LINE in batch.schema.names else None
            for at, cells in enumerate(zip(*columns, strict=True)):
                number += 1
                yield (lines[at] if lines else number), cells
        return
    assert reading.path is not None
    with reading.path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter=reading.layout.delimiter, strict=True)
        try:
            next(rows, None)
            for cells in rows:
                if cells:
                    yield reading.above + rows.line_num, cells
        except csv.Error as fault:
            raise cut_off(reading, f"line {reading.above + rows.line_num}: {fault}") from fault
        except UnicodeDecodeError as fault:
            raise UnreadableFileError(
                problem(
                    f"{reading.origin} is not UTF-8 after line {reading.above + rows.line_num}: {fault.reason}",
                    why="letters of names and units would be guessed",
                    do="name its encoding with --encoding",
                )
            ) from fault


def cut_off(reading: Reading, where: str) -> UnreadableFileError:
    """The error for a file that ends in the middle of a row."""
    return UnreadableFileError(
        problem(
            f"{reading.origin} ends in the middle of a row or is damaged ({where})",
            why="a table that is cut off looks like a smaller trade",
            do="get the file again",
        )
    )


def ends_with_line(path: Path) -> bool:
    """Whether the last line of a file has its end."""
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) in (b"\n", b"\r")


def _left_out(layout: Layout, header: Sequence[str]) -> list[tuple[str, Callable[[Cells], bool]]]:
    found: list[tuple[str, Callable[[Cells], bool]]] = []
    for column, values in layout.skip.items():
        if column in header:
            found.append((skip_reason(column), _among(header.index(column), frozenset(values))))
    for column, values in layout.keep.items():
        if column in header:
            found.append((keep_reason(column, values), _not_among(header.index(column), frozenset(values))))
    return found


def _among(at: int, values: frozenset[str]) -> Callable[[Cells], bool]:
    return lambda cells: (cells[at] or "") in values


def _not_among(at: int, values: frozenset[str]) -> Callable[[Cells], bool]:
    return lambda cells: (cells[at] or "") not in values
