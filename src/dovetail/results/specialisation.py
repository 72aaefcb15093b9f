"""How specialised each side is, product by product, as Figures that open down to one world table of exports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure, Source
from dovetail.terms.grid import Grid
from dovetail.terms.territory import Territory

#: A table of fewer exporters is no world to be specialised in.
LEAST_EXPORTERS = 20

#: An exporter of this code is the total of all of them, where a table holds some exporters and the world.
WORLD = "X-WLD"


class Specialisation:
    """Balassa indices of products, or of several together, published as Figures when asked for.

    Parameters
    ----------
    lines
        Rows of the query `exports_by_exporter`: one world table of one year; may be empty; by headings of 2022 where
        they went through `dovetail.results.revisions.of_today`. Where they hold the world's
        total itself, that is the world; else it is the sum of the exporters.
    source
        `Store.source`: the source of a dataset and release with a locator.

    Notes
    -----
    An exporter in the table without a row for a product has reported none of it, which may be zero: it has no index
    there, rather than an index of 0. A region stands for its country's index as a proxy.
    """

    def __init__(self, derive: Deriver, lines: pl.DataFrame, source: Callable[[str, str, str], Source]) -> None:
        self._derive, self._source = derive, source
        self._sold: Grid | None = None
        if lines.height:
            first = lines.row(0, named=True)
            self.period = str(first["period"])
            self._edition = (str(first["dataset"]), str(first["release"]))
            self._added = "sum of the flows to every importer" if first.get("added") else ""
            every = Grid.from_long(lines, row="exporter", column="product", value="value_usd", unit="usd")
            self._sold = every.take(rows=[code for code in every.rows if code != WORLD])
            known = np.nan_to_num(self._sold.values)  # what nobody reported adds nothing to a sum
            whole = np.nan_to_num(every.take(rows=[WORLD]).values[0]) if WORLD in every.rows else known.sum(0)
            self._of_exporter, self._of_product = known.sum(1), whole
            self._all = float(whole.sum())
            if not self._all > 0:  # a table of nothing but zeros is no world
                self._sold = None
                return
            self._complete = WORLD not in every.rows
            self._summed = f"sum of {len(known)} exporters" if self._complete else "world total of the table"
            expected = np.outer(self._of_exporter, self._of_product) / self._all
            self._index = np.divide(self._sold.values, expected, out=np.full_like(expected, np.nan), where=expected > 0)
            self._at = {code: column for column, code in enumerate(self._sold.columns)}
            self._was = _renamed(lines) if "was" in lines else {}

    def __bool__(self) -> bool:
        return self._sold is not None

    @property
    def derive(self) -> Deriver:
        """Where its Figures are published."""
        return self._derive

    def covers(self, side: Territory) -> bool:
        """Whether the exports of the side's country are on record."""
        return self._sold is not None and side.country.code in self._sold.rows

    def reservation(self, side: Territory) -> Caveat | None:
        """What must be said of how a side is seen: that its country stands in for a region."""
        if side.code == side.country.code:
            return None
        return Caveat("specialisation_of_country", {"region": side.code, "country": side.country.code})

    def value(self, side: Territory, product: str) -> float:
        """The index as a bare number, to sift by; NaN where no exports are on record. What is shown is a `figure`."""
        country = side.country.code
        if self._sold is None or product not in self._at or country not in self._sold.rows:
            return float("nan")
        return float(self._index[self._sold.rows.index(country), self._at[product]])

    def abroad(self, side: Territory, product: str) -> float:
        """The index of the side's country in its exports, however else the side itself is seen; NaN as for `value`."""
        return Specialisation.value(self, side, product)

    def stands_in(self, side: Territory, product: str) -> bool:
        """Whether, of a side with a record of its own, the country's index stands in for this product; here never."""
        return False

    def breadth(self, side: Territory, product: str) -> int:
        """Of how many headings the side's record speaks at once where it speaks of the product; here of one."""
        return 1

    def tells_apart(self, side: Territory, product: str, other: str) -> bool:
        """Whether the side's record tells the one product from the other; exports by heading always do."""
        return True

    def exports(self, side: Territory, product: str) -> float:
        """Exports of a product as a bare number in US dollars, to sift by; NaN where none are on record."""
        country = side.country.code
        if self._sold is None or product not in self._at or country not in self._sold.rows:
            return float("nan")
        return float(self._sold.values[self._sold.rows.index(country), self._at[product]])

    def world_rank(self, product: str) -> float:
        """Share of products that the world trades less of, from 0 to below 1; NaN for one that is not in the table."""
        if self._sold is None or product not in self._at:
            return float("nan")
        return float((self._of_product < self._of_product[self._at[product]]).mean())

    def figure(self, side: Territory, products: Sequence[str], name: str = "", *, product: str = "") -> Figure | None:
        """The index of a side in some products taken together: (X_cp / X_c) / (X_p / X).

        Parameters
        ----------
        products
            Codes of the level of the table.
        name
            What the products are called together in the measure, such as `machine-tools.castings`.
        product
            The code that the products make up together, such as their chapter; the measure then needs no name.

        Returns
        -------
        Figure or None
            None where the side's exports of all of the products are not on record, or where it, or the world, sells
            nothing to compare with.
        """
        country, sold = side.country.code, self._sold
        if sold is None or country not in sold.rows:
            return None
        row = sold.rows.index(country)
        held = [code for code in products if code in self._at]
        columns = [self._at[code] for code in held]
        own = sold.values[row, columns]
        if not (np.isfinite(own).any() and self._of_exporter[row] > 0 and self._of_product[columns].sum() > 0):
            return None
        several = f".{name or '+'.join(held)}" if (len(products) > 1 and not product) or name else ""
        label = "" if several else product or products[0]
        words = f"sum of {len(held)} headings" if len(held) > 1 else ""
        world = self._summed
        every = f"sum of {int(np.isfinite(sold.values[row]).sum())} headings"
        located = f"{self.period}, {' '.join(held)}"
        parts = (
            self._exports(f"exports{several}", float(np.nansum(own)), country, label, words, located),
            self._exports("exports.all", float(self._of_exporter[row]), country, "", every, self.period),
            self._exports(
                f"exports.world{several}", float(self._of_product[columns].sum()), "X-WLD", label, world, located
            ),
            self._exports("exports.world", self._all, "X-WLD", "", world, self.period),
        )
        value = (parts[0].value / parts[1].value) / (parts[2].value / parts[3].value)
        scope: dict[str, Any] = {"product": label, "territories": (country,)}
        measure, words = f"balassa{several}", "(X_cp / X_c) / (X_p / X)"
        index = self._derive.figure(measure, value, "index", self.period, words, parts, **scope)
        if side.code == country:
            return index
        scope |= {"territories": (side.code,), "grade": "proxy"}
        words = f"the index of {country} stands in for {side.code}"
        return self._derive.figure(measure, value, "index", self.period, words, (index,), **scope)

    def products(self, start: str = "") -> tuple[str, ...]:
        """Codes of the table that begin with `start`, sorted."""
        if self._sold is None:
            return ()
        codes = self._sold.columns
        return codes[bisect_left(codes, start) : bisect_left(codes, f"{start}\U0010ffff")]

    def baskets(self, *sides: Territory) -> NDArray[np.float64] | None:
        """Exports by product of some countries, shape (sides, products), what is not on record as 0.

        None where the exports of one of them are not on record at all.
        """
        rows = [side.country.code for side in sides]
        if self._sold is None or not set(rows) <= set(self._sold.rows):
            return None
        return np.nan_to_num(self._sold.take(rows=rows).values)

    def sold(self, side: Territory, products: Sequence[str], *, product: str = "") -> Figure | None:
        """Exports of a country in some products, as a Figure under `product`; None where none are on record."""
        own = [value for code in products if np.isfinite(value := self.exports(side, code))]
        words = f"sum of {len(own)} headings" if len(own) > 1 else ""
        label = product or products[0]
        located = f"{self.period}, {label}" if own else ""
        return self._exports("exports", sum(own), side.country.code, label, words, located) if own else None

    def traded(self, products: Sequence[str]) -> float:
        """The world's exports of some products as a bare number, to weigh by; what is not in the table adds nothing."""
        return float(sum(self._of_product[self._at[code]] for code in products if self and code in self._at))

    def world(self, products: Sequence[str], *, product: str = "") -> Figure | None:
        """The world's exports of some products, as a Figure under `product`; None where the table holds none."""
        held = [self._at[code] for code in products if self._sold is not None and code in self._at]
        if not held:
            return None
        label = product or products[0]
        value = float(self._of_product[held].sum())
        return self._exports("exports.world", value, WORLD, label, self._summed, f"{self.period}, {label}")

    def leaders(self, products: Sequence[str], *, without: Sequence[str] = (), top: int = 3) -> tuple[Figure, ...]:
        """The largest exporters of some products together, as Figures of their exports, largest first.

        Empty where the table holds some exporters beside the world's total: who else exports is then not on record.
        """
        sold = self._sold
        held = [code for code in products if sold is not None and code in sold.columns]
        if sold is None or not held or not self._complete:
            return ()
        columns = [sold.columns.index(code) for code in held]
        totals = np.nan_to_num(sold.values[:, columns]).sum(1)
        ranked = [int(row) for row in np.argsort(-totals, kind="stable") if sold.rows[row] not in without]
        words = f"sum of {len(held)} headings" if len(held) > 1 else ""
        located = f"{self.period}, {' '.join(held)}"
        label = "" if words else held[0]
        measure = f"exports.{'+'.join(held)}" if words else "exports"
        return tuple(
            self._exports(measure, float(totals[row]), sold.rows[row], label, words, located)
            for row in ranked[:top]
            if totals[row] > 0
        )

    def _exports(self, measure: str, value: float, exporter: str, product: str, formula: str, where: str) -> Figure:
        formula = formula or self._added
        if old := self._was.get((exporter, product)):
            where = f"{where} ({old} of the table's revision)"
            formula = formula or (f"sum of {old.count(' ') + 1} headings" if " " in old else "")
        return self._derive.ledger.add(
            Figure(
                measure=measure,
                value=value,
                unit="usd",
                period=self.period,
                territories=(exporter,),
                flow="export",
                product=product,
                grade="computed" if formula else "reported",
                formula=formula,
                source=self._source(*self._edition, f"{exporter}: exports, {where}"),
            )
        )


def _renamed(lines: pl.DataFrame) -> dict[tuple[str, str], str]:
    """By exporter and product the headings of the table that are in it, where it is not itself; of the world all."""
    renamed = lines.filter(pl.col("was") != "")["product"].unique()
    held = lines.filter(pl.col("product").is_in(renamed.to_list())).select("exporter", "product", "was")
    found: dict[tuple[str, str], str] = {}
    every: dict[str, set[str]] = {}
    for exporter, product, was in held.iter_rows():
        if was:
            found[exporter, product] = was
        every.setdefault(product, set()).update((was or product).split())
    return found | {(WORLD, product): " ".join(sorted(codes)) for product, codes in every.items()}
