"""A small map that shows where the two sides lie."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from dovetail.errors import MissingDataError, problem
from dovetail.results.charts.chart import INK, PAPER, SIDE_A, SIDE_B, Chart, assembled
from dovetail.results.charts.outlines import Outline, Ring, area_of, country_outlines, region_outlines
from dovetail.terms.territory import Pair, Territory

_LAND, _HOME, _BORDER, _SEA = "#e6e9ed", "#c9ced6", "#ffffff", "#f7f8fa"
#: A polygon counts for the frame of the map if it is at least this part of the area's largest.
_MAIN_PART = 0.15
_MARGIN = 0.16
#: Mean width of a letter of a name, in pixels.
_LETTER = 6.2

Projection = Callable[[float, float], tuple[float, float]]


def has_outline(territory: Territory) -> bool:
    """Whether the packaged outlines show this territory, or at least its country."""
    return territory.code in region_outlines() or territory.country.code in country_outlines()


def locator_map(pair: Pair, labels: tuple[str, str], *, alt: str, width: int = 300, height: int = 190) -> Chart:
    """Both sides of a pair on one map, each in its colour and named, the countries of regions half-toned.

    The projection is Lambert's azimuthal equal-area one, centred between the sides, so that a country that
    crosses the antimeridian is drawn in one piece.

    Parameters
    ----------
    pair
        The two sides.
    labels
        Their names as written on the map.
    width, height
        Size in pixels.

    Raises
    ------
    MissingDataError
        If the outlines hold neither a side nor its country; `has_outline` tells before.
    """
    shapes = _shapes(pair, width, height)
    places = [_place(shape, label, width) for shape, label in zip(shapes[-2:], labels, strict=True)]
    data = tuple(
        {"code": side.code, "label": label, "x": x, "y": y + shift}
        for side, label, (x, y), shift in zip((pair.a, pair.b), labels, places, _shifts(places), strict=True)
    )
    return assembled(
        {
            "width": width,
            "height": height,
            "view": {"fill": _SEA, "stroke": None},
            "layer": [
                {
                    "data": {"values": shapes},
                    "mark": {"type": "geoshape", "clip": True, "stroke": _BORDER, "strokeWidth": 0.6},
                    "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
                    "encoding": {"fill": {"field": "properties.fill", "type": "nominal", "scale": None}},
                },
                _text(data, width, height, {"stroke": PAPER, "strokeWidth": 3.5, "strokeJoin": "round"}),
                _text(data, width, height, {"fill": INK}),
            ],
        },
        alt=alt,
        data=data,
    )


@lru_cache(maxsize=8)
def _shapes(pair: Pair, width: int, height: int) -> list[dict[str, Any]]:
    """Every country in the frame, and the two sides last; the same in every language."""
    sides = [_outline(side) for side in (pair.a, pair.b)]
    corners = [point for outline in sides for polygon in _main(outline) for point in polygon[0]]
    project = _framed(_azimuthal(corners), corners, width, height)
    homes = {side.country.code for side in (pair.a, pair.b) if side.kind == "region"}
    shapes = [_shape(o, project, _HOME if code in homes else _LAND) for code, o in sorted(country_outlines().items())]
    shapes = [shape for shape in shapes if _visible(shape, width, height)]
    shapes += [_shape(outline, project, colour) for outline, colour in zip(sides, (SIDE_A, SIDE_B), strict=True)]
    return shapes


def _outline(side: Territory) -> Outline:
    found = region_outlines().get(side.code) or country_outlines().get(side.country.code)
    if not found:
        raise MissingDataError(
            problem(f"no outline of {side} is packaged", why="the map would lack a side", do="leave the map out")
        )
    return found


def _main(outline: Outline) -> Outline:
    """The polygons that count for the frame: far islands do not shrink the mainland."""
    largest = max(area_of(polygon[0]) for polygon in outline)
    return [polygon for polygon in outline if area_of(polygon[0]) >= _MAIN_PART * largest]


def _place(shape: dict[str, Any], label: str, width: int) -> tuple[float, float]:
    """Where to write a name: in the middle of the largest polygon, or above it where the name is wider than it."""
    ring = max((polygon[0] for polygon in shape["geometry"]["coordinates"]), key=area_of)
    xs, ys = zip(*ring, strict=True)
    half = len(label) * _LETTER / 2
    x = min(max((min(xs) + max(xs)) / 2, half), width - half)
    fits = max(xs) - min(xs) > 3.4 * half and max(ys) - min(ys) > 16
    return (x, (min(ys) + max(ys)) / 2) if fits else (x, min(ys) - 8)


def _azimuthal(points: Iterable[tuple[float, float]]) -> Projection:
    """Lambert's azimuthal equal-area projection about the mean direction of the points, y downwards."""
    vectors = [_vector(*point) for point in points]
    x, y, z = (sum(part) for part in zip(*vectors, strict=True))
    middle, tilt = math.atan2(y, x), math.atan2(z, math.hypot(x, y))
    sine, cosine = math.sin(tilt), math.cos(tilt)

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        turn, rise = math.radians(longitude) - middle, math.radians(latitude)
        forward = sine * math.sin(rise) + cosine * math.cos(rise) * math.cos(turn)
        factor = math.sqrt(2 / max(1 + forward, 1e-9))
        across = factor * math.cos(rise) * math.sin(turn)
        up = factor * (cosine * math.sin(rise) - sine * math.cos(rise) * math.cos(turn))
        return across, -up

    return project


