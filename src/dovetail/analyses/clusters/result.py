"""What `cluster_board` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dovetail.analyses.clusters.location import Located
from dovetail.results.result import Result
from dovetail.terms.cluster import ClusterItem, ClusterTemplate
from dovetail.terms.figure import Figure

#: How a side stands in one item of a cluster, and what would help.
Verdict = Literal[
    "at_home",  # the side is specialised in it
    "from_partner",  # the side is not, the partner is
    "together",  # neither is, but one of them comes near: a joint plant
    "from_third",  # neither comes near: a third supplier
    "not_measured",  # nothing tells: a service, or no exports on record
]


@dataclass(frozen=True, slots=True)
class SideOfItem:
    """One side in one item.

    `index` is its Balassa index, `gap` what it lacks (benchmark share times input weight times one less the index,
    0 where it is specialised), `filled` the part of the gap that the partner can fill. None where nothing tells.
    Of castings and forgings made for the core `index` is the lesser of `craft`, the index in such goods of all kinds,
    and of that in the parts of the core that they become. `third` is what the side's country buys of the item, or of
    its chapter, from the largest third suppliers; empty where that is not on record.
    """

    index: Figure | None
    gap: Figure | None
    filled: Figure | None
    verdict: Verdict
    craft: Figure | None = None
    third: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """One item of the cluster by side, and who else sells it: the largest exporters beside the two."""

    item: ClusterItem
    benchmark: Figure | None
    sides: Mapping[str, SideOfItem]
    suppliers: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class ClusterResult(Result):
    """A cluster of a pair: `standings` by role, core first, the widest gap first within a role. Table: `board`.

    `located` tells by region of the pair where the cluster's industries lie among the regions of its country, as far
    as that is on record.
    """

    pair: tuple[str, str]
    template: ClusterTemplate
    standings: tuple[Standing, ...]
    located: Mapping[str, Located]

    def missing(self, side: str) -> tuple[Standing, ...]:
        """The items that a side lacks, widest gap first."""
        lacking = [one for one in self.standings if (gap := one.sides[side].gap) is not None and gap.value > 0]
        return tuple(sorted(lacking, key=lambda one: -_value(one.sides[side].gap)))


def _value(figure: Figure | None) -> float:
    return 0.0 if figure is None else figure.value
