"""What `find_ventures` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

#: The parts of a score, each from 0 (worst) to 1 (best).
PARTS: tuple[str, ...] = (
    "buyers",  # how specialised the builder is in what the product goes into, and how much it sells of that
    "need",  # how much the builder lacks of the product itself
    "skill",  # the bringer's specialisation in the product
    "inputs",  # the bringer's specialisation in what the product is made of
    "two_sided",  # the weaker of what the one brings and what the other builds
    "world",  # share of products that the world trades less of: third countries
    "technology",  # class of technology, low to high
)


@dataclass(frozen=True, slots=True)
class Venture:
    """One candidate: to make `product` for `use`, the one side building the use, the other bringing what it takes.

    Parameters
    ----------
    product, use
        HS headings. `uses` are all headings of the builder's specialisation that take the product, strongest first.
    builder, bringer
        Codes of the sides: the one makes what the product goes into, the other brings the product or its materials.
    scores
        The parts of the score by name, each a Figure from 0 to 1; None where nothing tells.
    score
        Their weighted mean with what is not known at one half.
    rank
        Rank among all candidates, its interval that under random weights.
    first_share
        Share of draws in which it comes first.
    capability
        Balassa index of each side in the product.
    materials
        Headings that it is made of with the bringer's index in each, strongest first.
    technology, controlled
        Class of technology; category of controlled goods that the heading may hold, empty if none.
    suppliers
        Exports of the product by the largest third exporters: who sells it now.
    questions
        Names of questions to ask, for the wording of the brief.
    """

    product: str
    use: str
    uses: tuple[str, ...]
    kind: str
    builder: str
    bringer: str
    scores: Mapping[str, Figure | None]
    score: Figure
    rank: Figure
    first_share: Figure
    capability: Mapping[str, Figure | None]
    use_capability: Figure | None
    materials: tuple[tuple[str, Figure], ...]
    technology: str
    controlled: str
    suppliers: tuple[Figure, ...]
    questions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class VenturesResult(Result):
    """Candidates in the order of their rank, or high technology first. Table in `data`: `ventures`.

    `considered` is how many candidates were ranked, of which the first are shown.
    """

    pair: tuple[str, str]
    ventures: tuple[Venture, ...]
    considered: int
    weights: Mapping[str, float]
    seed: int
