"""Where methods part: the same products in the order of each method, joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FALL, INK, SIDE_A, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import folded

_COLUMN, _ROW, _NAMES = 120, 19, 190


@dataclass(frozen=True, slots=True)
class Ranked:
    """One product: its name, and for each method its rank as a number, as written, and as a Figure; None where none."""

    label: str
    ranks: tuple[tuple[float, str, str] | None, ...]
    marked: bool = False


def methods_chart(products: Sequence[Ranked], methods: Sequence[str], *, alt: str) -> Chart:
    """A column a method: products stand in the order of their ranks, which are written beside them.

    Parameters
    ----------
    products
        Products; `marked` ones are drawn in colour.
    methods
        Titles of the columns, in the order of the ranks of each product.
    alt
        Alternative text.
    """
    rows: list[dict[str, Any]] = []
    for column in range(len(methods)):
        ranked = [(found[0], number) for number, one in enumerate(products) if (found := one.ranks[column])]
        for place, (_, number) in enumerate(sorted(ranked)):
            found = products[number].ranks[column]
            if found:
                rows.append(
                    {
                        "column": column, "place": place, "product": number,
                        "label": folded(products[number].label, _NAMES)[0],
                        "shown": found[1], "figure": found[2], "link": linked(found[2]),
                        "colour": FALL if products[number].marked else SIDE_A,
                        "opacity": 0.95 if products[number].marked else 0.35,
                    }
                )  # fmt: skip
    first = {row["product"]: row for row in reversed(rows)}
    x = {
        "field": "column", "type": "quantitative", "axis": None,
        "scale": {"domain": [0, max(len(methods) - 1, 1)], "nice": False},
    }  # fmt: skip
    y = {"field": "place", "type": "quantitative", "axis": None, "scale": {"reverse": True, "nice": False}}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    opacity = {"field": "opacity", "type": "quantitative", "scale": None}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "strokeWidth": 1.6},
            "encoding": {"x": x, "y": y, "detail": {"field": "product"}, "color": colour, "opacity": opacity},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "circle", "size": 210, "opacity": 1, "fill": "#ffffff"},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "text", "fontSize": 10.5},
            "encoding": {"x": x, "y": y, "text": {"field": "shown"}, "description": {"field": "link"}, "color": colour},
        },
        {
            "data": {"values": [row for row in first.values() if row["column"] == 0]},
            "mark": {"type": "text", "align": "right", "dx": -14, "fontSize": 10.5, "fill": INK},
            "encoding": {"x": x, "y": y, "text": {"field": "label"}},
        },
        {
            "data": {"values": [{"column": number, "text": text} for number, text in enumerate(methods)]},
            "mark": {"type": "text", "y": -16, "fontSize": 10.5, "fill": SOFT},
            "encoding": {"x": x, "text": {"field": "text"}},
        },
    ]
    height = _ROW * max(len(products), 2)
    return assembled(
        {"width": _COLUMN * max(len(methods) - 1, 1), "height": height, "layer": layers}, alt=alt, data=tuple(rows)
    )
