"""Loading a year of the world into the store, checks included, against DuckDB's own copy of the same CSV to Parquet.

Each round runs both, one after the other, each in a process of its own; what a process imports is not counted. The
best round of each counts. Seconds on the clock suffer from other work on the machine, processor seconds less so.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.world import apart, make_world, quiet, world_layout

from dovetail.terms.layout import Layout

#: At most this many times DuckDB's seconds, and this many megabytes.
MOST_TIMES, MOST_MEGABYTES = 1.5, 1024

ROUNDS = 3


def bare_copy(csv: Path, target: Path) -> None:
    """DuckDB's copy as anyone would write it."""
    import duckdb

    connection = quiet(duckdb.connect())
    connection.execute(f"COPY (FROM read_csv('{csv}')) TO '{target}'")


def load(csv: Path, root: Path, layout: Layout) -> None:
    """Hash, schema, code tables, faults, duplicates, magnitude, totals, one commit."""
    from dovetail.sources.opening import open_reading
    from dovetail.store.store import open_store

    shutil.rmtree(root, ignore_errors=True)
    open_store(root).add(open_reading(csv, layout), any_magnitude=True)


def imports() -> None:
    """What both import."""
    import duckdb  # noqa: F401
    import polars  # noqa: F401

    import dovetail.sources.opening
    import dovetail.store.load
    import dovetail.store.store  # noqa: F401


def run(scale: float = 1.0) -> list[dict[str, Any]]:
    """One row: seconds and peak memory of both, and their ratio; FileNotFoundError where the generator is missing."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (csv,) = make_world(folder, [2018], scale)
        layout = world_layout(csv)
        rounds = [
            (
                apart(bare_copy, csv, folder / "bare.parquet", before=imports),
                apart(load, csv, folder / "store", layout, before=imports),
            )
            for _ in range(ROUNDS)
        ]
        size = f"{csv.stat().st_size / 1e6:,.0f} MB of CSV"
    peer, ours = (min(costs, key=lambda cost: cost.seconds) for costs in zip(*rounds, strict=True))
    peer_cpu, cpu = (min(cost.cpu_seconds for cost in costs) for costs in zip(*rounds, strict=True))
    return [
        {
            "task": "load a year of the world into the store",
            "size": size,
            "seconds": round(ours.seconds, 2),
            "cpu_seconds": round(cpu, 2),
            "peak_mb": round(max(cost.megabytes for _, cost in rounds)),
            "peer": "duckdb COPY csv to parquet",
            "peer_seconds": round(peer.seconds, 2),
            "peer_cpu_seconds": round(peer_cpu, 2),
            "peer_peak_mb": round(max(cost.megabytes for cost, _ in rounds)),
            "times_peer": round(ours.seconds / peer.seconds, 2),
            "times_peer_cpu": round(cpu / peer_cpu, 2),
            "limit_times": MOST_TIMES,
            "limit_mb": MOST_MEGABYTES,
        }
    ]
