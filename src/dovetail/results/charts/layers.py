"""A chain as a layered graph: materials at the left, parts in the middle, the machine at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from dovetail.results.charts.chart import INK, PAPER, SIDE_A, SIDE_B, SOFT, Chart, assembled, linked
from dovetail.results.charts.layer_places import FIELDS, LANE, LINE, Arrow, Box, Places, Sale, places
from dovetail.results.charts.lettering import folded, width_of

_WIDTH, _LETTERS, _SMALL, _STEPS = 722, 10.5, 9.5, 12
#: The first side is dark, the second light, both a dark box with a light tab: grey print tells them apart.
_LIGHT, _GREY = "#f4dcb4", "#b4bbc5"
#: How curves look where a part belongs to the whole and neither sells it, where one could, where one does.
_LOOKS: dict[str, dict[str, Any]] = {
    "belongs": {"strokeWidth": 0.9},
    "could": {"strokeWidth": 1.3, "opacity": 0.85, "strokeDash": [4, 3]},
    "runs": {"strokeWidth": 1.4, "opacity": 0.85},
}


def layers_chart(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    *,
    heads: tuple[str, str, str],
    legend: tuple[str, str, str, str],
    alt: str,
    past: str = "",
    backs: Sequence[tuple[str, Sale]] = (),
) -> Chart:
    """Boxes in three layers, joined by curves in the colour of the seller.

    Parameters
    ----------
    boxes
        Those of a layer that share a sale stand together below it.
    arrows
        A full curve where a sale is on record, a broken one where it could be, a thin grey one where neither sells.
    heads
        Titles of the layers.
    legend
        Words for what a box shows: the first side is strong, the second, both, neither.
    alt
        Alternative text.
    past
        Words above the way of materials that are used in the machine itself, which is led below the parts.
    backs
        What comes back, written below the machine: who sells to whom, and the sale.
    """
    found = places(boxes, arrows)
    rows = [_row(box, found, legend) for box in boxes]
    labels = [line for box in boxes for line in _label(box, found)]
    notes = [*_sales(found), *_backs([box for box in boxes if box.layer == 2], found, backs)]
    if found.lanes:
        notes.append(_text(past, FIELDS[1][0], found.lane_top))
    bottom = max([found.bottom, *(note["y"] + 6 for note in notes)]) + 8
    keys = list(_keys(legend, bottom))
    curves = [point for number, arrow in enumerate(arrows) for point in _curve(number, arrow, boxes, found)]
    titles = [_text(text, left, 10.0) for text, (left, _) in zip(heads, FIELDS, strict=True)]
    marks: list[dict[str, Any]] = [
        {
            "data": {"values": [point for point in curves if point["look"] == look]},
            "mark": {"type": "line", **style},
            "encoding": {
                **_AT, "order": {"field": "step"}, "detail": {"field": "curve"}, "color": _as_given("colour"),
            },
        }
        for look, style in _LOOKS.items()
    ]  # fmt: skip
    tabs = [
        {**row, "x": row["right"] - 9, "right": row["right"] - 3, "y": row["y"] + 3, "bottom": row["bottom"] - 3,
         "fill": _LIGHT, "stroke": _LIGHT}
        for row in (*rows, *keys) if row["both"]
    ]  # fmt: skip
    marks += [_rectangles([*rows, *keys], 3), _rectangles(tabs, 1)]
    marks += [
        _texts([*labels, *(_text(key["who"], key["right"] + 5, key["bottom"] - 2, INK) for key in keys)], _LETTERS),
        _texts(titles, _LETTERS, fontWeight="bold"),
        _texts(notes, _SMALL),
    ]
    data = (*rows, *(note for note in notes if note["figure"]))
    return assembled({"width": _WIDTH, "height": bottom + 14, "layer": marks}, alt=alt, data=data)


_AT = {
    name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y")
}  # fmt: skip


def _as_given(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": None}


def _rectangles(rows: Sequence[dict[str, Any]], corner: int) -> dict[str, Any]:
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rect", "cornerRadius": corner, "strokeWidth": 1.2},
        "encoding": {
            **_AT, "x2": {"field": "right"}, "y2": {"field": "bottom"}, "fill": _as_given("fill"),
            "stroke": _as_given("stroke"),
        },
    }  # fmt: skip


def _texts(rows: Sequence[dict[str, Any]], size: float, **style: str) -> dict[str, Any]:
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", "align": "left", "baseline": "alphabetic", "fontSize": size, **style},
        "encoding": {
            **_AT, "text": {"field": "text"}, "fill": _as_given("ink"), "description": {"field": "link"},
        },
    }  # fmt: skip


def _text(text: str, x: float, y: float, ink: str = SOFT, figure: str = "") -> dict[str, Any]:
    return {"text": text, "x": x, "y": round(y, 1), "ink": ink, "figure": figure, "link": linked(figure)}


def _row(box: Box, found: Places, legend: tuple[str, str, str, str]) -> dict[str, Any]:
    left, wide = FIELDS[box.layer]
    top = found.middles[box.code] - box.height / 2
    fill, stroke, _ = _colours(box.strong)
    return {
        "code": box.code, "name": box.label, "label": " ".join(box.lines), "x": left, "y": top, "right": left + wide,
        "bottom": top + box.height, "fill": fill, "stroke": stroke, "both": all(box.strong),
        "who": legend[_KINDS.index(box.strong)],
    }  # fmt: skip


def _label(box: Box, found: Places) -> Iterator[dict[str, Any]]:
    first = found.middles[box.code] - LINE * (len(box.lines) - 1) / 2 + 3.6
    for number, line in enumerate(box.lines):
        yield _text(line, FIELDS[box.layer][0] + 6, first + LINE * number, _colours(box.strong)[2])


def _sales(found: Places) -> Iterator[dict[str, Any]]:
    """Each sale above the boxes that it stands behind."""
    for group in found.groups:
        if sale := group[0].sale:
            top = found.middles[group[0].code] - group[0].height / 2
            yield _text(sale.text, FIELDS[group[0].layer][0], top - 4, SOFT, sale.figure)


def _backs(machines: Sequence[Box], found: Places, backs: Sequence[tuple[str, Sale]]) -> Iterator[dict[str, Any]]:
    """What comes back, below the machine."""
    for machine in machines[:1]:
        left, wide = FIELDS[machine.layer]
        y = found.middles[machine.code] + machine.height / 2 + 6
        for words, sale in backs:
            for text, figure in ((words, ""), (sale.text, sale.figure)):
                for line in folded(text, wide, lines=2, size=_SMALL):
                    y += LINE
                    yield _text(line, left, y - 2, SOFT, figure)
            y += LANE


#: Who is strong, in the order of the legend.
_KINDS = ((True, False), (False, True), (True, True), (False, False))


def _keys(legend: tuple[str, str, str, str], top: float) -> Iterator[dict[str, Any]]:
    """The key under the graph: one small box a kind."""
    left = 0.0
    for who, strong in zip(legend, _KINDS, strict=True):
        fill, stroke, _ = _colours(strong)
        yield {
            "who": who, "x": left, "y": top, "right": left + 20, "bottom": top + 12, "fill": fill, "stroke": stroke,
            "both": all(strong),
        }  # fmt: skip
        left += 48 + width_of(who)


def _colours(strong: tuple[bool, bool]) -> tuple[str, str, str]:
    """Fill, outline and ink: dark for the first side and for both, light for the second, paper for neither."""
    if strong[0]:
        return SIDE_A, SIDE_A, PAPER
    return (_LIGHT, SIDE_B, INK) if strong[1] else (PAPER, _GREY, SOFT)


def _curve(number: int, arrow: Arrow, boxes: Sequence[Box], found: Places) -> Iterator[dict[str, Any]]:
    """The points of an arrow from box to box; one that passes a layer goes along its lane below the parts."""
    layer_of = {box.code: box.layer for box in boxes}
    left, wide = FIELDS[layer_of[arrow.part]]
    stops = [(left + wide, found.middles[arrow.part]), (FIELDS[layer_of[arrow.whole]][0], found.middles[arrow.whole])]
    if number in found.lanes:
        past, across = FIELDS[1]
        stops[1:1] = [(past, found.lanes[number]), (past + across, found.lanes[number])]
    look = "belongs" if arrow.seller is None else "runs" if arrow.runs else "could"
    colour = _GREY if arrow.seller is None else (SIDE_A, SIDE_B)[arrow.seller]
    place = 0
    for (x0, y0), (x1, y1) in pairwise(stops):
        for step in range(_STEPS + 1):
            t = step / _STEPS
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)
            yield {"curve": number, "step": place, "x": round(x, 1), "y": round(y, 1), "colour": colour, "look": look}
            place += 1
