"""Asking the analyses for what a brief tells: which years, which spans, and everything into one ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dovetail.analyses.stated import check_stated
from dovetail.analyses.turnover import turnover
from dovetail.brief.material import Material
from dovetail.errors import MissingDataError, problem
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years

if TYPE_CHECKING:
    from dovetail.analyses.turnover.result import TurnoverResult
    from dovetail.store.store import Store
    from dovetail.terms.territory import Pair


def gather(store: Store, pair: Pair, years: Years | None, meeting: Period | None) -> Material:
    """The results that the first two pages are written from.

    With `years` given their change is one span. Else all years held are told, and the years with products are
    explained in two spans, parted at the last year before the meeting or, without one, at the turning point.
    Where no products are held the change of the totals is the one span.
    """
    told = partial(turnover, store, pair, yearly=False, readings={})
    if years:
        whole = told(years=years)
        spans = (whole,) if whole.bridge else ()
    else:
        held, detailed = _held(store, pair)
        whole = told(years=held)
        spans = tuple(told(years=span) for span in _spans(whole, detailed and _by_product(whole), meeting))
        spans = spans or ((whole,) if whole.bridge else ())
    said = check_stated(store, pair)
    stated = said if said.statements else None
    ledger = Ledger()
    for result in (whole, *spans, stated):
        if result:
            ledger.include(result.figures)
    return Material(pair=pair, whole=whole, spans=spans, stated=stated, meeting=meeting, ledger=ledger)


def _held(store: Store, pair: Pair) -> tuple[Years, Years | None]:
    """The years that the store holds of the pair, or else of its countries, and those with products among them."""
    within = pair.national.a == pair.national.b  # two regions of one country: no countries stand in for them
    for each in (pair,) if within else dict.fromkeys((pair, pair.national)):
        held = store.query("pair_coverage", a=each.a.code, b=each.b.code)
        if held.height:
            rows = held.select("first", "last", "level").rows()
            detailed = [(first, last) for first, last, level in rows if level]
            span = Years(min(f for f, _ in detailed), max(last for _, last in detailed)) if detailed else None
            return Years(min(first for first, _, _ in rows), max(last for _, last, _ in rows)), span
    raise MissingDataError(
        problem(
            f"the store holds no trade of {pair}" + ("" if pair.is_national or within else f" nor of {pair.national}"),
            why="a brief is written from the record of the pair's trade",
            do="see what it holds with `dovetail data list`, and load a file with `dovetail data add`",
        )
    )


def _by_product(whole: TurnoverResult) -> Years | None:
    """The years of which goods are told apart: lines of undisclosed goods alone tell of no product."""
    years = [int(row.period) for row in whole.concentration]
    return Years(min(years), max(years)) if years else None


def _spans(whole: TurnoverResult, detailed: Years | None, meeting: Period | None) -> list[Years]:
    """The runs of years to explain: up to the parting year and from it on."""
    if not detailed or len(detailed) < 2:
        return []
    parting = meeting.year - 1 if meeting else _turning_point(whole, detailed)
    if not detailed.first < parting < detailed.last:
        return [detailed]
    return [Years(detailed.first, parting), Years(parting, detailed.last)]


def _turning_point(whole: TurnoverResult, years: Years) -> int:
    """The year whose turnover lies farthest from the straight line between the first and the last year."""
    values: dict[int, float] = {}
    for level in whole.levels:
        if level.reporter == whole.reporter and level.turnover and Period.of(level.period).year in years:
            values[Period.of(level.period).year] = level.turnover.value
    if len(values) < 3:
        return years.first
    first, last = min(values), max(values)
    slope = (values[last] - values[first]) / (last - first)
    return max(values, key=lambda year: abs(values[year] - values[first] - slope * (year - first)))
