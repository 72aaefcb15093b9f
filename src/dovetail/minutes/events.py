"""Dated or datable happenings: meetings, visits, signings, openings, past, current or planned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dovetail.minutes.dates import Dated
from dovetail.minutes.items import Span, Status
from dovetail.minutes.scene import Scene
from dovetail.minutes.utterances import Clause


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it becomes an item."""

    span: Span
    kind: str
    status: Status
    date: str


_KINDS = (
    (
        "meeting",
        re.compile(
            r"\b(?:met with|meeting (?:between|with|was held|took place)|held (?:a |an )?(?:\w+ )?meeting|as "
            r"(?:he|she) met|received (?:the )?\w+|встретил\w+ с|провел\w* (?:\w+ )?(?:встречу|переговоры)|"
            r"состоял\w+ (?:\w+ )?(?:встреча|переговоры))",
            re.IGNORECASE,
        ),
    ),
    (
        "talks",
        re.compile(
            r"\b(?:hold (?:talks|negotiations|a meeting|meetings)|talks (?:with|between)|negotiations with|"
            r"discuss the|провед[её]т (?:переговоры|встречу))",
            re.IGNORECASE,
        ),
    ),
    (
        "visit",
        re.compile(
            r"\b(?:visited|will visit|to visit|(?:is|are) visiting|return visit|plans? to visit|paid a visit|"
            r"working visit|official visit|toured|посетил\w*|"
            r"посетит|побывал\w*|с (?:рабочим|официальным) визитом)\b",
            re.IGNORECASE,
        ),
    ),
    ("arrival", re.compile(r"\b(?:arrived (?:in|at|to)|прибыл\w* (?:в|на))", re.IGNORECASE)),
    ("signing", re.compile(r"\b(?:signed|signing|подписал\w*|подписан\w*|подписание)\b", re.IGNORECASE)),
    (
        "forum",
        re.compile(
            r"\b(?:forum|exhibition|expo|fair|summit|форум\w*|выставк\w+|саммит\w*)\b(?=.*\b(?:held|take place|"
            r"took place|will|open|состо|прой|про[йш]))",
            re.IGNORECASE,
        ),
    ),
    ("ceremony", re.compile(r"\b(?:laid|paid tribute|wreath|opening ceremony|возложил\w*|почтил\w*)\b", re.IGNORECASE)),
    (
        "facility",
        re.compile(
            r"\b(?:(?:will|to|is expected to) (?:\w+ )?(?:build|open|launch|include)|(?:откро|запуст|"
            r"постро)\w+)\b.*\b(?:plant|facility|centre|center|factory|production|завод|цех|центр|производств)\w*",
            re.IGNORECASE,
        ),
    ),
)
_PLANNED = re.compile(
    r"\b(?:will|plans?|planned|scheduled|expect(?:ed|s)|to be held|to visit|is to|are to|hopes?|in the future|next "
    r"(?:week|month|year|spring|autumn)|"
    r"надеемся|надеюсь|ожида\w+|рассчитыва\w+|будет|будут|предстоит|завтра|состоится|пройд[её]т|провед[её]т|"
    r"посетит|планиру\w+|намечен\w*|запланирован\w*|откро[ею]т\w*|запустят|построят)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:is (?:visiting|on a visit|holding|taking place)|are (?:holding|taking place)|находится с|"
    r"проходит|проводит)\b",
    re.IGNORECASE,
)


_NOT = re.compile(r"\b(?:no|not|never|не|ни)\b[^.,;]{0,40}$|n't\b[^.,;]{0,40}$", re.IGNORECASE)


def events(scene: Scene, clauses: Sequence[Clause], dated: Sequence[Dated]) -> list[Happening]:
    """The events of a document, at most one a clause."""
    found: list[Happening] = []
    for clause in clauses:
        text = scene.slice(clause.span)
        kind, match = next(((kind, match) for kind, pattern in _KINDS if (match := pattern.search(text))), ("", None))
        if match is None or re.search(r"\bif\b|\bесли\b", text):
            continue
        if _NOT.search(text[: match.end()]):
            continue
        status: Status = "planned" if _PLANNED.search(text) else "current" if _CURRENT.search(text) else "past"
        day = next(
            (
                one.value
                for one in dated
                if clause.span.covers(one.span)
                and one.granularity == "day"
                and one.value
                and one.role != "reference_event"
            ),
            "",
        )
        start = clause.span.start + (match.start() if match.start() > len(text) / 2 else 0)
        found.append(Happening(Span(start, clause.span.end), kind, status, day))
    return found
