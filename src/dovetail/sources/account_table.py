"""An inter-country input-output table as arrays with their codes, and whether its accounts can stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, UnitMismatchError, UnknownCodeError, problem

Floats = NDArray[np.float64]

#: Codes of publishers for regions, where they are not ISO 3166-1: what each stands for.
REGION_CODES: Mapping[str, str] = {"ROM": "ROU", "RoW": "X-ROW", "ROW": "X-ROW"}

#: Share of world output by which rows may miss their stated output, and what counts as none: rounding.
_ROUNDING, _NOTHING = 1e-5, 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class InputOutputTable:
    """One year of who buys from whom.

    Parameters
    ----------
    flows
        Z, shape (n, n) with n = regions * sectors, region-major; rows sell, columns buy.
    final
        Y, shape (n, regions * categories), region-major.
    output
        x as published, shape (n,); None where the publisher gives none.
    regions
        ISO 3166-1 alpha-3 codes, `X-ROW` for the rest of the world.
    sectors, names
        Codes of the sectors as published, and their names.
    categories
        Names of the columns of final demand of each region.
    unit
        As published, such as `million USD, current basic prices`.
    classification
        Of the sectors: `WIOD2013`, `ISIC4`, `NACE2` or `OWN`.
    """

    flows: Floats
    final: Floats
    output: Floats | None
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    names: tuple[str, ...]
    categories: tuple[str, ...]
    unit: str
    year: int | None
    publisher: str
    classification: str = "OWN"

    def row(self, number: int) -> str:
        """The region and sector of a row, for a message."""
        region, sector = divmod(number, len(self.sectors))
        return f"{self.regions[region]} {self.sectors[sector]}"

    def use(self, number: int) -> str:
        """The region and kind of a column of final demand, for a message."""
        region, category = divmod(number, len(self.categories))
        return f"{self.regions[region]} {self.categories[category]}"

    def region(self, code: str) -> int:
        """The number of a region.

        Raises
        ------
        UnknownCodeError
            If the table has no such region: one inside the rest of the world has no row of its own.
        """
        if code in self.regions:
            return self.regions.index(code)
        raise UnknownCodeError(
            problem(
                f"{code} is no region of this table of {len(self.regions)}: {', '.join(self.regions)}",
                why="what is not in a table is part of its rest of the world, without sales of its own",
                do="use a table that has it, or shares of its trade by product, which are told apart as proxies",
            ),
            near=self.regions,
        )

    def stocks(self) -> Floats | None:
        """Additions to stocks by row, shape (n,); None where no category is one."""
        named = [i for i, name in enumerate(self.categories) if re.search(r"invent|INVNT|stock", name, re.IGNORECASE)]
        if not named:
            return None
        shaped = self.final.reshape(len(self.final), len(self.regions), len(self.categories))
        return shaped[:, :, named].sum((1, 2))


def checked_accounts(table: InputOutputTable, origin: str) -> InputOutputTable:
    """The table, if its accounts can stand.

    Raises
    ------
    UnitMismatchError
        If rows add up to a thousandth or a thousand times of the output stated.
    InconsistentDataError
        If a number is not finite, a sale for use or an output is below nothing, rows miss the output stated, a sector
        without output buys, or a whole region uses more than it makes.
    """
    for what, numbers in (("flows", table.flows), ("final demand", table.final)):
        if (bad := np.argwhere(~np.isfinite(numbers))).size:
            row, column = (int(place) for place in bad[0])
            here = int((bad[:, 0] == row).sum())
            says = f"holds {here} numbers in {what} that are missing or not finite, the first its sales to "
            says += table.row(column) if numbers is table.flows else table.use(column)
            raise _unsound(table, origin, row, f"{says} ({len(bad)} in all)")
    if table.flows.size and (low := float(table.flows.min())) < 0:
        row, column = np.unravel_index(int(table.flows.argmin()), table.flows.shape)
        says = f"sells {low:g} to {table.row(int(column))}; a sale for use cannot be negative"
        raise _unsound(table, origin, int(row), says)
    total = table.flows.sum(1) + table.final.sum(1)
    world = float(np.abs(total).sum())
    if table.output is not None:
        _agrees(table, total, table.output, origin, world)
    elif (below := np.flatnonzero(total < -_NOTHING * world)).size:
        raise _unsound(table, origin, int(below[0]), f"has a negative output of {total[below[0]]:g}")
    used = table.flows.sum(0)
    if (idle := np.flatnonzero((total <= _NOTHING * world) & (used > _NOTHING * world))).size:
        says = f"buys {used[idle[0]]:g} and sells nothing; its row is missing or empty"
        raise _unsound(table, origin, int(idle[0]), says)
    sums = [vector.reshape(len(table.regions), -1).sum(1) for vector in (total, used)]
    if (over := np.flatnonzero(sums[1] > sums[0])).size:
        region = int(over[0])
        says = (
            f"and the other sectors of its region use {sums[1][region]:g} to make {sums[0][region]:g}; "
            "rows, which sell, and columns, which buy, may have changed places"
        )
        raise _unsound(table, origin, region * len(table.sectors), says)
    return table


def checked_shape(table: InputOutputTable, path: Path) -> InputOutputTable:
    """The table, if its arrays have the shape that its labels say and its accounts can stand.

    Raises
    ------
    InconsistentDataError
        If an array has another shape, or as `checked_accounts`.
    """
    n, regions = len(table.regions) * len(table.sectors), len(table.regions)
    shapes = (table.flows.shape, table.final.shape, None if table.output is None else table.output.shape)
    if shapes not in (((n, n), (n, regions * len(table.categories)), end) for end in ((n,), None)):
        raise InconsistentDataError(
            problem(
                f"{path.name} has arrays of {shapes}, its labels name {regions} regions, {len(table.sectors)} sectors "
                f"and {len(table.categories)} columns of final demand",
                why="a number would stand under the wrong name",
                do="give the labels that belong to the arrays",
            )
        )
    return checked_accounts(table, path.name)


def _agrees(table: InputOutputTable, total: Floats, output: Floats, origin: str, world: float) -> None:
    """Rows add up to the output stated, but for rounding; a factor of 1000 is told as what it is."""
    if (below := np.flatnonzero(output < 0)).size:
        raise _unsound(table, origin, int(below[0]), f"has a negative output of {output[below[0]]:g}")
    gap = output - total
    worst = int(np.abs(gap).argmax()) if gap.size else 0
    if not gap.size or abs(gap[worst]) <= _ROUNDING * world:
        return
    ratio = float(output.sum() / total.sum()) if total.sum() > 0 else 0.0
    if 500 < ratio < 2000 or 500 * ratio < 1 < 2000 * ratio:
        raise UnitMismatchError(
            problem(
                f"the rows of {origin} add up to {total.sum():.4g}, the output it states is {output.sum():.4g}: "
                f"{ratio:.4g} times as much",
                why="sales and output are in units that differ by a factor of 1000",
                do="bring both into one unit",
            )
        )
    says = f"adds up to {total[worst]:g}, its stated output is {output[worst]:g}"
    raise _unsound(table, origin, worst, f"{says} ({np.count_nonzero(np.abs(gap) > _ROUNDING * world)} rows miss it)")


def _unsound(table: InputOutputTable, origin: str, row: int, says: str) -> InconsistentDataError:
    return InconsistentDataError(
        problem(
            f"{table.row(row)} in {origin} {says}",
            why="a table whose accounts do not close cannot tell whose value is in what",
            do="correct the row, or balance the table first (dovetail.measures.input_output.balancing.gras)",
        ),
        rows=[table.row(row)],
    )
