"""The gravity equation of a panel of trade: estimate, standard errors, predicted trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InvalidRequestError, problem
from dovetail.measures.gravity.covariance import Cluster, SmallSample, clusters, factor, sandwich, scores
from dovetail.measures.gravity.panel import Panel
from dovetail.measures.gravity.poisson import THREE_WAY, Estimates, kinds_of, maximise
from dovetail.measures.inputs import Floats, Indices


@dataclass(frozen=True, slots=True, eq=False)
class GravityFit:
    """A gravity equation estimated by Poisson pseudo-maximum likelihood.

    `beta`, `se` (regressors,) and `covariance` stand in the order of `names`. `predicted` has the expected trade of
    each observation, 0 where it was separated or single (`separated`, `single`: positions among the observations).
    `cluster`, `clusters` and `small_sample` say how the standard errors were made, `factor` what they were scaled by.
    """

    names: tuple[str, ...]
    beta: Floats
    se: Floats
    covariance: Floats
    predicted: Floats
    separated: Indices
    single: Indices
    observations: int
    effects: tuple[str, ...]
    cluster: str
    clusters: int
    small_sample: SmallSample
    factor: float
    deviance: float
    iterations: int
    estimates: Estimates

    def interval(self, level: float = 0.95) -> tuple[Floats, Floats]:
        """Lower and upper bounds of the coefficients, by the normal distribution."""
        if not 0 < level < 1:
            raise InvalidRequestError(problem(f"{level} is no probability of an interval"))
        reach = NormalDist().inv_cdf((1 + level) / 2) * self.se
        return self.beta - reach, self.beta + reach


def ppml(
    panel: Panel,
    *,
    effects: Sequence[str] = THREE_WAY,
    cluster: Cluster | NDArray[np.integer] = "pair",
    small_sample: SmallSample = "clusters",
) -> GravityFit:
    """Estimate ``E[trade] = exp(x beta + exporter-time + importer-time + pair)`` by Poisson pseudo-maximum likelihood.

    Trade that is zero stays in. What zeros cannot identify is found and left out: groups of an effect whose trade is
    all zero, single observations of a group, and zeros that a combination of regressors and effects predicts
    perfectly (the iterative rectifier); `separated` and `single` list them. If nothing of a regressor is left without
    them, its coefficient is not identified, and an error says so instead of a number such as -15.7.

    Parameters
    ----------
    panel
        Trade and regressors, from `dovetail.measures.gravity.panel.panel`. Several sectors share the coefficients and
        have effects of their own.
    effects
        Any of "exporter-time", "importer-time" and "pair" (or "undirected-pair", one effect for both directions).
        Without any, give a constant among the regressors.
    cluster
        What goes together: "pair" (a directed pair, over times and sectors), "undirected-pair", "exporter",
        "importer", "time", "observation" (robust to heteroskedasticity alone), or a code for each observation.
    small_sample
        "clusters" multiplies by G / (G - 1), "fixest" by (N - 1) / (N - K) too, "none" by nothing.

    Raises
    ------
    NotIdentifiedError
        If a regressor is a combination of effects and others, or is told from nothing but separated zeros.

    References
    ----------
    Santos Silva and Tenreyro (2006), The log of gravity, doi:10.1162/rest.88.4.641; Correia, Guimarães and Zylkin
    (2020), Fast Poisson estimation with high-dimensional fixed effects, Stata Journal 20,
    doi:10.1177/1536867X20909691; Yotov, Piermartini, Monteiro and Larch (2016), An Advanced Guide to Trade Policy
    Analysis, UNCTAD and WTO

    Examples
    --------
    The effects of a table's rows and columns alone reproduce its sums.

    >>> from dovetail.measures.gravity.panel import panel
    >>> grid = panel([6, 2, 3, 9], {}, exporter=[0, 0, 1, 1], importer=[0, 1, 0, 1])
    >>> ppml(grid, effects=["exporter-time", "importer-time"]).predicted.round(3).tolist()
    [3.6, 4.4, 5.4, 6.6]
    """
    estimates = maximise(panel, kinds_of(effects))
    grouping = clusters(panel, estimates, cluster)
    scale = factor(panel, estimates, grouping, small_sample)
    covariance = sandwich(estimates, scores(panel, estimates, grouping), scale)
    return GravityFit(
        names=panel.names,
        beta=estimates.beta,
        se=np.sqrt(np.diag(covariance)),
        covariance=covariance,
        predicted=panel.long(estimates.mu),
        separated=np.flatnonzero(panel.long(estimates.separated)),
        single=np.flatnonzero(panel.long(estimates.single)),
        observations=int(estimates.used.sum()),
        effects=tuple(effects),
        cluster=cluster if isinstance(cluster, str) else "given",
        clusters=grouping.count,
        small_sample=small_sample,
        factor=scale,
        deviance=estimates.deviance,
        iterations=estimates.iterations,
        estimates=estimates,
    )
