"""Every value that rounds to a stated one, and no other."""

from __future__ import annotations

from dovetail.terms.rounding import overlap, rounding_interval


def test_rounding_intervals_follow_the_digits_said():
    assert rounding_interval(32e6, scale=1e6) == (31.5e6, 32.5e6)
    assert rounding_interval(-24.4) == (-24.45, -24.35)
    assert rounding_interval(540e6, scale=1e6, least_digits=-1) == (535e6, 545e6)
    assert overlap((1, 2), (0, 1))
    assert not overlap((1, 2), (2.1, 3))
