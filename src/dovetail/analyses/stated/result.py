"""What `check_stated` hands back: what was said, what it implies, and whether both can be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

CheckKind = Literal[
    "sum",  # exports and imports against the stated turnover
    "difference",  # exports and imports against the stated balance
    "growth",  # stated parts with their stated changes, against the stated change of the whole
    "base",  # the value of the base period that a stated change implies
    "base_against_stated",  # that implied value against one stated for the base period
    "goal",  # the yearly growth that a stated goal needs, over the years from the statement to the goal
    "goal_by_calendar",  # the same over the calendar years from the last stated year to the goal
    "part_of_year",  # a part of a year beside a year: not like with like
    "twice_the_part",  # a half doubled: labelled as such, never the year
    "years_apart",  # two stated years and the yearly growth between them
    "share",  # the stated value as a share of the national pair's reported turnover
    "against_data",  # the stated value against the pair's own reported trade
]

Verdict = Literal[
    "agrees",  # equal as far as the stated digits go; against data: between the two sides' reports
    "within_rounding",  # apart, but some values that round to the stated ones agree
    "contradicts",  # no values that round to the stated ones agree
    "not_comparable",  # not like with like: shown beside each other, never subtracted
    "implied",  # a consequence, with nothing stated to compare it with
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of the stated figures. `value` and `change` carry the interval of their rounding; None: not stated."""

    id: str
    published: str
    publisher: str
    metric: Literal["turnover", "exports", "imports", "balance"]
    exporter: str
    importer: str
    period: str
    value: Figure | None
    change: Figure | None
    change_base: str
    qualifier: str
    note: str


@dataclass(frozen=True, slots=True)
class Check:
    """One piece of arithmetic on stated figures.

    `statements` are the ids that enter. `claimed` is what was said, `implied` what follows from the other
    statements (its interval: all that rounding allows), `gap` is claimed minus implied. `steps` are the Figures
    of the way there in order, `implied` the last of them.
    """

    kind: CheckKind
    verdict: Verdict
    period: str
    statements: tuple[str, ...]
    implied: Figure
    claimed: Figure | None = None
    gap: Figure | None = None
    steps: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatedResult(Result):
    """What was said of a pair in figures, and every check that the statements allow.

    `pair` holds the codes. Tables in `data`: `statements`, `checks`.
    """

    pair: tuple[str, str]
    statements: tuple[Statement, ...]
    checks: tuple[Check, ...]

    def of_kind(self, kind: CheckKind) -> tuple[Check, ...]:
        """The checks of one kind, in the order of their periods."""
        return tuple(check for check in self.checks if check.kind == kind)
