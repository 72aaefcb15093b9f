"""How much metal the machine builders of a region take from the region itself: Flegg's quotients, with a band."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dovetail.analyses.chains.content import Accounts
from dovetail.analyses.chains.people import People
from dovetail.analyses.chains.result import MetalAtHome
from dovetail.measures.input_output.regional_io import DELTAS, RegionalCoefficients, flegg
from dovetail.terms.accounts import MACHINES, METALS, divisions, group_of
from dovetail.terms.figure import Figure

if TYPE_CHECKING:
    from dovetail.store.store import Store
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Territory


def metal_at_home(store: Store, accounts: Accounts, region: Territory, years: Years) -> tuple[MetalAtHome, ...]:
    """For each machine building industry of the table, what of its metal a region supplies itself.

    National coefficients are those of the region's country; quotients are of the people on record. Empty where the
    region has no industries on record in a classification that speaks in the divisions of the table.
    """
    country = region.country
    if country.code not in accounts.sides:
        return ()
    held = store.query(
        "region_industry", territory=region, country=country, prefix=region.code.partition("-")[0] + "-",
        measure="employees", first=years.first, last=years.last,
    )  # fmt: skip
    bought = accounts.rows.filter(territory=country.code, measure="inputs", origin=country.code)
    if held.is_empty() or bought.is_empty():
        return ()
    people = People(store, accounts.derive, held, region, _industries(accounts), accounts.classification)
    codes = people.known
    metals = [code for code in codes if group_of(code, accounts.classification) == METALS]
    builders = [code for code in codes if group_of(code, accounts.classification) == MACHINES]
    if not metals or not builders:
        return ()
    national = np.zeros((len(codes), len(codes)))
    cells: dict[str, list[Figure]] = {}
    for builder in builders:
        whole = accounts.figure("sales", country.code, industry=builder)
        for metal in metals:
            flow = accounts.figure("inputs", country.code, "X-WLD", builder, country.code, metal)
            if whole is not None and whole.value > 0 and flow is not None:
                national[codes.index(metal), codes.index(builder)] = flow.value / whole.value
                cells.setdefault(builder, [whole]).append(flow)
    own, whole_country = (np.array([side[code] for code in codes]) for side in (people.region, people.nation))
    made = flegg(national, own, whole_country)
    at = [codes.index(metal) for metal in metals]
    skill = people.quotient(metals, f"{accounts.classification}:{metals[0] if len(metals) == 1 else METALS}")
    return tuple(
        _one(accounts, region, builder, cells[builder], made, national[at, column].sum(), at, people, skill)
        for builder in cells
        for column in (codes.index(builder),)
        if people.region[builder] > 0
    )


def _one(
    accounts: Accounts,
    region: Territory,
    builder: str,
    cells: list[Figure],
    made: RegionalCoefficients,
    national: float,
    metals: list[int],
    people: People,
    skill: Figure,
) -> MetalAtHome:
    derive, column = accounts.derive, people.known.index(builder)
    product = f"{accounts.classification}:{builder}"
    whole = derive.figure(
        "inputs.metals.national", 100 * national, "percent", accounts.period, "100 metals bought at home / output",
        cells, territories=(region.country.code,), product=product,
    )  # fmt: skip
    own = people.quotient([builder], product)
    bands = 100 * made.values[:, metals, column].sum(1)
    deltas = ", ".join(f"{delta:g}" for delta in made.deltas)
    middle = float(bands[len(DELTAS) // 2])
    regional = derive.figure(
        "inputs.metals.regional", middle, "percent", accounts.period,
        f"national coefficient times Flegg's quotient, delta {deltas}", (whole, skill, own), grade="estimated",
        interval=(float(bands.min()), float(bands.max())), territories=(region.code,), product=product,
    )  # fmt: skip
    return MetalAtHome(region.code, builder, accounts.classification, whole, regional, own, skill)


def _industries(accounts: Accounts) -> dict[str, tuple[str, ...]]:
    """The industries of the accounts that make metals or machines, and one for all others, with their divisions."""
    told = accounts.rows.filter(measure="inputs")
    codes = sorted({*told["industry"], *told["origin_industry"]} - {METALS})
    named = {code: divisions(code, accounts.classification) for code in codes}
    rest = tuple(f"{number:02d}" for number in range(100))
    taken = {division for spanned in named.values() for division in spanned}
    return named | {"others": tuple(division for division in rest if division not in taken)}
