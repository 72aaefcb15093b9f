"""Observations of trade laid out on the grid of sectors, exporters, times and importers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dovetail.errors import InconsistentDataError, InvalidRequestError, problem
from dovetail.measures.inputs import Flags, Floats, Indices, amounts, refuse

Codes = NDArray[Any]

_MOST_CELLS = 500_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Trade and regressors on the grid ``[sector, exporter, time, importer]``.

    `place` is the flat position of each observation in the grid, `live` says which cells hold one. `y` is the trade,
    `x` has a grid for each name of `names`. The labels along each axis are sorted and each unique.
    """

    sectors: Codes
    exporters: Codes
    times: Codes
    importers: Codes
    place: Indices
    live: Flags
    y: Floats
    x: tuple[Floats, ...]
    names: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Numbers of sectors, exporters, times and importers."""
        return (len(self.sectors), len(self.exporters), len(self.times), len(self.importers))

    def long(self, grid: NDArray[Any]) -> NDArray[Any]:
        """The cells of a grid in the order of the observations."""
        return grid.reshape(-1)[self.place]


def panel(
    trade: ArrayLike,
    regressors: Mapping[str, ArrayLike],
    *,
    exporter: ArrayLike,
    importer: ArrayLike,
    time: ArrayLike | None = None,
    sector: ArrayLike | None = None,
) -> Panel:
    """Lay observations out on the grid. Cells without one stay absent: panels need not be balanced.

    The grid has a cell for each sector, exporter, time and importer that occurs; estimation takes some 80 bytes a cell
    and 16 for each regressor. Panels of few observations in many cells are better split by sector.

    Parameters
    ----------
    trade
        Trade of each observation, at least 0, in one unit; a zero is an observed zero. Internal trade, an economy's
        sales to itself, is an observation whose exporter and importer bear the same code.
    regressors
        Values of each observation by name, finite.
    exporter, importer, time, sector
        Codes of each observation, numbers or text; without time or sector there is one.

    Raises
    ------
    InconsistentDataError
        If lengths differ, a value is not finite, trade is negative, or a cell has two observations.
    InvalidRequestError
        If the grid has more than 500 million cells.

    Examples
    --------
    >>> grid = panel([3, 0, 1], {"rta": [1, 0, 0]}, exporter=["A", "A", "B"], importer=["B", "C", "C"])
    >>> grid.shape, int(grid.live.sum())
    ((1, 2, 1, 2), 3)
    """
    y = amounts(trade, "trade values", dimensions=1)
    axes = {"sector": sector, "exporter": exporter, "time": time, "importer": importer}
    labels, place = [], np.zeros(len(y), np.intp)
    for name, values in axes.items():
        codes = np.zeros(len(y), np.intp) if values is None else np.asarray(values)
        if codes.shape != y.shape:
            raise InconsistentDataError(problem(f"{len(y)} trade values and {codes.size} codes of {name}"))
        unique, at = _coded(codes)
        labels.append(unique)
        place = place * len(unique) + at
    shape = tuple(len(label) for label in labels)
    if (cells := math.prod(shape)) > _MOST_CELLS:
        raise InvalidRequestError(
            problem(
                f"{len(y)} observations lie on a grid of {cells} cells ({' x '.join(map(str, shape))})",
                why="the grid is held in memory",
                do="estimate sector by sector, or for fewer years",
            )
        )
    counts = np.bincount(place, minlength=cells)
    if (counts > 1).any():
        twice = [int(row) for row in np.flatnonzero(counts[place] > 1)[:6]]
        raise InconsistentDataError(
            problem(
                f"{int((counts > 1).sum())} cells have several observations, as in rows {twice}",
                why="a flow counted twice has twice the weight",
                do="add them up first, or tell them apart by time or sector",
            ),
            rows=twice,
        )

    def grid(values: Floats) -> Floats:
        laid = np.zeros(counts.size)
        laid[place] = values
        return laid.reshape(shape)

    columns = {name: np.ascontiguousarray(values, dtype=np.float64) for name, values in regressors.items()}
    for name, column in columns.items():
        if column.shape != y.shape:
            raise InconsistentDataError(problem(f"{len(y)} trade values and {column.size} of '{name}'"))
        refuse(~np.isfinite(column), column, f"values of '{name}'", "are not finite", "leave these observations out")
    return Panel(
        *labels,
        place=place,
        live=counts.reshape(shape) > 0,
        y=grid(y),
        x=tuple(grid(column) for column in columns.values()),
        names=tuple(columns),
    )


def _coded(values: Codes) -> tuple[Codes, Indices]:
    """Sorted unique labels and each value's position among them, found without sorting all where that can be."""
    if values.dtype.kind in "iu":
        low, high = int(values.min()), int(values.max())
        if high - low < 4 * len(values) + 1000:
            shifted = values - low
            seen = np.zeros(high - low + 1, bool)
            seen[shifted] = True
            return (np.flatnonzero(seen) + low).astype(values.dtype), (np.cumsum(seen) - 1)[shifted]
    if values.dtype.kind in "OU":
        texts = values.tolist()
        ordered = sorted(set(texts))
        where = {text: k for k, text in enumerate(ordered)}
        return np.array(ordered), np.fromiter((where[text] for text in texts), np.intp, len(texts))
    unique, at = np.unique(values, return_inverse=True)
    return unique, at.astype(np.intp)
