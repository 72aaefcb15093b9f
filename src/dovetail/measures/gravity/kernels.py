"""The compiled passes over the grid.

A sector is a block ``[exporter, time, importer]``; each pass handles whole rows (exporters) and keeps a row in the
processor's cache, so that one pass reads the block once. Rows are shared out to threads in fixed chunks whose sums are
added in order: the result does not depend on the number of threads.

The kernels are compiled on first use and cached beside the module, or in the user's cache folder where that cannot
be written. Shipping them compiled would mean a build for every platform and processor; three kernels, allocating
nothing and threaded from outside (they release the interpreter's lock), compile in a third of the time that the
compiler's own threading takes, once for an installation.
"""

# pyright: reportUntypedFunctionDecorator=false, reportUnknownParameterType=false, reportMissingParameterType=false
# The decorator of the compiler is untyped; the shapes stand in the docstrings.

from __future__ import annotations

import gc
from functools import cache
from typing import Any

import numba


def _compiled(kernel: Any) -> Any:
    """Compile on first use, keeping the compiled code where some folder can be written."""
    # Sums may be reordered and fused; NaN and infinity keep their meaning.
    options: dict[str, Any] = {
        "nogil": True,
        "fastmath": {"reassoc", "contract", "nsz", "arcp"},
        "error_model": "numpy",
        # Nothing is allocated, rewritten or called from C: what the compiler would add for that takes it longer.
        "_nrt": False,
        "no_cfunc_wrapper": True,
        "no_rewrites": True,
    }
    try:
        return numba.njit(cache=True, **options)(kernel)
    except RuntimeError:  # no folder for the cache can be written: each process compiles anew
        return numba.njit(**options)(kernel)


# A pivot this small beside its diagonal is rounding of zero: the effect is a sum of others.
_PIVOT = 1e-11

# What `row_pass` does.
MULTIPLY, RESIDUAL, ADD_FIT = 0, 1, 2


@_compiled
def row_blocks(w, pair, block, part, start, stop):
    """Each exporter's normal matrix once pair effects are out, and this chunk's part of the importers'.

    ``block[i]`` (times, times) is exporter i's; ``part`` (times, times, importers), zero on entry, collects the
    importers', lower half. ``pair`` (exporters, importers) holds inverse sums of the weights, zeros without
    pair effects.
    """
    times, importers = w.shape[1], w.shape[2]
    for i in range(start, stop):
        for t in range(times):
            for s in range(t + 1):
                both = 0.0
                for j in range(importers):
                    shared = w[i, t, j] * w[i, s, j] * pair[i, j]
                    both -= shared
                    part[t, s, j] -= shared
                block[i, t, s] = both
                block[i, s, t] = both
            own = 0.0
            for j in range(importers):
                own += w[i, t, j]
                part[t, t, j] += w[i, t, j]
            block[i, t, t] += own


@_compiled
def invert(blocks, sizes):
    """Generalised inverses of positive semidefinite matrices (many, n, n), in place.

    Rows and columns that depend on those before become zero. `sizes` (many, n) holds the diagonals as they are.
    """
    many, n = sizes.shape
    for m in range(many):
        for k in range(n):
            pivot = blocks[m, k, k]
            if pivot <= _PIVOT * sizes[m, k] or pivot <= 0.0:
                for j in range(n):
                    blocks[m, k, j] = 0.0
                    blocks[m, j, k] = 0.0
                continue
            blocks[m, k, k] = 1.0
            for j in range(n):
                blocks[m, k, j] /= pivot
            for i in range(n):
                f = blocks[m, i, k]
                if i != k and f != 0.0:
                    blocks[m, i, k] = 0.0
                    for j in range(n):
                        blocks[m, i, j] -= f * blocks[m, k, j]


@_compiled
def row_pass(w, v, b, task, pair, block, out, scale, room, start, stop):
    """Eliminate exporter and pair effects row by row, and do something with what is left.

    - MULTIPLY: add to ``out`` (times, importers) the reduced normal matrix times b
    - RESIDUAL: add to ``out`` the reduced normal equations' residual of the guess b, ``v`` being fitted
    - ADD_FIT: add to ``out`` (exporters, times, importers) `scale` times the fit of v, given b

    Effects that are not there have a ``pair`` or a ``block`` of zeros. `room` (times + 2, importers or times if that is
    more) is room to work in.
    """
    times, importers = w.shape[1], w.shape[2]
    s, a = room[times], room[times + 1]
    for i in range(start, stop):
        for j in range(importers):
            s[j] = 0.0
        for t in range(times):
            a[t] = 0.0
            if task == MULTIPLY:
                for j in range(importers):
                    room[t, j] = w[i, t, j] * b[t, j]
                    s[j] += room[t, j]
            else:
                for j in range(importers):
                    room[t, j] = w[i, t, j] * (v[i, t, j] - b[t, j])
                    s[j] += room[t, j]
        for t in range(times):
            u = 0.0
            for j in range(importers):
                u += room[t, j] - w[i, t, j] * s[j] * pair[i, j]
            for r in range(times):
                a[r] += block[i, t, r] * u
        for t in range(times):
            at = a[t]
            for j in range(importers):
                s[j] -= w[i, t, j] * at
        for t in range(times):
            at = a[t]
            if task == ADD_FIT:
                for j in range(importers):
                    out[i, t, j] += scale * (at + b[t, j] + s[j] * pair[i, j])
            else:
                for j in range(importers):
                    out[0, t, j] += room[t, j] - w[i, t, j] * (at + s[j] * pair[i, j])


@cache
def prepare() -> None:
    """Compile the kernels, or load them where they have been compiled before; called before the first of them.

    Compiling makes a great many objects that stay: collecting garbage among them would cost another tenth.
    """
    whole, grid = numba.types.int64, numba.types.float64[:, :, ::1]
    flat, number = numba.types.float64[:, ::1], numba.types.float64
    collects = gc.isenabled()
    gc.disable()
    try:
        row_blocks.compile((grid, flat, grid, grid, whole, whole))
        invert.compile((grid, flat))
        row_pass.compile((grid, grid, flat, whole, flat, grid, grid, number, flat, whole, whole))
    finally:
        if collects:
            gc.enable()
