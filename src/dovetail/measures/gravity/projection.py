"""Taking exporter-time, importer-time and pair effects out of a variable, under given weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.gravity import kernels
from dovetail.measures.gravity.undirected import UndirectedProjection
from dovetail.measures.inputs import Floats
from dovetail.measures.threads import chunks, each


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which fixed effects there are; an undirected pair has one effect for both directions of trade."""

    exporter_time: bool
    importer_time: bool
    pair: bool
    undirected: bool = False

    def totals(self, grid: Floats) -> list[Floats]:
        """Sums of a sector's grid over the groups of each effect, in a shape that broadcasts back onto the grid."""
        found = []
        if self.pair:
            of_pair = grid.sum(1, keepdims=True)
            found.append(of_pair + of_pair.transpose(2, 1, 0) if self.undirected else of_pair)
        if self.exporter_time:
            found.append(grid.sum(2, keepdims=True))
        if self.importer_time:
            found.append(grid.sum(0, keepdims=True))
        return found


def project(w: Floats, kinds: Kinds) -> Projection | UndirectedProjection:
    """The projection of one sector that fits its kinds of effects."""
    if kinds.undirected:
        return UndirectedProjection(w, kinds.exporter_time, kinds.importer_time)
    return Projection(w, kinds)


class Projection:
    """Weighted least squares on the effects of one sector.

    Pair and exporter-time effects are eliminated exactly, row by row; the importer-time effects that remain are found
    by conjugate gradients, preconditioned with each importer's own block. One step reads the weights once.

    Parameters
    ----------
    w
        Weights, shape (exporters, times, importers); 0 where a cell is absent.
    """

    def __init__(self, w: Floats, kinds: Kinds) -> None:
        kernels.prepare()
        rows, times, importers = w.shape
        self._w, self._kinds, self._rows = w, kinds, chunks(rows, times * times * importers)
        self._pair = np.zeros((rows, importers))
        if kinds.pair:
            sums = w.sum(1)
            np.divide(1.0, sums, out=self._pair, where=sums > 0)
        self._block = np.empty((rows, times, times))
        self._room = np.empty((len(self._rows), times + 2, max(times, importers)))
        parts = np.zeros((len(self._rows), times, times, importers))
        each(
            kernels.row_blocks,
            [(w, self._pair, self._block, part, *span) for part, span in zip(parts, self._rows, strict=True)],
            w.size,
        )
        if kinds.exporter_time:
            kernels.invert(self._block, _diagonals(self._block))
        else:
            self._block[:] = 0.0
        if kinds.importer_time:
            lower = parts.sum(0)
            whole = lower + np.tril(lower.transpose(2, 0, 1), -1).transpose(2, 1, 0)
            self._columns = np.ascontiguousarray(whole.transpose(2, 0, 1))
            kernels.invert(self._columns, _diagonals(self._columns))

    def remove(self, v: Floats, out: Floats, *, tolerance: float, floor: float, scale: float = -1.0) -> int:
        """Add `scale` times the fit of v to `out`; with v itself as `out` and -1, take the effects out of v.

        Conjugate gradients stop when the normal equations' residual, measured in the preconditioner's norm and so
        comparable with a weighted sum of squares of v, is below ``tolerance^2`` of what it was or below `floor`.

        Returns
        -------
        The steps taken.
        """
        b, steps = self._solve(v, tolerance, floor)
        self._pass(v, b, kernels.ADD_FIT, [out] * len(self._rows), scale)
        return steps

    def _pass(self, v: Floats, b: Floats, task: int, out: list[Floats], scale: float = 1.0) -> None:
        each(
            kernels.row_pass,
            [
                (self._w, v, b, task, self._pair, self._block, to, scale, room, *span)
                for to, room, span in zip(out, self._room, self._rows, strict=True)
            ],
            v.size,
        )

    def _reduced(self, v: Floats, b: Floats, task: int) -> Floats:
        parts = np.zeros((len(self._rows), 1, *b.shape))
        self._pass(v, b, task, list(parts))
        return parts.sum((0, 1))

    def _precondition(self, r: Floats) -> Floats:
        return np.einsum("jts,sj->tj", self._columns, r)

    def _solve(self, v: Floats, tolerance: float, floor: float, most: int = 2000) -> tuple[Floats, int]:
        b = np.zeros(v.shape[1:])
        if not self._kinds.importer_time:
            return b, 0
        r = self._reduced(v, b, kernels.RESIDUAL)
        z = self._precondition(r)
        p, size = z.copy(), float(np.vdot(r, z))
        goal, steps = max(size * tolerance**2, floor), 0
        while size > goal:
            q = self._reduced(v, p, kernels.MULTIPLY)
            curve = float(np.vdot(p, q))
            if curve <= 0:  # rounding is all that is left of the direction
                break
            b += size / curve * p
            r -= size / curve * q
            z = self._precondition(r)
            new = float(np.vdot(r, z))
            p *= new / size
            p += z
            size, steps = new, steps + 1
            if steps >= most:
                raise NotIdentifiedError(
                    problem(
                        f"the fixed effects were not found in {most} steps (residual {size:.1e}, goal {goal:.1e})",
                        why="weights that differ by many orders of magnitude leave the effects undetermined",
                        do="look for exporters or importers that are tied to the rest by a few tiny flows",
                    )
                )
        return b, steps


def _diagonals(blocks: Floats) -> Floats:
    return np.ascontiguousarray(np.diagonal(blocks, axis1=1, axis2=2))
