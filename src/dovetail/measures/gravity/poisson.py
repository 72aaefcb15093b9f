"""Poisson pseudo-maximum likelihood with up to three sets of fixed effects."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from dovetail.errors import InvalidRequestError, NotIdentifiedError, problem
from dovetail.measures.gravity.panel import Panel
from dovetail.measures.gravity.projection import Kinds, Projection, project
from dovetail.measures.gravity.separation import rectified, without_silent
from dovetail.measures.gravity.undirected import UndirectedProjection
from dovetail.measures.inputs import Flags, Floats
from dovetail.measures.threads import chunks, each

Effect = Literal["exporter-time", "importer-time", "pair", "undirected-pair"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)
THREE_WAY: tuple[Effect, ...] = ("exporter-time", "importer-time", "pair")

# Share of a regressor's variation that must be left once the effects are out, else it is a combination of them.
_COLLINEAR = 1e-9
_NEWTON = 1e-3  # how far each Newton step solves for the effects
_PURGED = 1e-3  # how far regressors are purged on the way; at the end _FINAL
_FINAL = 1e-9
_SETTLED = 1e-10  # squared length of the last step in standard errors of a regressor of one observation's weight
_IMPATIENT = 15


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """The maximum of the likelihood, on the grid.

    `beta` (regressors,) are semi-elasticities; `eta` and `mu` are the linear index and the expected trade of every
    live cell; `purged` holds the regressors with the effects taken out under weights `mu`, `information` their
    weighted cross products. `used` are the cells estimated on, `separated` and `single` those left out and why.
    """

    beta: Floats
    eta: Floats
    mu: Floats
    purged: Floats
    information: Floats
    used: Flags
    separated: Flags
    single: Flags
    kinds: Kinds
    deviance: float
    iterations: int
    steps: int


def kinds_of(effects: Sequence[str]) -> Kinds:
    """The effects by name, unknown names refused."""
    if unknown := [name for name in effects if name not in EFFECTS]:
        raise InvalidRequestError(
            problem(f"{unknown} are no fixed effects of this model", do=f"choose from {', '.join(EFFECTS)}")
        )
    if "pair" in effects and "undirected-pair" in effects:
        raise InvalidRequestError(problem("a pair has an effect for each direction or one for both, not both kinds"))
    undirected = "undirected-pair" in effects
    return Kinds("exporter-time" in effects, "importer-time" in effects, "pair" in effects or undirected, undirected)


def maximise(panel: Panel, kinds: Kinds, *, most: int = 100) -> Estimates:
    """Maximise ``sum y eta - exp(eta)`` over coefficients and effects.

    Newton's method from the effects alone (found by proportional fitting). In each step the regressors, purged of the
    effects under the present weights as far as needed, give the coefficients' step and conjugate gradients the
    effects'. Purging only shapes the path: the point where it ends solves the first-order conditions whatever the
    precision on the way. The path ends when the next step would move no estimate by 1e-5 standard errors.

    Raises
    ------
    NotIdentifiedError
        If a regressor is a combination of effects and others, or zeros separate it, or nothing is left to fit.
    """
    if kinds.undirected and not np.array_equal(panel.exporters, panel.importers):
        raise InvalidRequestError(
            problem(
                f"{len(panel.exporters)} exporters and {len(panel.importers)} importers are not the same economies",
                why="an effect of a pair in both directions needs both directions",
                do="use directed pair effects",
            )
        )
    separated, single = without_silent(panel.y, panel.live, kinds)
    used = panel.live & ~separated & ~single
    _refuse_empty(panel, used)
    suspect = _refuse_collinear(panel, used, kinds)
    while True:
        while suspect:
            found, combination = rectified(panel.y, panel.x, used, kinds)
            if not found.any():
                break
            separated |= found
            more, alone = without_silent(panel.y, used & ~found, kinds)
            separated, single = separated | more, single | alone
            used = used & ~found & ~more & ~alone
            _refuse_empty(panel, used)
            _refuse_collinear(panel, used, kinds, separated=int(found.sum()), by=tuple(combination))
        estimates = _Ascent(panel, used, kinds).climb(most, patient=suspect)
        if estimates is None:
            suspect = True
            continue
        eta, mu, beta, purged, information, deviance, iterations, steps = estimates
        return Estimates(
            beta, eta, mu, purged, information, used, separated, single, kinds, deviance, iterations, steps
        )


class _Ascent:
    """One climb to the maximum on given cells."""

    def __init__(self, panel: Panel, used: Flags, kinds: Kinds) -> None:
        self.y, self.used, self.kinds = panel.y * used, used, kinds
        self.purged: Floats = (
            np.stack([column * used for column in panel.x]) if panel.x else np.empty((0, *self.y.shape))
        )
        self.count = int(used.sum())
        self.zeros = used & (panel.y == 0)
        self.beta: Floats = np.zeros(len(self.purged))
        self.eta, self.mu = np.empty_like(self.y), np.empty_like(self.y)
        self.steps = 0
        # Twice the likelihood of a perfect fit, by which the deviance differs from the loss.
        self.perfect = float(np.sum(self.y[self.y > 0] * (np.log(self.y[self.y > 0]) - 1)))

    def climb(
        self, most: int, *, patient: bool
    ) -> tuple[Floats, Floats, Floats, Floats, Floats, float, int, int] | None:
        """The maximum, or None where zeros may be separated and nobody has looked yet."""
        for s in range(len(self.y)):
            _proportional(self.y[s], self.used[s], self.kinds, self.eta[s])
        if len(self.purged) and not self.kinds.totals(self.y[0]):
            # Without effects the index is made of the regressors alone, its start included.
            columns = self.purged[:, self.used].T
            self.beta = np.linalg.lstsq(columns, self.eta[self.used])[0].astype(np.float64)
            self.eta[self.used] = columns @ self.beta
        loss, total = self._means()
        for iteration in range(1, most + 1):
            sectors = [project(weights, self.kinds) for weights in self.mu]
            self._purge(sectors, _PURGED)
            step = self._direction(sectors)
            length = float(sum(np.vdot(m * d, d) for m, d in zip(self.mu, step, strict=True)))
            loss, total = self._advance(step, loss)
            deviance = 2 * (loss + self.perfect)
            if length * self.count <= _SETTLED * max(deviance, 1e-12 * total):
                # Left alone, a separated zero loses one in its index at each step: by now it weighs no more than this.
                if not patient and (self.mu[self.zeros] * self.count <= 10 * _SETTLED * deviance).any():
                    return None
                self._purge([project(weights, self.kinds) for weights in self.mu], _FINAL)
                information = self._cross()
                return (
                    self.eta, self.mu, self.beta, self.purged, information, deviance, iteration, self.steps,
                )  # fmt: skip
            if iteration == _IMPATIENT and not patient and self.zeros.any():
                return None
        raise NotIdentifiedError(
            problem(
                f"the likelihood has not settled after {most} steps",
                why="the last estimates are not a maximum",
                do="scale regressors to a like size, and look for effects held by a few tiny flows",
            )
        )

    def _means(self) -> tuple[float, float]:
        spans = [(s, *span) for s in range(len(self.eta)) for span in chunks(self.eta.shape[1])]
        found = each(self._means_of_rows, spans, self.eta.size)
        return sum(loss for loss, _ in found), sum(total for _, total in found)

    def _means_of_rows(self, s: int, start: int, stop: int) -> tuple[float, float]:
        """Fill expected trade; the sums of ``mu - y eta`` and of mu."""
        eta, mu = self.eta[s, start:stop], self.mu[s, start:stop]
        with np.errstate(over="ignore"):  # a step too long is halved
            np.exp(eta, out=mu)
        mu *= self.used[s, start:stop]
        total = float(mu.sum())
        return total - float(np.einsum("itj,itj->", self.y[s, start:stop], eta)), total

    def _purge(self, sectors: list[Projection | UndirectedProjection], tolerance: float) -> None:
        for s, sector in enumerate(sectors):
            sizes = _flat(self.purged[:, s]) ** 2 @ self.mu[s].reshape(-1)
            for column, size in zip(self.purged[:, s], sizes, strict=True):
                self.steps += sector.remove(column, column, tolerance=0.0, floor=tolerance**2 * float(size))

    def _cross(self) -> Floats:
        cross = np.zeros((len(self.purged),) * 2)
        for s, mu in enumerate(self.mu):
            columns = _flat(self.purged[:, s])
            cross += (columns * mu.reshape(-1)) @ columns.T
        return cross

    def _direction(self, sectors: list[Projection | UndirectedProjection]) -> Floats:
        """The Newton step of the linear index; adds the coefficients' part to `beta`."""
        step = np.zeros_like(self.y)
        if len(self.purged):
            residual = self.y - self.mu
            score = sum(_flat(self.purged[:, s]) @ residual[s].reshape(-1) for s in range(len(sectors)))
            self._delta = np.linalg.solve(self._cross(), score)
            self.beta += self._delta
            for d, column in zip(self._delta, self.purged, strict=True):
                step += d * column
        v = np.empty_like(self.y[0])
        for s, sector in enumerate(sectors):
            v.fill(1)
            np.divide(self.y[s], self.mu[s], out=v, where=self.mu[s] > 0)
            v -= 1
            v -= step[s]
            v *= self.used[s]
            self.steps += sector.remove(v, step[s], tolerance=_NEWTON, floor=0.0, scale=1.0)
            step[s] *= self.used[s]
        return step

    def _advance(self, step: Floats, before: float) -> tuple[float, float]:
        """Take the step, halved as often as the likelihood falls."""
        scale = 1.0
        self.eta += step
        loss, total = self._means()
        while not loss <= before + 1e-10 * abs(before) and scale > 1e-6:
            scale /= 2
            self.eta -= scale * step
            if len(self.purged):
                self.beta -= scale * self._delta
            loss, total = self._means()
        return loss, total


