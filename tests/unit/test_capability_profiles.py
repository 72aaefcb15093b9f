"""What a territory can make: regions beside their country, countries beside the world, and what cannot be told."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from dovetail.analyses.capability import capability
from dovetail.brief.chapters import capability as capability_chapter
from dovetail.brief.document import Paragraph, Table, plain
from dovetail.brief.wording.voice import Voice
from dovetail.errors import InconsistentDataError, InvalidRequestError, MissingDataError, NotIdentifiedError
from dovetail.interfaces.cli.terminal.capability_view import capability_blocks
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years

TIDY = ("territory", "industry", "classification", "measure", "period", "amount", "unit")


def store_of(folder: Path, rows: list[tuple[object, ...]], name: str = "own") -> Store:
    """A store with a tidy table of the user's own."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([TIDY, *rows])
    store = open_store(folder / "store")
    store.add(open_reading(file, "regional"), dataset=name, release="1")
    return store


def table(
    shares: dict[str, tuple[float, ...]], unit: str = "persons", period: str = "2020"
) -> list[tuple[object, ...]]:
    measure = "employees" if unit == "persons" else "output"
    codes = ("2410", "2821", "1050")
    return [
        (region, code, "ISIC4", measure, period, amount, unit)
        for region, amounts in shares.items()
        for code, amount in zip(codes, amounts, strict=False)
    ]


REGIONS = {
    "BY-VI": (100, 2000, 9000),
    "BY-MI": (5000, 9000, 4000),
    "BY-BR": (200, 1500, 12000),
    "BY-HO": (14000, 2500, 3000),
}


def test_a_users_own_regions_have_quotients_with_intervals_and_goods(tmp_path):
    found = capability(store_of(tmp_path, table(REGIONS)), "BY-HO")
    steel = found.industries[0]
    assert (found.kind, found.period, steel.code) == ("region", "2020", "2410")
    assert steel.quotient.value == pytest.approx((14000 / 19500) / (19300 / 62300))
    low, high = steel.shrunken.interval
    assert 1 < low < steel.shrunken.value < steel.quotient.value < high
    assert steel.is_strength
    assert not next(one for one in found.industries if one.code == "1050").is_strength
    assert "7208" in steel.headings
    assert {one.code for one in found.headings} == set(steel.headings)
    assert sum(one.share.value for one in found.headings) == pytest.approx(1)
    assert found.complexity is None
    assert "capability_unranked_goods" in [caveat.message for caveat in found.caveats]


def test_names_of_territories_are_read_in_either_language(tmp_path):
    rows = [("Гомельская область", *row[1:]) if row[0] == "BY-HO" else row for row in table(REGIONS)]
    assert capability(store_of(tmp_path, rows), "BY-HO").total.value == 19500


def test_the_latest_year_asked_for_counts(tmp_path):
    later = {region: tuple(2 * amount for amount in amounts) for region, amounts in REGIONS.items()}
    store = store_of(tmp_path, [*table(REGIONS), *table(later, period="2021")])
    assert capability(store, "BY-HO").total.value == 39000
    assert capability(store, "BY-HO", years=Years(2019, 2020)).total.value == 19500


def test_output_stands_in_for_persons_and_says_so(tmp_path):
    money = {region: tuple(1e6 * amount for amount in amounts) for region, amounts in REGIONS.items()}
    found = capability(store_of(tmp_path, table(money, unit="byn")), "BY-HO")
    assert (found.total.measure, found.total.unit) == ("output.all", "byn")
    assert found.industries[0].is_strength


