"""Set what the methods say of a pair's potential side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.potential.baskets import Baskets, Floats, of_all_flows, of_records
from dovetail.analyses.potential.gravity import Gravity
from dovetail.analyses.potential.prospects import prospects
from dovetail.analyses.potential.result import METHODS, Direction, Line, PotentialResult
from dovetail.analyses.potential.tables import (
    apart,
    correlations_table,
    last,
    lines_table,
    prospects_table,
    ranks_of,
    shared_ranks,
)
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

#: Digits of a chapter, a heading and a subheading.
LEVELS = (2, 4, 6)

#: Fewer products than this say nothing about whether two rankings agree.
_FEWEST = 5


def potential(
    store: Store, pair: Pair, *, years: Years | None = None, level: int = 4, top: int = 10
) -> PotentialResult:
    """The export potential of a pair in both directions: the ITC indicator, gravity and density, never merged.

    Parameters
    ----------
    pair
        For regions their countries stand in: no table of world trade has rows of regions.
    years
        Where to look; of each kind of record the latest year inside them counts.
    level
        Digits of the products, 2, 4 or 6, where flows between all pairs are held so deep; else the deepest held.
    top
        How many products of each method to open down to Figures.

    Raises
    ------
    InvalidRequestError
        If both sides lie in one country, or the level is none of the Harmonised System.
    MissingDataError
        If no method can be applied in either direction.
    """
    if level not in LEVELS:
        raise InvalidRequestError(
            problem(f"there are no products of {level} digits", do=f"ask for one of {', '.join(map(str, LEVELS))}")
        )
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
    weigher = _Weigher(store, derive, countries, span, level, top)
    directions = [
        weigher.direction(x.code, m.code) for x, m in ((countries.a, countries.b), (countries.b, countries.a))
    ]
    if not any(one.lines or one.total_expected or one.prospects for one, _ in directions):
        raise MissingDataError(
            problem(
                f"no method can tell the potential of {countries}",
                why="the indicator needs the seller's exports to the world and the buyer's purchases by product, "
                "nearness a table of all countries' exports, gravity trade between all and a table of distances",
                do="load a table of all flows with `dovetail data add FILE --as baci`, or both sides' own tables; "
                "for gravity distances too, with `--as geodist`",
            )
        )
    caveats = [Caveat("potential_of_countries", {"shown": "-".join(countries.codes)})] if pair != countries else []
    return PotentialResult(
        data={
            "lines": pl.concat([table for _, table in directions]),
            "correlations": correlations_table([one for one, _ in directions]),
            "prospects": prospects_table([one for one, _ in directions]),
        },
        figures=derive.ledger,
        caveats=(*caveats, *weigher.caveats([one for one, _ in directions])),
        pair=pair.codes,
        shown=countries.codes,
        directions=tuple(one for one, _ in directions),
    )


@dataclass(frozen=True, eq=False)
class Scores:
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

    def __init__(self, store: Store, derive: Deriver, pair: Pair, span: Years, level: int, top: int) -> None:
        self.store, self.derive, self.pair, self.span, self.top = store, derive, pair, span, top
        first, last = span.first, span.last
        lines = store.query("exports_by_exporter", level=4, first=first, last=last, least=LEAST_EXPORTERS)
        self.exports = Specialisation(derive, lines, store.source)
        kept = {code: store.query("complexity", territory=code) for code in pair.codes}
        self.reach = Reach(derive, lines, kept, store.source, densities)
        self.baskets = self._baskets(level)
        self.gravity = Gravity(store, derive, pair, span)
        self.gravity.look(
            next((found.products for found in self.baskets.values() if found), ()),
            {way: found.sales() if found else {} for way, found in self.baskets.items()},
        )

    def _baskets(self, level: int) -> dict[tuple[str, str], Baskets | None]:
        first, last = self.span.first, self.span.last
        a, b = self.pair.codes
        for digits in (depth for depth in reversed(LEVELS) if depth <= level):
            if found := of_all_flows(self.store, self.derive, (a, b), level=digits, first=first, last=last):
                return {**found}
        trade = self._trade(self.exports.period if self.exports else "")
        return {(x, m): of_records(self.exports, trade, x, m) for x, m in ((a, b), (b, a))}

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
        baskets = self.baskets[seller, buyer]
        actual, expected = self.gravity.figures(seller, buyer, TOTAL)
        new = prospects(self.exports, self.reach, baskets, seller, buyer, self.top)
        if baskets is None:
            empty = Direction(seller, buyer, "", None, (), {}, (), actual, expected, new)
            return empty, lines_table(seller, buyer, None, None, {})
        scores = self._scores(baskets, seller, buyer)
        ranks = {method: ranks_of(scores.of(method)) for method in METHODS}
        ease = self._ease(baskets, scores, seller, buyer)
        chosen = {
            int(index)
            for rank in ranks.values()
            for index in np.flatnonzero(rank <= self.top)  # NaN ranks compare false
        }
        ordered = sorted(chosen, key=lambda index: (last(ranks["itc"][index]), index))
        lines = {index: self._line(baskets, scores, ranks, ease, index, seller, buyer) for index in ordered}
        gaps = {index: gap for index in ordered if (gap := apart(ranks, index))}
        parted = sorted(gaps, key=lambda index: (-gaps[index], index))
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
            prospects=new,
        )
        return direction, lines_table(seller, buyer, baskets, scores, ranks)

    def _scores(self, baskets: Baskets, seller: str, buyer: str) -> Scores:
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(baskets.world > 0, baskets.exports / baskets.world, np.nan)
            balance = np.where(baskets.imports > 0, np.minimum(1, baskets.exports / baskets.imports), 1.0)
        made = np.nan_to_num(share * baskets.bought).sum()
        ease = float(np.nansum(baskets.sold) / made) if made > 0 else 0.0
        supply = share * balance
        return Scores(
            itc=supply * baskets.bought * ease,
            supply=supply,
            gravity=np.array([self.gravity.value(seller, buyer, code) for code in baskets.products]),
            density=np.array([self._density(seller, code)[0] for code in baskets.products]),
            ease=ease,
        )

    def _density(self, seller: str, code: str) -> tuple[float, list[tuple[str, float]]]:
        """Density of a heading, or of a chapter as the mean of its headings by world trade, and the headings used.

        A subheading has that of its heading.
        """
        side = Territory.of(seller)
        if len(code) >= 4:
            return self.reach.value(side, code[:4]), [(code[:4], 1.0)]
        parts = [
            (one, self.exports.traded((one,)))
            for one in self.exports.products(code)
            if np.isfinite(self.reach.value(side, one))
        ]
        whole = sum(weight for _, weight in parts)
        if not whole > 0:
            return float("nan"), []
        return sum(self.reach.value(side, one) * weight for one, weight in parts) / whole, parts

    def _ease(self, baskets: Baskets, scores: Scores, seller: str, buyer: str) -> Figure | None:
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
        self, baskets: Baskets, scores: Scores, ranks: dict[str, Floats], ease: Figure | None, index: int,
        seller: str, buyer: str,
    ) -> Line:  # fmt: skip
        code = baskets.products[index]
        actual, demand = baskets.figure("sold", code), baskets.figure("bought", code)
        scope: dict[str, Any] = {"territories": (seller, buyer), "product": code}
        supply = reachable = unrealised = None
        parts = [figure for name in ("exports", "world") if (figure := baskets.figure(name, code))]
        if np.isfinite(scores.supply[index]) and len(parts) == 2:
            words, own = "exports / the world's exports", baskets.figure("imports", code)
            if own:
                words += ", times exports / imports of the seller where that is below 1"
                parts.append(own)
            supply = self.derive.figure(
                "potential.supply", float(scores.supply[index]), "share", parts[0].period, words, parts,
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
            "gravity": self.gravity.figures(seller, buyer, code)[1],
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
        if len(code) >= 4:
            return self.reach.figure(side, code[:4])
        value, used = self._density(seller, code)
        return self.reach.mean(side, code, value, len(used)) if used else None

    def _correlations(
        self, scores: Scores, baskets: Baskets, lines: list[Line], seller: str, buyer: str
    ) -> dict[tuple[str, str], Figure]:
        found: dict[tuple[str, str], Figure] = {}
        for one, other in combinations(METHODS, 2):
            x, y = scores.of(one), scores.of(other)
            both = (x > 0) & (y > 0)  # NaN is not; what a method does not rank is not ranked by it
            if both.sum() < _FEWEST or np.ptp(x[both]) == 0 or np.ptp(y[both]) == 0:
                continue
            value = float(np.corrcoef(shared_ranks(x[both]), shared_ranks(y[both]))[0, 1])
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
                unsold = not self.exports.covers(Territory.of(one.seller))
                yield Caveat("potential_no_exports" if unsold else "potential_no_purchases", way)
                continue
            baskets = self.baskets[one.seller, one.buyer]
            assert baskets is not None
            if not np.isfinite(baskets.imports).any():
                yield Caveat("potential_no_balance", {"exporter": one.seller})
            if len(baskets.products[0]) < 4:
                yield Caveat("potential_by_chapter", way)
            if not any("gravity" in line.ranks for line in one.lines):
                yield Caveat("potential_no_gravity", way)
            if not any("density" in line.ranks for line in one.lines):
                yield Caveat("potential_no_density", {"exporter": one.seller})
        if estimated := self.gravity.caveat():
            yield estimated
        if any(one.total_expected or any(line.expected for line in one.lines) for one in directions):
            yield Caveat("potential_gravity_bounds", {})
