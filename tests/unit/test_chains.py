"""The chain of a product between two sides: by chapter from the packaged example, by heading from one's own tables."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dovetail.analyses.chains import ChainsResult, MetalAtHome, trace_chain
from dovetail.analyses.chains.records import Trade
from dovetail.errors import InconsistentDataError, InvalidRequestError, UnknownCodeError
from dovetail.measures.capability.balassa import balassa
from dovetail.results.derive import Deriver
from dovetail.sources.chains import parts_graph
from dovetail.sources.input_output import InputOutputTable
from dovetail.sources.opening import open_reading
from dovetail.sources.own.table import preview
from dovetail.store.store import Store, open_store
from dovetail.terms.ledger import Ledger
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

SMALL = PartsGraph.of(
    [
        PartEdge("7325", "8466", "material", "usual", reason="beds"),
        PartEdge("8466", "8457", "part", "always", reason="named"),
        PartEdge("7201", "7325", "material", "always", reason="melted"),
        PartEdge("8457", "8708", "tool", "always", reason="machined"),
    ]
)
EXPORTERS = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK"]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Belarus is specialised in machine tools and their parts, Russia in castings and pig iron; castings are sold."""
    folder = tmp_path_factory.mktemp("chains")
    rows = [
        (2016, exporter, heading, 100.0)
        for exporter in EXPORTERS
        for heading in ("7201", "7325", "8457", "8466", "8708")
    ]
    special = {("BLR", "8457"): 900.0, ("BLR", "8466"): 500.0, ("RUS", "7325"): 900.0, ("RUS", "7201"): 500.0}
    rows = [(y, e, h, special.get((e, h), v)) for y, e, h, v in rows if (e, h) != ("BLR", "7201")]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    (folder / "trade.csv").write_text(
        "reporter,partner,flow,year,hs4,value_usd\nRUS,BLR,export,2016,7325,5000000\nRUS,BLR,import,2016,8457,2000000\n"
        "RUS,KAZ,import,2016,8457,1000000\nRUS,CHN,import,2016,8457,7000000\nRUS,BLR,export,2015,7325,1\n",
        encoding="utf-8",
    )
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    made.add(preview(folder / "trade.csv", publisher="our office").reading(), dataset="own", release="2016")
    return made


@pytest.fixture(scope="module")
def traced(store: Store) -> ChainsResult:
    return trace_chain(store, Pair.of("BLR", "RU-CHE"), product="8457", graph=SMALL)


def test_tiers_and_capability_are_told_of_both_sides(traced: ChainsResult) -> None:
    assert [(node.code, node.tier) for node in traced.nodes] == [("7325", -2), ("8466", -1), ("8457", 0)]
    castings = traced.nodes[0]
    region = castings.capability["RU-CHE"]
    assert region is not None
    assert (region.grade, region.territories) == ("proxy", ("RU-CHE",))
    n = len(EXPORTERS)
    russia, castings_world = 900.0 + 500 + 300, 100 * n + 800
    world = 500 * n + 800 + 400 + 800 + 400 - 100
    assert region.value == pytest.approx((900 / russia) / (castings_world / world))
    ours = np.full((len(EXPORTERS), 5), 100.0)  # 7201, 7325, 8457, 8466, 8708
    ours[0], ours[1] = (0, 100, 900, 500, 100), (500, 900, 100, 100, 100)
    assert region.value == pytest.approx(balassa(ours)[1, 1])
    assert {figure.measure for _, figure in traced.explain(region.id)} >= {"exports", "exports.all", "exports.world"}


def test_a_sale_by_heading_runs_and_a_pair_of_specialisations_could(traced: ChainsResult) -> None:
    assert [(link.part, link.whole, link.seller, link.status) for link in traced.links] == [
        ("7325", "8466", "RU-CHE", "runs")
    ]
    (link,) = traced.links
    assert link.flow is not None
    assert (link.flow.value, link.flow.period, link.flow.source and link.flow.source.dataset) == (
        5e6,
        "2016",
        "own/2016",
    )
    assert link.reason == "beds"


def test_purchases_elsewhere_are_what_is_bought_of_all_less_of_the_partner(traced: ChainsResult) -> None:
    machine = traced.nodes[-1]
    bought = machine.sold["BLR", "RUS"]
    assert bought is not None
    assert (bought.reporter, bought.flow) == ("RUS", "import")
    elsewhere = machine.bought_elsewhere["RUS"]
    assert elsewhere is not None
    assert elsewhere.value == 8e6


