"""What `appraise_venture` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dovetail.measures.ventures.assumptions import Assumptions
from dovetail.results.result import Result
from dovetail.terms.figure import Figure

#: Whether a threshold is met: over the whole range of the assumptions, nowhere in it, or in a part of it.
Met = Literal["met", "not_met", "partly"]


@dataclass(frozen=True, slots=True)
class WorthFigures:
    """What the venture is worth to one of those concerned.

    `irr` is None where there is no internal rate or more than one (`rates` then holds them all); `payback` is None
    where the outlay never comes back. The interval of `npv` is that of nine in ten draws, where there are draws.
    """

    npv: Figure
    irr: Figure | None
    rates: tuple[float, ...]
    payback: Figure | None
    discounted_payback: Figure | None


@dataclass(frozen=True, slots=True)
class ContentFigures:
    """Value content by one of the ways of rules of origin, with the interval that ranges of its parts leave.

    Where a threshold is given, `met` says whether it is met, and `room` is what it leaves for a unit at the assumed
    numbers: the most foreign materials, or by build-up the least own materials. Else both are None.
    """

    share: Figure
    met: Met | None
    room: Figure | None


@dataclass(frozen=True, kw_only=True)
class AppraisalResult(Result):
    """A venture appraised: `project` before financing, `equity` after the loan, `parties` by their shares.

    `content` holds what rules of origin measure by way (`build_down`, `build_up`, `net_cost`); a way that the
    assumptions do not tell is not in it. `break_even` holds the price, the capacity, the cost of a unit and the outlay
    at which the whole is worth nothing. `debt_cover` is the least cover of interest and repayment, in its year; None
    without a loan. `loss_share`, `equity_loss_share` and `median` are of the draws, None without ranges. `assumed`
    holds what was assumed, by the names of the table. Tables in `data`: `assumptions`, `worth`, `break_even`,
    `value_content`, `cash_flows`, `account`, `sensitivity`, and `simulation` where ranges are given.
    """

    name: str
    start: int
    assumptions: Assumptions
    assumed: Mapping[str, Figure]
    project: WorthFigures
    equity: WorthFigures
    parties: Mapping[str, WorthFigures]
    content: Mapping[str, ContentFigures]
    break_even: Mapping[str, Figure]
    debt_cover: Figure | None
    loss_share: Figure | None
    equity_loss_share: Figure | None
    median: Figure | None
    draws: int
    seed: int

    @property
    def value_content(self) -> Figure | None:
        """The value content by build-down; None where foreign materials cost more than a unit is sold for."""
        return self._share("build_down")

    @property
    def build_up_content(self) -> Figure | None:
        """The value content by build-up; None where own materials are not told, or cost more than the price."""
        return self._share("build_up")

    @property
    def net_cost_content(self) -> Figure | None:
        """The value content by net cost; None where a unit costs nothing."""
        return self._share("net_cost")

    def _share(self, way: str) -> Figure | None:
        return self.content[way].share if way in self.content else None
