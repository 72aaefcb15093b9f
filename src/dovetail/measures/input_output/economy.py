"""An inter-country input-output table as arrays, balanced and checked once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem

Floats = NDArray[np.float64]

#: Share of world output by which the rows of a published table may miss its stated output: rounding. That of WIOD is
#: a fifth of it at most.
ROUNDING = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Economy:
    """Who buys how much from whom: `regions` regions of `sectors` sectors each, rows and columns region-major.

    Build one with `Economy.of`, which checks what it is given.

    Parameters
    ----------
    flows
        Z, shape (n, n) with n = regions * sectors, in one unit of money: row sells to column. 0 is no sale.
    final
        Y, shape (n, regions): sales to the final demand of each region. Negative where stocks are run down.
    output
        x, shape (n,): what the rows of Z and Y add up to. 0 is a sector that does not exist in the region.
    bought
        What each sector buys for use, shape (n,): the columns of Z added up.
    regions, sectors
        Number of regions and of sectors in each.
    rounding
        Stated output less what the rows as given add up to, shape (n,); 0 where no output was stated.
    """

    flows: Floats
    final: Floats
    output: Floats
    bought: Floats
    regions: int
    sectors: int
    rounding: Floats

    @classmethod
    def of(cls, flows: Floats, final: Floats, *, regions: int, output: Floats | None = None) -> Economy:
        """A checked table; `final` has one column a region, or the same number of columns for each, region-major.

        Output is what the rows add up to, so that every decomposition adds up exactly. A stated `output` must
        agree with it to one part in a hundred thousand of world output; what is missing is kept as `rounding`. Where
        the stated output is 0 and the sector neither buys nor sells inputs, its final demand is rounding too, and 0.

        Raises
        ------
        InconsistentDataError
            If shapes disagree, there are no sectors, a number is not finite, a flow or an output is negative, rows
            miss the stated output, or a sector without output buys inputs.

        Examples
        --------
        >>> economy = Economy.of(np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([[6.0, 1.0], [2.0, 5.0]]), regions=2)
        >>> economy.output.tolist(), economy.value_added.tolist()
        ([10.0, 10.0], [0.7, 0.7])
        >>> economy.exports.tolist()
        [[0.0, 2.0], [3.0, 0.0]]
        """
        flows, final = (np.ascontiguousarray(part, dtype=np.float64) for part in (flows, final))
        n = len(flows)
        wide = final.shape[1] if final.ndim == 2 else 0
        square = flows.shape == (n, n) and len(final) == n > 0 and regions > 0 and wide > 0
        if not square or n % regions or wide % regions:
            raise InconsistentDataError(
                problem(
                    f"the table does not fit together: flows {flows.shape}, final demand {final.shape}, "
                    f"{regions} regions",
                    why="flows are square, region by region, and every region has the same columns of final demand",
                    do="give regions * sectors rows and columns, region-major",
                )
            )
        if not (np.isfinite(flows).all() and np.isfinite(final).all()):
            raise InconsistentDataError(problem("the table holds numbers that are not finite", do="fill or drop them"))
        if flows.size and flows.min() < 0:
            row, column = np.unravel_index(int(flows.argmin()), flows.shape)
            raise InconsistentDataError(
                problem(
                    f"row {row} sells {flows[row, column]:g} to column {column}",
                    why="a negative flow has no coefficient; multipliers would have no meaning",
                    do="move it to final demand, or balance the table with GRAS first",
                ),
                rows=[(int(row), int(column))],
            )
        final = final.reshape(n, regions, -1).sum(2)
        total = flows.sum(1) + final.sum(1)
        if output is not None and output.shape != total.shape:
            raise InconsistentDataError(problem(f"output has shape {output.shape}, the rows {total.shape}"))
        if output is not None and (bad := np.flatnonzero(~np.isfinite(output))).size:
            says = f"the stated output of row {bad[0]} is {output[bad[0]]}"
            raise InconsistentDataError(problem(says, do="fill it, or state no output at all"), rows=bad.tolist())
        rounding = np.zeros(n) if output is None else output - total
        if np.abs(rounding).max(initial=0.0) > ROUNDING * np.abs(total).sum():
            worst = int(np.abs(rounding).argmax())
            raise InconsistentDataError(
                problem(
                    f"row {worst} adds up to {total[worst]:g}, its stated output is {total[worst] + rounding[worst]:g}",
                    why="a table whose rows miss its output cannot be decomposed",
                    do="check the final demand columns, or balance the table with GRAS",
                ),
                rows=[worst],
            )
        if output is not None:
            absent = (output == 0) & ~flows.any(0) & ~flows.any(1)
            final[absent], total[absent] = 0.0, 0.0
        tiny = 1e-12 * max(float(np.abs(total).max(initial=0.0)), 1.0)
        if (below := np.flatnonzero(total < -tiny)).size:
            raise InconsistentDataError(
                problem(f"{below.size} rows have a negative output, first row {below[0]} with {total[below[0]]:g}"),
                rows=below.tolist(),
            )
        total[total <= tiny] = 0.0
        bought = flows.sum(0)
        if (idle := np.flatnonzero((total == 0) & (bought > tiny))).size:
            raise InconsistentDataError(
                problem(f"{idle.size} sectors without output buy inputs, first column {idle[0]}"), rows=idle.tolist()
            )
        return cls(flows, final, total, bought, regions, n // regions, rounding)

    @property
    def reciprocal(self) -> Floats:
        """1 / x, and 0 for a sector without output, shape (n,)."""
        return np.divide(1.0, self.output, out=np.zeros_like(self.output), where=self.output > 0)

    @property
    def value_added(self) -> Floats:
        """v = 1 - 1'A: value added a unit of output, taxes on products included, shape (n,); 1 without output."""
        return 1.0 - self.bought * self.reciprocal

    @property
    def exports(self) -> Floats:
        """E, shape (n, regions): sales of each sector to each other region, for use and for final demand."""
        return self.abroad(self.flows.reshape(len(self.output), self.regions, self.sectors).sum(2) + self.final)

    def abroad(self, sold: Floats) -> Floats:
        """An (n, regions) array with what each region sells to itself set to 0."""
        out = sold.copy()
        self.blocks(out)[...] = 0.0
        return out

    def blocks(self, columns: Floats) -> Floats:
        """The view (regions, sectors) of an (n, regions) array that holds each region's own column."""
        shape = (self.regions, self.sectors)
        row, column = columns.strides
        return np.lib.stride_tricks.as_strided(columns, shape, (self.sectors * row + column, row))

    def by_region(self, rows: Floats) -> Floats:
        """Add up the sectors of each region along the first axis."""
        return rows.reshape(self.regions, self.sectors, *rows.shape[1:]).sum(1)

    def spread(self, rows: Floats) -> Floats:
        """The (n, regions) array that is 0 except for each region's own sectors in its own column."""
        out = np.zeros((len(self.output), self.regions))
        self.blocks(out)[...] = rows.reshape(self.regions, self.sectors)
        return out

    def domestic(self, matrix: Floats) -> Floats:
        """The diagonal blocks of an (n, n) matrix, shape (regions, sectors, sectors), copied."""
        size = self.sectors
        return np.stack([matrix[i : i + size, i : i + size] for i in range(0, len(self.output), size)])
