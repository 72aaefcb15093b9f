"""The packaged brief as it reaches a reader: no number without a Figure, nothing from outside, two equal languages."""

from __future__ import annotations

import ast as ast_of_python
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

import dovetail
from dovetail.brief.document import Drawing, Number, Text, drawings_of, plain
from dovetail.terms.ledger import Ledger

LANGUAGES = ("en", "ru")
#: Tags without an end tag.
VOID = {"meta", "br", "img", "input", "link", "hr"}


def wording(language):
    folder = files("dovetail.brief.wording")
    names = sorted(file.name for file in folder.iterdir() if re.fullmatch(rf"{language}(\.\w+)?\.ftl", file.name))
    text = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)
    return {entry.id.name: entry for entry in parse(text).body if isinstance(entry, ast.Message)}


@pytest.fixture(scope="module")
def page(packaged_brief, tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    return packaged_brief.save(path).read_text(encoding="utf-8")


class Digits(HTMLParser):
    """Collects every digit of the page that stands outside what may hold one."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.loose: list[str] = []

    def allowed(self):
        return any(
            re.search(r"\b(fig|when|name|annex|role-axis-label|languages)\b", part)
            or part.startswith(("style", "script"))
            for part in self.open
        )

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(f"{tag} {dict(attrs).get('class') or ''}")

    def handle_endtag(self, tag):
        if tag not in VOID:
            last = self.open.pop()
            assert last.split(" ")[0] == tag

    def handle_data(self, data):
        if re.search(r"\d", data) and not self.allowed():
            self.loose.append(data)


def test_a_loose_digit_would_be_found():
    digits = Digits()
    digits.feed(
        '<body><p>fell by 16 <a class="fig proxy" href="#f-1">16</a> in <span class="when">2014</span></p></body>'
    )
    assert digits.loose == ["fell by 16 "]


def test_every_digit_on_the_page_opens_or_is_a_period_or_a_name(page):
    digits = Digits()
    digits.feed(page[page.index("<body>") : page.index("</body>") + 7])
    periods = re.compile(r"(?:Turnover in|Товарооборот в)\s\d{4}|\(\d{4}\)")
    assert [text for text in digits.loose if re.search(r"\d", periods.sub("", text))] == []


def test_the_page_asks_for_nothing_from_outside(page):
    assert not re.search(r'\b(?:src|href|action|data|poster|srcset)="(?!#|data:)', page)
    assert not re.search(r"@import|url\((?!#)", page)
    assert "fetch(" not in page
    assert "XMLHttpRequest" not in page
    assert "default-src 'none'" in unescape(page)


def test_every_number_of_the_page_opens(page):
    ids = set(re.findall(r'(?<![-\w])id="([^"]+)"', page))
    links = set(re.findall(r'href="#(f-[^"]+)"', page))
    assert len(links) > 100
    assert links <= ids
    inputs = {
        f"f-{id_}{suffix}"
        for suffix, listed in re.findall(r'data-suffix="([^"]*)" data-inputs="([^"]*)"', page)
        for id_ in listed.split()
    }
    assert inputs <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_holds_a_digit(language):
    for name, message in wording(language).items():
        assert not re.search(r"\d", "".join(_texts(message.value))), name


def _texts(pattern):
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            yield element.value
        elif isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                yield from _texts(variant.value)


def test_both_languages_hold_the_same_messages_with_the_same_values():
    english, russian = (wording(language) for language in LANGUAGES)
    assert set(english) == set(russian)

    def base(name):
        return re.sub(r"-(?:gen|dat|acc|ins|loc|in|count)$", "", name)

    for name in english:
        one, two = ({base(found) for found in _variables(each[name])} for each in (english, russian))
        assert one == two or two <= one | {"verdict", "direction", "count"}, name


def _variables(node):
    found = set()
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, ast.VariableReference):
            found.add(each.id.name)
        elif isinstance(each, ast.BaseNode):
            stack += [value for value in vars(each).values() if isinstance(value, (ast.BaseNode, list))]
        elif isinstance(each, list):
            stack += each
    return found


def test_every_reservation_of_an_analysis_has_its_words():
    said = {name.removeprefix("caveat-").replace("-", "_") for name in wording("en") if name.startswith("caveat-")}
    analyses = Path(dovetail.__file__).parent / "analyses"
    for path in analyses.rglob("*.py"):
        for node in ast_of_python.walk(ast_of_python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast_of_python.Call) and getattr(node.func, "id", "") == "Caveat":
                message = node.args[0]
                if isinstance(message, ast_of_python.Constant):
                    assert message.value in said, path.name


def test_both_editions_tell_the_same_figures(packaged_brief):
    english, russian = packaged_brief.editions
    assert english.figures() == russian.figures()
    assert [chapter.name for chapter in english.chapters] == [chapter.name for chapter in russian.chapters]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_with_a_proxy_says_so(packaged_brief, language):
    words = {"en": ("standing in", "as proxy"), "ru": ("вместо пары", "по странам")}[language]
    from dovetail.brief.document import Note, Paragraph, Points

    for chapter in packaged_brief.edition(language).chapters:
        for block in chapter.blocks:
            if isinstance(block, Paragraph | Note):
                told = block.sentences
            elif isinstance(block, Points):
                told = [sentence for item in block.items for sentence in item]
            else:
                continue
            for sentence in told:
                if any(isinstance(span, Number) and span.grade == "proxy" for span in sentence):
                    assert any(word in plain(sentence) for word in words), plain(sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_words_of_its_own_language(packaged_brief, language):
    charts = [
        drawing.chart
        for chapter in packaged_brief.edition(language).chapters
        for block in chapter.blocks
        for drawing in drawings_of(block)
    ]
    assert len(charts) >= 4
    for chart in charts:
        assert bool(re.search("[а-я]", chart.alt)) == (language == "ru")


def test_words_between_numbers_hold_no_digit(packaged_brief):
    for edition in packaged_brief.editions:
        for sentence in edition.sentences():
            for span in sentence:
                assert not (isinstance(span, Text) and re.search(r"\d", span.text))


def test_the_ledger_opens_every_number_down_to_a_source(packaged_brief, tmp_path):
    ledger = Ledger.load(packaged_brief.save(tmp_path / "brief.json"))
    for id_ in packaged_brief.editions[0].figures():
        for _, figure in ledger.explain(id_):
            assert figure.inputs or figure.source, figure


def test_formulas_of_the_russian_annex_are_russian(packaged_brief):
    formulas = [entry.formula for entry in packaged_brief.edition("ru").annex.entries if entry.formula]
    english = {formula for formula in formulas if re.search("[a-z]{3}", formula)}
    assert len(english) <= 0.05 * len(formulas), english


def test_the_brief_covers_what_the_meeting_needs(packaged_brief):
    edition = packaged_brief.edition("en")
    told = ["summary", "turnover", "movers", "mirror", "stated", "capability", "fit", "potential"]
    told += ["chains", "clusters", "ventures"]
    assert [chapter.name for chapter in edition.chapters] == told
    assert sum(isinstance(block, Drawing) for block in edition.chapters[0].blocks) == 1


def test_every_link_of_the_word_document_and_the_markdown_leads_somewhere(packaged_brief, tmp_path):
    with zipfile.ZipFile(packaged_brief.save(tmp_path / "brief.docx")) as parts:
        body = parts.read("word/document.xml").decode()
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(re.findall(r'w:name="(f_[^"]+)"', body))
    text = packaged_brief.save(tmp_path / "brief.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)">', text))


def test_two_pages_then_an_annex_of_further_chapters_then_one_of_numbers_in_each_language(packaged_brief, tmp_path):
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(packaged_brief.save(tmp_path / "brief.pdf")).pages]
    russian = next(index for index, text in enumerate(pages) if "Беларусь и Челябинская область" in text)
    for first, further, annex in (
        (0, "Annex A: what each side can make", "Annex B: how every number"),
        (russian, "Приложение А: что умеет каждая сторона", "Приложение Б: откуда взято"),
    ):
        assert pages[first + 2].lstrip().startswith(further)
        assert next(index for index, text in enumerate(pages) if annex in text) - first <= 8


def test_no_page_of_the_further_chapters_leaves_more_than_a_fifth_white(packaged_brief, tmp_path):
    from pypdf import PdfReader

    pages = PdfReader(packaged_brief.save(tmp_path / "brief.pdf")).pages
    texts = [page.extract_text() for page in pages]
    for opens, closes in (("Annex A: what each", "Annex B: how every"), ("Приложение А: что", "Приложение Б: откуда")):
        first, last = (next(at for at, text in enumerate(texts) if words in text) for words in (opens, closes))
        assert last - first > 3
        for at in range(first, last - 1):
            bottom = min(height for height in _heights(pages[at]) if height > FOOT)
            assert bottom < FOOT + float(pages[at].mediabox.height) / 5, (opens, at)


#: What lies below, in points, is the page's number.
FOOT = 40.0


def _heights(page):
    """How high the words of a page stand above its foot."""
    found: list[float] = []

    def note(text, shift, matrix, *_):
        if text.strip():
            found.append(matrix[4] * shift[1] + matrix[5] * shift[3] + shift[5])

    page.extract_text(visitor_text=note)
    return found
