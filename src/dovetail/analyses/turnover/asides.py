"""What stands beside the bridge: breaks in the record, movers, concentration, months, and the proxy's mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from dovetail.analyses.turnover.book import MOST_INPUTS, Book, FlowKey
from dovetail.analyses.turnover.mirror import undisclosed_share
from dovetail.analyses.turnover.result import Break, Bridge, Concentration, Line, Part, Proxy
from dovetail.analyses.turnover.split import Direction
from dovetail.measures.change.concentration import concentration
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period, Years
from dovetail.terms.product import UNDISCLOSED_CHAPTER

Shown = TypeVar("Shown")


def find_breaks_shown(book: Book, directions: Sequence[Direction], years: Years) -> tuple[Break, ...]:
    """Every break that touches the years asked for, largest first."""
    found: list[Break] = []
    for direction in directions:
        for line in direction.breaks:
            if int(line.end) <= years.first or int(line.start) >= years.last:
                continue
            way = (direction.exporter, direction.importer)
            before, after = (
                book.line(FlowKey(*way, direction.reporter, year), line.product) for year in (line.start, line.end)
            )
            if before is None or after is None:
                continue
            scope: dict[str, Any] = {"territories": way, "reporter": direction.reporter, "product": line.product}
            period = f"{line.start}>{line.end}"
            change = book.derive.difference("break.change", after, before, "after - before", period=period, **scope)
            larger, smaller = sorted((before, after), key=lambda figure: -figure.value)
            factor = book.derive.figure(
                "break.factor",
                larger.value / smaller.value,
                "ratio",
                period,
                "larger value / smaller value",
                (larger, smaller),
                **scope,
            )
            found.append(Break(*way, line.product, line.start, line.end, before, after, change, factor))
    return tuple(sorted(found, key=lambda gap: -abs(gap.change.value)))


def find_movers(bridge: Bridge | None, top: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines that rose and that fell most; breaks and undisclosed goods tell of no market and are left out."""
    lines = bridge.lines if bridge else ()
    told = [line for line in lines if not {term.kind for term in line.terms} & {"break", "undisclosed"}]
    told.sort(key=lambda line: line.change.value)
    risers = [line for line in reversed(told) if line.change.value > 0][:top]
    fallers = [line for line in told if line.change.value < 0][:top]
    return tuple(risers), tuple(fallers)


def find_concentration(
    book: Book, directions: Sequence[Direction], years: Sequence[str], top: int
) -> tuple[Concentration, ...]:
    """How far each direction rests on few products in each year with lines on record."""
    found: list[Concentration] = []
    for direction in directions:
        for year in years:
            key = FlowKey(direction.exporter, direction.importer, direction.reporter, year)
            lines = {
                product: value
                for product, value in book.values(key).items()
                if value > 0 and product[:2] != UNDISCLOSED_CHAPTER
            }
            if not lines:
                continue
            measured = concentration(np.array(list(lines.values())), top)
            scope: dict[str, Any] = {"territories": (key.exporter, key.importer), "reporter": key.reporter}
            names = list(lines)
            products = [names[int(at)] for at in measured.order]
            whole = [flow for flow in (book.flow(key),) if flow]
            rests = whole if len(products) > MOST_INPUTS else book.lines(key, products)
            largest = book.lines(key, products[:top])
            found.append(
                Concentration(
                    key.exporter,
                    key.importer,
                    year,
                    min(top, measured.parts),
                    book.derive.figure(
                        "concentration.hhi",
                        measured.hhi,
                        "index",
                        year,
                        f"sum of squared shares of {measured.parts} lines, undisclosed trade left out",
                        rests,
                        **scope,
                    ),
                    book.derive.figure(
                        "concentration.top_share",
                        100 * measured.top_share,
                        "percent",
                        year,
                        f"100 (the {len(largest)} largest of {measured.parts} lines) / all of them",
                        [*largest, *rests],
                        **scope,
                    ),
                    undisclosed_share(book, key),
                )
            )
    return tuple(found)


def find_parts(book: Book, years: Years) -> tuple[Part, ...]:
    """Months, quarters and halves on record, each against the same part of the year before."""
    found: list[Part] = []
    for key in book.flows():
        period = Period.of(key.period)
        if period.is_year or not years.first <= period.year <= years.last:
            continue
        value = book.flow(key)
        earlier = book.flow(replace(key, period=str(period.shifted(-1))))
        if value is None:
            continue
        growth = None
        if earlier is not None:
            growth = book.derive.percent(
                f"{value.measure}.growth", earlier, value, territories=value.territories, reporter=key.reporter
            )
        found.append(Part(key.exporter, key.importer, key.period, key.reporter, value, growth))
    return tuple(sorted(found, key=lambda part: (part.exporter, part.reporter, Period.of(part.period))))


def as_proxy(book: Book, proxy: Proxy, shown: Shown) -> Shown:
    """The same values with every Figure in them marked as standing in for the pair that was asked for.

    A marked Figure keeps the scope that it measures, the national pair's: no number is ever said to be the region's.
    """
    asked, national = "-".join(proxy.asked), "-".join(proxy.shown)

    def mark(value: Any) -> Any:
        if isinstance(value, Figure):
            return book.ledger.add(
                replace(
                    value,
                    grade="proxy",
                    formula=f"the figure of {national} as it is, standing in for {asked}",
                    source=None,
                    inputs=(value.id,),
                    note=f"stands in for {asked}",
                )
            )
        if isinstance(value, tuple):
            return tuple(mark(part) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                part.name: mark(held)
                for part in fields(value)
                if isinstance(held := getattr(value, part.name), Figure | tuple) or is_dataclass(held)
            }
            return replace(value, **changed)
        return value

    return mark(shown)
