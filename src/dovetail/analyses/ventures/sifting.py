"""Sift the parts graph for goods that two sides could make together, and score them by parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dovetail.analyses.ventures.given import NOT_TOLD, Given, Told
from dovetail.analyses.ventures.result import PARTS
from dovetail.results.specialisation import Specialisation
from dovetail.sources.chains import made_for, technology_class
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.territory import Territory

#: From this index on a side counts as specialised, and from the other as able to begin.
SPECIALISED, ABLE = 1.0, 0.3

#: From this index on a side's own machines count among the buyers beside those of the builder.
NEAR = 0.5

#: A machine counts as a buyer from this index on of what the builder's country sells abroad, however many build it.
SOLD = 0.1

#: Materials alone make a case from this part of all inputs on; below it they do where the product itself is made.
COVERED = 0.5

#: An industry on record that makes more headings than this does not say that it makes one of them.
BROAD = 25

#: Made components (what is merely smelted, rolled or drawn is trade), and the machines and structures they go into.
COMPONENTS = (
    "4009", "4010", "4011", "4016", "7007", "7008", "7009", "7307", "7309", "731", "7320", "7325", "7326", "7616",
    "82", "83", "84", "85", "8607", "8608", "8706", "8707", "8708", "8714", "8807", "90", "9401", "9405",
)  # fmt: skip
#: Articles of one material, cast, forged, drawn, pressed or moulded, for which the material is half the way. Tyres and
#: locks are built of several.
OF_ONE_MATERIAL = (
    "4009", "4010", "4016", "70", "73", "74", "76", "82", "8302", "8307", "8308", "8309", "8310", "8311",
)  # fmt: skip
WHOLES = ("7308", "7321", "7322", "84", "85", "86", "87", "88", "89", "90", "94")

#: How firmly a part belongs, as a factor.
FIRMNESS = {"always": 1.0, "usual": 0.8, "some": 0.4}
CLASSES = {"low": 0.0, "medium-low": 1 / 3, "medium-high": 2 / 3, "high": 1.0}

#: Why the evidence of a candidate is thin.
Doubt = Literal[
    "skill_not_shown",  # nothing on the bringer's own record says that it makes the product
    "materials_only",  # and of what a machine part is made of it is specialised in raw materials alone
    "inputs_in_part",  # and it is specialised in less than half of what the product is made of
]


@dataclass(frozen=True, slots=True)
class Good:
    """What would be made: a heading, or castings and forgings `made` into the parts of a machine, a heading too.

    `uses` are the ways into machines, each with how firmly it belongs; for what is made into parts, by these parts.
    `besides` are those into anything else, such as doors.
    """

    product: str
    made: str
    uses: tuple[tuple[PartEdge, float], ...]
    besides: tuple[tuple[PartEdge, float], ...] = ()

    def able(self, index: Specialisation, side: Territory) -> float:
        """A side's index in it: for castings and forgings the lesser of those of the craft and of the parts."""
        own = index.value(side, self.product)
        return float(np.minimum(own, index.value(side, self.made))) if self.made else own

    def on_record(self, index: Specialisation, side: Territory) -> bool:
        """Whether the side's own record tells of it, not its country's, nor that of a broad industry as a whole."""
        codes = (self.product, self.made) if self.made else (self.product,)
        return all(0 < index.breadth(side, code) <= BROAD for code in codes)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A good, what it goes into, and who does what.

    `parts` are its scores in the order of `PARTS`, NaN unknown, `low` and `high` what the evidence leaves room for;
    `covered` is the part of the inputs in which the bringer is specialised by its own record, `told` what
    other analyses say of it by name of the part, `clusters` those that lack it on the builder's side, `gaps` of these
    those that lack it on both, `doubts` why the evidence is thin, empty where it is not.
    """

    good: Good
    edge: PartEdge
    uses: tuple[str, ...]
    builder: Territory
    bringer: Territory
    materials: tuple[PartEdge, ...]
    inputs: tuple[PartEdge, ...]
    covered: float
    parts: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    told: Mapping[str, Told]
    clusters: tuple[str, ...]
    gaps: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def squeeze(index: float) -> float:
    """A Balassa index folded onto 0 to 1: r / (1 + r), one half at the world's average.

    >>> squeeze(1.0), squeeze(3.0)
    (0.5, 0.75)
    """
    return index / (1 + index)


def known(value: float) -> float:
    """A number, or 0 where it is not known: for asking whether it reaches a threshold."""
    return value if np.isfinite(value) else 0.0


class Sifting:
    """Both sides' machines and what goes into them, looked through once."""

    def __init__(
        self, graph: PartsGraph, sides: tuple[Territory, Territory], index: Specialisation, given: Given
    ) -> None:
        self.graph, self.sides, self.index, self.given = graph, sides, index, given
        sold = sorted(known(index.exports(side, code)) for side in sides for code in graph.codes if _whole(code))
        self._sold = np.array([value for value in sold if value > 0])
        self._reached: dict[tuple[str, str], float | None] = {}

    def candidates(self) -> Iterator[Candidate]:
        """The candidates of each good that one side's machines need and the two could make, either way about.

        A good is one if one side is specialised in what it goes into and not in it, and the other is able in the
        good or specialised in something that it is made of and that the first is not: where that holds both ways it is
        two. What the builder is
        shown to be specialised in is trade, not a venture. Of a good of which one way stands, the way whose evidence
        is thin is left out, and of one of which none does, the better is kept with its doubts.
        """
        if not self._sold.size:
            return
        for good in self._goods():
            found = [
                one
                for builder, bringer in (self.sides, self.sides[::-1])
                if (one := self._candidate(good, builder, bringer))
            ]
            if standing := [one for one in found if not one.doubts]:
                yield from standing
            elif found:
                yield max(found, key=lambda one: float(np.nanmean(one.parts)))

    def _goods(self) -> Iterator[Good]:
        for product in self.graph.codes:
            if not product.startswith(COMPONENTS):
                continue
            every = self.graph.uses(product, ("part", "material"))
            uses = [edge for edge in every if _whole(edge.whole)]
            becomes = made_for().get(product, {})
            plain = tuple((edge, FIRMNESS[edge.use]) for edge in uses if edge.whole not in becomes)
            if plain:
                besides = tuple((edge, FIRMNESS[edge.use]) for edge in every if not _whole(edge.whole))
                yield Good(product, "", plain, besides)
            for edge in uses:
                if edge.whole in becomes:
                    firm = FIRMNESS[edge.use]
                    further = self.graph.uses(edge.whole, ("part",))
                    yield Good(
                        product,
                        edge.whole,
                        ((edge, firm), *((use, firm * FIRMNESS[use.use]) for use in further if _whole(use.whole))),
                    )

    def _size(self, side: Territory, code: str) -> float:
        """Share of the machines of both sides of which less is sold abroad."""
        return float(np.searchsorted(self._sold, known(self.index.exports(side, code)), side="left") / self._sold.size)

    def _candidate(self, good: Good, builder: Territory, bringer: Territory) -> Candidate | None:
        index = self.index
        lacks, has = good.able(index, builder), good.able(index, bringer)
        demand = self._demand(good, builder)
        built = [
            edge
            for edge in demand
            if known(index.value(builder, edge.whole)) >= SPECIALISED
            and known(index.abroad(builder, edge.whole)) >= SOLD
        ]
        made_of = self.graph.inputs(good.product, ("material", "part"))
        untold = known(lacks) >= SPECIALISED and self._untold(good, builder, built)
        if not built or not made_of or (known(lacks) >= SPECIALISED and not untold):
            return None
        value, mine = ({edge: known(index.value(side, edge.part)) for edge in made_of} for side in (bringer, builder))
        own = {edge: 0.0 if index.stands_in(bringer, edge.part) else value[edge] for edge in made_of}
        if not (known(has) >= ABLE or any(value[edge] >= SPECIALISED > mine[edge] for edge in made_of)):
            return None
        shown = known(has) >= ABLE and good.on_record(index, bringer)
        covered = _mean(made_of, [float(own[edge] >= SPECIALISED) for edge in made_of])
        works = good.product.startswith(OF_ONE_MATERIAL) or any(
            own[edge] >= SPECIALISED for edge in made_of if edge.part.startswith(COMPONENTS)
        )
        inputs = _mean(made_of, [squeeze(value[edge]) for edge in made_of])
        builds = _either(demand.values())
        buyers = _either((*demand.values(), *self._demand(good, bringer).values()))
        tied = self._tied(good)
        strength = float(
            np.average([index.value(builder, edge.whole) for edge in built], weights=[demand[e] for e in built])
        )
        skill = squeeze(has) if np.isfinite(has) else float("nan")
        scores = {
            "buyers": buyers,
            "tied": tied,
            # not known where the builder's own exports are not on record, or its record lumps part and machine
            "need": float("nan") if untold else 1 - min(lacks / strength, 1.0),
            "skill": skill,
            "inputs": inputs,
            "two_sided": min(builds, (known(skill) + inputs) / 2),
            "world": index.world_rank(good.made or good.product),
            "technology": CLASSES[technology_class(good.product)],
        }
        wholes = tuple(dict.fromkeys(edge.whole for edge in sorted(built, key=self._takes_most(good, builder))))
        lack = self.given.completes(good.product, good.made, builder, told=not untold)
        told = {
            "completes": lack.told,
            "market": _both(
                self.given.market(builder, bringer, wholes),
                self.given.market(bringer, builder, (good.made or good.product,)),
            ),
            "steady": self.given.steady(wholes, (builder, bringer)),
            "spoken": self.given.talk((good.product, *filter(None, (good.made,)), *wholes)),
        }
        scores |= {name: one.value for name, one in told.items()}
        ends = self._ends(good, bringer, has, builds, scores)
        brought = [edge for edge in made_of if value[edge] > 0]
        return Candidate(
            good=good,
            edge=next(edge for edge, _ in good.uses if edge.whole == wholes[0]),
            uses=wholes,
            builder=builder,
            bringer=bringer,
            materials=tuple(sorted(brought, key=lambda edge: (-FIRMNESS[edge.use] * squeeze(value[edge]), edge.part))),
            inputs=made_of,
            covered=covered,
            parts=tuple(scores[name] for name in PARTS if name in scores),
            low=ends[0],
            high=ends[1],
            told=told,
            clusters=lack.clusters,
            gaps=lack.gaps,
            doubts=_doubts(shown, covered, works),
        )

    def _untold(self, good: Good, builder: Territory, built: Sequence[PartEdge]) -> bool:
        """Whether a builder's record lumps the good with the machine, and its country is not strong in the good.

        One industry that makes trucks, their engines and their axles has one quotient for all three: that a region has
        many people in it does not say that it has axles.
        """
        codes = [code for code in (good.made, good.product) if code]
        return all(
            known(self.index.abroad(builder, code)) < SPECIALISED
            and any(not self.index.tells_apart(builder, code, edge.whole) for edge in built)
            for code in codes
        )

    def _tied(self, good: Good) -> float:
        """Mean over all that takes the good of how far one of the two builds and sells it."""
        firm: dict[str, float] = {}
        reach: dict[str, float] = {}
        every = (*good.uses, *good.besides)
        for edge, one in every:
            firm[edge.whole] = max(one, firm.get(edge.whole, 0.0))
        for side in self.sides:
            for edge, value in self._taken(every, side).items():
                reach[edge.whole] = max(value, reach.get(edge.whole, 0.0))
        return sum(reach.values()) / sum(firm.values())

    def _takes_most(self, good: Good, side: Territory) -> Callable[[PartEdge], tuple[float, str]]:
        """Sorts the machines of a side by what is sold of them, times how firmly the good belongs."""
        firm = dict(good.uses)
        return lambda edge: (-firm[edge] * known(self.index.exports(side, edge.whole)), edge.whole)

    def _demand(self, good: Good, side: Territory) -> dict[PartEdge, float]:
        """How much each machine of a side takes the good: how firmly, how near the side is to specialised, its size."""
        return self._taken(good.uses, side)

    def _taken(self, uses: Sequence[tuple[PartEdge, float]], side: Territory) -> dict[PartEdge, float]:
        return {edge: firm * reach for edge, firm in uses if (reach := self._reach(side, edge.whole)) is not None}

    def _reach(self, side: Territory, code: str) -> float | None:
        """How near a side is to specialised in a machine, times its size; None where it comes nowhere near."""
        key = (side.code, code)
        if key not in self._reached:
            index = known(self.index.value(side, code))
            self._reached[key] = squeeze(index) * self._size(side, code) if index >= NEAR else None
        return self._reached[key]

    def _ends(
        self, good: Good, bringer: Territory, has: float, builds: float, scores: dict[str, float]
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """What each part could be: a skill that only the country's record tells may be half of it, or half-way to 1."""
        low, high = dict(scores), dict(scores)
        if np.isfinite(has) and not good.on_record(self.index, bringer):
            low["skill"], high["skill"] = scores["skill"] / 2, (1 + scores["skill"]) / 2
            for ends in (low, high):
                ends["two_sided"] = min(builds, (ends["skill"] + scores["inputs"]) / 2)
        names = [name for name in PARTS if name in scores]
        return tuple(low[name] for name in names), tuple(high[name] for name in names)


def _either(parts: Iterable[float]) -> float:
    """1 less the product of what each leaves over: near 1 where one is, or many are some way."""
    return 1 - float(np.prod([1 - one for one in parts]))


def _both(one: Told, other: Told) -> Told:
    """The mean of what is told of two, or the one that is told."""
    told = [each for each in (one, other) if np.isfinite(each.value)]
    if not told:
        return NOT_TOLD
    return Told(float(np.mean([each.value for each in told])), tuple(figure for each in told for figure in each.rests))


def _doubts(shown: bool, covered: float, works: bool) -> tuple[Doubt, ...]:
    """Why the evidence is thin: the bringer does not make it, and lacks most inputs or all but raw materials."""
    if shown or (covered >= COVERED and works):
        return ()
    return ("skill_not_shown", "inputs_in_part" if covered < COVERED else "materials_only")


def _whole(code: str) -> bool:
    return code.startswith(WHOLES)


def _mean(edges: Sequence[PartEdge], values: Sequence[float]) -> float:
    """Mean over inputs by how firmly they belong."""
    weights = [FIRMNESS[edge.use] for edge in edges]
    return float(np.average(values, weights=weights))
