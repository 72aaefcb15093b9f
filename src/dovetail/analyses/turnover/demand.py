"""What the importer of each direction buys from all suppliers, by the lines of the record where it is held so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.analyses.turnover.book import Book
from dovetail.analyses.turnover.records import ALL_YEARS
from dovetail.terms.figure import Figure
from dovetail.terms.product import TOTAL

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Purchases from one partner are that partner's sales, and no demand.
ONE_PARTNER = "sum of 1 partners"


@dataclass(frozen=True)
class Demand:
    """The importer's purchases by product and year.

    `whole` says that only the total over all products is held; every line is then measured against it. `basis`
    names the partners that were added up (`X-WLD`, `sum of 62 partners`), `""` where nothing is held.
    """

    importer: str
    basis: str
    whole: bool
    rows: dict[tuple[str, str], tuple[float, str, str]]
    _published: dict[tuple[str, str], Figure] = field(init=False, repr=False, default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows)

    def covers(self, year: str) -> bool:
        """Whether anything is held for the year."""
        return any(period == year for period, _ in self.rows)

    def values(self, products: tuple[str, ...], years: tuple[str, ...]) -> NDArray[np.float64]:
        """Purchases, shape (products, years), in US dollars; NaN where none are held."""
        if not self.rows:
            return np.full((len(products), len(years)), np.nan)
        return np.array(
            [[self.rows.get((year, self._name(product)), (np.nan,))[0] for year in years] for product in products]
        ).reshape(len(products), len(years))

    def figure(self, book: Book, product: str, year: str) -> Figure | None:
        """The Figure of the purchases of a line."""
        key = (year, self._name(product))
        if key not in self._published:
            row = self.rows.get(key)
            if row is None:
                return None
            value, dataset, release = row
            product = "" if key[1] == TOTAL else key[1]
            locator = f"{self.importer}: imports from {self.basis}, {year}, {key[1]}"
            self._published[key] = book.ledger.add(
                Figure(
                    measure="imports",
                    value=value,
                    unit="usd",
                    period=year,
                    territories=(self.basis if self.basis.startswith("X-") else "X-WLD", self.importer),
                    grade="reported" if self.basis == "X-WLD" else "computed",
                    flow="import",
                    reporter=self.importer,
                    product=product,
                    formula="" if self.basis == "X-WLD" else "sum over the partners on record",
                    source=book.source(dataset, release, locator),
                    note=f"from {self.basis}",
                )
            )
        return self._published[key]

    def _name(self, product: str) -> str:
        return TOTAL if self.whole else product


def read_demand(store: Store, importer: str, level: int, levels: set[int]) -> Demand:
    """The importer's purchases at the level asked for, added up from a finer one if need be, else in total.

    `levels` are those at which the importer reports anything.
    """
    finer = sorted(fine for fine in levels if 0 < level <= fine)
    for held in (*finer, 0) if 0 in levels else finer:
        rows = store.query("demand", reporter=importer, flow="import", level=held, **ALL_YEARS)
        rows = rows.filter(pl.col("period").str.len_chars() == 4, pl.col("value_usd") > 0)
        if rows.is_empty() or rows["basis"][0] == ONE_PARTNER:
            continue
        name = pl.lit(TOTAL) if held == 0 else pl.col("product").str.slice(0, level)
        summed = rows.group_by("period", name.alias("product")).agg(
            pl.col("value_usd").sum(), pl.col("dataset").first(), pl.col("release").first()
        )
        return Demand(
            importer=importer,
            basis=str(rows["basis"][0]),
            whole=held == 0,
            rows={
                (period, product): (value, dataset, release)
                for period, product, value, dataset, release in (summed.iter_rows())
            },
        )
    return Demand(importer, "", False, {})


def held_levels(store: Store) -> dict[str, set[int]]:
    """The product levels at which anything of each territory's trade is held, 0 for totals."""
    held: dict[str, set[int]] = {}
    for row in store.query("coverage").to_dicts():
        if row["table"] in ("trade_reported", "trade_reconciled"):
            for territory in row["territories"]:
                held.setdefault(territory, set()).update(int(kind) for kind in row["levels"])
    return held
