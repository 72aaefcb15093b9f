"""What `trace_chain` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

#: What stands behind a link between two sides.
LinkStatus = Literal[
    "runs",  # the part is sold by the one to the other, by its own heading
    "runs_in_chapter",  # goods of the part's chapter are sold; the record goes no deeper
    "could",  # one side is specialised in the part and the other in what it goes into, and no sale is on record
]


@dataclass(frozen=True, slots=True)
class Node:
    """One product of a chain.

    Parameters
    ----------
    tier
        Steps from the product asked about: below 0 are inputs, above 0 uses.
    capability
        Balassa index by side, None where nothing tells; for a region its country's, graded `proxy`.
    sold
        What one side sells the other by (exporter, importer), None where nothing is on record. Its `product` is the
        heading, or the chapter where the record goes no deeper. The codes are those of `ChainsResult.shown`.
    bought_elsewhere
        What each side buys from third parties, by side, of the same product as `sold`; None where not known.
    """

    code: str
    tier: int
    kinds: tuple[str, ...]
    capability: Mapping[str, Figure | None]
    sold: Mapping[tuple[str, str], Figure | None]
    bought_elsewhere: Mapping[str, Figure | None]


@dataclass(frozen=True, slots=True)
class Link:
    """A part that one side makes, or sells, and the other builds in.

    `flow` is the seller's sale of the part, `back` the buyer's sale of what it goes into: metal one way, machines the
    other. Both may be of a chapter.
    """

    part: str
    whole: str
    kind: str
    use: str
    seller: str
    buyer: str
    status: LinkStatus
    flow: Figure | None
    back: Figure | None
    seller_capability: Figure | None
    buyer_capability: Figure | None
    reason: str


@dataclass(frozen=True, slots=True)
class ContentHome:
    """Of the exports of one side to the other: own value added, that of others, and what comes home in the end."""

    exporter: str
    importer: str
    exports: Figure
    domestic: Figure
    foreign: Figure
    home: Figure


@dataclass(frozen=True, kw_only=True)
class ChainsResult(Result):
    """A product's chain up to its inputs and down to its uses, seen from a pair.

    `pair` is the pair asked about, `shown` the one whose trade is shown: the countries where a region has none on
    record. `links` stand in order: running ones first, then those that could run, each from the product outwards, by
    how firmly the part belongs, and by value. `content` is empty where a side is in no input-output table. Tables in
    `data`: `nodes`, `links`.
    """

    pair: tuple[str, str]
    shown: tuple[str, str]
    product: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    content: tuple[ContentHome, ...]

    def of(self, status: LinkStatus) -> tuple[Link, ...]:
        """The links of one status."""
        return tuple(link for link in self.links if link.status == status)

    def by_chapter(self) -> tuple[tuple[Link, ...], ...]:
        """Links of one seller whose parts and wholes lie in the same two chapters, together, in the order of links.

        What to show where the record goes no deeper than chapters: each group rests on the same two flows.
        """
        groups: dict[tuple[str, str, str], list[Link]] = {}
        for link in self.links:
            groups.setdefault((link.seller, link.part[:2], link.whole[:2]), []).append(link)
        return tuple(tuple(group) for group in groups.values())
