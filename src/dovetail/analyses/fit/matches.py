"""Which products of one side meet a need or a strength of the other, and how large each match is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dovetail.analyses.fit.result import Match, MatchKind
from dovetail.analyses.fit.strengths import SPECIALISED, Strengths
from dovetail.results.derive import Deriver
from dovetail.results.pair_trade import PairTrade
from dovetail.results.reach import Reach
from dovetail.terms.figure import Figure
from dovetail.terms.labels import labels_of
from dovetail.terms.territory import Pair, Territory


@dataclass(frozen=True)
class Board:
    """Everything that is known of both sides; `trade` is None for two regions of one country."""

    derive: Deriver
    pair: Pair
    strengths: Strengths
    reach: Reach
    trade: PairTrade | None
    headings: tuple[str, ...]

    def sold(self, seller: Territory, buyer: Territory, code: str) -> Figure | None:
        """What the seller's country sells the buyer's."""
        return self.trade.sold(seller.country.code, buyer.country.code, code) if self.trade else None

    def elsewhere(self, buyer: Territory, code: str) -> Figure | None:
        """What the buyer's country buys from third parties."""
        return self.trade.elsewhere(buyer.country.code, code) if self.trade else None

    def share(self, buyer: Territory, code: str) -> Figure | None:
        """The other country's share of what the buyer's country buys."""
        return self.trade.share(buyer.country.code, code) if self.trade else None

    def total(self, side: Territory) -> Figure:
        """Exports of a country in all headings, undisclosed goods left out."""
        figure = self.strengths.exports.sold(side, self.headings, product="TOTAL")
        if figure is None:
            raise AssertionError("asked only of countries in the table")  # pragma: no cover
        return figure

    def counted(self, what: str, codes: list[str], *sides: Territory) -> Figure:
        """How many headings; for a region an estimate."""
        estimated = any(self.strengths.estimated(side) for side in sides)
        proxy = any(side != side.country and not self.strengths.estimated(side) for side in sides)
        world = self.strengths.exports.world(self.headings, product="TOTAL")
        return self.derive.figure(
            f"count.{what}", len(codes), "count", self.strengths.exports.period,
            f"headings with an index of {SPECIALISED:g} or more", [world] if world else [],
            grade="estimated" if estimated else "proxy" if proxy else "computed",
            territories=tuple(side.code for side in sides),
        )  # fmt: skip


def matched(board: Board, top: int) -> Iterator[Match]:
    """The best matches of each direction and kind, the largest first."""
    a, b = board.pair.a, board.pair.b
    for seller, buyer in ((a, b), (b, a)):
        if not board.strengths.known(buyer):
            continue  # nothing tells what it needs
        found: dict[MatchKind, list[tuple[float, float, str]]] = {"need": [], "shared": []}
        for code in board.headings:
            if not board.strengths.strong(seller, code):
                continue
            if board.strengths.less_than_country(buyer, code):
                continue  # its country has it, and it hardly: neither a need nor shared, as a reservation says
            kind: MatchKind = "shared" if board.strengths.strong(buyer, code) else "need"
            extent = _extent(board, seller, buyer, code)
            weight = board.strengths.weight(seller, code)
            found[kind].append((-extent if np.isfinite(extent) else 0.0, -weight, code))
        for kind, some in found.items():
            for _, _, code in sorted(some)[:top]:
                yield _match(board, seller, buyer, code, kind)


def _extent(board: Board, seller: Territory, buyer: Territory, code: str) -> float:
    """The extent as a bare number, to sort by; NaN where it is not known."""
    elsewhere = board.elsewhere(buyer, code)
    if elsewhere is None:
        return float("nan")
    need = elsewhere.value
    if elsewhere.product != code:
        whole = board.strengths.exports.traded(_chapter(board, code))
        need *= board.strengths.exports.traded((code,)) / whole if whole else float("nan")
    return min(board.strengths.weight(seller, code), need)


def _match(board: Board, seller: Territory, buyer: Territory, code: str, kind: MatchKind) -> Match:
    index = board.strengths.figure(seller, code)
    if index is None:
        raise AssertionError("a specialised seller has an index")  # pragma: no cover
    exports = board.strengths.exports.sold(seller, (code,))
    elsewhere = board.elsewhere(buyer, code)
    return Match(
        seller=seller.code,
        buyer=buyer.code,
        product=code,
        kind=kind,
        seller_index=index,
        buyer_index=board.strengths.figure(buyer, code),
        buyer_density=board.reach.figure(buyer, code),
        exports=exports,
        sold=board.sold(seller, buyer, code),
        elsewhere=elsewhere,
        share=board.share(buyer, code),
        extent=_bound(board, seller, buyer, code, exports, elsewhere),
        labels=labels_of(code),
    )


def _bound(
    board: Board, seller: Territory, buyer: Territory, code: str, exports: Figure | None, elsewhere: Figure | None
) -> Figure | None:
    """The lesser of what the seller sells to all and what the buyer buys from third parties."""
    if exports is None or elsewhere is None:
        return None
    parts, need, words = [exports, elsewhere], elsewhere.value, "purchases from third parties"
    if elsewhere.product != code:
        part = board.strengths.exports.world((code,))
        whole = board.strengths.exports.world(_chapter(board, code), product=code[:2])
        if part is None or whole is None:
            return None
        parts += [part, whole]
        need *= part.value / whole.value
        words += " of the chapter times the heading's part of the world's exports of it"
    return board.derive.figure(
        "extent", min(exports.value, need), "usd", elsewhere.period, f"lesser of exports to all and of {words}", parts,
        grade="estimated", territories=(seller.country.code, buyer.country.code), product=code,
    )  # fmt: skip


def _chapter(board: Board, code: str) -> tuple[str, ...]:
    return board.strengths.exports.products(code[:2])
