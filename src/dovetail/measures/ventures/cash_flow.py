"""What a row of payments is worth: net present value, internal rates of return, payback."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem

Floats = NDArray[np.float64]


def npv(rate: float | Floats, flows: Floats) -> Floats:
    """Net present value sum_t flows_t / (1 + rate)^t, the first payment today.

    Parameters
    ----------
    rate
        Discount rate a period, above -1: one, or one a row of `flows`.
    flows
        Payments at the ends of periods 0, 1, ...: shape (periods,) or (rows, periods), in one currency.

    Returns
    -------
    ndarray of shape () or (rows,)
        In the currency of `flows`, in money of today.

    Examples
    --------
    >>> round(float(npv(0.12, np.array([-100.0, 20, 30, 40, 50, 60]))), 6)
    36.065684
    """
    rates = np.asarray(rate, dtype=np.float64)
    if not (rates > -1).all() or not np.isfinite(flows).all():
        raise InconsistentDataError(problem("a discount rate is not above -1, or a payment is not finite"))
    periods = np.arange(flows.shape[-1])
    return (flows / (1 + rates[..., None]) ** periods).sum(-1)


def internal_rates(flows: Floats) -> tuple[float, ...]:
    """Every rate above -1 at which the net present value is 0, ascending.

    A plain investment has one. Payments that change sign several times may have several, and then no single one of
    them is a return: compare net present values instead.

    Raises
    ------
    NotIdentifiedError
        If there is none: payments never change sign, or they do and no rate balances them.

    Examples
    --------
    >>> [round(rate, 6) for rate in internal_rates(np.array([-100.0, 20, 30, 40, 50, 60]))]
    [0.232919]
    >>> [round(rate, 6) for rate in internal_rates(np.array([-100.0, 230.0, -132.0]))]
    [0.1, 0.2]
    """
    if not np.isfinite(flows).all():
        raise InconsistentDataError(problem("a payment is not finite"))
    payments = np.trim_zeros(flows)
    scale = np.abs(payments).max(initial=0.0)
    found: list[float] = []
    if payments.size and payments.min() < 0 < payments.max():
        polynomial = np.polynomial.Polynomial(payments / scale)
        for root in polynomial.roots():
            if abs(root.imag) < 1e-6 * max(1.0, abs(root)) and root.real > 0:
                discount = _polished(polynomial, float(root.real))
                rate = 1 / discount - 1
                balanced = abs(polynomial(discount)) <= 1e-9 * np.polynomial.Polynomial(np.abs(polynomial.coef))(
                    discount
                )
                if balanced and not any(abs(rate - other) < 1e-7 * (1 + abs(rate)) for other in found):
                    found.append(float(rate))
    if not found:
        raise NotIdentifiedError(
            problem(
                f"no rate of return balances {len(flows)} payments from {flows.min():g} to {flows.max():g}",
                why="an internal rate needs both money spent and money received, one worth the other at some rate",
                do="judge them by net present value",
            )
        )
    return tuple(sorted(found))


def _polished(polynomial: np.polynomial.Polynomial, start: float) -> float:
    slope = polynomial.deriv()
    at = start
    for _ in range(20):
        steep = float(slope(at))
        step = float(polynomial(at)) / steep if steep else 0.0
        if abs(step) < 1e-15 * abs(at) or not 0 < at - step < 2 * at:
            break
        at -= step
    return at


def payback(flows: Floats, rate: float = 0.0) -> float | None:
    """Periods until payments received make up for those spent, within a period in proportion; None if never.

    The first payment is at 0. With a rate, payments are discounted first. Counted to the last time the sum turns
    positive, so that a later outlay is not forgotten.

    Examples
    --------
    >>> payback(np.array([-100.0, 20, 30, 40, 50, 60]))
    3.2
    >>> payback(np.array([-100.0, 20.0])) is None
    True
    """
    present = flows / (1 + rate) ** np.arange(len(flows))
    standing = np.cumsum(present)
    standing[np.abs(standing) <= 1e-12 * np.abs(present).sum()] = 0.0  # what adding up leaves of nothing
    if not len(standing) or standing[-1] < 0:
        return None
    below = np.flatnonzero(standing < 0)
    if not below.size:
        return 0.0
    last = int(below[-1])
    return last + float(-standing[last] / present[last + 1])
