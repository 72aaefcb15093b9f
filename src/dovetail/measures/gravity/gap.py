"""A pair's trade against what gravity predicts for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any

import numpy as np

from dovetail.errors import InvalidRequestError, MissingDataError, NotIdentifiedError, problem
from dovetail.measures.gravity.covariance import Cluster, clusters, factor
from dovetail.measures.gravity.panel import Panel
from dovetail.measures.gravity.poisson import Estimates, kinds_of, maximise
from dovetail.measures.gravity.projection import project
from dovetail.measures.inputs import Floats

TWO_WAY = ("exporter-time", "importer-time")

# Other flows of like predicted size whose ratios of actual to predicted trade show how far flows stray.
_PEERS = 400


@dataclass(frozen=True, slots=True)
class Gap:
    """Trade of one flow beside its prediction.

    `predicted` is what the model expects from everyone else's trade, `lower` and `upper` bound that expectation: they
    carry the uncertainty of the estimates alone. `likely_lower` and `likely_upper` bound where trade of a flow like
    this lies: the same part of the `peers` flows of closest predicted size fall within. `rank` is the part of the
    peers whose ratio of actual to predicted trade is below this flow's. `gap` is predicted less actual: positive
    where trade falls short.
    """

    actual: float
    predicted: float
    lower: float
    upper: float
    likely_lower: float
    likely_upper: float
    rank: float
    peers: int
    level: float

    @property
    def gap(self) -> float:
        return self.predicted - self.actual


@dataclass(frozen=True, slots=True, eq=False)
class Elsewhere:
    """A gravity equation estimated without some flows, to predict them by: they do not predict themselves.

    `whole` has the flows, `rest` has not; `estimates` are those of `rest`.
    """

    whole: Panel
    rest: Panel
    estimates: Estimates
    cluster: Cluster

    def gap(
        self,
        exporter: Any,
        importer: Any,
        *,
        time: Any | None = None,
        sector: Any | None = None,
        level: float = 0.9,
    ) -> Gap:
        """One of the flows left out against its prediction; parameters and errors as for `pair_gap`."""
        if not 0 < level < 1:
            raise InvalidRequestError(problem(f"{level} is no probability of an interval"))
        at = _cell(self.whole, exporter, importer, time, sector)
        index, form = _index(self.whole, self.estimates, at)
        spread = _spread(self.rest, self.estimates, form, at, self.cluster)
        reach = NormalDist().inv_cdf((1 + level) / 2) * spread
        actual, predicted = float(self.whole.y[at]), float(np.exp(index))
        ratios = _peers(self.rest, self.estimates, predicted)
        low, high = np.quantile(ratios, [(1 - level) / 2, (1 + level) / 2])
        return Gap(
            actual=actual,
            predicted=predicted,
            lower=predicted * float(np.exp(-reach)),
            upper=predicted * float(np.exp(reach)),
            likely_lower=predicted * float(low),
            likely_upper=predicted * float(high),
            rank=float((ratios < actual / predicted).mean()),
            peers=len(ratios),
            level=level,
        )


def without(
    panel: Panel,
    flows: Sequence[tuple[Any, Any]],
    *,
    time: Any | None = None,
    sector: Any | None = None,
    effects: tuple[str, ...] = TWO_WAY,
    cluster: Cluster = "pair",
) -> Elsewhere:
    """Estimate a gravity equation without some flows of one time and sector, such as both directions of a pair.

    Parameters
    ----------
    flows
        Exporter and importer of each flow to leave out.
    panel, time, sector, effects, cluster
        As for `pair_gap`.

    Raises
    ------
    MissingDataError
        If the panel has not one of the flows.
    NotIdentifiedError
        If without them a regressor is a combination of effects and others.
    """
    if "pair" in effects or "undirected-pair" in effects:
        raise InvalidRequestError(
            problem(
                "a pair effect cannot be predicted for the pair left out",
                do="give distance, border and language as regressors instead",
            )
        )
    others = panel.live.copy()
    for exporter, importer in flows:
        others[_cell(panel, exporter, importer, time, sector)] = False
    rest = replace(panel, live=others, y=np.where(others, panel.y, 0.0))
    return Elsewhere(panel, rest, maximise(rest, kinds_of(effects)), cluster)


def pair_gap(
    panel: Panel,
    exporter: Any,
    importer: Any,
    *,
    time: Any | None = None,
    sector: Any | None = None,
    effects: tuple[str, ...] = TWO_WAY,
    cluster: Cluster = "pair",
    level: float = 0.9,
) -> Gap:
    """Predict one flow from all others, and set it against the prediction.

    The model is estimated without the flow, so that the flow does not predict itself; its index is ``x beta`` plus
    its exporter's and importer's effects. The interval of the expectation is the delta method with clustered errors:
    for the linear form ``v`` of the flow, ``Var = sum_c (sum_{obs in c} z' A^-1 v (y - mu))^2``, effects included.

    Parameters
    ----------
    panel
        A panel with the flow in it. Regressors must carry what ties a pair: distance, border, language, agreements.
    exporter, importer, time, sector
        Codes of the flow; time and sector may be left out where there is one.
    effects
        Exporter-time and importer-time effects or a part of them. A pair effect would be known from the flow alone.

    Raises
    ------
    MissingDataError
        If the panel has no such flow.
    NotIdentifiedError
        If without it the exporter's or importer's effect is not identified: it has no other trade at that time.
    """
    elsewhere = without(panel, [(exporter, importer)], time=time, sector=sector, effects=effects, cluster=cluster)
    return elsewhere.gap(exporter, importer, time=time, sector=sector, level=level)


def _cell(panel: Panel, exporter: Any, importer: Any, time: Any | None, sector: Any | None) -> tuple[int, ...]:
    """Position of the flow in the grid."""
    found = []
    for name, labels, code in (
        ("sector", panel.sectors, sector),
        ("exporter", panel.exporters, exporter),
        ("time", panel.times, time),
        ("importer", panel.importers, importer),
    ):
        if code is None and len(labels) > 1:
            raise InvalidRequestError(problem(f"the panel has {len(labels)} values of {name}", do=f"name a {name}"))
        where = np.flatnonzero(labels == code) if code is not None else np.array([0])
        if not where.size:
            raise MissingDataError(problem(f"the panel has no {name} {code}", do=f"it has {len(labels)} others"))
        found.append(int(where[0]))
    if not panel.live[tuple(found)]:
        raise MissingDataError(problem(f"the panel has no flow from {exporter} to {importer} at {time}"))
    return tuple(found)


def _index(panel: Panel, estimates: Estimates, at: tuple[int, ...]) -> tuple[float, Floats]:
    """The flow's linear index from the others' effects, and its regressors less the effects of purging them."""
    s, i, t, j = at
    effect = estimates.eta[s].copy()
    for beta, column in zip(estimates.beta, panel.x, strict=True):
        effect -= beta * column[s]
    used = estimates.used[s]
    index = _extended(effect, used, i, t, j, estimates) + float(
        sum(beta * column[at] for beta, column in zip(estimates.beta, panel.x, strict=True))
    )
    form = np.array(
        [
            column[at] - _extended(column[s] - purged[s], used, i, t, j, estimates)
            for column, purged in zip(panel.x, estimates.purged, strict=True)
        ]
    )
    return index, form


def _extended(effect: Floats, used: Floats, i: int, t: int, j: int, estimates: Estimates) -> float:
    """Sum of an exporter's and an importer's effect in a cell that is not used, from a cross of cells that are."""
    kinds, cells = estimates.kinds, used[:, t]
    values = effect[:, t]
    if kinds.exporter_time and kinds.importer_time:
        # a_i + b_j = (a_i + b_m) - (a_k + b_m) + (a_k + b_j) for a k, m whose three cells are used.
        crosses = cells[i][None, :] & cells[:, j][:, None] & cells
        crosses[i], crosses[:, j] = False, False
        if crosses.any():
            k, m = np.unravel_index(int(np.argmax(crosses)), crosses.shape)
            return float(values[i, m] - values[k, m] + values[k, j])
    elif kinds.exporter_time and cells[i].any():
        return float(values[i, np.argmax(cells[i])])
    elif kinds.importer_time and cells[:, j].any():
        return float(values[np.argmax(cells[:, j]), j])
    elif not kinds.exporter_time and not kinds.importer_time:
        return 0.0
    raise NotIdentifiedError(
        problem(
            "the flow's exporter or importer has no other trade at that time",
            why="its effect rests on the flow itself, so nothing predicts it",
            do="take another year, or a model with fewer effects",
        )
    )


def _spread(rest: Panel, estimates: Estimates, form: Floats, at: tuple[int, ...], cluster: Cluster) -> float:
    """Clustered standard error of the flow's linear index: the influence of every observation, summed by cluster."""
    influence = _effects_influence(estimates, at)
    if len(form):
        for weight, column in zip(np.linalg.solve(estimates.information, form), estimates.purged, strict=True):
            influence += weight * column
    influence *= (rest.y - estimates.mu) * estimates.used
    grouping = clusters(rest, estimates, cluster)
    codes = np.broadcast_to(grouping.codes, influence.shape)
    sums = np.bincount(codes.ravel(), weights=influence.ravel())
    return float(np.sqrt(factor(rest, estimates, grouping, "clusters") * np.vdot(sums, sums)))


def _effects_influence(estimates: Estimates, at: tuple[int, ...]) -> Floats:
    """How the sum of the flow's own effects answers to each observation's residual.

    The effects' information inverted on the flow's place d is the fit to 1 / w in that cell and 0 elsewhere, once the
    weight w that this adds to the information is taken out again (Sherman and Morrison).
    """
    s, place = at[0], at[1:]
    influence = np.zeros_like(estimates.mu)
    kinds = estimates.kinds
    if not (kinds.exporter_time or kinds.importer_time):
        return influence
    weights, pulse = estimates.mu[s].copy(), np.zeros_like(estimates.mu[s])
    weight = float(weights.mean())
    weights[place], pulse[place] = weight, 1 / weight
    project(weights, kinds).remove(pulse, influence[s], tolerance=1e-10, floor=0.0, scale=1.0)
    influence[s] /= 1 - weight * influence[s][place]
    return influence


def _peers(rest: Panel, estimates: Estimates, predicted: float) -> Floats:
    """Ratios of actual to predicted trade of the flows whose predictions are closest, zeros included."""
    mu, y = estimates.mu[estimates.used], rest.y[estimates.used]
    apart = np.abs(np.log(mu / predicted))
    nearest = np.argsort(apart, kind="stable")[:_PEERS]
    return np.sort(y[nearest] / mu[nearest])
