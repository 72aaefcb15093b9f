"""What other analyses have found of the pair, as a search for ventures takes it: their results are handed in.

Analyses do not import each other. What is taken of each result is said here as a protocol.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from dovetail.results.falls import Falls
from dovetail.terms.cluster import ClusterItem, ClusterTemplate
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl


class _Held(Protocol):
    @property
    def figures(self) -> Ledger: ...


class _Line(Protocol):
    @property
    def product(self) -> str: ...
    @property
    def actual(self) -> Figure | None: ...
    @property
    def unrealised(self) -> Figure | None: ...


class _Direction(Protocol):
    @property
    def seller(self) -> str: ...
    @property
    def buyer(self) -> str: ...
    @property
    def lines(self) -> Sequence[_Line]: ...


class Potential(_Held, Protocol):
    """What more could be sold: `dovetail.analyses.potential`."""

    @property
    def data(self) -> Mapping[str, pl.DataFrame]: ...
    @property
    def directions(self) -> Sequence[_Direction]: ...


class _Sector(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def elsewhere(self) -> Mapping[str, Figure | None]: ...


class Fit(_Held, Protocol):
    """Where strengths meet needs: `dovetail.analyses.fit`."""

    @property
    def sectors(self) -> Sequence[_Sector]: ...


class _Link(Protocol):
    @property
    def part(self) -> str: ...
    @property
    def seller(self) -> str: ...
    @property
    def buyer(self) -> str: ...
    @property
    def flow(self) -> Figure | None: ...


class Depending(Protocol):
    """On whom the machine builders of a side depend, in per cent of their output; the second territory is the one."""

    @property
    def maker(self) -> str: ...
    @property
    def output(self) -> Figure: ...
    @property
    def foreign(self) -> Figure | None: ...
    @property
    def suppliers(self) -> Sequence[Figure]: ...
    @property
    def abroad(self) -> Figure | None: ...
    @property
    def buyers(self) -> Sequence[Figure]: ...


class Chain(_Held, Protocol):
    """Links that run between the two: `dovetail.analyses.chains`."""

    @property
    def links(self) -> Sequence[_Link]: ...
    @property
    def dependence(self) -> Sequence[Depending]: ...


class _Side(Protocol):
    @property
    def index(self) -> Figure | None: ...
    @property
    def gap(self) -> Figure | None: ...
    @property
    def verdict(self) -> str: ...


class _Standing(Protocol):
    @property
    def item(self) -> ClusterItem: ...
    @property
    def sides(self) -> Mapping[str, _Side]: ...


class Board(_Held, Protocol):
    """What a cluster lacks on each side: `dovetail.analyses.clusters`."""

    @property
    def template(self) -> ClusterTemplate: ...
    @property
    def standings(self) -> Sequence[_Standing]: ...


#: Chapters of machines and vehicles, which the industries of machine builders make.
BUILT = ("84", "85", "86", "87", "88", "89", "90")

#: From this index on of something in its core a cluster counts as begun.
BEGUN = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a score that another analysis tells, from 0 to 1, with the Figures that it rests on."""

    value: float
    rests: tuple[Figure, ...] = ()


NOT_TOLD = Told(float("nan"))