@pytest.mark.parametrize("measure", ["output", "value_added", "revenue"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_money_is_never_told_as_people(tmp_path, measure, language):
    """On the terminal, in the chapter's sentences and in its table the currency stands beside the amounts."""
    money = {region: tuple(1e6 * amount for amount in amounts) for region, amounts in REGIONS.items()}
    rows = [(*row[:3], measure, *row[4:]) for row in table(money, unit="byn")]
    found = capability(store_of(tmp_path, rows), "BY-HO")
    currency = {"en": "BYN", "ru": "бел. руб."}[language]
    lead, industries, *_ = capability_blocks(found, language, 5)[1:]
    assert currency in lead.replace("\u00a0", " ")
    assert ".." not in lead
    assert currency in industries.headings[1].replace("\u00a0", " ")
    told = chapter_told(found, language)
    assert currency in told
    assert not re.search(r"(bn|млрд бел. руб.) (people|человек)", told)
    assert "people" not in told
    assert "человек" not in told
    assert f", {currency} bn" in told or f", млрд {currency}" in told


@pytest.mark.parametrize("language", ["en", "ru"])
def test_amounts_on_the_terminal_name_their_currency(language):
    store = open_store()
    goods = capability_blocks(capability(store, "BLR"), language, 3)[2]
    assert {"en": "US$", "ru": "долл."}[language] in goods.headings[1]
    firms = capability_blocks(capability(store, "RU-CHE"), language, 3)[4]
    assert {"en": "RUB", "ru": "руб."}[language] in firms.headings[3]


def test_one_strength_is_told_as_one(tmp_path):
    told = chapter_told(capability(store_of(tmp_path, table(REGIONS)), "BY-HO"), "en")
    assert "1 industry stands above the country's average" in told
    assert "It is iron and steel" in told


@pytest.mark.parametrize(
    ("people", "words"),
    [(14000, "14 000 человек,"), (14002, "14 002 человека,"), (14001, "14 001 человек,"), (14012, "14 012 человек,")],
)
def test_people_are_counted_in_russian(tmp_path, people, words):
    told = chapter_told(
        capability(store_of(tmp_path, table({**REGIONS, "BY-HO": (people, 2500, 3000)})), "BY-HO"), "ru"
    )
    assert words in told.replace("\u00a0", " ")


def test_years_without_industries_are_named_in_the_error():
    with pytest.raises(MissingDataError, match=r"industries of Chelyabinsk Oblast .* 1990"):
        capability(open_store(), "RU-CHE", years=Years(1990, 1995))


def chapter_told(found, language):
    """The chapter of one side as text."""
    chapter = capability_chapter(SimpleNamespace(capabilities=(found,)), Voice(language))
    sentences = [s for block in chapter.blocks if isinstance(block, Paragraph) for s in block.sentences]
    heads = [c.heading for block in chapter.blocks if isinstance(block, Table) for c in block.columns]
    return " ".join(plain(part) for part in (*sentences, *heads)).replace("\u00a0", " ")


def test_a_region_alone_cannot_be_compared(tmp_path):
    with pytest.raises(NotIdentifiedError, match="no table beside BY-HO"):
        capability(store_of(tmp_path, table({"BY-HO": REGIONS["BY-HO"]})), "BY-HO")


def test_two_regions_do_not_tell_how_regions_differ_unless_a_strength_is_named(tmp_path):
    two = {region: REGIONS[region] for region in ("BY-HO", "BY-VI")}
    store = store_of(tmp_path, table(two))
    with pytest.raises(NotIdentifiedError, match="2 regions"):
        capability(store, "BY-HO")
    assert capability(store, "BY-HO", strength=1.0).strengths[0].code == "2410"


def test_a_region_beside_its_countrys_own_row(tmp_path):
    rows = table({"BY-HO": REGIONS["BY-HO"], "BLR": (19300, 15000, 28000)})
    found = capability(store_of(tmp_path, rows), "BY-HO", strength=1.0)
    assert found.industries[0].whole.grade == "reported"
    assert found.industries[0].quotient.value == pytest.approx((14000 / 19500) / (19300 / 62300))


def test_a_region_larger_than_its_country_is_refused(tmp_path):
    rows = table({"BY-HO": REGIONS["BY-HO"], "BLR": (100, 15000, 28000)})
    with pytest.raises(InconsistentDataError, match="BY-HO has more than BLR in 1 industries: 2410"):
        capability(store_of(tmp_path, rows), "BY-HO", strength=1.0)


def test_an_industry_of_nobody_is_reported_as_zero_and_one_not_published_is_named(tmp_path):
    rows = [row for row in table(REGIONS) if row[:2] != ("BY-HO", "1050")]
    rows = [(*row[:5], 0, row[6]) if row[:2] == ("BY-HO", "2821") else row for row in rows]
    found = capability(store_of(tmp_path, rows), "BY-HO")
    zero = next(one for one in found.industries if one.code == "2821")
    assert zero.own.value == zero.quotient.value == 0 < zero.shrunken.value < 1
    assert {"region": "BY-HO", "industries": "ISIC4: 1050"} in [caveat.values for caveat in found.caveats]


def test_a_classification_without_a_way_to_goods_keeps_its_quotients(tmp_path):
    rows = [(*row[:2], "OWN", *row[3:]) for row in table(REGIONS)]
    found = capability(store_of(tmp_path, rows), "BY-HO")
    assert found.strengths
    assert not found.headings
    assert "capability_without_goods" in [caveat.message for caveat in found.caveats]


def test_negative_persons_are_refused(tmp_path):
    rows = [*table(REGIONS), ("BY-HR", "2410", "ISIC4", "employees", "2020", -5, "persons")]
    with pytest.raises(InconsistentDataError):
        capability(store_of(tmp_path, rows), "BY-HO")


def test_an_unknown_classification_is_kept_out_of_the_store(tmp_path):
    rows = [*table(REGIONS), ("BY-HR", "2410", "ISIC9", "employees", "2020", 5, "persons")]
    store = store_of(tmp_path, rows)
    with pytest.raises(MissingDataError):
        capability(store, "BY-HR")


def test_the_packaged_oblast():
    found = capability(open_store(), "RU-CHE")
    by_code = {one.code: one for one in found.industries}
    assert (found.period, len(found.industries)) == ("2014", 71)
    assert found.listed.value == 319_393
    assert found.total.value == 273_649
    assert by_code["27.1"].own.value == 43_151
    assert by_code["29.4"].own.value == 597
    assert by_code["27.1"].is_strength
    assert not by_code["29.4"].is_strength
    assert by_code["23.1"].part_of == "23"
    assert found.firms[0].revenue.value == 314_115e6
    assert found.firms[0].industry == "27.1"
    assert found.complexity.grade == "estimated"
    assert "capability_country_summed" in [caveat.message for caveat in found.caveats]


def test_parts_of_a_strength_are_not_told_twice():
    found = capability(open_store(), "RU-CHE")
    told = [one.code for one in found.strengths]
    assert "31.1-31.2" in told
    assert "31.2" not in told
    assert next(one for one in found.industries if one.code == "31.2").is_strength


@pytest.mark.parametrize(("country", "rank", "top"), [("BLR", 37, "2710"), ("RUS", 51, "2709")])
def test_the_packaged_countries(country, rank, top):
    found = capability(open_store(), country)
    assert (found.kind, found.rank.value, found.economies.value) == ("country", rank, 149)
    assert found.goods[0].code == top
    assert all(good.balassa.value >= 1 for good in found.goods)
    assert found.specialised.value == len(found.goods)
    assert not any(good.code.startswith("99") for good in (*found.goods, *found.nearby))
    densities = [good.density.value for good in found.nearby]
    assert densities == sorted(densities, reverse=True)
    assert not {good.code for good in found.nearby} & {good.code for good in found.goods}


def test_belarus_and_potash():
    potash = next(good for good in capability(open_store(), "BLR").goods if good.code == "3104")
    assert potash.balassa.value == pytest.approx(111, abs=0.5)


def test_a_country_that_the_example_lacks_is_named():
    with pytest.raises(MissingDataError, match=r"Germany \(DEU\)"):
        capability(open_store(), "DEU")


def test_a_region_without_a_record_is_missing():
    with pytest.raises(MissingDataError, match="industries of Minsk Region"):
        capability(open_store(), "BY-MI")
    with pytest.raises(InvalidRequestError):
        capability(open_store(), "BLR", top=0)


@pytest.mark.parametrize("territory", ["BLR", "RU-CHE"])
def test_every_figure_opens_down_to_a_source_and_the_result_is_json(territory):
    found = capability(open_store(), territory)
    for figure in found.figures.values():
        ends = [part for _, part in found.explain(figure.id) if not part.inputs]
        assert all(end.source for end in ends)
    again = Ledger.from_dict(json.loads(json.dumps(found.to_dict(), default=str))["ledger"])
    assert list(again) == list(found.figures)


def test_the_chapter_shows_both_sides_with_numbers_of_its_ledger(packaged_brief):
    from dovetail.brief.document import Number, plain

    for language in ("en", "ru"):
        chapter = next(one for one in packaged_brief.edition(language).chapters if one.name == "capability")
        sentences = [said for block in chapter.blocks if hasattr(block, "sentences") for said in block.sentences]
        numbers = [span for said in sentences for span in said if isinstance(span, Number)]
        assert len(numbers) >= 15
        assert all(number.figure in packaged_brief.ledger for number in numbers)
        told = " ".join(plain(said) for said in sentences)
        assert ("Magnitogorsk Iron and Steel Works" if language == "en" else "Магнитогорский") in told


def test_a_chart_of_ratios_keeps_its_intervals_and_the_map_its_sides():
    from dovetail.results.charts.product_space import product_space_chart
    from dovetail.results.charts.quotients import Ratio, quotients_chart
    from dovetail.terms.product_space import space_map

    ratios = [
        Ratio("a very long name of an industry that must be cut somewhere", 2.0, "2.0", (1.5, 2.6), "abc"),
        Ratio("b", 0.5, "0.5"),
    ]
    chart = quotients_chart(ratios, alt="two ratios")
    assert [(row["low"], row["high"]) for row in chart.data] == [(1.5, 2.6), (0.5, 0.5)]
    assert chart.figures == ("abc",)
    assert chart.data[0]["label"].endswith("…")
    assert 'aria-label="two ratios"' in chart.svg
    drawn = product_space_chart(space_map(), [("one", ["8701", "0000"]), ("other", ["8701", "7208"])], alt="a map")
    assert sorted((dot["product"], dot["side"]) for dot in drawn.data) == [
        ("7208", "other"),
        ("8701", "one"),
        ("8701", "other"),
    ]
    assert [dot["size"] for dot in drawn.data if (dot["product"], dot["side"]) == ("8701", "other")] == [70]


def test_firms_are_named_as_readers_know_them():
    from dovetail.terms.firm import firm_name

    assert firm_name("МАГНИТОГОРСКИЙ МЕТАЛЛУРГИЧЕСКИЙ КОМБИНАТ", "ru") == "Магнитогорский металлургический комбинат"
    assert firm_name('ГРУППА "НЕИЗВЕСТНАЯ"', "ru") == 'Группа "Неизвестная"'
    assert firm_name("ЖБИ-2") == "Zhbi-2"


def test_the_verb_in_both_languages_and_as_data():
    from click.testing import CliRunner

    from dovetail.interfaces.cli.capability import command

    run = CliRunner().invoke
    english, russian = run(command, ["RU-CHE"]), run(command, ["Челябинская область", "--lang", "ru"])
    assert "43,151" in english.output
    assert "319,393" in english.output
    assert "Станки" in run(command, ["RU-CHE", "--lang", "ru", "--top", "80"]).output
    assert "Чугун" in russian.output
    assert run(command, ["BLR", "--format", "csv", "--table", "goods"]).output.startswith("product,exports_usd")
    assert json.loads(run(command, ["BLR", "--format", "json"]).output)["ledger"]["figures"]


@pytest.mark.parametrize(("territory", "most"), [("BLR", "Potash fertilisers"), ("RU-CHE", "Ceramics")])
def test_a_profile_can_be_drawn_and_tabled(territory, most):
    from dovetail.errors import UnknownCodeError

    found = capability(open_store(), territory)
    chart = found.plot()
    assert chart.data[0]["label"].startswith(most)
    assert [row["value"] for row in chart.data] == sorted((row["value"] for row in chart.data), reverse=True)
    assert found.plot("space").data
    assert found.table(top=3).height == 3
    with pytest.raises(UnknownCodeError, match="no chart 'bars'"):
        found.plot("bars")
