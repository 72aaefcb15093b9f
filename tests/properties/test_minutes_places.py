"""Whatever the text, places point at their words, and reading it ends."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovetail.brief.render.reading import render_reading
from dovetail.brief.wording.voice import Voice
from dovetail.minutes.document import Document
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.normal import folded, normal
from dovetail.minutes.reader import read_documents

PIECES = st.sampled_from(
    [
        "President of Belarus ",
        "Владимир Климов ",
        "said that ",
        "отметил, что ",
        "“",
        "”",
        "«",
        "»",
        '"',
        "trade grew by 12% ",
        "товарооборот вырос ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "he ",
        "он ",
        "\u00a0",
        "—",
        "- ",
        ": ",
        "Chelyabinsk region ",
        "МТЗ ",
        "27 April ",
        "на треть ",
        "we are ready to ",
        "готовы ",
        "\u200b",
        "ё",
        "İ",
        "ß",
        "😀",
        "of the ",
        "The governor ",
    ]
)


@given(st.text())
def test_normalising_keeps_every_length(text: str) -> None:
    assert len(normal(text)) == len(text) == len(folded(text))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), min_size=3, max_size=40))
def test_every_item_is_its_own_words(pieces: list[str]) -> None:
    text = (
        "The President of Belarus met with the governor of Tver Region. "
        + "".join(pieces)
        + "\nHe left in the evening."
    )
    text = text.encode("utf-8", "ignore").decode().replace("\0", "")
    document: Document = document_from_bytes(text.encode(), "r.txt")
    minutes = read_documents([document])
    for item in minutes.items:
        assert document.text[item.span.start : item.span.end] == item.text
        assert item.text
    assert "<script" not in render_reading(minutes, Voice("en"))
