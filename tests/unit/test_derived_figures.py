"""Figures computed from Figures: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import pytest

from dovetail.errors import UnitMismatchError
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger


def figure(derive: Deriver, value: float, unit: str = "usd", period: str = "2014", **more: object) -> Figure:
    return derive.ledger.add(Figure(measure="x", value=value, unit=unit, period=period, formula="said", **more))  # type: ignore[arg-type]


@pytest.fixture
def derive() -> Deriver:
    return Deriver(Ledger())


@pytest.mark.parametrize("verb", ["difference", "percent", "share", "log_ratio"])
def test_two_units_are_never_taken_together(derive: Deriver, verb: str) -> None:
    with pytest.raises(UnitMismatchError, match="rub and usd"):
        getattr(derive, verb)("y", figure(derive, 1.0), figure(derive, 2.0, "rub"))
    with pytest.raises(UnitMismatchError):
        derive.total("y", [figure(derive, 1.0), figure(derive, 2.0, "rub")])
    with pytest.raises(UnitMismatchError):
        derive.yearly("y", figure(derive, 1.0), figure(derive, 2.0, "rub"), 5)


def test_a_rate_of_nothing_is_not_known(derive: Deriver) -> None:
    none, some = figure(derive, 0.0), figure(derive, 2.0)
    assert derive.percent("y", none, some) is None
    assert derive.share("y", some, none) is None
    assert derive.yearly("y", none, some, 5) is None
    assert derive.yearly("y", some, none, 0) is None
    assert derive.log_ratio("y", none, some) is None


def test_the_interval_of_a_difference_spans_the_ends(derive: Deriver) -> None:
    found = derive.difference("y", figure(derive, 5.0, interval=(4.0, 6.0)), figure(derive, 2.0, interval=(1.0, 3.0)))
    assert (found.value, found.interval, len(found.inputs)) == (3.0, (1.0, 5.0), 2)
    assert derive.total("y", [found, figure(derive, 1e-9)]).formula == "sum of 2 figures"
