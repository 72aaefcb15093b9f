"""The product space: which products go together, and what lies within reach of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.inputs import Floats, amounts
from dovetail.measures.threads import each

# Rows of proximities worked on at a time: a block of them stays within the processor's cache.
_BLOCK = 64
_PIECE = 128

# Products from which single precision pays.
_MANY = 2048

# Counts below this are whole in single precision, and so are their sums of products.
_EXACT = 2**24

GainVariant = Literal["atlas", "gross"]


@dataclass(frozen=True, slots=True)
class ProductSpace:
    """Proximities between products and what follows from them for each exporter.

    `proximity` (products, products) has the precision asked for; `density` and `gain` (exporters, products) and
    `outlook` (exporters,) are float64. `gain` is 0 where the exporter is specialised already.
    """

    proximity: NDArray[np.floating[Any]]
    density: Floats
    gain: Floats
    outlook: Floats
    variant: GainVariant

    @property
    def distance(self) -> Floats:
        """How far each product lies from what each exporter makes: 1 less the density."""
        return 1 - self.density


def proximity(M: ArrayLike, *, dtype: type[np.floating[Any]] = np.float64) -> NDArray[np.floating[Any]]:
    """How often two products are specialisations of the same exporters.

    ``phi_pp' = sum_c M_cp M_cp' / max(k_p, k_p')``: the smaller of the two conditional probabilities. The diagonal
    is 1; a product that nobody is specialised in has proximity 0 to all.

    Parameters
    ----------
    M
        Specialisations, shape (exporters, products), 0 or 1.
    dtype
        float32 halves memory and time; the counts are exact in it, each quotient then rounds once.

    References
    ----------
    Hidalgo, Klinger, Barabási and Hausmann (2007), The product space conditions the development of nations,
    Science 317, doi:10.1126/science.1144581

    Examples
    --------
    >>> proximity([[1, 1, 0], [1, 0, 1]]).tolist()
    [[1.0, 0.5, 0.5], [0.5, 1.0, 0.0], [0.5, 0.0, 1.0]]
    """
    return _proximity(_binary(M, dtype))[0]


def product_space(
    M: ArrayLike,
    pci: ArrayLike,
    *,
    dtype: type[np.floating[Any]] | None = None,
    variant: GainVariant = "atlas",
) -> ProductSpace:
    """Proximity, density, complexity outlook index and opportunity gain in one go.

    - density ``d_cp = sum_p' M_cp' phi_p'p / sum_p' phi_p'p``, the product itself included (phi_pp = 1)
    - outlook ``COI_c = sum_p d_cp (1 - M_cp) PCI_p``, not standardised again
    - gain ``COG_cp = sum_p' [phi_pp' / sum_p'' phi_p''p'] (1 - M_cp') PCI_p'``, the complexity that a new product
      brings near; the Atlas variant takes off ``(1 - d_cp) PCI_p``, what the product itself counted for before

    Parameters
    ----------
    M
        Specialisations, shape (exporters, products), 0 or 1, no empty product.
    pci
        Product complexities, shape (products,), on the scale they are wanted in.
    dtype
        Precision of the large products; if not given, float32 from 2,048 products. In float32 counts are exact, and
        every measure agrees with float64 to 1e-6 of its range.
    variant
        "atlas", or "gross" without the part taken off (as some packages have it).

    References
    ----------
    Hausmann, Hidalgo and others (2014), The Atlas of Economic Complexity, doi:10.7551/mitpress/9647.001.0001

    Examples
    --------
    >>> space = product_space([[1, 1, 0], [1, 0, 1]], [0.0, 1.0, -1.0])
    >>> space.density.round(3).tolist()
    [[0.75, 1.0, 0.333], [0.75, 0.333, 1.0]]
    """
    scores = np.asarray(pci, dtype=np.float64)
    if dtype is None:
        dtype = np.float32 if scores.size >= _MANY else np.float64
    present = _binary(M, dtype)
    if scores.shape != (present.shape[1],) or not np.isfinite(scores).all():
        raise InconsistentDataError(
            problem(f"{present.shape[1]} products need as many finite complexities", do="leave the others out first")
        )
    phi, reach = _proximity(present)
    if (reach == 0).any():
        raise InconsistentDataError(
            problem(
                f"{int((reach == 0).sum())} products are nobody's specialisation",
                why="they lie at no distance from anything",
                do="leave them out first, as `select` does",
            )
        )
    exporters, absent = present.shape[0], 1 - present
    both = np.concatenate((present, absent * (scores / reach).astype(present.dtype)))
    found = _product(both, phi)
    density = found[:exporters] / reach
    gain = found[exporters:]
    if variant == "atlas":
        gain -= (1 - density) * scores
    free = absent > 0
    outlook = np.where(free, density, 0.0) @ scores
    return ProductSpace(phi, density, np.where(free, gain, 0.0), outlook, variant)


def _binary(M: ArrayLike, dtype: type[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    matrix = amounts(M, "specialisations")
    if not ((matrix == 0) | (matrix == 1)).all():
        raise InconsistentDataError(
            problem("specialisations other than 0 and 1 were given", why="proximity counts common specialisations")
        )
    if dtype is np.float32 and matrix.shape[0] >= _EXACT:
        raise InconsistentDataError(problem(f"{matrix.shape[0]} exporters are too many for float32", do="use float64"))
    return matrix.astype(dtype)


def _product(left: NDArray[np.floating[Any]], right: NDArray[np.floating[Any]]) -> Floats:
    """Matrix product in the precision of its factors, summed up in float64 piece by piece.

    Equal proximities round alike, and a long sum of them drifts; large products are cut up within the library anyway.
    """
    length = _PIECE if right.shape[1] < _MANY else right.shape[1] // 2 + 1
    total = np.zeros((left.shape[0], right.shape[1]))
    part = np.empty(total.shape, left.dtype)
    for start in range(0, left.shape[1], length):
        rows = slice(start, start + length)
        total += np.matmul(left[:, rows], right[rows], out=part)
    return total


def _proximity(present: NDArray[np.floating[Any]]) -> tuple[NDArray[np.floating[Any]], Floats]:
    """Proximities and, for each product, their sum: all counted in one product, then divided and summed in blocks."""
    counts = present.sum(0)
    share = np.divide(1, counts, out=np.zeros_like(counts), where=counts > 0)
    phi = np.ascontiguousarray(present.T) @ present
    products = len(phi)
    pieces = np.arange(0, products, _PIECE)  # short sums in the block's precision, their total in float64

    def divide(start: int) -> Floats:
        block = phi[start : start + _BLOCK]
        block *= np.minimum(share[start : start + _BLOCK, None], share)
        return np.add.reduceat(block, pieces, axis=1).sum(1, dtype=np.float64)

    parts = each(divide, [(start,) for start in range(0, products, _BLOCK)], phi.size)
    return phi, np.concatenate(parts)
