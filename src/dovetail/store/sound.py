"""Whether what the fast pass wrote is sound, and which keys stand several times: asked of the Parquet file."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

from pathlib import Path

import polars as pl

from dovetail.errors import InconsistentDataError, problem
from dovetail.store.engine import DuckEngine, name, text
from dovetail.store.exact import Repeats, Tally
from dovetail.store.valid import column_faults, kind_of, must_be_there, product_fault, text_fault
from dovetail.terms.layout import Reading
from dovetail.terms.schema import INPUT_OUTPUT, TRADE_RECONCILED, TRADE_REPORTED, Table

#: Keys looked at in one go; eight bytes each.
_AT_ONCE = 16_000_000


def is_sound(engine: DuckEngine, table: Table, data: Path, summary: Path) -> bool:
    """Whether every row of the file is what the declared table allows."""
    rows = f"read_parquet({text(str(data))})"
    if table == INPUT_OUTPUT:
        return _columns_sound(engine, table, rows)
    if table not in (TRADE_REPORTED, TRADE_RECONCILED):
        checks = [check for _, check in column_faults(table)]
        return not any(check(row) for row in engine.query(f"SELECT * FROM {rows}").iter_rows() for check in checks)
    blocks = engine.query(f"SELECT * FROM read_parquet({text(str(summary))})")
    if blocks["negative"].sum():
        return False
    for column in ("reporter", "partner", "flow", "period", "classification"):
        values = blocks[column].unique()
        if values.null_count() or any(text_fault(column, value) for value in values):
            return False
    products = engine.query(f"SELECT product, classification FROM {rows} GROUP BY ALL")
    return not products["product"].null_count() and not any(product_fault(*row) for row in products.iter_rows())


def _columns_sound(engine: DuckEngine, table: Table, rows: str) -> bool:
    """Whether each column holds what it may, looked at value by value: of a table of millions of like rows."""
    for column in table.columns:
        values = engine.query(f"SELECT DISTINCT {name(column.name)} AS v FROM {rows}")["v"]
        if values.null_count() and must_be_there(column):
            return False
        if column.type == "float":
            if not values.drop_nulls().is_finite().all():
                return False
        elif any(text_fault(kind_of(column.name, table.names), value) for value in values.drop_nulls()):
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
