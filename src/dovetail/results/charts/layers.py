"""A chain as a layered graph: materials at the left, parts in the middle, the machine at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, PAPER, SIDE_A, SIDE_B, SOFT, Chart, assembled

_WIDTH, _ROW, _BOX, _TALL, _LETTERS = 660, 27, 194, 20, 36
_STEPS = 12
#: The place among the parts through which materials go that are used in the machine itself.
_PAST = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A product in a layer (0, 1 or 2), and whether the first and the second side are strong in it."""

    code: str
    label: str
    layer: int
    strong: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A part that goes into a whole, sold by side 0 or 1; `runs` where a sale is on record."""

    part: str
    whole: str
    seller: int
    runs: bool


def layers_chart(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    *,
    heads: tuple[str, str, str],
    legend: tuple[str, str, str, str],
    alt: str,
) -> Chart:
    """Boxes in three layers, joined by curves in the colour of the seller.

    Parameters
    ----------
    heads
        Titles of the layers.
    legend
        Words for what a box shows: the first side is strong, the second, both, neither.
    alt
        Alternative text.
    """
    columns = [[box for box in boxes if box.layer == layer] for layer in range(3)]
    layers = {box.code: box.layer for box in boxes}
    around = any(layers[arrow.whole] - layers[arrow.part] > 1 for arrow in arrows)
    most = max(len(columns[0]), len(columns[1]) + around, len(columns[2]))
    height = most * _ROW + 28
    lefts = (0, (_WIDTH - _BOX) / 2, _WIDTH - _BOX)
    at: dict[str, tuple[float, float]] = {}
    rows: list[dict[str, Any]] = []
    for layer, column in enumerate(columns):
        if layer:
            ordered = sorted(column, key=lambda box: (_pull(box, arrows, at), box.label))
        else:  # what goes into no part stands last, by the place left to go past the parts
            feeding = {arrow.part for arrow in arrows if layers[arrow.whole] == 1}
            ordered = sorted(column, key=lambda box: box.code not in feeding)
        free = around and layer == 1  # the last place of the parts is left to what goes past them
        top = 28 + (most - len(column) - free) * _ROW / 2
        for place, box in enumerate(ordered):
            y = top + place * _ROW
            at[box.code] = (lefts[layer], y + _TALL / 2)
            rows.append(_row(box, lefts[layer], y, legend))
        if free:
            at[_PAST] = (lefts[1], top + len(ordered) * _ROW + _TALL / 2)
    curves = [point for number, arrow in enumerate(arrows) for point in _curve(number, arrow, at)]
    x, y = ({"field": name, "type": "quantitative", "scale": None} for name in ("x", "y"))
    titles = [{"text": text, "x": left, "y": 10} for text, left in zip(heads, lefts, strict=True)]
    keys = _keys(legend, height + 16)
    parts: list[dict[str, Any]] = [
        {
            "data": {"values": [row for row in curves if row["runs"] == runs]},
            "mark": {"type": "line", "strokeWidth": 1.3, "opacity": 0.75, **({} if runs else {"strokeDash": [4, 3]})},
            "encoding": {
                "x": x, "y": y, "order": {"field": "step"}, "detail": {"field": "curve"},
                "color": {"field": "colour", "type": "nominal", "scale": None},
            },
        }
        for runs in (True, False)
    ]  # fmt: skip
    for data in (rows, keys):
        parts += [
            {
                "data": {"values": data},
                "mark": {"type": "rect", "cornerRadius": 3, "strokeWidth": 1.2},
                "encoding": {
                    "x": x, "y": y, "x2": {"field": "right"}, "y2": {"field": "bottom"},
                    "fill": {"field": "fill", "type": "nominal", "scale": None},
                    "stroke": {"field": "stroke", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {"values": data},
                "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": 10.5},
                "encoding": {
                    "x": {**x, "field": "from"}, "y": {**y, "field": "middle"}, "text": {"field": "label"},
                    "fill": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ]  # fmt: skip
    parts.append(
        {
            "data": {"values": titles},
            "mark": {"type": "text", "align": "left", "fontSize": 10.5, "fontWeight": "bold", "fill": SOFT},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        }
    )
    for layer in parts:
        for name in ("x", "y"):
            layer["encoding"][name] = {**layer["encoding"][name], "axis": None}
    return assembled({"width": _WIDTH, "height": height + 28, "layer": parts}, alt=alt, data=tuple(rows))


def _row(box: Box, left: float, top: float, legend: tuple[str, str, str, str]) -> dict[str, Any]:
    fill, stroke, ink = _colours(box.strong)
    first, second = box.strong
    return {
        "code": box.code, "name": box.label, "label": _cut(box.label), "x": left, "y": top,
        "right": left + _BOX, "bottom": top + _TALL, "from": left + 6, "middle": top + _TALL / 2,
        "fill": fill, "stroke": stroke, "ink": ink,
        "who": legend[2] if first and second else legend[0] if first else legend[1] if second else legend[3],
    }  # fmt: skip


def _keys(legend: tuple[str, str, str, str], top: float) -> list[dict[str, Any]]:
    """The key under the graph: one small box a kind."""
    keys: list[dict[str, Any]] = []
    left = 0.0
    for text, strong in zip(legend, ((True, False), (False, True), (True, True), (False, False)), strict=True):
        fill, stroke, _ = _colours(strong)
        keys.append(
            {
                "label": text, "x": left, "y": top, "right": left + 16, "bottom": top + 11, "from": left + 21,
                "middle": top + 6, "fill": fill, "stroke": stroke, "ink": INK,
            }
        )  # fmt: skip
        left += 40 + 6.2 * len(text)
    return keys


def _colours(strong: tuple[bool, bool]) -> tuple[str, str, str]:
    """Fill, outline and ink: dark blue for the first side, amber for the second, ink for both, paper for neither."""
    match strong:
        case (True, True):
            return INK, INK, PAPER
        case (True, False):
            return SIDE_A, SIDE_A, PAPER
        case (False, True):
            return "#f4dcb4", SIDE_B, INK
        case _:
            return PAPER, FAINT, SOFT


def _pull(box: Box, arrows: Sequence[Arrow], at: dict[str, tuple[float, float]]) -> float:
    """The mean height of what goes into a box, so that few curves cross."""
    heights = [at[arrow.part][1] for arrow in arrows if arrow.whole == box.code and arrow.part in at]
    return sum(heights) / len(heights) if heights else float("inf")


def _curve(number: int, arrow: Arrow, at: dict[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """The points of an arrow from box to box; one that passes a layer goes through the place left free there."""
    (left, start), (right, end) = at[arrow.part], at[arrow.whole]
    left += _BOX
    stops = [(left, start), (right, end)]
    if right - left > _BOX and _PAST in at:
        past, level = at[_PAST]
        stops = [(left, start), (past, level), (past + _BOX, level), (right, end)]
    points: list[dict[str, Any]] = []
    for (x0, y0), (x1, y1) in pairwise(stops):
        for step in range(_STEPS + 1):
            t = step / _STEPS
            points.append(
                {
                    "curve": number, "step": len(points), "x": x0 + (x1 - x0) * t,
                    "y": y0 + (y1 - y0) * t * t * (3 - 2 * t), "colour": (SIDE_A, SIDE_B)[arrow.seller],
                    "runs": arrow.runs,
                }
            )  # fmt: skip
    return points


def _cut(label: str) -> str:
    """The label cut at a word so that it fits; the full name stays in the data."""
    if len(label) <= _LETTERS:
        return label
    return label[: _LETTERS - 1].rsplit(" ", 1)[0].rstrip(",;") + "\u2026"
