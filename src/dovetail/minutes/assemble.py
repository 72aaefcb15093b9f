"""From what was found in a document to items with ids, codes and confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dovetail.minutes.claims import Told, claims
from dovetail.minutes.dates import Dated
from dovetail.minutes.events import events
from dovetail.minutes.intents import Intent, intents
from dovetail.minutes.items import (
    NARRATOR,
    Candidate,
    Claim,
    Commitment,
    Date,
    Event,
    Invitation,
    Item,
    Mention,
    Product,
    Proposal,
    Sector,
    Span,
    Statement,
    Tie,
)
from dovetail.minutes.mentions import Cast
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import Scene
from dovetail.minutes.sectors import Branch, sectors
from dovetail.minutes.speech import Said
from dovetail.minutes.ties import ties
from dovetail.minutes.tradewords import SUPPLY
from dovetail.minutes.utterances import tails, utterances


def items_of(
    one: Scene,
    registry: Registry,
    found: Cast,
    said: Sequence[Said],
    dated: Sequence[Dated],
    codes: dict[str, tuple[str, ...]],
) -> list[Item]:
    """All items of one document; `codes` is filled with the goods and firms within each, by item id."""
    letter = one.document.letter
    counts: Counter[str] = Counter()

    def common(kind: str, span: Span, confidence: float) -> dict[str, Any]:
        counts[kind] += 1
        return {
            "id": f"{letter}-{kind}-{counts[kind]:02d}",
            "doc": letter,
            "span": span,
            "text": one.document.text[span.start : span.end],
            "confidence": confidence,
        }

    clauses = utterances(one, said)
    taken = [mention.span for mention in found.mentions[letter] if mention.type in ("person", "org")]
    branches = sectors(one, taken)
    result: list[Item] = []
    result += [
        Mention(
            **common("mention", ref.span, 0.95 if ref.form == "name" else 0.9),
            entity=ref.entity,
            entity_type=ref.type,
            form="name" if ref.form == "name" else "nominal",
        )
        for ref in found.mentions[letter]
    ]
    result += [
        Date(
            **common("date", when.span, 0.9 if not when.year_from else 0.75),
            value=when.value,
            granularity=when.granularity,
            role=when.role,
            year_from=when.year_from,
        )
        for when in dated
    ]
    result += [_statement(common, one_said) for one_said in said]
    for told in claims(one, clauses, registry):
        item = _claim(common, told, _moved(one, told, branches), dated, registry, one)
        codes[item.id] = _all_codes(one, told.span, branches, found)
        result.append(item)
    for told in ties(one, clauses, registry):
        orgs = found.orgs_within(letter, told.span)
        hs, isic = _codes_within(told.span, _moved(one, told, branches)) if told.metric != "personal" else ((), ())
        tie = Tie(
            **common("tie", told.span, 0.75),
            kind=told.metric,
            speaker=told.speaker,
            direction=">".join(told.flow) if told.flow else "",
            orgs=tuple(org.id for org in orgs),
            hs=hs,
            isic=isic,
        )
        codes[tie.id] = _all_codes(one, told.span, branches, found)
        result.append(tie)
    for intent in intents(one, clauses, registry):
        item = _intent(common, intent, one, branches)
        codes[item.id] = _all_codes(one, intent.span, branches, found)
        result.append(item)
    result += [
        Event(**common("event", happening.span, 0.7), kind=happening.kind, status=happening.status, date=happening.date)
        for happening in events(one, [*clauses, *tails(one, said)], dated)
    ]
    result += [_branch(common, branch) for branch in branches]
    return result


def _statement(common: Any, said: Said) -> Statement:
    confidence = {"direct": 0.95, "block": 0.9, "indirect": 0.85, "free_indirect": 0.65}[said.kind] - (
        0.15 if said.kind == "direct" and not said.explicit else 0.0
    )
    return Statement(
        **common("statement", said.span, confidence),
        kind=said.kind,
        speaker=said.speaker,
        attribution="explicit" if said.explicit else "implicit",
        cue=said.cue,
        source=said.source,
    )


def _codes_within(span: Span, branches: Sequence[Branch]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    best = [branch.candidates[0] for branch in branches if branch.candidates and span.overlap(branch.span)]
    hs = tuple(dict.fromkeys(code for one in best for code in one.hs))[:8]
    return hs, tuple(dict.fromkeys(code for one in best for code in one.isic))[:6]


def _all_codes(one: Scene, span: Span, branches: Sequence[Branch], found: Cast) -> tuple[str, ...]:
    names = [candidate.name for branch in branches if span.overlap(branch.span) for candidate in branch.candidates[:1]]
    return tuple(dict.fromkeys([*names, *(org.id for org in found.orgs_within(one.document.letter, span))]))


_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?$")


def _moved(one: Scene, told: Told, branches: Sequence[Branch]) -> Sequence[Branch]:
    """The goods of a flow: what stands behind the verb, before it in the passive; all that are named if none do."""
    text = one.slice(told.span)
    verb = SUPPLY.search(text) if told.metric.endswith("_exists") or told.metric == "supply" else None
    if verb is None:
        return branches
    place = told.span.start + verb.start()
    passive = _PASSIVE.search(text[: verb.start()])
    found = [
        branch
        for branch in branches
        if told.span.overlap(branch.span) and (branch.span.end <= place if passive else branch.span.end > place)
    ]
    return found or branches


#: Words before a year that an amount is compared with.
_BASE = re.compile(
    r"(?:compared (?:with|to)|as against|against|than in|over|from|since|по сравнению с|к уровню|чем в|против)\s*$",
    re.IGNORECASE,
)


def _of_amount(within: list[Dated], told: Told, one: Scene) -> list[Dated]:
    """Periods of a claim: of those that its amount is not compared with the nearest first, then the others."""
    if told.amount is None or len(within) < 2:
        return within
    place = told.amount.span
    base = [when for when in within if _BASE.search(one.plain[max(0, when.span.start - 24) : when.span.start])]
    own = [when for when in within if when not in base]
    own.sort(key=lambda when: max(when.span.start - place.end, place.start - when.span.end))
    return [*own[:1], *base, *own[1:]]


def _claim(
    common: Any, told: Told, branches: Sequence[Branch], dated: Sequence[Dated], registry: Registry, one: Scene
) -> Claim:
    hs, isic = _codes_within(told.span, branches)
    dated = [when for when in dated if when.granularity != "day"]
    within = _of_amount([when for when in dated if told.span.covers(when.span) and when.value], told, one)
    if not within and told.sentence:
        around = [when for when in dated if told.sentence.covers(when.span) and when.value]
        within = around if len(around) == 1 else []
    sides = [iso(side) for side in registry.parties]
    flow = told.flow
    reporter, partner = flow if flow else ("", "")
    if flow and told.metric == "import_flow_exists":
        reporter, partner = flow[1], flow[0]
    amount = told.amount
    return Claim(
        **common("claim", told.span, 0.8 if told.metric not in ("existence", "specialisation") else 0.65),
        metric=told.metric,
        speaker=told.speaker,
        direction=told.direction,
        operator=amount.operator if amount else "",
        value=amount.value if amount else None,
        unit=amount.unit if amount else "",
        period=within[0].value if within else "",
        base=within[1].value if len(within) > 1 else "",
        reporter=reporter if reporter else (sides[0] if flow is not None and sides else ""),
        partner=partner,
        flow={
            "export_flow": "export",
            "export_flow_exists": "export",
            "import_flow": "import",
            "import_flow_exists": "import",
        }.get(told.metric, told.traded),
        hs=hs,
        isic=isic,
        checkability=told.checkability,
    )


def _intent(common: Any, intent: Intent, one: Scene, branches: Sequence[Branch]) -> Item:
    hs, isic = _codes_within(intent.span, branches)
    words = one.document.text[intent.span.start : intent.span.end]
    firm = intent.firm
    if firm.intent == "commitment":
        return Commitment(
            **common("commitment", intent.span, 0.75),
            by=intent.by,
            to=intent.to,
            action=_short(words),
            condition=firm.condition,
            deadline=intent.deadline,
            firmness=firm.level,
            speaker=intent.speaker,
            hs=hs,
            isic=isic,
        )
    if firm.intent == "invitation":
        return Invitation(
            **common("invitation", intent.span, 0.8),
            by=intent.by,
            to=intent.to,
            to_what=_short(words),
            speaker=intent.speaker,
        )
    topic = ", ".join(
        dict.fromkeys(
            branch.candidates[0].name for branch in branches if branch.candidates and intent.span.overlap(branch.span)
        )
    )
    return Proposal(
        **common("proposal", intent.span, 0.7),
        by=intent.by,
        to=intent.to,
        topic=topic or _short(words),
        firmness=firm.level,
        sub=firm.sub,
        speaker=intent.speaker or NARRATOR,
        hs=hs,
        isic=isic,
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def _branch(common: Any, branch: Branch) -> Sector:
    best: Candidate | None = branch.candidates[0] if branch.candidates else None
    kind = Product if branch.product else Sector
    return kind(
        **common(kind.type, branch.span, best.score if best else 0.4),
        hs=best.hs if best else (),
        isic=best.isic if best else (),
        candidates=branch.candidates,
    )
