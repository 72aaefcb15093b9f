"""Dates and periods in running text, in English and Russian, and the year of a meeting with the reason for it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from dovetail.minutes.document import Document
from dovetail.minutes.items import Span, Taken
from dovetail.minutes.normal import caseless
from dovetail.minutes.years import ANNIVERSARY, MONTH, is_day, month_of, year_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period as written; `value` in ISO form, empty where it cannot be settled."""

    span: Span
    value: str
    granularity: str
    role: str = ""
    year_from: str = ""


_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "один": 1,
    "одного": 1,
    "два": 2,
    "двух": 2,
    "три": 3,
    "трех": 3,
    "четыре": 4,
    "четырех": 4,
    "пять": 5,
    "пяти": 5,
    "шесть": 6,
    "шести": 6,
    "семь": 7,
    "семи": 7,
    "восемь": 8,
    "восьми": 8,
    "девять": 9,
    "девяти": 9,
    "десять": 10,
    "десяти": 10,
    "одиннадцать": 11,
}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True)) + r"|\d{1,2}"
_ORDER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_THIS = r"(?:this|current)\syear|(?:этого|текущего)\sгода|(?:этом|текущем|нынешнем)\sгоду|с\.\s?г\."
_LAST = r"(?:last|previous)\syear|прошлого\sгода|прошлом\sгоду|минувше\w+\sгод\w"


@dataclass(frozen=True, slots=True)
class _Anchor:
    date: datetime.date | None
    year: int | None
    reason: str


_Build = Callable[["re.Match[str]", _Anchor], "tuple[str, str, str]"]


#: A day before which something is due is not the day of the meeting.
_UNTIL = re.compile(r"\b(?:by|until|before|till|до|к)\s$", re.IGNORECASE)


def meeting_date(documents: Sequence[Document]) -> tuple[str, str, dict[str, str]]:
    """The day of the meeting in ISO form, the reason of its year, and the same reason by document.

    The year is the one written; else the page's date of publication, a year or time stamp in its address, an
    anniversary that the report names, a part of a year that it tells figures for, or what another report says.
    """
    found: list[tuple[str, int, int, str, str]] = []
    years: dict[str, tuple[int, str]] = {}
    for document in documents:
        plain = document.plain
        year = year_of(document)
        if year:
            years[document.letter] = year
        for match in _day().finditer(plain):
            if _UNTIL.search(plain[max(0, match.start() - 12) : match.start()]):
                continue
            near = plain[max(0, match.start() - 160) : match.end() + 160].lower()
            weight = 2 if re.search(r"\bmet\b|meeting|visit|talks|встреч|переговор|визит", near) else 1
            month, day = _written(match)
            if is_day(month, day):
                found.append((document.letter, month, day, match["y1"] or match["y2"] or "", str(weight)))
    if not found:
        return "", "", {}
    tally: dict[tuple[int, int], float] = {}
    for index, (_, month, day, _, weight) in enumerate(found):
        tally[month, day] = tally.get((month, day), 0.0) + float(weight) - index / 1000
    month, day = max(tally, key=lambda one: tally[one])
    stated = next((int(year) for _, m, d, year, _ in found if year and (m, d) == (month, day)), None)
    reasons: dict[str, str] = {}
    if stated:
        return f"{stated:04d}-{month:02d}-{day:02d}", "", {}
    for document in documents:
        if document.letter in years:
            reasons[document.letter] = years[document.letter][1]
    if not years:
        return f"--{month:02d}-{day:02d}", "", {}
    letter, (year_found, reason) = next(iter(years.items()))
    for document in documents:
        reasons.setdefault(document.letter, f"from report {letter} of the same meeting")
    return f"{year_found:04d}-{month:02d}-{day:02d}", reason, reasons


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{MONTH})\b\.?(?:,?\s(?P<y1>(?:19|20)\d\d)\b)?|"
        rf"\b(?P<m2>{MONTH})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|[.,]\d|"
        rf"\s?%)(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )


def _written(match: re.Match[str]) -> tuple[int, int]:
    """Month and day of a date."""
    return month_of(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])


def _counted(text: str) -> int:
    return _COUNTS.get(caseless(text), 0) or int(text)


def dates(document: Document, meeting: str, reason: str) -> list[Dated]:
    """The dates and periods of a document, in order; relative ones are settled by the day of the meeting."""
    day = None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", meeting):
        try:
            day = datetime.date.fromisoformat(meeting)
        except ValueError:
            day = None
    anchor = _Anchor(day, day.year if day else None, reason)
    plain = document.plain
    found: list[Dated] = []
    taken = Taken(len(plain))
    for pattern, build in _rules():
        for match in pattern.finditer(plain):
            full = re.search(r"[^\W\d_]{5,}\.$", match[0])
            span = Span(match.start(), match.end() - bool(full))
            if taken.overlaps(span):
                continue
            taken.add(span)
            value, granularity, why = build(match, anchor)
            role = "meeting" if value == meeting and granularity == "day" else ""
            role = "reference_event" if build is _victory else role
            found.append(Dated(span, value, granularity, role, why))
    return sorted(found, key=lambda one: one.span.start)


