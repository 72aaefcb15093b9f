"""A venture from its assumptions: cash flows, worth by party, what it hangs on, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.ventures.cash_flow import internal_rates, npv, payback
from dovetail.measures.ventures.origin import build_down

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What a venture is assumed to cost and to earn, in one currency at constant prices unless growth is given.

    Parameters
    ----------
    currency
        ISO 4217 code of every amount.
    years
        Years of operation after the year of building.
    capital
        Outlay in the year of building.
    capacity
        Units a year.
    ramp
        Share of capacity sold in the first years, each 0 to 1; the last one lasts.
    price, unit_cost
        A unit sold, without value added tax; what each unit costs to make.
    foreign_materials
        Part of `unit_cost` bought from outside the parties' territories, for rules of origin.
    fixed_cost
        A year.
    working_capital
        Stocks and credit given, as a share of yearly sales; comes back at the end.
    price_growth, cost_growth
        Shares a year.
    residual
        Share of capital that can be sold at the end.
    tax_rate
        On yearly profit after straight-line depreciation over `years`; losses are not carried forward.
    discount_rate
        A year, nominal if growth is, in `currency`.
    loan_share, credit_rate, loan_years
        Share of capital borrowed, its yearly rate, and the number of equal repayments of principal.
    parties
        Who owns which share; adds up to 1.
    ranges
        For any number above: lowest and highest value thought possible, for `monte_carlo`.
    """

    currency: str
    years: int
    capital: float
    capacity: float
    price: float
    unit_cost: float
    discount_rate: float
    ramp: tuple[float, ...] = (1.0,)
    foreign_materials: float = 0.0
    fixed_cost: float = 0.0
    working_capital: float = 0.0
    price_growth: float = 0.0
    cost_growth: float = 0.0
    residual: float = 0.0
    tax_rate: float = 0.0
    loan_share: float = 0.0
    credit_rate: float = 0.0
    loan_years: int = 5
    parties: Mapping[str, float] = field(default_factory=lambda: {"owner": 1.0})
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults: list[str] = []
        for name in NUMBERS:
            if not np.isfinite(getattr(self, name)):
                faults.append(f"{name} is {getattr(self, name)}")
            elif name not in MAY_FALL and getattr(self, name) < 0:
                faults.append(f"{name} is {getattr(self, name):g}, below 0")
        faults += [f"{name} is {getattr(self, name):g}, above 1" for name in SHARES if getattr(self, name) > 1]
        if self.years < 1 or self.loan_years < 1:
            faults.append(f"{self.years} years of operation, {self.loan_years} of the loan")
        if not self.ramp or not all(0 <= share <= 1 for share in self.ramp):
            faults.append(f"the ramp {self.ramp} is not made of shares")
        if self.foreign_materials > self.unit_cost:
            faults.append("foreign materials cost more than the unit")
        if not self.parties or abs(sum(self.parties.values()) - 1) > 1e-6 or min(self.parties.values()) < 0:
            faults.append(f"shares of the parties add up to {sum(self.parties.values()):g}")
        for name, (low, high) in self.ranges.items():
            if name not in NUMBERS:
                faults.append(f"a range is given for {name}, which is no number of the venture")
            elif not low <= getattr(self, name) <= high:
                faults.append(f"{name} of {getattr(self, name):g} lies outside its range {low:g} to {high:g}")
        if faults:
            raise InconsistentDataError(
                problem("the assumptions cannot stand: " + "; ".join(faults), do="correct them in the table"),
                rows=faults,
            )


#: Assumptions that are numbers, can be ranged over and be tested one at a time.
NUMBERS: tuple[str, ...] = tuple(
    part.name for part in fields(Assumptions)
    if part.name not in ("currency", "years", "ramp", "loan_years", "parties", "ranges")
)  # fmt: skip
SHARES = ("working_capital", "residual", "tax_rate", "loan_share")
MAY_FALL = ("price_growth", "cost_growth", "discount_rate")


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
    """A venture appraised: as a whole before financing, its owners after the loan, and each party."""

    assumptions: Assumptions
    project: Worth
    equity: Worth
    parties: Mapping[str, Worth]
    value_content: float


def appraise(assumptions: Assumptions) -> Appraisal:
    """Cash flows of a venture and what they are worth to the whole, to the owners, and to each party.

    Examples
    --------
    >>> found = appraise(Assumptions(currency="USD", years=5, capital=100, capacity=10, price=8, unit_cost=4,
    ...                              discount_rate=0.12, parties={"BLR": 0.6, "RU-CHE": 0.4}))
    >>> found.project.flows.tolist(), round(found.project.npv, 4)
    ([-100.0, 40.0, 40.0, 40.0, 40.0, 40.0], 44.191)
    >>> round(found.parties["RU-CHE"].npv / found.equity.npv, 9)
    0.4
    """
    project, equity = _flows(assumptions, {})
    shares = assumptions.parties
    content = build_down(assumptions.price, assumptions.foreign_materials) if assumptions.price > 0 else 0.0
    return Appraisal(
        assumptions,
        _worth(project[0], assumptions.discount_rate),
        _worth(equity[0], assumptions.discount_rate),
        {party: _worth(equity[0] * share, assumptions.discount_rate) for party, share in shares.items()},
        content,
    )


def _worth(flows: Floats, rate: float) -> Worth:
    try:
        rates = internal_rates(flows)
    except NotIdentifiedError:
        rates = ()
    return Worth(flows, float(npv(rate, flows)), rates, payback(flows), payback(flows, rate))


