"""A region's capability: where its people work, what that makes, and which firms make it."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.capability.quotients import ASIDES, Sides, quotient, sides
from dovetail.analyses.capability.result import CapabilityResult, Firm, Heading, Industry
from dovetail.analyses.capability.scores import Scores, scores_of
from dovetail.analyses.capability.world import World, world_of
from dovetail.measures.capability.location import regional_complexity
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.specialisation import LEAST_EXPORTERS
from dovetail.terms.figure import Figure
from dovetail.terms.industry import industry_headings, industry_name, listed_industry, makes_goods, part_of
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store


def region_capability(
    store: Store, region: Territory, years: Years | None, top: int, measure: str, strength: float | None
) -> CapabilityResult:
    """Location quotients with their intervals, the goods behind the strengths, their complexity, leading firms."""
    span, country = years or Years(1900, 2100), region.country
    rows = store.query(
        "region_industry",
        territory=region,
        country=country,
        prefix=region.code.partition("-")[0] + "-",
        measure=measure,
        first=span.first,
        last=span.last,
    )
    if rows.is_empty():
        raise store.missing(
            f"industries of {region.name()} ({region})" + (f" by {measure}" if measure else ""), years=years
        )
    ledger = Ledger()
    derive = Deriver(ledger)
    book = _Book(store, rows, region, derive)
    side = book.side
    industries = sorted(
        (book.industry(code, strength) for code in side.industries if code in side.own and side.whole[code] > 0),
        key=lambda one: (-one.shrunken.value, one.code),
    )
    strengths = [one for one in industries if one.is_strength]
    names = {one.code for one in strengths}
    strengths = [one for one in strengths if one.part_of not in names]
    world = world_of(store, 1900, 2100)
    headings, complexity = book.goods(strengths, scores_of(store, country.code, world), world)
    firms = _firms(store, region, ledger, top)
    counted = [one.shrunken for one in strengths]
    specialised = derive.figure(
        "specialisations",
        len(counted),
        "count",
        book.period,
        "number of industries whose interval lies above 1",
        counted,
        territories=(region.code,),
    )
    return CapabilityResult(
        data={
            "industries": _industry_table(industries),
            "headings": pl.DataFrame(
                [(one.code, one.share.value, " ".join(one.industries)) for one in headings],
                schema={"product": pl.String, "share": pl.Float64, "industries": pl.String},
                orient="row",
            ),
            "firms": pl.DataFrame(
                [(one.identifier, one.name, one.activity, one.revenue.value, one.revenue.unit) for one in firms],
                schema={
                    "firm": pl.String,
                    "name": pl.String,
                    "activity": pl.String,
                    "revenue": pl.Float64,
                    "unit": pl.String,
                },
                orient="row",
            ),
        },
        figures=ledger,
        caveats=_caveats(book, headings, firms, complexity),
        territory=region.code,
        kind="region",
        period=book.period,
        industries=tuple(industries),
        headings=headings,
        firms=firms,
        specialised=specialised,
        complexity=complexity,
        total=book.total,
        listed=book.listed,
    )


class _Book:
    """The Figures of a region's industries, published as they are asked for."""

    def __init__(self, store: Store, rows: pl.DataFrame, region: Territory, derive: Deriver) -> None:
        first = rows.filter(~pl.col("measure").is_in(ASIDES)).row(0, named=True)
        self.store, self.region, self.derive = store, region, derive
        self.period, self.unit, self.measure = str(first["period"]), str(first["unit"]), str(first["measure"])
        self.classification = str(first["classification"])
        self.edition = (str(first["dataset"]), str(first["release"]))
        self.side: Sides = sides(rows, region.code, region.country.code)
        self.own = {code: self._amount(code, self.region, amount) for code, amount in self.side.own.items()}
        self.whole = {code: self._amount(code, region.country, amount) for code, amount in self.side.whole.items()}
        parts = [self.own[code] for code in self.side.tops if code in self.own]
        words = "sum over the industries that are no part of another"
        self.total = derive.total(f"{self.measure}.all", parts, words, territories=(region.code,))
        national = [self.whole[code] for code in self.side.tops]
        self.nation = derive.total(f"{self.measure}.all", national, words, territories=(region.country.code,))
        words = "sum over all published industries, parts of others counted again"
        self.listed = derive.total(f"{self.measure}.listed", list(self.own.values()), words, territories=(region.code,))

    def _amount(self, code: str, territory: Territory, amount: float) -> Figure:
        summed = self.side.summed if territory != self.region else 0
        where = f"{territory}: {self.classification} {code}, {self.period}"
        return self.derive.ledger.add(
            Figure(
                measure=self.measure,
                value=amount,
                unit=self.unit,
                period=self.period,
                territories=(territory.code,),
                product=f"{self.classification}:{code}",
                grade="computed" if summed else "reported",
                formula=f"sum of {summed} regions" if summed else "",
                source=self.store.source(*self.edition, where),
            )
        )

    def industry(self, code: str, strength: float | None) -> Industry:
        """One industry with its quotients."""
        found = quotient(self.side, code, strength)
        own, whole = self.own[code], self.whole[code]
        parts = (own, self.total, whole, self.nation)
        scope: dict[str, Any] = {"territories": (self.region.code,), "product": own.product}
        plain = self.derive.figure(
            "location_quotient",
            float(found.quotient[0, 0]),
            "index",
            self.period,
            "(industry / all) in the region / the same in the country",
            parts,
            **scope,
        )
        shrunken = self.derive.figure(
            "location_quotient.shrunken",
            float(found.shrunken[0, 0]),
            "index",
            self.period,
            "(own + strength) / (expected + strength) in lumps; interval of the gamma posterior",
            (plain, *parts),
            grade="estimated",
            interval=(float(found.lower[0, 0]), float(found.upper[0, 0])),
            note=f"strength {found.strength[0]:.4g}, lump {found.lump:.4g}, interval of {100 * found.level:.4g} %",
            **scope,
        )
        headings = tuple(industry_headings(code, self.classification))
        above = part_of(code, self.classification)
        return Industry(
            code, self.classification, above if above in self.own else "", own, whole, plain, shrunken, headings
        )

    def goods(
        self, strengths: list[Industry], scores: Scores | None, world: World | None
    ) -> tuple[tuple[Heading, ...], Figure | None]:
        """Headings behind the strengths with their shares, and the mean complexity over them."""
        exports = self._national_exports(world)
        weights: dict[str, float] = {}
        made_by: dict[str, list[str]] = {}
        for one in strengths:
            parts = industry_headings(one.code, self.classification)
            sold = {code: part * exports.get(code, 0.0) for code, part in parts.items()}
            parts = sold if fsum(sold.values()) > 0 else parts
            for code, part in parts.items():
                if part > 0:
                    weights[code] = weights.get(code, 0.0) + one.own.value * part / fsum(parts.values())
                    made_by.setdefault(code, []).append(one.code)
        total = fsum(weights.values())
        behind = [one.own for one in strengths if one.headings]
        shares: list[Heading] = []
        for code in sorted(weights, key=lambda code: (-weights[code], code)):
            share = self.derive.figure(
                "strengths.share",
                weights[code] / total,
                "share",
                self.period,
                "the strengths, spread over their headings as the country exports them / all of them",
                behind,
                grade="estimated",
                territories=(self.region.code,),
                product=code,
            )
            shares.append(Heading(code, share, tuple(made_by[code])))
        known = [one for one in shares if scores and one.code in scores.pci]
        if not known or scores is None:
            return tuple(shares), None
        for one in known:
            scores.figure(self.derive.ledger, "pci", one.code)
        value = regional_complexity(
            np.ones((1, len(known))),
            [scores.pci[one.code] for one in known],
            weights=np.array([[one.share.value for one in known]]),
        )
        mean = self.derive.figure(
            "regional_complexity",
            float(value[0]),
            "score",
            self.period,
            "mean product complexity over the headings of the strengths, by their shares",
            behind,
            grade="estimated",
            territories=(self.region.code,),
            source=scores.source,
        )
        return tuple(shares), mean

    def _national_exports(self, world: World | None) -> dict[str, float]:
        span = {"first": 1900, "last": 2100}
        lines = (
            world.lines if world else self.store.query("exports_by_exporter", level=4, **span, least=LEAST_EXPORTERS)
        )
        mine = lines.filter(pl.col("exporter") == self.region.country.code)
        return dict(zip(mine["product"].to_list(), mine["value_usd"].to_list(), strict=True))


