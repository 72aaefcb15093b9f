"""Ranks that say how sure they are: the interval of each rank when nobody knows the weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class RankIntervals:
    """Ranks of candidates, 1 the best, each of shape (candidates,).

    `score` and `rank` are those of the mean weights; `low` and `high` bound the rank in the stated share of draws;
    `first` is the share of draws in which the candidate comes first.
    """

    score: Floats
    rank: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    first: Floats
    draws: int
    seed: int


def rank_intervals(
    parts: Floats,
    *,
    weights: Floats | None = None,
    low: Floats | None = None,
    high: Floats | None = None,
    spread: float = 1.0,
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.9,
) -> RankIntervals:
    """Rank candidates by weighted parts of their score, with weights drawn from a Dirichlet distribution.

    Parameters
    ----------
    parts
        Shape (candidates, parts), each from 0 (worst) to 1 (best), larger is better. NaN is unknown: it is drawn
        uniformly between 0 and 1 each time, so that what is not known widens the interval.
    weights
        Mean weights, shape (parts,), positive; equal where not given.
    low, high
        What each part could be for all that the evidence says, shape as `parts`, around them: each time drawn uniformly
        between the two. The parts themselves where not given; NaN where they are.
    spread
        1 draws weights with the concentration of as many parts; smaller draws closer to the mean weights.
    draws, seed
        Number of draws, and the seed that repeats them.
    level
        Share of draws inside the interval of ranks.

    References
    ----------
    Saisana, Saltelli and Tarantola 2005, doi:10.1111/j.1467-985X.2005.00350.x.

    Examples
    --------
    >>> found = rank_intervals(np.array([[0.9, 0.8], [0.1, 0.9], [0.0, 0.1]]))
    >>> found.rank.tolist(), found.low.tolist(), found.high.tolist()
    ([1, 2, 3], [1, 1, 3], [2, 2, 3])
    """
    candidates, number = parts.shape if parts.ndim == 2 else (0, 0)
    mean = np.full(number, 1.0) if weights is None else weights
    if not candidates or mean.shape != (number,) or not (mean > 0).all() or not spread > 0 or not 0 < level < 1:
        raise InconsistentDataError(
            problem(f"parts of shape {parts.shape}, weights {mean.tolist()}, spread {spread:g}, level {level:g}",
                    why="each part needs a positive weight, and a level lies between 0 and 1")
        )  # fmt: skip
    if (bad := np.flatnonzero(~(np.isnan(parts) | ((parts >= 0) & (parts <= 1))).all(1))).size:
        raise InconsistentDataError(
            problem(f"{bad.size} candidates have parts outside 0 to 1, first one {bad[0]}", do="scale the parts first"),
            rows=bad.tolist(),
        )
    least, most = (parts if ends is None else ends for ends in (low, high))
    if (
        not (least.shape == most.shape == parts.shape)
        or (np.isfinite(parts) & ~((least >= 0) & (least <= parts) & (parts <= most) & (most <= 1))).any()
    ):
        raise InconsistentDataError(
            problem(
                "what a part could be does not lie around it, between 0 and 1", do="give ends with low <= part <= high"
            )
        )
    rng = np.random.default_rng(seed)
    mean = mean / mean.sum()
    drawn = rng.dirichlet(mean * number / spread, size=draws)
    unknown = np.isnan(parts)
    scores = np.nan_to_num(parts) @ drawn.T
    if unknown.any():
        for candidate in np.flatnonzero(unknown.any(1)):
            guesses = rng.random((int(unknown[candidate].sum()), draws))
            scores[candidate] += (guesses * drawn.T[unknown[candidate]]).sum(0)
    for candidate in np.flatnonzero((most > least).any(1)):
        loose = np.flatnonzero(most[candidate] > least[candidate])
        ends = (least[candidate, loose, None], most[candidate, loose, None])
        drawn_parts = rng.uniform(*ends, size=(loose.size, draws))
        scores[candidate] += ((drawn_parts - parts[candidate, loose, None]) * drawn.T[loose]).sum(0)
    ranks = _ranks(scores)
    tail = (1 - level) / 2
    best, worst = np.quantile(ranks, (tail, 1 - tail), axis=1, method="inverted_cdf")
    central = np.where(unknown, 0.5, parts) @ mean
    return RankIntervals(
        score=central,
        rank=_ranks(central[:, None])[:, 0],
        low=best.astype(np.int64),
        high=worst.astype(np.int64),
        first=(ranks == 1).mean(1),
        draws=draws,
        seed=seed,
    )


def _ranks(scores: Floats) -> NDArray[np.int64]:
    """Rank down each column, 1 the largest; equal scores share the better rank."""
    order = np.sort(-scores, axis=0)
    return np.stack(
        [np.searchsorted(order[:, k], -scores[:, k], side="left") + 1 for k in range(scores.shape[1])], axis=1
    )
