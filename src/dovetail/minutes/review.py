"""A person's word on what was read: confirmed, corrected or rejected, kept with who and when.

Reviews are lines of JSON that are only ever appended. The last word on an item counts; a review holds for the item's
place in the document of its hash, so a report that has changed keeps none by mistake.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from dovetail.errors import InvalidRequestError, UnreadableFileError, problem
from dovetail.minutes.items import Checkability, Item, Sector, Status, Voice
from dovetail.minutes.reader import Minutes
from dovetail.minutes.sectors import agenda

Verdict = Literal["confirmed", "corrected", "rejected"]
#: Fields that hold the evidence itself, which no review can change.
_FIXED = frozenset({"id", "doc", "span", "text", "confidence", "candidates", "cue", "source"})
#: What fields of few values may become.
_CHOICES: dict[tuple[str, str], tuple[Any, ...]] = {
    ("statement", "kind"): get_args(Voice),
    ("statement", "attribution"): ("explicit", "implicit"),
    ("claim", "metric"): (
        "trade_turnover",
        "change",
        "rank",
        "share",
        "share_of_stock",
        "export_flow",
        "import_flow",
        "export_flow_exists",
        "import_flow_exists",
        "existence",
        "quantity",
        "specialisation",
        "partner_rank",
    ),
    ("claim", "direction"): ("", "level", "increase", "decrease"),
    ("claim", "operator"): ("", "=", "<", ">", "~"),
    ("claim", "checkability"): get_args(Checkability),
    ("tie", "kind"): (
        "supply",
        "joint_assembly",
        "joint_venture",
        "presence",
        "sectoral",
        "personal",
        "general",
    ),
    ("proposal", "sub"): ("", "interest", "need", "possibility", "goal", "suggestion"),
    ("event", "kind"): ("meeting", "talks", "visit", "arrival", "signing", "forum", "ceremony", "facility"),
    ("event", "status"): get_args(Status),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One word on one item. `when` is ISO 8601 in UTC; `changes` are field names with their new values."""

    verdict: Verdict
    item: str
    type: str
    sha256: str
    start: int
    end: int
    who: str
    when: str
    changes: Mapping[str, Any]
    note: str = ""


#: The forms of a line of a file of reviews, by the name of the field.
_FORMS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("item", "type", "sha256", "who", "when", "note"), str),
    **dict.fromkeys(("start", "end"), int),
    "changes": dict,
}


def review(
    minutes: Minutes,
    id_: str,
    verdict: Verdict,
    *,
    who: str,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
    when: str | None = None,
) -> Review:
    """A word on an item of these minutes; `append_review` keeps it.

    Raises
    ------
    InvalidRequestError
        If there is no such item, nobody says it, a correction changes nothing, or a field is none of the item's.
    """
    item = minutes.item(id_)
    if not who.strip():
        raise InvalidRequestError(
            problem("a review has nobody's name", why="it is kept with who and when", do="say who you are")
        )
    changes = dict(changes or {})
    if (verdict == "corrected") != bool(changes):
        raise InvalidRequestError(
            problem(
                f"'{id_}' was {verdict} with {len(changes)} changed fields",
                do="a correction names at least one field, the other words none",
            )
        )
    for name, value in changes.items():
        _checked(item, name, value)
    moment = when or datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
    sha256 = minutes.document(item.doc).sha256
    return Review(verdict, id_, item.type, sha256, item.span.start, item.span.end, who.strip(), moment, changes, note)


def _checked(item: Item, name: str, value: Any) -> None:
    known = {one.name for one in fields(item)} - _FIXED
    if name not in known:
        raise InvalidRequestError(
            problem(
                f"'{name}' is no field of a {item.type} that can be corrected", do=f"one of {', '.join(sorted(known))}"
            )
        )
    choices = (0, 1, 2, 3, 4) if name == "firmness" else _CHOICES.get((item.type, name))
    if choices is not None and value not in choices:
        raise InvalidRequestError(
            problem(
                f"{name} was to become {value!r}",
                do=f"give one of {', '.join(str(one) or chr(39) * 2 for one in choices)}",
            )
        )
    own = getattr(item, name)
    if choices is None and not _of_one_sort(own, value, name):
        raise InvalidRequestError(
            problem(
                f"{name} of a {item.type} was to become {value!r}",
                do="give a number"
                if name == "value"
                else 'give a list such as ["8701"]'
                if isinstance(own, tuple)
                else "give words",
            )
        )


