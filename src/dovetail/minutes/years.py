"""The year of a report that does not write the year of its meeting, with the reason for it."""

from __future__ import annotations

import datetime
import re

from dovetail.minutes.document import Document
from dovetail.minutes.normal import caseless

MONTHS = (
    "january|jan|январ[ьяею]м?",
    "february|feb|феврал[ьяею]м?",
    "march|mar|март[аеу]?",
    "april|apr|апрел[ьяею]м?",
    "may|ма[йяею]",
    "june|jun|июн[ьяею]м?",
    "july|jul|июл[ьяею]м?",
    "august|aug|август[аеу]?",
    "september|sept|sep|сентябр[ьяею]м?",
    "october|oct|октябр[ьяею]м?",
    "november|nov|ноябр[ьяею]м?",
    "december|dec|декабр[ьяею]м?",
)
MONTH = "|".join(MONTHS)
#: The months in full, in English, as they stand after "by", "until", "in".
MONTH_EN = "|".join(forms.partition("|")[0].title() for forms in MONTHS)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ANNIVERSARY = re.compile(
    r"(?:the\s)?(?P<n>\d{2})(?:th|st|nd|"
    r"rd)\sanniversary\sof\s(?:the\s)?(?:Great\s)?Victory(?:\sin\sthe\sGreat\sPatriotic\sWar)?|"
    r"(?P<m>\d{2})(?:-?\w{0,3}\sгодовщин\w+|"
    r"-?лети\w+)\s(?:Велик\w+\s)?Побед\w+(?:\sв\sВеликой\sОтечественной\sвойне)?"
)
#: A date as pages write it above or below a text.
_STAMP = re.compile(
    rf"\b\d{{1,2}}\s(?:{MONTH})\.?,?\s(?P<a>(?:19|20)\d\d)\b|\b(?:{MONTH})\.?\s\d{{1,2}},?\s(?P<b>(?:19|20)\d\d)\b|"
    r"\b\d{1,2}[./]\d{1,2}[./](?P<c>20\d\d)\b|\b(?P<d>20\d\d)[-./]\d{1,2}[-./]\d{1,2}\b",
    re.IGNORECASE,
)
#: Characters at the head of a report within which a date is that of the report.
_HEAD = 500
#: A part of a year that figures are told for while the year still runs.
_PART = re.compile(
    rf"(?:\b(?:{MONTH})\s?[-—]\s?(?:{MONTH})|\b(?:half|quarter|months)(?:\s(?:of|in))?|(?:месяц|квартал|полугоди)\w*|"
    rf"\b(?:on|since)\s\d{{1,2}}\s(?:{MONTH}))(?:\s(?:of|in|в))?,?\s$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,/$€-])(20[0-4]\d)(?![\d%]|[.,]\d|\s?[-—/]\s?(?:20)?\d\d)")
_FUTURE = re.compile(
    r"\b(?:will|plans?|planned|expected?|next|scheduled|intends?|should|to be|propos\w+|target|goal|roadmap|agreed|"
    r"будет|будут|планиру\w+|предстоит|намерен\w*|состоится|пройд[её]т|до|к|должн\w+|предложен\w*|дорожн\w+|"
    r"договор\w+)\b",
    re.IGNORECASE,
)


def month_of(text: str) -> int:
    """The number of a month from its name in either language, short or declined."""
    name = caseless(text).rstrip(".")
    return next(number for number, forms in enumerate(MONTHS, 1) if re.fullmatch(forms, name))


def is_day(month: int, day: int) -> bool:
    """Whether a month has such a day.

    >>> is_day(2, 29), is_day(2, 30)
    (True, False)
    """
    return 1 <= day <= _DAYS[month - 1]


def year_of(document: Document) -> tuple[int, str] | None:
    """A document's year with the reason for it; None where nothing tells it.

    It is that of the page's publication, a date at its head, a stamp or year in its address, an anniversary, or a
    part of a year that figures are told for. A year of a plan or of the past tells nothing of the meeting.
    """
    if match := re.match(r"((?:19|20)\d\d)-\d\d-\d\d", document.published):
        return int(match[1]), f"the page was published on {document.published}"
    plain = document.plain
    last = document.body[-1].span.end
    for match in _STAMP.finditer(plain):
        aside = any(span.start <= match.start() < span.end for span in document.furniture)
        if match.start() < _HEAD or match.start() >= last - 60 or aside:
            return int(next(filter(None, match.groups()))), f"'{match[0]}' stands in the report"
    if match := re.search(r"(?<!\d)(1[0-9]{9})(?!\d)", document.address):
        moment = datetime.datetime.fromtimestamp(int(match[1]), tz=datetime.UTC)
        return moment.year, f"the address holds the time stamp {match[1]}"
    if match := re.search(r"(?<!\d)((?:19|20)\d\d)(?:[/-]|$)", document.address):
        return int(match[1]), f"the address holds {match[1]}"
    if match := ANNIVERSARY.search(plain):
        number = int(match["n"] or match["m"])
        return 1945 + number, f"'{match[0]}' (1945 + {number})"
    parts: list[int] = []
    for match in _YEAR.finditer(plain):
        before = plain[max(0, match.start() - 60) : match.start()]
        sentence = re.split(r"[.!?]\s", plain[max(0, match.start() - 160) : match.start()])[-1]
        if _PART.search(before) and not _FUTURE.search(sentence):
            parts.append(int(match[1]))
    if parts and max(parts) <= datetime.datetime.now(tz=datetime.UTC).year:
        return max(parts), f"figures are told for a part of {max(parts)}"
    return None
