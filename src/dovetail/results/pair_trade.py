"""What the two of a pair sell each other in one year, product by product, and what each buys from all, as Figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure, Source

Way = tuple[str, str]


@dataclass(frozen=True)
class _Record:
    """One side's report of one direction, or what both agree on: values by product of `level`, and where they stand.

    `lines` tells of how many lines on record each value is the sum.
    """

    reporter: str
    flow: str
    period: str
    level: int
    values: dict[str, float]
    lines: dict[str, int]
    dataset: str
    release: str
    basis: str = ""
    agreed: bool = False


class PairTrade:
    """Sales of one year between two countries and their purchases from all, read from what they report.

    Parameters
    ----------
    flows
        Rows of the query `pair_flows` (both reporters). Rows on which both reports were made to agree stand as imports
        of the importer with a true value in a column `agreed`.
    bought
        Rows of the query `demand` for the imports of each, of any levels.
    source
        `Store.source`.
    year
        The year wanted, such as that of the world table of exports; where a direction has no record of it by
        product, the latest year that has one.

    Notes
    -----
    Of each direction the importer's own record is taken where it has one, else the exporter's; products go no deeper
    than the heading. A product without a line in a record is "not reported" and has no Figure.
    """

    def __init__(
        self,
        derive: Deriver,
        pair: Way,
        flows: pl.DataFrame,
        bought: pl.DataFrame,
        source: Callable[[str, str, str], Source],
        *,
        year: str = "",
    ) -> None:
        self._derive, self._source, self.pair = derive, source, pair
        self._sold = {way: _flow(flows, way[0], way[1], year) for way in (pair, pair[::-1])}
        self._bought = {side: _purchases(bought, side, self._sold[self._other(side), side], year) for side in pair}

    def level(self, exporter: str, importer: str) -> int:
        """Digits of the products of a direction's record: 4, 2, or 0 where there is none by product."""
        record = self._sold[exporter, importer]
        return record.level if record else 0

    def period(self, exporter: str, importer: str) -> str:
        """The year of a direction's record, empty where there is none."""
        record = self._sold[exporter, importer]
        return record.period if record else ""

    def products(self, exporter: str, importer: str) -> tuple[str, ...]:
        """Codes of the lines of a direction's record."""
        record = self._sold[exporter, importer]
        return tuple(sorted(record.values)) if record else ()

    def bought_products(self, importer: str) -> tuple[str, ...]:
        """Codes of what a side buys from all, as on record."""
        record = self._bought[importer]
        return tuple(sorted(record.values)) if record else ()

    def basis(self, importer: str) -> str:
        """From whom a side's purchases were added up; empty where they are not on record."""
        record = self._bought[importer]
        return record.basis if record else ""

    def sold(self, exporter: str, importer: str, code: str) -> Figure | None:
        """What the exporter sells of a heading or chapter; of the heading's chapter where the record goes no deeper."""
        record = self._sold[exporter, importer]
        if record is None:
            return None
        return self._figure(record, code, "exports" if record.flow == "export" else "imports", (exporter, importer))

    def bought(self, importer: str, code: str) -> Figure | None:
        """What the importer buys of it from all."""
        record = self._bought[importer]
        return None if record is None else self._figure(record, code, "imports.all", (importer,))

    def elsewhere(self, importer: str, code: str) -> Figure | None:
        """What the importer buys of it from third parties; None where its two records are not alike."""
        whole, part = self._alike(importer, code)
        if whole is None:
            return None
        if part is None:
            return whole
        return self._derive.difference(
            "imports.elsewhere", whole, part, "imports from all less imports from the partner",
            territories=(importer,), product=whole.product,
        )  # fmt: skip

    def share(self, importer: str, code: str) -> Figure | None:
        """The partner's share of what the importer buys of it, in per cent."""
        whole, part = self._alike(importer, code)
        if whole is None or part is None:
            return None
        way = (self._other(importer), importer)
        return self._derive.share("imports.partner_share", part, whole, territories=way, product=whole.product)

    def _alike(self, importer: str, code: str) -> tuple[Figure | None, Figure | None]:
        """Purchases from all and from the partner, of one reporter, year and product; neither if they are not alike."""
        other = self._other(importer)
        whole, part, record = self.bought(importer, code), self.sold(other, importer, code), self._sold[other, importer]
        if whole is None or record is None or record.reporter != importer or not self._one_record(importer, record):
            return None, None
        if part is None:
            return whole, None
        same = (whole.period, whole.product) == (part.period, part.product)
        return (whole, part) if same and part.value <= whole.value else (None, None)

    def _one_record(self, importer: str, record: _Record) -> bool:
        """Whether purchases from all are of a direction's kind: one side's report, or agreed on in one data set."""
        bought = self._bought[importer]
        return bought is not None and (not record.agreed or bought.dataset == record.dataset)

    def _other(self, side: str) -> str:
        return self.pair[1] if side == self.pair[0] else self.pair[0]

    def _figure(self, record: _Record, code: str, measure: str, territories: tuple[str, ...]) -> Figure | None:
        product = code[: record.level]
        lines = [held for held in record.values if held.startswith(product)]
        if not lines:
            return None
        count = sum(record.lines[held] for held in lines)
        parts = (f"imports from {record.basis}" if record.basis else "", f"sum of {count} lines" if count > 1 else "")
        formula = ", ".join(part for part in parts if part)
        reporter = "" if record.agreed else record.reporter
        who = "reconciled" if record.agreed else record.reporter
        scope: dict[str, Any] = {"flow": record.flow, "reporter": reporter, "product": product}
        return self._derive.ledger.add(
            Figure(
                measure=measure,
                value=sum(record.values[held] for held in lines),
                unit="usd",
                period=record.period,
                territories=territories,
                grade="computed" if formula else "reconciled" if record.agreed else "reported",
                formula=formula,
                source=self._source(
                    record.dataset, record.release, f"{who}: {record.flow}s, {record.period}, {product}"
                ),
                **scope,
            )
        )


