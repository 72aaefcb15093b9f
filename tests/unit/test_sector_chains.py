"""The chain of a sector: what headings and chapters on record tell of it, and what the products' edges add up to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from dovetail.analyses.chains import ChainsResult, Node, trace_chain
from dovetail.errors import InvalidRequestError, UnknownCodeError
from dovetail.interfaces.cli import main
from dovetail.sources.chains import parts_graph
from dovetail.sources.opening import open_reading
from dovetail.sources.own.table import preview
from dovetail.store.store import Store, open_store
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.period import Years
from dovetail.terms.sectors import sector_name, sector_named, sector_of
from dovetail.terms.territory import Pair

SMALL = PartsGraph.of(
    [
        PartEdge("7208", "8457", "material", "some", (0.1, 0.2), reason="sheet"),
        PartEdge("7207", "8466", "material", "always", (0.1, 0.2), reason="bars"),
        PartEdge("7325", "8466", "part", "usual", (0.3, 0.4), reason="beds"),
        PartEdge("8466", "8457", "part", "always", reason="both are machinery"),
        PartEdge("8457", "8708", "tool", "always", reason="machined"),
        PartEdge("8482", "8708", "part", "always", (0.02, 0.03), reason="bearings"),
        PartEdge("ISIC:2592", "8466", "service", reason="treated"),
    ]
)
EXPORTERS = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK"]  # fmt: skip
HEADINGS = ("7207", "7208", "7308", "7325", "8457", "8466", "8471", "8482", "8708")


def stored(folder: Path, trade: str, headings: tuple[str, ...] = HEADINGS) -> Store:
    """All export alike, but Belarus ten times the machine tools, and no computers."""
    rows = [(2016, exporter, heading, 100.0) for exporter in EXPORTERS for heading in headings]
    rows = [(y, e, h, 1000.0 if (e, h) == ("BLR", "8457") else v) for y, e, h, v in rows if (e, h) != ("BLR", "8471")]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    (folder / "trade.csv").write_text(trade, encoding="utf-8")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    made.add(preview(folder / "trade.csv", publisher="our office").reading(), dataset="own", release="2016")
    return made


@pytest.fixture(scope="module")
def by_heading(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(
        tmp_path_factory.mktemp("headings"),
        "reporter,partner,flow,year,hs4,value_usd\n"
        "RUS,BLR,export,2016,7207,5000000\nRUS,BLR,export,2016,7208,3000000\nRUS,BLR,export,2016,7325,1000000\n"
        "RUS,BLR,export,2015,7207,77000000\nRUS,BLR,import,2016,8457,2000000\nRUS,BLR,import,2016,8471,400000\n"
        "RUS,CHN,import,2016,8457,7000000\nRUS,CHN,import,2016,8482,600000\nRUS,CHN,import,2016,8471,9000000\n",
    )


@pytest.fixture(scope="module")
def by_chapter(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return stored(
        tmp_path_factory.mktemp("chapters"),
        "reporter,partner,flow,year,hs2,value_usd\n"
        "RUS,BLR,export,2016,72,8000000\nRUS,BLR,export,2016,73,6000000\n"
        "RUS,BLR,import,2016,84,12000000\nRUS,CHN,import,2016,84,40000000\nRUS,CHN,import,2016,72,500000\n",
    )


def traced(store: Store, sector: str = "28") -> ChainsResult:
    return trace_chain(store, Pair.of("BLR", "RUS"), sector=sector, graph=SMALL)


def node(found: ChainsResult, code: str) -> Node:
    return next(one for one in found.nodes if one.code == code)


def test_products_edges_become_those_of_their_sectors() -> None:
    sectors = SMALL.grouped(sector_of)
    (metal,) = sectors.inputs("ISIC4:28", ("part", "material"))
    assert (metal.part, metal.kind, metal.use) == ("ISIC4:24", "material", "always")
    assert metal.coefficient == (0.1, 0.2), "the one that most of its edges have"
    assert metal.reason == "7207 > 8466, 7325 > 8466, 7208 > 8457"
    assert [edge.kind for edge in sectors.uses("ISIC4:28")] == ["part", "tool"]
    assert [edge.part for edge in sectors.inputs("ISIC4:28", ("service",))] == ["ISIC4:25"]
    assert not any(edge.part == edge.whole for edge in parts_graph().grouped(sector_of).edges)


def test_every_product_of_the_packaged_graph_has_a_sector_with_a_name() -> None:
    found = Counter(sector_of(code) for code in parts_graph().codes)
    assert "" not in found
    for code in found:
        assert sector_name(code)
        assert sector_name(code, "ru")
        assert sector_named(code) == code
    known = {
        "7208": "24", "7325": "24", "7318": "25", "8457": "28", "8701": "28", "8704": "29", "8607": "30", "4011": "22",
        "8544": "27", "8542": "26", "9401": "31", "7204": "38", "2709": "06", "1001": "01",
    }  # fmt: skip
    assert {heading: sector_of(heading).removeprefix("ISIC4:") for heading in known} == known


def test_headings_of_one_year_and_record_are_added_up(by_heading: Store) -> None:
    found = traced(by_heading)
    assert (found.product, [one.tier for one in found.nodes]) == ("ISIC4:28", [-1, 0, 1])
    metals, machines = node(found, "ISIC4:24"), node(found, "ISIC4:28")
    assert metals.headings == ("7207", "7208", "7325")
    sold = metals.sold["RUS", "BLR"]
    assert sold is not None
    assert (sold.value, sold.period, sold.grade, sold.formula) == (9e6, "2016", "computed", "sum of 3 headings")
    index = machines.capability["BLR"]
    assert index is not None
    headings = len(HEADINGS)
    everyone = len(EXPORTERS) * headings * 100 + 900 - 100
    own, world = 1000 + 100 + 100, len(EXPORTERS) * 300 + 900
    assert index.value == pytest.approx((own / (own + 500)) / (world / everyone))
    assert index.product == "ISIC4:28"
    back = machines.sold["BLR", "RUS"]
    assert back is not None
    assert back.value == 2e6
    elsewhere = machines.bought_elsewhere["RUS"]
    assert elsewhere is not None
    assert elsewhere.value == 7.6e6, "bearings too, which the partner does not sell"
    (link,) = [one for one in found.links if one.part == "ISIC4:24"]
    assert (link.status, link.seller, link.coefficient) == ("runs", "RUS", (0.1, 0.2))
    assert "sectors_of_headings" in {caveat.message for caveat in found.caveats}
    assert found.to_polars("links")["coefficient_high"].to_list()[0] == 0.2


def test_chapters_are_parted_by_what_the_seller_exports_of_each(by_chapter: Store) -> None:
    found = traced(by_chapter)
    sold = node(found, "ISIC4:24").sold["RUS", "BLR"]
    assert sold is not None
    assert sold.value == pytest.approx(8e6 + 6e6 / 2), "of chapter 73 Russia exports as many castings as structures"
    assert (sold.grade, sold.interval) == ("estimated", (8e6, 14e6))
    machines = node(found, "ISIC4:28")
    back = machines.sold["BLR", "RUS"]
    assert back is not None
    assert back.value == pytest.approx(12e6), "Belarus exports no computers"
    assert back.interval == (0.0, 12e6)
    elsewhere = machines.bought_elsewhere["RUS"]
    assert elsewhere is not None
    world = [len(EXPORTERS) * 100 + 900, len(EXPORTERS) * 100, len(EXPORTERS) * 100, (len(EXPORTERS) - 1) * 100]
    assert elsewhere.value == pytest.approx(40e6 * sum(world[:3]) / sum(world))
    assert {figure.product for _, figure in found.explain(back.id)} >= {"84"}
    assert found.links[0].status == "runs_in_chapter"
    assert "sectors_by_chapter" in {caveat.message for caveat in found.caveats}


def test_flows_that_both_agree_on_are_added_up_from_subheadings(tmp_path: Path) -> None:
    rows = ["t,i,j,k,v,q", "2016,643,112,720711,300.0,1", "2016,643,112,720851,200.0,1", "2016,276,112,720851,70.0,1"]
    (tmp_path / "flows.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    made = stored(tmp_path, "reporter,partner,flow,year,hs4,value_usd\nDEU,FRA,export,2016,7207,1\n")
    with open_reading(tmp_path / "flows.csv", "baci-hs92") as reading:
        made.add(reading)
    metals = node(traced(made), "ISIC4:24")
    sold, elsewhere = metals.sold["RUS", "BLR"], metals.bought_elsewhere["BLR"]
    assert sold is not None
    assert (sold.value, sold.reporter, sold.grade) == (500_000.0, "", "computed")
    assert elsewhere is not None
    assert elsewhere.value == 70_000.0


def test_what_both_agree_on_is_not_taken_from_purchases_of_another_record(tmp_path: Path) -> None:
    rows = ["t,i,j,k,v,q", "2016,643,112,720711,300.0,1", "2016,276,112,720711,70.0,1"]
    (tmp_path / "flows.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    bought = [
        f"BLR,{partner},import,{year},7207,{value}"
        for year in (2015, 2016)
        for partner, value in (("DEU", 400000), ("POL", 200000))
    ]
    made = stored(tmp_path, "\n".join(["reporter,partner,flow,year,hs4,value_usd", *bought]) + "\n")
    with open_reading(tmp_path / "flows.csv", "baci-hs92") as reading:
        made.add(reading)
    metals = node(traced(made), "ISIC4:24")
    sold = metals.sold["RUS", "BLR"]
    assert sold is not None
    assert (sold.value, sold.reporter) == (300_000.0, "")
    assert metals.bought_elsewhere["BLR"] is None


def test_chapters_of_a_year_without_a_world_table_are_parted_by_that_of_another(tmp_path: Path) -> None:
    made = stored(tmp_path, "reporter,partner,flow,year,hs2,value_usd\nRUS,BLR,export,2012,73,6000000\n")
    found = trace_chain(made, Pair.of("BLR", "RUS"), sector="28", graph=SMALL, years=Years(2012, 2012))
    sold = node(found, "ISIC4:24").sold["RUS", "BLR"]
    assert sold is not None
    assert (sold.value, sold.period) == (3e6, "2012")
    assert sold.formula.endswith("in the seller's exports of the chapter, 2016")
    assert node(found, "ISIC4:24").capability["RUS"] is None, "of the years asked for no index is on record"


def test_headings_of_an_old_world_table_are_those_of_today_whichever_years_are_asked_for(tmp_path: Path) -> None:
    trade = "reporter,partner,flow,year,hs2,value_usd\nRUS,BLR,export,2012,84,6000000\n"
    made = stored(tmp_path, trade, (*HEADINGS, "8508"))  # power tools in 1992, vacuum cleaners today
    found = [
        trace_chain(made, Pair.of("BLR", "RUS"), sector="28", graph=SMALL, years=years)
        for years in (None, Years(2012, 2012))
    ]
    every = [{heading for one in chain.nodes for heading in one.headings} for chain in found]
    assert every[0] == every[1]
    assert "8467" in every[0]
    assert "8508" not in every[0]


def test_only_one_of_product_and_sector_is_taken(by_heading: Store) -> None:
    pair = Pair.of("BLR", "RUS")
    for asked in ({}, {"product": "8457", "sector": "28"}):
        with pytest.raises(InvalidRequestError, match="of a product or of a sector"):
            trace_chain(by_heading, pair, graph=SMALL, **asked)
    with pytest.raises(UnknownCodeError, match="'99' is no sector"):
        traced(by_heading, "99")
    with pytest.raises(UnknownCodeError, match="no edge of 'ISIC4:01'"):
        traced(by_heading, "01")


def test_without_a_world_table_no_sector_is_made_up(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text("reporter,partner,flow,year,hs2,value_usd\nRUS,BLR,export,2016,73,6e6\n")
    made = open_store(tmp_path / "store")
    made.add(preview(tmp_path / "trade.csv", publisher="our office").reading(), dataset="own", release="2016")
    found = traced(made)
    assert all(figure is None for one in found.nodes for figure in (*one.sold.values(), *one.capability.values()))
    assert "no_capability_on_record" in {caveat.message for caveat in found.caveats}


@pytest.mark.parametrize(("language", "words"), [("en", "24 Metals"), ("ru", "24 Металлургия")])
def test_the_chain_of_a_sector_from_the_command_line(language: str, words: str) -> None:
    done = CliRunner().invoke(main, ["chains", "BLR", "RU-CHE", "--sector", "C28", "--lang", language])
    assert done.exit_code == 0, done.output
    assert words in done.output
    assert "ISIC4:" not in done.output
    assert "X-ROW" in done.output, "whose value is in the goods is told too"
    both = CliRunner().invoke(main, ["chains", "BLR", "RU-CHE", "--sector", "28", "--product", "8701"])
    assert both.exit_code == 2


def test_two_regions_of_one_country_are_not_seen_through_their_country() -> None:
    found = trace_chain(open_store(), Pair.of("RU-CHE", "RU-SVE"), product="8704")
    assert found.shown == ("RU-CHE", "RU-SVE")
    assert "chain_of_countries" not in {caveat.message for caveat in found.caveats}
    assert "no_trade_by_product" in {caveat.message for caveat in found.caveats}


def test_a_region_is_seen_by_its_people_at_work_in_the_sector() -> None:
    found = trace_chain(open_store(), Pair.of("BLR", "RU-CHE"), sector="28")
    metals, machines = (node(found, code).capability["RU-CHE"] for code in ("ISIC4:24", "ISIC4:28"))
    assert metals is not None
    assert machines is not None
    assert metals.measure == machines.measure == "location_quotient"
    assert metals.value > 3 > 1 > machines.value > 0.4
    people = {figure.territories: figure for _, figure in found.explain(machines.id) if figure.product == "ISIC4:28"}
    assert people["RU-CHE",].value == 895 + 597, "makers of farm machinery and of machine tools, each counted once"
    whole = trace_chain(open_store(), Pair.of("BLR", "RUS"), sector="28")
    index = node(whole, "ISIC4:28").capability["RUS"]
    assert index is not None
    assert index.measure == "balassa", "a country is seen by what it sells"


@pytest.mark.parametrize(("classification", "measure"), [("OWN", "balassa"), ("OKVED2", "location_quotient")])
def test_people_count_where_their_list_speaks_in_the_divisions(
    tmp_path: Path, classification: str, measure: str
) -> None:
    rows = [("RUS", "28", 900), ("RUS", "10", 100), ("RU-CHE", "28", 30), ("RU-CHE", "10", 70)]
    lines = [f"{place},{code},{classification},employees,2016,{count},persons" for place, code, count in rows]
    head = "territory,industry,classification,measure,period,amount,unit"
    (tmp_path / "people.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    made = stored(tmp_path, "reporter,partner,flow,year,hs4,value_usd\nDEU,FRA,export,2016,7207,1\n")
    with open_reading(tmp_path / "people.csv", "regional") as reading:
        made.add(reading)
    found = trace_chain(made, Pair.of("BLR", "RU-CHE"), sector="28", graph=SMALL)
    index = node(found, "ISIC4:28").capability["RU-CHE"]
    assert index is not None
    assert index.measure == measure
    if measure == "location_quotient":
        assert index.value == pytest.approx((30 / 100) / (900 / 1000))
