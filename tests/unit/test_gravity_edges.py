"""Gravity where panels are thin, lopsided or wrong."""

from __future__ import annotations

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, InvalidRequestError, MissingDataError, NotIdentifiedError
from dovetail.measures import threads
from dovetail.measures.gravity.bias import corrected
from dovetail.measures.gravity.gap import pair_gap
from dovetail.measures.gravity.panel import Panel, panel
from dovetail.measures.gravity.ppml import ppml

TWO_WAY = ("exporter-time", "importer-time")


def world(seed: int = 0, economies: int = 8, times: int = 3, own: bool = True, poisson: bool = False) -> Panel:
    rng = np.random.default_rng(seed)
    i, t, j = (axis.ravel() for axis in np.indices((economies, times, economies)))
    size, tie = rng.normal(0, 0.5, economies), rng.normal(0, 0.3, (economies, economies))
    x = 0.5 * size[i] + rng.normal(0, 0.7, len(i))
    mu = np.exp(x + size[i] + size[j] + tie[i, j])
    y = rng.poisson(mu).astype(float) if poisson else mu * rng.gamma(2, 0.5, len(i))
    keep = np.full(len(i), True) if own else i != j
    return panel(y[keep], {"x": x[keep]}, exporter=i[keep], importer=j[keep], time=t[keep])


def test_a_cell_with_two_observations_is_refused_with_its_rows() -> None:
    with pytest.raises(InconsistentDataError, match="several observations") as caught:
        panel([1, 2, 3], {}, exporter=["A", "B", "A"], importer=["B", "A", "B"])
    assert caught.value.rows == (0, 2)


def test_lengths_and_values_are_checked() -> None:
    with pytest.raises(InconsistentDataError, match="codes of importer"):
        panel([1, 2], {}, exporter=[0, 1], importer=[0])
    with pytest.raises(InconsistentDataError, match="'x' are not finite"):
        panel([1, 2], {"x": [0, np.nan]}, exporter=[0, 1], importer=[1, 0])
    with pytest.raises(InconsistentDataError, match="are negative"):
        panel([1, -2], {}, exporter=[0, 1], importer=[1, 0])


def test_codes_may_be_text_or_far_apart() -> None:
    rng = np.random.default_rng(0)
    y, x = rng.gamma(1, 1, 16), rng.normal(size=16)
    i, j = np.repeat(np.arange(4), 4), np.tile(np.arange(4), 4)
    plain = ppml(panel(y, {"x": x}, exporter=i, importer=j), effects=TWO_WAY)
    text = ppml(panel(y, {"x": x}, exporter=[f"E{a}" for a in i], importer=j * 10**9), effects=TWO_WAY)
    np.testing.assert_allclose(plain.beta, text.beta, rtol=1e-12)


def test_a_regressor_made_of_effects_is_named() -> None:
    grid = world()
    distance = np.add.outer(np.arange(8.0), np.zeros(8))
    at = np.unravel_index(grid.place, grid.shape)
    wrong = panel(
        grid.long(grid.y),
        {"x": grid.long(grid.x[0]), "distance": distance[at[1], at[3]]},
        exporter=at[1],
        importer=at[3],
        time=at[2],
    )
    with pytest.raises(NotIdentifiedError, match="'distance' is a combination"):
        ppml(wrong)
    twice = panel(
        grid.long(grid.y),
        {"x": grid.long(grid.x[0]), "again": 2 * grid.long(grid.x[0])},
        exporter=at[1],
        importer=at[3],
        time=at[2],
    )
    with pytest.raises(NotIdentifiedError, match="'again'"):
        ppml(twice)


def test_no_trade_at_all_is_not_identified() -> None:
    with pytest.raises(NotIdentifiedError, match="none of 4 observations"):
        ppml(panel(np.zeros(4), {}, exporter=[0, 0, 1, 1], importer=[0, 1, 0, 1]), effects=TWO_WAY)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="exporter-year"):
        ppml(world(), effects=("exporter-year",))
    with pytest.raises(InvalidRequestError, match="not both"):
        ppml(world(), effects=("pair", "undirected-pair"))
    with pytest.raises(InvalidRequestError, match="no cluster"):
        ppml(world(), cluster="planet")  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidRequestError, match="no convention"):
        ppml(world(), small_sample="stata")  # pyright: ignore[reportArgumentType]


def test_effects_reproduce_their_sums() -> None:
    grid = world()
    fit = ppml(grid)
    mu = fit.estimates.mu
    for axis in (1, 2, 3):
        np.testing.assert_allclose(mu.sum(axis), (grid.y * fit.estimates.used).sum(axis), rtol=1e-6)


def test_the_number_of_threads_does_not_change_a_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = world(economies=40, times=4)
    monkeypatch.setattr(threads, "_WORTHWHILE", 1)
    monkeypatch.setattr(threads, "_cores", lambda: 1)
    alone = ppml(grid)
    monkeypatch.setattr(threads, "_cores", lambda: 3)
    together = ppml(grid)
    np.testing.assert_array_equal(alone.estimates.mu, together.estimates.mu)
    assert alone.se == together.se


