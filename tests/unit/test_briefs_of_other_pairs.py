"""Briefs of pairs that the example does not hold, written from published tables: chains, clusters and ventures."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovetail.brief.chapters.chains import chains
from dovetail.brief.chapters.clusters import clusters
from dovetail.brief.chapters.ventures import ventures
from dovetail.brief.document import Chapter, Points, Table, drawings_of, plain
from dovetail.brief.further import gather_further
from dovetail.brief.gathering import gather
from dovetail.brief.wording.voice import Voice
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.territory import Language, Pair

#: The recipe of docs/other-pairs.md, without what these chapters do not read.
TABLES = (
    ("trade/comtrade_russia_hs2.parquet", "comtrade-tidy"),
    ("trade/exports_country_hs4.parquet", "country-exports"),
    ("trade/wits_bilateral_totals_2000_2016.parquet", "wits"),
    ("io/wiot_2011.npz", "wiod"),
)


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("pairs") / "store")
    for file, layout in TABLES:
        with open_reading(shared / "data" / file, layout) as reading:
            made.add(reading)
    return made


def _text(chapter: Chapter) -> str:
    sentences = [s for block in chapter.blocks for s in getattr(block, "sentences", ())]
    sentences += [s for block in chapter.blocks if isinstance(block, Points) for item in block.items for s in item]
    return " ".join(plain(sentence) for sentence in sentences)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("pair", "sensible", "supplier"),
    [
        (Pair.of("RUS", "KAZ"), {"8507", "7318", "8482", "8607"}, "China"),
        (Pair.of("DEU", "BRA"), {"8708", "8512", "8413", "8482"}, "United States"),
    ],
    ids=["RUS-KAZ", "DEU-BRA"],
)
def test_the_chapters_of_what_two_could_make_stand_for_other_pairs(
    store: Store, pair: Pair, sensible: set[str], supplier: str
) -> None:
    material = gather_further(gather(store, pair, None, None), store)
    assert material.together is not None
    found = material.together.ventures
    products = [one.product for one in found.ventures]
    assert len(products) == 10
    assert sensible <= set(products)
    assert all(code.startswith(("40", "70", "73", "82", "83", "84", "85", "86", "87", "90", "94")) for code in products)
    assert not {"8415", "8703", "8704", "8487"} & set(products)  # no whole machines, no ships' propellers inland
    cluster = material.together.cluster
    lacking = [one for one in cluster.standings if all(s.verdict == "from_third" for s in one.sides.values())]
    assert len(lacking) < 0.6 * len(cluster.standings)  # a cluster to complete, not one to found
    languages: tuple[Language, ...] = ("en", "ru")
    for language in languages:
        voice = Voice(language)
        for make in (chains, clusters, ventures):
            chapter = make(material, voice.afresh())
            assert chapter is not None
            assert _text(chapter)
            for drawing in (drawing for block in chapter.blocks for drawing in drawings_of(block)):
                assert "\u2013. " not in drawing.chart.alt  # no layer of a picture is empty
        chapter = ventures(material, voice.afresh())
        assert chapter is not None
        table = next(block for block in chapter.blocks if isinstance(block, Table))
        assert len(table.rows) >= 10
    chapter = ventures(material, Voice("en"))
    assert chapter is not None
    assert supplier in _text(chapter)


@pytest.mark.shared
def test_a_record_that_told_no_goods_apart_before_a_year_has_no_goods_that_entered_in_it(store: Store) -> None:
    """Russia's record of Belarus is one line of undisclosed goods a flow before 2012."""
    material = gather(store, Pair.of("BLR", "RUS"), None, None)
    assert (material.whole.first, material.whole.last) == ("2000", "2020")
    assert [(span.first, span.last) for span in material.spans] == [("2012", "2015"), ("2015", "2020")]
    entered = [
        term.figure.value
        for span in material.spans
        if span.bridge
        for term in span.bridge.kinds
        if term.kind == "entry"
    ]
    assert all(value < 1e8 for value in entered)
