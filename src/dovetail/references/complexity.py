"""Published and hand-checked numbers of specialisation and economic complexity."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from dovetail.measures.capability.balassa import balassa, symmetric_balassa
from dovetail.measures.capability.complexity import Complexity, complexity
from dovetail.measures.capability.fitness import fitness
from dovetail.measures.capability.sample import Sample, select
from dovetail.measures.capability.space import product_space
from dovetail.references.reference import Reference, published_table

TOY = np.array(
    [
        [30, 20, 10, 5, 1, 0],
        [5, 40, 10, 2, 0, 0],
        [60, 5, 0, 0, 0, 0],
        [20, 10, 20, 10, 8, 4],
        [50, 0, 5, 0, 0, 1],
    ],
    dtype=float,
)

_BALASSA = "Balassa (1965), doi:10.1111/j.1467-9957.1965.tb00050.x; exporter 1 in product 2 of a table of five by six"
_DALUM = "Dalum, Laursen and Villumsen (1998), doi:10.1080/02692179800000017; exporter 1 in product 2 of the same"
_ATLAS = "Hausmann, Hidalgo et al. (2014), doi:10.7551/mitpress/9647.001.0001; five exporters, six products"
_SPACE = "Hidalgo et al. (2007), doi:10.1126/science.1144581; five exporters, six products"
_FITNESS = "Tacchella et al. (2012), doi:10.1038/srep00723; five exporters, six products, 20 steps"
_WORLD = "R package economiccomplexity 2.0, exports of 226 economies by 785 SITC products, mean of 1998-2000"

_ECI = (0.916290, 0.988926, -1.473395, 0.461699, -0.893520)
_PCI = (-1.473395, 1.086997, 0.890855, 0.771017, 0.498570, -0.313646)
_DENSITY = (0.0, 1.0, 0.777778, 0.684211, 0.357143, 0.294118)
_FIT = (1.019961, 0.433705, 0.005366, 3.463238, 0.077730)


@cache
def _toy() -> tuple[Sample, Complexity]:
    sample = select(TOY)
    return sample, complexity(sample.presence)


def _row(
    values: tuple[float, ...], topic: str, name: str, citation: str, compute: Callable[[], np.ndarray]
) -> list[Reference]:
    return [
        Reference(topic, f"{name} {k + 1}", citation, value, 1e-6, lambda k=k: float(compute()[k]))
        for k, value in enumerate(values)
    ]


def _symmetric() -> float:
    return float(symmetric_balassa(balassa(TOY))[0, 1])


def _density() -> np.ndarray:
    sample, result = _toy()
    return product_space(sample.presence, result.pci, dtype=np.float64).density[0]


REFERENCES: tuple[Reference, ...] = (
    Reference("specialisation", "Balassa index", _BALASSA, 1.276768, 5e-7, lambda: float(balassa(TOY)[0, 1])),
    Reference("specialisation", "symmetric index", _DALUM, 0.121562, 5e-7, _symmetric),
    *_row(_ECI, "complexity", "ECI of exporter", _ATLAS, lambda: _toy()[1].eci),
    *_row(_PCI, "complexity", "PCI of product", _ATLAS, lambda: _toy()[1].pci),
    *_row(_DENSITY, "product space", "density of exporter 1 around product", _SPACE, _density),
    *_row(_FIT, "fitness", "fitness of exporter", _FITNESS, lambda: fitness(_toy()[0].presence, iterations=20).fitness),
)


def on_data(folder: Path) -> tuple[Reference, ...]:
    """Numbers that need the table of world trade in `folder` (`data/reference` of the optional real data)."""

    @cache
    def world() -> tuple[tuple[str, ...], Sample, Complexity]:
        import polars as pl

        long = pl.read_parquet(published_table(folder, "world_trade_1998_2000_sitc.parquet"))
        wide = long.pivot(on="product", index="country", values="value").fill_null(0)
        sample = select(wide.drop("country").to_numpy())
        return tuple(wide["country"].to_list()), sample, complexity(sample.presence)

    def of(country: str) -> Callable[[], float]:
        def eci() -> float:
            names, sample, result = world()
            return float(result.eci[[names[i] for i in sample.rows].index(country)])

        return eci

    def cells() -> float:
        return float(world()[1].presence.sum())

    return (
        Reference("complexity", "cells with a Balassa index of 1 or more", _WORLD, 31951, 0, cells),
        Reference("complexity", "ECI of Japan", _WORLD, 2.2626, 5e-5, of("jpn")),
        Reference("complexity", "ECI of the United Kingdom", _WORLD, 1.9242, 5e-5, of("gbr")),
        Reference("complexity", "ECI of Germany", _WORLD, 1.8844, 5e-5, of("deu")),
    )
