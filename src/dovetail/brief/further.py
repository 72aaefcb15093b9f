"""Asking the analyses behind the further chapters: what each can make, where they fit, what they can do together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    from dovetail.brief.material import Material
    from dovetail.store.store import Store
    from dovetail.terms.territory import Pair


def gather_further(material: Material, store: Store, spoken: Mapping[str, float] | None = None) -> Material:
    """The material with all that the further chapters are written from; see `stages`."""
    *_, whole = stages(material, store, spoken)
    return whole


def stages(material: Material, store: Store, spoken: Mapping[str, float] | None = None) -> Iterator[Material]:
    """The material as it is, then with what each side can make, where they fit, what more could be sold, what they can
    do together: chapters are written as soon as they can be, and their charts drawn while the next is asked for.

    Told is the last year of the record or one before it, of capability where need be any; the ledger gets every Figure
    that the chapters may show. `spoken` tells how much was said of which product: the chain and the cluster shown are
    then those spoken of.
    """
    yield material
    pair, ledger = material.pair, material.ledger
    years = Years(1900, Period.of(material.whole.last).year)
    capabilities = _capabilities(store, pair, years)
    for found in capabilities:
        ledger.include(told_of(found))
    material = replace(material, capabilities=capabilities)
    yield material
    fitting = possible = None
    with suppress(MissingDataError):
        fitting = fit_with(store, pair, list(capabilities), years=years, top=8)
        ledger.include(fit_figures(fitting))
    material = replace(material, fit=fitting)
    yield material
    if pair.national.a != pair.national.b:
        with suppress(MissingDataError):
            possible = potential(store, pair, years=years)
            ledger.include(potential_figures(possible))
    material = replace(material, potential=possible)
    yield material
    jointly = together(store, pair, capabilities, years=years, spoken=spoken, fit=fitting, potential=possible)
    ledger.include(told_together(jointly, capabilities) if jointly else Ledger())
    yield replace(material, together=jointly)


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