def _full_day(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    year = match["y1"] or match["y2"]
    month, day = _written(match)
    if not is_day(month, day):
        return "", "day", ""
    if year:
        return f"{year}-{month:02d}-{day:02d}", "day", ""
    return (
        (f"{anchor.year:04d}-{month:02d}-{day:02d}", "day", anchor.reason)
        if anchor.year
        else (f"--{month:02d}-{day:02d}", "day", "")
    )


def _which(match: re.Match[str], anchor: _Anchor) -> tuple[str, str]:
    """The year that a period names or implies, with the reason if it is implied."""
    groups = match.groupdict()
    if groups.get("y"):
        return groups["y"], ""
    if anchor.year is None:
        return "", ""
    if groups.get("last"):
        return str(anchor.year - 1), "the year before the meeting"
    return str(anchor.year), "the year of the meeting"


def _months(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    year, why = _which(match, anchor)
    named = "a" in match.groupdict()
    first, last = (month_of(match["a"]), month_of(match["b"])) if named else (1, _counted(match["n"]))
    return (f"{year}-{first:02d}/{year}-{last:02d}" if year and first <= last <= 12 else ""), "interval", why


def _part(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    year, why = _which(match, anchor)
    word = caseless(match["o"])
    number = next(value for key, value in sorted(_ORDER.items(), key=lambda one: -len(one[0])) if word.startswith(key))
    half = bool(re.search(r"half|полугод", match[0], re.IGNORECASE))
    if not year or (half and number > 2):
        return "", "interval", why
    return (f"{year}-H{number}" if half else f"{year}-Q{number}"), "interval", why


def _whole_year(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    year, why = _which(match, anchor)
    return year, "year", why


def _last_years(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    count = _counted(match["n"])
    return (
        (f"{anchor.year - count}/{anchor.year - 1}", "interval", "counted back from the meeting")
        if anchor.year
        else ("", "interval", "")
    )


def _ago(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    count = _counted(match["n"])
    if anchor.date is None:
        return "", "relative", ""
    if re.match(r"day|д", match["u"]):
        return (anchor.date - datetime.timedelta(days=count)).isoformat(), "day", "counted back from the meeting"
    return str(anchor.date.year - count), "year", "counted back from the meeting"


def _victory(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    return f"{1945 + int(match['n'] or match['m'])}-05-09", "day", ""


def _month_year(match: re.Match[str], _: _Anchor) -> tuple[str, str, str]:
    return f"{match['y']}-{month_of(match[0].split()[0]):02d}", "month", ""


def _relative(match: re.Match[str], anchor: _Anchor) -> tuple[str, str, str]:
    if anchor.date is not None and match[0].lower() in ("today", "сегодня"):
        return anchor.date.isoformat(), "day", "the day of the meeting"
    return "", "relative", ""


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Build], ...]:
    flag = re.IGNORECASE
    of_year = rf"(?:(?:\sof|\sin)?\s(?:{_YEAR}(?:\s(?:года|году|г\.?))?|(?P<this>{_THIS})|(?P<last>{_LAST})))"
    return (
        (ANNIVERSARY, _victory),
        (_day(), _full_day),
        (re.compile(rf"\b(?P<a>{MONTH})\s?[-—]\s?(?P<b>{MONTH})\b{of_year}?", flag), _months),
        (
            re.compile(rf"\b(?:(?:the\s)?first\s|перв\w+\s)?(?P<n>{_COUNT})\s(?:months|месяц\w*){of_year}?", flag),
            _months,
        ),
        (
            re.compile(
                rf"\b(?P<o>first|second|third|fourth|перв\w+|втор\w+|трет\w+|четверт\w+|[1-4]|I{{1,3}}|"
                rf"IV)(?:-\w{{1,2}})?\s(?:half|quarter|полугоди\w+|квартал\w*){of_year}?",
                flag,
            ),
            _part,
        ),
        (
            re.compile(
                rf"\b(?:in |over |for |during )?(?:the\s)?(?:last|past|последни[ех]|за "
                rf"последние)\s(?P<n>{_COUNT})\s(?:years|лет|года)\b",
                flag,
            ),
            _last_years,
        ),
        (re.compile(rf"\b(?P<n>{_COUNT})\s(?P<u>days?|years?|дн\w+|лет|года)\s(?:ago|назад)\b", flag), _ago),
        (re.compile(rf"\b(?:{MONTH})\s{_YEAR}\b", flag), _month_year),
        (re.compile(rf"(?<![\w/.,$€-]){_YEAR}(?:\s(?:годах?|годов|года?у?|г\.|гг\.))?(?![\w%]|[.,]\d)"), _whole_year),
        (re.compile(rf"\b(?:(?P<last>{_LAST})|(?P<this>{_THIS}))\b", flag), _whole_year),
        (
            re.compile(
                r"\bduring (?:this|the) visit\b|\bв ходе (?:этого )?визита\b|\b(?:today|сегодня)\b|\bin the "
                r"near(?:est)? future\b|\bв ближайшее время\b|\bpromptly\b|\bimmediately\b",
                flag,
            ),
            _relative,
        ),
    )
