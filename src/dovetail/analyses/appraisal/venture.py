"""Appraise a venture: worth by party, what it hangs on, how sure it is, every number a Figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.analyses.appraisal.content import value_content
from dovetail.analyses.appraisal.publish import Publisher, by_share
from dovetail.analyses.appraisal.result import AppraisalResult
from dovetail.analyses.appraisal.workbook import tables
from dovetail.errors import UnitMismatchError, problem
from dovetail.measures.ventures.appraisal import Appraisal, Simulation, appraise, break_even, monte_carlo
from dovetail.measures.ventures.assumptions import Assumptions
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.unit import UNITS

if TYPE_CHECKING:
    from dovetail.terms.territory import Language

_BROKEN_EVEN = ("price", "capacity", "unit_cost", "capital")


def appraise_venture(
    assumptions: Assumptions,
    *,
    name: str,
    start: int,
    draws: int = 10_000,
    seed: int = 0,
    language: Language = "en",
) -> AppraisalResult:
    """Net present value, internal rate and payback of a venture and of each party, with what they rest on.

    Parameters
    ----------
    name
        What the venture is called, shown beside every Figure.
    start
        Year of building, in whose money the present values are.
    draws, seed
        Of the simulation, which is run if any assumption that changes a payment has a range.
    language
        Of the column `meaning` in the table of assumptions.

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
    _checked_currency(assumptions.currency)
    found = appraise(assumptions)
    ledger = Ledger()
    publish = Publisher(ledger, assumptions, name, str(start))
    drawn = monte_carlo(assumptions, draws=draws, seed=seed) if assumptions.uncertain else None
    whole, owners = (drawn.quantiles, drawn.equity_quantiles) if drawn else (None, None)
    project = publish.worth("project", found.project, drawn=by_share(whole))
    equity = publish.worth("equity", found.equity, drawn=by_share(owners))
    parties = {
        party: publish.worth("party", worth, party=party, drawn=by_share(owners, assumptions.parties[party]))
        for party, worth in found.parties.items()
    }
    content = value_content(assumptions, publish)
    even = _broken_even(assumptions, publish)
    told = _simulated(publish, drawn, draws) if drawn else {}
    worths = {"project": project, "equity": equity} | {f"party {party}": worth for party, worth in parties.items()}
    return AppraisalResult(
        data=tables(found, drawn, worths, content, even, start, language),
        figures=ledger,
        caveats=tuple(_caveats(found, name, start)),
        name=name,
        start=start,
        assumptions=assumptions,
        assumed=publish.assumed,
        project=project,
        equity=equity,
        parties=parties,
        content=content,
        break_even=even,
        debt_cover=_debt_cover(publish, found.debt_cover, start),
        loss_share=told.get("loss_share"),
        equity_loss_share=told.get("equity_loss_share"),
        median=told.get("median"),
        draws=draws if drawn else 0,
        seed=seed,
    )


def _debt_cover(publish: Publisher, least: tuple[int, float] | None, start: int) -> Figure | None:
    if least is None:
        return None
    year, cover = least
    formula = "(payments to the owners + interest + repayment) / (interest + repayment), the least of all years"
    return publish.figure("debt_cover", cover, "ratio", formula, publish.owners, period=str(start + year))


def _simulated(publish: Publisher, drawn: Simulation, draws: int) -> dict[str, Figure]:
    """What the draws say, by the attributes of the result."""
    how = f"over {draws} draws, seed {drawn.seed}, each ranged number from a triangle between its ends"
    lost, owners, currency = "share of negative npv", publish.owners, publish.currency
    return {
        "loss_share": publish.figure("loss_share", drawn.loss_share, "share", f"{lost} {how}", publish.project),
        "equity_loss_share": publish.figure(
            "equity_loss_share", drawn.equity_loss_share, "share", f"{lost} {how}", owners
        ),
        "median": publish.figure("median", drawn.quantiles[0.5], currency, f"median npv {how}", publish.project),
    }


def _checked_currency(currency: str) -> None:
    unit = currency.lower()
    if unit not in UNITS or UNITS[unit].dimension != "money":
        money = ", ".join(code.upper() for code, known in UNITS.items() if known.dimension == "money")
        raise UnitMismatchError(
            problem(f"'{currency}' is no currency that a Figure can be in", do=f"convert to one of {money}")
        )


def _broken_even(assumptions: Assumptions, publish: Publisher) -> dict[str, Figure]:
    even: dict[str, Figure] = {}
    for number in _BROKEN_EVEN:
        value = break_even(assumptions, number)
        if value is not None:
            rests = tuple(other for other in publish.project if other != number)
            formula = f"{number.replace('_', ' ')} at which the npv of the whole is 0"
            even[number] = publish.figure(f"break_even.{number}", value, publish.unit_of(number), formula, rests)
    return even


def _caveats(found: Appraisal, name: str, start: int) -> list[Caveat]:
    given = found.assumptions
    grow = given.price_growth or given.cost_growth or {"price_growth", "cost_growth"} & set(given.uncertain)
    named = {"venture": name}
    caveats = [
        Caveat("appraisal_rests_on_assumptions", named | {"currency": given.currency}),
        Caveat("appraisal_at_growing_prices" if grow else "appraisal_at_constant_prices", {"start": str(start)}),
        Caveat("appraisal_by_convention"),
    ]
    if not given.uncertain:
        caveats.append(Caveat("appraisal_without_ranges", named))
    if len(found.equity.rates) > 1 or len(found.project.rates) > 1:
        caveats.append(Caveat("several_internal_rates", named))
    if found.value_content is None:
        caveats.append(Caveat("materials_above_the_price", named))
    return caveats
