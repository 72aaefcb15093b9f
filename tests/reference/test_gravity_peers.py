"""Gravity against `pyfixest` on random panels, and where ours differs on purpose."""

from __future__ import annotations

import itertools
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dovetail.errors import NotIdentifiedError
from dovetail.measures.gravity.panel import panel
from dovetail.measures.gravity.ppml import GravityFit, ppml

EFFECTS = {"exporter-time": "et", "importer-time": "it", "pair": "ij"}
SUBSETS = [subset for size in (1, 2, 3) for subset in itertools.combinations(EFFECTS, size)]


def trade(seed: int, *, economies: int = 10, times: int = 4, sectors: int = 1, missing: float = 0.2) -> pd.DataFrame:
    """A random unbalanced panel with zeros, none of them separated."""
    rng = np.random.default_rng(seed)
    s, i, t, j = (axis.ravel() for axis in np.indices((sectors, economies, times, economies)))
    size, tie = rng.normal(0, 1.2, economies), rng.normal(0, 0.5, (sectors, economies, economies))
    rta = (t >= rng.integers(0, 2 * times, (economies, economies))[i, j]).astype(float)
    other = rng.normal(size=len(i))
    y = np.exp(size[i] + size[j] + tie[s, i, j] + 0.3 * rta + 0.1 * other) * rng.gamma(2, 0.5, len(i))
    y[rng.random(len(i)) < 0.08 / (1 + y)] = 0
    frame = pd.DataFrame({"y": y, "s": s, "i": i, "t": t, "j": j, "rta": rta, "other": other})
    frame = frame[rng.random(len(frame)) >= missing].reset_index(drop=True)
    frame["et"] = (frame.s * 100 + frame.i) * 100 + frame.t
    frame["it"] = (frame.s * 100 + frame.j) * 100 + frame.t
    frame["ij"] = (frame.s * 100 + frame.i) * 100 + frame.j
    frame["pair"] = frame.i * 100 + frame.j
    return frame


def ours(
    frame: pd.DataFrame, *, effects: Any = tuple(EFFECTS), names: tuple[str, ...] = ("rta", "other"), **options: Any
) -> GravityFit:
    grid = panel(
        frame.y.to_numpy(),
        {name: frame[name].to_numpy() for name in names},
        exporter=frame.i.to_numpy(),
        importer=frame.j.to_numpy(),
        time=frame.t.to_numpy(),
        sector=frame.s.to_numpy(),
    )
    return ppml(grid, effects=effects, **options)


def theirs(frame: pd.DataFrame, effects: tuple[str, ...], **options: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyfixest

        return pyfixest.fepois(
            "y ~ rta + other | " + " + ".join(EFFECTS[effect] for effect in effects),
            frame,
            iwls_tol=1e-11,
            fixef_tol=1e-9,
            **options,
        )


@pytest.mark.parametrize("effects", SUBSETS, ids="+".join)
def test_estimates_and_clustered_errors_agree_to_six_digits(effects: tuple[str, ...]) -> None:
    import pyfixest

    frame = trade(11 + len(effects), sectors=2)
    mine = ours(frame, effects=effects)
    peer = theirs(frame, effects, vcov={"CRV1": "pair"}, ssc=pyfixest.ssc(k_adj=False))
    assert mine.observations == peer._N
    np.testing.assert_allclose(mine.beta, peer.coef().to_numpy(), rtol=1e-6)
    np.testing.assert_allclose(mine.se, peer.se().to_numpy(), rtol=1e-6)


def test_undirected_pair_effects_agree_too() -> None:
    import pyfixest

    frame = trade(21)
    frame["both"] = np.minimum(frame.i, frame.j) * 100 + np.maximum(frame.i, frame.j)
    mine = ours(frame, effects=("exporter-time", "importer-time", "undirected-pair"), cluster="undirected-pair")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = pyfixest.fepois(
            "y ~ rta + other | et + it + both",
            frame,
            vcov={"CRV1": "both"},
            ssc=pyfixest.ssc(k_adj=False),
            iwls_tol=1e-11,
            fixef_tol=1e-9,
        )
    assert mine.observations == peer._N
    np.testing.assert_allclose(mine.beta, peer.coef().to_numpy(), rtol=1e-6)
    np.testing.assert_allclose(mine.se, peer.se().to_numpy(), rtol=1e-6)


def test_a_constant_may_take_the_place_of_effects() -> None:
    import pyfixest

    frame = trade(31)
    mine = ours(frame.assign(one=1.0), effects=(), names=("one", "rta", "other"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = pyfixest.fepois(
            "y ~ rta + other", frame, vcov={"CRV1": "pair"}, ssc=pyfixest.ssc(k_adj=False), iwls_tol=1e-11
        )
    np.testing.assert_allclose(mine.beta, peer.coef().to_numpy(), rtol=1e-6)
    np.testing.assert_allclose(mine.se, peer.se().to_numpy(), rtol=1e-6)


def test_the_fixest_convention_counts_effects_that_lie_across_clusters() -> None:
    frame = trade(3, sectors=1)
    mine = ours(frame, effects=("exporter-time", "importer-time"), small_sample="fixest")
    peer = theirs(frame, ("exporter-time", "importer-time"), vcov={"CRV1": "pair"})
    np.testing.assert_allclose(mine.se, peer.se().to_numpy(), rtol=1e-6)
    assert ours(frame, small_sample="none").factor == 1


def test_pair_effects_within_pair_clusters_are_not_counted() -> None:
    """pyfixest 0.60 takes another set of effects for nested as well (names and columns in different order)."""
    frame = trade(3)
    fit = ours(frame, small_sample="fixest")
    used = frame.drop(index=[*fit.separated, *fit.single])
    free = 2 + used.et.nunique() + used.it.nunique() - 2 + 1
    clusters = used.pair.nunique()
    n = len(used)
    assert fit.factor == pytest.approx(clusters / (clusters - 1) * (n - 1) / (n - free))


def test_a_dummy_that_predicts_zero_perfectly_is_not_given_a_number() -> None:
    """pyfixest returns about -15 as converged, and says nothing."""
    frame = trade(5, missing=0)
    frame["ban"] = ((frame.y > 0) & (frame.t == 2) & (frame.i % 3 == 0) & (frame.j % 4 == 1)).astype(float)
    frame.loc[frame.ban > 0, "y"] = 0.0
    with pytest.raises(NotIdentifiedError, match=r"'ban' .*predicts \d+ zeros perfectly"):
        ours(frame, names=("rta", "other", "ban"))
    peer = theirs(frame.rename(columns={"other": "x", "ban": "other"}), tuple(EFFECTS))
    assert peer.coef()["other"] < -10
    kept = frame[frame.ban == 0].reset_index(drop=True)
    assert np.isfinite(ours(kept).beta).all()


def test_groups_of_zeros_and_single_observations_are_left_out_and_listed() -> None:
    frame = trade(8)
    silent = (frame.i == 3) & (frame.t == 1)
    frame.loc[silent, "y"] = 0.0
    fit = ours(frame)
    assert set(np.flatnonzero(silent)) <= set(fit.separated)
    rest = ours(frame.drop(index=[*fit.separated, *fit.single]).reset_index(drop=True))
    np.testing.assert_allclose(fit.beta, rest.beta, rtol=1e-9)
    np.testing.assert_allclose(fit.se, rest.se, rtol=1e-9)
    assert fit.observations == rest.observations == len(frame) - len(fit.separated) - len(fit.single)
