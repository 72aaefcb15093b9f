"""Whose value added crosses a border in gross exports: Borin and Mancini, all pairs of regions at once.

Notation: s exports to r; A inputs, B = (I - A)^-1, L_s = (I - A_ss)^-1, v value added a unit of output, Y final
demand, E_sr exports. Of the gross exports of s,

    dva + ddc + fva + fdc = E_sr

domestic value added, domestic content counted twice, foreign value added, foreign content counted twice, each with
respect to the border of the exporter. The two approaches differ in the crossing at which a value that leaves s
several times is counted: the first (`source`) or the last (`sink`). They agree in the sum over all importers.

No inverse is formed. B_ss^-1, which takes what was counted twice out, is applied by iterating on products with B.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import NotIdentifiedError, problem
from dovetail.measures.input_output.blocks import local_inverses
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.krylov import solve_by_products
from dovetail.measures.input_output.leontief import Leontief, coefficients

Floats = NDArray[np.float64]
Approach = Literal["source", "sink"]
Perspective = Literal["exporter", "bilateral"]


@dataclass(frozen=True, slots=True, eq=False)
class ExportTerms:
    """Gross exports and their terms, in the unit of the table.

    Every array has the shape (n, regions): exporting region and sector by importing region; `by_region` adds the
    exporter's sectors up. Terms are 0 where nothing is exported.

    Parameters
    ----------
    exports
        E. Equals dva + ddc + fva + fdc.
    dva, ddc, fva, fdc
        Domestic value added, domestic double counting, foreign value added, foreign double counting.
    ref
        The part of dva that comes home: absorbed in the final demand of the exporter.
    davax
        The part of dva that the direct importer absorbs without passing it on. None for the sink approach, whose
        crossings are counted last and do not tell it. In the bilateral perspective some of it has been abroad, and
        home again, before.
    """

    exports: Floats
    dva: Floats
    ddc: Floats
    fva: Floats
    fdc: Floats
    ref: Floats
    davax: Floats | None
    approach: Approach

    @property
    def vax(self) -> Floats:
        """Domestic value added absorbed abroad: dva - ref."""
        return self.dva - self.ref

    @property
    def gvc_backward(self) -> Floats:
        """Backward participation, imported content and what was counted twice: ddc + fva + fdc."""
        return self.ddc + self.fva + self.fdc

    @property
    def gvc_forward(self) -> Floats:
        """Forward participation, domestic value added that the importer passes on: dva - davax.

        Raises
        ------
        NotIdentifiedError
            For the sink approach.
        """
        if self.davax is None:
            raise NotIdentifiedError(
                problem("the sink approach does not tell what the importer absorbs", do="ask for approach='source'")
            )
        return self.dva - self.davax

    def by_region(self) -> ExportTerms:
        """The same terms with the exporter's sectors added up: every array (regions, regions)."""
        regions = self.exports.shape[1]

        def add(part: Floats) -> Floats:
            return part.reshape(regions, -1, regions).sum(1)

        return ExportTerms(
            exports=add(self.exports),
            dva=add(self.dva),
            ddc=add(self.ddc),
            fva=add(self.fva),
            fdc=add(self.fdc),
            ref=add(self.ref),
            davax=None if self.davax is None else add(self.davax),
            approach=self.approach,
        )


