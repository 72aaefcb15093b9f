"""Ventures of a pair: what is proposed, how it is scored and ranked, and what is never proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from dovetail.analyses.clusters import cluster_board
from dovetail.analyses.ventures import PARTS, VenturesResult, find_ventures
from dovetail.brief.together import index_of_pair, ventures_of_pair
from dovetail.errors import InvalidRequestError, MissingDataError
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.ledger import Ledger
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

COUNTRIES = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK"]  # fmt: skip
GRAPH = PartsGraph.of(
    [
        PartEdge("8412", "8701", "part", "always", reason="cylinders"),
        PartEdge("7304", "8412", "material", "usual", reason="tubes"),
        PartEdge("8526", "8701", "part", "some", reason="steering"),
        PartEdge("8542", "8526", "part", "always"),
        PartEdge("8482", "8701", "part", "always"),
        PartEdge("7228", "8482", "material", "always"),
        PartEdge("7208", "8701", "material", "always"),
        PartEdge("7207", "7208", "material", "always"),
        PartEdge("8708", "8704", "part", "always"),
        PartEdge("7208", "8708", "material", "always"),
    ]
)
PAIR = Pair.of("BLR", "RUS")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Belarus builds tractors and bearings; Russia makes tube and plate, has bearings, and sells navigation."""
    folder = tmp_path_factory.mktemp("ventures")
    special = {
        ("BLR", "8701"): 900.0, ("BLR", "8482"): 400.0, ("RUS", "8482"): 400.0, ("RUS", "7304"): 700.0,
        ("RUS", "7208"): 700.0, ("RUS", "8526"): 500.0, ("BLR", "8412"): 20.0, ("RUS", "8412"): 100.0,
        ("RUS", "8701"): 5.0, ("BLR", "8704"): 10.0, ("RUS", "8704"): 10.0,
    }  # fmt: skip
    rows = [
        (2016, country, code, special.get((country, code), 100.0))
        for country in COUNTRIES
        for code in GRAPH.codes
        if (country, code) != ("BLR", "8526")
    ]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    return made


@pytest.fixture(scope="module")
def found(store: Store) -> VenturesResult:
    return find_ventures(store, PAIR, graph=GRAPH)


def test_the_one_builds_and_the_other_brings(found: VenturesResult) -> None:
    proposed = {one.product: one for one in found.ventures}
    assert set(proposed) == {"8412", "8526"}
    cylinders = proposed["8412"]
    assert (cylinders.use, cylinders.builder, cylinders.bringer) == ("8701", "BLR", "RUS")
    assert [code for code, _ in cylinders.materials] == ["7304"]
    assert cylinders.reason == "cylinders"
    assert "technology_and_licence" in cylinders.questions
    # both have bearings, plate is rolled and no component, and nobody builds trucks
    assert not {"8482", "7208", "8708"} & set(proposed)


def test_scores_are_parts_and_what_is_not_known_stays_open(found: VenturesResult) -> None:
    proposed = {one.product: one for one in found.ventures}
    for one in found.ventures:
        assert set(one.scores) == set(PARTS)
        for figure in one.scores.values():
            assert figure is None or 0 <= figure.value <= 1
        assert one.rank.interval is not None
        assert one.rank.interval[0] >= 1
    steering = proposed["8526"]
    assert steering.scores["need"] is None  # Belarus has no exports of it on record
    assert steering.capability["BLR"] is None
    assert (steering.technology, steering.controlled) == ("high", "navigation and radar")
    assert "export_licence" in steering.questions
    need = proposed["8412"].scores["need"]
    index = proposed["8412"].capability["BLR"]
    assert need is not None
    assert index is not None
    built = proposed["8412"].use_capability
    assert built is not None
    assert need.value == pytest.approx(1 - index.value / built.value)  # how far cylinders lag behind tractors


def test_every_score_opens_down_to_exports(found: VenturesResult) -> None:
    for one in found.ventures:
        measures = {figure.measure for _, figure in found.explain(one.rank.id)}
        assert {"venture.score", "balassa", "exports", "exports.world"} <= measures
        assert all(supplier.territories[0] not in ("BLR", "RUS") for supplier in one.suppliers)
    assert found.to_polars().height == 2


def test_high_technology_may_come_first_and_seeds_repeat(store: Store, found: VenturesResult) -> None:
    first = find_ventures(store, PAIR, graph=GRAPH, hi_tech_first=True)
    assert first.ventures[0].product == "8526"
    again = find_ventures(store, PAIR, graph=GRAPH)
    assert list(again.figures) == list(found.figures)
    assert find_ventures(store, PAIR, graph=GRAPH, top=1).considered == 2
    heavy = find_ventures(store, PAIR, graph=GRAPH, weights={"technology": 50.0})
    assert heavy.ventures[0].product == "8526"


