"""Publishes the Figures of one venture, each resting on its assumptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dovetail.analyses.appraisal.result import WorthFigures
from dovetail.errors import UnknownCodeError
from dovetail.measures.ventures.appraisal import Worth
from dovetail.measures.ventures.assumptions import MATERIALS, NUMBERS, Assumptions
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Territory

Interval = tuple[float, float]

_AMOUNTS = ("capital", "price", "unit_cost", "foreign_materials", "own_materials", "fixed_cost")
_UNITS = {"capacity": "count", "years": "years", "loan_years": "years"} | dict.fromkeys(_AMOUNTS, "")
_OF_THE_LOAN = ("loan_share", "credit_rate", "loan_years")


def territory(party: str) -> Territory | None:
    """The territory that a party is; None for a firm."""
    try:
        return Territory.of(party) if party else None
    except UnknownCodeError:
        return None


class Publisher:
    """Publishes the Figures of one venture in its currency, for the year of building.

    `assumed` holds every number that was given, by the names of the table.
    """

    def __init__(self, ledger: Ledger, assumptions: Assumptions, name: str, period: str) -> None:
        self._derive, self._name, self._period = Deriver(ledger), name, period
        self.currency = assumptions.currency.lower()
        self.assumed: dict[str, Figure] = {}
        for number in (*NUMBERS, "content_threshold", "years", "loan_years"):
            if (value := getattr(assumptions, number)) is not None:
                self._assume(number, number, value, assumptions.ranges.get(number))
        for year, share in enumerate(assumptions.ramp, 1):
            self._assume(f"ramp {year}", "ramp", share, period=str(int(period) + year))
        for party, share in assumptions.parties.items():
            self._assume(f"party {party}", f"party{_firm(party)}", share, party=party)
        ramp = [name for name in self.assumed if name.startswith("ramp ")]
        self.owners = ("years", *(number for number in NUMBERS if number not in MATERIALS), "loan_years", *ramp)
        self.project = tuple(number for number in self.owners if number not in _OF_THE_LOAN)

    def unit_of(self, number: str) -> str:
        """The unit of an assumption."""
        return _UNITS.get(number, "share") or self.currency

    def _assume(
        self,
        number: str,
        measure: str,
        value: float,
        interval: Interval | None = None,
        *,
        party: str = "",
        period: str = "",
    ) -> None:
        where = territory(party)
        self.assumed[number] = self._derive.ledger.add(
            Figure(
                measure=f"venture.assumed.{measure}",
                value=value,
                unit=self.unit_of(number),
                period=period or self._period,
                territories=(where.code,) if where else (),
                grade="stated",
                interval=interval,
                source=Source("assumptions", "table of assumptions of the venture", locator=f"{self._name}: {number}"),
                note=self._name,
            )
        )

    def figure(
        self,
        measure: str,
        value: float,
        unit: str,
        formula: str,
        rests_on: Sequence[str],
        *,
        party: str = "",
        interval: Interval | None = None,
        period: str = "",
    ) -> Figure:
        """A number that follows from assumptions, by their names."""
        where = territory(party)
        return self._derive.figure(
            f"venture.{measure}{_firm(party)}",
            value,
            unit,
            period or self._period,
            formula,
            [self.assumed[number] for number in rests_on],
            grade="estimated",
            interval=interval,
            territories=(where.code,) if where else (),
            note=self._name,
        )

    def worth(self, who: str, worth: Worth, *, party: str = "", drawn: Interval | None = None) -> WorthFigures:
        """What payments are worth to the whole (`project`), to its owners (`equity`) or to a `party`."""
        rests = self.project if who == "project" else self.owners
        rests = (*rests, f"party {party}") if party else rests
        payments = "payments before financing" if who == "project" else "payments to the owners after the loan"
        span, interval = "", drawn
        if drawn:
            span = "; interval: 5th to 95th percentile of the draws"
            if not drawn[0] <= worth.npv <= drawn[1]:
                span += ", widened to hold the value"
                interval = min(drawn[0], worth.npv), max(drawn[1], worth.npv)

        def told(measure: str, value: float | None, unit: str, formula: str) -> Figure | None:
            return None if value is None else self.figure(f"{who}.{measure}", value, unit, formula, rests, party=party)

        npv = self.figure(
            f"{who}.npv", worth.npv, self.currency, f"sum of discounted {payments}{span}", rests,
            party=party, interval=interval,
        )  # fmt: skip
        back, later = worth.payback_years, worth.discounted_payback_years
        return WorthFigures(
            npv,
            told("irr", worth.irr, "share", f"rate at which {payments} are worth 0"),
            worth.rates,
            told("payback", back, "years", f"years until {payments} add up to 0"),
            told("discounted_payback", later, "years", f"years until discounted {payments} add up to 0"),
        )


def _firm(party: str) -> str:
    """How a measure names a party that is no territory."""
    return f".{party.replace('.', ' ')}" if party and not territory(party) else ""


def by_share(ends: Mapping[float, float] | None, share: float = 1.0) -> Interval | None:
    """From the fifth to the ninety-fifth percentile, for an owner of a share."""
    return (share * ends[0.05], share * ends[0.95]) if ends else None
