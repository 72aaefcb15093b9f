"""Gravity of many products at once: what their totals and the costs of trade make likely between two economies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import InconsistentDataError, problem
from dovetail.measures.inputs import Floats, amounts, same_shape

#: Steps of proportional fitting, and the part of a total that may be missing from its predictions in the end.
STEPS, CLOSE = 500, 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Balanced:
    """Effects of exporters and importers by product, shape (products, economies), and which products have been fitted.

    The prediction of a flow is ``outward[k, i] inward[k, j] ease[i, j]``; an effect of 0 is that of an economy without
    trade. `fitted` is False where the totals cannot be met or were not met in `STEPS` steps.
    """

    outward: Floats
    inward: Floats
    fitted: np.ndarray[tuple[int], np.dtype[np.bool_]]

    def predicted(self, exporter: int, importer: int, ease: float) -> Floats:
        """What is expected of one flow by product, NaN where nothing tells: no totals, or none that can be met."""
        found = self.outward[:, exporter] * self.inward[:, importer] * ease
        return np.where(self.fitted & (found > 0), found, np.nan)


def balance(exports: ArrayLike, imports: ArrayLike, ease: ArrayLike) -> Balanced:
    """Effects that make predictions add up to what each economy sells and buys of each product.

    With exporter and importer effects the first-order conditions of Poisson pseudo-maximum likelihood are that
    predictions add up to the totals of trade; given the costs of trade nothing else is left to estimate, and
    proportional fitting finds it. One step is two matrix products for all products together.

    Parameters
    ----------
    exports, imports
        Totals of each product over the flows that predict, shape (products, economies); 0 without trade.
    ease
        ``exp(x beta)``, shape (exporters, importers); 0 for what is left out: trade with oneself, the pair predicted.

    Raises
    ------
    InconsistentDataError
        If exports and imports of a product do not add up to the same.

    References
    ----------
    Santos Silva and Tenreyro (2006), doi:10.1162/rest.88.4.641; Fally (2015), doi:10.1016/j.jinteco.2015.05.005

    Examples
    --------
    >>> found = balance([[6, 4, 0]], [[0, 4, 6]], [[0, 1, 1], [1, 0, 1], [1, 1, 0]])
    >>> [float(found.predicted(i, j, 1.0)[0].round(3)) for i, j in ((0, 1), (0, 2), (1, 2))]
    [4.0, 2.0, 4.0]
    """
    X, M, phi = amounts(exports, "exports"), amounts(imports, "imports"), amounts(ease, "ease of trade")
    same_shape(exports=X, imports=M)
    if phi.shape != (X.shape[1],) * 2:
        raise InconsistentDataError(problem(f"ease of {phi.shape} does not fit {X.shape[1]} economies"))
    sold, bought = X.sum(1), M.sum(1)
    if (np.abs(sold - bought) > CLOSE * np.maximum(sold, bought)).any():
        worst = int(np.argmax(np.abs(sold - bought)))
        raise InconsistentDataError(
            problem(
                f"exports and imports of product {worst} add up to {sold[worst]:g} and {bought[worst]:g}",
                why="both are sums of the same flows",
                do="add them up from one table, with the same flows left out",
            )
        )
    inward = (M > 0).astype(np.float64)
    outward = np.zeros_like(X)
    for _ in range(STEPS):
        outward = _ratio(X, inward @ phi.T)
        reached = outward @ phi
        short = np.abs(inward * reached - M).sum(1)
        inward = _ratio(M, reached)
        if (short <= CLOSE * bought).all():
            break
    short = np.abs(outward * (inward @ phi.T) - X).sum(1)
    return Balanced(outward, inward, short <= 1e3 * CLOSE * sold)


def _ratio(total: Floats, reached: Floats) -> Floats:
    return np.divide(total, reached, out=np.zeros_like(total), where=reached > 0)
