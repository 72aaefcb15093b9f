"""Inter-country input-output tables on their way into a store: WIOD, OECD ICIO, and long tables of one's own.

A published table is wide: a column a buyer. It is read whole, its accounts are checked, and it goes on in long form, a
row a sale that is not zero, with the output as published beside it.
"""

# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false
# (pyarrow publishes no types)

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import UnreadableFileError, problem
from dovetail.sources.account_table import InputOutputTable
from dovetail.sources.files.archive import choose_member, open_member, zip_members
from dovetail.sources.files.encoding import detect_encoding, fingerprint
from dovetail.sources.input_output import read_icio, read_wiod_arrays, read_wiod_csv, read_wiod_workbook
from dovetail.sources.kinds import detect_kind
from dovetail.sources.regional import TERRITORIES
from dovetail.terms.industry import INDUSTRY_CLASSIFICATIONS
from dovetail.terms.layout import LINE, Layout, Lookup, PeriodCode, RawColumn, Reading, Scaled, Take
from dovetail.terms.schema import FINAL, INPUT_OUTPUT, OUTPUT

if TYPE_CHECKING:
    import pyarrow as pa

#: How a file may name the unit of its amounts: the code of the unit, and what one is worth in it.
_UNITS = {
    f"{prefix}{unit}": (code, factor)
    for code, units in (
        ("usd", ("USD", "usd", "US$", "долл. США")),
        ("rub", ("RUB", "rub", "руб.")),
        ("byn", ("BYN", "byn")),
        ("cny", ("CNY", "cny")),
        ("eur", ("EUR", "eur")),
        ("kzt", ("KZT", "kzt")),
    )
    for unit in units
    for factor, prefixes in (
        (1.0, ("",)),
        (1e3, ("thousand ", "1000 ", "тыс. ")),
        (1e6, ("million ", "mln ", "mn ", "млн ")),
        (1e9, ("billion ", "bn ", "млрд ")),
    )
    for prefix in prefixes
}
_CELLS_AT_ONCE = 200_000

#: Bytes in which the first line of a table lies, as far as it tells.
_HEAD = 1 << 18

_RAW = (
    RawColumn("from_region"),
    RawColumn("from_sector"),
    RawColumn("to_region"),
    RawColumn("to_sector"),
    RawColumn("year"),
    RawColumn("value", "float"),
    RawColumn("unit"),
    RawColumn("classification", optional=True),
)
_RULES = {
    "seller": Lookup("from_region", TERRITORIES, meaning="country or region"),
    "seller_industry": Take("from_sector"),
    "buyer": Lookup("to_region", TERRITORIES, meaning="country or region"),
    "buyer_industry": Take("to_sector"),
    "classification": Lookup(
        "classification",
        {code: code for code in INDUSTRY_CLASSIFICATIONS},
        absent="OWN",
        meaning="classification of industries",
    ),
    "period": PeriodCode("year"),
    "amount": Scaled("value", "unit", {name: factor for name, (_, factor) in _UNITS.items()}),
    "unit": Lookup("unit", {name: code for name, (code, _) in _UNITS.items()}, meaning="unit of money"),
}


def _layout(name: str, publisher: str, licence: str, address: str = "") -> Layout:
    return Layout(
        name=name, publisher=publisher, licence=licence, table=INPUT_OUTPUT, raw=_RAW, rules=_RULES,
        valuation="current basic prices", address=address, most_faulty=0.0,
    )  # fmt: skip


WIOD = _layout(
    "wiod",
    "World Input-Output Database (WIOD), University of Groningen",
    "CC BY 4.0",
    "www.rug.nl/ggdc/valuechain/wiod",
)
ICIO = _layout("icio", "OECD Inter-Country Input-Output tables", "terms of the OECD, with attribution", "oe.cd/icio")

#: A long table: from_region, from_sector, to_region, to_sector, year, value, unit, and classification if one is named.
OWN = _layout("input-output", "the user's own table", "as the user holds it")

LAYOUTS = (WIOD, ICIO, OWN)


def layout_told(path: Path) -> str:
    """The layout of a published input-output table, told by its look: `wiod`, `icio`, or empty for anything else."""
    if not path.is_file():
        return ""
    kind = detect_kind(path)
    if kind == "zip":
        members = zip_members(path)
        if {"Z.npy", "F.npy"} <= {member.name for member in members}:
            return "wiod"
        tables = [member for member in members if member.tabular]
        if not tables:
            return ""
        with open_member(path, tables[0]) as packed:
            start = packed.read(_HEAD)
    elif kind == "text":
        with path.open("rb") as stream:
            start = stream.read(_HEAD)
    else:
        return ""
    lines = start.decode(detect_encoding(start), errors="replace").lstrip("\ufeff").splitlines()
    head = next(csv.reader(lines[:1]), [])
    if {"IndustryCode", "Country", "RNr"} <= set(head):
        return "wiod"
    return "icio" if sum(name.endswith(("_HFCE", "_GFCF")) for name in head) > 1 else ""


def is_wide(layout: Layout) -> bool:
    """Whether files of a layout are published tables, a column a buyer, that are turned into rows first."""
    return layout.name in (WIOD.name, ICIO.name)


