"""Why the turnover of a pair moved: ask the store, split the change, wrap it in Figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.turnover.asides import (
    as_proxy,
    find_breaks_shown,
    find_concentration,
    find_movers,
    find_parts,
)
from dovetail.analyses.turnover.book import Book, FlowKey
from dovetail.analyses.turnover.bridge import Span, build_bridge
from dovetail.analyses.turnover.caveats import find_caveats
from dovetail.analyses.turnover.demand import held_levels, read_demand
from dovetail.analyses.turnover.levels import find_growths, find_levels
from dovetail.analyses.turnover.mirror import find_mirror
from dovetail.analyses.turnover.records import RECONCILED, Records, read_records
from dovetail.analyses.turnover.result import Proxy, TurnoverResult
from dovetail.analyses.turnover.split import Direction, read_direction
from dovetail.analyses.turnover.tables import as_tables
from dovetail.errors import InvalidRequestError, MissingDataError, problem
from dovetail.measures.change.bridge import Method
from dovetail.results.derive import Deriver
from dovetail.results.statements import stated_change, stated_value
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store

LEVELS = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class Reading:
    """The record of a pair as read from the store: its Figures, and both directions by who reports and by level."""

    book: Book
    levels: dict[str, set[int]]
    _directions: dict[tuple[str, int], list[Direction]] = field(init=False, repr=False, default_factory=dict)

    def directions(self, reporter: str, level: int) -> list[Direction]:
        """Both directions by lines of a level, or with level 0 as a whole."""
        if (reporter, level) not in self._directions:
            book = self.book
            self._directions[reporter, level] = _directions(book.store, book.records, reporter, level, self.levels)
        return self._directions[reporter, level]


def turnover(
    store: Store,
    pair: Pair,
    *,
    years: Years | str | tuple[int, int],
    level: int = 2,
    top: int = 10,
    method: Method = "bennet",
    yearly: bool = True,
    readings: dict[tuple[str, ...], Reading] | None = None,
) -> TurnoverResult:
    """Explain the turnover of a pair: both reports of it, its levels, and an exact bridge from year to year.

    Parameters
    ----------
    store
        Where the trade is held; `open_store()` opens the packaged example.
    pair
        Two economies. A region without trade data of its own is told by the national pair, every Figure graded
        `proxy`, beside what was stated of the region.
    years
        From the first to the last year, `Years(2012, 2014)` or `"2012:2014"`. The bridge leads from the first to
        the last of them that is on record.
    level
        Digits of the product code by which lines are told: 2, 4, 6, 8 or 10.
    top
        Number of largest risers and fallers.
    method
        `bennet` (mean of both orders) or `lmdi` (logarithmic means).
    yearly
        Whether `steps` tells the bridge of every year to the next beside the one over all of them.
    readings
        What was read for other years of the same pair at the same level, and is kept here for more: nothing is then
        read twice, and the results share one ledger.

    Returns
    -------
    TurnoverResult
        Each value a Figure in US dollars or per cent. The terms of every bridge add up to its change to the last
        cent: price, quantity, mix and exchange rate where quantities are on record, else the importer's demand and
        the exporter's share of it, entry, exit, undisclosed trade, and breaks in the record, which are not
        explained.

    Raises
    ------
    MissingDataError
        If the store holds no trade of the pair in these years, or none at this level.
    InvalidRequestError
        If the level, the method or the number of movers makes no sense.

    Examples
    --------
    >>> from dovetail import Pair, Years, open_store
    >>> trade = turnover(open_store(), Pair.of("BLR", "RUS"), years=Years(2012, 2014))
    >>> trade.reporter, f"{trade.bridge.change.value / 1e9:.2f}"
    ('RUS', '-5.52')
    >>> [(gap.product, gap.start, gap.end) for gap in trade.breaks]
    [('82', '2012', '2014'), ('90', '2013', '2014')]
    """
    years = Years.of(years)
    if level not in LEVELS or top < 1 or method not in ("bennet", "lmdi"):
        raise InvalidRequestError(
            problem(
                f"level {level}, top {top} and method '{method}' were asked for",
                why="no table of such detail can be told",
                do=f"give a level of {', '.join(map(str, LEVELS))}, a top of at least 1, and bennet or lmdi",
            )
        )
    reading, proxy = _read(store, pair, years, level, {} if readings is None else readings)
    book = reading.book
    records, ledger = book.records, book.ledger
    held = [year for year in records.years if int(year) in years]
    reporter = _reporter(records, book, held)
    told = [year for year in held if all(book.has(FlowKey(*way, reporter, year)) for way in records.directions)]
    told = told or [year for year in held if any(book.has(FlowKey(*way, reporter, year)) for way in records.directions)]
    by_line = reading.directions(reporter, level)

    def over(start: str, end: str) -> list[Direction]:
        keys = [FlowKey(*way, reporter, year) for way in records.directions for year in (start, end)]
        detailed = all(book.detailed(key) for key in keys if book.has(key))
        return by_line if detailed else reading.directions(reporter, 0)

    spans = [Span(start, end, reporter, method) for start, end in pairwise(told) if yearly]
    main = Span(told[0], told[-1], reporter, method)
    bridge = build_bridge(book, over(main.start, main.end), main, top=top) if len(told) > 1 else None
    steps = [build_bridge(book, over(span.start, span.end), span) for span in spans]
    mirror = find_mirror(book, held, reporters=sum(0 in held for held in reading.levels.values()))
    levels = find_levels(book, held, mirror)
    risers, fallers = find_movers(bridge, top)
    shown = (
        levels,
        find_growths(book, levels),
        mirror,
        bridge,
        tuple(step for step in steps if step is not None),
        risers,
        fallers,
        find_breaks_shown(book, by_line, years),
        find_concentration(book, by_line, held, top),
        find_parts(book, years),
    )
    if proxy is not None:
        shown = as_proxy(book, proxy, shown)
    levels, growths, mirror, bridge, steps, risers, fallers, breaks, concentrated, parts = shown
    return TurnoverResult(
        data=as_tables(levels, mirror, bridge, steps, breaks, concentrated, parts),
        figures=ledger,
        caveats=find_caveats(book, years, held, reporter, proxy, over(main.start, main.end), bridge, breaks, parts),
        pair=pair.codes,
        shown=(records.a, records.b),
        first=told[0],
        last=told[-1],
        level=level,
        top=top,
        method=method,
        reporter=reporter,
        proxy=proxy,
        levels=levels,
        growths=growths,
        mirror=mirror,
        bridge=bridge,
        steps=steps,
        risers=risers,
        fallers=fallers,
        breaks=breaks,
        concentration=concentrated,
        parts=parts,
        stated=_stated(store, pair, ledger),
    )


def _read(
    store: Store, pair: Pair, years: Years, level: int, readings: dict[tuple[str, ...], Reading]
) -> tuple[Reading, Proxy | None]:
    """The pair's own record, else that of the countries it belongs to, where they are two."""
    alone = pair.is_national or pair.national.a == pair.national.b
    tried = [pair] if alone else [pair, pair.national]
    for candidate in tried:
        if candidate.codes not in readings:
            ledger = Ledger()
            records = read_records(store, *candidate.codes, level)
            readings[candidate.codes] = Reading(Book(store, records, ledger, Deriver(ledger)), held_levels(store))
        reading = readings[candidate.codes]
        if any(int(year) in years for year in reading.book.records.years):
            if reading.book.records.lines.is_empty():
                _refuse_coarser(store, candidate, level)
            return reading, None if candidate == pair else Proxy(pair.codes, candidate.codes)
    spoken = " or ".join(str(candidate) for candidate in tried)
    coverage = store.query("pair_coverage", a=tried[-1].codes[0], b=tried[-1].codes[1])
    if coverage.is_empty():
        raise store.missing(f"trade between {spoken}", years=years)
    editions = coverage.group_by("dataset", "reporter", maintain_order=True)
    held = ", ".join(
        f"{row['dataset']} {row['first']}-{row['last']} as {row['reporter'] or 'reconciled'} has it"
        for row in editions.agg(pl.col("first").min(), pl.col("last").max()).to_dicts()
    )
    raise MissingDataError(
        problem(
            f"the store holds no year of the trade between {spoken} within {years}",
            why=f"it holds {held}",
            do="ask for years that are held, or load more with `dovetail data add FILE --as LAYOUT` "
            "or `dovetail data fetch PUBLISHER`",
        )
    )


