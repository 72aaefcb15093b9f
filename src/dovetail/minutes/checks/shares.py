"""Claims on the share of a country in the trade of the other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dovetail.minutes.checks.case import Case, is_total
from dovetail.minutes.checks.goods import chapters_of
from dovetail.minutes.tradewords import EXPORT, IMPORT, TURNOVER
from dovetail.minutes.verdicts import Check, Reason, Verdict, near
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Words before the name of the side whose trade is the whole: "in Belarus's exports", "среди партнёров Беларуси".
_WHOLE = re.compile(
    r"(?:\b(?:in|of all|among)(?: the)?"
    r"(?: (?:trade|trading|foreign|total|overall|partners|exports?|imports?|turnover))*"
    r"(?: of)?(?: the)?|\b(?:во?|среди)(?: (?:общ|внешн|всего|вс[её]м|торгов|партн[её]р|экспорт|импорт|товарооборот|"
    r"оборот)\w*)*)\s$",
    re.IGNORECASE,
)


#: Turnover without a word of trade, where a share of it is told.
_TURNOVER = re.compile(r"\bоборот\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """The share of `partner` in what `whole` trades, with the Figures behind it."""

    whole: Territory
    partner: Territory
    own: Figure
    total: Figure
    share: Figure
    parameters: dict[str, Any]


def flows_of(text: str) -> tuple[str, ...]:
    """The flows that words of trade mean: exports, imports, or both for trade as such; none without such words."""
    if TURNOVER.search(text) or _TURNOVER.search(text):
        return ("export", "import")
    exported, imported = EXPORT.search(text), IMPORT.search(text)
    if exported and imported:
        return ("export", "import")
    return ("export",) if exported else ("import",) if imported else ()


def wholes_of(case: Case) -> tuple[Territory, ...]:
    """The sides whose trade may be the whole of which the claim speaks, as countries: one where its words tell.

    The partner stands first ("Russia accounts for half of our exports"), unless the first name follows "in" or "of".
    """
    sides = (case.national.a, case.national.b)
    named = [one.country for one in case.named if one.country in sides]
    if not named:
        return sides
    first = named[0]
    others = tuple(side for side in sides if side != first)
    return (first,) if _leads(case, first) else others


def _leads(case: Case, first: Territory) -> bool:
    """Whether the first side named is the whole: named behind "in", "of all", "среди"."""
    text = case.claim.text
    place = case.places.get(first.code)
    return place is not None and bool(_WHOLE.search(text[:place]))


def share_of_trade(case: Case) -> Check:
    """The verdict on a share of a country in the other's trade, in total or in chapters of goods."""
    claim = case.claim
    flows = flows_of(claim.text)
    if not flows:
        return case.unsettled("share-other")
    if claim.value is None or claim.unit != "percent":
        return case.unsettled("share-unread")
    if any(one.kind == "region" and one.country in case.named for one in case.named):
        return case.unsettled("share-of-region")
    if case.years is None:
        return case.undated()
    chapters = chapters_of(claim.hs)
    wholes = wholes_of(case)
    parts = [part for whole in wholes if (part := share_in(case, whole, flows, chapters))]
    if not parts:
        return case.unsettled("share-missing", whole=wholes[0], flow=flow_named(flows), goods=chapters)
    figures = tuple(figure for part in parts for figure in (part.share, part.own, part.total))
    verdicts: list[Verdict] = [_near(case, part.share.value) for part in parts]
    reasons = [_told(part, flows, chapters) for part in parts]
    if len(parts) == 1 and len(wholes) == 1:
        return case.settled(verdicts[0], reasons[0], figures, "demand", parts[0].parameters)
    for verdict, reason in zip(verdicts, reasons, strict=True):
        if verdict in ("supported", "rounded"):
            return case.settled(verdict, reason, figures, "demand", parts[0].parameters)
    values = {"one": reasons[0], "other": reasons[1]} if len(reasons) > 1 else {"one": reasons[0]}
    message = "share-of-either" if len(reasons) > 1 else "share-of-one"
    return case.unsettled(message, figures=figures, query="demand", parameters=parts[0].parameters, **values)


