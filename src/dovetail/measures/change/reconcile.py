"""One value from two reports: freight taken off, each side weighted by how well its reports agree with others'."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.change.terms import reported

Array = NDArray[np.float64]

#: Log mirror ratios beyond ln 20 are cut off there: two reports twentyfold apart are not of the same flow.
FARTHEST = float(np.log(20))

#: No side is taken to be surer than this, in logarithms: about two per cent.
LEAST_SPREAD = 0.02

#: Fewest flows on which a spread of reports is estimated, in all and for one side of one country.
FEWEST_FLOWS, FEWEST_OF_ONE = 200, 5


@dataclass(frozen=True, slots=True, eq=False)
class Freight:
    """Logarithm of cif over fob: `coefficients` of the regressors, `margin` fitted for each flow, never below 0.

    `flows` counts the mirror ratios that the regression rests on.
    """

    coefficients: Array
    margin: Array
    flows: int


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How far reports of each country lie from the truth, as the mean of |ln(report / truth)|, shape (countries,).

    NaN where a country has too few mirrored flows on that side to tell.
    """

    as_exporter: Array
    as_importer: Array


@dataclass(frozen=True, slots=True, eq=False)
class Reconciled:
    """`value` fob, `weight` of the exporter's report in it (0 to 1), `low` and `high` of both reports, fob."""

    value: Array
    weight: Array
    low: Array
    high: Array


def fit_freight(by_exporter: Array, by_importer: Array, regressors: Array) -> Freight:
    """Regress the log mirror ratio ln(importer's / exporter's) on what carriage depends on.

    Parameters
    ----------
    by_exporter, by_importer
        Both reports, shape (flows,), one currency. NaN or 0: not reported, the flow gets a margin all the same.
    regressors
        Shape (flows, k): a column of ones, logarithm of distance and its square, contiguity, years as the user
        sees fit. Finite.

    Returns
    -------
    Freight
        Least squares over flows that both report, ratios beyond twentyfold left out.

    Raises
    ------
    NotIdentifiedError
        If fewer than 200 flows are reported by both, or the regressors are collinear.

    References
    ----------
    Gaulier and Zignago (2010), BACI: International Trade Database at the Product-Level, CEPII working paper
    2010-23, section 3. Theirs is on unit values by product; this is on values, as totals have no unit value.
    """
    ratio = _log_ratio(by_exporter, by_importer)
    if regressors.ndim != 2 or regressors.shape[0] != ratio.size or not np.isfinite(regressors).all():
        raise InconsistentDataError(problem(f"regressors must be finite and of shape ({ratio.size}, k)"))
    used = np.abs(ratio) <= FARTHEST
    if int(used.sum()) < FEWEST_FLOWS:
        raise NotIdentifiedError(
            problem(f"only {int(used.sum())} flows are reported by both sides", do=f"give at least {FEWEST_FLOWS}")
        )
    coefficients, _, rank, _ = np.linalg.lstsq(regressors[used], ratio[used], rcond=None)
    if rank < regressors.shape[1]:
        raise NotIdentifiedError(
            problem(f"the {regressors.shape[1]} regressors have rank {rank}", do="leave out those that repeat others")
        )
    fitted = np.asarray(regressors @ coefficients, dtype=np.float64)
    return Freight(np.asarray(coefficients, dtype=np.float64), np.maximum(fitted, 0.0), int(used.sum()))


