"""The reports with everything that was read marked in them, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def page(minutes: Minutes, verdicts: dict[str, str] | None = None) -> str:
    """The page: a legend, the reports marked by sort, the items as a table, and the reports side by side.

    It runs no script and asks for nothing from outside; every text is escaped. `verdicts` are words shown beside
    claims, by item id.
    """
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_TEMPLATE).render(
        minutes=minutes,
        colours=COLOURS,
        texts=[(document, _marked(minutes, document.letter)) for document in minutes.documents],
        rows=[_row(minutes, item, verdicts or {}) for item in minutes.items if not isinstance(item, Mention)],
        pairs=[(row.relation.replace("_", " "), [minutes.item(one) for one in row.items], ", ".join(row.fields)) for row in minutes.alignment if len(row.items) > 1],
        alone=[(row.relation.replace("_", " "), minutes.item(row.items[0])) for row in minutes.alignment if len(row.items) == 1],
    )  # fmt: skip


def detail(minutes: Minutes, item: Item) -> str:
    """What an item says beyond its words, in one line."""
    match item:
        case Statement():
            return f"{minutes.name(item.speaker)}, {item.kind.replace('_', ' ')}"
        case Claim():
            amount = f" {item.operator}{item.value:g} {item.unit}" if item.value is not None else ""
            return f"{item.metric.replace('_', ' ')}{amount} {item.direction} {item.period}".strip() + f"; checkable: {item.checkability}"
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
            return "; ".join(f"{key} {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in values.items() if key not in skip)


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
        result += Markup('<mark class="{}" title="{}" id="m-{}">{}</mark>').format(mark.item.type, label, mark.item.id, body)
        position = stop
        index = inner
    return result + escape(text[position:end])


_TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Minutes{% if minutes.date %} of {{ minutes.date }}{% endif %}</title>
<style>
body{font:16px/1.55 Georgia,"Times New Roman",serif;max-width:78rem;margin:2rem auto;padding:0 1.2rem;color:#1c1c1c}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc}
.texts{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:2rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;border-radius:2px;padding:0 1px}
{% for kind, colour in colours.items() %}mark.{{ kind }},.key.{{ kind }}{background:{{ colour }}}{% endfor %}
mark.mention,.key.mention{border-bottom:2px solid #8aa;border-radius:0}
mark:target{outline:2px solid #b33}
.key{display:inline-block;padding:0 .5rem;margin:.1rem;border-radius:2px;border:1px solid #ddd}
table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #e4e4e4}
.pair{display:grid;grid-template-columns:9rem 1fr 1fr;gap:1rem;border-bottom:1px solid #e4e4e4;padding:.3rem 0;font-size:.92rem}
@media print{body{margin:0}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
</style></head><body>
<h1>What the reports say{% if minutes.date %}, meeting of {{ minutes.date }}{% endif %}</h1>
{% if minutes.year_from %}<p>The year is inferred from {{ minutes.year_from }}.</p>{% endif %}
{% for note in minutes.notes %}<p><em>Note: {{ note }}.</em></p>{% endfor %}
<p>{% for kind in colours %}<span class="key {{ kind }}">{{ kind }}</span>{% endfor %}</p>
<div class="texts">{% for document, text in texts %}<section><h2>{{ document.letter }}: {{ document.name }}</h2><div class="text">{{ text }}</div></section>{% endfor %}</div>
{% if minutes.agenda %}<h2>Under discussion</h2><table><tr><th>Branch or product</th><th>HS</th><th>ISIC</th><th>Weight</th></tr>
{% for topic in minutes.agenda %}<tr><td>{{ topic.name }}</td><td>{{ topic.hs|join(", ") }}</td><td>{{ topic.isic|join(", ") }}</td><td>{{ "%.2f"|format(topic.score) }}</td></tr>{% endfor %}</table>{% endif %}
<h2>Items</h2><table><tr><th>Id</th><th>Words</th><th>Read as</th><th>Confidence</th></tr>
{% for row in rows %}<tr><td><a href="#m-{{ row.item.id }}">{{ row.item.id }}</a></td><td>{{ row.item.text }}</td><td>{{ row.detail }}{% if row.verdict %}<br><strong>{{ row.verdict }}</strong>{% endif %}</td><td>{{ "%.2f"|format(row.item.confidence) }}</td></tr>{% endfor %}</table>
{% if pairs or alone %}<h2>The reports side by side</h2>
{% for relation, items, fields in pairs %}<div class="pair"><div>{{ relation }}{% if fields %} ({{ fields }}){% endif %}</div>{% for item in items %}<div><a href="#m-{{ item.id }}">{{ item.id }}</a> {{ item.text }}</div>{% endfor %}</div>{% endfor %}
{% for relation, item in alone %}<div class="pair"><div>{{ relation }}</div><div><a href="#m-{{ item.id }}">{{ item.id }}</a> {{ item.text }}</div></div>{% endfor %}{% endif %}
</body></html>
"""
