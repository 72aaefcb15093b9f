"""Standard errors that allow the observations of a cluster to go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InvalidRequestError, NotIdentifiedError, problem
from dovetail.measures.gravity.panel import Panel
from dovetail.measures.gravity.poisson import Estimates
from dovetail.measures.inputs import Floats, Indices

Cluster = Literal["pair", "undirected-pair", "exporter", "importer", "time", "observation"]
SmallSample = Literal["clusters", "fixest", "none"]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Cluster of each cell, in a shape that broadcasts to the grid, and how many have a used cell."""

    codes: Indices
    count: int


def clusters(panel: Panel, estimates: Estimates, by: Cluster | NDArray[np.integer]) -> Clusters:
    """Cluster codes by name, or from a code for each observation."""
    _, exporters, times, importers = panel.shape
    i, t, j = np.arange(exporters), np.arange(times), np.arange(importers)
    if not isinstance(by, str):
        given = np.asarray(by)
        if given.shape != panel.place.shape:
            raise InvalidRequestError(problem(f"{len(panel.place)} observations and {given.size} cluster codes"))
        codes = np.zeros(panel.live.size, np.intp)
        codes[panel.place] = np.unique(given, return_inverse=True)[1]
        codes = codes.reshape(panel.shape)
    elif by == "pair":
        codes = (i[:, None] * importers + j)[None, :, None, :]
    elif by == "undirected-pair":
        everyone = np.union1d(panel.exporters, panel.importers)
        one, other = np.searchsorted(everyone, panel.exporters)[:, None], np.searchsorted(everyone, panel.importers)
        codes = (np.minimum(one, other) * len(everyone) + np.maximum(one, other))[None, :, None, :]
    elif by == "exporter":
        codes = i[None, :, None, None]
    elif by == "importer":
        codes = j[None, None, None, :]
    elif by == "time":
        codes = t[None, None, :, None]
    elif by == "observation":
        codes = np.arange(panel.live.size).reshape(panel.shape)
    else:
        raise InvalidRequestError(problem(f"'{by}' is no cluster", do=f"choose from {', '.join(get_args(Cluster))}"))
    used = _collapsed(estimates.used.astype(np.float64), codes)
    count = int((np.bincount(codes.ravel(), weights=used.ravel()) > 0).sum())
    if count < 2:
        raise NotIdentifiedError(
            problem(f"{count} cluster has observations", why="one cluster tells nothing of the spread between clusters")
        )
    return Clusters(codes, count)


def scores(panel: Panel, estimates: Estimates, grouping: Clusters) -> Floats:
    """Sums of ``purged x (y - mu)`` by cluster, shape (clusters, regressors)."""
    residual = panel.y - estimates.mu
    residual *= estimates.used
    codes = grouping.codes.ravel()
    found = np.zeros((int(codes.max()) + 1, len(estimates.purged)))
    for k, column in enumerate(estimates.purged):
        found[:, k] = np.bincount(codes, weights=_collapsed(column * residual, grouping.codes).ravel())
    return found


def factor(panel: Panel, estimates: Estimates, grouping: Clusters, convention: SmallSample) -> float:
    """What the sandwich is multiplied with for being estimated from a finite sample.

    - "clusters": ``G / (G - 1)``, as Stata's Poisson commands have it (and the published gravity tables)
    - "fixest": that times ``(N - 1) / (N - K)``, K counting regressors and effects that do not lie within clusters
      (one degree less for each set of effects after the first, as fixest counts)
    - "none": 1
    """
    if convention == "none":
        return 1.0
    by_cluster = grouping.count / (grouping.count - 1)
    if convention == "clusters":
        return by_cluster
    if convention != "fixest":
        raise InvalidRequestError(
            problem(f"'{convention}' is no convention", do=f"choose from {', '.join(get_args(SmallSample))}")
        )
    n = int(estimates.used.sum())
    return by_cluster * (n - 1) / (n - parameters(panel, estimates, grouping))


def parameters(panel: Panel, estimates: Estimates, grouping: Clusters) -> int:
    """Regressors and effects that count, those within clusters left out."""
    levels, nested, sets = 0, 0, 0
    codes = np.broadcast_to(grouping.codes, panel.shape)
    kinds = estimates.kinds
    low, high = np.where(estimates.used, codes, codes.max() + 1), np.where(estimates.used, codes, -1)
    for there, axis in ((kinds.exporter_time, 3), (kinds.importer_time, 1), (kinds.pair, 2)):
        if not there:
            continue
        first, last = low.min(axis), high.max(axis)
        if axis == 2 and kinds.undirected:
            first, last = np.minimum(first, first.swapaxes(1, 2)), np.maximum(last, last.swapaxes(1, 2))
            upper = np.triu(np.ones(first.shape[1:], bool))
            first, last = first[:, upper], last[:, upper]
        present = last >= 0
        sets += 1
        if (first[present] == last[present]).all():
            nested += 1
        else:
            levels += int(present.sum())
    free = sets - nested
    return len(estimates.beta) + levels - (free - 1 if nested == 0 and free > 0 else free) + nested


def sandwich(estimates: Estimates, by_cluster: Floats, scale: float) -> Floats:
    """Covariance of the coefficients: the inverse information around the clusters' scores."""
    influence = by_cluster @ np.linalg.inv(estimates.information)
    return scale * influence.T @ influence


def _collapsed(grid: Floats, codes: Indices) -> Floats:
    """The grid summed along the axes on which the codes do not depend."""
    axes = tuple(axis for axis, (n, m) in enumerate(zip(grid.shape, codes.shape, strict=True)) if m == 1 and n > 1)
    return grid.sum(axes, keepdims=True) if axes else grid
