"""Every measure of complexity of a year, against peers and against the bare matrix products, in one run.

The table is generated from a seed: 226 economies by 5,000 products, sizes skewed, products of unlike sophistication.
Work: Balassa indices, ECI, PCI, proximities, densities, outlook and gain, in process, from the array. Peers get the
long table that they ask for, in memory. The floor is the two matrix products that the measures cannot do without.
Peak memory of one year and of five is that of processes of their own.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from benchmarks.world import apart

from dovetail.measures.capability.complexity import complexity
from dovetail.measures.capability.fitness import fitness
from dovetail.measures.capability.sample import select
from dovetail.measures.capability.space import product_space

Row = dict[str, Any]


def generate(economies: int = 226, products: int = 5000, seed: int = 1) -> np.ndarray:
    """Exports, shape (economies, products)."""
    rng = np.random.default_rng(seed)
    index = 0.75 * np.outer(rng.normal(size=economies), rng.normal(size=products))
    index += 1.1 * rng.normal(size=index.shape)
    index += rng.normal(0, 2.2, economies)[:, None] + rng.normal(0, 1.5, products)
    return np.where(index > 0, np.exp(2 * index), 0.0)


def ours(X: np.ndarray, dtype: Any = np.float32) -> Any:
    """All measures of one year."""
    sample = select(X)
    result = complexity(sample.presence)
    return result, product_space(sample.presence, result.pci, dtype=dtype)


def run(scale: float = 1.0) -> list[Row]:
    """Seconds of ours, of the floor and of peers.

    Parameters
    ----------
    scale
        Part of the products taken; ecomplexity's time grows with their cube.
    """
    X = generate(products=max(300, int(5000 * scale)))
    size = f"{X.shape[0]} x {X.shape[1]:,}"
    rivals: dict[str, Callable[[], object]] = {"ours": lambda: ours(X), "matrix products alone, float32": _floor(X)}
    if (limit := _limit()) is not None:
        rivals["limit estimate, float32"] = lambda: limit.complexity(X, np.float32)
    seconds = _in_turn(rivals, 9)
    one = seconds.pop("ours")
    rows: list[Row] = [
        {"task": "all measures, float32", "size": size, "seconds": one},
        {"task": "all measures, float64", "size": size, "seconds": _best(lambda: ours(X, np.float64), 3)},
        {"task": "fitness", "size": size, "seconds": _best(lambda: fitness(select(X).presence), 3)},
    ]
    rows += _several_years(X.shape[1], size)
    rows += [_against(name, best, one, size) for name, best in seconds.items()]
    for name, task in {"economic-complexity (ECI, PCI only)": _reflections(X), "ecomplexity": _ecomplexity(X)}.items():
        rows.append(_against(name, _best(task, 1), one, size))
    return rows


def _several_years(products: int, size: str) -> list[Row]:
    """Seconds of five years one after another, each at its best of some rounds, and peak memory of one and five."""
    best = [np.inf] * 5
    for _ in range(4):
        for year in range(5):
            table = generate(products=products, seed=year)
            best[year] = min(best[year], _best(lambda table=table: ours(table), 1))
    rows: list[Row] = []
    for years in (1, 5):
        peak = apart(one_year_after_another, products, years, before=_imports).megabytes
        seconds = round(sum(best[:years]), 3)
        row: Row = {"task": f"year after year, {years}", "size": f"{years} x {size}", "seconds": seconds}
        rows.append(row | {"times_one_year": round(seconds / best[0], 2), "peak_mb": round(peak)})
    return rows


def one_year_after_another(products: int, years: int) -> None:
    """All measures of several years, one table held at a time."""
    for year in range(years):
        ours(generate(products=products, seed=year))


def _imports() -> None:
    """Threads and libraries warm, before memory is watched."""
    ours(generate(40, 60))


def _against(name: str, seconds: float, one: float, size: str) -> Row:
    return {"task": f"peer: {name}", "size": size, "seconds": seconds, "ours_times_faster": round(seconds / one, 2)}


def _in_turn(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Best seconds of tasks that take turns, so that a busy moment of the machine meets all of them."""
    best = dict.fromkeys(tasks, np.inf)
    for _ in range(rounds):
        for name, task in tasks.items():
            best[name] = min(best[name], _best(task, 1))
    return best


def _best(task: Callable[[], object], rounds: int) -> float:
    best = np.inf
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    return round(best, 4)


def _floor(X: np.ndarray) -> Callable[[], object]:
    M = select(X).presence.astype(np.float32)
    both = np.concatenate((M, 1 - M))
    return lambda: both @ (np.ascontiguousarray(M.T) @ M)


def _limit() -> ModuleType | None:
    """The limit estimate of the optional shared folder, if it is there."""
    home = Path(os.environ.get("DOVETAIL_SHARED", Path(__file__).parents[2] / "shared"))
    path = home / "bench" / "limits" / "complexity.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("complexity_limit", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reflections(X: np.ndarray) -> Callable[[], object]:
    import pandas as pd
    from economic_complexity import complexity as reflections

    frame = pd.DataFrame(select(X).rca)
    return lambda: reflections(frame)


def _ecomplexity(X: np.ndarray) -> Callable[[], object]:
    import pandas as pd
    from ecomplexity import ecomplexity

    place, product = (axis.ravel() for axis in np.indices(X.shape))
    long = pd.DataFrame({"time": 1, "place": place, "product": product, "value": X.ravel()})
    columns = {"time": "time", "loc": "place", "prod": "product", "val": "value"}

    def task() -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ecomplexity(long, columns, check_logsupermodularity=False, verbose=False)

    return task


if __name__ == "__main__":
    for row in run(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        print(", ".join(f"{name} {value}" for name, value in row.items()))
