"""The logarithmic mean, the weight that makes logarithmic changes add up to the change itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def log_mean(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithmic mean L(a, b) = (a - b) / (ln a - ln b), and a where the two are equal.

    Parameters
    ----------
    a, b
        Positive numbers of one unit and shape.

    Returns
    -------
    Array of that shape, between the two in every place. Where a and b are close, a series is used instead of
    the quotient, which would lose every digit.

    Examples
    --------
    >>> log_mean(np.array([2.0, 5.0]), np.array([1.0, 5.0])).round(6).tolist()
    [1.442695, 5.0]
    """
    gap = np.log(a) - np.log(b)
    near = np.abs(gap) < 1e-4
    # With x = ln(a/b): L = sqrt(ab) sinh(x/2)/(x/2), whose series starts 1 + x^2/24.
    middle = np.sqrt(a) * np.sqrt(b) * (1 + gap**2 / 24)
    return np.where(near, middle, (a - b) / np.where(near, 1.0, gap))
