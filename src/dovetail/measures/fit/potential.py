"""Export potential after the International Trade Centre, streamed by product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dovetail.errors import InconsistentDataError, InvalidRequestError, problem
from dovetail.measures.inputs import Floats, Indices, amounts, refuse, same_shape


@dataclass(frozen=True, eq=False)
class Flows:
    """Trade by product, exporter and importer, only where there is some, sorted by product.

    The flows of product k lie at ``first[k]:first[k + 1]`` of `exporter`, `importer` (codes from 0) and `value`.
    """

    first: Indices
    exporter: NDArray[np.int16]
    importer: NDArray[np.int16]
    value: Floats
    economies: int

    @cached_property
    def exports(self) -> Floats:
        """Exports to the world, shape (products, economies)."""
        return self._by(self.exporter)

    @cached_property
    def imports(self) -> Floats:
        """Imports from the world, shape (products, economies)."""
        return self._by(self.importer)

    @cached_property
    def bilateral(self) -> Floats:
        """All products together, shape (exporters, importers)."""
        total = np.zeros((self.economies, self.economies))
        np.add.at(total, (self.exporter, self.importer), self.value)
        return total

    def _by(self, economy: NDArray[np.int16]) -> Floats:
        found = np.zeros((len(self.first) - 1, self.economies))
        for k, (a, b) in enumerate(pairwise(self.first)):
            found[k] = np.bincount(economy[a:b], weights=self.value[a:b], minlength=self.economies)
        return found


def flows(
    product: ArrayLike, exporter: ArrayLike, importer: ArrayLike, value: ArrayLike, *, products: int, economies: int
) -> Flows:
    """Sort trade by product, several values of one flow added up, zeros left out.

    Parameters
    ----------
    product, exporter, importer
        Codes from 0, below `products` and `economies`.
    value
        Trade, at least 0, one unit.
    """
    v = amounts(value, "trade values", dimensions=1)
    if economies > np.iinfo(np.int16).max:
        raise InvalidRequestError(problem(f"{economies} economies are more than {np.iinfo(np.int16).max}"))
    columns = [np.asarray(codes) for codes in (product, exporter, importer)]
    for codes, most, what in zip(
        columns, (products, economies, economies), ("product", "exporter", "importer"), strict=True
    ):
        if codes.shape != v.shape or (len(codes) and not 0 <= codes.min() <= codes.max() < most):
            raise InconsistentDataError(
                problem(f"{what} codes do not fit {len(v)} values and {most} codes", do=f"number them 0 to {most - 1}")
            )
    narrow = np.uint16 if products <= np.iinfo(np.uint16).max else np.int64  # a narrow key sorts by counting
    order = np.argsort(columns[0].astype(narrow), kind="stable")
    k_first = np.concatenate(([0], np.cumsum(np.bincount(columns[0], minlength=products))))
    pair, v = (columns[1].astype(np.int32) * economies + columns[2])[order], v[order]
    places, values = [], []
    for a, b in pairwise(k_first):
        summed = np.bincount(pair[a:b], weights=v[a:b], minlength=1)
        places.append(np.flatnonzero(summed).astype(np.int32))
        values.append(summed[places[-1]])
    at = np.concatenate(places)
    return Flows(
        first=np.concatenate(([0], np.cumsum([len(place) for place in places]))).astype(np.intp),
        exporter=(at // economies).astype(np.int16),
        importer=(at % economies).astype(np.int16),
        value=np.concatenate(values),
        economies=economies,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Potential:
    """The three parts of the indicator: ``EPI_ijk = supply_ki demand_kj ease_ij``.

    `supply` (products, exporters) is a projected share of the world market, `demand` (products, importers) is money
    of the projected year, `ease` (exporters, importers) is 1 where a pair trades as its baskets suggest.
    """

    supply: Floats
    demand: Floats
    ease: Floats

    def pair(self, exporter: int, importer: int) -> Floats:
        """Potential of one pair by product, shape (products,), in the unit of demand."""
        return self.supply[:, exporter] * self.demand[:, importer] * self.ease[exporter, importer]


def potential(
    trade: Flows,
    *,
    growth: ArrayLike | None = None,
    demand_growth: ArrayLike | None = None,
    balance: bool = True,
    supply_tariff: ArrayLike | None = None,
    demand_tariff: ArrayLike | None = None,
    distance: ArrayLike | None = None,
    decay: float = 1.0,
) -> Potential:
    """Supply, demand and ease of the International Trade Centre's export potential indicator.

    - supply ``v_ki G_i / sum_i v_ki G_i`` times, with `balance`, ``min(1, exports / imports)`` in the product (an
      economy that imports more of it than it exports may only pass it on), times a relative tariff
    - demand ``v_kj H_j``, imports projected with the importer's growth, times a tariff advantage
    - ease ``v_ij / sum_k (v_ki / v_k) v_kj``: trade of all products over what the baskets alone would make it; 0 for
      a pair that does not trade or has no product in common, so potential is not asserted where nothing shows it
    - with `distance`: demand times ``(mean distance of the importer's suppliers of k)^decay``, ease divided by
      ``distance_ij^decay``, the distance factor in two parts

    Simplifications against the original: projected growth is given, not forecast here; tariffs are one number for an
    exporter or importer and product rather than for each pair; trade is one year's, not a mean of five.

    Parameters
    ----------
    growth, demand_growth
        Projected over present size of each economy, shape (economies,); none means no growth.
    supply_tariff, demand_tariff
        Advantage of each exporter or importer in each product, shape (products, economies); none means 1.
    distance
        Kilometres between economies, shape (economies, economies), above 0 off the diagonal.

    References
    ----------
    Decreux and Spies (2016), Export Potential Assessments, International Trade Centre, Geneva
    """
    X, M = trade.exports, trade.imports
    n = trade.economies
    grown = X * _or_ones(growth, (n,), "growth")
    world = grown.sum(1, keepdims=True)
    supply = np.divide(grown, world, out=np.zeros_like(grown), where=world > 0)
    if balance:
        supply *= np.minimum(1, np.divide(X, M, out=np.ones_like(X), where=M > 0))
    supply *= _or_ones(supply_tariff, X.shape, "supply tariffs")
    demand = M * _or_ones(demand_growth, (n,), "demand growth") * _or_ones(demand_tariff, X.shape, "demand tariffs")
    of_product = X.sum(1, keepdims=True)
    shares = np.divide(X, of_product, out=np.zeros_like(X), where=of_product > 0)
    expected = shares.T @ M
    ease = np.divide(trade.bilateral, expected, out=np.zeros_like(expected), where=expected > 0)
    np.fill_diagonal(ease, 0)
    if distance is not None:
        km = amounts(distance, "distances")
        same_shape(distance=km, ease=ease)
        refuse((km <= 0) & ~np.eye(n, dtype=bool), km, "distances", "are zero", "give the distance between capitals")
        demand *= _mean_distance(trade, km, M) ** decay
        np.divide(ease, km**decay, out=ease, where=km > 0)
    return Potential(supply, demand, ease)


@dataclass(frozen=True, slots=True, eq=False)
class PairPotential:
    """Sums over products, shape (exporters, importers), in the unit of demand; ``unrealised = total - realised``.

    `realised` counts trade up to the potential of each product; what exceeds it in one product does not make up for
    what is missing in another.
    """

    total: Floats
    realised: Floats
    unrealised: Floats


def pair_potential(parts: Potential, trade: Flows) -> PairPotential:
    """Potential of every pair over all products, without forming all cells.

    The sum of ``supply_ki demand_kj`` over k is a matrix product, and ``max(EPI - v, 0) = EPI - min(EPI, v)``, where
    the minimum differs from 0 only where there is trade.
    """
    total = parts.supply.T @ parts.demand * parts.ease
    n = trade.economies
    realised = np.zeros(n * n)
    ease = parts.ease.reshape(-1)
    for k, (a, b) in enumerate(pairwise(trade.first)):
        if a < b:
            i, j = trade.exporter[a:b], trade.importer[a:b]
            at = i.astype(np.intp) * n + j
            met = np.minimum(parts.supply[k][i] * parts.demand[k][j] * ease[at], trade.value[a:b])
            realised += np.bincount(at, weights=met, minlength=n * n)
    realised = realised.reshape(n, n)
    return PairPotential(total, realised, np.maximum(total - realised, 0))


def by_product(parts: Potential, trade: Flows) -> Iterator[tuple[int, Floats, Floats]]:
    """Every cell, product by product: its position, potential and unrealised part, each (exporters, importers).

    The two arrays are used again for the next product: copy what is to be kept.
    """
    n = trade.economies
    found, left = np.empty((n, n)), np.empty((n, n))
    for k, (a, b) in enumerate(pairwise(trade.first)):
        np.multiply(parts.ease, parts.supply[k][:, None], out=found)
        found *= parts.demand[k]
        left[:] = found
        flat = left.reshape(-1)
        at = trade.exporter[a:b].astype(np.intp) * n + trade.importer[a:b]
        np.subtract.at(flat, at, trade.value[a:b])
        flat[at] = np.maximum(flat[at], 0)
        yield k, found, left


@dataclass(frozen=True, slots=True, eq=False)
class Diversification:
    """New products of one exporter, the best first. `order` are positions; the ranks stand beside each other.

    A rank, never money: what does not exist yet has no value to project.
    """

    order: Indices
    density_rank: Indices
    demand_rank: Indices


def diversification(density: ArrayLike, absent: ArrayLike, demand: ArrayLike) -> Diversification:
    """Rank what an exporter does not yet make, by nearness to what it makes and by the market's demand.

    Parameters
    ----------
    density
        Density around each product, shape (products,).
    absent
        1 where the exporter is not specialised, same shape; only these are ranked.
    demand
        The market's imports, same shape.

    Returns
    -------
    Ranks from 1 in the order of the sum of both (nearness first where they tie).

    Examples
    --------
    >>> ranked = diversification([0.1, 0.5, 0.3], [1, 0, 1], [7, 9, 2])
    >>> ranked.order.tolist(), ranked.density_rank.tolist(), ranked.demand_rank.tolist()
    ([2, 0], [1, 2], [2, 1])
    """
    near, free, wanted = (
        amounts(values, what, dimensions=1)
        for values, what in ((density, "densities"), (absent, "flags"), (demand, "imports"))
    )
    same_shape(density=near, absent=free, demand=wanted)
    new = np.flatnonzero(free > 0)
    ranks = []
    for values in (near[new], wanted[new]):
        rank = np.empty(len(new), np.intp)
        rank[np.argsort(-values, kind="stable")] = np.arange(1, len(new) + 1)
        ranks.append(rank)
    best = np.lexsort((new, ranks[0], ranks[0] + ranks[1]))
    return Diversification(new[best], ranks[0][best], ranks[1][best])


def _or_ones(values: ArrayLike | None, shape: tuple[int, ...], what: str) -> Floats:
    if values is None:
        return np.ones((1,) * len(shape))
    array = amounts(values, what, dimensions=len(shape))
    if array.shape != shape:
        raise InconsistentDataError(problem(f"{what} has the shape {array.shape}, the trade asks for {shape}"))
    return array


def _mean_distance(trade: Flows, km: Floats, imports: Floats) -> Floats:
    """Trade-weighted mean distance of each importer's suppliers, shape (products, importers); 1 without imports."""
    total = np.zeros_like(imports)
    for k, (a, b) in enumerate(pairwise(trade.first)):
        i, j = trade.exporter[a:b], trade.importer[a:b]
        total[k] = np.bincount(j, weights=trade.value[a:b] * km[i, j], minlength=trade.economies)
    return np.divide(total, imports, out=np.ones_like(total), where=imports > 0)
