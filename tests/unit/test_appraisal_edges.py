"""Ventures, ranks, origin and clustering where the numbers are few, odd or missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, NotIdentifiedError
from dovetail.measures.ventures.account import account
from dovetail.measures.ventures.appraisal import (
    appraise,
    break_even,
    monte_carlo,
    sensitivity,
    swings,
    with_number,
)
from dovetail.measures.ventures.assumptions import Assumptions
from dovetail.measures.ventures.cash_flow import internal_rates, npv, payback
from dovetail.measures.ventures.coagglomeration import (
    cluster_gap,
    coagglomeration,
    ellison_glaeser,
    filled_by_partner,
    herfindahl,
)
from dovetail.measures.ventures.origin import (
    build_down,
    build_up,
    foreign_materials_allowed,
    net_cost,
    own_materials_needed,
)
from dovetail.measures.ventures.ranking import rank_intervals

FOUNDRY = Assumptions(
    currency="USD",
    years=10,
    capital=12e6,
    capacity=8000,
    ramp=(0.4, 0.7, 0.9),
    price=1900,
    unit_cost=1200,
    foreign_materials=250,
    fixed_cost=1.1e6,
    working_capital=0.15,
    tax_rate=0.2,
    discount_rate=0.14,
    loan_share=0.5,
    credit_rate=0.1,
    loan_years=6,
    residual=0.1,
    parties={"BLR": 0.5, "RU-CHE": 0.5},
    ranges={"price": (1700, 2000), "unit_cost": (1150, 1350), "capital": (11e6, 15e6)},
)


@pytest.mark.parametrize("flows", [(), (0.0, 0.0), (-1.0, -2.0), (5.0, 1.0), (-1.0, 1.0, -1.0)])
def test_payments_that_no_rate_balances_have_no_return(flows: tuple[float, ...]) -> None:
    with pytest.raises(NotIdentifiedError):
        internal_rates(np.array([1.0, -1.0, 1.0]) if not flows else np.array(flows))


def test_a_return_may_be_negative_or_touch_zero_once_and_many_periods_are_exact() -> None:
    assert internal_rates(np.array([-100.0, 50.0])) == pytest.approx((-0.5,))
    assert internal_rates(np.array([-100.0, 220.0, -121.0])) == pytest.approx((0.1,), abs=1e-6)
    long = np.array([-1000.0] + [90.0] * 40)
    (rate,) = internal_rates(long)
    assert float(npv(rate, long)) == pytest.approx(0, abs=1e-8)
    assert internal_rates(np.array([0.0, 0.0, -100.0, 110.0])) == pytest.approx((0.1,))


def test_payback_remembers_a_later_outlay() -> None:
    assert payback(np.array([-10.0, 20.0, -15.0, 10.0])) == pytest.approx(2.5)
    assert payback(np.array([5.0, 1.0])) == 0.0
    assert payback(np.array([-100.0, 60.0, 60.0]), 0.5) is None
    with pytest.raises(InconsistentDataError, match="above -1"):
        npv(-1.0, np.array([1.0, 2.0]))


def test_the_parts_of_a_venture_fit_together() -> None:
    found = appraise(FOUNDRY)
    assert len(found.project.flows) == 11
    assert sum(part.npv for part in found.parties.values()) == pytest.approx(found.equity.npv)
    assert found.value_content == pytest.approx(1650 / 1900)
    assert found.equity.irr is not None
    assert found.project.irr is not None
    assert found.equity.irr > found.project.irr > FOUNDRY.credit_rate  # borrowing below the return lifts the owners'
    plain = appraise(replace(FOUNDRY, loan_share=0.0))
    np.testing.assert_allclose(plain.project.flows, plain.equity.flows)
    np.testing.assert_allclose(plain.project.flows, found.project.flows)


def test_every_number_by_hand_in_two_years() -> None:
    venture = Assumptions(
        currency="BYN", years=2, capital=100, capacity=10, ramp=(0.5, 1.0), price=20, unit_cost=8, fixed_cost=5,
        working_capital=0.1, tax_rate=0.2, residual=0.2, discount_rate=0.1, loan_share=0.5, credit_rate=0.1,
        loan_years=4,
    )  # fmt: skip
    found = appraise(venture)
    # sales 100, 200; earned 55, 115; depreciation 40; tax 3, 15; stocks 10, 20
    np.testing.assert_allclose(found.project.flows, [-110.0, 52 - 10, 100 + 20 + 20])
    # interest 5, 3.75; repaid 12.5 twice and 25 at the end; tax 2, 14.25
    np.testing.assert_allclose(found.equity.flows, [-60.0, 55 - 5 - 12.5 - 2 - 10, 115 - 3.75 - 12.5 - 14.25 + 40 - 25])


def test_a_loan_and_its_tax_by_hand() -> None:
    """A plant of 120 over three years: the accounts of a credit officer, each line written out."""
    paid = account(
        Assumptions(
            currency="BYN", years=3, capital=120, capacity=10, price=12, unit_cost=5, fixed_cost=10, tax_rate=0.25,
            working_capital=0.2, discount_rate=0.1, loan_share=0.5, credit_rate=0.2, loan_years=2, price_growth=0.1,
        )
    )  # fmt: skip
    np.testing.assert_allclose(paid.sales[0], [0, 120, 132, 145.2])
    np.testing.assert_allclose(paid.costs[0], [0, -60, -60, -60])
    np.testing.assert_allclose(paid.depreciation[0], [0, 40, 40, 40])
    np.testing.assert_allclose(paid.tax[0], [0, -0.25 * 20, -0.25 * 32, -0.25 * 45.2])
    np.testing.assert_allclose(paid.working_capital[0], [-24, -2.4, -2.64, 29.04])
    np.testing.assert_allclose(paid.loan[0], [60, -30, -30, 0])
    np.testing.assert_allclose(paid.interest[0], [0, -12, -6, 0])
    np.testing.assert_allclose(paid.tax_relief[0], [0, 3, 1.5, 0])
    np.testing.assert_allclose(paid.project[0], [-144, 52.6, 61.36, 102.94])
    np.testing.assert_allclose(paid.equity[0], [-84, 13.6, 26.86, 102.94])
    np.testing.assert_allclose(paid.debt_service[0], [0, 42, 36, 0])


def test_no_payment_is_minus_nothing() -> None:
    paid = account(replace(FOUNDRY, loan_share=0.0, tax_rate=0.0, ranges={}))
    for line in (paid.loan, paid.interest, paid.tax, paid.tax_relief, paid.capital):
        assert not np.signbit(line[line == 0]).any()


def test_interest_saves_no_tax_that_is_not_due() -> None:
    paid = account(replace(FOUNDRY, price=1400, ranges={}))
    assert (paid.tax_relief >= 0).all()
    assert (paid.tax_relief <= -paid.tax + 1e-9).all()


def test_the_debt_is_covered_least_in_some_year() -> None:
    venture = Assumptions(
        currency="BYN", years=3, capital=100, capacity=10, ramp=(0.5, 1.0), price=12, unit_cost=2, discount_rate=0.1,
        loan_share=0.6, credit_rate=0.1, loan_years=3,
    )  # fmt: skip
    year, cover = appraise(venture).debt_cover or (0, 0.0)
    assert (year, cover) == (1, pytest.approx(50 / (6 + 20)))
    assert appraise(replace(venture, loan_share=0.0)).debt_cover is None


def test_payback_is_not_lost_to_rounding() -> None:
    assert payback(np.array([-1.0] + [0.1] * 10)) == pytest.approx(10.0)
    assert payback(np.array([-0.3, 0.1, 0.1, 0.1])) == pytest.approx(3.0)
    assert payback(np.array([-100.0, 44.0, 60.5, 26.62]), 0.1) == pytest.approx(2 + 10 / 20)


def test_break_even_is_told_only_where_there_is_one() -> None:
    twice = Assumptions(
        currency="USD", years=2, capital=100, capacity=1, price=362 / 0.9, unit_cost=0, discount_rate=0.15,
        fixed_cost=362 / 0.9 - 230, price_growth=-0.9,
    )  # fmt: skip
    assert appraise(twice).project.rates == pytest.approx((0.1, 0.2))
    assert break_even(twice, "discount_rate") is None
    assert break_even(replace(FOUNDRY, price=900, ranges={}, fixed_cost=0), "fixed_cost") is None
    assert break_even(replace(FOUNDRY, ranges={}), "residual") is None


def test_break_even_is_where_it_is_worth_nothing() -> None:
    price = break_even(FOUNDRY, "price")
    assert price is not None
    assert appraise(with_number(FOUNDRY, "price", price)).project.npv == pytest.approx(0, abs=1e-3)
    rate = break_even(FOUNDRY, "discount_rate")
    assert rate == pytest.approx(appraise(FOUNDRY).project.irr)
    assert break_even(FOUNDRY, "credit_rate") is None  # the loan is not part of the whole before financing
    with pytest.raises(InconsistentDataError, match="no number"):
        break_even(FOUNDRY, "years")


def test_sensitivity_moves_one_number_at_a_time() -> None:
    found = sensitivity(FOUNDRY)
    assert next(iter(found)) in ("price", "unit_cost")
    low, high = found["price"]
    assert low < appraise(FOUNDRY).project.npv < high
    assert low == pytest.approx(appraise(with_number(FOUNDRY, "price", 1700)).project.npv)
    assert "price_growth" not in found
    down, up = found["discount_rate"]
    assert down > up


def test_swings_have_their_low_end_below_their_high_end() -> None:
    found = {swing.name: swing for swing in swings(replace(FOUNDRY, price_growth=-0.02, residual=0.95, loan_share=1.0))}
    assert (found["price_growth"].low, found["price_growth"].high) == pytest.approx((-0.022, -0.018))
    assert found["price_growth"].npv[0] < found["price_growth"].npv[1]
    assert found["residual"].high == 1.0
    assert found["loan_share"].high == 1.0
    assert found["price"].ranged
    assert not found["capacity"].ranged
    assert "foreign_materials" not in found
    credit = found["credit_rate"]
    assert credit.npv[0] == credit.npv[1]
    assert credit.equity_npv[0] > credit.equity_npv[1]


def test_every_range_that_changes_a_payment_is_tried_and_drawn() -> None:
    ranged = replace(
        FOUNDRY,
        price_growth=0.01, cost_growth=0.01, own_materials=500,
        ranges={
            "capital": (11e6, 13e6), "capacity": (7000, 9000), "price": (1800, 2000), "unit_cost": (1100, 1300),
            "discount_rate": (0.1, 0.2), "fixed_cost": (1e6, 1.2e6), "working_capital": (0.1, 0.2),
            "price_growth": (0.0, 0.02), "cost_growth": (0.0, 0.02), "residual": (0.0, 0.2), "tax_rate": (0.1, 0.3),
            "loan_share": (0.3, 0.6), "credit_rate": (0.05, 0.15), "foreign_materials": (200, 300),
            "own_materials": (400, 600),
        },
    )  # fmt: skip
    tried = {swing.name: swing for swing in swings(ranged)}
    assert set(tried) == set(ranged.ranges) - {"foreign_materials", "own_materials"} == set(ranged.uncertain)
    assert all((swing.low, swing.high) == ranged.ranges[name] and swing.ranged for name, swing in tried.items())
    assert all(swing.npv[0] != swing.npv[1] or swing.equity_npv[0] != swing.equity_npv[1] for swing in tried.values())
    drawn = monte_carlo(ranged, draws=300, seed=5)
    one = monte_carlo(replace(ranged, ranges={"price": (1800, 2000)}), draws=20_000, seed=5)
    assert drawn.values.shape == drawn.equity_values.shape == (300,)
    low, high = sensitivity(ranged)["price"]
    assert low < one.values.min() < one.values.max() < high
    assert one.mean == pytest.approx(
        (low + high + appraise(ranged).project.npv) / 3, rel=0.01
    )  # the mean of a triangle


def test_draws_repeat_with_their_seed_and_bracket_the_middle() -> None:
    first, again, other = (monte_carlo(FOUNDRY, draws=4000, seed=seed) for seed in (1, 1, 2))
    assert (first.values == again.values).all()
    assert not (first.values == other.values).all()
    assert first.quantiles[0.05] < first.quantiles[0.5] < first.quantiles[0.95]
    assert 0 <= first.loss_share <= 1
    for ranges in ({}, {"foreign_materials": (200.0, 300.0)}, {"price": (1900.0, 1900.0)}):
        with pytest.raises(InconsistentDataError, match="no number of the venture has a range"):
            monte_carlo(replace(FOUNDRY, ranges=ranges))
    with pytest.raises(InconsistentDataError, match="0 draws"):
        monte_carlo(FOUNDRY, draws=0)
    with pytest.raises(InconsistentDataError, match="seed -1"):
        monte_carlo(FOUNDRY, seed=-1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"price": -1.0}, "price is -1, below 0"),
        ({"capital": float("nan")}, "capital is nan"),
        ({"tax_rate": 1.5}, "above 1"),
        ({"years": 0}, "years is 0 years"),
        ({"ramp": ()}, "ramp"),
        ({"ramp": (1.2,)}, "ramp"),
        ({"foreign_materials": 5000.0}, "more than the unit"),
        ({"own_materials": 1000.0}, "foreign and own materials of 1250 cost more than the unit of 1200"),
        ({"own_materials": -1.0}, "own_materials is -1, below 0"),
        ({"content_threshold": 45.0}, "content_threshold is 45, above 1"),
        ({"price": 0.0, "ranges": {}}, "price is 0, so nothing is sold"),
        ({"capacity": 0.0}, "capacity is 0, so nothing is sold"),
        ({"discount_rate": 14.0}, "discount_rate is 14, above 1; a share is meant"),
        ({"price_growth": -1.0}, "price_growth is -1, not above -1"),
        ({"years": 2026}, "years is 2026 years, not 1 to 100"),
        ({"loan_years": 0}, "loan_years is 0 years"),
        ({"parties": {"BLR": float("nan")}}, "add up to nan"),
        ({"ranges": {"tax_rate": (0.1, 2.0)}}, "end of its range: tax_rate is 2, above 1"),
        ({"ranges": {"capital": (1e6, float("inf"))}}, "end of its range: capital is inf"),
        ({"ranges": {"own_materials": (1, 2)}}, "own_materials has a range and no value"),
        ({"ranges": {"content_threshold": (0.3, 0.5)}}, "no number of the venture"),
        ({"parties": {"BLR": 0.5}}, "add up to 0.5"),
        ({"ranges": {"prise": (1, 2)}}, "no number of the venture"),
        ({"ranges": {"price": (1, 2)}}, "outside its range"),
    ],
)
def test_assumptions_that_cannot_stand_are_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(InconsistentDataError, match=says):
        replace(FOUNDRY, **change)  # type: ignore[arg-type]


def test_origin_refuses_what_is_no_price() -> None:
    assert build_down(100, 0) == 1.0
    assert foreign_materials_allowed(80, 0.5) == 40.0
    assert own_materials_needed(80, 0.5) == 40.0
    for call in (lambda: build_down(0, 0), lambda: build_up(100, 101), lambda: net_cost(10, -1)):
        with pytest.raises(InconsistentDataError, match="no content"):
            call()
    with pytest.raises(InconsistentDataError, match="makes no sense"):
        foreign_materials_allowed(80, 1.5)


def test_ranks_widen_with_what_is_not_known() -> None:
    known = rank_intervals(np.array([[0.9, 0.9], [0.5, 0.5], [0.1, 0.1]]))
    assert known.low.tolist() == known.high.tolist() == known.rank.tolist() == [1, 2, 3]
    assert known.first.tolist() == [1.0, 0.0, 0.0]
    partly = rank_intervals(np.array([[0.9, np.nan], [0.5, 0.5], [0.1, 0.1]]))
    assert (partly.low[0], partly.high[0]) == (1, 2)
    again = rank_intervals(np.array([[0.9, np.nan], [0.5, 0.5], [0.1, 0.1]]))
    assert (partly.first == again.first).all()
    assert rank_intervals(np.ones((2, 3))).rank.tolist() == [1, 1]
    narrow = rank_intervals(np.array([[0.9, 0.1], [0.4, 0.7]]), spread=0.01)
    wide = rank_intervals(np.array([[0.9, 0.1], [0.4, 0.7]]))
    assert narrow.high[0] - narrow.low[0] <= wide.high[0] - wide.low[0]
    for parts in (np.array([[1.5]]), np.array([[-0.1]])):
        with pytest.raises(InconsistentDataError, match="outside 0 to 1"):
            rank_intervals(parts)
    with pytest.raises(InconsistentDataError, match="positive weight"):
        rank_intervals(np.ones((2, 2)), weights=np.array([1.0, 0.0]))


def test_clustering_needs_plants_and_places() -> None:
    assert herfindahl(np.ones(4)) == 0.25
    for industry, total, h in (([1.0, 0], [1.0, 1], 1.0), ([1.0, 0], [1.0, 0], 0.5)):
        with pytest.raises(NotIdentifiedError):
            ellison_glaeser(np.array(industry), np.array(total), h)
    with pytest.raises(InconsistentDataError, match="vanish"):
        ellison_glaeser(np.zeros(2), np.ones(2), 0.5)
    with pytest.raises(InconsistentDataError, match="not above 0"):
        ellison_glaeser(np.ones(2), np.ones(2), 0.0)
    together = coagglomeration(np.array([[3.0, 1.0, 0.0], [6.0, 2.0, 0.0], [0.0, 0.0, 0.0]]), np.ones(3))
    assert together[0, 1] == pytest.approx(together[0, 0])
    assert np.isnan(together[2]).all()
    with pytest.raises(NotIdentifiedError):
        coagglomeration(np.ones((1, 1)), np.ones(1))
    gap = cluster_gap(np.array([0.2, 0.2]), np.ones(2), np.array([np.nan, 0.0]))
    assert np.isnan(gap[0])
    assert filled_by_partner(gap, np.array([1.0, np.nan])).tolist() == pytest.approx([np.nan, np.nan], nan_ok=True)
    with pytest.raises(InconsistentDataError, match="below 0"):
        filled_by_partner(gap, gap, -0.1)
