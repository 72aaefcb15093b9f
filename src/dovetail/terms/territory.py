"""Territories: countries by ISO 3166-1 alpha-3, regions by ISO 3166-2, statistical areas by an explicit `X-` code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dovetail.errors import InvalidRequestError, UnknownCodeError, problem
from dovetail.terms.packaged import packaged_rows

Language = Literal["en", "ru"]
Case = Literal["nom", "gen", "dat", "acc", "ins", "loc"]
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "loc")

#: Words that stand for "region" in published spellings; they are dropped when names are compared.
_GENERIC = re.compile(
    r"\b(oblast|region|province|voblast|voblasts|krai|kray|republic|state|territory|autonomous|okrug|the|of|"
    r"область|обл|краи|республика|респ|вобласць|автономныи|округ|ао|г)\b"
)


@dataclass(frozen=True, slots=True, order=True)
class Territory:
    """An economy: a country, a region of a country, or a statistical area.

    >>> Territory.of("Челябинская область").code
    'RU-CHE'
    >>> Territory.of("RU-CHE").country.code
    'RUS'
    >>> Territory.of("Belarus").name("ru", "gen")
    'Беларуси'
    """

    code: str

    @classmethod
    def of(cls, text: str | Territory) -> Territory:
        """The territory that a code, an English or Russian name or a published spelling means.

        Raises
        ------
        UnknownCodeError
            If the text means no territory, or several; `near` holds the closest codes.
        """
        if isinstance(text, Territory):
            return text
        if (code := text.strip().upper()) in _records() or code in _more_records():
            return cls(code)
        if found := _meant(text):
            if len(found) == 1:
                return cls(found[0])
            raise UnknownCodeError(
                problem(
                    f"'{text}' may mean {_listed(found)}",
                    why="the trade of another economy would be shown under this name",
                    do="give the code",
                ),
                near=found,
            )
        near = _near(text)
        raise UnknownCodeError(
            problem(
                f"'{text}' is not a known country or region" + (f"; near: {_listed(near)}" if near else ""),
                why="nothing can be looked up for an economy that is not known",
                do="give an ISO 3166 code such as BLR or RU-CHE, or a name in English or Russian",
            ),
            near=near,
        )

    @property
    def kind(self) -> Literal["country", "region", "area"]:
        return _record(self.code)["kind"]  # pyright: ignore[reportReturnType]

    @property
    def country(self) -> Territory:
        """The country itself, or the country that a region belongs to."""
        return Territory(_record(self.code)["parent"] or self.code)

    def name(self, language: Language = "en", case: Case = "nom") -> str:
        """The short name; Russian in the case asked for."""
        record = _record(self.code)
        return record["name_en"] if language == "en" else record[f"ru_{case}"]

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Pair:
    """Two economies, in the order in which they were named.

    >>> Pair.of("BLR", "RU-CHE").national
    Pair(a=Territory(code='BLR'), b=Territory(code='RUS'))
    """

    a: Territory
    b: Territory

    @classmethod
    def of(cls, a: str | Territory, b: str | Territory) -> Pair:
        """The pair of two territories given by code or name.

        Raises
        ------
        UnknownCodeError
            If one of them is not known.
        InvalidRequestError
            If they are the same, or one lies within the other.
        """
        one, two = Territory.of(a), Territory.of(b)
        if one == two:
            raise InvalidRequestError(
                problem(f"{one} was paired with itself", why="trade needs two sides", do="name two territories")
            )
        if one.country == two or two.country == one:
            raise InvalidRequestError(
                problem(
                    f"one of {one} and {two} lies within the other",
                    why="a region's trade with its own country is not foreign trade, and no published table holds it",
                    do="pair the region with another region or another country",
                )
            )
        return cls(one, two)

    @property
    def national(self) -> Pair:
        """The pair of the countries that the two sides belong to."""
        return Pair(self.a.country, self.b.country)

    @property
    def is_national(self) -> bool:
        return self == self.national

    @property
    def codes(self) -> tuple[str, str]:
        return (self.a.code, self.b.code)

    def __str__(self) -> str:
        return f"{self.a}-{self.b}"


def _listed(codes: tuple[str, ...]) -> str:
    """Codes with their English names, for a message."""
    return ", ".join(f"{code} ({_record(code)['name_en']})" for code in codes)


Records = dict[str, dict[str, str]]


@cache
def _records() -> Records:
    """Countries, areas, and the regions most asked for."""
    return {row["code"]: row for row in packaged_rows("territories.csv")}


@cache
def _more_records() -> Records:
    """Regions of further countries, read only when a code or name is not among the first."""
    return {row["code"]: row for row in packaged_rows("regions.csv")}


def _record(code: str) -> dict[str, str]:
    return _records().get(code) or _more_records()[code]


def _meant(text: str) -> tuple[str, ...]:
    """The codes that a name may mean: a full name before a name without "Oblast", common tables before rarer ones."""
    for spellings, key in (
        (_names, _folded(text)),
        (_stems, _stem(text)),
        (_more_names, _folded(text)),
        (_names, _stem(text)),
        (_more_stems, _stem(text)),
    ):
        if found := spellings().get(key):
            return found
    return ()


Spellings = dict[str, tuple[str, ...]]


@cache
def _names() -> Spellings:
    return _spelled(_records(), _folded)


@cache
def _stems() -> Spellings:
    return _spelled(_records(), _stem)


@cache
def _more_names() -> Spellings:
    return _spelled(_more_records(), _folded)


@cache
def _more_stems() -> Spellings:
    return _spelled(_more_records(), _stem)


def _spelled(records: Records, form: Callable[[str], str]) -> Spellings:
    """Spellings in the given form, each with the codes that it may mean; stems are those of regions only."""
    found: dict[str, list[str]] = {}
    for code, row in records.items():
        if form is _stem and row["kind"] != "region":
            continue
        names = [code, row["name_en"], *(row[f"ru_{case}"] for case in CASES), row["alpha2"]]
        for spelling in {form(name) for name in (*names, *row["spellings"].split("|")) if name} - {""}:
            found.setdefault(spelling, []).append(code)
    return {spelling: tuple(codes) for spelling, codes in found.items()}


def _folded(text: str) -> str:
    """Lower case, without accents, punctuation and doubled blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е").replace("й", "и"))
    return " ".join(re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def _stem(text: str) -> str:
    """The folded text without words such as "Oblast" and "region"."""
    return " ".join(_GENERIC.sub(" ", _folded(text)).split())


def _near(text: str) -> tuple[str, ...]:
    """Up to four codes whose spellings come closest, best first; abbreviations are close to everything and left out."""
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    for spellings in (_names(), _stems(), _more_names()):
        long = [spelling for spelling in spellings if len(spelling) > 3]
        for match, score, _ in process.extract(_folded(text), long, scorer=fuzz.ratio, limit=8, score_cutoff=65):
            for code in spellings[match]:
                best[code] = max(score, best.get(code, 0.0))
    ranked = sorted(best, key=lambda code: (-best[code], code))
    return tuple(code for code in ranked if best[code] >= best[ranked[0]] - 20)[:4]
