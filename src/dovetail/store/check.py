"""What a load is checked for beyond the single row, and what `Store.check` looks at again."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dovetail.store.compare import mixed_classifications, totals_against_lines, vintages_apart
from dovetail.store.engine import DuckEngine, Engine, name, text
from dovetail.store.ingest import file_hash
from dovetail.store.magnitude import Magnitude, implausible
from dovetail.store.release import Finding, Release
from dovetail.store.views import Held, identity_of
from dovetail.terms.schema import INPUT_OUTPUT, TRADE_RECONCILED, TRADE_REPORTED, Table

#: Kinds of findings that are of a whole release, and are made anew with each load into it.
OF_THE_WHOLE = ("totals", "classification", "units", "vintages")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file of a release, in the store or about to be: what it was called, its rows and its summary."""

    origin: str
    data: Path
    summary: Path


@dataclass(frozen=True, slots=True)
class Shared:
    """Rows of one file that another one of the same release holds too."""

    first: str
    second: str
    rows: int
    example: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks of a load came to; `shared` and `magnitude` are reasons to refuse it."""

    findings: tuple[Finding, ...]
    shared: Shared | None
    magnitude: Magnitude | None


def check_load(
    table: Table,
    root: Path,
    new: Sequence[Loaded],
    mine: Sequence[Loaded],
    others: Mapping[str, Sequence[Path]],
) -> Outcome:
    """Check the files of a load against each other, against the release they join, and against all others.

    The findings are of the whole release as it will stand; only the magnitude is of the files of this load alone.

    Parameters
    ----------
    root
        Folder that holds everything named here.
    new, mine
        The files of this load, and those that the release has already.
    others
        Summaries of the other releases of the same table by name.
    """
    engine = DuckEngine(folders=[root])
    try:
        shared = _shared(engine, table, new, mine)
        if table == INPUT_OUTPUT:
            sales = _blocks(engine, [one.summary for one in new]).filter(pl.col("reporter") != pl.col("partner"))
            return Outcome((), shared, implausible(sales.filter(pl.col("value_usd").is_not_null())))
        if table not in (TRADE_REPORTED, TRADE_RECONCILED):
            return Outcome((), shared, None)
        blocks = _blocks(engine, [one.summary for one in new])
        whole = _blocks(engine, [one.summary for one in (*new, *mine)])
        findings = [*totals_against_lines(whole), *mixed_classifications(whole)]
        if table == TRADE_REPORTED:
            findings += _mixed_units(engine, [*new, *mine])
        for release, summaries in others.items():
            findings += vintages_apart(whole, _blocks(engine, summaries), release)
        return Outcome(tuple(findings), shared, implausible(blocks))
    finally:
        engine.close()


def damaged(root: Path, releases: Sequence[Release]) -> tuple[Finding, ...]:
    """Files of a store folder that are gone or were changed since they were stored."""
    return tuple(finding for release in releases for finding in _damaged(root, release))


def check_store(engine: Engine, held: Sequence[Held]) -> tuple[Finding, ...]:
    """What does not agree in everything held, each finding under the release it is of."""
    found: list[Finding] = []
    releases = [part.release for part in held]
    for table in (TRADE_REPORTED, TRADE_RECONCILED):
        editions = {
            f"{part.release.dataset}/{part.release.release}": engine.query(f"SELECT * FROM {part.summary}")
            for part in held
            if part.release.table == table.name
        }
        names = list(editions)
        for at, edition in enumerate(names):
            found += [
                Finding(finding.kind, f"{edition}: {finding.message}", finding.rows)
                for other in names[:at]
                for finding in vintages_apart(editions[edition], editions[other], other)
            ]
            found += [
                Finding(finding.kind, f"{edition}: {finding.message}", finding.rows)
                for finding in totals_against_lines(editions[edition])
            ]
    kept = ("rejected", "duplicates", "units", "classification", "magnitude")
    found += [
        Finding(finding.kind, f"{release.dataset}/{release.release}: {finding.message}", finding.rows)
        for release in releases
        for finding in release.findings
        if finding.kind in kept
    ]
    return tuple(found)


def _damaged(root: Path, release: Release) -> list[Finding]:
    found: list[Finding] = []
    for part in release.parts:
        path = root / release.name / part.file
        if not path.is_file():
            found.append(Finding("damaged", f"{release.name}: the file {part.file} is gone", part.rows))
        elif file_hash(path) != part.stored_sha256:
            found.append(Finding("damaged", f"{release.name}: {part.file} is not as it was stored", part.rows))
    return found


def _relation(files: Sequence[Path]) -> str:
    return f"read_parquet([{', '.join(text(str(file)) for file in files)}])"


def _blocks(engine: DuckEngine, summaries: Sequence[Path]) -> pl.DataFrame:
    return engine.query(f"SELECT * FROM {_relation(summaries)}")


def _shared(engine: DuckEngine, table: Table, new: Sequence[Loaded], mine: Sequence[Loaded]) -> Shared | None:
    """The first two files that hold rows of the same key, if any do. Only files of the same flows are compared."""
    files = [*new, *mine]
    if len(files) < 2:
        return None
    identity = ", ".join(dict.fromkeys(identity_of(table).values()))
    summaries = " UNION ALL ".join(
        f"SELECT {identity}, {number} AS number FROM {_relation([file.summary])}" for number, file in enumerate(files)
    )
    pairs = engine.query(
        f"SELECT DISTINCT list_sort(list(DISTINCT number)) AS numbers FROM ({summaries}) GROUP BY {identity} "
        "HAVING count(DISTINCT number) > 1"
    )["numbers"]
    key = ", ".join(name(column) for column in table.key)
    for numbers in pairs:
        first, *others = numbers.to_list()
        for other in others:
            one, two = files[first], files[other]
            joined = f"{_relation([one.data])} AS one SEMI JOIN {_relation([two.data])} AS two USING ({key})"
            rows = engine.query(f"SELECT {key} FROM {joined}")
            if not rows.is_empty():
                example = ", ".join(f"{column} {value}" for column, value in rows.row(0, named=True).items())
                return Shared(one.origin, two.origin, len(rows), example)
    return None


def _mixed_units(engine: DuckEngine, files: Sequence[Loaded]) -> list[Finding]:
    """Products whose quantity is told in several units; the unit stands beside each quantity."""
    mixed = engine.query(
        "SELECT product, list_sort(list(DISTINCT quantity_unit)) AS units "
        f"FROM {_relation([one.data for one in files])} WHERE quantity_unit IS NOT NULL "
        "GROUP BY product HAVING count(DISTINCT quantity_unit) > 1 ORDER BY product"
    )
    if mixed.is_empty():
        return []
    product, units = mixed.row(0)
    message = f"quantities of the same product in several units: {len(mixed)}, such as {product} in {', '.join(units)}"
    return [Finding("units", message, len(mixed))]