def export_terms(
    economy: Economy, approach: Approach = "source", *, perspective: Perspective = "exporter"
) -> ExportTerms:
    """Borin and Mancini's decomposition of the exports of every region and sector to every other region.

    With ``w_s = 1' B_ss^-1`` and ``z_s = B_ss^-1 L_s E_s`` the terms are

    source:  dva = v_s L_s E_sr,  ddc = (v_s B_ss - v_s L_s) E_sr,  fva = (w_s - v_s) L_s E_sr,
             ref = v_s L_s A_sr X_r(s), where X(s) is the output that the final demand of s sets in motion
    sink:    D_sr = A_sr B_rs z_s is exported again by s later;  dva = v_s B_ss (E_sr - D_sr),
             ddc = v_s B_ss D_sr,  fva = (1 - v_s B_ss)(E_sr - D_sr),  fdc = (1 - v_s B_ss) D_sr

    and fdc of the source approach is what is left. The border at which a second crossing counts twice is any of the
    exporter's, or with ``perspective="bilateral"`` the one between the two alone: with R = A_sr (I + B_rs A_sr)^-1 B_rs
    then v_s B_ss - v_s B_ss R stands for v_s L_s, and 1 - 1'R for the content of all origins. That takes all of B, and
    is told of the source approach alone.

    Raises
    ------
    NotIdentifiedError
        If the bilateral perspective is asked of the sink approach, or some group of sectors uses up all that it
        makes, or more.

    References
    ----------
    Borin and Mancini 2023, doi:10.1080/09535314.2022.2153221; 2019, doi:10.1596/1813-9450-8804.
    """
    if perspective == "bilateral" and approach == "sink":
        raise NotIdentifiedError(
            problem(
                "the sink approach counts the last crossing of any border, and has no bilateral perspective",
                do="ask for approach='source'",
            )
        )
    model = _Model.of(economy)
    exports, v, final = economy.exports, economy.value_added, economy.final
    content = economy.blocks(model.requirements.embodied(economy.spread(v).T).T)  # v_s B_ss
    direct = model.at_home(v, transposed=True)  # v_s L_s
    returning = model.passed_on(model.requirements.total(final))

    def each(rows: Floats) -> Floats:
        return rows.reshape(-1, 1)

    if approach == "source":
        if perspective == "bilateral":
            once, every = model.at_the_border(content)
        else:
            foreign = model.against_diagonal(np.ones((1, len(v))), transposed=True)[0] - v
            once = each(direct)
            every = once + each(model.at_home(foreign, transposed=True))
        dva = once * exports
        ddc = (each(content) - once) * exports
        fva = (every - once) * exports
        own = model.at_home(economy.blocks(final))
        absorbed = economy.abroad(final + (model.inputs * own.reshape(-1)).reshape(len(v), *own.shape).sum(2))
        fdc = exports - dva - ddc - fva
        return ExportTerms(exports, dva, ddc, fva, fdc, once * returning, once * absorbed, approach)
    leaving = np.stack([model.at_home(exports.sum(1)).reshape(-1), model.at_home(returning.sum(1)).reshape(-1)])
    everything, home = model.against_diagonal(leaving)
    repeated = model.passed_on(model.requirements.total(economy.spread(everything)))
    repeated_home = model.passed_on(model.requirements.total(economy.spread(home)))
    last = exports - repeated
    domestic, foreign = each(content), each(1.0 - content)
    return ExportTerms(
        exports,
        domestic * last,
        domestic * repeated,
        foreign * last,
        foreign * repeated,
        domestic * (returning - repeated_home),
        None,
        approach,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    """A table with what the terms need of it; vectors by region and sector are (n,), or (regions, sectors)."""

    economy: Economy
    inputs: Floats
    requirements: Leontief
    home: Floats
    local: Floats

    @classmethod
    def of(cls, economy: Economy) -> _Model:
        inputs = coefficients(economy.flows, economy.output)
        domestic = economy.domestic(inputs)
        home = np.eye(economy.sectors) - domestic
        return cls(economy, inputs, Leontief.of(inputs), home, local_inverses(domestic))

    def at_home(self, vector: Floats, *, transposed: bool = False) -> Floats:
        """L_s times the column of each region, or the row of each region times L_s."""
        blocks = vector.reshape(self.economy.regions, self.economy.sectors)
        return np.einsum("gi,gij->gj" if transposed else "gj,gij->gi", blocks, self.local)

    def passed_on(self, made: Floats) -> Floats:
        """A_sr M_r(s): what s sells to r as inputs of the output M_r(s), for `made` (n, regions) with column s of s."""
        size, regions = self.economy.sectors, self.economy.regions
        sold = np.empty_like(made)
        for s in range(regions):
            rows = slice(s * size, (s + 1) * size)
            sold[rows] = (self.inputs[rows] * made[:, s]).reshape(size, regions, size).sum(2)
        return self.economy.abroad(sold)

    def at_the_border(self, content: Floats) -> tuple[Floats, Floats]:
        """Content of the exporter and of all origins in what s sells to r, each (n, regions), without what has crossed
        the border from s to r before; `content` is v_s B_ss, (regions, sectors)."""
        size, regions = self.economy.sectors, self.economy.regions
        inverse = self.requirements.inverse()
        once, every = np.ones((len(inverse), regions)), np.ones((len(inverse), regions))
        for s in range(regions):
            mine = slice(s * size, (s + 1) * size)
            others = np.arange(regions) != s
            sold = self.inputs[mine].reshape(size, regions, size).transpose(1, 0, 2)[others]
            back = inverse[:, mine].reshape(regions, size, size)[others]
            rows = np.vstack([content[s], np.ones(size)])
            loops = (np.eye(size) + back @ sold).transpose(0, 2, 1)
            again = np.linalg.solve(loops, (rows @ sold).transpose(0, 2, 1)).transpose(0, 2, 1) @ back
            left = rows[:, :, None] - again.transpose(1, 2, 0)
            once[mine, others], every[mine, others] = left
        return once, every

    def against_diagonal(self, vectors: Floats, *, transposed: bool = False) -> Floats:
        """B_ss^-1 times the column of each region (or the row of each region times B_ss^-1), for vectors (k, n)."""
        economy, k = self.economy, len(vectors)
        n, shape = len(economy.output), (economy.regions, economy.sectors)

        def apply(columns: Floats) -> Floats:
            rows = columns.T.reshape(k, n)
            if transposed:
                made = self.requirements.embodied(np.vstack([economy.spread(row).T for row in rows])).T
            else:
                made = self.requirements.total(np.hstack([economy.spread(row) for row in rows]))
            parts = made.reshape(n, k, economy.regions)
            return np.vstack([economy.blocks(parts[:, i]) for i in range(k)]).T

        def without_abroad(columns: Floats) -> Floats:
            blocks = columns.T.reshape(k, *shape)
            form = "kgi,gij->kgj" if transposed else "kgj,gij->kgi"
            return np.einsum(form, blocks, self.home).reshape(-1, economy.sectors).T

        right = vectors.reshape(-1, economy.sectors).T
        return solve_by_products(apply, right, precondition=without_abroad).T.reshape(k, n)
