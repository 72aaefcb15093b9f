"""Sharing rows out to threads, always in the same chunks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

Part = TypeVar("Part")

# Enough chunks for a laptop's cores; their number is fixed so that sums add up alike on every machine.
CHUNKS = 8

# Numbers that all chunks together may set aside.
_ROOM = 20_000_000

# Cells below which handing rows to other threads costs more than it saves.
_WORTHWHILE = 60_000


def chunks(rows: int, room: int = 1) -> list[tuple[int, int]]:
    """First and last row of each chunk; fewer chunks where each needs `room` numbers of its own."""
    count = max(1, min(CHUNKS, _ROOM // room))
    cuts = [rows * k // count for k in range(count + 1)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def each(work: Callable[..., Part], parts: Sequence[tuple[Any, ...]], cells: int) -> list[Part]:
    """Call `work` with each tuple of arguments, on several threads where the work is large; results in order."""
    if cells < _WORTHWHILE or len(parts) == 1 or _cores() == 1:
        return [work(*part) for part in parts]
    cores = _cores()
    bundles = [parts[len(parts) * k // cores : len(parts) * (k + 1) // cores] for k in range(cores)]

    def run(bundle: Sequence[tuple[Any, ...]]) -> list[Part]:
        return [work(*part) for part in bundle]

    waiting = [_pool().submit(run, bundle) for bundle in bundles[1:] if bundle]
    found = run(bundles[0])
    for future in waiting:
        found += future.result()
    return found


@cache
def _cores() -> int:
    return min(CHUNKS, os.cpu_count() or 1)


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=max(1, _cores() - 1), thread_name_prefix="measures")
