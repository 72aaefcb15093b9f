"""Every payment of a venture, line by line and year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.ventures.assumptions import Assumptions

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """Payments of a venture, each (draws, years + 1) with the year of building first; received above 0, paid below.

    `capital` holds the outlay and what is sold at the end, `working_capital` what is tied up and comes back, `tax`
    the tax of a venture without a loan; `loan` what is borrowed and repaid, `tax_relief` what interest saves of the
    tax. `project` adds up the first five, `equity` all. `depreciation` is no payment and stands above 0.
    """

    sales: Floats
    costs: Floats
    capital: Floats
    working_capital: Floats
    tax: Floats
    project: Floats
    loan: Floats
    interest: Floats
    tax_relief: Floats
    equity: Floats
    depreciation: Floats

    @property
    def debt_service(self) -> Floats:
        """Interest and repayments, above 0; 0 where nothing is due."""
        return -self.interest - np.minimum(self.loan, 0)


def account(base: Assumptions, changed: Mapping[str, Floats] | None = None) -> Account:
    """The payments of a venture, with some numbers replaced by columns of draws.

    The year of building is period 0; payments of a year of operation fall at its end. Working capital for the sales of
    a year is paid at the end of the year before. Depreciation is straight-line over the years of operation down to what
    can be sold at the end, so that the sale leaves no profit to tax. The loan is drawn when building, interest is due
    on what is owed at the beginning of a year, and what is still owed at the end is repaid then.

    Examples
    --------
    >>> plant = Assumptions(currency="USD", years=2, capital=100, capacity=10, price=20, unit_cost=8,
    ...                     discount_rate=0.1, tax_rate=0.2, loan_share=0.5, credit_rate=0.1, loan_years=2)
    >>> paid = account(plant)
    >>> paid.tax[0].tolist(), paid.interest[0].tolist(), paid.equity[0].tolist()
    ([0.0, -14.0, -14.0], [0.0, -5.0, -2.5], [-50.0, 77.0, 79.0])
    """
    replaced = changed or {}

    def of(name: str) -> Floats:
        return np.atleast_1d(np.asarray(replaced.get(name, getattr(base, name)), dtype=np.float64))[:, None]

    year = np.arange(1, base.years + 1)
    sold = of("capacity") * np.array([base.ramp[min(t, len(base.ramp)) - 1] for t in year])
    sales = sold * of("price") * (1 + of("price_growth")) ** (year - 1)
    costs = (sold * of("unit_cost") + of("fixed_cost")) * (1 + of("cost_growth")) ** (year - 1)
    outlay = of("capital")
    left = outlay * of("residual")
    depreciation = (outlay - left) / base.years
    tied = np.pad(sales * of("working_capital"), ((0, 0), (0, 1)))  # what the next year's sales need is paid before it
    borrowed = outlay * of("loan_share")
    repaid = np.where(year <= base.loan_years, borrowed / base.loan_years, 0.0)
    repaid[:, -1] += borrowed[:, 0] * max(0.0, 1 - base.years / base.loan_years)
    interest = (borrowed - np.cumsum(repaid, axis=1) + repaid) * of("credit_rate")
    profit = sales - costs - depreciation
    rate = of("tax_rate")
    tax = rate * np.maximum(profit, 0)
    relief = tax - rate * np.maximum(profit - interest, 0)

    draws = max(len(relief), len(tied))

    def laid(first: float | Floats, later: float | Floats) -> Floats:
        payments = np.empty((draws, base.years + 1))
        payments[:, :1] = first
        payments[:, 1:] = later
        return payments + 0.0  # no payment is minus nothing

    capital = laid(-outlay, 0.0)
    capital[:, -1:] += left
    working = np.broadcast_to(-np.diff(tied, axis=1, prepend=0.0), capital.shape)
    project = laid(0.0, sales - costs - tax) + capital + working
    loan = laid(borrowed, -repaid)
    return Account(
        sales=laid(0.0, sales),
        costs=laid(0.0, -costs),
        capital=capital,
        working_capital=working,
        tax=laid(0.0, -tax),
        project=project,
        loan=loan,
        interest=laid(0.0, -interest),
        tax_relief=laid(0.0, relief),
        equity=project + loan + laid(0.0, relief - interest),
        depreciation=laid(0.0, depreciation),
    )