def _flow(flows: pl.DataFrame, exporter: str, importer: str, year: str) -> _Record | None:
    """The record of a direction: of the year wanted, by the importer, as deep as it goes."""
    held = flows.filter(
        ((pl.col("reporter") == importer) & (pl.col("flow") == "import") & (pl.col("partner") == exporter))
        | ((pl.col("reporter") == exporter) & (pl.col("flow") == "export") & (pl.col("partner") == importer)),
    ).with_columns(own=pl.col("reporter") == importer)
    return _best(held, year, ("own",))


def _purchases(bought: pl.DataFrame, importer: str, sale: _Record | None, year: str) -> _Record | None:
    """Purchases from all: of the year and depth of the partner's sales, so that the two can be compared."""
    held = bought.filter((pl.col("reporter") == importer) & ~pl.col("basis").str.starts_with("sum of 1 ")).with_columns(
        level=pl.col("product").str.len_chars()
    )
    if sale is not None and not (like := _at(held, sale.period, sale.level)).is_empty():
        held = like
    return _best(held, sale.period if sale else year, ())


def _at(held: pl.DataFrame, period: str, level: int) -> pl.DataFrame:
    return held.filter((pl.col("period") == period) & (pl.col("level") >= level))


def _best(held: pl.DataFrame, year: str, first: Iterable[str]) -> _Record | None:
    """One block of lines: the year wanted or else the latest, then `first`, then the deepest level."""
    lines = held.filter(pl.col("level") >= 2, pl.col("period").str.len_chars() == 4, pl.col("value_usd").is_not_null())
    if lines.is_empty():
        return None
    if year in lines["period"].to_list():
        lines = lines.filter(pl.col("period") == year)
    columns = ["period", *first, "level", "dataset", "release", "classification"]
    block = lines.select(columns).unique().sort(columns, descending=[True] * (len(columns) - 3) + [False] * 3).head(1)
    lines = lines.join(block, on=columns)
    top = lines.row(0, named=True)
    level = min(int(top["level"]), 4)
    summed = (
        lines.group_by(pl.col("product").str.slice(0, level)).agg(pl.col("value_usd").sum(), pl.len()).sort("product")
    )
    return _Record(
        reporter=top["reporter"],
        flow=top["flow"],
        period=top["period"],
        level=level,
        values={str(code): float(value) for code, value, _ in summed.rows()},
        lines={str(code): int(count) for code, _, count in summed.rows()},
        dataset=top["dataset"],
        release=top["release"],
        basis=str(top.get("basis") or ""),
        agreed=bool(top.get("agreed")),
    )