def _vector(longitude: float, latitude: float) -> tuple[float, float, float]:
    turn, rise = math.radians(longitude), math.radians(latitude)
    return math.cos(rise) * math.cos(turn), math.cos(rise) * math.sin(turn), math.sin(rise)


def _framed(project: Projection, corners: Ring, width: int, height: int) -> Projection:
    """The projection in pixels, scaled so that all corners lie within the frame."""
    xs, ys = zip(*(project(*corner) for corner in corners), strict=True)
    span_x, span_y = max(xs) - min(xs) or 1e-6, max(ys) - min(ys) or 1e-6
    scale = (1 - 2 * _MARGIN) * min(width / span_x, height / span_y)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    def framed(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = project(longitude, latitude)
        return width / 2 + (x - middle_x) * scale, height / 2 + (y - middle_y) * scale

    return framed


def _shape(outline: Outline, project: Projection, fill: str) -> dict[str, Any]:
    rings = [[_pixels(ring, project) for ring in polygon] for polygon in outline]
    kept = [polygon for polygon in rings if len(polygon[0]) > 3] or rings[:1]
    return {
        "type": "Feature",
        "properties": {"fill": fill},
        "geometry": {"type": "MultiPolygon", "coordinates": kept},
    }


def _pixels(ring: Ring, project: Projection) -> list[list[float]]:
    """The ring on the map, without points that come less than a pixel after the one before."""
    points = [[round(x, 1), round(y, 1)] for x, y in (project(*point) for point in ring)]
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1:
            kept.append(point)
    return [*kept, points[-1]]


def _visible(shape: dict[str, Any], width: int, height: int) -> bool:
    """Whether any polygon of the shape may touch the frame; the part of the world behind is far outside it."""
    for polygon in shape["geometry"]["coordinates"]:
        xs, ys = zip(*polygon[0], strict=True)
        if min(xs) < width and max(xs) > 0 and min(ys) < height and max(ys) > 0 and max(xs) - min(xs) < 12 * width:
            return True
    return False


def _shifts(places: list[tuple[float, float]]) -> tuple[float, float]:
    """How far to move the two names apart where they would touch."""
    (x, y), (u, v) = places
    if abs(x - u) > 90 or abs(y - v) > 14:
        return 0.0, 0.0
    return (-9.0, 9.0) if y <= v else (9.0, -9.0)


def _text(data: tuple[dict[str, Any], ...], width: int, height: int, look: dict[str, Any]) -> dict[str, Any]:
    def axis(field: str, domain: list[int]) -> dict[str, Any]:
        scale = {"domain": domain, "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

    return {
        "data": {"values": list(data)},
        "mark": {"type": "text", "fontWeight": "bold", "fontSize": 11.5, **look},
        "encoding": {"x": axis("x", [0, width]), "y": axis("y", [height, 0]), "text": {"field": "label"}},
    }
