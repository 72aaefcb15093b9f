"""What zeros cannot identify: observations that the model predicts to be zero whatever the rest says."""

from __future__ import annotations

import numpy as np

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.gravity.projection import Kinds, Projection, project
from dovetail.measures.gravity.undirected import UndirectedProjection
from dovetail.measures.inputs import Flags, Floats

# Weight of a positive flow in the rectifier, against 1 of a zero: a positive flow must be fitted by zero. More weight
# would need fewer rounds, each of them worse conditioned; where the rounds end does not depend on it.
_HEAVY = 1e4
_CLOSE = 1e-6


def without_silent(y: Floats, live: Flags, kinds: Kinds) -> tuple[Flags, Flags]:
    """Leave out groups that decide nothing, until none is left.

    A group of an effect whose flows are all zero is fitted by minus infinity: its observations are separated. A group
    of one observation is fitted exactly and carries no information: a singleton.

    Returns
    -------
    Flags of the separated and of the singleton cells, of the grid's shape.
    """
    separated, single = np.zeros_like(live), np.zeros_like(live)
    for s in range(len(y)):
        left = live[s].copy()
        before = -1
        while (now := int(left.sum())) != before:
            before = now
            for kind in range(len(kinds.totals(y[s]))):
                silent = left & (kinds.totals(y[s] * left)[kind] == 0)
                separated[s] |= silent
                left &= ~silent
                alone = left & (kinds.totals(left.astype(np.float64))[kind] == 1)
                single[s] |= alone
                left &= ~alone
    return separated, single


def rectified(
    y: Floats, x: tuple[Floats, ...], live: Flags, kinds: Kinds, *, most: int = 200
) -> tuple[Flags, dict[int, float]]:
    """Zeros that a combination of regressors and effects separates from everything else.

    The iterative rectifier: a variable that is 1 on zeros and 0 on positive flows is regressed on regressors and
    effects, positive flows weighing heavily, and its negative fitted values are set to zero, until fit and variable
    agree. What then stays positive is separated, and the fit itself is the proof: a combination that vanishes on
    every positive flow and is nowhere negative.

    Returns
    -------
    Flags of separated cells (all false if there is no separation), and the regressors in the proving combination
    with their coefficients.

    Raises
    ------
    NotIdentifiedError
        If the rectifier does not settle: existence can then not be told.

    References
    ----------
    Correia, Guimarães and Zylkin (2019), Verifying the existence of maximum likelihood estimates for generalized
    linear models, arXiv:1903.01633
    """
    zero = live & (y == 0)
    weight = np.where(live, np.where(zero, 1.0, _HEAVY), 0.0)
    sectors = [project(block, kinds) for block in weight]
    partial = [one.copy() for one in x]
    for column in partial:
        _purge(sectors, column, column)
    normal = np.array([[np.vdot(a * weight, b) for b in partial] for a in partial]).reshape(len(x), len(x))
    u = zero.astype(np.float64)
    for _ in range(most):
        left = u.copy()
        _purge(sectors, u, left)
        gamma = np.linalg.lstsq(normal, np.array([np.vdot(p * weight, left) for p in partial]), rcond=1e-12)[0]
        for g, column in zip(gamma, partial, strict=True):
            left -= g * column
        fit = np.where(live, u - left, 0.0)
        rectified_fit = np.where(zero, np.maximum(fit, 0.0), 0.0)
        size = rectified_fit.max(initial=0.0)
        if size < _CLOSE:
            return np.zeros_like(live), {}
        if np.abs(fit - rectified_fit).max() < _CLOSE * size:
            return zero & (fit > 10 * _CLOSE * size), {
                k: float(g) for k, g in enumerate(gamma) if abs(g) * np.abs(x[k]).max() > 10 * _CLOSE * size
            }
        u = rectified_fit
    raise NotIdentifiedError(
        problem(
            f"whether a combination of regressors and effects predicts some of the {int(zero.sum())} zeros perfectly "
            f"could not be told in {most} steps",
            why="such zeros would let an estimate run off to infinity unnoticed",
            do="leave out regressors that are almost always 0 or 1 where trade is zero, or use fewer effects",
        )
    )


def _purge(sectors: list[Projection | UndirectedProjection], v: Floats, out: Floats) -> None:
    for s, sector in enumerate(sectors):
        sector.remove(v[s], out[s], tolerance=1e-9, floor=0.0)
