"""Claims on the place of a country among the trade partners of the other."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dovetail.minutes.checks.case import LEAST_PARTNERS, Case
from dovetail.minutes.checks.places import place_of
from dovetail.minutes.checks.shares import Part, flow_named, flows_of, share_in, wholes_of
from dovetail.minutes.verdicts import Check, Reason, Verdict
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Members of the groups that claims rank among, with the first year in and the first year out; 9999 where in still.
_GROUPS: dict[str, dict[str, tuple[int, int]]] = {
    "X-CIS": {
        **dict.fromkeys(("ARM", "AZE", "BLR", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UZB"), (1991, 9999)),
        "UKR": (1991, 2018),
        "GEO": (1993, 2009),
    },
    "X-EAEU": {**dict.fromkeys(("ARM", "BLR", "KAZ", "KGZ", "RUS"), (2015, 9999))},
}
#: Who buys from a side is a partner in its exports, who sells to it one in its imports.
_BUYER = re.compile(r"\b(?:buyers?|importers?|markets?|покупател\w+|импорт[её]р\w*|рын\w+)\b", re.IGNORECASE)
_SELLER = re.compile(r"\b(?:suppliers?|exporters?|поставщик\w*|экспорт[её]р\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a partner stands: its own trade, how many partners of how many have more, and for how many more not on
    record the rest of the whole has room; `room` is None where nothing tells."""

    own: Figure
    ahead: int
    of: int
    room: int | None


def place_among_partners(case: Case) -> Check:
    """The verdict on a place among the partners of a side, by what it reports of each of them.

    Partners that are not on record can only be ahead where what is left of the whole trade has room for them, so a
    place may be certain with few partners on record.
    """
    text = case.claim.text
    place = place_of(text)
    if place is None or not case.named:
        return case.unsettled("rank-unread")
    if place.among in ("regions", "other") or case.claim.hs:
        return case.unsettled("rank-regions" if place.among == "regions" else "rank-other")
    if case.years is None:
        return case.undated()
    flows = ("export",) if _BUYER.search(text) else ("import",) if _SELLER.search(text) else flows_of(text)
    flows = flows or ("export", "import")
    whole = wholes_of(case)[0]
    partner = case.national.b if whole == case.national.a else case.national.a
    known: dict[str, Any] = {
        "whole": whole,
        "partner": partner,
        "flow": flow_named(flows),
    }
    part = share_in(case, whole, flows)
    parameters = {"reporter": whole.code, "first": case.years[0], "last": case.years[1]}
    standing = _standing(case, known, flows, parameters, part, _GROUPS.get(place.among))
    if standing is None:
        return case.unsettled("rank-missing", query="partners", parameters=parameters, **known)
    inputs = (part.own, part.total) if part else (standing.own,)
    territories = (whole.code, partner.code)
    words = f"1 + number of partners with more, of {standing.of} on record"
    rank = case.computed(
        f"partner_rank.{known['flow']}", standing.ahead + 1, "count", words, inputs, territories=territories
    )
    figures = (rank, *((part.share,) if part else ()), *inputs)
    told = known | {"rank": rank, "period": Period.of(standing.own.period)}
    if part:
        told["share"] = part.share
    if standing.room is None:
        return case.unsettled("rank-few", figures=figures, query="partners", parameters=parameters, **told)
    best, worst = standing.ahead + 1, standing.ahead + 1 + standing.room
    if best <= place.worst < worst or best < place.best <= worst:
        message = "rank-open" if part else "rank-few"
        return case.unsettled(message, figures=figures, query="partners", parameters=parameters, **told)
    verdict: Verdict = "supported" if place.best <= best and worst <= place.worst else "contradicted"
    if not standing.room:
        group = {"group": Territory(place.among)} if place.among in _GROUPS else {}
        reason = Reason("rank-of-group" if group else "rank", told | group)
        return case.settled(verdict, reason, figures, "partners", parameters)
    lowest = case.computed(
        f"partner_rank.{known['flow']}.lowest",
        worst,
        "count",
        "place among the partners on record + number of others for which the rest of the trade has room",
        (rank, *inputs),
        territories=territories,
    )
    reason = Reason("rank-at-worst", told | {"lowest": lowest})
    return case.settled(verdict, reason, (lowest, *figures), "partners", parameters)


def _standing(
    case: Case,
    known: Mapping[str, Any],
    flows: tuple[str, ...],
    parameters: Mapping[str, Any],
    part: Part | None,
    group: Mapping[str, tuple[int, int]] | None,
) -> _Standing | None:
    """Where the partner stands in the latest year of which it is on record, in the data set of most partners."""
    frame = case.store.query("partners", **parameters)
    tables: dict[tuple[str, str], dict[str, dict[str, dict[str, Any]]]] = {}
    for row in frame.iter_rows(named=True):
        if row["flow"] in flows:
            table = tables.setdefault((row["period"], row["dataset"]), {})
            table.setdefault(row["partner"], {})[row["flow"]] = row
    whole, partner = known["whole"].code, known["partner"].code
    usable = {key: table for key, table in tables.items() if len(table.get(partner, {})) == len(flows)}
    if part:
        usable = {key: table for key, table in usable.items() if key[0] == part.share.period} or usable
    if not usable:
        return None
    year, dataset = max(usable, key=lambda key: (key[0], len(usable[key])))
    table = usable[year, dataset]
    held = {code: math.fsum(row["value_usd"] for row in rows.values()) for code, rows in table.items() if code != whole}
    members = None
    if group is not None:
        members = {code for code, (first, out) in group.items() if first <= int(year) < out} - {whole}
    rivals = {code: value for code, value in held.items() if members is None or code in members}
    ahead = sum(value > held[partner] for value in rivals.values())
    total = part.total.value if part and part.share.period == year else None
    room = _room(held, total, held[partner], len(members - set(rivals)) if members is not None else None)
    return _Standing(_own(case, table[partner], known, year), ahead, len(rivals), room)


def _room(held: Mapping[str, float], total: float | None, own: float, unseen: int | None) -> int | None:
    """How many partners that are not on record may be ahead; `unseen` of a group whose members are known."""
    if unseen == 0:
        return 0
    if total is None:
        return (unseen or 0) if len(held) >= LEAST_PARTNERS else None
    room = int(max(0.0, total - math.fsum(held.values())) / own) if own > 0 else None
    return min(room, unseen) if room is not None and unseen is not None else room


def _own(case: Case, rows: Mapping[str, Mapping[str, Any]], known: Mapping[str, Any], year: str) -> Figure:
    """The partner's trade as the list of partners has it."""
    whole, partner = known["whole"].code, known["partner"].code
    figures = tuple(
        case.published(row, f"{flow}s", (whole, partner), f"{whole} {flow} {partner} {year}", reporter=whole, flow=flow)
        for flow, row in rows.items()
    )
    if len(figures) == 1:
        return figures[0]
    total = math.fsum(one.value for one in figures)
    return case.computed("turnover", total, "usd", "exports + imports as one side reports them", figures)
