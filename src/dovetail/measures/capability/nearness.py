"""How near every product lies to what some economies make, those below the floors of the sample included."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dovetail.measures.capability.balassa import balassa, presence
from dovetail.measures.capability.sample import Filters, select
from dovetail.measures.capability.space import proximity
from dovetail.measures.inputs import Floats, Indices, amounts

#: Economies and headings that the proximities are computed over, values in US dollars.
FILTERS = Filters(exports=1e9, product=1e7, exporters=5)


def densities(X: ArrayLike, rows: Sequence[int], filters: Filters = FILTERS) -> tuple[Indices, Floats]:
    """Density of the products that the filters leave around the specialisations of some exporters.

    ``density_p = sum_p' M_p' phi_pp' / sum_p' phi_pp'``, the diagonal included. The proximities are those of the
    sample, and so are the specialisations of an exporter in it; one that the floors leave out has its own, beside all
    others in these products, weighed with them.

    Parameters
    ----------
    X
        Exports, shape (exporters, products), zero where there are none.
    rows
        Positions of the exporters asked for.

    Returns
    -------
    Positions of the products, and densities of shape (rows, products), 0 to 1; a row of zeros for an exporter that
    is specialised in none of them.

    Raises
    ------
    NotIdentifiedError
        If the filters leave nothing.

    References
    ----------
    Hidalgo, Klinger, Barabási and Hausmann (2007), doi:10.1126/science.1144581

    Examples
    --------
    >>> columns, found = densities([[5, 5, 0], [5, 0, 5], [0, 9, 9]], [0], Filters())
    >>> columns.tolist(), found.round(3).tolist()
    ([0, 1, 2], [[0.75, 0.75, 0.5]])
    """
    flows = amounts(X, "exports")
    sample = select(flows, filters)
    phi = proximity(sample.presence)
    world = flows[:, sample.columns].sum(0)
    inside = {int(row): place for place, row in enumerate(sample.rows)}
    found = np.zeros((len(rows), len(sample.columns)))
    for place, row in enumerate(rows):
        own = flows[row, sample.columns]
        if row in inside:
            made = sample.presence[inside[row]]
        elif own.any():
            made = presence(balassa(np.vstack([own, world - own])), filters.threshold)[0]
        else:
            continue
        found[place] = made @ phi / phi.sum(0)
    return sample.columns, found
