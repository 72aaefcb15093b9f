"""Price apart from mix: what an average price moves although no price moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.change.bridge import Method, split_change
from dovetail.measures.change.terms import LineTerms, closed, reported

Array = NDArray[np.float64]


def split_mix(
    v0: Array,
    v1: Array,
    q0: Array,
    q1: Array,
    line: NDArray[np.intp],
    *,
    lines: int,
    exchange_rates: tuple[float, float] | None = None,
    method: Method = "bennet",
) -> LineTerms:
    """Split the change of each line, made of finer goods, into price, mix and quantity.

    Parameters
    ----------
    v0, v1
        Values of the finer goods, shape (goods,). NaN or 0: not on record.
    q0, q1
        Their quantities in one unit for all goods of a line, such as kilograms. NaN or 0: not reported.
    line
        Index of the line that each good belongs to, shape (goods,), from 0 to `lines` - 1.
    exchange_rates, method
        As in `split_change`.

    Returns
    -------
    LineTerms
        Of shape (kinds, lines), kinds `price`, `exchange_rate`, `mix`, `quantity`, `unsplit`. Quantity is the term
        of the line's total weight, price the sum over goods that are traded at both ends, mix what the change of
        make-up adds (goods that enter or leave the line included). A line is `unsplit`, whole, where a good on record
        has no quantity, or the line is on record at one end only.

    Examples
    --------
    The prices 10 and 20 stay, the dear good gains weight: all is mix.

    >>> a = np.array
    >>> terms = split_mix(a([100.0, 100]), a([50.0, 200]), a([10.0, 5]), a([5.0, 10]), a([0, 0]), lines=1)
    >>> terms.kinds, [round(terms.total(kind), 9) for kind in terms.kinds]
    (('price', 'exchange_rate', 'mix', 'quantity', 'unsplit'), [0.0, 0.0, 50.0, 0.0, 0.0])
    """
    v0, v1, q0, q1 = reported(v0, v1, q0, q1)
    if line.shape != v0.shape or (line.size and not 0 <= line.min() <= line.max() < lines):
        raise InconsistentDataError(problem("each good needs the index of its line"))
    value0, value1, weight0, weight1 = (_by_line(np.nan_to_num(array), line, lines) for array in (v0, v1, q0, q1))
    unweighed = ((np.nan_to_num(v0) > 0) & ~(np.nan_to_num(q0) > 0)) | (
        (np.nan_to_num(v1) > 0) & ~(np.nan_to_num(q1) > 0)
    )
    lost = _by_line(unweighed.astype(np.float64), line, lines) > 0
    lost |= (value0 == 0) | (value1 == 0)
    whole = split_change(value0, value1, quantities=(weight0, weight1), method=method)
    goods = split_change(v0, v1, quantities=(q0, q1), exchange_rates=exchange_rates, method=method)
    # A good whose unit values cannot be compared has no price term: it is part of the mix.
    lost |= whole.of("unsplit") != 0
    price, exchange = (_by_line(goods.of(kind), line, lines) for kind in ("price", "exchange_rate"))
    change = value1 - value0
    parts = {
        "price": price,
        "exchange_rate": exchange,
        "mix": whole.of("price") - price - exchange,
        "quantity": whole.of("quantity"),
        "unsplit": np.zeros(lines),
    }
    parts = {kind: np.where(lost, 0.0, values) for kind, values in parts.items()}
    parts["unsplit"] = np.where(lost, change, 0.0)
    return closed(parts, change, value0 + value1)


def _by_line(goods: Array, line: NDArray[np.intp], lines: int) -> Array:
    """Goods added up by line."""
    return np.asarray(np.bincount(line, weights=goods, minlength=lines), dtype=np.float64)