def _flows(base: Assumptions, changed: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """Payments before and after financing, each (draws, years + 1), with some numbers replaced by columns of draws."""

    def of(name: str) -> Floats:
        return np.atleast_1d(np.asarray(changed.get(name, getattr(base, name)), dtype=np.float64))[:, None]

    year = np.arange(1, base.years + 1)
    ramp = np.array([base.ramp[min(t, len(base.ramp)) - 1] for t in year])
    sold = of("capacity") * ramp
    sales = sold * of("price") * (1 + of("price_growth")) ** (year - 1)
    costs = (sold * of("unit_cost") + of("fixed_cost")) * (1 + of("cost_growth")) ** (year - 1)
    capital = of("capital")
    depreciation = capital * (1 - of("residual")) / base.years
    tied = np.pad(sales * of("working_capital"), ((0, 0), (0, 1)))  # what the next year's sales need is paid before it
    binding = np.diff(tied, axis=1, prepend=0.0)
    principal = capital * of("loan_share")
    repaid = np.where(year <= base.loan_years, principal / base.loan_years, 0.0)
    owed = principal - np.cumsum(repaid, axis=1) + repaid
    interest = owed * of("credit_rate")
    earned = sales - costs
    rate = of("tax_rate")
    after_tax = earned - rate * np.maximum(earned - depreciation, 0)
    after_loan = earned - interest - repaid - rate * np.maximum(earned - depreciation - interest, 0)
    if base.loan_years > base.years:
        after_loan[:, -1:] -= principal * (1 - base.years / base.loan_years)
    end = capital * of("residual")
    draws = max(part.shape[0] for part in (after_tax, after_loan, binding, capital, principal))

    def laid(first: Floats, later: Floats) -> Floats:
        flows = np.empty((draws, base.years + 1))
        flows[:, :1] = first
        flows[:, 1:] = later
        flows -= binding
        flows[:, -1:] += end
        return flows

    return laid(-capital, after_tax), laid(principal - capital, after_loan)


def sensitivity(assumptions: Assumptions, change: float = 0.1) -> Mapping[str, tuple[float, float]]:
    """Net present value of the whole with each number alone at the ends of its range, or down and up by `change`.

    Returns
    -------
    dict
        Number of the venture to net present value at its low and at its high end, the number with the widest
        difference first. Numbers that are 0 and have no range are left out.
    """
    found: dict[str, tuple[float, float]] = {}
    for name in NUMBERS:
        value = getattr(assumptions, name)
        low, high = assumptions.ranges.get(name, (value * (1 - change), value * (1 + change)))
        if low != high:
            ends = np.array([low, high])
            worth = npv(
                ends if name == "discount_rate" else assumptions.discount_rate, _flows(assumptions, {name: ends})[0]
            )
            worth = np.broadcast_to(worth, 2)
            found[name] = (float(worth[0]), float(worth[1]))
    return dict(sorted(found.items(), key=lambda item: -abs(item[1][1] - item[1][0])))


def break_even(assumptions: Assumptions, name: str) -> float | None:
    """The value of one number at which the whole is worth nothing, all else equal; None where no value from 0 to ten
    times the assumed one does that.

    Examples
    --------
    >>> venture = Assumptions(currency="USD", years=2, capital=10, capacity=1, price=9, unit_cost=0, discount_rate=0.0)
    >>> round(break_even(venture, "price"), 6)
    5.0
    """
    if name not in NUMBERS:
        raise InconsistentDataError(problem(f"{name} is no number of a venture", do=f"one of {', '.join(NUMBERS)}"))

    def worth(value: float) -> float:
        flows = _flows(assumptions, {name: np.array([value])})[0][0]
        return float(npv(value if name == "discount_rate" else assumptions.discount_rate, flows))

    low, high = 0.0, 10 * max(getattr(assumptions, name), 0.1)
    if worth(low) * worth(high) > 0:
        return None
    from scipy.optimize import brentq

    found: Any = brentq(worth, low, high, xtol=1e-12)
    return float(found)


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """Net present values of the whole over draws: quantiles, and the share of draws that lose money."""

    values: Floats
    mean: float
    quantiles: Mapping[float, float]
    loss_share: float
    seed: int


def monte_carlo(assumptions: Assumptions, *, draws: int = 10_000, seed: int = 0) -> Simulation:
    """Draw every ranged number from a triangle between its ends with its peak at the assumed value, independently.

    The same seed gives the same draws. Without ranges nothing is uncertain, and that is an error, not a certainty.
    """
    if not assumptions.ranges or draws < 1:
        raise InconsistentDataError(
            problem("no number of the venture has a range", do="say low and high for those that are not certain")
        )
    rng = np.random.default_rng(seed)
    changed: dict[str, Floats] = {}
    for name in sorted(assumptions.ranges):
        low, high = assumptions.ranges[name]
        peak = getattr(assumptions, name)
        changed[name] = rng.triangular(low, peak, high, draws) if low < high else np.full(draws, low)
    flows = _flows(assumptions, changed)[0]
    values = np.broadcast_to(npv(changed.get("discount_rate", assumptions.discount_rate), flows), draws)
    points = (0.05, 0.25, 0.5, 0.75, 0.95)
    cuts = np.quantile(values, points)
    return Simulation(
        values, float(values.mean()), dict(zip(points, map(float, cuts), strict=True)), float((values < 0).mean()), seed
    )


def with_number(assumptions: Assumptions, name: str, value: float) -> Assumptions:
    """The same venture with one number changed and its range, if any, left out."""
    ranges = {key: ends for key, ends in assumptions.ranges.items() if key != name}
    return replace(assumptions, ranges=ranges, **{name: value})
