"""Texts that nobody would write: numbers, months and days that are none, signs of our own, and patterns led astray."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from dovetail.errors import UnreadableDocumentError
from dovetail.minutes.amounts import amounts
from dovetail.minutes.checking import check_claims
from dovetail.minutes.document import Document
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Claim, Date, Span
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.store.store import open_store

HEAD = (
    "Belarus and Russia\n\nMINSK, 5 March 2024. Prime Minister of Belarus Semyon Vorontsov met with Prime Minister of "
    "Russia Ivan Polzunov.\n\n"
)
UNDATED = "Belarus and Russia\n\nPrime Minister of Belarus Semyon Vorontsov met with Ivan Polzunov.\n\n"


def opened(text: str) -> Document:
    return document_from_bytes(text.encode(), "report.txt")


def read(text: str, head: str = HEAD) -> Minutes:
    return read_documents([opened(head + text)])


def told(text: str) -> list[tuple[float, str]]:
    return [(one.value, one.unit) for one in amounts(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$1,234.5 million", (1_234_500_000.0, "usd")),
        ("$1,234,5 million", (1_234_500_000.0, "usd")),
        ("$1 234,567,8 million", (1_234_567_800_000.0, "usd")),
        ("1 234,5 млн евро", (1_234_500_000.0, "eur")),
    ],
)
def test_a_number_grouped_in_any_way_is_one(text: str, amount: tuple[float, str]) -> None:
    assert told(text) == [amount]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("half a billion dollars", (5e8, "usd")),
        ("half a billion rubles", (5e8, "rub")),
        ("полмиллиарда рублей", (5e8, "rub")),
        ("миллиарда белорусских рублей", (1e9, "byn")),
        ("a million tonnes of potash", (1e6, "tonnes")),
        ("exceeded a billion in 2023", (1e9, "count")),
    ],
)
def test_half_a_billion_is_of_what_the_words_behind_it_say(text: str, amount: tuple[float, str]) -> None:
    assert told(text) == [amount]


def test_letters_that_patterns_take_for_others_are_read_like_them() -> None:
    minutes = read("They will meet on 5 Auguſt, for the ſecond quarter and the last ſix years were good.")
    values = {one.text: one.value for one in minutes.of("date") if isinstance(one, Date)}
    assert values["5 Auguſt"] == "2024-08-05"
    assert "2024-Q2" in values.values()


def test_a_period_that_ends_before_it_begins_is_left_open() -> None:
    minutes = read("In November-February of 2023 trade turnover grew by 5%.")
    (claim,) = (one for one in minutes.of("claim") if isinstance(one, Claim))
    assert claim.period == ""
    assert check_claims(minutes, open_store()).rows[0].verdict == "not checkable"


@pytest.mark.parametrize("day", ["95 May", "31 February", "0 May"])
def test_a_day_that_no_calendar_has_is_no_date_of_a_meeting(day: str) -> None:
    assert read(f"They met on {day} in Minsk.", UNDATED).date == ""


def test_a_page_without_a_date_of_publication_has_none() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="0000-00-00"></head><body><p>The governor of Tver '
        "Region met with the president of Belarus on 5 May in Minsk.</p></body></html>"
    )
    assert read_documents([opened(page)]).date == "--05-05"


def test_signs_of_our_own_in_a_report_mean_nothing() -> None:
    plain = read("We said the region is ready and he noted it.")
    odd = read("We said \ue001 region and \ue000 \ue002\ue002 said that \ue003 noted it well.")
    assert {one.text for one in odd.of("mention")} <= {one.text for one in plain.of("mention")} | {"he"}


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_page_with_a_mark_of_its_encoding_is_a_page(mark: bytes) -> None:
    page = b"<!doctype html><html><body><p>The governor of Tver Region came to Minsk.</p></body></html>"
    document = document_from_bytes(mark + page, "page.html")
    assert document.media == "text/html"
    assert document.text == "The governor of Tver Region came to Minsk."


@pytest.mark.parametrize(
    "line",
    [
        "Подписан меморандум о поставке тракторов.",
        "Ранее мы поставляли только тракторы.",
        "Share of machinery in exports is half.",
        "Related industries were discussed as well.",
        "Home appliances are supplied too.",
        "Video conferences are held every month.",
    ],
)
def test_a_short_sentence_is_no_furniture(line: str) -> None:
    document = opened(f"{UNDATED}{line}\n\nThe sides agreed to go on with that.")
    body = [document.text[one.span.start : one.span.end] for one in document.body]
    assert body[-2:] == [line, "The sides agreed to go on with that."]


@pytest.mark.parametrize("line", ["Подписаться на канал", "Поделиться", "Комментарии (3)", "Share this", "Home"])
def test_what_a_page_has_around_its_text_is(line: str) -> None:
    document = opened(f"{UNDATED}{line}\n")
    assert [document.text[one.start : one.end] for one in document.furniture] == [line]


def test_columns_far_apart_are_lines_of_their_own() -> None:
    document = opened(f"{UNDATED}The one column ends here.{' ' * 90}The other one begins here.\n")
    body = [document.text[one.span.start : one.span.end] for one in document.body]
    assert body[1:] == ["The one column ends here.", "The other one begins here."]


#: Each once took longer than anybody would wait.
ASTRAY: dict[str, Callable[[], str]] = {
    "comments": lambda: "<!---->" * 4_000 + "Text.",
    "comments of a page": lambda: "<!---->" * 4_000 + "<p>The governor of Tver came to the city.</p>",
    "hyphens": lambda: UNDATED + "Aa-" * 130 + " " + "Aa-Bb " * 2_000 + ".",
    "dateline": lambda: "Aa-" * 5_000 + " came to us on a day in May. And he left.",
    "acting": lambda: UNDATED + "Губернатор Тверской области приехал в Минск и сказал: " + "врио " * 3_000 + ".",
    "names": lambda: UNDATED + "\n\n".join(["BelAZ " * 3_000] * 10) + ".",
    "days": lambda: UNDATED + "\n\n".join(["They met on 5 May. " * 500] * 4) + ".",
    "one word": lambda: UNDATED + "They said " + "A" * 60_000 + " and left.",
    "blanks": lambda: UNDATED + "They said" + " " * 60_000 + "and left.",
    "lines": lambda: UNDATED + "They said" + "\n" * 60_000 + "and left.",
}


@pytest.mark.parametrize("name", ASTRAY)
def test_no_text_leads_a_pattern_astray(name: str) -> None:
    text = ASTRAY[name]()
    began = time.process_time()
    with suppress(UnreadableDocumentError):
        read_documents([opened(text)])
    assert time.process_time() - began < 5
