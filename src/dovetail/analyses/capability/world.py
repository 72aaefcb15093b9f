"""The world table of exports as a product space: who is how complex, what goes with what, what lies near whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.capability.complexity import complexity
from dovetail.measures.capability.nearness import FILTERS
from dovetail.measures.capability.sample import Sample, select
from dovetail.measures.capability.space import product_space
from dovetail.results.specialisation import LEAST_EXPORTERS, WORLD
from dovetail.terms.grid import Grid
from dovetail.terms.product import UNDISCLOSED_CHAPTER

if TYPE_CHECKING:
    import polars as pl

    from dovetail.store.store import Store


@dataclass(frozen=True)
class World:
    """A world table of exports of one year, the part of it that the filters leave, and the measures of that part.

    `exporters` and `products` are the codes of the part; `densities` and `present` have the shape (exporters,
    products), `proximity` (products, products).
    """

    lines: pl.DataFrame
    period: str
    edition: tuple[str, str]
    exporters: tuple[str, ...]
    products: tuple[str, ...]
    eci: dict[str, float]
    pci: dict[str, float]
    present: NDArray[np.bool_]
    densities: NDArray[np.float64]
    proximity: NDArray[np.floating[Any]]

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each economy by complexity, 1 for the highest."""
        ordered = sorted(self.eci, key=lambda code: (-self.eci[code], code))
        return {code: place for place, code in enumerate(ordered, 1)}

    def density(self, country: str) -> dict[str, float]:
        """Density of each product around the specialisations of a country; empty for one that the filters leave out."""
        if country not in self.exporters:
            return {}
        row = self.exporters.index(country)
        return dict(zip(self.products, self.densities[row].tolist(), strict=True))


def world_of(store: Store, first: int, last: int) -> World | None:
    """The world of the latest year in the span; None where the store holds too few exporters to rank them.

    Goods that are not told (chapter 99) are no product that others could be near to, and stay out.

    Raises
    ------
    NotIdentifiedError
        If the table falls into parts, or its order is not determined.
    """
    lines = store.query("exports_by_exporter", level=4, first=first, last=last, least=LEAST_EXPORTERS)
    if lines.is_empty() or lines["exporter"].n_unique() < LEAST_EXPORTERS:
        return None
    sold = Grid.from_long(lines, row="exporter", column="product", value="value_usd", unit="usd", absent=0.0)
    goods = [code for code in sold.columns if not code.startswith(UNDISCLOSED_CHAPTER)]
    sold = sold.take(rows=[code for code in sold.rows if code != WORLD], columns=goods)
    sample: Sample = select(np.nan_to_num(sold.values), FILTERS)
    exporters = tuple(sold.rows[row] for row in sample.rows)
    products = tuple(sold.columns[column] for column in sample.columns)
    found = complexity(sample.presence, exporters=exporters)
    space = product_space(sample.presence, found.pci)
    row = lines.row(0, named=True)
    return World(
        lines=lines,
        period=str(row["period"]),
        edition=(str(row["dataset"]), str(row["release"])),
        exporters=exporters,
        products=products,
        eci=dict(zip(exporters, found.eci.tolist(), strict=True)),
        pci=dict(zip(products, found.pci.tolist(), strict=True)),
        present=sample.presence,
        densities=space.density,
        proximity=space.proximity,
    )
