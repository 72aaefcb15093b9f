"""How many times the average: dots on a scale of ratios, each with its interval where it is uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import SIDE_A, SIDE_B, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import folded, width_of

#: Width of the whole, so that two beside each other have letters of one size; of the longest name.
_WIDTH, _ROW, _NAMES = 368, 17, 232


@dataclass(frozen=True, slots=True)
class Ratio:
    """A name, how many times the average it stands at, the interval if there is one, and how the value is written."""

    label: str
    value: float
    shown: str
    interval: tuple[float, float] | None = None
    figure: str = ""


def quotients_chart(ratios: Sequence[Ratio], *, alt: str, side: int = 0) -> Chart:
    """One row a ratio, in the order given, on a logarithmic scale with a line at 1, the average.

    Parameters
    ----------
    alt
        Alternative text.
    side
        0 or 1: whose colour to draw in.
    """
    rows = [
        {
            "row": index,
            "label": folded(ratio.label, _NAMES)[0],
            "name": ratio.label,
            "value": ratio.value,
            "low": (ratio.interval or (ratio.value, ratio.value))[0],
            "high": (ratio.interval or (ratio.value, ratio.value))[1],
            "shown": ratio.shown,
            "figure": ratio.figure,
            "link": linked(ratio.figure),
        }
        for index, ratio in enumerate(ratios)
    ]
    low = min([0.9, *(float(str(row["low"])) for row in rows)])
    high = max([1.5, *(float(str(row["high"])) for row in rows)])
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0.3}}
    scale = {"type": "log", "domain": [low, high * (high / low) ** 0.22], "nice": False}
    x = {"type": "quantitative", "axis": None, "scale": scale}
    colour = (SIDE_A, SIDE_B)[side]
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "text", "align": "right", "x": -4, "fontSize": 10.5},
            "encoding": {"y": y, "text": {"field": "label"}},
        },
        {
            "data": {"values": [{"one": 1}]},
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 0.8},
            "encoding": {"x": {**x, "field": "one"}},
        },
        {
            "mark": {"type": "rule", "color": colour, "strokeWidth": 2, "opacity": 0.45},
            "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "color": colour, "size": 42, "opacity": 1},
            "encoding": {"y": y, "x": {**x, "field": "value"}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 10.5},
            "encoding": {
                "y": y,
                "x": {**x, "field": "high"},
                "text": {"field": "shown"},
                "description": {"field": "link"},
            },
        },
    ]
    width = round(_WIDTH - max((width_of(str(row["label"])) for row in rows), default=0.0))
    parts = {"width": width, "height": {"step": _ROW}, "data": {"values": rows}, "layer": layers}
    return assembled(parts, alt=alt, data=tuple(rows))
