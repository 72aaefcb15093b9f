"""Whether what the fast pass wrote is sound, and which keys stand several times: asked of the Parquet file."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

from pathlib import Path

import polars as pl

from dovetail.errors import InconsistentDataError, problem
from dovetail.store.engine import DuckEngine, name, text
from dovetail.store.exact import Repeats, Tally
from dovetail.store.valid import is_judged, kind_of, must_be_there, number_fault, product_fault, text_fault
from dovetail.terms.layout import Reading
from dovetail.terms.schema import TRADE_RECONCILED, TRADE_REPORTED, Table

#: Keys looked at in one go; eight bytes each.
_AT_ONCE = 16_000_000


def is_sound(engine: DuckEngine, table: Table, data: Path, summary: Path) -> bool:
    """Whether every row of the file is what the declared table allows."""
    rows = f"read_parquet({text(str(data))})"
    if table not in (TRADE_REPORTED, TRADE_RECONCILED):
        return _columns_sound(engine, table, rows) and _products_sound(engine, table, rows)
    blocks = engine.query(f"SELECT * FROM read_parquet({text(str(summary))})")
    if blocks["negative"].sum():
        return False
    for column in ("reporter", "partner", "flow", "period", "classification"):
        values = blocks[column].unique()
        if values.null_count() or any(text_fault(column, value) for value in values):
            return False
    return _products_sound(engine, table, rows)


def _products_sound(engine: DuckEngine, table: Table, rows: str) -> bool:
    """Whether every product is a code of its classification."""
    if "product" not in table.names:
        return True
    products = engine.query(f"SELECT product, classification FROM {rows} GROUP BY ALL")
    return not products["product"].null_count() and not any(product_fault(*row) for row in products.iter_rows())


def _columns_sound(engine: DuckEngine, table: Table, rows: str) -> bool:
    """Whether each column holds what it may: codes looked at one by one, numbers by their least and greatest."""
    for column in table.columns:
        value, kind = name(column.name), kind_of(column.name, table.names)
        missing = f"{value} IS NULL" if column.type == "float" else f"coalesce({value}, '') = ''"
        if must_be_there(column) and engine.query(f"SELECT 1 FROM {rows} WHERE {missing} LIMIT 1").height:
            return False
        if column.type == "float":
            ends = engine.query(f"SELECT min({value}), max({value}) FROM {rows}").row(0)
            if any(number_fault(kind, end) for end in ends if end is not None):
                return False
        elif is_judged(kind):
            texts = engine.query(f"SELECT DISTINCT {value} AS v FROM {rows}")["v"].drop_nulls()
            if any(text_fault(kind, text) for text in texts if text):
                return False
    return True


def find_repeats(engine: DuckEngine, reading: Reading, data: Path, tally: Tally) -> Repeats | None:
    """Keys that stand in several rows of the file, or None.

    Raises
    ------
    InconsistentDataError
        If so many do that the file is not what it is said to be.
    """
    table = reading.layout.table
    rows = f"read_parquet({text(str(data))})"
    key = ", ".join(name(column) for column in table.key)
    passes = -(-tally.rows // _AT_ONCE)
    suspects = [
        hashes.filter(hashes.is_duplicated()) if hashes.n_unique() < len(hashes) else hashes.clear()
        for hashes in (
            engine.query(
                f"SELECT hash({key}) AS h FROM {rows}" + (f" WHERE hash({key}) % {passes} = {at}" if passes > 1 else "")
            )["h"]
            for at in range(passes)
        )
    ]
    found = pl.concat(suspects).unique() if suspects else pl.Series("h", [], pl.UInt64)
    if found.is_empty():
        return None
    if len(found) > max(tally.rows // 5, 100):
        raise _too_many(reading, len(found), tally.rows)
    values = ", ".join(name(column.name) for column in table.columns if not column.key)
    engine.register("suspects", found.to_frame().to_arrow())
    repeated = engine.query(
        f"SELECT {key}, count(DISTINCT hash({values})) > 1 AS conflicting FROM {rows} "
        f"WHERE hash({key}) IN (SELECT h FROM suspects) GROUP BY {key} HAVING count(*) > 1"
    )
    if repeated.is_empty():
        return None
    conflicting = repeated.filter("conflicting").drop("conflicting")
    identical = repeated.filter(~pl.col("conflicting")).drop("conflicting")
    return Repeats(frozenset(conflicting.iter_rows()), frozenset(identical.iter_rows()))


def _too_many(reading: Reading, keys: int, rows: int) -> InconsistentDataError:
    table = reading.layout.table
    return InconsistentDataError(
        problem(
            f"{keys} keys of {reading.origin} stand in several of its {rows} rows",
            why=f"a row of {table.name} is told apart by {', '.join(table.key)}, and that many repeats mean that the "
            "file has a further dimension",
            do="choose one of its values in the file (one customs procedure, one mode of transport), and load it again",
        )
    )
