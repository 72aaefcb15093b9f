"""Reports as files: what is opened, how its parts are told apart, and what is refused with which words."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from dovetail.errors import DovetailError, InvalidRequestError, UnreadableDocumentError, UnsafeInputError
from dovetail.minutes.document import Document, letter_of
from dovetail.minutes.extract import MAX_CHARACTERS, document_from_bytes, read_document
from dovetail.minutes.reader import read_minutes

BODY = "Президент Беларуси встретился с губернатором. «Мы готовы работать вместе», — сказал он."


def body_of(document: Document) -> str:
    return " ".join(document.text[one.span.start : one.span.end] for one in document.body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_encodings_are_detected(encoding: str) -> None:
    text = f"{BODY}\n" * 5
    if encoding == "koi8-r":
        text = text.replace("«", '"').replace("»", '"').replace("—", "-")
    assert document_from_bytes(text.encode(encoding), "r.txt").text.lstrip("\ufeff") == text


def test_title_dateline_body_and_furniture_are_told_apart() -> None:
    text = (
        "Politics\n27 May 2024, 18:20\n\nPremier meets the governor of Tver\n\n"
        "MINSK, 27 May (BelTA) – The premier met with the governor on 27 May.\n\nHe left.\n\nSubscribe to us\nTwitter\n"
    )
    document = document_from_bytes(text.encode(), "r.txt")
    assert document.title is not None
    assert text[document.title.start : document.title.end] == "Premier meets the governor of Tver"
    assert document.dateline is not None
    assert text[document.dateline.start : document.dateline.end] == "MINSK, 27 May (BelTA) – "
    assert body_of(document) == "The premier met with the governor on 27 May. He left."
    assert {text[one.start : one.end] for one in document.furniture} >= {"Politics", "Subscribe to us", "Twitter"}


def test_a_page_gives_its_article_address_and_date() -> None:
    page = """<!doctype html><html><head><title>Site</title>
    <meta property="og:title" content="A meeting in Minsk"><link rel="canonical" href="https://example.org/n-2015/">
    <meta property="article:published_time" content="2015-04-27T10:00:00Z"></head><body>
    <nav>Home News</nav><script>alert(1)</script>
    <article><h1>A meeting in Minsk</h1><p>The governor said that trade is growing.<br>It will grow.</p>
    <div class="share-buttons">Share</div><p>He left on 27&nbsp;April.</p></article>
    <footer>Rights</footer></body></html>"""
    document = document_from_bytes(page.encode(), "page.html")
    assert document.published == "2015-04-27"
    assert document.address == "https://example.org/n-2015/"
    assert body_of(document) == "The governor said that trade is growing. It will grow. He left on 27\xa0April."
    assert "alert" not in document.text
    assert "Share" not in document.text


def test_entities_of_a_page_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>The governor said that &x; '
        f"trade is growing well.</p></body></html>"
    )
    assert "password" not in document_from_bytes(page.encode(), "page.html").text


def test_a_word_document_is_read_in_order() -> None:
    from docx import Document as new

    written = new()
    written.add_paragraph("Протокол встречи")
    written.add_paragraph("Губернатор отметил, что товарооборот вырос.")
    table = written.add_table(1, 1)
    table.cell(0, 0).text = "Стороны договорились о поставке тракторов."
    stream = io.BytesIO()
    written.save(stream)
    document = document_from_bytes(stream.getvalue(), "r.docx")
    assert document.text.split("\n\n") == [
        "Протокол встречи",
        "Губернатор отметил, что товарооборот вырос.",
        "Стороны договорились о поставке тракторов.",
    ]


def pdf(pages: int, text: str) -> bytes:
    """A PDF with a line of text a page, written by hand."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for _ in range(pages):
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode()
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number + 1} 0 "
                f"R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
            ).encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<</Type/Pages/Count {pages}/Kids[{' '.join(kids)}]>>".encode()
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        start,
    )


def test_a_pdf_is_read_and_a_long_one_refused() -> None:
    assert "trade is growing" in document_from_bytes(pdf(1, "The governor said that trade is growing."), "r.pdf").text
    with pytest.raises(UnreadableDocumentError, match="200 pages"):
        document_from_bytes(pdf(200, "The governor said that trade is growing."), "r.pdf")
    with pytest.raises(UnreadableDocumentError, match=r"damaged PDF|no running text"):
        document_from_bytes(b"%PDF-1.4 rubbish", "r.pdf")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "binary"),
        (b"  \n \n", "no running text"),
        (b"Home\nNews\nContact\n", "no running text"),
        (b"<html><body></body></html>", "no running text"),
        (b"PK\x03\x04 broken", "damaged archive"),
        (b"The governor spoke well today.\n" * (MAX_CHARACTERS // 20), "characters"),
        (b"The governor spoke well today. " * 1000, "a paragraph of"),
    ],
)
def test_what_is_no_report_is_refused_with_clear_words(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        document_from_bytes(raw, "r.txt")


def test_an_archive_that_swells_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * 250_000_000)
    with pytest.raises(UnsafeInputError, match="unpacks to 250 MB"):
        document_from_bytes(stream.getvalue(), "r.docx")


def test_missing_and_empty_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="no file"):
        read_document(tmp_path / "nowhere.txt")
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(UnreadableDocumentError, match="is empty"):
        read_document(empty)
    with pytest.raises(InvalidRequestError, match="no report"):
        read_minutes([])


def test_every_refusal_is_an_error_of_ours(tmp_path: Path) -> None:
    junk = tmp_path / "junk.docx"
    for raw in (b"PK\x03\x04" + b"\x00" * 100, b"%PDF-", b"\xff\xfe\x00", b"\x00"):
        junk.write_bytes(raw)
        with pytest.raises(DovetailError):
            read_document(junk)


def test_damage_anywhere_in_a_word_document_is_told() -> None:
    from docx import Document as new

    whole = io.BytesIO()
    document = new()
    document.add_paragraph("The governor said that trade is growing.")
    document.save(whole)
    raw = whole.getvalue()
    for place in range(7, len(raw), 997):
        damaged = raw[:place] + bytes([raw[place] ^ 0x55]) + raw[place + 1 :]
        with suppress(UnreadableDocumentError, UnsafeInputError):
            document_from_bytes(damaged, "r.docx")


def test_damage_in_a_pdf_is_told_and_what_can_be_read_is(capfd: pytest.CaptureFixture[str]) -> None:
    raw = pdf(1, "The governor said that trade is growing.")
    start = raw.rindex(b"startxref\n") + len(b"startxref\n")
    document = document_from_bytes(raw[:start] + b"7" + raw[start + 1 :], "r.pdf")
    assert "trade is growing" in document.text
    assert document.notes == ("the file 'r.pdf' is damaged; what could be had of it was read",)
    assert document_from_bytes(raw, "r.pdf").notes == ()
    for place in range(9, len(raw), 7):
        with suppress(UnreadableDocumentError):
            document_from_bytes(raw[:place] + b"<<" + raw[place + 2 :], "r.pdf")
    assert capfd.readouterr().err == ""


def test_letters_go_on_after_z() -> None:
    assert [letter_of(index) for index in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]
