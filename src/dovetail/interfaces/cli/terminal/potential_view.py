"""A potential as tables for reading in a terminal or on a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dovetail.analyses.potential.result import METHODS
from dovetail.brief.document import Name
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.results.numbers import exact
from dovetail.terms.period import Period
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.potential import Direction, Line, PotentialResult, Prospect
    from dovetail.terms.figure import Figure


def potential_blocks(result: PotentialResult, language: Language) -> list[str | Grid]:
    """The title first, then texts, tables and reservations."""
    one = Words(language)
    a, b = (Territory(code) for code in result.shown)
    title = one.said("table-potential-heading", a=a, b=b)
    return [title, *(part for way in result.directions for part in _direction(way, one)), *one.notes(result)]


def _direction(way: Direction, one: Words) -> list[str | Grid]:
    sides = {"seller": Territory(way.seller), "buyer": Territory(way.buyer)}
    parts: list[str | Grid] = []
    if way.total_expected and way.total_actual:
        expected = way.total_expected
        low, high = (_end(expected, end) for end in expected.interval or (expected.value, expected.value))
        year = Period.of(expected.period)
        told = {"actual": way.total_actual, "expected": expected, "low": low, "high": high}
        parts.append(one.said("table-potential-total", **sides, year=year, **told))
    if way.ease:
        ease = Name(exact(way.ease, one.language))
        parts.append(one.said("table-potential-ease", **sides, value=ease))
    if way.lines:
        year = Period.of(way.period) if way.period else Name("\u2013")
        parts.append(_lines(way.lines, one, "table-potential-lines", **sides, year=year))
    if way.correlations:
        rows = [
            (one.word(f"method-name-{x}"), one.word(f"method-name-{y}"), one.show(figure))
            for (x, y), figure in way.correlations.items()
        ]
        title = one.said("table-potential-correlations", **sides)
        parts.append(Grid(title, ("", "", one.word("table-potential-correlation")), rows, right=(2,)))
    if way.parted:
        parts.append(_lines(way.parted, one, "table-potential-parted", **sides))
    if way.prospects:
        parts.append(_prospects(way.prospects, one, sides))
    return parts


def _prospects(prospects: tuple[Prospect, ...], one: Words, sides: dict[str, Territory]) -> Grid:
    """What the seller does not make as a strength yet, by nearness and demand."""
    scale, unit = one.unit([found.demand for found in prospects])
    rows = [
        (
            one.product(found.product),
            one.cell(found.density, 1),
            one.money(found.demand, scale),
            one.cell(found.density_rank),
            one.cell(found.demand_rank),
        )
        for found in prospects
    ]
    world = prospects[0].demand.measure == "exports.world"
    demand = one.said("table-potential-demand", where="world" if world else "buyer", unit=Name(unit), **sides)
    ranks = (one.word("potential-head-rank-density"), one.word("table-potential-rank-demand"))
    headings = [one.word("table-product"), one.word("table-nearness"), demand, *ranks]
    return Grid(one.said("table-potential-prospects", **sides), headings, rows, right=(1, 2, 3, 4))


def _lines(lines: tuple[Line, ...], one: Words, message: str, **values: Territory | Period | Name) -> Grid:
    scale, unit = one.unit([figure for line in lines for figure in (line.actual, line.potential, line.expected)])
    rows = [
        (
            one.product(line.product),
            *(one.money(figure, scale) for figure in (line.actual, line.potential, line.unrealised, line.expected)),
            one.cell(line.density, 1),
            *(one.cell(line.ranks.get(method)) for method in METHODS),
        )
        for line in lines
    ]
    head = [one.word(f"potential-head-{part}") for part in ("now", "itc", "unrealised", "gravity")]
    ranks = [one.word(f"potential-head-rank-{method}") for method in METHODS]
    headings = [one.word("table-product"), *head, one.word("table-nearness"), *ranks]
    return Grid(one.said(message, **values, unit=Name(unit)), headings, rows, right=tuple(range(1, 9)))


def _end(figure: Figure, value: float) -> Figure:
    return replace(figure, value=value, interval=None)
