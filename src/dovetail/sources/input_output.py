"""Inter-country input-output tables: WIOD, OECD ICIO, and tables of one's own, as arrays with their codes.

One table is one year, dense, and read whole. `dovetail.sources.inter_country` hands them to a store in long form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, UnreadableFileError, problem
from dovetail.sources.account_table import REGION_CODES, InputOutputTable, checked_accounts, checked_shape
from dovetail.sources.wide_text import all_rows, no_twins, wide_frame, wide_numbers
from dovetail.sources.wiod import read_wiod_arrays, read_wiod_csv, read_wiod_workbook

Floats = NDArray[np.float64]

__all__ = [
    "InputOutputTable",
    "read_icio",
    "read_own_input_output",
    "read_wiod_arrays",
    "read_wiod_csv",
    "read_wiod_workbook",
]

#: Parts of a country that ICIO's extended edition lists beside it; they trade apart and consume as one.
ICIO_PARTS: Mapping[str, str] = {"CN1": "CHN", "CN2": "CHN", "MX1": "MEX", "MX2": "MEX"}

_ICIO_FINAL = ("HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR", "DIRP", "FD", "NONRES", "P33", "DISC", "CONS_NONRES")
_ICIO_NOT_SALES = re.compile(r"^(OUT|OUTPUT|TOTAL|VA|VALU|TLS|TXS.*|.*_TAXSUB|.*_TLS)$")


def read_icio(path: str | Path) -> InputOutputTable:
    """OECD Inter-Country Input-Output table, one year as published: rows and columns `AUS_01T02`, `AUS_HFCE`, `OUT`.

    Rows of taxes, value added and output are left out of sales; parts of China and Mexico are added up to the country.
    """
    path = Path(path)
    frame = wide_frame(path)
    labels = [str(label) for label in frame.to_series(0)]
    keep = [not _ICIO_NOT_SALES.match(label) and "_" in label for label in labels]
    count = sum(keep)
    sold = frame.head(count) if all(keep[:count]) else frame.filter(keep)
    rows = [label for label, kept in zip(labels, keep, strict=True) if kept]
    no_twins(rows, path, "row")
    pairs = [tuple(label.split("_", 1)) for label in rows]
    whole = [(ICIO_PARTS.get(region, region), sector) for region, sector in pairs]
    regions = tuple(dict.fromkeys(region for region, _ in whole))
    sectors = tuple(dict.fromkeys(sector for _, sector in whole))
    held = set(rows)
    demand = [(name, *name.split("_", 1)) for name in frame.columns[1:] if "_" in name and name not in held]
    uses = [(name, ICIO_PARTS.get(region, region), use) for name, region, use in demand if use in _ICIO_FINAL]
    categories = tuple(dict.fromkeys(use for _, _, use in uses))
    if not categories or not rows:
        raise UnreadableFileError(
            problem(
                f"{path.name} has no columns of sectors and final demand named as ICIO names them",
                why="a number would stand under the wrong name",
                do="give the CSV file of one year as published by the OECD",
            )
        )
    if missing := {(r, c) for r in regions for c in categories} - {(region, use) for _, region, use in uses}:
        lacks = "_".join(min(missing))
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks {len(missing)} columns, such as {lacks}",
                why="a table must be square",
                do="give a whole table of one year",
            )
        )
    named = {*rows, *(name for name, region, _ in uses if region in regions)}
    stray = [name for name in frame.columns[1:] if name not in named and not _ICIO_NOT_SALES.match(name)]
    all_rows([name for name in stray if name.split("_", 1)[0] in {region for region, _ in pairs}], path)
    if stray:
        raise UnreadableFileError(
            problem(
                f"{path.name} has {len(stray)} columns that are no sector with a row and no known final use, "
                f"such as {stray[0]}",
                why="what they buy would be left out of the output of those who sell",
                do="give the CSV file of one year as published by the OECD",
            )
        )
    at = {pair: index for index, pair in enumerate((region, sector) for region in regions for sector in sectors)}
    joined = np.array([at[pair] for pair in whole])
    use_at = {pair: index for index, pair in enumerate((r, c) for r in regions for c in categories)}
    used = [(name, use_at[region, use]) for name, region, use in uses if (region, use) in use_at]
    flows = _added(wide_numbers(sold, rows, path, rows), joined, joined, (len(at), len(at)))
    wide = wide_numbers(sold, [name for name, _ in used], path, rows)
    final = _added(wide, joined, np.array([place for _, place in used]), (len(at), len(use_at)))
    output = next((name for name in ("OUT", "OUTPUT", "TOTAL") if name in frame.columns), None)
    total = None
    if output:
        total = np.zeros(len(at))
        np.add.at(total, joined, wide_numbers(sold, [output], path, rows)[:, 0])
    years = re.findall(r"(?:19|20)\d\d", path.stem)
    return checked_shape(
        InputOutputTable(
            flows, final, total, tuple(REGION_CODES.get(region, region) for region in regions), sectors, sectors,
            categories, "million USD, current basic prices", int(years[-1]) if years else None, "OECD ICIO", "ISIC4",
        ),
        path,
    )  # fmt: skip


def read_own_input_output(path: str | Path, *, unit: str, publisher: str, final: str = "final") -> InputOutputTable:
    """A long table of one's own: `from_region, from_sector, to_region, to_sector, value`, one sale a row.

    A `to_sector` equal to `final` is final demand. Sales not listed are 0; a sale listed twice is a fault.
    """
    path = Path(path)
    frame = wide_frame(path, ("from_region", "from_sector", "to_region", "to_sector"))
    needed = ("from_region", "from_sector", "to_region", "to_sector", "value")
    if missing := [name for name in needed if name not in frame.columns]:
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks the columns {', '.join(missing)}",
                why="a sale has a seller, a buyer and a value",
                do=f"name its columns {', '.join(needed)}",
            )
        )
    values = wide_numbers(frame, ["value"], path)[:, 0]
    sales = list(zip(*(map(str, frame[name]) for name in needed[:4]), strict=True))
    if len(set(sales)) != len(sales):
        twice = sorted(sale for sale, count in Counter(sales).items() if count > 1)
        raise InconsistentDataError(
            problem(
                f"{len(twice)} sales are listed twice, such as {twice[0]}",
                why="nobody knows which of them is right, or whether both are",
                do="add them up, or take one of them out",
            ),
            rows=twice,
        )
    regions = tuple(sorted({sale[0] for sale in sales} | {sale[2] for sale in sales}))
    sectors = tuple(sorted({sale[1] for sale in sales} | {sale[3] for sale in sales if sale[3] != final}))
    row = {pair: index for index, pair in enumerate((r, s) for r in regions for s in sectors)}
    flows, demand = np.zeros((len(row), len(row))), np.zeros((len(row), len(regions)))
    for (seller, sold, buyer, used), value in zip(sales, values, strict=True):
        if used == final:
            demand[row[seller, sold], regions.index(buyer)] = value
        else:
            flows[row[seller, sold], row[buyer, used]] = value
    made = InputOutputTable(flows, demand, None, regions, sectors, sectors, (final,), unit, None, publisher)
    return checked_accounts(made, path.name)


def _added(numbers: Floats, rows: NDArray[np.intp], columns: NDArray[np.intp], shape: tuple[int, int]) -> Floats:
    """The numbers under the places of their rows and columns, those of one place added up."""
    straight = (np.arange(size) for size in shape)
    if numbers.shape == shape and all(map(np.array_equal, (rows, columns), straight)):
        return numbers
    out = np.zeros(shape)
    np.add.at(out, (rows[:, None], columns), numbers)
    return out
