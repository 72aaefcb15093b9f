"""The product space: what goes together lies together, and each side's goods are marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dovetail.results.charts.chart import FAINT, PAPER, SIDE_A, SIDE_B, Chart, assembled
from dovetail.terms.product_space import SpaceMap

_WIDTH, _HEIGHT = 560, 240


def product_space_chart(space: SpaceMap, sides: Sequence[tuple[str, Sequence[str]]], *, alt: str) -> Chart:
    """The tree of the strongest links in grey (one broken line: a stroke of its own for each would take ten times the
    room), the goods of one or two sides as dots; what both make has both colours.

    Parameters
    ----------
    sides
        Label and headings of each side; headings that have no place on the map are left out.
    alt
        Alternative text.
    """
    marked = [(label, {code for code in codes if code in space.places}) for label, codes in sides]
    lines = [
        {"at": at, "x": round(spot[0], 4), "y": round(spot[1], 4)} if spot else {"at": at, "x": None, "y": None}
        for at, spot in enumerate(
            end for one, other in space.tree for end in (space.places[one], space.places[other], None)
        )
    ]
    dots: list[dict[str, Any]] = []
    for number, (label, codes) in enumerate(marked):
        both = marked[0][1] if number == 1 else set[str]()
        for code in sorted(codes):
            x, y = space.places[code]
            dots.append({"product": code, "x": x, "y": y, "side": label, "size": 70 if code in both else 26})
    dots.sort(key=lambda dot: -float(dot["size"]))
    spots = list(space.places.values())
    spans = [(min(spot[axis] for spot in spots), max(spot[axis] for spot in spots)) for axis in (0, 1)]
    x, y = (
        {"field": name, "type": "quantitative", "axis": None, "scale": {"domain": span, "nice": False, "padding": 6}}
        for name, span in zip("xy", spans, strict=True)
    )
    colour = {
        "field": "side",
        "type": "nominal",
        "scale": {"domain": [label for label, _ in marked], "range": [SIDE_A, SIDE_B][: len(marked)]},
        "legend": {"title": None, "orient": "top", "direction": "horizontal", "symbolOpacity": 1},
    }
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": lines},
            "mark": {"type": "line", "color": FAINT, "strokeWidth": 0.8, "invalid": "break-paths-filter-domains"},
            "encoding": {"x": x, "y": y, "order": {"field": "at", "type": "quantitative"}},
        },
        {
            "data": {"values": dots},
            "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": PAPER, "strokeWidth": 0.4},
            "encoding": {
                "x": x,
                "y": y,
                "color": colour,
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            },
        },
    ]
    return assembled({"width": _WIDTH, "height": _HEIGHT, "layer": layers}, alt=alt, data=tuple(dots))
