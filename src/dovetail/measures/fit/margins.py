"""Margins of trade: more kinds of flows, or more of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.inputs import amounts, same_shape


@dataclass(frozen=True, slots=True)
class CrossMargins:
    """Share of a reference, split: ``share = extensive x intensive``; each of the three at least 0."""

    extensive: float
    intensive: float
    share: float


def hummels_klenow(x: ArrayLike, reference: ArrayLike) -> CrossMargins:
    """Split an economy's share in the world's trade into how many products it sells and how much of them.

    ``extensive = sum_{x_p > 0} r_p / sum_p r_p`` (products weighted by the reference), ``intensive = sum_p x_p /
    sum_{x_p > 0} r_p``.

    Parameters
    ----------
    x
        Exports by product, shape (products,).
    reference
        Exports of the reference, such as the world's (the economy included), same shape.

    Raises
    ------
    InconsistentDataError
        If the economy exports a product that the reference does not.
    NotIdentifiedError
        If the economy exports nothing: it has no intensive margin.

    References
    ----------
    Hummels and Klenow (2005), The variety and quality of a nation's exports, American Economic Review 95,
    doi:10.1257/0002828054201396

    Examples
    --------
    >>> hummels_klenow([5, 0], [10, 10])
    CrossMargins(extensive=0.5, intensive=0.5, share=0.25)
    """
    own, world = amounts(x, "exports", dimensions=1), amounts(reference, "reference exports", dimensions=1)
    same_shape(x=own, reference=world)
    sold = own > 0
    if (strange := np.flatnonzero(sold & (world == 0))).size:
        raise InconsistentDataError(
            problem(
                f"{strange.size} products are exported but not in the reference, the first at {int(strange[0])}",
                why="the reference must hold the economy's own trade",
                do="take totals of the same table",
            ),
            rows=[int(p) for p in strange[:5]],
        )
    if not sold.any():
        raise NotIdentifiedError(
            problem("the economy exports nothing", why="how much it sells of nothing has no value")
        )
    within = float(world[sold].sum())
    return CrossMargins(within / float(world.sum()), float(own.sum()) / within, float(own.sum() / world.sum()))


@dataclass(frozen=True, slots=True)
class GrowthMargins:
    """A change of trade as entry, exit and deepening, in the unit of trade; ``entry + exit + deepening = change``.

    `exit` is at most 0. `survival` is the part of the earlier flows that live on, `entered`, `left` and `continued`
    count flows.
    """

    entry: float
    exit: float
    deepening: float
    change: float
    entered: int
    left: int
    continued: int
    survival: float


def besedes_prusa(before: ArrayLike, after: ArrayLike) -> GrowthMargins:
    """Split the change of trade into new flows, lost flows, and growth of flows that live on.

    Parameters
    ----------
    before, after
        Trade by flow (product, or product and partner) in two periods, same shape; 0 is no trade.

    Raises
    ------
    NotIdentifiedError
        If there was no flow before: the rate of survival has no value.

    References
    ----------
    Besedeš and Prusa (2011), The role of extensive and intensive margins and export growth, Journal of Development
    Economics 96, doi:10.1016/j.jdeveco.2010.08.013

    Examples
    --------
    >>> margins = besedes_prusa([10, 5, 0], [12, 0, 4])
    >>> margins.entry, margins.exit, margins.deepening, margins.survival
    (4.0, -5.0, 2.0, 0.5)
    """
    v0 = amounts(before, "trade before", dimensions=np.ndim(before) or 1)
    v1 = amounts(after, "trade after", dimensions=np.ndim(after) or 1)
    same_shape(before=v0, after=v1)
    new, gone, lives = (v0 == 0) & (v1 > 0), (v0 > 0) & (v1 == 0), (v0 > 0) & (v1 > 0)
    earlier = int((v0 > 0).sum())
    if not earlier:
        raise NotIdentifiedError(problem("there was no trade before", why="no part of it can have survived"))
    return GrowthMargins(
        entry=float(v1[new].sum()),
        exit=-float(v0[gone].sum()),
        deepening=float((v1 - v0)[lives].sum()),
        change=float(v1.sum() - v0.sum()),
        entered=int(new.sum()),
        left=int(gone.sum()),
        continued=int(lives.sum()),
        survival=int(lives.sum()) / earlier,
    )
