"""A board of a cluster: a line an item, grouped by role, a field a side in the tone of how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, PAPER, SIDE_A, SOFT, Chart, assembled, linked

_NAMES, _FIELD, _ROW, _LETTERS = 250, 190, 22, 46
#: Fill and ink by how a side stands: the darker, the more it has, so that grey print reads as well.
_TONES = {
    "at_home": (SIDE_A, PAPER),
    "from_partner": ("#a9c3d8", INK),
    "together": ("#f4dcb4", INK),
    "from_third": (PAPER, INK),
    "not_measured": (PAPER, SOFT),
}


@dataclass(frozen=True, slots=True)
class Square:
    """How one side stands in an item: the name of the verdict, the words to write, the Figure behind them."""

    verdict: str
    label: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One item with its role and both sides."""

    role: str
    name: str
    squares: tuple[Square, Square]


def board_chart(lines: Sequence[Line], *, sides: tuple[str, str], alt: str) -> Chart:
    """The board, in the order given; a role is written once, above its first item.

    Parameters
    ----------
    sides
        Names of the sides, above the fields.
    alt
        Alternative text.
    """
    rows: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = [
        {"text": name, "x": _NAMES + number * (_FIELD + 6), "y": 8} for number, name in enumerate(sides)
    ]
    names: list[dict[str, Any]] = []
    y, role = 18.0, ""
    for line in lines:
        if line.role != role:
            role = line.role
            heads.append({"text": role, "x": 0, "y": y + 14})
            y += _ROW
        names.append({"text": _cut(line.name), "name": line.name, "x": 10, "y": y + _ROW / 2 - 1})
        for number, square in enumerate(line.squares):
            left = _NAMES + number * (_FIELD + 6)
            fill, ink = _TONES[square.verdict]
            rows.append(
                {
                    "item": line.name, "side": sides[number], "text": square.label, "x": left, "right": left + _FIELD,
                    "y": y, "bottom": y + _ROW - 3, "from": left + 8, "middle": y + _ROW / 2 - 1, "fill": fill,
                    "ink": ink, "stroke": FAINT if fill == PAPER else fill, "figure": square.figure,
                    "link": linked(square.figure),
                }
            )  # fmt: skip
        y += _ROW
    x, v = ({"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y"))
    bold = {"type": "text", "align": "left", "fontSize": 10.5, "fontWeight": "bold", "fill": SOFT}
    plain = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 10.5}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": rows},
            "mark": {"type": "rect", "cornerRadius": 2, "strokeWidth": 1},
            "encoding": {
                "x": x, "y": v, "x2": {"field": "right"}, "y2": {"field": "bottom"},
                "fill": {"field": "fill", "type": "nominal", "scale": None},
                "stroke": {"field": "stroke", "type": "nominal", "scale": None},
            },
        },
        {
            "data": {"values": rows},
            "mark": plain,
            "encoding": {
                "x": {**x, "field": "from"}, "y": {**v, "field": "middle"}, "text": {"field": "text"},
                "fill": {"field": "ink", "type": "nominal", "scale": None}, "description": {"field": "link"},
            },
        },
        {
            "data": {"values": names},
            "mark": {**plain, "fill": INK},
            "encoding": {"x": x, "y": v, "text": {"field": "text"}},
        },
        {"data": {"values": heads}, "mark": bold, "encoding": {"x": x, "y": v, "text": {"field": "text"}}},
    ]  # fmt: skip
    width = _NAMES + 2 * _FIELD + 6
    return assembled({"width": width, "height": y + 2, "layer": layers}, alt=alt, data=tuple(rows))


def _cut(label: str) -> str:
    """The label cut at a word so that it fits; the full name stays in the data."""
    if len(label) <= _LETTERS:
        return label
    return label[: _LETTERS - 1].rsplit(" ", 1)[0].rstrip(",;") + "\u2026"
