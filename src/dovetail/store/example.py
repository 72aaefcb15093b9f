"""The packaged example: the small CSV tables of `dovetail.figures`, read as a store that cannot be written."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

import csv
import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from dovetail.store.engine import DuckEngine, Engine, name, text
from dovetail.store.release import Part, Release
from dovetail.store.views import Held, declared, summary_query
from dovetail.terms.schema import TABLES, Table


def open_example() -> tuple[Engine, list[Held]]:
    """An engine that has the tables of the example in memory, and the releases that they form."""
    folder = Path(str(files("dovetail.figures")))
    listed = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["table"]
    entries = [entry for entry in listed if entry.get("table") in TABLES]
    engine = DuckEngine(files=[folder / entry["file"] for entry in entries])
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        groups.setdefault(f"{entry['table']}/{entry['dataset']}/{entry['release']}", []).append(entry)
    return engine, [_held(engine, folder, groups[key]) for key in sorted(groups)]


def _held(engine: Engine, folder: Path, entries: list[dict[str, Any]]) -> Held:
    """Load the files of one release and describe it."""
    first = entries[0]
    table = TABLES[first["table"]]
    rows = name(f"example {first['table']} {first['dataset']} {first['release']}")
    engine.run(f"CREATE TABLE {rows} AS {' UNION ALL '.join(_select(folder / e['file'], table) for e in entries)}")
    summary = f"({summary_query(table, rows)})"
    span = engine.query(f"SELECT count(*) AS n, min(left(period, 4)) AS a, max(left(period, 4)) AS b FROM {rows}")
    count, start, end = span.row(0)
    hashes = [str(entry.get("sha256", "")) for entry in entries]
    release = Release(
        dataset=first["dataset"],
        release=first["release"],
        table=table.name,
        publisher=first["publisher"],
        licence=first["licence"],
        vintage=str(first["accessed"]),
        sha256=hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest(),
        rows=count,
        schema_version=table.version,
        years=(int(start), int(end)) if count else None,
        valuation=first.get("valuation", ""),
        origin=", ".join(entry["file"] for entry in entries),
        derivation=" ".join(dict.fromkeys(entry.get("derivation", "") for entry in entries)),
        address=first.get("address", ""),
        parts=tuple(Part(entry["file"], entry["file"], str(entry.get("sha256", "")), 0, 0) for entry in entries),
    )
    return Held(release, rows, summary)


def _select(file: Path, table: Table) -> str:
    """The rows of a CSV file under the declared types; a column that it lacks is null."""
    with file.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    types = declared(table)
    raw = ", ".join(f"{text(column)}: {text(types.get(column, 'VARCHAR'))}" for column in header)
    columns = ", ".join(
        name(column) if column in header else f"CAST(NULL AS {type_}) AS {name(column)}"
        for column, type_ in types.items()
    )
    return (
        f"SELECT {columns} FROM read_csv({text(str(file))}, auto_detect = false, header = true, delim = ',', "
        f"quote = '\"', escape = '\"', nullstr = '', columns = {{{raw}}})"
    )