def test_what_could_run_needs_both_specialisations(store: Store) -> None:
    graph = SMALL.with_edges([PartEdge("7201", "8457", "material")])
    found = trace_chain(store, Pair.of("BLR", "RUS"), product="8457", graph=graph, depth=1)
    could = found.of("could")
    assert [(link.part, link.seller) for link in could] == [("7201", "RUS")]
    assert could[0].flow is None
    pig = next(node for node in found.nodes if node.code == "7201")
    assert pig.capability["BLR"] is None  # no exports on record are no zero


def test_tools_are_followed_when_asked_for(store: Store) -> None:
    found = trace_chain(store, Pair.of("BLR", "RUS"), product="8457", graph=SMALL, kinds=("part", "material", "tool"))
    assert ("8708", 1) in {(node.code, node.tier) for node in found.nodes}


def test_the_packaged_example_shows_metal_one_way_and_machines_the_other() -> None:
    found = trace_chain(open_store(), Pair.of("BLR", "RU-CHE"), product="8704")
    messages = [caveat.message for caveat in found.caveats]
    assert messages[:2] == ["chain_of_countries", "chain_by_chapter"]
    assert "no_capability_on_record" not in messages
    metal = next(group for group in found.by_chapter() if (group[0].part[:2], group[0].whole[:2]) == ("72", "87"))
    link = metal[0]
    assert link.seller == "RU-CHE"
    assert link.flow is not None
    assert link.back is not None
    assert link.flow.territories == ("RUS", "BLR")
    assert link.back.territories == ("BLR", "RUS")
    assert (link.flow.product, link.back.product) == ("72", "87")
    assert not found.of("runs")
    assert found.to_polars("links").height == len(found.links)
    assert found.to_polars("nodes").height == len(found.nodes)


def test_content_comes_home_where_both_have_rows_and_is_not_made_up_where_not(store: Store) -> None:
    flows = np.array([[2.0, 3.0], [4.0, 5.0]])
    final = np.array([[10.0, 2.0], [3.0, 9.0]])
    table = InputOutputTable(
        flows, final, None, ("BLR", "RUS"), ("all",), ("all",), ("final",), "million USD", 2016, "us"
    )
    found = trace_chain(store, Pair.of("BLR", "RUS"), product="8457", graph=SMALL, table=table)
    first = found.content[0]
    assert first.exports.value == pytest.approx(5e6)
    assert first.domestic.value + first.foreign.value <= first.exports.value + 1
    assert 0 < first.home.value < first.domestic.value
    assert first.domestic.value + first.foreign.value + first.twice.value == pytest.approx(first.exports.value)


def test_a_country_without_rows_is_seen_through_the_rest_of_the_world_and_two_of_them_are_not(store: Store) -> None:
    flows = np.array([[2.0, 3.0], [4.0, 5.0]])
    final = np.array([[10.0, 2.0], [3.0, 9.0]])
    table = InputOutputTable(flows, final, None, ("RUS", "X-ROW"), ("all",), ("all",), ("final",), "USD", 2016, "us")
    found = trace_chain(store, Pair.of("BLR", "RU-CHE"), product="8457", graph=SMALL, table=table)
    assert found.accounted == ("X-ROW", "RUS")
    assert {part for one in found.content for part in one.exports.territories} == {"X-ROW", "RUS"}
    assert not any("BLR" in figure.territories for figure in found.figures.values() if "input_output" in figure.measure)
    caveat = next(one for one in found.caveats if one.message == "rest_of_the_world_stands_in")
    assert (caveat.values["territories"], caveat.values["year"]) == ("BLR", "2016")
    neither = trace_chain(store, Pair.of("BLR", "KAZ"), product="8457", graph=SMALL, table=table)
    assert not neither.content
    caveat = next(one for one in neither.caveats if one.message == "not_in_input_output_table")
    assert caveat.values["territories"] == "BLR, KAZ"
    closed = InputOutputTable(flows, final, None, ("RUS", "DEU"), ("all",), ("all",), ("final",), "USD", 2016, "us")
    without = trace_chain(store, Pair.of("BLR", "RUS"), product="8457", graph=SMALL, table=closed)
    assert not without.content
    assert "not_in_input_output_table" in {one.message for one in without.caveats}


