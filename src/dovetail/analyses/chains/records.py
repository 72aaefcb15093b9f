"""What the store tells of the products of a chain: sales between the sides, and purchases elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.period import Years

if TYPE_CHECKING:
    from dovetail.store.store import Store


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
