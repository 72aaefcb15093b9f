"""How specialised each side is, a region by the people who work at it where that is on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.specialisation import Specialisation
from dovetail.terms.figure import Figure, Source
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl


#: Quotients known of this part of what the country exports of several products speak for all of them.
COVERED = 0.5


class Quotients(Protocol):
    """Location quotients of a region by heading: as bare numbers, NaN where not known, and as Figures."""

    def value(self, heading: str) -> float:
        """The quotient as a bare number; NaN where it is not known."""
        ...

    def figure(self, heading: str) -> Figure | None:
        """The quotient as a Figure, None where it is not known."""
        ...

    def makers(self, heading: str) -> frozenset[str]:
        """The industries on record that make the heading; empty where none does."""
        ...

    def breadth(self, heading: str) -> int:
        """How many headings the narrowest industry on record makes that makes this one; 0 where none does."""
        ...


class RegionalIndex(Specialisation):
    """Balassa indices of countries, and location quotients of regions in the industries that make a product.

    Both are 1 at the average: the index at that of the world's exports, the quotient at that of the country's people
    at work. A quotient says what a region makes and says nothing of what it sells abroad; its country's index, which
    stands in where no quotient is known, says the opposite.

    Parameters
    ----------
    lines, source
        As for `Specialisation`.
    quotients
        By code of the region. A region that is not among them is seen through its country.

    Notes
    -----
    Of several products the quotient is their mean, weighted by what the country exports of each. Where quotients are
    known of less than half of what it exports of them, they say too little of the whole, and its index stands in.
    """

    def __init__(
        self,
        derive: Deriver,
        lines: pl.DataFrame,
        source: Callable[[str, str, str], Source],
        quotients: Mapping[str, Quotients],
    ) -> None:
        super().__init__(derive, lines, source)
        self._quotients = quotients

    def value(self, side: Territory, product: str) -> float:
        """The index or quotient as a bare number, to sift by; NaN where nothing tells."""
        if side.code in self._quotients:
            quotient = self._quotients[side.code].value(product)
            if np.isfinite(quotient):
                return quotient
        return super().value(side, product)

    def stands_in(self, side: Territory, product: str) -> bool:
        """Whether no industry on record of the region makes the product, so that its country's index stands in."""
        return side.code in self._quotients and not np.isfinite(self._quotients[side.code].value(product))

    def breadth(self, side: Territory, product: str) -> int:
        """How many headings the narrowest industry on record makes that makes the product; 0 where none does."""
        return self._quotients[side.code].breadth(product) if side.code in self._quotients else 1

    def tells_apart(self, side: Territory, product: str, other: str) -> bool:
        """Whether different industries make the two: of all that one industry makes the quotient is the same."""
        if side.code not in self._quotients:
            return True
        own = self._quotients[side.code]
        return own.makers(product) != own.makers(other) or not own.makers(product)

    def exports(self, side: Territory, product: str) -> float:
        """Exports of the country as a bare number, a region's times its quotient: to weigh by, never to show."""
        exports = super().exports(side, product)
        if side.code in self._quotients:
            quotient = self._quotients[side.code].value(product)
            return exports * quotient if np.isfinite(quotient) else exports
        return exports

    def figure(self, side: Territory, products: Sequence[str], name: str = "", *, product: str = "") -> Figure | None:
        """The index of a side in some products together, or a region's quotient; None where nothing tells."""
        if side.code not in self._quotients:
            return super().figure(side, products, name, product=product)
        own = self._quotients[side.code]
        if len(products) == 1 and not name and not product:
            found = own.figure(products[0])
            return found if found else super().figure(side, products)
        known = [(figure, code) for code in products if (figure := own.figure(code))]
        if not known:
            return super().figure(side, products, name, product=product)
        parts = [figure for figure, _ in known]
        sold = {code: float(np.nan_to_num(super(RegionalIndex, self).exports(side, code))) for code in products}
        weights = np.array([sold[code] for _, code in known])
        if weights.sum() < COVERED * sum(sold.values()):
            return super().figure(side, products, name, product=product)
        weights = weights if weights.sum() > 0 else np.ones(len(parts))
        value = float(np.average([part.value for part in parts], weights=weights))
        ends = np.array([part.interval or (part.value, part.value) for part in parts])
        low, high = np.average(ends, axis=0, weights=weights)
        if len(parts) < len(products):
            words = f"mean of {len(parts)} of {len(products)} headings, weighted by the exports of {side.country.code}"
        else:
            words = f"mean of {len(parts)} headings, weighted by the exports of {side.country.code}"
        measure = "location_quotient" if product else f"location_quotient.{name or '+'.join(products)}"
        return self._derive.figure(
            measure, value, "index", parts[0].period, words, parts, grade="estimated",
            interval=(min(float(low), value), max(float(high), value)),
            territories=(side.code,), product=product,
        )  # fmt: skip

    def reservation(self, side: Territory) -> Caveat | None:
        """What must be said of how a side is seen; nothing of a country."""
        if side.code in self._quotients:
            return Caveat("specialisation_of_work", {"region": side.code, "country": side.country.code})
        return super().reservation(side)