def test_what_cannot_be_asked_is_said(store: Store) -> None:
    with pytest.raises(InvalidRequestError, match="luck is no part of a score"):
        find_ventures(store, PAIR, graph=GRAPH, weights={"luck": 1.0})
    with pytest.raises(MissingDataError):
        find_ventures(store, PAIR, graph=GRAPH, years=Years(2001, 2002))
    nothing = find_ventures(store, Pair.of("DEU", "FRA"), graph=PartsGraph.of(GRAPH.edges[:1]))
    assert nothing.ventures == ()
    assert "no_venture_found" in [caveat.message for caveat in nothing.caveats]


def test_thin_evidence_is_held_back_with_its_reason(tmp_path: Path) -> None:
    """A part that the bringer does not make, and of which it has raw materials alone, or too few of the inputs."""
    graph = PartsGraph.of(
        [
            PartEdge("8415", "8701", "part", "usual"),
            PartEdge("7208", "8415", "material", "usual"),
            PartEdge("8414", "8415", "part", "always"),
            PartEdge("8501", "8415", "part", "always"),
            PartEdge("8483", "8701", "part", "always"),
            PartEdge("7208", "8483", "material", "always"),
            PartEdge("7318", "8701", "part", "always"),
            PartEdge("7208", "7318", "material", "always"),
        ]
    )
    few = {("RUS", code): 1.0 for code in ("8415", "8414", "8501", "8483", "7318", "8701")}
    special = few | {("RUS", "7208"): 900.0, ("BLR", "8701"): 900.0} | {
        ("BLR", code): 10.0 for code in ("8415", "8483", "7318")
    }  # fmt: skip
    codes = (*graph.codes, "9999")
    rows = [(2016, country, code, special.get((country, code), 100.0)) for country in COUNTRIES for code in codes]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(tmp_path / "world.parquet")
    made = open_store(tmp_path / "store")
    with open_reading(tmp_path / "world.parquet", "country-exports") as reading:
        made.add(reading)
    found = find_ventures(made, PAIR, graph=graph)
    assert [one.product for one in found.ventures] == ["7318"]  # fasteners are made of steel alone
    held = {one.product: one for one in found.held_back}
    assert held["8415"].doubts == ("skill_not_shown", "inputs_in_part")
    assert held["8415"].covered.value == pytest.approx(0.8 / 2.8)
    assert held["8483"].doubts == ("skill_not_shown", "materials_only")
    assert found.data["held_back"]["product"].sort().to_list() == ["8415", "8483"]


@dataclass(frozen=True)
class _Told:
    """A result of another analysis, as much of it as a search for ventures asks for."""

    figures: Ledger
    standings: tuple[object, ...] = ()
    template: object = None
    data: Mapping[str, pl.DataFrame] | None = None
    directions: tuple[object, ...] = ()


def test_what_other_analyses_found_is_a_part_of_the_score(store: Store, found: VenturesResult) -> None:
    lines = pl.DataFrame(
        {
            "seller": ["BLR", "BLR"], "buyer": ["RUS", "RUS"], "product": ["87", "85"],
            "actual_usd": [5.0, None], "unrealised_usd": [4.0, 1.0],
        }
    )  # fmt: skip
    potential = _Told(Ledger(), data={"lines": lines})
    told = find_ventures(store, PAIR, graph=GRAPH, potential=potential, spoken={"8526": 2.0, "87": 1.0})
    scores = {one.product: one.scores for one in told.ventures}
    for product, spoken in (("8526", 1.0), ("8412", 0.05)):  # tractors lie in the chapter that was spoken of
        for name, value in (("market", 0.5), ("spoken", spoken)):
            figure = scores[product][name]
            assert figure is not None
            assert figure.value == pytest.approx(value)
    assert all(one.scores["completes"] is None for one in told.ventures)  # no cluster was handed in
    assert told.ventures[0].score.value != found.ventures[0].score.value


def test_suppliers_on_record_are_named_and_others_are_said_not_to_be(tmp_path: Path, found: VenturesResult) -> None:
    assert "suppliers_not_on_record" in [caveat.message for caveat in found.caveats]
    example = find_ventures(open_store(), Pair.of("BLR", "RUS"), top=60)
    of_russia = [one for one in example.ventures if one.builder == "RUS" and one.product.startswith("84")]
    assert of_russia
    for one in of_russia:
        assert [figure.territories for figure in one.suppliers] == [("CHN", "RUS"), ("DEU", "RUS"), ("ITA", "RUS")]
        assert {figure.product for figure in one.suppliers} == {"84"}
    assert not [one for one in example.ventures if one.builder == "BLR" and one.suppliers]


