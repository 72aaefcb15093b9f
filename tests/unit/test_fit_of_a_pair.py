"""Fit of a pair: what meets what, from whose record, and what is never claimed."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import polars as pl
import pytest

from dovetail.analyses.capability import capability
from dovetail.analyses.fit import FitResult, fit
from dovetail.analyses.fit.strengths import Quotients
from dovetail.brief.chapters import fit as fit_chapter
from dovetail.brief.document import Chapter, Drawing, Paragraph, Table, drawings_of, plain
from dovetail.brief.material import Material
from dovetail.brief.sides import fit_of_pair
from dovetail.brief.wording.voice import Voice
from dovetail.errors import MissingDataError
from dovetail.measures.capability.nearness import densities
from dovetail.measures.fit.similarity import finger_kreinin
from dovetail.results.derive import Deriver
from dovetail.results.reach import Reach
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Language, Pair, Territory

COUNTRIES = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK", "TUV"]  # fmt: skip
CODES = ["0402", "2709", "7208", "8701", "8542", "3104"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Belarus sells tractors and potash, Norway oil alone, Tuvalu a few thousand dollars of milk."""
    folder = tmp_path_factory.mktemp("fit")
    special = {("BLR", "8701"): 900.0, ("BLR", "3104"): 800.0, ("RUS", "7208"): 700.0, ("RUS", "3104"): 600.0}
    rows = [
        (2016, country, code, 1e6 * special.get((country, code), 100.0))
        for country, code in itertools.product(COUNTRIES, CODES)
        if country not in ("NOR", "TUV")
    ]
    rows += [(2016, "NOR", "2709", 5e9), (2016, "TUV", "0402", 4e3)]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    return made


@pytest.fixture(scope="module")
def example() -> FitResult:
    return fit(open_store(), Pair.of("BLR", "RUS"), top=8)


def products(found: FitResult, seller: str, kind: str) -> list[str]:
    return [one.product for one in found.matches if (one.seller, one.kind) == (seller, kind)]


def test_strengths_meet_needs_and_shared_strengths_stand_apart(world: Store) -> None:
    found = fit(world, Pair.of("BLR", "RUS"))
    assert products(found, "BLR", "need") == ["8701"]
    assert products(found, "BLR", "shared") == products(found, "RUS", "shared") == ["3104"]
    assert "7208" in products(found, "RUS", "need")
    assert found.counts["BLR"].value == 2
    assert found.counts["both"].value == 1


def test_an_exporter_of_oil_alone_and_a_tiny_economy_are_told(world: Store) -> None:
    oil = fit(world, Pair.of("NOR", "BLR"))
    assert products(oil, "NOR", "need") == ["2709"]
    assert oil.similarity is not None
    assert 0 < oil.similarity.value < 100
    tiny = fit(world, Pair.of("TUV", "DEU"))
    assert [one.product for one in tiny.of("TUV")] == ["0402"]
    assert tiny.of("TUV")[0].extent is None  # nobody's purchases are on record
    assert "fit_purchases_unknown" in [caveat.message for caveat in tiny.caveats]


def test_a_side_that_is_not_on_record_needs_nothing(world: Store) -> None:
    found = fit(world, Pair.of("BLR", "USA"))
    assert not found.of("BLR")
    assert not found.of("USA")
    assert "USA" not in found.counts
    assert "both" not in found.counts
    assert "fit_not_in_table" in [caveat.message for caveat in found.caveats]
    with pytest.raises(MissingDataError, match="no exports by heading"):
        fit(world, Pair.of("USA", "CAN"))
    with pytest.raises(MissingDataError):
        fit(world, Pair.of("BLR", "RUS"), years=Years(2001, 2002))


def test_a_region_is_its_country_times_its_quotients(world: Store) -> None:
    ledger = Ledger()
    steel, tractors = (
        ledger.add(
            Figure(
                measure="location_quotient.shrunken", value=value, unit="index", period="2014",
                territories=("RU-CHE",), formula="given", product=code, interval=(value / 2, value * 2),
            )
        )
        for code, value in (("27.1", 3.0), ("29.3", 0.5))
    )  # fmt: skip
    found = fit(
        world, Pair.of("BLR", "RU-CHE"), industries={"RU-CHE": ("OKVED", {"27.1": steel, "29.3": tractors})},
        ledger=ledger,
    )  # fmt: skip
    national = fit(world, Pair.of("BLR", "RUS"))
    plate = next(one for one in found.of("RU-CHE") if one.product == "7208")
    whole = next(one for one in national.of("RUS") if one.product == "7208")
    assert plate.seller_index.grade == "estimated"
    assert plate.seller_index.value == pytest.approx(3 * whole.seller_index.value)
    assert plate.seller_index.interval is not None
    assert plate.seller_index.interval[1] == pytest.approx(6 * whole.seller_index.value)
    assert {figure.measure for _, figure in found.explain(plate.seller_index.id)} >= {
        "balassa", "location_quotient", "location_quotient.shrunken", "exports.world",
    }  # fmt: skip
    # Potash is a specialisation of the country, and nothing says that the region makes it.
    assert [one.product for one in found.of("RU-CHE")] == ["7208"]


