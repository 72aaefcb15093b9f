"""Whatever the reader may call an item, a terminal and a page have words for it in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import dovetail.minutes.items as items
from dovetail.brief.wording.items import told
from dovetail.brief.wording.notes import note_in
from dovetail.brief.wording.voice import Voice
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.naming import name_in, topic_in
from dovetail.minutes.reader import Minutes, read_documents

SOURCES = {path.name: path.read_text(encoding="utf-8") for path in Path(items.__file__).parent.glob("*.py")}
REPORT = (
    "Президент Беларуси Александр Лукашенко встретился с губернатором Челябинской области Борисом Дубровским "
    "27 апреля 2015 года.\n\n"
    "«Мы готовы поставить сто тракторов МТЗ до конца года, если вы заинтересованы», — сказал губернатор. "
    "Товарооборот в 2014 году составил более 540 млн долларов, отметил Александр Лукашенко.\n"
)


def named(file: str, pattern: str) -> set[str]:
    return {word for found in re.findall(pattern, SOURCES[file]) for word in found.split()}


def kinds() -> list[str]:
    ties = named("ties.py", r'Told\(part, "(\w+)"') | named("ties.py", r'"(joint_\w+|personal|sectoral|general)"')
    subs = named("firmness.py", r'"(interest|need|possibility|goal|suggestion)"')
    metrics = named("claims.py", r'"(trade_turnover|change|rank|share_of_stock|share|quantity|existence|partner_rank)"')
    metrics |= {"export_flow", "import_flow", "export_flow_exists", "import_flow_exists", "specialisation"}
    events = named("events.py", r'\n\s+\(?"([a-z]+)",')
    return [
        *(f"tie-{one}" for one in ties),
        *(f"sub-{one}" for one in subs),
        *(f"metric-{one}" for one in metrics),
        *(f"event-{one}" for one in events),
        *(f"voice-{one}" for one in get_args(items.Voice)),
        *(f"status-{one}" for one in get_args(items.Status)),
        *(f"checkability-{one}" for one in get_args(items.Checkability)),
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_kind_has_words(language: str) -> None:
    voice = Voice(language)  # pyright: ignore[reportArgumentType]
    assert len(kinds()) > 35
    assert [one for one in kinds() if not voice.knows(one)] == []


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return read_documents([document_from_bytes(REPORT.encode(), "r.txt")])


def test_an_item_is_told_in_the_language_of_its_reader(minutes: Minutes) -> None:
    (pledge,) = minutes.of("commitment")
    assert told(minutes, pledge, Voice("ru")) == (
        "Челябинская область → Беларусь; готовность; условие: «если вы заинтересованы»; срок: «до конца года»"
    )
    (claim,) = minutes.of("claim")
    assert told(minutes, claim, Voice("en")).startswith("turnover; more than US$540\xa0mn; 2014;")
    assert told(minutes, claim, Voice("ru")).startswith("товарооборот; более 540\xa0млн\xa0долл.; 2014\xa0г.;")


def test_names_are_in_the_letters_of_the_reader_where_something_gives_them_so(minutes: Minutes) -> None:
    people = [one for one in minutes.entities.values() if one.type == "person"]
    assert {name_in(minutes, one.id, "ru") for one in people} == {"Александр Лукашенко", "Борис Дубровский"}
    assert {name_in(minutes, one.id, "en") for one in people} == {"Aleksandr Lukashenko", "Boris Dubrovsky"}
    assert name_in(minutes, "RU-CHE", "en") == "Chelyabinsk Oblast"
    assert name_in(minutes, "somebody", "ru") == "somebody"
    assert (topic_in("tractors", "ru"), topic_in("tractors", "en")) == ("трактор", "tractors")


def test_a_name_that_nothing_gives_in_other_letters_stays_as_printed() -> None:
    said = read_documents([document_from_bytes(REPORT.replace("Борисом Дубровским", "Иваном Кратовым").encode(), "r")])
    names = {name_in(said, one.id, "en") for one in said.entities.values() if one.type == "person"}
    assert names == {"Aleksandr Lukashenko", "Иван Кратов"}


def test_notes_are_told_in_russian_and_unknown_ones_as_they_are() -> None:
    told_so = note_in("report C names neither side of the meeting", "ru")
    assert told_so == "в сообщении C не названа ни одна из сторон встречи"
    assert note_in("something else", "ru") == note_in("something else", "en") == "something else"
    written = re.findall(r'notes\.append\(\s*f?"([^"]+)"', SOURCES["reader.py"])
    assert len(written) >= 4
    for note in written:
        example = re.sub(r"\{[^}]*\}", "B", note) + ("English" if note.endswith("read as ") else "")
        assert note_in(example, "ru") != example
