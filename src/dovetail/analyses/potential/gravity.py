"""What gravity expects of a pair: figures that the store keeps, or estimates from trade of all with all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovetail.analyses.potential.panel import World, by_heading, world
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure
from dovetail.terms.period import Years
from dovetail.terms.product import TOTAL
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store

_TOLD = {"log_km": "distance", "contiguous": "border", "common_language": "language", "past": "common past"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one flow, with its interval where there is one, and the flow itself in the same record."""

    predicted: float
    bounds: tuple[float, float] | None
    actual: float | None
    period: str
    dataset: str
    release: str
    how: str


class Gravity:
    """Expected trade of both directions of a pair, by product and in total.

    Estimated only where the store keeps no expected trade of the pair and holds what it takes: flows of one year
    between all, by product or as totals, and a table of ties.
    """

    def __init__(self, store: Store, derive: Deriver, pair: Pair, span: Years) -> None:
        self._store, self._derive, self._pair, self._span = store, derive, pair.codes, span
        self._world: World | None = None
        self._found: dict[tuple[str, str, str], Expected] = _kept(store, pair, span)
        self.estimated = not self._found
        if self.estimated:
            self._world = world(store, pair.codes, first=span.first, last=span.last)
            if self._world is not None:
                self._of_panel(self._world, (TOTAL,))

    def look(self, products: tuple[str, ...], sold: Mapping[tuple[str, str], Mapping[str, float]]) -> None:
        """Estimate products of a level, where they are to be estimated: chapters with intervals, deeper ones without.

        Parameters
        ----------
        sold
            What the two sell each other, by seller and buyer, then product.
        """
        found = self._world
        if found is None or not products or len(found.products) == 1:
            return
        level = len(products[0])
        if level == 2:
            self._of_panel(found, tuple(code for code in products if code in found.products))
        elif found.reconciled:
            told = by_heading(self._store, found, sold, level, first=self._span.first, last=self._span.last)
            how = "gravity without the pair; costs of trade as in its chapter, effects from the totals of the product"
            for way, values in told.items():
                for code, value in values.items():
                    self._found[*way, code] = self._record(found, value, None, sold[way].get(code, 0.0), how)

    def value(self, seller: str, buyer: str, code: str) -> float:
        """What is expected, as a bare number to rank by; NaN where nothing tells."""
        found = self._found.get((seller, buyer, code))
        return found.predicted if found else float("nan")

    def figures(self, seller: str, buyer: str, code: str) -> tuple[Figure | None, Figure | None]:
        """The flow in the record that gravity was estimated from, and what is expected of it."""
        found = self._found.get((seller, buyer, code))
        if found is None:
            return None, None
        source = self._store.source(found.dataset, found.release, f"{seller}-{buyer}, {found.period}, {code}")
        scope: dict[str, Any] = {
            "unit": "usd", "period": found.period, "territories": (seller, buyer), "product": code, "source": source,
        }  # fmt: skip
        expected = Figure(
            measure="potential.gravity", value=found.predicted, grade="estimated", formula=found.how,
            interval=found.bounds, **scope,
        )  # fmt: skip
        actual = None
        if found.actual is not None:
            actual = self._derive.ledger.add(Figure(measure="trade", value=found.actual, grade="computed", **scope))
        return actual, self._derive.ledger.add(expected)

    def caveat(self) -> Caveat | None:
        """How it was estimated here, None where it was not."""
        found = self._world
        if found is None:
            return None
        message = "potential_gravity_reconciled" if found.reconciled else "potential_gravity_reported"
        return Caveat(message, {"period": found.period})

    def _of_panel(self, found: World, products: tuple[str, ...]) -> None:
        for code in products:
            gaps, ties = found.gaps(code, self._pair)
            how = f"gravity without the pair; exporter and importer effects, {', '.join(_TOLD[name] for name in ties)}"
            for way, gap in gaps.items():
                bounds = (gap.lower, gap.upper)
                self._found[*way, code] = self._record(found, gap.predicted, bounds, gap.actual, how)

    def _record(
        self, found: World, value: float, bounds: tuple[float, float] | None, actual: float, how: str
    ) -> Expected:
        return Expected(value, bounds, actual, found.period, found.dataset, found.release, how)


def _kept(store: Store, pair: Pair, span: Years) -> dict[tuple[str, str, str], Expected]:
    found: dict[tuple[str, str, str], Expected] = {}
    for row in store.query("trade_expected", a=pair.a.code, b=pair.b.code).to_dicts():
        if row["predicted_usd"] is None or int(str(row["period"])[:4]) not in span:
            continue
        bounds = (row["lower_usd"], row["upper_usd"])
        found[row["exporter"], row["importer"], row["product"]] = Expected(
            predicted=float(row["predicted_usd"]),
            bounds=None if None in bounds else (float(bounds[0]), float(bounds[1])),
            actual=None if row["actual_usd"] is None else float(row["actual_usd"]),
            period=str(row["period"]),
            dataset=row["dataset"],
            release=row["release"],
            how="gravity: the flow that all others make likely, itself left out",
        )
    return found
