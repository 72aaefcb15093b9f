"""What is in a unit of output, and how far it is from final use, by products with the table alone.

As `value_added` and `upstreamness` tell of every region at once, but for a few contents asked for: nothing of the
table's size is formed, so that the question can be put to a table that leaves no room for its factors.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.input_output.blocks import local_inverses
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.krylov import solve_by_products

Floats = NDArray[np.float64]

#: So many steps up the chain decide, mostly, that it dies out.
_STEPS = 8


def content_of_output(economy: Economy, contents: Floats, *, tolerance: float = 1e-10) -> Floats:
    """c L for direct contents c: what a unit of each sector's output holds of each, with all that went into it.

    Parameters
    ----------
    contents
        Shape (n, k), a unit of output, such as the value added of some sectors and 0 for all others.
    tolerance
        Relative residual of each linear system.

    Returns
    -------
    ndarray of shape (n, k)
        With value added of all sectors as the content it is 1 wherever there is output.

    References
    ----------
    Los, Timmer and de Vries 2016, doi:10.1257/aer.20140883.

    Examples
    --------
    >>> economy = Economy.of(np.array([[0.0, 4.0], [0.0, 0.0]]), np.array([[6.0, 0.0], [2.0, 6.0]]), regions=2)
    >>> content_of_output(economy, np.array([[1.0], [0.0]])).round(9).tolist()
    [[1.0], [0.5]]
    """
    check_productive(economy)
    per = economy.reciprocal[:, None]
    shape = (economy.regions, economy.sectors)
    local = local_inverses(economy.domestic(economy.flows) * per.reshape(economy.regions, 1, economy.sectors))

    def downstream(rows: Floats) -> Floats:
        return rows - (economy.flows.T @ rows) * per

    def at_home(rows: Floats) -> Floats:
        return np.einsum("gjk,gji->gik", rows.reshape(*shape, -1), local).reshape(rows.shape)

    return solve_by_products(downstream, contents, precondition=at_home, tolerance=tolerance)


def needed_for(economy: Economy, demand: Floats, *, tolerance: float = 1e-10) -> Floats:
    """L y: what every sector makes for some demands, with all that goes into it, as `Leontief.total`.

    Parameters
    ----------
    demand
        Shape (n, k), in one unit of money.
    tolerance
        Relative residual of each linear system.

    Returns
    -------
    ndarray of shape (n, k)
        In the unit of the demand.

    Examples
    --------
    >>> economy = Economy.of(np.array([[0.0, 4.0], [0.0, 0.0]]), np.array([[6.0, 0.0], [2.0, 6.0]]), regions=2)
    >>> needed_for(economy, np.array([[0.0], [8.0]])).round(9).tolist()
    [[4.0], [8.0]]
    """
    check_productive(economy)
    per = economy.reciprocal[:, None]
    shape = (economy.regions, economy.sectors)
    local = local_inverses(economy.domestic(economy.flows) * per.reshape(economy.regions, 1, economy.sectors))

    def upstream(columns: Floats) -> Floats:
        return columns - economy.flows @ (columns * per)

    def at_home(columns: Floats) -> Floats:
        return np.einsum("gij,gjk->gik", local, columns.reshape(*shape, -1)).reshape(columns.shape)

    return solve_by_products(upstream, demand, precondition=at_home, tolerance=tolerance)


def stages_to_final_use(economy: Economy, *, tolerance: float = 1e-10) -> Floats:
    """Upstreamness U = (I - B)^-1 1, stocks as final use: as `upstreamness.upstreamness`; NaN without output.

    Raises
    ------
    NotIdentifiedError
        If a group of sectors uses up all that it makes, or more.

    References
    ----------
    Antràs, Chor, Fally and Hillberry 2012, doi:10.1257/aer.102.3.412.

    Examples
    --------
    >>> economy = Economy.of(np.array([[0.0, 4.0], [0.0, 0.0]]), np.array([[6.0, 0.0], [2.0, 6.0]]), regions=2)
    >>> stages_to_final_use(economy).round(9).tolist()
    [1.4, 1.0]
    """
    per = economy.reciprocal[:, None]
    shape = (economy.regions, economy.sectors)
    local = local_inverses(economy.domestic(economy.flows) * per.reshape(*shape, 1))

    def onward(columns: Floats) -> Floats:
        return columns - (economy.flows @ columns) * per

    def at_home(columns: Floats) -> Floats:
        return np.einsum("gij,gjk->gik", local, columns.reshape(*shape, -1)).reshape(columns.shape)

    ones = np.ones((len(economy.output), 1))
    stages = solve_by_products(onward, ones, precondition=at_home, tolerance=tolerance)[:, 0]
    if (endless := np.flatnonzero(stages < 1 - 1e-3)).size:
        raise NotIdentifiedError(
            problem(
                f"{endless.size} sectors have no finite distance to final use, first one {endless[0]}",
                why="a group of sectors uses up more than it makes, out of stocks, so chains do not die out",
                do="look for columns of inputs above their output, or balance the table first",
            )
        )
    return np.where(economy.output > 0, stages, np.nan)


def check_productive(economy: Economy) -> None:
    """Refuse a table in which some group of sectors uses up more than it makes, so that chains do not die out.

    Where no sector uses more than it makes there is nothing to check. Else what goes into a unit of output is followed
    up the chain until it is at most a unit everywhere, in real tables after a step or two; if it is not soon, the table
    is solved.

    Raises
    ------
    NotIdentifiedError
        As `stages_to_final_use`.

    Examples
    --------
    >>> check_productive(Economy.of(np.array([[1.0, 6.0], [1.0, 3.0]]), np.array([[4.0, 2.0], [2.0, 1.0]]), regions=2))
    """
    used = 1.0 - economy.value_added
    for _ in range(_STEPS):
        if used.max(initial=0.0) <= 1:
            return
        used = (economy.flows.T @ used) * economy.reciprocal
    stages_to_final_use(economy, tolerance=1e-6)
