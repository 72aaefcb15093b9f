"""The product space as a picture: its backbone, its communities, and a place for each product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.inputs import Floats, Indices

# A spring of a pair so far apart that the graph does not join it, in units of the longest path.
_APART = 1.2
_SWEEPS = 40


@dataclass(frozen=True, slots=True)
class Network:
    """Links between products, shape (links, 2) with the smaller position first, and their proximities.

    The tree of the strongest links comes first (`tree` of them), then every further link of at least the threshold.
    `community` numbers the communities from 0, the largest first; `modularity` says how marked they are (0 to 1).
    """

    links: Indices
    weights: Floats
    tree: int
    community: Indices
    modularity: float


def network(proximity: ArrayLike, *, threshold: float = 0.55, resolution: float = 1.0) -> Network:
    """Backbone of the product space: the maximum spanning tree and all links of at least `threshold`.

    Communities are found on the links with Louvain's method, products visited in their order, so that the same
    proximities always give the same picture.

    Parameters
    ----------
    proximity
        Symmetric proximities, shape (products, products); the diagonal does not matter.
    threshold
        Proximity from which a link is drawn beside the tree; 0.55 is that of the published product space.
    resolution
        Above 1 gives more and smaller communities.

    Raises
    ------
    InconsistentDataError
        If the proximities are not a symmetric square of finite numbers of at least 0.

    References
    ----------
    Hidalgo and others (2007), doi:10.1126/science.1144581; Blondel and others (2008), Fast unfolding of communities
    in large networks, J. Stat. Mech. P10008, doi:10.1088/1742-5468/2008/10/P10008

    Examples
    --------
    >>> space = network([[1, 0.8, 0.1], [0.8, 1, 0.2], [0.1, 0.2, 1]])
    >>> space.links.tolist(), space.weights.tolist()
    ([[0, 1], [1, 2]], [0.8, 0.2])
    """
    phi = _square(proximity)
    tree = _spanning(phi)
    above = np.argwhere(np.triu(phi >= threshold, 1)) if threshold > 0 else np.argwhere(np.triu(phi > 0, 1))
    known = {(int(a), int(b)) for a, b in tree}
    extra = [pair for pair in ((int(a), int(b)) for a, b in above) if pair not in known]
    links = np.array([*map(tuple, tree.tolist()), *extra], dtype=np.intp).reshape(-1, 2)
    weights = phi[links[:, 0], links[:, 1]].astype(np.float64)
    community, modularity = communities(len(phi), links, weights, resolution=resolution)
    return Network(links, weights, len(tree), community, modularity)


def communities(size: int, links: Indices, weights: Floats, *, resolution: float = 1.0) -> tuple[Indices, float]:
    """Louvain communities of a weighted graph, and their modularity. Deterministic: nodes are visited in order."""
    from scipy import sparse

    graph = sparse.coo_array((weights, (links[:, 0], links[:, 1])), shape=(size, size)).tocsr()
    graph = (graph + graph.T).tocsr()
    total = float(graph.sum())
    label = np.arange(size)
    if total == 0:
        return label, 0.0
    level, improved = graph, True
    while improved:
        moved, improved = _moved(level, total, resolution)
        _, moved = np.unique(moved, return_inverse=True)
        label = moved[label]
        gather = sparse.csr_array((np.ones(len(moved)), (moved, np.arange(len(moved)))))
        level = (gather @ level @ gather.T).tocsr()
    inside = level.diagonal().sum() / total
    modularity = float(inside - ((level.sum(1) / total) ** 2).sum())
    sizes = np.bincount(label)
    rank = np.empty(len(sizes), np.intp)
    rank[np.lexsort((np.arange(len(sizes)), -sizes))] = np.arange(len(sizes))
    return rank[label], modularity


def positions(net: Network, *, sweeps: int = _SWEEPS) -> Floats:
    """A place in the plane for each product, shape (products, 2), so that paths along links keep their length.

    Stress majorisation (weights ``d^-2``) of the distances along the links, a link being as long as
    ``1.5 - proximity``, from classical scaling as the start. Centred, scaled into the unit square around 0, signs
    fixed by the first product that stands off the axis: the same network gives the same picture.

    References
    ----------
    Gansner, Koren and North (2005), Graph drawing by stress majorization, doi:10.1007/978-3-540-31843-9_25
    """
    from scipy import linalg, sparse
    from scipy.sparse import csgraph

    size = len(net.community)
    if size == 1:
        return np.zeros((1, 2))
    lengths = sparse.coo_array((1.5 - np.minimum(net.weights, 1), tuple(net.links.T)), shape=(size, size))
    paths = csgraph.shortest_path(lengths.tocsr(), directed=False)
    finite = np.isfinite(paths)
    paths = np.where(finite, paths, paths[finite].max(initial=1.0) * _APART).astype(np.float32)
    place = _classical(paths)
    with np.errstate(divide="ignore"):
        pull = np.where(paths > 0, 1 / paths**2, 0).astype(np.float32)
    mass = pull.sum(1, dtype=np.float64)
    factor = linalg.cho_factor(np.diag(mass) - pull + 1.0 / size)
    for _ in range(sweeps):
        apart = np.hypot(*(np.subtract.outer(axis, axis) for axis in place.T.astype(np.float32)))
        ratio = pull * paths / np.where(apart > 0, apart, 1)
        place = linalg.cho_solve(factor, ratio.sum(1)[:, None] * place - ratio @ place)
        place -= place.mean(0)
    place /= np.abs(place).max()
    for axis in (0, 1):
        off = place[np.abs(place[:, axis]) > 1e-6, axis]
        place[:, axis] *= np.sign(off[0]) if len(off) else 1
    return place


def _square(proximity: ArrayLike) -> NDArray[np.floating[Any]]:
    phi = np.asarray(proximity)
    if phi.ndim != 2 or phi.shape[0] != phi.shape[1] or not len(phi):
        raise InconsistentDataError(problem(f"proximities have the shape {phi.shape}", do="give a square of them"))
    if not np.isfinite(phi).all() or (phi < 0).any() or not np.allclose(phi, phi.T, atol=1e-6):
        raise InconsistentDataError(
            problem("the proximities are not finite, not at least 0, or not symmetric", why="links have no direction")
        )
    return phi


def _spanning(phi: NDArray[np.floating[Any]]) -> Indices:
    """Maximum spanning forest by Prim's method on the dense square; links of proximity 0 are none."""
    size = len(phi)
    best, parent = np.full(size, -1.0), np.full(size, -1)
    outside = np.ones(size, bool)
    found: list[tuple[int, int]] = []
    for _ in range(size):
        node = int(np.argmax(np.where(outside, best, -2)))
        if best[node] > 0:
            found.append((min(node, int(parent[node])), max(node, int(parent[node]))))
        outside[node] = False
        closer = outside & (phi[node] > np.maximum(best, 0))
        best[closer], parent[closer] = phi[node][closer], node
    return np.array(sorted(found), dtype=np.intp).reshape(-1, 2)


