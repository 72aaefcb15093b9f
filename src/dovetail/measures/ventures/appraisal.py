"""A venture from its assumptions: what it is worth and to whom, what that hangs on, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.ventures.account import Account, account
from dovetail.measures.ventures.assumptions import MATERIALS, NUMBERS, RATES, SHARES, Assumptions
from dovetail.measures.ventures.cash_flow import internal_rates, npv, payback
from dovetail.measures.ventures.origin import build_down

Floats = NDArray[np.float64]

#: Quantiles that a simulation tells.
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What a row of payments is worth to somebody: every amount in the venture's currency.

    `rates` holds every internal rate of return, empty where there is none; `payback_years` is None if never.
    """

    flows: Floats
    npv: float
    rates: tuple[float, ...]
    payback_years: float | None
    discounted_payback_years: float | None

    @property
    def irr(self) -> float | None:
        """The internal rate of return if there is exactly one."""
        return self.rates[0] if len(self.rates) == 1 else None


@dataclass(frozen=True, slots=True, eq=False)
class Appraisal:
    """A venture appraised: as a whole before financing, its owners after the loan, and each party.

    `account` are the payments line by line. `value_content` is that by build-down, None where the foreign materials
    of a unit cost more than it is sold for. `debt_cover` is the year of operation (from 1) in which the debt is
    covered least, and how often what is there then, after tax, covers interest and repayment; None without a loan.
    """

    assumptions: Assumptions
    account: Account
    project: Worth
    equity: Worth
    parties: Mapping[str, Worth]
    value_content: float | None
    debt_cover: tuple[int, float] | None


def appraise(assumptions: Assumptions) -> Appraisal:
    """Payments of a venture and what they are worth to the whole, to the owners, and to each party.

    The owners and the parties are appraised at the discount rate of the whole.

    Examples
    --------
    >>> found = appraise(Assumptions(currency="USD", years=5, capital=100, capacity=10, price=8, unit_cost=4,
    ...                              discount_rate=0.12, parties={"BLR": 0.6, "RU-CHE": 0.4}))
    >>> found.project.flows.tolist(), round(found.project.npv, 4)
    ([-100.0, 40.0, 40.0, 40.0, 40.0, 40.0], 44.191)
    >>> round(found.parties["RU-CHE"].npv / found.equity.npv, 9)
    0.4
    """
    paid, rate = account(assumptions), assumptions.discount_rate
    price, foreign = assumptions.price, assumptions.foreign_materials
    return Appraisal(
        assumptions,
        paid,
        _worth(paid.project[0], rate),
        _worth(paid.equity[0], rate),
        {party: _worth(paid.equity[0] * share, rate) for party, share in assumptions.parties.items()},
        build_down(price, foreign) if foreign <= price else None,
        _debt_cover(paid),
    )


def _worth(flows: Floats, rate: float) -> Worth:
    try:
        rates = internal_rates(flows)
    except NotIdentifiedError:
        rates = ()
    return Worth(flows, float(npv(rate, flows)), rates, payback(flows), payback(flows, rate))


def _debt_cover(paid: Account) -> tuple[int, float] | None:
    """The least of (payments to the owners + debt service) / debt service over the years in which any is due."""
    due = paid.debt_service[0]
    years = np.flatnonzero(due > 0)
    if not years.size:
        return None
    cover = paid.equity[0][years] / due[years] + 1
    least = int(cover.argmin())
    return int(years[least]), float(cover[least])


@dataclass(frozen=True, slots=True)
class Swing:
    """Net present values of the whole and to the owners with one number at two ends, all else as assumed.

    `ranged` says that the ends are those of its range; else they are a share below and above it.
    """

    name: str
    low: float
    high: float
    npv: tuple[float, float]
    equity_npv: tuple[float, float]
    ranged: bool


def swings(assumptions: Assumptions, change: float = 0.1) -> tuple[Swing, ...]:
    """What each number alone moves, at the ends of its range, or down and up by `change` of it.

    Returns
    -------
    tuple of Swing
        The number that moves the whole most first, then by what the owners are moved. Numbers that are 0 and have no
        range are left out, and so are materials, which change no payment. A share is not moved above 1.
    """
    found: list[Swing] = []
    for name in NUMBERS:
        if name in MATERIALS:
            continue
        value = getattr(assumptions, name)
        low, high = assumptions.ranges.get(name, sorted((value * (1 - change), value * (1 + change))))
        if name in (*SHARES, *RATES):
            high = min(high, 1.0)
        if low < high:
            ends = np.array([low, high])
            paid = account(assumptions, {name: ends})
            rate = ends if name == "discount_rate" else assumptions.discount_rate
            whole, owners = (np.broadcast_to(npv(rate, flows), 2).tolist() for flows in (paid.project, paid.equity))
            ranged = name in assumptions.ranges
            found.append(Swing(name, low, high, (whole[0], whole[1]), (owners[0], owners[1]), ranged))
    return tuple(sorted(found, key=lambda one: (-_width(one.npv), -_width(one.equity_npv))))


