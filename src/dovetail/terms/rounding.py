"""How far the rounding of a stated number reaches."""

from __future__ import annotations

import math

Interval = tuple[float, float]


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
