"""Leontief and Ghosh: what a demand, or a supply, sets in motion through the chains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack as _lapack

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

Floats = NDArray[np.float64]
lapack: Any = _lapack  # its routines are generated and carry no types


def coefficients(flows: Floats, output: Floats) -> Floats:
    """Technical coefficients A = Z / x: inputs a unit of output, column by column.

    Parameters
    ----------
    flows
        Z, shape (n, n), in one unit of money.
    output
        x, shape (n,), same unit. 0 is a sector that does not exist; its column of A is 0.

    Raises
    ------
    InconsistentDataError
        If an output is negative, or a sector without output buys inputs.

    Examples
    --------
    >>> coefficients(np.array([[2.0, 3.0], [4.0, 0.0]]), np.array([10.0, 6.0])).tolist()
    [[0.2, 0.5], [0.4, 0.0]]
    """
    return flows * _reciprocal(output, flows.sum(0))


def allocation(flows: Floats, output: Floats) -> Floats:
    """Allocation coefficients B = Z / x row by row: the share of each sector's output that each other one buys."""
    return flows * _reciprocal(output, flows.sum(1))[:, None]


def _reciprocal(output: Floats, used: Floats) -> Floats:
    if (idle := np.flatnonzero((output < 0) | ((output == 0) & (used != 0)))).size:
        raise InconsistentDataError(
            problem(
                f"{idle.size} sectors trade without a positive output, first one {idle[0]}",
                why="a coefficient is a flow over output",
            ),
            rows=idle.tolist(),
        )
    return np.divide(1.0, output, out=np.zeros_like(output, dtype=np.float64), where=output > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Leontief:
    """The factors of (I - A)'. Requirements follow by solving; all of L is formed by `inverse` alone.

    With allocation coefficients in place of technical ones it is Ghosh's model: `embodied` then follows a
    supply downstream, and `total(ones)` adds up what a unit of each sector's primary input enables.

    References
    ----------
    Leontief 1936, doi:10.2307/1927837. Ghosh 1958, doi:10.2307/2550694. Miller and Blair 2009, chapters 2 and 12.

    Examples
    --------
    >>> requirements = Leontief.of(np.array([[0.2, 0.5], [0.4, 0.0]]))
    >>> requirements.total(np.array([3.0, 2.0])).round(9).tolist()
    [6.666666667, 4.666666667]
    >>> requirements.multipliers().round(9).tolist()
    [2.333333333, 2.166666667]
    """

    factors: Floats
    pivots: NDArray[np.int32]

    @classmethod
    def of(cls, inputs: Floats) -> Leontief:
        """Factor I - A; `inputs` is A, shape (n, n), not changed.

        Raises
        ------
        NotIdentifiedError
            If I - A is singular, or L has entries below 0 (the condition of Hawkins and Simon 1949,
            doi:10.2307/1905526, is not met): some group of sectors uses up all that it makes, or more.
        """
        if inputs.ndim != 2 or inputs.shape[0] != inputs.shape[1] or not inputs.size:
            raise InconsistentDataError(problem(f"coefficients of shape {inputs.shape} are no square of sectors"))
        system = -np.ascontiguousarray(inputs, dtype=np.float64)
        system.flat[:: len(system) + 1] += 1.0
        norm = float(lapack.dlange("1", system.T))
        factors, pivots, failed = lapack.dgetrf(system.T, overwrite_a=True)  # rows in order are columns transposed
        reciprocal = 0.0 if failed else float(lapack.dgecon(factors, norm)[0])
        if failed or not reciprocal > 1e-14:
            raise NotIdentifiedError(
                problem(
                    f"I - A of {len(system)} sectors is singular (reciprocal condition {reciprocal:.1e})",
                    why="some group of sectors uses up all that it makes, so no output meets a demand",
                    do="look for columns of inputs that reach their output",
                )
            )
        made = cls(factors, pivots)
        stages = made.total(np.ones(len(system)))  # at least 1 everywhere, or L is not that of an economy
        if (bad := np.flatnonzero(stages < 1 - 1e-9)).size:
            raise NotIdentifiedError(
                problem(
                    f"{bad.size} sectors of {len(system)} would make less than nothing, first one {bad[0]}",
                    why="some group of sectors uses up more than it makes, out of stocks, so chains do not die out",
                    do="look for columns of inputs above their output, or balance the table first",
                )
            )
        return made

    def total(self, demand: Floats) -> Floats:
        """L y: output that meets a final demand of shape (n,) or (n, columns), in the unit of the demand."""
        return lapack.dgetrs(self.factors, self.pivots, demand, trans=1)[0]

    def embodied(self, content: Floats) -> Floats:
        """c L: content of a unit of final demand of each sector, for direct contents of shape (n,) or (rows, n)."""
        return lapack.dgetrs(self.factors, self.pivots, content.T)[0].T

    def multipliers(self) -> Floats:
        """1'L: output of all sectors set in motion by a unit of final demand of each, shape (n,), at least 1."""
        return self.embodied(np.ones(len(self.factors)))

    def inverse(self) -> Floats:
        """L = (I - A)^-1 in full, shape (n, n)."""
        room = int(lapack.dgetri_lwork(len(self.factors))[0].real)
        return lapack.dgetri(self.factors, self.pivots, lwork=room)[0].T
