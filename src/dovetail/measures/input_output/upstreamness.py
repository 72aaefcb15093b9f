"""How far from final use a sector sells, and how far from primary inputs it buys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.input_output.leontief import Leontief, allocation, coefficients

Floats = NDArray[np.float64]


def upstreamness(flows: Floats, output: Floats, stocks: Floats | None = None) -> Floats:
    """Average number of stages between a sector's output and final use: U = (I - B)^-1 1, B = Z / x row by row.

    Parameters
    ----------
    flows
        Z, shape (n, n), in one unit of money.
    output
        x, shape (n,), same unit.
    stocks
        Net additions to stocks of each sector's output, shape (n,). With them, B = Z / (x - stocks), the
        correction of Antràs et al. (2012); without them stocks count as final use.

    Returns
    -------
    ndarray of shape (n,)
        At least 1: 1 sells to final use alone. NaN for a sector without output, which has no place in a chain.

    Raises
    ------
    InconsistentDataError
        If a sector that sells to others adds all that it makes to stocks, or more.
    NotIdentifiedError
        If a group of sectors sells itself all that it makes.

    References
    ----------
    Antràs, Chor, Fally and Hillberry 2012, doi:10.1257/aer.102.3.412.

    Examples
    --------
    >>> upstreamness(np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([10.0, 10.0])).tolist()
    [1.5, 1.0]
    """
    sold = output if stocks is None else output - stocks
    if stocks is not None and (kept := np.flatnonzero((sold <= 0) & (output > 0) & flows.any(1))).size:
        raise InconsistentDataError(
            problem(
                f"{kept.size} sectors sell to others and add all that they make to stocks, first one {kept[0]}",
                why="the correction takes what goes to stocks out of what is sold, and nothing is left to share",
                do="leave the correction for stocks out",
            ),
            rows=kept.tolist(),
        )
    try:
        stages = Leontief.of(allocation(flows, sold)).total(np.ones(len(sold)))
    except NotIdentifiedError as fault:
        raise NotIdentifiedError(
            problem(
                f"some of {len(sold)} sectors have no finite distance to final use",
                why="a group of sectors sells itself as much as it makes, or more, out of stocks",
                do="leave the correction for stocks out, or balance the table first",
            )
        ) from fault
    return np.where(output > 0, stages, np.nan)


def downstreamness(flows: Floats, output: Floats) -> Floats:
    """Average number of stages between primary inputs and a sector's output: D = 1'(I - A)^-1.

    Equal to the total backward multiplier. Shapes, units and NaN as in `upstreamness`.

    References
    ----------
    Antràs and Chor 2018, doi:10.3386/w24185. Miller and Temurshoev 2017, doi:10.1177/0160017615608095.

    Examples
    --------
    >>> downstreamness(np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([10.0, 10.0])).tolist()
    [1.0, 1.5]
    """
    return np.where(output > 0, Leontief.of(coefficients(flows, output)).multipliers(), np.nan)
