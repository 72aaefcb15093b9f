"""What `turnover` asks the store about one pair over five years of the world, against the bare DuckDB query of it.

The numbers are the pair's flows in both directions by HS6, and what each of the two buys from all by HS6. The bare
query reads the store's own Parquet files with the SQL that one would write by hand for these numbers alone.
"""

# ruff: noqa: S608 - names of our own

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.world import apart, make_world, quiet, world_layout

MOST_TIMES = 1.5
PAIR = ("BLR", "RUS")
FIRST, LAST = 2018, 2022
ROUNDS = 7


def ours_pair(root: Path) -> None:
    """The pair's flows by the store's queries, opening the store included."""
    from dovetail.store.store import open_store

    a, b = PAIR
    store = open_store(root)
    for reporter, partner in (PAIR, PAIR[::-1]):
        store.query("pair_flows", reporter=reporter, partner=partner, first=FIRST, last=LAST)
    rows = store.query("pair_reconciled", a=a, b=b, first=FIRST, last=LAST)
    assert rows.height > 0


def bare_pair(root: Path) -> None:
    """The pair's flows by hand."""
    import duckdb
    import polars as pl

    a, b = PAIR
    select = f"""
        SELECT exporter, importer, period, product, value_usd, netweight_kg
        FROM '{root}/trade_reconciled/*/*/data-*.parquet'
    """
    sql = f"""
        {select} WHERE exporter = '{a}' AND importer = '{b}' UNION ALL
        {select} WHERE exporter = '{b}' AND importer = '{a}' ORDER BY exporter, period, product
    """
    assert pl.DataFrame(quiet(duckdb.connect()).sql(sql).to_arrow_table()).height > 0


def ours_all(root: Path) -> None:
    """The pair's flows and both sides' purchases by the store's queries."""
    from dovetail.store.store import open_store

    ours_pair(root)
    store = open_store(root)
    for reporter in PAIR:
        rows = store.query("demand", reporter=reporter, flow="import", first=FIRST, last=LAST, level=6)
        assert rows.height > 0


def bare_all(root: Path) -> None:
    """The pair's flows and both sides' purchases by hand."""
    import duckdb
    import polars as pl

    bare_pair(root)
    connection = quiet(duckdb.connect())
    for importer in PAIR:
        sql = f"""
            SELECT period, product, sum(value_usd) AS value_usd, sum(netweight_kg) AS netweight_kg,
                   count(DISTINCT exporter) AS partners
            FROM '{root}/trade_reconciled/*/*/data-*.parquet'
            WHERE importer = '{importer}' GROUP BY ALL ORDER BY ALL
        """
        assert pl.DataFrame(connection.sql(sql).to_arrow_table()).height > 0


def imports() -> None:
    """What both import."""
    import duckdb  # noqa: F401
    import polars  # noqa: F401

    import dovetail.store.store  # noqa: F401


def run(scale: float = 1.0) -> list[dict[str, Any]]:
    """Rows of both comparisons; FileNotFoundError where the generator is missing."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "store"
        rows = fill(root, Path(temporary), scale)
        return [
            compared(task, ours, bare, root, rows)
            for task, ours, bare in (
                ("flows of one pair over five years", ours_pair, bare_pair),
                ("flows of one pair and both sides' purchases", ours_all, bare_all),
            )
        ]


def fill(root: Path, folder: Path, scale: float) -> int:
    """Load five years, a file a year; the number of rows held."""
    from dovetail.sources.opening import open_reading
    from dovetail.store.store import open_store

    store = open_store(root)
    for year in range(FIRST, LAST + 1):
        (csv,) = make_world(folder, [year], scale)
        store.add(open_reading(csv, world_layout(csv)), release="bench", any_magnitude=True)
        csv.unlink()
    return store.releases()[0].rows


def compared(task: str, ours: Any, bare: Any, root: Path, rows: int) -> dict[str, Any]:
    """One row: seconds of both and their ratio."""
    peer = apart(bare, root, before=imports, rounds=ROUNDS)
    mine = apart(ours, root, before=imports, rounds=ROUNDS)
    return {
        "task": task,
        "size": f"{rows / 1e6:,.1f} million rows",
        "seconds": round(mine.seconds, 3),
        "cpu_seconds": round(mine.cpu_seconds, 3),
        "peak_mb": round(mine.megabytes),
        "peer": "duckdb, the same numbers by hand",
        "peer_seconds": round(peer.seconds, 3),
        "peer_cpu_seconds": round(peer.cpu_seconds, 3),
        "peer_peak_mb": round(peer.megabytes),
        "times_peer": round(mine.seconds / peer.seconds, 2),
        "times_peer_cpu": round(mine.cpu_seconds / peer.cpu_seconds, 2),
        "limit_times": MOST_TIMES,
    }
