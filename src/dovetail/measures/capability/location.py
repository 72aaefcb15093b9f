"""Location quotients of regions, drawn towards their country where a region is small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import InconsistentDataError, InvalidRequestError, NotIdentifiedError, problem
from dovetail.measures.inputs import Floats, amounts, named


@dataclass(frozen=True, slots=True)
class Quotients:
    """Location quotients, plain and shrunken, with their interval.

    Every array has the shape (regions, industries) except `strength`, which has one number an industry. `weight` is
    the part of the shrunken quotient that the region's own figure decides; the rest is the country's average, 1.
    """

    quotient: Floats
    shrunken: Floats
    lower: Floats
    upper: Floats
    weight: Floats
    strength: Floats
    level: float
    lump: float


def location_quotient(E: ArrayLike) -> Floats:
    """An industry's share in a region over its share in the country, the country being the sum of the regions.

    The Balassa index of `E`, on employment, output or value added. Industries absent everywhere are 0.

    Examples
    --------
    >>> location_quotient([[8, 2], [2, 8]]).tolist()
    [[1.6, 0.4], [0.4, 1.6]]
    """
    return _quotient(*_expected(E))


def shrunken_quotients(
    E: ArrayLike, *, level: float = 0.9, lump: float = 1.0, strength: float | None = None
) -> Quotients:
    """Location quotients drawn towards 1, the more so the fewer people stand behind them.

    Poisson-gamma: ``E_ri / lump ~ Poisson(mu_ri q_ri)`` with ``mu_ri = E_r. E_.i / (E_.. lump)`` and
    ``q_ri ~ Gamma(a_i, a_i)``. The quotient is then ``(E_ri / lump + a_i) / (mu_ri + a_i)`` and its interval the
    quantiles of ``Gamma(E_ri / lump + a_i, mu_ri + a_i)``. The strength ``a_i`` of the prior comes from the regions'
    spread in the industry: ``1 / a_i = (sum_r mu_ri (q_ri - 1)^2 - (R - 1)) / (sum_r mu_ri - sum mu^2 / sum mu)``,
    the moment estimator of Marshall. Where regions seem to differ by no more than chance, the spread is taken to be
    one standard error of that estimate, ``sqrt(2 (R - 1))`` over the same denominator, or the spread of all industries
    together if that is less: a spread of zero would make the interval a point, which no data justify.

    Parameters
    ----------
    E
        Persons, output or value added, shape (regions, industries). The country is the sum of the regions.
    level
        Probability that the interval holds.
    lump
        How much of `E` comes or goes at once, such as the mean size of a plant in persons or the output of one firm.
        People do not move singly: with `lump = 1` the interval of a large industry is far too narrow.
    strength
        The same prior strength for all industries instead of an estimate; required with fewer than three regions.

    Raises
    ------
    NotIdentifiedError
        If the strength is to be estimated from fewer than three regions.

    References
    ----------
    Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics 40,
    doi:10.2307/2347593; Clayton and Kaldor (1987), Biometrics 43, doi:10.2307/2532003

    Examples
    --------
    >>> result = shrunken_quotients([[8, 2], [2, 8]], strength=5)
    >>> result.shrunken.tolist()
    [[1.3, 0.7], [0.7, 1.3]]
    """
    if not 0 < level < 1 or lump <= 0 or (strength is not None and strength <= 0):
        raise InvalidRequestError(
            problem(
                f"level {level}, lump {lump}, strength {strength} cannot be",
                do="give a level between 0 and 1, and a lump and a strength above 0",
            )
        )
    from scipy import special

    values, expected = _expected(E)
    counts, mu = values / lump, expected / lump
    quotient = _quotient(counts, mu)
    regions, industries = counts.shape
    if strength is not None:
        a = np.full(industries, float(strength))
    elif regions < 3:
        raise NotIdentifiedError(
            problem(
                f"the spread between regions cannot be told from {regions} regions",
                why="it decides how far a small region is drawn towards its country",
                do="give the table of all regions, or name a strength",
            )
        )
    else:
        a = _strength(quotient, mu)
    tail = (1 - level) / 2
    shape, rate = counts + a, mu + a
    return Quotients(
        quotient=quotient,
        shrunken=shape / rate,
        lower=special.gammaincinv(shape, tail) / rate,
        upper=special.gammaincinv(shape, 1 - tail) / rate,
        weight=mu / rate,
        strength=a,
        level=level,
        lump=lump,
    )


def regional_complexity(
    presence: ArrayLike, pci: ArrayLike, *, weights: ArrayLike | None = None, regions: list[str] | None = None
) -> Floats:
    """Mean product complexity of what each region is specialised in.

    ``sum_p M_rp w_rp PCI_p / sum_p M_rp w_rp``. The complexities come from the world's trade: the regions of one
    country are too few and too alike to rank the world's products.

    Parameters
    ----------
    presence
        Specialisations, shape (regions, products), 0 or 1.
    pci
        Product complexities, shape (products,), from outside.
    weights
        Weights of the same shape as `presence`, such as employment; none means equal weights.

    Raises
    ------
    NotIdentifiedError
        If a region has no specialisation: its complexity is then not zero, it is not known.

    Examples
    --------
    >>> regional_complexity([[1, 1, 0], [0, 0, 1]], [1.0, 0.5, -1.0]).tolist()
    [0.75, -1.0]
    """
    share = amounts(presence, "specialisations") * (1 if weights is None else amounts(weights, "weights"))
    scores = np.asarray(pci, dtype=np.float64)
    if scores.shape != (share.shape[1],) or not np.isfinite(scores).all():
        raise InconsistentDataError(
            problem(
                f"{share.shape[1]} products need as many finite complexities, given were {np.isfinite(scores).sum()}",
                do="leave out the products whose complexity is not known",
            )
        )
    total = share.sum(1)
    if (total == 0).any():
        empty = np.flatnonzero(total == 0)
        raise NotIdentifiedError(
            problem(
                f"{len(empty)} regions have no specialisation: {named(empty, regions, 'row')}",
                why="a mean over nothing has no value",
                do="leave these regions out",
            )
        )
    return share @ scores / total


def _expected(E: ArrayLike) -> tuple[Floats, Floats]:
    """The table, and what each cell would be with the country's shares."""
    values = amounts(E, "regional values")
    if values.sum() == 0:
        raise InconsistentDataError(problem("all regional values are zero", why="the country has no shares"))
    return values, np.outer(values.sum(1), values.sum(0) / values.sum())


def _quotient(values: Floats, expected: Floats) -> Floats:
    return np.divide(values, expected, out=np.zeros_like(values), where=expected > 0)


def _strength(quotient: Floats, mu: Floats) -> Floats:
    """Marshall's moment estimate of the gamma prior's strength, by industry, the spread never taken for zero."""
    total, free = mu.sum(0), mu.shape[0] - 1
    excess = (mu * (quotient - 1) ** 2).sum(0) - free * (total > 0)
    scale = total - np.divide((mu**2).sum(0), total, out=np.zeros_like(total), where=total > 0)
    known = scale > 0
    own = np.divide(excess, scale, out=np.zeros_like(total), where=known)
    doubt = np.divide(np.sqrt(2 * free), scale, out=np.ones_like(total), where=known)
    pooled = float(excess.sum() / scale.sum()) if known.any() else 0.0
    return 1 / np.maximum(own, np.minimum(doubt, pooled) if pooled > 0 else doubt)
