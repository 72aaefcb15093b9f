"""What holds of every venture: tables come back, money scales, parties share, break-even earns nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.analyses.appraisal import Assumptions, read_assumptions, write_assumptions
from dovetail.measures.ventures.account import account
from dovetail.measures.ventures.appraisal import appraise, break_even, monte_carlo, swings, with_number
from dovetail.measures.ventures.cash_flow import npv

AMOUNTS = ("capital", "price", "unit_cost", "foreign_materials", "own_materials", "fixed_cost")


@st.composite
def ventures(draw: st.DrawFn) -> Assumptions:
    def number(low: float, high: float) -> float:
        return draw(st.floats(low, high, allow_nan=False).map(lambda value: round(value, 6)))

    unit_cost = number(1, 1e4)
    price = number(unit_cost, 3 * unit_cost)
    share = round(number(0, 1), 3)
    foreign = number(0, unit_cost / 2)
    return Assumptions(
        currency=draw(st.sampled_from(["USD", "BYN", "RUB", "EUR"])),
        years=draw(st.integers(1, 25)),
        capital=number(0, 1e8),
        capacity=number(1, 1e5),
        ramp=tuple(draw(st.lists(st.floats(0.1, 1).map(lambda value: round(value, 3)), min_size=1, max_size=4))),
        price=price,
        unit_cost=unit_cost,
        foreign_materials=foreign,
        own_materials=draw(st.none() | st.just(round(unit_cost / 4, 6))),
        content_threshold=draw(st.none() | st.floats(0, 1).map(lambda value: round(value, 3))),
        fixed_cost=number(0, 1e6),
        working_capital=number(0, 0.5),
        price_growth=number(-0.2, 0.2),
        cost_growth=number(-0.2, 0.2),
        residual=number(0, 1),
        tax_rate=number(0, 0.6),
        discount_rate=number(-0.1, 0.5),
        loan_share=number(0, 1),
        credit_rate=number(0, 0.5),
        loan_years=draw(st.integers(1, 30)),
        parties={"BLR": share, "Завод «Металл», ООО": round(1 - share, 3)},
        ranges={"price": (round(price * 0.75, 4), round(price * 1.5, 4))} if draw(st.booleans()) else {},
    )


@given(ventures(), st.sampled_from([".csv", ".xlsx"]), st.sampled_from(["en", "ru"]))
@settings(max_examples=30, deadline=None)
def test_a_table_comes_back_as_it_went_out(venture: Assumptions, ending: str, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"venture{ending}"
        assert read_assumptions(write_assumptions(path, venture, language=language)) == venture  # type: ignore[arg-type]


@given(ventures(), st.sampled_from([0.001, 3.25, 1000.0]))
@settings(max_examples=60, deadline=None)
def test_worth_scales_with_the_money_it_is_counted_in(venture: Assumptions, factor: float) -> None:
    """Another currency at a fixed rate changes every amount and no return."""
    scaled = {name: factor * value for name in AMOUNTS if (value := getattr(venture, name)) is not None}
    other = appraise(replace(venture, **scaled, ranges={}))
    found = appraise(venture)
    size = float(np.abs(found.equity.flows).sum() + np.abs(found.project.flows).sum())
    assert other.project.npv == pytest.approx(factor * found.project.npv, rel=1e-9, abs=1e-9 * factor * size)
    assert other.equity.npv == pytest.approx(factor * found.equity.npv, rel=1e-9, abs=1e-9 * factor * size)


@given(ventures())
@settings(max_examples=60, deadline=None)
def test_the_account_adds_up_and_the_parties_share_it(venture: Assumptions) -> None:
    paid, found = account(venture), appraise(venture)
    np.testing.assert_allclose(paid.loan.sum(), 0, atol=1e-6 * (1 + venture.capital))
    np.testing.assert_allclose(paid.working_capital.sum(), 0, atol=1e-9 * (1 + np.abs(paid.sales).sum()))
    np.testing.assert_allclose(
        paid.depreciation.sum() + venture.capital * venture.residual, venture.capital, rtol=1e-9, atol=1e-9
    )
    assert (paid.tax <= 0).all()
    assert (paid.tax_relief >= -1e-9 * (1 + np.abs(paid.sales).max())).all()
    np.testing.assert_allclose(
        sum(worth.flows for worth in found.parties.values()), found.equity.flows, rtol=1e-9, atol=1e-6
    )
    for worth in (found.project, found.equity):
        for rate in worth.rates:
            size = float((np.abs(worth.flows) / (1 + rate) ** np.arange(len(worth.flows))).sum())
            assert abs(float(npv(rate, worth.flows))) <= 1e-6 * size


@given(ventures(), st.sampled_from(["price", "capacity", "unit_cost", "capital"]))
@settings(max_examples=60, deadline=None)
def test_at_break_even_nothing_is_earned(venture: Assumptions, name: str) -> None:
    value = break_even(venture, name)
    if value is not None and (value > 0 or name in ("unit_cost", "capital")):
        spare = {"foreign_materials": 0.0, "own_materials": None, "ranges": {}}
        even = appraise(with_number(replace(venture, **spare), name, value))
        size = float(np.abs(even.project.flows / (1 + venture.discount_rate) ** np.arange(venture.years + 1)).sum())
        assert abs(even.project.npv) <= 1e-6 * (1 + size)


@given(ventures(), st.integers(0, 2**31))
@settings(max_examples=30, deadline=None)
def test_draws_lie_where_one_number_alone_can_take_them(venture: Assumptions, seed: int) -> None:
    if not venture.ranges:
        return
    drawn = monte_carlo(venture, draws=200, seed=seed)
    (swing,) = (swing for swing in swings(venture) if swing.name == "price")
    ends = [*swing.npv, appraise(venture).project.npv]
    if swing.npv[0] <= appraise(venture).project.npv <= swing.npv[1]:
        slack = 1e-9 * (1 + max(map(abs, ends)))
        assert min(ends) - slack <= drawn.values.min() <= drawn.values.max() <= max(ends) + slack
    assert list(drawn.quantiles.values()) == sorted(drawn.quantiles.values())
    np.testing.assert_array_equal(drawn.equity_values, monte_carlo(venture, draws=200, seed=seed).equity_values)
