"""The compiled passes over the grid.

A sector is a block ``[exporter, time, importer]``; each pass handles whole rows (exporters) and keeps a row in the
processor's cache, so that one pass reads the block once. Rows are shared out to threads in fixed chunks whose sums are
added in order: the result does not depend on the number of threads. The kernels are compiled on first use and
cached beside the module, or in the user's cache folder where that cannot be written. They release the interpreter's
lock and are threaded by `threads` rather than by the compiler: that compiles in a third of the time.
"""

# pyright: reportUntypedFunctionDecorator=false, reportUnknownParameterType=false, reportMissingParameterType=false
# The decorator of the compiler is untyped; the shapes stand in the docstrings.

from __future__ import annotations

import numba
import numpy as np

# Sums may be reordered and fused; NaN and infinity keep their meaning.
_compiled = numba.njit(nogil=True, cache=True, fastmath={"reassoc", "contract", "nsz", "arcp"}, error_model="numpy")

# A pivot this small beside its diagonal is rounding of zero: the effect is a sum of others.
_PIVOT = 1e-11


@_compiled
def means(eta, y, live, mu, start, stop):
    """Fill ``mu = exp(eta)`` on the live cells of rows; return the sums of ``mu - y eta`` and of ``mu``."""
    loss, total = 0.0, 0.0
    for i in range(start, stop):
        for t in range(eta.shape[1]):
            for j in range(eta.shape[2]):
                m = np.exp(eta[i, t, j]) if live[i, t, j] else 0.0
                mu[i, t, j] = m
                total += m
                if live[i, t, j]:
                    loss += m - y[i, t, j] * eta[i, t, j]
    return loss, total


@_compiled
def row_blocks(w, has_a, has_c, pair, block, part, start, stop):
    """Inverse pair sums, the inverse of each exporter's block of effects, and this chunk's part of the importers'.

    ``block[i]`` is the (times, times) inverse of exporter i's normal matrix once pair effects are out; ``part``
    (times, times, importers) collects the importers' before inversion.
    """
    times, importers = w.shape[1], w.shape[2]
    part[:] = 0.0
    for i in range(start, stop):
        if has_c:
            for j in range(importers):
                pair[i, j] = 0.0
            for t in range(times):
                for j in range(importers):
                    pair[i, j] += w[i, t, j]
            for j in range(importers):
                pair[i, j] = 1.0 / pair[i, j] if pair[i, j] > 0 else 0.0
        for t in range(times):
            own = 0.0
            for j in range(importers):
                own += w[i, t, j]
                part[t, t, j] += w[i, t, j]
            block[i, t, t] = own
            for s in range(t + 1 if has_c else 0):
                both = 0.0
                for j in range(importers):
                    shared = w[i, t, j] * w[i, s, j] * pair[i, j]
                    both += shared
                    part[t, s, j] -= shared
                if s == t:
                    block[i, t, t] -= both
                else:
                    block[i, t, s] = -both
                    block[i, s, t] = -both
            if not has_c:
                for s in range(t):
                    block[i, t, s] = 0.0
                    block[i, s, t] = 0.0
        if has_a:
            _invert(block[i])


@_compiled
def column_blocks(total, has_c):
    """Invert the importers' blocks ``total[:, :, j]`` in place; only the lower half is filled on entry."""
    times, importers = total.shape[0], total.shape[2]
    one = np.empty((times, times))
    for j in range(importers):
        for t in range(times):
            for s in range(t + 1):
                one[t, s] = total[t, s, j]
                one[s, t] = one[t, s]
        if has_c:
            _invert(one)
        else:
            for t in range(times):
                one[t, t] = 1.0 / one[t, t] if one[t, t] > 0 else 0.0
        for t in range(times):
            for s in range(times):
                total[t, s, j] = one[t, s]


@_compiled
def _invert(a):
    """Generalised inverse of a positive semidefinite matrix in place; dependent rows and columns become zero."""
    n = a.shape[0]
    first = np.empty(n)
    skipped = np.zeros(n, np.bool_)
    for k in range(n):
        first[k] = a[k, k]
    for k in range(n):
        pivot = a[k, k]
        if pivot <= _PIVOT * first[k] or pivot <= 0.0:
            skipped[k] = True
            continue
        a[k, k] = 1.0
        for j in range(n):
            a[k, j] /= pivot
        for i in range(n):
            if i != k:
                f = a[i, k]
                a[i, k] = 0.0
                if f != 0.0:
                    for j in range(n):
                        a[i, j] -= f * a[k, j]
    for k in range(n):
        if skipped[k]:
            for j in range(n):
                a[k, j] = 0.0
                a[j, k] = 0.0


@_compiled
def reduced(w, v, b, with_v, has_a, has_c, pair, block, out, start, stop):
    """This chunk's part of the importers' normal equations, exporter and pair effects eliminated.

    The variable is ``v - b`` if `with_v` (a right-hand side, residual of the guess b) and ``b`` if not (the matrix
    times b). `v` (exporters, times, importers), `b` and `out` (times, importers).
    """
    times, importers = w.shape[1], w.shape[2]
    out[:] = 0.0
    x = np.empty((times, importers))
    s = np.empty(importers)
    a = np.zeros(times)
    for i in range(start, stop):
        _eliminate(w[i], v[i] if with_v else b, b, with_v, has_a, has_c, pair[i], block[i], x, s, a)
        for t in range(times):
            at = a[t]
            for j in range(importers):
                out[t, j] += x[t, j] - w[i, t, j] * (at + s[j])


@_compiled
def _eliminate(w, v, b, with_v, has_a, has_c, pair, block, x, s, a):
    """Weighted variable x (times, importers), exporter effects a (times) and pair effects s (importers) of a row."""
    times, importers = w.shape
    s[:] = 0.0
    for t in range(times):
        if with_v:
            for j in range(importers):
                x[t, j] = w[t, j] * (v[t, j] - b[t, j])
        else:
            for j in range(importers):
                x[t, j] = w[t, j] * b[t, j]
        if has_c:
            for j in range(importers):
                s[j] += x[t, j]
    if has_c:
        for j in range(importers):
            s[j] *= pair[j]
    if not has_a:
        return
    u = np.empty(times)
    for t in range(times):
        total = 0.0
        for j in range(importers):
            total += x[t, j] - w[t, j] * s[j]
        u[t] = total
    for t in range(times):
        total = 0.0
        for r in range(times):
            total += block[t, r] * u[r]
        a[t] = total
    if has_c:
        q = np.zeros(importers)
        for t in range(times):
            for j in range(importers):
                q[j] += w[t, j] * a[t]
        for j in range(importers):
            s[j] -= q[j] * pair[j]


@_compiled
def add_fit(w, v, b, has_a, has_c, pair, block, out, scale, start, stop):
    """Add ``scale`` times the fit ``a + b + c`` of v to `out`, given the importers' effects b."""
    times, importers = w.shape[1], w.shape[2]
    x = np.empty((times, importers))
    s = np.empty(importers)
    a = np.zeros(times)
    for i in range(start, stop):
        _eliminate(w[i], v[i], b, True, has_a, has_c, pair[i], block[i], x, s, a)
        for t in range(times):
            at = a[t]
            for j in range(importers):
                out[i, t, j] += scale * (at + b[t, j] + s[j])


@_compiled
def precondition(blocks, r, out):
    """The importers' inverse blocks (times, times, importers) times r (times, importers)."""
    times, importers = r.shape
    for t in range(times):
        for j in range(importers):
            out[t, j] = 0.0
        for s in range(times):
            for j in range(importers):
                out[t, j] += blocks[t, s, j] * r[s, j]
