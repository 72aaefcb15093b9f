"""Formulas in words, in the language of the annex.

The analyses write formulas in English. The table beside this module holds their Russian: `#` stands for a number, `@`
for a pair of codes, `$` for the code of one territory, `*` at the end for another formula. A formula that is not in it
stays as written.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from dovetail.terms.territory import Language

_CODE = r"(?:X-[A-Z0-9]+|[A-Z]{2}-[A-Z0-9]{1,3}|[A-Z]{3})"
#: What stands in a formula as a token: a pair of codes, a number, the code of one territory.
_PARTS = re.compile(
    rf"(?P<pair>{_CODE}-{_CODE})|(?P<number>\d+(?:\.\d+)?)|(?P<code>\b(?:[A-Z]{{2}}-[A-Z0-9]{{1,3}}|[A-Z]{{3}})\b)"
)
_TOKENS = {"pair": "@", "number": "#", "code": "$"}


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
    pattern = _pattern(formula)
    if pattern not in _russian():
        return ""
    parts: dict[str, list[str]] = {}
    for part in _PARTS.finditer(formula):
        parts.setdefault(_TOKENS[part.lastgroup or ""], []).append(part[0])
    return re.sub("[#@$]", lambda token: parts[token[0]].pop(0), _russian()[pattern])


def _pattern(formula: str) -> str:
    """The formula with a token for each number and code."""
    return _PARTS.sub(lambda part: _TOKENS[part.lastgroup or ""], formula)


@cache
def _russian() -> dict[str, str]:
    text = files("dovetail.brief.wording").joinpath("formulas.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {_pattern(row["en"]): row["ru"] for row in rows}
