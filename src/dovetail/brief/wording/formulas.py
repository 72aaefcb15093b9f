"""Formulas in words, in the language of the annex.

The analyses write formulas in English. The table beside this module holds their Russian: `#` stands for a
number, `@` for a pair of codes, `*` at the end for another formula. A formula that is not in it stays as written.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from dovetail.terms.territory import Language

_CODE = r"(?:X-[A-Z0-9]+|[A-Z]{2}-[A-Z0-9]{1,3}|[A-Z]{3})"
_PARTS = re.compile(rf"{_CODE}-{_CODE}|\d+(?:\.\d+)?")


def formula_in(formula: str, language: Language) -> str:
    """The formula in a language.

    >>> formula_in("100 (end / start - 1)", "ru")
    '100 (конец / начало - 1)'
    >>> formula_in("sum over 93 lines of: end - start", "ru")
    'сумма по строкам (93): конец - начало'
    """
    if language == "en" or not formula:
        return formula
    head, colon, tail = formula.partition(": ")
    if colon and (outer := _told(f"{head}: *")):
        return outer.removesuffix("*") + formula_in(tail, language)
    return _told(formula) or formula


def _told(formula: str) -> str:
    """The Russian of one formula with its numbers and codes put back in order; empty if the table has none."""
    found = _PARTS.findall(formula)
    pattern = _PARTS.sub(lambda part: "@" if part[0][0].isalpha() else "#", formula)
    if pattern not in _russian():
        return ""
    parts = iter(found)
    return re.sub("[#@]", lambda _: next(parts), _russian()[pattern])


@cache
def _russian() -> dict[str, str]:
    text = files("dovetail.brief.wording").joinpath("formulas.tsv").read_text(encoding="utf-8")
    return {row["en"]: row["ru"] for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)}
