"""Koopman, Wang and Wei's nine terms of a region's gross exports."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.input_output.blocks import local_inverses
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.leontief import Leontief, coefficients

Floats = NDArray[np.float64]

#: The nine terms in the order of the article.
TERMS: tuple[str, ...] = (
    "value added in direct final exports",
    "value added in intermediates absorbed by the direct importer",
    "value added in intermediates passed on to third regions",
    "value added that comes home in final imports",
    "value added that comes home in intermediate imports",
    "domestic content counted twice",
    "foreign value added in final exports",
    "foreign value added in intermediate exports",
    "foreign content counted twice",
)


def koopman_wang_wei(economy: Economy) -> Floats:
    """Nine terms of the exports of every region, in the unit of the table.

    Terms 1 to 3 are exported value added, 4 and 5 come home, 1 to 5 are the domestic value added of Borin and Mancini
    and 6 its double counting; terms 7 to 9 split foreign content otherwise than they do.

    Returns
    -------
    ndarray of shape (regions, 9)
        Columns as `TERMS`. Rows add up to gross exports.

    References
    ----------
    Koopman, Wang and Wei 2014, doi:10.1257/aer.104.2.459.
    """
    regions, sectors, n = economy.regions, economy.sectors, len(economy.output)
    inputs = coefficients(economy.flows, economy.output)
    v, final, exports = economy.value_added, economy.final, economy.exports
    content = Leontief.of(inputs).embodied(economy.spread(v).T).reshape(regions, regions, sectors)  # V_t B_ts
    local = local_inverses(economy.domestic(inputs))
    sold = economy.abroad(final)
    own = economy.blocks(final)

    def abroad(vector: Floats) -> Floats:  # sum over r of A_sr L_r y_r, shape (regions, sectors)
        made = np.einsum("gij,gj->gi", local, vector.reshape(regions, sectors)).reshape(-1)
        return economy.abroad((inputs * made).reshape(n, regions, sectors).sum(2)).sum(1).reshape(regions, sectors)

    here = np.einsum("ggi->gi", content)  # V_s B_ss
    direct = np.einsum("gi,gij->gj", v.reshape(regions, sectors), local)
    total = exports.sum(1).reshape(regions, sectors)
    elsewhere = content.copy()
    elsewhere[np.arange(regions), np.arange(regions)] = 0.0  # V_s B_sr, r not s
    by_destination = elsewhere.transpose(1, 0, 2) @ final.reshape(regions, sectors, regions)  # r, s, t
    at_importer = np.einsum("rsr->s", by_destination)
    back = np.einsum("rss->s", by_destination)
    loop = here - direct  # V_s (B_ss - L_s), which is V_s times the sum over r of B_sr A_rs L_s
    foreign = 1.0 - here
    final_sold = sold.sum(1).reshape(regions, sectors)
    return np.stack(
        [
            (here * final_sold).sum(1),
            at_importer,
            by_destination.sum((0, 2)) - at_importer - back,
            back,
            (loop * own).sum(1),
            (loop * total).sum(1),
            (foreign * final_sold).sum(1),
            (foreign * abroad(own)).sum(1),
            (foreign * abroad(total)).sum(1),
        ],
        axis=1,
    )
