"""Complexities and densities as Figures, from a world table that is held or from the ones computed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovetail.analyses.capability.world import FILTERS, World
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger

if TYPE_CHECKING:
    from dovetail.store.store import Store

_FORMULAS = {
    "eci": "second eigenvector of the matrix of common specialisations, standardised",
    "pci": "mean complexity of the economies specialised in the product, on their scale",
    "density": "proximities to what the country is specialised in / all proximities of the product",
    "eci_rank": "place by economic complexity",
    "economies": "economies that the filters leave",
}
_UNITS = {"eci": "score", "pci": "score", "density": "share", "eci_rank": "count", "economies": "count"}


@dataclass(frozen=True)
class Scores:
    """Measures of complexity by name: those of one country by product, and those of products."""

    period: str
    source: Source
    country: str
    eci: Mapping[str, float]
    pci: Mapping[str, float]
    density: Mapping[str, float]

    def figure(self, ledger: Ledger, measure: str, product: str = "TOTAL") -> Figure | None:
        """One of the measures, published; None where the filters leave the country or product out."""
        found = {"pci": self.pci, "density": self.density}.get(measure, self.eci)
        value = found.get(product if measure in ("pci", "density") else measure)
        if value is None:
            return None
        whose = "X-WLD" if measure in ("pci", "economies") else self.country
        return ledger.add(
            Figure(
                measure=measure,
                value=value,
                unit=_UNITS[measure],
                period=self.period,
                territories=(whose,),
                product="" if product == "TOTAL" else product,
                grade="computed",
                formula=_FORMULAS[measure],
                source=self.source,
                note=f"exporters of at least {FILTERS.exports / 1e9:g} bn dollars, headings traded for at least "
                f"{FILTERS.product / 1e6:g} mn dollars by at least {FILTERS.exporters} exporters",
            )
        )


def scores_of(store: Store, country: str, world: World | None) -> Scores | None:
    """The measures from the world table, or from the table of computed ones; None where neither is held."""
    if world is not None:
        eci = {}
        if country in world.eci:
            eci = {"eci": world.eci[country], "eci_rank": float(world.rank[country])}
        eci["economies"] = float(len(world.eci))
        source = store.source(*world.edition, f"exports by heading, {world.period}")
        return Scores(world.period, source, country, eci, world.pci, world.density(country))
    rows = store.query("complexity", territory=country)
    if rows.is_empty():
        return None
    first = rows.row(0, named=True)
    values: dict[str, dict[str, float]] = {"eci": {}, "pci": {}, "density": {}}
    for row in rows.iter_rows(named=True):
        if row["product"] == "TOTAL":
            values["eci"][row["measure"]] = row["value"]
        else:
            values[row["measure"]][row["product"]] = row["value"]
    source = store.source(str(first["dataset"]), str(first["release"]), str(first["period"]))
    return Scores(str(first["period"]), source, country, values["eci"], values["pci"], values["density"])
