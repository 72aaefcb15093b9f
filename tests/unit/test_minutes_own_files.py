"""Files of a reader's own: firms for the gazetteer, words on what was read, annotations to score by."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from dovetail.errors import InconsistentDataError, InvalidRequestError, UnreadableDocumentError, UnreadableFileError
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.gazetteer import gazetteer
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.minutes.review import load_reviews, review, reviewed
from dovetail.minutes.roles import offices
from dovetail.minutes.scene import scene
from dovetail.minutes.scoring import score

TEXT = (
    "Belarus and Russia\n\nMINSK, 5 March 2024. Prime Minister of Belarus Semyon Vorontsov met with Prime Minister of "
    "Russia Ivan Polzunov.\n\nAcme Works supplies tractors to Minsk. We are ready to supply buses, the Prime Minister "
    "of Belarus said.\n"
)
HEAD = "name_en,aliases_en,name_ru,aliases_ru,territory,hs,isic\n"


def read(own: Path | None = None) -> Minutes:
    return read_documents([document_from_bytes(TEXT.encode(), "report.txt")], gazetteer_file=own)


def table(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "firms.csv"
    path.write_bytes(content.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("place", ["BLR", "Беларусь"])
def test_firms_of_ones_own_come_in_any_table(tmp_path: Path, separator: str, encoding: str, place: str) -> None:
    content = f"{HEAD}Acme Works,,Акме,,{place},8701,2821\n".replace(",", separator)
    entity = read(table(tmp_path, content, encoding)).entities["Acme Works"]
    assert (entity.known, entity.country, entity.hs) == (True, "BY", ("8701",))


def test_a_table_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + "Zeta,,Зета,,BLR,8701,2821\n")
    assert not any(one.known for one in read(path).entities.values() if one.type == "org")
    table(tmp_path, HEAD + "Acme Works,,Акме,,BLR,8701,2821\n")
    assert read(path).entities["Acme Works"].known
    assert not any(one.known for one in read().entities.values() if one.type == "org")


def test_cells_left_out_at_the_end_of_a_line_are_empty(tmp_path: Path) -> None:
    assert read(table(tmp_path, HEAD + "Acme Works,,Акме\n")).entities["Acme Works"].country == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD + "Acme Works,,,,Atlantis,8701,2821\n", "line 2 .*'Atlantis' is not a known country"),
        (HEAD + ",,,,BLR,8701,2821\n", "line 2 .*names no firm"),
        ("name_en,hs\nAcme Works,8701\n", "has no column aliases_en"),
    ],
)
def test_what_is_no_table_of_firms_is_told(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(InconsistentDataError, match=words):
        read(table(tmp_path, content))


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read(table(tmp_path, ""))
    with pytest.raises(UnreadableFileError):
        read(tmp_path / "none.csv")


def line(**changes: Any) -> str:
    minutes = read()
    (item,) = minutes.of("commitment")
    word = asdict(review(minutes, item.id, "corrected", who="Desk officer", changes={"firmness": 3}, when="2024"))
    return json.dumps(word | changes)


def applied(folder: Path, *lines: str) -> Minutes:
    path = folder / "reviews.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return reviewed(read(), load_reviews(path))


def test_empty_lines_among_reviews_say_nothing(tmp_path: Path) -> None:
    (item,) = applied(tmp_path, "", line(), "  ", "").of("commitment")
    assert getattr(item, "firmness", 0) == 3


@pytest.mark.parametrize(
    "changes",
    [{"changes": [1]}, {"verdict": "odd"}, {"start": "a"}, {"who": 5}, {"unknown": 1}],
)
def test_a_line_that_is_no_review_is_told(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFileError, match=r"line 2 of 'reviews\.jsonl' is no review"):
        applied(tmp_path, line(), line(**changes))


@pytest.mark.parametrize(
    "changes",
    [{"text": "What nobody said"}, {"span": [0, 5]}, {"id": "x"}, {"nothing": 1}, {"firmness": 9}, {"hs": "8701"}],
)
def test_no_line_of_a_file_changes_the_evidence(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestError):
        applied(tmp_path, line(changes=changes))


def test_what_was_rejected_leaves_the_agenda(tmp_path: Path) -> None:
    minutes = read()
    goods = minutes.of("product", "sector")
    lines = [json.dumps(asdict(review(minutes, one.id, "rejected", who="Desk officer"))) for one in goods]
    assert minutes.agenda
    assert not applied(tmp_path, *lines).agenda


@pytest.mark.parametrize(
    "gold",
    [
        {"documents": [], "items": [], "entities": {}},
        {"documents": {"A": {}}, "items": [], "entities": {}},
        {"documents": {"A": {"path": "report.txt"}}, "items": [{}], "entities": {}},
        {"documents": {"A": {"path": "report.txt"}}, "items": [{"id": "a", "type": "claim"}], "entities": {}},
        {"documents": {"A": {"path": "report.txt"}}, "items": 5, "entities": {}},
    ],
)
def test_an_annotation_of_another_form_is_told(tmp_path: Path, gold: dict[str, Any]) -> None:
    path = tmp_path / "gold" / "x.json"
    path.parent.mkdir()
    path.write_text(json.dumps(gold))
    (tmp_path / "report.txt").write_text(TEXT)
    with pytest.raises(UnreadableDocumentError, match="not an annotation"):
        score(path)


@pytest.mark.parametrize(
    ("words", "deputy"),
    [("замглавы Минпрома", True), ("замминистра", True), ("глава Минпрома", False)],
)
def test_the_second_in_an_office_is_not_its_head(words: str, deputy: bool) -> None:
    text = f"Премьер-министр Беларуси приехал в Москву. Об этом сказал {words} Пётр Чайковский, когда вернулся домой."
    found = [one for one in offices(scene(document_from_bytes(text.encode(), "r.txt"), gazetteer()))
             if one.sort == "minister"]  # fmt: skip
    assert [one.deputy for one in found] == [deputy]
