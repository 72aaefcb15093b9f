"""The bias of three-way gravity estimates and of their standard errors, and its correction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dovetail.errors import InvalidRequestError, problem
from dovetail.measures.gravity.panel import Panel
from dovetail.measures.gravity.ppml import GravityFit
from dovetail.measures.inputs import Floats

# Exporter-time and importer-time effects of a sector up to which their joint inverse is formed.
_MOST_EFFECTS = 6000
_LEVERAGE = 0.999  # a pair that alone decides an effect has leverage 1 and no residual to correct


@dataclass(frozen=True, slots=True, eq=False)
class Corrected:
    """Estimates freed of their leading bias. `bias` is what was taken off; `beta`, `se` as in `GravityFit`."""

    names: tuple[str, ...]
    beta: Floats
    bias: Floats
    se: Floats
    covariance: Floats


def corrected(panel: Panel, fit: GravityFit) -> Corrected:
    """Weidner and Zylkin's correction of three-way estimates and of their pair-clustered covariance.

    With exporter-time, importer-time and pair effects the estimates are consistent, but their bias shrinks no faster
    than their standard error: intervals miss. After pair effects are profiled out, with ``theta = mu / sum_t mu``,
    ``S = y - mu``, ``H = diag(mu) - mu mu' / sum mu`` (all per pair, over times), purged regressors ``x~`` and
    ``h = mu x~``, the bias of beta is ``W^-1 (B + D)`` with ``W = sum x~' H x~``,

    ``B = sum_i -tr(H_i^+ sum_j h S') + tr(G_i H_i^+ [sum_j S S'] H_i^+) / 2``,
    ``H_i = sum_j H``, ``G_i = -sum_j [diag(h) - h theta' - theta h']``,

    and D the same with importers in the place of exporters. The covariance takes ``(I - Q)^-1 S S'`` for S S', where
    ``Q = H x~ W^-1 x~' + H d F^+ d'`` is the part of the residual that coefficients and effects absorb (F the
    effects' joint information, d a pair's place in it).

    Raises
    ------
    InvalidRequestError
        If the fit has not all three sets of directed effects, is clustered otherwise than by pair, or has more than
        6,000 exporter-time and importer-time effects in a sector (their joint inverse is then too large).

    References
    ----------
    Weidner and Zylkin (2021), Bias and consistency in three-way gravity models, Journal of International Economics
    132, doi:10.1016/j.jinteco.2021.103513
    """
    _refuse(panel, fit)
    estimates, count = fit.estimates, len(fit.names)
    W = estimates.information
    bread = np.linalg.inv(W).astype(np.float64)
    push, meat = np.zeros(count), np.zeros((count, count))
    for s in range(len(panel.sectors)):
        mu = estimates.mu[s]
        residual = (panel.y[s] - mu) * estimates.used[s]
        x = estimates.purged[:, s] * estimates.used[s]
        push += _push(mu, residual, x) + _push(_turned(mu), _turned(residual), _turned(x))
        meat += _meat(mu, residual, x, np.linalg.inv(W).astype(np.float64))
    bias = bread @ push
    covariance = fit.factor * bread @ (meat + meat.T) / 2 @ bread
    return Corrected(fit.names, fit.beta - bias, bias, np.sqrt(np.diag(covariance)), covariance)


def _refuse(panel: Panel, fit: GravityFit) -> None:
    kinds = fit.estimates.kinds
    _, exporters, times, importers = panel.shape
    if not (kinds.exporter_time and kinds.importer_time and kinds.pair) or kinds.undirected:
        raise InvalidRequestError(
            problem(
                f"the fit has the effects {', '.join(fit.effects)}",
                why="the correction is derived for exporter-time, importer-time and directed pair effects",
                do="fit with all three",
            )
        )
    if fit.cluster != "pair" or len(panel.sectors) > 1:
        raise InvalidRequestError(
            problem(
                f"the fit is clustered by {fit.cluster} and has {len(panel.sectors)} sectors",
                why="the correction takes pairs for independent",
                do="fit one sector at a time, clustered by pair",
            )
        )
    if (exporters + importers) * times > _MOST_EFFECTS:
        raise InvalidRequestError(
            problem(
                f"{(exporters + importers) * times} effects are more than {_MOST_EFFECTS}",
                why="the correction needs their joint inverse",
                do="take every second year, or fewer economies",
            )
        )


def _turned(grid: Floats) -> Floats:
    """Importers in the place of exporters."""
    return np.ascontiguousarray(grid.swapaxes(-1, -3))


def _push(mu: Floats, residual: Floats, x: Floats) -> Floats:
    """B: groups first, then times, then the others that a group trades with; shape (regressors,)."""
    total = mu.sum(1, keepdims=True)
    theta = np.divide(mu, total, out=np.zeros_like(mu), where=total > 0)
    H = _diagonal(mu.sum(2)) - mu @ theta.swapaxes(1, 2)
    inverse = np.linalg.pinv(H, rcond=1e-12, hermitian=True)
    spread = inverse @ (residual @ residual.swapaxes(1, 2)) @ inverse
    found = []
    for column in x:
        h = mu * column
        first = -np.einsum("gts,gst->", inverse, h @ residual.swapaxes(1, 2))
        mixed = h @ theta.swapaxes(1, 2)
        G = -(_diagonal(h.sum(2)) - mixed - mixed.swapaxes(1, 2))
        found.append(first + np.einsum("gts,gst->", G, spread) / 2)
    return np.array(found)


def _meat(mu: Floats, residual: Floats, x: Floats, bread: Floats) -> Floats:
    """Sum over pairs of ``x~' (I - Q)^-1 S S' x~``, shape (regressors, regressors)."""
    rows, times, columns = mu.shape
    inverse = _joint_inverse(mu)
    of_importers = np.arange(columns) * times + rows * times
    meat = np.zeros((len(x), len(x)))
    for i in range(rows):
        here = slice(i * times, (i + 1) * times)
        at = (of_importers[:, None] + np.arange(times))[:, :, None]
        both = inverse[here, of_importers[0] :].reshape(times, columns, times).transpose(1, 0, 2)
        d = inverse[here, here] + both + both.swapaxes(1, 2) + inverse[at, at.swapaxes(1, 2)]
        xs = x[:, i].transpose(2, 1, 0)
        d = d + xs @ bread @ xs.swapaxes(1, 2)
        m = mu[i].T
        sums = m.sum(1, keepdims=True)
        H = _diagonal(m) - np.divide(m[:, :, None] * m[:, None, :], sums[:, :, None], where=sums[:, :, None] > 0,
                                     out=np.zeros((columns, times, times)))  # fmt: skip
        S = residual[i].T
        raised = np.linalg.solve(np.eye(times) - _LEVERAGE * (H @ d), S[:, :, None])[:, :, 0]
        meat += np.einsum("jtk,jt,js,jsl->kl", xs, raised, S, xs, optimize=True)
    return meat


def _joint_inverse(mu: Floats) -> Floats:
    """Generalised inverse of the information of all exporter-time and importer-time effects, pair effects out."""
    rows, times, columns = mu.shape
    total = mu.sum(1, keepdims=True)
    theta = np.divide(mu, total, out=np.zeros_like(mu), where=total > 0)
    size = rows * times
    F = np.zeros(((rows + columns) * times,) * 2)
    own = _diagonal(mu.sum(2)) - mu @ theta.swapaxes(1, 2)
    other = _diagonal(mu.sum(0).T) - mu.transpose(2, 1, 0) @ theta.transpose(2, 0, 1)
    for i in range(rows):
        F[i * times : (i + 1) * times, i * times : (i + 1) * times] = own[i]
        cross = _diagonal(mu[i].T) - mu[i].T[:, :, None] * theta[i].T[:, None, :]
        F[i * times : (i + 1) * times, size:] = cross.transpose(1, 0, 2).reshape(times, -1)
    F[size:, :size] = F[:size, size:].T
    for j in range(columns):
        at = slice(size + j * times, size + (j + 1) * times)
        F[at, at] = other[j]
    scale = np.sqrt(np.maximum(np.diag(F), np.finfo(float).tiny))
    return np.linalg.pinv(F / scale / scale[:, None], rcond=1e-10, hermitian=True) / scale / scale[:, None]


def _diagonal(values: Floats) -> Floats:
    """Diagonal matrices from the last axis."""
    return values[..., None] * np.eye(values.shape[-1])
