"""People at work by industry, in a region and in its country, by industries of a table or by sectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from dovetail.results.derive import Deriver
from dovetail.terms.accounts import revision_of
from dovetail.terms.figure import Figure
from dovetail.terms.industry import part_of
from dovetail.terms.sectors import sector_divisions

if TYPE_CHECKING:
    from dovetail.store.store import Store
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Territory


class People:
    """People at work by industry, in a region and in its country; each person counted once.

    Parameters
    ----------
    held
        Rows of the query `region_industry` for the region, with its country or the other regions of it.
    table
        By code of an industry the two-digit divisions that it spans.
    classification
        Whose divisions these are; another revision than that of the record tells nothing.
    """

    def __init__(
        self,
        store: Store,
        derive: Deriver,
        held: pl.DataFrame,
        side: Territory,
        table: Mapping[str, Sequence[str]],
        classification: str,
    ) -> None:
        rows = held.filter(measure="employees")
        first = rows.row(0, named=True)
        self._record, self._period = str(first["classification"]), str(first["period"])
        self._derive, self._side, self._table = derive, side, table
        self._source = store.source(first["dataset"], first["release"], f"{side}: employees, {self._period}")
        whole = rows.filter(territory=side.country.code)
        if whole.is_empty():
            whole = rows.group_by("industry").agg(pl.col("amount").sum())
        self.nation = self._by_table(whole)
        self.region = self._by_table(rows.filter(territory=side.code))
        self._matches = bool(revision_of(self._record)) and revision_of(self._record) == revision_of(classification)

    @property
    def known(self) -> tuple[str, ...]:
        """The industries of the table in which the country has people on record."""
        return tuple(code for code in self._table if self.nation[code] > 0) if self._matches else ()

    def _by_table(self, rows: pl.DataFrame) -> Mapping[str, float]:
        amounts = dict(zip(rows["industry"], rows["amount"], strict=True))
        people = dict.fromkeys(self._table, 0.0)
        for industry, amount in amounts.items():
            if part_of(industry, self._record) in amounts:
                continue
            for code, spanned in self._table.items():
                if industry[:2] in spanned:
                    people[code] += amount
        return people

    def quotient(self, codes: Sequence[str], product: str) -> Figure:
        """The location quotient of some industries together, published under `product`, among those on record."""

        def people(territory: str, amounts: Mapping[str, float], some: Sequence[str], of: str) -> Figure:
            return self._derive.ledger.add(
                Figure(
                    measure="employees", value=sum(amounts[code] for code in some), unit="persons",
                    period=self._period, territories=(territory,), product=of, source=self._source,
                    formula=f"sum over the industries of {self._record} within it",
                )
            )  # fmt: skip

        parts = [
            people(territory, amounts, some, of)
            for territory, amounts in ((self._side.code, self.region), (self._side.country.code, self.nation))
            for some, of in ((codes, product), (tuple(self._table), ""))
        ]
        value = (parts[0].value / parts[1].value) / (parts[2].value / parts[3].value)
        return self._derive.figure(
            "location_quotient", value, "index", self._period, "(E_ri / E_r) / (E_ni / E_n)", parts,
            territories=(self._side.code,), product=product,
        )  # fmt: skip


def sector_quotients(store: Store, derive: Deriver, region: Territory, years: Years) -> Mapping[str, Figure]:
    """Location quotients of a region by sector, of the people on record; empty where none are on record.

    A sector in which the region has nobody on record is left out: nothing on record is no zero.
    """
    held = store.query(
        "region_industry", territory=region, country=region.country, prefix=region.code.partition("-")[0] + "-",
        measure="employees", first=years.first, last=years.last,
    )  # fmt: skip
    if held.is_empty():
        return {}
    record = str(held["classification"][0])
    divisions = sector_divisions(revision_of(record))
    if not divisions:
        return {}
    taken = {division for spanned in divisions.values() for division in spanned}
    rest = tuple(f"{number:02d}" for number in range(100) if f"{number:02d}" not in taken)
    people = People(store, derive, held, region, {**divisions, "": rest}, record)
    return {code: people.quotient((code,), code) for code in people.known if code and people.region[code] > 0}
