"""A change of value split into terms, line by line, closed so that nothing is left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

#: What rounding may leave over, as a share of the terms.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class LineTerms:
    """What each cause contributed to each line.

    `values` has shape (kinds, lines), in the unit of the values that were split; it holds no NaN. Its sum over
    kinds is the change of the line, absent values counted as nothing.
    """

    kinds: tuple[str, ...]
    values: NDArray[np.float64]

    def of(self, kind: str) -> NDArray[np.float64]:
        """The contributions of one kind by line, shape (lines,)."""
        return self.values[self.kinds.index(kind)]

    def total(self, kind: str) -> float:
        """The contribution of one kind over all lines, added without loss."""
        return fsum(self.of(kind))

    def change(self) -> float:
        """The whole change, added without loss."""
        return fsum(self.values.ravel())


def reported(*arrays: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """The arrays as float64 of one shape, checked: not negative, not infinite; NaN is "not reported".

    Raises
    ------
    InconsistentDataError
        If shapes differ, or a value is negative or infinite.
    """
    checked = tuple(np.asarray(array, dtype=np.float64) for array in arrays)
    if len({array.shape for array in checked}) > 1:
        raise InconsistentDataError(
            problem(f"arrays of shapes {', '.join(str(a.shape) for a in checked)} were given for the same lines")
        )
    for array in checked:
        wrong = np.isinf(array) | (array < 0)
        if wrong.any():
            raise InconsistentDataError(
                problem(
                    f"{int(wrong.sum())} values are negative or infinite, the first is {array[wrong][0]}",
                    why="values and quantities of trade are counts of what crossed a border",
                    do="reject the rows where they are read",
                ),
                rows=array[wrong][:5].tolist(),
            )
    return checked


def closed(
    terms: Mapping[str, NDArray[np.float64]], change: NDArray[np.float64], size: NDArray[np.float64]
) -> LineTerms:
    """Let the largest term of each line take up what rounding has left over, so that the line adds up exactly.

    `size` is that of the values whose change is split: rounding grows with them, however small the change.

    Raises
    ------
    NotIdentifiedError
        If more is left over than rounding can leave: the terms are not a split of this change.
    """
    values = np.stack(list(terms.values()))
    largest = np.abs(values).argmax(axis=0)
    # The sum of two terms is rounded correctly as it is; of more, only exact summation is.
    many = np.count_nonzero(values, axis=0) > 2
    for _ in range(2):
        left = change - values.sum(axis=0)
        left[many] = [fsum((wanted, *-column)) for wanted, column in zip(change[many], values.T[many], strict=True)]
        beyond = np.abs(left) > ROUNDING * (np.abs(values).sum(axis=0) + size)
        if beyond.any():
            rest, whole = left[beyond][0], change[beyond][0]
            raise NotIdentifiedError(
                problem(
                    f"the terms of {int(beyond.sum())} lines leave {rest} of a change of {whole}",
                    why="terms that do not add up explain something else",
                )
            )
        values[largest, np.arange(values.shape[1])] += left
    return LineTerms(tuple(terms), values)
