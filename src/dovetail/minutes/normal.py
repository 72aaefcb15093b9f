"""A normalisation that keeps every length, so that a place in it is the same place in the original text."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\u00b4\u0060", "'"),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2012\u2013\u2015\u2e3a", "\u2014"),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\t\r\x00", " "),
    **dict.fromkeys("\ue000\ue001\ue002\ue003", "\ufffd"),
    "ё": "е",
    "Ё": "Е",
}


class _Table(dict[int, str]):
    """Character by character: signs to plain ones, any blank to a blank, everything else as it is."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = _SIGNS.get(sign) or (" " if unicodedata.category(sign) == "Zs" else sign)
        self[code] = plain
        return plain


_TABLE = _Table()
#: A run of signs that no word is: an encoded picture, a line drawn of dashes.
_ENDLESS = re.compile(r"\S{400,}")


def normal(text: str) -> str:
    """The text with plain blanks, apostrophes, hyphens and dashes, and е for ё, of exactly the same length.

    Quotation marks stay as they are, since it matters whether one opens or closes. The signs of the private area by
    which patterns are told of names and quotations are none of a report's, and what is longer than a word can be is
    none: both become signs that stand for nothing.

    >>> normal("Russia’s\\u00a0region") == "Russia's region"
    True
    """
    return _ENDLESS.sub(lambda run: "\ufffd" * len(run[0]), text.translate(_TABLE))


def folded(text: str) -> str:
    """`normal` in lower case, of the same length: a letter whose lower case is longer stays as it is.

    >>> folded("BelAZ")
    'belaz'
    """
    plain = normal(text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in plain)


def caseless(text: str) -> str:
    """The text in small letters as a pattern that ignores case compares it: by way of its capitals.

    >>> caseless("Auguſt"), caseless("Август")
    ('august', 'август')
    """
    return text.upper().lower()


_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіўқғҳөүұң",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "u",
            "k",
            "g",
            "kh",
            "o",
            "u",
            "u",
            "n",
        ],
        strict=True,
    )
)


def unmarked(text: str) -> str:
    """The text with the marks of its Latin letters left out; Cyrillic stays as it is.

    >>> unmarked("Paraná"), unmarked("Йошкар-Ола")
    ('Parana', 'Йошкар-Ола')
    """
    return "".join(unicodedata.normalize("NFKD", sign)[0] if "\u00c0" <= sign <= "\u024f" else sign for sign in text)


_BARRED = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a"}


def latin(text: str) -> str:
    """The text in plain small Latin letters, for comparing names across scripts and spellings.

    >>> latin("Дубровский") == latin("Dubrovsky")
    True
    """
    lower = unicodedata.normalize("NFKD", "".join(_LATIN.get(sign, _BARRED.get(sign, sign)) for sign in folded(text)))
    plain = "".join(sign for sign in lower if not unicodedata.combining(sign))
    for spelled, one in (("iy", "i"), ("yi", "i"), ("ii", "i"), ("y", "i"), ("x", "ks"), ("ts", "c"), ("kh", "h")):
        plain = plain.replace(spelled, one)
    return plain
