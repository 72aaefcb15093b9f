"""Amounts in running text: money with currency and scale, percentages, multiples, counts, in English and Russian."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dovetail.minutes.items import Span
from dovetail.minutes.normal import caseless

Operator = Literal["=", "~", ">", "<"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as written: `value` in `unit` (usd, eur, rub, byn ..., percent, ratio, count or the unit's word)."""

    span: Span
    value: float
    unit: str
    operator: Operator


_SCALE = {
    "thousand": 1e3,
    "k": 1e3,
    "тыс": 1e3,
    "тысяч": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "млн": 1e6,
    "миллион": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "bln": 1e9,
    "млрд": 1e9,
    "миллиард": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
    "трлн": 1e12,
    "триллион": 1e12,
}
_CURRENCY = (
    (
        "usd",
        r"US\$|\$|USD|US dollars?|U\.S\. dollars?|American dollars?|dollars?|долл(?:ар\w*)?(?:\s+США)?\.?(?:\s+США)?",
    ),
    ("eur", r"€|EUR|euros?|евро"),
    ("byn", r"BYN|Br|Belarusian rubles?|белорусск\w+ рубл\w+"),
    ("rub", r"₽|RUB|RUR|(?:Russian )?(?:rubles?|roubles?)|(?:российск\w+ )?руб(?:л\w+|\.)?"),
    ("cny", r"CNY|RMB|yuan|юан\w+"),
    ("kzt", r"KZT|tenge|тенге"),
    ("gbp", r"£|GBP|pounds?(?: sterling)?|фунт\w* стерлингов"),
    ("inr", r"INR|Rs\.?|rupees?|рупи\w+"),
    ("brl", r"BRL|R\$|reais|реал(?:ов|а)"),
    ("jpy", r"JPY|yen|иен\w*"),
    ("kgs", r"KGS|soms|сомов|сома"),
    ("azn", r"AZN|manats?|манат\w*"),
    ("uzs", r"UZS|soums?|сум\w*"),
)
_NUMBER = r"\d{1,3}(?:[ ,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_WORDS = {
    "half a billion": 5e8,
    "полмиллиарда": 5e8,
    "half a million": 5e5,
    "полмиллиона": 5e5,
    "a billion": 1e9,
    "one billion": 1e9,
    "the billion": 1e9,
    "миллиард": 1e9,
    "миллиарда": 1e9,
    "a million": 1e6,
    "half a trillion": 5e11,
}
_FACTORS = (
    (r"\b(?:doubled|twofold|two-fold|twice|two times|в два раза|вдвое|удвоил\w*)\b", 2.0),
    (r"\b(?:tripled|threefold|three-fold|three times|trebled|втрое|утроил\w*|в три раза)\b", 3.0),
    (r"\b(?:quadrupled|fourfold|four times|вчетверо|в четыре раза)\b", 4.0),
    (r"\b(?:fivefold|five times|впятеро|в пять раз)\b", 5.0),
    (r"\b(?:two[- ]and[- ]a[- ]half[- ]times)\b", 2.5),
    (r"\b(?:three[- ]and[- ]a[- ]half[- ]times)\b", 3.5),
    (r"\b(?:tenfold|ten times|в десять раз)\b", 10.0),
    (r"\b(?:halved|in half|by half|вполовину|наполовину)\b", 0.5),
    (r"\b(?:в полтора раза|полуторакратн\w+|1\.5 times|one and a half times)\b", 1.5),
    (r"\b(?:в два с половиной раза)\b", 2.5),
    (r"\b(?:в три с половиной раза)\b", 3.5),
)
_SHARES = (
    (r"\b(?:by (?:a|one)[- ]third|на треть)\b", 100 / 3),
    (r"\b(?:by (?:a|one)[- ]quarter|на четверть)\b", 25.0),
    (r"\b(?:by (?:a|one)[- ]fifth|на пятую часть)\b", 20.0),
    (r"\b(?:by (?:a|one)[- ]tenth|на десятую часть)\b", 10.0),
    (r"\b(?:by two thirds|на две трети)\b", 200 / 3),
    (r"\b(?:(?<!на )четверть|четверти|(?:a|one)[- ](?:quarter|fourth) of)\b(?! (?:века|час|финал))", 25.0),
    (r"\b(?:(?<!на )треть|трети|(?:a|one)[- ]third of)\b", 100 / 3),
    (
        r"\b(?:половин[аыу]|half of)\b"
        r"(?! (?:года|дня|века|срока|(?:the |this |last |next |current )?(?:year|month)|20\d\d))",
        50.0,
    ),
    (r"\b(?:(?:a|one)[- ]fifth of|пят(?:ая|ой|ую) част\w+)\b", 20.0),
    (r"\b(?:(?:a|one)[- ]sixth of|шест(?:ая|ой|ую) част\w+)\b", 100 / 6),
    (r"\b(?:(?:a|one)[- ]tenth of|десят(?:ая|ой|ую) част\w+)\b", 10.0),
    (r"\b(?:two[- ]thirds of|две трети|двух третей)\b", 200 / 3),
    (r"\b(?:three[- ]quarters of|три четверти)\b", 75.0),
    *(
        (rf"\b(?:кажд\w+ (?:{russian})\w+|every {english}|one in (?:every )?{number})\b", 100 / part)
        for part, russian, english, number in (
            (2, "втор", "second", "two"),
            (3, "трет", "third", "three"),
            (4, "четв[её]рт", "fourth", "four"),
            (5, "пят", "fifth", "five"),
            (6, "шест", "sixth", "six"),
            (7, "седьм", "seventh", "seven"),
            (8, "восьм", "eighth", "eight"),
            (9, "девят", "ninth", "nine"),
            (10, "десят", "tenth", "ten"),
        )
    ),
)
_SPELLED_OUT = {
    word: value
    for value, words in {
        2: "two два две двух",
        3: "three три трех трёх",
        4: "four четыре четырех четырёх",
        5: "five пять пяти",
        6: "six шесть шести",
        7: "seven семь семи",
        8: "eight восемь восьми",
        9: "nine девять девяти",
        10: "ten десять десяти",
        11: "eleven одиннадцать",
        12: "twelve двенадцать двенадцати",
        13: "thirteen тринадцать",
        14: "fourteen четырнадцать",
        15: "fifteen пятнадцать пятнадцати",
        16: "sixteen шестнадцать",
        17: "seventeen семнадцать",
        18: "eighteen восемнадцать",
        19: "nineteen девятнадцать",
        20: "twenty двадцать двадцати",
        30: "thirty тридцать тридцати",
        40: "forty сорок сорока",
        50: "fifty пятьдесят пятидесяти",
        60: "sixty шестьдесят шестидесяти",
        70: "seventy семьдесят семидесяти",
        80: "eighty восемьдесят восьмидесяти",
        90: "ninety девяносто",
        100: "сто ста hundred",
        200: "двести двухсот",
        300: "триста трехсот трёхсот",
        400: "четыреста четырехсот",
        500: "пятьсот пятисот",
        600: "шестьсот шестисот",
        700: "семьсот семисот",
        800: "восемьсот восьмисот",
        900: "девятьсот девятисот",
    }.items()
    for word in words.split()
}
#: Goods and people that reports count.
COUNTED = (
    r"tractors?|vehicles?|buses|trolleybuses|trams?|trucks?|combines?|harvesters?|lifts|elevators|wagons|"
    r"machines|(?:young )?people|workers|builders|students|specialists|employees|"
    r"(?:трактор|машин|автобус|троллейбус|электробус|трамва|грузовик|комбайн|лифт|подъ[её]мник|вагон|"
    r"самосвал|погрузчик|состав(?!ил|ля|ит)|станк|затвор|турбин|локомотив|строител|рабоч|студент|специалист|работник|"
    r"сотрудник|человек)\w*"
)
_ABOUT = re.compile(
    r"(?:almost|nearly|about|around|approximately|some|roughly|close to|почти|около|порядка|примерно|"
    r"приблизительно|приблизился к|приблизилась к|без малого|чуть ли не|где-то|almost up to)\s*(?:[$€]\s*)?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:more than|over|above|exceed(?:s|ed|ing)?|surpass(?:ed|es)?|cross(?:ed|es)?|topped|upwards of|"
    r"in excess of|более(?: чем)?(?: на)?|свыше|больше(?: чем)?|хорошо за|превыси\w+|превыша\w+|перевалил\w* за|"
    r"at least|не менее)\s*(?:[$€]\s*)?$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less than|under|below|fewer than|up to|at most|менее|меньше|до)(?: чем)?\s*(?:[$€]\s*)?$", re.IGNORECASE
)
#: Before a word of more or less it says the contrary: no more than is less.
_DENIED = re.compile(r"(?:\b(?:no|not|не)|n['’]t)\s+$", re.IGNORECASE)