def _moved(graph: Any, total: float, resolution: float) -> tuple[Indices, bool]:
    """One level of Louvain: nodes join the neighbouring community that raises modularity most, until none moves."""
    size = graph.shape[0]
    degree = np.asarray(graph.sum(1)).ravel()
    label, mass = list(range(size)), degree.tolist()
    neighbours = [
        [
            (int(j), float(w))
            for j, w in zip(
                graph.indices[graph.indptr[i] : graph.indptr[i + 1]],
                graph.data[graph.indptr[i] : graph.indptr[i + 1]],
                strict=True,
            )
            if j != i
        ]
        for i in range(size)
    ]
    improved, busy = False, True
    while busy:
        busy = False
        for i in range(size):
            own, k = label[i], float(degree[i])
            mass[own] -= k
            ties: dict[int, float] = {own: 0.0}
            for j, w in neighbours[i]:
                ties[label[j]] = ties.get(label[j], 0.0) + w
            gains = {c: w - resolution * k * mass[c] / total for c, w in ties.items()}
            best = max(gains, key=lambda c: (gains[c], c == own, -c))
            if gains[best] <= gains[own] + 1e-12:
                best = own
            mass[best] += k
            if best != own:
                label[i], improved, busy = best, True, True
    return np.array(label, dtype=np.intp), improved


def _classical(paths: NDArray[np.float32]) -> Floats:
    """Classical scaling: the two leading axes of the doubly centred squared distances, by subspace iteration."""
    squares = paths.astype(np.float64) ** 2
    centred = -(squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()) / 2
    size = len(paths)
    if size <= 3:
        values, vectors = np.linalg.eigh(centred)
        place = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0))
    else:
        from scipy.sparse.linalg import eigsh

        values, vectors = eigsh(centred, k=2, which="LA", v0=np.linspace(1, 2, size))
        place = vectors * np.sqrt(np.maximum(values, 0))
    if not np.isfinite(place).all():
        raise NotIdentifiedError(problem("the distances between products place none of them"))
    return np.ascontiguousarray(place[:, ::-1])
