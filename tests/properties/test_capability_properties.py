"""What holds for every table: permutations, scales, sums."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dovetail.errors import NotIdentifiedError
from dovetail.measures.capability.balassa import balassa, symmetric_balassa
from dovetail.measures.capability.complexity import complexity
from dovetail.measures.capability.sample import select
from dovetail.measures.capability.space import product_space, proximity
from dovetail.measures.fit.margins import besedes_prusa, hummels_klenow
from dovetail.measures.fit.similarity import finger_kreinin, grubel_lloyd, michaely
from dovetail.measures.gravity.panel import panel
from dovetail.measures.gravity.ppml import ppml

amount = st.one_of(st.just(0.0), st.floats(1e-3, 1e9))
tables = hnp.arrays(np.float64, st.tuples(st.integers(3, 7), st.integers(3, 9)), elements=amount)
baskets = hnp.arrays(np.float64, (6,), elements=amount)
settings.register_profile("capability", deadline=None, suppress_health_check=list(HealthCheck))
few = settings(settings.get_profile("capability"), max_examples=60)


@few
@given(tables, st.floats(1e-6, 1e6))
def test_balassa_averages_to_one_and_knows_no_unit(X: np.ndarray, scale: float) -> None:
    assume(X.any())
    rca = balassa(X)
    shares = X.sum(1) / X.sum()
    sold = X.sum(0) > 0
    np.testing.assert_allclose((shares @ rca)[sold], 1, rtol=1e-9)
    np.testing.assert_allclose(balassa(X * scale), rca, rtol=1e-9)
    folded = symmetric_balassa(rca)
    assert ((folded >= -1) & (folded < 1)).all()


@few
@given(tables, st.randoms(use_true_random=False))
def test_complexity_follows_permutations_and_units(X: np.ndarray, random) -> None:
    assume(X.any())
    try:
        sample = select(X)
        result = complexity(sample.presence)
    except NotIdentifiedError:
        return
    assume(result.eigenvalue - result.next_eigenvalue > 1e-4)
    rows, columns = list(range(X.shape[0])), list(range(X.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    moved = select(X[np.ix_(rows, columns)] * 1000)
    other = complexity(moved.presence)
    mine = dict(zip(sample.rows.tolist(), result.eci, strict=True))
    assume(abs(np.corrcoef(result.eci, result.diversity)[0, 1]) > 1e-3 if result.diversity.std() else False)
    np.testing.assert_allclose(other.eci, [mine[rows[r]] for r in moved.rows], atol=1e-6)
    assert abs(result.eci.mean()) < 1e-9
    assert abs(result.eci.std() - 1) < 1e-9
    np.testing.assert_allclose(result.eci, sample.presence @ result.pci / result.diversity, atol=1e-9)


@few
@given(hnp.arrays(np.bool_, st.tuples(st.integers(2, 6), st.integers(2, 8))))
def test_proximity_is_a_symmetric_share_and_density_too(M: np.ndarray) -> None:
    M[0] = True
    phi = proximity(M)
    np.testing.assert_array_equal(phi, phi.T)
    assert ((phi >= 0) & (phi <= 1)).all()
    np.testing.assert_allclose(np.diag(phi), 1)
    space = product_space(M, np.linspace(-1, 1, M.shape[1]), dtype=np.float64)
    assert ((space.density >= 0) & (space.density <= 1 + 1e-12)).all()
    np.testing.assert_allclose(space.density[0], 1)


@few
@given(baskets, baskets, st.floats(1e-3, 1e3))
def test_fit_knows_no_order_and_no_unit(a: np.ndarray, b: np.ndarray, scale: float) -> None:
    assume(a.any() and b.any())
    similar = finger_kreinin(a, b)
    assert -1e-9 <= similar <= 100 + 1e-9
    np.testing.assert_allclose([finger_kreinin(b, a), finger_kreinin(a * scale, b)], similar, atol=1e-7)
    np.testing.assert_allclose(michaely(a, b), similar, atol=1e-7)
    trade = grubel_lloyd(a, b)
    assert 0 <= trade.aggregate <= trade.corrected + 1e-12
    np.testing.assert_allclose(trade.aggregate, 2 * np.minimum(a, b).sum() / (a + b).sum(), rtol=1e-9)


@few
@given(baskets, baskets)
def test_margins_multiply_and_add_up(a: np.ndarray, b: np.ndarray) -> None:
    assume(a.any())
    cross = hummels_klenow(a, a + b)
    np.testing.assert_allclose(cross.extensive * cross.intensive, cross.share, rtol=1e-9)
    growth = besedes_prusa(a, b)
    scale = a.sum() + b.sum()
    assert abs(growth.entry + growth.exit + growth.deepening - growth.change) <= 1e-9 * scale
    assert growth.continued + growth.left == (a > 0).sum()


@settings(few, max_examples=25)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e6))
def test_gravity_follows_permutations_and_units(seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    i, t, j = (axis.ravel() for axis in np.indices((5, 3, 6)))
    x = rng.normal(size=(2, len(i)))
    y = np.exp(0.5 * x[0] + rng.normal(size=5)[i] + rng.normal(size=6)[j]) * rng.gamma(1, 1, len(i))
    fit = ppml(panel(y, {"a": x[0], "b": x[1]}, exporter=i, importer=j, time=t))
    order = rng.permutation(len(i))
    names = rng.permutation(6)
    moved = panel(
        y[order] * scale,
        {"b": 10 * x[1][order], "a": x[0][order]},
        exporter=i[order],
        importer=names[j[order]],
        time=t[order],
    )
    other = ppml(moved)
    np.testing.assert_allclose(other.beta, [fit.beta[1] / 10, fit.beta[0]], rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(other.se, [fit.se[1] / 10, fit.se[0]], rtol=1e-6)
    np.testing.assert_allclose(other.predicted, fit.predicted[order] * scale, rtol=1e-5)
