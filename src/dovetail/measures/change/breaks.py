"""Jumps in the record of one line that no market explains.

A code that was moved to another chapter, a firm that began to report under another heading, a partner that was
booked elsewhere: such changes look like a loss of market share, and are none. They are found by an open rule and
told apart; what lies behind them must be asked of those who keep the record.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.change.terms import reported

Array = NDArray[np.float64]

#: A year beside a jump that moves the same way by this factor is part of it.
ONSET = 2.0


@dataclass(frozen=True, slots=True)
class BreakRule:
    """When a jump counts as a break: all five must hold.

    Parameters
    ----------
    window
        Periods on each side of the jump that must be on record and positive, and on each side of which the
        lowest of the higher side lies above the highest of the lower side: a level, not a bad year.
    factor
        The least ratio between these two, after the movement of the rest of the importer's demand for the line
        in the same direction has been taken off: a market that vanished is no break.
    materiality
        The least jump as a share of the direction's total, in the larger of the two years.
    scale
        The least ratio between the logarithm of the factor and the usual yearly movement of the direction's
        lines (1.4826 times the median of |ln x(t+1)/x(t)| over lines above a thousandth of the total).
    own
        The same against the usual movement of the line itself in its other years (their median).
    """

    window: int = 2
    factor: float = 3.0
    materiality: float = 0.02
    scale: float = 3.0
    own: float = 3.0


@dataclass(frozen=True, slots=True)
class Jump:
    """A break in the record of line `line` between the periods `start` and `end`.

    `end` is the period after `start`; where the record moved on into the jump or out of it by a factor of two or
    more, the year between belongs to it, and they lie two or three apart. `factor` is the ratio of the levels
    net of demand, above 1.
    """

    line: int
    start: int
    end: int
    factor: float
    upward: bool


def find_breaks(values: Array, demand: Array | None = None, rule: BreakRule | None = None) -> tuple[Jump, ...]:
    """Breaks in the record of the lines of one direction.

    Parameters
    ----------
    values
        Shape (lines, periods), consecutive periods of one length, one currency. NaN: not reported.
    demand
        What the importer bought of the line from all suppliers, this exporter included, same shape. NaN: not
        known, and nothing is taken off.
    rule
        Thresholds; the default finds one break in a hundred material line-years of Russia's trade with 62
        partners by chapter 2000-2020, among them embargoes and diverted metals as well as codes that moved.

    Returns
    -------
    Jumps, by line and period. Series shorter than twice the window have none: nothing can be said of them.

    Examples
    --------
    >>> tools = [1241.0, 549, 21, 11, 23]
    >>> steady = [[5000.0, 5100, 5200, 5000, 5100], [900.0, 950, 1000, 980, 990]]
    >>> [(jump.line, jump.start, jump.end, round(jump.factor, 1)) for jump in find_breaks(np.array([tools, *steady]))]
    [(0, 0, 2, 26.1)]
    """
    rule = rule or BreakRule()
    (values,) = reported(values)
    if values.shape[1] < 2 * rule.window:
        return ()
    totals = np.nansum(values, axis=0)
    moves = _moves(values)
    usual = _usual(values, moves, totals)
    found: list[Jump] = []
    for line, step in _level_shifts(np.nan_to_num(values), totals, rule):
        upward = bool(values[line, step + 1] > values[line, step])
        before, after = values[line, step - rule.window + 1 : step + 1], values[line, step + 1 :][: rule.window]
        low, high = (before.max(), after.min()) if upward else (after.max(), before.min())
        apart = float(np.log(high) - np.log(low)) - _market(values, demand, line, step, upward)
        others = np.delete(moves[line], step)
        others = others[np.isfinite(others)]
        own = float(np.median(others)) if others.size > 1 else 0.0
        if apart >= max(np.log(rule.factor), rule.scale * usual, rule.own * own):
            start, end = _onset(values[line], step, upward)
            found.append(Jump(line, start, end, float(np.exp(apart)), upward))
    return tuple(found)


def _level_shifts(values: Array, totals: Array, rule: BreakRule) -> list[tuple[int, int]]:
    """Line and step of every material shift of level by the factor of the rule, demand aside; absent values are 0."""
    windows = np.lib.stride_tricks.sliding_window_view(values, rule.window, axis=1)
    lowest, highest = windows.min(axis=2), windows.max(axis=2)
    steps = np.arange(rule.window - 1, values.shape[1] - rule.window)
    before, after = steps - rule.window + 1, steps + 1
    on_record = (lowest[:, before] > 0) & (lowest[:, after] > 0)
    down = lowest[:, before] >= rule.factor * highest[:, after]
    up = lowest[:, after] >= rule.factor * highest[:, before]
    larger = np.maximum(totals[steps], totals[steps + 1])
    material = np.abs(values[:, steps + 1] - values[:, steps]) >= rule.materiality * larger
    lines, at = np.nonzero(on_record & (down | up) & material)
    return [(int(line), int(steps[column])) for line, column in zip(lines, at, strict=True)]


def _onset(line: Array, step: int, upward: bool) -> tuple[int, int]:
    """The jump with the years that moved on into it or out of it: a change amid a year shows in two of them."""

    def moves_on(at: int) -> bool:
        if not 0 <= at < line.size - 1:
            return False
        low, high = (line[at], line[at + 1]) if upward else (line[at + 1], line[at])
        return bool(low > 0 and high >= ONSET * low)

    return step - moves_on(step - 1), step + 1 + moves_on(step + 1)


def _moves(values: Array) -> Array:
    """|ln x(t+1)/x(t)|, shape (lines, periods - 1), NaN where either is not positive."""
    positive = np.where(np.nan_to_num(values) > 0, values, np.nan)
    return np.abs(np.diff(np.log(positive), axis=1))


def _usual(values: Array, moves: Array, totals: Array) -> float:
    """The usual yearly movement of the lines that matter."""
    least = 0.001 * totals[totals > 0].mean() if (totals > 0).any() else np.inf
    matter = np.isfinite(moves) & (np.fmax(values[:, 1:], values[:, :-1]) >= least)
    return 1.4826 * float(np.median(moves[matter])) if matter.any() else 0.0


def _market(values: Array, demand: Array | None, line: int, step: int, upward: bool) -> float:
    """How far the rest of the importer's demand moved in the direction of the jump, as a logarithm."""
    if demand is None:
        return 0.0
    rest = demand[line, step : step + 2] - values[line, step : step + 2]
    if not (np.nan_to_num(rest) > 0).all():
        return 0.0
    move = float(np.log(rest[1]) - np.log(rest[0]))
    return max(0.0, move if upward else -move)
