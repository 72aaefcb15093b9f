"""Many linear systems at once, by their products alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import NotIdentifiedError, problem

Floats = NDArray[np.float64]


def solve_by_products(
    apply: Callable[[Floats], Floats],
    right: Floats,
    *,
    precondition: Callable[[Floats], Floats] = lambda residual: residual,
    tolerance: float = 1e-12,
    rounds: int = 200,
) -> Floats:
    """Solve one system a column by generalised conjugate residuals, equivalent to GMRES without restarts.

    Each round costs one product with all columns, so that a large matrix is read once a round.

    Parameters
    ----------
    apply
        Product of the operator with each column; column k may have an operator of its own.
    right
        Right-hand sides, shape (n, columns). A column of zeros has the solution zero.
    precondition
        An approximate inverse of the operator.
    tolerance
        Largest norm of a residual, in the norm of its right-hand side.

    Returns
    -------
    ndarray of shape (n, columns)

    Raises
    ------
    NotIdentifiedError
        If a residual is above the tolerance after all rounds.

    References
    ----------
    Eisenstat, Elman and Schultz 1983, doi:10.1137/0720023.

    Examples
    --------
    >>> matrix = np.array([[4.0, 1.0], [2.0, 3.0]])
    >>> solve_by_products(lambda v: matrix @ v, np.array([[6.0], [8.0]])).round(9).tolist()
    [[1.0], [2.0]]
    """
    solution = np.zeros_like(right)
    residual = right.copy()
    limit = tolerance * np.linalg.norm(right, axis=0)
    seen: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        open_ = np.linalg.norm(residual, axis=0) > limit
        if not open_.any():
            return solution
        step = precondition(residual)
        image = apply(step)
        for old_step, old_image in seen:
            shared = (image * old_image).sum(0)
            step = step - shared * old_step
            image = image - shared * old_image
        length = np.linalg.norm(image, axis=0)
        scale = np.divide(1.0, length, out=np.zeros_like(length), where=open_ & (length > 0))
        step, image = step * scale, image * scale
        seen.append((step, image))
        along = (residual * image).sum(0)
        solution += along * step
        residual -= along * image
    worst = float((np.linalg.norm(residual, axis=0) / np.where(limit > 0, limit / tolerance, 1.0)).max(initial=0.0))
    if worst <= 1e-9:
        return solution
    raise NotIdentifiedError(
        problem(
            f"a linear system is solved only to {worst:.1e} after {rounds} rounds",
            why="some sector uses up nearly all, or more than, what it makes, so chains of supply do not die out",
            do="look for sectors whose inputs reach their output",
        )
    )