@dataclass(frozen=True, slots=True)
class Lack:
    """The clusters that lack something on the builder's side, and of these those that lack it on both."""

    told: Told
    clusters: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """Results handed in, each where it is at hand.

    `spoken` is how much was said of each product, by HS code of two to six digits; `falls` are the worst years on
    record of what the two countries buy.
    """

    fit: Fit | None = None
    potential: Potential | None = None
    chains: Sequence[Chain] = ()
    clusters: Sequence[Board] = ()
    spoken: Mapping[str, float] | None = None
    falls: Falls | None = None

    def include(self, ledger: Ledger) -> None:
        """Take over the Figures of all that is given."""
        for one in (self.fit, self.potential, *self.chains, *self.clusters):
            if one is not None and one.figures is not ledger:
                ledger.include(one.figures)

    def market(self, seller: Territory, buyer: Territory, products: Sequence[str]) -> Told:
        """How large what the one sells the other, or could, of the first of some products that the potential tells of.

        Sold now and the unrealised part together, as the share of all products of the direction of which both together
        are less. Where the record goes no deeper, the product's chapter stands for it.
        """
        if self.potential is None:
            return NOT_TOLD
        way = (seller.country.code, buyer.country.code)
        room = self._room.get(way, {})
        code = next((c for one in products for c in (one, one[:2]) if c in room), "")
        if not code:
            return NOT_TOLD
        line = self._line(way, code)
        opened = tuple(figure for figure in (line.actual, line.unrealised) if figure) if line else ()
        return Told(float(np.mean([value < room[code] for value in room.values()])), opened)

    def room(self, seller: Territory, buyer: Territory, product: str) -> tuple[Figure, Figure] | None:
        """What the one's country sells the other's of a product, or of its chapter, and how much more it could."""
        way = (seller.country.code, buyer.country.code)
        found = (line for code in (product, product[:2]) if (line := self._line(way, code)))
        return next(((line.actual, line.unrealised) for line in found if line.actual and line.unrealised), None)

    def _line(self, way: tuple[str, str], product: str) -> _Line | None:
        """A product of a direction as the potential opens it."""
        directions = self.potential.directions if self.potential else ()
        lines = (line for one in directions if (one.seller, one.buyer) == way for line in one.lines)
        return next((line for line in lines if line.product == product), None)

    @cached_property
    def _room(self) -> dict[tuple[str, str], dict[str, float]]:
        """By direction and product what is sold now and the unrealised part together, where that is told."""
        found: dict[tuple[str, str], dict[str, float]] = {}
        if self.potential is not None:
            lines = self.potential.data["lines"].drop_nulls("unrealised_usd")
            names = ("seller", "buyer", "product", "actual_usd", "unrealised_usd")
            for seller, buyer, product, actual, unrealised in lines.select(names).iter_rows():
                found.setdefault((seller, buyer), {})[product] = (actual or 0.0) + unrealised
        return found

    def completes(self, product: str, made: str, builder: Territory, *, told: bool = True) -> Lack:
        """Which clusters that one of the two has begun lack it on the builder's side, and which on both.

        How much it completes is the share of the cluster's inputs that the builder's side lacks less of: of inputs
        whose gap, benchmark share x input weight x (1 - index), is narrower. Of several clusters the largest counts.
        Of an input of such a cluster it is not known where the builder's record does not tell (`told`).
        """
        clusters: list[str] = []
        gaps: list[str] = []
        rests: list[Figure] = []
        most = 0.0
        for board in self.clusters:
            inputs = [one.sides[builder.code].gap for one in board.standings if one.item.role == "inputs"]
            widths = [gap.value for gap in inputs if gap]
            for standing in board.standings if _begun(board) else ():
                item, sides = standing.item, standing.sides
                mine = {code[:4] for code in item.products}
                becomes = {code[:4] for code in item.made_into}
                if item.role != "inputs" or product not in mine or (made not in becomes if made else bool(becomes)):
                    continue
                side = sides[builder.code]
                if not told:
                    return Lack(NOT_TOLD, (), ())
                if side.gap and side.verdict != "at_home":
                    clusters.append(board.template.name)
                    rests.append(side.gap)
                    most = max(most, float(np.mean([width < side.gap.value for width in widths])))
                    if not any(one.verdict == "at_home" for one in sides.values()):
                        gaps.append(board.template.name)
        part = Told(most, tuple(rests)) if self.clusters else NOT_TOLD
        return Lack(part, tuple(clusters), tuple(gaps))

    def talk(self, codes: Sequence[str]) -> Told:
        """How much was said of some products, beside what was said most of; a chapter spoken of counts for a tenth."""
        if not self.spoken:
            return NOT_TOLD
        most = max(self.spoken.values())
        said = [
            weight * (1.0 if len(code) >= 4 else 0.1)
            for code, weight in self.spoken.items()
            if any(one.startswith(code) or code.startswith(one) for one in codes)
        ]
        return Told(min(max(said, default=0.0) / most, 1.0))

    def steady(self, products: Sequence[str], sides: Sequence[Territory]) -> Told:
        """How much of what the two countries buy of some products is left in the worst single year on record.

        The mean over products and over countries whose purchases are on record; 1 where they have never fallen.
        """
        if self.falls is None:
            return NOT_TOLD
        countries = {side.country.code: side for side in sides}.values()
        found = [fall.change for code in products for side in countries if (fall := self.falls.bought(side, code))]
        if not found:
            return NOT_TOLD
        left = float(np.mean([min(1 + change.value / 100, 1.0) for change in found]))
        return Told(left, tuple({change.id: change for change in found}.values()))

    def elsewhere(self, buyer: Territory, product: str) -> Figure | None:
        """What a side's country buys of the product's chapter from third parties."""
        sectors = self.fit.sectors if self.fit else ()
        return next((one.elsewhere.get(buyer.code) for one in sectors if one.code == product[:2]), None)

    def running(self, seller: Territory, buyer: Territory, product: str) -> Figure | None:
        """What the one already sells the other of the product, or of its chapter, by a chain that was traced."""
        links = [link for chain in self.chains for link in chain.links]
        return next(
            (
                link.flow
                for link in links
                if link.flow and (link.part, link.seller, link.buyer) == (product, seller.code, buyer.code)
            ),
            None,
        )

    def dependence(self, builder: Territory, use: str) -> Depending | None:
        """On whom those of the builder's country depend who build machines, by a chain that was traced."""
        if not use.startswith(BUILT):
            return None
        told = [one for chain in self.chains for one in chain.dependence]
        return next((one for one in told if one.maker == builder.country.code), None)


def _begun(board: Board) -> bool:
    return any(
        standing.item.role == "core"
        and any(side.index and side.index.value >= BEGUN for side in standing.sides.values())
        for standing in board.standings
    )
