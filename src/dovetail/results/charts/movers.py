"""What rose and what fell, in both directions: bars to the right and to the left of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FALL, RISE, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import folded

_BARS, _ROW = 190, 17
_NAMES = 150.0


@dataclass(frozen=True, slots=True)
class Mover:
    """One product: its name, its change in the unit of the axis, and how the change is written."""

    label: str
    value: float
    shown: str
    figure: str = ""


def movers_chart(panels: Sequence[tuple[str, Sequence[Mover]]], *, alt: str) -> Chart:
    """One panel a direction on one scale, each sorted from the largest rise to the largest fall.

    Parameters
    ----------
    panels
        Title and movers of each direction.
    alt
        Alternative text.
    """
    values = [0.0, *(mover.value for _, movers in panels for mover in movers)]
    room = 0.42 * (max(values) - min(values) or 1.0)
    domain = (min(values) - room * (min(values) < 0), max(values) + room * (max(values) > 0))
    rows: list[dict[str, Any]] = []
    drawn = [_panel(title, sorted(movers, key=lambda mover: -mover.value), domain, rows) for title, movers in panels]
    return assembled({"hconcat": drawn}, alt=alt, data=tuple(rows))


def _panel(title: str, movers: list[Mover], domain: tuple[float, float], rows: list[dict[str, Any]]) -> dict[str, Any]:
    data: list[dict[str, Any]] = [
        {
            "row": index,
            "label": folded(mover.label, _NAMES)[0],
            "name": mover.label,
            "value": mover.value,
            "shown": mover.shown,
            "fill": RISE if mover.value >= 0 else FALL,
            "figure": mover.figure,
            "link": linked(mover.figure),
        }
        for index, mover in enumerate(movers)
    ]
    rows.extend(data)
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0.3}}
    x = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": domain, "nice": False},
    }
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": data},
            "mark": {"type": "text", "align": "right", "x": -4, "fontSize": 10.5},
            "encoding": {"y": y, "text": {"field": "label"}},
        },
        {
            "data": {"values": data},
            "mark": {"type": "bar"},
            "encoding": {"y": y, "x": x, "color": {"field": "fill", "type": "nominal", "scale": None}},
        },
        {
            "data": {"values": [{"zero": 0}]},
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 0.8},
            "encoding": {"x": {**x, "field": "zero"}},
        },
    ]
    for rises in (True, False):
        beside: dict[str, Any] = {"align": "left", "dx": 4} if rises else {"align": "right", "dx": -4}
        layers.append(
            {
                "data": {"values": [row for row in data if (row["value"] >= 0) == rises]},
                "mark": {"type": "text", "fontSize": 10.5, **beside},
                "encoding": {"y": y, "x": x, "text": {"field": "shown"}, "description": {"field": "link"}},
            }
        )
    return {"title": title, "width": _BARS, "height": {"step": _ROW}, "layer": layers}
