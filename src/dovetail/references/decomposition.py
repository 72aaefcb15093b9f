"""Published and hand-checked numbers of price indices, decompositions of change and growth arithmetic."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dovetail.measures.change.bridge import Method, split_change
from dovetail.measures.change.growth import base_of, percent_change, yearly_rate
from dovetail.measures.change.indices import price_indices
from dovetail.measures.change.shares import constant_market_share
from dovetail.references.reference import Reference

_P0, _P1 = np.array([10.0, 4, 7]), np.array([12.0, 3, 7])
_Q0, _Q1 = np.array([100.0, 50, 30]), np.array([80.0, 70, 0])
_X0, _X1 = np.array([[50.0, 30], [20, 10]]), np.array([[55.0, 33], [30, 8]])
_W0, _W1 = np.array([[500.0, 300], [400, 100]]), np.array([[600.0, 330], [480, 150]])

_INDICES = "ILO et al. (2004), Consumer Price Index Manual, chapters 15-16; three lines, the third leaves"
_BENNET = "Bennet (1920), Journal of the Royal Statistical Society 83(3), 455-462; the same three lines"
_LMDI = "Ang (2015), doi:10.1016/j.enpol.2015.07.007; the same three lines"
_SHARE = "Leamer and Stern (1970), chapter 7; two products, two markets"
_GROWTH = "arithmetic on stated figures of Belarus and Chelyabinsk Oblast (BelTA, TASS)"


def _index(name: str) -> Callable[[], float]:
    return lambda: float(getattr(price_indices(_P0, _P1, _Q0, _Q1), name))


def _term(method: Method, kind: str) -> Callable[[], float]:
    return lambda: split_change(_P0 * _Q0, _P1 * _Q1, quantities=(_Q0, _Q1), method=method).total(kind)


def _whole(method: Method) -> Callable[[], float]:
    return lambda: split_change(_P0 * _Q0, _P1 * _Q1, quantities=(_Q0, _Q1), method=method).change()


def _share(order: str, name: str) -> Callable[[], float]:
    return lambda: float(getattr(constant_market_share(_X0, _X1, _W0, _W1, order=order), name))  # pyright: ignore[reportArgumentType]


_STATED_BASE = base_of(32, -24.4) + base_of(34.3, -36)

REFERENCES: tuple[Reference, ...] = (
    Reference("price indices", "Laspeyres", _INDICES, 1.125, 5e-7, _index("laspeyres")),
    Reference("price indices", "Paasche", _INDICES, 1.083333, 5e-7, _index("paasche")),
    Reference("price indices", "Fisher", _INDICES, 1.103970, 5e-7, _index("fisher")),
    Reference("price indices", "Törnqvist", _INDICES, 1.106249, 5e-7, _index("tornqvist")),
    Reference("price indices", "Sato-Vartia", _INDICES, 1.106281, 5e-7, _index("sato_vartia")),
    Reference("bridge", "Bennet price", _BENNET, 120, 1e-9, _term("bennet", "price")),
    Reference("bridge", "Bennet quantity", _BENNET, -150, 1e-9, _term("bennet", "quantity")),
    Reference("bridge", "Bennet exit", _BENNET, -210, 1e-9, _term("bennet", "exit")),
    Reference("bridge", "Bennet total", _BENNET, -240, 1e-9, _whole("bennet")),
    Reference("bridge", "LMDI-I price", _LMDI, 119.687189, 5e-7, _term("lmdi", "price")),
    Reference("bridge", "LMDI-I quantity", _LMDI, -149.687189, 5e-7, _term("lmdi", "quantity")),
    Reference("bridge", "LMDI-I exit", _LMDI, -210, 1e-9, _term("lmdi", "exit")),
    Reference("bridge", "LMDI-I total", _LMDI, -240, 1e-9, _whole("lmdi")),
    Reference("market share", "growth", _SHARE, 22.0, 1e-9, _share("products", "growth")),
    Reference("market share", "product mix, products first", _SHARE, -1.2, 1e-9, _share("products", "product_mix")),
    Reference("market share", "market mix, products first", _SHARE, 1.2, 1e-9, _share("products", "market_mix")),
    Reference("market share", "competitiveness", _SHARE, -6.0, 1e-9, _share("products", "competitiveness")),
    Reference("market share", "growth, markets first", _SHARE, 22.0, 1e-9, _share("markets", "growth")),
    Reference("market share", "product mix, markets first", _SHARE, 0.0, 1e-9, _share("markets", "product_mix")),
    Reference("market share", "market mix, markets first", _SHARE, 0.0, 1e-9, _share("markets", "market_mix")),
    Reference("market share", "competitiveness, both orders", _SHARE, -6.0, 1e-9, _share("shapley", "competitiveness")),
    Reference("growth", "540 to 1,000 in five years, % a year", _GROWTH, 13.1, 0.05, lambda: yearly_rate(540, 1000, 5)),
    Reference("growth", "base of 32 after -24.4 %", _GROWTH, 42.33, 0.005, lambda: base_of(32, -24.4)),
    Reference("growth", "base of 34.3 after -36 %", _GROWTH, 53.59, 0.005, lambda: base_of(34.3, -36)),
    Reference("growth", "implied turnover of the base quarter", _GROWTH, 95.92, 0.005, lambda: _STATED_BASE),
    Reference("growth", "implied fall, %", _GROWTH, -30.9, 0.05, lambda: percent_change(_STATED_BASE, 32 + 34.3)),
    Reference("growth", "235.4 after +35.6 %: ten months of 2016", _GROWTH, 173.6, 0.05, lambda: base_of(235.4, 35.6)),
)
