"""Find ventures for a pair: sift, rank with unknown weights, and open each down to its Figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dovetail.analyses.ventures.candidates import CLASSES, SPECIALISED, Candidate, candidates
from dovetail.analyses.ventures.result import PARTS, Venture, VenturesResult
from dovetail.errors import InvalidRequestError, problem
from dovetail.measures.ventures.ranking import RankIntervals, rank_intervals
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.sources.chains import control_category, parts_graph, technology_class
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.parts import PartsGraph
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

_WORDS = {
    "buyers": "1 - product over uses of 1 - r / (1 + r) x firmness x root of the share of the largest use in exports",
    "need": "1 - index of the builder in the product, at least 0",
    "skill": "index of the bringer in the product, r / (1 + r)",
    "inputs": "mean over three inputs of the bringer's index, r / (1 + r), times how firmly they belong",
    "two_sided": "the lesser of buyers and the greater of skill and inputs",
    "world": "share of headings that the world exports less of",
    "technology": "class of technology: low 0, medium-low 1/3, medium-high 2/3, high 1",
}


def find_ventures(
    store: Store,
    pair: Pair,
    *,
    years: Years | None = None,
    top: int = 20,
    hi_tech_first: bool = False,
    weights: Mapping[str, float] | None = None,
    graph: PartsGraph | None = None,
    index: Specialisation | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> VenturesResult:
    """Products that the one side's machines need and the two could make together, ranked with an interval.

    Parameters
    ----------
    years
        Where to look for the world table of exports; its latest year inside them counts.
    top
        How many candidates to show, of all that are ranked.
    hi_tech_first
        Show high technology first, then medium-high, and by rank within each.
    weights
        Mean weights of the parts of the score by name, equal where not given; the draws spread around them.
    graph
        The parts graph, the packaged one if not given.
    index
        How specialised each side is; read from the store, a region through its country, if not given.
    draws, seed
        Of the weights.

    Raises
    ------
    MissingDataError
        If the store holds no world table of exports by heading.
    InvalidRequestError
        If a weight names no part of the score.
    """
    mean = dict.fromkeys(PARTS, 1.0) | dict(weights or {})
    if set(mean) != set(PARTS):
        raise InvalidRequestError(
            problem(
                f"{', '.join(sorted(set(mean) - set(PARTS)))} is no part of a score", do=f"weigh {', '.join(PARTS)}"
            )
        )
    if index is None:
        span = years or Years(1900, 2100)
        lines = store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
        index = Specialisation(Deriver(Ledger()), lines, store.source)
    if not index:
        raise store.missing("exports of the world's countries by product heading", years=years)
    derive = index.derive
    chain = (graph or parts_graph()).at_level(4)
    found = list(candidates(chain, (pair.a, pair.b), index))
    caveats = [Caveat("ventures_are_candidates", {"period": index.period})]
    caveats += [said for side in (pair.a, pair.b) if (said := index.reservation(side))]
    ventures: list[Venture] = []
    if found:
        scores = np.array([one.parts for one in found])
        ranks = rank_intervals(scores, weights=np.array([mean[name] for name in PARTS]), draws=draws, seed=seed)
        order = sorted(range(len(found)), key=lambda i: (_class(found[i]) if hi_tech_first else 0, ranks.rank[i], i))
        publish = _Publisher(derive, index, pair, mean, ranks, len(found))
        ventures = [publish.venture(found[i], i) for i in order[:top]]
    else:
        caveats.append(Caveat("no_venture_found", {"pair": "-".join(pair.codes)}))
    return VenturesResult(
        data={"ventures": _table(ventures)},
        figures=derive.ledger,
        caveats=tuple(caveats),
        pair=pair.codes,
        ventures=tuple(ventures),
        considered=len(found),
        weights=mean,
        seed=seed,
    )


def _class(candidate: Candidate) -> float:
    return -CLASSES[technology_class(candidate.edge.part)]


class _Publisher:
    """Publishes candidates as Figures that rest on both sides' indices."""

    def __init__(
        self,
        derive: Deriver,
        index: Specialisation,
        pair: Pair,
        weights: Mapping[str, float],
        ranks: RankIntervals,
        considered: int,
    ) -> None:
        self._derive, self._index, self._pair = derive, index, pair
        self._weights, self._ranks, self._considered = weights, ranks, considered

    def venture(self, one: Candidate, place: int) -> Venture:
        product, use = one.edge.part, one.edge.whole
        own = {side.code: self._figure(side, product) for side in (self._pair.a, self._pair.b)}
        built = self._figure(one.builder, use)
        materials = [(edge.part, self._figure(one.bringer, edge.part)) for edge in one.materials]
        brought = tuple((code, figure) for code, figure in materials if figure is not None)
        rests: dict[str, list[Figure | None]] = {
            "buyers": [self._figure(one.builder, edge.whole) for edge in one.uses],
            "need": [own[one.builder.code]],
            "skill": [own[one.bringer.code]],
            "inputs": [figure for _, figure in brought[:3]],
            "two_sided": [built, own[one.bringer.code], *(figure for _, figure in brought[:3])],
        }
        scope: dict[str, Any] = {"product": product, "territories": self._pair.codes}
        scores: dict[str, Figure | None] = {}
        for name, value in zip(PARTS, one.parts, strict=True):
            inputs = [figure for figure in rests.get(name, [built]) if figure is not None]
            scores[name] = (
                self._score(f"venture.{name}", value, "share", _WORDS[name], inputs, scope)
                if np.isfinite(value)
                else None
            )
        parts = [figure for figure in scores.values() if figure is not None]
        share = ", ".join(f"{name} {weight:g}" for name, weight in self._weights.items())
        words = f"weighted mean of the parts ({share}), what is not known at one half"
        score = self._score("venture.score", float(self._ranks.score[place]), "share", words, parts, scope)
        interval = (float(self._ranks.low[place]), float(self._ranks.high[place]))
        drawn = f"{self._ranks.draws} draws of the weights, seed {self._ranks.seed}"
        words = f"rank of the score among {self._considered} candidates; interval: 90 % of {drawn}"
        rank = self._score("venture.rank", float(self._ranks.rank[place]), "count", words, [score], scope, interval)
        words = f"share of {drawn}, in which it comes first"
        first = self._score("venture.first", float(self._ranks.first[place]), "share", words, [score], scope)
        controlled = control_category(product)
        return Venture(
            product=product,
            use=use,
            uses=tuple(edge.whole for edge in one.uses),
            kind=one.edge.kind,
            builder=one.builder.code,
            bringer=one.bringer.code,
            scores=scores,
            score=score,
            rank=rank,
            first_share=first,
            capability=own,
            use_capability=built,
            materials=brought,
            technology=technology_class(product),
            controlled=controlled,
            suppliers=self._index.leaders((product,), without=self._pair.national.codes),
            questions=_questions(one, own, controlled),
            reason=one.edge.reason,
        )

    def _figure(self, side: Territory, product: str) -> Figure | None:
        return self._index.figure(side, (product,))

    def _score(
        self,
        measure: str,
        value: float,
        unit: str,
        words: str,
        inputs: list[Figure],
        scope: Mapping[str, Any],
        interval: tuple[float, float] | None = None,
    ) -> Figure:
        return self._derive.figure(
            measure, value, unit, self._index.period, words, inputs, grade="estimated", interval=interval, **scope
        )


