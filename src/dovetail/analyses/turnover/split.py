"""One direction between two periods as arrays: which lines are told apart, and which terms the rest have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.analyses.turnover.demand import Demand
from dovetail.analyses.turnover.records import ALL_YEARS, Records
from dovetail.measures.change.breaks import find_breaks
from dovetail.measures.change.bridge import FARTHEST_UNIT_VALUES, Method, split_change
from dovetail.measures.change.mix import split_mix
from dovetail.measures.change.terms import LineTerms, closed
from dovetail.terms.grid import Grid
from dovetail.terms.product import TOTAL, UNDISCLOSED_CHAPTER

if TYPE_CHECKING:
    from dovetail.store.store import Store

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A product whose record breaks between two years."""

    product: str
    start: str
    end: str


@dataclass(frozen=True)
class Direction:
    """The record of one direction by one reporter: lines by year, what was bought of them, where it breaks.

    `values` and `weights` are grids of product by consecutive year. `testable` is False where too few years are on
    record for a break to be told.
    """

    exporter: str
    importer: str
    reporter: str
    values: Grid
    weights: Grid
    goods: pl.DataFrame
    demand: Demand
    exchange_rates: dict[str, float]
    breaks: tuple[BrokenLine, ...]
    testable: bool

    def exchange(self, start: str, end: str) -> tuple[float, float] | None:
        """The exporter's exchange rates, None where one is not held or they are of two currency units."""
        e0, e1 = self.exchange_rates.get(start), self.exchange_rates.get(end)
        if not e0 or not e1 or max(e0, e1) > FARTHEST_UNIT_VALUES * min(e0, e1):
            return None
        return e0, e1

    def split(self, start: str, end: str, method: Method) -> tuple[tuple[str, ...], LineTerms]:
        """Products and the terms of their changes between two years."""
        both = self.values.take(columns=(start, end)).values
        on_record = np.isfinite(both).any(axis=1)
        products = tuple(np.array(self.values.rows)[on_record].tolist())
        v0, v1 = both[on_record].T
        weights = self.weights.take(rows=products, columns=(start, end)).values
        exchange = self.exchange(start, end)
        broken = {line.product for line in self.breaks if line.start < end and line.end > start}
        apart = {
            "undisclosed": np.array([product[:2] == UNDISCLOSED_CHAPTER for product in products], dtype=bool),
            "break": np.array([product in broken for product in products], dtype=bool),
        }
        demand = self.demand.values(products, (start, end))
        plain = split_change(
            v0,
            v1,
            quantities=(weights[:, 0], weights[:, 1]),
            exchange_rates=exchange,
            demand=(demand[:, 0], demand[:, 1]),
            apart=apart,
            method=method,
        )
        free = ~apart["undisclosed"] & ~apart["break"]
        return products, self._with_mix(
            plain, products, np.nan_to_num(both[on_record]), (start, end), exchange, free, method
        )

    def _with_mix(
        self,
        plain: LineTerms,
        products: tuple[str, ...],
        values: Array,
        ends: tuple[str, str],
        exchange: tuple[float, float] | None,
        free: NDArray[np.bool_],
        method: Method,
    ) -> LineTerms:
        """Replace price and quantity by price, mix and quantity where finer goods of one level are on record."""
        at_ends = [self.goods.filter(pl.col("period") == end) for end in ends]
        if len({level for goods in at_ends for level in goods["level"].unique()}) != 1:
            return plain
        weight = pl.when(pl.col("netweight_kg").is_null().any()).then(None).otherwise(pl.col("netweight_kg").sum())
        cells = [
            goods.group_by("product").agg(pl.col("line").first(), pl.col("value_usd").sum(), weight.alias("weight"))
            for goods in at_ends
        ]
        goods = cells[0].join(cells[1], on="product", how="full", coalesce=True, suffix="_end").sort("product")
        at = {product: index for index, product in enumerate(products)}
        line = np.array([at[one or two] for one, two in goods.select("line", "line_end").iter_rows()], dtype=np.intp)
        v0, q0, v1, q1 = (
            goods[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()
            for name in ("value_usd", "weight", "value_usd_end", "weight_end")
        )
        mixed = split_mix(v0, v1, q0, q1, line, lines=len(products), exchange_rates=exchange, method=method)
        # A line takes these terms where it is on record by finer goods at both ends, and wholly split by them.
        whole = np.full(len(products), True)
        for value in (v0, v1):
            whole &= np.bincount(line, np.nan_to_num(value), len(products)) > 0
        take = free & whole & (mixed.of("unsplit") == 0)
        terms = {kind: np.where(take, 0.0, plain.of(kind)) for kind in plain.kinds} | {"mix": np.zeros(len(products))}
        for kind in ("price", "mix", "quantity", "exchange_rate"):
            terms[kind] = np.where(take, mixed.of(kind), terms[kind])
        return closed(terms, values[:, 1] - values[:, 0], values.sum(axis=1))


def read_direction(
    store: Store, records: Records, exporter: str, importer: str, reporter: str, demand: Demand, *, by_line: bool
) -> Direction:
    """The record of a direction as one reporter (`""`: reconciled) has it, by line or as a whole."""
    way = (pl.col("exporter") == exporter) & (pl.col("importer") == importer) & (pl.col("reporter") == reporter)
    yearly = pl.col("period").str.len_chars() == 4
    lines = records.lines.filter(way, yearly)
    if not by_line:
        lines = records.chosen.filter(way, yearly).with_columns(
            product=pl.lit(TOTAL), netweight_kg=pl.lit(None, dtype=pl.Float64)
        )
    found = sorted(lines["period"].unique().to_list())
    years = [str(year) for year in range(int(found[0]), int(found[-1]) + 1)] if found else []
    grids = [
        _consecutive(Grid.from_long(lines, row="product", column="period", value=value, unit=unit), years)
        for value, unit in (("value_usd", "usd"), ("netweight_kg", "kg"))
    ]
    values, weights = grids
    return Direction(
        exporter=exporter,
        importer=importer,
        reporter=reporter,
        values=values,
        weights=weights,
        goods=records.goods.filter(way, yearly) if by_line else records.goods.clear(),
        demand=demand,
        exchange_rates=_exchange_rates(store, exporter) if np.isfinite(weights.values).any() else {},
        breaks=_breaks(values, demand),
        testable=len(years) >= 4,
    )


def _exchange_rates(store: Store, exporter: str) -> dict[str, float]:
    """Units of the exporter's currency a dollar, by year; without quantities nobody asks."""
    rows = store.query("macro", territory=exporter, indicator="exchange_rate", **ALL_YEARS)
    return {period: value for period, value in rows.select("period", "value").iter_rows() if value}


def _breaks(values: Grid, demand: Demand) -> tuple[BrokenLine, ...]:
    """Lines whose record breaks; undisclosed goods are no line of trade and are left out."""
    products = tuple(product for product in values.rows if product[:2] != UNDISCLOSED_CHAPTER)
    if products in ((), (TOTAL,)):
        return ()
    bought = demand.values(products, values.columns) if demand and not demand.whole else None
    return tuple(
        BrokenLine(products[jump.line], values.columns[jump.start], values.columns[jump.end])
        for jump in find_breaks(values.take(rows=products).values, bought)
    )


def _consecutive(grid: Grid, years: list[str]) -> Grid:
    """The grid with a column for every year, NaN where nothing is on record."""
    values = np.full((len(grid.rows), len(years)), np.nan)
    values[:, [years.index(period) for period in grid.columns]] = grid.values
    return Grid(values, grid.rows, tuple(years), grid.unit)
