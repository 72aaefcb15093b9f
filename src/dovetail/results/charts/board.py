"""A board of a cluster: a line an item, grouped by role, a field a side in the tone of how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dovetail.results.charts.chart import FAINT, INK, PAPER, SIDE_A, SOFT, Chart, assembled, linked
from dovetail.results.charts.lettering import folded

_NAMES, _FIELD, _BETWEEN = 140, 104, 4
_ROLE, _PADDING, _LINE = 18.0, 7.0, 11.0
_LETTERS, _SMALL = 10.5, 9.5
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

    @property
    def height(self) -> float:
        return _PADDING + _LINE * len(folded(self.name, _NAMES - 10, lines=2))


def halves(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines, in their order, as two boards of about the same height."""
    whole = _height(lines)
    cut = min(range(1, len(lines)), key=lambda place: abs(whole / 2 - _height(lines[:place])))
    return lines[:cut], lines[cut:]


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
    lefts = (_NAMES, _NAMES + _FIELD + _BETWEEN)
    titles = [folded(name, _FIELD, lines=2) for name in sides]
    top = _LINE * max(map(len, titles)) + 3
    heads: list[dict[str, Any]] = [
        {"text": text, "x": left, "y": top - 5 - _LINE * (len(title) - 1 - at)}
        for title, left in zip(titles, lefts, strict=True)
        for at, text in enumerate(title)
    ]
    names: list[dict[str, Any]] = []
    y = top
    for role, of_role in groupby(lines, key=lambda line: line.role):
        heads.append({"text": role, "x": 0, "y": y + _ROLE - 6})
        y += _ROLE
        for line in of_role:
            said = folded(line.name, _NAMES - 10, lines=2)
            middle = y + line.height / 2 - 1
            first = middle + 3.5 - _LINE * (len(said) - 1) / 2
            names += [{"text": text, "x": 6, "y": first + _LINE * at} for at, text in enumerate(said)]
            for side, square, left in zip(sides, line.squares, lefts, strict=True):
                fill, ink = _TONES[square.verdict]
                rows.append(
                    {
                        "item": line.name, "side": side, "text": square.label, "x": left, "right": left + _FIELD,
                        "y": y, "bottom": y + line.height - 2, "from": left + 5, "base": middle + 3.3, "fill": fill,
                        "ink": ink, "stroke": FAINT if fill == PAPER else fill, "figure": square.figure,
                        "link": linked(square.figure),
                    }
                )  # fmt: skip
            y += line.height
    x, v = ({"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y"))
    plain = {"type": "text", "align": "left", "fontSize": _LETTERS}
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
            "mark": {**plain, "baseline": "alphabetic", "fontSize": _SMALL},
            "encoding": {
                "x": {**x, "field": "from"}, "y": {**v, "field": "base"}, "text": {"field": "text"},
                "fill": {"field": "ink", "type": "nominal", "scale": None}, "description": {"field": "link"},
            },
        },
        {
            "data": {"values": names},
            "mark": {**plain, "baseline": "alphabetic", "fill": INK},
            "encoding": {"x": x, "y": v, "text": {"field": "text"}},
        },
        {
            "data": {"values": heads},
            "mark": {**plain, "baseline": "alphabetic", "fontWeight": "bold", "fill": SOFT},
            "encoding": {"x": x, "y": v, "text": {"field": "text"}},
        },
    ]  # fmt: skip
    width = lefts[1] + _FIELD
    return assembled({"width": width, "height": y + 1, "layer": layers}, alt=alt, data=tuple(rows))


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines) + _ROLE * len({line.role for line in lines})
