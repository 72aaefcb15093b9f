"""Figures computed from Figures: sums, differences, ratios and rates, each with its formula and its inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import fsum, log
from typing import Any

from dovetail.errors import UnitMismatchError, problem
from dovetail.terms.figure import Figure, Grade
from dovetail.terms.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Deriver:
    """Publishes Figures that follow from others. Each verb takes the parts, the measure and the scope.

    `scope` goes to the Figure as it is: `territories`, `flow`, `reporter`, `product`, `note`. Sums, differences, ratios
    and rates are of parts of one unit; others are a UnitMismatchError.
    """

    ledger: Ledger

    def figure(
        self,
        measure: str,
        value: float,
        unit: str,
        period: str,
        formula: str,
        parts: Sequence[Figure],
        *,
        grade: Grade = "computed",
        interval: tuple[float, float] | None = None,
        **scope: Any,
    ) -> Figure:
        """Publish a computed value with its formula and the Figures it rests on, each named once."""
        inputs = tuple(dict.fromkeys(part.id for part in parts))
        return self.ledger.add(
            Figure(
                measure=measure,
                value=value,
                unit=unit,
                period=period,
                grade=grade,
                formula=formula,
                inputs=inputs,
                interval=interval,
                **scope,
            )
        )

    def total(self, measure: str, parts: Sequence[Figure], formula: str = "", **scope: Any) -> Figure:
        """The sum of Figures of one unit and period, added without loss."""
        _check_unit(*parts)
        return self.figure(
            measure,
            fsum(part.value for part in parts),
            parts[0].unit,
            scope.pop("period", parts[0].period),
            formula or f"sum of {len(parts)} figures",
            parts,
            **scope,
        )

    def difference(self, measure: str, one: Figure, other: Figure, formula: str = "", **scope: Any) -> Figure:
        """`one` minus `other`; its interval where either has one."""
        _check_unit(one, other)
        interval = corners(lambda a, b: a - b, one, other)
        period = scope.pop("period", one.period)
        words = formula or "first figure minus second"
        return self.figure(
            measure, one.value - other.value, one.unit, period, words, (one, other), interval=interval, **scope
        )

    def percent(self, measure: str, start: Figure, end: Figure, **scope: Any) -> Figure | None:
        """Change from start to end in per cent of the start; None where the start is not positive."""
        _check_unit(start, end)
        if not start.value > 0:
            return None
        return self.figure(
            measure,
            100 * (end.value / start.value - 1),
            "percent",
            scope.pop("period", f"{start.period}>{end.period}"),
            "100 (end / start - 1)",
            (end, start),
            interval=corners(lambda a, b: 100 * (a / b - 1), end, start),
            **scope,
        )

    def share(self, measure: str, part: Figure, whole: Figure, **scope: Any) -> Figure | None:
        """The part in per cent of the whole; None where the whole is not positive."""
        _check_unit(part, whole)
        if not whole.value > 0:
            return None
        return self.figure(
            measure,
            100 * part.value / whole.value,
            "percent",
            scope.pop("period", part.period),
            "100 part / whole",
            (part, whole),
            interval=corners(lambda a, b: 100 * a / b, part, whole),
            **scope,
        )

    def yearly(self, measure: str, start: Figure, end: Figure, years: float, **scope: Any) -> Figure | None:
        """Compound growth in per cent a year; None where the start is not positive, or the years are not."""
        _check_unit(start, end)
        if not (start.value > 0 and end.value >= 0 and years > 0):
            return None
        return self.figure(
            measure,
            100 * ((end.value / start.value) ** (1 / years) - 1),
            "percent",
            scope.pop("period", f"{start.period}>{end.period}"),
            f"100 [(end / start)^(1 / {years:g}) - 1]",
            (end, start),
            interval=corners(lambda a, b: 100 * ((a / b) ** (1 / years) - 1), end, start),
            **scope,
        )

    def log_ratio(self, measure: str, one: Figure, other: Figure, **scope: Any) -> Figure | None:
        """ln(one / other); None where either is not positive."""
        _check_unit(one, other)
        if not (one.value > 0 and other.value > 0):
            return None
        period = scope.pop("period", one.period)
        value = log(one.value) - log(other.value)
        return self.figure(measure, value, "ratio", period, "ln(first / second)", (one, other), **scope)


def _check_unit(*parts: Figure) -> None:
    units = sorted({part.unit for part in parts})
    if len(units) > 1:
        measures = ", ".join(dict.fromkeys(part.measure for part in parts))
        raise UnitMismatchError(
            problem(
                f"figures in {' and '.join(units)} were taken together: {measures}",
                why="a sum or a ratio of two units is no number of anything",
                do="bring them into one unit first",
            )
        )


def corners(function: Any, *parts: Figure) -> tuple[float, float] | None:
    """The range of a function over the intervals of Figures, taken at their ends: exact where it is monotone.

    None where no part has an interval, or the function has no value at an end.
    """
    if all(part.interval is None for part in parts):
        return None
    ends = [part.interval or (part.value, part.value) for part in parts]
    try:
        values = [float(function(*corner)) for corner in product(*ends)]
    except (ZeroDivisionError, ValueError, TypeError):
        return None
    return min(values), max(values)
