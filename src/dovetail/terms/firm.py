"""Firms by the names that a reader knows, from the names that registers print in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dovetail.terms.packaged import packaged_rows
from dovetail.terms.territory import Language, Territory

#: Letters of Russian in Latin ones, as passports and company sites mostly write them.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)


def firm_name(published: str, language: Language = "en") -> str:
    """The known name of a firm; else the published one without its capitals, in English by letters.

    >>> firm_name("МАГНИТОГОРСКИЙ МЕТАЛЛУРГИЧЕСКИЙ КОМБИНАТ")
    'Magnitogorsk Iron and Steel Works (MMK)'
    >>> firm_name("АШИНСКИЙ ЛЕСХОЗ", "ru"), firm_name("АШИНСКИЙ ЛЕСХОЗ")
    ('Ашинский лесхоз', 'Ashinskiy leskhoz')
    """
    if found := _known().get(_folded(published)):
        return found[1 if language == "ru" else 0]
    calm = _calm(published)
    return calm if language == "ru" else _latin(calm)


@dataclass(frozen=True, slots=True)
class ListedFirm:
    """A firm of a published list of enterprises: its names, its town or region, what it makes, and which list."""

    name_en: str
    name_ru: str
    territory: str
    place: str
    headings: tuple[str, ...]
    source: str

    def name(self, language: Language = "en") -> str:
        """Its name."""
        return self.name_ru if language == "ru" else self.name_en


def listed_firms(territory: Territory, headings: Sequence[str]) -> tuple[ListedFirm, ...]:
    """Firms of a country or region on published lists that make some headings, in the order of the headings.

    A chapter that a firm is listed by does not count: it does not say that the firm makes the heading.

    >>> [firm.name("ru") for firm in listed_firms(Territory.of("BLR"), ["8459"])]
    ['Белстанкоинструмент', 'МЗОР', 'СтанкоГомель']
    """
    here = [firm for firm in _listed() if territory.code in (firm.territory, Territory.of(firm.territory).country.code)]
    found = [firm for code in headings for firm in here if code in firm.headings]
    return tuple(dict.fromkeys(found))


@cache
def _listed() -> tuple[ListedFirm, ...]:
    return tuple(
        ListedFirm(
            row["name_en"], row["name_ru"], row["territory"], row["place"],
            tuple(code[:4] for code in row["hs"].split("|") if len(code) >= 4), row["source"],
        )
        for row in packaged_rows("gazetteer/firms.csv")
        if row["kind"] == "firm" and row["territory"] and row["hs"]
    )  # fmt: skip


def _calm(name: str) -> str:
    """Capitals only where a name begins, within quotation marks too; names in mixed letters stay."""
    if not name.isupper():
        return name
    return re.sub(r'(^|["«])(\w)', lambda part: part[1] + part[2].upper(), name.lower())


def _latin(text: str) -> str:
    def letter(found: re.Match[str]) -> str:
        small = _LATIN.get(found[0].lower(), found[0])
        return small if found[0].islower() else small.capitalize()

    return re.sub("[А-Яа-яЁё]", letter, text)


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", name.casefold().replace("ё", "е")).split())


@cache
def _known() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in packaged_rows("gazetteer/firms.csv"):
        if row["kind"] == "firm":
            names = (row["name_en"], row["name_ru"] or row["name_en"])
            for spelling in (row["name_ru"], *row["aliases_ru"].split("|")):
                if spelling and not spelling.endswith("*"):
                    found.setdefault(_folded(spelling), names)
    return found
