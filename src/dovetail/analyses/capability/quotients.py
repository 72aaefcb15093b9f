"""Location quotients of a region, industry by industry, drawn towards its country as far as the regions are alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, NotIdentifiedError, problem
from dovetail.measures.capability.location import Quotients, shrunken_quotients
from dovetail.terms.industry import part_of

if TYPE_CHECKING:
    import polars as pl

#: Measures that stand beside the amounts: how alike regions are, and how many a country is the sum of.
ASIDES = ("prior_strength", "regions")
#: Persons that come or go at once: a small plant. An assumption, told wherever an interval is shown.
LUMP_PERSONS = 100.0
#: Where the amounts are no persons, the country's total is taken for so many of such plants.
PLANTS = 60_000
#: Probability that the interval holds.
LEVEL = 0.9
#: Fewer regions than this do not tell how much regions differ.
LEAST_REGIONS = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """A region's industries beside those of the whole country.

    `regions` has a row a region, the one asked for first; where the country is published and its regions are not,
    the second row is the rest of the country. `whole` and `own` hold amounts by industry, parts of other industries
    included; `totals` are the rows' totals without such parts. `summed` is the number of regions added up, 0 where
    the country's own figure is taken.
    """

    industries: tuple[str, ...]
    regions: NDArray[np.float64]
    totals: NDArray[np.float64]
    own: Mapping[str, float]
    whole: Mapping[str, float]
    tops: tuple[str, ...]
    summed: int
    lump: float
    strengths: Mapping[str, float]


def sides(rows: pl.DataFrame, territory: str, country: str) -> Sides:
    """Lay the rows of the query `region_industry` out.

    Raises
    ------
    NotIdentifiedError
        If neither the country nor a second region is held: a quotient needs something to compare with.
    InconsistentDataError
        If a country is smaller than its region.
    """
    classification = str(rows["classification"][0])
    amounts: dict[str, dict[str, float]] = {}
    strengths: dict[str, float] = {}
    regions_summed = 0
    for row in rows.iter_rows(named=True):
        if row["measure"] == "prior_strength":
            strengths[row["industry"]] = row["amount"]
        elif row["measure"] == "regions":
            regions_summed = int(row["amount"])
        else:
            amounts.setdefault(row["territory"], {})[row["industry"]] = row["amount"]
    own, national = amounts[territory], amounts.pop(country, {})
    others = sorted(code for code in amounts if code != territory)
    if not others and not national:
        raise NotIdentifiedError(
            problem(
                f"{country} is held in no table beside {territory}",
                why="a location quotient compares a region with its country",
                do="load the table of all regions, or rows of the country itself, with `dovetail data add`",
            )
        )
    if len(others) >= LEAST_REGIONS - 1 or not national:
        table = [own, *(amounts[code] for code in others)]
        codes = sorted({industry for part in table for industry in part})
        whole = {code: sum(part.get(code, 0.0) for part in table) for code in codes}
        summed = len(table)
    else:
        codes, whole, summed = sorted(national), national, regions_summed
        if short := [code for code in own if own[code] > national.get(code, 0.0)]:
            raise InconsistentDataError(
                problem(
                    f"{territory} has more than {country} in {len(short)} industries: {', '.join(short[:5])}",
                    why="the region is a part of the country",
                    do="load both from one edition of one publisher",
                ),
                rows=short,
            )
        table = [own, {code: national[code] - own.get(code, 0.0) for code in codes}]
    tops = tuple(code for code in codes if part_of(code, classification) not in codes)
    regions = np.array([[part.get(code, 0.0) for code in codes] for part in table])
    totals = regions[:, [codes.index(code) for code in tops]].sum(1)
    persons = rows.filter(~rows["measure"].is_in(ASIDES))["unit"][0] == "persons"
    lump = LUMP_PERSONS if persons else float(totals.sum()) / PLANTS
    return Sides(tuple(codes), regions, totals, own, whole, tops, summed, lump, strengths)


def quotient(side: Sides, industry: str, strength: float | None = None) -> Quotients:
    """The quotients of one industry against all others together, the region asked for in the first row.

    Taking the industries one by one lets a published part of another industry have its quotient too; for the others
    the result is the same as from the whole table.

    Raises
    ------
    NotIdentifiedError
        If fewer than three regions are held and the strength of the prior is not known.
    """
    column = side.regions[:, side.industries.index(industry)]
    table = np.column_stack((column, side.totals - column))
    if strength is None and len(side.regions) < LEAST_REGIONS:
        strength = side.strengths.get(industry)
    return shrunken_quotients(table, level=LEVEL, lump=side.lump, strength=strength)


def prior_strengths(rows: pl.DataFrame) -> dict[str, float]:
    """The strength of the prior by industry, from the spread of all regions held."""
    regions = [code for code in rows["territory"].unique().sort() if "-" in code]
    side = sides(rows, regions[0], "")
    return {code: float(quotient(side, code).strength[0]) for code in side.industries}
