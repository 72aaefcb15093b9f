"""A generated world of BACI's shape and true size, made once a run in a temporary folder, and processes of one task."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import polars as pl

from dovetail.sources.baci import baci
from dovetail.terms.layout import Layout, Lookup

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a task took: seconds on the clock and on the processors, and the peak of its process in megabytes."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def make_world(folder: Path, years: list[int], scale: float) -> list[Path]:
    """CSV files of the years, 11 million rows each, or a tenth of that at a scale below 1.

    Raises
    ------
    FileNotFoundError
        If the generator is not there; the benchmark is then skipped.
    """
    shared = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared"))
    generator = shared / "bench" / "world.py"
    if not generator.is_file():
        raise FileNotFoundError(f"the generator bench/world.py is not in {shared.name}/ beside the repository")
    tag = "baci" if scale >= 1 else "baci_tenth"
    options = ["--years", *map(str, years), "--formats", "csv", "--scale", "1" if scale >= 1 else "0.1"]
    paths = [folder / f"{tag}_{year}.csv" for year in years]
    if not all(path.is_file() for path in paths):
        subprocess.run([sys.executable, str(generator), str(folder), *options], check=True, capture_output=True)
    return paths


def world_layout(path: Path) -> Layout:
    """BACI's layout with the codes that the generated files happen to use, each some country."""
    table = files("dovetail.figures").joinpath("territories.csv").read_text(encoding="utf-8")
    countries = sorted(row["code"] for row in csv.DictReader(table.splitlines()) if row["kind"] == "country")
    used = pl.scan_csv(path).select(pl.col("i").unique()).collect()["i"].sort()
    codes = dict(zip(map(str, used.to_list()), countries, strict=False))
    layout = baci("H0", "baci")
    rules = {**layout.rules, "exporter": Lookup("i", codes), "importer": Lookup("j", codes)}
    return replace(layout, rules=rules)


def quiet(connection: Any) -> Any:
    """A connection of DuckDB that shows no progress bar."""
    connection.execute("SET enable_progress_bar = false")
    return connection


def apart(
    task: Callable[..., object], *arguments: object, before: Callable[[], object] = dict, rounds: int = 1
) -> Cost:
    """The best of some rounds of a task, all in one process of its own; what is done `before` is not counted."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(before).result()
        return pool.submit(_measured, task, arguments, rounds).result()


def _measured(task: Callable[..., object], arguments: tuple[object, ...], rounds: int) -> Cost:
    task_seconds: list[tuple[float, float]] = []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        task(*arguments)
        task_seconds.append((time.perf_counter() - wall, time.process_time() - cpu))
    best, cpu_best = (min(values) for values in zip(*task_seconds, strict=True))
    return Cost(best, cpu_best, peak_megabytes())


def peak_megabytes() -> float:
    """Highest memory that this process has held."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of a child may be that of the process that started it
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
