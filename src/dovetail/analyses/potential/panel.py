"""Trade of all with all and what ties them, laid out for a gravity equation of a pair that is left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.analyses.potential.baskets import Floats
from dovetail.errors import NotIdentifiedError
from dovetail.results.specialisation import LEAST_EXPORTERS
from dovetail.terms.product import TOTAL, UNDISCLOSED_CHAPTER

if TYPE_CHECKING:
    from dovetail.measures.gravity.gap import Elsewhere, Gap
    from dovetail.store.store import Store

#: Fewer importers than this are no panel of the world.
LEAST_IMPORTERS = 30

#: What a pair is tied by, in the order of the regressors: the logarithm of the distance, then flags.
TIES = ("log_km", "contiguous", "common_language", "past")

_ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class World:
    """One year of trade between all whose ties are told.

    Parameters
    ----------
    codes
        Economies, sorted.
    products
        `TOTAL`, then chapters where flows are held by product.
    trade
        Shape (products, exporters, importers), in US dollars.
    live
        Flows that count, shape (exporters, importers): of flows that both sides agree on all, and a flow without a
        row is 0; of those that importers report only what is reported, since a flow without a row may be missing.
    ties
        Shape (ties, exporters, importers).
    """

    codes: tuple[str, ...]
    products: tuple[str, ...]
    trade: Floats
    live: NDArray[np.bool_]
    ties: Floats
    period: str
    dataset: str
    release: str
    reconciled: bool

    @cached_property
    def at(self) -> dict[str, int]:
        """Position of each economy."""
        return {code: place for place, code in enumerate(self.codes)}

    def without(self, product: str, pair: tuple[str, str]) -> tuple[Elsewhere, tuple[str, ...]] | None:
        """The equation of a product without the pair, and the ties in it: fewer where trade does not bear them all."""
        from dovetail.measures.gravity.gap import without
        from dovetail.measures.gravity.panel import panel

        i, j = np.nonzero(self.live)
        flows = [way for way in self._ways(pair) if self.live[way]]
        trade = self.trade[self.products.index(product)][self.live]
        for count in range(len(TIES), 0, -1):
            columns = {name: self.ties[k][self.live] for k, name in enumerate(TIES[:count])}
            try:
                return without(panel(trade, columns, exporter=i, importer=j), flows), TIES[:count]
            except NotIdentifiedError:
                continue
        return None

    def gaps(self, product: str, pair: tuple[str, str]) -> tuple[dict[tuple[str, str], Gap], tuple[str, ...]]:
        """Both flows of a pair against their predictions, those that trade elsewhere tells, and the ties used."""
        found = self.without(product, pair)
        told: dict[tuple[str, str], Gap] = {}
        for way, at in zip((pair, (pair[1], pair[0])), self._ways(pair), strict=True):
            if found is None or not self.live[at]:
                continue
            try:
                told[way] = found[0].gap(*at)
            except NotIdentifiedError:
                continue  # one of the two has no other trade in the product
        return told, found[1] if found else ()

    def ease(self, product: str, pair: tuple[str, str]) -> Floats | None:
        """``exp(x beta)`` of every two economies with the coefficients of a product, shape (exporters, importers)."""
        found = self.without(product, pair)
        if found is None:
            return None
        beta = found[0].estimates.beta
        return np.exp(np.tensordot(beta, self.ties[: len(beta)], 1))

    def _ways(self, pair: tuple[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
        a, b = (self.at[code] for code in pair)
        return (a, b), (b, a)


def world(store: Store, pair: tuple[str, str], *, first: int, last: int) -> World | None:
    """The panel that the store holds with both of a pair in it; None where it holds no flows or no ties."""
    years = store.query("gravity_year", first=first, last=last, least=LEAST_IMPORTERS)
    told = store.query("ties").filter(pl.col("distance_km") > 0)
    if years.is_empty() or told.is_empty():
        return None
    year = years.row(0, named=True)
    named = {name: year[name] for name in ("kind", "dataset", "release", "period", "level")}
    rows = store.query("gravity_flows", digits=2 if year["level"] else 0, **named)
    ends = ("exporter", "importer")
    codes = sorted(
        {code for end in ends for code in rows[end].unique()} & set(told["exporter"]) & set(told["importer"])
    )
    if not set(pair) <= set(codes):
        return None
    lines = sorted(set(rows["product"].unique()) - {TOTAL, UNDISCLOSED_CHAPTER})
    products = [TOTAL, *lines]

    def placed(frame: pl.DataFrame, **known: list[str]) -> tuple[pl.DataFrame, tuple[NDArray[np.intp], ...]]:
        found = frame.with_columns(pl.col(name).cast(pl.Enum(values), strict=False) for name, values in known.items())
        found = found.drop_nulls(list(known))  # economies without ties, undisclosed goods
        return found, tuple(found[name].to_physical().to_numpy().astype(np.intp) for name in known)

    rows, at = placed(rows, product=products, exporter=codes, importer=codes)
    trade = np.zeros((len(products), len(codes), len(codes)))
    trade[at] = rows["value_usd"].to_numpy()
    if lines:
        trade[0] = trade[1:].sum(0)
    told, way = placed(told, exporter=codes, importer=codes)
    ties = np.full((len(TIES), len(codes), len(codes)), np.nan)
    ties[0][way] = np.log(told["distance_km"].to_numpy())
    for k, name in enumerate(TIES[1:], 1):
        ties[k][way] = told[name].fill_null(0.0).to_numpy()
    live = np.isfinite(ties[0]) & ~np.eye(len(codes), dtype=bool)
    if year["kind"] == "reported":
        seen = np.zeros_like(live)
        seen[at[1:]] = True
        live &= seen
    return World(
        codes=tuple(codes), products=tuple(products), trade=trade, live=live, ties=np.nan_to_num(ties),
        period=year["period"], dataset=year["dataset"], release=year["release"],
        reconciled=year["kind"] == "reconciled",
    )  # fmt: skip


def by_heading(
    store: Store,
    found: World,
    sold: Mapping[tuple[str, str], Mapping[str, float]],
    level: int,
    *,
    first: int,
    last: int,
) -> dict[tuple[str, str], dict[str, float]]:
    """Predictions of both directions by products of `level` digits: costs of trade by chapter, totals by product.

    Parameters
    ----------
    sold
        What the two sell each other, by seller and buyer, then product: it is left out of the totals.
    """
    from dovetail.measures.gravity.products import balance

    pair = next(iter(sold))
    rows = store.query("product_totals", level=level, first=first, last=last, least=LEAST_EXPORTERS)
    rows = rows.filter(pl.col("territory").is_in(found.codes)).with_columns(chapter=pl.col("product").str.slice(0, 2))
    told: dict[tuple[str, str], dict[str, float]] = {way: {} for way in sold}
    for chapter in found.products[1:]:
        part = rows.filter(pl.col("chapter") == chapter)
        ease = found.ease(chapter, pair) if part.height else None
        if ease is None:
            continue
        goods = sorted(part["product"].unique())
        at = part["product"].replace_strict({code: k for k, code in enumerate(goods)}, return_dtype=pl.Int64).to_numpy()
        who = part["territory"].replace_strict(found.at, return_dtype=pl.Int64).to_numpy()
        exports, imports = np.zeros((2, len(goods), len(found.codes)))
        exports[at, who], imports[at, who] = part["exports_usd"].to_numpy(), part["imports_usd"].to_numpy()
        whole, allowed = exports.sum(1, keepdims=True), ease * found.live
        for seller, buyer in sold:
            between = np.array([sold[seller, buyer].get(code, 0.0) for code in goods])
            exports[:, found.at[seller]] -= between
            imports[:, found.at[buyer]] -= between
            allowed[found.at[seller], found.at[buyer]] = 0.0
        for totals in (exports, imports):
            totals[totals < _ROUNDING * whole] = 0.0  # what subtracting left of nothing
        fitted = balance(exports, imports, allowed)
        for seller, buyer in sold:
            i, j = found.at[seller], found.at[buyer]
            values = zip(goods, fitted.predicted(i, j, float(ease[i, j])), strict=True)
            told[seller, buyer] |= {code: float(value) for code, value in values if np.isfinite(value)}
    return told
