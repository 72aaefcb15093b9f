"""The World Input-Output Database: releases of 2013 and 2016, as workbook, delimited text, or arrays with labels."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, UnreadableFileError, problem
from dovetail.sources.account_table import REGION_CODES, InputOutputTable, checked_shape
from dovetail.sources.wide_text import all_rows, no_twins, wide_frame, wide_numbers

Floats = NDArray[np.float64]

#: Codes of the 35 industries of WIOD's release of 2013.
WIOD_2013 = tuple(f"c{number}" for number in range(1, 36))

#: Columns of WIOD as delimited text that hold no numbers to add up.
_TEXTS = ("IndustryCode", "IndustryDescription", "Country", "RNr", "Year")

#: The column of a workbook in which its numbers begin, how it numbers rows and columns, how its countries look, and in
#: how many lines its head must end.
_FIRST, _NUMBER, _REGION, _HEAD = 4, re.compile(r"[crv](\d+)", re.IGNORECASE), re.compile(r"\s*[A-Za-z]{3}\s*"), 12


def read_wiod_arrays(path: str | Path, labels: str | Path) -> InputOutputTable:
    """WIOD as arrays `Z`, `F`, `x` in an .npz file, with a JSON file of labels (countries, industries, unit).

    Raises
    ------
    UnreadableFileError
        If a file is not what it is said to be.
    """
    path, labels = Path(path), Path(labels)
    try:
        named = json.loads(labels.read_text(encoding="utf-8"))
        regions = tuple(REGION_CODES.get(code, code) for code in named["countries"])
        sectors = tuple((part["code"], part["name"]) for part in named["industries"])
        categories = tuple(named["final_demand"])
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            flows, final, output = (arrays[name].astype(np.float64) for name in ("Z", "F", "x"))
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as fault:
        raise UnreadableFileError(
            problem(
                f"{path.name} with {labels.name} is no WIOD table: {fault!r}",
                why="arrays do not say which row is which industry of which country",
                do="give arrays Z, F and x, and labels countries, industries and final_demand",
            )
        ) from fault
    years = re.findall(r"(?:19|20)\d\d", path.stem)
    codes, names = tuple(code for code, _ in sectors), tuple(name for _, name in sectors)
    return checked_shape(
        InputOutputTable(
            flows, final, output, regions, codes, names, categories, str(named.get("unit", "")),
            int(years[-1]) if years else None, "WIOD", "WIOD2013" if codes == WIOD_2013 else "OWN",
        ),
        path,
    )  # fmt: skip


def read_wiod_csv(path: str | Path) -> InputOutputTable:
    """WIOD, 2016 release, one year as delimited text in its published columns.

    Rows carry `IndustryCode, IndustryDescription, Country, RNr, Year`, columns are named `vAUS1`, `vAUS2`, ...; numbers
    that no row bears are final demand. Rows of country `TOT` are sums and are left out; `TOT` is output.

    Raises
    ------
    UnreadableFileError
        If it is no such text, or a cell is no number.
    InconsistentDataError
        If rows or columns are missing or stand twice, or its accounts do not close.
    """
    path = Path(path)
    frame = wide_frame(path, _TEXTS)
    if missing := {"IndustryCode", "Country", "RNr"} - set(frame.columns):
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks the columns {', '.join(sorted(missing))} of WIOD",
                why="they say which row is which",
                do="give the table of one year as published",
            )
        )
    sold = frame.filter([country != "TOT" for country in frame["Country"]])
    label = "IndustryDescription" if "IndustryDescription" in frame.columns else "IndustryCode"
    ends = (sold[name] for name in ("Country", "RNr", "IndustryCode", label))
    rows = [_Row(*(str(cell) for cell in cells)) for cells in zip(*ends, strict=True)]
    named = [re.fullmatch(r"v([A-Za-z]{3})(\d+)", name) for name in frame.columns]
    columns = [(found[1], found[2]) for found in named if found]

    def numbers(chosen: Sequence[tuple[str, str]]) -> Floats:
        return wide_numbers(sold, [f"v{region}{number}" for region, number in chosen], path, [str(row) for row in rows])

    output = wide_numbers(sold, ["TOT"], path)[:, 0] if "TOT" in frame.columns else None
    year = str(sold["Year"][0]) if "Year" in frame.columns and sold.height else ""
    return _assembled(path, rows, columns, numbers, output, int(year) if year.isdigit() else None)


def read_wiod_workbook(path: str | Path, sheet: str | None = None) -> InputOutputTable:
    """WIOD, one year as its workbook: the release of 2013 as published, that of 2016 saved as XLSX.

    Four rows above the numbers and four columns before them bear the code, the name, the country and the number of each
    sector (`c1`; rows of 2016 `r1`). Numbers that no row bears are final demand; the column of country `TOT` is output.

    Raises
    ------
    UnreadableFileError, InconsistentDataError
        As `read_wiod_csv`.
    """
    from dovetail.sources.files.workbook import choose_sheet

    path = Path(path)
    head: list[list[str]] = []
    rows: list[_Row] = []
    held: list[list[str]] = []
    columns: list[tuple[str, str]] = []
    named: set[tuple[str, str]] = set()
    for _, cells in choose_sheet(path, sheet).rows():
        if not columns:
            regions = (head[-1] if head else []) + [""] * len(cells)
            if is_head(cells) and all(_REGION.fullmatch(cell) for cell in regions[_FIRST : _FIRST + 3]):
                columns = [(regions[at].strip(), _number(cells[at])) for at in range(_FIRST, len(cells))]
                named = {column for column in columns if column[1]}
            elif len(head) == _HEAD:
                break
            head.append(cells)
        elif len(cells) > _FIRST and (cells[2].strip(), _number(cells[3])) in named:
            rows.append(_Row(cells[2].strip(), _number(cells[3]), cells[0], cells[1]))
            held.append(cells[_FIRST:])
    if not rows:
        raise UnreadableFileError(
            problem(
                f"{path.name} has no rows and columns numbered c1, c2 and on below the codes of their countries",
                why="a number would stand under the wrong name",
                do="give the workbook of one year as published by WIOD",
            )
        )
    grid = np.full((len(rows), len(columns)), np.nan)
    for at, cells in enumerate(held):
        amounts = [_amount(cell, path, rows[at], column) for cell, column in zip(cells, columns, strict=False)]
        grid[at, : len(amounts)] = amounts
    place = {column: at for at, column in enumerate(columns)}

    def numbers(chosen: Sequence[tuple[str, str]]) -> Floats:
        if missing := [column for column in chosen if column not in place]:
            raise UnreadableFileError(
                problem(
                    f"{path.name} lacks {len(missing)} columns, such as {' c'.join(missing[0])}",
                    why="a table must be square",
                    do="give a whole table of one year",
                )
            )
        return grid[:, [place[column] for column in chosen]]

    total = [at for at, (region, _) in enumerate(columns) if region == "TOT"]
    above = " ".join(cell for cells in head for cell in cells[:_FIRST])
    years = re.findall(r"(?:19|20)\d\d", above) or re.findall(r"(?:19|20)\d\d", path.stem)
    output = grid[:, total[-1]] if total else None
    parts = [column for column in columns if column[0] not in ("", "TOT")]
    return _assembled(path, rows, parts, numbers, output, int(years[-1]) if years else None)


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row is the one that numbers the columns of a workbook of WIOD: c1, c2 and on."""
    numbered = [_number(cell) for cell in cells[_FIRST : _FIRST + 3]]
    return numbered == ["1", "2", "3"] and all(cell[:1] in "cC" for cell in cells[_FIRST : _FIRST + 3])


