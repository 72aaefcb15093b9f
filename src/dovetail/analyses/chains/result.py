"""What `trace_chain` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

#: What stands behind a link between two sides.
LinkStatus = Literal[
    "runs",  # the part is sold by the one to the other, by its own heading
    "runs_in_chapter",  # goods of the part's chapter are sold; the record goes no deeper. Of sectors: by estimate
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
    headings
        Headings that a sector makes, as far as the world trades them; the code itself for a product, none for a
        service.
    """

    code: str
    tier: int
    kinds: tuple[str, ...]
    capability: Mapping[str, Figure | None]
    sold: Mapping[tuple[str, str], Figure | None]
    bought_elsewhere: Mapping[str, Figure | None]
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A part that one side makes, or sells, and the other builds in.

    `flow` is the seller's sale of the part, `back` the buyer's sale of what it goes into: metal one way, machines the
    other. Both may be of a chapter. `coefficient` bounds what the industry of the whole buys of that of the part for a
    unit of its output: the middle half over the regions of an input-output table.
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
    coefficient: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ContentHome:
    """Of all that one side sells the other, in an input-output table: Borin and Mancini's terms of whose value it is.

    `domestic`, `foreign` and `twice` (content that has crossed the exporter's border before) add up to `exports`.
    `home` is the part of `domestic` that the exporter's own final demand absorbs in the end. A side may be `X-ROW`, the
    rest of the world, where a country has no rows of its own.
    """

    exporter: str
    importer: str
    exports: Figure
    domestic: Figure
    foreign: Figure
    twice: Figure
    home: Figure


@dataclass(frozen=True, slots=True)
class GoodsContent:
    """Whose value added is in the metals, the machines or all that one side sells the other, or makes.

    Parameters
    ----------
    maker, buyer
        Codes of the table; the buyer is `X-WLD` for all that is made.
    group
        `METALS`, `MACHINES` or `TOTAL`.
    sold
        The sales, in money.
    own, own_metals
        Per cent of the sales that is value added of the maker, and that of its metal industry.
    partner, partner_metals
        The same of the other side: metal that went out and comes back in machines.
    foreign
        What all but the maker added: the foreign content.
    others
        What third countries added: the foreign content without the other side's.
    """

    maker: str
    buyer: str
    group: str
    sold: Figure
    own: Figure | None
    own_metals: Figure | None
    partner: Figure | None
    partner_metals: Figure | None
    foreign: Figure | None
    others: Figure | None


@dataclass(frozen=True, slots=True)
class Dependence:
    """On whom the machine builders of a side depend, in an input-output table: shares of their output, in per cent.

    `suppliers` is the value added of the largest foreign regions in it, at all tiers: what would be missing if the part
    of one stopped and nothing replaced it; `foreign` is that of all. `buyers` is what the final demand of the largest
    foreign regions takes of it in the end, inside whatever and by whichever way: what would go with that demand;
    `abroad` is that of all. Largest first, the other side among them; the rest of the world is no one region, and left
    out. The second of the `territories` of a share is the region.
    """

    maker: str
    output: Figure
    foreign: Figure | None
    suppliers: tuple[Figure, ...]
    abroad: Figure | None
    buyers: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class MetalAtHome:
    """How much metal a machine building industry of a region takes from the region itself.

    Parameters
    ----------
    industry, classification
        Code of the industry in the input-output table.
    national
        Metals from the industry's own country, per cent of its output there.
    regional
        Metals from the region, per cent of output: Flegg's quotients, the interval over several deltas.
    builders, metals
        Location quotients of the region's people in the industry and in metals.
    """

    region: str
    industry: str
    classification: str
    national: Figure
    regional: Figure
    builders: Figure
    metals: Figure


@dataclass(frozen=True, kw_only=True)
class ChainsResult(Result):
    """The chain of a product, or of a sector, up to its inputs and down to its uses, seen from a pair.

    `product` is a heading, or `ISIC4:` and a division for a sector; so are the codes of nodes and links.

    `pair` is the pair asked about, `shown` the one whose trade is shown: the countries where a region has none on
    record. `links` stand in order: running ones first, then those that could run, each from the product outwards, by
    how firmly the part belongs, and by value.

    `content` and `goods` are empty where no input-output table tells of both sides; `accounted` are the codes that they
    are told of. `dependence` is told of each side that has rows of its own there. `stages` are the stages to final use
    of `METALS` and `MACHINES` of each. `at_home` is empty where no side is a region with industries on record. Tables
    in `data`: `nodes`, `links`, and `content`, whose rows are those of the declared table `value_added`.
    """

    pair: tuple[str, str]
    shown: tuple[str, str]
    product: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    content: tuple[ContentHome, ...]
    goods: tuple[GoodsContent, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    stages: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    at_home: tuple[MetalAtHome, ...] = ()
    accounted: tuple[str, str] | None = None

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
