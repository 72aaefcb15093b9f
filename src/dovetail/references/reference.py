"""A published number that our own computation must meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A number from the literature or a peer's documentation, and the call that must reproduce it.

    `tolerance` is absolute and follows from the digits published. `topic` groups the rows of `dovetail verify`.
    """

    topic: str
    name: str
    citation: str
    published: float
    tolerance: float
    compute: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reference came to."""

    reference: Reference
    computed: float

    @property
    def agrees(self) -> bool:
        return abs(self.computed - self.reference.published) <= self.reference.tolerance


def check(references: tuple[Reference, ...]) -> tuple[Outcome, ...]:
    """Compute every reference anew."""
    return tuple(Outcome(reference, float(reference.compute())) for reference in references)
