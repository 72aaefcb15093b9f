"""How far what the countries of a pair buy has fallen in a single year on record, as Figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dovetail.results.derive import Deriver
from dovetail.results.suppliers import Held
from dovetail.terms.figure import Figure
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    import polars as pl

#: Digits of the products of a record, the deepest first.
_LEVELS = (4, 2)

#: Purchases by product and year.
_Series = Mapping[str, Mapping[int, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Fall:
    """The worst single year of a series: purchases `before` and `after` it, and the `change`, in per cent.

    Not below 0 where purchases have risen in every year on record. `first` and `last` are the ends of the record.
    """

    before: Figure
    after: Figure
    change: Figure
    first: int
    last: int


class Falls:
    """The worst years of what each of a pair's countries buys: from all partners, and from the other.

    In current dollars: a fall of a year is one of prices, of quantities and of the exchange rate together. Years count
    that follow one another in one series, of one dataset, by heading, or by chapter where the record goes no deeper.
    A year with lines that are not told is left out, and so are headings of two years in two revisions of the
    nomenclature: what moved to another heading has not fallen.

    Parameters
    ----------
    store
        Where purchases by product and year are looked for.
    years
        Where to look.
    """

    def __init__(self, store: Held, derive: Deriver, pair: Pair, years: Years) -> None:
        self._store, self._derive = store, derive
        self._countries = pair.national.codes
        self._span = {"first": years.first, "last": years.last}
        self._found: dict[tuple[str, ...], Fall | None] = {}

    def known(self, side: Territory) -> bool:
        """Whether purchases by product of the side's country are held of any two years on end."""
        series = (rows for held in self._bought.get(side.country.code, []) for rows in held.values())
        return any(year + 1 in rows for rows in series for year in rows)

    def bought(self, buyer: Territory, product: str) -> Fall | None:
        """The worst year of what a side's country buys of a heading, else of its chapter, from all partners.

        None where no two years on end are on record.
        """
        return self._of(("bought", buyer.country.code, product), self._bought.get(buyer.country.code, []))

    def traded(self, seller: Territory, buyer: Territory, product: str) -> Fall | None:
        """The worst year of what the one's country sells the other's of a heading, else of its chapter."""
        way = (seller.country.code, buyer.country.code)
        return self._of(("traded", *way, product), self._traded.get(way, []))

    def _of(self, key: tuple[str, ...], held: Iterable[_Series]) -> Fall | None:
        if key not in self._found:
            product = key[-1]
            self._found[key] = next(
                (
                    fall
                    for series, code in zip(held, (product[:4], product[:2]), strict=False)
                    if code in series and (fall := self._worst(key, code, series[code]))
                ),
                None,
            )
        return self._found[key]

    def _worst(self, key: tuple[str, ...], code: str, rows: Mapping[int, dict[str, Any]]) -> Fall | None:
        years = sorted(rows)
        steps = [
            (one, two)
            for one, two in pairwise(years)
            if two == one + 1 and (len(code) == 2 or rows[one]["classification"] == rows[two]["classification"])
        ]
        if not steps:
            return None
        start, end = min(steps, key=lambda step: rows[step[1]]["value_usd"] / rows[step[0]]["value_usd"])
        before, after = (self._purchases(key, code, year, rows[year]) for year in (start, end))
        change = self._derive.figure(
            f"{key[0]}.worst", 100 * (after.value / before.value - 1), "percent", f"{before.period}>{after.period}",
            f"100 (end / start - 1), the worst of {len(steps)} years, {years[0]}-{years[-1]}", (after, before),
            territories=key[1:-1], product=code, flow="import", reporter=before.reporter,
        )  # fmt: skip
        return Fall(before, after, change, years[0], years[-1])

    def _purchases(self, key: tuple[str, ...], code: str, year: int, row: Mapping[str, Any]) -> Figure:
        alone = key[0] == "traded"
        reporter = str(row["reporter"])
        flow = str(row["flow"])
        whom = f"with {row['partner']}" if alone else f"from {row['basis']}"
        return self._derive.ledger.add(
            Figure(
                measure=f"{flow}s" if alone else "imports.all", value=row["value_usd"], unit="usd", period=str(year),
                territories=key[1:-1], flow=flow, reporter=reporter, product=code, grade="reported",
                formula="" if alone else f"imports {whom}",
                source=self._store.source(
                    row["dataset"], row["release"], f"{reporter}: {flow}s {whom}, {year}, {code}"
                ),
            )
        )  # fmt: skip

    @cached_property
    def _bought(self) -> dict[str, list[_Series]]:
        """By country, the deepest level first; purchases from one partner alone are no demand."""
        import polars as pl

        found: dict[str, list[_Series]] = {}
        for code in self._countries:
            found[code] = []
            for level in _LEVELS:
                rows = self._store.query("demand", reporter=Territory(code), flow="import", level=level, **self._span)
                found[code].append(_series(rows.filter(~pl.col("basis").str.starts_with("sum of 1 "))))
        return found

    @cached_property
    def _traded(self) -> dict[tuple[str, str], list[_Series]]:
        """By seller and buyer, the deepest level first: the buyer's own record where it has the more years."""
        import polars as pl

        a, b = self._countries
        if a == b:
            return {}
        reports = [
            self._store.query("pair_flows", reporter=Territory(one), partner=Territory(two), **self._span)
            for one, two in ((a, b), (b, a))
        ]
        rows = pl.concat(reports)
        found: dict[tuple[str, str], list[_Series]] = {}
        for seller, buyer in ((a, b), (b, a)):
            theirs = rows.filter(
                ((pl.col("reporter") == buyer) & (pl.col("flow") == "import"))
                | ((pl.col("reporter") == seller) & (pl.col("flow") == "export"))
            )
            found[seller, buyer] = [_series(theirs.filter(level=level)) for level in _LEVELS]
        return found


def _series(rows: pl.DataFrame) -> _Series:
    """By product and year, of one dataset and reporter: the one that covers most years, the buyer's before others."""
    import polars as pl

    whole = pl.col("unreported") == 0 if "unreported" in rows.columns else pl.lit(True)
    yearly = rows.filter(pl.col("period").str.len_chars() == 4, pl.col("value_usd") > 0, whole)
    if yearly.is_empty():
        return {}
    key = ["flow", "dataset", "release"]
    first = (
        yearly.group_by(key)
        .agg(years=pl.col("period").n_unique(), lines=pl.len())
        .sort("years", pl.col("flow") == "import", "lines", "dataset", "release", descending=True)
        .row(0, named=True)
    )
    chosen = yearly.filter(pl.all_horizontal(pl.col(name) == first[name] for name in key))
    several = pl.col("classification").n_unique().over("product", "period")
    one_of = chosen.filter((several == 1) | (pl.col("product").str.len_chars() == 2))  # chapters add up over revisions
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for row in one_of.iter_rows(named=True):
        same = found.setdefault(row["product"], {}).setdefault(int(row["period"]), row | {"value_usd": 0.0})
        same["value_usd"] += row["value_usd"]
    return found
