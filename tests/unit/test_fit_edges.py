"""Fit of a pair, margins and potential where there is little to go on."""

from __future__ import annotations

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, InvalidRequestError, NotIdentifiedError
from dovetail.measures.fit.margins import besedes_prusa, hummels_klenow
from dovetail.measures.fit.potential import by_product, diversification, flows, pair_potential, potential
from dovetail.measures.fit.similarity import finger_kreinin, grubel_lloyd, intensity, michaely, overlap


def test_empty_baskets_have_no_shares() -> None:
    with pytest.raises(NotIdentifiedError, match="the second basket is empty"):
        finger_kreinin([1, 2], [0, 0])
    with pytest.raises(NotIdentifiedError, match="imports is empty"):
        michaely([1, 2], [0, 0])
    with pytest.raises(NotIdentifiedError):
        grubel_lloyd([0, 0], [0, 0])
    with pytest.raises(NotIdentifiedError):
        overlap([0, 0], [0, 0])
    with pytest.raises(InconsistentDataError, match="do not line up"):
        finger_kreinin([1, 2], [1, 2, 3])


def test_one_way_trade_has_no_overlap() -> None:
    trade = grubel_lloyd([5, 0], [0, 0])
    assert (trade.aggregate, trade.corrected) == (0, 0)
    assert trade.traded.tolist() == [True, False]


def test_the_correction_takes_the_imbalance_out() -> None:
    trade = grubel_lloyd([10, 10], [5, 5])
    assert trade.aggregate == pytest.approx(2 / 3)
    assert trade.corrected == pytest.approx(1)


def test_intensity_needs_trade_to_compare_with() -> None:
    with pytest.raises(NotIdentifiedError):
        intensity(0, 0, 5, 10, 1)
    with pytest.raises(NotIdentifiedError):
        intensity(1, 5, 5, 10, 10)


def test_margins_need_a_reference_that_holds_the_trade() -> None:
    with pytest.raises(InconsistentDataError, match="1 products are exported but not in the reference"):
        hummels_klenow([1, 1], [5, 0])
    with pytest.raises(NotIdentifiedError):
        hummels_klenow([0, 0], [5, 1])
    with pytest.raises(NotIdentifiedError):
        besedes_prusa([0, 0], [5, 1])


def toy() -> tuple[np.ndarray, np.ndarray]:
    """Trade of 3 products between 4 economies, dense, and a table of distances."""
    rng = np.random.default_rng(4)
    v = rng.gamma(0.5, 10, (3, 4, 4)) * (rng.random((3, 4, 4)) < 0.6)
    for k in range(3):
        np.fill_diagonal(v[k], 0)
    return v, 100 + 1000 * rng.random((4, 4))


def laid(v: np.ndarray):
    k, i, j = np.nonzero(v)
    return flows(k, i, j, v[k, i, j], products=v.shape[0], economies=v.shape[1])


def test_potential_is_the_product_of_its_parts_written_out() -> None:
    v, km = toy()
    trade = laid(v)
    parts = potential(trade, growth=[1, 2, 1, 1], demand_growth=[1, 1, 3, 1], distance=km, decay=0.5)
    X, M = v.sum(2), v.sum(1)
    for k in range(3):
        grown = X[k] * [1, 2, 1, 1]
        for i in range(4):
            for j in range(4):
                balance = min(1, X[k, i] / M[k, i]) if M[k, i] else 1
                supply = grown[i] / grown.sum() * balance
                mean = (v[k, :, j] * km[:, j]).sum() / M[k, j] if M[k, j] else 1
                demand = M[k, j] * [1, 1, 3, 1][j] * (mean / km[i, j]) ** 0.5
                expected = sum(X[m, i] / X[m].sum() * M[m, j] for m in range(3))
                ease = v[:, i, j].sum() / expected if i != j and expected else 0
                assert parts.pair(i, j)[k] == pytest.approx(supply * demand * ease)


def test_sums_over_products_agree_with_every_cell() -> None:
    v, _ = toy()
    trade = laid(v)
    parts = potential(trade)
    sums = pair_potential(parts, trade)
    total, unrealised = np.zeros((4, 4)), np.zeros((4, 4))
    for k, found, left in by_product(parts, trade):
        np.testing.assert_allclose(left, np.maximum(found - v[k], 0), atol=1e-12)
        total, unrealised = total + found, unrealised + left
    np.testing.assert_allclose(sums.total, total, atol=1e-9)
    np.testing.assert_allclose(sums.unrealised, unrealised, atol=1e-9)


def test_flows_given_twice_add_up() -> None:
    trade = flows([1, 0, 1], [0, 1, 0], [1, 0, 1], [2.0, 3.0, 4.0], products=3, economies=2)
    assert trade.value.tolist() == [3, 6]
    assert trade.first.tolist() == [0, 1, 2, 2]
    assert trade.bilateral.tolist() == [[0, 6], [3, 0]]
    with pytest.raises(InconsistentDataError, match="importer codes"):
        flows([0], [0], [2], [1.0], products=1, economies=2)
    with pytest.raises(InvalidRequestError):
        flows([0], [0], [0], [1.0], products=1, economies=100_000)


def test_diversification_ranks_only_what_is_new() -> None:
    ranked = diversification([0.9, 0.2, 0.4], [0, 1, 1], [1, 5, 3])
    assert 0 not in ranked.order
    assert sorted(ranked.density_rank.tolist()) == [1, 2]
