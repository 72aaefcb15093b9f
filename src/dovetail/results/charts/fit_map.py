"""A map of two sides: how specialised each is in every sector, and how much they trade in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, SIDE_A, SIDE_B, SOFT, Chart, assembled, linked

_WIDTH, _HEIGHT = 460, 340
_LOWEST, _HIGHEST = 0.05, 60.0
_CALM = "#9aa3ae"
_SIZES = (12.0, 900.0)
_LETTER, _LINE = 5.1, 11.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One sector: its name if it is to be written, the index of each side, and their trade in any one unit."""

    label: str
    a: float
    b: float
    trade: float
    figure: str = ""


def fit_map(
    spots: Sequence[Spot],
    *,
    x_title: str,
    y_title: str,
    corners: tuple[str, str, str],
    alt: str,
    decimal_mark: str = ".",
) -> Chart:
    """Both indices on logarithmic axes that cross at 1, the world's average; circles as large as the trade.

    Parameters
    ----------
    spots
        Sectors. Indices outside of 0.05 to 60 are drawn at the edge.
    x_title, y_title
        Titles of the axes: the index of the first side, and of the second.
    corners
        What is written into the corners where only the first side, only the second, and both are specialised.
    alt
        Alternative text.
    decimal_mark
        The decimal mark of the axes.
    """
    rows = tuple(_row(spot) for spot in spots)
    scale = {"type": "log", "domain": [_LOWEST, _HIGHEST], "nice": False}
    axis = {"values": [0.1, 0.3, 1, 3, 10, 30], "format": "~g", "grid": False,
            "labelExpr": f"replace(datum.label, '.', '{decimal_mark}')"}  # fmt: skip
    x = {"field": "x", "type": "quantitative", "scale": scale, "axis": {**axis, "title": x_title}}
    y = {"field": "y", "type": "quantitative", "scale": scale, "axis": {**axis, "title": y_title}}
    colour = {"field": "fill", "type": "nominal", "scale": None}
    layers: list[dict[str, Any]] = [
        _rule("x"),
        _rule("y"),
        *(_corner(text, place) for text, place in zip(corners, ("right", "top", "both"), strict=True)),
        {
            "data": {"values": list(rows)},
            "mark": {"type": "circle", "opacity": 0.75, "stroke": "#ffffff", "strokeWidth": 0.6},
            "encoding": {
                "x": x, "y": y, "color": colour,
                "size": {
                    "field": "trade", "type": "quantitative", "scale": {"range": list(_SIZES), "zero": True},
                    "legend": None,
                },
                "href": {"field": "link"},
            },
        },
        *_labels(rows, x, y),
    ]  # fmt: skip
    return assembled({"width": _WIDTH, "height": _HEIGHT, "layer": layers}, alt=alt, data=rows)


def _row(spot: Spot) -> dict[str, Any]:
    first, second = spot.a >= 1, spot.b >= 1
    return {
        "label": spot.label,
        "x": min(max(spot.a, _LOWEST), _HIGHEST),
        "y": min(max(spot.b, _LOWEST), _HIGHEST),
        "trade": spot.trade,
        "fill": INK if first and second else SIDE_A if first else SIDE_B if second else _CALM,
        "figure": spot.figure,
        "link": linked(spot.figure),
    }


def _labels(rows: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """A layer for each name, beside its circle and clear of the names placed before it."""
    largest = max((row["trade"] for row in rows), default=0.0) or 1.0
    taken: list[tuple[float, float, float, float]] = []
    layers: list[dict[str, Any]] = []
    for row in rows:
        if not row["label"]:
            continue
        across, down = _pixel(row["x"]) * _WIDTH, (1 - _pixel(row["y"])) * _HEIGHT
        reach = 3 + math.sqrt((_SIZES[0] + (_SIZES[1] - _SIZES[0]) * row["trade"] / largest) / math.pi)
        wide = _LETTER * len(row["label"])
        left = across + reach + wide > _WIDTH
        start = across - reach - wide if left else across + reach
        offsets = (0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE, -3 * _LINE, 3 * _LINE)
        boxes = [(start, down + dy - _LINE / 2, start + wide, down + dy + _LINE / 2) for dy in offsets]
        free = (number for number, box in enumerate(boxes) if not any(_meet(box, other) for other in taken))
        chosen = next(free, 0)
        taken.append(boxes[chosen])
        mark = {"type": "text", "fontSize": 10, "fill": INK, "baseline": "middle", "dy": offsets[chosen],
                "align": "right" if left else "left", "dx": -reach if left else reach}  # fmt: skip
        layers.append(
            {
                "data": {"values": [row]},
                "mark": mark,
                "encoding": {"x": x, "y": y, "text": {"field": "label"}, "href": {"field": "link"}},
            }
        )
    return layers


def _pixel(index: float) -> float:
    """Place of an index on an axis, from 0 to 1."""
    return math.log(index / _LOWEST) / math.log(_HIGHEST / _LOWEST)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rule(channel: str) -> dict[str, Any]:
    return {
        "data": {"values": [{"one": 1}]},
        "mark": {"type": "rule", "color": FAINT, "strokeWidth": 1.2},
        "encoding": {channel: {"field": "one", "type": "quantitative"}},
    }


def _corner(text: str, place: str) -> dict[str, Any]:
    at = {
        "right": {"x": _WIDTH - 4, "y": _HEIGHT - 8, "align": "right"},
        "top": {"x": 4, "y": 10, "align": "left"},
        "both": {"x": _WIDTH - 4, "y": 10, "align": "right"},
    }[place]
    return {
        "data": {"values": [{"text": text}]},
        "mark": {"type": "text", "fontSize": 10.5, "fontStyle": "italic", "fill": SOFT, **at},
        "encoding": {"text": {"field": "text"}},
    }
