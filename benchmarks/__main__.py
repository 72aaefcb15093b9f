"""Run the benchmarks side by side with peers: python -m benchmarks [NAME ...] [--scale 0.1] [--json FILE].

Every module of this folder with a function `run(scale)` is a benchmark; what it returns are rows of one table. Ratios
of one run count; seconds say little about another machine, or about this one when it is busy.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

#: Peers and engines whose versions belong to the result.
SHOWN = ("duckdb", "polars", "numpy", "scipy", "numba", "pyfixest", "ecomplexity", "economic-complexity", "pymrio")


def machine() -> dict[str, Any]:
    """The machine and the versions, as far as they bear on the numbers."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        model = next((x.split(":")[1].strip() for x in cpuinfo.read_text().splitlines() if "model name" in x), model)
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return {
        "machine": f"{model}, {os.cpu_count()} processors, {pages / 2**30:.0f} GB, {platform.system()}{busy}",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in SHOWN},
    }


def benchmarks() -> list[str]:
    """Names of the benchmarks."""
    folder = Path(__file__).parent
    names = sorted(module.name for module in pkgutil.iter_modules([str(folder)]) if module.name != "__main__")
    return [name for name in names if hasattr(importlib.import_module(f"benchmarks.{name}"), "run")]


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as aligned text; columns in the order in which they first come up."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells = [columns, *([_shown(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(columns))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)


def _shown(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int | float) else str(value)


def main() -> None:
    """Run the benchmarks named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(benchmarks())}")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full size, for a quick look")
    parser.add_argument("--json", type=Path, help="write the results to this file too")
    options = parser.parse_args()
    about = machine()
    print(about["machine"], f"Python {about['python']}", sep="\n")
    print(", ".join(f"{name} {number}" for name, number in about["versions"].items()))
    results: dict[str, Any] = {}
    for name in options.names or benchmarks():
        start = time.perf_counter()
        try:
            rows = importlib.import_module(f"benchmarks.{name}").run(options.scale)
        except FileNotFoundError as missing:
            print(f"\n{name}: skipped, {missing}")
            continue
        results[name] = rows
        print(f"\n{name} ({time.perf_counter() - start:.0f} s)\n{table(rows)}", flush=True)
    if options.json:
        options.json.write_text(json.dumps({**about, "results": results}, indent=1) + "\n", encoding="utf-8")
    sys.exit(0)


if __name__ == "__main__":
    main()
