"""Growth arithmetic: changes, yearly rates, what a goal needs, and how far rounding reaches."""

from __future__ import annotations

import math

from dovetail.errors import NotIdentifiedError, problem

Interval = tuple[float, float]


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


def rounding_interval(stated: float, *, scale: float = 1.0, least_digits: int = 0) -> Interval:
    """All values that round to a stated one: half a unit of its last stated decimal to both sides.

    Parameters
    ----------
    stated
        The value in its own unit.
    scale
        What one of the stated unit is in the unit stated in speech: 1e6 where "32.4 million" was said.
    least_digits
        Decimals the speaker is taken to have meant at least; negative where tens or hundreds were meant.

    Examples
    --------
    >>> rounding_interval(34.3e6, scale=1e6)
    (34250000.0, 34350000.0)
    >>> rounding_interval(-36.0)
    (-36.5, -35.5)
    """
    said = stated / scale
    digits = least_digits
    while digits < 6 and abs(round(said, digits) - said) > 1e-9 * max(1.0, abs(said)):
        digits += 1
    half = 0.5 * 10.0**-digits
    low, high = round(said - half, digits + 1), round(said + half, digits + 1)
    return low * scale, high * scale


def overlap(one: Interval, two: Interval) -> bool:
    """Whether two intervals share a value.

    Examples
    --------
    >>> overlap((1.0, 2.0), (2.0, 3.0)), overlap((1.0, 2.0), (2.5, 3.0))
    (True, False)
    """
    return max(one[0], two[0]) <= math.nextafter(min(one[1], two[1]), math.inf)
