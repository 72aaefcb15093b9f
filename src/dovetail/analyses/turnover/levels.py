"""Levels and growth: exports, imports, turnover and balance of each year, by each side and reconciled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dovetail.analyses.turnover.book import Book, FlowKey
from dovetail.analyses.turnover.result import Growth, Level, Mirror
from dovetail.results.derive import corners
from dovetail.terms.figure import Figure

_MEASURES = ("exports", "imports", "turnover", "balance")


def find_levels(book: Book, years: Sequence[str], mirror: Sequence[Mirror]) -> tuple[Level, ...]:
    """The levels of every year, by both reporters and reconciled; reporters without any record are left out."""
    a, b = book.records.a, book.records.b
    agreed = {(row.exporter, row.importer, row.period): row.reconciled for row in mirror}
    levels: list[Level] = []
    for year in years:
        for reporter in (a, b):
            there, back = (book.flow(FlowKey(*way, reporter, year)) for way in book.records.directions)
            if there or back:
                levels.append(_level(book, year, reporter, there, back))
        there, back = (agreed.get((*way, year)) for way in book.records.directions)
        if there or back:
            levels.append(_level(book, year, "", there, back))
    return tuple(levels)


def find_growths(book: Book, levels: Sequence[Level]) -> tuple[Growth, ...]:
    """Growth of every measure from year to year, and from the first to the last, by each reporter."""
    by_reporter: dict[str, list[Level]] = {}
    for level in levels:
        by_reporter.setdefault(level.reporter, []).append(level)
    growths: list[Growth] = []
    for reporter, own in by_reporter.items():
        steps = list(pairwise(own))
        if len(own) > 2:
            steps.append((own[0], own[-1]))
        for start, end in steps:
            growths += [
                growth for measure in _MEASURES if (growth := _growth(book, measure, reporter, start, end)) is not None
            ]
    return tuple(growths)


def _level(book: Book, period: str, reporter: str, exports: Figure | None, imports: Figure | None) -> Level:
    """Exports and imports with their sum and their difference, seen from the pair's first side."""
    turnover = balance = None
    if exports and imports:
        grade = "computed" if reporter else "reconciled"
        scope: dict[str, Any] = {"territories": (book.records.a, book.records.b), "reporter": reporter}
        interval = corners(lambda there, back: there + back, exports, imports)
        turnover = book.derive.total(
            "turnover", (exports, imports), "exports + imports", grade=grade, interval=interval, **scope
        )
        balance = book.derive.difference("balance", exports, imports, "exports - imports", grade=grade, **scope)
    return Level(period, reporter, exports, imports, turnover, balance)


def _growth(book: Book, measure: str, reporter: str, start: Level, end: Level) -> Growth | None:
    """How one measure moved between two levels, None where either lacks it."""
    one: Figure | None = getattr(start, measure)
    two: Figure | None = getattr(end, measure)
    if one is None or two is None:
        return None
    period = f"{one.period}>{two.period}"
    scope: dict[str, Any] = {"territories": two.territories, "reporter": reporter, "flow": two.flow}
    change = book.derive.difference(f"{measure}.change", two, one, "end - start", period=period, **scope)
    signed = measure == "balance"
    percent = None if signed else book.derive.percent(f"{measure}.growth", one, two, period=period, **scope)
    years = int(end.period) - int(start.period)
    yearly = None
    if years > 1 and not signed:
        yearly = book.derive.yearly(f"{measure}.yearly_growth", one, two, years, period=period, **scope)
    return Growth(measure, reporter, start.period, end.period, change, percent, yearly)  # pyright: ignore[reportArgumentType]