_CURRENCIES = "|".join(f"(?:{pattern})" for _, pattern in _CURRENCY)
_SCALES = (
    r"(?:thousand|millions?|billions?|trillion|crore|lakh|mln|bln|mn|bn|tn|m\b|b\b|k\b|тыс(?:яч\w*|\.)?|млн\.?|"
    r"млрд\.?|трлн\.?|миллион\w*|миллиард\w*|триллион\w*)"
)
#: What may stand behind a number: its scale, its currency, and what it counts.
_BEHIND = (
    rf"(?:\s?-?(?P<scale>{_SCALES}))?(?:[\s-]?(?P<post>{_CURRENCIES})(?!\w))?"
    rf"(?:\s?(?P<pct>%|percent\b|per cent\b|процент\w*|п\.\s?п\.|percentage "
    rf"points?))?(?:[\s-]?(?P<times>times\b|раза?\b|fold\b))?"
    rf"(?:\s(?P<mass>tonnes?\b|tons?\b|тонн\w*|kg\b|кг\b|units?\b|единиц\w*|штук\w*|"
    rf"(?:[A-Za-zА-Яа-яё-]+\s)?(?:{COUNTED})\b|(?:[A-Za-zА-Яа-яё-]+\s)?(?:enterprises?|companies|ventures?|firms|"
    rf"projects|businesses|investors)\b|(?:[А-Яа-яё-]+\s)?(?:предприяти|компани|проект|фирм|организаци|"
    rf"резидент)\w*))?"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<pre>{_CURRENCIES})?\s?-?(?<![\w.,])(?P<n>{_NUMBER})(?P<up>\+|\sс\sлишним|-odd|-plus)?{_BEHIND}",
        re.IGNORECASE,
    )