def _proportional(y: Floats, used: Flags, kinds: Kinds, eta: Floats, sweeps: int = 2) -> None:
    """Start of a sector: effects alone, by iterative proportional fitting of the sums they must meet."""
    mean = y.sum() / max(int(used.sum()), 1)
    mu, goals = used * mean, kinds.totals(y)
    logs = [np.zeros_like(goal) for goal in goals]
    for _ in range(sweeps if len(goals) > 1 else 1):
        for k, (log, goal) in enumerate(zip(logs, goals, strict=True)):
            have = kinds.totals(mu)[k]
            ratio = np.divide(goal, have, out=np.ones_like(have), where=have > 0)
            mu *= ratio
            log += np.log(ratio)
    eta[:] = np.log(mean) if mean > 0 else 0.0
    for log in logs:
        eta += log
    eta *= used


def _refuse_empty(panel: Panel, used: Flags) -> None:
    if not used.any():
        raise NotIdentifiedError(
            problem(
                f"none of {len(panel.place)} observations has a say once groups of zeros and single ones are left out",
                do="use fewer effects or more data",
            )
        )


def _refuse_collinear(panel: Panel, used: Flags, kinds: Kinds, *, separated: int = 0, by: tuple[int, ...] = ()) -> bool:
    """Refuse regressors that effects and other regressors make up; tell whether some are so on positive flows."""
    if not panel.x:
        return False
    if not (guilty := _dependent(panel, used & (panel.y > 0), kinds)):
        return False
    if not (guilty := _dependent(panel, used, kinds)):
        return True
    names = ", ".join(f"'{panel.names[k]}'" for k in guilty)
    if separated:
        proof = ", ".join(f"'{panel.names[k]}'" for k in by)
        raise NotIdentifiedError(
            problem(
                f"{names} cannot be told from trade that is zero anyway: {proof or 'a combination of effects'} "
                f"predicts {separated} zeros perfectly, and without them nothing of it is left",
                why="its estimate would run off to minus infinity and stop wherever the computer does",
                do=f"leave out {names} and the {separated} observations",
            )
        )
    raise NotIdentifiedError(
        problem(
            f"{names} is a combination of the fixed effects and the other regressors",
            why="any value of its coefficient fits equally well",
            do="leave it out, or use fewer effects",
        )
    )


def _dependent(panel: Panel, cells: Flags, kinds: Kinds) -> list[int]:
    """Regressors that, on these cells, the effects and the regressors before them make up."""
    weights = cells.astype(np.float64)
    sectors = [project(block, kinds) for block in weights]
    gram = np.zeros((len(panel.x),) * 2)
    sizes = np.array([float((column**2 * weights).sum()) for column in panel.x])
    for s, sector in enumerate(sectors):
        left = np.stack([column[s] * weights[s] for column in panel.x])
        for column, size in zip(left, sizes, strict=True):
            sector.remove(column, column, tolerance=0.0, floor=1e-3 * _COLLINEAR * float(size) / len(sectors))
        left *= weights[s]
        gram += _flat(left) @ _flat(left).T
    found = []
    for k, size in enumerate(sizes):
        if gram[k, k] <= _COLLINEAR * size:
            found.append(k)
        else:
            gram -= np.outer(gram[k], gram[k]) / gram[k, k]
    return found


def _flat(grids: Floats) -> Floats:
    """Grids of one sector as rows."""
    return grids.reshape(len(grids), math.prod(grids.shape[1:]))