def test_what_a_region_has_less_of_than_its_country_is_neither_shared_nor_needed() -> None:
    """Russia's index in oil products is above 5, and a region with four fifths of the average does not share it."""
    found = fit_of_pair(open_store(), Pair.of("BLR", "RU-CHE"), top=300)
    assert not {"2710", "3104", "4407"} & {one.product for one in found.of("BLR")}
    assert all(one.buyer_index is None or one.buyer_index.value < 1 for one in found.of("BLR", "need"))
    assert "fit_region_less" in [caveat.message for caveat in found.caveats]
    assert "fit_region_less" not in [
        caveat.message for caveat in fit_of_pair(open_store(), Pair.of("BLR", "RUS")).caveats
    ]
    shared = {seller: {one.product for one in found.of(seller, "shared")} for seller in found.pair}
    assert shared["BLR"] == shared["RU-CHE"]
    assert len(shared["BLR"]) == found.counts["both"].value


def test_a_chapter_of_a_region_keeps_the_interval_of_its_quotients() -> None:
    found = fit_of_pair(open_store(), Pair.of("BLR", "RU-CHE"), top=1)
    steel = next(row for row in found.sectors if row.code == "72").index["RU-CHE"]
    assert steel is not None
    assert steel.grade == "estimated"
    assert steel.interval is not None
    low, high = steel.interval
    assert low < steel.value < high


def test_a_region_without_industries_is_its_country_as_a_proxy(world: Store) -> None:
    found = fit_of_pair(world, Pair.of("BLR", "RU-CHE"))
    assert all(one.seller_index.grade == "proxy" for one in found.of("RU-CHE"))
    assert "fit_region_proxy" in [caveat.message for caveat in found.caveats]


def test_two_regions_of_one_country_have_no_trade_on_record() -> None:
    found = fit_of_pair(open_store(), Pair.of("RU-CHE", "RU-SVE"), top=5)
    assert found.matches
    assert all(one.sold is None and one.elsewhere is None for one in found.matches)
    assert "fit_one_country" in [caveat.message for caveat in found.caveats]


def test_of_an_industry_and_its_part_the_part_counts() -> None:
    def figure(value: float) -> Figure:
        return Figure(measure="q", value=value, unit="index", period="2014", formula="given")

    ledger = Ledger()
    industries = {code: ledger.add(figure(value)) for code, value in (("23", 1.0), ("23.1", 8.0))}
    quotients = Quotients(Deriver(ledger), "RU-CHE", industries, "OKVED")
    assert quotients.value("2704") == 8.0
    assert quotients.figure("0000") is None
    assert quotients.value("0000") != quotients.value("0000")


def test_the_example_tells_what_belarus_sells_and_russia_buys_elsewhere(example: FitResult) -> None:
    first = example.of("BLR", "need")[:4]
    assert [one.product for one in first] == ["8704", "8701", "4011", "9403"]
    lorries = first[0]
    assert lorries.sold is not None
    assert lorries.elsewhere is not None
    assert lorries.share is not None
    assert (lorries.sold.product, lorries.sold.reporter) == ("87", "RUS")
    total = lorries.sold.value + lorries.elsewhere.value
    assert lorries.share.value == pytest.approx(100 * lorries.sold.value / total)
    assert (lorries.labels.technology, lorries.labels.stage) == ("medium-high", "capital")
    assert lorries.extent is not None
    assert lorries.exports is not None
    assert lorries.extent.value <= lorries.exports.value
    assert all(one.extent is None for one in example.of("RUS"))  # what Belarus buys elsewhere is not on record


def test_the_example_agrees_with_the_measures_on_the_same_table(example: FitResult) -> None:
    lines = open_store().query("exports_by_exporter", level=4, first=2016, last=2016, least=20)
    table = lines.filter(pl.col("product").str.slice(0, 2) != "99").pivot(
        on="exporter", index="product", values="value_usd"
    ).fill_null(0.0)  # fmt: skip
    assert example.similarity is not None
    assert example.similarity.value == pytest.approx(finger_kreinin(table["BLR"], table["RUS"]))
    potash = next(one for one in fit(open_store(), Pair.of("BLR", "RUS"), top=60).of("BLR") if one.product == "3104")
    assert potash.seller_index.value == pytest.approx(110.9, abs=0.1)


