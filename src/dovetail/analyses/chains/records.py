"""What the store tells of the products of a chain: sales between the sides, and purchases elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.period import Years

if TYPE_CHECKING:
    from dovetail.store.store import Store


_COLUMNS = ["exporter", "importer", "reporter", "flow", "period", "product", "classification", "value_usd", "level",
            "dataset", "release"]  # fmt: skip


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
        """What either side reports of its trade with the other inside the years, or both agree on, and of purchases.

        What is on record by subheading is added up by heading. `reporter` is empty where both agree.
        """
        span = {"first": years.first, "last": years.last}
        agreed = store.query("pair_reconciled", a=pair[0], b=pair[1], **span)
        reports = [
            store.query("pair_flows", reporter=reporter, partner=partner, **span)
            for reporter, partner in (pair, pair[::-1])
        ]
        reported = pl.concat(reports).with_columns(
            exporter=pl.when(pl.col("flow") == "export").then("reporter").otherwise("partner"),
            importer=pl.when(pl.col("flow") == "export").then("partner").otherwise("reporter"),
        )
        agreed = agreed.with_columns(reporter=pl.lit(""), flow=pl.lit("import"))
        rows = pl.concat([part.select(_COLUMNS) for part in (reported, agreed)])
        levels = (2, 4, 6) if rows["level"].gt(4).any() else (2, 4)
        held = _by_heading(rows, ["exporter", "importer", "reporter", "flow", "period", "dataset", "release"]).filter(
            pl.col("level").is_in([2, 4]), pl.col("period").str.len_chars() == 4, pl.col("value_usd") > 0
        )
        if held.is_empty():
            return cls(store, derive, pair, held, pl.DataFrame(schema={"value_usd": pl.Float64}))
        bought = [
            store.query("demand", reporter=reporter, flow="import", level=level, **span)
            for reporter in pair
            for level in levels
        ]
        demand = pl.concat(bought).with_columns(level=pl.col("product").str.len_chars())
        demand = _by_heading(demand, ["reporter", "flow", "period", "basis", "dataset", "release"])
        demand = demand.filter(pl.col("period").str.len_chars() == 4)
        return cls(store, derive, pair, held, demand.filter(~pl.col("basis").str.starts_with("sum of 1 ")))

    @property
    def deepest(self) -> int:
        """Digits of the finest product on record: 4, 2, or 0 if there is nothing."""
        return int(self.lines["level"].max() or 0) if self.lines.height else 0  # pyright: ignore[reportArgumentType]

    @cached_property
    def _latest(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        """By exporter, importer and product the row of the latest year, the seller's own record before the other."""
        seller_first = self.lines.with_columns(own=pl.col("reporter") == pl.col("exporter"))
        found: dict[tuple[str, str, str], dict[str, Any]] = {}
        for row in seller_first.sort("period", "own", "dataset", descending=[True, True, False]).iter_rows(named=True):
            found.setdefault((row["exporter"], row["importer"], row["product"]), row)
        return found

    @cached_property
    def _ways_by_heading(self) -> set[tuple[str, str]]:
        """The ways whose record goes down to headings."""
        rows = self.lines.filter(pl.col("level") == 4).select("exporter", "importer").unique().iter_rows()
        return {(exporter, importer) for exporter, importer in rows}

    @cached_property
    def _bought(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        """By reporter, product and period what is bought from all."""
        found: dict[tuple[str, str, str], dict[str, Any]] = {}
        for row in self.demand.filter(pl.col("value_usd").is_not_null()).iter_rows(named=True):
            found.setdefault((row["reporter"], row["product"], row["period"]), row)
        return found

    def figure(self, exporter: str, importer: str, heading: str) -> Figure | None:
        """What the exporter sells the importer of a heading, else of its chapter; None where neither is on record."""
        for product in (heading, heading[:2]):
            if product == heading[:2] and (exporter, importer) in self._ways_by_heading:
                return None  # headings are on record, and this one is not among them
            row = self._latest.get((exporter, importer, product))
            if row is None:
                continue
            who, formula = row["reporter"] or "reconciled", f"sum of {row['rows']} lines" if row["rows"] > 1 else ""
            return self.derive.ledger.add(
                Figure(
                    measure="exports" if row["flow"] == "export" else "imports", value=row["value_usd"], unit="usd",
                    period=row["period"], territories=(exporter, importer), product=product, flow=row["flow"],
                    reporter=row["reporter"], formula=formula,
                    grade="computed" if formula else "reported" if row["reporter"] else "reconciled",
                    source=self.store.source(
                        row["dataset"], row["release"], f"{who}: {row['flow']}s, {row['period']}, {product}"
                    ),
                )
            )  # fmt: skip
        return None

    def elsewhere(self, importer: str, sold: Figure | None) -> Figure | None:
        """What the importer buys of a product from others than the seller, in the year of the sale."""
        if sold is None or sold.reporter not in ("", importer):
            return None  # only the importer's own record is like its purchases from all
        whole = self.bought(importer, sold.product, sold.period)
        if whole is None or whole.value < sold.value or not of_one_record(whole, sold):
            return None
        return self.derive.difference(
            "imports.elsewhere", whole, sold, f"{whole.formula} - imports from the partner",
            territories=(importer,), product=sold.product,
        )  # fmt: skip

    def bought(self, importer: str, product: str, period: str) -> Figure | None:
        """What a side buys of a product from all; None where that is not on record."""
        row = self._bought.get((importer, product, period))
        if row is None:
            return None
        return self.derive.ledger.add(
            Figure(
                measure="imports.all", value=row["value_usd"], unit="usd", period=period, territories=(importer,),
                product=product, flow="import", reporter=importer, formula=f"imports from {row['basis']}",
                source=self.store.source(row["dataset"], row["release"], f"{importer}: imports, {period}, {product}"),
            )
        )  # fmt: skip

    def products_bought(self, importer: str, period: str, digits: int) -> tuple[str, ...]:
        """The products of so many digits whose purchases from all are on record, sorted."""
        found = (product for who, product, when in self._bought if who == importer and when == period)
        return tuple(sorted(product for product in found if len(product) == digits))


def _by_heading(rows: pl.DataFrame, block: list[str]) -> pl.DataFrame:
    """The rows with those of subheadings added up by heading, where their block has none of headings; `rows` counts.

    Of subheadings that stand in several classifications, those of the latest are added up.
    """
    fine = rows.filter(pl.col("level") > 4, pl.col("value_usd").is_not_null())
    if fine.is_empty():
        return rows.with_columns(rows=pl.lit(1, dtype=pl.UInt32))
    fine = fine.join(rows.filter(pl.col("level") == 4).select(block).unique(), on=block, how="anti")
    fine = fine.filter(pl.col("level") == pl.col("level").min().over(block))
    fine = fine.filter(pl.col("classification") == pl.col("classification").max().over(block))
    summed = fine.group_by(*block, pl.col("product").str.slice(0, 4)).agg(
        pl.col("value_usd").sum(), pl.col("classification").first(), rows=pl.len(), level=pl.lit(4, dtype=pl.Int64)
    )
    whole = rows.filter(pl.col("level") <= 4).with_columns(pl.col("level").cast(pl.Int64), rows=pl.lit(1, pl.UInt32))
    columns = [*block, "product", "classification", "value_usd", "level", "rows"]
    return pl.concat([whole.select(columns), summed.select(columns)])


def of_one_record(whole: Figure, sold: Figure) -> bool:
    """Whether purchases from all may be set beside a sale: of the side's own report, or of the data set agreed on."""
    if sold.reporter:
        return True
    return whole.source is not None and sold.source is not None and whole.source.dataset == sold.source.dataset
