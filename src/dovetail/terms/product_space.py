"""The map of the product space: where each heading lies and which go together most, the same for every picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dovetail.terms.packaged import packaged_rows


@dataclass(frozen=True, slots=True)
class SpaceMap:
    """Places of headings in the plane, within -1 and 1, and the tree of the strongest links between them."""

    places: Mapping[str, tuple[float, float]]
    tree: tuple[tuple[str, str], ...]


@cache
def space_map() -> SpaceMap:
    """The packaged map, computed from the world's exports of 2016.

    >>> len(space_map().tree) == len(space_map().places) - 1
    True
    """
    places = {row["product"]: (float(row["x"]), float(row["y"])) for row in packaged_rows("capability/places.csv")}
    links = packaged_rows("capability/links.csv")
    return SpaceMap(places, tuple((row["one"], row["other"]) for row in links if row["tree"] == "1"))
