"""From which third parties a country buys a product now, as Figures, where its purchases are held by partner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure, Source
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    import polars as pl

#: Digits of the products of a record, the deepest first.
_LEVELS = (4, 2)


class Held(Protocol):
    """What is asked of a store: rows of a named query, and the source of a release."""

    def query(self, query: str, /, **parameters: str | int | float | Territory) -> pl.DataFrame:
        """The rows of a named query."""
        ...

    def source(self, dataset: str, release: str, locator: str) -> Source:
        """Where a value of a release comes from."""
        ...


class Suppliers:
    """The largest third suppliers of each of a pair's countries, by heading, or by chapter where records go no deeper.

    Parameters
    ----------
    store
        Where imports by partner and product are looked for.
    pair
        Of each country the partner is left out.
    years
        Where to look; the latest year inside them that has partners counts.
    top
        How many to name of each product.
    """

    def __init__(self, store: Held, derive: Deriver, pair: Pair, years: Years, top: int = 3) -> None:
        self._derive, self._source = derive, store.source
        sides = (pair.national.a, pair.national.b)
        self._rows = {
            side.code: [self._read(store, side, other, level, years, top) for level in _LEVELS]
            for side, other in (sides, sides[::-1])
        }

    @staticmethod
    def _read(
        store: Held, side: Territory, other: Territory, level: int, years: Years, top: int
    ) -> dict[str, pl.DataFrame]:
        span = {"first": years.first, "last": years.last}
        rows = store.query("suppliers", importer=side, partner=other, level=level, top=top, **span)
        return {str(key[0]): part for key, part in rows.partition_by("product", as_dict=True).items()}

    def known(self, side: Territory) -> bool:
        """Whether anything is held of whom the side's country buys from."""
        return any(self._rows[side.country.code])

    def of(self, side: Territory, product: str) -> tuple[Figure, ...]:
        """What the side's country buys of a product from each of the largest third suppliers, largest first.

        The `product` of the Figures is the heading, or its chapter. Empty where nothing is held of it.
        """
        importer = side.country.code
        held = next(
            (rows[code] for rows in self._rows[importer] for code in (product[:4], product[:2]) if code in rows), None
        )
        if held is None:
            return ()
        return tuple(self._figure(importer, row) for row in held.iter_rows(named=True))

    def _figure(self, importer: str, row: Mapping[str, Any]) -> Figure:
        reporter = importer if row["grade"] == "reported" else ""
        formula = f"sum of {row['lines']} lines" if row["lines"] > 1 else ""
        where = f"imports from {row['partner']}, {row['period']}, {row['product']}"
        return self._derive.ledger.add(
            Figure(
                measure="imports",
                value=row["value_usd"],
                unit="usd",
                period=str(row["period"]),
                territories=(row["partner"], importer),
                flow="import",
                reporter=reporter,
                product=row["product"],
                grade="computed" if formula else row["grade"],
                formula=formula,
                source=self._source(row["dataset"], row["release"], f"{reporter or row['grade']}: {where}"),
            )
        )
