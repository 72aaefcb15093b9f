"""Units as people write them in headings and cells: `тыс. долл. США`, `mln USD`, `USD 1000`, `т`, `Netweight (kg)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BESIDE = r"\s*$"

#: Powers of ten, in English and Russian. A lone `k` or `m` counts only beside a currency.
_SCALES = (
    (1e12, r"трлн|триллион\w*|trillion|trn"),
    (1e9, r"млрд|миллиард\w*|billions?|bln|bn|mrd"),
    (1e6, rf"млн|миллион\w*|millions?|mln|mio|mn\b|\bm{_BESIDE}|1[ ,.]?000[ ,.]?000"),
    (
        1e3,
        rf"тыс|тысяч\w*|thousands?|thsd|thous|\bths|'000|\bk{_BESIDE}|1[ ,.]?000",
    ),
)
_MONEY = (
    ("byn", r"бел\w*\.?\s*руб\w*|\bbyn\b|\bbyr\b|belarus\w*\s+rubles?"),
    (
        "usd",
        r"долл\w*\.?(?:\s*сша)?|\$\s*сша|(?<![a-z])usd(?![a-z])|us\s?\$|us\s+dollars?|u\.s\.\s*dollars?|dollars?|\$",
    ),
    ("rub", r"руб(?:\.|л\w*|\b)|\brub\b|\brur\b|₽|roubles?|rubles?"),
    ("eur", r"\bевро\b|(?<![a-z])eur(?![a-z])|\beuros?\b|€"),
    ("cny", r"юан\w*|\bcny\b|\brmb\b|yuan"),
    ("kzt", r"тенге|\bkzt\b"),
)
_MASS = (
    (1e3, r"тонн\w*|\bт\b(?!\.?\s?[чдпе]\b)\.?|\btonn?e?s?\b|\bmt\b|metric tons?|\bt\b"),
    (1e2, r"центнер\w*|\bц\b"),
    (1.0, r"килограмм\w*|\bкг\b\.?|(?<![a-z])kgs?(?![a-z])\.?|kilograms?"),
    (1e-3, r"\bграмм\w*|(?<!\d)(?<!\d\s)\bг\b(?!\.)|\bgrams?\b|\bg\b"),
)
_PRICE = re.compile(
    r"\bцен[аы]\b|\bprice\b|unit value|\bза (?:1 )?(?:тонн|кг|т\b|ед|шт)|\bper (?:kg|ton|unit)|(?:usd|\$)/(?:kg|t)\b"
)
_PEOPLE = ((1.0, r"\bчел(?:овек\w*|\b\.?)|\bpersons?\b|\bpeople\b|\binhabitants?\b"),)
_SHARE = ((1.0, r"%|процент\w*|per ?cent"),)


@dataclass(frozen=True, slots=True, order=True)
class UnitText:
    """A unit found in a text: its code (`usd`, `kg`, `eur`, ...) and how many of it one stands for."""

    unit: str
    scale: float

    def __str__(self) -> str:
        return self.unit if self.scale == 1 else f"{self.scale:,.12g} {self.unit}"


def find_units(text: str) -> tuple[UnitText, ...]:
    """The units that a text names, each once; two of them mean that the text is about two things.

    >>> [str(unit) for unit in find_units("Стоимость, тыс. долл. США")]
    ['1,000 usd']
    >>> [str(unit) for unit in find_units("Trade Value (USD 1000)")]
    ['1,000 usd']
    >>> [str(unit) for unit in find_units("вес нетто, т; стоимость, млн USD")]
    ['1,000 kg', '1,000,000 usd']
    >>> find_units("страна")
    ()
    """
    text = text.casefold().replace("\u00a0", " ").replace("_", " ")
    text = re.sub(r"(?<![a-z])([km])(usd|eur|rub|byn)(?![a-z])", r"\1 \2", text)
    # A number beside a unit may be a footnote or a year; only 1000 and 1 000 000 are scales.
    spots = _spots(text)
    found: list[UnitText] = []
    start = 0
    for begin, end, unit, size in spots:
        scale = _scale(text[start:begin]) or _scale(text[end:], near=True)
        found.append(UnitText(unit, size * (scale or 1.0)))
        start = end
    return tuple(dict.fromkeys(found))


def _spots(text: str) -> list[tuple[int, int, str, float]]:
    """Where units stand in a text, without overlaps, from the left."""
    kinds = [(unit, 1.0, form) for unit, form in _MONEY]
    kinds += [("kg", size, form) for size, form in _MASS]
    kinds += [("persons", size, form) for size, form in _PEOPLE] + [("percent", size, form) for size, form in _SHARE]
    spots: list[tuple[int, int, str, float]] = []
    for unit, size, form in kinds:
        for match in re.finditer(form, text):
            if all(match.end() <= begin or match.start() >= end for begin, end, *_ in spots):
                spots.append((match.start(), match.end(), unit, size))
    return sorted(spots)


def _scale(text: str, *, near: bool = False) -> float | None:
    """The power of ten named in a text; `near` asks for it at the very start, as in `USD 1000`."""
    if near and (letter := re.match(r"\s?([mk])(?![\w²³])", text)):
        return 1e6 if letter[1] == "m" else 1e3
    for size, form in _SCALES:
        if re.match(rf"[\s.,(]*(?:{form})\b", text) if near else re.search(rf"(?:\b|(?<=\s)|^)(?:{form})", text):
            return size
    return None


def is_price(text: str) -> bool:
    """Whether a heading names money for one of something: a price, not a value.

    >>> is_price("Цена, долл. США за тонну"), is_price("Стоимость, долл. США")
    (True, False)
    """
    return _PRICE.search(text.casefold()) is not None
