"""Whose value is in what two sides sell each other, from an input-output table or from figures computed of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from dovetail.analyses.chains.accounts import REST, WORLD, rows_of_pair
from dovetail.analyses.chains.result import ContentHome, GoodsContent
from dovetail.analyses.chains.tables import held_table
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.terms.accounts import MACHINES, METALS, TOTAL
from dovetail.terms.figure import Figure, Source

if TYPE_CHECKING:
    from dovetail.sources.account_table import InputOutputTable
    from dovetail.store.store import Store
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Pair

#: How each measure of the declared table is called as a Figure, and how it came about.
_MEASURES = {
    "sales": ("exports.input_output", "sales for use and for final demand"),
    "content": ("value_added.content", "value added v (I - A)^-1 in the sales, by origin"),
    "domestic": ("value_added.domestic", "Borin and Mancini: domestic value added, source approach"),
    "foreign": ("value_added.foreign", "Borin and Mancini: foreign value added, source approach"),
    "twice": ("value_added.twice", "Borin and Mancini: content that has crossed the exporter's border before"),
    "home": ("value_added.home", "part of the domestic value added that the exporter's own final demand absorbs"),
    "absorbed": (
        "output.absorbed",
        "part of the output that the partner's final demand takes in the end, (I - A)^-1 f",
    ),
    "inputs": ("inputs.metals", "purchases for use"),
    "stages": ("upstreamness", "(I - B)^-1 1, B = Z / x, weighted by output"),
}


@dataclass(frozen=True)
class Accounts:
    """Rows of `value_added` for a pair with what is published of them.

    `sides` are the codes whose rows are told: the rest of the world where a country has no rows of its own.
    """

    rows: pl.DataFrame
    source: Callable[[str], Source]
    derive: Deriver
    sides: tuple[str, str]
    classification: str
    period: str

    @cached_property
    def _by_key(self) -> dict[tuple[str, ...], dict[str, Any]]:
        names = ("measure", "territory", "partner", "industry", "origin", "origin_industry")
        return {tuple(row[name] for name in names): row for row in self.rows.iter_rows(named=True)}

    def figure(
        self,
        measure: str,
        territory: str,
        partner: str = WORLD,
        industry: str = TOTAL,
        origin: str = WORLD,
        origin_industry: str = TOTAL,
    ) -> Figure | None:
        """One of the rows as a Figure; None where it is not among them."""
        row = self._by_key.get((measure, territory, partner, industry, origin, origin_industry))
        if row is None or row["amount"] is None:
            return None
        name, formula = _MEASURES[measure]
        if measure == "sales" and partner == WORLD:
            name = "output.input_output"
        if measure == "content":
            name = f"{name}.{'metals' if origin_industry == METALS else 'all'}"
        scope = [territory, *([partner] if partner != WORLD else []), *([origin] if origin != WORLD else [])]
        return self.derive.ledger.add(
            Figure(
                measure=name, value=row["amount"], unit=row["unit"], period=row["period"], territories=tuple(scope),
                flow="export" if partner != WORLD and measure != "absorbed" else "",
                product="" if industry == TOTAL else f"{self.classification}:{industry}", formula=formula,
                source=self.source(f"{territory} to {partner}, {industry}, {measure}"),
            )
        )  # fmt: skip


def accounts_of(
    store: Store, derive: Deriver, pair: Pair, years: Years, table: InputOutputTable | None
) -> tuple[Accounts | None, list[Caveat]]:
    """The rows of a pair: of the table given, of the one held, else those computed before and held.

    A region is seen by its own rows where it has some, else through its country; a country without rows of its own
    through the rest of the world, which it is part of, and that is said.
    """
    if table is None:
        held = held_table(store, years)
        if held is None:
            return _computed_before(store, derive, pair.national.codes, years)
        table, source = held.table, held.source
    else:
        source = Source(
            f"{table.publisher} input-output table", table.publisher, vintage=str(table.year or ""), locator=table.unit
        )
    a, b = (side.code if side.code in table.regions else side.country.code for side in (pair.a, pair.b))
    sides, caveats = _seen((a, b), set(table.regions), table.publisher, str(table.year or ""))
    if sides is None:
        return None, caveats
    rows = rows_of_pair(table, *sides)

    def cited(_: str) -> Source:
        return source

    return Accounts(rows, cited, derive, sides, table.classification, str(table.year or "")), caveats


def _computed_before(
    store: Store, derive: Deriver, codes: tuple[str, str], years: Years
) -> tuple[Accounts | None, list[Caveat]]:
    rows = store.query("value_added", a=codes[0], b=codes[1], first=years.first, last=years.last)
    if rows.is_empty():
        return None, [Caveat("no_input_output_table")]
    one = rows.row(0, named=True)
    release = store.release(one["dataset"], one["release"], "value_added")
    publisher = release.publisher.partition(";")[0]
    sides, caveats = _seen(codes, set(rows["territory"]), publisher, one["period"])
    if sides is None:
        return None, caveats
    if rows.filter(territory=sides[0], partner=sides[1]).is_empty():
        return None, [Caveat("no_input_output_table")]
    return Accounts(rows, release.source, derive, sides, one["classification"], one["period"]), caveats


def _seen(
    codes: tuple[str, str], regions: set[str], publisher: str, year: str
) -> tuple[tuple[str, str] | None, list[Caveat]]:
    """Each side as it stands in a table, and what must be said of that; nothing of two that are one there."""
    if codes[0] == codes[1]:
        return None, []
    absent = [code for code in codes if code not in regions]
    if not absent:
        return codes, []
    values = {"territories": ", ".join(absent), "publisher": publisher, "year": year}
    if len(absent) > 1 or REST not in regions:
        return None, [Caveat("not_in_input_output_table", values)]
    a, b = (REST if code in absent else code for code in codes)
    return (a, b), [Caveat("rest_of_the_world_stands_in", values)]


def content_home(accounts: Accounts) -> tuple[ContentHome, ...]:
    """Of what each side sells the other: own value added, that of others, and what comes home in the end."""
    found: list[ContentHome] = []
    for maker, buyer in (accounts.sides, accounts.sides[::-1]):
        measures = ("sales", "domestic", "foreign", "twice", "home")
        gross, *terms = (accounts.figure(measure, maker, buyer) for measure in measures)
        if gross is not None and all(terms):
            found.append(ContentHome(maker, buyer, gross, *(term for term in terms if term)))
    return tuple(found)


def goods_content(accounts: Accounts) -> tuple[GoodsContent, ...]:
    """Whose value is in the metals, the machines and all that each side sells the other, and in what it makes."""
    found: list[GoodsContent] = []
    for maker, other in (accounts.sides, accounts.sides[::-1]):
        for buyer in (other, WORLD):
            for group in (METALS, MACHINES, TOTAL):
                sold = accounts.figure("sales", maker, buyer, group)
                if sold is not None and sold.value > 0:
                    found.append(_content(accounts, maker, other, buyer, group, sold))
    return tuple(found)


def _content(accounts: Accounts, maker: str, other: str, buyer: str, group: str, sold: Figure) -> GoodsContent:
    scope: dict[str, Any] = {"territories": sold.territories, "product": sold.product, "flow": sold.flow}

    def share(name: str, origin: str, part: str) -> Figure | None:
        amount = accounts.figure("content", maker, buyer, group, origin, part)
        return accounts.derive.share(f"value_added.{name}", amount, sold, **scope) if amount else None

    own, partner = share("own", maker, TOTAL), share("partner", other, TOTAL)
    foreign = others = None
    if own and partner:
        foreign = accounts.derive.figure(
            "value_added.others.all",
            _cleared(100 - own.value),
            "percent",
            sold.period,
            "100 - own share",
            (own,),
            **scope,
        )
        others = accounts.derive.figure(
            "value_added.others", _cleared(foreign.value - partner.value), "percent", sold.period,
            "foreign - partner's", (foreign, partner), **scope,
        )  # fmt: skip
    return GoodsContent(
        maker, buyer, group, sold, own, share("own.metals", maker, METALS), partner,
        share("partner.metals", other, METALS), foreign, others,
    )  # fmt: skip


def _cleared(share: float) -> float:
    """A share without what the solution of the linear systems leaves of nothing."""
    return 0.0 if abs(share) < 1e-6 else share
