"""Speakers' blocks: a line with a name, an office and a colon, and the lines that follow as that person's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dovetail.minutes.cues import SAY_EN, SAY_RU
from dovetail.minutes.document import Paragraph
from dovetail.minutes.items import UNKNOWN, Span
from dovetail.minutes.scene import Scene

if TYPE_CHECKING:
    from dovetail.minutes.registry import Reference

_FIRST_PERSON = re.compile(
    r"\b(?:we|our|us|I|my|me|you|your|мы|нас|нам|нами|наш\w*|я|мне|меня|мой|моя|вы|вас|вам|ваш\w*)\b", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A label and what is said under it; `asked` marks a reporter's question, which is nobody's statement."""

    label: Span
    source: Span
    content: Span
    speaker: str = ""
    asked: bool = False

    @property
    def whole(self) -> Span:
        return Span(self.label.start, self.content.end)


def blocks(scene: Scene, sources: list[tuple[Span, list[Reference]]]) -> list[Block]:
    """The speakers' blocks of a document."""
    body = scene.document.body
    labels = {
        index: label
        for index, paragraph in enumerate(body)
        if (label := _label(scene, paragraph, sources, body[index + 1] if index + 1 < len(body) else None))
    }
    found: list[Block] = []
    for index, (source, start) in labels.items():
        paragraph = body[index]
        if start < paragraph.span.end:
            first, last = index, index
        elif index + 1 < len(body) and index + 1 not in labels:
            first, last = index + 1, index + 1
        else:
            continue
        spaced = first != index and body[first].gap
        while last + 1 < len(body) and last + 1 not in labels and _open(scene, Span(start, body[last].span.end)):
            last += 1
        while (
            last + 1 < len(body)
            and last + 1 not in labels
            and _goes_on(scene, body[last + 1], body[first], sources, source, spaced, len(labels))
        ):
            last += 1
        content = Span(start if first == index else body[first].span.start, body[last].span.end)
        found.append(Block(paragraph.span, source, content))
    return found


def _open(scene: Scene, span: Span) -> bool:
    """Whether a quotation that began in a span is still open at its end."""
    text = scene.slice(span)
    return text.count("«") > text.count("»") or text.count("“") > text.count("”")


def runs(scene: Scene) -> list[Paragraph]:
    """The paragraphs of the body, those joined to one that a single quotation runs through without opening anew."""
    joined: list[Paragraph] = []
    body = list(scene.document.body)
    index = 0
    while index < len(body):
        paragraph, last = body[index], index
        if _open(scene, paragraph.span):
            for position in range(index + 1, min(index + 9, len(body))):
                text = scene.slice(body[position].span)
                if re.match(r"\s*[«“\"]", text):
                    break
                if not _open(scene, Span(paragraph.span.start, body[position].span.end)):
                    last = position
                    break
                if "«" in text or "“" in text:
                    break
        joined.append(Paragraph(Span(paragraph.span.start, body[last].span.end), paragraph.gap))
        index = last + 1
    return joined


_ANSWER = re.compile(r"\s*(?P<q>Вопрос|Question|Q|В)\s*[:.]\s|\s*(?P<a>Ответ|Answer|A|О)\s*[:.]\s")


def answers(scene: Scene, speaker: str) -> list[Block]:
    """The answers of an interview set as "Question: ... Answer: ...", given to the one person who is interviewed."""
    marks = [(paragraph, _ANSWER.match(scene.slice(paragraph.span))) for paragraph in scene.document.body]
    if sum(bool(mark) for _, mark in marks) < 2 or not any(mark and mark["a"] for _, mark in marks):
        return []
    found: list[Block] = []
    for paragraph, mark in marks:
        if mark:
            label = Span(paragraph.span.start, paragraph.span.start + mark.end())
            found.append(Block(label, label, Span(label.end, paragraph.span.end), speaker, bool(mark["q"])))
        elif found:
            found[-1] = replace(found[-1], content=Span(found[-1].content.start, paragraph.span.end))
    return found


def _label(
    scene: Scene, paragraph: Paragraph, sources: list[tuple[Span, list[Reference]]], below: Paragraph | None
) -> tuple[Span, int] | None:
    """The source and the place behind the colon, if a paragraph starts with a speaker's label."""
    text = scene.plain[paragraph.span.start : paragraph.span.end]
    colon = text.find(":")
    if colon < 0 or colon > 160:
        return None
    head = Span(paragraph.span.start, paragraph.span.start + colon)
    inside = [
        source
        for source, group in sources
        if head.covers(source)
        and (any(one.form == "name" for one in group) or (_alone(head, source) and group[0].person != UNKNOWN))
    ]
    if not inside or inside[0].start - head.start > 60:
        return None
    rest = text[:colon]
    for source, _ in sources:
        if head.covers(source):
            rest = rest[: source.start - head.start] + " " * len(source) + rest[source.end - head.start :]
    for place in scene.within(head):
        rest = rest[: place.span.start - head.start] + " " * len(place.span) + rest[place.span.end - head.start :]
    rest = re.sub(r"\([^()]*\)", " ", rest)
    left = [word for word in _LEFT_OVER.findall(rest) if word.lower() not in ("of", "the", "and", "и", "г", "in", "в")]
    lonely = colon + 1 >= len(text.rstrip())
    spoken = re.search(rf"\b(?:{SAY_EN}|{SAY_RU})\b", rest)
    unquoted = lonely and below is not None and scene.plain[below.span.start] not in '«“"-—•'
    if spoken and unquoted and len(left) < 4 and below is not None and _FIRST_PERSON.search(scene.slice(below.span)):
        return Span(inside[0].start, max(inside[-1].end, inside[0].end)), paragraph.span.start + len(text)
    if spoken or len(left) > (8 if lonely and "," in text[:colon] else 1):
        return None
    behind = colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip(" —-"))
    return Span(inside[0].start, max(inside[-1].end, inside[0].end)), paragraph.span.start + behind


def _alone(head: Span, source: Span) -> bool:
    """Whether a label is nothing but an office: "The Ambassador of Mongolia:"."""
    return source.start - head.start <= 4 and head.end - source.end <= 1


def _goes_on(
    scene: Scene,
    paragraph: Paragraph,
    first: Paragraph,
    sources: list[tuple[Span, list[Reference]]],
    speaker: Span,
    spaced: bool,
    labels: int,
) -> bool:
    """Whether a paragraph still belongs to the block above it."""
    if not paragraph.gap and not spaced:
        return True
    if paragraph.gap and not spaced and first.gap is False and labels < 3:
        return False
    text = scene.slice(paragraph.span)
    third = any(paragraph.span.covers(source) for source, _ in sources)
    quoted = text.lstrip().startswith(("«", "“", '"'))
    return bool(_FIRST_PERSON.search(text)) and not third and not quoted
