"""Jumps in the record of one line that no market explains.

A code that was moved to another chapter, a firm that began to report under another heading, a partner that was
booked elsewhere: such changes look like a loss of market share, and are none. They are found by an open rule and
told apart; what lies behind them must be asked of those who keep the record.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.terms import reported

Array = NDArray[np.float64]


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
    """A break of line `line` between periods `step` and `step` + 1; `factor` is the ratio net of demand, above 1."""

    line: int
    step: int
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
    Jumps, by line and step. Series shorter than twice the window have none: nothing can be said of them.

    Examples
    --------
    >>> tools = [1241.0, 549, 21, 11, 23]
    >>> steady = [[5000.0, 5100, 5200, 5000, 5100], [900.0, 950, 1000, 980, 990]]
    >>> [(jump.line, jump.step, round(jump.factor, 1)) for jump in find_breaks(np.array([tools, *steady]))]
    [(0, 1, 26.1)]
    """
    rule = rule or BreakRule()
    (values,) = reported(values)
    lines, periods = values.shape
    if periods < 2 * rule.window:
        return ()
    totals = np.nansum(values, axis=0)
    moves = _moves(values)
    usual = _usual(values, moves, totals)
    found: list[Jump] = []
    for line in range(lines):
        for step in range(rule.window - 1, periods - rule.window):
            before, after = values[line, step - rule.window + 1 : step + 1], values[line, step + 1 :][: rule.window]
            if not (np.nan_to_num(before) > 0).all() or not (np.nan_to_num(after) > 0).all():
                continue
            upward = bool(after.min() > before.max())
            low, high = (before.max(), after.min()) if upward else (after.max(), before.min())
            if low >= high:
                continue
            larger = max(totals[step], totals[step + 1])
            if abs(after[0] - before[-1]) < rule.materiality * larger:
                continue
            apart = float(np.log(high) - np.log(low)) - _market(values, demand, line, step, upward)
            others = np.delete(moves[line], step)
            others = others[np.isfinite(others)]
            own = float(np.median(others)) if others.size > 1 else 0.0
            if apart >= max(np.log(rule.factor), rule.scale * usual, rule.own * own):
                found.append(Jump(line, step, float(np.exp(apart)), upward))
    return tuple(found)


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
