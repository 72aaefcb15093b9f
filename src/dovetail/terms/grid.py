"""The Grid: two-dimensional numbers that know their row and column codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Numbers by row code and column code, in one unit.

    Parameters
    ----------
    values
        Float64 array of shape (rows, columns). NaN is "not reported", 0 a reported zero.
    rows, columns
        Codes, each unique.
    unit
        Code of the unit of every value.
    """

    values: NDArray[np.float64]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    unit: str

    def __post_init__(self) -> None:
        shape = (len(self.rows), len(self.columns))
        if self.values.shape != shape:
            raise InconsistentDataError(
                problem(
                    f"the values have shape {self.values.shape}, the codes {shape}",
                    why="each value needs its codes",
                    do="give a code for each row and each column",
                )
            )
        for axis, codes in (("row", self.rows), ("column", self.columns)):
            if len(set(codes)) != len(codes):
                twice = sorted({code for code in codes if codes.count(code) > 1})
                raise InconsistentDataError(
                    problem(
                        f"{len(twice)} {axis} codes stand twice: {', '.join(twice[:5])}",
                        why="a value is known by its codes",
                        do="add them up first",
                    ),
                    rows=twice,
                )

    @classmethod
    def from_long(
        cls, frame: pl.DataFrame, *, row: str, column: str, value: str, unit: str, absent: float = float("nan")
    ) -> Grid:
        """Lay a long table out as a grid, codes sorted; a pair of codes without a line becomes `absent`.

        Raises
        ------
        InconsistentDataError
            If a pair of codes has more than one line.
        """
        if frame.select(row, column).is_duplicated().any():
            twice = frame.filter(frame.select(row, column).is_duplicated()).select(row, column).unique().rows()
            raise InconsistentDataError(
                problem(
                    f"{len(twice)} pairs of codes have several lines: {twice[:3]}",
                    why="one of them would be lost",
                    do="add them up first",
                ),
                rows=twice,
            )
        rows, columns = (tuple(sorted(frame[name].unique().to_list())) for name in (row, column))
        values = np.full((len(rows), len(columns)), absent)
        at = {code: index for index, code in enumerate(rows)}
        to = {code: index for index, code in enumerate(columns)}
        lines = frame.select(row, column, value).drop_nulls(value)
        values[[at[code] for code in lines[row]], [to[code] for code in lines[column]]] = lines[value].to_numpy()
        return cls(values, rows, columns, unit)

    def take(self, rows: Sequence[str] | None = None, columns: Sequence[str] | None = None) -> Grid:
        """The same numbers for the codes asked for, in that order; every code must be present.

        Raises
        ------
        InconsistentDataError
            If a code is absent: grids are never aligned in silence.
        """
        picked = []
        for axis, wanted, have in (("row", rows, self.rows), ("column", columns, self.columns)):
            at = {code: index for index, code in enumerate(have)}
            if missing := [code for code in wanted or () if code not in at]:
                raise InconsistentDataError(
                    problem(
                        f"{len(missing)} {axis} codes are not in the grid: {', '.join(missing[:5])}",
                        why="grids are never aligned in silence",
                        do="ask for codes that it has, or add what is missing as a named step",
                    ),
                    rows=missing,
                )
            picked.append([at[code] for code in (have if wanted is None else wanted)])
        return Grid(
            self.values[np.ix_(*picked)],
            tuple(self.rows if rows is None else rows),
            tuple(self.columns if columns is None else columns),
            self.unit,
        )
