"""What the brief of the packaged example costs, as a process of its own: both languages, all five formats.

`run` is the best of a few processes from the command line, start included; the parts are of one run in this process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

MOST_SECONDS = 5.0
ROUNDS = 3


def run(scale: float = 1.0) -> list[dict[str, Any]]:
    """Rows: the whole run, then its parts within this process."""
    del scale
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dovetail", "brief", "BLR", "RU-CHE", "--lang", "both", "--out", folder]
        seconds: list[float] = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - start)
        best = min(seconds)
        parts = _parts(Path(folder))
    whole = {"part": "run", "seconds": round(best, 2), "most": MOST_SECONDS, "within": best <= MOST_SECONDS}
    return [whole, *({"part": name, "seconds": round(spent, 2)} for name, spent in parts.items())]


def _parts(folder: Path) -> dict[str, float]:
    from dovetail.brief.compose import write_brief
    from dovetail.store.store import open_store
    from dovetail.terms.territory import Pair

    spent: dict[str, float] = {}
    start = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal start
        now = time.perf_counter()
        spent[name], start = now - start, now

    store = open_store()
    lap("open the store")
    brief = write_brief(store, Pair.of("BLR", "RU-CHE"), language="both")
    lap("analyses and sentences")
    for suffix in ("html", "pdf", "docx", "md", "json"):
        brief.save(folder / f"parts.{suffix}")
        lap(suffix + (" with the charts" if suffix == "html" else ""))
    return spent
