"""Hand-checked numbers of export potential: three economies, two products."""

from __future__ import annotations

from functools import cache

import numpy as np

from dovetail.measures.capability.location import location_quotient
from dovetail.measures.fit.potential import Flows, Potential, diversification, flows, pair_potential, potential
from dovetail.references.reference import Reference

#: Product, exporter, importer, value.
_TRADE = np.array([[0, 0, 1, 6], [0, 0, 2, 2], [0, 1, 2, 2], [1, 0, 1, 2], [1, 1, 2, 4], [1, 2, 1, 2]])

_ITC = (
    "Decreux and Spies (2016), Export Potential Assessments, International Trade Centre; formula by hand: economy 1 "
    "sells economy 2 goods worth 6 and 2, makes 8 of 10 and 2 of 8 in the world, economy 2 buys 6 and 4"
)
_LQ = "the quotient of shares by hand: 30 of 100 in the region, 200 of 1,000 in the country"
_NEW = "ranks by hand: densities .5, .3, .4 of what is new, demands 2, 7, 9"


@cache
def _parts() -> tuple[Flows, Potential]:
    k, i, j, value = _TRADE.T
    trade = flows(k, i, j, value.astype(float), products=2, economies=3)
    return trade, potential(trade, balance=False)


def _potential(product: int) -> float:
    return float(_parts()[1].pair(0, 1)[product])


def _unrealised() -> float:
    trade, parts = _parts()
    return float(pair_potential(parts, trade).unrealised[0, 1])


def _quotient() -> float:
    return float(location_quotient([[30, 70], [170, 730]])[0, 0])


def _first() -> float:
    return float(diversification([0.5, 0.9, 0.3, 0.4], [1, 0, 1, 1], [2, 9, 7, 9]).order[0])


REFERENCES: tuple[Reference, ...] = (
    Reference("export potential", "ease of trade", _ITC, 8 / 5.8, 1e-12, lambda: float(_parts()[1].ease[0, 1])),
    Reference("export potential", "potential of product 1", _ITC, 0.8 * 6 * 8 / 5.8, 1e-12, lambda: _potential(0)),
    Reference("export potential", "potential of product 2", _ITC, 0.25 * 4 * 8 / 5.8, 1e-12, lambda: _potential(1)),
    Reference("export potential", "not realised", _ITC, 0.8 * 6 * 8 / 5.8 - 6, 1e-12, _unrealised),
    Reference("export potential", "first of what is new, by place", _NEW, 3, 0, _first),
    Reference("specialisation", "location quotient", _LQ, 1.5, 1e-12, _quotient),
)
