"""Value added in trade: where the content of exports and of final demand comes from, and what comes home."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.leontief import Leontief, coefficients

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ValueAddedTrade:
    """Value added by region of origin, in the unit of the table.

    Parameters
    ----------
    content
        Shape (regions, n): value added of each region in one unit of each sector's output; columns add up to 1.
    in_exports
        Shape (regions, regions, regions): origin, exporter, importer; content of gross exports. Adds up over origins
        to gross exports, and counts twice what crosses borders twice.
    in_final_demand
        Shape (regions, regions): value added of the row region that the final demand of the column region absorbs.
        Rows add up to each region's value added, columns to each region's final demand.
    exports
        Shape (regions, regions): gross exports, exporter by importer.
    """

    content: Floats
    in_exports: Floats
    in_final_demand: Floats
    exports: Floats

    @property
    def vax_ratio(self) -> Floats:
        """Value added absorbed abroad over gross exports, shape (regions,); NaN for a region that exports nothing.

        Johnson and Noguera 2012, doi:10.1016/j.jinteco.2011.10.003.
        """
        abroad = self.in_final_demand.sum(1) - np.diagonal(self.in_final_demand)
        gross = self.exports.sum(1)
        return np.divide(abroad, gross, out=np.full_like(gross, np.nan), where=gross > 0)

    @property
    def own_content_in_imports(self) -> Floats:
        """Own value added that comes back inside imports, region by the partner that sells them.

        Gross content of imports: the metal inside the machine. What of it stays is `ref` of the export terms.
        """
        return np.einsum("rjr->rj", self.in_exports)


def value_added_trade(economy: Economy) -> ValueAddedTrade:
    """Trace value added by region of origin: content c = v L, kept apart by origin, of exports and of final demand.

    References
    ----------
    Johnson and Noguera 2012, doi:10.1016/j.jinteco.2011.10.003. Los, Timmer and de Vries 2016,
    doi:10.1257/aer.20140883.

    Examples
    --------
    >>> economy = Economy.of(np.array([[0.0, 4.0], [0.0, 0.0]]), np.array([[6.0, 0.0], [2.0, 6.0]]), regions=2)
    >>> trade = value_added_trade(economy)
    >>> trade.content.round(9).tolist()
    [[1.0, 0.5], [0.0, 0.5]]
    >>> trade.own_content_in_imports.tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    requirements = Leontief.of(coefficients(economy.flows, economy.output))
    v, exports, regions = economy.value_added, economy.exports, economy.regions
    content = requirements.embodied(economy.spread(v).T)
    by_exporter = content.reshape(regions, regions, economy.sectors).transpose(1, 0, 2)
    in_exports = (by_exporter @ exports.reshape(regions, economy.sectors, regions)).transpose(1, 0, 2)
    absorbed = economy.by_region(v[:, None] * requirements.total(economy.final))
    return ValueAddedTrade(content, in_exports, absorbed, economy.by_region(exports))
