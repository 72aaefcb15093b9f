"""Branches and products under discussion, with HS and ISIC candidates, and the agenda that they make up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dovetail.minutes.gazetteer import Match
from dovetail.minutes.items import Candidate, Span, Taken
from dovetail.minutes.scene import ADJECTIVE, Scene

#: Below this score no code is given: the word is too general.
THRESHOLD = 0.5
_GENERAL = {
    "industry": 0.3,
    "science": 0.45,
    "culture": 0.3,
    "sports": 0.3,
    "machinery": 0.55,
    "high-tech products": 0.3,
    "food": 0.6,
    "energy": 0.6,
    "transport and logistics": 0.55,
    "engines": 0.5,
    "aggregates": 0.5,
    "education": 0.45,
    "construction": 0.65,
    "environment": 0.4,
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A sector or product before it becomes an item."""

    span: Span
    product: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A point of the agenda: a sector or product, how often it was spoken of, and the ids of the items."""

    name: str
    hs: tuple[str, ...]
    isic: tuple[str, ...]
    score: float
    items: tuple[str, ...]


#: Words that look like those of a branch: links between partners are no telecommunications, honey is no copper.
_OTHER = re.compile(r"(?:ы[ехм]|ими|ыми|их|ие|взаимо|укреплен\w+)\s?связ(?:и|ей|ям|ями|ях)$|\bм[её]д(?:а|у|ом|е)?$")


def sectors(scene: Scene, taken: Sequence[Span]) -> list[Branch]:
    """The sectors and products of a document, in order; words within names and offices are none."""
    found: list[Branch] = []
    elsewhere = Taken(len(scene.plain), (*scene.document.furniture, *taken))
    for match in scene.matches:
        if match.entry.kind not in ("sector", "product") or elsewhere.overlaps(match.span):
            continue
        if not any(one.span.covers(match.span) for one in scene.document.body):
            continue
        if _OTHER.search(scene.plain[max(0, match.span.start - 24) : match.span.end].lower()):
            continue
        product = match.entry.kind == "product"
        candidates = tuple(one for one in _candidates(scene, match) if one.score >= THRESHOLD)[:3]
        found.append(Branch(_widened(scene, match.span, product), product, candidates))
    return found


def _candidates(scene: Scene, match: Match) -> list[Candidate]:
    """The branch itself, and that of the firm whose product it is."""
    entry = match.entry
    score = _GENERAL.get(entry.code, 0.8 if match.last > match.first else 0.7)
    result = [Candidate(entry.code, entry.hs, entry.isic, round(min(score, 0.95), 2))] if entry.hs or entry.isic else []
    firm = next((one for one in scene.matches if one.entry.kind == "org" and one.last == match.first - 1), None)
    if firm and firm.entry.hs and entry.kind == "product":
        agree = any(a.startswith(b) or b.startswith(a) for a in firm.entry.hs for b in entry.hs)
        if agree:
            result.insert(0, Candidate(firm.entry.name_en, firm.entry.hs, firm.entry.isic, 0.9))
    return result


def _widened(scene: Scene, span: Span, product: bool) -> Span:
    """A product with the adjective of a territory or the firm before it ("Belarusian machinery", "MTZ tractors")."""
    if not product:
        return span
    for match in scene.matches:
        if match.entry.kind == "org" and match.span.end + 1 == span.start:
            span = Span(match.span.start, span.end)
    if wide := re.search(rf"(?:(?:heavy|тяжел\w+)\s|{ADJECTIVE}+\s)$", scene.mask[: span.start]):
        span = Span(wide.start(), span.end)
    return span


def agenda(named: Iterable[tuple[str, tuple[Candidate, ...]]]) -> tuple[Topic, ...]:
    """Sectors and products by how much was said of them; `named` are item ids with their candidates."""
    points: dict[str, tuple[Candidate, list[str], float]] = {}
    for item, candidates in named:
        for one in candidates[:1]:
            best, ids, score = points.get(one.name, (one, [], 0.0))
            points[one.name] = (best, [*ids, item], score + one.score)
    total = sum(score for _, _, score in points.values()) or 1.0
    topics = [
        Topic(name, one.hs, one.isic, round(score / total, 4), tuple(ids)) for name, (one, ids, score) in points.items()
    ]
    return tuple(sorted(topics, key=lambda topic: (-topic.score, topic.name)))
