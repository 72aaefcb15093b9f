"""The columns that the methods need, product by product, from one table of all flows or from several records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.results.derive import Deriver
from dovetail.results.pair_trade import PairTrade
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.product import UNDISCLOSED_CHAPTER
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Baskets:
    """One direction: arrays over `products`, NaN where not on record, and the way to each number's Figure.

    `exports`, `imports` are the seller's exports to all and imports from all, `world` is all trade, `bought` what the
    buyer buys from all, `sold` what the seller sells the buyer.
    """

    products: tuple[str, ...]
    period: str
    exports: Floats
    imports: Floats
    world: Floats
    bought: Floats
    sold: Floats
    figure: Callable[[str, str], Figure | None]

    def sales(self) -> dict[str, float]:
        """What the seller sells the buyer by product, where it is on record."""
        return {code: float(value) for code, value in zip(self.products, self.sold, strict=True) if value > 0}


def of_all_flows(
    store: Store, derive: Deriver, pair: tuple[str, str], *, level: int, first: int, last: int
) -> dict[tuple[str, str], Baskets]:
    """Both directions from a table of flows between all pairs, by products of `level` digits.

    Empty without such a table, and where it has nothing of one of the two: that one is not covered, and trades.
    """
    a, b = pair
    rows = store.query("product_margins", a=a, b=b, level=level, first=first, last=last, least=LEAST_EXPORTERS)
    rows = rows.filter(pl.col("product").str.slice(0, 2) != UNDISCLOSED_CHAPTER)
    covered = [max(rows[f"{side}_exports"].sum(), rows[f"{side}_imports"].sum()) > 0 for side in ("a", "b")]
    if not all(covered):
        return {}
    return {
        (a, b): _direction(store, derive, rows, (a, b), ("a_exports", "a_imports", "world", "b_imports", "a_to_b")),
        (b, a): _direction(store, derive, rows, (b, a), ("b_exports", "b_imports", "world", "a_imports", "b_to_a")),
    }


def _direction(
    store: Store, derive: Deriver, rows: pl.DataFrame, way: tuple[str, str], sources: tuple[str, ...]
) -> Baskets:
    seller, buyer = way
    top = rows.row(0, named=True)
    period, dataset, release = str(top["period"]), str(top["dataset"]), str(top["release"])
    at = {str(code): index for index, code in enumerate(rows["product"])}
    columns = {
        name: rows[source].cast(pl.Float64).fill_null(0.0).to_numpy()
        for name, source in zip(("exports", "imports", "world", "bought", "sold"), sources, strict=True)
    }
    measures = {"exports": ("exports", (seller,)), "imports": ("imports.all", (seller,)),
                "world": ("exports.world", ("X-WLD",)), "bought": ("imports.all", (buyer,)),
                "sold": ("trade", (seller, buyer))}  # fmt: skip

    def figure(name: str, code: str) -> Figure | None:
        measure, territories = measures[name]
        return derive.ledger.add(
            Figure(
                measure=measure, value=float(columns[name][at[code]]), unit="usd", period=period, product=code,
                territories=territories, grade="computed", formula="sum of the flows of the table",
                source=store.source(dataset, release, f"{'-'.join(territories)}, {period}, {code}"),
            )
        )  # fmt: skip

    return Baskets(tuple(at), period, **columns, figure=figure)


def of_records(exports: Specialisation, trade: PairTrade, seller: str, buyer: str) -> Baskets | None:
    """From exports to the world by heading and what the buyer reports; None where either is not on record."""
    x = Territory.of(seller)
    bought_codes = trade.bought_products(buyer)
    if not bought_codes or not trade.level(seller, buyer) or not exports.covers(x):
        return None
    level = len(bought_codes[0])
    products = tuple(code for code in bought_codes if code[:2] != UNDISCLOSED_CHAPTER)
    headings = {code: exports.products(code) for code in products}

    def figure(name: str, code: str) -> Figure | None:
        match name:
            case "exports":
                return exports.sold(x, headings[code], product=code) if headings[code] else None
            case "world":
                return exports.world(headings[code], product=code) if headings[code] else None
            case "bought":
                return trade.bought(buyer, code)
            case "imports":
                return None
            case _:
                found = trade.sold(seller, buyer, code)
                return found if found and found.product == code[:level] else None

    columns = {
        name: np.array([value.value if (value := figure(name, code)) else np.nan for code in products])
        for name in ("exports", "world", "bought", "sold")
    }
    unknown = np.full(len(products), np.nan)
    return Baskets(products, trade.period(seller, buyer), imports=unknown, **columns, figure=figure)
