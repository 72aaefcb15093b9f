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
#: Where a record has neither, its subheadings are added up to headings.
_SUBHEADINGS = 6
#: Code of the world as a partner.
WORLD = "X-WLD"

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
        reporter, flow = str(row["reporter"]), str(row["flow"])
        told = (
            f"imports from {row['basis']}" if row["basis"] else "",
            f"sum of {row['lines']} lines" if row["lines"] > 1 else "",
        )
        summed = row["lines"] > 1 or row["basis"] not in ("", WORLD)
        located = f"{reporter or 'reconciled'}: {told[0] or f'{flow}s, {key[1]} to {key[2]}'}, {year}, {code}"
        return self._derive.ledger.add(
            Figure(
                measure=f"{flow}s" if key[0] == "traded" else "imports.all", value=row["value_usd"], unit="usd",
                period=str(year), territories=key[1:-1], flow=flow, reporter=reporter, product=code,
                grade="computed" if summed else "reported" if reporter else "reconciled",
                formula=", ".join(filter(None, told)),
                source=self._store.source(row["dataset"], row["release"], located),
            )
        )  # fmt: skip

    @cached_property
    def _bought(self) -> dict[str, list[_Series]]:
        """By country, the deepest level first; purchases from one partner alone are no demand."""
        import polars as pl

        found: dict[str, list[_Series]] = {}
        for code in self._countries:
            held = [self._demand(code, level) for level in _LEVELS]
            if all(rows.is_empty() for rows in held):
                held[0] = self._demand(code, _SUBHEADINGS)
            found[code] = [_series(rows.filter(~pl.col("basis").str.starts_with("sum of 1 "))) for rows in held]
        return found

    def _demand(self, code: str, level: int) -> pl.DataFrame:
        return self._store.query("demand", reporter=Territory(code), flow="import", level=level, **self._span)

    @cached_property
    def _traded(self) -> dict[tuple[str, str], list[_Series]]:
        """By seller and buyer, the deepest level first: the buyer's own record where it has as many years.

        Where neither side's report is held, the flows on which both were made to agree.
        """
        import polars as pl

        a, b = self._countries
        if a == b:
            return {}
        rows = pl.concat(
            [
                self._store.query("pair_flows", reporter=Territory(one), partner=Territory(two), **self._span)
                for one, two in ((a, b), (b, a))
            ]
        )
        rows = rows.with_columns(
            seller=pl.when(pl.col("flow") == "import").then("partner").otherwise("reporter"),
        )
        if rows.is_empty():
            agreed = self._store.query("pair_reconciled", a=Territory(a), b=Territory(b), **self._span)
            rows = agreed.rename({"exporter": "seller"}).with_columns(flow=pl.lit("import"), reporter=pl.lit(""))
        found: dict[tuple[str, str], list[_Series]] = {}
        for way in ((a, b), (b, a)):
            theirs = _once(rows.filter(seller=way[0]))
            held = [theirs.filter(level=level) for level in _LEVELS]
            if all(part.is_empty() for part in held):
                held[0] = theirs.filter(level=_SUBHEADINGS)
            found[way] = [_series(part) for part in held]
        return found


def _once(rows: pl.DataFrame) -> pl.DataFrame:
    """A flow that stands in two classifications in one of them, as in the query `demand`."""
    import polars as pl

    flow = ("reporter", "flow", "period", "level", "dataset", "release")
    code = pl.col("classification")
    choice = pl.when(code.str.starts_with("H")).then("1" + code).otherwise("0" + code)
    return rows.filter(choice == choice.max().over(flow))


def _series(rows: pl.DataFrame) -> _Series:
    """By product and year, of one dataset and reporter: the one that covers most years, the buyer's before others.

    Subheadings are added up to their heading.
    """
    import polars as pl

    if "unreported" not in rows.columns:
        rows = rows.with_columns(unreported=pl.col("value_usd").is_null().cast(pl.Int64), basis=pl.lit(""))
    yearly = rows.filter(pl.col("period").str.len_chars() == 4, pl.col("product").str.len_chars() >= 2)
    key = ["reporter", "flow", "dataset", "release"]
    whole = (
        yearly.group_by(*key, "basis", "period", "classification", product=pl.col("product").str.head(4))
        .agg(pl.col("value_usd").sum(), pl.col("unreported").sum(), lines=pl.len())
        .filter(pl.col("value_usd") > 0, pl.col("unreported") == 0)
    )
    if whole.is_empty():
        return {}
    first = (
        whole.group_by(key)
        .agg(years=pl.col("period").n_unique(), lines=pl.len())
        .sort("years", pl.col("flow") == "import", "lines", "dataset", "release", descending=True)
        .row(0, named=True)
    )
    chosen = whole.filter(pl.all_horizontal(pl.col(name) == first[name] for name in key))
    several = pl.col("classification").n_unique().over("product", "period")
    one_of = chosen.filter((several == 1) | (pl.col("product").str.len_chars() == 2))  # chapters add up over revisions
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for row in one_of.sort("classification").iter_rows(named=True):
        years = found.setdefault(row["product"], {})
        if (same := years.setdefault(int(row["period"]), row)) is not row:
            same["value_usd"] += row["value_usd"]
            same["lines"] += row["lines"]
    return found
