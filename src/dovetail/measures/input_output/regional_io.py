"""A region's input coefficients from its country's: Flegg's location quotients, with a band."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem

Floats = NDArray[np.float64]

#: Deltas that studies with surveyed tables have found, low, middle and high.
DELTAS: tuple[float, float, float] = (0.2, 0.3, 0.4)


@dataclass(frozen=True, slots=True, eq=False)
class RegionalCoefficients:
    """Input coefficients of a region for several deltas: `values` (deltas, n, n), and what they were made from.

    `quotients` is SLQ, shape (n,): NaN for a sector that the country does not have. `weights` is lambda, one a delta.
    """

    deltas: tuple[float, ...]
    weights: Floats
    quotients: Floats
    values: Floats

    @property
    def band(self) -> tuple[Floats, Floats]:
        """Smallest and largest coefficient over the deltas, each (n, n)."""
        return self.values.min(0), self.values.max(0)


def simple_quotients(region: Floats, nation: Floats) -> Floats:
    """SLQ_i = (E_ri / E_r) / (E_ni / E_n), shape (n,).

    NaN where the nation has none of the sector.

    Raises
    ------
    InconsistentDataError
        If the region has more of a sector than the nation, or a number is negative.

    Examples
    --------
    >>> simple_quotients(np.array([1.0, 1.0]), np.array([10.0, 30.0])).tolist()
    [2.0, 0.6666666666666666]
    """
    if region.shape != nation.shape or not region.sum() > 0:
        raise InconsistentDataError(
            problem(f"a region of {region.shape} in a nation of {nation.shape} has no quotients")
        )
    if (bad := np.flatnonzero(~((region >= 0) & (region <= nation)))).size:
        raise InconsistentDataError(
            problem(
                f"sector {bad[0]} has {region[bad[0]]:g} in the region and {nation[bad[0]]:g} in the nation",
                why="a part cannot exceed its whole",
                do="check that both count the same thing, the region included in the nation",
            ),
            rows=bad.tolist(),
        )
    share = region / region.sum()
    return np.divide(share, nation / nation.sum(), out=np.full_like(share, np.nan), where=nation > 0)


def size_weights(region: Floats, nation: Floats, deltas: tuple[float, ...]) -> Floats:
    """lambda = [log2(1 + E_r / E_n)]^delta, one a delta: how much less a small region supplies itself."""
    return np.log2(1 + region.sum() / nation.sum()) ** np.asarray(deltas)


def flegg(national: Floats, region: Floats, nation: Floats, deltas: tuple[float, ...] = DELTAS) -> RegionalCoefficients:
    """Regional input coefficients a_ij FLQ_ij: FLQ_ij = lambda SLQ_i / SLQ_j, at most 1; on the diagonal lambda SLQ_i.

    lambda = [log2(1 + E_r / E_n)]^delta. What the quotient takes away is bought from the rest of the country.

    Parameters
    ----------
    national
        A of the country, shape (n, n), domestic inputs a unit of output, not negative.
    region, nation
        Employment or output by sector, shape (n,), in one unit.
    deltas
        From 0 (no correction for size) to 1. The right one is not known without a survey of the region, so give
        several and show the band.

    Notes
    -----
    Columns of a sector that the region does not have are 0, as it buys nothing. Quotients take what a region has of an
    industry for what it supplies: goods of one industry that cross both ways are not seen, so that what a
    region rich in an industry supplies itself comes out too high.

    Raises
    ------
    InconsistentDataError
        If shapes do not fit, a delta is not from 0 to 1, or a coefficient is negative or not finite.

    References
    ----------
    Flegg and Tohmo 2013, doi:10.1080/00343404.2011.592138. Flegg, Webber and Elliott 1995,
    doi:10.1080/00343409512331349173.
    """
    n = len(region)
    if national.shape != (n, n) or not deltas or not all(0 <= delta <= 1 for delta in deltas):
        raise InconsistentDataError(
            problem(f"coefficients {national.shape} with {n} sectors and deltas {deltas} do not fit")
        )
    if not (np.isfinite(national).all() and (national >= 0).all()):
        raise InconsistentDataError(problem("a coefficient of the country is negative or not finite"))
    quotients = simple_quotients(region, nation)
    weights = size_weights(region, nation, deltas)
    known = np.nan_to_num(quotients)
    ratio = np.divide(known[:, None], known, out=np.zeros((n, n)), where=known > 0)
    np.fill_diagonal(ratio, known)
    values = national * np.minimum(weights[:, None, None] * ratio, 1.0)
    return RegionalCoefficients(tuple(deltas), weights, quotients, values)
