"""How far a total rests on few of its parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem


@dataclass(frozen=True, slots=True)
class Concentrated:
    """`hhi` from 1/n to 1, `top_share` from 0 to 1, over `parts` positive parts; `order` largest first."""

    hhi: float
    top_share: float
    parts: int
    order: NDArray[np.intp]


def concentration(values: NDArray[np.float64], top: int = 10) -> Concentrated:
    """Herfindahl-Hirschman index, sum of squared shares, and the share of the largest parts.

    Parameters
    ----------
    values
        Parts of one total, shape (parts,), not negative. NaN (not reported) and 0 are left out.
    top
        How many of the largest make up `top_share`.

    Raises
    ------
    NotIdentifiedError
        If no part is positive.
    InconsistentDataError
        If a part is negative or infinite.

    References
    ----------
    Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761.

    Examples
    --------
    >>> found = concentration(np.array([50.0, 30.0, 20.0, np.nan]), top=1)
    >>> round(found.hhi, 2), found.top_share, found.parts
    (0.38, 0.5, 3)
    """
    known = np.nan_to_num(values, nan=0.0, posinf=np.inf, neginf=-np.inf)
    if np.isinf(known).any() or (known < 0).any():
        raise InconsistentDataError(problem("a part of the total is negative or infinite", do="reject the row"))
    total = float(known.sum())
    if not total > 0:
        raise NotIdentifiedError(problem(f"none of {values.size} parts is positive, so no shares exist"))
    shares = known / total
    order = np.argsort(-shares, kind="stable")
    return Concentrated(
        hhi=float((shares**2).sum()),
        top_share=float(shares[order[:top]].sum()),
        parts=int((known > 0).sum()),
        order=order[: int((known > 0).sum())],
    )
