"""Outlines of countries and regions from the packaged table, as rings of longitude and latitude."""

from __future__ import annotations

import itertools
import json
from functools import cache
from importlib.resources import files
from typing import Any

Ring = list[tuple[float, float]]
#: The polygons of an area; each is its outer ring and the rings of its holes.
Outline = list[list[Ring]]


@cache
def country_outlines() -> dict[str, Outline]:
    """Outlines of the world's countries by ISO 3166-1 alpha-3 code, at 1:110 million; the smallest are missing."""
    return _decoded("countries")


@cache
def region_outlines() -> dict[str, Outline]:
    """Outlines of regions by ISO 3166-2 code, at present those of Belarus and Russia."""
    return _decoded("regions")


def area_of(ring: Ring) -> float:
    """Area that a ring encloses, in square degrees; good enough to tell a mainland from an island."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring))) / 2


def _decoded(layer: str) -> dict[str, Outline]:
    topology = _file()[layer]
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            piece = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += piece[1:] if points else piece
        return points

    return {
        shape["id"]: [[ring(indices) for indices in polygon] for polygon in shape["arcs"]]
        for shape in topology["objects"]["areas"]["geometries"]
    }


@cache
def _file() -> dict[str, Any]:
    return json.loads(files("dovetail.figures").joinpath("outlines.json").read_text(encoding="utf-8"))