def estimate_spread(
    by_exporter: Array,
    by_importer: Array,
    exporter: NDArray[np.intp],
    importer: NDArray[np.intp],
    *,
    countries: int,
    margin: Array | float = 0.0,
) -> Spread:
    """Split the distance between reports into a part of the exporter's and a part of the importer's.

    Parameters
    ----------
    by_exporter, by_importer
        As in `fit_freight`.
    exporter, importer
        Index of the country on each side, from 0 to `countries` - 1.
    margin
        Logarithm of cif over fob, of each flow or of all.

    Returns
    -------
    Spread
        u and v of |ln(m / x) - margin| = u(exporter) + v(importer) + e, both not negative, by least squares
        weighted with the logarithm of the flow (non-negative least squares; Lawson and Hanson 1974).

    Raises
    ------
    NotIdentifiedError
        If fewer than 200 flows are reported by both.
    """
    from scipy.optimize import nnls

    ratio = np.clip(_log_ratio(by_exporter, by_importer) - margin, -FARTHEST, FARTHEST)
    used = np.isfinite(ratio)
    if int(used.sum()) < FEWEST_FLOWS:
        raise NotIdentifiedError(
            problem(f"only {int(used.sum())} flows are reported by both sides", do=f"give at least {FEWEST_FLOWS}")
        )
    x, m = exporter[used], importer[used] + countries
    distance = np.abs(ratio[used])
    weight = np.asarray(np.log1p(np.sqrt(by_exporter[used] * by_importer[used])), dtype=np.float64)
    # Normal equations of two dummies a row: 2 countries by 2 countries, however many flows there are.
    size = 2 * countries
    cells = np.concatenate([one * size + other for one, other in ((x, x), (m, m), (x, m), (m, x))])
    normal = np.bincount(cells, np.tile(weight, 4), size * size).reshape(size, size)
    right = np.bincount(x, weight * distance, size) + np.bincount(m, weight * distance, size)
    counts = np.bincount(x, minlength=size) + np.bincount(m, minlength=size)
    held = np.flatnonzero(counts)
    # A trifle on the diagonal shares out what both sides of every flow have in common.
    small = normal[np.ix_(held, held)] + 1e-6 * np.diag(normal[held, held])
    root = np.linalg.cholesky(small)
    solved, _ = nnls(root.T, np.linalg.solve(root, right[held]))
    effects = np.full(size, np.nan)
    effects[held] = solved
    effects[counts < FEWEST_OF_ONE] = np.nan
    return Spread(effects[:countries], effects[countries:])


def reconcile(
    by_exporter: Array,
    by_importer: Array,
    *,
    spread_exporter: Array | float = 1.0,
    spread_importer: Array | float = 1.0,
    margin: Array | float = 0.0,
) -> Reconciled:
    """The reliability-weighted mean of both reports, fob.

    Parameters
    ----------
    by_exporter, by_importer
        Both reports, shape (flows,). NaN: not reported; the other report then stands alone.
    spread_exporter, spread_importer
        Spread of the exporter's and of the importer's reports; equal ones, as by default, give the plain mean.
        NaN: not known, taken as equal to the other.
    margin
        Logarithm of cif over fob, taken off the importer's report.

    Returns
    -------
    Reconciled
        value = w x + (1 - w) m exp(-margin), w = v^2 / (u^2 + v^2): the inverse squares of the spreads.

    Examples
    --------
    >>> found = reconcile(np.array([100.0]), np.array([130.0]), spread_exporter=0.1, spread_importer=0.2)
    >>> found.weight.round(3).tolist(), found.value.round(1).tolist()
    ([0.8], [106.0])
    """
    x, m = reported(by_exporter, by_importer)
    fob = m * np.exp(-np.asarray(margin))
    u, v = (
        np.broadcast_to(np.asarray(spread, dtype=np.float64), x.shape) for spread in (spread_exporter, spread_importer)
    )
    u, v = np.where(np.isnan(u), v, u), np.where(np.isnan(v), u, v)
    u, v = (np.maximum(np.nan_to_num(spread, nan=1.0), LEAST_SPREAD) for spread in (u, v))
    weight = v**2 / (u**2 + v**2)
    weight = np.where(np.isnan(x), 0.0, np.where(np.isnan(fob), 1.0, weight))
    both = weight * np.nan_to_num(x) + (1 - weight) * np.nan_to_num(fob)
    value = np.where(np.isnan(x) & np.isnan(fob), np.nan, both)
    return Reconciled(value, weight, np.fmin(x, fob), np.fmax(x, fob))


def _log_ratio(by_exporter: Array, by_importer: Array) -> Array:
    """ln(importer's / exporter's), NaN where either is not positive."""
    x, m = reported(by_exporter, by_importer)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((x > 0) & (m > 0), np.log(m) - np.log(x), np.nan)
