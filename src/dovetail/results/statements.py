"""Stated figures as Figures: what was said, with every value that rounds to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.rounding import Interval, rounding_interval

#: Words by which a speaker says that the number lies below the one said, or above it; "no more than" is below.
_DIRECTION = re.compile(
    r"\b(?:(?P<below>almost|nearly|(?:no|not) (?:more than|over|above|exceeding)|at most|up to|less than|fewer than|"
    r"under|below|почти|не (?:более|больше|свыше|выше)|менее|меньше|ниже|до)|"
    r"(?P<above>(?:no|not) (?:less than|fewer than|under|below)|at least|more than|over|above|exceeding|"
    r"не (?:менее|меньше|ниже)|более|больше|свыше|выше))\b"
)

#: Words by which a speaker says that the number is near the one said.
_NEAR = re.compile(r"\b(?:approximately|about|around|roughly|примерно|приблизительно|около|порядка)\b")


def stated_value(ledger: Ledger, row: Mapping[str, Any], source: Callable[[str], Source]) -> Figure | None:
    """The stated value in US dollars, its interval all values that round to it; None where only a change was said.

    `row` is one of the table `stated`, `source` gives the Source of a locator.
    """
    if row["value_usd"] is None:
        return None
    return ledger.add(
        Figure(
            measure=_measure(row),
            value=row["value_usd"],
            unit="usd",
            period=row["period"],
            territories=_territories(row),
            grade="stated",
            interval=_said(row["value_usd"], row["qualifier"] or "", 1e6),
            source=source(_locator(row)),
            note=_note(row),
        )
    )


def stated_change(ledger: Ledger, row: Mapping[str, Any], source: Callable[[str], Source]) -> Figure | None:
    """The stated change in per cent, its interval all changes that round to it; None where none was said."""
    if row["change_pct"] is None or not row["change_base"]:
        return None
    return ledger.add(
        Figure(
            measure=f"{_measure(row)}.change",
            value=row["change_pct"],
            unit="percent",
            period=f"{row['change_base']}>{row['period']}",
            territories=_territories(row),
            grade="stated",
            interval=_said(row["change_pct"], row["qualifier"] or "", 1.0),
            source=source(_locator(row)),
            note=_note(row),
        )
    )


def _said(value: float, qualifier: str, scale: float) -> Interval:
    """Half a unit of the last digit said; where the speaker rounded, trailing zeros count as not said.

    "Almost 540" lies below 540 by up to a unit of its last digit, "over 540" above it.
    """
    words = qualifier.casefold()
    direction = _DIRECTION.search(words)
    digits = 0
    if direction or _NEAR.search(words):
        said = round(abs(value) / scale, 6)
        while said and digits > -3 and said % 10 ** (1 - digits) == 0:
            digits -= 1
    low, high = rounding_interval(value, scale=scale, least_digits=digits)
    half = 0.5 * (high - low)
    if direction and direction["below"]:
        return (value - 2 * half, value) if value >= 0 else (value, value + 2 * half)
    if direction:
        return (value, value + 2 * half) if value >= 0 else (value - 2 * half, value)
    return low, high


def _measure(row: Mapping[str, Any]) -> str:
    return f"stated.{row['metric']}"


def _territories(row: Mapping[str, Any]) -> tuple[str, ...]:
    if row["exporter"] and row["importer"]:
        return (row["exporter"], row["importer"])
    return (row["side_a"], row["side_b"])


def _locator(row: Mapping[str, Any]) -> str:
    return f"{row['id']}: {row['publisher']}, {row['published']}, {row['address']}"


def _note(row: Mapping[str, Any]) -> str:
    return "; ".join(part for part in (row["qualifier"], row["note"]) if part)
