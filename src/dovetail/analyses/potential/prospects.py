"""What a seller could come to make for a buyer: the diversification ranking of the product space."""

from __future__ import annotations

import numpy as np

from dovetail.analyses.potential.baskets import Baskets
from dovetail.analyses.potential.result import Prospect
from dovetail.measures.fit.potential import diversification
from dovetail.results.reach import Reach
from dovetail.results.specialisation import Specialisation
from dovetail.terms.product import UNDISCLOSED_CHAPTER
from dovetail.terms.territory import Territory

#: Chapters of what lies in the ground or does not: ores, fuels, gold and stones. No nearness brings it.
_MINERALS = ("25", "26", "27", "71")

#: From this Balassa index on a heading is made as a strength already.
SPECIALISED = 1.0


def prospects(
    exports: Specialisation, reach: Reach, baskets: Baskets | None, seller: str, buyer: str, top: int
) -> tuple[Prospect, ...]:
    """The headings in which a seller is not specialised, by nearness and the buyer's demand side by side.

    Demand is what the buyer buys from all, where that is on record by heading, else what the world exports: the whole
    list is of one kind. Minerals are left out, since nearness says nothing of what is in the ground. Empty where
    nearness is not known.
    """
    side = Territory.of(seller)
    codes = [
        code
        for code in exports.products()
        if code[:2] not in (*_MINERALS, UNDISCLOSED_CHAPTER) and np.isfinite(reach.value(side, code))
    ]
    if not codes:
        return ()
    bought: dict[str, float] = {}
    if baskets and len(baskets.products[0]) == 4:
        bought = dict(zip(baskets.products, np.nan_to_num(baskets.bought).tolist(), strict=True))
    wanted = [bought.get(code, 0.0) if bought else exports.traded((code,)) for code in codes]
    new = [0.0 if exports.value(side, code) >= SPECIALISED else 1.0 for code in codes]
    ranked = diversification([reach.value(side, code) for code in codes], new, wanted)
    found: list[Prospect] = []
    for place in range(len(ranked.order)):
        code = codes[int(ranked.order[place])]
        if not wanted[int(ranked.order[place])] > 0:
            continue
        density = reach.figure(side, code)
        demand = baskets.figure("bought", code) if baskets and bought else exports.world((code,))
        if density is None or demand is None:
            continue
        told = {
            name: exports.derive.figure(
                f"potential.rank.{name}", float(rank[place]), "count", density.period,
                f"rank among {len(ranked.order)} headings in which {seller} is not specialised", (part,),
                grade="estimated", territories=(seller, buyer), product=code,
            )
            for name, rank, part in (
                ("new_density", ranked.density_rank, density), ("new_demand", ranked.demand_rank, demand),
            )
        }  # fmt: skip
        found.append(Prospect(code, density, demand, told["new_density"], told["new_demand"]))
        if len(found) == top:
            break
    return tuple(found)