def test_the_packaged_example_tells_whose_value_is_in_the_goods() -> None:
    found = trace_chain(open_store(), Pair.of("BLR", "RU-CHE"), product="8704")
    assert found.accounted == ("X-ROW", "RUS")
    for one in found.content:
        assert one.domestic.value + one.foreign.value + one.twice.value == pytest.approx(one.exports.value, rel=1e-6)
        assert 0 < one.home.value < one.domestic.value
    machines = next(one for one in found.goods if (one.maker, one.buyer, one.group) == ("X-ROW", "RUS", "MACHINES"))
    assert machines.own is not None
    assert machines.partner is not None
    assert machines.partner_metals is not None
    assert machines.others is not None
    assert machines.own.value + machines.partner.value + machines.others.value == pytest.approx(100)
    assert 0 < machines.partner_metals.value < machines.partner.value < 5
    assert found.stages["RUS", "METALS"].value > found.stages["RUS", "MACHINES"].value > 1
    assert {one.region for one in found.at_home} == {"RU-CHE"}
    for one in found.at_home:
        low, high = one.regional.interval or (0, 0)
        assert 0 < low <= one.regional.value <= high <= one.national.value
        assert (one.regional.grade, one.metals.value > 2) == ("estimated", True)
        assert {figure.measure for _, figure in found.explain(one.regional.id)} >= {"location_quotient", "employees"}
    assert not any(
        "BLR" in figure.territories
        for figure in found.figures.values()
        if figure.source and figure.source.dataset.startswith("wiod")
    )
    others = trace_chain(open_store(), Pair.of("DEU", "RUS"), product="8704")
    assert not others.content
    assert "no_input_output_table" in {one.message for one in others.caveats}


def test_a_region_is_told_only_in_the_divisions_of_the_table(tmp_path: Path) -> None:
    codes, regions = ("24", "28"), ("RUS", "X-ROW")
    flows = np.array([[30.0, 40, 1, 2], [1, 10, 0, 3], [2, 1, 50, 60], [0, 4, 3, 20]]) * 1e9
    final = np.array([[20.0, 1], [90, 9], [2, 90], [20, 200]]) * 1e9
    table = InputOutputTable(flows, final, None, regions, codes, codes, ("final",), "USD", 2018, "us", "ISIC4")
    people = [
        ("RUS", "24", 1000), ("RUS", "28", 2000), ("RUS", "10", 7000), ("KZ-35", "24", 5), ("KAZ", "24", 90),
        ("RU-CHE", "24", 300), ("RU-CHE", "28", 100), ("RU-CHE", "10", 100), ("RU-PER", "10", 600),
    ]  # fmt: skip
    head = "territory,industry,classification,measure,period,amount,unit\n"
    rows = "".join(f"{place},{code},OKVED2,employees,2018,{count},persons\n" for place, code, count in people)
    (tmp_path / "people.csv").write_text(head + rows, encoding="utf-8")
    made = open_store(tmp_path / "store")
    with open_reading(tmp_path / "people.csv", "regional") as reading:
        made.add(reading)

    def told(region: str) -> tuple[MetalAtHome, ...]:
        return trace_chain(made, Pair.of("BLR", region), product="8457", graph=SMALL, table=table).at_home

    (found,) = told("RU-CHE")
    assert (found.industry, found.classification) == ("28", "ISIC4")
    assert found.national.value == pytest.approx(100 * 40 / (1 + 10 + 0 + 3 + 90 + 9))
    assert found.metals.value == pytest.approx((300 / 500) / (1000 / 10000))
    assert found.builders.value == pytest.approx((100 / 500) / (2000 / 10000))
    weight = np.log2(1 + 500 / 10000) ** np.array([0.2, 0.3, 0.4])
    band = found.national.value * np.minimum(weight * 6, 1)
    assert found.regional.interval == pytest.approx((band.min(), band.max()))
    assert found.regional.value == pytest.approx(band[1])
    assert told("RU-PER") == (), "a region without builders on record has none to supply"
    assert told("RU-MOS") == (), "and one without people on record is not told of"
    listed = InputOutputTable(flows, final, None, regions, codes, codes, ("final",), "USD", 2018, "us", "OWN")
    assert not trace_chain(made, Pair.of("BLR", "RU-CHE"), product="8457", graph=SMALL, table=listed).at_home


