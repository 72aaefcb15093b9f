"""The sentences and clauses that items are read from, each with the one who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dovetail.minutes.attribution import clean
from dovetail.minutes.firmness import pledged
from dovetail.minutes.items import NARRATOR, Span
from dovetail.minutes.lists import papers, points, settled
from dovetail.minutes.scene import Scene
from dovetail.minutes.sentences import clauses, sentences
from dovetail.minutes.speech import Said


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its speaker, `narrator` where the report itself speaks; `sentence` is the sentence around it.

    `cue` is the word of speaking of a reported statement, on its first clause only: "proposed" makes a proposal of it.
    """

    span: Span
    sentence: Span
    speaker: str
    cue: str = ""


_OPENING = re.compile(
    r"^(?:and\s+|but\s+|so\s+|also,?\s+|moreover,?\s+|besides,?\s+|therefore,?\s+|in turn,?\s+|of "
    r"course,?\s+|well,?\s+|и\s+|а\s+|но\s+|поэтому\s+|кроме того,?\s+|при этом,?\s+|конечно,?\s+|"
    r"безусловно,?\s+|также\s+|кстати,?\s+)+",
    re.IGNORECASE,
)


#: Words with which a report tells on nobody's behalf.
_TOLD = re.compile(
    r"(?:(?:Earlier|Also|In particular),? )?[Ii]t (?:was|is|has been|should be) (?:also )?(?:noted|informed|said|"
    r"stressed|"
    r"emphasi[sz]ed|reported|recalled|mentioned|announced)(?: \w+){0,4},? that\s+|"
    r"(?:Напомним|Отметим|Добавим|Уточним|(?:[Бб]ыло |Также )?(?:[Оо]тмечено|[Пп]одч[её]ркнуто|[Сс]ообщается|"
    r"отмечено|отмечалось|сообщалось|"
    r"подч[её]ркнуто)),? что\s+"
)


def utterances(scene: Scene, said: Sequence[Said]) -> list[Clause]:
    """All clauses of the body: those of statements with their speaker, and the rest as the narrator's."""
    found: list[Clause] = []
    covered = [one.span for one in said]
    for one in said:
        for line in _lines(scene.plain, one.span):
            for sentence in sentences(scene.plain, line):
                cut = _cut(scene, sentence, one.speaker)
                if one.cue is not None and one.kind == "indirect" and cut and sentence.start == one.span.start:
                    cut[0] = replace(cut[0], cue=scene.slice(one.cue))
                found += cut
    listed = {point.line.start: point for point in points(scene)}
    heads = {point.head.start for point in listed.values() if settled(scene, point.head)}
    for paragraph in scene.document.body:
        if any(span.covers(paragraph.span) for span in covered):
            continue
        point = listed.get(paragraph.span.start)
        if point and (word := settled(scene, point.head)):
            found.append(Clause(point.span, paragraph.span, NARRATOR, word))
            continue
        for sentence in sentences(scene.plain, paragraph.span):
            if paragraph.span.start in heads and sentence.end == paragraph.span.end:
                continue
            if signed := papers(scene, sentence):
                found += [Clause(paper, sentence, NARRATOR, "signed") for paper in signed]
                continue
            if any(span.overlap(sentence) > min(0.3 * len(sentence), 15) for span in covered):
                continue
            found += _cut(scene, sentence, NARRATOR)
    return sorted(found, key=lambda one: one.span.start)


def tails(scene: Scene, said: Sequence[Said]) -> list[Clause]:
    """What a sentence tells behind its words of speaking: "... he said as he met with the governor on 27 April"."""
    found: list[Clause] = []
    for one in said:
        last = max((span.end for span in (one.cue, one.source, one.span) if span is not None), default=one.span.end)
        end = next((paragraph.span.end for paragraph in scene.document.body if paragraph.span.covers(one.span)), last)
        sentence = next(iter(sentences(scene.plain, Span(last, end))), None)
        rest = clean(scene.plain, sentence) if sentence and sentence.start - last < 3 else None
        if rest and re.match(r"[a-zа-я]", scene.plain[rest.start]) and len(scene.slice(rest).split()) >= 4:
            found.append(Clause(rest, rest, NARRATOR))
    return found


def _lines(plain: str, span: Span) -> list[Span]:
    return [
        Span(span.start + match.start(), span.start + match.end())
        for match in re.finditer(r"[^\n]+", plain[span.start : span.end])
    ]


_COMMA = re.compile(
    r"[,(]\s+(?!(?:что|чтобы|если|когда|котор|где|как|а если|"
    r"то)\b)(?=(?:[а-я0-9-]+\s){0,3}[а-я]{2,}(?:ем|им)\b)"
)


def _pledges_apart(scene: Scene, clause: Span) -> list[Span]:
    """A Russian clause cut where, behind a comma, "we shall" begins without a subject of its own."""
    if not scene.document.russian or re.match(r"\W*если\b", scene.slice(clause), re.IGNORECASE):
        return [clause]
    for match in _COMMA.finditer(scene.plain, clause.start + 12, clause.end):
        words = scene.plain[match.end() : clause.end].split()[:4]
        if pledged(" ".join(words)):
            return [Span(clause.start, match.start()), *_pledges_apart(scene, Span(match.end(), clause.end))]
    return [clause]


def _cut(scene: Scene, sentence: Span, speaker: str) -> list[Clause]:
    result: list[Clause] = []
    for part in [one for clause in clauses(scene.plain, sentence) for one in _pledges_apart(scene, clause)]:
        text = scene.slice(part)
        skip = _OPENING.match(text)
        start = part.start + (skip.end() if skip and part.start != sentence.start else 0)
        if speaker == NARRATOR and (told := _TOLD.match(scene.plain, start, part.end)):
            start = told.end()
        one = clean(scene.plain, Span(start, part.end))
        if one:
            result.append(Clause(one, sentence, speaker))
    return result
