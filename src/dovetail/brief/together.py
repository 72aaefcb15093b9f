"""What two sides could make together, put together for the brief: a chain, a cluster, and ventures.

All three see the sides through one index: a country by what it sells, a region by the people who work at it. Which
chain and which cluster are shown follows from the data, or from what the parties spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dovetail.analyses.capability import account_quotients
from dovetail.analyses.chains import ChainsResult, trace_chain
from dovetail.analyses.clusters import ClusterResult, cluster_board
from dovetail.analyses.fit.strengths import Quotients
from dovetail.analyses.potential import potential as potential_of
from dovetail.analyses.ventures import VenturesResult, find_ventures
from dovetail.brief.sides import capabilities_of, fit_of_pair
from dovetail.errors import InvalidRequestError, MissingDataError
from dovetail.results.derive import Deriver
from dovetail.results.regional_index import RegionalIndex
from dovetail.results.revisions import of_today
from dovetail.results.specialisation import LEAST_EXPORTERS
from dovetail.results.suppliers import Suppliers
from dovetail.sources.chains import cluster_templates, parts_graph
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.analyses.capability import CapabilityResult
    from dovetail.analyses.fit import FitResult
    from dovetail.analyses.potential import PotentialResult
    from dovetail.results.specialisation import Specialisation
    from dovetail.store.store import Store
    from dovetail.terms.parts import PartsGraph

#: Machines and vehicles, whose chains are worth a picture.
_MACHINES = ("84", "85", "86", "87", "88", "89")
#: What is merely smelted, rolled or drawn.
_METALS = ("72", "73", "74", "76")
_ENTRY = 0.5
_CLUSTER = re.compile(r"\bclusters?\b|кластер", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Together:
    """One chain, one cluster, and the ventures; a chain is None where no machine of either side asks for one."""

    chain: ChainsResult | None
    cluster: ClusterResult
    ventures: VenturesResult


def index_of(
    store: Store, capabilities: Sequence[CapabilityResult], years: Years | None = None
) -> RegionalIndex | None:
    """How specialised sides are, regions by their industries where they are at hand; None without a world table."""
    span = years or Years(1900, 2100)
    lines = store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
    if lines.is_empty():
        return None
    ledger = Ledger()
    derive = Deriver(ledger)
    quotients: dict[str, Quotients] = {}
    for found in capabilities:
        if found.kind == "region" and found.industries:
            ledger.include(found.figures)
            known = {one.code: one.shrunken for one in found.industries if one.headings}
            known |= account_quotients(store, found, derive)
            quotients[found.territory] = Quotients(derive, found.territory, known, found.industries[0].classification)
    return RegionalIndex(derive, of_today(lines), store.source, quotients)


def index_of_pair(store: Store, pair: Pair, *, years: Years | None = None) -> RegionalIndex | None:
    """The index of a pair with the industries that the store holds of its regions; None without a world table."""
    return index_of(store, capabilities_of(store, pair, years=years), years)


def together(
    store: Store,
    pair: Pair,
    capabilities: Sequence[CapabilityResult],
    *,
    years: Years | None = None,
    spoken: Mapping[str, float] | None = None,
    fit: FitResult | None = None,
    potential: PotentialResult | None = None,
    top: int = 10,
) -> Together | None:
    """The chain, the cluster and the ventures of a pair; None where no world table of exports is held.

    Parameters
    ----------
    capabilities
        What the sides can make, as far as it is known; of regions the industries are used.
    spoken
        How much was said of each product, by HS code of two to six digits; what was spoken of is then chosen.
    fit, potential
        Where the two fit and what more could be sold, as far as it is known: ventures rest on both.
    top
        How many ventures.
    """
    index = index_of(store, capabilities, years)
    if index is None or index.baskets(pair.a, pair.b) is None:
        return None
    graph = parts_graph().at_level(4)
    product = chosen_product(graph, pair, index, spoken or {})
    bought = _bought(store, pair, index, years)
    boards = _boards(store, pair, index, years, bought)
    cluster = chosen_cluster(boards, spoken or {})
    chain = trace_chain(store, pair, product=product, years=years, graph=graph, index=index) if product else None
    found = find_ventures(
        store, pair, years=years, top=top, fit=fit, potential=potential, chains=[chain] if chain else (),
        clusters=boards, spoken=spoken, beside=cluster.template.name, graph=graph, index=index,
        bought=bought,
    )  # fmt: skip
    return Together(chain, cluster, found)


def ventures_of_pair(
    store: Store,
    pair: Pair,
    *,
    years: Years | None = None,
    top: int = 20,
    hi_tech_first: bool = False,
    weights: Mapping[str, float] | None = None,
    beside: str = "",
    seed: int = 0,
) -> VenturesResult:
    """The ventures of a pair with all that the store lets other analyses tell of it; parameters as `find_ventures`.

    Raises
    ------
    MissingDataError
        If the store holds no world table of exports by heading.
    """
    index = index_of_pair(store, pair, years=years)
    fit = potential = bought = chain = None
    if index is not None:
        graph = parts_graph().at_level(4)
        if product := chosen_product(graph, pair, index, {}):
            chain = trace_chain(store, pair, product=product, years=years, graph=graph, index=index)
        bought = _bought(store, pair, index, years)
        with suppress(MissingDataError):
            fit = fit_of_pair(store, pair, years=years)
        with suppress(MissingDataError, InvalidRequestError):  # nothing by product, or both in one country
            potential = potential_of(store, pair, years=years)
    return find_ventures(
        store, pair, years=years, top=top, hi_tech_first=hi_tech_first, weights=weights, fit=fit, potential=potential,
        chains=[chain] if chain else (),
        clusters=_boards(store, pair, index, years, bought) if index is not None else (), beside=beside, index=index,
        bought=bought, seed=seed,
    )  # fmt: skip


def _boards(
    store: Store, pair: Pair, index: Specialisation, years: Years | None, bought: Suppliers | None
) -> list[ClusterResult]:
    return [
        cluster_board(store, pair, cluster=one, years=years, index=index, bought=bought)
        for one in cluster_templates().values()
    ]


def _bought(store: Store, pair: Pair, index: Specialisation, years: Years | None) -> Suppliers:
    """From whom each side buys now, read once for every cluster and the ventures."""
    first = years.first if years else 1900
    return Suppliers(store, index.derive, pair, Years(first, Period.of(index.period).year))


class Talk(dict[str, float]):
    """How much was said of each product, by HS code; `of_clusters` is what of it was said in the words of clusters."""

    def __init__(self) -> None:
        super().__init__()
        self.of_clusters: dict[str, float] = {}


def spoken_of(minutes: object | None) -> Talk:
    """How much was said of each product in the reports of a meeting, by HS code; empty without reports."""
    talk = Talk()
    for topic in getattr(minutes, "agenda", ()):
        _add(talk, topic.hs, topic.score)
    for item in getattr(minutes, "items", ()):
        if item.type in ("claim", "tie", "proposal", "commitment") and _CLUSTER.search(item.text):
            _add(talk.of_clusters, item.hs, 1.0)
    return talk


def _add(weights: dict[str, float], codes: Sequence[str], weight: float) -> None:
    for code in codes:
        weights[code] = weights.get(code, 0.0) + weight / len(codes)


def told_together(found: Together, capabilities: Sequence[CapabilityResult]) -> Ledger:
    """The Figures that the chapters may show, with all they rest on: a small part of those of the results."""
    from dovetail.brief.chapters.chains import chain_figures
    from dovetail.brief.chapters.clusters import cluster_figures
    from dovetail.brief.chapters.fit import reached_by
    from dovetail.brief.chapters.ventures import venture_figures

    ledger = Ledger()
    ledger.include(reached_by(found.cluster.figures, cluster_figures(found.cluster)))
    shown = venture_figures(found.ventures, capabilities)
    for whole in (*(one.figures for one in capabilities), found.ventures.figures):
        ledger.include(reached_by(whole, [one for one in shown if one and one.id in whole]))
    if found.chain:
        ledger.include(reached_by(found.chain.figures, chain_figures(found.chain)))
    return ledger


def chosen_product(graph: PartsGraph, pair: Pair, index: Specialisation, spoken: Mapping[str, float]) -> str:
    """The machine whose chain ties the two most: the one builds and sells much of it, the other makes its metal.

    Each machine that a side is specialised in counts by the root of what the side exports of it, times the strength
    of the other in the metals that go into it or into its parts; what was spoken of comes before all else. Empty
    where neither side is specialised in a machine.
    """
    best, chosen = (0.0, 0.0), ""
    for product in graph.codes:
        if not product.startswith(_MACHINES):
            continue
        metals = [tier.code for tier in graph.up(product, depth=2) if tier.code.startswith(_METALS)]
        for builder, other in ((pair.a, pair.b), (pair.b, pair.a)):
            own = index.value(builder, product)
            if not own >= 1:  # NaN is not
                continue
            strengths = [_squeezed(index.value(other, code)) for code in metals]
            feeds = float(np.mean(sorted(strengths)[-5:])) if strengths else 0.0
            weight = float(np.sqrt(max(index.exports(builder, product), 0.0))) * _squeezed(own) * feeds
            if (key := (_said(spoken, [product]), weight)) > best:
                best, chosen = key, product
    return chosen


def chosen_cluster(boards: Sequence[ClusterResult], spoken: Mapping[str, float]) -> ClusterResult:
    """The cluster that is best completed: nearest to half done by the two together, of those that one has begun.

    Of the part p that both lack, p (1 - p) is largest at one half: there is much to complete and something to build
    on. What both lack of an item is the narrower of their gaps, tools left aside, which are bought once; a cluster is
    begun where one side comes near the average in an item of the core. What was spoken of comes before all else, and
    what was called a cluster before other talk.
    """
    named = spoken.of_clusters if isinstance(spoken, Talk) else {}

    def key(board: ClusterResult) -> tuple[float, float, bool, float]:
        lacks = whole = 0.0
        begun = False
        for standing in board.standings:
            sides = standing.sides.values()
            gaps = [side.gap.value for side in sides if side.gap]
            if standing.benchmark and gaps and standing.item.role != "tools":
                weight = standing.item.weight
                whole += standing.benchmark.value * (1.0 if weight is None else weight)
                lacks += min(gaps)
            begun |= standing.item.role == "core" and any(side.index and side.index.value >= _ENTRY for side in sides)
        core = [code for item in board.template.items if item.role == "core" for code in item.products]
        missing = lacks / whole if whole > 0 else 0.0
        return _said(named, core), _said(spoken, core), begun, missing * (1 - missing)

    return max(boards, key=key)


def _said(spoken: Mapping[str, float], codes: Sequence[str]) -> float:
    """How much was said of some products: a code spoken of counts for what lies in it, or it in."""
    return sum(
        weight * (1.0 if len(code) >= 4 else 0.1)
        for code, weight in spoken.items()
        if any(code.startswith(other[:4]) or other.startswith(code) for other in codes)
    )


def _squeezed(index: float) -> float:
    return index / (1 + index) if np.isfinite(index) else 0.0
