"""Asking the analyses for what a brief tells: which years, which spans, and everything into one ledger."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING

from dovetail.analyses.capability import capability
from dovetail.analyses.potential import potential
from dovetail.analyses.stated import check_stated
from dovetail.analyses.turnover import turnover
from dovetail.brief.chapters.capability import told_of
from dovetail.brief.chapters.fit import fit_figures
from dovetail.brief.chapters.potential import potential_figures
from dovetail.brief.material import Material
from dovetail.brief.sides import fit_with
from dovetail.brief.together import together, told_together
from dovetail.errors import MissingDataError, NotIdentifiedError, problem
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years

if TYPE_CHECKING:
    from dovetail.analyses.capability import CapabilityResult
    from dovetail.analyses.fit import FitResult
    from dovetail.analyses.potential import PotentialResult
    from dovetail.analyses.turnover.result import TurnoverResult
    from dovetail.store.store import Store
    from dovetail.terms.territory import Pair


def gather(
    store: Store,
    pair: Pair,
    years: Years | None,
    meeting: Period | None,
    spoken: Mapping[str, float] | None = None,
) -> Material:
    """The results that the chapters are written from.

    With `years` given their change is one span. Else all years held are told, and the years with products are
    explained in two spans, parted at the last year before the meeting or, without one, at the turning point.
    Where no products are held the change of the totals is the one span. `spoken` tells how much was said of which
    product: the chain and the cluster shown are then those spoken of.
    """
    if years:
        whole = turnover(store, pair, years=years)
        spans = (whole,) if whole.bridge else ()
    else:
        held, detailed = _held(store, pair)
        whole = turnover(store, pair, years=held)
        spans = tuple(turnover(store, pair, years=span) for span in _spans(whole, detailed, meeting))
        spans = spans or ((whole,) if whole.bridge else ())
    said = check_stated(store, pair)
    stated = said if said.statements else None
    ledger = Ledger()
    for result in (whole, *spans, stated):
        if result:
            ledger.include(result.figures)
    capabilities = _capabilities(store, pair, Years(1900, Period.of(whole.last).year))
    for found in capabilities:
        ledger.include(told_of(found))
    fitting, possible = _together(store, pair, capabilities, Years(1900, Period.of(whole.last).year))
    ledger.include(fit_figures(fitting) if fitting else Ledger())
    ledger.include(potential_figures(possible) if possible else Ledger())
    jointly = together(
        store, pair, capabilities, years=Years(1900, Period.of(whole.last).year), spoken=spoken, fit=fitting,
        potential=possible,
    )  # fmt: skip
    ledger.include(told_together(jointly, capabilities) if jointly else Ledger())
    return Material(
        pair=pair,
        whole=whole,
        spans=spans,
        stated=stated,
        meeting=meeting,
        ledger=ledger,
        capabilities=capabilities,
        fit=fitting,
        potential=possible,
        together=jointly,
    )


def _together(
    store: Store, pair: Pair, capabilities: tuple[CapabilityResult, ...], years: Years
) -> tuple[FitResult | None, PotentialResult | None]:
    """Where the two fit and what more could be sold; None where the store holds too little to tell."""
    fitting = possible = None
    with suppress(MissingDataError):
        fitting = fit_with(store, pair, list(capabilities), years=years, top=8)
    if pair.national.a != pair.national.b:
        with suppress(MissingDataError):
            possible = potential(store, pair, years=years)
    return fitting, possible


def _capabilities(store: Store, pair: Pair, years: Years) -> tuple[CapabilityResult, ...]:
    """What each side can make, of the last year told or else of any; the country's where a region is not on record."""
    found: dict[str, CapabilityResult] = {}
    for side in (pair.a, pair.b):
        for each, span in product(dict.fromkeys((side, side.country)), (years, None)):
            try:
                found[each.code] = capability(store, each, years=span)
            except (MissingDataError, NotIdentifiedError):
                continue
            break
    return tuple(found.values())


def _held(store: Store, pair: Pair) -> tuple[Years, Years | None]:
    """The years that the store holds of the pair, or else of its countries, and those with products among them."""
    for each in dict.fromkeys((pair, pair.national)):
        held = store.query("pair_coverage", a=each.a.code, b=each.b.code)
        if held.height:
            rows = held.select("first", "last", "level").rows()
            detailed = [(first, last) for first, last, level in rows if level]
            span = Years(min(f for f, _ in detailed), max(last for _, last in detailed)) if detailed else None
            return Years(min(first for first, _, _ in rows), max(last for _, last, _ in rows)), span
    raise MissingDataError(
        problem(
            f"the store holds no trade of {pair}" + ("" if pair.is_national else f" nor of {pair.national}"),
            why="a brief is written from the record of the pair's trade",
            do="see what it holds with `dovetail data list`, and load a file with `dovetail data add`",
        )
    )


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
