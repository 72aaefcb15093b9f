"""Periods as people write them in tables: `2014 г.`, `январь-март 2014`, `I кв. 2014`, `9 мес. 2014`, `Jan 2014`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dovetail.errors import InvalidRequestError
from dovetail.sources.own.words import words
from dovetail.terms.period import Period

_Build = Callable[..., tuple[int, int, int]]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"((?:19|20)\d\d)"
_PART = r"(iv|i{1,3}|[1-4])(?:[- ]?(?:й|ый|е|ое|st|nd|rd|th))?"


def read_period(text: str) -> str:
    """The period code that a text means, or an empty text where it means none.

    A day is read as its month: `31.03.2014` is `2014-03`. A bare year is a year; nothing else is.

    >>> [read_period(text) for text in ("2014 г.", "январь-март 2014", "I кв. 2014", "9 мес. 2014", "Jan 2014")]
    ['2014', '2014-Q1', '2014-Q1', '2014-01..2014-09', '2014-01']
    >>> read_period("страна")
    ''
    """
    plain = text.strip().casefold().replace("\u00a0", " ").replace("ё", "е")
    plain = re.sub(r"[–—]", "-", plain)
    plain = re.sub(r"(?<=\d)\s*(?:гг?\.?|годы?|года|year)$", "", plain).strip(" .,()")
    if not re.search(r"\d{4}", plain):
        return ""
    try:
        period = Period.of(plain)
        return str(period) if 1800 <= period.year < 2200 else ""
    except InvalidRequestError:
        pass
    for form, build in _forms():
        if match := re.fullmatch(form, plain):
            try:
                return str(Period(*build(*match.groups())))
            except InvalidRequestError:
                return ""
    return ""


def part_of_year(part: str, year: str, heading: str) -> str:
    """A month or quarter and the year that stands beside or above it, as one text for `read_period`.

    A bare number is a quarter below a heading that speaks of quarters, else a month.

    >>> part_of_year("3", "2014", "Месяц"), part_of_year("3", "2014", "Квартал"), part_of_year("март", "2014", "Месяц")
    ('3.2014', '3 кв. 2014', 'март 2014')
    """
    if not (part and year):
        return part or year
    if re.fullmatch(r"(?i)\d\d?|i{1,3}|iv", part):
        quarters = re.search(r"(?i)квартал|\bкв\b|quarter", heading)
        return f"{part} кв. {year}" if quarters else f"{part}.{year}"
    return f"{part} {year}"


def _number(part: str) -> int:
    return _ROMAN.get(part) or int(part)


@cache
def _forms() -> tuple[tuple[str, _Build], ...]:
    month = "|".join(f"(?:{form})" for form in words()["months"].values())
    quarter, half, months = (
        r"(?:квартал\w*|кв\.?|quarter|q)",
        r"(?:полугоди\w*|п/г|half|h)",
        r"(?:месяц\w*|мес\.?|months?|m)",
    )
    of = r"[\s.,/-]*"
    return (
        (rf"{_YEAR}-(\d\d)-\d\d(?:[t ].*)?", lambda y, m: (int(y), int(m), 1)),
        (rf"\d\d?[./](\d\d)[./]{_YEAR}", lambda m, y: (int(y), int(m), 1)),
        (rf"(\d\d?)[./-]{_YEAR}", lambda m, y: (int(y), int(m), 1)),
        (rf"{_YEAR}[./ m]+(\d\d?)", lambda y, m: (int(y), int(m), 1)),
        (rf"({month})\.?{of}{_YEAR}", lambda m, y: (int(y), _month(m), 1)),
        (rf"{_YEAR}{of}({month})\.?", lambda y, m: (int(y), _month(m), 1)),
        (
            rf"({month})\.?\s*-\s*({month})\.?{of}{_YEAR}",
            lambda m, n, y: (int(y), _month(m), _month(n) - _month(m) + 1),
        ),
        (rf"{_PART}{of}{quarter}{of}{_YEAR}", lambda q, y: (int(y), 3 * _number(q) - 2, 3)),
        (rf"{quarter}{of}{_PART}{of}{_YEAR}", lambda q, y: (int(y), 3 * _number(q) - 2, 3)),
        (rf"{_YEAR}{of}{_PART}{of}{quarter}", lambda y, q: (int(y), 3 * _number(q) - 2, 3)),
        (rf"(ii?|[12])(?:[- ]?(?:е|ое|st|nd))?{of}{half}{of}{_YEAR}", lambda h, y: (int(y), 6 * _number(h) - 5, 6)),
        (rf"{half}{of}(ii?|[12]){of}{_YEAR}", lambda h, y: (int(y), 6 * _number(h) - 5, 6)),
        (rf"(\d\d?)\s*{months}{of}{_YEAR}", lambda n, y: (int(y), 1, int(n))),
        (rf"{_YEAR}\s*-\s*{_YEAR}", lambda y, z: (int(y), 1, 12 * (int(z) - int(y) + 1))),
    )


def _month(name: str) -> int:
    return next(int(number) for number, form in words()["months"].items() if re.fullmatch(form, name))
