"""What `potential` hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

#: The methods set side by side: the indicator of the International Trade Centre, what a gravity equation expects, and
#: how near a product lies to what the seller makes.
METHODS: tuple[str, ...] = ("itc", "gravity", "density")


@dataclass(frozen=True, slots=True)
class Line:
    """A product as each method sees it; what a method does not tell is None.

    Parameters
    ----------
    product
        An HS heading, or a chapter where the record of the pair's trade goes no deeper.
    actual
        What is sold now, None where it is not reported.
    supply, demand
        The seller's share of the world's exports, after the balance correction where its imports are known; and what
        the buyer buys from all.
    potential, unrealised
        The indicator, supply times demand times ease, and the part of it above what is sold now.
    expected
        What gravity expects, with its interval.
    density
        Nearness to the seller's specialisations; for a chapter the mean of its headings weighted by world trade.
    ranks
        Rank by each method among the products that it ranks, 1 the highest.
    """

    product: str
    actual: Figure | None
    supply: Figure | None
    demand: Figure | None
    potential: Figure | None
    unrealised: Figure | None
    expected: Figure | None
    density: Figure | None
    ranks: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Prospect:
    """A heading in which the seller is not specialised yet. A rank, never money: what does not exist has no value.

    Parameters
    ----------
    product
        An HS heading.
    density
        Nearness to what the seller is specialised in.
    demand
        What the buyer buys from all, or the world's exports where that is not on record by heading.
    density_rank, demand_rank
        Rank among all such headings, 1 the highest. Prospects stand in the order of the sum of both.
    """

    product: str
    density: Figure
    demand: Figure
    density_rank: Figure
    demand_rank: Figure


@dataclass(frozen=True, slots=True)
class Direction:
    """One direction of a pair's trade.

    Parameters
    ----------
    seller, buyer
        Codes of the countries.
    period
        Year of the pair's trade, empty where there is none by product.
    ease
        Trade of all products over what the two baskets alone would make it; None where purchases are not on record.
    lines
        The products that rank highest by any of the methods, by the indicator first.
    correlations
        Rank correlation (Spearman) of each two methods over the products that both rank.
    parted
        Products of `lines` on which the methods differ most, the furthest apart first.
    total_actual, total_expected
        All trade of the direction as the gravity panel has it, and what gravity expects, with its interval.
    prospects
        What the seller does not make as a strength yet, by nearness and demand; empty where nearness is not known.
    """

    seller: str
    buyer: str
    period: str
    ease: Figure | None
    lines: tuple[Line, ...]
    correlations: Mapping[tuple[str, str], Figure]
    parted: tuple[Line, ...]
    total_actual: Figure | None
    total_expected: Figure | None
    prospects: tuple[Prospect, ...] = ()

    def top(self, method: str, count: int) -> tuple[Line, ...]:
        """The lines that rank highest by one method."""
        ranked = [line for line in self.lines if method in line.ranks]
        return tuple(sorted(ranked, key=lambda line: line.ranks[method].value)[:count])


@dataclass(frozen=True, kw_only=True)
class PotentialResult(Result):
    """Both directions of a pair. Tables in `data`: `lines` (every product), `correlations`, `prospects`."""

    pair: tuple[str, str]
    shown: tuple[str, str]
    directions: tuple[Direction, ...]
