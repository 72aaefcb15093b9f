"""What `find_ventures` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dovetail.analyses.ventures.given import Depending
from dovetail.results.falls import Fall
from dovetail.results.result import Result
from dovetail.sources.chains import chain_names, made_for
from dovetail.terms.figure import Figure
from dovetail.terms.heading import heading_name
from dovetail.terms.territory import Language

#: The parts of a score, each from 0 (worst) to 1 (best).
PARTS: tuple[str, ...] = (
    "buyers",  # how specialised the two are in what the product goes into, and how much is sold of that
    "tied",  # of all that takes the product, how far the two build it: high for what fits few machines besides theirs
    "need",  # how far the builder's index in the product lags behind that in what it goes into
    "skill",  # the bringer's specialisation in the product
    "inputs",  # the bringer's specialisation in all that the product is made of
    "two_sided",  # the weaker of what the one brings and what the other builds
    "completes",  # how wide the gap is, among those of a cluster that one of the two has begun, on the builder's side
    "market",  # what the two sell each other of the product and of what it goes into, with what more could be sold
    "world",  # share of products that the world trades less of: third countries
    "steady",  # what is left of the purchases of what it goes into in the worst year on record
    "technology",  # class of technology, low to high
    "spoken",  # how much was said of it, or of what it goes into, at the meeting
)


def good_name(product: str, made: str, language: Language = "en") -> str:
    """What would be made, in words: castings and forgings by what they become.

    >>> good_name("8708", ""), good_name("7325", "8466")
    ('Axles, gearboxes and other vehicle parts', 'Castings for machine-tool beds')
    """
    if made:
        return made_for()[product][made][1 if language == "ru" else 0]
    names = chain_names().get(product)
    return names[1 if language == "ru" else 0] if names else heading_name(product, language)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A candidate whose evidence is too thin to stand among the others.

    `doubts` says why: `skill_not_shown` where no record of the bringer's own says that it makes the product,
    `inputs_in_part` where it is specialised in less than half of what the product is made of,
    `materials_only` where in raw materials alone. `covered` is the part of its inputs in which it is specialised.
    """

    product: str
    made: str
    use: str
    builder: str
    bringer: str
    covered: Figure
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Venture:
    """One candidate: to make `product` for `use`, the one side building the use, the other bringing what it takes.

    Parameters
    ----------
    product, made, use
        HS headings. Castings and forgings of `product` that are recognisably parts of a machine are classified with
        these parts, the heading `made`, empty for what stays in its own. `uses` are all headings of the builder's
        specialisation that take the product, those it sells most of first.
    builder, bringer
        Codes of the sides: the one makes what the product goes into, the other brings the product or its materials.
    scores
        The parts of the score by name, each a Figure from 0 to 1; None where nothing tells.
    unknown
        Names of the parts that are told of other candidates and not of this one: each counts at one half.
    score
        Their weighted mean with what is not known at one half.
    rank
        Rank among all candidates, its interval that under random weights and all that the evidence leaves room for.
    first_share
        Share of draws in which it comes first.
    capability
        Index of each side in the product, for castings and forgings the lesser of that and of the index in `made`.
    use_capability
        Index of the builder in `use`.
    sold, world
        What the builder's country sells abroad of `use`, and what the world does: third countries buy these.
    room
        What the builder's country sells the bringer's of `use`, or of its chapter, and how much more it could.
    materials
        Headings that it is made of with the bringer's index in each, strongest first.
    lacking
        Headings that it is made of in which neither side is specialised: these come from third countries.
    alone
        Of the first of these what the largest third exporter sells of all that the world exports: how far they hang on
        one country. Empty where not every exporter is on record.
    origin
        Value content by deduction if only what is `lacking` were foreign, an interval by the bounds of whole
        industries; None where no input-output table bounds it.
    clusters
        Names of the clusters that lack it on the builder's side.
    technology, controlled
        Class of technology; category of controlled goods that the heading may hold, empty if none.
    sellers
        Exports of the product by the largest third exporters: who sells it to the world.
    suppliers
        What the builder's country buys of it, or of its chapter, from the largest third suppliers.
    elsewhere, exposure
        What the builder's country buys of the chapter from third parties, and the share of the largest supplier.
    shocks
        The worst single years on record of what each of the two countries buys of `use` from all, and of what the
        builder's sells the bringer's of it; those that are on record.
    dependence
        On whom the machine builders of the builder's country depend, where an input-output table tells of them.
    running
        What already goes from the bringer to the builder, by a chain that was traced.
    questions
        Names of questions to ask, for the wording of the brief.
    """

    product: str
    made: str
    use: str
    uses: tuple[str, ...]
    kind: str
    builder: str
    bringer: str
    scores: Mapping[str, Figure | None]
    unknown: tuple[str, ...]
    score: Figure
    rank: Figure
    first_share: Figure
    capability: Mapping[str, Figure | None]
    use_capability: Figure | None
    sold: Figure | None
    world: Figure | None
    room: tuple[Figure, Figure] | None
    materials: tuple[tuple[str, Figure], ...]
    lacking: tuple[str, ...]
    alone: tuple[Figure, ...]
    origin: Figure | None
    clusters: tuple[str, ...]
    technology: str
    controlled: str
    sellers: tuple[Figure, ...]
    suppliers: tuple[Figure, ...]
    elsewhere: Figure | None
    exposure: Figure | None
    shocks: tuple[Fall, ...]
    dependence: Depending | None
    running: Figure | None
    questions: tuple[str, ...]
    reason: str

    def name(self, language: Language = "en") -> str:
        """What would be made, in words."""
        return good_name(self.product, self.made, language)


@dataclass(frozen=True, kw_only=True)
class VenturesResult(Result):
    """Candidates in the order of their rank, or high technology first. Tables in `data`: `ventures`, `held_back`.

    `considered` is how many candidates were ranked, of which the first are shown; `beside` are those that close the
    gaps of the cluster asked for and stand farther back; `held_back` those whose evidence is thin.
    """

    pair: tuple[str, str]
    ventures: tuple[Venture, ...]
    beside: tuple[Venture, ...]
    held_back: tuple[HeldBack, ...]
    considered: int
    weights: Mapping[str, float]
    seed: int

    @property
    def shown(self) -> tuple[Venture, ...]:
        """The first and those beside them."""
        return (*self.ventures, *self.beside)
