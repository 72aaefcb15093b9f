"""Firms of a reader's own, for the gazetteer: a table with the columns of the packaged one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dovetail.errors import InconsistentDataError, UnknownCodeError, problem
from dovetail.sources.files.rows import open_rows
from dovetail.terms.territory import Territory

_COLUMNS = ("name_en", "aliases_en", "name_ru", "aliases_ru", "territory", "hs", "isic")


def own_firms(path: Path) -> Iterator[dict[str, str]]:
    """The firms of a table, territories as codes; cells that a line leaves out are empty.

    Raises
    ------
    UnreadableFileError
        If the file holds no table.
    InconsistentDataError
        If a column is missing, or a firm has no name or a territory that is none.
    """
    rows = open_rows(path, wanted=_COLUMNS).rows()
    head = [name.strip().lower() for name in next(rows, (0, []))[1]]
    if missing := [name for name in _COLUMNS if name not in head]:
        raise InconsistentDataError(
            problem(
                f"the gazetteer '{path.name}' has no column {', '.join(sorted(missing))}",
                why="each firm needs its names, its place and its codes",
                do="use the columns of the packaged figures/gazetteer/firms.csv",
            )
        )
    for line, cells in rows:
        if any(cells):
            row = dict.fromkeys(_COLUMNS, "") | dict(zip(head, (cell.strip() for cell in cells), strict=False))
            yield row | {"territory": _place(row, f"line {line} of the gazetteer '{path.name}'")}


def _place(row: dict[str, str], where: str) -> str:
    if not (row["name_en"] or row["name_ru"]):
        raise InconsistentDataError(
            problem(f"{where} names no firm", do="fill in name_en or name_ru, or delete the line")
        )
    try:
        return Territory.of(row["territory"]).code if row["territory"] else ""
    except UnknownCodeError as fault:
        told = str(fault).splitlines()[0]
        raise InconsistentDataError(problem(f"{where}: {told}", do="give an ISO 3166 code or leave it out")) from fault
