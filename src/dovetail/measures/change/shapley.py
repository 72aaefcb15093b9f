"""What each of several causes contributed, averaged over every order in which they could have moved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InvalidRequestError, problem

#: Every subset of the causes is evaluated: 2 to this power.
MOST_CAUSES = 12


def shapley(value: Callable[[frozenset[int]], float], causes: int) -> NDArray[np.float64]:
    """Shapley value: the contribution of each cause, averaged over all orders of moving them one by one.

    Parameters
    ----------
    value
        The outcome when the causes in the set have moved and the others have not.
    causes
        Number of causes, at most 12.

    Returns
    -------
    Array of shape (causes,), in the unit of `value`; adds up to `value(all) - value(none)`.

    Raises
    ------
    InvalidRequestError
        If there are more causes than subsets can be listed for.

    Notes
    -----
    phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! [value(S + i) - value(S)]. Shapley (1953),
    doi:10.1515/9781400881970-018; as a decomposition Shorrocks (2013), doi:10.1007/s10888-011-9214-z.

    Examples
    --------
    >>> shapley(lambda moved: (3.0 if 0 in moved else 2.0) * (5.0 if 1 in moved else 4.0), 2).tolist()
    [4.5, 2.5]
    """
    if not 1 <= causes <= MOST_CAUSES:
        raise InvalidRequestError(
            problem(f"a Shapley average over {causes} causes was asked for", do=f"give 1 to {MOST_CAUSES}")
        )
    outcomes = {
        frozenset(moved): float(value(frozenset(moved)))
        for size in range(causes + 1)
        for moved in combinations(range(causes), size)
    }
    contributions = np.zeros(causes)
    for cause in range(causes):
        for moved, before in outcomes.items():
            if cause not in moved:
                orders = factorial(len(moved)) * factorial(causes - len(moved) - 1) / factorial(causes)
                contributions[cause] += orders * (outcomes[moved | {cause}] - before)
    return contributions


def shapley_product(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shapley contributions of the factors of a product, for many products at once.

    Parameters
    ----------
    start, end
        Factors at the start and at the end, shape (products, factors). Finite.

    Returns
    -------
    Array of shape (products, factors); each row adds up to the change of the product. With two factors this
    is Bennet's (1920) mean of the two orders.

    Examples
    --------
    >>> shapley_product(np.array([[2.0, 4.0]]), np.array([[3.0, 5.0]])).tolist()
    [[4.5, 2.5]]
    """
    factors = start.shape[1]
    parts = np.zeros_like(start, dtype=np.float64)
    for factor in range(factors):
        others = [other for other in range(factors) if other != factor]
        step = end[:, factor] - start[:, factor]
        for size in range(factors):
            orders = factorial(size) * factorial(factors - size - 1) / factorial(factors)
            for moved in combinations(others, size):
                held = [other for other in others if other not in moved]
                around = np.prod(end[:, list(moved)], axis=1) * np.prod(start[:, held], axis=1)
                parts[:, factor] += orders * step * around
    return parts
