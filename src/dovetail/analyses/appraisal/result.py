"""What `appraise_venture` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dovetail.measures.ventures.appraisal import Assumptions
from dovetail.results.result import Result
from dovetail.terms.figure import Figure


@dataclass(frozen=True, slots=True)
class WorthFigures:
    """What the venture is worth to one of those concerned.

    `irr` is None where there is no internal rate or more than one (`rates` then holds them all); `payback` is None
    where the outlay never comes back.
    """

    npv: Figure
    irr: Figure | None
    rates: tuple[float, ...]
    payback: Figure | None
    discounted_payback: Figure | None


@dataclass(frozen=True, kw_only=True)
class AppraisalResult(Result):
    """A venture appraised: `project` before financing, `equity` after the loan, `parties` by their shares.

    `value_content` is the build-down value content, `net_cost_content` that by net cost, None where a unit costs
    nothing; `break_even` holds the price, the sales and the cost at which the
    whole is worth nothing; `loss_share` is the share of draws that lose money, None without ranges. Tables in `data`:
    `assumptions`, `cash_flows`, `sensitivity`, and `simulation` where ranges are given.
    """

    name: str
    assumptions: Assumptions
    project: WorthFigures
    equity: WorthFigures
    parties: Mapping[str, WorthFigures]
    value_content: Figure
    net_cost_content: Figure | None
    break_even: Mapping[str, Figure]
    loss_share: Figure | None
