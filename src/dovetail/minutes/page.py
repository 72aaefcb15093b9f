"""The reports with everything that was read marked in them, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from dovetail.minutes.items import Claim, Commitment, Event, Item, Mention, Proposal, Statement
from dovetail.minutes.reader import Minutes

#: Sorts of items by layer: what is marked in the text, in this order of nesting, with its colour.
COLOURS = {
    "statement": "#e8eef7",
    "claim": "#f6d9a8",
    "commitment": "#bfe3c6",
    "proposal": "#d6ecd0",
    "invitation": "#d6ecd0",
    "tie": "#d9d2ee",
    "event": "#e6e6e6",
    "date": "#dfe9ea",
    "sector": "#f3e3ef",
    "product": "#f3e3ef",
    "mention": "#ffffff",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    item: Item


@cache
def _template() -> str:
    return files("dovetail.minutes").joinpath("page.html").read_text(encoding="utf-8")


def page(minutes: Minutes, verdicts: dict[str, str] | None = None) -> str:
    """The page: a legend, the reports marked by sort, the items as a table, and the reports side by side.

    It runs no script and asks for nothing from outside; every text is escaped. `verdicts` are words shown beside
    claims, by item id.
    """
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_template()).render(
        minutes=minutes,
        colours=COLOURS,
        texts=[(document, _marked(minutes, document.letter)) for document in minutes.documents],
        rows=[_row(minutes, item, verdicts or {}) for item in minutes.items if not isinstance(item, Mention)],
        pairs=[
            (row.relation.replace("_", " "), [minutes.item(one) for one in row.items], ", ".join(row.fields))
            for row in minutes.alignment
            if len(row.items) > 1
        ],
        alone=[
            (row.relation.replace("_", " "), minutes.item(row.items[0]))
            for row in minutes.alignment
            if len(row.items) == 1
        ],
    )


def detail(minutes: Minutes, item: Item) -> str:
    """What an item says beyond its words, in one line."""
    match item:
        case Statement():
            return f"{minutes.name(item.speaker)}, {item.kind.replace('_', ' ')}"
        case Claim():
            amount = f" {item.operator}{item.value:g} {item.unit}" if item.value is not None else ""
            return (
                f"{item.metric.replace('_', ' ')}{amount} {item.direction} {item.period}".strip()
                + f"; checkable: {item.checkability}"
            )
        case Commitment():
            more = "; ".join(part for part in (item.condition, item.deadline) if part)
            return f"{item.by} to {item.to}, firmness {item.firmness}" + (f" ({more})" if more else "")
        case Proposal():
            return f"{item.by} to {item.to}: {item.sub}"
        case Event():
            return f"{item.kind}, {item.status} {item.date}".strip()
        case _:
            values = item.to_dict()
            skip = ("id", "doc", "type", "start", "end", "text", "confidence", "candidates")
            return "; ".join(
                f"{key} {', '.join(map(str, value)) if isinstance(value, list) else value}"
                for key, value in values.items()
                if key not in skip
            )


def _row(minutes: Minutes, item: Item, verdicts: dict[str, str]) -> dict[str, Any]:
    return {"item": item, "detail": detail(minutes, item), "verdict": verdicts.get(item.id, "")}


def _marked(minutes: Minutes, letter: str) -> Markup:
    """A report's text with nested marks; marks that would cross an outer one are cut at its border."""
    text = minutes.document(letter).text
    order = list(COLOURS)
    marks = [_Mark(item.span.start, item.span.end, item) for item in minutes.items if item.doc == letter]
    marks.sort(key=lambda mark: (mark.start, -mark.end, order.index(mark.item.type)))
    return _nested(text, marks, 0, len(text))


def _nested(text: str, marks: Sequence[_Mark], start: int, end: int) -> Markup:
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
        body = _nested(text, marks[index + 1 : inner], mark.start, stop)
        label = f"{mark.item.id}: {mark.item.type}"
        result += Markup('<mark class="{}" title="{}" id="m-{}">{}</mark>').format(
            mark.item.type, label, mark.item.id, body
        )
        position = stop
        index = inner
    return result + escape(text[position:end])
