"""How well two economies' trade fits together: alike, complementary, intense, two-way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.inputs import Flags, Floats, amounts, same_shape


def finger_kreinin(a: ArrayLike, b: ArrayLike) -> float:
    """Similarity of two baskets, in percent: ``100 sum_p min(s_ap, s_bp)``, s the products' shares.

    Parameters
    ----------
    a, b
        Values by product of two exporters (or of two markets), same products, one unit each.

    Returns
    -------
    0 (nothing in common) to 100 (the same shares).

    Raises
    ------
    NotIdentifiedError
        If a basket is empty.

    References
    ----------
    Finger and Kreinin (1979), A measure of "export similarity" and its possible uses, The Economic Journal 89,
    doi:10.2307/2231506

    Examples
    --------
    >>> round(finger_kreinin([30, 20, 10], [5, 40, 10]), 3)
    59.091
    """
    one, other = _shares(a, "the first basket"), _shares(b, "the second basket")
    same_shape(a=one, b=other)
    return 100 * float(np.minimum(one, other).sum())


def michaely(exports: ArrayLike, imports: ArrayLike) -> float:
    """Complementarity of one's exports with the other's imports, in percent: ``100 (1 - sum_p |m_p - x_p| / 2)``.

    Arithmetically the similarity of the two baskets; the reading differs: the seller's exports against the buyer's
    imports. It has a direction and should be given both ways.

    References
    ----------
    Michaely (1996), Trade preferential agreements in Latin America, World Bank Policy Research Working Paper 1583

    Examples
    --------
    >>> michaely([1, 1, 0], [0, 1, 1])
    50.0
    """
    x, m = _shares(exports, "exports"), _shares(imports, "imports")
    same_shape(exports=x, imports=m)
    return 100 * (1 - float(np.abs(m - x).sum()) / 2)


def intensity(flow: float, exports: float, partner_imports: float, world_imports: float, own_imports: float) -> float:
    """How much more of its exports one sells the partner than the partner's weight in world imports suggests.

    ``(X_ij / X_i) / (M_j / (M_w - M_i))``; 1 is as expected. The exporter's own imports are taken off the world's,
    since no one exports to itself.

    Raises
    ------
    NotIdentifiedError
        If exports or the partner's imports are zero, or the rest of the world imports nothing.

    References
    ----------
    Kojima (1964), The pattern of international trade among advanced countries, Hitotsubashi Journal of Economics 5

    Examples
    --------
    >>> intensity(10, 100, 50, 1100, 100)
    2.0
    """
    parts = amounts([flow, exports, partner_imports, world_imports, own_imports], "totals", dimensions=1)
    if exports == 0 or partner_imports == 0 or world_imports <= own_imports:
        raise NotIdentifiedError(
            problem(
                f"exports {exports:g}, partner's imports {partner_imports:g}, imports of the world beside one's own "
                f"{world_imports - own_imports:g}",
                why="intensity is a quotient of shares in them",
                do="look at the flow itself",
            )
        )
    return float(parts[0] / parts[1] * (parts[3] - parts[4]) / parts[2])


@dataclass(frozen=True, slots=True)
class IntraIndustry:
    """Two-way trade. `product` (products,) is 0 to 1 and 0 where `traded` is false: there the index has no value."""

    product: Floats
    traded: Flags
    aggregate: float
    corrected: float


def grubel_lloyd(exports: ArrayLike, imports: ArrayLike) -> IntraIndustry:
    """Share of trade that is two-way in the same product, by product, for all, and corrected for the imbalance.

    - product ``1 - |X_p - M_p| / (X_p + M_p)``
    - aggregate ``1 - sum |X_p - M_p| / sum (X_p + M_p)``, which is also Finger and DeRosa's trade overlap
      ``2 sum min(X_p, M_p) / sum (X_p + M_p)``
    - corrected ``(sum (X_p + M_p) - sum |X_p - M_p|) / (sum (X_p + M_p) - |sum X_p - sum M_p|)``: the largest overlap
      that the imbalance of total trade allows counts as 1; it is 0 where trade goes one way only

    The index grows with coarser products: two classifications or levels are not comparable.

    Raises
    ------
    NotIdentifiedError
        If there is no trade.

    References
    ----------
    Grubel and Lloyd (1971), The empirical measurement of intra-industry trade, Economic Record 47,
    doi:10.1111/j.1475-4932.1971.tb00772.x

    Examples
    --------
    >>> trade = grubel_lloyd([10, 0, 5], [4, 6, 5])
    >>> trade.product.round(6).tolist(), round(trade.aggregate, 6)
    ([0.571429, 0.0, 1.0], 0.6)
    """
    x, m = amounts(exports, "exports", dimensions=1), amounts(imports, "imports", dimensions=1)
    same_shape(exports=x, imports=m)
    both, two_way = x + m, 2 * np.minimum(x, m)
    total = both.sum()
    if total == 0:
        raise NotIdentifiedError(problem("neither exports nor imports", why="a share of no trade has no value"))
    possible = total - abs(x.sum() - m.sum())
    return IntraIndustry(
        product=np.divide(two_way, both, out=np.zeros_like(both), where=both > 0),
        traded=both > 0,
        aggregate=float(two_way.sum() / total),
        corrected=float(two_way.sum() / possible) if possible > 0 else 0.0,
    )


@dataclass(frozen=True, slots=True)
class Overlap:
    """Specialisations in common: flags (products,), and the part of all specialisations of either that both have."""

    both: Flags
    first: Flags
    second: Flags
    jaccard: float


def overlap(a: ArrayLike, b: ArrayLike) -> Overlap:
    """Where two economies are specialised alike: ``|A and B| / |A or B|``, and which products are whose.

    Parameters
    ----------
    a, b
        Specialisations, shape (products,), 0 or 1.

    Raises
    ------
    NotIdentifiedError
        If neither has one.

    Examples
    --------
    >>> overlap([1, 1, 0], [0, 1, 1]).jaccard
    0.3333333333333333
    """
    one, other = (amounts(flags, "specialisations", dimensions=1) > 0 for flags in (a, b))
    same_shape(a=one, b=other)
    if not (either := one | other).any():
        raise NotIdentifiedError(problem("neither economy has a specialisation", why="there is nothing to share"))
    both = one & other
    return Overlap(both, one & ~other, other & ~one, float(both.sum() / either.sum()))


def _shares(values: ArrayLike, what: str) -> Floats:
    basket = amounts(values, what, dimensions=1)
    if (total := basket.sum()) == 0:
        raise NotIdentifiedError(problem(f"{what} is empty", why="its products have no shares"))
    return basket / total
