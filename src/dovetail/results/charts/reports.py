"""Two reporters of one flow as two lines, and what lies between them as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FAINT, SIDE_A, SIDE_B, Chart, assembled, linked

_WIDTH, _HEIGHT = 315, 142
#: The axis reaches so much higher than the largest value, so that the labels stand above every line.
_HEADROOM = 1.36
_COLOURS = (SIDE_A, SIDE_B)


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a line, already in the unit of the axis. `value` None: not reported."""

    period: str
    value: float | None
    shown: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One reporter's record. `side` 0 is drawn solid and dark, 1 dashed and light, the same in every panel."""

    label: str
    points: tuple[Point, ...]
    side: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """One direction of trade: a title and one or two lines over the same periods."""

    title: str
    lines: tuple[Line, ...]


def reports_chart(panels: Sequence[Panel], *, alt: str, decimal_mark: str = ".") -> Chart:
    """Panels side by side on one scale, the last value of each line written at its end.

    Parameters
    ----------
    panels
        One a direction; the title names the unit of the values.
    alt
        Alternative text.
    """
    points = [point for panel in panels for line in panel.lines for point in line.points]
    top = max((point.value for point in points if point.value is not None), default=1.0) * _HEADROOM
    rows: list[dict[str, Any]] = []
    drawn = [_panel(panel, top, decimal_mark, rows) for panel in panels]
    return assembled({"hconcat": drawn}, alt=alt, data=tuple(rows))


def _panel(panel: Panel, top: float, mark: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    periods = list(dict.fromkeys(point.period for line in panel.lines for point in line.points))
    every = max(1, -(-len(periods) // 6))
    ticks = [period for index, period in enumerate(reversed(periods)) if index % every == 0]
    x = {
        "field": "period",
        "type": "ordinal",
        "sort": periods,
        "scale": {"type": "point", "padding": 0.3},
        "axis": {"title": None, "labelAngle": 0, "values": ticks, "grid": False},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {
            "title": None,
            "tickCount": 4,
            "domain": False,
            "ticks": False,
            "labelExpr": f"replace(datum.label, '.', '{mark}')",
        },
    }
    layers: list[dict[str, Any]] = [_band(panel, x, y, periods)] if len(panel.lines) == 2 else []
    for index, line in enumerate(panel.lines):
        layers += _line(line, index, x, y, rows)
    return {"title": panel.title, "width": _WIDTH, "height": _HEIGHT, "layer": layers}


def _band(panel: Panel, x: dict[str, Any], y: dict[str, Any], periods: list[str]) -> dict[str, Any]:
    one, two = ({point.period: point.value for point in line.points} for line in panel.lines)
    data: list[dict[str, Any]] = []
    run = 0
    for period in periods:
        low, high = one.get(period), two.get(period)
        if low is None or high is None:
            run += 1
        else:
            data.append({"period": period, "value": low, "other": high, "run": run})
    return {
        "data": {"values": data},
        "mark": {"type": "area", "color": FAINT, "opacity": 0.85},
        "encoding": {"x": x, "y": y, "y2": {"field": "other"}, "detail": {"field": "run"}},
    }


def _line(
    line: Line, row: int, x: dict[str, Any], y: dict[str, Any], rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The line, its last point, and its label in the free space above all lines, with a sample of its stroke."""
    data: list[dict[str, Any]] = [
        {"line": line.label, "period": p.period, "value": p.value, "shown": p.shown, "figure": p.figure}
        for p in line.points
    ]
    last = [row for row in data if row["value"] is not None][-1:]
    rows.extend({**each, "figure": each["figure"] if each in last else ""} for each in data)
    labels = [
        {"label": line.label, "shown": f"{each['shown']} ({each['period']})", "link": linked(each["figure"])}
        for each in last
    ]
    stroke = {"color": _COLOURS[line.side], "strokeWidth": 2, "strokeDash": [1, 0] if line.side == 0 else [5, 3]}
    top = 5 + 15 * row
    text = {"type": "text", "align": "left", "baseline": "middle", "y": top, "fontSize": 11}
    return [
        {"data": {"values": data}, "mark": {"type": "line", **stroke}, "encoding": {"x": x, "y": y}},
        {
            "data": {"values": last},
            "mark": {"type": "point", "filled": True, "size": 34, "color": _COLOURS[line.side], "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": [{}]},
            "mark": {"type": "rule", **stroke},
            "encoding": {"x": {"value": 4}, "x2": {"value": 30}, "y": {"value": top}},
        },
        {"data": {"values": labels}, "mark": {**text, "x": 37}, "encoding": {"text": {"field": "label"}}},
        {
            "data": {"values": labels},
            "mark": {**text, "x": _WIDTH - 2, "align": "right", "fontWeight": "bold"},
            "encoding": {"text": {"field": "shown"}, "description": {"field": "link"}},
        },
    ]
