"""What can be said of a claim after the figures were asked, and how near two values are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dovetail.minutes.items import Claim
from dovetail.terms.figure import Figure

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


@dataclass(frozen=True, slots=True)
class Check:
    """A claim with its verdict: why, the Figures recomputed, and the query that gave them."""

    claim: Claim
    verdict: Verdict
    reason: str
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
