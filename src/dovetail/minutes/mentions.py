"""Every place where a person, a side, an organisation or a place is named, and the entities behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dovetail.minutes.gazetteer import TOWNS
from dovetail.minutes.items import UNKNOWN, Entity, EntityType, Span
from dovetail.minutes.normal import latin
from dovetail.minutes.organisations import organisations
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import ADJECTIVE, TERRITORY, Scene
from dovetail.terms.territory import Territory


@dataclass(frozen=True, slots=True)
class Found:
    """A mention before it becomes an item."""

    span: Span
    entity: str
    type: EntityType
    form: str


@dataclass(slots=True)
class Cast:
    """The entities of a meeting by id, and the mentions of each document by its letter."""

    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: dict[str, list[Found]] = field(default_factory=dict)

    def orgs_within(self, letter: str, span: Span) -> list[Entity]:
        """Organisations mentioned within a span, each once."""
        ids = dict.fromkeys(one.entity for one in self.mentions[letter] if one.type == "org" and span.covers(one.span))
        return [self.entities[one] for one in ids]


_T, _A = TERRITORY, ADJECTIVE
_GROUP = re.compile(
    rf"(?:{_T}+(?:'s)?|{_A}+)\s+(?:delegation|делегаци\w+)|(?:the\s+)?(?:delegation|"
    rf"делегаци\w+)\s+(?:of\s+|from\s+|из\s+)?(?:the\s+)?{_T}+|\bthe delegation\b|\bделегаци\w+\b",
    re.IGNORECASE,
)
_NOMINAL = (
    re.compile(rf"(?:[Tt]he\s+)?(?P<a>{_A}+)\s+(?:side|region|party|province|state)\b(?! of\b)"),
    re.compile(rf"(?P<a>{_A}+)\s+(?:сторон\w*|регион(?!ов|ам|ах)\w*)", re.IGNORECASE),
    re.compile(
        r"\b(?:(?P<whose>[Hh]is|[Hh]er|[Ii]ts)|[Oo]ur|[Yy]our|[Tt]he|[Tt]his) (?:sister )?(?P<region>region|"
        r"oblast|province|state)\b(?! of\b)(?!-)"
    ),
    re.compile(
        r"\b(?:(?P<whose>[Hh]is|[Hh]er)|[Oo]ur|[Yy]our|[Tt]he|[Tt]heir|[Tt]his) (?P<country>country|republic)\b"
    ),
    re.compile(
        r"\b(?P<region>(?:наш|ваш|этот|эт[аоу]|данный|так)(?!ими|их|им регионам)\w*\s+(?:регион(?!ы|ов|ам\b|ами|"
        r"ах)|област(?!ей|ям|ях)|"
        r"провинци(?!й|ям|ях)|кра[йяею](?!х|м\b|ми))\w*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<whose>его|её|ее)\s+(?:(?P<region>регион|област|провинци|кра[йяею])|(?P<country>стран|республик))\w*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![а-яё-])(?<!(?:го|му|ый|ий|ой|ом|ем|им|ых|их|ая|ую|ым) )"
        r"(?P<region>регион(?:а|у|ом|е)?\b(?!\s[А-ЯЁ])|(?:област(?:ь|и|ью)|кра(?:й|я|ю|е))(?=[.,;:)»]))"
    ),
    re.compile(r"\b(?P<country>(?:наш|ваш)\w*\s+(?:стран|республик|государств)\w*)", re.IGNORECASE),
)


#: Countries whose regions are called states.
_FEDERAL = ("BRA", "IND", "USA", "AUS", "MEX", "MYS", "NGA", "DEU")


def cast(scenes: Sequence[Scene], registry: Registry) -> Cast:
    """The entities and mentions of all documents of a meeting."""
    result = Cast()
    for code in registry.parties:
        _territory_entity(result, code, registry)
    for person in registry.persons.values():
        result.entities[person.id] = person.entity()
    for scene in scenes:
        result.mentions[scene.document.letter] = _document(scene, registry, result)
    used = {one.entity for list_ in result.mentions.values() for one in list_} | set(registry.persons)
    result.entities = {key: entity for key, entity in result.entities.items() if key in used or entity.type == "party"}
    return result


def _territory_entity(result: Cast, code: str, registry: Registry) -> Entity:
    key = iso(code)
    if key not in result.entities:
        territory = Territory(code)
        kind: EntityType = (
            "party" if code in registry.parties else ("country" if territory.kind == "country" else "region")
        )
        parent = "" if territory.country.code == code else iso(territory.country.code)
        result.entities[key] = Entity(id=key, type=kind, canonical=territory.name(), iso=key, country=parent)
    return result.entities[key]


def _document(scene: Scene, registry: Registry, result: Cast) -> list[Found]:
    letter = scene.document.letter
    furniture = scene.document.furniture
    dateline = [scene.document.dateline] if scene.document.dateline else []
    found: list[Found] = []
    taken: list[Span] = []
    for one in registry.references[letter]:
        if any(span.covers(one.span) for span in furniture):
            continue
        if one.person in result.entities:
            found.append(Found(one.span, one.person, "person", one.form))
        taken.append(one.span)
    for organisation in organisations(scene, [*taken, *furniture, *dateline]):
        key = organisation.entry.code if organisation.entry else latin(organisation.name)
        if key not in result.entities:
            entry = organisation.entry
            country = iso(Territory(entry.territory).country.code) if entry and entry.territory else ""
            result.entities[key] = Entity(
                id=key,
                type="org",
                canonical=entry.name_en if entry else organisation.name,
                country=country,
                hs=entry.hs if entry else (),
                isic=entry.isic if entry else (),
                names=(entry.name_en, entry.name_ru) if entry else (organisation.name,),
                known=entry is not None,
            )
        found.append(Found(organisation.span, key, "org", "name"))
        taken.append(organisation.span)
    for match in _GROUP.finditer(scene.mask):
        span = Span(match.start(), match.end())
        if not any(span.overlap(one) for one in [*taken, *furniture]):
            codes = [place.code for place in scene.within(span) if place.code]
            key = f"{iso(codes[0])}_delegation" if codes else "delegation"
            result.entities.setdefault(key, Entity(id=key, type="group", canonical=scene.slice(span)))
            found.append(Found(span, key, "group", "nominal"))
            taken.append(span)
    found += _nominals(scene, registry, result, [*taken, *furniture])
    for place in scene.places:
        if place.kind == "adjective" or any(span.overlap(place.span) for span in [*taken, *furniture]):
            continue
        town = place.kind == "place" and not (place.code in TOWNS and place.code in registry.parties)
        if town or not place.code:
            result.entities.setdefault(
                place.name, Entity(id=place.name, type="place", canonical=place.name, iso=iso(place.code))
            )
            found.append(Found(place.span, place.name, "place", "name"))
        else:
            entity = _territory_entity(result, place.code, registry)
            found.append(Found(place.span, entity.id, entity.type, "name"))
    return sorted(found, key=lambda one: (one.span.start, one.span.end))


def _nominals(scene: Scene, registry: Registry, result: Cast, taken: list[Span]) -> list[Found]:
    """ "The Belarusian side", "our region": a side named by what it is."""
    found: list[Found] = []
    for pattern in _NOMINAL:
        for match in pattern.finditer(scene.mask):
            span = Span(match.start(), match.end())
            if any(span.overlap(one) for one in taken):
                continue
            groups = match.groupdict()
            if groups.get("a"):
                adjective = next(place.code for place in scene.places if place.span.start == match.start("a"))
                code = next(
                    (side for side in registry.parties if adjective in (side, Territory(side).country.code)), adjective
                )
            else:
                code = _side_meant(scene, registry, span, match)
            if code == UNKNOWN:
                continue
            entity = _territory_entity(result, code, registry)
            found.append(Found(span, entity.id, entity.type, "nominal"))
            taken.append(span)
    return found


_WITH_PROVINCES = (
    "CHN", "CAN", "IDN", "TUR", "VNM", "IRN", "KOR", "ESP", "ITA", "ARG", "PAK", "ZAF", "CUB", "LAO", "THA",
)  # fmt: skip
_WITH_OBLASTS = ("RUS", "BLR", "KAZ", "UKR", "UZB", "KGZ", "BGR")

#: What the regions of some countries are called; any may be called a region.
_CALLED = {
    "state": _FEDERAL,
    "province": _WITH_PROVINCES,
    "провинци": _WITH_PROVINCES,
    "oblast": _WITH_OBLASTS,
    "област": _WITH_OBLASTS,
    "кра": ("RUS",),
}


def _side_meant(scene: Scene, registry: Registry, span: Span, match: re.Match[str]) -> str:
    """The side that "the province" or "her country" is, by what regions are called there, the person and the text."""
    groups = match.groupdict()
    word = match[0].lower()
    wanted = "region" if groups.get("region") else "country"
    sides = [side for side in registry.parties if Territory(side).kind == wanted]
    if "republic" in word and any("Republic" in Territory(side).name() for side in registry.parties):
        sides = [side for side in registry.parties if "Republic" in Territory(side).name()]
    last = word.split()[-1]
    countries = next((codes for called, codes in _CALLED.items() if last.startswith(called)), None)
    if countries and wanted == "region":
        sides = [side for side in sides if Territory(side).country.code in countries]
    if len(sides) == 1 or not sides:
        return sides[0] if sides else UNKNOWN
    if groups.get("whose"):
        near = [one for one in registry.references[scene.document.letter] if one.span.end <= span.start]
        person = registry.persons.get(near[-1].person) if near else None
        home = Territory(person.territory).country.code if person and person.territory else ""
        return next((side for side in sides if Territory(side).country.code == home), UNKNOWN)
    before = [place.code for place in scene.places if place.span.end <= span.start and place.code in sides]
    return before[-1] if before and wanted == "region" else UNKNOWN
