"""Industries: their names, which are parts of others, and the way from an industry to the goods it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dovetail.terms.packaged import packaged_rows
from dovetail.terms.territory import Language

#: Classifications of industries. From `ISIC4` and `OKVED` (of 2007) there is a way to the headings of the Harmonised
#: System; `OKVED2` and `NACE2` are carried without one, `WIOD2013` are the 35 industries of WIOD's tables, and `OWN` is
#: a list of the user's.
INDUSTRY_CLASSIFICATIONS = ("ISIC4", "OKVED", "OKVED2", "NACE2", "WIOD2013", "OWN")

#: Two-digit divisions that make goods: farming to manufacturing, without energy, trade and services.
_GOODS = {"OKVED": 37, "ISIC4": 33, "OKVED2": 33, "NACE2": 33}


def industry_name(code: str, classification: str, language: Language = "en") -> str:
    """Our own short name of an industry; empty where there is none.

    >>> industry_name("29.4", "OKVED"), industry_name("2822", "ISIC4", "ru")
    ('Machine tools', 'Станки')
    """
    row = _named(classification).get(code, {})
    return row.get(f"name_{language}", "")


def part_of(code: str, classification: str) -> str:
    """The published industry that holds this one; empty for one that stands by itself.

    >>> part_of("23.1", "OKVED"), part_of("29.4", "OKVED")
    ('23', '')
    """
    return _named(classification).get(code, {}).get("part_of", "")


def makes_goods(code: str, classification: str) -> bool:
    """Whether an industry makes goods rather than trades or serves; where nothing tells, it counts as one that does.

    >>> makes_goods("27.11", "OKVED"), makes_goods("51.12.1", "OKVED")
    (True, False)
    """
    division = code[:2]
    return not division.isdigit() or int(division) <= _GOODS.get(classification, 99)


def listed_industry(code: str, classification: str) -> str:
    """The industry with a name that an activity falls under, the narrowest; empty if it falls under none.

    >>> listed_industry("27.22", "OKVED"), listed_industry("27.43", "OKVED"), listed_industry("15.85", "OKVED")
    ('27.2', '', '')
    """
    digits = code.replace(".", "")
    found = [
        (len(prefix), listed)
        for listed in _named(classification)
        for prefix in _prefixes(listed)
        if digits.startswith(prefix)
    ]
    return max(found)[1] if found else ""


def isic_shares(code: str, classification: str) -> Mapping[str, float]:
    """ISIC revision 4 classes or groups that an industry spans, with shares that add up to 1; empty if not mapped.

    >>> isic_shares("33.1", "OKVED")
    {'2660': 0.33, '3250': 0.67}
    """
    if classification == "ISIC4":
        return {code: 1.0}
    return _okved_isic().get(code, {}) if classification == "OKVED" else {}


def isic_headings(code: str) -> Mapping[str, float]:
    """Headings of the Harmonised System that hold goods of an ISIC class, with the part of each heading that does.

    >>> isic_headings("2391")["6902"]
    1.0
    """
    return _isic_headings().get(code, {})


def industry_headings(code: str, classification: str) -> Mapping[str, float]:
    """Headings that an industry's goods fall under: for each the industry's share times the part of the heading.

    A service makes no goods and has none. Where the ISIC class is wider than the industry, only the headings of the
    industry's own goods are taken.

    >>> list(industry_headings("27.2", "OKVED"))
    ['7303', '7304', '7305', '7306', '7307']
    """
    only = _okved_prefixes().get(code, ()) if classification == "OKVED" else ()
    found: dict[str, float] = {}
    for isic, share in isic_shares(code, classification).items():
        for heading, part in isic_headings(isic).items():
            if not only or heading.startswith(only):
                found[heading] = found.get(heading, 0.0) + share * part
    found |= {heading: 1.0 for heading in only if len(heading) == 4 and heading not in found}
    return dict(sorted(found.items()))


def unlisted_classes(classification: str) -> Mapping[str, tuple[str, ...]]:
    """Classes of industry that no published table lists and accounts of firms tell of, with the headings they make.

    >>> unlisted_classes("OKVED")["29.52"]
    ('8429', '8430', '8474')
    """
    if classification != "OKVED":
        return {}
    listed = _named("OKVED")
    return {code: headings for code, headings in _okved_prefixes().items() if code not in listed}


@cache
def _read(file: str) -> tuple[dict[str, str], ...]:
    return tuple(packaged_rows(f"industries/{file}"))


@cache
def _named(classification: str) -> dict[str, dict[str, str]]:
    if classification == "OKVED":
        return {row["okved"]: row for row in _read("okved.csv")}
    return {row["code"]: row for row in _read("isic4.csv")} if classification == "ISIC4" else {}


@cache
def _prefixes(listed: str) -> tuple[str, ...]:
    """The digits that codes of a listed industry begin with: `15.1-15.4` has four, `15.1-15.4` written out."""
    if "-" not in listed:
        return (listed.replace(".", ""),)
    first, last = (re.sub(r"\D", "", end) for end in listed.split("-"))
    return tuple(str(number).zfill(len(first)) for number in range(int(first), int(last) + 1))


@cache
def _okved_isic() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in _read("okved_isic4.csv"):
        found.setdefault(row["okved"], {})[row["isic4"]] = float(row["share"])
    return found


@cache
def _okved_prefixes() -> dict[str, tuple[str, ...]]:
    return {row["okved"]: tuple(row["headings"].split()) for row in _read("okved_hs.csv")}


@cache
def _isic_headings() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in _read("isic4_hs.csv"):
        found.setdefault(row["isic4"], {})[row["heading"]] = float(row["share"])
    return found
