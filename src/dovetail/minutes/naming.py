"""What those whom a report names are called in a language: in its letters where a report or a table has them so."""

from __future__ import annotations

from functools import cache

from dovetail.minutes.gazetteer import officials, packaged
from dovetail.minutes.items import Entity
from dovetail.minutes.normal import latin
from dovetail.minutes.reader import Minutes
from dovetail.minutes.surnames import CYRILLIC, same_name
from dovetail.terms.territory import Language, Territory


def name_in(minutes: Minutes, entity: str, language: Language) -> str:
    """The name of an entity in a language; as the reports print it where nothing gives it in its letters.

    Countries and regions go by the table of territories, persons and organisations first by the reports themselves,
    then by the packaged tables of officials and firms. No name is ever transliterated.
    """
    known = minutes.entities.get(entity)
    if known is None:
        return entity
    if known.type in ("party", "country", "region") and known.iso:
        return Territory.of(known.iso).name(language)
    printed = [name for name in (known.canonical, *known.names) if name and _fits(name, language)]
    if known.type == "org" and (listed := _firm(known, language)):
        return listed
    if printed:
        return max(printed, key=lambda name: (len(name.split()), name == known.canonical))
    return (_official(known, language) if known.type == "person" else "") or known.canonical


def topic_in(name: str, language: Language) -> str:
    """The name of a branch or product of the agenda, or of the firm whose product it is.

    >>> topic_in("machine tools", "ru"), topic_in("BelAZ", "ru")
    ('станкостроение', 'БелАЗ')
    """
    return name if language == "en" else _russian_topics().get(name, name)


@cache
def _russian_topics() -> dict[str, str]:
    """The first Russian word of every branch, and the Russian name of every firm, by its English one."""
    branches = {row["name"]: row["words_ru"].partition("|")[0] for row in packaged("sectors.csv")}
    firms = {row["name_en"]: row["name_ru"] for row in packaged("firms.csv")}
    return {name: russian for name, russian in (firms | branches).items() if russian}


def _fits(name: str, language: Language) -> bool:
    return bool(CYRILLIC.search(name)) == (language == "ru")


def _firm(entity: Entity, language: Language) -> str:
    """The name of a firm of the gazetteer; empty for one that it does not hold."""
    if not entity.known:
        return ""
    return next((name for name in entity.names if name and _fits(name, language)), "")


def _official(entity: Entity, language: Language) -> str:
    """The name of a holder of a high office, where territory, surname and the first letter of the given name agree."""
    party = Territory.of(entity.party) if entity.party else None
    words = entity.canonical.split()
    given, surname = words[0], words[-1]
    for row in officials():
        own = row["name_en" if _fits(entity.canonical, "en") else "name_ru"].split()
        if (
            party is not None
            and row["territory"] in (party.code, party.country.code)
            and same_name(surname, own[-1])
            and (given == surname or latin(given)[:1] == latin(own[0])[:1])
        ):
            return row[f"name_{language}"]
    return ""
