"""How near each product lies to what a country is specialised in, as Figures of its density."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.errors import NotIdentifiedError
from dovetail.results.derive import Deriver
from dovetail.results.specialisation import LEAST_EXPORTERS, WORLD
from dovetail.terms.figure import Figure, Source
from dovetail.terms.grid import Grid
from dovetail.terms.product import UNDISCLOSED_CHAPTER
from dovetail.terms.territory import Territory

#: As `measures.capability.nearness.densities`: positions of the products, a row of densities for each exporter.
Measure = Callable[[NDArray[np.float64], Sequence[int]], tuple[NDArray[np.intp], NDArray[np.float64]]]


class Reach:
    """Densities of products around a country's specialisations, after Hidalgo and others (2007).

    Parameters
    ----------
    lines
        Rows of the query `exports_by_exporter`. A table of all exporters gives proximities; one that holds some
        exporters beside the world's total does not.
    kept
        Rows of the query `complexity` by country: densities computed from a world table that is not held.
    source
        `Store.source`.
    measure
        `dovetail.measures.capability.nearness.densities`.

    Notes
    -----
    ``density_p = sum_p' M_p' phi_pp' / sum_p' phi_pp'``, the diagonal included. A country below the floors of the
    sample has a density too: its own specialisations among the proximities of the others.
    """

    def __init__(
        self,
        derive: Deriver,
        lines: pl.DataFrame,
        kept: Mapping[str, pl.DataFrame],
        source: Callable[[str, str, str], Source],
        measure: Measure,
    ) -> None:
        self._derive, self._source = derive, source
        self._values: dict[str, dict[str, float]] = {}
        self._where: dict[str, tuple[str, str, str, str]] = {}
        words = "sum of proximities to own specialisations / sum of all proximities"
        if lines.height and WORLD not in lines["exporter"] and lines["exporter"].n_unique() >= LEAST_EXPORTERS:
            first = lines.row(0, named=True)
            for country, values in _computed(lines, tuple(kept), measure).items():
                self._values[country] = values
                self._where[country] = (str(first["period"]), str(first["dataset"]), str(first["release"]), words)
            return
        for country, rows in kept.items():
            own = rows.filter((pl.col("territory") == country) & (pl.col("measure") == "density"))
            if own.height:
                first = own.row(0, named=True)
                self._values[country] = dict(own.select("product", "value").iter_rows())
                self._where[country] = (str(first["period"]), str(first["dataset"]), str(first["release"]), words)

    def value(self, side: Territory, product: str) -> float:
        """The density as a bare number, to sift by; NaN where it is not known."""
        return self._values.get(side.country.code, {}).get(product, float("nan"))

    def mean(self, side: Territory, chapter: str, value: float, count: int) -> Figure:
        """A country's mean density of `count` headings of a chapter, weighted by the world's exports, as one Figure."""
        country = side.country.code
        period, dataset, release, words = self._where[country]
        return self._derive.ledger.add(
            Figure(
                measure="density",
                value=value,
                unit="share",
                period=period,
                territories=(country,),
                product=chapter,
                formula=f"mean of {count} headings weighted by the world's exports: {words}",
                source=self._source(dataset, release, f"{country}: density, {period}, headings of {chapter}"),
            )
        )

    def figure(self, side: Territory, product: str) -> Figure | None:
        """The density around a product; that of its country, as a proxy, for a region. None where it is not known."""
        country = side.country.code
        if not np.isfinite(value := self.value(side, product)):
            return None
        period, dataset, release, words = self._where[country]
        figure = self._derive.ledger.add(
            Figure(
                measure="density",
                value=value,
                unit="share",
                period=period,
                territories=(country,),
                product=product,
                formula=words,
                source=self._source(dataset, release, f"{country}: density, {period}, {product}"),
            )
        )
        if side.code == country:
            return figure
        return self._derive.figure(
            "density", value, "share", period, f"the density of {country} stands in for {side.code}", (figure,),
            grade="proxy", territories=(side.code,), product=product,
        )  # fmt: skip


def _computed(lines: pl.DataFrame, countries: tuple[str, ...], measure: Measure) -> dict[str, dict[str, float]]:
    """Densities of some countries among the proximities that the world table gives; none where it gives none."""
    sold = Grid.from_long(lines, row="exporter", column="product", value="value_usd", unit="usd", absent=0.0)
    sold = sold.take(columns=[code for code in sold.columns if not code.startswith(UNDISCLOSED_CHAPTER)])
    held = [code for code in countries if code in sold.rows]
    try:
        columns, found = measure(np.nan_to_num(sold.values), [sold.rows.index(code) for code in held])
    except NotIdentifiedError:
        return {}  # every economy or heading lies below the floors
    products = [sold.columns[column] for column in columns]
    return {code: dict(zip(products, row.tolist(), strict=True)) for code, row in zip(held, found, strict=True)}