def _questions(one: Candidate, own: Mapping[str, Figure | None], controlled: str) -> tuple[str, ...]:
    found = ["volumes_and_grades", "price_and_quality_now"]
    mine = own[one.bringer.code]
    if mine is None or mine.value < SPECIALISED:
        found.append("technology_and_licence")
    if one.materials:
        found.append("materials_delivered")
    if controlled:
        found.append("export_licence")
    return (*found, "origin_and_local_content")


def _table(ventures: list[Venture]) -> pl.DataFrame:
    numbers = ("rank", "rank_low", "rank_high", "score", "first_share", *PARTS)
    texts = ("product", "use", "builder", "bringer", "technology", "controlled", "materials", "suppliers")
    rows = [
        {
            "rank": one.rank.value,
            "rank_low": one.rank.interval[0] if one.rank.interval else None,
            "rank_high": one.rank.interval[1] if one.rank.interval else None,
            "score": one.score.value,
            "first_share": one.first_share.value,
            **{name: figure.value if figure else None for name, figure in one.scores.items()},
            **{name: getattr(one, name) for name in texts[:6]},
            "materials": " ".join(code for code, _ in one.materials),
            "suppliers": " ".join(figure.territories[0] for figure in one.suppliers),
        }
        for one in ventures
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(numbers, pl.Float64) | dict.fromkeys(texts, pl.String))
