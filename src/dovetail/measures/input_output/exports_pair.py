"""Value added in the exports of one region to another, by products with the table alone.

The table is read a few dozen times and nothing of its size is formed, so that the question can be put to a table
that leaves no room for its factors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.input_output.blocks import local_inverses
from dovetail.measures.input_output.content import check_productive
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.krylov import solve_by_products

Floats = NDArray[np.float64]
Perspective = Literal["exporter", "bilateral"]


@dataclass(frozen=True, slots=True, eq=False)
class PairTerms:
    """Gross exports of one region to another and whose value added they carry, in the unit of the table.

    Parameters
    ----------
    exports
        E_sr. Equals dva + ddc + fva + fdc.
    dva, ddc, fva, fdc
        As in `dovetail.measures.input_output.exports.ExportTerms`, source approach.
    origin
        Value added counted once by region of origin, shape (regions,): the exporter's entry is dva, the others add
        up to fva.
    absorbed
        dva by the region whose final demand absorbs it, shape (regions,). The exporter's own entry is what comes
        home. Adds up to dva.
    """

    exports: float
    dva: float
    ddc: float
    fva: float
    fdc: float
    origin: Floats
    absorbed: Floats


def pair_terms(
    economy: Economy,
    exporter: int,
    importer: int,
    *,
    perspective: Perspective = "exporter",
    tolerance: float = 1e-10,
) -> PairTerms:
    """Borin and Mancini's decomposition of the exports of `exporter` to `importer` (numbers of regions).

    Parameters
    ----------
    perspective
        The border at which a second crossing is a double counting: every border of the exporter, or the one
        between the two alone (`bilateral`), whose dva and fva are therefore never smaller.
    tolerance
        Relative residual of each linear system.

    Raises
    ------
    InconsistentDataError
        If the two are one, or no regions of the table.
    NotIdentifiedError
        If some group of sectors uses up all that it makes, or more.

    References
    ----------
    Borin and Mancini 2023, doi:10.1080/09535314.2022.2153221.
    """
    regions, size, n = economy.regions, economy.sectors, len(economy.output)
    if exporter == importer or not {exporter, importer} <= set(range(regions)):
        raise InconsistentDataError(
            problem(f"region {exporter} cannot export to region {importer} in a table of {regions} regions")
        )
    s, r = (slice(region * size, (region + 1) * size) for region in (exporter, importer))
    check_productive(economy)
    flows, per = economy.flows, economy.reciprocal[:, None]
    v = economy.value_added
    local = local_inverses(economy.domestic(flows) * per.reshape(regions, 1, size))
    sold = flows[s, r].sum(1) + economy.final[s, importer]
    placed = np.zeros(n)
    placed[s] = sold

    def at_home(columns: Floats) -> Floats:
        return np.einsum("gij,gjk->gik", local, columns.reshape(regions, size, -1)).reshape(columns.shape)

    def upstream(columns: Floats) -> Floats:  # in the first column a crossing of the border leads nowhere
        made = columns * per
        bought = flows @ made
        closed = flows[s, s] @ made[s, 0] if perspective == "exporter" else bought[s, 0] - flows[s, r] @ made[r, 0]
        bought[s, 0] = closed
        return columns - bought

    def downstream(rows: Floats) -> Floats:
        return rows - (flows.T @ rows) * per

    def downstream_closed(rows: Floats) -> Floats:
        out = downstream(rows)
        out[r] += (flows[s, r].T @ rows[s]) * per[r]
        return out

    def locally(rows: Floats) -> Floats:
        return np.einsum("gjk,gji->gik", rows.reshape(regions, size, -1), local).reshape(rows.shape)

    both = np.column_stack([placed, placed])
    once, always = solve_by_products(upstream, both, precondition=at_home, tolerance=tolerance).T
    origin, content = economy.by_region(v * once), economy.by_region(v * always)

    if perspective == "exporter":
        direct = v[s] @ local[exporter]
    else:
        own = np.zeros((n, 1))
        own[s, 0] = v[s]
        direct = solve_by_products(downstream_closed, own, precondition=locally, tolerance=tolerance)[s, 0]
    onward = np.zeros((n, 1))
    onward[r, 0] = direct @ (flows[s, r] * per[r, 0])
    carried = solve_by_products(downstream, onward, precondition=locally, tolerance=tolerance)[:, 0]
    absorbed = carried @ economy.final
    absorbed[importer] += direct @ economy.final[s, importer]
    dva = float(origin[exporter])
    fva = float(origin.sum() - dva)
    return PairTerms(
        exports=float(sold.sum()),
        dva=dva,
        ddc=float(content[exporter]) - dva,
        fva=fva,
        fdc=float(content.sum() - content[exporter]) - fva,
        origin=origin,
        absorbed=absorbed,
    )