def _firms(store: Store, region: Territory, ledger: Ledger, top: int) -> tuple[Firm, ...]:
    """The largest makers of goods among the firms on record."""
    rows = store.query("firm_accounts", territory=region, measure="revenue")
    found: list[Firm] = []
    for row in rows.iter_rows(named=True):
        activity, classification = str(row["industry"] or ""), str(row["classification"])
        if len(found) == top or not makes_goods(activity, classification):
            continue
        revenue = ledger.add(
            Figure(
                measure="revenue",
                value=row["amount"],
                unit=row["unit"],
                period=row["period"],
                territories=(region.code,),
                grade="reported",
                source=store.source(row["dataset"], row["release"], f"{row['firm']}: {row['name']}, {row['period']}"),
            )
        )
        listed = listed_industry(activity, classification) if activity else ""
        found.append(Firm(row["firm"], row["name"], activity, classification, listed, revenue))
    return tuple(found)


def _caveats(
    book: _Book, headings: tuple[Heading, ...], firms: tuple[Firm, ...], complexity: Figure | None
) -> tuple[Caveat, ...]:
    side, country = book.side, book.region.country.code
    found = [Caveat("capability_of_work", {"region": book.region.code, "period": book.period})]
    if side.summed:
        found.append(Caveat("capability_country_summed", {"country": country, "n": str(side.summed)}))
    if book.measure == "employees":
        found.append(Caveat("capability_lump", {"n": f"{side.lump:g}"}))
    if len(side.tops) < len(side.industries):
        found.append(Caveat("capability_parts", {}))
    if missing := [code for code in side.tops if code not in side.own]:
        industries = f"{book.classification}: {', '.join(missing)}"
        found.append(Caveat("capability_not_published", {"region": book.region.code, "industries": industries}))
    if not headings:
        found.append(Caveat("capability_without_goods", {}))
    else:
        found.append(Caveat("capability_mapped", {}))
        if complexity is None:
            found.append(Caveat("capability_unranked_goods", {}))
    if firms:
        found.append(Caveat("capability_firms", {"period": firms[0].revenue.period}))
    return tuple(found)


def _industry_table(industries: list[Industry]) -> pl.DataFrame:
    names = ("own", "country", "quotient", "shrunken", "lower", "upper")
    texts = ("industry", "name_en", "name_ru", "part_of")
    rows = [
        (
            one.code,
            industry_name(one.code, one.classification),
            industry_name(one.code, one.classification, "ru"),
            one.part_of,
            one.own.value,
            one.whole.value,
            one.quotient.value,
            one.shrunken.value,
            *(one.shrunken.interval or (None, None)),
            one.is_strength,
        )
        for one in industries
    ]
    schema = {**dict.fromkeys(texts, pl.String), **dict.fromkeys(names, pl.Float64), "strength": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")
