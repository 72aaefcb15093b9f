"""What `fit` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure
from dovetail.terms.labels import Labels

#: A region counts as specialised where its estimated index and its location quotient both reach 1.
#: `need`: the seller is specialised in the product and the buyer is not; `shared`: both are, so trade may go both ways.
MatchKind = Literal["need", "shared"]


@dataclass(frozen=True, slots=True)
class Match:
    """A product in which the seller is specialised, with what stands on the buyer's side.

    Parameters
    ----------
    seller, buyer
        Codes of the two sides as asked for.
    product
        An HS heading.
    seller_index, buyer_index
        Specialisation in the heading: a country's Balassa index, a region's estimated one. The buyer's is None where
        its exports of the heading are not on record, which may be zero.
    buyer_density
        How near the heading lies to what the buyer is specialised in: high means that it could make it itself.
    exports
        What the seller's country sells to all.
    sold, elsewhere, share
        What the two countries trade of it, what the buyer's country buys from third parties, and the seller's share of
        all that it buys, in per cent. Their `product` is the heading, or the chapter where the record goes no deeper;
        None where they are not on record.
    extent
        How large the match is: the lesser of the seller's exports to all and of the buyer's purchases from third
        parties, both of the heading. Where the record goes no deeper than the chapter, the heading's part of these is
        taken from the world's exports. It is a size to sort by, not a forecast. None if not known.
    labels
        Technology and stage of processing.
    """

    seller: str
    buyer: str
    product: str
    kind: MatchKind
    seller_index: Figure
    buyer_index: Figure | None
    buyer_density: Figure | None
    exports: Figure | None
    sold: Figure | None
    elsewhere: Figure | None
    share: Figure | None
    extent: Figure | None
    labels: Labels


@dataclass(frozen=True, slots=True)
class Sector:
    """An HS chapter seen from both sides; mappings by the side's code, or by (seller, buyer).

    `strengths` counts the headings in which a side is specialised, `index` is its specialisation in the chapter as a
    whole, `sold`, `elsewhere` and `share` are as in `Match`.
    """

    code: str
    index: Mapping[str, Figure | None]
    strengths: Mapping[str, Figure]
    sold: Mapping[tuple[str, str], Figure | None]
    elsewhere: Mapping[str, Figure | None]
    share: Mapping[str, Figure | None]


@dataclass(frozen=True, kw_only=True)
class FitResult(Result):
    """A map of both sides: strengths meeting needs, product by product and sector by sector.

    Parameters
    ----------
    pair
        The pair as asked for; `shown` are the countries whose trade is shown.
    period
        Year of the world table from which specialisation is read.
    matches
        Of both directions; within one by `extent`, and by the seller's exports where that is not known.
    sectors
        By how much the two trade in them.
    similarity
        Likeness of the two countries' export baskets (Finger and Kreinin), 0 to 100.
    complementarity
        By (seller, buyer): how far the seller's exports cover the buyer's purchases (Michaely), 0 to 100; only where
        purchases by product are on record.
    two_way
        Share of the two countries' trade that goes both ways within a product (Grubel and Lloyd), in per cent.
    counts
        Headings each side is specialised in, by its code, and `both`; a side whose exports are not on record has none,
        and no match either, since nothing tells what it needs.

    Tables in `data`: `matches`, `sectors`.
    """

    pair: tuple[str, str]
    shown: tuple[str, str]
    period: str
    matches: tuple[Match, ...]
    sectors: tuple[Sector, ...]
    similarity: Figure | None
    complementarity: Mapping[tuple[str, str], Figure]
    two_way: Figure | None
    counts: Mapping[str, Figure]

    def of(self, seller: str, kind: MatchKind | None = None) -> tuple[Match, ...]:
        """The matches of one seller, all or of one kind."""
        return tuple(one for one in self.matches if one.seller == seller and kind in (None, one.kind))
