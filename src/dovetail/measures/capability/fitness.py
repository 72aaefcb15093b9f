"""Fitness of economies and quality of products."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.inputs import Floats, amounts, named

_SMALLEST = 1e-250


@dataclass(frozen=True, slots=True)
class Fitness:
    """Fitness, shape (exporters,), and quality, shape (products,), each with mean 1.

    `change` is the largest absolute change of a fitness in the last of `iterations`.
    """

    fitness: Floats
    quality: Floats
    iterations: int
    change: float
    converged: bool


def fitness(M: ArrayLike, *, iterations: int = 1000, tolerance: float = 1e-8) -> Fitness:
    """Fitness and quality after Tacchella and others, both updated from the step before.

    ``F~_c = sum_p M_cp Q_p``, ``Q~_p = 1 / sum_c (M_cp / F_c)``, each divided by its mean.

    Where an exporter's products are all made by fitter ones, its fitness goes to zero as 1/n: the value reached when
    the changes fall below `tolerance` stands, with the number of steps; only its rank is meaningful.

    Parameters
    ----------
    M
        Specialisations, shape (exporters, products), 0 or 1 (or weights of at least 0).
    iterations
        The most steps taken; `converged` tells whether they sufficed.

    Raises
    ------
    NotIdentifiedError
        If an exporter has no product or a product no exporter.

    References
    ----------
    Tacchella and others (2012), A new metrics for countries' fitness and products' complexity, Scientific Reports 2,
    doi:10.1038/srep00723

    Examples
    --------
    >>> fitness([[1, 1], [1, 0]], iterations=2).fitness.round(3).tolist()
    [1.5, 0.5]
    """
    matrix = amounts(M, "specialisations")
    for axis, kind in ((1, "exporter"), (0, "product")):
        if (empty := np.flatnonzero(matrix.sum(axis) == 0)).size:
            raise NotIdentifiedError(
                problem(
                    f"{empty.size} rows or columns are empty: {named(empty, None, kind)}",
                    why="they have neither fitness nor quality",
                    do="leave them out first",
                )
            )
    back = np.ascontiguousarray(matrix.T)
    able, hard = np.ones(matrix.shape[0]), np.ones(matrix.shape[1])
    change, step = np.inf, 0
    while step < iterations and change > tolerance:
        grown, made = matrix @ hard, 1 / (back @ (1 / np.maximum(able, _SMALLEST)))
        grown, made = grown / grown.mean(), made / made.mean()
        change, able, hard, step = float(np.abs(grown - able).max()), grown, made, step + 1
    return Fitness(able, hard, step, change, change <= tolerance)
