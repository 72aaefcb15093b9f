"""Open a candidate down to its Figures: what it rests on, who supplies it now, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dovetail.analyses.ventures.given import Given
from dovetail.analyses.ventures.result import PARTS, HeldBack, Venture
from dovetail.analyses.ventures.sifting import FIRMNESS, SPECIALISED, Candidate, known
from dovetail.measures.ventures.origin import build_down
from dovetail.measures.ventures.ranking import RankIntervals
from dovetail.results.derive import Deriver
from dovetail.results.falls import Fall
from dovetail.results.specialisation import Specialisation
from dovetail.results.suppliers import Suppliers
from dovetail.sources.chains import control_category, technology_class
from dovetail.terms.figure import Figure
from dovetail.terms.parts import PartEdge
from dovetail.terms.territory import Pair, Territory

_WORDS = {
    "buyers": "1 - product over uses of 1 - r / (1 + r) x firmness x share of machines that less is sold of",
    "tied": "mean over all uses of the larger of the two sides' r / (1 + r) x share of machines that less is sold of",
    "need": "1 - index of the builder in the product / in what it goes into, at least 0",
    "skill": "index of the bringer in the product, r / (1 + r)",
    "inputs": "mean over the inputs, by how firmly they belong, of the bringer's index, r / (1 + r)",
    "two_sided": "the lesser of buyers, the builder's machines alone, and the mean of skill and inputs",
    "completes": "share of a begun cluster's inputs with a narrower gap on the builder's side; the largest of several",
    "market": "share of products of which less is sold, what more could be sold included; mean of both directions",
    "world": "share of headings that the world exports less of",
    "steady": "1 - fall of what the two countries buy of what it goes into in the worst single year on record; mean",
    "technology": "class of technology: low 0, medium-low 1/3, medium-high 2/3, high 1",
    "spoken": "how much was said of it or of what it goes into, beside what was said most of",
}


#: Of so many inputs that neither side has it is told who sells most of them.
_INPUTS = 4


class Publisher:
    """Publishes candidates as Figures that rest on both sides' indices and on what other analyses told."""

    def __init__(self, derive: Deriver, index: Specialisation, pair: Pair, given: Given, suppliers: Suppliers) -> None:
        self._derive, self._index, self._pair = derive, index, pair
        self._given, self._suppliers = given, suppliers
        self._known: dict[tuple[str, str], Figure | None] = {}

    def venture(
        self, one: Candidate, place: int, ranks: RankIntervals, weights: Mapping[str, float], considered: int
    ) -> Venture:
        """One candidate in full."""
        product, made, use = one.good.product, one.good.made, one.uses[0]
        own = {side.code: self._able(one, side) for side in (self._pair.a, self._pair.b)}
        built = self._figure(one.builder, use)
        materials = [(edge.part, self._figure(one.bringer, edge.part)) for edge in one.materials]
        brought = tuple((code, figure) for code, figure in materials if figure is not None)
        scores = self._scores(one, own, built, [figure for _, figure in brought])
        scope = self._scope(product)
        parts = [figure for figure in scores.values() if figure is not None]
        share = ", ".join(f"{name} {weight:g}" for name, weight in weights.items())
        words = f"weighted mean of the parts ({share}), what is not known at one half"
        score = self._score("venture.score", float(ranks.score[place]), "share", words, parts, scope)
        drawn = f"{ranks.draws} draws of the weights, seed {ranks.seed}"
        words = f"rank of the score among {considered} candidates; interval: 90 % of {drawn}"
        rank = self._score(
            "venture.rank", float(ranks.rank[place]), "count", words, [score], scope,
            (float(ranks.low[place]), float(ranks.high[place])),
        )  # fmt: skip
        words = f"share of {drawn}, in which it comes first"
        first = self._score("venture.first", float(ranks.first[place]), "share", words, [score], scope)
        now = self._suppliers.of(one.builder, made or product)
        elsewhere = self._given.elsewhere(one.builder, made or product)
        controlled = control_category(made or product)
        return Venture(
            product=product,
            made=made,
            use=use,
            uses=one.uses,
            kind=one.edge.kind,
            builder=one.builder.code,
            bringer=one.bringer.code,
            scores=scores,
            unknown=tuple(name for name in weights if scores[name] is None),
            score=score,
            rank=rank,
            first_share=first,
            capability=own,
            use_capability=built,
            sold=self._index.sold(one.builder, (use,)),
            world=self._index.world((use,)),
            room=self._given.room(one.builder, one.bringer, use),
            materials=brought,
            lacking=(lacking := tuple(edge.part for edge in self._lacking(one))),
            alone=self._alone(lacking),
            origin=self._origin(one, [figure for _, figure in brought], scope),
            clusters=one.clusters,
            technology=technology_class(product),
            controlled=controlled,
            sellers=self._index.leaders((made or product,), without=self._pair.national.codes),
            suppliers=now,
            elsewhere=elsewhere,
            exposure=self._exposure(now, elsewhere),
            shocks=self._shocks(one),
            dependence=self._given.dependence(one.builder, use),
            running=self._given.running(one.bringer, one.builder, product),
            questions=_questions(one, own, controlled),
            reason=one.edge.reason,
        )

    def held_back(self, one: Candidate) -> HeldBack:
        """One whose evidence is thin, with what there is."""
        inputs = [figure for edge in one.materials if (figure := self._figure(one.bringer, edge.part))]
        covered = self._score(
            "venture.covered", one.covered, "share",
            "share of the inputs, by how firmly they belong, in which the bringer is specialised by its own record",
            inputs, self._scope(one.good.product),
        )  # fmt: skip
        codes = (one.builder.code, one.bringer.code)
        return HeldBack(one.good.product, one.good.made, one.uses[0], *codes, covered, one.doubts)

    def _scores(
        self, one: Candidate, own: Mapping[str, Figure | None], built: Figure | None, inputs: list[Figure]
    ) -> dict[str, Figure | None]:
        machines = [self._figure(one.builder, code) for code in one.uses]
        lacks, skill = own[one.builder.code], own[one.bringer.code]
        rests: dict[str, Sequence[Figure | None]] = {
            "buyers": machines,
            "tied": machines,
            "need": (lacks, *machines),
            "skill": (skill,),
            "inputs": inputs,
            "two_sided": (built, skill, *inputs),
            **{name: told.rests for name, told in one.told.items()},
        }
        found: dict[str, Figure | None] = {}
        for name, value, low, high in zip(PARTS, one.parts, one.low, one.high, strict=True):
            figures = [figure for figure in rests.get(name) or (built,) if figure is not None]
            between = (low, high) if high > low else None
            found[name] = (
                self._score(
                    f"venture.{name}", value, "share", _WORDS[name], figures, self._scope(one.good.product), between
                )
                if np.isfinite(value)
                else None
            )
        return found

    def _able(self, one: Candidate, side: Territory) -> Figure | None:
        """The index in the product; in castings and forgings the lesser of that and of the parts they become."""
        own = self._figure(side, one.good.product)
        if not one.good.made:
            return own
        parts = self._figure(side, one.good.made)
        if own is None or parts is None:
            return None
        lesser = min(own, parts, key=lambda figure: figure.value)
        return self._derive.figure(
            "venture.able", lesser.value, "index", lesser.period,
            "the lesser of the index in such goods of all kinds and of that in the parts that they become",
            (own, parts), grade="proxy" if "proxy" in (own.grade, parts.grade) else "estimated",
            interval=lesser.interval, territories=(side.code,), product=one.good.product,
        )  # fmt: skip

    def _lacking(self, one: Candidate) -> list[PartEdge]:
        sides = (one.builder, one.bringer)
        return [
            edge
            for edge in one.inputs
            if all(known(self._index.value(side, edge.part)) < SPECIALISED for side in sides)
        ]  # fmt: skip

    def _origin(self, one: Candidate, inputs: list[Figure], scope: Mapping[str, Any]) -> Figure | None:
        """Value content by deduction, an industry's coefficient shared among its inputs by how firmly they belong."""
        whole: dict[tuple[float, float], float] = {}
        foreign: dict[tuple[float, float], float] = {}
        lacking = set(self._lacking(one))
        for edge in one.inputs:
            if edge.coefficient:
                firm = FIRMNESS[edge.use]
                whole[edge.coefficient] = whole.get(edge.coefficient, 0.0) + firm
                foreign[edge.coefficient] = foreign.get(edge.coefficient, 0.0) + firm * (edge in lacking)
        if not whole or not inputs:
            return None
        low, high = (min(sum(bounds[end] * foreign[bounds] / whole[bounds] for bounds in whole), 1.0) for end in (0, 1))
        return self._score(
            "venture.origin", build_down(1.0, (low + high) / 2), "share",
            "(price - foreign materials) / price, if only inputs in which neither side is specialised are foreign; "
            "materials by the coefficients of whole industries",
            inputs, scope, (build_down(1.0, high), build_down(1.0, low)),
        )  # fmt: skip

    def _exposure(self, now: tuple[Figure, ...], elsewhere: Figure | None) -> Figure | None:
        alike = (
            elsewhere is not None and now and (now[0].period, now[0].product) == (elsewhere.period, elsewhere.product)
        )
        if not alike or elsewhere is None or now[0].value > elsewhere.value:
            return None
        return self._derive.share(
            "venture.exposure", now[0], elsewhere, territories=now[0].territories, product=now[0].product
        )

    def _alone(self, lacking: Sequence[str]) -> tuple[Figure, ...]:
        """The share of the largest third exporter in what the world sells of the first inputs that neither has."""
        found: list[Figure] = []
        for code in lacking[:_INPUTS]:
            largest = self._index.leaders((code,), without=self._pair.national.codes, top=1)
            whole = self._index.world((code,))
            if largest and whole:
                scope = {"territories": largest[0].territories, "product": code}
                share = self._derive.share("venture.alone", largest[0], whole, **scope)
                found += [share] if share else []
        return tuple(found)

    def _shocks(self, one: Candidate) -> tuple[Fall, ...]:
        falls, use = self._given.falls, one.uses[0]
        if falls is None:
            return ()
        countries = {side.country.code: side for side in (one.builder, one.bringer)}.values()
        found = [*(falls.bought(side, use) for side in countries), falls.traded(one.builder, one.bringer, use)]
        return tuple(fall for fall in found if fall)

    def _figure(self, side: Territory, product: str) -> Figure | None:
        key = (side.code, product)
        if key not in self._known:
            self._known[key] = self._index.figure(side, (product,))
        return self._known[key]

    def _scope(self, product: str) -> dict[str, Any]:
        return {"product": product, "territories": self._pair.codes}

    def _score(
        self,
        measure: str,
        value: float,
        unit: str,
        words: str,
        inputs: Sequence[Figure],
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
    if one.good.made:
        found.append("size_and_weight")
    if one.materials:
        found.append("materials_delivered")
    if controlled:
        found.append("export_licence")
    return (*found, "origin_and_local_content")
