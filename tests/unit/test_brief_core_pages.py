"""What the first two pages say holds for whatever record they are written from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.analyses.stated import check_stated
from dovetail.analyses.turnover import turnover
from dovetail.brief.chapters.mirror import mirror
from dovetail.brief.chapters.summary import summary
from dovetail.brief.chapters.turnover import turnover as why
from dovetail.brief.compose import write_brief
from dovetail.brief.document import Chapter, Note, Paragraph, Points, Sentence, Table, plain
from dovetail.brief.gathering import gather
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Voice
from dovetail.errors import MissingDataError
from dovetail.interfaces.cli import main
from dovetail.interfaces.cli.terminal.turnover_view import turnover_charts
from dovetail.results.numbers import show
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.period import Years
from dovetail.terms.territory import Language, Pair

PAIR = Pair.of("BLR", "RUS")
LANGUAGES: tuple[Language, ...] = ("en", "ru")


def said(chapter: Chapter | None) -> str:
    """Paragraphs and points of a chapter as text."""
    assert chapter is not None
    sentences: list[Sentence] = []
    for block in chapter.blocks:
        match block:
            case Paragraph():
                sentences += block.sentences
            case Points():
                sentences += [sentence for item in block.items for sentence in item]
            case _:
                pass
    return " ".join(plain(sentence).replace("\u00a0", " ") for sentence in sentences)


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that holds flows on which both sides were made to agree, and no report of either."""
    folder = tmp_path_factory.mktemp("reconciled")
    rows = ["t,i,j,k,v,q"]
    for year, value in ((2012, 900.0), (2013, 1000.0), (2014, 700.0)):
        for exporter, importer in ((112, 643), (643, 112), (276, 112), (276, 643)):
            rows += [f"{year},{exporter},{importer},870120,{value:.1f},10", f"{year},{exporter},{importer},720839,50,9"]
    (folder / "flows.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    made = open_store(folder / "store")
    with open_reading(folder / "flows.csv", "baci-hs92") as reading:
        made.add(reading)
    return made


@pytest.fixture(scope="module")
def packaged() -> Material:
    return gather(open_store(), PAIR, None, None)


@pytest.mark.parametrize(("language", "words"), [("en", "reconciled from both reports"), ("ru", "по сведённым данным")])
def test_a_brief_of_reconciled_flows_alone_names_no_reporter(reconciled: Store, language: Language, words: str) -> None:
    edition = write_brief(reconciled, PAIR, language=language).edition(language)
    assert words in said(edition.chapters[0])
    captions = [plain(block.caption) for block in edition.chapters[1].blocks if isinstance(block, Table)]
    assert captions
    assert all(words in caption for caption in captions)


@pytest.mark.parametrize("form", ["table", "html", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_turnover_of_reconciled_flows_alone_can_be_read(
    reconciled: Store, tmp_path: Path, form: str, language: Language
) -> None:
    folder = str(reconciled.folder)
    words = ("turnover", "BLR", "RUS", "--store", folder, "--lang", language, "--format", form)
    done = CliRunner().invoke(main, [*words, "--output", str(tmp_path / f"out.{form}")], prog_name="dovetail")
    assert done.exit_code == 0, done.output


def test_a_direction_that_nobody_reports_has_no_panel_of_records(stand_in_store: Callable[..., Store]) -> None:
    rows = [
        {"reporter": "BLR", "partner": "RUS", "flow": "export", "period": year, "product": "72", "value_usd": value}
        for year, value in (("2013", 1e9), ("2014", 3e9))
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    drawings = turnover_charts(result, "en")
    assert len(drawings) == 3
    assert all(drawing.svg.startswith("<svg") for drawing in drawings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_explained_is_told_of_every_span(packaged: Material, language: Language) -> None:
    """From the turning point on undisclosed goods moved more than the causes that are told."""
    _, after = packaged.spans
    assert after.bridge is not None
    hidden = next(term.figure for term in after.bridge.kinds if term.kind == "undisclosed")
    assert hidden.value > 2e9
    assert show(hidden, language, sign="never").replace("\u00a0", " ") in said(why(packaged, Voice(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_cause_moves_the_way_the_turnover_moved(language: Language) -> None:
    """From 2012 to 2020 turnover fell, while the share of purchases rose by more than anything fell."""
    material = gather(open_store(), PAIR, Years(2012, 2020), None)
    span = material.spans[0]
    assert span.bridge is not None
    assert span.bridge.change.value < 0
    told = said(summary(material, Voice(language)))
    share = next(term.figure for term in span.bridge.kinds if term.kind == "share")
    assert share.value == max(abs(term.figure.value) for term in span.bridge.kinds if term.kind in ("demand", "share"))
    assert show(share, language, sign="always").replace("\u00a0", " ") not in told


def test_a_rise_and_a_fall_that_no_market_explains_are_not_set_off_against_each_other() -> None:
    material = gather(open_store(), PAIR, Years(2012, 2020), None)
    told = said(summary(material, Voice("en")))
    assert "A rise of US$2.48 bn cannot be read as a market" in told
    assert "A fall of US$1.88 bn cannot be read as a market" in told


def test_reasons_that_hold_clauses_are_kept_apart(packaged: Material) -> None:
    told = said(mirror(packaged, Voice("en")))
    assert "goods of third countries that pass through; trade that one side does not count" in told
    assert "транзит товаров третьих стран; торговля" in said(mirror(packaged, Voice("ru")))


def test_causes_do_not_claim_the_same_goods_where_totals_alone_are_held(packaged: Material) -> None:
    told = said(why(packaged, Voice("en")))
    assert "same goods" not in told
    assert "those purchases" not in told


def test_two_regions_of_one_country_are_refused_by_their_own_names() -> None:
    pair = Pair.of("RU-CHE", "RU-SVE")
    for ask in (lambda: gather(open_store(), pair, None, None), lambda: turnover(open_store(), pair, years="2014")):
        with pytest.raises(MissingDataError) as fault:
            ask()
        assert "RUS-RUS" not in str(fault.value)
    done = CliRunner().invoke(main, ["turnover", *pair.codes], prog_name="dovetail")
    assert done.exit_code == 4
    assert "RUS-RUS" not in done.output


def test_a_method_that_nothing_was_told_by_is_not_named(reconciled: Store) -> None:
    edition = write_brief(reconciled, PAIR).edition("en")
    assert "mirror" not in [chapter.name for chapter in edition.chapters]
    assert not any("importer's figure" in plain(method) for method in edition.annex.methods)


@pytest.mark.parametrize(("language", "words"), [("en", "of 2014 or before"), ("ru", "за 2014 г. или раньше")])
def test_what_the_years_asked_for_leave_untold_is_said_where_it_would_have_stood(
    language: Language, words: str
) -> None:
    """The packaged table of the world's exports is of 2016."""
    edition = write_brief(open_store(), PAIR, years=Years(2012, 2014), language=language).edition(language)
    names = [chapter.name for chapter in edition.chapters]
    assert "ventures" not in names
    chapter = edition.chapters[names.index("fit")]
    notes = [plain(sentence) for block in chapter.blocks if isinstance(block, Note) for sentence in block.sentences]
    assert words in " ".join(notes).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "claim"), [("en", "only statements are known"), ("ru", "известны только заявления")]
)
def test_statements_beside_a_record_are_not_said_to_be_all_that_is_known(
    packaged: Material, language: Language, claim: str
) -> None:
    stated = check_stated(open_store(), Pair.of("BLR", "RU-CHE"))
    packaged.ledger.include(stated.figures)
    told = said(summary(replace(packaged, stated=stated), Voice(language)))
    assert claim not in told
    assert {"en": "US$540 mn in 2024", "ru": "540 млн долл. в 2024 г."}[language] in told
    region = gather(open_store(), Pair.of("BLR", "RU-CHE"), None, None)
    assert claim in said(summary(region, Voice(language, region.pair)))
