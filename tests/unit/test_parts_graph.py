"""The parts graph and the cluster templates: known chains, walks, and tables of one's own."""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from dovetail.errors import InconsistentDataError, UnknownCodeError, UnreadableFileError
from dovetail.sources.chains import chain_names, cluster_template, cluster_templates, made_for, parts_graph
from dovetail.terms.cluster import ClusterItem, ClusterTemplate
from dovetail.terms.parts import PartEdge, PartsGraph

GRAPH = parts_graph()


@pytest.mark.parametrize(
    "chain",
    [
        ("7325", "8466", "8457"),  # casting, machine bed, machining centre
        ("7201", "7325", "8466", "8458"),  # pig iron, casting, bed, lathe
        ("7209", "8707", "8704"),  # steel sheet, cab, dump truck
        ("7208", "8707", "870410"),
        ("2601", "7201", "7207", "7208", "7209"),  # ore, iron, slab, hot coil, cold sheet
        ("8408", "8701"),  # engine, tractor
        ("870850", "8701"),  # axle, tractor
        ("4011", "8701"),  # tyre, tractor
        ("7325", "8708", "8701"),  # casting, axle housing, tractor
        ("8412", "8701"),  # hydraulic cylinder, tractor
        ("843390", "8433"),  # harvester parts, harvester
        ("843390", "843351"),  # to the subheading of combines
        ("8208", "8433"),  # knives, harvester
        ("8409", "8408", "8704"),  # pistons, engine, truck
        ("7225", "8504"),  # electrical steel, transformer
        ("7312", "4011", "8704"),  # steel cord, tyre, truck
        ("8607", "8606"),  # bogie, wagon
        ("7005", "7007", "8707"),  # float glass, windscreen, cab
        ("8207", "8457"),  # cutting tools, machining centre
        ("8455", "7208"),  # rolling mill, hot coil
        ("2523", "6810"),  # cement, concrete
        ("0401", "0406"),  # milk, cheese
        ("870840", "8701"),  # gearbox, tractor
        ("8707", "8701"),  # cab, tractor
        ("8544", "8701"),  # harness, tractor
        ("8413", "8704"),  # steering pump, truck
        ("8414", "8704"),  # brake compressor, truck
        ("6813", "8708", "8704"),  # brake linings, brakes, truck
        ("8409", "8408", "8433"),  # pistons, engine, combine
        ("9032", "8433"),  # electronic control, combine
        ("8483", "8457"),  # ball screws, machining centre
        ("8482", "8458"),  # linear and spindle bearings, lathe
        ("846693", "8459"),  # guideways and spindles, milling machine
        ("8537", "8457"),  # numerical control, machining centre
        ("7209", "8457"),  # sheet covers, machining centre
        ("8207", "8430"),  # bits, boring machine
        ("7325", "8455"),  # cast rolls, mill
        ("7326", "8455"),  # forged rolls, mill
        ("6902", "8417"),  # refractories, furnace
        ("8545", "7206"),  # electrodes, steel of the arc furnace
        ("8545", "7202"),  # electrodes, ferro-alloys
        ("8545", "8514"),  # electrodes, arc furnace
        ("8501", "8602"),  # traction motors, diesel-electric locomotive
        ("8504", "8515"),  # transformer, welding machine
        ("7901", "7210"),  # zinc, coated sheet
        ("7228", "8480"),  # tool steel, mould
    ],
)
def test_known_chains_hold(chain: tuple[str, ...]) -> None:
    for part, whole in pairwise(chain):
        assert any(edge.whole in (whole, whole[:4]) for edge in GRAPH.uses(part)), f"{part} does not go into {whole}"


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("8408", "8457"),
        ("8703", "8408"),
        ("4011", "8458"),
        ("8701", "7325"),
        ("0406", "8701"),
        ("840999", "8407"),
        ("8427", "8705"),  # a lift truck is no part of a fire engine
        ("8501", "8480"),
        ("8482", "8480"),
        ("8544", "8480"),  # a mould has no motor, bearings or wiring
        ("9026", "8412"),
        ("9025", "8412"),  # nor a cylinder gauges
    ],
)
def test_what_engineering_denies_is_no_edge(part: str, whole: str) -> None:
    assert not any(edge.whole.startswith(whole) for edge in GRAPH.uses(part))