def test_a_casting_is_a_candidate_by_the_machine_it_becomes_a_part_of() -> None:
    pair = Pair.of("BLR", "RU-CHE")
    found = ventures_of_pair(open_store(), pair, top=60, beside="machine-tools")
    beds = next(one for one in found.shown if (one.product, one.made) == ("7325", "8466"))
    assert beds.name() == "Castings for machine-tool beds"
    assert beds.use == "8459"
    assert "machine-tools" in beds.clusters
    mine = beds.capability["BLR"]
    assert mine is not None
    assert mine.value < 1  # castings of all kinds are a strength, those made into machine tools are not
    measures = [(figure.measure, figure.product) for _, figure in found.explain(mine.id)]
    assert ("balassa", "7325") in measures
    assert ("balassa", "8466") in measures
    assert "size_and_weight" in beds.questions
    named = {(one.product, one.made) for one in found.ventures[:10]}
    assert {("8708", ""), ("7325", "8708"), ("7326", "8708")} <= named  # axles, castings and forgings for them
    further = {(one.product, one.made) for one in found.ventures[:30]}
    assert {("8412", ""), ("8408", ""), ("8707", "")} <= further  # hydraulics, engines, cabs, of which less is lacking
    assert not {one.product for one in found.held_back} & {product for product, _ in named}
    assert "8415" in {one.product for one in found.held_back}


def _stored(folder: Path, graph: PartsGraph, special: Mapping[tuple[str, str], float]) -> Store:
    """A world of equals that export 100 of everything, but for what is special."""
    codes = (*graph.codes, "9999")
    rows = [(2016, country, code, special.get((country, code), 100.0)) for country in COUNTRIES for code in codes]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    return made


def test_a_good_that_both_lack_is_a_candidate_either_way(tmp_path: Path) -> None:
    graph = PartsGraph.of(
        [
            PartEdge("8412", "8701", "part", "always"),
            PartEdge("8412", "8426", "part", "always"),
            PartEdge("7304", "8412", "material", "always"),
        ]
    )
    special = {("BLR", "8701"): 900.0, ("RUS", "8426"): 900.0, ("BLR", "8412"): 90.0, ("RUS", "8412"): 90.0}
    found = find_ventures(_stored(tmp_path, graph, special), PAIR, graph=graph)
    assert {(one.product, one.use, one.builder) for one in found.ventures} == {
        ("8412", "8701", "BLR"), ("8412", "8426", "RUS"),
    }  # fmt: skip
    for one in found.ventures:
        buyers, two_sided = one.scores["buyers"], one.scores["two_sided"]
        assert buyers is not None
        assert two_sided is not None
        assert two_sided.value < buyers.value  # both buy it, and the builder's machines are his own alone
        skill, inputs = one.scores["skill"], one.scores["inputs"]
        assert skill is not None
        assert inputs is not None
        assert two_sided.value <= (skill.value + inputs.value) / 2  # who brings materials alone brings half


def test_what_goes_into_other_things_too_is_tied_less_to_the_two(tmp_path: Path) -> None:
    edges = [PartEdge("8302", "8701", "part", "always"), PartEdge("7209", "8302", "material", "always")]
    special = {("BLR", "8701"): 900.0, ("BLR", "8302"): 5.0, ("BLR", "4418"): 5.0, ("RUS", "4418"): 5.0}
    tied: list[float] = []
    for name, graph in (
        ("machines", PartsGraph.of(edges)),
        ("doors", PartsGraph.of([*edges, PartEdge("8302", "4418", "part", "always")])),
    ):
        (tmp_path / name).mkdir()
        one = find_ventures(_stored(tmp_path / name, graph, special), PAIR, graph=graph).ventures[0]
        assert one.uses == ("8701",)  # a door is no machine
        figure = one.scores["tied"]
        assert figure is not None
        tied.append(figure.value)
    assert tied[1] == pytest.approx(tied[0] / 2, rel=0.1)


