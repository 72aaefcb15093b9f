"""What an input-output table tells of a pair, as rows of the declared table `value_added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dovetail.measures.input_output.content import content_of_output, needed_for, stages_to_final_use
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.exports_pair import pair_terms
from dovetail.terms.accounts import MACHINES, METALS, TOTAL, places
from dovetail.terms.schema import VALUE_ADDED

if TYPE_CHECKING:
    from dovetail.sources.account_table import InputOutputTable

#: The rest of the world, and the world that everything is made for.
REST, WORLD = "X-ROW", "X-WLD"

#: Of each side's foreign suppliers and buyers so many are told beside the partner.
_TOLD = 3

Row = tuple[str, str, str, str, str, str, float]


def rows_of_pair(table: InputOutputTable, a: str, b: str) -> pl.DataFrame:
    """Sales, whose value added is in them, stages, inputs of metal, and on whom machine builders depend.

    Amounts are in whole dollars (the table's unit is taken as told: millions where it says so). `content` is gross:
    what crosses borders several times counts each time, so that its origins add up to the sales. `domestic`,
    `foreign`, `twice` and `home` are Borin and Mancini's terms of all that is sold, which count it once.
    """
    economy = Economy.of(table.flows, table.final, regions=len(table.regions), output=table.output)
    scale = 1e6 if "million" in table.unit.lower() else 1.0
    content = _content(table, economy, (a, b))
    money = [row for pair in ((a, b), (b, a)) for row in _sold(table, economy, *pair, content)]
    money += [row for one in (a, b) for row in _bought(table, economy, one)]
    money += [row for pair in ((a, b), (b, a)) for row in _leaned_on(table, economy, *pair)]
    rows = [(*keys, scale * amount, "usd" if "usd" in table.unit.lower() else table.unit) for *keys, amount in money]
    rows += [(*keys, stages, "index") for *keys, stages in _stages(table, economy, a, b)]
    names = [column.name for column in VALUE_ADDED.columns if column.name not in ("classification", "period")]
    types = {name: pl.Float64 if name == "amount" else pl.String for name in names}
    return (
        pl.DataFrame(rows, schema=types, orient="row")
        .with_columns(classification=pl.lit(table.classification), period=pl.lit(str(table.year or "")))
        .select(VALUE_ADDED.names)
        .sort(VALUE_ADDED.key)
    )


def _content(
    table: InputOutputTable, economy: Economy, codes: tuple[str, str]
) -> dict[tuple[str, str], NDArray[np.float64]]:
    """Value added of some regions, and of their metals, in a unit of output of every sector, shape (n,) each."""
    v = economy.value_added
    metals = places(METALS, table.sectors, table.classification)
    origins = [(code, group) for code in codes for group in (TOTAL, *((METALS,) if metals else ()))]
    direct = np.zeros((len(v), len(origins)))
    for column, (code, group) in enumerate(origins):
        rows = table.region(code) * economy.sectors + np.array(places(group, table.sectors, table.classification))
        direct[rows, column] = v[rows]
    return dict(zip(origins, content_of_output(economy, direct).T, strict=True))


def _sold(
    table: InputOutputTable,
    economy: Economy,
    maker: str,
    other: str,
    content: dict[tuple[str, str], NDArray[np.float64]],
) -> Iterator[Row]:
    """What a region sells the other and makes in all, the value added in it, and the terms of what it sells."""
    size = economy.sectors
    home, away = table.region(maker), table.region(other)
    mine = slice(home * size, (home + 1) * size)
    for partner, sales in ((other, economy.exports[mine, away]), (WORLD, economy.output[mine])):
        for group in (TOTAL, METALS, MACHINES):
            rows = list(places(group, table.sectors, table.classification))
            if rows:
                yield maker, partner, group, WORLD, TOTAL, "sales", float(sales[rows].sum())
                for (code, part), share in content.items():
                    yield maker, partner, group, code, part, "content", float(sales[rows] @ share[mine][rows])
    terms = pair_terms(economy, home, away)
    for measure, amount in (
        ("domestic", terms.dva),
        ("foreign", terms.fva),
        ("twice", terms.ddc + terms.fdc),
        ("home", float(terms.absorbed[home])),
    ):
        yield maker, other, TOTAL, WORLD, TOTAL, measure, amount


def _bought(table: InputOutputTable, economy: Economy, maker: str) -> Iterator[Row]:
    """What each of a region's machine builders makes, and the metals it takes for that from home and in all."""
    size, home = economy.sectors, table.region(maker)
    metals = places(METALS, table.sectors, table.classification)
    everywhere = [region * size + at for region in range(economy.regions) for at in metals]
    for builder in places(MACHINES, table.sectors, table.classification):
        column, code = home * size + builder, table.sectors[builder]
        yield maker, WORLD, code, WORLD, TOTAL, "sales", float(economy.output[column])
        yield maker, WORLD, code, WORLD, METALS, "inputs", float(economy.flows[everywhere, column].sum())
        for at in metals:
            amount = float(economy.flows[home * size + at, column])
            yield maker, WORLD, code, maker, table.sectors[at], "inputs", amount


def _leaned_on(table: InputOutputTable, economy: Economy, maker: str, other: str) -> Iterator[Row]:
    """On whom a region's machine builders depend; nothing for the rest of the world, which is no one's industry.

    `content` by origin is the value added of a region in their output, at all tiers: what would be missing if that
    region's part stopped and nothing replaced it. `absorbed` by partner is the part of their output that the partner's
    final demand takes in the end, inside whatever and by whichever way: what would go with that demand.
    """
    home, partner = table.region(maker), table.region(other)
    rows = home * economy.sectors + np.array(places(MACHINES, table.sectors, table.classification), dtype=np.int64)
    if maker == REST or not economy.output[rows].sum() > 0:
        return
    made, one = np.zeros((2, len(economy.output), 1))
    made[rows, 0] = economy.output[rows]
    one[rows, 0] = 1.0
    origins = economy.by_region(economy.value_added * needed_for(economy, made)[:, 0])
    takers = content_of_output(economy, one)[:, 0] @ economy.final
    told = [home, partner, *(place for place, code in enumerate(table.regions) if code == REST)]  # no one region
    for place in _largest(origins, *told):  # the partner's content is told among the rows of what is sold
        yield maker, WORLD, MACHINES, table.regions[place], TOTAL, "content", float(origins[place])
    for place in (home, partner, *_largest(takers, *told)):
        yield maker, table.regions[place], MACHINES, WORLD, TOTAL, "absorbed", float(takers[place])


def _largest(values: NDArray[np.float64], *without: int) -> list[int]:
    order = [int(place) for place in np.argsort(-values, kind="stable") if place not in without]
    return [place for place in order[:_TOLD] if values[place] > 0]


def _stages(table: InputOutputTable, economy: Economy, a: str, b: str) -> Iterator[Row]:
    """How many stages the metals and the machines of each region are from final use, weighted by output."""
    stages = stages_to_final_use(economy)
    for code in (a, b):
        for group in (METALS, MACHINES):
            at = table.region(code) * economy.sectors
            rows = [at + place for place in places(group, table.sectors, table.classification)]
            rows = [row for row in rows if economy.output[row] > 0]
            if rows:
                mean = float(np.average(stages[rows], weights=economy.output[rows]))
                yield code, WORLD, group, WORLD, TOTAL, "stages", mean