@dataclass(frozen=True, slots=True)
class _Row:
    region: str
    number: str
    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.region} {self.number}"


def _assembled(
    path: Path,
    rows: Sequence[_Row],
    columns: Sequence[tuple[str, str]],
    cells: Callable[[Sequence[tuple[str, str]]], Floats],
    output: Floats | None,
    year: int | None,
) -> InputOutputTable:
    """A table of rows and columns that name their region and number; `cells` reads columns, in the order of `rows`."""
    if not rows:
        raise UnreadableFileError(
            problem(
                f"{path.name} has no rows of sectors",
                why="a table without rows says nothing, and is no zero",
                do="give a whole table of one year",
            )
        )
    no_twins([str(row) for row in rows], path, "row")
    no_twins([" ".join(column) for column in columns], path, "column")
    regions = tuple(dict.fromkeys(row.region for row in rows))
    first = [row for row in rows if row.region == regions[0]]
    numbers = [row.number for row in first]
    place = {(row.region, row.number): at for at, row in enumerate(rows)}
    sectors = [(region, number) for region in regions for number in numbers]
    all_rows([" ".join(pair) for pair in sectors if pair not in place], path)
    if stray := [" ".join(pair) for pair in place if pair not in set(sectors)]:
        raise InconsistentDataError(
            problem(
                f"{path.name} has {len(stray)} rows of sectors that {regions[0]} does not have, such as {stray[0]}",
                why="every region has the same sectors, and a number would stand under the wrong name",
                do="give a whole table of one year",
            ),
            rows=stray,
        )
    extra = [number for region, number in columns if region == regions[0] and number not in numbers]
    uses = [(region, number) for region in regions for number in extra]
    all_rows([" ".join(pair) for pair in columns if pair not in {*sectors, *uses}], path)
    order = [place[pair] for pair in sectors]
    codes = tuple(f"c{number}" for number in numbers)
    early = codes == WIOD_2013
    return checked_shape(
        InputOutputTable(
            cells(sectors)[order],
            cells(uses)[order],
            None if output is None else output[order],
            tuple(REGION_CODES.get(region, region) for region in regions),
            codes if early else tuple(row.code for row in first),
            tuple(row.name for row in first),
            tuple(f"c{number}" if early else number for number in extra),
            "million USD, current basic prices",
            year,
            "WIOD",
            "WIOD2013" if early else "NACE2",
        ),
        path,
    )


def _number(cell: str) -> str:
    found = _NUMBER.fullmatch(cell.strip())
    return found[1] if found else ""


def _amount(cell: str, path: Path, row: _Row, column: tuple[str, str]) -> float:
    try:
        return float(cell) if cell else np.nan
    except ValueError as fault:
        raise UnreadableFileError(
            problem(
                f"{path.name} holds a cell that is no number in row {row}, column {' '.join(column)}: '{cell}'",
                why="what is no number is no sale of nothing either",
                do="write the number there, or 0 where nothing is sold",
            )
        ) from fault
