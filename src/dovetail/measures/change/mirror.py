"""Two reports of one flow: how far apart they are, and what may lie behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.change.terms import reported

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MirrorRule:
    """Thresholds of the reasons; shares of one.

    Parameters
    ----------
    freight
        The most that carriage and insurance add from fob to cif: the 10 % that the IMF's Direction of Trade
        Statistics long assumed for all pairs; between neighbours it is less.
    copied
        Relative gap below which two reports are one: exact but for the rounding of thousands.
    undisclosed
        Share of undisclosed goods (chapter 99) in a report from which confidentiality is named.
    timing
        How much of a gap the next or last year's opposite gap must take back for timing to be named.
    standing
        Consecutive years of a gap beyond `freight` with one sign from which a difference of coverage is named.
    """

    freight: float = 0.10
    copied: float = 1e-6
    undisclosed: float = 0.05
    timing: float = 0.5
    standing: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class MirrorGaps:
    """Gaps by period and the reasons that the figures themselves support, arrays of shape (periods,).

    `gap` importer minus exporter; `relative` gap over the mean; `log_ratio` ln(importer / exporter), NaN where
    either is 0; all NaN where one is not reported. The rest are masks.
    """

    gap: Array
    relative: Array
    log_ratio: Array
    valuation: NDArray[np.bool_]
    copied: NDArray[np.bool_]
    re_export: NDArray[np.bool_]
    timing: NDArray[np.bool_]
    coverage: NDArray[np.bool_]


def mirror_gaps(by_exporter: Array, by_importer: Array, rule: MirrorRule | None = None) -> MirrorGaps:
    """Compare the two reports of one direction over consecutive years.

    Parameters
    ----------
    by_exporter, by_importer
        Values, shape (periods,), one currency, consecutive years. NaN: not reported.
    rule
        Thresholds of the reasons.

    Returns
    -------
    MirrorGaps
        `valuation`: the importer's cif value is above the exporter's fob value by no more than freight.
        `copied`: the two reports are one. `re_export`: the importer reports less than the exporter by more than
        freight, as where goods passed on from third countries are booked by the importer to their origin.
        `timing`: the neighbouring year takes at least half of the gap back. `coverage`: the gap is beyond freight
        with one sign for years on end. A reason named is one that the figures support, never a proof.

    References
    ----------
    UN Statistics Division (2011), International Merchandise Trade Statistics: Concepts and Definitions 2010,
    chapter 9; Javorsek (2016), Asymmetries in international merchandise trade statistics, UNESCAP.

    Examples
    --------
    >>> gaps = mirror_gaps(np.array([100.0, 50]), np.array([105.0, 50]))
    >>> gaps.gap.tolist(), gaps.valuation.tolist(), gaps.copied.tolist()
    ([5.0, 0.0], [True, False], [False, True])
    """
    rule = rule or MirrorRule()
    exporter, importer = reported(by_exporter, by_importer)
    gap = importer - exporter
    mean = 0.5 * (importer + exporter)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.where(mean == 0, 0.0, gap / mean)
        both = np.where((exporter > 0) & (importer > 0), importer / exporter, np.nan)
        log_ratio = np.log(both)
    copied = (np.abs(relative) <= rule.copied) & (mean > 0)
    beyond = np.abs(log_ratio) > np.log1p(rule.freight)
    return MirrorGaps(
        gap=gap,
        relative=relative,
        log_ratio=log_ratio,
        valuation=~copied & ~beyond & (log_ratio > 0),
        copied=copied,
        re_export=beyond & (log_ratio < 0),
        timing=_taken_back(gap, rule.timing) & ~copied,
        coverage=_standing(np.where(beyond, np.sign(log_ratio), 0.0), rule.standing),
    )


def _taken_back(gap: Array, least: float) -> NDArray[np.bool_]:
    """Where the year before or after has a gap of the other sign and between `least` and 1 / `least` its size."""
    found = np.zeros(gap.shape, dtype=bool)
    for here, there in ((slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))):
        one, other = gap[here], gap[there]
        with np.errstate(invalid="ignore"):
            opposite = one * other < 0
            alike = np.fmin(np.abs(one), np.abs(other)) >= least * np.fmax(np.abs(one), np.abs(other))
        found[here] |= opposite & alike
    return found


def _standing(sign: Array, least: int) -> NDArray[np.bool_]:
    """Where a sign other than 0 stands for at least so many periods on end."""
    found = np.zeros(sign.shape, dtype=bool)
    start = 0
    for at in range(1, len(sign) + 1):
        if at == len(sign) or sign[at] != sign[start]:
            if sign[start] != 0 and at - start >= least:
                found[start:at] = True
            start = at
    return found
