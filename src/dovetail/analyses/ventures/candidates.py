"""Sift the parts graph for products that two sides could make together, and score them by parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dovetail.analyses.ventures.result import PARTS
from dovetail.results.specialisation import Specialisation
from dovetail.sources.chains import technology_class
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.territory import Territory

#: From this Balassa index on a side counts as specialised, and from the other as able to begin.
SPECIALISED, ABLE = 1.0, 0.3

#: A machine counts as a buyer from this index on of what the builder's country sells abroad, however many build it.
SOLD = 0.1

#: Made components (what is merely smelted, rolled or drawn is trade), and the machines and structures they go into.
COMPONENTS = (
    "4009", "4010", "4011", "4016", "7007", "7008", "7009", "7307", "7309", "731", "7320", "7325", "7326", "7616",
    "82", "83", "84", "85", "8607", "8608", "8706", "8707", "8708", "8714", "8807", "90", "9401", "9405",
)  # fmt: skip
WHOLES = ("7308", "7321", "7322", "84", "85", "86", "87", "88", "89", "90", "94")

#: How firmly a part belongs, as a factor.
FIRMNESS = {"always": 1.0, "usual": 0.8, "some": 0.4}
CLASSES = {"low": 0.0, "medium-low": 1 / 3, "medium-high": 2 / 3, "high": 1.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product, what it goes into, and who does what; `parts` are its scores in the order of `PARTS`, NaN unknown."""

    edge: PartEdge
    uses: tuple[PartEdge, ...]
    builder: Territory
    bringer: Territory
    materials: tuple[PartEdge, ...]
    parts: tuple[float, ...]


def squeeze(index: float) -> float:
    """A Balassa index folded onto 0 to 1: r / (1 + r), one half at the world's average.

    >>> squeeze(1.0), squeeze(3.0)
    (0.5, 0.75)
    """
    return index / (1 + index)


def known(value: float) -> float:
    """A number, or 0 where it is not known: for asking whether it reaches a threshold."""
    return value if np.isfinite(value) else 0.0


def candidates(graph: PartsGraph, sides: tuple[Territory, Territory], index: Specialisation) -> Iterator[Candidate]:
    """The best candidate of each product that one side's machines need and the two could make, product by product.

    A product is one if one side is specialised in what it goes into and not in it, and the other is able in the
    product or specialised in something that it is made of. What both are specialised in is trade, not a venture.
    """
    wholes = [code for code in graph.codes if code.startswith(WHOLES)]
    largest = max((known(index.exports(side, code)) for side in sides for code in wholes), default=0.0)
    if not largest > 0:
        return
    for product in graph.codes:
        if not product.startswith(COMPONENTS):
            continue
        made_of = graph.inputs(product, ("material", "part"))
        uses = [edge for edge in graph.uses(product, ("part", "material")) if edge.whole.startswith(WHOLES)]
        if not made_of or not uses or all(known(index.value(side, product)) >= SPECIALISED for side in sides):
            continue
        found = [
            candidate
            for builder, bringer in (sides, (sides[1], sides[0]))
            if (candidate := _candidate(product, builder, bringer, uses, made_of, index, largest))
        ]
        if found:
            yield max(found, key=lambda one: float(np.nanmean(one.parts)))


def _candidate(
    product: str,
    builder: Territory,
    bringer: Territory,
    uses: Sequence[PartEdge],
    made_of: Sequence[PartEdge],
    index: Specialisation,
    largest: float,
) -> Candidate | None:
    lacks, has = index.value(builder, product), index.value(bringer, product)
    demand = {
        edge: FIRMNESS[edge.use]
        * squeeze(index.value(builder, edge.whole))
        * float(np.sqrt(known(index.exports(builder, edge.whole)) / largest))
        for edge in uses
        if known(index.value(builder, edge.whole)) >= SPECIALISED and known(index.abroad(builder, edge.whole)) >= SOLD
    }
    supply = {
        edge: FIRMNESS[edge.use] * squeeze(index.value(bringer, edge.part))
        for edge in made_of
        if known(index.value(bringer, edge.part)) > 0
    }
    specialised = [edge for edge in supply if index.value(bringer, edge.part) >= SPECIALISED]
    if not demand or known(lacks) >= SPECIALISED or not (known(has) >= ABLE or specialised):
        return None
    built = sorted(demand, key=lambda edge: (-demand[edge], edge.whole))
    brought = sorted(supply, key=lambda edge: (-supply[edge], edge.part))
    buyers = 1 - float(np.prod([1 - value for value in demand.values()]))
    inputs = float(np.mean([supply[edge] for edge in brought[:3]])) if brought else float("nan")
    skill = squeeze(has) if np.isfinite(has) else float("nan")
    brings = max(known(skill), known(inputs))
    scores = {
        "buyers": buyers,
        "need": 1 - min(lacks, 1.0),  # NaN where the builder's own exports are not on record
        "skill": skill,
        "inputs": inputs,
        "two_sided": min(buyers, brings),
        "world": index.world_rank(product),
        "technology": CLASSES[technology_class(product)],
    }
    return Candidate(
        built[0], tuple(built), builder, bringer, tuple(brought[:5]), tuple(scores[name] for name in PARTS)
    )
