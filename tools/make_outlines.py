"""Simplify Natural Earth's borders into `src/dovetail/figures/outlines.json`, for locator maps.

Writes one TopoJSON file of two layers: countries of the world (1:50 million, thinned) under ISO 3166-1
alpha-3, from the npm package `world-atlas` unpacked beside you, and the regions of Belarus and Russia
(1:10 million, thinned) under ISO 3166-2, from the optional folder of real data (`../shared`, or
`DOVETAIL_SHARED`). Borders are cut into arcs where three or more areas meet and each arc is thinned once, so
neighbours keep one common line. Deterministic; not needed to run Dovetail.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_outlines.py package/countries-50m.json
"""

from __future__ import annotations

import csv
import itertools
import json
import os
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "dovetail" / "figures" / "outlines.json"
GRID = 0.01  # degrees; about a kilometre
SMALLEST = 0.08  # square degrees; smaller islands of regions are left out unless they are all there is

Point = tuple[int, int]


def main(atlas: str) -> None:
    geo = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared")) / "data" / "geo"
    regions = json.loads((geo / "ne10m_admin1_BLR_RUS.geojson").read_text(encoding="utf-8"))["features"]
    layers = {
        "countries": _topology(_world(Path(atlas)), 0.1, 0.03),
        "regions": _topology([(f["properties"]["iso_3166_2"], f["geometry"]) for f in regions], 0.06, SMALLEST),
    }
    text = json.dumps(layers, separators=(",", ":")).replace("]],[[", "]],\n[[")
    OUT.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(OUT.name, OUT.stat().st_size, "bytes")


def _world(atlas: Path) -> list[tuple[str, dict]]:
    """Countries of the atlas, whose ids are M49 numbers, under alpha-3 codes."""
    table = ROOT / "src" / "dovetail" / "figures" / "territories.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    codes = {row["numeric"].zfill(3): row["code"] for row in rows if row["kind"] == "country" and row["numeric"]}
    world = json.loads(atlas.read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, bottom) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        steps = np.cumsum(np.array(arc), axis=0)
        arcs.append((steps * [scale_x, scale_y] + [left, bottom]).tolist())

    def ring(indices: list[int]) -> list[list[float]]:
        pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return [point for piece in pieces for point in piece[:-1]] + [pieces[-1][-1]]

    found = []
    for shape in world["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id", "")).zfill(3))
        if code and shape["type"] in ("Polygon", "MultiPolygon"):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings = [[ring(indices) for indices in polygon] for polygon in polygons]
            found.append((code, {"type": "MultiPolygon", "coordinates": rings}))
    return found


def _topology(areas: list[tuple[str, dict]], tolerance: float, smallest: float) -> dict:
    rings: dict[str, list[list[list[Point]]]] = defaultdict(list)
    for code, geometry in areas:
        if code.endswith("~") or not code:
            continue
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        polygons = sorted(polygons, key=lambda polygon: -_area(polygon[0]))
        kept = [polygon for index, polygon in enumerate(polygons) if index == 0 or _area(polygon[0]) >= smallest]
        rings[code] += [[ring for ring in map(_snapped, polygon) if len(ring) >= 3] for polygon in kept]
    rings = {code: [polygon for polygon in polygons if polygon] for code, polygons in rings.items()}
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in _all(rings):
        for before, here, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
            neighbours[here] |= {before, after}
    joints = {point for point, near in neighbours.items() if len(near) > 2}
    arcs: dict[tuple[Point, ...], int] = {}
    shapes = []
    for code in sorted(rings):
        polygons = [
            [r for r in (_arcs(ring, joints, arcs, tolerance) for ring in polygon) if r] for polygon in rings[code]
        ]
        polygons = [polygon for polygon in polygons if polygon]
        if polygons:
            shapes.append({"type": "MultiPolygon", "id": code, "arcs": polygons})
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [_deltas(arc) for arc in arcs],
    }


def _all(rings: dict[str, list[list[list[Point]]]]) -> list[list[Point]]:
    return [ring for code in sorted(rings) for polygon in rings[code] for ring in polygon]


def _snapped(ring: list[list[float]]) -> list[Point]:
    """The ring on the grid, open (the first point is not repeated), without doubled points."""
    points = [(round(x / GRID), round(y / GRID)) for x, y, *_ in ring]
    points = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return points[:-1] if points[0] == points[-1] else points


def _arcs(ring: list[Point], joints: set[Point], arcs: dict[tuple[Point, ...], int], tolerance: float) -> list[int]:
    """Indices of the ring's arcs; `~index` for one that runs backwards. Empty if thinning leaves no area."""
    cuts = [index for index, point in enumerate(ring) if point in joints]
    start = cuts[0] if cuts else ring.index(min(ring))
    turned = ring[start:] + ring[:start] + [ring[start]]
    ends = [index - start for index in cuts] + [len(ring)] if cuts else [0, len(ring)]
    said, thinned_length = [], 0
    for first, last in itertools.pairwise(ends):
        piece = tuple(turned[first : last + 1])
        backwards = piece[::-1] < piece
        thinned = _thinned(piece[::-1] if backwards else piece, tolerance / GRID)
        thinned_length += len(thinned) - 1
        index = arcs.setdefault(thinned, len(arcs))
        said.append(~index if backwards else index)
    return said if thinned_length >= 3 else []


def _thinned(piece: tuple[Point, ...], tolerance: float) -> tuple[Point, ...]:
    """Douglas and Peucker's thinning; longitudes are weighed by the cosine of the latitude."""
    points = np.array(piece, dtype=float)
    points[:, 0] *= np.cos(np.radians(points[:, 1].mean() * GRID))
    keep = np.zeros(len(piece), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(piece) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        a, b = points[first], points[last]
        inner, span = points[first + 1 : last], b - a
        length = np.hypot(*span)
        off = (
            np.abs(span[0] * (inner[:, 1] - a[1]) - span[1] * (inner[:, 0] - a[0])) / length
            if length
            else np.hypot(*(inner - a).T)
        )
        far = int(off.argmax())
        if off[far] > tolerance:
            middle = first + 1 + far
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return tuple(point for point, kept in zip(piece, keep, strict=True) if kept)


def _deltas(arc: tuple[Point, ...]) -> list[list[int]]:
    return [list(arc[0]), *([x - u, y - v] for (u, v), (x, y) in itertools.pairwise(arc))]


def _area(ring: list[list[float]]) -> float:
    x, y = np.array([point[:2] for point in ring], dtype=float).T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2 * float(np.cos(np.radians(y.mean())))


if __name__ == "__main__":
    main(*sys.argv[1:])
