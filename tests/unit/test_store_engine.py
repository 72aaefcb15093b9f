"""The engine reads and writes what it was given, and nothing else on the machine."""

# ruff: noqa: S608 - the statements are the test's own

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from dovetail.errors import StoreError
from dovetail.store.engine import DuckEngine, name, parameters_of, text


def test_only_the_given_folders_and_files_can_be_read_or_written(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    given = outside / "given.csv"
    for path in (given, outside / "other.csv"):
        path.write_text("a\n1\n", encoding="utf-8")
    engine = DuckEngine(folders=[inside], files=[given])
    engine.run(f"COPY (SELECT 1 AS a) TO {text(str(inside / 'x.parquet'))}")
    assert engine.query(f"SELECT a FROM read_parquet({text(str(inside / 'x.parquet'))})").item() == 1
    assert engine.query(f"SELECT a FROM read_csv({text(str(given))})").item() == 1
    for refused in (
        f"SELECT * FROM read_csv({text(str(outside / 'other.csv'))})",
        f"SELECT * FROM read_csv({text(str(inside / '..' / 'out' / 'other.csv'))})",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        f"COPY (SELECT 1) TO {text(str(outside / 'new.csv'))}",
        f"ATTACH {text(str(outside / 'x.duckdb'))}",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises((duckdb.Error, StoreError)):
            engine.run(refused)
    assert not (outside / "new.csv").exists()
    engine.close()


def test_variables_of_python_are_no_tables() -> None:
    frame = pl.DataFrame({"a": [1]})
    with pytest.raises(duckdb.CatalogException):
        DuckEngine().query("SELECT * FROM frame")
    assert frame.height == 1


def test_values_are_bound_and_names_quoted() -> None:
    engine = DuckEngine()
    evil = "x'; DROP TABLE t; --"
    assert engine.query("SELECT $value AS v", {"value": evil}).item() == evil
    odd = 'a"b'
    assert engine.query(f"SELECT {text(evil)} AS {name(odd)}").to_dict(as_series=False) == {odd: [evil]}
    assert parameters_of("SELECT $a, $b -- and $c\nFROM t WHERE x = $a") == {"a", "b"}


def test_memory_is_bounded_and_spills(tmp_path: Path) -> None:
    engine = DuckEngine(folders=[tmp_path], threads=1, memory="64MB", spill=tmp_path / "spill")
    rows = engine.query("SELECT count(*) FROM (SELECT range AS n, hash(range) AS h FROM range(3000000) ORDER BY h)")
    assert rows.item() == 3_000_000


def test_a_damaged_file_is_the_stores_fault_unless_it_is_still_on_trial(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"no parquet at all")
    sql = f"SELECT * FROM read_parquet({text(str(path))})"
    with pytest.raises(StoreError, match="cannot be read"):
        DuckEngine(folders=[tmp_path]).query(sql)
    with pytest.raises(duckdb.InvalidInputException):
        DuckEngine(folders=[tmp_path], untrusted=True).query(sql)
