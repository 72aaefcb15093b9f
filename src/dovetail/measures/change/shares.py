"""Constant market share: how much of a country's export growth its markets and products would have brought by
themselves, and how much it gained or lost against its competitors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MarketShare:
    """Terms of the change of total exports, in their unit; they add up to the change."""

    growth: float
    product_mix: float
    market_mix: float
    competitiveness: float


def constant_market_share(
    x0: Array, x1: Array, w0: Array, w1: Array, *, order: Literal["products", "markets", "shapley"] = "shapley"
) -> MarketShare:
    """Split the change of exports into growth of the world, product mix, market mix and competitiveness.

    Parameters
    ----------
    x0, x1
        Exports at start and end, shape (products, markets), one currency; finite, not negative, 0 = none.
    w0, w1
        Imports of the same markets from all suppliers, same shape and currency.
    order
        Which mix is taken first. The two orders share the same sum out differently, so the default is the
        mean of both, the Shapley value.

    Returns
    -------
    MarketShare
        growth = x0 g with g the growth of all imports; mix effects from the growth g_i of products, g_j of
        markets and g_ij of cells; competitiveness = x1 - sum x0 (1 + g_ij).

    Raises
    ------
    InconsistentDataError
        If shapes differ or a value is negative or not finite.
    NotIdentifiedError
        If exports go where nothing was imported at the start, or nothing was imported at all.

    References
    ----------
    Leamer and Stern (1970), Quantitative International Economics, chapter 7; Richardson (1971),
    doi:10.1016/0022-1996(71)90058-5, on the order.

    Examples
    --------
    >>> a = np.array
    >>> x0, x1 = a([[50.0, 30], [20, 10]]), a([[55.0, 33], [30, 8]])
    >>> w0, w1 = a([[500.0, 300], [400, 100]]), a([[600.0, 330], [480, 150]])
    >>> constant_market_share(x0, x1, w0, w1, order="products").product_mix.__round__(6)
    -1.2
    >>> constant_market_share(x0, x1, w0, w1).product_mix.__round__(6)
    -0.6
    """
    arrays = [np.asarray(array, dtype=np.float64) for array in (x0, x1, w0, w1)]
    if len({array.shape for array in arrays}) > 1 or arrays[0].ndim != 2:
        raise InconsistentDataError(problem("exports and imports must have one shape (products, markets)"))
    if not all(np.isfinite(array).all() and (array >= 0).all() for array in arrays):
        raise InconsistentDataError(problem("exports and imports must be finite and not negative, 0 where none"))
    x0, x1, w0, w1 = arrays
    if not w0.sum() > 0 or (x0[w0 == 0] > 0).any():
        raise NotIdentifiedError(
            problem(
                f"{int((x0[w0 == 0] > 0).sum())} cells have exports where the market imported nothing at the start",
                why="the growth of such a market has no rate",
                do="leave these cells out, or use imports of a source that covers them",
            )
        )
    whole = _at_growth(x0.sum(), w0.sum(), w1.sum())
    by_product = float(sum(_at_growth(x0.sum(axis=1), w0.sum(axis=1), w1.sum(axis=1))))
    by_market = float(sum(_at_growth(x0.sum(axis=0), w0.sum(axis=0), w1.sum(axis=0))))
    by_cell = float(_at_growth(x0, w0, w1).sum())
    growth = float(whole[()])
    products_first = (by_product - growth, by_cell - by_product)
    markets_first = (by_cell - by_market, by_market - growth)
    mixes = {
        "products": products_first,
        "markets": markets_first,
        "shapley": tuple(0.5 * (one + other) for one, other in zip(products_first, markets_first, strict=True)),
    }
    product_mix, market_mix = mixes[order]
    return MarketShare(growth, product_mix, market_mix, float(x1.sum() - x0.sum() - by_cell))


def _at_growth(exports: Array, start: Array, end: Array) -> Array:
    """What exports would have gained at the growth of their imports; nothing where there are no exports."""
    exports, start, end = np.asarray(exports), np.asarray(start), np.asarray(end)
    return np.where(exports > 0, exports * (end - start) / np.where(start > 0, start, 1.0), 0.0)
