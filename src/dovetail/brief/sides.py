"""Composing analyses of a pair: what each side can make is handed to the analysis of where the two fit."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dovetail.analyses.capability import CapabilityResult, capability
from dovetail.analyses.fit import FitResult, fit
from dovetail.errors import MissingDataError, NotIdentifiedError
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store


def capabilities_of(store: Store, pair: Pair, *, years: Years | None = None) -> list[CapabilityResult]:
    """What the regions of a pair can make by their own industries, of those that the store holds."""
    found: list[CapabilityResult] = []
    for side in (pair.a, pair.b):
        if side.kind == "region":
            with suppress(MissingDataError, NotIdentifiedError):  # the country then stands in, and is said to
                found.append(capability(store, side, years=years))
    return found


def fit_of_pair(store: Store, pair: Pair, *, years: Years | None = None, top: int = 20) -> FitResult:
    """The fit of a pair, each region seen through its own industries where the store holds them.

    A region whose industries are not on record, or cannot be compared with its country, is seen through its country;
    the result says so.

    Raises
    ------
    MissingDataError
        If the store holds no world table of exports by heading.
    """
    return fit_with(store, pair, capabilities_of(store, pair, years=years), years=years, top=top)


def fit_with(
    store: Store, pair: Pair, capabilities: list[CapabilityResult], *, years: Years | None = None, top: int = 20
) -> FitResult:
    """The fit of a pair with the regions' capabilities at hand."""
    ledger, industries = Ledger(), {}
    for result in capabilities:
        if result.kind == "region" and result.industries:
            ledger.include(result.figures)
            quotients = {one.code: one.shrunken for one in result.industries if one.headings}
            industries[result.territory] = (result.industries[0].classification, quotients)
    return fit(store, pair, years=years, top=top, industries=industries, ledger=ledger)
