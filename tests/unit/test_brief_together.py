"""The chapters of a chain, a cluster and ventures, and what is chosen for them."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from dovetail.analyses.capability import capability
from dovetail.analyses.clusters import cluster_board
from dovetail.brief.chapters.chains import chains
from dovetail.brief.chapters.clusters import clusters
from dovetail.brief.chapters.ventures import ventures
from dovetail.brief.document import Chapter, Points, Table, drawings_of, plain
from dovetail.brief.further import gather_further
from dovetail.brief.gathering import gather
from dovetail.brief.material import Material
from dovetail.brief.together import chosen_cluster, index_of, spoken_of, together
from dovetail.brief.wording.voice import Voice
from dovetail.sources.chains import cluster_templates
from dovetail.store.store import Store, open_store
from dovetail.terms.territory import Language, Pair, Territory

PAIR = Pair.of("BLR", "RU-CHE")


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.fixture(scope="module")
def material(store: Store) -> Material:
    return gather_further(gather(store, PAIR, None, None), store)


def _voice(material: Material, language: Language = "en") -> Voice:
    return Voice(language, material.pair if material.whole.proxy else None)


def _text(chapter: Chapter | None) -> str:
    assert chapter is not None
    sentences = [s for block in chapter.blocks for s in getattr(block, "sentences", ())]
    sentences += [s for block in chapter.blocks if isinstance(block, Points) for item in block.items for s in item]
    return " ".join(plain(sentence) for sentence in sentences)


def test_metal_goes_to_machine_builders_and_machines_come_back(material: Material) -> None:
    chapter = chains(material, _voice(material))
    text = _text(chapter)
    assert "trucks" in text
    assert "iron, steel" in text
    assert "came back" in text
    assert chapter is not None
    table = next(block for block in chapter.blocks if isinstance(block, Table))
    assert "steel" in plain(table.rows[0].cells[0])


def test_the_machine_tool_cluster_shows_what_its_foundry_lacks(material: Material) -> None:
    text = _text(clusters(material, _voice(material)))
    crafts = text[text.index("Foundries and forges as such") : text.index("Neither has at home")]
    assert "castings for machine-tool beds (Belarus 2.97" in crafts
    together = text[text.index("Neither has at home") : text.index("Neither comes near")]
    assert "castings for machine-tool beds" in together  # a joint plant is thinkable
    gap = text[text.index("Neither comes near") :]
    assert "foundry machines and moulds" in gap
    assert "China" in gap  # from whom Russia buys machinery now


def test_the_cluster_shown_is_the_one_that_is_half_done(store: Store, material: Material) -> None:
    assert material.together is not None
    assert material.together.cluster.template.name == "machine-tools"
    index = index_of(store, [])
    assert index is not None
    boards = [
        cluster_board(store, Pair.of("BLR", "RUS"), cluster=one, index=index) for one in cluster_templates().values()
    ]
    # of machine tools the two countries lack more, but neither has begun a core
    assert chosen_cluster(boards, {}).template.name == "heavy-vehicles"


def test_ventures_have_ranges_and_fiches_in_both_languages(material: Material) -> None:
    for language in ("en", "ru"):
        chapter = ventures(material, _voice(material, language))
        assert chapter is not None
        points = next(block for block in chapter.blocks if isinstance(block, Points))
        table = next(block for block in chapter.blocks if isinstance(block, Table))
        assert 3 <= len(points.items) <= 5
        assert material.together is not None
        assert len(material.together.ventures.ventures) == 10
        assert len(table.rows) == len(material.together.ventures.shown) > 10
        beds = "станин" if language == "ru" else "beds"
        assert any(beds in plain(row.cells[2]) for row in table.rows[10:])  # what the cluster of machine tools lacks
        assert all("\u2013" in plain(row.cells[1]) for row in table.rows)


def test_every_chart_has_its_words_and_its_figures_in_the_ledger(material: Material) -> None:
    for make in (chains, clusters, ventures):
        chapter = make(material, _voice(material))
        assert chapter is not None
        drawings = [drawing for block in chapter.blocks for drawing in drawings_of(block)]
        assert drawings
        for drawing in drawings:
            assert len(drawing.chart.alt) > 40
            assert all(id_ in material.ledger for id_ in drawing.chart.figures)


def test_what_was_spoken_of_is_chosen_before_what_the_data_say(store: Store, material: Material) -> None:
    chosen = together(store, PAIR, material.capabilities, spoken={"8433": 2.0}, top=1)
    assert chosen is not None
    assert chosen.chain is not None
    assert (chosen.chain.product, chosen.cluster.template.name) == ("8433", "farm-machinery")


def test_a_region_without_industries_is_seen_through_its_country(store: Store) -> None:
    plain_index, own = index_of(store, []), index_of(store, [capability(store, Territory("RU-CHE"))])
    assert plain_index is not None
    assert own is not None
    region, country = Territory("RU-CHE"), Territory("RUS")
    assert plain_index.value(region, "7325") == plain_index.value(country, "7325")
    assert own.value(region, "7325") > 1 > plain_index.value(region, "7325")
    assert not math.isnan(own.value(country, "7325"))


def test_nothing_is_told_of_a_country_that_the_table_does_not_hold(store: Store) -> None:
    assert together(store, Pair.of("DEU", "BRA"), []) is None


def test_without_reports_nothing_was_spoken_of() -> None:
    assert spoken_of(None) == {}


def test_what_is_called_a_cluster_in_the_talk_decides_which_one_is_shown(store: Store, material: Material) -> None:
    talk = spoken_of(
        SimpleNamespace(
            agenda=[SimpleNamespace(hs=("8701", "8432"), score=0.9), SimpleNamespace(hs=("8458",), score=0.1)],
            items=[
                SimpleNamespace(type="proposal", text="We are interested in your machine tool cluster", hs=("8458",))
            ],
        )
    )
    assert talk == {"8701": 0.45, "8432": 0.45, "8458": 0.1}
    found = together(store, material.pair, material.capabilities, spoken=talk)
    assert found is not None
    assert found.cluster.template.name == "machine-tools"
