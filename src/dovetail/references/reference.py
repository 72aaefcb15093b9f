"""A published number that our own computation must meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dovetail.errors import MissingDataError, problem


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


def published_table(folder: Path, name: str) -> Path:
    """A file of published data that references rest on.

    Raises
    ------
    MissingDataError
        If the folder does not hold it.
    """
    if (path := folder / name).is_file():
        return path
    raise MissingDataError(
        problem(
            f"the folder {folder} holds no {name}",
            why="the published numbers that rest on it cannot be computed",
            do="give the folder data/reference of the optional real data",
        )
    )


def check(references: tuple[Reference, ...]) -> tuple[Outcome, ...]:
    """Compute every reference anew."""
    return tuple(Outcome(reference, float(reference.compute())) for reference in references)
