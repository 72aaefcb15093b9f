"""How much metal the machine builders of a region take from the region itself: Flegg's quotients, with a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dovetail.analyses.chains.content import Accounts
from dovetail.analyses.chains.result import MetalAtHome
from dovetail.measures.input_output.regional_io import DELTAS, RegionalCoefficients, flegg
from dovetail.terms.accounts import MACHINES, METALS, divisions, group_of, revision_of
from dovetail.terms.figure import Figure
from dovetail.terms.industry import part_of

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
    people = _People(store, accounts, held, region)
    codes = tuple(code for code in people.codes if people.nation[code] > 0)
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
    skill = people.quotient(metals)
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
    people: _People,
    skill: Figure,
) -> MetalAtHome:
    derive, column = accounts.derive, people.known.index(builder)
    product = f"{accounts.classification}:{builder}"
    whole = derive.figure(
        "inputs.metals.national", 100 * national, "percent", accounts.period, "100 metals bought at home / output",
        cells, territories=(region.country.code,), product=product,
    )  # fmt: skip
    own = people.quotient([builder])
    bands = 100 * made.values[:, metals, column].sum(1)
    deltas = ", ".join(f"{delta:g}" for delta in made.deltas)
    middle = float(bands[len(DELTAS) // 2])
    regional = derive.figure(
        "inputs.metals.regional", middle, "percent", accounts.period,
        f"national coefficient times Flegg's quotient, delta {deltas}", (whole, skill, own), grade="estimated",
        interval=(float(bands.min()), float(bands.max())), territories=(region.code,), product=product,
    )  # fmt: skip
    return MetalAtHome(region.code, builder, accounts.classification, whole, regional, own, skill)


class _People:
    """People at work by industry of a table, in a region and in its country; each person counted once."""

    def __init__(self, store: Store, accounts: Accounts, held: pl.DataFrame, side: Territory) -> None:
        first = held.filter(measure="employees").row(0, named=True)
        self._classification, self._period = str(first["classification"]), str(first["period"])
        self._accounts, self._side = accounts, side
        self._source = store.source(first["dataset"], first["release"], f"{side}: employees, {self._period}")
        self._table = _industries(accounts)
        rows = held.filter(measure="employees")
        whole = rows.filter(territory=side.country.code)
        if whole.is_empty():
            whole = rows.group_by("industry").agg(pl.col("amount").sum())
        self.nation = self._by_table(whole)
        self.region = self._by_table(rows.filter(territory=side.code))
        self.codes = tuple(self._table) if self._matches else ()

    @property
    def known(self) -> tuple[str, ...]:
        """The industries of the table in which the country has people on record."""
        return tuple(code for code in self.codes if self.nation[code] > 0)

    @property
    def _matches(self) -> bool:
        revision = revision_of(self._classification)
        return bool(revision) and revision == revision_of(self._accounts.classification)

    def _by_table(self, rows: pl.DataFrame) -> Mapping[str, float]:
        amounts = dict(zip(rows["industry"], rows["amount"], strict=True))
        people = dict.fromkeys(self._table, 0.0)
        for industry, amount in amounts.items():
            if part_of(industry, self._classification) in amounts:
                continue
            for code, spanned in self._table.items():
                if industry[:2] in spanned:
                    people[code] += amount
        return people

    def quotient(self, codes: list[str]) -> Figure:
        """The location quotient of some industries together, among the industries on record."""
        derive, accounts = self._accounts.derive, self._accounts
        product = f"{accounts.classification}:{codes[0] if len(codes) == 1 else METALS}"

        def people(territory: str, amounts: Mapping[str, float], some: list[str], of: str) -> Figure:
            return derive.ledger.add(
                Figure(
                    measure="employees", value=sum(amounts[code] for code in some), unit="persons",
                    period=self._period, territories=(territory,), product=of, source=self._source,
                    formula=f"sum over the industries of {self._classification} within it",
                )
            )  # fmt: skip

        parts = [
            people(territory, amounts, some, of)
            for territory, amounts in ((self._side.code, self.region), (self._side.country.code, self.nation))
            for some, of in ((codes, product), (list(self.codes), ""))
        ]
        value = (parts[0].value / parts[1].value) / (parts[2].value / parts[3].value)
        return derive.figure(
            "location_quotient", value, "index", self._period, "(E_ri / E_r) / (E_ni / E_n)", parts,
            territories=(self._side.code,), product=product,
        )  # fmt: skip


def _industries(accounts: Accounts) -> dict[str, tuple[str, ...]]:
    """The industries of the accounts that make metals or machines, and one for all others, with their divisions."""
    told = accounts.rows.filter(measure="inputs")
    codes = sorted({*told["industry"], *told["origin_industry"]} - {METALS})
    named = {code: divisions(code, accounts.classification) for code in codes}
    rest = tuple(f"{number:02d}" for number in range(100))
    taken = {division for spanned in named.values() for division in spanned}
    return named | {"others": tuple(division for division in rest if division not in taken)}
