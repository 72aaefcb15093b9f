"""Three-way gravity with clustered standard errors against pyfixest, and export potential, in one run.

Panels are generated from a seed: every exporter with every importer, pair effects, zeros where trade is small. Both
sides start from columns in memory and end with coefficients and pair-clustered standard errors; ours lays the
observations out on its grid within the time shown. The first call is timed apart, in processes of their own: its
imports, then the call, which compiles or loads the kernels, with an empty cache of compiled code and with a filled one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np

from dovetail.measures.fit.potential import by_product, flows, pair_potential, potential
from dovetail.measures.gravity.panel import panel
from dovetail.measures.gravity.ppml import ppml

#: Economies, times, sectors.
SIZES = ((226, 5, 1), (226, 28, 1), (226, 10, 20))

Row = dict[str, Any]

FIRST_CALL = """
import time
start = time.perf_counter()
import numpy as np
from dovetail.measures.gravity.panel import panel
from dovetail.measures.gravity.ppml import ppml
imported = time.perf_counter()
i, t, j = (axis.ravel() for axis in np.indices((6, 3, 6)))
rng = np.random.default_rng(0)
ppml(panel(rng.gamma(1, 1, len(i)), {"x": rng.normal(size=len(i))}, exporter=i, importer=j, time=t))
end = time.perf_counter()
print(imported - start, end - imported, time.process_time())
"""

#: At most so many seconds for the first call with its imports, on an idle machine.
MOST_FIRST = 2.0


def generate(economies: int, times: int, sectors: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Columns of a panel of trade."""
    rng = np.random.default_rng(seed)
    s, i, t, j = (axis.ravel() for axis in np.indices((sectors, economies, times, economies), dtype=np.int32))
    place, size = rng.normal(size=(economies, 2)), rng.normal(0, 1.5, economies)
    far = np.log(0.1 + np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1)))
    start = rng.integers(0, 2 * times, (economies, economies))
    rta = (t >= start[i, j]).astype(float)
    eta = size[i] + size[j] - far[i, j] + rng.normal(0, 0.5, (sectors, economies, economies))[s, i, j] + 0.3 * rta
    eta += 0.1 * (rng.normal(size=(economies, times))[i, t] + rng.normal(size=(economies, times))[j, t])
    trade = np.exp(eta) * rng.gamma(2, 0.5, len(i))
    trade[rng.random(len(i)) < 0.2 / (1 + np.exp(eta))] = 0
    return {"trade": trade, "rta": rta, "exporter": i, "importer": j, "time": t, "sector": s}


def run(scale: float = 1.0) -> list[Row]:
    """Seconds of ours and of pyfixest, and cells of export potential a second.

    Parameters
    ----------
    scale
        Part of the economies (and products) taken.
    """
    rows: list[Row] = []
    for economies, times, sectors in SIZES:
        data = generate(max(20, int(economies * scale)), times, sectors)
        mine, fit = _best(lambda data=data: _ours(data), 3)
        peer, other = _best(_theirs(data), 1)
        rows.append(
            {
                "task": "three-way, clustered by pair",
                "size": f"{max(20, int(economies * scale))}^2 x {times} x {sectors}",
                "rows": len(data["trade"]),
                "seconds": mine,
                "pyfixest_seconds": peer,
                "times_faster": round(peer / mine, 1),
                "largest_difference": float(f"{abs(fit.beta[0] - other.coef().iloc[0]):.1e}"),
            }
        )
    rows += _first_calls()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:  # its peak memory is its own
        rows += apart.submit(_potential, scale).result()
    return rows


def _ours(data: dict[str, np.ndarray]) -> Any:
    codes = {name: data[name] for name in ("exporter", "importer", "time", "sector")}
    return ppml(panel(data["trade"], {"rta": data["rta"]}, **codes))


def _theirs(data: dict[str, np.ndarray]) -> Callable[[], Any]:
    import pandas as pd
    import pyfixest

    frame = pd.DataFrame({"trade": data["trade"], "rta": data["rta"]})
    wide = data["exporter"].max() + 1
    frame["pair"] = data["exporter"] * wide + data["importer"]
    slot = data["sector"] * (data["time"].max() + 1) + data["time"]
    frame["exporter_time"], frame["importer_time"] = slot * wide + data["exporter"], slot * wide + data["importer"]
    frame["pair_sector"] = data["sector"].astype(np.int64) * wide**2 + frame["pair"]

    def task() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return pyfixest.fepois(
                "trade ~ rta | exporter_time + importer_time + pair_sector",
                frame,
                vcov={"CRV1": "pair"},
                copy_data=False,
            )

    return task


def _first_calls() -> list[Row]:
    """Best of three for each state: another program on the machine makes a single start look longer than it is."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for state, caches in (("nothing compiled yet", "abc"), ("compiled before", "aaa")):
            starts = [_first_call(os.path.join(folder, cache)) for cache in caches]
            imports, call, _ = min(starts, key=lambda start: start[0] + start[1])
            row: Row = {
                "task": f"first call, {state}",
                "seconds": round(imports + call, 2),
                "of_it_imports": round(imports, 2),
                "cpu_seconds": round(min(start[2] for start in starts), 2),
            }
            rows.append(row | {"limit_seconds": MOST_FIRST} if caches == "abc" else row)
    return rows


def _first_call(cache: str) -> tuple[float, ...]:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CALL],
        env={**os.environ, "NUMBA_CACHE_DIR": cache},
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(map(float, done.stdout.split()))


def _potential(scale: float) -> list[Row]:
    rng = np.random.default_rng(0)
    economies, products = 226, max(50, int(5000 * scale))
    count = int(2200 * products)
    k, i = rng.integers(0, products, count), rng.integers(0, economies, count)
    j = (i + rng.integers(1, economies, count)) % economies
    trade = flows(k, i, j, np.exp(rng.normal(0, 2, count)), products=products, economies=economies)
    parts = potential(trade, distance=1 + 1e4 * rng.random((economies, economies)))
    cells = economies**2 * products
    rows: list[Row] = []
    for task, work in (
        ("export potential, every cell", lambda: sum(float(left[0, 1]) for _, _, left in by_product(parts, trade))),
        ("export potential, sums by pair", lambda: pair_potential(parts, trade)),
    ):
        seconds, _ = _best(work, 2)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        rows.append(
            {
                "task": task,
                "size": f"{economies}^2 x {products:,}",
                "rows": count,
                "seconds": seconds,
                "million_cells_a_second": round(cells / seconds / 1e6),
                "peak_mb": round(peak),
            }
        )
    return rows


def _best(task: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    best, result = np.inf, None
    for _ in range(rounds):
        start = time.perf_counter()
        result = task()
        best = min(best, time.perf_counter() - start)
    return round(best, 4), result


if __name__ == "__main__":
    for row in run(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        print(", ".join(f"{name} {value}" for name, value in row.items()))
