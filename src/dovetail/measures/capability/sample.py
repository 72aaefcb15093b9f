"""Which economies and products enter the measures of complexity, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dovetail.errors import InconsistentDataError, InvalidRequestError, NotIdentifiedError, problem
from dovetail.measures.capability.balassa import balassa, presence
from dovetail.measures.inputs import Flags, Floats, Indices, amounts


@dataclass(frozen=True, slots=True)
class Filters:
    """Floors that an economy or a product must reach. They are part of the method and stay with the result.

    Parameters
    ----------
    population
        Fewest inhabitants of an economy (the Atlas asks for a million).
    exports
        Smallest exports of an economy to the world, in the unit of the table (the Atlas asks for a billion dollars).
    product
        Smallest world trade in a product, in the unit of the table.
    exporters
        Fewest economies that export a product at all.
    threshold
        Balassa index from which an economy counts as specialised.
    """

    population: float = 0.0
    exports: float = 0.0
    product: float = 0.0
    exporters: int = 1
    threshold: float = 1.0

    def __post_init__(self) -> None:
        if min(self.population, self.exports, self.product) < 0 or self.exporters < 1 or self.threshold <= 0:
            raise InvalidRequestError(problem(f"{self} has a floor that cannot be", do="give floors of at least 0"))


@dataclass(frozen=True, slots=True)
class Sample:
    """The part of a table that the filters leave.

    `rows` and `columns` are positions in the table given; `rca` and `presence` have the shape (rows, columns) and
    rest on the totals of the kept part. `left_out` says for each reason which positions fell to it, such as
    `{"population": ..., "exports": ..., "product": ..., "no specialisation": ..., "no specialised exporter": ...}`.
    """

    rows: Indices
    columns: Indices
    rca: Floats
    presence: Flags
    filters: Filters
    left_out: Mapping[str, Indices]


def select(X: ArrayLike, filters: Filters | None = None, *, population: ArrayLike | None = None) -> Sample:
    """Apply the filters, compute Balassa indices on what is left, and set aside what then has no specialisation.

    The floors are applied once, on the totals of the whole table. An economy that is specialised in nothing, or a
    product that nobody is specialised in, is set aside with its reason: one of them would make every complexity NaN.

    Parameters
    ----------
    X
        Exports, shape (exporters, products), zero where there are none.
    population
        Inhabitants, shape (exporters,); needed if the filters have a floor for them.

    Raises
    ------
    InconsistentDataError
        If a value is negative or not finite, or the floor for inhabitants has nothing to compare with.
    NotIdentifiedError
        If nothing is left.
    """
    rule, flows = filters or Filters(), amounts(X, "exports")
    rows, columns = np.ones(flows.shape[0], bool), np.ones(flows.shape[1], bool)
    left_out: dict[str, Indices] = {}

    def keep(mask: Flags, passes: Flags, reason: str) -> None:
        fallen = mask & ~passes
        if fallen.any():
            left_out[reason] = np.union1d(left_out.get(reason, np.array([], np.intp)), np.flatnonzero(fallen))
        mask &= passes

    if rule.population:
        if population is None:
            raise InconsistentDataError(
                problem("the filter asks for inhabitants and none were given", do="give population, or drop the floor")
            )
        people = amounts(population, "populations", dimensions=1)
        if people.shape != rows.shape:
            raise InconsistentDataError(problem(f"{rows.size} exporters and {people.size} populations do not line up"))
        keep(rows, people >= rule.population, "population")
    keep(rows, (flows.sum(1) >= rule.exports) & (flows.sum(1) > 0), "exports")
    keep(columns, (flows.sum(0) >= rule.product) & (flows.sum(0) > 0), "product")
    keep(columns, (flows > 0).sum(0) >= rule.exporters, "exporters")
    while True:
        r, c = np.flatnonzero(rows), np.flatnonzero(columns)
        if not r.size or not c.size or not (kept := flows[np.ix_(r, c)]).any():
            fell = ", ".join(f"{reason} ({len(which)})" for reason, which in left_out.items())
            raise NotIdentifiedError(
                problem(
                    f"of {flows.shape[0]} exporters and {flows.shape[1]} products the filters leave none: {fell}",
                    do="lower the floors",
                )
            )
        rca = balassa(kept)
        M = presence(rca, rule.threshold)
        idle, orphan = ~M.any(1), ~M.any(0)
        if not idle.any() and not orphan.any():
            return Sample(r, c, rca, M, rule, left_out)
        for mask, at, fallen, reason in (
            (rows, r, idle, "no specialisation"),
            (columns, c, orphan, "no specialised exporter"),
        ):
            passes = np.ones(mask.size, bool)
            passes[at[fallen]] = False
            keep(mask, passes, reason)
