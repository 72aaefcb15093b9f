"""A map of two sides: how specialised each is in every sector, and how much they trade in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, SIDE_A, SIDE_B, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import width_of

_WIDTH, _HEIGHT = 460, 310
_LOWEST, _HIGHEST = 0.05, 60.0
_CALM = "#9aa3ae"
_SIZES = (12.0, 900.0)
#: Of every circle where no trade is on record.
_ALIKE = 70.0
_NAME_SIZE, _LINE = 10, 11.0
#: Square pixels of a circle under a name that a pixel further from its own circle is worth; words weigh more.
_AWAY, _UNREADABLE = 9.0, 5.0

#: Left, top, right and bottom.
Box = tuple[float, float, float, float]


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
    largest = max((spot.trade for spot in spots), default=0.0)
    rows = tuple(_row(spot, largest) for spot in spots)
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
                "size": {"field": "size", "type": "quantitative", "scale": None},
                "description": {"field": "link"},
            },
        },
        *_labels(rows, x, y, corners),
    ]  # fmt: skip
    return assembled({"width": _WIDTH, "height": _HEIGHT, "layer": layers}, alt=alt, data=rows)


def _row(spot: Spot, largest: float) -> dict[str, Any]:
    first, second = spot.a >= 1, spot.b >= 1
    return {
        "label": spot.label,
        "x": min(max(spot.a, _LOWEST), _HIGHEST),
        "y": min(max(spot.b, _LOWEST), _HIGHEST),
        "trade": spot.trade,
        "size": _SIZES[0] + (_SIZES[1] - _SIZES[0]) * spot.trade / largest if largest else _ALIKE,
        "fill": INK if first and second else SIDE_A if first else SIDE_B if second else _CALM,
        "figure": spot.figure,
        "link": linked(spot.figure),
    }


def _labels(
    rows: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], corners: Sequence[str]
) -> list[dict[str, Any]]:
    """A layer for each name, beside its circle and as clear as can be of circles, corners and the names before it."""
    circles = [_circle(row) for row in rows]
    rounds = [(across - r, down - r, across + r, down + r) for across, down, r in circles]
    words = _corner_boxes(corners)
    layers: list[dict[str, Any]] = []
    for number, (row, (across, down, r)) in enumerate(zip(rows, circles, strict=True)):
        if not row["label"]:
            continue
        wide, reach = width_of(row["label"], _NAME_SIZE), r + 3
        lines = [step * _LINE * side for step in range(4) for side in ((0,) if step == 0 else (-1, 1))]
        places = [(1, dy) for dy in lines] + [(-1, dy) for dy in lines] + [(0, -r - _LINE), (0, r + _LINE)]
        boxes: list[Box] = []
        for side, dy in places:
            start = across + (reach if side > 0 else -reach - wide if side < 0 else -wide / 2)
            boxes.append((start, down + dy - _LINE / 2, start + wide, down + dy + _LINE / 2))
        others = rounds[:number] + rounds[number + 1 :]
        away = [abs(dy) - (0 if side else r) for side, dy in places]
        costs = [
            _outside(box) + _covered(box, others) + _UNREADABLE * _covered(box, words) + _AWAY * far
            for box, far in zip(boxes, away, strict=True)
        ]
        chosen = costs.index(min(costs))
        words.append(boxes[chosen])
        side, dy = places[chosen]
        mark = {"type": "text", "fontSize": _NAME_SIZE, "fill": INK, "baseline": "middle", "dy": dy,
                "align": ("center", "left", "right")[side], "dx": reach * side}  # fmt: skip
        layers.append(
            {
                "data": {"values": [row]},
                "mark": mark,
                "encoding": {"x": x, "y": y, "text": {"field": "label"}, "description": {"field": "link"}},
            }
        )
    return layers


def _circle(row: dict[str, Any]) -> tuple[float, float, float]:
    """Centre and radius of a circle in pixels."""
    return _pixel(row["x"]) * _WIDTH, (1 - _pixel(row["y"])) * _HEIGHT, math.sqrt(row["size"] / math.pi)


def _corner_boxes(corners: Sequence[str]) -> list[Box]:
    """Where the words in the corners stand."""
    right, top, both = (width_of(text) for text in corners)
    return [
        (_WIDTH - 4 - right, _HEIGHT - 8 - _LINE, _WIDTH, _HEIGHT),
        (0, 0, 4 + top, 10 + _LINE),
        (_WIDTH - 4 - both, 0, _WIDTH, 10 + _LINE),
    ]


def _outside(box: Box) -> float:
    """The area of a box that lies outside of the picture."""
    inside = max(0.0, min(box[2], _WIDTH) - max(box[0], 0)) * max(0.0, min(box[3], _HEIGHT) - max(box[1], 0))
    return (box[2] - box[0]) * (box[3] - box[1]) - inside


def _covered(box: Box, others: Sequence[Box]) -> float:
    """The area that others take of a box."""
    covered = 0.0
    for other in others:
        wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
        covered += max(0.0, wide) * max(0.0, high)
    return covered


def _pixel(index: float) -> float:
    """Place of an index on an axis, from 0 to 1."""
    return math.log(index / _LOWEST) / math.log(_HIGHEST / _LOWEST)


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
