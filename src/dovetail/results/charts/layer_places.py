"""Where the boxes of a layered graph stand: those of one sale together, and so that few curves cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dovetail.results.charts.lettering import folded

#: Left edge and width of the boxes of each layer.
FIELDS = ((0.0, 208.0), (288.0, 208.0), (572.0, 150.0))
TOP, LINE, LANE = 26.0, 12.0, 4.0
#: The box of the machine is narrow and stands alone.
_MOST_LINES = (2, 2, 5)
_PADDING, _GAP, _HEAD, _APART, _SWEEPS = 7.0, 4.0, 13.0, 6.0, 3


@dataclass(frozen=True, slots=True)
class Sale:
    """What is written above the boxes that one sale stands behind, and its Figure."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A product in a layer (0, 1 or 2), whether the first and the second side are strong in it, and its sale."""

    code: str
    label: str
    layer: int
    strong: tuple[bool, bool]
    sale: Sale | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The label in as many lines as the box needs."""
        return folded(self.label, FIELDS[self.layer][1] - 16, lines=_MOST_LINES[self.layer])

    @property
    def height(self) -> float:
        return _PADDING + LINE * len(self.lines)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A part that goes into a whole, sold by side 0 or 1, or by neither; `runs` where a sale is on record."""

    part: str
    whole: str
    seller: int | None
    runs: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands.

    Parameters
    ----------
    middles
        Height of the middle of each box by its code.
    groups
        Boxes that share a sale, from above, of all layers.
    lanes
        By the place of an arrow among the arrows: the height at which it is led past the parts.
    lane_top
        Height of the words above the lanes.
    bottom
        Height of the whole.
    """

    middles: dict[str, float]
    groups: tuple[tuple[Box, ...], ...]
    lanes: dict[int, float]
    lane_top: float
    bottom: float


def places(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Places:
    """Each layer in turn is put in the order of what its boxes are joined to; what passes the parts goes below them."""
    layer_of = {box.code: box.layer for box in boxes}
    passing = [
        number for number, arrow in enumerate(arrows) if layer_of[arrow.whole] - layer_of[arrow.part] > 1
    ]  # fmt: skip
    room = _APART + _HEAD + LANE * len(passing) if passing else 0.0
    below = (0.0, room, 0.0)
    layers = [_grouped([box for box in boxes if box.layer == layer]) for layer in range(3)]
    tall = max(_height(groups) + extra for groups, extra in zip(layers, below, strict=True))
    middles: dict[str, float] = {}
    lanes: dict[int, float] = {}
    lane_top = 0.0
    for layer in (0, 1, 2) * _SWEEPS:
        pulls = {box.code: _pull(box, arrows, middles, lanes) for group in layers[layer] for box in group}
        layers[layer] = _ordered(layers[layer], pulls)
        used = _height(layers[layer])
        top = TOP + (tall - used - below[layer]) / 2
        middles |= dict(_placed(layers[layer], top))
        if layer == 1 and passing:
            lane_top = top + used + _APART + _HEAD - 4
            lanes = {number: lane_top + LANE * (place + 1) for place, number in enumerate(passing)}
    groups = tuple(tuple(group) for layer in layers for group in layer)
    return Places(middles, groups, lanes, lane_top, TOP + tall)


def _grouped(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes of one sale together; a box without a sale stands by itself."""
    groups: dict[object, list[Box]] = {}
    for box in boxes:
        groups.setdefault(box.sale or box.code, []).append(box)
    return list(groups.values())


def _pull(box: Box, arrows: Sequence[Arrow], middles: dict[str, float], lanes: dict[int, float]) -> float:
    """The mean height of what a box is joined to, where that has a place already."""
    heights: list[float] = []
    for number, arrow in enumerate(arrows):
        if box.code in (arrow.part, arrow.whole):
            end = arrow.whole if box.code == arrow.part else arrow.part
            heights += [lanes[number]] if number in lanes else [middles[end]] if end in middles else []
    return sum(heights) / len(heights) if heights else 0.0


def _ordered(groups: Sequence[Sequence[Box]], pulls: dict[str, float]) -> list[list[Box]]:
    inside = [sorted(group, key=lambda box: pulls[box.code]) for group in groups]
    return sorted(inside, key=lambda group: sum(pulls[box.code] for box in group) / len(group))


def _height(groups: Sequence[Sequence[Box]]) -> float:
    boxes = sum(box.height + _GAP for group in groups for box in group)
    return boxes + sum(_HEAD for group in groups if group[0].sale) + sum(_APART for _ in _seams(groups))


def _seams(groups: Sequence[Sequence[Box]]) -> Iterator[int]:
    """The places between groups of which one has a sale written above it."""
    for place, (one, two) in enumerate(pairwise(groups), start=1):
        if one[0].sale or two[0].sale:
            yield place


def _placed(groups: Sequence[Sequence[Box]], top: float) -> Iterator[tuple[str, float]]:
    y, seams = top, set(_seams(groups))
    for place, group in enumerate(groups):
        y += (_HEAD if group[0].sale else 0.0) + (_APART if place in seams else 0.0)
        for box in group:
            yield box.code, y + box.height / 2
            y += box.height + _GAP
