"""What a value of a declared table must be, cell by cell: the same rules for the fast and the exact pass."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from dovetail.errors import InvalidRequestError, UnknownCodeError
from dovetail.terms.industry import INDUSTRY_CLASSIFICATIONS
from dovetail.terms.period import Period
from dovetail.terms.product import CLASSIFICATIONS, TOTAL
from dovetail.terms.schema import TERRITORY_COLUMNS, Column
from dovetail.terms.territory import Territory

Value = str | float | int | None

FLOWS = ("export", "import")
METRICS = ("turnover", "exports", "imports", "balance")

#: Kinds of texts that `text_fault` knows.
_JUDGED = frozenset((*TERRITORY_COLUMNS, "period", "change_base", "flow", "metric", "classification", "industry"))

#: Judgements that are remembered: more than there are codes, and few enough for a column of names of firms.
_KEPT = 1 << 16

#: Columns of numbers that may fall below nothing: a balance, a change.
_SIGNED = ("value", "amount", "change_pct", "balance")

#: No chapter of the Harmonised System is 00: a code that begins so is a short one filled up to more digits than it has.
_HARMONISED = re.compile(r"(?!00)\d{2}(\d{2}){0,4}")
_OTHER = re.compile(r"[0-9A-Z.]{1,10}")


@lru_cache(maxsize=_KEPT)
def text_fault(column: str, value: str) -> str:
    """What is wrong with a text in a column, by what the column holds; empty if nothing."""
    if column in TERRITORY_COLUMNS:
        return "" if _known(value) else f"'{value}' is not a known territory"
    if column in ("period", "change_base"):
        return "" if _canonical(value) else f"'{value}' is not a period"
    if column == "flow":
        return "" if value in FLOWS else f"'{value}' is neither export nor import"
    if column == "metric":
        return "" if value in METRICS else f"'{value}' is none of {', '.join(METRICS)}"
    if column == "classification":
        known = (*CLASSIFICATIONS, *INDUSTRY_CLASSIFICATIONS)
        return "" if value in known else f"'{value}' is not a known classification"
    return ""


@lru_cache(maxsize=_KEPT)
def product_fault(product: str, classification: str) -> str:
    """What is wrong with a product code; empty if nothing."""
    if product == TOTAL:
        return ""
    harmonised = classification.startswith("H") or classification == "EAEU"
    sound = (_HARMONISED if harmonised else _OTHER).fullmatch(product)
    return "" if sound else f"'{product}' is not a product code of {classification}"


def number_fault(column: str, value: float) -> str:
    """What is wrong with a number; empty if nothing."""
    if not math.isfinite(value):
        return f"{value} is not a finite number"
    return f"{value:g} is negative" if value < 0 and column not in _SIGNED else ""


def kind_of(column: str, names: Sequence[str]) -> str:
    """The name by which the values of a column are judged, among the columns of its table.

    A classification without products is one of industries, and the value of a metric may be a balance.
    """
    if column == "classification" and "product" not in names:
        return "industry"
    return "balance" if column == "value_usd" and "metric" in names else column


def is_judged(kind: str) -> bool:
    """Whether texts of a kind are codes that can be wrong; names, remarks and the like are taken as they are."""
    return kind in _JUDGED


def must_be_there(column: Column) -> bool:
    """Whether null has no meaning in a column."""
    return column.key or not column.null


def _known(code: str) -> bool:
    try:
        return Territory.of(code).code == code
    except UnknownCodeError:
        return False


def _canonical(value: str) -> bool:
    try:
        return str(Period.of(value)) == value
    except InvalidRequestError:
        return False