def test_clusters_by_code_are_those_by_name() -> None:
    grid = world()
    _, i, _, j = np.unravel_index(grid.place, grid.shape)
    given = ppml(grid, cluster=i * 100 + j)
    np.testing.assert_allclose(given.se, ppml(grid, cluster="pair").se, rtol=1e-12)
    low, high = np.minimum(i, j), np.maximum(i, j)
    both = ppml(grid, cluster=low * 100 + high)
    np.testing.assert_allclose(both.se, ppml(grid, cluster="undirected-pair").se, rtol=1e-12)
    below, above = both.interval(0.9)
    assert below[0] < both.beta[0] < above[0]


def test_an_undirected_pair_effect_needs_both_directions() -> None:
    with pytest.raises(InvalidRequestError, match="not the same economies"):
        ppml(panel([1, 2], {}, exporter=[0, 0], importer=[1, 2]), effects=("undirected-pair",))


def test_the_correction_brings_estimates_nearer_the_truth() -> None:
    """Poisson trade among ten economies over three years, 60 draws: the bias of 5 % falls by half at least."""
    plain, mended, raised = [], [], []
    for seed in range(60):
        grid = world(seed, economies=10, own=False, poisson=True)
        fit = ppml(grid)
        better = corrected(grid, fit)
        plain.append(fit.beta[0])
        mended.append(better.beta[0])
        raised.append(better.se[0] / fit.se[0])
        np.testing.assert_allclose(better.beta + better.bias, fit.beta, rtol=1e-12)
    assert abs(np.mean(mended) - 1) < 0.6 * abs(np.mean(plain) - 1)
    assert np.mean(raised) > 1.05


def test_the_correction_says_what_it_is_derived_for() -> None:
    grid = world()
    with pytest.raises(InvalidRequestError, match="fit with all three"):
        corrected(grid, ppml(grid, effects=TWO_WAY))
    with pytest.raises(InvalidRequestError, match="one sector at a time, clustered by pair"):
        corrected(grid, ppml(grid, cluster="exporter"))


def test_the_gap_is_that_of_the_regression_with_dummies() -> None:
    grid = world(3, economies=6, times=2)
    gap = pair_gap(grid, 2, 5, time=1)
    _, i, t, j = np.unravel_index(grid.place, grid.shape)
    y, x = grid.long(grid.y), grid.long(grid.x[0])
    Z = np.column_stack([x, np.eye(12)[i * 2 + t], np.eye(12)[j * 2 + t]])
    own = (i == 2) & (j == 5) & (t == 1)
    rest, theta = Z[~own], np.linalg.lstsq(Z[~own], np.log(y[~own] + 1), rcond=None)[0]
    for _ in range(50):
        mu = np.exp(rest @ theta)
        bread = np.linalg.pinv((rest.T * mu) @ rest)
        theta = theta + bread @ (rest.T @ (y[~own] - mu))
    influence = rest @ (bread @ Z[own][0]) * (y[~own] - mu)
    sums = np.bincount((i * 6 + j)[~own], weights=influence)
    count = len(np.unique((i * 6 + j)[~own]))
    spread = 1.6448536269514722 * np.sqrt(count / (count - 1) * (sums @ sums))
    predicted = float(np.exp(Z[own][0] @ theta))
    assert gap.predicted == pytest.approx(predicted, rel=1e-6)
    assert gap.upper == pytest.approx(predicted * np.exp(spread), rel=1e-6)
    assert gap.lower == pytest.approx(predicted * np.exp(-spread), rel=1e-6)
    assert gap.gap == pytest.approx(predicted - y[own][0], rel=1e-6)
    assert gap.likely_lower < gap.likely_upper
    assert 0 <= gap.rank <= 1


def test_a_gap_needs_a_flow_and_someone_else_to_predict_it() -> None:
    grid = world()
    with pytest.raises(MissingDataError, match="no exporter 77"):
        pair_gap(grid, 77, 1, time=0)
    with pytest.raises(InvalidRequestError, match="name a time"):
        pair_gap(grid, 1, 2)
    with pytest.raises(InvalidRequestError, match="pair effect"):
        pair_gap(grid, 1, 2, time=0, effects=("pair",))
    lonely = panel([1, 2, 3, 4, 5], {}, exporter=[0, 0, 1, 1, 2], importer=[0, 1, 0, 1, 0])
    with pytest.raises(NotIdentifiedError, match="no other trade"):
        pair_gap(lonely, 2, 0)


def test_without_effects_the_constant_carries_the_level() -> None:
    x = np.arange(20.0) / 10
    grid = panel(
        np.exp(3 + 0.5 * x), {"one": np.ones(20), "x": x}, exporter=np.arange(20), importer=np.zeros(20, np.intp)
    )
    assert ppml(grid, effects=(), cluster="observation").beta == pytest.approx([3.0, 0.5])
    assert pair_gap(grid, 7, 0, effects=(), cluster="observation").predicted == pytest.approx(np.exp(3.35))
