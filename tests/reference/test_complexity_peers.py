"""Complexity against the packages `ecomplexity` and `economic-complexity`, and where ours differs on purpose."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from dovetail.errors import InconsistentDataError, NotIdentifiedError
from dovetail.measures.capability.complexity import complexity
from dovetail.measures.capability.sample import Filters, select
from dovetail.measures.capability.space import product_space
from dovetail.terms.grid import Grid


@pytest.fixture(scope="module")
def world() -> np.ndarray:
    """Exports of 24 economies by 60 products with a common order of sophistication."""
    rng = np.random.default_rng(7)
    index = np.outer(rng.normal(size=24), rng.normal(size=60)) + rng.normal(size=(24, 60)) + rng.normal(size=60)
    exports = np.where(index > -0.5, np.exp(1.5 * index), 0.0)
    return exports[:, exports.any(0)]


def table(X: np.ndarray) -> pd.DataFrame:
    long = pd.DataFrame(X).stack().rename("value").rename_axis(["place", "product"]).reset_index()
    return long.assign(time=1)


def peer_of(long: pd.DataFrame, **options: Any) -> pd.DataFrame:
    from ecomplexity import ecomplexity

    columns = {"time": "time", "loc": "place", "prod": "product", "val": "value"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ecomplexity(long, columns, check_logsupermodularity=False, verbose=False, **options)


def peer(X: np.ndarray, **options: Any) -> pd.DataFrame:
    return peer_of(table(X), **options)


def test_agrees_with_ecomplexity_where_it_is_right(world: np.ndarray) -> None:
    theirs = peer(world)

    def wide(column: str) -> np.ndarray:
        return theirs.pivot(index="place", columns="product", values=column).to_numpy()

    sample = select(world)
    result = complexity(sample.presence)
    np.testing.assert_allclose(result.eci, wide("eci")[:, 0], atol=1e-9)
    np.testing.assert_allclose(result.pci, wide("pci")[0], atol=1e-9)
    space = product_space(sample.presence, result.pci, dtype=np.float64)
    np.testing.assert_allclose(space.density, wide("density"), atol=1e-9)


def test_outlook_and_gross_gain_are_those_of_ecomplexity_for_the_same_complexities(world: np.ndarray) -> None:
    """Theirs uses PCI before its mean is taken off (and standardises the outlook): the same PCI gives the same."""
    theirs = peer(world)
    sample = select(world)
    result = complexity(sample.presence)
    walk = (sample.presence / result.ubiquity).T @ (sample.presence / result.diversity[:, None])
    values, vectors = np.linalg.eig(walk)
    pci = vectors[:, np.argsort(values.real)[-2]].real
    pci *= np.sign(np.corrcoef(pci, result.pci)[0, 1])
    spread = (sample.presence / result.diversity[:, None] @ pci).std()
    space = product_space(sample.presence, pci, dtype=np.float64, variant="gross")
    np.testing.assert_allclose(
        space.gain / spread, theirs.pivot(index="place", columns="product", values="cog").to_numpy(), atol=1e-8
    )
    outlook = (space.outlook - space.outlook.mean()) / space.outlook.std()
    np.testing.assert_allclose(
        outlook, theirs.pivot(index="place", columns="product", values="coi").to_numpy()[:, 0], atol=1e-8
    )


def test_a_product_without_any_index_above_one_makes_no_nan(world: np.ndarray) -> None:
    """Sold by all in proportion, a product has an index of 1 everywhere: ecomplexity's rounding loses it, and all."""
    X = world.copy()
    flat = X.sum(1) / X.sum(1).sum()
    for scale in (7.0, 1.1, 0.3, 13.7):
        spread = np.column_stack([X, flat * scale * X.sum()])
        sample = select(spread)
        assert sample.presence[:, -1].all()
        assert np.isfinite(complexity(sample.presence).eci).all()


def test_ecomplexity_turns_everything_into_nan_where_ours_sets_one_product_aside(world: np.ndarray) -> None:
    spread = np.column_stack([world, 0.2 * world.sum(1)])
    theirs = peer(spread, rca_mcp_threshold=1.05)
    assert theirs.eci.isna().all()
    sample = select(spread, Filters(threshold=1.05))
    assert sample.left_out["no specialised exporter"].tolist() == [world.shape[1]]
    assert np.isfinite(complexity(sample.presence).eci).all()
    with pytest.raises(NotIdentifiedError, match="no specialisation"):
        complexity(np.column_stack([sample.presence, np.zeros(len(world))]))


def test_doubled_keys_are_refused_where_ecomplexity_keeps_the_first(world: np.ndarray) -> None:
    long = pl.DataFrame({"place": ["a", "a", "b"], "product": ["x", "x", "x"], "value": [1.0, 2.0, 3.0]})
    with pytest.raises(InconsistentDataError, match="add them up first"):
        Grid.from_long(long, row="place", column="product", value="value", unit="usd")
    doubled = pd.concat([table(world), table(np.ones_like(world))])
    first, kept = (of.dropna(subset="eci").groupby("place").eci.first() for of in (peer(world), peer_of(doubled)))
    np.testing.assert_allclose(first, kept)  # the second row of each key is gone


def test_economic_complexity_iterates_where_we_solve(world: np.ndarray) -> None:
    """Their 20 reflections come near the eigenvector and standardise with ddof 1 and PCI's own mean."""
    from economic_complexity import complexity as reflections

    sample = select(world)
    ours = complexity(sample.presence)
    eci, _ = reflections(pd.DataFrame(sample.rca))
    assert np.corrcoef(eci.to_numpy(), ours.eci)[0, 1] > 0.98
