"""The input-output table that a store holds, put together again as arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dovetail.errors import InconsistentDataError, problem
from dovetail.sources.account_table import InputOutputTable, checked_accounts

if TYPE_CHECKING:
    from dovetail.store.store import Store
    from dovetail.terms.figure import Source
    from dovetail.terms.period import Years


@dataclass(frozen=True, slots=True)
class HeldTable:
    """An input-output table with the source that its Figures name."""

    table: InputOutputTable
    source: Source


def held_table(store: Store, years: Years) -> HeldTable | None:
    """The input-output table of the latest year inside the years, else of the nearest one; None where none is held.

    Raises
    ------
    InconsistentDataError
        If amounts are missing, stand in several units, or the accounts do not close.
    """
    held = store.query("input_output_held", first=1900, last=2100)
    if held.is_empty():
        return None
    year = pl.col("period").str.head(4).cast(pl.Int64)
    away = pl.max_horizontal(year - years.last, years.first - year, 0)
    one = held.sort(away, maintain_order=True).row(0, named=True)
    name = f"{one['dataset']}/{one['release']}"
    if one["untold"] or one["units"] > 1:
        raise InconsistentDataError(
            problem(
                f"the input-output table {name} of {one['period']} has {one['untold']} sales that are not told and "
                f"{one['units']} units",
                why="what is not told is no sale of nothing, and amounts of several units do not add up",
                do="load it again, whole and in one unit",
            )
        )
    release = store.release(one["dataset"], one["release"], "input_output")
    key = {part: one[part] for part in ("dataset", "release", "classification", "period")}
    table = replace(_assembled(store, key, str(one["unit"])), publisher=release.publisher)
    return HeldTable(checked_accounts(table, name), release.source(f"{len(table.regions)} regions, {one['period']}"))


def _assembled(store: Store, key: dict[str, str], unit: str) -> InputOutputTable:
    codes = store.query("input_output_codes", **key)
    regions, sectors, uses = (tuple(codes.filter(kind=kind)["code"].to_list()) for kind in ("region", "sector", "use"))
    sales = store.query("input_output", **key)
    n, several = len(regions) * len(sectors), max(len(uses), 1)
    flows, final = np.zeros((n, n)), np.zeros((n, len(regions) * several))

    def numbers(rows: pl.DataFrame, region: str, within: str, size: int) -> np.ndarray:
        return rows[region].to_numpy().astype(np.int64) * size + rows[within].to_numpy()

    for chosen, target in (
        (sales.filter(pl.col("industry").is_not_null()), flows),
        (sales.filter(pl.col("final").is_not_null()), final),
    ):
        within, size = ("industry", len(sectors)) if target is flows else ("final", several)
        rows = numbers(chosen, "seller", "sold", len(sectors))
        target[rows, numbers(chosen, "buyer", within, size)] = chosen["amount"].to_numpy()
    stated = sales.filter(pl.col("buyer").is_null())
    output = np.maximum(flows.sum(1) + final.sum(1), 0.0)  # where no output is stated: what the row adds up to
    output[numbers(stated, "seller", "sold", len(sectors))] = stated["amount"].to_numpy()
    return InputOutputTable(
        flows, final, output if stated.height else None, regions, sectors, sectors,
        tuple(uses) or ("FINAL",), unit, int(key["period"][:4]), key["dataset"], key["classification"],
    )  # fmt: skip
