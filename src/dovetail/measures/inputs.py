"""What every measure asks of its input: finite numbers, none below zero, in the shape that it needs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dovetail.errors import InconsistentDataError, problem

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]


def amounts(values: ArrayLike, what: str, *, dimensions: int = 2) -> Floats:
    """Values as a contiguous float64 array, refused where one is negative, NaN or infinite.

    A measure cannot tell "not reported" from zero; the caller decides what an absent value stands for.

    Raises
    ------
    InconsistentDataError
        With the places of the first offending values.
    """
    array = np.ascontiguousarray(values, dtype=np.float64)
    if array.ndim != dimensions or array.size == 0:
        raise InconsistentDataError(
            problem(f"{what} have the shape {array.shape}", do=f"give an array of {dimensions} dimensions, not empty")
        )
    refuse(~np.isfinite(array), array, what, "are not finite", "fill or leave out what was not reported first")
    refuse(array < 0, array, what, "are negative", "trade, output and employment start at zero: look at the source")
    return array


def refuse(wrong: Flags, array: Floats, what: str, how: str, do: str) -> None:
    """Raise with the first places where `wrong` holds, if there is any."""
    if not wrong.any():
        return
    places = [tuple(int(i) for i in place) for place in np.argwhere(wrong)[:5]]
    shown = ", ".join(f"{array[place]} at {place}" for place in places)
    raise InconsistentDataError(
        problem(f"{int(wrong.sum())} of {array.size} {what} {how}: {shown}", why="the result would be wrong", do=do),
        rows=places,
    )


def same_shape(**arrays: NDArray[np.float64] | NDArray[np.bool_]) -> None:
    """Refuse arrays that do not line up."""
    if len({array.shape for array in arrays.values()}) > 1:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise InconsistentDataError(
            problem(f"the arrays do not line up: {shapes}", do="put them on the same codes first")
        )


def named(indices: Sequence[int] | Indices, names: Sequence[str] | None, kind: str, most: int = 6) -> str:
    """Indices as names for a message, the first ones only."""
    shown = [names[i] if names is not None else f"{kind} {i}" for i in list(indices)[:most]]
    return ", ".join(shown) + (f" and {len(indices) - most} more" if len(indices) > most else "")
