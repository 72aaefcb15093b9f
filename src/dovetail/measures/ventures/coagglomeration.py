"""Whether industries cluster, and together, beyond what the size of their plants explains."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

Floats = NDArray[np.float64]


def herfindahl(plants: Floats) -> float:
    """H = sum of squared shares of plants in an industry, from 1 / number of plants to 1.

    Parameters
    ----------
    plants
        Employment or sales of each plant, shape (plants,), not negative, in one unit.

    Examples
    --------
    >>> herfindahl(np.array([30.0, 10.0]))
    0.625
    """
    if not (plants >= 0).all() or not plants.sum() > 0:
        raise InconsistentDataError(problem("plants need sizes that are not negative and do not all vanish"))
    shares = plants / plants.sum()
    return float(shares @ shares)


def _shares(counts: Floats, what: str) -> Floats:
    if not (counts >= 0).all() or not counts.sum() > 0:
        raise InconsistentDataError(
            problem(f"{what} needs numbers by area that are not negative and do not all vanish", do="drop the industry")
        )
    return counts / counts.sum()


def ellison_glaeser(industry: Floats, everything: Floats, plants_herfindahl: float) -> float:
    """gamma = [G / (1 - sum x^2) - H] / (1 - H), G = sum (s - x)^2.

    Parameters
    ----------
    industry
        Employment of the industry by area, shape (areas,), counts or shares.
    everything
        Employment of all industries by area, shape (areas,).
    plants_herfindahl
        H of the industry's plants, below 1.

    Returns
    -------
    float
        0 where plants lie as if thrown at random, above 0 where they cluster (.02 little, .05 much), below where
        they keep apart.

    Raises
    ------
    NotIdentifiedError
        If the industry is one plant, or all employment lies in one area.

    References
    ----------
    Ellison and Glaeser 1997, doi:10.1086/262098.

    Examples
    --------
    >>> round(ellison_glaeser(np.array([.5, .3, .2]), np.array([.3, .4, .3]), .15), 6)
    -0.069519
    """
    s, x = _shares(industry, "an industry"), _shares(everything, "the total")
    spread = 1 - float(x @ x)
    if plants_herfindahl >= 1 or spread <= 0:
        raise NotIdentifiedError(
            problem(
                f"with a Herfindahl index of {plants_herfindahl:g} and {np.count_nonzero(x)} areas "
                "clustering cannot be told from chance",
                why="one plant is always in one place",
            )
        )
    if not plants_herfindahl > 0:
        raise InconsistentDataError(problem(f"a Herfindahl index of {plants_herfindahl:g} is not above 0"))
    concentration = float(((s - x) ** 2).sum())
    return (concentration / spread - plants_herfindahl) / (1 - plants_herfindahl)


def coagglomeration(industries: Floats, everything: Floats) -> Floats:
    """gamma_ij = sum over areas of (s_i - x)(s_j - x) / (1 - sum x^2): which industries share places.

    Parameters
    ----------
    industries
        Employment, shape (industries, areas).
    everything
        Employment of all industries by area, shape (areas,).

    Returns
    -------
    ndarray of shape (industries, industries)
        Symmetric. Above 0 where two industries prefer the same areas. On the diagonal G / (1 - sum x^2), which is
        not corrected for plants. NaN in the row and column of an industry without employment.

    References
    ----------
    Ellison, Glaeser and Kerr 2010, doi:10.1257/aer.100.3.1195.

    Examples
    --------
    >>> coagglomeration(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 1.0])).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    if not (industries >= 0).all():
        raise InconsistentDataError(problem("employment cannot be negative or absent", do="leave unknown areas out"))
    x = _shares(everything, "the total")
    spread = 1 - float(x @ x)
    if spread <= 0:
        raise NotIdentifiedError(problem("all employment lies in one area, so no industry can prefer another"))
    totals = industries.sum(1, keepdims=True)
    apart = np.divide(industries, totals, out=np.full_like(industries, np.nan), where=totals > 0) - x
    return apart @ apart.T / spread


def cluster_gap(benchmark: Floats, weight: Floats, quotient: Floats) -> Floats:
    """What a cluster lacks: benchmark share * input weight * (1 - LQ) where LQ < 1, and 0 elsewhere.

    Parameters
    ----------
    benchmark
        Share of each role in clusters that work, shape (roles,).
    weight
        Weight of the role's products among the core's inputs, shape (roles,), 1 for the core itself.
    quotient
        Location quotient or Balassa index of the side, shape (roles,). NaN is unknown, and its gap is NaN.

    References
    ----------
    Benchmark definitions after Delgado, Porter and Stern 2016, doi:10.1093/jeg/lbv017.

    Examples
    --------
    >>> cluster_gap(np.array([0.2, 0.1]), np.array([0.5, 1.0]), np.array([0.4, 3.0])).round(9).tolist()
    [0.06, 0.0]
    """
    return benchmark * weight * np.where(np.isnan(quotient), np.nan, np.maximum(1 - quotient, 0.0))


def filled_by_partner(gap: Floats, partner_quotient: Floats, trade_cost: float = 0.0) -> Floats:
    """The part of a gap that a partner can fill: gap * min(LQ of the partner, 1) / (1 + trade cost).

    Parameters
    ----------
    gap
        As `cluster_gap` gives it, shape (roles,).
    partner_quotient
        Location quotient or Balassa index of the partner, shape (roles,). NaN is unknown, and so is the answer.
    trade_cost
        Share of the value that the way between the two costs, 0 or more.

    Examples
    --------
    >>> filled_by_partner(np.array([0.06, 0.06]), np.array([0.5, 2.0]), trade_cost=0.2).round(9).tolist()
    [0.025, 0.05]
    """
    if not trade_cost >= 0:
        raise InconsistentDataError(problem(f"a trade cost of {trade_cost:g} is below 0"))
    return gap * np.where(np.isnan(partner_quotient), np.nan, np.minimum(partner_quotient, 1.0)) / (1 + trade_cost)
