"""Claims on the level and the change of the turnover, or of one flow of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dovetail.minutes.checks.case import Case, stored_period
from dovetail.minutes.verdicts import SAME, Check, Reason, Verdict, near, near_points
from dovetail.terms.figure import Figure, Source
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl

_ORDER: tuple[Verdict, ...] = ("supported", "rounded", "other base period", "contradicted", "not checkable")


def traded(case: Case) -> Check:
    """The verdict on a level or a change: by a stated figure of just this pair and period, else by both records.

    Where the record of one side agrees and that of the other does not, both are told.
    """
    claim = case.claim
    if claim.unit == "count":
        return case.unsettled("currency-unsaid")
    if claim.unit not in ("", "usd", "percent", "ratio"):
        return case.unsettled("currency")
    if stated := _by_statement(case):
        return stated
    span = case.span
    if span is None:
        return case.undated()
    if not (flows := _flows(case)):
        return case.unsettled("direction-unsaid")
    first, last = span[0] - 1, span[1]
    a, b = case.national.a, case.national.b
    parameters = {"a": a.code, "b": b.code, "first": first - 1, "last": last + 1}
    frame = case.store.query("pair_totals", **parameters)
    totals = {reporter: _reported(case, frame, reporter, wanted) for reporter, wanted in flows.items()}
    known = {reporter: values for reporter, values in totals.items() if last in values}
    if not known:
        return case.unsettled(
            "trade-missing", query="pair_totals", parameters=parameters, a=a, b=b, period=Period(last)
        )
    found = [_judge(case, reporter, values, first, last) for reporter, values in known.items()]
    found.sort(key=lambda one: _ORDER.index(one[0]))
    (verdict, reason, figures), (other, against, further) = found[0], found[-1]
    if verdict in ("supported", "rounded") and other in ("other base period", "contradicted"):
        verdict, figures = "other definition", (*figures, *further)
        reason = Reason("each-side", {"one": reason, "other": against})
    return case.settled(verdict, reason, figures, "pair_totals", parameters)


def _flows(case: Case) -> dict[str, tuple[str, ...]]:
    """What each country reports of what the claim is on: both flows of a turnover, else its own side of the one flow.

    Empty where the claim does not say whose exports or imports they are.
    """
    claim, codes = case.claim, case.national.codes
    flow = claim.flow or {"export_flow": "export", "import_flow": "import"}.get(claim.metric, "")
    if not flow:
        return dict.fromkeys(codes, ("export", "import"))
    whose = Territory.of(claim.reporter).country.code if claim.reporter else ""
    mirror = "import" if flow == "export" else "export"
    return {code: (flow if code == whose else mirror,) for code in codes} if whose in codes else {}


def _reported(case: Case, frame: pl.DataFrame, reporter: str, wanted: tuple[str, ...]) -> dict[int, Figure]:
    """What a reporter tells of one flow, or of both as its turnover, by year, each a Figure."""
    by_year: dict[int, dict[str, Figure]] = {}
    for row in frame.iter_rows(named=True):
        flow = row["flow"]
        if row["reporter"] != reporter or flow not in wanted or len(row["period"]) != 4 or row["value_usd"] is None:
            continue
        year = int(row["period"])
        if flow in by_year.setdefault(year, {}) and row["basis"] != "published":
            continue
        where = f"{reporter} {flow} {row['partner']} {row['period']}"
        by_year[year][flow] = case.published(
            row, f"{flow}s", (reporter, row["partner"]), where, reporter=reporter, flow=flow
        )
    found: dict[int, Figure] = {}
    for year, flows in by_year.items():
        if len(flows) < len(wanted):
            continue
        parts = tuple(flows.values())
        found[year] = (
            parts[0]
            if len(parts) == 1
            else case.computed(
                "turnover",
                math.fsum(part.value for part in parts),
                "usd",
                "exports + imports as one side reports them",
                parts,
                territories=case.national.codes,
                reporter=reporter,
            )
        )
    return found


def _judge(
    case: Case, reporter: str, values: Mapping[int, Figure], first: int, last: int
) -> tuple[Verdict, Reason, tuple[Figure, ...]]:
    claim, side = case.claim, Territory(reporter)
    now, before = values[last], values.get(first)
    if claim.value is not None and claim.unit == "usd":
        verdict = near(claim, claim.value, now.value)
        told = {"reporter": side, "value": now, "period": Period(last)}
        if verdict == "contradicted":
            for year, other in values.items():
                if year != last and near(claim, claim.value, other.value) != "contradicted":
                    then = {"other": other, "then": Period(year)}
                    return "other base period", Reason("other-year", told | then), (now, other)
        return verdict, Reason("level", told), (now,)
    if before is None:
        return "not checkable", Reason("base-missing", {"reporter": side, "start": Period(first)}), (now,)
    change = case.computed(
        f"{now.measure}.change",
        100 * (now.value / before.value - 1),
        "percent",
        "100 (end / start - 1)",
        (before, now),
        period=f"{first}>{last}",
        territories=now.territories,
        reporter=reporter,
    )
    figures = (before, now, change)
    told = Reason(
        "change",
        {
            "reporter": side,
            "change": change,
            "direction": "up" if change.value > 0 else "down",
            "start": Period(first),
            "end": Period(last),
        },
    )
    if claim.value is None:
        return ("supported" if (change.value > 0) == (claim.direction == "increase") else "contradicted"), told, figures
    signed = claim.value if claim.direction != "decrease" else -claim.value
    if claim.unit == "ratio":
        falls = claim.direction == "decrease" and claim.value > 1
        signed = 100 * ((1 / claim.value if falls else claim.value) - 1)
    return near_points(signed, change.value), told, figures


def _by_statement(case: Case) -> Check | None:
    """The verdict by another stated figure of exactly this pair and period, where there is one."""
    claim = case.claim
    if not claim.value or claim.unit != "usd" or claim.metric != "trade_turnover":
        return None
    parameters = {"a": case.pair.a.code, "b": case.pair.b.code}
    frame = case.store.query("stated", **parameters)
    rows = [row for row in frame.iter_rows(named=True) if row["metric"] == "turnover" and row["value_usd"] is not None]
    same = [row for row in rows if claim.period and row["period"] == stored_period(claim.period)]
    other = [row for row in rows if abs(row["value_usd"] / claim.value - 1) <= SAME]
    for row in same or other:
        figure = case.ledger.add(
            Figure(
                measure="turnover",
                value=row["value_usd"],
                unit="usd",
                period=row["period"],
                territories=case.pair.codes,
                grade="stated",
                source=Source(
                    dataset=f"{row['dataset']}/{row['release']}",
                    publisher=row["publisher"],
                    locator=row["id"],
                    address=row["address"],
                    vintage=row["published"],
                ),
            )
        )
        told = Reason("stated", {"publisher": row["publisher"], "value": figure, "period": Period.of(row["period"])})
        if row in same:
            return Check(claim, near(claim, claim.value, row["value_usd"]), told, (figure,), "stated", parameters)
        if claim.period:
            return Check(claim, "other base period", told, (figure,), "stated", parameters)
    return None
