"""The way from one total to another, cause by cause: a waterfall of changes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dovetail.results.charts.chart import ASIDE, FALL, INK, PAPER, RISE, SOFT, Chart, assembled, linked

_WIDTH, _ROW = 215, 19

#: `plain` causes explain; `undisclosed` and `break` do not, and are drawn apart: grey, and dashed without a fill.
StepLook = Literal["plain", "undisclosed", "break"]


@dataclass(frozen=True, slots=True)
class Step:
    """One cause: its label, its contribution in the unit of the axis, and how the value is written."""

    label: str
    value: float
    shown: str
    figure: str = ""
    look: StepLook = "plain"


@dataclass(frozen=True, slots=True)
class End:
    """The total at one end: its label and how its value is written."""

    label: str
    shown: str
    figure: str = ""


def bridge_chart(opening: End, steps: Sequence[Step], closing: End, *, alt: str) -> Chart:
    """Bars of change, each starting where the one before ended, from the opening total to the closing one.

    The axis runs over the change alone, so that small causes stay visible and no bar is cut off.
    """
    order = [opening.label, *(step.label for step in steps), closing.label]
    bars: list[dict[str, Any]] = []
    level = 0.0
    for step in steps:
        bars.append(_bar(step, level))
        level += step.value
    ends = [
        {"label": end.label, "at": at, "shown": end.shown, "figure": end.figure, "link": linked(end.figure)}
        for end, at in ((opening, 0.0), (closing, level))
    ]
    edges = [0.0, level, *(bar["to"] for bar in bars)]
    room = (max(edges) - min(edges) or 1.0) * 0.26
    scale = {"domain": [min(edges) - room, max(edges) + room], "nice": False}
    y = {"field": "label", "type": "ordinal", "sort": order, "axis": None, "scale": {"padding": 0.28}}
    x = {"type": "quantitative", "scale": scale, "axis": None}
    names = [{"label": name, "end": name in (opening.label, closing.label)} for name in order]
    strong = {"condition": {"test": "datum.end", "value": 1}, "value": 0.86}
    dashes = {"domain": [0, 1], "range": [[1, 0], [4, 3]]}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": names},
            "mark": {"type": "text", "align": "right", "x": -8, "limit": 300},
            "encoding": {"y": y, "text": {"field": "label"}, "opacity": strong},
        },
        {
            "data": {"values": bars},
            "mark": {"type": "bar", "strokeWidth": 1},
            "encoding": {
                "y": y,
                "x": {**x, "field": "from"},
                "x2": {"field": "to"},
                "color": {"field": "fill", "type": "nominal", "scale": None},
                "stroke": {"field": "edge", "type": "nominal", "scale": None},
                "strokeDash": {"field": "dash", "type": "nominal", "scale": dashes, "legend": None},
            },
        },
        {
            "data": {"values": _joins(bars, order)},
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 0.7},
            "encoding": {
                "x": {**x, "field": "at"},
                "y": {**y, "field": "label", "bandPosition": 0.14},
                "y2": {"field": "next", "bandPosition": 0.86},
            },
        },
        {
            "data": {"values": ends},
            "mark": {"type": "tick", "color": INK, "thickness": 2.5, "height": 17},
            "encoding": {"y": y, "x": {**x, "field": "at"}},
        },
    ]
    layers += [_values(bars, True, x, y), _values(bars, False, x, y), _end_values(ends, x, y)]
    return assembled({"width": _WIDTH, "height": {"step": _ROW}, "layer": layers}, alt=alt, data=(*bars, *ends))


def _bar(step: Step, level: float) -> dict[str, Any]:
    fill = {"plain": RISE if step.value >= 0 else FALL, "undisclosed": ASIDE, "break": PAPER}[step.look]
    return {
        "label": step.label,
        "from": level,
        "to": level + step.value,
        "outer": max(level, level + step.value) if step.value >= 0 else min(level, level + step.value),
        "rises": step.value >= 0,
        "fill": fill,
        "edge": fill if step.look == "plain" else SOFT,
        "dash": 1 if step.look == "break" else 0,
        "shown": step.shown,
        "figure": step.figure,
        "link": linked(step.figure),
    }


def _joins(bars: list[dict[str, Any]], order: list[str]) -> list[dict[str, Any]]:
    """Thin lines from the end of each bar to the start of the next row."""
    after = dict(itertools.pairwise(order))
    first = [{"label": order[0], "next": order[1], "at": 0.0}] if bars else []
    return first + [{"label": bar["label"], "next": after[bar["label"]], "at": bar["to"]} for bar in bars]


def _values(bars: list[dict[str, Any]], rises: bool, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [bar for bar in bars if bar["rises"] == rises]},
        "mark": {"type": "text", "align": "left" if rises else "right", "dx": 5 if rises else -5},
        "encoding": {
            "y": y,
            "x": {**x, "field": "outer"},
            "text": {"field": "shown"},
            "description": {"field": "link"},
        },
    }


def _end_values(ends: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": ends},
        "mark": {"type": "text", "align": "left", "dx": 7, "fontWeight": "bold"},
        "encoding": {
            "y": y,
            "x": {**x, "field": "at"},
            "text": {"field": "shown"},
            "description": {"field": "link"},
        },
    }
