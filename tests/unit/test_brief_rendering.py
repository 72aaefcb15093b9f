"""One small document through every renderer: structure, links, escaping, and what hostile names may not do."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from dovetail.brief.compose import Brief
from dovetail.brief.document import (
    Annex,
    Beside,
    Chapter,
    Column,
    Drawing,
    Edition,
    Entry,
    Name,
    Note,
    Number,
    Paragraph,
    Points,
    Row,
    Table,
    Text,
    When,
    check_numbers,
)
from dovetail.errors import InconsistentDataError, InvalidRequestError, MissingDataError
from dovetail.results.charts.movers import Mover, movers_chart
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

HOSTILE = '</script><script>alert("x")</script><img src=x onerror=alert(1)> #eval("1") *_[a](javascript:x)'
HOSTILE += ' & \\ "quoted" $x$ \x07\ufffe'
SOURCE = Source(dataset=HOSTILE, publisher=HOSTILE, locator=HOSTILE)
REPORTED = Figure(measure="exports", value=5e6, unit="usd", period="2014", grade="reported", source=SOURCE)
SUM = Figure(measure="turnover", value=7e6, unit="usd", period="2014", formula=HOSTILE, inputs=(REPORTED.id,))

WORDS = (
    "close",
    "deeper",
    "derivation",
    "english",
    "formula",
    "grade",
    "id",
    "inputs",
    "interval",
    "language",
    "legend",
)
WORDS += ("note", "russian", "skip", "source")


def number(figure, text="US$7 mn"):
    return Number(figure.id, text, figure.grade)


def edition(language="en", name=HOSTILE):
    drawing = Drawing(movers_chart([(name, [Mover(name, 1.0, "+1", SUM.id)])], alt=name), (Name(name),))
    table = Table(
        (Text("A table"),),
        (Column((Text("Product"),)), Column((Text("Value"),), numeric=True)),
        (Row(((Name(name),), (number(SUM),))), Row(((Text("all"),), (number(REPORTED),)), "strong")),
    )
    said = (Text("Trade with "), Name(name), Text(" was "), number(SUM), Text(" in "), When("2014"), Text("."))
    blocks = (Paragraph((said,)), Points(((said,),)), table, drawing, Beside((drawing, drawing)), Note((said,)))
    entries = tuple(
        Entry(each.id, name, "7", each.grade, formula=each.formula, source=name, note=name, inputs=each.inputs)
        for each in (SUM, REPORTED)
    )
    labels = {word: word for word in ("methods", "caveats", "sources", "figures")}
    annex = Annex(
        "Annex", ((Text("Intro."),),), labels, entries, (), ((name, name),), ((Text("How."),),), ((Name(name),),)
    )
    words = dict.fromkeys(WORDS, name)
    title = (Name(name),)
    return Edition(
        language, title, title, title, {"stated": "s"}, (("s", "said"),), (Chapter("one", title, blocks),), annex, words
    )


@pytest.fixture(scope="module")
def brief():
    return Brief(Pair.of("BLR", "RUS"), Years(2014, 2014), (edition(), edition("ru")), Ledger([REPORTED, SUM]))


def test_the_page_holds_no_script_but_its_own(brief, tmp_path):
    page = brief.save(tmp_path / "b.html").read_text(encoding="utf-8")
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", page)
    assert page.count("</script>") == 1


def test_every_link_of_the_page_has_its_target_and_ids_are_unique(brief, tmp_path):
    page = brief.save(tmp_path / "b.html").read_text(encoding="utf-8")
    ids = re.findall(r'(?<![-\w])id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert f"f-{SUM.id}" in targets
    assert f"f-{SUM.id}-ru" in targets
    assert set(targets) <= set(ids)


def test_numbers_in_charts_open_in_their_own_language(brief, tmp_path):
    page = brief.save(tmp_path / "b.html").read_text(encoding="utf-8")
    russian = page[page.index('id="ru"') :]
    links = re.findall(r'<a class="fig" href="#f-([^"]+)"><text', russian)
    assert links
    assert all(link.endswith("-ru") for link in links)


def test_pdf_is_made_of_text_and_is_the_same_each_time(brief, tmp_path):
    one, two = (brief.save(tmp_path / f"{name}.pdf").read_bytes() for name in "ab")
    assert one == two
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(one)).pages
    text = "".join(page.extract_text() for page in pages)
    assert '#eval("1")' in text.replace("\n", " ")
    assert "US$7 mn" in text


def test_word_document_has_styles_links_bookmarks_and_alternative_texts(brief, tmp_path):
    path = brief.save(tmp_path / "b.docx")
    with zipfile.ZipFile(path) as parts:
        body = parts.read("word/document.xml").decode()
    anchors = set(re.findall(r'w:anchor="([^"]+)"', body))
    bookmarks = re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', body)
    assert anchors <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))
    assert all(len(name) <= 40 for name in bookmarks)
    assert 'w:val="Heading1"' in body
    assert "alert" in re.search(r'descr="([^"]*)"', body)[1]
    assert "<script" not in body


def test_markdown_escapes_its_own_signs(brief, tmp_path):
    text = brief.save(tmp_path / "b.md").read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)\]\(javascript:", text)
    assert "<script" not in text
    assert "<img" not in text
    assert f"(#f-{SUM.id})" in text
    assert f'<a id="f-{SUM.id}"></a>' in text


def test_the_json_file_is_a_ledger_with_the_sentences(brief, tmp_path):
    path = brief.save(tmp_path / "b.json")
    assert set(Ledger.load(path)) == set(brief.ledger)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["brief"]["pair"] == ["BLR", "RUS"]
    assert any(SUM.id in sentence["figures"] for sentence in content["editions"]["ru"]["sentences"])
    assert content["editions"]["en"]["charts"][0]["figures"] == [SUM.id]


def test_every_format_at_once(brief, tmp_path):
    written = brief.save_all(tmp_path / "new" / "folder")
    assert {path.suffix for path in written} == {".html", ".pdf", ".docx", ".md", ".json"}
    assert all(path.stat().st_size for path in written)


def test_an_unknown_format_is_refused(brief, tmp_path):
    with pytest.raises(InvalidRequestError, match=r"\.txt"):
        brief.save(tmp_path / "b.txt")


def test_a_language_that_was_not_written_is_refused(brief):
    assert brief.edition("ru").language == "ru"
    alone = Brief(brief.pair, brief.years, brief.editions[:1], brief.ledger)
    with pytest.raises(MissingDataError, match="ru"):
        alone.edition("ru")


def test_a_number_that_no_ledger_holds_cannot_reach_a_page():
    with pytest.raises(InconsistentDataError, match="does not hold"):
        check_numbers(edition(), Ledger())


def test_a_chart_without_room_waits_for_the_next_page_and_what_follows_goes_on(tmp_path):
    from dataclasses import replace

    from pypdf import PdfReader

    def pages(lines):
        chart = movers_chart([("A", [Mover(str(at), 1.0, "+") for at in range(25)])], alt="bars")
        full = tuple(Paragraph(((Text("Line."),),)) for _ in range(lines))
        blocks = (*full, Drawing(chart, (Text("The picture"),)), Paragraph(((Text("What follows"),),)))
        shown = replace(edition(), chapters=(Chapter("one", (Text("One"),), blocks),))
        made = Brief(Pair.of("BLR", "RUS"), Years(2014, 2014), (shown,), Ledger([REPORTED, SUM]))
        return [page.extract_text() for page in PdfReader(made.save(tmp_path / f"{lines}.pdf")).pages]

    roomy, tight = pages(5), pages(45)
    assert roomy[0].index("The picture") < roomy[0].index("What follows")
    assert "What follows" in tight[0]
    assert "The picture" not in tight[0]
    assert "The picture" in tight[1]


def test_a_long_table_runs_over_a_page_with_its_head_and_a_short_one_does_not(tmp_path):
    from dataclasses import replace

    from pypdf import PdfReader

    def pages(rows):
        full = tuple(Paragraph(((Text("Line."),),)) for _ in range(55))
        lines = tuple(Row(((Text("Goods"),), (number(SUM),))) for _ in range(rows))
        table = Table((Text("Caption"),), (Column((Text("Head"),)), Column((Text("Value"),), numeric=True)), lines)
        shown = replace(edition(), chapters=(Chapter("one", (Text("One"),), (*full, table)),))
        made = Brief(Pair.of("BLR", "RUS"), Years(2014, 2014), (shown,), Ledger([REPORTED, SUM]))
        return [page.extract_text() for page in PdfReader(made.save(tmp_path / f"{rows}.pdf")).pages]

    long, short = pages(30), pages(8)
    assert all("Head" in page and "Goods" in page for page in long[:2])
    assert "Goods" not in short[0]
    assert short[1].index("Caption") < short[1].index("Head")


def test_charts_beside_each_other_and_on_paper_and_small_screens_keep_readable_letters(brief, tmp_path):
    page = brief.save(tmp_path / "b.html").read_text(encoding="utf-8")
    printed = page[page.index("@media print") :]
    assert "max-height" not in printed[: printed.index("</style>")], "a tall chart would shrink beyond reading"
    assert re.search(r"\.beside figure\{[^}]*max-width:none", page), "a half of a pair fills its half"
    assert re.search(r"max-width:34rem\)\{[^@]*figure\.full svg\{max-width:none", page)


def test_rows_and_captions_of_the_word_document_stay_whole(brief, tmp_path):
    with zipfile.ZipFile(brief.save(tmp_path / "b.docx")) as parts:
        body = parts.read("word/document.xml").decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", body)
    tables = [row for row in rows if "TableText" in row]
    assert tables
    assert all("<w:cantSplit/>" in row for row in tables)
    assert re.search(r'<w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>(?:(?!<w:p>).)*</w:p><w:tbl>', body)
