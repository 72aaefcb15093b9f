"""Asking the analyses behind the further chapters: what each can make, where they fit, what they can do together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from dovetail.analyses.capability import capability
from dovetail.analyses.potential import potential
from dovetail.brief.chapters.capability import told_of
from dovetail.brief.chapters.fit import fit_figures
from dovetail.brief.chapters.potential import potential_figures
from dovetail.brief.sides import fit_with
from dovetail.brief.together import together, told_together
from dovetail.errors import MissingDataError, NotIdentifiedError
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years

if TYPE_CHECKING:
    from dovetail.analyses.capability import CapabilityResult
    from dovetail.analyses.fit import FitResult
    from dovetail.analyses.potential import PotentialResult
    from dovetail.brief.material import Material
    from dovetail.store.store import Store
    from dovetail.terms.territory import Pair


def gather_further(material: Material, store: Store, spoken: Mapping[str, float] | None = None) -> Material:
    """The material with what the further chapters are written from, and every Figure that they may show.

    Told is the last year of the record or one before it, of capability where need be any. `spoken` tells how much
    was said of which product: the chain and the cluster shown are then those spoken of.
    """
    pair, ledger = material.pair, material.ledger
    years = Years(1900, Period.of(material.whole.last).year)
    capabilities = _capabilities(store, pair, years)
    fitting, possible = _together(store, pair, capabilities, years)
    jointly = together(store, pair, capabilities, years=years, spoken=spoken, fit=fitting, potential=possible)
    for found in capabilities:
        ledger.include(told_of(found))
    ledger.include(fit_figures(fitting) if fitting else Ledger())
    ledger.include(potential_figures(possible) if possible else Ledger())
    ledger.include(told_together(jointly, capabilities) if jointly else Ledger())
    return replace(material, capabilities=capabilities, fit=fitting, potential=possible, together=jointly)


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
