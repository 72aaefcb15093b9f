"""Whatever the data, the terms of a bridge add up to the change to the last cent, and permuting lines permutes them."""

from __future__ import annotations

from math import fsum

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.measures.change.bridge import split_change
from dovetail.measures.change.mix import split_mix
from dovetail.measures.change.shapley import shapley, shapley_product
from dovetail.measures.change.shares import constant_market_share

CENT = 0.01

absent = st.sampled_from([0.0, float("nan")])
dollars = st.one_of(absent, st.floats(1e-2, 1e12), st.integers(0, 10**12).map(float))
kilograms = st.one_of(absent, st.floats(1e-3, 1e12))
methods = st.sampled_from(["bennet", "lmdi"])


@st.composite
def flows(draw):
    lines = draw(st.integers(1, 12))
    column = lambda values: np.array(draw(st.lists(values, min_size=lines, max_size=lines)))  # noqa: E731
    v0, v1, q0, q1 = column(dollars), column(dollars), column(kilograms), column(kilograms)
    more = st.one_of(absent, st.floats(0, 1e12))
    d0, d1 = column(more), column(more)
    if draw(st.booleans()):
        d0, d1 = d0 + np.nan_to_num(v0), d1 + np.nan_to_num(v1)
    broken = column(st.booleans()).astype(bool)
    rates = draw(st.none() | st.tuples(st.floats(1e-3, 1e5), st.floats(1 / 99, 99)))
    rates = rates and (rates[0], rates[0] * rates[1])
    return v0, v1, (q0, q1), (d0, d1), broken, rates


@given(flows(), methods, st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_terms_add_up_to_the_last_cent(flow, method, weigh, market):
    v0, v1, quantities, demand, broken, rates = flow
    terms = split_change(
        v0,
        v1,
        quantities=quantities if weigh else None,
        exchange_rates=rates,
        demand=demand if market else None,
        apart={"break": broken},
        method=method,
    )
    change = fsum((*np.nan_to_num(v1), *-np.nan_to_num(v0)))
    assert np.isfinite(terms.values).all()
    assert abs(terms.change() - change) < CENT
    assert abs(fsum(terms.total(kind) for kind in terms.kinds) - change) < CENT
    for line in range(len(v0)):
        own = np.nan_to_num(v1[line]) - np.nan_to_num(v0[line])
        assert abs(fsum(terms.values[:, line]) - own) < CENT
    assert terms.of("break")[~broken].tolist() == [0.0] * int((~broken).sum())


@given(flows(), methods, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_permuting_lines_permutes_terms(flow, method, random):
    v0, v1, (q0, q1), (d0, d1), _, rates = flow
    order = list(range(len(v0)))
    random.shuffle(order)
    one = split_change(v0, v1, quantities=(q0, q1), exchange_rates=rates, demand=(d0, d1), method=method)
    two = split_change(
        v0[order],
        v1[order],
        quantities=(q0[order], q1[order]),
        exchange_rates=rates,
        demand=(d0[order], d1[order]),
        method=method,
    )
    np.testing.assert_allclose(one.values[:, order], two.values, rtol=1e-12, atol=1e-6)


@given(flows(), methods)
@settings(max_examples=60, deadline=None)
def test_the_way_back_is_the_way_there_with_other_signs(flow, method):
    v0, v1, (q0, q1), (d0, d1), _, _ = flow
    there = split_change(v0, v1, quantities=(q0, q1), demand=(d0, d1), method=method)
    back = split_change(v1, v0, quantities=(q1, q0), demand=(d1, d0), method=method)
    scale = float(np.nanmax(np.nan_to_num(np.concatenate([v0, v1, d0, d1]))))
    for kind, other in {"price": "price", "quantity": "quantity", "demand": "demand", "entry": "exit"}.items():
        np.testing.assert_allclose(there.of(kind), -back.of(other), rtol=1e-9, atol=1e-9 * scale + 1e-9)


@given(flows(), st.data(), methods)
@settings(max_examples=100, deadline=None)
def test_mix_closes_too(flow, data, method):
    v0, v1, (q0, q1), _, _, _ = flow
    lines = data.draw(st.integers(1, 4))
    line = np.array(data.draw(st.lists(st.integers(0, lines - 1), min_size=len(v0), max_size=len(v0))), dtype=np.intp)
    terms = split_mix(v0, v1, q0, q1, line, lines=lines, method=method)
    assert abs(terms.change() - fsum((*np.nan_to_num(v1), *-np.nan_to_num(v0)))) < CENT * max(1, len(v0) // 4)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=5))
@settings(deadline=None)
def test_product_and_subset_forms_of_shapley_agree(factors):
    start, end = np.array(factors).T
    by_subsets = shapley(
        lambda moved: float(np.prod([end[i] if i in moved else start[i] for i in range(len(factors))])), len(factors)
    )
    scale = float(np.prod(np.maximum(start, end))) + 1.0
    np.testing.assert_allclose(shapley_product(start[None], end[None])[0], by_subsets, rtol=1e-9, atol=1e-9 * scale)
    assert abs(by_subsets.sum() - (np.prod(end) - np.prod(start))) <= 1e-9 * scale


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_market_share_terms_add_up_in_every_order(products, markets, seed):
    random = np.random.default_rng(seed)
    w0 = random.uniform(1, 1e6, (products, markets))
    x0 = w0 * random.uniform(0, 1, w0.shape)
    w1 = random.uniform(0, 1e6, w0.shape)
    x1 = w1 * random.uniform(0, 1, w0.shape)
    for order in ("products", "markets", "shapley"):
        terms = constant_market_share(x0, x1, w0, w1, order=order)
        total = terms.growth + terms.product_mix + terms.market_mix + terms.competitiveness
        assert abs(total - (x1.sum() - x0.sum())) <= 1e-9 * (x0.sum() + x1.sum() + w1.sum())