@cache
def _spelled() -> re.Pattern[str]:
    word = "|".join(sorted(_SPELLED_OUT, key=len, reverse=True))
    return re.compile(rf"\b(?P<pre>)(?P<n>(?:(?:{word})[\s-](?:and\s)?){{0,3}}(?:{word}))\b{_BEHIND}", re.IGNORECASE)


@cache
def _worded() -> re.Pattern[str]:
    word = "|".join(sorted(_WORDS, key=len, reverse=True))
    return re.compile(rf"\b(?P<pre>)(?P<n>{word})\b{_BEHIND}", re.IGNORECASE)


def _spelled_value(text: str) -> float:
    """The number of its words: "two hundred and five" is 205, "сорок пять" 45."""
    total = 0.0
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        value = _SPELLED_OUT.get(word, 0)
        total = (total or 1.0) * 100 if word == "hundred" else total + value
    return total


def amounts(plain: str, span: Span) -> list[Amount]:
    """The amounts in a part of a text, in order; bare numbers and years are none.

    >>> [(one.value, one.unit, one.operator) for one in amounts("almost $540m", Span(0, 12))]
    [(540000000.0, 'usd', '~')]
    """
    found: list[Amount] = []
    for match in _pattern().finditer(plain, span.start, span.end):
        unit = _unit(match)
        if not unit or (unit == "count" and not match["scale"] and re.fullmatch(r"(?:19|20)\d\d", match["n"])):
            continue
        value = _number(match["n"]) * _SCALE.get(_scale_key(match["scale"] or ""), 1.0)
        start = match.start("pre") if match["pre"] else match.start("n")
        found.append(Amount(Span(start, match.end()), value, unit, _operator(plain, start, bool(match["up"]))))
    found = _joined(plain, found)
    for match in _spelled().finditer(plain, span.start, span.end):
        unit = _unit(match)
        often = unit == "ratio" and "раз" in match[0].lower() and plain[: match.start()][-2:].lower() != "в "
        if unit and not often and not any(one.span.overlap(Span(*match.span())) for one in found):
            value = _spelled_value(match["n"]) * _SCALE.get(_scale_key(match["scale"] or ""), 1.0)
            found.append(Amount(Span(*match.span()), value, unit, _operator(plain, match.start(), False)))
    for match in _worded().finditer(plain, span.start, span.end):
        place = Span(*match.span())
        if not any(one.span.overlap(place) for one in found):
            value = _WORDS[caseless(match["n"])]
            found.append(Amount(place, value, _unit(match) or "count", _operator(plain, place.start, False)))
    lower = plain[span.start : span.end].lower()
    for table, unit in ((_FACTORS, "ratio"), (_SHARES, "percent")):
        for pattern, value in table:
            for match in re.finditer(pattern, lower):
                place = Span(span.start + match.start(), span.start + match.end())
                if not any(one.span.overlap(place) for one in found):
                    found.append(Amount(place, value, unit, "~" if unit == "percent" else "="))
    return sorted(found, key=lambda one: one.span.start)


