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


_I = re.IGNORECASE
_WHEN = r"(?:\d{1,2} \w+ |сегодня |вчера |на днях |today |yesterday |earlier )?"
_KINDS = (
    (
        "meeting",
        re.compile(
            rf"\b(?:met with|met (?:on|today|yesterday|in|for)\b|meeting (?:between|with|was held|took place)|"
            rf"(?:held|holds|had) (?:a |an )?(?:\w+ )?meeting|as (?:he|she) met|"
            rf"received\b(?! (?:our|your|an?|his|her|their|its|from)\b)[^.]{{0,60}}?\b(?:minister|governor|"
            rf"ambassador|"
            rf"delegation|president|head|chair\w*|mayor|guests?|deputy|consul)|(?:first|next|\w+th) (?:session|"
            rf"meeting) "
            rf"(?:is to|will) (?:take place|be held)|встретил\w+ {_WHEN}(?:с|со)\b|"
            rf"прин(?:ял|яла|имал|имала|имает) (?!реш|участ|закон|во |на |мер)(?:\w+ ){{0,2}}?[а-яё]+(?:ого|ему|"
            rf"его|а|ю|у|"
            rf"ию)\b|прове(?:л|ла|ли|дет|дут|дёт) {_WHEN}(?:\w+ ){{0,2}}?(?:встреч\w+|переговор\w+)|"
            rf"состоял\w+ {_WHEN}(?:\w+ ){{0,2}}?(?:встреч|переговор)\w+)",
            _I,
        ),
    ),
    (
        "talks",
        re.compile(
            r"\b(?:(?:held|hold|holds|had) (?:\S+ ){0,3}?(?:talks|negotiations|meetings?|consultations)|"
            r"talks (?:with|between)|negotiations with|discuss the)",
            _I,
        ),
    ),
    (
        "visit",
        re.compile(
            rf"\b(?:visited|will visit|to visit|(?:is|are) visiting|return visit|plans? to visit|"
            rf"(?:paid|paying|pays|pay) (?:an? |his |her |their )?(?:\w+ )?visit|(?:is|are) on an? (?:\w+ )?visit|"
            rf"working visit|official visit|toured|went to (?=(?-i:[A-Z])|the (?:\w+ ){{0,2}}(?:plant|works|factory|"
            rf"farm|site|region|city|enterprise))|travel(?:l?ed|s) to|will (?:travel|go) to|посетил\w*|"
            rf"посетит|посетят|побыва\w+|отправ(?:ится|ятся|ился|илась|ились) (?:в|во|на|к)\b|"
            rf"(?:в|во|на) [А-ЯЁ]\w+ (?:\w+ )?отправ(?:ится|ятся|илась|ились|ился)\b|"
            rf"(?:был[иа]?|съездил\w*|приехал\w*|приедет|приедут) {_WHEN}(?:на|в) (?=завод|предприят|фабрик|комбинат|"
            rf"[А-ЯЁ])|с (?:[\w-]+ )?визитом|(?:поездк|визит|посещени)\w*[^.;]{{0,40}}(?:намечен|запланирован|"
            rf"состо)\w+|"
            rf"(?:завтра|запланирован\w*|намечен\w*)[^.;]{{0,20}} (?:посещени|поездк|визит)\w+)",
            _I,
        ),
    ),
    ("arrival", re.compile(r"\b(?:arrived (?:in|at|to)|прибыл\w* (?:в|на))", _I)),
    (
        "signing",
        re.compile(r"\b(?:signed|signing|подписал\w*|подписан\w*|подписание)\b", _I),
    ),
    (
        "forum",
        re.compile(
            r"\b(?:forum|exhibition|expo|fair|summit|форум\w*|выставк\w+|саммит\w*)\b(?=.*\b(?:held|take place|"
            r"took place|will|open|состо|прой|про[йш]))",
            _I,
        ),
    ),
    ("ceremony", re.compile(r"\b(?:laid|paid tribute|wreath|opening ceremony|возложил\w*|почтил\w*)\b", _I)),
    (
        "facility",
        re.compile(
            r"\b(?:(?:will|to|is expected to) (?:\w+ )?(?:build|open|launch|include)|(?:откро|запуст|"
            r"постро)\w+)\b.*\b(?:plant|facility|centre|center|factory|production|завод|цех|центр|производств)\w*|"
            r"\b(?:запуск|пуск|открыти|launch|opening)\w*\b[^.;]{0,40}\b(?:намечен|запланирован|ожидается|"
            r"is (?:planned|"
            r"scheduled|expected|slated))\w*",
            _I,
        ),
    ),
)
_PLANNED = re.compile(
    r"\b(?:will|plans? to|planned|scheduled|slated|due to|tomorrow|expect(?:ed|s)|to be held|to visit|is to|are to|"
    r"hopes?|in the future|next "
    r"(?:week|month|year|spring|autumn)|"
    r"надеемся|надеюсь|ожида\w+|рассчитыва\w+|будет|будут|предстоит|завтра|состоится|пройд[её]т|провед[её]т|"
    r"посетит|посетят|отправится|отправятся|побывает|приедет|приедут|планиру\w+|намечен\w*|запланирован\w*|"
    r"откро[ею]т\w*|запустят|построят)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:is (?:visiting|paying|on a visit|holding|taking place)|are (?:holding|taking place)|находится с|"
    r"проходит|проводит)\b",
    re.IGNORECASE,
)


_NOT = re.compile(r"\b(?:no|not|never|не|ни)\b[^.,;]{0,40}$|n't\b[^.,;]{0,40}$", re.IGNORECASE)


#: Where one event is told within the sentence of another.
_WITHIN = re.compile(r",\s+(?=(?:котор\w+|прибывш\w+|находящ\w+|who|which)\b)")
#: What stands behind an event and is no part of it.
_TAIL = re.compile(
    r",?\s(?:led by|headed by|во главе с)\b|\s\(|,\s[^,]{3,40}\b(?:cites|reports?|reported|informs?|сообща\w+|"
    r"переда[её]т|"
    r"сообщил\w*)\b",
    _I,
)


def _parts(plain: str, span: Span) -> list[Span]:
    """A clause and what its relative clauses tell of their own."""
    cuts = list(_WITHIN.finditer(plain, span.start + 12, span.end))
    starts = [span.start, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def events(scene: Scene, clauses: Sequence[Clause], dated: Sequence[Dated]) -> list[Happening]:
    """The events of a document, at most one a clause. What was signed is an agreement, which intents are."""
    found: list[Happening] = []
    for part in (part for clause in clauses for part in _parts(scene.plain, clause.span)):
        text = scene.slice(part)
        kind, match = next(((kind, match) for kind, pattern in _KINDS if (match := pattern.search(text))), ("", None))
        if match is None or re.search(r"\bif\b|\bесли\b", text, _I):
            continue
        if _NOT.search(text[: match.end()]):
            continue
        if tail := _TAIL.search(text, match.end() + 8):
            part, text = Span(part.start, part.start + tail.start()), text[: tail.start()]
        status: Status = "planned" if _PLANNED.search(text) else "current" if _CURRENT.search(text) else "past"
        if kind == "signing" and status != "planned":
            continue
        day = next(
            (
                one.value
                for one in dated
                if part.covers(one.span) and one.granularity == "day" and one.value and one.role != "reference_event"
            ),
            "",
        )
        late = match.start() > len(text) / 2 and len(text[match.start() :].split()) >= 4 and kind != "signing"
        start = part.start + (match.start() if late else 0)
        found.append(Happening(Span(start, part.end), kind, status, day))
    return found
