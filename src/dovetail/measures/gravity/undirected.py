"""Taking effects out where the pair effect is the same in both directions."""

from __future__ import annotations

import numpy as np

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.inputs import Floats

_SMALLEST = 1e-300


class UndirectedProjection:
    """As `Projection`, with one effect for the pair of an exporter and an importer whichever way trade flows.

    The effect ties row i to row j, so rows cannot be worked off one by one: pair effects are eliminated over the whole
    sector, and conjugate gradients, preconditioned with the diagonal, find the exporter and importer effects together.

    Parameters
    ----------
    w
        Weights, shape (economies, times, economies), exporters and importers in the same order.
    """

    def __init__(self, w: Floats, exporter_time: bool, importer_time: bool) -> None:
        self._w, self._there = w, (exporter_time, importer_time)
        self._total = np.maximum(_both(w.sum(1)), _SMALLEST)
        kept = w - w**2 / self._total[:, None, :]
        self._diagonal = tuple(np.maximum(kept.sum(axis), _SMALLEST) for axis in (2, 0))

    def remove(self, v: Floats, out: Floats, *, tolerance: float, floor: float, scale: float = -1.0) -> int:
        """Add `scale` times the fit of v to `out`; see `Projection.remove`."""
        a, b, steps = self._solve(v, tolerance, floor)
        rest = self._w * (v - self._index(a, b))
        out += scale * (self._index(a, b) + self._pair_effect(rest))
        return steps

    def _index(self, a: Floats, b: Floats) -> Floats:
        return a[:, :, None] + b

    def _pair_effect(self, weighted: Floats) -> Floats:
        return (_both(weighted.sum(1)) / self._total)[:, None, :]

    def _normal(self, weighted: Floats) -> tuple[Floats, Floats]:
        rest = weighted - self._w * self._pair_effect(weighted)
        return rest.sum(2) * self._there[0], rest.sum(0) * self._there[1]

    def _solve(self, v: Floats, tolerance: float, floor: float, most: int = 5000) -> tuple[Floats, Floats, int]:
        theta = [np.zeros(d.shape) for d in self._diagonal]
        r = list(self._normal(self._w * v))
        z = [x / d for x, d in zip(r, self._diagonal, strict=True)]
        p, size = [x.copy() for x in z], _dot(r, z)
        goal, steps = max(size * tolerance**2, floor), 0
        while size > goal:
            q = self._normal(self._w * self._index(*p))
            curve = _dot(p, q)
            if curve <= 0:
                break
            for k in (0, 1):
                theta[k] += size / curve * p[k]
                r[k] -= size / curve * q[k]
            z = [x / d for x, d in zip(r, self._diagonal, strict=True)]
            new = _dot(r, z)
            p = [one + new / size * other for one, other in zip(z, p, strict=True)]
            size, steps = new, steps + 1
            if steps >= most:
                raise NotIdentifiedError(
                    problem(
                        f"the fixed effects were not found in {most} steps (residual {size:.1e}, goal {goal:.1e})",
                        why="weights that differ by many orders of magnitude leave the effects undetermined",
                        do="look for economies that are tied to the rest by a few tiny flows",
                    )
                )
        return theta[0], theta[1], steps


def _both(pairs: Floats) -> Floats:
    return pairs + pairs.T


def _dot(one: list[Floats] | tuple[Floats, ...], other: list[Floats] | tuple[Floats, ...]) -> float:
    return float(sum(np.vdot(x, y) for x, y in zip(one, other, strict=True)))
