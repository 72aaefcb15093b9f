"""Inter-country input-output tables: WIOD, OECD ICIO, and tables of one's own, as arrays with their codes.

One table is one year, dense, and read whole. `dovetail.sources.inter_country` hands them to a store in long form.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, UnreadableFileError, problem
from dovetail.sources.account_table import InputOutputTable, checked_accounts
from dovetail.sources.wide_text import no_twins, wide_frame, wide_numbers

Floats = NDArray[np.float64]

__all__ = ["InputOutputTable", "read_icio", "read_own_input_output", "read_wiod_arrays", "read_wiod_csv"]

#: Codes of publishers for regions, where they are not ISO 3166-1: what each stands for.
REGION_CODES: Mapping[str, str] = {"ROM": "ROU", "RoW": "X-ROW", "ROW": "X-ROW"}

#: Parts of a country that ICIO's extended edition lists beside it; they trade apart and consume as one.
ICIO_PARTS: Mapping[str, str] = {"CN1": "CHN", "CN2": "CHN", "MX1": "MEX", "MX2": "MEX"}

#: Columns of WIOD as delimited text that hold no numbers to add up.
_WIOD_TEXTS = ("IndustryCode", "IndustryDescription", "Country", "RNr", "Year")

#: Codes of the 35 industries of WIOD's release of 2013.
WIOD_2013 = tuple(f"c{number}" for number in range(1, 36))

_ICIO_FINAL = ("HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR", "DIRP", "FD", "NONRES", "P33", "DISC", "CONS_NONRES")
_ICIO_NOT_SALES = re.compile(r"^(OUT|OUTPUT|TOTAL|VA|VALU|TLS|TXS.*|.*_TAXSUB|.*_TLS)$")


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
                do="give arrays Z, F and x, and labels countries, industries and final_demand",
            )
        ) from fault
    years = re.findall(r"(?:19|20)\d\d", path.stem)
    codes, names = tuple(code for code, _ in sectors), tuple(name for _, name in sectors)
    return _checked(
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
    """
    path = Path(path)
    frame = wide_frame(path, _WIOD_TEXTS)
    if missing := {"IndustryCode", "Country", "RNr"} - set(frame.columns):
        raise UnreadableFileError(problem(f"{path.name} lacks the columns {', '.join(sorted(missing))} of WIOD"))
    sold = frame.filter([country != "TOT" for country in frame["Country"]])
    regions = tuple(dict.fromkeys(str(country) for country in sold["Country"]))
    if not regions:
        raise UnreadableFileError(problem(f"{path.name} has no rows of sectors", do="give a whole table of one year"))
    first = [country == regions[0] for country in sold["Country"]]
    numbers = [str(number) for number in sold.filter(first)["RNr"]]
    label = "IndustryDescription" if "IndustryDescription" in frame.columns else "IndustryCode"
    columns = [name for name in frame.columns if re.fullmatch(r"v[A-Za-z]{3}\d+", name)]
    extra = [name[4:] for name in columns if name[1:4] == regions[0] and name[4:] not in numbers]
    year = str(sold["Year"][0]) if "Year" in frame.columns else ""
    rows = [f"{region} {number}" for region, number in zip(sold["Country"], sold["RNr"], strict=True)]
    no_twins(rows, path, "row")
    wanted = [f"{region} {number}" for region in regions for number in numbers]
    _all_rows([row for row in wanted if row not in rows], path)
    if stray := [row for row in rows if row not in wanted]:
        raise InconsistentDataError(
            problem(
                f"{path.name} has {len(stray)} rows of sectors that {regions[0]} does not have, such as {stray[0]}",
                why="every region has the same sectors, and a number would stand under the wrong name",
            ),
            rows=stray,
        )
    place = {row: at for at, row in enumerate(rows)}
    order = [place[row] for row in wanted]

    def cells(columns: list[str]) -> Floats:
        return wide_numbers(sold, columns, path, rows)[order]

    return _checked(
        InputOutputTable(
            cells([f"v{region}{number}" for region in regions for number in numbers]),
            cells([f"v{region}{number}" for region in regions for number in extra]),
            cells(["TOT"])[:, 0] if "TOT" in frame.columns else None,
            tuple(REGION_CODES.get(region, region) for region in regions),
            tuple(str(code) for code in sold.filter(first)["IndustryCode"]),
            tuple(str(name) for name in sold.filter(first)[label]),
            tuple(extra),
            "million USD, current basic prices",
            int(year) if year.isdigit() else None,
            "WIOD",
            "NACE2",
        ),
        path,
    )


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
                do="give the CSV file of one year as published by the OECD",
            )
        )
    if missing := {(r, c) for r in regions for c in categories} - {(region, use) for _, region, use in uses}:
        lacks = "_".join(min(missing))
        raise UnreadableFileError(
            problem(f"{path.name} lacks {len(missing)} columns, such as {lacks}", why="a table must be square")
        )
    named = {*rows, *(name for name, region, _ in uses if region in regions)}
    stray = [name for name in frame.columns[1:] if name not in named and not _ICIO_NOT_SALES.match(name)]
    _all_rows([name for name in stray if name.split("_", 1)[0] in {region for region, _ in pairs}], path)
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
    return _checked(
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
        raise UnreadableFileError(problem(f"{path.name} lacks the columns {', '.join(missing)}"))
    values = wide_numbers(frame, ["value"], path)[:, 0]
    sales = list(zip(*(map(str, frame[name]) for name in needed[:4]), strict=True))
    if len(set(sales)) != len(sales):
        twice = sorted({sale for sale in sales if sales.count(sale) > 1})
        raise InconsistentDataError(problem(f"{len(twice)} sales are listed twice, such as {twice[0]}"), rows=twice)
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


def _all_rows(missing: list[str], path: Path) -> None:
    if missing:
        raise InconsistentDataError(
            problem(
                f"{path.name} lacks the rows of {len(missing)} sectors that stand among its columns, such as "
                f"{missing[0]}",
                why="a sector that buys and sells nothing has no output, and what it makes would be lost",
                do="get the file again, or add the rows",
            ),
            rows=missing,
        )


def _checked(table: InputOutputTable, path: Path) -> InputOutputTable:
    n, regions = len(table.regions) * len(table.sectors), len(table.regions)
    shapes = (table.flows.shape, table.final.shape, None if table.output is None else table.output.shape)
    if shapes not in (((n, n), (n, regions * len(table.categories)), end) for end in ((n,), None)):
        raise InconsistentDataError(
            problem(
                f"{path.name} has arrays of {shapes}, its labels name {regions} regions, {len(table.sectors)} sectors "
                f"and {len(table.categories)} columns of final demand",
                why="a number would stand under the wrong name",
            )
        )
    return checked_accounts(table, path.name)
