"""Firms by the names that a reader knows, from the names that registers print in capitals."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from dovetail.terms.territory import Language

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
    text = files("dovetail.figures").joinpath("gazetteer/firms.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["kind"] == "firm":
            names = (row["name_en"], row["name_ru"] or row["name_en"])
            for spelling in (row["name_ru"], *row["aliases_ru"].split("|")):
                if spelling and not spelling.endswith("*"):
                    found.setdefault(_folded(spelling), names)
    return found
