"""What can be said of a claim after the figures were asked, why, and how near two values are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dovetail.minutes.items import Claim
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

Verdict = Literal[
    "supported",
    "contradicted",
    "rounded",
    "other base period",
    "other definition",
    "supported by a national proxy",
    "not checkable",
]
#: Relative difference up to which a value counts as the same, and up to which as rounded or approximate.
SAME, ROUNDED = 0.005, 0.06
#: Difference in percentage points up to which a change or a share counts as the same, and up to which as rounded.
SAME_POINTS, ROUNDED_POINTS = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: a message of the wording (`reason-` before it) and what it speaks of.

    A value is a Figure, a territory, a period, product codes, another reason, or a word that only chooses a form.
    """

    message: str
    values: Mapping[str, Figure | Territory | Period | tuple[str, ...] | Reason | str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The reason as JSON values: Figures by id, territories and periods by code."""
        return {"message": self.message, **{name: _plain(value) for name, value in self.values.items()}}


def _plain(value: Figure | Territory | Period | tuple[str, ...] | Reason | str) -> Any:
    match value:
        case Figure():
            return value.id
        case Reason():
            return value.to_dict()
        case tuple():
            return list(value)
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Check:
    """A claim with its verdict: why, the Figures recomputed, and the query that gave them."""

    claim: Claim
    verdict: Verdict
    reason: Reason
    figures: tuple[Figure, ...] = ()
    query: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


def near(claim: Claim, said: float, known: float) -> Verdict:
    """How a said value stands to a known one, with its "almost" and "more than"."""
    off = known / said - 1 if said else math.inf
    if abs(off) <= SAME:
        return "supported"
    if claim.operator == ">" and 0 < off <= 0.25:
        return "supported"
    if claim.operator == "<" and -0.25 <= off < 0:
        return "supported"
    return "rounded" if abs(off) <= ROUNDED else "contradicted"


def near_points(said: float, known: float) -> Verdict:
    """How a said percentage stands to a known one."""
    off = abs(said - known)
    if off <= SAME_POINTS:
        return "supported"
    return "rounded" if off <= max(ROUNDED_POINTS, ROUNDED * abs(said)) else "contradicted"
