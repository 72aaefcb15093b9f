"""What two sides sell each other of a sector: sums of headings, or an estimate where chapters alone are on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

import polars as pl

from dovetail.analyses.chains.records import Trade, of_one_record
from dovetail.results.specialisation import Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.sectors import sector_of
from dovetail.terms.territory import Territory


@dataclass(frozen=True)
class SectorTrade:
    """Sales between the two of a pair by sector, each way of one year and one record.

    Where the record holds headings, those of the sector are added up. Where it holds chapters, each counts by the share
    that the sector has in what the seller exports of the chapter to the world, and the interval reaches from the
    chapters that are the sector's as a whole to all that hold any of it. A total of headings that are not on record,
    and of chapters whose headings the world table does not hold, is not known.
    """

    trade: Trade
    index: Specialisation

    @property
    def pair(self) -> tuple[str, str]:
        """The two whose trade it is."""
        return self.trade.pair

    @cached_property
    def headings(self) -> Mapping[str, tuple[str, ...]]:
        """Headings of the world table by sector."""
        found: dict[str, list[str]] = {}
        for heading in self.index.products():
            found.setdefault(sector_of(heading), []).append(heading)
        return {sector: tuple(codes) for sector, codes in found.items() if sector}

    @cached_property
    def _records(self) -> Mapping[tuple[str, str], pl.DataFrame]:
        """By way the rows of its latest year at the finest level, from the seller's own record if that has the year."""
        found: dict[tuple[str, str], pl.DataFrame] = {}
        lines = self.trade.lines
        a, b = self.pair
        for way in ((a, b), (b, a)):
            rows = lines.filter(pl.col("exporter") == way[0], pl.col("importer") == way[1]) if lines.height else lines
            if rows.is_empty():
                continue
            rows = rows.filter(pl.col("level") == pl.col("level").max())
            best = rows.with_columns(own=pl.col("reporter") == pl.col("exporter")).sort(
                "period", "own", "dataset", "release", descending=[True, True, False, False]
            )
            first = best.row(0, named=True)
            found[way] = rows.filter(
                *(pl.col(name) == first[name] for name in ("period", "reporter", "dataset", "release"))
            )
        return found

    def figure(self, exporter: str, importer: str, sector: str) -> Figure | None:
        """What the exporter sells the importer of a sector; None where nothing tells."""
        rows = self._records.get((exporter, importer))
        if rows is None:
            return None
        first = rows.row(0, named=True)
        scope: dict[str, Any] = {
            "territories": (exporter, importer), "product": sector, "flow": first["flow"],
            "reporter": first["reporter"],
        }  # fmt: skip
        measure = "exports" if first["flow"] == "export" else "imports"
        if first["level"] == 4:
            own = [
                value for code, value in rows.select("product", "value_usd").iter_rows() if sector_of(code) == sector
            ]
            if not own:
                return None
            where = f"{first['reporter'] or 'reconciled'}: {first['flow']}s, {first['period']}, headings of {sector}"
            return self.trade.derive.ledger.add(
                Figure(
                    measure=measure, value=fsum(own), unit="usd", period=first["period"],
                    formula=f"sum of {len(own)} headings",
                    source=self.trade.store.source(first["dataset"], first["release"], where), **scope,
                )
            )  # fmt: skip
        parts = [
            (flow, *self._part(sector, chapter, Territory(exporter)))
            for chapter in sorted(rows["product"])
            if (flow := self.trade.figure(exporter, importer, chapter)) and flow.period == first["period"]
        ]
        return self._estimate(measure, parts, scope, "the seller's exports of the chapter")

    def elsewhere(self, importer: str, sold: Figure | None) -> Figure | None:
        """What the importer buys of a sector from others than the seller, in the year of the sale."""
        if sold is None or sold.reporter not in ("", importer):
            return None
        seller = next(code for code in self.pair if code != importer)
        scope: dict[str, Any] = {"territories": (importer,), "product": sold.product}
        digits = 2 * int(self._records[seller, importer]["level"][0] == 4) + 2
        codes = self.trade.products_bought(importer, sold.period, digits)
        bought = [whole for code in codes if (whole := self.trade.bought(importer, code, sold.period))]
        if digits == 4:
            own = [whole for whole in bought if sector_of(whole.product) == sold.product]
            comparable = bool(own) and all(of_one_record(whole, sold) for whole in own)
            if not comparable or fsum(whole.value for whole in own) < sold.value:
                return None
            total = self.trade.derive.total("imports.all", own, f"sum of {len(own)} headings", flow="import", **scope)
            words = "imports from all - imports from the partner"
            return self.trade.derive.difference("imports.elsewhere", total, sold, words, **scope)
        others: list[tuple[Figure, float, bool]] = []
        for whole in bought:
            share, entire = self._part(sold.product, whole.product, None)
            flow = self.trade.figure(seller, importer, whole.product)
            same = flow is not None and (flow.reporter, flow.period) == (sold.reporter, sold.period)
            other = self.trade.elsewhere(importer, flow) if same else whole
            if share > 0 and other is None:
                return None  # the partner sells more of the chapter than is bought of all
            if share > 0 and other is not None:
                others.append((other, share, entire))
        return self._estimate("imports.elsewhere", others, scope, "the world's exports of the chapter")

    def _part(self, sector: str, chapter: str, seller: Territory | None) -> tuple[float, bool]:
        """The share of a sector in what a seller exports of a chapter (or the world), and whether it is all of it."""
        headings = self.index.products(chapter)
        own = [heading for heading in headings if sector_of(heading) == sector]
        if not own or len(own) == len(headings):
            return float(bool(own)), bool(own)
        if seller is not None:
            sums = [fsum(self._exported(seller, heading) for heading in codes) for codes in (own, headings)]
            if sums[1] > 0:
                return sums[0] / sums[1], False
        whole = self.index.traded(headings)
        return (self.index.traded(own) / whole if whole > 0 else 0.0), False

    def _exported(self, seller: Territory, heading: str) -> float:
        value = Specialisation.exports(self.index, seller, heading)
        return value if value > 0 else 0.0

    def _estimate(
        self, measure: str, parts: Sequence[tuple[Figure, float, bool]], scope: dict[str, Any], weights: str
    ) -> Figure | None:
        held = [part for part in parts if part[1] > 0 or part[2]]
        if not held:
            return None
        value = fsum(share * flow.value for flow, share, _ in held)
        whole = all(entire for *_, entire in held)
        low = fsum(flow.value for flow, _, entire in held if entire)
        high = fsum(flow.value for flow, *_ in held)
        formula = f"sum of {len(held)} chapters" + (
            "" if whole else f", each times the share of the sector in {weights}, {self.index.period}"
        )
        return self.trade.derive.figure(
            measure, value, "usd", held[0][0].period, formula, [flow for flow, *_ in held],
            grade="computed" if whole else "estimated",
            interval=None if whole else (min(low, value), max(high, value)), **scope,
        )  # fmt: skip
