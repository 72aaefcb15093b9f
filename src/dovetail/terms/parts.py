"""The parts graph: which products are parts of, materials for, tools or services for which others."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from typing import Literal, get_args

from dovetail.errors import InconsistentDataError, UnknownCodeError, problem

Kind = Literal["part", "material", "tool", "service"]
Use = Literal["always", "usual", "some"]
KINDS: tuple[str, ...] = get_args(Kind)
USES: tuple[str, ...] = get_args(Use)

#: So many pairs of products are named where edges of whole groups are taken together.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class PartEdge:
    """One product goes into another.

    Parameters
    ----------
    part, whole
        HS codes of 4 or 6 digits (revision 2022), or `ISIC:` and a class for a service; in a graph of sectors
        `ISIC4:` and a division.
    kind
        `part` is built in, `material` is used up, `tool` is what it is made with, `service` is work done on it.
    use
        Whether every `whole` has it (`always`), most have (`usual`), or some kinds of it (`some`).
    coefficient
        Middle half over regions of what the whole industry of `whole` buys from the whole industry of `part`, a unit
        of its output: a bound on the share of one product, not that share. None for tools and services.
    basis
        `nomenclature`, `review` or `user`.
    reason
        Why, in a sentence.
    """

    part: str
    whole: str
    kind: Kind
    use: Use = "usual"
    coefficient: tuple[float, float] | None = None
    basis: str = "user"
    reason: str = ""

    def __post_init__(self) -> None:
        faults = [f"its {name} is empty" for name in ("part", "whole") if not getattr(self, name)]
        if self.kind not in KINDS:
            faults.append(f"its kind '{self.kind}' is not one of {', '.join(KINDS)}")
        if self.use not in USES:
            faults.append(f"its use '{self.use}' is not one of {', '.join(USES)}")
        if self.part == self.whole:
            faults.append("nothing is a part of itself")
        if self.coefficient and not 0 <= self.coefficient[0] <= self.coefficient[1]:
            faults.append(f"its coefficient {self.coefficient} is no interval")
        if faults:
            raise InconsistentDataError(
                problem(
                    f"the edge {self.part} > {self.whole} cannot stand: {'; '.join(faults)}",
                    why="a chain would be traced along something that is not",
                    do="correct its row",
                )
            )


@dataclass(frozen=True, slots=True)
class Tier:
    """A product met while walking the graph: how many steps away, and the edges that lead to it."""

    code: str
    distance: int
    edges: tuple[PartEdge, ...]


def related(code: str, other: str) -> bool:
    """Whether one code is the other, lies in it, or holds it.

    >>> related("8433", "843390"), related("8433", "8432")
    (True, False)
    """
    return code.startswith(other) or other.startswith(code)


@dataclass(frozen=True)
class PartsGraph:
    """Edges between products, walked upwards to inputs and downwards to uses.

    A question about a heading takes in the edges of its subheadings, and the other way about.

    Examples
    --------
    >>> graph = PartsGraph.of([PartEdge("7325", "8466", "material"), PartEdge("8466", "8457", "part")])
    >>> [edge.part for edge in graph.inputs("8457")]
    ['8466']
    >>> [(tier.code, tier.distance) for tier in graph.up("8457")]
    [('8466', 1), ('7325', 2)]
    >>> [edge.whole for edge in graph.path("7325", "8457")]
    ['8466', '8457']
    """

    edges: tuple[PartEdge, ...]

    @classmethod
    def of(cls, edges: Iterable[PartEdge]) -> PartsGraph:
        """A graph; of two edges with the same ends and kind the later one stands, so that a user's replaces ours."""
        kept = {(edge.part, edge.whole, edge.kind): edge for edge in edges}
        return cls(tuple(kept[key] for key in sorted(kept, key=lambda key: (key[1], key[0], key[2]))))

    def __len__(self) -> int:
        return len(self.edges)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every code of the graph, sorted."""
        return tuple(sorted({edge.part for edge in self.edges} | {edge.whole for edge in self.edges}))

    @cached_property
    def _by_heading(self) -> tuple[dict[str, list[PartEdge]], dict[str, list[PartEdge]]]:
        up: dict[str, list[PartEdge]] = {}
        down: dict[str, list[PartEdge]] = {}
        for edge in self.edges:
            up.setdefault(_heading(edge.whole), []).append(edge)
            down.setdefault(_heading(edge.part), []).append(edge)
        return up, down

    def inputs(self, code: str, kinds: Collection[str] = KINDS) -> tuple[PartEdge, ...]:
        """What goes into a product."""
        found = self._by_heading[0].get(_heading(code), [])
        return tuple(edge for edge in found if edge.kind in kinds and related(edge.whole, code))

    def uses(self, code: str, kinds: Collection[str] = KINDS) -> tuple[PartEdge, ...]:
        """What a product goes into.

        Where the nomenclature says of a subheading what it is a part of, what it says of the heading is left out.
        """
        found = self._by_heading[1].get(_heading(code), [])
        own = any(edge.part == code != _heading(code) and edge.basis == "nomenclature" for edge in found)
        return tuple(
            edge
            for edge in found
            if edge.kind in kinds
            and related(edge.part, code)
            and not (own and edge.basis == "nomenclature" and len(edge.part) < len(code))
        )

    def up(self, code: str, *, depth: int = 2, kinds: Collection[str] = ("part", "material")) -> tuple[Tier, ...]:
        """The tiers above a product: its inputs, theirs, each at its shortest distance, nearest first.

        Raises
        ------
        UnknownCodeError
            If no edge touches the product.
        """
        return self._tiers(code, depth, kinds, upwards=True)

    def down(self, code: str, *, depth: int = 2, kinds: Collection[str] = ("part", "material")) -> tuple[Tier, ...]:
        """The tiers below a product: what it goes into, and so on; as `up`."""
        return self._tiers(code, depth, kinds, upwards=False)

    def _tiers(self, code: str, depth: int, kinds: Collection[str], *, upwards: bool) -> tuple[Tier, ...]:
        self._known(code)
        step = self.inputs if upwards else self.uses
        at = {code: 0}
        led: dict[str, list[PartEdge]] = {}
        queue = deque([code])
        while queue:
            here = queue.popleft()
            if at[here] == depth:
                continue
            for edge in step(here, kinds):
                there = edge.part if upwards else edge.whole
                if there not in at and not related(there, code):
                    at[there] = at[here] + 1
                    queue.append(there)
                if at.get(there) == at[here] + 1:
                    led.setdefault(there, []).append(edge)
        found = (Tier(other, distance, tuple(led[other])) for other, distance in at.items() if distance)
        return tuple(sorted(found, key=lambda tier: (tier.distance, tier.code)))

    def path(self, part: str, whole: str, kinds: Collection[str] = KINDS) -> tuple[PartEdge, ...]:
        """The shortest way from a product to one that it ends up in, of several the one of the firmest edges.

        Empty if there is none.
        """
        self._known(part)
        self._known(whole)
        came: dict[str, tuple[PartEdge, ...]] = {}
        turn = count()  # settles what is otherwise equal, by the order of the edges
        queue: list[tuple[int, int, int, str, tuple[PartEdge, ...]]] = [(0, 0, next(turn), part, ())]
        while queue:
            steps, weakness, _, here, way = heappop(queue)
            if here in came:
                continue
            came[here] = way
            if way and related(here, whole):
                return way
            for edge in self.uses(here, kinds):
                if edge.whole not in came:
                    item = (steps + 1, weakness + USES.index(edge.use), next(turn), edge.whole, (*way, edge))
                    heappush(queue, item)
        return ()

    def at_level(self, digits: int) -> PartsGraph:
        """The graph with every HS code cut to so many digits; edges inside one code vanish, the strongest use stays."""
        if all(len(code) <= digits or ":" in code for code in self.codes):
            return self
        cut: dict[tuple[str, str, str], PartEdge] = {}
        for edge in self.edges:
            part, whole = (code if ":" in code else code[:digits] for code in (edge.part, edge.whole))
            key = (part, whole, edge.kind)
            if part != whole and (key not in cut or USES.index(edge.use) < USES.index(cut[key].use)):
                same = (part, whole) == (edge.part, edge.whole)
                cut[key] = edge if same else replace(edge, part=part, whole=whole)
        return PartsGraph.of(cut.values())

    def grouped(self, place: Callable[[str], str]) -> PartsGraph:
        """The graph of the groups that codes belong to; edges inside one group vanish.

        Of the edges between two groups the firmest use stays, the coefficient that most of them have, and of parts and
        materials, which are taken together, the kind that most of them are. The reason names some of the pairs.

        Parameters
        ----------
        place
            The group of a code; empty for one that belongs to none, which is then left out.

        Examples
        --------
        >>> graph = PartsGraph.of([PartEdge("7325", "8466", "material"), PartEdge("7208", "8707", "material")])
        >>> [(edge.part, edge.whole, edge.reason) for edge in graph.grouped(lambda code: code[:2]).edges]
        [('73', '84', '7325 > 8466'), ('72', '87', '7208 > 8707')]
        """
        groups: dict[tuple[str, str, str], list[PartEdge]] = {}
        for edge in self.edges:
            part, whole = place(edge.part), place(edge.whole)
            if part and whole and part != whole:
                kind = "" if edge.kind in ("part", "material") else edge.kind
                groups.setdefault((part, whole, kind), []).append(edge)
        return PartsGraph.of(_together(part, whole, edges) for (part, whole, _), edges in groups.items())

    def with_edges(self, edges: Iterable[PartEdge]) -> PartsGraph:
        """This graph with further edges, such as a user's bill of materials."""
        return PartsGraph.of([*self.edges, *edges])

    def _known(self, code: str) -> None:
        if self.inputs(code) or self.uses(code):
            return
        near = [other for other in self.codes if other[:2] == code[:2]][:5]
        raise UnknownCodeError(
            problem(
                f"the parts graph of {len(self.codes)} products has no edge of '{code}'",
                why="a chain cannot be traced from a product that goes into nothing and has no inputs on record",
                do="add edges of your own: a table with the columns from, to, kind",
            ),
            near=near,
        )


def _together(part: str, whole: str, edges: list[PartEdge]) -> PartEdge:
    """One edge for all those between two groups."""
    kinds: list[Kind] = [edge.kind for edge in edges]
    held = Counter(edge.coefficient for edge in edges if edge.coefficient)
    usual = max(held, key=lambda interval: (held[interval], interval)) if held else None
    ranked = sorted(edges, key=lambda edge: (USES.index(edge.use), edge.coefficient != usual, edge.whole, edge.part))
    named = [f"{edge.part} > {edge.whole}" for edge in ranked]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return PartEdge(
        part,
        whole,
        max(kinds, key=kinds.count),
        ranked[0].use,
        usual,
        "user" if any(edge.basis == "user" for edge in edges) else "review",
        ", ".join(named[:_NAMED]) + more,
    )


def _heading(code: str) -> str:
    return code if ":" in code else code[:4]