def test_a_product_without_edges_and_a_chain_without_tiers_are_refused(store: Store) -> None:
    with pytest.raises(UnknownCodeError, match="no edge of '9999'"):
        trace_chain(store, Pair.of("BLR", "RUS"), product="9999", graph=SMALL)
    with pytest.raises(InvalidRequestError, match="0 tiers"):
        trace_chain(store, Pair.of("BLR", "RUS"), product="8457", depth=0)


@pytest.fixture(scope="module")
def world(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("world") / "store")
    with open_reading(shared / "data/trade/exports_country_hs4.parquet", "country-exports") as reading:
        made.add(reading)
    return made


@pytest.mark.shared
@pytest.mark.parametrize(
    ("pair", "product", "link"),
    [
        (("BLR", "RU-CHE"), "8704", ("7208", "8704", "RU-CHE")),  # plate from the Urals, dumpers from Belarus
        (("BLR", "RU-CHE"), "8701", ("4002", "4011", "RU-CHE")),  # rubber for tyres
        (("DEU", "BRA"), "8701", ("8408", "8701", "DEU")),  # engines for tractors
        (("DEU", "BRA"), "8701", ("7208", "8707", "BRA")),  # sheet for cabs
    ],
)
def test_real_specialisations_make_known_links(
    world: Store, pair: tuple[str, str], product: str, link: tuple[str, str, str]
) -> None:
    found = trace_chain(world, Pair.of(*pair), product=product, graph=parts_graph(), years=Years(2016, 2016))
    assert link in {(one.part, one.whole, one.seller) for one in found.of("could")}


def test_flows_that_both_agree_on_and_subheadings_are_trade_of_a_chain(tmp_path: Path) -> None:
    """A store of nothing but flows by six digits tells sales by heading, added up, and nobody's report."""
    rows = ["t,i,j,k,v,q"]
    rows += [
        f"2016,643,112,{code},{value},1" for code, value in (("732510", 300.0), ("732599", 200.0), ("845710", 40.0))
    ]
    rows += ["2016,112,643,845710,90.5,1", "2016,276,112,732510,70.0,1", "2016,276,112,845710,60.0,1"]
    (tmp_path / "flows.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    made = open_store(tmp_path / "store")
    with open_reading(tmp_path / "flows.csv", "baci-hs92") as reading:
        made.add(reading)
    trade = Trade.read(made, Deriver(Ledger()), ("BLR", "RUS"), Years(2012, 2020))
    assert trade.deepest == 4
    castings = trade.figure("RUS", "BLR", "7325")
    assert castings is not None
    assert (castings.value, castings.product, castings.reporter) == (500_000.0, "7325", "")
    assert (castings.grade, castings.formula) == ("computed", "sum of 2 lines")
    machines = trade.figure("BLR", "RUS", "8457")
    assert machines is not None
    assert (machines.value, machines.grade, machines.formula) == (90_500.0, "reconciled", "")
    elsewhere = trade.elsewhere("BLR", castings)
    assert elsewhere is not None
    assert elsewhere.value == 70_000.0
    assert "no_trade_by_product" not in [
        one.message for one in trace_chain(made, Pair.of("BLR", "RUS"), product="8457").caveats
    ]


def test_a_bill_of_materials_of_ones_own_leads_the_chain_and_its_faults_are_named(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "bill.csv"
    own.write_text("from,to,kind,use,reason\n7201,8457.10,material,always,our counterweights\n", encoding="utf-8")
    found = trace_chain(store, Pair.of("BLR", "RUS"), product="8457", graph=parts_graph(own), depth=1)
    (link,) = [one for one in found.links if one.part == "7201"]
    assert (link.seller, link.status, link.reason) == ("RUS", "could", "our counterweights")
    own.write_text("from,to,kind\n7201,8457,lump\nabc,8457,part\n72,8457,material\n", encoding="utf-8")
    with pytest.raises(InconsistentDataError, match=r"3 rows of bill\.csv") as caught:
        parts_graph(own)
    assert str(caught.value).count("What to do") == 1
    assert "line 3: 'abc' is no code of the Harmonised System" in str(caught.value)