def _of_one_sort(own: Any, value: Any, name: str) -> bool:
    """Whether a new value is of the sort that a field holds."""
    if name == "value":
        return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    if isinstance(own, tuple):
        return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def append_review(path: str | Path, one: Review) -> None:
    """Add a review to a file; nothing in it is ever changed."""
    line = json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) + "\n"
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as stream:
        stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())


def load_reviews(path: str | Path) -> tuple[Review, ...]:
    """The reviews of a file in the order in which they were given; none if there is no file.

    Raises
    ------
    UnreadableFileError
        If a line is no review; the line number is told.
    """
    target = Path(path)
    if not target.exists():
        return ()
    found: list[Review] = []
    for number, line in enumerate(target.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_of_form(Review(**json.loads(line))))
        except (ValueError, TypeError) as error:
            raise UnreadableFileError(
                problem(
                    f"line {number} of '{target.name}' is no review ({error})",
                    why="reviews are kept as one JSON object a line",
                    do="restore the line from a copy of the file",
                )
            ) from error
    return tuple(found)


def _of_form(one: Review) -> Review:
    """A review as read, if each field is of its form.

    Raises
    ------
    TypeError
        If one is not.
    """
    if one.verdict not in get_args(Verdict):
        raise TypeError(f"its verdict is {one.verdict!r}")
    for name, form in _FORMS.items():
        if not isinstance(value := getattr(one, name), form):
            raise TypeError(f"its {name} is {value!r}")
    return one


def last_words(minutes: Minutes, reviews: Iterable[Review]) -> tuple[tuple[str, Review], ...]:
    """The last word on each place of these minutes' documents, with the letter of the document."""
    letters = {document.sha256: document.letter for document in minutes.documents}
    last = {(one.sha256, one.type, one.start, one.end): one for one in reviews if one.sha256 in letters}
    return tuple((letters[one.sha256], one) for one in last.values())


def reviewed(minutes: Minutes, reviews: Iterable[Review]) -> Minutes:
    """The minutes with the last word on each item applied: rejected items gone, corrected ones changed, confidence 1.

    A review whose document or place is not in these minutes is left aside; `notes` tell how many. The agenda is that
    of the items left.

    Raises
    ------
    InvalidRequestError
        If a review changes what no review can: the evidence, or a field to what it cannot hold.
    """
    last: dict[tuple[str, str, int, int], Review] = {}
    for one in reviews:
        last[one.sha256, one.type, one.start, one.end] = one
    hashes = {document.letter: document.sha256 for document in minutes.documents}
    kept: list[Item] = []
    for item in minutes.items:
        word = last.pop((hashes[item.doc], item.type, item.span.start, item.span.end), None)
        if word is None:
            kept.append(item)
        elif word.verdict != "rejected":
            for name, value in word.changes.items():
                _checked(item, name, value)
            kept.append(replace(item, confidence=1.0, **_typed(item, word.changes)))
    left = (f"reviews of items that are not in these minutes: {len(last)}",) if last else ()
    ids = {item.id for item in kept}
    alignment = tuple(row for row in minutes.alignment if all(one in ids for one in row.items))
    topics = agenda((item.id, item.candidates) for item in kept if isinstance(item, Sector))
    return replace(minutes, items=tuple(kept), notes=(*minutes.notes, *left), alignment=alignment, agenda=topics)


def _typed(item: Item, changes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value)
        if isinstance(getattr(item, name), tuple) and isinstance(value, Sequence) and not isinstance(value, str)
        else value
        for name, value in changes.items()
    }
