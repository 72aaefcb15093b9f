"""One file becomes one Parquet file with its summary: a fast pass, and an exact one if anything is wrong."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound
# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false
# (pyarrow publishes no types)

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dovetail.errors import InconsistentDataError, UnreadableFileError, problem
from dovetail.store.engine import DuckEngine, text
from dovetail.store.exact import Repeats, Tally, ends_with_line, exact_pass
from dovetail.store.release import Finding, Part
from dovetail.store.sound import find_repeats, is_sound
from dovetail.store.translate import translate
from dovetail.store.views import summary_query
from dovetail.terms.layout import LINE, Reading

if TYPE_CHECKING:
    import pyarrow as pa

#: Characters of a file that are looked at before the pass, and the number of texts for null that costs nothing.
_SAMPLE, _FEW_NULLS = 1 << 20, 3

#: What DuckDB may take, whatever the machine; the rest of the gigabyte is for duplicate keys and everything else.
MEMORY, THREADS = "600MB", 4


@dataclass(frozen=True, slots=True)
class Ingested:
    """A file as it lies ready in the working folder."""

    part: Part
    years: tuple[int, int] | None
    findings: tuple[Finding, ...]


def ingest(reading: Reading, folder: Path, stem: str, progress: Callable[[str], None]) -> Ingested:
    """Turn one file into `data-STEM*.parquet`, `summary-STEM.parquet` and, for faulty rows, `rejects-STEM.csv`.

    Raises
    ------
    UnreadableFileError
        If the file is empty, cut off, damaged, lacks a column, or holds no row of the table.
    InconsistentDataError
        If more of its rows are faulty than its layout bears.
    """
    header = _header(reading)
    data, summary = folder / f"data-{stem}.parquet", folder / f"summary-{stem}.parquet"
    rejects = folder / f"rejects-{stem}.csv"
    findings = [Finding("note", f"{reading.origin.name}: {note}") for note in reading.notes]
    progress(f"reading {reading.origin.name}")
    files = [reading.path] if reading.path else []
    engine = DuckEngine(
        folders=[folder], files=files, untrusted=True, threads=THREADS, memory=MEMORY, spill=folder / "spill"
    )
    try:
        tally = _fast_pass(engine, reading, header, data)
        if tally is not None:
            _summarise(engine, reading, data, summary)
        if tally is None or not is_sound(engine, reading.layout.table, data, summary):
            progress(f"reading {reading.origin.name} row by row, since it has faults")
            # Not the same file: DuckDB may yet remove what its failed statement left of it.
            data = folder / f"data-{stem}-exact.parquet"
            tally = exact_pass(reading, header, data, rejects, Repeats())
            _refuse_faulty(reading, tally)
        progress("looking for rows that stand twice")
        repeats = find_repeats(engine, reading, data, tally)
        if repeats:
            data = folder / f"data-{stem}-once.parquet"
            tally = exact_pass(reading, header, data, rejects, repeats)
            _refuse_faulty(reading, tally)
        _refuse_empty(reading, tally)
        if not summary.exists() or rejects.exists():
            _summarise(engine, reading, data, summary)
        years = _years(engine, summary)
    finally:
        engine.close()
    if rejects.exists() and not tally.rejected:
        rejects.unlink()
    findings += _told(reading, tally)
    part = Part(
        file=data.name,
        origin=reading.origin.name,
        sha256=reading.sha256,
        bytes=reading.bytes,
        rows=tally.rows,
        rejected=tally.rejected,
        rejects=rejects.name if tally.rejected else "",
        skipped=tally.skipped,
        summary=summary.name,
        stored_sha256=file_hash(data),
    )
    return Ingested(part, years, tuple(findings))


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _header(reading: Reading) -> list[str]:
    """The names of the columns, as they stand.

    A column of the layout that is not there, or stands twice, is an error.
    """
    if reading.bytes == 0:
        raise UnreadableFileError(
            problem(
                f"{reading.origin} is empty",
                why="an empty file is a failed download more often than a table",
                do="get the file again",
            )
        )
    if reading.path is not None:
        with reading.path.open(encoding="utf-8-sig", newline="") as file:
            header = [cell.strip() for cell in next(csv.reader(file, delimiter=reading.layout.delimiter), [])]
    else:
        assert reading.batches is not None
        first = next(reading.batches(), None)
        header = [] if first is None else [name for name in first.schema.names if name != LINE]
    wanted = [column.name for column in reading.layout.raw if not column.optional]
    missing = [column for column in wanted if column not in header]
    twice = sorted(column.name for column in reading.layout.raw if header.count(column.name) > 1)
    if missing or twice:
        what = f"lacks {', '.join(missing)}" if missing else f"has several columns named {', '.join(twice)}"
        raise UnreadableFileError(
            problem(
                f"{reading.origin} {what}; its columns are {', '.join(header[:40]) or 'none'}",
                why=f"the layout '{reading.layout.name}' needs each of its columns once",
                do="name another layout with --as, or read it as your own table with --as own --map COLUMN=NAME",
            )
        )
    return header


def _fast_pass(engine: DuckEngine, reading: Reading, header: Sequence[str], target: Path) -> Tally | None:
    """The whole file in one statement; None if any row of it is not as it should be."""
    sample = _sample(reading)
    translation = translate(
        reading.layout, header, parsed=reading.path is not None, years=_years_only(reading, header, sample)
    )
    for statement in translation.setup:
        engine.run(statement)

    def source() -> str:
        if reading.path is None:
            engine.register("batches", _stream(reading))
            return "batches"
        return _read_csv(reading, header, translation.raw_types, sample)

    copy = f"COPY ({translation.select(source())}) TO {text(str(target))} (FORMAT parquet, CODEC snappy)"
    try:
        engine.run(copy)
        tally = Tally(rows=engine.query(f"SELECT count(*) FROM read_parquet({text(str(target))})").item())
        if translation.left_out:
            counts = engine.query(translation.skipped(source())).row(0, named=True)
            tally.skipped = {reason: count for reason, count in counts.items() if count}
    except (duckdb.ConversionException, duckdb.InvalidInputException):
        return None
    return tally


def _stream(reading: Reading) -> pa.RecordBatchReader:
    import pyarrow as pa

    assert reading.batches is not None
    batches = reading.batches()
    first = next(batches)

    def all_of_them() -> Iterator[pa.RecordBatch]:
        yield first
        yield from batches

    return pa.RecordBatchReader.from_batches(first.schema, all_of_them())


def _sample(reading: Reading) -> str:
    """The beginning of a file of text."""
    if reading.path is None:
        return ""
    with reading.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return file.read(_SAMPLE)


def _years_only(reading: Reading, header: Sequence[str], sample: str) -> frozenset[str]:
    """Columns in which the first rows hold four digits and nothing else."""
    rows = list(islice(csv.reader(sample.splitlines(), delimiter=reading.layout.delimiter), 1, 20))
    return frozenset(
        column
        for at, column in enumerate(header)
        if rows and all(at < len(row) and len(row[at]) == 4 and row[at].isdigit() for row in rows)
    )


def _read_csv(reading: Reading, header: Sequence[str], types: Mapping[str, str], sample: str) -> str:
    """A file of text as a relation.

    Nothing about it is guessed; but of many texts for null only those in the sample are looked for, since each costs
    time in every cell. One that comes later sends the file to the exact pass.
    """
    layout = reading.layout
    likely = [null for null in layout.null_texts if null in sample] if len(layout.null_texts) > _FEW_NULLS else []
    # Columns of the file that the layout has no use for may have any name, or none; the engine gets names of ours.
    columns = ", ".join(
        f"{text(column)}: {text(types[column])}" if column in types else f"'unused {at}': 'VARCHAR'"
        for at, column in enumerate(header)
    )
    nulls = ", ".join(text(null) for null in likely or layout.null_texts)
    return (
        f"read_csv({text(str(reading.path))}, auto_detect = false, header = true, delim = {text(layout.delimiter)}, "
        f"quote = '\"', escape = '\"', nullstr = [{nulls}], columns = {{{columns}}})"
    )


def _summarise(engine: DuckEngine, reading: Reading, data: Path, summary: Path) -> None:
    query = summary_query(reading.layout.table, f"read_parquet({text(str(data))})")
    engine.run(f"COPY ({query}) TO {text(str(summary))} (FORMAT parquet, CODEC snappy)")


def _years(engine: DuckEngine, summary: Path) -> tuple[int, int] | None:
    span = engine.query(
        f"SELECT min(left(period, 4)) AS first, max(left(period, 4)) AS last FROM read_parquet({text(str(summary))})"
    ).row(0)
    return (int(span[0]), int(span[1])) if span[0] else None


def _refuse_faulty(reading: Reading, tally: Tally) -> None:
    seen = tally.rows + tally.rejected
    most = reading.layout.most_faulty
    if seen and tally.rejected > most * seen:
        raise InconsistentDataError(
            problem(
                f"{tally.rejected} of {seen} rows of {reading.origin} are faulty, such as " + "; ".join(tally.examples),
                why=f"with more than {most:.0%} of its rows faulty it is hardly a file of the layout "
                f"'{reading.layout.name}', and nothing was stored",
                do="see to the rows named, give a column that the file lacks with --set COLUMN=VALUE, "
                "or name another layout with --as",
            ),
            rows=tally.examples,
        )


def _refuse_empty(reading: Reading, tally: Tally) -> None:
    if not tally.rows:
        left_out = "; ".join(f"{count} rows were left out: {reason}" for reason, count in tally.skipped.items())
        raise UnreadableFileError(
            problem(
                f"{reading.origin} holds no row of the table {reading.layout.table.name}"
                + (f" ({left_out})" if left_out else ""),
                why="a release without rows would look like trade that is nil",
                do="get the file again, or name another layout with --as",
            )
        )


def _told(reading: Reading, tally: Tally) -> list[Finding]:
    file = reading.origin.name
    found = [
        Finding("skipped", f"{file}: {count} rows left out, because {reason}", count)
        for reason, count in tally.skipped.items()
    ]
    if tally.rejected:
        message = f"{file}: {tally.rejected} faulty rows kept out, such as {'; '.join(tally.examples)}"
        found.append(Finding("rejected", message, tally.rejected))
    if tally.repeated:
        message = f"{file}: {tally.repeated} rows repeat another row in every value; one of each was kept"
        found.append(Finding("duplicates", message, tally.repeated))
    if reading.path is not None and not ends_with_line(reading.path):
        found.append(Finding("note", f"{file}: there is no line end after its last row, which may be cut off"))
    return found
