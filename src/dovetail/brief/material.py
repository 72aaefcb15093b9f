"""What the chapters of a brief are written from: the results of the analyses, and one ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dovetail.analyses.capability.result import CapabilityResult
from dovetail.analyses.fit.result import FitResult
from dovetail.analyses.potential.result import PotentialResult
from dovetail.analyses.stated.result import StatedResult
from dovetail.analyses.turnover.result import TurnoverResult
from dovetail.brief.heard import Heard
from dovetail.brief.together import Together
from dovetail.terms.figure import Figure, Grade
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.territory import Pair, Territory


@dataclass(frozen=True, kw_only=True)
class Material:
    """The results that a brief is written from.

    Parameters
    ----------
    pair
        The pair as asked for.
    whole
        Both records over all years told.
    spans
        The same analysis over each run of years whose change is explained, in order of time; the first is the
        one that the meeting looks back on.
    stated
        What was said of the pair; None where nothing is held.
    meeting
        When the parties meet; None where it is not known.
    capabilities
        What each side can make, its country where nothing is held of a region; nothing where neither is held.
    heard
        What was said at the meeting; None where no report was given.
    fit
        Where strengths meet needs; None where no world table of exports by heading is held.
    potential
        What could be sold beyond what is sold; None where no method can tell.
    together
        A chain, a cluster and ventures of the two; None where no world table holds both.
    ledger
        Every Figure of the results, and those that the chapters add (counts, sums of terms).
    """

    pair: Pair
    whole: TurnoverResult
    spans: tuple[TurnoverResult, ...]
    stated: StatedResult | None
    meeting: Period | None
    ledger: Ledger
    capabilities: tuple[CapabilityResult, ...] = ()
    heard: Heard | None = None
    fit: FitResult | None = None
    potential: PotentialResult | None = None
    together: Together | None = None

    @property
    def shown(self) -> tuple[Territory, Territory]:
        """Whose trade is told: the pair itself, or the countries that stand in for it."""
        a, b = self.whole.shown
        return Territory.of(a), Territory.of(b)

    def counted(self, what: str, parts: Sequence[Figure], period: str) -> Figure:
        """The number of `parts` as a Figure of its own, so that it can be said and opened."""
        return self.ledger.add(
            Figure(
                measure=f"count.{what}",
                value=len(parts),
                unit="count",
                period=period,
                territories=self.whole.shown,
                grade=_grade(parts),
                formula=f"number of {what} among the inputs",
                inputs=tuple(part.id for part in parts),
            )
        )

    def added(self, measure: str, parts: Sequence[Figure]) -> Figure:
        """The sum of `parts`, which share unit and period, as a Figure of its own."""
        return self.ledger.add(
            Figure(
                measure=measure,
                value=sum(part.value for part in parts),
                unit=parts[0].unit,
                period=parts[0].period,
                territories=self.whole.shown,
                grade=_grade(parts),
                reporter=parts[0].reporter,
                formula="sum of the inputs",
                inputs=tuple(part.id for part in parts),
            )
        )


def _grade(parts: Sequence[Figure]) -> Grade:
    return "proxy" if any(part.grade == "proxy" for part in parts) else "computed"
