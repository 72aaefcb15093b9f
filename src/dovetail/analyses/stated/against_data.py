"""Stated figures against reported trade: the pair's own where it is on record, else as a share of the countries'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.stated.result import Check
from dovetail.analyses.stated.spoken import Spoken, compared, meets
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store


def against_own_trade(store: Store, derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """The stated turnover against what the pair's own two sides report for the same period.

    It agrees where it lies between the two reports.
    """
    totals = _totals(store, spoken.a, spoken.b)
    for said in spoken.of("turnover"):
        reported = _turnovers(store, derive, totals, spoken.a, spoken.b, said.period)
        if said.value is None or not reported:
            continue
        whole = _spanned(derive, reported)
        verdict = "agrees" if meets(said.value, whole) else "contradicts"
        yield compared(derive, "against_data", said.value, whole, (said,), (*reported, whole), verdict)


def as_share_of_countries(store: Store, derive: Deriver, spoken: Spoken, pair: Pair) -> Iterator[Check]:
    """The stated turnover of a region as a share of that of the countries, bounded by both countries' reports."""
    if pair.is_national:
        return
    a, b = pair.national.codes
    totals = _totals(store, a, b)
    for said in spoken.of("turnover"):
        reported = _turnovers(store, derive, totals, a, b, said.period)
        if said.value is None or not reported:
            continue
        whole = _spanned(derive, reported)
        share = derive.share("stated.share_of_national", said.value, whole, territories=said.value.territories)
        if share is not None:
            yield Check("share", "implied", said.period, (said.id,), share, said.value, steps=(*reported, whole, share))


def _totals(store: Store, a: str, b: str) -> pl.DataFrame:
    return store.query("pair_totals", a=a, b=b, first=1000, last=9998)


def _turnovers(store: Store, derive: Deriver, totals: pl.DataFrame, a: str, b: str, period: str) -> tuple[Figure, ...]:
    """Turnover of one period as each side reports it; a side that lacks a direction reports none."""
    found: list[Figure] = []
    for reporter in (a, b):
        rows = totals.filter((pl.col("reporter") == reporter) & (pl.col("period") == period))
        flows = [_reported(store, derive, rows, reporter, flow, period) for flow in ("export", "import")]
        known = [figure for figure in flows if figure is not None]
        if len(known) == 2:
            found.append(derive.total("turnover", known, "exports + imports", territories=(a, b), reporter=reporter))
    return tuple(found)


def _reported(
    store: Store, derive: Deriver, rows: pl.DataFrame, reporter: str, flow: str, period: str
) -> Figure | None:
    """One flow as published: of several data sets the one with lines, else the first."""
    of_flow = rows.filter(pl.col("flow") == flow).sort("lines", "dataset", descending=[True, False])
    if of_flow.is_empty():
        return None
    row = of_flow.to_dicts()[0]
    way = (reporter, row["partner"]) if flow == "export" else (row["partner"], reporter)
    summed = row["basis"] != "published"
    return derive.ledger.add(
        Figure(
            measure=f"{flow}s",
            value=row["value_usd"],
            unit="usd",
            period=period,
            territories=way,
            grade="computed" if summed else "reported",
            flow=flow,
            reporter=reporter,
            formula=f"sum of {row['lines']} lines on record" if summed else "",
            source=store.source(row["dataset"], row["release"], f"{reporter}: {way[0]} to {way[1]}, {period}, total"),
        )
    )


def _spanned(derive: Deriver, reported: tuple[Figure, ...]) -> Figure:
    """The mean of the reports, its interval spanning them."""
    values = [figure.value for figure in reported]
    if len(reported) == 1:
        return reported[0]
    return derive.figure(
        "turnover",
        sum(values) / len(values),
        "usd",
        reported[0].period,
        "mean of both sides' reports; the interval spans them",
        reported,
        grade="reconciled",
        interval=(min(values), max(values)),
        territories=reported[0].territories,
    )
