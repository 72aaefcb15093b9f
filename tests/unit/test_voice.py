"""Sentences keep the ids of their Figures, speak both languages, and never hide a proxy."""

from __future__ import annotations

import pytest

from dovetail.brief.document import Name, Number, Text, When, plain
from dovetail.brief.wording.voice import Voice, change, size
from dovetail.errors import InconsistentDataError, UnknownCodeError
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Pair, Territory

PAIR = Pair.of("BLR", "RU-CHE")


def figure(value, unit="usd", grade="computed", **more):
    return Figure(measure="turnover", value=value, unit=unit, period="2014", grade=grade, formula="f", **more)


def test_a_figure_in_a_sentence_keeps_its_id():
    total, percent = figure(28.9e9), figure(-16.0, "percent")
    sentence = Voice("en").say(
        "summary-since",
        start=Period(2012),
        end=Period(2014),
        turnover=total,
        percent=size(percent),
        direction="down",
    )
    assert plain(sentence).replace("\u00a0", " ") == "By 2014 turnover stood at US$28.9 bn, 16.0% below 2012."
    assert [span.figure for span in sentence if isinstance(span, Number)] == [total.id, percent.id]
    assert [span.text for span in sentence if isinstance(span, When)] == ["2014", "2012"]


def test_russian_declines_territories_and_periods():
    sentence = Voice("ru").phrase(
        "turnover-direction",
        exporter=Territory.of("BLR"),
        importer=Territory.of("RUS"),
        change=size(figure(-676e6)),
        percent=change(figure(-5.2, "percent")),
        direction="down",
    )
    said = plain(sentence).replace("\u00a0", " ")
    assert said == "Поставки из Беларуси в Россию сократились на 676 млн долл. (−5,2 %)."


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (1, "1 заявление об этой торговле противоречит другим"),
        (3, "3 заявления об этой торговле противоречат другим"),
        (5, "5 заявлений об этой торговле противоречат другим"),
        (21, "21 заявление об этой торговле противоречит другим"),
    ],
)
def test_russian_plural_forms(count, russian):
    assert plain(Voice("ru").say("summary-contradictions", n=figure(count, "count"))).startswith(russian)


@pytest.mark.parametrize(("count", "english"), [(1, "statement about"), (2, "statements about")])
def test_english_plural_forms(count, english):
    said = plain(Voice("en").say("summary-contradictions", n=figure(count, "count")))
    assert said.startswith(f"{count} {english}")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_sentence_with_a_proxy_says_so(language):
    voice = Voice(language, PAIR)
    stand_in = figure(5.5e9, grade="proxy")
    first, second = (voice.say("turnover-cause-exit", amount=stand_in) for _ in range(2))
    names = [territory.name(language) for territory in (PAIR.a, PAIR.b)]
    assert all(name in plain(first) for name in names)
    assert plain(second) != plain(Voice(language).phrase("turnover-cause-exit", amount=stand_in))
    assert all(name in plain(voice.afresh().say("turnover-cause-exit", amount=stand_in)) for name in names)


def test_a_proxy_without_a_pair_to_stand_in_for_is_refused():
    with pytest.raises(InconsistentDataError, match="stands"):
        Voice("en").say("turnover-cause-exit", amount=figure(1e9, grade="proxy"))


def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop():
    said = plain(Voice("ru").say("turnover-cause-exit", amount=figure(1e9)))
    assert said.endswith("долл.")
    assert not said.endswith("..")
    subtitle = Voice("ru").phrase("brief-subtitle-meeting", meeting=Period.of("2015-04"), years=When("2000–2020"))
    assert ".." not in plain(subtitle)


def test_a_missing_value_is_an_error_not_a_hole():
    with pytest.raises(InconsistentDataError, match="turnover-cause-exit"):
        Voice("en").say("turnover-cause-exit")


def test_an_unknown_message_is_an_error():
    with pytest.raises(UnknownCodeError, match="no-such-message"):
        Voice("en").say("no-such-message")


def test_lists():
    voice = Voice("en")
    one, two, three = ((Name(word),) for word in ("a", "b", "c"))
    assert plain(voice.listed([one, two, three])) == "a, b and c"
    assert plain(voice.listed([one, two, three], apart=True)) == "a; b; c"
    assert plain(voice.listed([one])) == "a"
    assert voice.listed([]) == ()


def test_words_with_a_digit_are_refused():
    with pytest.raises(InconsistentDataError, match="digit"):
        Text("grew by 5 per cent")


def test_private_characters_in_a_name_stay_part_of_the_name():
    sentence = Voice("en").phrase("movers-item", product=Name("\ue001 trick \ue000"), change=figure(1e6))
    assert [type(span) for span in sentence] == [Name, Text, Number, Text]
