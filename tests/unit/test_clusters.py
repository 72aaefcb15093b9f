"""A cluster's items scored for both sides: specialised, missing, filled by the partner, or by a third."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dovetail.analyses.clusters import ClusterResult, cluster_board
from dovetail.errors import MissingDataError, UnknownCodeError
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.cluster import ClusterItem, ClusterTemplate
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

COUNTRIES = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK"]  # fmt: skip
TEMPLATE = ClusterTemplate(
    "tools",
    "Tools",
    "Инструмент",
    (
        ClusterItem("core", "machines", "Machines", "Станки", ("8457", "8458"), benchmark=0.5, weight=1.0),
        ClusterItem("inputs", "castings", "Castings", "Литьё", ("7325",), benchmark=0.2, weight=0.25),
        ClusterItem("inputs", "plate", "Plate", "Лист", ("7208",), benchmark=0.1, weight=0.5),
        ClusterItem("tools", "cutters", "Cutters", "Резцы", ("820710",), benchmark=0.2),
        ClusterItem("services", "repair", "Repair", "Ремонт", industries=("3312",)),
    ),
    benchmark_countries=("DEU",),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Belarus: machines twice and castings much; Russia: plate; both weak in cutters, near in nothing."""
    folder = tmp_path_factory.mktemp("clusters")
    special = {("BLR", "8457"): 300.0, ("BLR", "7325"): 400.0, ("BLR", "7208"): 1.0, ("RUS", "7208"): 600.0}
    weak = {("RUS", "7325"): 10.0, ("BLR", "8207"): 5.0, ("RUS", "8207"): 5.0, ("RUS", "8457"): 90.0}
    rows = [
        (2016, country, heading, (special | weak).get((country, heading), 100.0))
        for country in COUNTRIES
        for heading in ("7208", "7325", "8207", "8457", "8458", "9999")
        if (country, heading) != ("DEU", "8458")
    ]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    return made


@pytest.fixture(scope="module")
def board(store: Store) -> ClusterResult:
    return cluster_board(store, Pair.of("BLR", "RU-CHE"), cluster=TEMPLATE, trade_cost=0.25)


def test_each_item_tells_where_it_stands(board: ClusterResult) -> None:
    verdicts = {one.item.item: {code: side.verdict for code, side in one.sides.items()} for one in board.standings}
    assert verdicts["machines"]["BLR"] == "at_home"
    assert verdicts["castings"] == {"BLR": "at_home", "RU-CHE": "from_partner"}
    assert verdicts["plate"] == {"BLR": "from_partner", "RU-CHE": "at_home"}
    assert verdicts["cutters"] == {"BLR": "from_third", "RU-CHE": "from_third"}
    assert verdicts["repair"] == {"BLR": "not_measured", "RU-CHE": "not_measured"}


def test_a_gap_is_benchmark_times_weight_times_what_is_lacking(board: ClusterResult) -> None:
    castings = next(one for one in board.standings if one.item.item == "castings")
    region = castings.sides["RU-CHE"]
    assert region.index is not None
    assert region.gap is not None
    assert region.filled is not None
    assert region.gap.value == pytest.approx(0.2 * 0.25 * (1 - region.index.value))
    assert region.filled.value == pytest.approx(region.gap.value / 1.25)
    assert (region.gap.grade, region.index.grade) == ("proxy", "proxy")
    home = castings.sides["BLR"]
    assert home.gap is not None
    assert (home.gap.value, home.filled) == (0.0, None)
    measures = {figure.measure for _, figure in board.explain(region.filled.id)}
    assert {"cluster.benchmark.tools.castings", "exports.world", "exports.world.tools.castings"} <= measures


def test_products_of_an_item_are_taken_together(board: ClusterResult) -> None:
    machines = next(one for one in board.standings if one.item.item == "machines").sides["BLR"].index
    assert machines is not None
    exports = next(figure for _, figure in board.explain(machines.id) if figure.measure == "exports.tools.machines")
    assert exports.value == 400.0
    assert exports.formula == "sum of 2 headings"


def test_what_is_cast_for_the_core_takes_the_craft_and_the_trade_of_its_parts(store: Store) -> None:
    beds = ClusterItem("inputs", "beds", "Beds", "Станины", ("7325",), ("8457",), benchmark=0.2, weight=0.25)
    template = ClusterTemplate("tools", "Tools", "Инструмент", (TEMPLATE.items[0], beds))
    found = cluster_board(store, Pair.of("BLR", "RUS"), cluster=template)
    sides = next(one for one in found.standings if one.item.item == "beds").sides
    for side in sides.values():  # castings of all kinds, and the machines that the beds leave in
        assert side.index is not None
        parts = {figure.measure: figure.value for _, figure in found.explain(side.index.id)}
        assert side.index.value == min(value for name, value in parts.items() if name.startswith("balassa.tools.beds"))
    assert sides["BLR"].verdict == "at_home"
    assert sides["RUS"].craft is not None
    assert sides["RUS"].index is not None
    assert sides["RUS"].index.value == sides["RUS"].craft.value < 0.5
    assert sides["RUS"].gap is not None
    assert sides["RUS"].gap.value == pytest.approx(0.2 * 0.25 * (1 - sides["RUS"].index.value))


