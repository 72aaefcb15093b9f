"""The order of the further chapters: that in which the parties spoke of what they answer.

A passage of the talk is a claim, tie, proposal, invitation or commitment, told once however many reports have it, or
a statement that holds none of these. It counts one for each chapter whose subject it touches: by what sort of passage
it is, by its words, and, where neither tells, by the goods in it. `SUBJECTS` is the whole of that rule. What was said
of the turnover itself is answered by the first pages, which stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dovetail.brief.document import Chapter, Paragraph
from dovetail.minutes.items import Claim, Item, Tie

if TYPE_CHECKING:
    from dovetail.brief.heard import Heard
    from dovetail.brief.material import Material
    from dovetail.brief.wording.voice import Voice

#: The chapter that quotes the reports: it stands before those that answer them.
_MEETING = "minutes"
#: Machines and vehicles, and the metals that go into them: goods of a chain.
_CHAINED = ("84", "85", "86", "87", "88", "89", "72", "73", "74", "76")
#: Claims on the turnover, which the first pages answer.
_TURNOVER = frozenset({"trade_turnover", "change", "export_flow", "import_flow", "share", "rank", "partner_rank"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a chapter answers: metrics of claims and kinds of ties, and the words that speak of it."""

    chapter: str
    sorts: frozenset[str]
    words: re.Pattern[str]


def _subject(chapter: str, sorts: str, words: str) -> Subject:
    return Subject(chapter, frozenset(sorts.split()), re.compile(rf"\b(?:{words})", re.IGNORECASE))


#: Which talk each further chapter answers.
SUBJECTS: tuple[Subject, ...] = (
    _subject(
        "capability",
        "specialisation",
        r"developed|advanced|experience|capacit|competenc|specialis|specializ|expertise|technolog|science|scientific|"
        r"industrial potential|развит(?!и[еяю])|опыт|мощност|компетенци|специализ|технологи|наук|научн|"
        r"промышленн\w+ потенциал",
    ),
    _subject(
        "fit",
        "export_flow_exists import_flow_exists share_of_stock supply",
        r"suppl(?:y|ies|ied|ying)|deliver|buy|bought|purchas|procure|demand|needs? of|import substitution|fleet|"
        r"постав|закуп|покуп|потребност|спрос|импортозамещ|парк\w* техник|обновлени",
    ),
    _subject(
        "potential",
        "",
        r"(?:increas|expand|boost|grow|rais|doubl|doubling|build)\w* (?:\w+ ){0,4}?(?:turnover|trade|exports?|sales|"
        r"deliveries|supplies)|market|trade barrier|tariff|"
        r"(?:увелич|нарас?[тщ]|расшир|удво|рост)\w* (?:\w+ ){0,4}?(?:товарооборот|торгов|экспорт|поставок|поставк|"
        r"продаж)|рын[ок]|барьер|пошлин",
    ),
    _subject(
        "chains",
        "joint_assembly",
        r"components?\b|spare parts|parts\b|assembl|aggregates|raw material|metal\b|rolled|castings|localis|localiz|"
        r"industrial cooperation|value chain|supply chain|"
        r"комплектующ|узл|агрегат|запчаст|запасн\w+ част|сборк|сборочн|металл(?!ург)|прокат|сырь|лить[её]|локализ|"
        r"(?:промышленн|производственн)\w+ кооперац|кооперационн|цепоч",
    ),
    _subject(
        "clusters",
        "",
        r"clusters?\b|industrial parks?|technoparks?|technology parks?|science parks?|кластер|технопарк|"
        r"индустриальн\w+ парк|промышленн\w+ парк",
    ),
    _subject(
        "ventures",
        "joint_venture joint_assembly",
        r"joint (?:\w+ )?(?:ventures?|enterprises?|productions?|compan|projects?|manufactur)|invest|"
        r"(?:creat|establish|set up|open|launch)\w* (?:\w+ ){0,4}?(?:production|plants?|enterprises?|factor)|"
        r"совместн\w+ (?:\w+ )?(?:предприяти|производств|компани|проект)|инвест|"
        r"(?:созда|откры|организ|запус)\w+ (?:\w+ ){0,4}?(?:производств|предприяти|завод)",
    ),
)


def by_the_talk(material: Material, chapters: Sequence[Chapter], voice: Voice) -> tuple[Chapter, ...]:
    """The further chapters with what was most spoken of first, and a sentence of the meeting's chapter that says so.

    Chapters of which equally much was said, or nothing, keep the order in which they came; all do where no report was
    given or none speaks of what a chapter answers.
    """
    if material.heard is None:
        return tuple(chapters)
    passages = passages_by_chapter(material.heard)
    behind = sorted((one for one in chapters if one.name != _MEETING), key=lambda one: -passages.get(one.name, 0))
    spoken = [voice.phrase("minutes-quote", words=one.title) for one in behind if passages.get(one.name)]
    first = [one for one in chapters if one.name == _MEETING]
    if spoken and first:
        told = Paragraph((voice.phrase("order-by-the-talk", chapters=voice.listed(spoken)),))
        first = [replace(first[0], blocks=(first[0].blocks[0], told, *first[0].blocks[1:]))]
    return (*first, *behind)


def passages_by_chapter(heard: Heard) -> dict[str, int]:
    """How many passages of the talk touch the subject of each further chapter; chapters of none are left out."""
    found: dict[str, int] = {}
    for passage in _passages(heard):
        for chapter in _answering(passage):
            found[chapter] = found.get(chapter, 0) + 1
    return found


def _passages(heard: Heard) -> Iterator[tuple[Item, ...]]:
    """The items of each passage: those of one place in one report, and statements in which nothing else was found."""
    places: dict[tuple[str, int, int], list[Item]] = {}
    for item in heard.told_once("claim", "tie", "proposal", "invitation", "commitment"):
        places.setdefault((item.doc, item.span.start, item.span.end), []).append(item)
    yield from map(tuple, places.values())
    every = heard.minutes.of("claim", "tie", "proposal", "invitation", "commitment")
    for statement in heard.told_once("statement"):
        if not any(one.doc == statement.doc and one.span.overlap(statement.span) for one in every):
            yield (statement,)


def _answering(passage: tuple[Item, ...]) -> list[str]:
    """The chapters that a passage belongs to."""
    sorts = {one.metric for one in passage if isinstance(one, Claim)} | {
        one.kind for one in passage if isinstance(one, Tie)
    }
    if sorts & _TURNOVER:
        return []
    text = passage[0].text
    told = [one.chapter for one in SUBJECTS if sorts & one.sorts or one.words.search(text)]
    if told:
        return told
    goods = [code for one in passage for code in getattr(one, "hs", ())]
    if any(code.startswith(_CHAINED) for code in goods):
        return ["chains"]
    if goods:
        return ["fit"]
    return ["capability"] if any(getattr(one, "isic", ()) for one in passage) else []
