"""Loading: files become one release of the store, all of them or none.

The work is done in a folder `.loading-...` beside the tables. What it made is then moved into the release's
folder, where nothing sees it until the catalog file is replaced: that one step is the commit. What a killed
load leaves behind is swept away by the next one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace as with_changes
from datetime import UTC, datetime
from pathlib import Path

from dovetail.errors import InconsistentDataError, InvalidRequestError, StoreError, problem
from dovetail.store.check import OF_THE_WHOLE, Loaded, check_load
from dovetail.store.ingest import Ingested, ingest
from dovetail.store.lock import writing
from dovetail.store.magnitude import refuse_magnitude, told_magnitude
from dovetail.store.release import (
    CATALOG_FILE,
    Finding,
    LoadReport,
    Release,
    checked_name,
    read_catalog,
    sync_folder,
    write_catalog,
)
from dovetail.terms.layout import Layout, Reading
from dovetail.terms.schema import TABLES

_LOADING = ".loading-"


def load(
    root: Path,
    readings: Sequence[Reading],
    *,
    dataset: str,
    release: str,
    vintage: str,
    derivation: str,
    replace: bool,
    any_magnitude: bool,
    progress: Callable[[str], None],
) -> LoadReport:
    """Load files into a release; see `Store.add`."""
    try:
        layout = _one_layout(readings)
        vintage = _checked_date(vintage)
        dataset = checked_name(dataset or layout.name, "data set")
        release = checked_name(release or vintage, "release")
        with writing(root), _disk(root):
            catalog = read_catalog(root)
            _sweep(root, catalog)
            old = next((r for r in catalog if r.name == f"{layout.table.name}/{dataset}/{release}"), None)
            if old and (old.publisher, old.valuation) != (layout.publisher, layout.valuation) and not replace:
                raise _another(old, layout)
            held = {part.sha256 for part in old.parts} if old and not replace else set[str]()
            new = [reading for reading in readings if reading.sha256 not in held]
            if old and not new:
                return LoadReport(old, ())
            scratch = root / f"{_LOADING}{secrets.token_hex(4)}"
            scratch.mkdir()
            try:
                ingested = [ingest(reading, scratch, f"{secrets.token_hex(4)}", progress) for reading in new]
                base = old if old and not replace else None
                draft = _described(new, ingested, base, dataset, release, vintage, derivation)
                progress("checking")
                findings = _checked(root, scratch, draft, ingested, base, catalog, any_magnitude)
                progress("storing")
                final = with_changes(draft, findings=tuple(findings))
                _commit(root, scratch, final, ingested)
                _sweep(root, read_catalog(root))
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
        folder = root / final.name
        parts = tuple(one.part for one in ingested)
        return LoadReport(final, parts, tuple(folder / part.rejects for part in parts if part.rejects))
    finally:
        for reading in readings:
            reading.close()


def unload(root: Path, release: Release) -> None:
    """Take a release out: its catalog file first, which is the commit, then what it described."""
    with writing(root), _disk(root):
        folder = root / release.name
        (folder / CATALOG_FILE).unlink()
        sync_folder(folder)
        _sweep(root, read_catalog(root))


def _one_layout(readings: Sequence[Reading]) -> Layout:
    names = {(reading.layout.name, reading.layout.table.name) for reading in readings}
    if len(names) != 1:
        raise InvalidRequestError(
            problem(
                f"{len(readings)} files of the layouts {', '.join(sorted(name for name, _ in names)) or 'none'} "
                "were given as one release",
                why="a release is one edition of one data set",
                do="load the files of each layout by themselves",
            )
        )
    return readings[0].layout


def _another(old: Release, layout: Layout) -> InvalidRequestError:
    return InvalidRequestError(
        problem(
            f"the release {old.dataset}/{old.release} is of {old.publisher} ({old.valuation or 'valuation not told'}), "
            f"the file of {layout.publisher} ({layout.valuation or 'valuation not told'})",
            why="a release is one edition of one data set, and one source answers for all of it",
            do="load the file under another --dataset or --release",
        )
    )


def _checked_date(vintage: str) -> str:
    if not vintage:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.strptime(vintage, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError as fault:
        raise InvalidRequestError(
            problem(
                f"'{vintage}' is not a date",
                why="the newest edition is told from the others by its date",
                do="write the day on which the file was had as 2026-11-22",
            )
        ) from fault


def _described(
    readings: Sequence[Reading],
    ingested: Sequence[Ingested],
    base: Release | None,
    dataset: str,
    release: str,
    vintage: str,
    derivation: str,
) -> Release:
    """The release as it will stand, findings still to come."""
    layout = readings[0].layout
    parts = (*(base.parts if base else ()), *(one.part for one in ingested))
    spans = [span for span in ((base.years if base else None), *(one.years for one in ingested)) if span]
    hashes = [part.sha256 for part in parts]
    return Release(
        dataset=dataset,
        release=release,
        table=layout.table.name,
        publisher=layout.publisher,
        licence=layout.licence,
        vintage=vintage,
        sha256=hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest(),
        rows=sum(part.rows for part in parts),
        schema_version=layout.table.version,
        years=(min(first for first, _ in spans), max(last for _, last in spans)) if spans else None,
        valuation=layout.valuation,
        origin=", ".join(part.origin for part in parts),
        derivation=derivation or (base.derivation if base else ""),
        address=layout.address,
        parts=parts,
    )


def _checked(
    root: Path,
    scratch: Path,
    draft: Release,
    ingested: Sequence[Ingested],
    base: Release | None,
    catalog: Sequence[Release],
    any_magnitude: bool,
) -> list[Finding]:
    """Run the checks that look beyond one file; raises where rows or magnitudes cannot stand."""
    table = TABLES[draft.table]
    new = [Loaded(one.part.origin, scratch / one.part.file, scratch / one.part.summary) for one in ingested]
    home = root / draft.name
    mine = [
        Loaded(part.origin, home / part.file, home / part.summary) for part in (base.parts if base is not None else ())
    ]
    others = {
        f"{held.dataset}/{held.release}": [root / held.name / part.summary for part in held.parts]
        for held in catalog
        if held.table == draft.table and held.name != draft.name
    }
    outcome = check_load(table, root, new, mine, others)
    if outcome.shared:
        shared = outcome.shared
        raise InconsistentDataError(
            problem(
                f"{shared.rows} rows of {shared.first} are held by {shared.second} of {draft.dataset}/{draft.release} "
                f"too, such as {shared.example}",
                why="they would be counted twice",
                do="load the file under another --release, or put it in the place of the old with --replace",
            ),
            rows=[shared.example],
        )
    if not any_magnitude:
        refuse_magnitude(outcome.magnitude)
    before = [finding for finding in base.findings if finding.kind not in OF_THE_WHOLE] if base else []
    found = [finding for one in ingested for finding in one.findings]
    return list(dict.fromkeys([*before, *found, *outcome.findings, *told_magnitude(outcome.magnitude)]))


def _commit(root: Path, scratch: Path, release: Release, ingested: Sequence[Ingested]) -> None:
    folder = root / release.name
    folder.mkdir(parents=True, exist_ok=True)
    for one in ingested:
        for file in (one.part.file, one.part.summary, one.part.rejects):
            if file:
                with (scratch / file).open("rb") as written:
                    os.fsync(written.fileno())
                (scratch / file).rename(folder / file)
    sync_folder(folder)
    write_catalog(folder, release)


def _sweep(root: Path, catalog: Sequence[Release]) -> None:
    """Remove what no catalog file knows: working folders of killed loads, files of releases that were replaced."""
    for left in root.glob(f"{_LOADING}*"):
        shutil.rmtree(left)
    known: Mapping[Path, set[str]] = {
        root / release.name: {CATALOG_FILE}
        | {file for part in release.parts for file in (part.file, part.summary, part.rejects)}
        for release in catalog
    }
    for table in TABLES:
        for folder in [found for found in (root / table).glob("*/*") if found.is_dir()]:
            for file in folder.iterdir():
                if file.is_file() and file.name not in known.get(folder, set()):
                    file.unlink()
            for empty in (folder, folder.parent, folder.parent.parent):
                if not any(empty.iterdir()):
                    empty.rmdir()


@contextmanager
def _disk(root: Path) -> Generator[None]:
    """Faults of the disk, in the words of the store."""
    try:
        yield
    except StoreError:
        raise
    except OSError as fault:
        raise StoreError(
            problem(
                f"the store {root} could not be written: {fault.strerror or fault}",
                why="nothing was changed in it",
                do="see that the folder may be written and the disk has room left, and load again",
            )
        ) from fault
