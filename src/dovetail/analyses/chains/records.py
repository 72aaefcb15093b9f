"""What the store tells of the products of a chain: specialisation, sales between the sides, purchases elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.measures.balassa import balassa
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.grid import Grid
from dovetail.terms.period import Years
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: A table of fewer exporters is no world to be specialised in.
LEAST_EXPORTERS = 20


class Capability:
    """Balassa indices by heading, published as Figures when asked for."""

    def __init__(self, store: Store, derive: Deriver, lines: pl.DataFrame) -> None:
        self._store, self._derive = store, derive
        self._sold: Grid | None = None
        if lines.height:
            first = lines.row(0, named=True)
            self._period, self._edition = first["period"], (first["dataset"], first["release"])
            self._sold = Grid.from_long(lines, row="exporter", column="product", value="value_usd", unit="usd")
            sold = np.nan_to_num(self._sold.values)  # a line that nobody reported adds nothing to a sum
            self._index = balassa(sold)
            self._of_exporter, self._of_product = sold.sum(1), sold.sum(0)

    @classmethod
    def read(cls, store: Store, derive: Deriver, years: Years) -> Capability:
        """The latest world table of exports by heading inside the years; empty if there is none."""
        span = {"first": years.first, "last": years.last}
        return cls(store, derive, store.query("exports_by_exporter", level=4, least=LEAST_EXPORTERS, **span))

    def __bool__(self) -> bool:
        return self._sold is not None

    def figure(self, side: Territory, heading: str) -> Figure | None:
        """The index of a side in a heading, its country's as a proxy for a region; None without exports on record."""
        country, sold = side.country.code, self._sold
        if sold is None or country not in sold.rows or heading not in sold.columns:
            return None
        row, column = sold.rows.index(country), sold.columns.index(heading)
        if np.isnan(sold.values[row, column]):
            return None
        period = self._period
        own = self._figure("exports", sold.values[row, column], country, heading, "", f"exports, {period}, {heading}")
        of_all = f"sum of {np.isfinite(sold.values[row]).sum()} headings"
        of_world = f"sum of {len(sold.rows)} exporters"
        parts = (
            own,
            self._figure("exports.all", self._of_exporter[row], country, "", of_all, f"exports, {period}"),
            self._figure("exports.world", self._of_product[column], "X-WLD", heading, of_world, f"{period}, {heading}"),
            self._figure("exports.world", self._of_product.sum(), "X-WLD", "", of_world, period),
        )
        value = float(self._index[row, column])
        words = "(X_cp / X_c) / (X_p / X)"
        scope: dict[str, Any] = {"product": heading, "territories": (country,)}
        index = self._derive.figure("balassa", value, "index", period, words, parts, **scope)
        if side.code == country:
            return index
        scope |= {"territories": (side.code,), "grade": "proxy"}
        words = f"the index of {country} stands in for {side.code}"
        return self._derive.figure("balassa", value, "index", period, words, (index,), **scope)

    def _figure(self, measure: str, value: float, exporter: str, product: str, formula: str, locator: str) -> Figure:
        return self._derive.ledger.add(
            Figure(
                measure=measure,
                value=float(value),
                unit="usd",
                period=self._period,
                territories=(exporter,),
                flow="export",
                product=product,
                grade="computed" if formula else "reported",
                formula=formula,
                source=self._store.source(*self._edition, f"{exporter}: {locator}"),
            )
        )


@dataclass(frozen=True)
class Trade:
    """Sales between the two of a pair by heading, by chapter where the record goes no deeper, of the latest year."""

    store: Store
    derive: Deriver
    pair: tuple[str, str]
    lines: pl.DataFrame
    demand: pl.DataFrame

    @classmethod
    def read(cls, store: Store, derive: Deriver, pair: tuple[str, str], years: Years) -> Trade:
        """What either side reports of its trade with the other inside the years, and of its purchases from all."""
        span = {"first": years.first, "last": years.last}
        reports = [
            store.query("pair_flows", reporter=reporter, partner=partner, **span)
            for reporter, partner in (pair, pair[::-1])
        ]
        held = (
            pl.concat(reports)
            .with_columns(
                exporter=pl.when(pl.col("flow") == "export").then("reporter").otherwise("partner"),
                importer=pl.when(pl.col("flow") == "export").then("partner").otherwise("reporter"),
            )
            .filter(pl.col("level").is_in([2, 4]), pl.col("period").str.len_chars() == 4, pl.col("value_usd") > 0)
        )
        bought = [
            store.query("demand", reporter=reporter, flow="import", level=level, **span)
            for reporter in pair
            for level in (2, 4)
        ]
        demand = pl.concat(bought).filter(pl.col("period").str.len_chars() == 4)
        return cls(store, derive, pair, held, demand.filter(~pl.col("basis").str.starts_with("sum of 1 ")))

    @property
    def deepest(self) -> int:
        """Digits of the finest product on record: 4, 2, or 0 if there is nothing."""
        return int(self.lines["level"].max() or 0) if self.lines.height else 0  # pyright: ignore[reportArgumentType]

    def figure(self, exporter: str, importer: str, heading: str) -> Figure | None:
        """What the exporter sells the importer of a heading, else of its chapter; None where neither is on record."""
        of_way = self.lines.filter((pl.col("exporter") == exporter) & (pl.col("importer") == importer))
        for product in (heading, heading[:2]):
            found = of_way.filter(pl.col("product") == product)
            if product == heading[:2] and not of_way.filter(pl.col("level") == 4).is_empty():
                return None  # headings are on record, and this one is not among them
            if found.is_empty():
                continue
            seller_first = found.with_columns(own=pl.col("reporter") == exporter)
            row = seller_first.sort("period", "own", "dataset", descending=[True, True, False]).row(0, named=True)
            return self.derive.ledger.add(
                Figure(
                    measure="exports" if row["flow"] == "export" else "imports", value=row["value_usd"], unit="usd",
                    period=row["period"], territories=(exporter, importer), product=product, flow=row["flow"],
                    reporter=row["reporter"], grade="reported",
                    source=self.store.source(
                        row["dataset"], row["release"], f"{row['reporter']}: {row['flow']}s, {row['period']}, {product}"
                    ),
                )
            )  # fmt: skip
        return None

    def elsewhere(self, importer: str, sold: Figure | None) -> Figure | None:
        """What the importer buys of a product from others than the seller, in the year of the sale."""
        if sold is None or sold.reporter != importer:
            return None  # only the importer's own record is like its purchases from all
        rows = self.demand.filter(
            (pl.col("reporter") == importer)
            & (pl.col("product") == sold.product)
            & (pl.col("period") == sold.period)
            & pl.col("value_usd").is_not_null()
        )
        if rows.is_empty():
            return None
        row = rows.row(0, named=True)
        whole = self.derive.ledger.add(
            Figure(
                measure="imports.all", value=row["value_usd"], unit="usd", period=sold.period, territories=(importer,),
                product=sold.product, flow="import", reporter=importer,
                formula=f"imports from {row['basis']}",
                source=self.store.source(
                    row["dataset"], row["release"], f"{importer}: imports, {sold.period}, {sold.product}"
                ),
            )
        )  # fmt: skip
        if whole.value < sold.value:
            return None
        return self.derive.difference(
            "imports.elsewhere", whole, sold, f"imports from {row['basis']} - imports from the partner",
            territories=(importer,), product=sold.product,
        )  # fmt: skip
