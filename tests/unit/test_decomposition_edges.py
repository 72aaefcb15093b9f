"""Edges of the decompositions: nothing, one line, null against zero, units that cannot be, orders that matter."""

from __future__ import annotations

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, InvalidRequestError, NotIdentifiedError, UnitMismatchError
from dovetail.measures.change.bridge import KINDS, split_change
from dovetail.measures.change.concentration import concentration
from dovetail.measures.change.growth import base_of, percent_change, yearly_rate
from dovetail.measures.change.indices import price_indices
from dovetail.measures.change.logmean import log_mean
from dovetail.measures.change.mirror import mirror_gaps
from dovetail.measures.change.mix import split_mix
from dovetail.measures.change.shapley import MOST_CAUSES, shapley
from dovetail.measures.change.shares import constant_market_share
from dovetail.measures.change.terms import closed

NAN = float("nan")


def array(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float64)


def test_no_lines_is_no_change():
    terms = split_change(array(), array(), quantities=(array(), array()), demand=(array(), array()))
    assert terms.kinds == KINDS
    assert terms.values.shape == (len(KINDS), 0)
    assert terms.change() == 0.0


@pytest.mark.parametrize("gone", [0.0, NAN])
def test_a_line_on_record_at_one_end_enters_or_leaves(gone: float):
    terms = split_change(array(gone, 5), array(7, gone), demand=(array(50, 50), array(60, 60)))
    assert terms.of("entry").tolist() == [7, 0]
    assert terms.of("exit").tolist() == [0, -5]


def test_a_line_without_quantity_falls_back_to_demand_and_then_to_nothing():
    terms = split_change(
        array(10, 10, 10),
        array(20, 20, 20),
        quantities=(array(1, NAN, 0), array(2, 3, 3)),
        demand=(array(NAN, 100, NAN), array(NAN, 100, 100)),
    )
    assert terms.of("quantity").tolist() == [10, 0, 0]
    assert terms.of("share").tolist() == [0, 10, 0]
    assert terms.of("unsplit").tolist() == [0, 0, 10]


def test_demand_below_the_line_itself_splits_nothing():
    terms = split_change(array(10), array(20), demand=(array(5), array(100)))
    assert terms.total("unsplit") == 10


def test_unit_values_a_hundredfold_apart_are_not_prices():
    terms = split_change(array(10, 10), array(20, 20), quantities=(array(1000, 1), array(1, 0.5)))
    assert terms.of("unsplit").tolist() == [10, 0]
    assert terms.of("price")[1] != 0


def test_a_break_takes_the_whole_line_before_any_other_cause():
    terms = split_change(
        array(1241, 10),
        array(21, NAN),
        demand=(array(5000, 50), array(5000, 50)),
        apart={"undisclosed": np.array([False, False]), "break": np.array([True, True])},
    )
    assert terms.of("break").tolist() == [-1220, -10]
    assert terms.total("share") == terms.total("exit") == 0


@pytest.mark.parametrize("method", ["bennet", "lmdi"])
def test_a_devaluation_alone_is_all_exchange_rate(method):
    terms = split_change(
        array(100), array(50), quantities=(array(10), array(10)), exchange_rates=(30, 60), method=method
    )
    assert terms.total("exchange_rate") == pytest.approx(-50)
    assert terms.total("price") == pytest.approx(0, abs=1e-9)
    assert terms.total("quantity") == pytest.approx(0, abs=1e-9)


def test_three_factors_of_bennet_are_the_mean_of_six_orders():
    q0, q1, p0, p1, r0, r1 = 10.0, 8.0, 30.0, 36.0, 1 / 30, 1 / 40
    terms = split_change(
        array(q0 * p0 * r0), array(q1 * p1 * r1), quantities=(array(q0), array(q1)), exchange_rates=(30, 40)
    )
    expected = (q1 - q0) * (2 * p0 * r0 + p1 * r0 + p0 * r1 + 2 * p1 * r1) / 6
    assert terms.total("quantity") == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("wrong", [array(-1), array(np.inf)])
def test_values_that_cannot_be_are_refused(wrong):
    with pytest.raises(InconsistentDataError, match="negative or infinite"):
        split_change(wrong, array(1))


def test_shapes_methods_and_rates_are_checked():
    with pytest.raises(InconsistentDataError, match="shapes"):
        split_change(array(1), array(1, 2))
    with pytest.raises(InvalidRequestError, match="fisher"):
        split_change(array(1), array(1), method="fisher")  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidRequestError, match="exchange rates"):
        split_change(array(1), array(2), quantities=(array(1), array(1)), exchange_rates=(0, 1))
    with pytest.raises(UnitMismatchError, match="redenomination"):
        split_change(array(1), array(2), quantities=(array(1), array(1)), exchange_rates=(20000, 2))


