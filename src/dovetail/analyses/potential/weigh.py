"""Set what the methods say of a pair's potential side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.potential.baskets import Baskets, Floats, of_all_flows, of_records
from dovetail.analyses.potential.result import METHODS, Direction, Line, PotentialResult
from dovetail.errors import InvalidRequestError, MissingDataError, problem
from dovetail.measures.capability.nearness import densities
from dovetail.results.derive import Deriver
from dovetail.results.pair_trade import PairTrade
from dovetail.results.reach import Reach
from dovetail.results.result import Caveat
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.product import TOTAL
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Fewer products than this say nothing about whether two rankings agree.
_FEWEST = 5


def potential(store: Store, pair: Pair, *, years: Years | None = None, top: int = 10) -> PotentialResult:
    """The export potential of a pair in both directions: the ITC indicator, gravity and density, never merged.

    Parameters
    ----------
    pair
        For regions their countries stand in: no table of world trade has rows of regions.
    years
        Where to look; of each kind of record the latest year inside them counts.
    top
        How many products of each method to open down to Figures.

    Raises
    ------
    InvalidRequestError
        If both sides lie in one country.
    MissingDataError
        If no method can be applied in either direction.
    """
    countries = pair.national
    if countries.a == countries.b:
        raise InvalidRequestError(
            problem(
                f"{pair.a} and {pair.b} both lie in {countries.a}",
                why="potential is read from trade between countries",
                do="ask for the fit of the two instead",
            )
        )
    derive = Deriver(Ledger())
    span = years or Years(1900, 2100)
    weigher = _Weigher(store, derive, countries, span, top)
    directions = [
        weigher.direction(x.code, m.code) for x, m in ((countries.a, countries.b), (countries.b, countries.a))
    ]
    if not any(one.lines or one.total_expected for one, _ in directions):
        raise MissingDataError(
            problem(
                f"no method can tell the potential of {countries}",
                why="the indicator needs the seller's exports to the world and the buyer's purchases by product, "
                "gravity a table of expected trade",
                do="load a table of all flows with `dovetail data add FILE --as baci`, or both sides' own tables",
            )
        )
    caveats = [Caveat("potential_of_countries", {"shown": "-".join(countries.codes)})] if pair != countries else []
    return PotentialResult(
        data={
            "lines": pl.concat([table for _, table in directions]),
            "correlations": _correlations_table([one for one, _ in directions]),
        },
        figures=derive.ledger,
        caveats=(*caveats, *weigher.caveats([one for one, _ in directions])),
        pair=pair.codes,
        shown=countries.codes,
        directions=tuple(one for one, _ in directions),
    )


@dataclass(frozen=True, eq=False)
class _Scores:
    """What each method says of each product, NaN where it says nothing, and the ease that the indicator rests on."""

    itc: Floats
    supply: Floats
    gravity: Floats
    density: Floats
    ease: float

    def of(self, method: str) -> Floats:
        return {"itc": self.itc, "gravity": self.gravity, "density": self.density}[method]


class _Weigher:
    """The records of a pair, read once for both directions."""

    def __init__(self, store: Store, derive: Deriver, pair: Pair, span: Years, top: int) -> None:
        self.store, self.derive, self.pair, self.span, self.top = store, derive, pair, span, top
        first, last = span.first, span.last
        lines = store.query("exports_by_exporter", level=4, first=first, last=last, least=LEAST_EXPORTERS)
        self.exports = Specialisation(derive, lines, store.source)
        kept = {code: store.query("complexity", territory=code) for code in pair.codes}
        self.reach = Reach(derive, lines, kept, store.source, densities)
        self.trade = self._trade(self.exports.period if self.exports else "")
        expected = store.query("trade_expected", a=pair.a.code, b=pair.b.code)
        self.expected = {(row["exporter"], row["importer"], row["product"]): row for row in expected.to_dicts()}
        self.used: dict[tuple[str, str], Baskets] = {}

    def _trade(self, year: str) -> PairTrade:
        a, b = self.pair.codes
        span = {"first": self.span.first, "last": self.span.last}
        flows = [self.store.query("pair_flows", reporter=one, partner=two, **span) for one, two in ((a, b), (b, a))]
        bought = [
            self.store.query("demand", reporter=side, flow="import", level=level, **span)
            for side in (a, b)
            for level in (2, 4, 6)
        ]
        return PairTrade(self.derive, (a, b), pl.concat(flows), pl.concat(bought), self.store.source, year=year)

    def direction(self, seller: str, buyer: str) -> tuple[Direction, pl.DataFrame]:
        """One direction, and its table of every product."""
        baskets = of_all_flows(
            self.store, self.derive, seller, buyer, first=self.span.first, last=self.span.last
        ) or of_records(self.exports, self.trade, seller, buyer)
        actual, expected = self._gravity(seller, buyer, TOTAL)
        if baskets is None:
            empty = Direction(seller, buyer, "", None, (), {}, (), actual, expected)
            return empty, _lines_table(seller, buyer, None, None, {})
        self.used[seller, buyer] = baskets
        scores = self._scores(baskets, seller, buyer)
        ranks = {method: _ranks(scores.of(method)) for method in METHODS}
        ease = self._ease(baskets, scores, seller, buyer)
        chosen = {
            int(index)
            for rank in ranks.values()
            for index in np.flatnonzero(rank <= self.top)  # NaN ranks compare false
        }
        ordered = sorted(chosen, key=lambda index: (_last(ranks["itc"][index]), index))
        lines = {index: self._line(baskets, scores, ranks, ease, index, seller, buyer) for index in ordered}
        apart = {index: gap for index in ordered if (gap := _apart(ranks, index)) is not None}
        parted = sorted((index for index in apart if apart[index] > 0), key=lambda index: (-apart[index], index))
        direction = Direction(
            seller=seller,
            buyer=buyer,
            period=baskets.period,
            ease=ease,
            lines=tuple(lines.values()),
            correlations=self._correlations(scores, baskets, list(lines.values()), seller, buyer),
            parted=tuple(lines[index] for index in parted[: self.top]),
            total_actual=actual,
            total_expected=expected,
        )
        return direction, _lines_table(seller, buyer, baskets, scores, ranks)

    def _scores(self, baskets: Baskets, seller: str, buyer: str) -> _Scores:
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(baskets.world > 0, baskets.exports / baskets.world, np.nan)
            balance = np.where(baskets.imports > 0, np.minimum(1, baskets.exports / baskets.imports), 1.0)
        made = np.nan_to_num(share * baskets.bought).sum()
        ease = float(np.nansum(baskets.sold) / made) if made > 0 else 0.0
        supply = share * balance
        gravity = [self.expected.get((seller, buyer, code), {}).get("predicted_usd") for code in baskets.products]
        return _Scores(
            itc=supply * baskets.bought * ease,
            supply=supply,
            gravity=np.array([np.nan if value is None else float(value) for value in gravity]),
            density=np.array([self._density(seller, code)[0] for code in baskets.products]),
            ease=ease,
        )

    def _density(self, seller: str, code: str) -> tuple[float, list[tuple[str, float]]]:
        """Density of a heading, or of a chapter as the mean of its headings by world trade, and the headings used."""
        side = Territory.of(seller)
        if len(code) == 4:
            return self.reach.value(side, code), [(code, 1.0)]
        parts = [
            (one, self.exports.traded((one,)))
            for one in self.exports.products(code)
            if np.isfinite(self.reach.value(side, one))
        ]
        whole = sum(weight for _, weight in parts)
        if not whole > 0:
            return float("nan"), []
        return sum(self.reach.value(side, one) * weight for one, weight in parts) / whole, parts

    def _ease(self, baskets: Baskets, scores: _Scores, seller: str, buyer: str) -> Figure | None:
        if not scores.ease > 0:
            return None
        parts = [figure for code in baskets.products if (figure := baskets.figure("sold", code))]
        return self.derive.figure(
            "potential.ease", scores.ease, "ratio", baskets.period,
            "trade of all products / sum over products of the seller's share of the world's exports times the buyer's "
            "purchases",
            parts, grade="estimated", territories=(seller, buyer),
        )  # fmt: skip

    def _line(
        self, baskets: Baskets, scores: _Scores, ranks: dict[str, Floats], ease: Figure | None, index: int,
        seller: str, buyer: str,
    ) -> Line:  # fmt: skip
        code = baskets.products[index]
        actual, demand = baskets.figure("sold", code), baskets.figure("bought", code)
        scope: dict[str, Any] = {"territories": (seller, buyer), "product": code}
        supply = reachable = unrealised = None
        parts = [figure for name in ("exports", "world") if (figure := baskets.figure(name, code))]
        if np.isfinite(scores.supply[index]) and len(parts) == 2:
            supply = self.derive.figure(
                "potential.supply", float(scores.supply[index]), "share", parts[0].period,
                "exports / the world's exports, times exports / imports of the seller where that is below 1", parts,
                grade="estimated", territories=(seller,), product=code,
            )  # fmt: skip
        if supply and demand and ease:
            reachable = self.derive.figure(
                "potential", supply.value * demand.value * ease.value, "usd", demand.period,
                "supply times demand times ease (International Trade Centre)", (supply, demand, ease),
                grade="estimated", **scope,
            )  # fmt: skip
            unrealised = self.derive.figure(
                "potential.unrealised", max(reachable.value - (actual.value if actual else 0.0), 0.0), "usd",
                demand.period, "what is sold now taken from the potential, at least 0",
                (reachable, actual) if actual else (reachable,), grade="estimated", **scope,
            )  # fmt: skip
        behind = {
            "itc": reachable,
            "gravity": self._gravity(seller, buyer, code)[1],
            "density": self._density_figure(seller, code),
        }
        placed = {
            method: self.derive.figure(
                f"potential.rank.{method}", float(rank[index]), "count", baskets.period,
                f"rank among {int(np.isfinite(rank).sum())} products", (value,), grade="estimated", **scope,
            )
            for method, rank in ranks.items()
            if np.isfinite(rank[index]) and (value := behind[method])
        }  # fmt: skip
        return Line(
            product=code,
            actual=actual,
            supply=supply,
            demand=demand,
            potential=reachable,
            unrealised=unrealised,
            expected=behind["gravity"],
            density=behind["density"],
            ranks=placed,
        )

    def _density_figure(self, seller: str, code: str) -> Figure | None:
        side = Territory.of(seller)
        if len(code) == 4:
            return self.reach.figure(side, code)
        value, used = self._density(seller, code)
        return self.reach.mean(side, code, value, len(used)) if used else None

    def _gravity(self, seller: str, buyer: str, code: str) -> tuple[Figure | None, Figure | None]:
        """The flow in the gravity panel, and what is expected of it."""
        row = self.expected.get((seller, buyer, code))
        if row is None or row["predicted_usd"] is None:
            return None, None
        source = self.store.source(row["dataset"], row["release"], f"{seller}-{buyer}, {row['period']}, {code}")
        scope: dict[str, Any] = {
            "unit": "usd",
            "period": str(row["period"]),
            "territories": (seller, buyer),
            "product": code,
        }
        bounds = (row["lower_usd"], row["upper_usd"])
        expected = Figure(
            measure="potential.gravity", value=row["predicted_usd"], grade="estimated", source=source,
            formula="gravity: the flow that all others make likely, itself left out",
            interval=None if None in bounds else (float(bounds[0]), float(bounds[1])), **scope,
        )  # fmt: skip
        actual = None
        if row["actual_usd"] is not None:
            actual = self.derive.ledger.add(
                Figure(measure="trade", value=row["actual_usd"], grade="computed", source=source, **scope)
            )
        return actual, self.derive.ledger.add(expected)

    def _correlations(
        self, scores: _Scores, baskets: Baskets, lines: list[Line], seller: str, buyer: str
    ) -> dict[tuple[str, str], Figure]:
        found: dict[tuple[str, str], Figure] = {}
        for one, other in combinations(METHODS, 2):
            x, y = scores.of(one), scores.of(other)
            both = np.isfinite(x) & np.isfinite(y)
            if both.sum() < _FEWEST or np.ptp(x[both]) == 0 or np.ptp(y[both]) == 0:
                continue
            value = float(np.corrcoef(_shared_ranks(x[both]), _shared_ranks(y[both]))[0, 1])
            found[one, other] = self.derive.figure(
                f"potential.correlation.{one}.{other}", value, "index", baskets.period,
                f"rank correlation (Spearman) over {int(both.sum())} products, of which the inputs rank highest",
                [line.ranks[method] for line in lines for method in (one, other) if method in line.ranks],
                grade="estimated", territories=(seller, buyer),
            )  # fmt: skip
        return found

    def caveats(self, directions: list[Direction]) -> Iterator[Caveat]:
        """What each number leaves out."""
        if any(one.ease for one in directions):
            yield Caveat("potential_simplified", {})
        for one in directions:
            way = {"exporter": one.seller, "importer": one.buyer}
            if not one.lines:
                yield Caveat("potential_not_told", way)
                continue
            baskets = self.used[one.seller, one.buyer]
            if not np.isfinite(baskets.imports).any():
                yield Caveat("potential_no_balance", {"exporter": one.seller})
            if len(baskets.products[0]) < 4:
                yield Caveat("potential_by_chapter", way)
            if not any("gravity" in line.ranks for line in one.lines):
                yield Caveat("potential_no_gravity", way)
            if not any("density" in line.ranks for line in one.lines):
                yield Caveat("potential_no_density", {"exporter": one.seller})
        if any(one.total_expected or any(line.expected for line in one.lines) for one in directions):
            yield Caveat("potential_gravity_bounds", {})


def _ranks(values: Floats) -> Floats:
    """Ranks from 1 for the largest; NaN stays NaN, and so does a value of 0, which ranks nothing."""
    known = np.isfinite(values) & (values > 0)
    ranks = np.full(len(values), np.nan)
    ranks[known] = pl.Series(-values[known]).rank("min").to_numpy()
    return ranks


def _last(rank: float) -> float:
    return rank if np.isfinite(rank) else float("inf")


def _apart(ranks: dict[str, Floats], index: int) -> float | None:
    """How far the methods are apart on one product, as a part of the products that each ranks."""
    places = [
        float(rank[index] / max(np.isfinite(rank).sum(), 1)) for rank in ranks.values() if np.isfinite(rank[index])
    ]
    return max(places) - min(places) if len(places) > 1 else None


def _lines_table(
    seller: str, buyer: str, baskets: Baskets | None, scores: _Scores | None, ranks: dict[str, Floats]
) -> pl.DataFrame:
    names = ("actual_usd", "exports_usd", "world_usd", "bought_usd", "supply_share", "potential_usd", "unrealised_usd",
             "gravity_usd", "density_share", *(f"{method}_rank" for method in METHODS))  # fmt: skip
    schema = {"seller": pl.String, "buyer": pl.String, "product": pl.String} | dict.fromkeys(names, pl.Float64)
    if baskets is None or scores is None:
        return pl.DataFrame(schema=schema)
    unrealised = np.maximum(scores.itc - np.nan_to_num(baskets.sold), 0)
    columns = (baskets.sold, baskets.exports, baskets.world, baskets.bought, scores.supply, scores.itc, unrealised,
               scores.gravity, scores.density, *(ranks[method] for method in METHODS))  # fmt: skip
    frame = pl.DataFrame(
        {"seller": [seller] * len(baskets.products), "buyer": buyer, "product": list(baskets.products)}
        | dict(zip(names, columns, strict=True))
    )
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None)).select(
        pl.col(name).cast(kind) for name, kind in schema.items()
    )


def _correlations_table(directions: list[Direction]) -> pl.DataFrame:
    rows = [
        (one.seller, one.buyer, *methods, figure.value)
        for one in directions
        for methods, figure in one.correlations.items()
    ]
    schema: dict[str, Any] = dict.fromkeys(("seller", "buyer", "method", "other"), pl.String) | {
        "correlation": pl.Float64
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _shared_ranks(values: Floats) -> Floats:
    """Ranks from the smallest, ties sharing their mean."""
    return pl.Series(values).rank("average").to_numpy()
