"""Find ventures for a pair: sift, rank with unknown weights, and open each down to its Figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dovetail.analyses.ventures.given import Board, Chain, Fit, Given, Potential
from dovetail.analyses.ventures.publish import Publisher
from dovetail.analyses.ventures.result import PARTS, HeldBack, Venture, VenturesResult
from dovetail.analyses.ventures.sifting import CLASSES, Candidate, Sifting
from dovetail.errors import InvalidRequestError, problem
from dovetail.measures.ventures.ranking import rank_intervals
from dovetail.results.derive import Deriver
from dovetail.results.falls import Falls
from dovetail.results.result import Caveat
from dovetail.results.revisions import of_today
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.results.suppliers import Suppliers
from dovetail.sources.chains import parts_graph, technology_class
from dovetail.terms.ledger import Ledger
from dovetail.terms.parts import PartsGraph
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store


def find_ventures(
    store: Store,
    pair: Pair,
    *,
    years: Years | None = None,
    top: int = 20,
    hi_tech_first: bool = False,
    weights: Mapping[str, float] | None = None,
    fit: Fit | None = None,
    potential: Potential | None = None,
    chains: Sequence[Chain] = (),
    clusters: Sequence[Board] = (),
    spoken: Mapping[str, float] | None = None,
    beside: str = "",
    graph: PartsGraph | None = None,
    index: Specialisation | None = None,
    bought: Suppliers | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> VenturesResult:
    """Products that the one side's machines need and the two could make together, ranked with an interval.

    Parameters
    ----------
    years
        Where to look for the world table of exports, and for whom the two buy from; of each the latest year counts.
    top
        How many candidates to show, of all that are ranked.
    hi_tech_first
        Show high technology first, then medium-high, and by rank within each.
    weights
        Mean weights of the parts of the score by name, equal where not given; the draws spread around them.
    fit, potential, chains, clusters
        What other analyses have found of the pair, each where it is at hand: `fit` and `chains` tell what is bought
        elsewhere and what runs already, `potential` and `clusters` a part of the score each. A part of which nothing
        is told of any candidate does not count.
    spoken
        How much was said of each product at the meeting, by HS code of two to six digits; a part of the score.
    beside
        Name of a cluster: candidates for what both sides lack of it, and of no other cluster, are shown too where they
        stand farther back.
    graph
        The parts graph, the packaged one if not given.
    index
        How specialised each side is; read from the store, a region through its country, if not given.
    bought
        From whom each side buys now; read from the store if not given.
    draws, seed
        Of the weights, and of what the evidence leaves open.

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
    span = years or Years(1900, 2100)
    if index is None:
        lines = store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
        index = Specialisation(Deriver(Ledger()), of_today(lines), store.source)
    if not index:
        raise store.missing("exports of the world's countries by product heading", years=years)
    derive = index.derive
    falls = Falls(store, derive, pair, span)
    given = Given(fit, potential, chains, clusters, spoken, falls)
    given.include(derive.ledger)
    suppliers = bought or Suppliers(store, derive, pair, Years(span.first, Period.of(index.period).year))
    publisher = Publisher(derive, index, pair, given, suppliers)
    every = list(Sifting((graph or parts_graph()).at_level(4), (pair.a, pair.b), index, given).candidates())
    found = [one for one in every if not one.doubts]
    caveats = [Caveat("ventures_are_candidates", {"period": index.period})]
    caveats += [said for side in (pair.a, pair.b) if (said := index.reservation(side))]
    unknown = [side.country.code for side in (pair.a, pair.b) if not suppliers.known(side)]
    if unknown:
        caveats.append(Caveat("suppliers_not_on_record", {"countries": ", ".join(unknown)}))
    if untold := [side.country.code for side in (pair.a, pair.b) if not falls.known(side)]:
        caveats.append(Caveat("bad_years_not_on_record", {"countries": ", ".join(untold)}))
    first: list[Venture] = []
    farther: list[Venture] = []
    if found:
        scores = np.array([one.parts for one in found])
        counts = [bool(np.isfinite(column).any()) for column in scores.T]  # a part that is told of none does not count
        used = {name: mean[name] for name, tells in zip(PARTS, counts, strict=True) if tells}
        ranks = rank_intervals(
            scores[:, counts],
            weights=np.array(list(used.values())),
            low=np.array([one.low for one in found])[:, counts],
            high=np.array([one.high for one in found])[:, counts],
            draws=draws,
            seed=seed,
        )
        order = sorted(range(len(found)), key=lambda i: (_class(found[i]) if hi_tech_first else 0, ranks.rank[i], i))
        first = [publisher.venture(found[i], i, ranks, used, len(found)) for i in order[:top]]
        gaps = [i for i in order[top:] if found[i].clusters == found[i].gaps == (beside,)]
        farther = [publisher.venture(found[i], i, ranks, used, len(found)) for i in gaps]
    else:
        caveats.append(Caveat("no_venture_found", {"pair": "-".join(pair.codes)}))
    held = tuple(publisher.held_back(one) for one in every if one.doubts)
    return VenturesResult(
        data={"ventures": _table([*first, *farther]), "held_back": _held_table(held)},
        figures=derive.ledger,
        caveats=tuple(caveats),
        pair=pair.codes,
        ventures=tuple(first),
        beside=tuple(farther),
        held_back=held,
        considered=len(found),
        weights=mean,
        seed=seed,
    )


def _class(candidate: Candidate) -> float:
    return -CLASSES[technology_class(candidate.good.product)]


def _table(ventures: list[Venture]) -> pl.DataFrame:
    numbers = ("rank", "rank_low", "rank_high", "score", "first_share", *PARTS, "origin_share",
               "largest_supplier_percent", "worst_year_percent")  # fmt: skip
    texts = ("product", "made", "use", "builder", "bringer", "technology", "controlled", "name_en", "name_ru",
             "materials", "lacking", "clusters", "suppliers")  # fmt: skip
    rows = [
        {
            "rank": one.rank.value,
            "rank_low": one.rank.interval[0] if one.rank.interval else None,
            "rank_high": one.rank.interval[1] if one.rank.interval else None,
            "score": one.score.value,
            "first_share": one.first_share.value,
            **{name: figure.value if figure else None for name, figure in one.scores.items()},
            "origin_share": one.origin.value if one.origin else None,
            "largest_supplier_percent": one.exposure.value if one.exposure else None,
            "worst_year_percent": min((fall.change.value for fall in one.shocks), default=None),
            **{name: getattr(one, name) for name in texts[:7]},
            "name_en": one.name("en"),
            "name_ru": one.name("ru"),
            "materials": " ".join(code for code, _ in one.materials),
            "lacking": " ".join(one.lacking),
            "clusters": " ".join(one.clusters),
            "suppliers": " ".join(figure.territories[0] for figure in one.suppliers or one.sellers),
        }
        for one in ventures
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(numbers, pl.Float64) | dict.fromkeys(texts, pl.String))


def _held_table(held: Sequence[HeldBack]) -> pl.DataFrame:
    texts = ("product", "made", "use", "builder", "bringer")
    rows = [
        {
            **{name: getattr(one, name) for name in texts},
            "covered_share": one.covered.value,
            "doubts": " ".join(one.doubts),
        }
        for one in held
    ]
    kinds = dict.fromkeys(texts, pl.String) | {"covered_share": pl.Float64, "doubts": pl.String}
    return pl.DataFrame(rows, schema=kinds)
