"""A document with its known names found and masked, ready for patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dovetail.minutes.document import Document
from dovetail.minutes.gazetteer import Gazetteer, Match, Word, region_by_generic, words
from dovetail.minutes.items import Span

#: Signs of the private area that stand for the letters of a territory, and of an adjective of one, in the mask.
TERRITORY, ADJECTIVE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Place:
    """A territory, town or adjective of a territory found in the text; `code` is a code of `Territory`."""

    span: Span
    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Scene:
    """A document, its normalised text, its words and the known names in it.

    `mask` is the text with territories and adjectives of territories blotted out, of the same length, so that
    patterns can speak of "a territory" wherever one stands.
    """

    document: Document
    plain: str
    words: tuple[Word, ...]
    matches: tuple[Match, ...]
    places: tuple[Place, ...]
    mask: str

    @cached_property
    def by_start(self) -> dict[int, Place]:
        return {place.span.start: place for place in self.places}

    def within(self, span: Span) -> list[Place]:
        """The places wholly within a span."""
        return [place for place in self.places if span.covers(place.span)]

    def slice(self, span: Span) -> str:
        """The normalised text of a span."""
        return self.plain[span.start : span.end]


_GENERIC_AFTER = re.compile(r" (?:region|oblast|krai|province|territory)\b", re.IGNORECASE)
_UNKNOWN_REGION = re.compile(
    r"\b(?P<n>[А-ЯЁ][а-яё-]+(?:ск|цк)(?:ая|ой|ую)\s(?:област|провинци)\w{1,2}|[А-ЯЁ][а-яё-]+(?:ск|"
    r"цк)(?:ий|ого|ому|им|ом)\s(?:район|кра)\w{1,3}|провинци\w{1,2}\s[А-ЯЁ][а-яё-]+)|"
    r"\b(?P<m>[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?\s(?:Province|Oblast|District|Krai))\b"
)
_REPUBLIC_RU = re.compile(r"Республик\w{1,3}\s$")
_GENERIC_RU = re.compile(r"\s(?:област\w*|кра[йяюе]\w*|обл\.?|регион\w*)\b")


def scene(document: Document, known: Gazetteer) -> Scene:
    """Find the known names of a document."""
    plain = document.plain
    found = words(plain)
    matches = known.matches(plain, found)
    taken = {index for match in matches for index in range(match.first, match.last + 1)}
    places: list[Place] = []
    for match in matches:
        entry, span = match.entry, match.span
        if entry.kind in ("country", "region"):
            if prefix := _REPUBLIC_RU.search(plain[: span.start][-16:]):
                span = Span(span.start - len(prefix[0]), span.end)
            if entry.kind == "region" and (suffix := _GENERIC_AFTER.match(plain, span.end)):
                span = Span(span.start, suffix.end())
            places.append(Place(span, entry.kind, entry.code, entry.name_en))
        elif entry.kind == "place":
            near = region_by_generic(known, plain, found[match.last])
            if near:
                places.append(Place(Span(span.start, near[1].end), "region", near[0], entry.name_en))
            else:
                places.append(Place(span, "place", entry.territory, entry.code))
        elif entry.kind == "adjective":
            places.append(Place(span, "adjective", entry.code, ""))
    for index, word in enumerate(found):
        if index not in taken and word.text[0].isupper() and (near := region_by_generic(known, plain, word)):
            places.append(Place(near[1], "region", near[0], ""))
    for match in _UNKNOWN_REGION.finditer(plain):
        group = "n" if match["n"] else "m"
        span = Span(match.start(group), match.end(group))
        if not any(place.span.overlap(span) and place.kind != "adjective" for place in places):
            places = [place for place in places if not place.span.overlap(span)]
            places.append(Place(span, "place", "", match[group]))
    places.sort(key=lambda place: place.span.start)
    mask = list(plain)
    for place in places:
        sign = ADJECTIVE if place.kind == "adjective" else TERRITORY
        mask[place.span.start : place.span.end] = sign * len(place.span)
    return Scene(document, plain, tuple(found), tuple(matches), tuple(places), "".join(mask))
