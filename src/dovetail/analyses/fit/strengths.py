"""How specialised a side is in a heading: a country by its exports, a region by its industries and its country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dovetail.results.derive import Deriver
from dovetail.results.specialisation import Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.industry import industry_headings, part_of
from dovetail.terms.territory import Territory

#: From this index on a side counts as specialised.
SPECIALISED = 1.0


@dataclass(frozen=True)
class Strengths:
    """Specialisation by heading, as bare numbers to sift by and as Figures to show.

    Parameters
    ----------
    exports
        The world table.
    quotients
        Of each region: its location quotients by heading. A region without any is seen through its country, as a
        proxy.

    Notes
    -----
    A region's index is estimated: its country's Balassa index in the heading times the region's location quotient in
    the industries that make it. This takes the region to export the same part of what it makes as its country does.
    """

    derive: Deriver
    exports: Specialisation
    quotients: Mapping[str, Quotients]

    def estimated(self, side: Territory) -> bool:
        """Whether the side is a region with quotients of its own."""
        return side.code in self.quotients

    def known(self, side: Territory) -> bool:
        """Whether anything is on record of what the side's country sells."""
        return self.exports.covers(side)

    def value(self, side: Territory, heading: str) -> float:
        """The index; NaN where it is not known."""
        national = self.exports.value(side, heading)
        if not self.estimated(side):
            return national
        return national * self.quotients[side.code].value(heading)

    def strong(self, side: Territory, heading: str) -> bool:
        """Whether the side is specialised: a region only where it is so within its country too."""
        if not self.value(side, heading) >= SPECIALISED:  # NaN is not
            return False
        return not self.estimated(side) or self.quotients[side.code].value(heading) >= SPECIALISED

    def less_than_country(self, side: Territory, heading: str) -> bool:
        """Whether the index says that a region is specialised, and it has less of the heading than its country."""
        return self.value(side, heading) >= SPECIALISED and not self.strong(side, heading)

    def weight(self, side: Territory, heading: str) -> float:
        """The country's exports, times the region's quotient for a region: to sort by, not to show."""
        exports = self.exports.exports(side, heading)
        return exports * self.quotients[side.code].value(heading) if self.estimated(side) else exports

    def figure(self, side: Territory, heading: str) -> Figure | None:
        """The index as a Figure, None where it is not known."""
        if not self.estimated(side):
            return self.exports.figure(side, (heading,))
        return self._scaled(side, heading, self.exports.figure(side.country, (heading,)), self._quotient(side, heading))

    def of_chapter(self, side: Territory, chapter: str, headings: Sequence[str]) -> Figure | None:
        """The index of all headings of a chapter together; a region's quotient is weighted by its country's exports."""
        if not self.estimated(side):
            return self.exports.figure(side, headings, product=chapter)
        weighted = [
            (quotient, weight)
            for code in headings
            if (quotient := self._quotient(side, code)) and np.isfinite(weight := self.exports.exports(side, code))
        ]
        whole = sum(weight for _, weight in weighted)
        if not whole > 0:
            return None
        parts = [quotient for quotient, _ in weighted]
        value, low, high = (
            sum(number * weight for number, (_, weight) in zip(numbers, weighted, strict=True)) / whole
            for numbers in zip(*((part.value, *(part.interval or (part.value,) * 2)) for part in parts), strict=True)
        )
        mean = self.derive.figure(
            "location_quotient", value, "index", parts[0].period,
            f"mean of {len(parts)} headings, weighted by the exports of {side.country.code}", parts,
            grade="estimated", territories=(side.code,), product=chapter,
            interval=(min(low, value), max(high, value)),
        )  # fmt: skip
        return self._scaled(side, chapter, self.exports.figure(side.country, headings, product=chapter), mean)

    def _quotient(self, side: Territory, heading: str) -> Figure | None:
        return self.quotients[side.code].figure(heading)

    def _scaled(self, side: Territory, code: str, index: Figure | None, quotient: Figure | None) -> Figure | None:
        if index is None or quotient is None:
            return None
        bounds = quotient.interval
        return self.derive.figure(
            "balassa.regional", index.value * quotient.value, "index", index.period,
            f"index of {side.country.code} times the location quotient of {side.code}", (index, quotient),
            grade="estimated", territories=(side.code,), product=code,
            interval=(index.value * bounds[0], index.value * bounds[1]) if bounds else None,
        )  # fmt: skip


class Quotients:
    """Location quotients of a region's industries, carried over to the headings that they make.

    A heading made by one industry has its quotient; one made by several has their mean, weighted by the part of the
    heading that each makes. Of an industry and its part the part alone counts.

    Parameters
    ----------
    industries
        Location quotients by code of the industry.
    classification
        Classification of the industries, one from which there is a way to the Harmonised System.
    """

    def __init__(self, derive: Deriver, territory: str, industries: Mapping[str, Figure], classification: str) -> None:
        self._derive, self._territory = derive, territory
        makers: dict[str, dict[str, float]] = {}
        self._breadth: dict[str, int] = {}
        for code, figure in industries.items():
            headings = industry_headings(code, classification)
            self._breadth[figure.id] = len(headings)
            for heading, part in headings.items():
                if part > 0:
                    makers.setdefault(heading, {})[code] = part
        self._makers: dict[str, list[tuple[Figure, float]]] = {}
        for heading, parts in makers.items():
            wholes = {part_of(code, classification) for code in parts}
            self._makers[heading] = [(industries[code], part) for code, part in parts.items() if code not in wholes]
        self._known: dict[str, Figure] = {}

    def value(self, heading: str) -> float:
        """The quotient as a bare number; NaN where no industry on record makes the heading."""
        parts = self._makers.get(heading)
        return _mean(parts, [figure.value for figure, _ in parts]) if parts else float("nan")

    def makers(self, heading: str) -> frozenset[str]:
        """The industries on record that make the heading; empty where none does."""
        return frozenset(figure.product for figure, _ in self._makers.get(heading, ()))

    def breadth(self, heading: str) -> int:
        """How many headings the narrowest industry on record makes that makes this one; 0 where none does."""
        return min((self._breadth[figure.id] for figure, _ in self._makers.get(heading, ())), default=0)

    def figure(self, heading: str) -> Figure | None:
        """The quotient as a Figure, None where it is not known."""
        parts = self._makers.get(heading)
        if not parts or heading in self._known:
            return self._known.get(heading)
        figures = [figure for figure, _ in parts]
        value = self.value(heading)
        low, high = (
            _mean(parts, [(figure.interval or (figure.value, figure.value))[end] for figure in figures])
            for end in (0, 1)
        )
        self._known[heading] = self._derive.figure(
            "location_quotient", value, "index", figures[0].period,
            f"mean over {len(figures)} industries by the part of the heading that each makes", figures,
            grade="estimated", territories=(self._territory,), product=heading,
            interval=(min(low, value), max(high, value)),
        )  # fmt: skip
        return self._known[heading]


def _mean(parts: Sequence[tuple[Figure, float]], values: Sequence[float]) -> float:
    return sum(value * weight for value, (_, weight) in zip(values, parts, strict=True)) / sum(w for _, w in parts)
