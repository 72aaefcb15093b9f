"""A potential as tables for reading in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.analyses.potential.result import METHODS
from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.results.numbers import cell, common_scale, exact, show, unit_heading
from dovetail.terms.heading import heading_name
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.analyses.potential import Direction, Line, PotentialResult
    from dovetail.terms.figure import Figure

_TITLES = {"itc": "the ITC indicator", "gravity": "gravity", "density": "nearness"}


def heading(result: PotentialResult) -> str:
    """Who."""
    return f"{_name(result.shown[0])} and {_name(result.shown[1])}: what more could be sold"


def blocks(result: PotentialResult) -> list[str | Grid]:
    """The result as texts and tables."""
    parts: list[str | Grid] = []
    for one in result.directions:
        parts += _direction(one)
    voice = Voice("en")
    return [*parts, *(f"Note: {plain(voice.caveat(caveat))}" for caveat in result.caveats)]


def _direction(one: Direction) -> list[str | Grid]:
    way = f"{_name(one.seller)} to {_name(one.buyer)}"
    parts: list[str | Grid] = []
    if one.total_expected and one.total_actual:
        low, high = one.total_expected.interval or (one.total_expected.value, one.total_expected.value)
        bounds = f"{low / 1e6:,.0f} to {high / 1e6:,.0f} mn"
        parts.append(
            f"{way}, {one.total_expected.period}: {show(one.total_actual)}; gravity expects "
            f"{show(one.total_expected)} ({bounds})."
        )
    if one.ease:
        parts.append(f"{way}: ease of trade {exact(one.ease)} (1: as the two baskets alone would make it).")
    if one.lines:
        parts.append(_lines(f"{way}, {one.period}", one.lines))
    if one.correlations:
        rows = [(_TITLES[x], _TITLES[y], show(figure)) for (x, y), figure in one.correlations.items()]
        parts.append(Grid(f"{way}: rank correlation of the methods", ("", "", "correlation"), rows, right=(2,)))
    if one.parted:
        parts.append(_lines(f"{way}: where the methods part most", one.parted))
    return parts


def _lines(title: str, lines: tuple[Line, ...]) -> Grid:
    money = [figure for line in lines for figure in (line.actual, line.potential, line.expected) if figure]
    scale = common_scale(money)
    rows = [
        (
            f"{line.product} {_product(line.product)}",
            *(_cell(figure, scale) for figure in (line.actual, line.potential, line.unrealised, line.expected)),
            cell(line.density, places=1) if line.density else "",
            *(cell(line.ranks[method]) if method in line.ranks else "" for method in METHODS),
        )
        for line in lines
    ]
    headings = ("product", "sold now", "ITC potential", "unsold", "gravity expects", "nearness, %", "rank: ITC",
                "gravity", "nearness")  # fmt: skip
    return Grid(f"{title}, {unit_heading('usd', 'en', scale)}", headings, rows, right=tuple(range(1, 9)))


def _product(code: str) -> str:
    return Product.of(code).name(short=True) if len(code) == 2 else heading_name(code)


def _cell(figure: Figure | None, scale: str) -> str:
    return cell(figure, scale=scale, places=2 if scale == "bn" else 0) if figure else ""  # pyright: ignore[reportArgumentType]


def _name(code: str) -> str:
    return Territory(code).name()
