"""Both sides' reports of one flow beside each other: the gap, what may lie behind it, and a reconciled value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dovetail.analyses.turnover.book import Book, FlowKey
from dovetail.analyses.turnover.records import RECONCILED
from dovetail.analyses.turnover.reliability import FEWEST_COUNTRIES, Reliability, read_reliability
from dovetail.analyses.turnover.result import Mirror, Reason
from dovetail.measures.change.mirror import MirrorGaps, MirrorRule, mirror_gaps
from dovetail.terms.figure import Figure
from dovetail.terms.product import UNDISCLOSED_CHAPTER

#: Published totals of one flow in two data sets that differ by more than this share are told.
VINTAGES_APART = 0.01


def find_mirror(
    book: Book, years: Sequence[str], *, reporters: int = 0, rule: MirrorRule | None = None
) -> tuple[Mirror, ...]:
    """Every direction and year in which a side reports or a reconciled value is on record, by direction and year.

    Why reports differ is read from the whole record, whichever years are asked for.
    `reporters` is the number of countries whose totals the store holds: of many, reports are weighted.
    """
    rule = rule or MirrorRule()
    wanted = range(int(years[0]), int(years[-1]) + 1) if years else range(0)
    held = book.records.years
    span = [str(year) for year in range(int(held[0]), int(held[-1]) + 1)] if held else []
    mirrored = any(
        book.has(FlowKey(exporter, importer, exporter, year)) and book.has(FlowKey(exporter, importer, importer, year))
        for exporter, importer in book.records.directions
        for year in years
    )
    reliability = book.once("reliability", _read) if mirrored and reporters >= FEWEST_COUNTRIES else None
    found: list[Mirror] = []
    for exporter, importer in book.records.directions:
        weight = reliability.weight(book, exporter, importer) if reliability else None
        rows = _direction(book, exporter, importer, span, rule, weight)
        found += [row for row in rows if int(row.period) in wanted]
    return tuple(found)


def _read(book: Book) -> Reliability | None:
    """From all years on record of the pair, whichever are asked for: a value must not depend on the question."""
    return read_reliability(book.store, book.records.years)


def _direction(
    book: Book, exporter: str, importer: str, years: Sequence[str], rule: MirrorRule, weight: Figure | None
) -> list[Mirror]:
    keys = [FlowKey(exporter, importer, RECONCILED, year) for year in years]
    reports = [tuple(book.flow(replace(key, reporter=side)) for side in (exporter, importer)) for key in keys]
    values = np.array([[np.nan if figure is None else figure.value for figure in both] for both in reports])
    gaps = mirror_gaps(values[:, 0], values[:, 1], rule) if years else None
    drafts = [_compare(book, key, both[0], both[1], weight) for key, both in zip(keys, reports, strict=True)]
    found: list[Mirror] = []
    for at, draft in enumerate(drafts):
        if gaps is None or not (draft.by_exporter or draft.by_importer or draft.reconciled):
            continue
        found.append(replace(draft, reasons=_reasons(book, drafts, gaps, at, rule)))
    return found


def _compare(book: Book, key: FlowKey, one: Figure | None, two: Figure | None, weight: Figure | None) -> Mirror:
    """The two reports, their gap, and the value on which they agree; `key` is that of a reconciled data set."""
    published = book.flow(key)
    if one is None or two is None:
        return Mirror(key.exporter, key.importer, key.period, one, two, None, None, None, published)
    scope: dict[str, Any] = {"territories": (key.exporter, key.importer)}
    gap = book.derive.difference("mirror_gap", two, one, "importer's figure - exporter's figure", **scope)
    mean = 0.5 * (one.value + two.value)
    percent = None
    if mean > 0:
        percent = book.derive.figure(
            "mirror_gap.percent",
            100 * gap.value / mean,
            "percent",
            key.period,
            "100 (importer's - exporter's) / mean of both",
            (two, one),
            **scope,
        )
    return Mirror(
        key.exporter,
        key.importer,
        key.period,
        one,
        two,
        gap,
        percent,
        book.derive.log_ratio("mirror_gap.log_ratio", two, one, **scope),
        published or _agreed(book, key, one, two, weight),
    )


def _agreed(book: Book, key: FlowKey, one: Figure, two: Figure, weight: Figure | None) -> Figure:
    """The mean of both reports, weighted by reliability where that is known; the interval spans them."""
    share = 0.5 if weight is None else weight.value
    value = share * one.value + (1 - share) * two.value
    words = "mean of both reports" if weight is None else "w exporter's + (1 - w) importer's, w by reliability"
    return book.derive.figure(
        "trade.reconciled",
        value,
        "usd",
        key.period,
        f"{words}; freight is not taken off; the interval spans both reports",
        (one, two) if weight is None else (one, two, weight),
        grade="reconciled",
        interval=(min(one.value, two.value, value), max(one.value, two.value, value)),
        territories=(key.exporter, key.importer),
    )


def _reasons(book: Book, drafts: Sequence[Mirror], gaps: MirrorGaps, at: int, rule: MirrorRule) -> tuple[Reason, ...]:
    """The reasons that the figures support, each with the Figures that say so."""
    here = drafts[at]
    reasons: list[Reason] = []
    if here.gap is not None and here.gap_percent is not None:
        if gaps.copied[at]:
            reasons.append(Reason("copied", (here.gap,)))
        if gaps.valuation[at]:
            reasons.append(Reason("valuation", (here.gap_percent,)))
        if gaps.re_export[at]:
            reasons.append(Reason("re-export", (here.gap_percent,)))
        if gaps.timing[at]:
            beside = [drafts[other].gap for other in (at - 1, at + 1) if 0 <= other < len(drafts)]
            opposite = [gap for gap in beside if gap is not None and gap.value * here.gap.value < 0]
            reasons.append(Reason("timing", (here.gap, *opposite)))
    standing = _standing(drafts, gaps, at) if gaps.coverage[at] else ()
    if evidence := (*standing, *_vintages(book, here)):
        reasons.append(Reason("coverage", evidence))
    if shares := _undisclosed(book, here, rule):
        reasons.append(Reason("confidentiality", shares))
    return tuple(reasons)


def _standing(drafts: Sequence[Mirror], gaps: MirrorGaps, at: int) -> tuple[Figure, ...]:
    """The gaps of all the years around that lie on the same side."""
    run = [at]
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(drafts) and gaps.coverage[other] and gaps.gap[other] * gaps.gap[at] > 0:
            run.append(other)
            other += step
    return tuple(figure for other in sorted(run) if (figure := drafts[other].gap_percent) is not None)


def _vintages(book: Book, here: Mirror) -> tuple[Figure, ...]:
    """What different data sets publish for one side's report of the flow, where they are apart."""
    found: list[Figure] = []
    for reporter in (here.exporter, here.importer):
        key = FlowKey(here.exporter, here.importer, reporter, here.period)
        told = book.flow(key)
        others = book.totals(key) if told else ()
        if told and any(abs(other.value - told.value) > VINTAGES_APART * told.value for other in others):
            found += [told, *others]
    return tuple(dict.fromkeys(found))


def _undisclosed(book: Book, here: Mirror, rule: MirrorRule) -> tuple[Figure, ...]:
    """The share of undisclosed goods in each report, where it is large enough to matter."""
    shares: list[Figure] = []
    for reporter in (here.exporter, here.importer):
        if figure := undisclosed_share(book, FlowKey(here.exporter, here.importer, reporter, here.period)):
            shares += [figure] if figure.value >= 100 * rule.undisclosed else []
    return tuple(shares)


def undisclosed_share(book: Book, key: FlowKey) -> Figure | None:
    """Chapter 99 in per cent of the flow; None where the flow has no such line."""
    hidden = book.lines(key, [product for product in book.values(key) if product[:2] == UNDISCLOSED_CHAPTER])
    whole = book.flow(key)
    if not hidden or whole is None or whole.value <= 0:
        return None
    part = hidden[0]
    if len(hidden) > 1:
        part = book.derive.total(
            part.measure, hidden, product=UNDISCLOSED_CHAPTER, territories=part.territories, reporter=key.reporter
        )
    return book.derive.share(
        "undisclosed_share",
        part,
        whole,
        territories=(key.exporter, key.importer),
        reporter=key.reporter,
        product=UNDISCLOSED_CHAPTER,
    )
