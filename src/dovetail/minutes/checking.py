"""Claims against figures: each becomes a query on the store and on stated figures, with a verdict and the numbers.

A claim on a region is checked on the countries of the pair, as a proxy, and is then never "supported". A share of a
stock is not checkable by flows, which only bound it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovetail.minutes.checks.case import A_REGION, Case
from dovetail.minutes.checks.goods import flow_exists, share_bounded
from dovetail.minutes.checks.ranks import place_among_partners
from dovetail.minutes.checks.shares import flows_of, share_of_trade
from dovetail.minutes.checks.strengths import specialised
from dovetail.minutes.checks.traded import traded
from dovetail.minutes.items import Claim, Mention
from dovetail.minutes.reader import Minutes
from dovetail.minutes.verdicts import Check, Reason
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: A number of goods delivered, which flows tell in money.
_PIECES = re.compile(
    r"\b(?:supplied|shipped|delivered|exported|imported|sold|bought|purchased|поставил\w*|поставлен\w*|отгрузил\w*|"
    r"отгружен\w*|продал\w*|продан\w*|купил\w*|закупил\w*|закуплен\w*|приобрел\w*|ввезл\w*|взял[аи]?)\b",
    re.IGNORECASE,
)
#: A stock of machines, whatever words of trade stand beside it.
_FLEET = re.compile(r"\b(?:fleet|park|парк\w*|мехпарк\w*|автопарк\w*)\b", re.IGNORECASE)
#: Metrics that only the two sides' own trade can speak to.
_OF_THE_PAIR = frozenset(
    {"trade_turnover", "export_flow", "import_flow", "change", "export_flow_exists", "import_flow_exists", "share"}
)


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of all claims of minutes, in their order, and the ledger of every Figure in them."""

    rows: tuple[Check, ...]
    figures: Ledger

    def to_dict(self) -> dict[str, Any]:
        """The checks and their Figures as JSON values."""
        return {
            "rows": [
                {
                    "claim": row.claim.id,
                    "verdict": row.verdict,
                    "reason": row.reason.to_dict(),
                    "figures": [figure.id for figure in row.figures],
                    "query": row.query,
                    "parameters": dict(row.parameters),
                }
                for row in self.rows
            ],
            "ledger": self.figures.to_dict(),
        }


def check_claims(minutes: Minutes, store: Store) -> Checks:
    """Check every claim of the minutes against a store and the stated figures in it.

    Returns
    -------
    Checks
        One row a claim. `supported` and `contradicted` are said only of what the claim speaks of; a claim on a pair
        with a region that only the countries' figures speak to is `supported by a national proxy` or
        `not checkable`. A claim of the countries themselves, made at a region's meeting, is checked on the countries;
        a region's specialisation by the region's own people at work, where these are on record.
    """
    ledger = Ledger()
    claims = [one for one in minutes.of("claim") if isinstance(one, Claim)]
    if len(minutes.parties) != 2:
        return Checks(tuple(Check(one, "not checkable", Reason("sides-unknown")) for one in claims), ledger)
    return Checks(tuple(_checked(_case(minutes, claim, store, ledger)) for claim in claims), ledger)


def _case(minutes: Minutes, claim: Claim, store: Store, ledger: Ledger) -> Case:
    """The claim with the territories that its words name, and the pair that it is on."""
    pair = Pair.of(*minutes.parties)
    year = int(minutes.date[:4]) if re.match(r"\d{4}", minutes.date) else None
    named: dict[Territory, int] = {}
    for item in minutes.of("mention"):
        if isinstance(item, Mention) and item.doc == claim.doc and claim.span.covers(item.span):
            entity = minutes.entities.get(item.entity)
            if entity and entity.iso and entity.type in ("party", "country", "region"):
                named.setdefault(Territory.of(entity.iso), item.span.start - claim.span.start)
    places: dict[str, int] = {}
    for one, place in named.items():
        places.setdefault(one.country.code, place)
    speaker = minutes.entities.get(claim.speaker)
    owner = Territory.of(speaker.party) if speaker and speaker.party else None
    if _national(pair, named, claim):
        pair = pair.national
    return Case(claim, pair, year, store, ledger, tuple(named), places, owner)


def _national(pair: Pair, named: dict[Territory, int], claim: Claim) -> bool:
    """Whether a claim at a region's meeting is on the countries: it names the region's country, and no region."""
    countries = {side.country for side in (pair.a, pair.b) if side.kind == "region"}
    return (
        bool(countries & set(named))
        and not any(one.kind == "region" for one in named)
        and not A_REGION.search(claim.text)
    )


def _checked(case: Case) -> Check:
    claim = case.claim
    if claim.metric in _OF_THE_PAIR:
        sides = (case.national.a, case.national.b)
        named = (*case.named, *((Territory.of(claim.partner),) if claim.partner else ()))
        others = [one for one in named if one.country not in sides]
        if others:
            return case.unsettled("third-side", side=others[0])
    match claim.metric:
        case "trade_turnover" | "export_flow" | "import_flow" | "change":
            return traded(case)
        case "export_flow_exists" | "import_flow_exists":
            return flow_exists(case)
        case "share_of_stock" if not flows_of(claim.text) or _FLEET.search(claim.text):
            return share_bounded(case)
        case "share" | "share_of_stock":
            return share_of_trade(case)
        case "rank" | "partner_rank":
            return place_among_partners(case)
        case "specialisation":
            return specialised(case)
        case "existence":
            return case.unsettled("existence")
        case _:
            return case.unsettled("pieces" if _PIECES.search(claim.text) else "quantity")
