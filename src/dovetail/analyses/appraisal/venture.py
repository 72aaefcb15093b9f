"""Appraise a venture: worth by party, what it hangs on, how sure it is, every number a Figure."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dovetail.analyses.appraisal.result import AppraisalResult, WorthFigures
from dovetail.analyses.appraisal.table import assumptions_table
from dovetail.errors import UnitMismatchError, UnknownCodeError, problem
from dovetail.measures.ventures.appraisal import (
    NUMBERS,
    Assumptions,
    Worth,
    appraise,
    break_even,
    monte_carlo,
    sensitivity,
)
from dovetail.measures.ventures.origin import net_cost
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Territory
from dovetail.terms.unit import UNITS

_BROKEN_EVEN = ("price", "capacity", "unit_cost")


def appraise_venture(
    assumptions: Assumptions, *, name: str, start: int, draws: int = 10_000, seed: int = 0
) -> AppraisalResult:
    """Net present value, internal rate and payback of a venture and of each party, with what they rest on.

    Parameters
    ----------
    name
        What the venture is called, shown beside every Figure.
    start
        Year of building, in whose money the present values are.
    draws, seed
        Of the simulation, which is run if any assumption has a range.

    Raises
    ------
    UnitMismatchError
        If the currency is not among the units of Dovetail.

    Examples
    --------
    >>> foundry = Assumptions(
    ...     currency="USD", years=5, capital=100, capacity=10, price=8, unit_cost=4, discount_rate=0.12)
    >>> round(appraise_venture(foundry, name="foundry", start=2026).project.npv.value, 4)
    44.191
    """
    unit = assumptions.currency.lower()
    if unit not in UNITS or UNITS[unit].dimension != "money":
        money = ", ".join(code.upper() for code, known in UNITS.items() if known.dimension == "money")
        raise UnitMismatchError(
            problem(f"'{assumptions.currency}' is no currency that a Figure can be in", do=f"convert to one of {money}")
        )
    found = appraise(assumptions)
    ledger = Ledger()
    publish = _Publisher(Deriver(ledger), name, str(start), unit, _assumed(ledger, assumptions, name, str(start), unit))
    content = publish.figure(
        "value_content",
        found.value_content,
        "share",
        "(price - foreign materials) / price",
        ("price", "foreign_materials"),
    )
    of_cost: Figure | None = None
    if assumptions.unit_cost > 0:
        of_cost = publish.figure(
            "net_cost_content",
            net_cost(assumptions.unit_cost, assumptions.foreign_materials),
            "share",
            "(unit cost - foreign materials) / unit cost",
            ("unit_cost", "foreign_materials"),
        )
    even: dict[str, Figure] = {}
    for number in _BROKEN_EVEN:
        value = break_even(assumptions, number)
        if value is not None:
            even[number] = publish.figure(
                f"break_even.{number}", value, publish.unit_of(number), f"{number} at which the npv of the whole is 0"
            )
    swings = sensitivity(assumptions)
    data = {
        "assumptions": assumptions_table(assumptions),
        "cash_flows": pl.DataFrame(
            {
                "year": [start + t for t in range(assumptions.years + 1)],
                "project": found.project.flows,
                "equity": found.equity.flows,
                **{f"party {party}": worth.flows for party, worth in found.parties.items()},
            }
        ),
        "sensitivity": pl.DataFrame(
            [(number, *ends) for number, ends in swings.items()], schema=["name", "npv_low", "npv_high"], orient="row"
        ),
    }
    caveats = [Caveat("appraisal_rests_on_assumptions", {"venture": name, "currency": assumptions.currency})]
    loss: Figure | None = None
    if assumptions.ranges:
        simulated = monte_carlo(assumptions, draws=draws, seed=seed)
        data["simulation"] = pl.DataFrame(
            {"quantile": list(simulated.quantiles), "npv": list(simulated.quantiles.values())}
        )
        words = f"share of {draws} draws, seed {seed}, with a negative npv"
        loss = publish.figure("loss_share", simulated.loss_share, "share", words, tuple(assumptions.ranges))
        low, high = simulated.quantiles[0.05], simulated.quantiles[0.95]
        interval = (min(low, found.project.npv), max(high, found.project.npv))
    else:
        interval = None
        caveats.append(Caveat("appraisal_without_ranges", {"venture": name}))
    if len(found.equity.rates) > 1 or len(found.project.rates) > 1:
        caveats.append(Caveat("several_internal_rates", {"venture": name}))
    return AppraisalResult(
        data=data,
        figures=ledger,
        caveats=tuple(caveats),
        name=name,
        assumptions=assumptions,
        project=publish.worth("project", found.project, interval=interval),
        equity=publish.worth("equity", found.equity),
        parties={party: publish.worth("party", worth, party) for party, worth in found.parties.items()},
        value_content=content,
        net_cost_content=of_cost,
        break_even=even,
        loss_share=loss,
    )


def _assumed(ledger: Ledger, assumptions: Assumptions, name: str, period: str, unit: str) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for number in NUMBERS:
        found[number] = ledger.add(
            Figure(
                measure=f"venture.assumed.{number}",
                value=getattr(assumptions, number),
                unit=_unit(number, unit),
                period=period,
                grade="stated",
                interval=assumptions.ranges.get(number),
                source=Source("assumptions", "table of assumptions of the venture", locator=f"{name}: {number}"),
                note=name,
            )
        )
    return found


def _unit(number: str, currency: str) -> str:
    if number == "capacity":
        return "count"
    return currency if number in ("capital", "price", "unit_cost", "foreign_materials", "fixed_cost") else "share"


def _territory(party: str) -> tuple[str, ...]:
    """The code of a party that is a territory; a firm has none and goes into the measure by its name."""
    try:
        return (Territory.of(party).code,) if party else ()
    except UnknownCodeError:
        return ()


class _Publisher:
    """Publishes the Figures of one venture, each resting on its assumptions."""

    def __init__(self, derive: Deriver, name: str, period: str, unit: str, assumed: dict[str, Figure]) -> None:
        self._derive, self._name, self._period, self._unit, self._assumed = derive, name, period, unit, assumed

    def unit_of(self, number: str) -> str:
        return _unit(number, self._unit)

    def figure(
        self,
        measure: str,
        value: float,
        unit: str,
        formula: str,
        rests_on: Sequence[str] = (),
        party: str = "",
        interval: tuple[float, float] | None = None,
    ) -> Figure:
        where = _territory(party)
        named = f".{party.replace('.', ' ')}" if party and not where else ""
        return self._derive.figure(
            f"venture.{measure}{named}",
            value,
            unit,
            self._period,
            formula,
            [self._assumed[number] for number in rests_on or NUMBERS],
            grade="estimated",
            interval=interval,
            territories=where,
            note=self._name,
        )

    def worth(
        self, who: str, worth: Worth, party: str = "", interval: tuple[float, float] | None = None
    ) -> WorthFigures:
        span = "; interval: 5th to 95th percentile of the draws" if interval else ""
        payments = "payments before financing" if who == "project" else "payments to the owners after the loan"
        rate, back, later = worth.irr, worth.payback_years, worth.discounted_payback_years
        npv = self.figure(
            f"{who}.npv", worth.npv, self._unit, f"sum of discounted {payments}{span}", party=party, interval=interval
        )
        return WorthFigures(
            npv,
            None
            if rate is None
            else self.figure(f"{who}.irr", rate, "share", f"rate at which {payments} are worth 0", party=party),
            worth.rates,
            None
            if back is None
            else self.figure(f"{who}.payback", back, "years", f"years until {payments} add up to 0", party=party),
            None
            if later is None
            else self.figure(
                f"{who}.discounted_payback",
                later,
                "years",
                f"years until discounted {payments} add up to 0",
                party=party,
            ),
        )
