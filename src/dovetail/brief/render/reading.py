"""The reports with everything that was read marked in them, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from dovetail.brief.document import Name
from dovetail.brief.wording.items import day, told
from dovetail.brief.wording.notes import note_in
from dovetail.brief.wording.reasons import verdict_words
from dovetail.brief.wording.voice import Voice
from dovetail.minutes.items import Item, Mention
from dovetail.minutes.naming import name_in, topic_in
from dovetail.minutes.review import last_words

if TYPE_CHECKING:
    from jinja2 import Template

    from dovetail.minutes.checking import Checks
    from dovetail.minutes.llm import ModelReading
    from dovetail.minutes.reader import Minutes
    from dovetail.minutes.review import Review

#: Sorts of items in the order of nesting: the first is the outermost mark. The page's style gives each its colour.
SORTS = (
    "statement",
    "claim",
    "commitment",
    "proposal",
    "invitation",
    "tie",
    "event",
    "date",
    "sector",
    "product",
    "mention",
)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    item: Item


def render_reading(
    minutes: Minutes,
    voice: Voice,
    checks: Checks | None = None,
    reviews: Sequence[Review] = (),
    asked: ModelReading | None = None,
) -> str:
    """The page: a legend, the reports marked by sort, the items as tables, and the reports side by side.

    It runs no script and asks for nothing from outside; every text is escaped. Claims carry the verdicts of `checks`,
    items the last word of `reviews` on them, with who said it and when. What a language model was `asked` and could
    be verified stands apart.
    """
    verdicts = {row.claim.id: verdict_words(row, voice) for row in checks.rows} if checks else {}
    last = last_words(minutes, reviews)
    places = {(item.doc, item.type, item.span.start, item.span.end): item.id for item in minutes.items}
    words = {
        places[letter, one.type, one.start, one.end]: _reviewed(one, voice)
        for letter, one in last
        if one.verdict != "rejected" and (letter, one.type, one.start, one.end) in places
    }
    kinds = [(kind, voice.word(f"types-{kind}")) for kind in SORTS]
    grouped = [
        (kind, title, [(item, told(minutes, item, voice)) for item in minutes.items if item.type == kind])
        for kind, title in kinds
        if kind != Mention.type
    ]
    heads = ("id", "words", "read-as", "confidence", "branch", "hs", "isic", "weight", "relation", "type", "why",
             "disputed", "who", "when")  # fmt: skip
    return _template().render(
        minutes=minutes,
        language=voice.language,
        title=heading(minutes, voice),
        kinds=kinds,
        texts=[(one, _marked(minutes, one.letter, voice)) for one in minutes.documents],
        grouped=[(kind, title, rows) for kind, title, rows in grouped if rows],
        topics=[(topic_in(topic.name, voice.language), topic) for topic in minutes.agenda],
        verdicts=verdicts,
        words=words,
        rejected=[
            (one.item, minutes.document(letter).text[one.start : one.end], one.who, one.when)
            for letter, one in last
            if one.verdict == "rejected"
        ],
        beside=side_by_side(minutes, voice),
        notes=notes(minutes, voice),
        asked=voice.spoken("reading-model", model=Name(asked.model)) if asked else "",
        modelled=model_rows(asked, voice) if asked else [],
        refused=asked.refused if asked else (),
        say={
            **{name: voice.word(f"head-{name}") for name in heads},
            **{
                name: voice.word(f"reading-{name}")
                for name in ("agenda", "items", "beside", "title", "model-refused", "rejected")
            },
        },
    )


def heading(minutes: Minutes, voice: Voice) -> str:
    """When the meeting was, and of whom."""
    when = Name(day(minutes.date, voice)) if minutes.date else None
    if len(minutes.parties) != 2:
        return voice.spoken("reading-meeting-of-nobody", day=when) if when else voice.word("reading-meeting-unknown")
    a, b = (Name(name_in(minutes, _entity(minutes, code), voice.language)) for code in minutes.parties)
    if when:
        return voice.spoken("reading-meeting", day=when, a=a, b=b)
    return voice.spoken("reading-meeting-undated", a=a, b=b)


def notes(minutes: Minutes, voice: Voice) -> list[str]:
    """What a reader should know before relying on the minutes, each a sentence."""
    found = [voice.spoken("reading-note", note=Name(note_in(note, voice.language))) for note in minutes.notes]
    if minutes.year_from:
        found.insert(0, voice.spoken("reading-year", reason=Name(note_in(minutes.year_from, voice.language))))
    return found


def model_rows(asked: ModelReading, voice: Voice) -> list[tuple[str, str, str, str]]:
    """What a language model found and could be verified: sort, words, fields, where the rules read it otherwise."""
    return [
        (
            voice.word(f"type-{one.type}"),
            f"{one.doc}: {one.text}",
            "; ".join(f"{name}: {value}" for name, value in one.fields.items()),
            one.disputed,
        )
        for one in asked.items
    ]


def side_by_side(minutes: Minutes, voice: Voice) -> list[tuple[str, str, list[Item | None]]]:
    """What the reports tell of one thing, a row each in the order of the first: relation, differences, an item each.

    What one report alone tells stands where it does in that report, the other columns empty.
    """
    letters = [one.letter for one in minutes.documents]
    rows: list[tuple[tuple[int, int], tuple[str, str, list[Item | None]]]] = []
    for row in minutes.alignment:
        items = {item.doc: item for item in map(minutes.item, row.items)}
        first = next(items[letter] for letter in letters if letter in items)
        if len(items) > 1:
            relation = voice.word(f"relation-{row.relation}")
            differing = ", ".join(voice.word(f"field-{name}") for name in row.fields)
        else:
            relation, differing = voice.spoken("reading-of-these-alone", letter=Name(first.doc)), ""
        place = (letters.index(first.doc), first.span.start)
        rows.append((place, (relation, differing, [items.get(letter) for letter in letters])))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def _reviewed(review: Review, voice: Voice) -> str:
    """Who said what of an item, and when; nothing is said here of one that was rejected, which is gone."""
    who, when = Name(review.who), Name(review.when)
    if review.verdict == "corrected":
        changes = Name(", ".join(f"{name} = {value}" for name, value in review.changes.items()))
        return voice.spoken("review-corrected", who=who, when=when, changes=changes)
    return voice.spoken("review-confirmed", who=who, when=when)


def _entity(minutes: Minutes, code: str) -> str:
    """The id under which a side is kept."""
    from dovetail.minutes.registry import iso

    return iso(code) if iso(code) in minutes.entities else code


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = files("dovetail.brief.templates").joinpath("reading.html").read_text(encoding="utf-8")
    return environment.from_string(text)


def _marked(minutes: Minutes, letter: str, voice: Voice) -> Markup:
    """A report's text with nested marks; marks that would cross an outer one are cut at its border."""
    text = minutes.document(letter).text
    marks = [_Mark(item.span.start, item.span.end, item) for item in minutes.items if item.doc == letter]
    marks.sort(key=lambda mark: (mark.start, -mark.end, SORTS.index(mark.item.type)))
    labels = {
        mark.item.id: ": ".join(
            (f"{mark.item.id}, {voice.word('type-' + mark.item.type)}", told(minutes, mark.item, voice))
        )
        for mark in marks
    }
    return _nested(text, marks, 0, len(text), labels)


def _nested(text: str, marks: Sequence[_Mark], start: int, end: int, labels: dict[str, str]) -> Markup:
    result = Markup()
    position = start
    index = 0
    while index < len(marks):
        mark = marks[index]
        stop = min(mark.end, end)
        inner = index + 1
        while inner < len(marks) and marks[inner].start < stop:
            inner += 1
        result += escape(text[position : mark.start])
        body = _nested(text, marks[index + 1 : inner], mark.start, stop, labels)
        result += Markup('<mark class="{}" title="{}" id="m-{}">{}</mark>').format(
            mark.item.type, labels[mark.item.id], mark.item.id, body
        )
        position = stop
        index = inner
    return result + escape(text[position:end])
