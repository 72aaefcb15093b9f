"""Score every item of a cluster for both sides: specialised, missing, and whether the partner can fill it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.clusters.location import locate
from dovetail.analyses.clusters.result import ClusterResult, SideOfItem, Standing, Verdict
from dovetail.measures.ventures.coagglomeration import cluster_gap, filled_by_partner
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.revisions import of_today
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.results.suppliers import Suppliers
from dovetail.terms.cluster import ROLES, ClusterItem, ClusterTemplate
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: From this index on a side counts as specialised, and from the other as near it.
SPECIALISED, NEAR = 1.0, 0.5


def cluster_board(
    store: Store,
    pair: Pair,
    *,
    cluster: str | ClusterTemplate,
    years: Years | None = None,
    trade_cost: float = 0.0,
    suppliers: int = 3,
    index: Specialisation | None = None,
    bought: Suppliers | None = None,
) -> ClusterResult:
    """Each item of a cluster template scored for both sides.

    Parameters
    ----------
    cluster
        Name of a packaged template, or a template (`dovetail.sources.chains.cluster_template` reads one's own).
    years
        Where to look for the world table of exports; its latest year inside them counts.
    trade_cost
        Share of the value that the way between the two costs; lowers what a partner can fill.
    suppliers
        How many third suppliers to name for each item.
    index
        How specialised each side is; read from the store, a region through its country, if not given.
    bought
        From whom each side buys now; read from the store if not given.

    Raises
    ------
    UnknownCodeError
        If there is no template of that name.
    MissingDataError
        If the store holds no world table of exports by heading, from which specialisation is read.
    """
    if isinstance(cluster, str):
        from dovetail.sources.chains import cluster_template

        cluster = cluster_template(cluster)
    if index is None:
        span = years or Years(1900, 2100)
        lines = store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
        index = Specialisation(Deriver(Ledger()), of_today(lines), store.source)
    if not index:
        raise store.missing("exports of the world's countries by product heading", years=years)
    derive = index.derive
    span = years or Years(1900, 2100)
    now = bought or Suppliers(store, derive, pair, Years(span.first, Period.of(index.period).year), suppliers)
    standings = [_standing(item, pair, cluster, index, derive, trade_cost, suppliers, now) for item in cluster.items]
    standings.sort(key=lambda one: (ROLES.index(one.item.role), -_widest(one), one.item.item))
    caveats = [Caveat("benchmark_of_exports", {"countries": ", ".join(cluster.benchmark_countries)})]
    caveats += [said for side in (pair.a, pair.b) if (said := index.reservation(side))]
    if unknown := [side.country.code for side in (pair.a, pair.b) if not now.known(side)]:
        caveats.append(Caveat("suppliers_not_on_record", {"countries": ", ".join(unknown)}))
    return ClusterResult(
        data={"board": _table(standings, pair)},
        figures=derive.ledger,
        caveats=tuple(caveats),
        pair=pair.codes,
        template=cluster,
        standings=tuple(standings),
        located={
            side.code: found for side in (pair.a, pair.b) if (found := locate(store, side, cluster, derive, span))
        },
    )


def _standing(
    item: ClusterItem,
    pair: Pair,
    cluster: ClusterTemplate,
    index: Specialisation,
    derive: Deriver,
    trade_cost: float,
    suppliers: int,
    now: Suppliers,
) -> Standing:
    name = f"{cluster.name}.{item.item}"
    benchmark = None
    if item.benchmark is not None:
        source = Source("cluster templates", "Dovetail", locator=name)
        benchmark = derive.ledger.add(
            Figure(
                measure=f"cluster.benchmark.{name}",
                value=item.benchmark,
                unit="share",
                period=index.period,
                grade="computed",
                formula=f"share of the item in exports of {', '.join(cluster.benchmark_countries) or 'the benchmark'}",
                source=source,
            )
        )
    codes = tuple(dict.fromkeys(code[:4] for code in item.products))
    made = tuple(dict.fromkeys(code[:4] for code in item.made_into))
    crafts = {side.code: index.figure(side, codes, name) if codes else None for side in (pair.a, pair.b)}
    found = {
        side.code: _made_for(side, crafts[side.code], index.figure(side, made, f"{name}.made"), name, derive)
        if made
        else crafts[side.code]
        for side in (pair.a, pair.b)
    }
    sides = {
        side.code: _side(side, found[side.code], found[other.code], item, name, benchmark, derive, trade_cost)
        for side, other in ((pair.a, pair.b), (pair.b, pair.a))
    }
    sold_as = (made or codes)[:1]
    sides = {
        each.code: replace(
            sides[each.code],
            craft=crafts[each.code] if made else None,
            third=now.of(each, sold_as[0]) if sold_as else (),
        )
        for each in (pair.a, pair.b)
    }
    third = index.leaders(codes, without=pair.national.codes, top=suppliers) if codes else ()
    return Standing(item, benchmark, sides, third)


def _made_for(side: Territory, craft: Figure | None, parts: Figure | None, name: str, derive: Deriver) -> Figure | None:
    """The index in what is cast or forged for the core: it takes the craft and the trade of the parts it becomes."""
    if craft is None or parts is None:
        return None
    lesser = min(craft, parts, key=lambda one: one.value)
    grade = "proxy" if "proxy" in (craft.grade, parts.grade) else lesser.grade
    words = "the lesser of the index in such goods of all kinds and of that in the parts of the core that they become"
    return derive.figure(
        f"cluster.index.{name}", lesser.value, "index", lesser.period, words, (craft, parts), grade=grade,
        interval=lesser.interval, territories=(side.code,),
    )  # fmt: skip


def _side(
    side: Territory,
    own: Figure | None,
    partner: Figure | None,
    item: ClusterItem,
    name: str,
    benchmark: Figure | None,
    derive: Deriver,
    trade_cost: float,
) -> SideOfItem:
    if own is None:
        return SideOfItem(None, None, None, "not_measured")
    if benchmark is None:
        return SideOfItem(own, None, None, _verdict(own, partner))
    weight = 1.0 if item.weight is None else item.weight
    lacks = float(cluster_gap(np.array([benchmark.value]), np.array([weight]), np.array([own.value]))[0])
    weighted = f" x input weight {weight:g}" if item.weight is not None else ""
    words = f"benchmark share{weighted} x (1 - index), 0 from an index of 1 on"
    grade = "proxy" if own.grade == "proxy" else "estimated"
    scope: dict[str, Any] = {"territories": (side.code,), "grade": grade}
    gap = derive.figure(f"cluster.gap.{name}", lacks, "share", own.period, words, (benchmark, own), **scope)
    filled = None
    if partner is not None and lacks > 0:
        value = float(filled_by_partner(np.array([lacks]), np.array([partner.value]), trade_cost)[0])
        words = f"gap x partner's index, at most 1, / (1 + trade cost {trade_cost:g})"
        filled = derive.figure(f"cluster.filled.{name}", value, "share", own.period, words, (gap, partner), **scope)
    return SideOfItem(own, gap, filled, _verdict(own, partner))


def _verdict(own: Figure, partner: Figure | None) -> Verdict:
    if own.value >= SPECIALISED:
        return "at_home"
    if partner is not None and partner.value >= SPECIALISED:
        return "from_partner"
    if max(own.value, partner.value if partner else 0.0) >= NEAR:
        return "together"
    return "from_third"


def _widest(standing: Standing) -> float:
    return max((side.gap.value for side in standing.sides.values() if side.gap), default=0.0)


def _table(standings: list[Standing], pair: Pair) -> pl.DataFrame:
    def value(figure: Figure | None) -> float | None:
        return None if figure is None else figure.value

    rows = [
        {
            "role": one.item.role,
            "item": one.item.item,
            "name_en": one.item.name_en,
            "name_ru": one.item.name_ru,
            "side": code,
            "index": value(side.index),
            "gap": value(side.gap),
            "filled_by_partner": value(side.filled),
            "verdict": side.verdict,
            "suppliers": " ".join(figure.territories[0] for figure in one.suppliers or side.third),
        }
        for one in standings
        for code, side in ((code, one.sides[code]) for code in pair.codes)
    ]
    numbers = ("index", "gap", "filled_by_partner")
    return pl.DataFrame(rows, schema={name: pl.Float64 if name in numbers else pl.String for name in rows[0]})
