"""Proposals, invitations and commitments: who offers or promises what to whom, and how firmly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dovetail.minutes.firmness import Firmness, by_cue, firmness
from dovetail.minutes.intentwords import CONDITION
from dovetail.minutes.items import NARRATOR, UNKNOWN, Span
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import Scene
from dovetail.minutes.utterances import Clause
from dovetail.minutes.years import MONTH_EN
from dovetail.terms.territory import Territory


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent before it becomes an item; `deadline` is the words for it."""

    span: Span
    firm: Firmness
    by: str
    to: str
    speaker: str
    deadline: str


_DEADLINE = re.compile(
    r"\b(?:(?:by|before|until|till|no later than|не позднее) (?:the )?(?:end of (?:the |this |"
    r"next )?(?:\w+ )?)?(?:year|month|quarter|20\d\d|"
    rf"(?:{MONTH_EN})(?: 20\d\d)?)|"
    r"до конца (?:20\d\d |этого |текущего |следующего )?(?:года|месяца|квартала)|(?:до|к) \d{1,2} [а-я]{3,8}|"
    r"в (?:месячный|недельный|двухмесячный|кратчайший|короткий) срок|next (?:spring|summer|autumn|winter|month)|"
    r"by (?:the end of )?(?:this year|next year|20\d\d|\w+ 20\d\d)|in 20\d\d|within (?:\w+ "
    r"){1,3}(?:years?|months?|weeks?|days?)|this year|next year|during (?:this|the) visit|promptly|"
    r"immediately|"
    r"in the near(?:est)? future|soon|until 20\d\d|к 20\d\d году|до конца (?:\w+ )?года|в 20\d\d году|в "
    r"этом году|в следующем году|в ближайшее время|в ходе визита|до 20\d\d года|в течение \w+ \w+|"
    r"оперативно|незамедлительно|в ближайшие \w+)\b",
    re.IGNORECASE,
)
_SAY_THANKS = re.compile(
    r"\b(?:thank|grateful|gratitude|congratulat|welcome you|best wishes|благодар|спасибо|поздрав|"
    r"приветству|рад\b|рады\b)",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"\b(?:discussed|outlined|considered|exchanged|focused on|reviewed|talked about|got acquainted|"
    r"visited|met with|held|took place|arrived|обсудил\w*|обсуждал\w*|обсуждены|рассмотрел\w*|рассмотрены|"
    r"обменял\w*|затронул\w*|речь (?:ш|ид)\w+|состоял\w*|посетил\w*|прибыл\w*|ознакомил\w*|встретил\w*|"
    r"сообщает|передает)\b",
    re.IGNORECASE,
)


def intents(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Intent]:
    """The intents of a document, in order, at most one a clause."""
    found: list[Intent] = []
    for clause in clauses:
        masked = scene.mask[clause.span.start : clause.span.end]
        if len(masked.split()) < (2 if clause.cue else 3 if scene.document.russian else 4) or _SAY_THANKS.search(
            masked
        ):
            continue
        firm = firmness(masked)
        told = by_cue(clause.cue) if clause.cue else None
        if told and (firm is None or firm.intent == "proposal" or told.intent == "invitation"):
            firm = told
        if told and told.intent == "proposal" and _OFFER.match(clause.cue) and (on := CONDITION.search(masked)):
            firm = Firmness("commitment", 2, 0, "", on[0].strip())
        if clause.speaker == NARRATOR and not clause.cue and (firm is None or firm.intent != "invitation"):
            firm = _under(masked) or firm
        if firm is None or not _asserted(clause, firm, masked):
            continue
        span = Span(clause.span.start + firm.start, clause.span.end)
        by = _by(scene, clause, firm, registry, by_cue(clause.cue) is not None if clause.cue else False)
        if firm.intent == "invitation" and _INVITED.search(masked) and by != "both":
            by = _to(by, registry)
        found.append(Intent(span, firm, by, _to(by, registry), clause.speaker, _deadline(scene, span)))
    return found


_OFFER = re.compile(r"offer", re.IGNORECASE)
#: What a paper provides for is agreed.
_UNDER = re.compile(
    r"^\W*(?:Under|In accordance with|According to|In line with|Pursuant to) the (?:\w+ )?(?:agreements?|contract|"
    r"deal|memorandum|"
    r"plan|roadmap|road map|protocol|document)\b.{0,120}?\bwill\b|"
    r"^\W*(?:Согласно|По условиям|В соответствии с|В рамках)\s(?:\w+\s)?(?:соглашени|договор|контракт|меморандум|"
    r"протокол|"
    r"дорожн\w+ карт|документ)\w*[^.;]{0,60}(?:\bбуд(?:ет|ут)\b|[а-яё]{4,}(?:ит|ет|ят|ут|ют)\b)|"
    r"^\W*(?:It|The (?:document|plan|agreement|memorandum|roadmap|protocol|programme?)|Он|Она|Документ\w*|План\w*|"
    r"Соглашени\w+|Меморандум\w*|Дорожн\w+ карта|Программа)\s(?:also\s|также\s)?(?:provides? for|envisages?|"
    r"stipulates?|"
    r"предусматрива\w+|предполага\w+)\b",
)


def _under(masked: str) -> Firmness | None:
    """What a sentence tells a signed paper to provide for."""
    return Firmness("commitment", 4, 0) if _UNDER.match(masked) else None