def _near(case: Case, known: float) -> Verdict:
    """How the share said stands to the known one; a whole number of per cent may be rounded to."""
    said = case.claim.value or 0.0
    verdict = near(case.claim, said, known)
    return "rounded" if verdict == "contradicted" and said.is_integer() and abs(said - known) <= 0.5 else verdict


def share_in(case: Case, whole: Territory, flows: tuple[str, ...], chapters: tuple[str, ...] = ()) -> Part | None:
    """The share of the other side in the trade of `whole`, of the latest year on record; None where nothing tells."""
    if case.years is None:
        return None
    first, last = case.years
    partner = case.national.b if whole == case.national.a else case.national.a
    level = 2 if chapters else 0
    parameters: dict[str, Any] = {"reporter": whole.code, "flow": flows[0], "first": first, "last": last}
    held: dict[str, dict[str, tuple[Figure, Figure]]] = {}
    pair = case.store.query("pair_flows", reporter=whole.code, partner=partner.code, first=first, last=last)
    for flow in flows:
        demand = case.store.query("demand", **(parameters | {"flow": flow, "level": level}))
        totals = {
            (row["period"], row["product"]): row
            for row in demand.iter_rows(named=True)
            if row["value_usd"]
            and len(row["period"]) == 4
            and is_total(row["basis"])
            and (not chapters or row["product"] in chapters)
        }
        for period in {period for period, _ in totals}:
            products = {product for when, product in totals if when == period}
            rows = {
                row["product"]: row
                for row in pair.iter_rows(named=True)
                if row["flow"] == flow
                and row["period"] == period
                and row["product"] in products
                and row["level"] == level
                and row["value_usd"] is not None
            }
            if rows and set(rows) == products:
                held.setdefault(period, {})[flow] = (
                    _sum(case, [(rows[code], code) for code in sorted(rows)], flow, whole, partner),
                    _sum(case, [(totals[period, code], code) for code in sorted(products)], flow, whole, None),
                )
    complete = [period for period, found in held.items() if len(found) == len(flows)]
    if not complete:
        return None
    parts = held[max(complete)]
    own = _both(case, [parts[flow][0] for flow in flows], "turnover", (whole.code, partner.code))
    total = _both(case, [parts[flow][1] for flow in flows], "turnover.all", (whole.code,))
    share = case.computed(
        f"{flow_named(flows)}.partner_share",
        100 * own.value / total.value,
        "percent",
        "100 part / whole",
        (own, total),
        territories=(whole.code, partner.code),
    )
    return Part(whole, partner, own, total, share, parameters | {"level": level})


def _sum(
    case: Case, rows: list[tuple[dict[str, Any], str]], flow: str, whole: Territory, partner: Territory | None
) -> Figure:
    """What one side reports of a flow with its partner, or with all, over some products."""
    measure = f"{flow}s" if partner else f"{flow}s.all"
    territories = (whole.code, partner.code) if partner else (whole.code,)
    figures = tuple(
        case.published(
            row,
            measure,
            territories,
            f"{whole} {flow} {partner or row['basis']} {code} {row['period']}",
            reporter=whole.code,
            flow=flow,
            product=code,
        )
        for row, code in rows
    )
    if len(figures) == 1:
        return figures[0]
    total = math.fsum(one.value for one in figures)
    return case.computed(measure, total, "usd", "sum of the inputs", figures, reporter=whole.code, flow=flow)


def _both(case: Case, figures: list[Figure], measure: str, territories: tuple[str, ...]) -> Figure:
    if len(figures) == 1:
        return figures[0]
    total = math.fsum(one.value for one in figures)
    return case.computed(
        measure, total, "usd", "exports + imports as one side reports them", tuple(figures), territories=territories
    )


def _told(part: Part, flows: tuple[str, ...], chapters: tuple[str, ...]) -> Reason:
    return Reason(
        "share-of-goods" if chapters else "share",
        {
            "share": part.share,
            "whole": part.whole,
            "partner": part.partner,
            "flow": flow_named(flows),
            "goods": chapters,
            "period": Period.of(part.share.period),
        },
    )


def flow_named(flows: Sequence[str]) -> str:
    """`exports`, `imports`, or `turnover` for both."""
    return "turnover" if len(flows) > 1 else f"{flows[0]}s"
