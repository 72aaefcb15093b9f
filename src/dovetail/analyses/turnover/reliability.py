"""How well each country's reports agree with its partners', where the store holds enough reporters to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dovetail.analyses.turnover.book import Book
from dovetail.measures.change.mirror import MirrorRule
from dovetail.measures.change.reconcile import FEWEST_FLOWS, LEAST_SPREAD, estimate_spread
from dovetail.terms.figure import Figure

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Fewest countries whose totals must be held before reports are weighted at all.
FEWEST_COUNTRIES = 30


@dataclass(frozen=True, slots=True)
class Reliability:
    """Spreads of reports by country, as exporter and as importer, and what they rest on."""

    as_exporter: dict[str, float]
    as_importer: dict[str, float]
    flows: int
    years: tuple[str, str]
    dataset: str
    release: str

    def weight(self, book: Book, exporter: str, importer: str) -> Figure | None:
        """The weight of the exporter's report, from 0 to 1; None where either side's spread is not known."""
        u, v = self.as_exporter.get(exporter), self.as_importer.get(importer)
        if u is None or v is None:
            return None
        u, v = max(u, LEAST_SPREAD), max(v, LEAST_SPREAD)
        first, last = self.years
        return book.ledger.add(
            Figure(
                measure="mirror.weight",
                value=v**2 / (u**2 + v**2),
                unit="share",
                period=first if first == last else f"{first}>{last}",
                territories=(exporter, importer),
                grade="estimated",
                formula=f"v^2 / (u^2 + v^2), mean log distance of the exporter's reports u = {u:.4f} and of the "
                f"importer's v = {v:.4f}, from {self.flows} flows that both sides report",
                source=book.source(self.dataset, self.release, f"totals of all reporters, {first} to {last}"),
            )
        )


def read_reliability(store: Store, years: Sequence[str]) -> Reliability | None:
    """Estimate spreads from the totals of all pairs in these years; None where too few are held."""
    rows = store.query("mirror_totals", first=int(years[0]), last=int(years[-1]))
    # Reports that are one are no second witness, and would make both look sure.
    apart = (pl.col("by_exporter") - pl.col("by_importer")).abs()
    rows = rows.filter(apart > MirrorRule().copied * pl.col("by_exporter"))
    codes = sorted({*rows["exporter"], *rows["importer"]})
    if rows.height < FEWEST_FLOWS or len(codes) < FEWEST_COUNTRIES:
        return None
    at = {code: index for index, code in enumerate(codes)}
    by_exporter, by_importer = (rows[name].cast(pl.Float64).to_numpy() for name in ("by_exporter", "by_importer"))
    spread = estimate_spread(
        by_exporter,
        by_importer,
        *(np.array([at[code] for code in rows[side]], dtype=np.intp) for side in ("exporter", "importer")),
        countries=len(codes),
        margin=float(np.median(np.log(by_importer) - np.log(by_exporter))),
    )
    known = [
        {code: float(value) for code, value in zip(codes, side, strict=True) if np.isfinite(value)}
        for side in (spread.as_exporter, spread.as_importer)
    ]
    return Reliability(
        *known,
        flows=rows.height,
        years=(str(rows["period"].min()), str(rows["period"].max())),
        dataset=str(rows["dataset"][0]),
        release=str(rows["release"][0]),
    )