def test_the_shortest_way_of_the_firmest_edges_is_found() -> None:
    assert [edge.whole for edge in GRAPH.path("7209", "8704")] == ["8707", "8704"]
    assert [edge.whole for edge in GRAPH.path("7201", "8457")] == ["7325", "8466", "8457"]
    assert GRAPH.path("8704", "7201") == ()


def test_tiers_count_steps_from_the_product() -> None:
    tiers = {tier.code: tier for tier in GRAPH.up("8704", depth=3)}
    assert (tiers["8707"].distance, tiers["7209"].distance) == (1, 2)
    assert tiers["7201"].distance == 3
    assert "8462" not in tiers  # a press is a tool, and tools are asked for by name
    assert "8462" in {tier.code for tier in GRAPH.up("8704", depth=2, kinds=("part", "material", "tool"))}
    assert all(edge.part.startswith(code[:4]) for code, tier in tiers.items() for edge in tier.edges)
    down = {tier.code for tier in GRAPH.down("7325", depth=2)}
    assert {"8466", "8457", "8708", "8701"} <= down


def test_cutting_codes_keeps_the_firmest_use_and_drops_what_stays_inside() -> None:
    graph = PartsGraph.of(
        [
            PartEdge("843390", "8433", "part"),
            PartEdge("870850", "8701", "part", "some"),
            PartEdge("870840", "8701", "part", "always"),
            PartEdge("ISIC:2592", "8701", "service"),
        ]
    ).at_level(4)
    assert [(edge.part, edge.whole, edge.use) for edge in graph.edges] == [
        ("8708", "8701", "always"),
        ("ISIC:2592", "8701", "usual"),
    ]


