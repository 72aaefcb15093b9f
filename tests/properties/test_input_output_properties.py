"""What must hold for every input-output table: sums, identities, and agreement with the definitions written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.errors import InconsistentDataError, NotIdentifiedError
from dovetail.measures.input_output.balancing import gras, ras
from dovetail.measures.input_output.content import content_of_output, stages_to_final_use
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.exports import Approach, export_terms
from dovetail.measures.input_output.exports_pair import pair_terms
from dovetail.measures.input_output.extraction import extract, extract_exports, inoperability, recovery
from dovetail.measures.input_output.koopman import koopman_wang_wei
from dovetail.measures.input_output.leontief import Leontief, allocation, coefficients
from dovetail.measures.input_output.regional_io import flegg
from dovetail.measures.input_output.upstreamness import downstreamness, upstreamness
from dovetail.measures.input_output.value_added import value_added_trade


@st.composite
def economies(draw: st.DrawFn) -> Economy:
    """Tables of 2 to 4 regions by 1 to 4 sectors, some sectors idle, some very open."""
    regions, sectors = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = regions * sectors
    flows = rng.random((n, n)) ** 3 * draw(st.sampled_from([1.0, 0.2]))
    for region in range(regions):
        own = slice(region * sectors, (region + 1) * sectors)
        flows[own, own] *= draw(st.sampled_from([0.3, 1.0, 8.0]))
    final = rng.random((n, regions)) + 0.01
    idle = rng.random(n) < 0.1
    flows[idle], flows[:, idle], final[idle] = 0.0, 0.0, 0.0
    short = np.maximum(flows.sum(0) * 1.05 - flows.sum(1) - final.sum(1), 0.0)
    final[np.arange(n), np.arange(n) // sectors] += short
    return Economy.of(flows, final, regions=regions)


def written_out(economy: Economy, approach: Approach) -> dict[str, np.ndarray]:
    """The terms by their definition, with A without the exports of one region and all inverses formed."""
    g, k = economy.regions, economy.sectors
    n = g * k
    a = coefficients(economy.flows, economy.output)
    b = np.linalg.inv(np.eye(n) - a)
    v, y = economy.value_added, economy.final
    out = {name: np.zeros((g, g)) for name in ("dva", "ddc", "fva", "fdc", "ref")}
    for s in range(g):
        at = slice(s * k, (s + 1) * k)
        away = np.ones(n, bool)
        away[at] = False
        shut = a.copy()
        shut[at, away] = 0.0
        b_shut = np.linalg.inv(np.eye(n) - shut)
        y_shut = y.copy()
        y_shut[at] = 0.0
        y_shut[at, s] = y[at, s]
        sold = a[at] @ np.diag(economy.output)
        exports = np.array([sold[:, r * k : (r + 1) * k].sum(1) + y[at, r] for r in range(g)]).T
        exports[:, s] = 0.0
        total = exports.sum(1)
        home = np.linalg.inv(np.eye(k) - a[at, at])
        for r in range(g):
            if r == s:
                continue
            to = slice(r * k, (r + 1) * k)
            if approach == "source":
                once = b_shut[:, at] @ exports[:, r]
                everything = b[:, at] @ exports[:, r]
                out["ref"][s, r] = v[at] @ home @ a[at, to] @ b[to] @ y[:, s]
            else:
                last = y[at, r] + a[at, to] @ b_shut[to] @ y_shut.sum(1)
                once = b[:, at] @ last
                everything = once + b[:, at] @ a[at, to] @ b_shut[to, at] @ total
                out["ref"][s, r] = v[at] @ b[at, at] @ a[at, to] @ b_shut[to] @ y_shut[:, s]
            out["dva"][s, r] = v[at] @ once[at]
            out["fva"][s, r] = v[away] @ once[away]
            out["ddc"][s, r] = v[at] @ everything[at] - out["dva"][s, r]
            out["fdc"][s, r] = v[away] @ everything[away] - out["fva"][s, r]
    return out


@settings(deadline=None, max_examples=40)
@given(economies(), st.sampled_from(["source", "sink"]))
def test_terms_equal_their_definition_and_add_up(economy: Economy, approach: Approach) -> None:
    terms = export_terms(economy, approach)
    np.testing.assert_allclose(terms.dva + terms.ddc + terms.fva + terms.fdc, terms.exports, atol=1e-10)
    whole = terms.by_region()
    for name, values in written_out(economy, approach).items():
        np.testing.assert_allclose(getattr(whole, name), values, atol=1e-8, err_msg=name)
    assert (whole.dva - whole.ref > -1e-9).all()


@settings(deadline=None, max_examples=30)
@given(economies())
def test_both_approaches_agree_over_all_importers_and_with_the_nine_terms(economy: Economy) -> None:
    source, sink = export_terms(economy).by_region(), export_terms(economy, "sink").by_region()
    for name in ("exports", "dva", "ddc", "fva", "fdc", "ref"):
        np.testing.assert_allclose(getattr(source, name).sum(1), getattr(sink, name).sum(1), atol=1e-8, err_msg=name)
    nine = koopman_wang_wei(economy)
    np.testing.assert_allclose(nine.sum(1), source.exports.sum(1), atol=1e-9)
    np.testing.assert_allclose(nine[:, :5].sum(1), source.dva.sum(1), atol=1e-8)
    np.testing.assert_allclose(nine[:, 3:5].sum(1), source.ref.sum(1), atol=1e-8)
    np.testing.assert_allclose(nine[:, 5], source.ddc.sum(1), atol=1e-8)
    np.testing.assert_allclose(source.gvc_backward + source.gvc_forward + source.davax, source.exports, atol=1e-8)


@settings(deadline=None, max_examples=25)
@given(economies(), st.data())
def test_one_pair_equals_its_place_among_all(economy: Economy, data: st.DataObject) -> None:
    s, r = data.draw(st.permutations(range(economy.regions)))[:2]
    terms, one = export_terms(economy).by_region(), pair_terms(economy, s, r)
    for name in ("exports", "dva", "ddc", "fva", "fdc"):
        assert getattr(one, name) == pytest.approx(getattr(terms, name)[s, r], abs=1e-7)
    assert one.absorbed.sum() == pytest.approx(one.dva, abs=1e-7)
    assert one.absorbed[s] == pytest.approx(terms.ref[s, r], abs=1e-7)
    wide = pair_terms(economy, s, r, perspective="bilateral")
    assert wide.dva >= one.dva - 1e-8
    assert wide.fva >= one.fva - 1e-8
    assert wide.absorbed.sum() == pytest.approx(wide.dva, abs=1e-7)
    every = export_terms(economy, perspective="bilateral").by_region()
    for name in ("exports", "dva", "ddc", "fva", "fdc"):
        assert getattr(every, name)[s, r] == pytest.approx(getattr(wide, name), abs=1e-7)
    assert every.ref[s, r] == pytest.approx(wide.absorbed[s], abs=1e-7)
    size = economy.sectors
    shut = coefficients(economy.flows, economy.output)
    shut[s * size : (s + 1) * size, r * size : (r + 1) * size] = 0.0
    sold = np.zeros(len(economy.output))
    sold[s * size : (s + 1) * size] = economy.exports[s * size : (s + 1) * size, r]
    by_hand = economy.by_region(economy.value_added * np.linalg.solve(np.eye(len(sold)) - shut, sold))
    np.testing.assert_allclose(wide.origin, by_hand, atol=1e-7)


@settings(deadline=None, max_examples=25)
@given(economies(), st.randoms(use_true_random=False))
def test_regions_in_another_order_give_the_same_terms(economy: Economy, random: object) -> None:
    order = np.random.default_rng(random.getrandbits(32)).permutation(economy.regions)  # type: ignore[attr-defined]
    rows = (order[:, None] * economy.sectors + np.arange(economy.sectors)).reshape(-1)
    moved = Economy.of(economy.flows[np.ix_(rows, rows)], economy.final[np.ix_(rows, order)], regions=economy.regions)
    here, there = export_terms(economy).by_region(), export_terms(moved).by_region()
    np.testing.assert_allclose(there.dva, here.dva[np.ix_(order, order)], atol=1e-8)


@settings(deadline=None, max_examples=30)
@given(economies())
def test_identities_of_the_table(economy: Economy) -> None:
    a = coefficients(economy.flows, economy.output)
    requirements = Leontief.of(a)
    n = len(a)
    np.testing.assert_allclose(requirements.inverse() @ (np.eye(n) - a), np.eye(n), atol=1e-8)
    np.testing.assert_allclose(requirements.total(economy.final.sum(1)), economy.output, atol=1e-8)
    np.testing.assert_allclose(requirements.embodied(economy.value_added), 1.0, atol=1e-8)
    trade = value_added_trade(economy)
    np.testing.assert_allclose(trade.in_exports.sum(0), trade.exports, atol=1e-8)
    np.testing.assert_allclose(trade.in_final_demand.sum(0), economy.final.sum(0), atol=1e-8)
    income = economy.by_region(economy.value_added * economy.output)
    np.testing.assert_allclose(trade.in_final_demand.sum(1), income, atol=1e-8)
    ghosh = Leontief.of(allocation(economy.flows, economy.output))
    primary = economy.value_added * economy.output
    np.testing.assert_allclose(ghosh.embodied(primary), economy.output, atol=1e-8)


@settings(deadline=None, max_examples=30)
@given(economies())
def test_distance_to_final_use_and_to_inputs_weigh_the_same(economy: Economy) -> None:
    up, down = upstreamness(economy.flows, economy.output), downstreamness(economy.flows, economy.output)
    made = economy.output > 0
    assert np.isnan(up[~made]).all()
    assert (up[made] >= 1 - 1e-12).all()
    final, primary = economy.final.sum(1), economy.value_added * economy.output
    assert up[made] @ primary[made] == pytest.approx(down[made] @ final[made])


@settings(deadline=None, max_examples=25)
@given(economies())
def test_extraction_loses_what_it_must(economy: Economy) -> None:
    terms = export_terms(economy).by_region()
    for region in range(economy.regions):
        assert extract_exports(economy, region)[region] == pytest.approx(terms.dva[region].sum(), abs=1e-8)
        bilateral = extract_exports(economy, 0, 1)[0]
    assert bilateral == pytest.approx(pair_terms(economy, 0, 1, perspective="bilateral").dva, abs=1e-7)
    made = np.flatnonzero(economy.output > 0)[:2].tolist()
    loss = extract(economy, made)
    a = coefficients(economy.flows, economy.output)
    rest = np.setdiff1d(np.arange(len(a)), made)
    left = np.linalg.solve(np.eye(len(rest)) - a[np.ix_(rest, rest)], economy.final.sum(1)[rest])
    np.testing.assert_allclose(economy.output[rest] - left, loss[rest], atol=1e-8)
    np.testing.assert_allclose(loss[made], economy.output[made])


@settings(deadline=None, max_examples=20)
@given(economies())
def test_recovery_tends_to_the_inoperability(economy: Economy) -> None:
    shock = np.where(economy.output > 0, 0.05, 0.0)
    end = inoperability(economy.flows, economy.output, shock)
    path = recovery(economy.flows, economy.output, shock, np.ones(len(shock)), 3000)
    assert (path[1:, economy.output > 0] >= path[:-1, economy.output > 0] - 1e-12).all()
    np.testing.assert_allclose(path[-1], end, rtol=1e-4, atol=1e-9, equal_nan=True)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**32 - 1), st.floats(0, 0.4))
def test_balanced_tables_meet_their_sums_and_keep_signs(rows: int, columns: int, seed: int, minus: float) -> None:
    rng = np.random.default_rng(seed)
    prior = rng.random((rows, columns)) + 0.1
    target = prior * rng.uniform(0.5, 2.0, prior.shape)
    balanced = ras(prior, target.sum(1), target.sum(0))
    np.testing.assert_allclose(balanced.values.sum(1), target.sum(1), rtol=1e-7)
    np.testing.assert_allclose(balanced.values.sum(0), target.sum(0), rtol=1e-7)
    np.testing.assert_allclose(balanced.values, balanced.rows[:, None] * prior * balanced.columns, rtol=1e-9)
    signs = np.where(rng.random(prior.shape) < minus, -1.0, 1.0)
    mixed = gras(prior * signs, (target * signs).sum(1), (target * signs).sum(0), tolerance=1e-8, rounds=100_000)
    np.testing.assert_allclose(mixed.values.sum(1), (target * signs).sum(1), atol=1e-5)
    assert (np.sign(mixed.values) == signs).all()
    taken = prior * np.where(signs > 0, mixed.rows[:, None] * mixed.columns, -1 / (mixed.rows[:, None] * mixed.columns))
    np.testing.assert_allclose(mixed.values, taken, rtol=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32 - 1), st.booleans())
def test_balancing_meets_any_sums_or_says_that_it_cannot(rows: int, columns: int, seed: int, minus: bool) -> None:
    rng = np.random.default_rng(seed)
    prior = rng.integers(-2 if minus else 0, 4, (rows, columns)) * (rng.random((rows, columns)) < 0.7) * 1.0
    row_sums, column_sums = (rng.integers(-3 if minus else 0, 4, size) * 1.0 for size in (rows, columns))
    column_sums[-1] += row_sums.sum() - column_sums.sum()
    try:
        found = (gras if minus else ras)(prior, row_sums, column_sums, rounds=500).values
    except (NotIdentifiedError, InconsistentDataError):
        return
    scale = max(np.abs(row_sums).sum(), np.abs(column_sums).sum(), 1.0)
    np.testing.assert_allclose(found.sum(1), row_sums, atol=1e-9 * scale)
    np.testing.assert_allclose(found.sum(0), column_sums, atol=1e-9 * scale)
    assert (found * prior >= 0).all()


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_a_region_never_buys_more_at_home_than_its_country_and_less_the_larger_delta(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    nation = rng.random(n) * (rng.random(n) < 0.8) + np.eye(n)[0]
    region = nation * rng.random(n)
    national = rng.random((n, n)) / n
    made = flegg(national, region, nation, (0.0, 0.2, 0.5, 1.0))
    assert (made.values >= 0).all()
    assert (made.values <= national + 1e-15).all()
    assert (np.diff(made.values, axis=0) <= 1e-15).all()
    whole = flegg(national, nation, nation, (0.3,))
    np.testing.assert_allclose(whole.values[0], np.where(nation > 0, national, 0.0) * (nation > 0)[:, None])


@settings(deadline=None, max_examples=25)
@given(economies())
def test_content_and_stages_by_products_equal_those_of_the_inverse(economy: Economy) -> None:
    direct = economy.spread(economy.value_added)
    content = content_of_output(economy, direct)
    np.testing.assert_allclose(content.T, value_added_trade(economy).content, atol=1e-7)
    made = economy.output > 0
    np.testing.assert_allclose(content.sum(1)[made], 1.0, atol=1e-7)
    np.testing.assert_allclose(
        stages_to_final_use(economy), upstreamness(economy.flows, economy.output), rtol=1e-6, equal_nan=True
    )
