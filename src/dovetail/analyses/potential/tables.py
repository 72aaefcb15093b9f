"""Ranks of the methods and the tables of all products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.potential.baskets import Baskets, Floats
from dovetail.analyses.potential.result import METHODS, Direction

if TYPE_CHECKING:
    from dovetail.analyses.potential.weigh import Scores


def ranks_of(values: Floats) -> Floats:
    """Ranks from 1 for the largest; NaN stays NaN, and so does a value of 0, which ranks nothing."""
    known = np.isfinite(values) & (values > 0)
    ranks = np.full(len(values), np.nan)
    ranks[known] = pl.Series(-values[known]).rank("min").to_numpy()
    return ranks


def last(rank: float) -> float:
    """A rank to sort by; what is not ranked comes last."""
    return rank if np.isfinite(rank) else float("inf")


def apart(ranks: dict[str, Floats], index: int) -> float | None:
    """How far the methods are apart on one product, in parts of the products that each ranks; None for one method."""
    places = [
        float((rank[index] - 1) / max(np.isfinite(rank).sum() - 1, 1))
        for rank in ranks.values()
        if np.isfinite(rank[index])
    ]
    return max(places) - min(places) if len(places) > 1 else None


def lines_table(
    seller: str, buyer: str, baskets: Baskets | None, scores: Scores | None, ranks: dict[str, Floats]
) -> pl.DataFrame:
    """Every product of a direction as each method sees it; empty where there is none."""
    names = ("actual_usd", "exports_usd", "world_usd", "bought_usd", "supply_share", "potential_usd", "unrealised_usd",
             "gravity_usd", "density_share", *(f"{method}_rank" for method in METHODS))  # fmt: skip
    schema = {"seller": pl.String, "buyer": pl.String, "product": pl.String} | dict.fromkeys(names, pl.Float64)
    if baskets is None or scores is None:
        return pl.DataFrame(schema=schema)
    unrealised = np.maximum(scores.itc - np.nan_to_num(baskets.sold), 0)
    columns = (baskets.sold, baskets.exports, baskets.world, baskets.bought, scores.supply, scores.itc, unrealised,
               scores.gravity, scores.density, *(ranks[method] for method in METHODS))  # fmt: skip
    frame = pl.DataFrame(
        {"seller": [seller] * len(baskets.products), "buyer": buyer, "product": list(baskets.products)}
        | dict(zip(names, columns, strict=True))
    )
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None)).select(
        pl.col(name).cast(kind) for name, kind in schema.items()
    )


def correlations_table(directions: list[Direction]) -> pl.DataFrame:
    """The rank correlations of both directions."""
    rows = [
        (one.seller, one.buyer, *methods, figure.value)
        for one in directions
        for methods, figure in one.correlations.items()
    ]
    schema: dict[str, Any] = dict.fromkeys(("seller", "buyer", "method", "other"), pl.String) | {
        "correlation": pl.Float64
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def shared_ranks(values: Floats) -> Floats:
    """Ranks from the smallest, ties sharing their mean."""
    return pl.Series(values).rank("average").to_numpy()


def prospects_table(directions: list[Direction]) -> pl.DataFrame:
    """The prospects of both directions."""
    rows = [
        (one.seller, one.buyer, found.product, found.density.value, found.demand.value, found.demand.measure,
         found.density_rank.value, found.demand_rank.value)
        for one in directions
        for found in one.prospects
    ]  # fmt: skip
    texts = ("seller", "buyer", "product", "demand_of")
    names = ("seller", "buyer", "product", "density_share", "demand_usd", "demand_of", "density_rank", "demand_rank")
    schema: dict[str, Any] = {name: pl.String if name in texts else pl.Float64 for name in names}
    return pl.DataFrame(rows, schema=schema, orient="row")
