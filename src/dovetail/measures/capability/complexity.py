"""Economic complexity of exporters and products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.inputs import Floats, Indices, amounts, named

# Eigenvalues of the random walk lie in 0 to 1; two closer than this are one eigenvalue twice.
_APART = 1e-10


@dataclass(frozen=True, slots=True)
class Complexity:
    """Economic complexity, shape (exporters,), and product complexity, shape (products,).

    `eci` has mean 0 and standard deviation 1 (ddof 0) over the exporters; an exporter's `eci` is the mean `pci` of
    its specialisations, so `pci` stands on the same scale. `diversity` and `ubiquity` count specialisations.
    `eigenvalue` is the second of the random walk between exporters, `next_eigenvalue` the third: the closer the two,
    the less the data say which of the two orders is the ranking.
    """

    eci: Floats
    pci: Floats
    diversity: Floats
    ubiquity: Floats
    eigenvalue: float
    next_eigenvalue: float


def complexity(M: ArrayLike, *, exporters: Sequence[str] | None = None) -> Complexity:
    """Economic and product complexity indices, by eigenvector, in the convention of the Atlas.

    ECI is the eigenvector of the second largest eigenvalue of ``M~_cc' = sum_p M_cp M_c'p / (k_c k_p)``, signed so
    that it goes with diversity (with low mean ubiquity where all are equally diverse), standardised with ddof 0.
    PCI is ``sum_c M_cp ECI_c / (k_p lambda_2)`` before that, standardised with ECI's mean and standard deviation; its
    sign follows from ECI's. The symmetric matrix with the same eigenvalues is used, on the shorter side of M.

    Parameters
    ----------
    M
        Specialisations, shape (exporters, products), 0 or 1.
    exporters
        Names for messages.

    Raises
    ------
    NotIdentifiedError
        If an exporter or product is empty, M falls into parts that share no product (they are named), all baskets
        are alike (one product, or copies), the second eigenvalue is repeated, or the sign cannot be told.

    References
    ----------
    Hausmann, Hidalgo and others (2014), The Atlas of Economic Complexity, MIT Press,
    doi:10.7551/mitpress/9647.001.0001; Hidalgo and Hausmann (2009), PNAS 106, doi:10.1073/pnas.0900943106

    Examples
    --------
    >>> result = complexity([[1, 1, 1], [1, 1, 0], [1, 0, 0]])
    >>> (result.eci.round(3) + 0).tolist(), result.pci.round(3).tolist()
    ([1.225, 0.0, -1.225], [-1.225, 1.225, 3.674])
    """
    matrix = amounts(M, "specialisations")
    diversity, ubiquity = matrix.sum(1), matrix.sum(0)
    _refuse_empty(diversity, ubiquity, exporters)
    if min(matrix.shape) < 2:
        raise _alike(matrix.shape)
    wide = matrix.shape[0] <= matrix.shape[1]
    walk = (matrix / ubiquity) @ matrix.T if wide else (matrix.T / diversity) @ matrix
    _refuse_apart(matrix, walk, exporters)
    root = np.sqrt(diversity if wide else ubiquity)
    values, vectors = np.linalg.eigh(walk / root / root[:, None])
    second, third = float(values[-2]), float(values[-3]) if len(values) > 2 else 0.0
    if second < _APART:
        raise _alike(matrix.shape)
    if len(values) > 2 and second - third < _APART:
        raise NotIdentifiedError(
            problem(
                f"the second eigenvalue, {second:.12f}, is repeated",
                why="two orders of the exporters explain the data equally well, so there is no one ranking",
                do="widen the sample: such ties come from a handful of exporters or from copied rows",
            )
        )
    eci = vectors[:, -2] / root
    if not wide:
        eci = matrix @ eci / diversity
    eci = eci * _sign(eci, diversity, matrix @ (1 / ubiquity) / diversity)
    pci = eci @ matrix / ubiquity / second
    mean, spread = eci.mean(), eci.std()
    return Complexity((eci - mean) / spread, (pci - mean) / spread, diversity, ubiquity, second, third)


def components(M: ArrayLike) -> tuple[Indices, ...]:
    """Groups of exporters that share products, directly or through others; the largest first.

    Examples
    --------
    >>> [part.tolist() for part in components([[1, 1, 0], [0, 1, 0], [0, 0, 1]])]
    [[0, 1], [2]]
    """
    matrix = amounts(M, "specialisations")
    return _parts(matrix @ matrix.T)


def _parts(shared: Floats) -> tuple[Indices, ...]:
    """Connected groups of a square of weights, the largest first."""
    from scipy import sparse
    from scipy.sparse import csgraph

    label = csgraph.connected_components(sparse.csr_array(shared), directed=False)[1]
    parts = [np.flatnonzero(label == one) for one in np.unique(label)]
    return tuple(sorted(parts, key=lambda part: (-len(part), part[0])))


def _refuse_empty(diversity: Floats, ubiquity: Floats, names: Sequence[str] | None) -> None:
    for count, kind, label in ((diversity, "exporter", names), (ubiquity, "product", None)):
        if (empty := np.flatnonzero(count == 0)).size:
            raise NotIdentifiedError(
                problem(
                    f"{empty.size} of the {kind}s have no specialisation: {named(empty, label, kind)}",
                    why="their complexity is a mean over nothing",
                    do="leave them out first, as `select` does",
                )
            )


def _refuse_apart(matrix: Floats, walk: Floats, names: Sequence[str] | None) -> None:
    """Refuse groups that share nothing, seen on the shorter side and named by their exporters."""
    if len(_parts(walk)) > 1:
        parts = components(matrix)
        shown = "; ".join(named(part, names, "exporter", 4) for part in parts[:4])
        raise NotIdentifiedError(
            problem(
                f"the exporters fall into {len(parts)} groups that share no product: {shown}",
                why="complexities of separate groups cannot be compared, and the eigenvalue 1 is repeated",
                do="keep the largest group, or lower the threshold of specialisation",
            )
        )


def _alike(shape: tuple[int, ...]) -> NotIdentifiedError:
    return NotIdentifiedError(
        problem(
            f"{shape[0]} exporters and {shape[1]} products show no second pattern: all baskets are alike",
            why="complexity ranks by differences between baskets",
            do="use a finer classification or more exporters",
        )
    )


def _sign(eci: Floats, diversity: Floats, rarity: Floats) -> float:
    """1 or -1, so that complexity goes with diversity, or else with the rarity of the products."""
    for guide in (diversity, rarity):
        spread = guide.std() * eci.std()
        if spread > _APART:
            correlation = ((guide - guide.mean()) * (eci - eci.mean())).mean() / spread
            if abs(correlation) > _APART:
                return float(np.sign(correlation))
    raise NotIdentifiedError(
        problem(
            "every exporter is equally diverse and every basket equally rare",
            why="nothing tells which end of the ranking is the complex one",
            do="widen the sample",
        )
    )