def test_indices_need_a_matched_line():
    with pytest.raises(NotIdentifiedError, match="none of 2 lines"):
        price_indices(array(1, NAN), array(NAN, 1), array(1, 1), array(1, 1))
    with pytest.raises(InconsistentDataError, match="shapes"):
        price_indices(array(1), array(1, 1), array(1), array(1))
    with pytest.raises(InconsistentDataError, match="negative"):
        price_indices(array(-1), array(1), array(1), array(1))


def test_indices_of_one_line_all_say_its_price():
    index = price_indices(array(10), array(12), array(3), array(30))
    for name in ("laspeyres", "paasche", "fisher", "tornqvist", "sato_vartia"):
        assert getattr(index, name) == pytest.approx(1.2)


def test_the_logarithmic_mean_keeps_its_digits_near_equality():
    a = array(1.0, 1.0, 1e12)
    b = array(1.0 + 1e-9, 1.0 + 1e-5, 1e12 * (1 + 1e-12))
    assert log_mean(a, b) == pytest.approx((a + b) / 2, rel=1e-10)


def test_mix_is_unsplit_where_a_good_has_no_weight_or_a_line_enters():
    one = split_mix(array(10, 10), array(20, 5), array(1, NAN), array(2, 1), np.array([0, 0]), lines=1)
    assert one.total("unsplit") == 5
    two = split_mix(array(NAN), array(20), array(NAN), array(2), np.array([0]), lines=1)
    assert two.total("unsplit") == 20
    with pytest.raises(InconsistentDataError, match="index of its line"):
        split_mix(array(1), array(1), array(1), array(1), np.array([3]), lines=1)


def test_mix_leaves_pure_price_alone():
    terms = split_mix(array(100, 100), array(200, 200), array(10, 5), array(10, 5), np.array([0, 0]), lines=1)
    assert terms.total("price") == pytest.approx(200)
    assert terms.total("mix") == pytest.approx(0, abs=1e-9)


def test_shapley_refuses_more_causes_than_it_can_list():
    with pytest.raises(InvalidRequestError):
        shapley(lambda moved: 0.0, MOST_CAUSES + 1)


def test_market_share_refuses_growth_from_nothing():
    one, none = np.ones((1, 1)), np.zeros((1, 1))
    with pytest.raises(NotIdentifiedError, match="imported nothing"):
        constant_market_share(one, one, none, one)
    with pytest.raises(InconsistentDataError, match="shape"):
        constant_market_share(one, one, one, np.ones((2, 1)))
    with pytest.raises(InconsistentDataError, match="finite"):
        constant_market_share(one, one, one, np.full((1, 1), NAN))


def test_concentration_counts_only_what_is_reported():
    found = concentration(array(NAN, 0, 25, 75), top=1)
    assert (found.hhi, found.top_share, found.parts, found.order.tolist()) == (0.625, 0.75, 2, [3, 2])
    assert concentration(array(5), top=10).hhi == 1
    with pytest.raises(NotIdentifiedError):
        concentration(array(NAN, 0))
    with pytest.raises(InconsistentDataError):
        concentration(array(-1, 2))


def test_growth_refuses_what_has_no_rate():
    for refused in (lambda: percent_change(0, 1), lambda: yearly_rate(0, 1, 1), lambda: yearly_rate(1, 2, 0)):
        with pytest.raises(NotIdentifiedError):
            refused()
    with pytest.raises(NotIdentifiedError):
        base_of(5, -100)
    assert yearly_rate(5, 0, 1) == -100


def test_mirror_reasons_follow_the_figures():
    exporter = array(100, 100, 100, 100, 100, NAN, 100, 100)
    importer = array(105, 100, 80, 130, 130, 100, 130, 80)
    gaps = mirror_gaps(exporter, importer)
    assert gaps.valuation.tolist() == [True] + [False] * 7
    assert gaps.copied.tolist() == [False, True] + [False] * 6
    assert gaps.re_export.tolist() == [False, False, True, False, False, False, False, True]
    assert gaps.timing.tolist() == [False, False, True, True, False, False, True, True]
    assert not gaps.coverage.any()
    assert mirror_gaps(array(1, 1, 1), array(2, 2, 2)).coverage.all()
    assert np.isnan(gaps.gap[5])


def test_two_zero_reports_are_no_copy():
    gaps = mirror_gaps(array(0), array(0))
    assert gaps.relative.tolist() == [0.0]
    assert not gaps.copied.any()
    assert np.isnan(gaps.log_ratio).all()


def test_terms_that_leave_more_than_rounding_are_refused():
    assert closed({"a": array(1.0), "b": array(2.0)}, array(3.0 + 1e-12), array(5.0)).change() == 3.0 + 1e-12
    with pytest.raises(NotIdentifiedError, match="leave 1"):
        closed({"a": array(1.0), "b": array(2.0)}, array(4.0), array(5.0))


def test_a_line_that_did_not_move_closes_although_its_factors_did():
    terms = split_change(array(102423576.0), array(102423576.0), quantities=(array(102423576.0), array(102423578.0)))
    assert terms.change() == 0
    assert terms.total("price") == -terms.total("quantity") != 0
