"""Revealed comparative advantage after Balassa."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.inputs import Flags, Floats, amounts

# A product that every exporter sells in proportion has an index of exactly 1 everywhere; rounding must not decide.
ROUNDING = 1e-12


def balassa(X: ArrayLike) -> Floats:
    """Balassa index of each exporter in each product.

    ``RCA_cp = (X_cp / X_c) / (X_p / X)``: the product's share in the exporter's basket over its share in the world's.

    Parameters
    ----------
    X
        Exports, shape (exporters, products), one unit, zero where there are none. The world is the sum of the rows.

    Returns
    -------
    Array of the same shape, at least 0; 1 is the world's average. The index of an exporter without exports, or of a
    product that nobody exports, is 0: there is nothing to be specialised in.

    Raises
    ------
    InconsistentDataError
        If a value is negative or not finite.

    References
    ----------
    Balassa (1965), Trade liberalisation and "revealed" comparative advantage, The Manchester School 33,
    doi:10.1111/j.1467-9957.1965.tb00050.x

    Examples
    --------
    >>> balassa([[30, 20], [10, 40]]).round(3).tolist()
    [[1.5, 0.667], [0.5, 1.333]]
    """
    flows = amounts(X, "exports")
    of_exporter, of_product, world = flows.sum(1), flows.sum(0), flows.sum()
    if world == 0:
        raise InconsistentDataError(problem("all exports are zero", why="no basket has shares"))
    expected = np.outer(of_exporter, of_product / world)
    return np.divide(flows, expected, out=np.zeros_like(flows), where=expected > 0)


def symmetric_balassa(rca: ArrayLike) -> Floats:
    """The index folded onto -1 to 1, so that 0 is the world's average: ``(RCA - 1) / (RCA + 1)``.

    References
    ----------
    Dalum, Laursen and Villumsen (1998), Structural change in OECD export specialisation patterns,
    International Review of Applied Economics 12, doi:10.1080/02692179800000017

    Examples
    --------
    >>> symmetric_balassa([[0.0, 1.0, 3.0]]).tolist()
    [[-1.0, 0.0, 0.5]]
    """
    index = amounts(rca, "Balassa indices", dimensions=np.ndim(rca) or 1)
    return (index - 1) / (index + 1)


def presence(rca: ArrayLike, threshold: float = 1.0) -> Flags:
    """Where an exporter is specialised: ``M = 1[RCA >= threshold]``, ties within rounding included.

    Examples
    --------
    >>> presence([[1.5, 0.667], [0.5, 1.333]]).astype(int).tolist()
    [[1, 0], [0, 1]]
    """
    index = amounts(rca, "Balassa indices")
    return (index >= threshold * (1 - ROUNDING)) & (index > 0)