def _joined(plain: str, found: list[Amount]) -> list[Amount]:
    """Amounts with "1 млрд 240 млн долларов" as one."""
    result: list[Amount] = []
    for one in found:
        last = result[-1] if result else None
        if (
            last
            and last.unit == "count"
            and last.value > one.value
            and plain[last.span.end : one.span.start].strip() in ("", "and", "и")
        ):
            result[-1] = Amount(Span(last.span.start, one.span.end), last.value + one.value, one.unit, last.operator)
        else:
            result.append(one)
    return result


def _scale_key(text: str) -> str:
    lower = text.lower().rstrip(".")
    return (
        next((key for key in sorted(_SCALE, key=len, reverse=True) if lower.startswith(key)), "")
        if len(lower) > 1
        else lower
    )


def _number(text: str) -> float:
    plain = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    whole, _, part = plain.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}.{part}" if whole else part)


def _unit(match: re.Match[str]) -> str:
    if match["pct"]:
        return "percent"
    written = match["pre"] or match["post"]
    if written:
        return next(unit for unit, pattern in _CURRENCY if re.fullmatch(pattern, written.strip(), re.IGNORECASE))
    if match["times"]:
        return "ratio"
    if match["mass"]:
        word = match["mass"].lower()
        return "tonnes" if re.match(r"tonne|tons?\b|тонн", word) else "kg" if word in ("kg", "кг") else "count"
    return "count" if match["scale"] else ""


def _operator(plain: str, start: int, up: bool) -> Operator:
    before = plain[max(0, start - 28) : start]
    if _ABOUT.search(before):
        return "~"
    if up:
        return ">"
    signs: tuple[tuple[re.Pattern[str], Operator, Operator], ...] = ((_MORE, ">", "<"), (_LESS, "<", ">"))
    for words, plainly, denied in signs:
        if said := words.search(before):
            return denied if _DENIED.search(before[: said.start()]) else plainly
    return "="
