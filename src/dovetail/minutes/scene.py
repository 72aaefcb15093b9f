"""A document with its known names found and masked, ready for patterns."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dovetail.errors import UnknownCodeError, UnreadableDocumentError, problem
from dovetail.minutes.document import Document
from dovetail.minutes.gazetteer import Gazetteer, Match, Word, region_by_generic, words
from dovetail.minutes.items import Span
from dovetail.terms.territory import Territory

#: Signs of the private area that stand for the letters of a territory, and of an adjective of one, in the mask.
TERRITORY, ADJECTIVE = "\ue000", "\ue001"


#: Known names beyond which a text is a list and no report: the longest that is read has a few hundred.
MOST_NAMES = 5_000


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
    def _starts(self) -> list[int]:
        return [place.span.start for place in self.places]

    def within(self, span: Span) -> list[Place]:
        """The places wholly within a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [place for place in self.places[first:last] if place.span.end <= span.end]

    def slice(self, span: Span) -> str:
        """The normalised text of a span."""
        return self.plain[span.start : span.end]


_GENERIC_AFTER = re.compile(r" (?:region|oblast|krai|province|territory)\b", re.IGNORECASE)
_UNKNOWN_REGION = re.compile(
    r"\b(?P<n>[А-ЯЁ][а-яё-]+(?:ск|цк)(?:ая|ой|ую)\s(?:област|провинци)\w{1,2}|[А-ЯЁ][а-яё-]+(?:ск|"
    r"цк)(?:ий|ого|ому|им|ом)\s(?:район|кра)\w{1,3}|провинци\w{1,2}\s[А-ЯЁ][а-яё-]+)|"
    r"\b(?P<m>[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?\s(?:Province|Oblast|District|Krai))\b"
)
#: "Вологодская и Гомельская области", "Vologda and Gomel regions": one word for what several are.
_SEVERAL = re.compile(
    r"\b(?P<names>[А-ЯЁ][а-яё-]+(?:ск|цк)(?P<end>ая|ую|ой|ий|ого|ому|им|ом)(?:(?:,\s|\sи\s)[А-ЯЁ][а-яё-]+(?:ск|"
    r"цк)(?P=end))+)"
    r"\s(?P<ru>област|кра)(?:и|ей|ям|ями|ях|я|ёв|ев)\b|"
    r"\b(?P<latin>[A-Z][a-z]+(?:(?:,\s|\sand\s)[A-Z][a-z]+)+)\s(?:oblasts|regions|Oblasts|Regions)\b"
)
_MONEY = re.compile(r"\s(?:dollars?|roubles?|rubles?|euros?)\b", re.IGNORECASE)
#: "Dollars of the USA" name a currency, not the country.
_MONEY_BEFORE = re.compile(r"долл(?:\.|ар\w*)\s$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\.?\s?(?:\$|dollars?\b)")
#: Provinces that bear the name of a neighbouring country, with the country that they are of.
_HALF_OF = {
    "AZE": (re.compile(r"\b(?:East|West|Восточн\w+|Западн\w+)\s$"), "IRN", "Azerbaijan (province of Iran)"),
    "MNG": (re.compile(r"\b(?:Inner|Внутренн\w+)\s$"), "CHN", "Inner Mongolia"),
}
_REPUBLIC_RU = re.compile(r"Республик\w{1,3}\s$")
_GENERIC_RU = re.compile(r"\s(?:област\w*|кра[йяюе]\w*|обл\.?|регион\w*)\b")


def scene(document: Document, known: Gazetteer) -> Scene:
    """Find the known names of a document."""
    plain = document.plain
    found = words(plain)
    matches = known.matches(plain, found)
    if len(matches) > MOST_NAMES:
        raise UnreadableDocumentError(
            problem(
                f"'{document.name}' holds {len(matches):,} known names, and a report has {MOST_NAMES:,} at most",
                why="a text of names alone is a list, and nobody says anything in it",
                do="give the report without the lists behind it",
            )
        )
    taken = {index for match in matches for index in range(match.first, match.last + 1)}
    places: list[Place] = []
    for match in matches:
        entry, span = match.entry, match.span
        if entry.kind in ("country", "region"):
            if _MONEY_BEFORE.search(plain[: span.start][-14:]) or _MONEY_AFTER.match(plain, span.end):
                continue
            if _MONEY.match(plain, span.end):
                continue
            if (half := _HALF_OF.get(entry.code)) and (before := half[0].search(plain[: span.start][-20:])):
                places.append(Place(Span(span.start - len(before[0]), span.end), "place", half[1], half[2]))
                continue
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
    several = _several(plain)
    places = [place for place in places if not any(place.span.overlap(one.span) for one in several)] + several
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


def _several(plain: str) -> list[Place]:
    """The regions of a list under one word, each with the place of its own word."""
    found: list[Place] = []
    for match in _SEVERAL.finditer(plain):
        group = "names" if match["names"] else "latin"
        words_ = list(re.finditer(r"[^\W\d_][\w-]+", match[group]))
        names = [one for one in words_ if one[0] not in ("и", "and")]
        for one in names:
            start = match.start(group) + one.start()
            end = match.end() if one is names[-1] else start + len(one[0])
            if code := region_of(one[0], match["ru"]):
                found.append(Place(Span(start, end), "region", code, one[0]))
    return found


def region_of(name: str, generic: str | None) -> str:
    """The code of the region of a bare name or adjective; empty where there is none."""
    if generic is None:
        full = f"{name} Region"
    else:
        stem = re.sub(r"(?:ая|ую|ой|ий|ого|ому|им|ом)$", "", name)
        full = f"{stem}ая область" if generic == "област" else f"{stem}ий край"
    try:
        code = Territory.of(full).code
    except UnknownCodeError:
        return ""
    return code if "-" in code else ""