def test_items_stand_by_role_and_missing_ones_by_gap(board: ClusterResult) -> None:
    assert [one.item.role for one in board.standings] == ["core", "inputs", "inputs", "tools", "services"]
    assert [one.item.item for one in board.missing("RU-CHE")] == ["cutters", "machines", "castings"]
    assert board.to_polars().height == 10
    assert all(figure.territories[0] not in ("BLR", "RUS") for one in board.standings for figure in one.suppliers)


def test_what_is_missing_is_said(store: Store) -> None:
    with pytest.raises(UnknownCodeError, match="no cluster template"):
        cluster_board(store, Pair.of("BLR", "RUS"), cluster="boats")
    with pytest.raises(MissingDataError, match="exports of the world's countries"):
        cluster_board(store, Pair.of("BLR", "RUS"), cluster="machine-tools", years=Years(2010, 2011))


@pytest.mark.shared
def test_the_foundry_gap_of_machine_tools_shows_in_real_exports(shared: Path, tmp_path: Path) -> None:
    made = open_store(tmp_path / "store")
    with open_reading(shared / "data/trade/exports_country_hs4.parquet", "country-exports") as reading:
        made.add(reading)
    found = cluster_board(made, Pair.of("BLR", "RU-CHE"), cluster="machine-tools", years=Years(2016, 2016))
    castings = next(one for one in found.standings if one.item.item == "castings")
    # Belarus sells castings of all kinds, and few of the parts of machine tools that beds are classified with
    for side in castings.sides.values():
        assert side.verdict in ("together", "from_third")
    belarus = castings.sides["BLR"]
    assert belarus.craft is not None
    assert belarus.index is not None
    assert belarus.index.value < 1 < belarus.craft.value
    foundry = next(one for one in found.standings if one.item.item == "foundry")
    assert {side.verdict for side in foundry.sides.values()} == {"from_third"}


def test_co_location_needs_regions_and_is_told_where_they_are_held(store: Store, tmp_path: Path) -> None:
    pair = Pair.of("BLR", "RU-CHE")
    assert cluster_board(store, pair, cluster=TEMPLATE).located == {}  # no industries of regions are held
    regions = [
        f"RU-{code}" for code in ["CHE", "SVE", "PER", "BA", "TA", "SAM", "ORE", "KGN", "TYU", "OMS", "NVS", "KYA"]
    ]
    rows = [(region, "29.4", 100.0 if at < 4 else 0.0) for at, region in enumerate(regions)]
    rows += [(region, "27.5", 50.0 if at < 4 else 0.0) for at, region in enumerate(regions)]  # castings beside machines
    rows += [(region, "28.6", 0.0 if at < 4 else 80.0) for at, region in enumerate(regions)]  # cutters elsewhere
    rows += [(region, "15.5", 1000.0) for region in regions]
    table = pl.DataFrame(rows, ["territory", "industry", "amount"], orient="row")
    table = table.with_columns(
        classification=pl.lit("OKVED"), measure=pl.lit("employees"), period=pl.lit("2014"), unit=pl.lit("persons")
    )
    table.write_csv(tmp_path / "regions.csv")
    with open_reading(tmp_path / "regions.csv", "regional") as reading:
        store.add(reading)
    items = (
        replace(TEMPLATE.items[0], okved="29.4"), replace(TEMPLATE.items[1], okved="27.5"),
        replace(TEMPLATE.items[3], okved="28.6"), replace(TEMPLATE.items[2], okved="27.1"),
    )  # fmt: skip
    found = cluster_board(store, pair, cluster=replace(TEMPLATE, items=items)).located["RU-CHE"]
    assert (found.regions, found.industry, found.period, found.clustering) == (12, "29.4", "2014", None)
    gammas = {item: figure.value for item, figure in found.beside}
    assert list(gammas) == ["castings", "cutters"]  # plate is not on record
    assert gammas["castings"] > 0 > gammas["cutters"]


@pytest.mark.shared
def test_castings_lie_nearest_to_machine_tools_among_the_regions_of_russia(shared: Path, tmp_path: Path) -> None:
    made = open_store(tmp_path / "store")
    for file, layout in (
        ("trade/exports_country_hs4.parquet", "country-exports"),
        ("regions/russia_region_industry_employment_2009_2016.parquet", "rosstat-employment"),
        ("regions/russia_firms_2015.parquet", "rosstat-accounts"),
    ):
        with open_reading(shared / "data" / file, layout) as reading:
            made.add(reading)
    pair = Pair.of("BLR", "RU-CHE")
    tools = cluster_board(made, pair, cluster="machine-tools").located["RU-CHE"]
    assert tools.regions > 70
    assert tools.beside[0][0] == "castings"
    assert tools.clustering is None  # accounts of six firms say nothing of the size of plants
    food = cluster_board(made, pair, cluster="foodstuffs").located["RU-CHE"].clustering
    assert food is not None
    assert food.interval is not None
    assert food.interval[0] == food.value < 0.05 < 1