def _refuse_coarser(store: Store, pair: Pair, level: int) -> None:
    """Where nothing is held at the level asked for but products at a coarser one, say which."""
    coverage = store.query("pair_coverage", a=pair.codes[0], b=pair.codes[1])
    if coarser := sorted({row["level"] for row in coverage.to_dicts() if 0 < row["level"] < level}):
        finest = coarser[-1]
        raise MissingDataError(
            problem(
                f"the store holds the trade of {pair} by {finest} digits of the product code, not by {level}",
                why="a coarser line cannot be split into finer ones",
                do=f"ask for level {finest}, or load finer data with `dovetail data add FILE --as LAYOUT`",
            )
        )


def _reporter(records: Records, book: Book, held: Sequence[str]) -> str:
    """The side with the most years by line in both directions; where nobody has lines, with the most years."""

    def strength(reporter: str) -> tuple[int, int, int]:
        keys = [[FlowKey(*way, reporter, year) for way in records.directions] for year in held]
        return (
            sum(all(book.detailed(key) for key in both) for both in keys),
            sum(all(book.has(key) for key in both) for both in keys),
            sum(any(book.has(key) for key in both) for both in keys),
        )

    return max((records.a, records.b, RECONCILED), key=strength)


def _directions(
    store: Store, records: Records, reporter: str, level: int, held: dict[str, set[int]]
) -> list[Direction]:
    """Both directions by lines of a level, or with level 0 as a whole."""
    found: list[Direction] = []
    for exporter, importer in records.directions:
        demand = read_demand(store, importer, level, held.get(importer, set()))
        found.append(read_direction(store, records, exporter, importer, reporter, demand, by_line=level > 0))
    return found


def _stated(store: Store, pair: Pair, ledger: Ledger) -> tuple[Figure, ...]:
    """What was stated of the pair as asked for."""
    found: list[Figure] = []
    for row in store.query("stated", a=pair.codes[0], b=pair.codes[1]).to_dicts():

        def source(locator: str, dataset: str = row["dataset"], release: str = row["release"]):
            return store.source(dataset, release, locator)

        found += [
            figure for figure in (stated_value(ledger, row, source), stated_change(ledger, row, source)) if figure
        ]
    return tuple(found)