def test_edges_of_the_packaged_graph_say_what_they_rest_on() -> None:
    assert len(GRAPH) > 2000
    for edge in GRAPH.edges:
        assert edge.reason
        assert edge.basis in ("nomenclature", "review")
        assert (edge.coefficient is None) or edge.kind in ("part", "material")
        if edge.kind == "service":
            assert edge.part.startswith("ISIC:")
    with (files("dovetail.figures") / "chains" / "parts.csv").open(encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
    assert rows == sorted(rows, key=lambda row: (row[1], row[0], row[2]))


def test_every_machine_of_the_reviewed_chapters_has_inputs() -> None:
    bare = [
        code for code in GRAPH.codes if code[:2] in ("84", "86", "87") and len(code) == 4 and not GRAPH.inputs(code)
    ]
    assert not bare


def test_a_bill_of_materials_adds_to_the_graph_and_replaces_an_equal_edge(tmp_path: Path) -> None:
    own = tmp_path / "bill.csv"
    own.write_text(
        "from,to,kind,use,coefficient_low,coefficient_high,reason\n"
        "7325,8466,material,always,0.2,0.3,our bed\n9031.80,8457,part,,,,our probe\n401,0406,material,,,,\n",
        encoding="utf-8",
    )
    graph = parts_graph(own)
    bed = next(edge for edge in graph.inputs("8466") if edge.part == "7325")
    assert (bed.basis, bed.use, bed.coefficient) == ("user", "always", (0.2, 0.3))
    assert any(edge.part == "903180" for edge in graph.inputs("8457"))
    assert len(graph) == len(GRAPH) + 1  # the bed and the milk, whose zero came back, were there


def test_faulty_edges_are_named_all_at_once(tmp_path: Path) -> None:
    own = tmp_path / "bill.csv"
    own.write_text("from,to,kind\n7325,7325,material\n7325,8466,glue\n,8466,part\n", encoding="utf-8")
    with pytest.raises(InconsistentDataError, match=r"3 rows of bill\.csv") as caught:
        parts_graph(own)
    assert len(caught.value.rows) == 3
    own.write_text("part,whole\n7325,8466\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="lacks the columns from, to, kind"):
        parts_graph(own)


def test_an_unknown_product_is_named_with_its_neighbours() -> None:
    with pytest.raises(UnknownCodeError, match="no edge of '8499'") as caught:
        GRAPH.up("8499")
    assert all(code.startswith("84") for code in caught.value.near)


def test_five_templates_are_packaged_in_two_languages() -> None:
    found = cluster_templates()
    assert set(found) == {"building-materials", "farm-machinery", "foodstuffs", "heavy-vehicles", "machine-tools"}
    for template in found.values():
        assert template.name_ru != template.name_en
        for role in ("core", "inputs", "tools", "services"):
            assert template.role(role)
        shares = [item.benchmark for item in template.items if item.benchmark is not None and not item.made_into]
        assert sum(shares) == pytest.approx(1, abs=0.003)
        assert all(item.weight == 1 for item in template.role("core"))
        assert all(item.weight is not None and item.weight < 1 for item in template.role("inputs"))
        assert all(item.name_ru and item.name_en for item in template.items)
    castings = found["machine-tools"]["castings"]
    assert castings.products == ("7325",)
    assert castings.weight is not None
    assert 0.1 < castings.weight < 0.3
    # castings for beds cross borders as parts of machine tools, of which the weight is what castings make up
    assert castings.benchmark == found["machine-tools"]["components"].benchmark
    with pytest.raises(UnknownCodeError, match="no item 'glue'"):
        found["machine-tools"]["glue"]
    with pytest.raises(UnknownCodeError, match="no cluster template 'boats'"):
        cluster_template("boats")


def test_a_template_of_ones_own_is_read(tmp_path: Path) -> None:
    own = tmp_path / "boats.csv"
    own.write_text(
        "cluster,role,item,hs,isic\nboats,core,hulls,8901 8903,\nboats,services,design,,7110\n", encoding="utf-8"
    )
    boats = cluster_template("boats", own)
    assert boats.products == ("8901", "8903")
    assert boats.role("services")[0].industries == ("7110",)
    own.write_text("cluster,role,item,hs\nboats,inputs,steel,7208\n", encoding="utf-8")
    with pytest.raises(InconsistentDataError, match="needs a core"):
        cluster_template("boats", own)
    own.write_text("cluster,role,item,hs\nboats,kernel,hulls,8901\nboats,core,x,\n", encoding="utf-8")
    with pytest.raises(InconsistentDataError, match=r"2 rows of boats\.csv"):
        cluster_template("boats", own)
    item = ClusterItem("core", "a", "a", "a", ("8901",))
    with pytest.raises(InconsistentDataError, match="each item once"):
        ClusterTemplate("b", "b", "b", (item, item))


def test_every_heading_of_the_graph_and_the_templates_has_names() -> None:
    codes = set(GRAPH.at_level(4).codes)
    codes |= {code[:4] for template in cluster_templates().values() for code in template.products}
    names = chain_names()
    assert set(names) == codes
    assert all(english and russian and english != russian for english, russian in names.values())


def test_every_packaged_edge_says_how_firmly_on_what_basis_and_why() -> None:
    graph = parts_graph()
    assert {edge.basis for edge in graph.edges} == {"nomenclature", "review"}
    assert all(edge.reason for edge in graph.edges)
    goods = [edge for edge in graph.edges if edge.kind in ("part", "material")]
    assert sum(edge.coefficient is None for edge in goods) < 10
    assert all(edge.coefficient is None for edge in graph.edges if edge.kind in ("tool", "service"))


def test_what_an_engineer_would_deny_is_not_in_the_graph() -> None:
    edges = {(edge.part, edge.whole): edge for edge in parts_graph().edges}
    assert ("8402", "8406") not in edges, "a boiler feeds a turbine and is no part of it"
    assert ("4401", "4407") not in edges, "boards are not sawn from chips"
    assert edges["8541", "9028"].use == "usual", "meters may be mechanical"
    assert (edges["870810", "8701"].use, edges["8708", "8701"].use) == ("usual", "always")
    assert edges["840991", "8407"].use == "always"
    assert edges["880720", "8806"].coefficient == edges["880720", "8802"].coefficient
    assert edges["8407", "8703"].use == "usual", "cars also run on diesel and on current"
    assert edges["8412", "8704"].use == "usual", "lorries without a dump body have no cylinders"
    assert edges["8501", "8413"].use == "usual", "engines drive many pumps"
    assert edges["4011", "8429"].use == "usual", "bulldozers run on tracks"
    assert edges["8708", "8716"].use == "some", "axles of trailers are parts of heading 8716"
    assert edges["8208", "8462"].use == "some", "shears have blades and presses have none"


def test_what_castings_and_forgings_become_is_in_the_graph_and_named_in_both_languages() -> None:
    edges = {(edge.part, edge.whole[:4]) for edge in parts_graph().edges}
    for product, becomes in made_for().items():
        for whole, (english, russian) in becomes.items():
            assert (product, whole) in edges
            assert english != russian
