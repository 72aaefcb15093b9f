"""Finding products by words: how people type, what is refused, and what is not found."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dovetail.analyses.find import find_products
from dovetail.analyses.find.question import asked
from dovetail.analyses.find.vocabulary import Vocabulary
from dovetail.analyses.find.words import head, in_cyrillic, stem, words
from dovetail.errors import InvalidRequestError, UnknownCodeError
from dovetail.interfaces.cli import main


def first(text: str) -> str:
    return find_products(text, top=1)[0].code


@pytest.mark.parametrize(
    "text",
    [
        "ball bearings",
        "BALL-BEARINGS",
        "ball bearing",
        "подшипники",
        "подшипников",
        "ПОДШИПНИК",
        "подшибники",
        "podshipniki",
        "пoдшипники",  # with a Latin o
        "нужны подшипники для завода",
        "balll bearings",
    ],
)
def test_one_thing_typed_in_many_ways(text: str) -> None:
    assert first(text) == "8482"


@pytest.mark.parametrize(("one", "other"), [("aluminum foil", "aluminium foil"), ("galvanized", "galvanised")])
def test_american_and_british_spelling_mean_the_same(one: str, other: str) -> None:
    assert find_products(one) == find_products(other)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("станок", "станки", "станков", "станками"), "станк"),
        (("кольцо", "колец", "кольца"), "колц"),
        (("трубы", "труб", "трубами"), "труб"),
        (("rolling", "rolled", "rolls"), "rol"),
        (("knife", "knives"), "knif"),
        (("batteries", "battery"), "battery"),
        (("glass", "glass"), "glass"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...], expected: str) -> None:
    assert {stem(form) for form in forms} == {expected}


@pytest.mark.parametrize(
    ("word", "kept"), [("gas", "gas"), ("steel", "steel"), ("гсм", "гсм"), ("4x4", "4x4"), ("bus", "bus")]
)
def test_a_stem_never_goes_too_far(word: str, kept: str) -> None:
    assert stem(word) == kept


def test_lookalike_letters_are_put_into_one_script() -> None:
    assert words("Cтaль") == ["сталь"]
    assert words("stееl") == ["steel"]  # with Cyrillic e
    assert words("сталь steel") == ["сталь", "steel"]


def test_what_a_phrase_names() -> None:
    assert head(words("spare parts for tractors")) == "parts"
    assert head(words("электротехническая сталь")) == "сталь"
    assert head([]) == ""
    assert in_cyrillic("shcheben") == "щебен"


def test_a_purpose_says_less_than_the_thing_and_a_maker_hardly_anything() -> None:
    shares = {word: share for word, share, _ in asked("pumps for mines and manufacturers")}
    assert shares["pumps"] > shares["mines"] > shares["manufacturers"] > 0
    assert not asked("for the")


@pytest.mark.parametrize(
    "text",
    [
        "8708",
        "87.08",
        " 8708 ",
        "870899",
        "8708 99",
        "HS 8708",
        "hs code: 8708",
        "код ТН ВЭД 8708",
        "ТН ВЭД ЕАЭС 8708.99",
    ],
)
def test_a_code_finds_its_heading(text: str) -> None:
    assert [(hit.code, hit.score) for hit in find_products(text)] == [("8708", 1.0)]


def test_a_chapter_lists_its_headings() -> None:
    assert [hit.code for hit in find_products("72", top=3)] == ["7201", "7202", "7203"]


@pytest.mark.parametrize("text", ["", "  ", "—?!", "«»", "for", "для", "we need", "нам нужны"])
def test_no_words_are_no_question(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="nothing to find"):
        find_products(text)


def test_an_endless_question_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="too long"):
        find_products("steel " * 10_000)


def test_no_hits_asked_for_is_refused() -> None:
    with pytest.raises(InvalidRequestError):
        find_products("steel", top=0)


@pytest.mark.parametrize(
    ("text", "code"),
    [("шоколад", "1806"), ("мрамор", "2515"), ("гранит", "2516"), ("бульдозер", "8429"), ("сигнализация", "8531"),
     ("стеарин", "3823")],
)  # fmt: skip
def test_the_plain_name_of_goods_finds_them_before_what_is_made_of_or_for_them(text: str, code: str) -> None:
    assert find_products(text)[0].code == code


@pytest.mark.parametrize("text", ["zzqqkk", "ъыъыъ", "7799", "ю" * 300, "qwjx " * 60])
def test_nothing_found_is_said_and_nothing_made_up(text: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        find_products(text)
    assert "What to do" in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_near_words_are_told() -> None:
    tiny = [{"code": "7302", "name_en": "Rails", "name_ru": "Рельсы", "words_en": "tram rails", "words_ru": "рельс"}]
    held = Vocabulary.of(tiny, {"73": "Articles of steel"})
    assert held.near("railz") == ["rails"]
    assert held.matches("rayls") == {"rail": 0.7}
    assert held.matches("tramrails") == {"tram": 1.0, "rail": 1.0}
    assert held.matches("qqqq") == {}


def test_hits_are_ordered_limited_and_say_why() -> None:
    hits = find_products("steel pipes", top=3)
    assert 1 <= len(hits) <= 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1 and hit.matched and hit.name_en and hit.name_ru for hit in hits)
    assert find_products("steel pipes", top=1) == hits[:1]


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["find", *arguments])
    return done.exit_code, done.output


def test_the_verb_shows_names_score_and_reason() -> None:
    code, shown = run("стальные", "рельсы")
    assert code == 0
    assert all(text in shown for text in ("7302", "Рельсы", "Rails", "рельсы"))
    assert "Rails" not in run("стальные рельсы", "--lang", "ru")[1]


def test_the_verb_writes_for_programs() -> None:
    content = json.loads(run("harvester", "--format", "json")[1])
    assert content["query"] == "harvester"
    assert content["found"][0]["code"] == "8433"
    assert run("harvester", "--format", "csv", "--top", "1")[1].splitlines()[0] == "code,name_en,name_ru,score,matched"


def test_the_verb_says_when_nothing_is_found() -> None:
    code, shown = run("zzqqkk")
    assert code == 3
    assert "no heading" in shown
