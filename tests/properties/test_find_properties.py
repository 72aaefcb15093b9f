"""Whatever is typed, finding answers in order and in bounds, or says why not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.analyses.find import Found, find_products
from dovetail.analyses.find.vocabulary import vocabulary
from dovetail.analyses.find.words import stem, words
from dovetail.errors import DovetailError

PHRASES = st.deferred(lambda: st.sampled_from([phrase.text for phrase in vocabulary().phrases]))


def answer(text: str, top: int = 10) -> tuple[Found, ...] | type[DovetailError]:
    try:
        return find_products(text, top=top)
    except DovetailError as fault:
        return type(fault)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(1, 12))
def test_any_text_is_answered_in_order_or_refused_by_name(text: str, top: int) -> None:
    found = answer(text, top)
    if isinstance(found, tuple):
        assert 1 <= len(found) <= top
        scores = [hit.score for hit in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


@settings(max_examples=60, deadline=None)
@given(PHRASES)
def test_a_trade_word_finds_its_own_heading_whatever_its_case(phrase: str) -> None:
    owners = {
        vocabulary().headings[one.heading][0] for one in vocabulary().phrases if one.text.lower() == phrase.lower()
    }
    found = find_products(phrase, top=50)
    assert owners & {hit.code for hit in found}
    assert answer(phrase.upper()) == answer(phrase.lower())


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяё -", max_size=30))
def test_words_are_clean_and_stems_stay_within_them(text: str) -> None:
    for word in words(text):
        assert word == word.lower()
        assert "ё" not in word
        assert 0 < len(stem(word)) <= len(word) + 3
