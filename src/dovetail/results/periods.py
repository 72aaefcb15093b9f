"""How a period of time is named. A half, a quarter or a run of months always says what it is."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dovetail.terms.period import Period
from dovetail.terms.territory import Language

#: `in` is the whole adverbial ("in 2014", «в 2014 г.»); the cases are Russian, and equal `nom` in English.
Form = Literal["nom", "gen", "dat", "acc", "ins", "loc", "in"]
FORMS: tuple[Form, ...] = ("nom", "gen", "dat", "acc", "ins", "loc", "in")

_NBSP, _DASH = "\u00a0", "\u2013"
_ORDINALS = ("first", "second", "third", "fourth")
_ROMAN = ("I", "II", "III", "IV")
_HALF = {"nom": "полугодие", "gen": "полугодия", "dat": "полугодию", "acc": "полугодие", "ins": "полугодием",
         "loc": "полугодии"}  # fmt: skip
_QUARTER = {"nom": "квартал", "gen": "квартала", "dat": "кварталу", "acc": "квартал", "ins": "кварталом",
            "loc": "квартале"}  # fmt: skip
_MONTHS_RU = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
              "декабрь")  # fmt: skip
_SOFT = {"nom": "ь", "gen": "я", "dat": "ю", "acc": "ь", "ins": "ём", "loc": "е"}
_SOFT_UNSTRESSED = {**_SOFT, "ins": "ем"}
_HARD = {"nom": "", "gen": "а", "dat": "у", "acc": "", "ins": "ом", "loc": "е"}
_MAY = {"nom": "й", "gen": "я", "dat": "ю", "acc": "й", "ins": "ем", "loc": "е"}


def name_period(period: Period | str, language: Language = "en", form: Form = "nom") -> str:
    """The period in words.

    Parameters
    ----------
    period
        A period, its code, or two codes joined by `>` (a change from one to the other).
    form
        A grammatical case, or `in` for the adverbial.

    Examples
    --------
    >>> name_period("2025-H1"), name_period("2017-01..2017-10", "en", "in")
    ('first half of 2025', 'in January–October 2017')
    >>> name_period("2025-H1", "ru", "in"), name_period("2014>2016", "ru")
    ('в\\xa0I\\xa0полугодии 2025\\xa0г.', '2014\\xa0г. → 2016\\xa0г.')
    """
    if isinstance(period, str) and ">" in period:
        return " \u2192 ".join(name_period(part, language, form) for part in period.split(">"))
    period = Period.of(period)
    if language == "en":
        text = _english(period)
        article = "the " if period.kind in ("half", "quarter") else ""
        return f"in {article}{text}" if form == "in" else text
    if form == "in":
        preposition = "во" if period.kind in ("half", "quarter") and _part(period) == 2 else "в"
        return f"{preposition}{_NBSP}{_russian(period, 'loc')}"
    return _russian(period, form)


def name_years(first: str, last: str) -> str:
    """Two years as a range, without words: `2012–2014`."""
    return first if first == last else f"{first}{_DASH}{last}"


def _part(period: Period) -> int:
    """Which half or quarter of its year."""
    return (period.month - 1) // period.months + 1


@cache
def _english(period: Period) -> str:
    year, month = period.last
    match period.kind:
        case "year":
            return f"{period.year}"
        case "half" | "quarter":
            return f"{_ORDINALS[_part(period) - 1]} {period.kind} of {period.year}"
        case "month":
            return f"{_month_en(period.month)} {period.year}"
        case "years":
            return name_years(str(period.year), str(year))
        case _ if year == period.year:
            return f"{_month_en(period.month)}{_DASH}{_month_en(month)} {year}"
        case _:
            return f"{_month_en(period.month)} {period.year} {_DASH} {_month_en(month)} {year}"


@cache
def _russian(period: Period, case: str) -> str:
    year, month = period.last
    of_year = f"{period.year}{_NBSP}г."
    match period.kind:
        case "year":
            return of_year
        case "half" | "quarter":
            noun = (_HALF if period.kind == "half" else _QUARTER)[case]
            return f"{_ROMAN[_part(period) - 1]}{_NBSP}{noun} {of_year}"
        case "month":
            return f"{_month_ru(period.month, case)} {of_year}"
        case "years":
            return f"{name_years(str(period.year), str(year))}{_NBSP}гг."
        case _ if year == period.year:
            return f"{_month_ru(period.month, case)}{_DASH}{_month_ru(month, case)} {of_year}"
        case _:
            return f"{_month_ru(period.month, case)} {of_year} {_DASH} {_month_ru(month, case)} {year}{_NBSP}г."


@cache
def _month_en(month: int) -> str:
    from babel.dates import get_month_names

    return get_month_names("wide", locale="en")[month]


def _month_ru(month: int, case: str) -> str:
    name = _MONTHS_RU[month - 1]
    if month == 5:
        return name[:-1] + _MAY[case]
    if not name.endswith("ь"):
        return name + _HARD[case]
    stressed = month in (1, 2, 9, 10, 11, 12)
    return name[:-1] + (_SOFT if stressed else _SOFT_UNSTRESSED)[case]