def test_sectors_count_and_add_up(example: FitResult) -> None:
    assert sum(row.strengths["BLR"].value for row in example.sectors) == example.counts["BLR"].value
    assert example.data["sectors"].height == len(example.sectors)
    traded = example.data["sectors"].select(pl.sum_horizontal("a_to_b_usd", "b_to_a_usd").alias("all"))["all"]
    assert traded.to_list() == sorted(traded, reverse=True)


def test_every_figure_opens_down_to_a_source(example: FitResult) -> None:
    for one in example.matches:
        for figure in (one.seller_index, one.extent, one.share, one.buyer_density):
            if figure:
                leaves = [part for _, part in example.explain(figure.id) if not part.inputs]
                assert all(part.source for part in leaves)


def chapter_of(found: FitResult, language: Language) -> Chapter:
    material = cast(Material, SimpleNamespace(fit=found, capabilities=()))
    chapter = fit_chapter(material, Voice(language))
    assert chapter is not None
    return chapter


def test_what_both_make_is_never_named_as_what_one_lacks(world: Store) -> None:
    """Where there are few needs, the table is filled up with shared strengths; the sentence is not."""
    found = fit(world, Pair.of("BLR", "RUS"))
    told = " ".join(
        plain(sentence)
        for block in chapter_of(found, "en").blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    )
    assert "Where Belarus is strong and Russia is not, the first are tractors." in told
    assert "Both are strong in potash fertilisers" in told


@pytest.mark.parametrize(
    ("language", "claim", "truth"),
    [("en", "circles grow", "not on record by product"), ("ru", "круг тем больше", "в учёте отсутствует")],
)
def test_trade_that_is_not_on_record_is_not_drawn_nor_captioned(
    world: Store, language: Language, claim: str, truth: str
) -> None:
    chapter = chapter_of(fit(world, Pair.of("BLR", "RUS")), language)
    captions = [plain(block.caption) for block in chapter.blocks if isinstance(block, Drawing | Table)]
    assert len(captions) == 3
    assert all(truth in caption and claim not in caption and "\u2013," not in caption for caption in captions)
    alt = next(drawing.chart.alt for block in chapter.blocks for drawing in drawings_of(block))
    assert "circles by trade" not in alt
    assert "круги — торговля" not in alt


@pytest.mark.shared
@pytest.mark.parametrize(("a", "b"), [("TUV", "AUS"), ("IRQ", "TCD"), ("LUX", "DEU")])
def test_any_two_countries_of_the_world_table(shared: Path, tmp_path: Path, a: str, b: str) -> None:
    store = open_store(tmp_path / "store")
    table = pl.read_parquet(shared / "data" / "trade" / "exports_country_hs4.parquet").filter(pl.col("year") == 2016)
    table.write_parquet(tmp_path / "world.parquet")
    with open_reading(tmp_path / "world.parquet", "country-exports") as reading:
        store.add(reading)
    found = fit(store, Pair.of(a, b), top=5)
    assert found.period == "2016"
    assert found.of(a)
    assert found.of(b)
    assert any(one.buyer_density for one in found.matches)
    assert all(figure.value >= 1 for figure in (one.seller_index for one in found.matches))
    assert Territory.of(a).code in found.counts


@pytest.mark.shared
@pytest.mark.parametrize("country", ["RUS", "KAZ", "BLR"])
def test_a_product_is_as_near_in_a_fit_as_in_a_capability(shared: Path, tmp_path: Path, country: str) -> None:
    """One density of one product, year and country, whoever asks."""
    store = open_store(tmp_path / "store")
    with open_reading(shared / "data" / "trade" / "exports_country_hs4.parquet", "country-exports") as reading:
        store.add(reading)
    side = Territory(country)
    lines = store.query("exports_by_exporter", level=4, first=1900, last=2100, least=20)
    kept = {country: store.query("complexity", territory=country)}
    reach = Reach(Deriver(Ledger()), lines, kept, store.source, densities)
    goods = capability(store, side, top=50)
    told = {good.code: good.density.value for good in (*goods.goods, *goods.nearby) if good.density}
    assert len(told) > 100
    assert {code: reach.value(side, code) for code in told} == pytest.approx(told, rel=1e-12)


def test_two_regions_of_one_country_without_industries_are_not_compared(world: Store) -> None:
    with pytest.raises(MissingDataError, match="no industries of RU-CHE or RU-SVE"):
        fit(world, Pair.of("RU-CHE", "RU-SVE"))
