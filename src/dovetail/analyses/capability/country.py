"""A country's capability: what it is specialised in among the world's exporters, how complex, and what lies near."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dovetail.analyses.capability.result import CapabilityResult, Good
from dovetail.analyses.capability.scores import Scores, scores_of
from dovetail.analyses.capability.world import FILTERS, world_of
from dovetail.errors import MissingDataError, problem
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.product import UNDISCLOSED_CHAPTER
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store


def country_capability(store: Store, country: Territory, years: Years | None, top: int) -> CapabilityResult:
    """Specialisations by Balassa index, ECI with its rank, and the goods that lie nearest to them."""
    span = years or Years(1900, 2100)
    world = world_of(store, span.first, span.last)
    lines = (
        world.lines
        if world
        else store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
    )
    if lines.is_empty():
        raise store.missing("exports of the world's countries by product heading", years=years)
    mine = lines.filter(pl.col("exporter") == country.code, pl.col("value_usd") > 0)
    if mine.is_empty():
        raise MissingDataError(
            problem(
                f"the world table of exports of {lines['period'][0]} holds nothing of {country.name()} ({country})",
                why="a country is specialised beside the others of one table",
                do="name a country it has, or load a table that has this one with the layout country-exports",
            )
        )
    ledger = Ledger()
    index = Specialisation(Deriver(ledger), lines, store.source)
    scores = scores_of(store, country.code, world)
    of_period = scores if scores and scores.period == index.period else None
    values = {code: index.value(country, code) for code in mine["product"]}
    strong = [
        code
        for code in mine.sort("value_usd", descending=True)["product"]
        if values[code] >= FILTERS.threshold and not code.startswith(UNDISCLOSED_CHAPTER)
    ]
    goods = tuple(_good(code, country, index, of_period, ledger) for code in strong)
    nearby = _nearby(country, index, of_period, ledger, set(strong), top)
    complexity = of_period.figure(ledger, "eci") if of_period else None
    rank = of_period.figure(ledger, "eci_rank") if of_period else None
    count = _counted(ledger, country, goods)
    return CapabilityResult(
        data={"goods": _table(goods), "nearby": _table(nearby)},
        figures=ledger,
        caveats=_caveats(country, mine, of_period, complexity),
        territory=country.code,
        kind="country",
        period=index.period,
        goods=goods,
        nearby=nearby,
        specialised=count,
        complexity=complexity,
        rank=rank,
        economies=of_period.figure(ledger, "economies") if of_period and rank else None,
    )


def _good(code: str, country: Territory, index: Specialisation, scores: Scores | None, ledger: Ledger) -> Good:
    balassa = index.figure(country, (code,))
    exports = None if balassa is None else ledger[balassa.inputs[0]]
    pci, density = ((scores.figure(ledger, name, code) if scores else None) for name in ("pci", "density"))
    return Good(code, exports, balassa, pci, density)


def _nearby(
    country: Territory, index: Specialisation, scores: Scores | None, ledger: Ledger, strong: set[str], top: int
) -> tuple[Good, ...]:
    """The goods that the country is not specialised in, densest first."""
    if scores is None:
        return ()
    absent = [code for code in scores.density if code not in strong]
    absent.sort(key=lambda code: (-scores.density[code], code))
    return tuple(_good(code, country, index, scores, ledger) for code in absent[:top])


def _counted(ledger: Ledger, country: Territory, goods: tuple[Good, ...]) -> Figure | None:
    """The number of specialisations, which opens to the table they were counted in."""
    exports = [good.exports for good in goods if good.exports]
    if not exports or exports[0].source is None:
        return None
    source = replace(exports[0].source, locator=f"{country}: all headings, {exports[0].period}")
    words = "number of headings with an index of at least 1"
    return Deriver(ledger).figure(
        "diversity", len(exports), "count", exports[0].period, words, (), territories=(country.code,), source=source
    )


def _caveats(country: Territory, mine: pl.DataFrame, scores: Scores | None, eci: Figure | None) -> tuple[Caveat, ...]:
    period = str(mine["period"][0])
    found = [Caveat("capability_of_exports", {"period": period})]
    if mine["product"].str.starts_with(UNDISCLOSED_CHAPTER).any():
        found.append(Caveat("capability_undisclosed", {"country": country.code}))
    if scores is None:
        found.append(Caveat("capability_without_complexity", {"period": period}))
        return tuple(found)
    found.append(
        Caveat(
            "capability_filters",
            {"exports": f"{FILTERS.exports / 1e9:g}", "trade": f"{FILTERS.product / 1e6:g}"},
        )
    )
    if eci is None:
        found.append(Caveat("capability_left_out", {"country": country.code}))
    return tuple(found)


def _table(goods: tuple[Good, ...]) -> pl.DataFrame:
    def value(figure: Figure | None) -> float:
        return float("nan") if figure is None else figure.value

    columns = {
        "exports_usd": [value(good.exports) for good in goods],
        "balassa": [value(good.balassa) for good in goods],
        "pci": [value(good.pci) for good in goods],
        "density": [value(good.density) for good in goods],
    }
    frame = pl.DataFrame(
        {"product": [good.code for good in goods], **{name: np.array(part) for name, part in columns.items()}},
        schema={"product": pl.String, **dict.fromkeys(columns, pl.Float64)},
    )
    return frame.with_columns(pl.col(*columns).fill_nan(None))