def table_reading(path: str | Path, layout: Layout, member: str | None = None, sheet: str | None = None) -> Reading:
    """A published table as a `Reading` for the store's pass; it is read and checked when its rows are asked for.

    Parameters
    ----------
    path
        WIOD: the workbook of a year, delimited text of the release of 2016, or an .npz of `Z`, `F` and `x` with a JSON
        file of labels beside it. ICIO: delimited text of one year, or a zip that holds it.
    member, sheet
        Which file of a zip, or sheet of a workbook, where there are several.

    Raises
    ------
    UnreadableFileError
        If there are no labels beside arrays, or the table names no year.
    """
    path = Path(path)
    print_ = fingerprint(path)
    return Reading(layout, path, print_.sha256, print_.bytes, batches=_Rows(path, layout, member, sheet).batches)


class _Rows:
    """The rows of one table, read once however often they are asked for."""

    def __init__(self, path: Path, layout: Layout, member: str | None, sheet: str | None) -> None:
        self._path, self._layout, self._member, self._sheet = path, layout, member, sheet
        self._table: InputOutputTable | None = None

    def batches(self) -> Iterator[pa.RecordBatch]:
        if self._table is None:
            self._table = _read(self._path, self._layout, self._member, self._sheet)
        return long_batches(self._table, self._path)


def _read(path: Path, layout: Layout, member: str | None, sheet: str | None = None) -> InputOutputTable:
    if layout.name == WIOD.name and detect_kind(path) == "zip":
        return read_wiod_arrays(path, _labels(path))
    if layout.name == WIOD.name and detect_kind(path) == "xlsx":
        return read_wiod_workbook(path, sheet)
    if detect_kind(path) == "zip":
        from tempfile import TemporaryDirectory

        chosen = choose_member(path, zip_members(path), member)
        with TemporaryDirectory(prefix="dovetail-") as folder:
            unpacked = Path(folder, Path(chosen.name).name)
            with open_member(path, chosen) as stream, unpacked.open("wb") as out:
                while chunk := stream.read(1 << 20):
                    out.write(chunk)
            return _read(unpacked, layout, None)
    return read_icio(path) if layout.name == ICIO.name else read_wiod_csv(path)


def _labels(path: Path) -> Path:
    named = path.with_name(f"{path.stem}_labels.json")
    found = [named] if named.is_file() else sorted(path.parent.glob("*labels*.json"))
    if len(found) == 1:
        return found[0]
    raise UnreadableFileError(
        problem(
            f"there are {len(found)} files of labels beside {path.name}",
            why="its arrays do not say which row is which industry of which country",
            do=f"put one beside it as {named.name}, with countries, industries, final_demand and unit",
        )
    )


def long_batches(table: InputOutputTable, path: Path) -> Iterator[pa.RecordBatch]:
    """The sales of a table that are not zero as text in the columns of the layout `input-output`, in its order.

    Raises
    ------
    UnreadableFileError
        If the table names no year, or its unit is not known.
    """
    import pyarrow as pa

    unit = next((name for name in sorted(_UNITS, key=len, reverse=True) if table.unit.startswith(name)), "")
    if table.year is None or not unit:
        lacks = "year" if table.year is None else f"unit that is known: '{table.unit}'"
        raise UnreadableFileError(
            problem(
                f"{path.name} has no {lacks}",
                why="its numbers would stand under a wrong year or in a wrong unit",
                do="put the year into the name of the file" if table.year is None else "say the unit in its labels",
            )
        )
    regions, sectors = np.array(table.regions), np.array(table.sectors)
    uses = np.array([f"{FINAL}:{name}" for name in table.categories])
    blocks: list[tuple[NDArray[np.float64], NDArray[np.str_], NDArray[np.str_]]] = [
        (table.flows, np.repeat(regions, len(sectors)), np.tile(sectors, len(regions))),
        (table.final, np.repeat(regions, len(uses)), np.tile(uses, len(regions))),
    ]
    if table.output is not None:
        blocks.append((table.output[:, None], np.array(["X-WLD"]), np.array([OUTPUT])))
    sold = pa.array(np.tile(sectors, len(regions)), pa.string())
    sellers = pa.array(np.repeat(regions, len(sectors)), pa.string())
    line = 0
    for numbers, buyers, used in blocks:
        buying, into = pa.array(buyers, pa.string()), pa.array(used, pa.string())
        step = max(_CELLS_AT_ONCE // max(numbers.shape[1], 1), 1)
        for start in range(0, len(numbers), step):
            part = numbers[start : start + step]
            row, column = np.nonzero(part)
            if not len(row):
                continue
            seller, buyer = pa.array(row + start), pa.array(column)
            texts = (sellers.take(seller), sold.take(seller), buying.take(buyer), into.take(buyer))
            yield _batch(texts, part[row, column], table, unit, line)
            line += len(row)


def _batch(
    texts: tuple[pa.Array, ...], values: NDArray[np.float64], table: InputOutputTable, unit: str, line: int
) -> pa.RecordBatch:
    import pyarrow as pa

    n = len(values)

    def same(text: str) -> pa.Array:
        return pa.repeat(pa.scalar(text), n)

    columns = [*texts, same(str(table.year)), pa.array(values).cast(pa.string()), same(unit)]
    columns += [same(table.classification), pa.array(np.arange(line + 1, line + n + 1), pa.int64())]
    return pa.record_batch(columns, names=[*(column.name for column in _RAW), LINE])
