"""Growth arithmetic: changes, yearly rates, and the base that a change implies."""

from __future__ import annotations

from dovetail.errors import NotIdentifiedError, problem


def percent_change(start: float, end: float) -> float:
    """Change from start to end in per cent of the start.

    Raises
    ------
    NotIdentifiedError
        If the start is not positive: a change has no percentage of nothing.

    Examples
    --------
    >>> percent_change(64, 80)
    25.0
    """
    if not start > 0:
        raise NotIdentifiedError(
            problem(f"a change from {start} to {end} has no percentage", why="the start is not positive")
        )
    return 100 * (end / start - 1)


def yearly_rate(start: float, end: float, years: float) -> float:
    """Compound growth in per cent a year: 100 [(end / start)^(1 / years) - 1].

    Raises
    ------
    NotIdentifiedError
        If the start is not positive, the end negative, or no time passes.

    Examples
    --------
    >>> round(yearly_rate(540, 1000, 5), 1)
    13.1
    """
    if not (start > 0 and end >= 0 and years > 0):
        raise NotIdentifiedError(
            problem(
                f"no yearly growth leads from {start} to {end} in {years} years",
                why="a compound rate needs a positive start, an end that is not negative and time between them",
            )
        )
    return 100 * ((end / start) ** (1 / years) - 1)


def base_of(value: float, change_percent: float) -> float:
    """The earlier value that a value and its stated change imply: value / (1 + change / 100).

    Raises
    ------
    NotIdentifiedError
        If the change is -100 % or below.

    Examples
    --------
    >>> round(base_of(32, -24.4), 2)
    42.33
    """
    if change_percent <= -100:
        raise NotIdentifiedError(
            problem(f"a change of {change_percent} % leaves nothing, so {value} cannot follow from it")
        )
    return value / (1 + change_percent / 100)
