"""Ranks with their ranges: a dot a candidate on the range that unknown weights leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import SIDE_A, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import folded

_WIDTH, _ROW, _NAMES = 380, 20, 240


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate, its rank, the range of it, and how that is written."""

    label: str
    rank: float
    low: float
    high: float
    shown: str
    figure: str = ""


def ranks_chart(places: Sequence[Place], *, title: str, alt: str) -> Chart:
    """One row a candidate in the order given; the first rank is at the left.

    Parameters
    ----------
    title
        Title of the axis.
    alt
        Alternative text.
    """
    rows: list[dict[str, Any]] = [
        {
            "row": number, "label": folded(place.label, _NAMES)[0], "name": place.label, "rank": place.rank,
            "low": place.low, "high": place.high, "shown": place.shown, "figure": place.figure,
            "link": linked(place.figure),
        }
        for number, place in enumerate(places)
    ]  # fmt: skip
    last = max((place.high for place in places), default=1.0)
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0.3}}
    scale = {"type": "linear", "domain": [0.5, last * 1.14], "nice": False}
    x = {
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": title, "values": [1, 5, 10, 20, 30, 40, 60, 100], "grid": False, "tickSize": 3},
    }
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "text", "align": "right", "x": -6, "fontSize": 10.5},
            "encoding": {"y": y, "text": {"field": "label"}},
        },
        {
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 3, "opacity": 0.4},
            "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "color": SIDE_A, "size": 46, "opacity": 1},
            "encoding": {"y": y, "x": {**x, "field": "rank"}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 10.5},
            "encoding": {
                "y": y, "x": {**x, "field": "high"}, "text": {"field": "shown"}, "description": {"field": "link"},
            },
        },
    ]  # fmt: skip
    parts = {"width": _WIDTH, "height": {"step": _ROW}, "data": {"values": rows}, "layer": layers}
    return assembled(parts, alt=alt, data=tuple(rows))