def _width(ends: tuple[float, float]) -> float:
    return abs(ends[1] - ends[0])


def sensitivity(assumptions: Assumptions, change: float = 0.1) -> Mapping[str, tuple[float, float]]:
    """Net present value of the whole with each number alone at the ends of its range, or down and up by `change`.

    Returns
    -------
    dict
        Number of the venture to net present value at its low and at its high end, in the order of `swings`.
    """
    return {swing.name: swing.npv for swing in swings(assumptions, change)}


def break_even(assumptions: Assumptions, name: str) -> float | None:
    """The value of one number at which the whole is worth nothing, all else equal.

    None where no value from 0 to ten times the assumed one does that, or several do; a share is sought up to 1.

    Examples
    --------
    >>> venture = Assumptions(currency="USD", years=2, capital=10, capacity=1, price=9, unit_cost=0, discount_rate=0.0)
    >>> round(break_even(venture, "price"), 6)
    5.0
    """
    if name not in NUMBERS:
        raise InconsistentDataError(problem(f"{name} is no number of a venture", do=f"one of {', '.join(NUMBERS)}"))

    def worth(values: Floats) -> Floats:
        flows = account(assumptions, {name: values}).project
        return np.broadcast_to(
            npv(values if name == "discount_rate" else assumptions.discount_rate, flows), len(values)
        )

    high = 10 * max(getattr(assumptions, name) or 0.0, 0.1)
    if name in SHARES:
        high = min(high, 1.0)
    grid = np.linspace(0.0, high, 513)
    crossed = np.flatnonzero(np.diff(worth(grid) > 0))
    if len(crossed) != 1:
        return None
    from scipy.optimize import brentq

    ends = grid[crossed[0]], grid[crossed[0] + 1]
    found: Any = brentq(lambda value: float(worth(np.array([value]))[0]), *ends, xtol=1e-12)
    return float(found)


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """Net present values over draws, of the whole and to the owners; `loss_share` of the draws lose money."""

    values: Floats
    mean: float
    quantiles: Mapping[float, float]
    loss_share: float
    equity_values: Floats
    equity_mean: float
    equity_quantiles: Mapping[float, float]
    equity_loss_share: float
    seed: int


def monte_carlo(assumptions: Assumptions, *, draws: int = 10_000, seed: int = 0) -> Simulation:
    """Draw every ranged number from a triangle between its ends with its peak at the assumed value, independently.

    The same seed gives the same draws. Materials change no payment and are not drawn. Without ranges nothing is
    uncertain, and that is an error, not a certainty.
    """
    if draws < 1 or seed < 0:
        raise InconsistentDataError(
            problem(
                f"{draws} draws with seed {seed} cannot be made", do="ask for some thousands, with a seed from 0 on"
            )
        )
    if not assumptions.uncertain:
        raise InconsistentDataError(
            problem(
                "no number of the venture has a range that changes a payment",
                do="say low and high for those that are not certain",
            )
        )
    rng = np.random.default_rng(seed)
    changed: dict[str, Floats] = {}
    for name in assumptions.uncertain:
        low, high = assumptions.ranges[name]
        changed[name] = rng.triangular(low, getattr(assumptions, name), high, draws)
    paid = account(assumptions, changed)
    rate = changed.get("discount_rate", assumptions.discount_rate)
    whole, owners = (np.broadcast_to(npv(rate, flows), draws) for flows in (paid.project, paid.equity))
    return Simulation(
        whole, float(whole.mean()), _quantiles(whole), float((whole < 0).mean()),
        owners, float(owners.mean()), _quantiles(owners), float((owners < 0).mean()), seed,
    )  # fmt: skip


def _quantiles(values: Floats) -> Mapping[float, float]:
    return dict(zip(QUANTILES, map(float, np.quantile(values, QUANTILES)), strict=True))


def with_number(assumptions: Assumptions, name: str, value: float) -> Assumptions:
    """The same venture with one number changed and its range, if any, left out."""
    ranges = {key: ends for key, ends in assumptions.ranges.items() if key != name}
    return replace(assumptions, ranges=ranges, **{name: value})
