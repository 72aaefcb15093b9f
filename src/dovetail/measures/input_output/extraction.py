"""What the chains lose when a sector, a region's exports or a part of demand goes missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.leontief import Leontief, coefficients

Floats = NDArray[np.float64]


def extract(economy: Economy, sectors: Sequence[int]) -> Floats:
    """Output lost when the given sectors stop: they neither buy, nor sell, nor serve final demand.

    loss = L_.K (L_KK)^-1 x_K, exact, from as many solves as there are sectors in K.

    Parameters
    ----------
    sectors
        Row numbers, each once.

    Returns
    -------
    ndarray of shape (n,)
        In the unit of the table; the extracted sectors lose all of their output.

    References
    ----------
    Dietzenbacher, van Burken and Kondo 2019, doi:10.1080/09535314.2018.1564135.

    Examples
    --------
    >>> economy = Economy.of(np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([[5.0, 0.0], [0.0, 10.0]]), regions=2)
    >>> extract(economy, [1]).tolist()
    [5.0, 10.0]
    """
    n = len(economy.output)
    chosen = list(dict.fromkeys(sectors))
    if len(chosen) != len(sectors) or not set(chosen) <= set(range(n)):
        raise InconsistentDataError(problem(f"sectors {list(sectors)} are not distinct rows of a table of {n}"))
    units = np.zeros((n, len(chosen)))
    units[chosen, range(len(chosen))] = 1.0
    needed = Leontief.of(coefficients(economy.flows, economy.output)).total(units)
    return needed @ np.linalg.solve(needed[chosen], economy.output[chosen])


def extract_exports(economy: Economy, exporter: int, importer: int | None = None) -> Floats:
    """Value added lost by every region when `exporter` stops selling to `importer`, or to any other region.

    Inputs that came from there are not replaced, and the final demand that bought there is not spent. When all
    exports stop, the exporter loses exactly the domestic value added of its exports.

    Returns
    -------
    ndarray of shape (regions,)
        In the unit of the table.

    Raises
    ------
    InconsistentDataError
        If a region is not in the table, or is to stop selling to itself.

    References
    ----------
    Los, Timmer and de Vries 2016, doi:10.1257/aer.20140883. Los and Timmer 2018, doi:10.3386/w24896.
    """
    if not {exporter, 0 if importer is None else importer} <= set(range(economy.regions)) or exporter == importer:
        to = "" if importer is None else f" to region {importer}"
        raise InconsistentDataError(
            problem(f"region {exporter} cannot stop exporting{to} in a table of {economy.regions} regions")
        )
    size = economy.sectors
    s = slice(exporter * size, (exporter + 1) * size)
    others = [exporter != region and importer in (None, region) for region in range(economy.regions)]
    inputs = coefficients(economy.flows, economy.output)
    inputs[s, np.repeat(others, size)] = 0.0
    final = economy.final.copy()
    final[s, others] = 0.0
    left = Leontief.of(inputs).total(final.sum(1))
    return economy.by_region(economy.value_added * (economy.output - left))


def inoperability(flows: Floats, output: Floats, shortfall: Floats) -> Floats:
    """Share of each sector's output that fails when a share of demand for it does: q = (I - A*)^-1 c*.

    A* = x^-1 A x, the interdependency matrix of the demand-driven inoperability model.

    Parameters
    ----------
    shortfall
        c*: lost final demand as a share of each sector's output, shape (n,), from 0 to 1.

    Returns
    -------
    ndarray of shape (n,)
        From 0 to 1 where the shortfall can happen. NaN for a sector without output.

    Raises
    ------
    InconsistentDataError
        If there is not one shortfall from 0 to 1 for each sector.

    References
    ----------
    Santos and Haimes 2004, doi:10.1111/j.0272-4332.2004.00540.x.

    Examples
    --------
    >>> inoperability(np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([10.0, 10.0]), np.array([0.0, 0.2])).tolist()
    [0.1, 0.2]
    """
    _shares(shortfall, output)
    lost = Leontief.of(coefficients(flows, output)).total(shortfall * output)
    return np.divide(lost, output, out=np.full_like(lost, np.nan), where=output > 0)


def recovery(flows: Floats, output: Floats, shortfall: Floats, resilience: Floats, periods: int) -> Floats:
    """Inoperability over time after a shock: q(t+1) = q(t) + K [A* q(t) + c* - q(t)].

    Starts from q(0) = 0 with c* lasting, and tends to `inoperability`; NaN for a sector without output.

    Parameters
    ----------
    resilience
        Diagonal of K, shape (n,): share of the gap closed in a period, above 0 and at most 1.
    periods
        Number of periods after the first.

    Returns
    -------
    ndarray of shape (periods + 1, n)

    Raises
    ------
    InconsistentDataError
        If there is not one shortfall from 0 to 1 and one resilience for each sector, or no period.

    References
    ----------
    Lian and Haimes 2006, doi:10.1002/sys.20051.
    """
    _shares(shortfall, output)
    if resilience.shape != output.shape or not ((resilience > 0) & (resilience <= 1)).all():
        raise InconsistentDataError(problem("a resilience is not above 0 and at most 1, one for each sector"))
    if periods < 1:
        raise InconsistentDataError(problem(f"there is no path over {periods} periods", do="ask for 1 or more"))
    dependence = coefficients(flows, output) * output
    dependence *= np.divide(1.0, output, out=np.zeros_like(output), where=output > 0)[:, None]
    path = np.zeros((periods + 1, len(output)))
    for t in range(periods):
        path[t + 1] = path[t] + resilience * (dependence @ path[t] + shortfall - path[t])
    path[:, output == 0] = np.nan
    return path


def _shares(shortfall: Floats, output: Floats) -> None:
    if shortfall.shape != output.shape:
        raise InconsistentDataError(problem(f"there are {shortfall.size} shortfalls for {output.size} sectors"))
    if (bad := np.flatnonzero(~((shortfall >= 0) & (shortfall <= 1)))).size:
        raise InconsistentDataError(
            problem(f"{bad.size} shortfalls are not between 0 and 1, first one {shortfall[bad[0]]} of sector {bad[0]}")
        )