def _asserted(clause: Clause, firm: Firmness, masked: str) -> bool:
    """The narrator's sentences count only where they tell an agreement, an invitation or an interest outright."""
    if clause.speaker != NARRATOR:
        return not (firm.sub in ("need", "possibility", "goal") and len(masked.split()) < 3)
    if _NARRATIVE.search(masked):
        return False
    if clause.cue:
        return True
    if firm.intent == "commitment":
        return firm.level in (2, 4) or bool(_DEADLINE.search(masked) or _PLEDGED.search(masked))
    if firm.sub == "suggestion" and _SIDE.search(masked):
        return True
    return (
        firm.intent == "invitation"
        or firm.sub in ("interest", "goal")
        or (firm.sub == "possibility" and bool(re.search(r"\b(?:can|могут|может)\b", masked)))
    )


_PLEDGED = re.compile(
    r"поруч|обязал|пообещал|обещал|гарантировал|instructed|tasked|undert[oa]|pledged|promised|committed|"
    r"guaranteed",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:side|сторон[аы])\s(?:also\s|также\s)?(?:proposed|suggested|offered|предложил\w*)", re.IGNORECASE
)
#: "Were invited": the side named is the guest.
_INVITED = re.compile(r"\b(?:was|were|been) invited\b|\bпригласили\b|\bприглаш[её]н\w*", re.IGNORECASE)
#: A finite verb: what stands behind it is no subject.
_VERB = re.compile(
    r"\b(?:would|will|is|are|was|were|should|must|could|can|may|might|has|have|had|want\w*|needs?|hopes?|invites?|"
    r"invited|"
    r"proposed?s?|suggests?|suggested|hopes?|offers?|to|готов\w*|заинтересован\w*|хо(?:чет|тел\w*|тим|тят)|"
    r"приглаша\w+|пригласил\w*|предлага\w+|предложил\w*|намерен\w*|планиру\w+|буд[еу]\w+|может|могут|"
    r"нужно|необходимо|надеемся|надеюсь|видеть)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both|together|jointly|the (?:sides|parties|countries|two)|(?<!своей )(?<!нашей )(?<!вашей )стороны|"
    r"совместно|вместе|оба|обе|"
    r"страны|договорил\w*)\b",
    re.IGNORECASE,
)


def _by(scene: Scene, clause: Clause, firm: Firmness, registry: Registry, cued: bool) -> str:
    """The side whose intent a clause tells: its subject's, else the speaker's own.

    The object of "invited", "proposed" (`cued`) and what stands behind the verb are never the subject.
    """
    text = scene.slice(clause.span)
    person = registry.persons.get(clause.speaker if clause.speaker != NARRATOR else _subject(scene, clause, registry))
    own = _side(person.territory, registry) if person and person.territory else None
    condition = _CONDITION_FIRST.match(text)
    start = clause.span.start + (condition.end() if condition else 0)
    head = Span(start, min(clause.span.end, start + max(45, (clause.span.end - start) // 3)))
    if own and cued:
        return iso(own)
    if own and (verb := _VERB.search(scene.mask, head.start, head.end)):
        head = Span(head.start, verb.start())
    named = [place for place in scene.within(head) if place.kind != "place"]
    makers = [one for one in scene.matches if one.entry.kind == "org" and one.entry.territory and head.covers(one.span)]
    subjects = sorted(
        [(place.span.start, place.code) for place in named] + [(one.span.start, one.entry.territory) for one in makers]
    )
    sides = [side for _, code in subjects if (side := _side(code, registry))]
    if len(set(sides)) == 2 and re.search(r"\b(?:and|и)\b", scene.plain[subjects[0][0] : subjects[-1][0]]):
        return "both"
    if _BOTH.search(scene.plain, start, min(clause.span.end, start + 60)):
        return "both"
    if sides:
        return iso(sides[0])
    if firm.level == 4 and clause.speaker == NARRATOR and len(registry.parties) == 2:
        return "both"
    return iso(own) if own else UNKNOWN


#: Whom a condition names before the pledge is not who pledges.
_CONDITION_FIRST = re.compile(r"\W*(?:if|provided|as long as|если|при условии)\b[^,;]*,\s*", re.IGNORECASE)
_PRONOUN = re.compile(r"\W*(?:he|she|он|она)\b", re.IGNORECASE)


def _subject(scene: Scene, clause: Clause, registry: Registry) -> str:
    """The person whom a sentence of the report itself begins with, by name, office or pronoun; empty if nobody."""
    known = [one for one in registry.references[scene.document.letter] if one.person in registry.persons]
    if _PRONOUN.match(scene.slice(clause.span)):
        paragraph = next((one.span for one in scene.document.body if one.span.covers(clause.span)), clause.sentence)
        before = [one for one in known if paragraph.start <= one.span.start < clause.sentence.start]
        people = {one.person for one in before}
        return before[0].person if len(people) == 1 else ""
    return next((one.person for one in known if 0 <= one.span.start - clause.span.start <= 4), "")


def _side(code: str, registry: Registry) -> str | None:
    """The side of the meeting that a territory belongs to."""
    if not code:
        return None
    for side in registry.parties:
        if code == side or Territory(side).country.code == Territory(code).country.code:
            return side
    return None


def _to(by: str, registry: Registry) -> str:
    if by == "both":
        return "both"
    others = [iso(side) for side in registry.parties if iso(side) != by]
    return others[0] if by != UNKNOWN and len(others) == 1 else UNKNOWN


def _deadline(scene: Scene, span: Span) -> str:
    match = _DEADLINE.search(scene.slice(span))
    return match[0] if match else ""
