"""Make a table meet known row and column sums: RAS, and GRAS where numbers may be negative."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Balanced:
    """A balanced table: `values` (rows, columns), the multipliers of its rows and columns, and the rounds it took.

    A line of one sign with a target of 0 is emptied: its multiplier is 0.
    """

    values: Floats
    rows: Floats
    columns: Floats
    rounds: int


def ras(
    prior: Floats, row_sums: Floats, column_sums: Floats, *, tolerance: float = 1e-10, rounds: int = 5000
) -> Balanced:
    """The table r A s nearest to a prior without negative numbers that has the given sums.

    Parameters
    ----------
    prior
        Shape (rows, columns), not negative. A 0 stays 0; a line with a target of 0 is emptied.
    row_sums, column_sums
        Targets, not negative, with one total.
    tolerance
        Largest gap to a target, as a share of the total.

    Raises
    ------
    InconsistentDataError
        If a number is negative or not finite, or the two totals differ.
    NotIdentifiedError
        If zeros of the prior leave no table with these sums.

    References
    ----------
    Stone 1961. Bacharach 1970. Miller and Blair 2009, section 7.4.

    Examples
    --------
    >>> ras(np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([2.0, 4.0]), np.array([3.0, 3.0])).values.round(6).tolist()
    [[1.0, 1.0], [2.0, 2.0]]
    """
    _check(prior, row_sums, column_sums)
    if prior.min(initial=0.0) < 0 or min(row_sums.min(initial=0.0), column_sums.min(initial=0.0)) < 0:
        raise InconsistentDataError(problem("RAS cannot take a negative number", do="use gras"))
    return gras(prior, row_sums, column_sums, tolerance=tolerance, rounds=rounds)


def gras(
    prior: Floats, row_sums: Floats, column_sums: Floats, *, tolerance: float = 1e-10, rounds: int = 5000
) -> Balanced:
    """The table nearest to a prior with negative numbers that has the given sums; signs and zeros stay.

    With P the positive and N the negative part of the prior, X = r P s - r^-1 N s^-1, the least information gain in
    the corrected objective of Lenzen, Wood and Gallego. Rows or columns of negative numbers alone are allowed.

    Parameters, errors and result as in `ras`, of which it is the general form.

    References
    ----------
    Junius and Oosterhaven 2003, doi:10.1080/0953531022000056954. Lenzen, Wood and Gallego 2007,
    doi:10.1080/09535310701698613. Temurshoev, Miller and Bouwmeester 2013, doi:10.1080/09535314.2012.746645.

    Examples
    --------
    >>> balanced = gras(np.array([[3.0, -1.0], [1.0, 2.0]]), np.array([3.0, 3.0]), np.array([5.0, 1.0]))
    >>> balanced.values.sum(0).round(6).tolist(), balanced.values.sum(1).round(6).tolist()
    ([5.0, 1.0], [3.0, 3.0])
    """
    _check(prior, row_sums, column_sums)
    prior, emptied = _without_emptied(prior, row_sums, column_sums)
    positive, negative = np.maximum(prior, 0.0), np.maximum(-prior, 0.0)
    r, s = np.ones(len(row_sums)), np.ones(len(column_sums))
    scale = max(float(np.abs(row_sums).sum()), float(np.abs(column_sums).sum()), 1e-300)
    gap = np.inf
    for done in range(1, rounds + 1):
        s = _multipliers(positive.T @ r, negative.T @ (1 / r), column_sums)
        r = _multipliers(positive @ s, negative @ (1 / s), row_sums)
        columns = s * (positive.T @ r) - (negative.T @ (1 / r)) / s
        gap = float(np.abs(columns - column_sums).max(initial=0.0)) / scale
        if gap > tolerance:
            continue
        values = r[:, None] * positive * s - negative / r[:, None] / s
        gap = max(gap, float(np.abs(values.sum(1) - row_sums).max(initial=0.0)) / scale)
        if gap <= tolerance:  # rows miss their sums only where a multiplier has run away
            r[emptied[0]], s[emptied[1]] = 0.0, 0.0
            return Balanced(values, r, s, done)
    raise NotIdentifiedError(
        problem(
            f"no table with these sums was found: after {rounds} rounds a line is {gap:.1e} of the total away",
            why="zeros of the prior, or its signs, leave no room for the targets",
            do="put a small number where a flow is possible, or correct the sums",
        )
    )


def _multipliers(positive: Floats, negative: Floats, target: Floats) -> Floats:
    """The positive root m of m * positive - negative / m = target, line by line."""
    if (stuck := np.flatnonzero(((positive == 0) & (target > 0)) | ((negative == 0) & (target < 0)))).size:
        raise NotIdentifiedError(
            problem(
                f"{stuck.size} lines have a target but nothing of its sign, first line {stuck[0]} "
                f"with target {target[stuck[0]]:g}",
                why="zeros of the prior stay zero",
                do="put a small number where a flow is possible",
            ),
        )
    root = np.sqrt(target**2 + 4 * positive * negative)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Two forms of one root, each where it adds and does not subtract.
        found = np.where(
            (positive > 0) & (target >= 0), (target + root) / (2 * positive), 2 * negative / (root - target)
        )
    # A line of zeros stays. Multipliers that run away are of sums that cannot be met, which the rounds then tell.
    return np.where((positive == 0) & (negative == 0), 1.0, np.clip(found, 1e-120, 1e120))


def _without_emptied(
    prior: Floats, row_sums: Floats, column_sums: Floats
) -> tuple[Floats, tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """The prior with lines of one sign whose target is 0 set to 0, which may leave others so; and those lines."""
    left = prior.astype(np.float64)
    emptied = (np.zeros(len(row_sums), bool), np.zeros(len(column_sums), bool))
    while True:
        lines = [
            (target == 0) & table.any(1) & ((table >= 0).all(1) | (table <= 0).all(1))
            for target, table in ((row_sums, left), (column_sums, left.T))
        ]
        if not (lines[0].any() or lines[1].any()):
            return left, emptied
        left[lines[0]], left[:, lines[1]] = 0.0, 0.0
        emptied[0][lines[0]], emptied[1][lines[1]] = True, True


def _check(prior: Floats, row_sums: Floats, column_sums: Floats) -> None:
    if prior.shape != (len(row_sums), len(column_sums)):
        raise InconsistentDataError(
            problem(f"the prior has shape {prior.shape}, the sums {len(row_sums)} rows and {len(column_sums)} columns")
        )
    if not all(np.isfinite(part).all() for part in (prior, row_sums, column_sums)):
        raise InconsistentDataError(problem("a number of the prior or of the sums is not finite"))
    rows, columns = float(row_sums.sum()), float(column_sums.sum())
    if abs(rows - columns) > 1e-9 * max(np.abs(row_sums).sum(), np.abs(column_sums).sum()):
        raise InconsistentDataError(
            problem(
                f"row sums total {rows:g}, column sums {columns:g}",
                why="no table has both",
                do="scale one of them to the other, and say so",
            )
        )
