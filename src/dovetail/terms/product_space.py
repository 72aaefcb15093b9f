"""The map of the product space: where each heading lies and which go together most, the same for every picture."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    places = {row["product"]: (float(row["x"]), float(row["y"])) for row in _rows("places")}
    return SpaceMap(places, tuple((row["one"], row["other"]) for row in _rows("links") if row["tree"] == "1"))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dovetail.figures").joinpath(f"capability/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
