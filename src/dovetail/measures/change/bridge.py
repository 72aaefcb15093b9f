"""Why a value moved from one period to another, line by line: every change is one of these terms, and none is left.

A line is one product in one direction. Values alone are split into the importer's demand and the exporter's
share of it; values with quantities into price and quantity, and the exchange rate where prices are set in a
national currency. A line on record at one end only has entered or left.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InvalidRequestError, UnitMismatchError, problem
from dovetail.measures.change.logmean import log_mean
from dovetail.measures.change.shapley import shapley_product
from dovetail.measures.change.terms import LineTerms, closed, reported

Array = NDArray[np.float64]
Method = Literal["bennet", "lmdi"]

#: Unit values further apart than this are not prices of the same good: the line is left unsplit.
FARTHEST_UNIT_VALUES = 100.0

KINDS = ("price", "quantity", "exchange_rate", "demand", "share", "entry", "exit", "unsplit")


def split_change(
    v0: Array,
    v1: Array,
    *,
    quantities: tuple[Array, Array] | None = None,
    exchange_rates: tuple[float, float] | None = None,
    demand: tuple[Array, Array] | None = None,
    apart: Mapping[str, NDArray[np.bool_]] | None = None,
    method: Method = "bennet",
) -> LineTerms:
    """Split the change of each line into its terms.

    Parameters
    ----------
    v0, v1
        Values at start and end, shape (lines,), one currency. NaN (not reported) counts as nothing on record:
        a line that is NaN or 0 at one end and positive at the other has entered or left.
    quantities
        Quantities at start and end, same shape, one unit a line. NaN or 0: not reported.
    exchange_rates
        Units of the exporter's currency a unit of the currency of the values, at start and end: splits the price
        term into the price in that currency and the exchange rate. Both positive and in one currency unit.
    demand
        What the importer bought of each line from all suppliers, at start and end, in the currency of the
        values. NaN: not known.
    apart
        Masks by name, shape (lines,): lines whose whole change goes to a term of that name. The first mask
        that holds counts.
    method
        `bennet`: means of both orders, the Shapley value of the factors. `lmdi`: logarithmic means.

    Returns
    -------
    LineTerms
        Kinds `price`, `quantity`, `exchange_rate`, `demand`, `share`, `entry`, `exit`, `unsplit` and those of
        `apart`. A line with quantities at both ends is split by them, else by demand, else it is `unsplit`:
        also where unit values (in either currency) differ more than a hundredfold, or demand is below the line.

    Raises
    ------
    InconsistentDataError
        If a value is negative or infinite, or shapes differ.
    InvalidRequestError
        If the method is not known, or an exchange rate is not positive.
    UnitMismatchError
        If the exchange rates differ more than a hundredfold, as before and after a redenomination.

    Notes
    -----
    Bennet: price = (q0 + q1)/2 (p1 - p0), quantity = (p0 + p1)/2 (q1 - q0); with demand d and share s = v/d in
    the place of q and p. LMDI-I: L(v1, v0) ln(p1/p0) and L(v1, v0) ln(q1/q0). With exchange rate e (currency
    units a dollar) v = q pi / e, where pi is the price in that currency, and the same over three factors.

    References
    ----------
    Bennet (1920), Journal of the Royal Statistical Society 83(3). Ang (2015), LMDI
    decomposition approach, Energy Policy 86, doi:10.1016/j.enpol.2015.07.007.

    Examples
    --------
    >>> a = np.array
    >>> p0, p1, q0, q1 = a([10.0, 4, 7]), a([12.0, 3, 7]), a([100.0, 50, 30]), a([80.0, 70, 0])
    >>> terms = split_change(p0 * q0, p1 * q1, quantities=(q0, q1))
    >>> [round(terms.total(kind), 9) for kind in ("price", "quantity", "exit")], terms.change()
    ([120.0, -150.0, -210.0], -240.0)
    """
    if method not in ("bennet", "lmdi"):
        raise InvalidRequestError(problem(f"'{method}' is not a method of splitting a change", do="use bennet or lmdi"))
    v0, v1 = reported(v0, v1)
    start, end = np.nan_to_num(v0), np.nan_to_num(v1)
    terms = {kind: np.zeros_like(start) for kind in KINDS}
    change = end - start
    free = np.ones(start.shape, dtype=bool)
    for name, mask in (apart or {}).items():
        terms[name] = np.where(free & mask, change, 0.0)
        free &= ~mask
    terms["entry"] = np.where(free & (start == 0), change, 0.0)
    terms["exit"] = np.where(free & (start > 0) & (end == 0), change, 0.0)
    free &= (start > 0) & (end > 0)
    if quantities is not None:
        free &= ~_by_quantity(terms, free, start, end, quantities, exchange_rates, method)
    if demand is not None:
        free &= ~_by_demand(terms, free, start, end, demand, method)
    terms["unsplit"] = np.where(free, change, 0.0)
    return closed(terms, change, start + end)


def _by_quantity(
    terms: dict[str, Array],
    free: NDArray[np.bool_],
    v0: Array,
    v1: Array,
    quantities: tuple[Array, Array],
    exchange_rates: tuple[float, float] | None,
    method: Method,
) -> NDArray[np.bool_]:
    """Write price, quantity and exchange rate into `terms` where they are known; the mask says where."""
    e0, e1 = _checked_rates(exchange_rates)
    v0, v1, q0, q1 = reported(v0, v1, *quantities)
    done = free & (np.nan_to_num(q0) > 0) & (np.nan_to_num(q1) > 0)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        apart = np.log(v1) - np.log(q1) - np.log(v0) + np.log(q0)
    farthest = np.fmax(np.abs(apart), np.abs(apart + np.log(e1) - np.log(e0)))
    done &= np.nan_to_num(farthest, nan=np.inf) <= np.log(FARTHEST_UNIT_VALUES)
    q0, q1, v0, v1 = q0[done], q1[done], v0[done], v1[done]
    # Quantities are scaled by line, so that no product of extreme factors overflows; the terms do not feel it.
    scale = np.maximum(q0, q1)
    one = np.ones_like(v0)
    factors0 = np.stack([q0 / scale, v0 * e0 / (q0 / scale), one / e0], axis=1)
    factors1 = np.stack([q1 / scale, v1 * e1 / (q1 / scale), one / e1], axis=1)
    parts = _product_terms(factors0, factors1, v0, v1, method)
    for column, kind in enumerate(("quantity", "price", "exchange_rate")):
        terms[kind][done] = parts[:, column]
    return done


def _checked_rates(exchange_rates: tuple[float, float] | None) -> tuple[float, float]:
    """The exchange rates, 1 and 1 where none are given."""
    e0, e1 = exchange_rates or (1.0, 1.0)
    if not min(e0, e1) > 0:
        raise InvalidRequestError(problem(f"the exchange rates {e0} and {e1} are not both positive"))
    if max(e0, e1) > FARTHEST_UNIT_VALUES * min(e0, e1):
        raise UnitMismatchError(
            problem(
                f"the exchange rates {e0} and {e1} lie more than a hundredfold apart",
                why="they are of two currency units, as before and after a redenomination, or the span is too long "
                "for a price term to mean anything",
                do="give both in one unit, or leave the exchange rate out",
            ),
            rows=(e0, e1),
        )
    return e0, e1


def _by_demand(
    terms: dict[str, Array],
    free: NDArray[np.bool_],
    v0: Array,
    v1: Array,
    demand: tuple[Array, Array],
    method: Method,
) -> NDArray[np.bool_]:
    """Write the importer's demand and the exporter's share of it into `terms`; the mask says where."""
    v0, v1, d0, d1 = reported(v0, v1, *demand)
    done = free & (np.nan_to_num(d0) >= v0) & (np.nan_to_num(d1) >= v1)
    v0, v1, d0, d1 = v0[done], v1[done], d0[done], d1[done]
    parts = _product_terms(np.stack([d0, v0 / d0], axis=1), np.stack([d1, v1 / d1], axis=1), v0, v1, method)
    terms["demand"][done], terms["share"][done] = parts.T
    return done


def _product_terms(start: Array, end: Array, v0: Array, v1: Array, method: Method) -> Array:
    """Contributions of the factors of each product, shape (lines, factors)."""
    if method == "bennet":
        return shapley_product(start, end)
    return log_mean(v1, v0)[:, None] * (np.log(end) - np.log(start))