def test_who_brings_only_what_the_builder_has_brings_nothing(tmp_path: Path) -> None:
    graph = PartsGraph.of([PartEdge("7318", "8701", "part", "always"), PartEdge("7213", "7318", "material", "always")])
    few = {("BLR", "7318"): 5.0, ("RUS", "7318"): 5.0, ("BLR", "8701"): 900.0, ("RUS", "7213"): 900.0}
    (tmp_path / "rods").mkdir()
    found = find_ventures(_stored(tmp_path / "rods", graph, few), PAIR, graph=graph)
    assert [one.product for one in found.ventures] == ["7318"]
    (tmp_path / "both").mkdir()
    both = _stored(tmp_path / "both", graph, few | {("BLR", "7213"): 900.0})
    assert find_ventures(both, PAIR, graph=graph).ventures == ()


def test_the_better_way_with_thin_evidence_does_not_hide_the_other_that_stands(tmp_path: Path) -> None:
    graph = PartsGraph.of(
        [
            PartEdge("8483", "8701", "part", "always"),
            PartEdge("8483", "8426", "part", "some"),
            PartEdge("7228", "8483", "material", "always"),
        ]
    )
    special = {
        ("BLR", "8701"): 900.0, ("RUS", "8426"): 500.0, ("RUS", "7228"): 900.0, ("RUS", "8483"): 5.0,
        ("BLR", "8483"): 80.0,
    }  # fmt: skip
    found = find_ventures(_stored(tmp_path, graph, special), PAIR, graph=graph)
    assert [(one.product, one.builder) for one in found.ventures] == [("8483", "RUS")]
    assert found.held_back == ()


def test_what_one_industry_makes_of_a_region_is_not_told_apart() -> None:
    """One industry makes trucks, engines and axles: its people do not say that the oblast has the axles."""
    pair = Pair.of("BLR", "RU-CHE")
    found = ventures_of_pair(open_store(), pair, top=120)
    ways = {(one.product, one.made, one.builder): one for one in found.ventures}
    for product in ("8708", "8408", "8707"):
        one = ways[product, "", "RU-CHE"]
        assert (one.scores["need"], one.scores["completes"]) == (None, None)
        assert (product, "", "BLR") in ways
    held = {one.product: one.doubts for one in found.held_back}
    for product in ("8301", "9029"):  # makers of metal articles and of instruments of all kinds: of which, is not told
        assert held[product] == ("skill_not_shown", "inputs_in_part")
    assert ("7318", "", "BLR") in ways  # fasteners are of one material, and there is steel
    assert ("7325", "8708", "RU-CHE") not in ways  # its foundries are on record, and stand above the average
    assert ways["8412", "", "RU-CHE"].scores["need"] is not None


def test_a_gap_counts_by_its_width_among_those_of_the_cluster() -> None:
    pair = Pair.of("BLR", "RU-CHE")
    found = ventures_of_pair(open_store(), pair, top=120)
    told = {one.scores["completes"].value for one in found.ventures if one.scores["completes"]}
    assert len(told) > 10
    assert min(told) == 0
    assert max(told) < 1
    beds = next(one for one in found.ventures if (one.product, one.made) == ("7325", "8466"))
    completes = beds.scores["completes"]
    assert completes is not None
    gaps = {figure.measure: figure for _, figure in found.explain(completes.id) if "cluster.gap" in figure.measure}
    board = cluster_board(open_store(), pair, cluster="machine-tools", index=index_of_pair(open_store(), pair))
    widths = [
        one.sides["BLR"].gap.value for one in board.standings if one.item.role == "inputs" and one.sides["BLR"].gap
    ]
    mine = gaps["cluster.gap.machine-tools.castings"].value
    assert completes.value == pytest.approx(sum(width < mine for width in widths) / len(widths))


@pytest.fixture(scope="module")
def world(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("world") / "store")
    with open_reading(shared / "data/trade/exports_country_hs4.parquet", "country-exports") as reading:
        made.add(reading)
    return made


@pytest.mark.shared
@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("BLR", "RU-CHE"), {"8708", "8483", "8482", "8412"}),  # axles, gears, bearings, hydraulics
        (("RUS", "KAZ"), {"8507", "7318", "8607", "8482"}),  # batteries, fasteners, parts of rolling stock, bearings
        (("DEU", "BRA"), {"8408", "8708", "8413", "8537"}),
    ],
)
def test_an_engineer_finds_real_candidates_sensible(world: Store, pair: tuple[str, str], expected: set[str]) -> None:
    found = find_ventures(world, Pair.of(*pair), years=Years(2016, 2016), top=20)
    assert len(found.ventures) >= 10
    products = [one.product for one in found.ventures]
    assert expected <= set(products)
    # nothing that is merely smelted, grown or a whole vehicle, and always two sides
    assert not [
        code for code in products[:10] if code[:2] in ("01", "10", "26", "27", "72") or code in ("8703", "8704")
    ]
    assert all(one.builder != one.bringer for one in found.ventures)
