"""Price indices of the goods that are traded in both periods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.change.logmean import log_mean


@dataclass(frozen=True, slots=True)
class PriceIndices:
    """Price level at the end against the start, 1 = unchanged, by five formulas over `matched` lines."""

    laspeyres: float
    paasche: float
    fisher: float
    tornqvist: float
    sato_vartia: float
    matched: int


def price_indices(
    p0: NDArray[np.float64], p1: NDArray[np.float64], q0: NDArray[np.float64], q1: NDArray[np.float64]
) -> PriceIndices:
    """Bilateral price indices over the lines with a price and a quantity in both periods.

    Parameters
    ----------
    p0, p1
        Prices at start and end, shape (lines,), in one currency. NaN: not reported.
    q0, q1
        Quantities, same shape; one unit a line. NaN: not reported, 0: not traded.

    Returns
    -------
    PriceIndices
        Laspeyres sum(p1 q0)/sum(p0 q0), Paasche sum(p1 q1)/sum(p0 q1), Fisher their geometric mean, Törnqvist
        with mean value shares as weights, Sato-Vartia with log-mean value shares. Lines that enter or leave
        are left out of all five: an index says nothing of them.

    Raises
    ------
    NotIdentifiedError
        If no line has a positive price and quantity in both periods.
    InconsistentDataError
        If the shapes differ, or a price or quantity is negative or infinite.

    References
    ----------
    ILO et al. (2004), Consumer Price Index Manual, chapters 15-16. Sato (1976), doi:10.2307/1924029;
    Vartia (1976), Scandinavian Journal of Statistics 3(3), 121-126.

    Examples
    --------
    >>> a = np.array
    >>> index = price_indices(a([10.0, 4, 7]), a([12.0, 3, 7]), a([100.0, 50, 30]), a([80.0, 70, 0]))
    >>> index.laspeyres, round(index.fisher, 6), index.matched
    (1.125, 1.10397, 2)
    """
    if not p0.shape == p1.shape == q0.shape == q1.shape:
        raise InconsistentDataError(
            problem(f"prices and quantities have shapes {p0.shape}, {p1.shape}, {q0.shape}, {q1.shape}")
        )
    stacked = np.stack([p0, p1, q0, q1])
    if np.isinf(stacked).any() or (stacked < 0).any():
        raise InconsistentDataError(problem("a price or quantity is negative or infinite", do="reject the row"))
    matched = (np.nan_to_num(stacked) > 0).all(axis=0)
    if not matched.any():
        raise NotIdentifiedError(
            problem(
                f"none of {p0.size} lines has a price and a quantity in both periods",
                why="a price index compares the same goods",
                do="ask at a finer product level, or use the terms without quantities",
            )
        )
    p0, p1, q0, q1 = stacked[:, matched]
    v0, v1 = p0 * q0, p1 * q1
    s0, s1 = v0 / v0.sum(), v1 / v1.sum()
    laspeyres = float((p1 * q0).sum() / v0.sum())
    paasche = float(v1.sum() / (p0 * q1).sum())
    relatives = np.log(p1) - np.log(p0)
    weights = log_mean(s1, s0)
    return PriceIndices(
        laspeyres=laspeyres,
        paasche=paasche,
        fisher=float(np.sqrt(laspeyres) * np.sqrt(paasche)),
        tornqvist=float(np.exp((0.5 * (s0 + s1) * relatives).sum())),
        sato_vartia=float(np.exp((weights / weights.sum() * relatives).sum())),
        matched=int(matched.sum()),
    )
