"""What the columns of an analyst's table mean, recognised by their headings in English and Russian, with a score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.unit_text import UnitText, find_units, is_price
from dovetail.sources.own.words import folded, words

#: Roles that are no column of a table but help to fill one.
HELPERS = ("month", "product_name")
MEASURES = ("value_usd", "netweight_kg", "quantity", "value", "change_pct")
#: Below this score a column is not taken for what it looks like.
SURE = 0.6

_MONEY = frozenset(("usd", "rub", "eur", "byn", "cny", "kzt"))
_KG, _PERCENT = frozenset(("kg",)), frozenset(("percent",))
_FLOW_FORMS = (("export", r"\b(?:exports?|экспорт\w*|вывоз\w*)\b"), ("import", r"\b(?:imports?|импорт\w*|ввоз\w*)\b"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the file: where it stands, what it seems to be, and how sure that is.

    `role` is a column of the declared table, or one of `HELPERS`, or nothing. `flow`, `period` and
    `indicator` are what the heading itself says of every value below it, as in wide tables.
    """

    at: int
    text: str
    role: str = ""
    score: float = 0.0
    units: tuple[UnitText, ...] = ()
    flow: str = ""
    period: str = ""
    indicator: str = ""
    revision: str = ""
    given: bool = False


def read_heading(at: int, text: str, roles: Sequence[str]) -> Heading:
    """What one heading says, among the roles that the wanted table has.

    >>> heading = read_heading(0, "Экспорт, тыс. долл. США", ("value_usd", "flow"))
    >>> heading.role, heading.flow, str(heading.units[0])
    ('value_usd', 'export', '1,000 usd')
    >>> read_heading(0, "Код ТН ВЭД ЕАЭС (ред. 2017)", ("product",)).revision
    'H5'
    """
    plain, bare = folded(text), folded(_without_unit(text))
    units = () if is_price(text) else find_units(text)
    heading = Heading(at, text.strip(), units=units, flow=_flow(plain))
    if is_price(text):
        return heading
    codes = frozenset(unit.unit for unit in units)
    scores = {role: max(_score(part, role) for part in (plain, bare)) for role in roles}
    for role in scores:
        if role in MEASURES and codes:
            scores[role] = _by_unit(role, codes, scores[role])
    role = max(scores, key=lambda name: scores[name], default="")
    if role and scores[role] >= SURE:
        heading = replace(heading, role=role, score=round(scores[role], 2))
    if "indicator" in roles and heading.role in ("", "value"):
        heading = _indicator(heading, bare)
    if heading.role == "product":
        return replace(heading, revision=revision_of(text))
    if heading.role in ("", *MEASURES) and (period := period_in(text)):
        only = read_period(bare) != ""
        measure = heading.role or next((r for r in ("value_usd", "value") if r in roles), "")
        role = measure if only or heading.role else ""
        return replace(heading, role=role, period=period if role else "", score=max(heading.score, 0.8 * only))
    return heading


def _score(plain: str, role: str) -> float:
    """How near a heading comes to the words of a role, from 0 to 1."""
    best = 1.0 if plain == folded(role) else 0.0
    for word in words()["columns"].get(role, ()):
        if plain == word:
            return 1.0
        if f" {word} " in f" {plain} ":
            best = max(best, 0.55 + 0.4 * len(word) / len(plain))
        elif len(word) > 4 and len(plain) > 4 and best < 0.75:
            from rapidfuzz.fuzz import ratio

            best = max(best, 0.75 if ratio(plain, word) >= 88 else 0.0)
    return best


def _by_unit(role: str, units: frozenset[str], score: float) -> float:
    """The score of a measure whose heading names a unit: money speaks for values, mass for weights."""
    if len(units) > 1 and units - _MONEY:
        return score
    fits = {"value_usd": units <= _MONEY, "netweight_kg": units == _KG, "change_pct": units == _PERCENT}
    if role in fits:
        return min(1.0, max(score, 0.65) + 0.1) if fits[role] else 0.0
    return score


def _indicator(heading: Heading, bare: str) -> Heading:
    for indicator, names in words()["indicators"].items():
        if any(f" {name} " in f" {bare} " for name in names):
            return replace(heading, role="value", indicator=indicator, score=0.9)
    return heading


def _flow(plain: str) -> str:
    """The one flow that a heading speaks of; nothing where it speaks of both or none."""
    found = [flow for flow, form in _FLOW_FORMS if re.search(form, plain)]
    return found[0] if len(found) == 1 else ""


def revision_of(text: str) -> str:
    """The HS revision that a text names (`HS 2012`, `H4`, `ТН ВЭД 2017`), or nothing.

    >>> revision_of("HS2012"), revision_of("H4"), revision_of("Код ТН ВЭД")
    ('H4', 'H4', '')
    """
    plain = folded(text).upper()
    if match := re.search(r"\bH([0-6])\b", plain):
        return f"H{match[1]}"
    if match := re.search(r"(?:HS|ТН ВЭД|ТНВЭД|ГС|РЕД|REV)\D{0,12}?\s?((?:19|20)?\d\d)\b", plain):
        return next((name for name, years in words()["revisions"].items() if match[1] in years), "")
    return ""


def period_in(text: str) -> str:
    """The period that a heading names, alone or beside other words, or nothing.

    >>> period_in("Экспорт, тыс. долл. США / 2013"), period_in("Стоимость")
    ('2013', '')
    """
    if period := read_period(folded(_without_unit(text))):
        return period
    parts = re.split(r"\s*[/,;()\n]\s*", text)
    for part in (*parts, *(match[0] for match in re.finditer(r"\b(?:19|20)\d\d\b", text))):
        if period := read_period(part):
            return period
    return ""


def _without_unit(text: str) -> str:
    """A heading without what stands in brackets or after a comma, if that names a unit."""
    parts = re.split(r"\s*[,;(\[]\s*", text.strip(" )]"))
    kept = [part for number, part in enumerate(parts) if number == 0 or not find_units(part)]
    return ", ".join(kept)
