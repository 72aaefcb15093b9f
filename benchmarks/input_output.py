"""Value added in trade against pymrio on generated tables: seconds, peak memory, and the ratio of both in one run.

Tables are generated from a seed: regions buy most inputs at home, flows are skewed, rows balance. Each task runs in a
process of its own, so that its peak memory is its own; what a task needs to read (or build) its table is not in its
seconds. pymrio's `calc_all` yields coefficients, the Leontief inverse and footprints, not a decomposition of exports:
it is the work that any decomposition from the inverse has to do first.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

#: Regions and sectors: an OECD ICIO of today, and a table three times as wide.
ICIO, WIDE = (77, 45), (140, 70)

Row = dict[str, Any]


def generate(regions: int, sectors: int, folder: Path, seed: int = 1) -> Path:
    """Write flows and final demand of a balanced table; return the folder."""
    rng = np.random.default_rng(seed)
    n = regions * sectors
    flows = rng.random((n, n)) ** 3
    for region in range(regions):
        own = slice(region * sectors, (region + 1) * sectors)
        flows[own, own] *= 3.0 * regions
    flows *= rng.lognormal(8, 1, n) * rng.uniform(0.35, 0.7, n) / flows.sum(0)
    final = rng.lognormal(8, 1, n)[:, None] * rng.random((n, regions)) * 0.2 / regions
    home = np.arange(n) // sectors
    final[np.arange(n), home] += np.maximum(1.3 * flows.sum(0) - flows.sum(1) - final.sum(1), 0.0)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "flows.npy", flows)
    np.save(folder / "final.npy", final)
    return folder


def _table(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    return np.load(folder / "flows.npy"), np.load(folder / "final.npy")


def _timed(task: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Best seconds of some rounds, and the peak memory of the process in megabytes."""
    best = np.inf
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    return best, _peak_megabytes()


def _peak_megabytes() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of a child may be that of the process that started it
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def all_pairs(folder: Path) -> tuple[float, float]:
    """Borin-Mancini terms of every region's exports to every other, from the raw table."""
    from dovetail.measures.input_output.economy import Economy
    from dovetail.measures.input_output.exports import export_terms

    flows, final = _table(folder)
    return _timed(lambda: export_terms(Economy.of(flows, final, regions=final.shape[1])).by_region(), 2)


def one_pair(folder: Path) -> tuple[float, float]:
    """Borin-Mancini terms of one region's exports to one other, with origins and absorbers, from the raw table."""
    from dovetail.measures.input_output.economy import Economy
    from dovetail.measures.input_output.exports_pair import pair_terms

    flows, final = _table(folder)
    return _timed(lambda: pair_terms(Economy.of(flows, final, regions=final.shape[1]), 0, 1), 1)


def all_borders(folder: Path) -> tuple[float, float]:
    """Borin-Mancini terms at the border of every two regions (bilateral perspective), from the raw table."""
    from dovetail.measures.input_output.economy import Economy
    from dovetail.measures.input_output.exports import export_terms

    flows, final = _table(folder)
    economy = Economy.of(flows, final, regions=final.shape[1])
    return _timed(lambda: export_terms(economy, perspective="bilateral").by_region(), 1)


def chain_pair(folder: Path) -> tuple[float, float]:
    """What a chain tells of one pair: terms, content by origin, stages to final use, inputs of metal."""
    from dovetail.analyses.chains.accounts import rows_of_pair
    from dovetail.sources.account_table import InputOutputTable

    flows, final = _table(folder)
    regions = tuple(f"X-{region}" for region in range(final.shape[1]))
    sectors = tuple(f"{10 + sector:02d}" for sector in range(len(flows) // len(regions)))
    table = InputOutputTable(
        flows, final, None, regions, sectors, sectors, ("final",), "million USD", 2020, "generated", "ISIC4"
    )
    return _timed(lambda: rows_of_pair(table, regions[0], regions[1]), 1)


def nine_terms(folder: Path) -> tuple[float, float]:
    """Koopman-Wang-Wei terms of every region."""
    from dovetail.measures.input_output.economy import Economy
    from dovetail.measures.input_output.koopman import koopman_wang_wei

    flows, final = _table(folder)
    return _timed(lambda: koopman_wang_wei(Economy.of(flows, final, regions=final.shape[1])), 2)


def pymrio_all(folder: Path) -> tuple[float, float]:
    """pymrio's calc_all on the same table."""
    import warnings

    import pandas as pd
    import pymrio

    flows, final = _table(folder)
    regions = final.shape[1]
    index = pd.MultiIndex.from_product([range(regions), range(len(flows) // regions)], names=["region", "sector"])
    columns = pd.MultiIndex.from_product([range(regions), ["final"]], names=["region", "category"])
    inputs, demand = pd.DataFrame(flows, index, index), pd.DataFrame(final, index, columns)

    def task() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pymrio.IOSystem(Z=inputs.copy(deep=False), Y=demand.copy(deep=False)).calc_all()

    return _timed(task, 1)


def _apart(task: Callable[[Path], tuple[float, float]], folder: Path) -> tuple[float, float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task, folder).result()


def run(scale: float = 1.0) -> list[Row]:
    """Rows of results: task, size, seconds, peak memory, the peer's, and their ratios (above 1: we are faster).

    Parameters
    ----------
    scale
        Share of the regions of each table, for a quick look.
    """
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as temporary:
        for (regions, sectors), tasks, limit in (
            (ICIO, (all_pairs, nine_terms), (2.5, None)),
            (ICIO, (all_borders,), (None, None)),
            (WIDE, (one_pair, chain_pair), (8.0, 1500.0)),
        ):
            regions = max(int(regions * scale), 3)
            folder = generate(regions, sectors, Path(temporary) / f"{regions}x{sectors}")
            peer_seconds, peer_megabytes = _apart(pymrio_all, folder)
            for task in tasks:
                seconds, megabytes = _apart(task, folder)
                rows.append(
                    {
                        "task": (task.__doc__ or "").split(",")[0].rstrip("."),
                        "size": f"{regions} x {sectors} = {regions * sectors:,}",
                        "seconds": round(seconds, 2),
                        "peak_mb": round(megabytes),
                        "peer": "pymrio calc_all",
                        "peer_seconds": round(peer_seconds, 2),
                        "peer_peak_mb": round(peer_megabytes),
                        "times_faster": round(peer_seconds / seconds, 1),
                        "times_smaller": round(peer_megabytes / megabytes, 1),
                        "limit_seconds": limit[0],
                        "limit_mb": limit[1],
                    }
                )
            for file in folder.iterdir():
                file.unlink()
    return rows


if __name__ == "__main__":
    for row in run(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        print(", ".join(f"{name} {value}" for name, value in row.items()))
