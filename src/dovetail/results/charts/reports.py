"""Two reporters of one flow as two lines, and what lies between them as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, PAPER, SIDE_A, SIDE_B, Chart, assembled, linked

_WIDTH, _HEIGHT = 300, 165
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
    top = max((point.value for point in points if point.value is not None), default=1.0) * 1.18
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
        layers += _line(line, _is_upper(panel, index), x, y, rows)
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
    line: Line, upper: bool, x: dict[str, Any], y: dict[str, Any], rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = [
        {"line": line.label, "period": p.period, "value": p.value, "shown": p.shown, "figure": p.figure}
        for p in line.points
    ]
    reported = [row for row in data if row["value"] is not None]
    colour, dash = _COLOURS[line.side], [1, 0] if line.side == 0 else [5, 3]
    last = [{**row, "link": linked(row["figure"]), "label": f"{line.label}: {row['shown']}"} for row in reported[-1:]]
    rows.extend({**row, "figure": row["figure"] if row in reported[-1:] else ""} for row in data)
    text = {"type": "text", "align": "right", "dy": -9 if upper else 14, "fontSize": 11, "fontWeight": "bold"}
    where = {"x": x, "y": y, "text": {"field": "label"}}
    return [
        {
            "data": {"values": data},
            "mark": {"type": "line", "color": colour, "strokeWidth": 2, "strokeDash": dash},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": last},
            "mark": {"type": "point", "filled": True, "size": 34, "color": colour, "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
        {"data": {"values": last}, "mark": {**text, "stroke": PAPER, "strokeWidth": 3}, "encoding": where},
        {
            "data": {"values": last},
            "mark": {**text, "fill": INK},
            "encoding": {**where, "href": {"field": "link"}},
        },
    ]


def _is_upper(panel: Panel, index: int) -> bool:
    """Whether the line lies above the other one in the last period that both report."""
    if len(panel.lines) < 2:
        return True
    one, two = panel.lines
    both = [(p.value, q.value) for p in one.points for q in two.points if p.period == q.period]
    known = [(a, b) for a, b in both if a is not None and b is not None]
    if not known:
        return index == 0
    first_above = known[-1][0] >= known[-1][1]
    return first_above if index == 0 else not first_above
