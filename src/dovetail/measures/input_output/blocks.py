"""Each region by itself: the diagonal blocks of the coefficients, without the solvers of whole tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import NotIdentifiedError, problem

Floats = NDArray[np.float64]


def local_inverses(inputs: Floats) -> Floats:
    """(I - A_ss)^-1 of every region, for the diagonal blocks of A, shape (regions, sectors, sectors).

    Raises
    ------
    NotIdentifiedError
        If the sectors of a region use up among themselves all that they make.
    """
    try:
        return np.asarray(np.linalg.inv(np.eye(inputs.shape[-1]) - inputs), dtype=np.float64)
    except np.linalg.LinAlgError as fault:
        raise NotIdentifiedError(
            problem(
                f"I - A of one of {len(inputs)} regions is singular",
                why="some group of its sectors uses up all that it makes, so no output meets a demand",
                do="look for columns of inputs that reach their output",
            )
        ) from fault
