"""Releases: what a store holds of one data set in one edition, and the small JSON file that says so."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dovetail.errors import StoreError, UnsafeInputError, problem
from dovetail.terms.figure import Source
from dovetail.terms.schema import TABLES

CATALOG_FILE = "release.json"
CATALOG_VERSION = 1

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found that does not stop a load, told with its values.

    `kind` groups findings: `damaged`, `totals`, `vintages`, `classification`, `units`, `duplicates`, `skipped`, ...
    """

    kind: str
    message: str
    rows: int = 0

    @property
    def is_fault(self) -> bool:
        """Whether what is held is not what was stored; any other finding tells of what publishers publish."""
        return self.kind == "damaged"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a release: where its rows came from and what became of them.

    `file` is the Parquet file within the release's folder, `origin` the name of the file as given. `rows` were
    stored, `rejected` are in `rejects` with line number and reason, `skipped` tells how many rows were left out
    because the layout says that they are not part of the table, by reason. `stored_sha256` is the hash of `file`.
    """

    file: str
    origin: str
    sha256: str
    bytes: int
    rows: int
    rejected: int = 0
    rejects: str = ""
    skipped: Mapping[str, int] = field(default_factory=dict)
    summary: str = ""
    stored_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of one data set in one table.

    Parameters
    ----------
    dataset, release
        Names of the data set (`baci`) and of its edition (`202601`); with `table` they are unique in a store.
    table
        Name of the declared table, `schema_version` its version.
    publisher, licence, address
        As they are to be cited.
    vintage
        Date on which the files were had from the publisher, `2026-11-22`.
    sha256
        Hash of the file as given; of the joined hashes of its parts where there are several.
    rows
        Number of rows stored.
    years
        First and last year that a row falls into, None where the table is empty.
    valuation
        What the values are: `exports fob, imports cif`.
    origin
        Names of the files as given.
    derivation
        How the table follows from what the publisher offers, where it is not the file itself.
    """

    dataset: str
    release: str
    table: str
    publisher: str
    licence: str
    vintage: str
    sha256: str
    rows: int
    schema_version: int
    years: tuple[int, int] | None = None
    valuation: str = ""
    origin: str = ""
    derivation: str = ""
    address: str = ""
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """`table/dataset/release`, also the folder within a store."""
        return f"{self.table}/{self.dataset}/{self.release}"

    def source(self, locator: str = "") -> Source:
        """The release as the source of a Figure; `locator` says which row."""
        return Source(
            dataset=f"{self.dataset}/{self.release}",
            publisher=self.publisher,
            licence=self.licence,
            vintage=self.vintage,
            locator=locator,
            address=self.address,
        )

    def to_json(self) -> str:
        """The content of the catalog file."""
        return json.dumps({"version": CATALOG_VERSION, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Release:
        """Read a catalog file back; raises ValueError, TypeError or LookupError if it is none."""
        content: dict[str, Any] = json.loads(text)
        if content.pop("version") != CATALOG_VERSION:
            raise ValueError("another version of the catalog")
        content["parts"] = tuple(Part(**part) for part in content["parts"])
        content["findings"] = tuple(Finding(**finding) for finding in content["findings"])
        content["years"] = (content["years"][0], content["years"][1]) if content["years"] else None
        return cls(**content)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: the release as it now stands, and the files that this load brought (none if all were held)."""

    release: Release
    parts: tuple[Part, ...]
    rejects: tuple[Path, ...] = ()

    @property
    def rows(self) -> int:
        """Rows stored by this load."""
        return sum(part.rows for part in self.parts)

    @property
    def rejected(self) -> int:
        """Faulty rows kept out; the files in `rejects` hold them with line numbers and reasons."""
        return sum(part.rejected for part in self.parts)

    @property
    def skipped(self) -> dict[str, int]:
        """Rows that are not part of the table, by reason."""
        reasons = {reason for part in self.parts for reason in part.skipped}
        return {reason: sum(part.skipped.get(reason, 0) for part in self.parts) for reason in sorted(reasons)}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks found."""
        return self.release.findings


def checked_name(name: str, what: str) -> str:
    """A name that can be a folder and nothing else.

    Raises
    ------
    UnsafeInputError
        If it could lead out of the store, such as `../x`, or holds anything but letters, digits and `. _ + -`.
    """
    if not _NAME.fullmatch(name) or ".." in name:
        raise UnsafeInputError(
            problem(
                f"'{name}' cannot be the name of a {what}",
                why="names become folders of the store, and this one could lead out of it",
                do="use letters, digits, '.', '_', '+' and '-', beginning with a letter or digit",
            )
        )
    return name


def read_catalog(root: Path) -> tuple[Release, ...]:
    """Every release of a store folder, in the order of their names.

    Raises
    ------
    StoreError
        If a catalog file cannot be read.
    """
    found: list[Release] = []
    for path in sorted(root.glob(f"*/*/*/{CATALOG_FILE}")):
        if path.relative_to(root).parts[0].startswith("."):
            continue
        try:
            release = Release.from_json(path.read_text(encoding="utf-8"))
            _check_release(release, path.parent.relative_to(root).as_posix())
            found.append(release)
        except (OSError, ValueError, TypeError, LookupError) as fault:
            raise StoreError(
                problem(
                    f"the catalog file {path.relative_to(root)} cannot be read: {fault}",
                    why="without it nobody knows what the table holds and where it comes from",
                    do="move its folder out of the store, and load the release again with `dovetail data add`",
                )
            ) from fault
    return tuple(found)


def _check_release(release: Release, place: str) -> None:
    """Raise ValueError for a catalog of another folder or version of its table, or without files in its folder."""
    if release.name != place:
        raise ValueError(f"it is of the release {release.name}, and stands in {place}")
    if release.table not in TABLES or TABLES[release.table].version != release.schema_version:
        raise ValueError(f"version {release.schema_version} of the table {release.table} is not one that is known here")
    if not release.parts or not all(part.file and part.summary for part in release.parts):
        raise ValueError("it names no files of rows with their summaries")
    for file in (file for part in release.parts for file in (part.file, part.summary, part.rejects)):
        if Path(file).name != file:
            raise ValueError(f"it names a file that is not in its folder: {file}")


def write_catalog(folder: Path, release: Release) -> None:
    """Replace the catalog file in one step: the commit of every load."""
    draft = folder / f".{CATALOG_FILE}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(release.to_json())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / CATALOG_FILE)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames within a folder durable, where the system allows it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
