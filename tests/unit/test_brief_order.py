"""The further chapters stand in the order of the talk, the meeting's own chapter first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from dovetail.brief.chapters import FURTHER
from dovetail.brief.document import Chapter, Paragraph, Text, plain
from dovetail.brief.heard import Heard
from dovetail.brief.order import SUBJECTS, by_the_talk, passages_by_chapter
from dovetail.brief.wording.voice import Voice
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.reader import read_documents

HEAD = (
    "President of Belarus Mikhail Orlov met with Governor of Tver Region Vladimir Klimov in Minsk on 11 March 2015.\n\n"
)
DEFAULT = ("minutes", "capability", "fit", "potential", "chains", "clusters", "ventures")


def heard(*sentences: str) -> Heard:
    text = HEAD + " ".join(f"“{one},” Mikhail Orlov said." for one in sentences)
    return Heard(read_documents([document_from_bytes(text.encode(), "r.txt")]), (), ())


def order(said: Heard | None, language: str = "en") -> tuple[Chapter, ...]:
    chapters = [Chapter(name, (Text(name),), (Paragraph(((Text("intro"),),)),)) for name in DEFAULT]
    material = cast(Any, SimpleNamespace(heard=said))
    return by_the_talk(material, chapters, Voice(cast(Any, language)))


def test_every_further_chapter_but_the_meetings_has_a_subject() -> None:
    names = [writer.__name__ for writers in FURTHER for writer in writers]
    assert [one.chapter for one in SUBJECTS] == names[1:] == list(DEFAULT[1:])


def test_without_reports_nothing_moves() -> None:
    assert tuple(one.name for one in order(None)) == DEFAULT


def test_talk_of_nothing_that_a_chapter_answers_moves_nothing() -> None:
    chapters = order(heard("We are glad to see you in Minsk again"))
    assert tuple(one.name for one in chapters) == DEFAULT
    assert len(chapters[0].blocks) == 1


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("We propose to create joint ventures in your region", "ventures"),
        ("We are interested in your machine tool cluster", "clusters"),
        ("We would like to increase our exports to your region", "potential"),
        ("We buy tractors made in Belarus", "fit"),
        ("We propose to organise deliveries of spare parts", "fit"),
        ("Your region has a well-developed machine building industry", "capability"),
        ("We would like to receive more components from your plants", "chains"),
    ],
)
def test_the_chapter_that_answers_the_talk_comes_first_behind_the_meetings(said: str, first: str) -> None:
    names = [one.name for one in order(heard(said))]
    assert names[:2] == ["minutes", first]
    rest = [name for name in names if name not in passages_by_chapter(heard(said))]
    assert rest == [name for name in DEFAULT if name in rest], "what nobody spoke of keeps its order"


def test_a_fall_of_the_turnover_belongs_to_the_first_pages() -> None:
    assert passages_by_chapter(heard("Our trade turnover fell by 20 percent in 2014")) == {}


def test_the_brief_says_that_the_order_follows_the_talk() -> None:
    for language, end in (("en", "“clusters”."), ("ru", "«clusters».")):
        chapter = order(heard("We are interested in your machine tool cluster"), language)[0]
        (sentence,) = cast(Paragraph, chapter.blocks[1]).sentences
        assert plain(sentence).endswith(end)
