"""The packaged parts graph and cluster templates, and a user's own beside them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import cast

from dovetail.errors import InconsistentDataError, UnknownCodeError, UnreadableFileError, problem
from dovetail.terms.cluster import ClusterItem, ClusterTemplate, Role
from dovetail.terms.parts import Kind, PartEdge, PartsGraph, Use


def parts_graph(*own: str | Path) -> PartsGraph:
    """The packaged parts graph, with edges of one's own added; a later edge replaces an equal one.

    Parameters
    ----------
    own
        Tables (CSV, XLSX, Parquet) with the columns `from, to, kind` and, if wished, `use, coefficient_low,
        coefficient_high, reason`: a bill of materials, one part a row.

    Raises
    ------
    UnreadableFileError
        If a file is no such table.
    InconsistentDataError
        If rows cannot stand; all of them are named at once.

    Examples
    --------
    >>> graph = parts_graph()
    >>> [edge.whole for edge in graph.path("7325", "8457")]
    ['8466', '8457']
    """
    edges = list(_edges(_packaged("parts.csv"), "parts.csv"))
    for path in own:
        edges += _edges(_own(Path(path), ("from", "to", "kind")), Path(path).name, basis="user")
    return PartsGraph.of(edges)


def cluster_templates(*own: str | Path) -> dict[str, ClusterTemplate]:
    """The packaged cluster templates by name, and those of one's own.

    Parameters
    ----------
    own
        Tables with the columns `cluster, role, item` and at least one of `hs` and `isic` (codes separated by
        spaces), if wished `name_en, name_ru, made_into, okved, benchmark, weight`. A cluster of a packaged name
        replaces it.

    Examples
    --------
    >>> [item.item for item in cluster_templates()["machine-tools"].role("core")]
    ['cutting', 'forming']
    """
    about = {row["cluster"]: row for row in _packaged("clusters.csv")}
    found = _templates(list(_packaged("cluster_roles.csv")), about, "cluster_roles.csv")
    for path in own:
        found |= _templates(_own(Path(path), ("cluster", "role", "item")), {}, Path(path).name)
    return found


def cluster_template(name: str, *own: str | Path) -> ClusterTemplate:
    """One cluster template by name.

    Raises
    ------
    UnknownCodeError
        If there is none of that name.
    """
    known = cluster_templates(*own)
    if name in known:
        return known[name]
    raise UnknownCodeError(
        problem(
            f"there is no cluster template '{name}'; there are {', '.join(known)}",
            why="a cluster is known by what it is made of",
            do="name one of them, or give a table of your own with the columns cluster, role, item, hs, isic",
        ),
        near=tuple(known),
    )


@cache
def chain_names() -> Mapping[str, tuple[str, str]]:
    """Short names in English and Russian of every heading and service of the parts graph and the templates.

    >>> chain_names()["7325"]
    ('Iron and steel castings', 'Чугунное и стальное литьё')
    """
    return {row["code"]: (row["name_en"], row["name_ru"]) for row in _packaged("names.csv")}


@cache
def made_for() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """What castings and forgings become once they are recognisably parts of a machine: by heading, with names.

    By note 1 to Section XV of the nomenclature such goods are classified with the machine's parts, so that their own
    heading tells of the others alone, such as covers and grates.

    >>> made_for()["7325"]["8466"][0]
    'Castings for machine-tool beds'
    """
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in _packaged("made_for.csv"):
        found.setdefault(row["from"], {})[row["to"]] = (row["name_en"], row["name_ru"])
    return found


def technology_class(code: str) -> str:
    """The OECD's class of technology of a product: `low`, `medium-low`, `medium-high` or `high`.

    >>> technology_class("8457"), technology_class("8542"), technology_class("7325")
    ('medium-high', 'high', 'medium-low')
    """
    return _longest("technology.csv", "technology", code) or "low"


def control_category(code: str) -> str:
    """The category of controlled goods that a heading may hold; empty where none is marked.

    A mark is a question for the licensing authority: lists decide by specification, never by heading.

    >>> control_category("8457"), control_category("8701")
    ('machine tools of high precision', '')
    """
    return _longest("controlled.csv", "category", code)


@cache
def _prefixes(name: str, column: str) -> Mapping[str, str]:
    return {row["prefix"]: row[column] for row in _packaged(name)}


def _longest(name: str, column: str, code: str) -> str:
    known = _prefixes(name, column)
    return next((known[code[:digits]] for digits in (6, 4, 2) if code[:digits] in known), "")


def _packaged(name: str) -> Iterator[dict[str, str]]:
    text = (files("dovetail.figures") / "chains" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(StringIO(text, newline=""))


def _own(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    from dovetail.sources.files.rows import open_rows

    rows = open_rows(path).rows()
    head = [name.strip().lower() for name in next(rows, (0, []))[1]]
    if missing := [name for name in needed if name not in head]:
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks the columns {', '.join(missing)}; it has {', '.join(head) or 'none'}",
                why="a row would be half told",
                do="put the names of the columns into its first row",
            )
        )
    return [dict(zip(head, (cell.strip() for cell in cells), strict=False)) for _, cells in rows if any(cells)]


def _edges(rows: Iterator[dict[str, str]] | list[dict[str, str]], origin: str, *, basis: str = "") -> list[PartEdge]:
    edges: list[PartEdge] = []
    faults: list[str] = []
    for line, row in enumerate(rows, start=2):
        try:
            low, high = (_number(row.get(f"coefficient_{end}", "")) for end in ("low", "high"))
            edges.append(
                PartEdge(
                    _goods(row["from"]),
                    _goods(row["to"]),
                    cast(Kind, row["kind"]),
                    cast(Use, row.get("use") or "usual"),
                    None if low is None or high is None else (low, high),
                    basis or row["basis"],
                    row.get("reason", ""),
                )
            )
        except (ValueError, KeyError) as fault:
            says = str(fault).partition("\n")[0]  # what to do about it is said once, of all of them
            faults.append(f"line {line}: {says}")
    _all_stand(faults, origin)
    return edges


def _templates(
    rows: list[dict[str, str]], about: Mapping[str, Mapping[str, str]], origin: str
) -> dict[str, ClusterTemplate]:
    items: dict[str, list[ClusterItem]] = {}
    countries: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for line, row in enumerate(rows, start=2):
        try:
            item = ClusterItem(
                cast(Role, row["role"]),
                row["item"],
                row.get("name_en") or row["item"],
                row.get("name_ru") or row.get("name_en") or row["item"],
                tuple(_code(code) for code in row.get("hs", "").split()),
                tuple(_code(code) for code in row.get("made_into", "").split()),
                tuple(row.get("isic", "").split()),
                row.get("okved", ""),
                _number(row.get("benchmark", "")),
                _number(row.get("weight", "")),
            )
        except (ValueError, KeyError) as fault:
            faults.append(f"line {line}: {fault}")
            continue
        items.setdefault(row["cluster"], []).append(item)
        countries[row["cluster"]] = tuple(row.get("benchmark_countries", "").split())
    _all_stand(faults, origin)
    return {
        name: ClusterTemplate(
            name,
            about.get(name, {}).get("name_en", name),
            about.get(name, {}).get("name_ru", name),
            tuple(parts),
            about.get(name, {}).get("basis", f"own table {origin}"),
            countries[name],
        )
        for name, parts in items.items()
    }


def _code(text: str) -> str:
    """A product or service code; an HS code that lost its zero gets it back."""
    code = text.strip().replace(".", "")
    return f"0{code}" if code.isdigit() and len(code) in (3, 5) else code


def _goods(text: str) -> str:
    """The code of an end of an edge: an HS code of four or six digits, or a service."""
    code = _code(text)
    if code and ":" not in code and not (code.isdecimal() and len(code) in (4, 6)):
        raise ValueError(f"'{text}' is no code of the Harmonised System of four or six digits")
    return code


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text.strip() else None


def _all_stand(faults: list[str], origin: str) -> None:
    if faults:
        raise InconsistentDataError(
            problem(
                f"{len(faults)} rows of {origin} cannot stand:\n    " + "\n    ".join(faults[:5]),
                why="a row left out in silence would be a gap that nobody sees",
                do="correct or remove them",
            ),
            rows=faults,
        )
