"""How a Figure is shown to a reader: scale, decimal mark, sign and unit of English and Russian.

The minus is U+2212, a number and its unit are joined by a no-break space, halves are rounded away from
zero, and nothing is ever shown as minus zero.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from dovetail.terms.unit import UNITS

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

    from dovetail.terms.figure import Figure
    from dovetail.terms.territory import Language

Sign = Literal["natural", "always", "never"]
Scale = Literal["", "k", "mn", "bn", "trn"]

MINUS, NBSP, NEARLY = "\u2212", "\u00a0", "\u2248"

_SCALES: tuple[Scale, ...] = ("", "k", "mn", "bn", "trn")
_POWERS: dict[Scale, int] = {"": 0, "k": 3, "mn": 6, "bn": 9, "trn": 12}
_SCALE_WORDS: dict[str, dict[Scale, str]] = {
    "en": {"": "", "k": "thousand", "mn": "mn", "bn": "bn", "trn": "trn"},
    "ru": {"": "", "k": "тыс.", "mn": "млн", "bn": "млрд", "trn": "трлн"},
}
#: How each unit is written around the number; `{n}` is the number with its scale, words are joined by no-break spaces.
_UNIT_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "usd": "US${n}",
        "rub": "RUB {n}",
        "byn": "BYN {n}",
        "eur": "EUR {n}",
        "cny": "CNY {n}",
        "kzt": "KZT {n}",
        "percent": "{n}%",
        "share": "{n}%",
        "pp": "{n} pp",
        "kg": "{n} kg",
        "t": "{n} t",
        "km": "{n} km",
        "usd_per_kg": "US${n}/kg",
        "rub_per_usd": "RUB {n} to the dollar",
        "byn_per_usd": "BYN {n} to the dollar",
    },
    "ru": {
        "usd": "{n} долл.",
        "rub": "{n} руб.",
        "byn": "{n} бел. руб.",
        "eur": "{n} евро",
        "cny": "{n} CNY",
        "kzt": "{n} тенге",
        "percent": "{n} %",
        "share": "{n} %",
        "pp": "{n} п. п.",
        "kg": "{n} кг",
        "t": "{n} т",
        "km": "{n} км",
        "usd_per_kg": "{n} долл./кг",
        "rub_per_usd": "{n} руб. за долл.",
        "byn_per_usd": "{n} бел. руб. за долл.",
    },
}
#: Significant digits that a reader needs; a stated figure is repeated with all the digits that were said, up to six.
_SIGNIFICANT, _STATED_DIGITS = 3, 6


def show(figure: Figure, language: Language = "en", *, sign: Sign = "natural") -> str:
    """The Figure as a sentence quotes it: scaled, rounded to three significant digits, with its unit.

    Parameters
    ----------
    figure
        The Figure. A `stated` one keeps the digits that were said.
    language
        `en` or `ru`.
    sign
        `natural` writes a minus only, `always` a plus too (changes), `never` the size alone ("fell by").

    Examples
    --------
    >>> from dovetail.terms.figure import Figure
    >>> show(Figure(measure="exports", value=16.54e9, unit="usd", period="2014", formula="-"))
    'US$16.5\\xa0bn'
    >>> show(Figure(measure="exports", value=-16.54e9, unit="usd", period="2014", formula="-"), "ru")
    '−16,5\\xa0млрд\\xa0долл.'
    """
    value, unit = _plain(figure)
    if unit in ("count", "persons", "years") and value == int(value):
        number = Decimal(int(value))
        return _joined(_lead(number, sign), _digits(number, 0, language), unit, language)
    kind = UNITS[figure.unit].dimension
    if kind in ("money", "mass"):
        scale, number, places = _scaled(value, figure.grade == "stated")
        core = f"{_digits(number, places, language)} {_SCALE_WORDS[language][scale]}".rstrip()
        return _joined(_lead(number, sign), core, unit, language)
    places = 1 if kind == "share" else 0 if kind in ("count", "length") else _places(value, _SIGNIFICANT)
    if kind == "share" and value != 0 and abs(value) < 0.05:
        places = min(_places(value, 1), 4)
    number = _rounded(value, places)
    if kind == "share" and figure.grade == "stated":
        number, places = _stripped(_rounded(value, 4))
    return _joined(_lead(number, sign), _digits(number, places, language), unit, language)


def cell(
    figure: Figure, language: Language = "en", *, scale: Scale = "mn", places: int = 0, sign: Sign = "natural"
) -> str:
    """The Figure as a table column shows it: in one scale for the whole column, the unit left to the heading.

    What is not zero but rounds to it is shown as `≈0`.
    """
    value, _ = _plain(figure)
    if UNITS[figure.unit].dimension in ("money", "mass"):
        value /= 10 ** _POWERS[scale]
    number = _rounded(value, places)
    if number == 0 and figure.value != 0:
        return f"{NEARLY}0"
    return _lead(number, sign) + _digits(number, places, language)


def written(value: float, places: int = 0, language: Language = "en") -> str:
    """A bare number with the grouping, the decimal mark and the minus of a language.

    >>> written(-1234.56, 1), written(-1234.56, 1, "ru")
    ('−1,234.6', '−1\\xa0234,6')
    """
    number = _rounded(value, places)
    return _lead(number, "natural") + _digits(number, places, language)


def exact(figure: Figure, language: Language = "en") -> str:
    """The Figure in full, as the annex gives it: unscaled, up to six significant decimals, with its unit."""
    value, unit = _plain(figure)
    number, places = _stripped(_rounded(value, max(_places(value, 6), 2)))
    return _joined(_lead(number, "natural"), _digits(number, places, language), unit, language)


def unit_heading(unit: str, language: Language = "en", scale: Scale = "") -> str:
    """A unit with its scale as a table heading names it.

    >>> unit_heading("usd", "en", "mn"), unit_heading("usd", "ru", "mn")
    ('US$\\xa0mn', 'млн\\xa0долл.')
    """
    words = _UNIT_WORDS[language].get(unit, "{n}")
    prefix, suffix = words.split("{n}")
    return _bound(" ".join(part.strip() for part in (prefix, _SCALE_WORDS[language][scale], suffix) if part.strip()))


def common_scale(figures: list[Figure]) -> Scale:
    """The scale for a column of money: the one in which its largest value has one to four digits before the mark."""
    largest = max((abs(figure.value) for figure in figures), default=0.0)
    fitting: list[Scale] = [scale for scale in ("k", "mn", "bn") if largest >= 10.0 ** (_POWERS[scale] + 1)]
    return fitting[-1] if fitting else ""


def direction(figure: Figure) -> Literal["up", "down", "flat"]:
    """Whether the Figure, as `show` rounds it, is above, below or at zero."""
    value, _ = _plain(figure)
    if UNITS[figure.unit].dimension == "share" and _rounded(value, 1) == 0:
        return "flat"
    return "up" if value > 0 else "down" if value < 0 else "flat"


def _plain(figure: Figure) -> tuple[float, str]:
    """Value and unit for display: a share as percent, a heavy mass in tonnes."""
    if figure.unit == "share":
        return figure.value * 100, "share"
    if figure.unit == "kg" and abs(figure.value) >= 1000:
        return figure.value / 1000, "t"
    return figure.value, figure.unit


def _scaled(value: float, stated: bool) -> tuple[Scale, Decimal, int]:
    """The scale, the number in it and its decimal places. The scale is chosen after rounding: 999.9 mn is 1.00 bn."""
    for scale in _SCALES:
        part = value / 10 ** _POWERS[scale]
        places = _places(part, _STATED_DIGITS if stated else _SIGNIFICANT)
        number = _rounded(part, places)
        if _places(float(number), _SIGNIFICANT) < places and not stated:
            number, places = _rounded(part, places - 1), places - 1
        if stated:
            number, places = _stripped(number)
        if abs(number) < 1000 or scale == "trn":
            return scale, number, places
    raise AssertionError("unreachable")  # pragma: no cover


def _places(value: float, significant: int) -> int:
    """Decimal places that keep so many significant digits, none below zero."""
    if value == 0:
        return 0
    return max(significant - 1 - Decimal(repr(abs(value))).adjusted(), 0)


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _stripped(number: Decimal) -> tuple[Decimal, int]:
    """The number without trailing zeros after the mark, and the places left."""
    plain = number.normalize()
    places = max(-int(plain.as_tuple().exponent), 0)
    return number.quantize(Decimal(1).scaleb(-places)), places


def _lead(number: Decimal, sign: Sign) -> str:
    if number == 0 or sign == "never":
        return ""
    return MINUS if number < 0 else "+" if sign == "always" else ""


def _digits(number: Decimal, places: int, language: Language) -> str:
    """The size of the number with grouping and decimal mark."""
    locale, pattern = _format(language, places)
    return str(pattern.apply(abs(number), locale)).replace("\u202f", NBSP)


@cache
def _format(language: str, places: int) -> tuple[Locale, NumberPattern]:
    from babel import Locale
    from babel.numbers import parse_pattern

    return Locale(language), parse_pattern("#,##0" + ("." + "0" * places if places else ""))


def _joined(lead: str, core: str, unit: str, language: Language) -> str:
    return _bound(lead + _UNIT_WORDS[language].get(unit, "{n}").format(n=core))


def _bound(text: str) -> str:
    return text.replace(" ", NBSP)
