"""What a venture is assumed to cost and to earn, and what no such table may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import numpy as np

from dovetail.errors import InconsistentDataError, problem

#: A life or a loan of more years than this is a mistaken cell, such as a calendar year.
LONGEST = 100
#: Who owns a venture of which no parties are told.
ALONE = {"owner": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What a venture is assumed to cost and to earn, in one currency at constant prices unless growth is given.

    Parameters
    ----------
    currency
        ISO 4217 code of every amount.
    years
        Years of operation after the year of building, up to 100.
    capital
        Outlay in the year of building.
    capacity
        Units a year, above 0.
    ramp
        Share of capacity sold in the first years, each 0 to 1; the last one lasts.
    price, unit_cost
        A unit sold, without value added tax, above 0; what each unit costs to make.
    foreign_materials
        Part of `unit_cost` bought from outside the parties' territories, for rules of origin.
    own_materials
        Part of `unit_cost` that are originating materials, bought or made; None where it is not told, and 0 where
        there are none. What is neither is labour and other costs.
    content_threshold
        Value content that a rule of origin asks for, 0 to 1; None where no rule is given.
    fixed_cost
        A year.
    working_capital
        Stocks and credit given, as a share of yearly sales; comes back at the end.
    price_growth, cost_growth
        Shares a year, from the second year of operation on.
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

    Raises
    ------
    InconsistentDataError
        If the numbers cannot stand together; all faults are told at once.
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
    own_materials: float | None = None
    fixed_cost: float = 0.0
    working_capital: float = 0.0
    price_growth: float = 0.0
    cost_growth: float = 0.0
    residual: float = 0.0
    tax_rate: float = 0.0
    loan_share: float = 0.0
    credit_rate: float = 0.0
    loan_years: int = 5
    content_threshold: float | None = None
    parties: Mapping[str, float] = field(default_factory=lambda: dict(ALONE))
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = [*self._single(), *self._together(), *self._ranged()]
        if faults:
            raise InconsistentDataError(
                problem("the assumptions cannot stand: " + "; ".join(faults), do="correct them in the table"),
                rows=faults,
            )

    @property
    def uncertain(self) -> tuple[str, ...]:
        """Names of the numbers that change a payment and are given between two different ends."""
        return tuple(name for name, (low, high) in sorted(self.ranges.items()) if low < high and name not in MATERIALS)

    def _single(self) -> list[str]:
        """Faults of one number each."""
        faults: list[str] = []
        for name in (*NUMBERS, "content_threshold"):
            value = getattr(self, name)
            faults += [] if value is None else _outside(name, value)
        for name in ("capacity", "price"):
            if getattr(self, name) == 0:
                faults.append(f"{name} is 0, so nothing is sold")
        for name, count in (("years", self.years), ("loan_years", self.loan_years)):
            if not 1 <= count <= LONGEST:
                faults.append(f"{name} is {count} years, not 1 to {LONGEST}")
        if not self.ramp or not all(0 <= share <= 1 for share in self.ramp):
            faults.append(f"the ramp {self.ramp} is not made of shares")
        return faults

    def _together(self) -> list[str]:
        """Faults of numbers that do not fit each other."""
        faults: list[str] = []
        materials = self.foreign_materials + (self.own_materials or 0.0)
        if materials > self.unit_cost * (1 + 1e-9):
            which = "foreign" if self.own_materials is None else "foreign and own"
            faults.append(f"{which} materials of {materials:g} cost more than the unit of {self.unit_cost:g}")
        owned = sum(self.parties.values())
        if not self.parties or not abs(owned - 1) <= 1e-6 or min(self.parties.values()) < 0:
            faults.append(f"shares of the parties add up to {owned:g}")
        return faults

    def _ranged(self) -> list[str]:
        """Faults of the ranges."""
        faults: list[str] = []
        for name, (low, high) in self.ranges.items():
            value = getattr(self, name) if name in NUMBERS else None
            if name not in NUMBERS:
                faults.append(f"a range is given for {name}, which is no number of the venture")
            elif value is None:
                faults.append(f"{name} has a range and no value")
            elif not low <= value <= high:
                faults.append(f"{name} of {value:g} lies outside its range {low:g} to {high:g}")
            else:
                faults += [f"an end of its range: {fault}" for end in (low, high) for fault in _outside(name, end)]
        return faults


#: Assumptions that are numbers, can be ranged over and be tested one at a time.
NUMBERS: tuple[str, ...] = tuple(
    part.name for part in fields(Assumptions)
    if part.name not in ("currency", "years", "ramp", "loan_years", "content_threshold", "parties", "ranges")
)  # fmt: skip
#: Numbers that say what a unit is made of, and change no payment.
MATERIALS = ("foreign_materials", "own_materials")
SHARES = ("working_capital", "residual", "tax_rate", "loan_share", "content_threshold")
RATES = ("price_growth", "cost_growth", "discount_rate", "credit_rate")
MAY_FALL = ("price_growth", "cost_growth", "discount_rate")


def _outside(name: str, value: float) -> list[str]:
    """Why a number cannot have a value, if it cannot."""
    if not np.isfinite(value):
        return [f"{name} is {value}"]
    if name in MAY_FALL and value <= -1:
        return [f"{name} is {value:g}, not above -1"]
    if name not in MAY_FALL and value < 0:
        return [f"{name} is {value:g}, below 0"]
    if name in (*SHARES, *RATES) and value > 1:
        return [f"{name} is {value:g}, above 1; a share is meant, and 12 % is 0.12"]
    return []
