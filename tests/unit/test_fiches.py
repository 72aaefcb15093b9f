"""Fiches: one page a venture and a language, every number in the ledger, in every format."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.brief.case import case, gaps, held_back, strengths
from dovetail.brief.document import Number, Points, Table, plain
from dovetail.brief.fiche import Fiche, write_fiches
from dovetail.brief.sides import capabilities_of
from dovetail.brief.together import ventures_of_pair
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli import main
from dovetail.store.store import open_store
from dovetail.terms.firm import listed_firms
from dovetail.terms.territory import Pair, Territory

PAIR = Pair.of("BLR", "RU-CHE")


@pytest.fixture(scope="module")
def fiches() -> tuple[Fiche, ...]:
    store = open_store()
    found = ventures_of_pair(store, PAIR, top=1, beside="machine-tools")
    return write_fiches(found, capabilities_of(store, PAIR), languages=("en", "ru"))


def _beds(fiches: tuple[Fiche, ...]) -> Fiche:
    return next(one for one in fiches if (one.venture.product, one.venture.made) == ("7325", "8466"))


def test_a_fiche_has_its_five_parts_in_both_languages(fiches: tuple[Fiche, ...]) -> None:
    beds = _beds(fiches)
    for edition in beds.page.editions:
        names = [chapter.name for chapter in edition.chapters]
        assert names == [f"fiche-{part}" for part in ("case", "evidence", "gaps", "questions", "firms")]
        questions = next(block for block in edition.chapters[3].blocks if isinstance(block, Points))
        assert len(questions.items) == len(beds.venture.questions) >= 4
        tables = [block for block in edition.chapters[1].blocks if isinstance(block, Table)]
        assert len(tables) == 2
        assert len(tables[1].rows) == 1 + sum(figure is not None for figure in beds.venture.scores.values())
    english, russian = beds.page.editions
    assert plain(english.title) == "Venture: castings for machine-tool beds"
    assert plain(russian.title) == "Проект: литьё для станин станков"
    firms = " ".join(plain(sentence) for sentence in russian.sentences())
    assert "МЗОР" in firms  # who builds the machines, from the list of the ministry


def test_every_number_of_a_fiche_opens(fiches: tuple[Fiche, ...]) -> None:
    for fiche in fiches:
        for edition in fiche.page.editions:
            spans = [span for sentence in edition.sentences() for span in sentence if isinstance(span, Number)]
            assert spans
            for span in spans:
                assert fiche.page.explain(span.figure) is not None
            held = {entry.figure for entry in (*edition.annex.entries, *edition.annex.deeper)}
            assert {span.figure for span in spans} <= held


def test_on_paper_a_fiche_is_one_page_a_language(fiches: tuple[Fiche, ...], tmp_path: Path) -> None:
    import docx

    beds = _beds(fiches)
    pdf = beds.save(tmp_path / "beds.pdf").read_bytes()
    assert b"/Type/Pages/Count 2/" in pdf
    document = docx.Document(io.BytesIO(beds.save(tmp_path / "beds.docx").read_bytes()))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[:5] == ["The case", "Evidence", "Gaps", "Questions to ask", "Firms to invite"]
    page = beds.save(tmp_path / "beds.html").read_text("utf-8")
    assert 'class="annex"' in page
    assert "Castings for machine-tool beds" in page


def test_the_verb_writes_a_page_on_each_candidate(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["ventures", "BLR", "RU-CHE", "--top", "1", "--fiches", str(tmp_path / "fiches")])
    assert done.exit_code == 0, done.output
    written = sorted(path.name for path in (tmp_path / "fiches").iterdir())
    assert [Path(name).suffix for name in written] == [".docx", ".html", ".pdf"]
    assert all(name.startswith("fiche-01-") for name in written)


def test_listed_firms_are_of_the_side_and_make_the_heading() -> None:
    region = listed_firms(Territory.of("RU-CHE"), ["7325", "7201"])
    assert region
    assert all(firm.territory == "RU-CHE" for firm in region)
    assert listed_firms(Territory.of("DEU"), ["8459"]) == ()


def test_a_fiche_says_who_buys_the_machine(fiches: tuple[Fiche, ...]) -> None:
    first = fiches[0]
    assert first.venture.sold is not None
    assert first.venture.world is not None
    assert first.venture.sold.value < first.venture.world.value
    said = " ".join(plain(sentence) for sentence in first.page.editions[0].sentences()).replace("\u00a0", " ")
    assert "the world sold US$119 bn abroad in 2016, Belarus US$611 mn of it" in said
    assert "no less than the ITC indicator expects" in said  # of vehicles Belarus sells Russia more than it expects


def test_a_case_does_not_say_that_a_part_is_lacking_where_one_industry_makes_part_and_machine(
    tmp_path: Path,
) -> None:
    store = open_store()
    found = ventures_of_pair(store, PAIR, top=120)
    engines = next(one for one in found.ventures if (one.product, one.builder) == ("8408", "RU-CHE"))
    fiche = write_fiches(replace(found, ventures=(engines,), beside=()), languages=("en", "ru"))[0]
    text = fiche.save(tmp_path / "engines.md").read_text("utf-8")
    assert "of the part by itself nothing is on record, since one industry makes both" in text
    assert "lacks the part" not in text
    assert "отдельно об узле данных нет: его и машину выпускает одна отрасль" in text


def test_what_a_region_brings_is_its_own_or_said_to_be_its_countrys() -> None:
    found = ventures_of_pair(open_store(), PAIR, top=60)
    voice = Voice("en")
    stood_in = 0
    for one in found.shown:
        brought = strengths(one)
        grades = {figure.grade for _, figure in brought}
        assert len(grades & {"proxy"}) == 0 or grades == {"proxy"}
        words = " ".join(plain(sentence) for sentence in case(one, voice))
        told = [figure for _, figure in brought]
        told += [figure for figure in (one.use_capability, *one.capability.values()) if figure]
        if "proxy" in grades:
            stood_in += 1
            assert "that of Russia" in words
        if "that of Russia" in words:
            assert "proxy" in {figure.grade for figure in told}
    assert stood_in


def test_what_is_not_known_stands_in_the_table_of_the_score() -> None:
    found = ventures_of_pair(open_store(), PAIR, top=80)
    one = next(venture for venture in found.shown if venture.unknown)
    page = next(fiche for fiche in write_fiches(found) if fiche.venture is one).page.editions[0]
    table = [block for block in page.chapters[1].blocks if isinstance(block, Table)][1]
    told = [plain(cell) for row in table.rows for cell in row.cells]
    assert told.count("not known, taken at half") == len(one.unknown)
    counted = [figure.value for figure in one.scores.values() if figure] + [0.5] * len(one.unknown)
    assert one.score.value == pytest.approx(sum(counted) / len(counted))


def test_the_ends_of_a_value_content_are_written_as_it_is(fiches: tuple[Fiche, ...]) -> None:
    content = replace(fiches[0].venture.score, measure="venture.origin", value=0.908, interval=(0.87, 0.951))
    one = replace(fiches[0].venture, lacking=("7409",), alone=(), origin=content)
    english, russian = (" ".join(plain(sentence) for sentence in gaps(one, Voice(lang))) for lang in ("en", "ru"))
    assert "is 90.8% (by the bounds of whole industries 87.0% to 95.1%)" in english
    assert "составит 90,8\u00a0% (по границам отраслей в целом — от 87,0\u00a0% до 95,1\u00a0%)" in russian


def test_of_what_is_held_back_nothing_is_called_nothing() -> None:
    found = ventures_of_pair(open_store(), PAIR, top=1)
    parts = next(one for one in found.held_back if "inputs_in_part" in one.doubts)
    for value, english, russian in (
        (0.0, "it is strong in nothing that it is made of", "сильных составляющих нет"),
        (0.25, "it is strong in only 25.0% of what it is made of", "сильных составляющих лишь 25,0\u00a0%"),
    ):
        one = replace(parts, covered=replace(parts.covered, value=value))
        assert plain(held_back(one, Voice("en"))).endswith(english)
        assert plain(held_back(one, Voice("ru"))).endswith(russian)
