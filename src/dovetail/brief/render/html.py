"""One self-contained page: it asks for nothing from outside, works without scripts, and prints on A4."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup

from dovetail.brief.document import Name, Number, When, plain
from dovetail.results.printable import printable

if TYPE_CHECKING:
    from jinja2 import Template

    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Edition, Entry, Sentence, Span
    from dovetail.results.charts.chart import Chart

#: Words that the panel needs from the page.
_PANEL = ("derivation", "close", "grade", "interval", "formula", "source", "note", "inputs", "id")

_LINKS = 6


def render_html(brief: Brief) -> bytes:
    """The brief as one HTML file. Every number links to `#f-ID`; in a second language to `#f-ID-ru`."""
    css, js = _asset("page.css"), _asset("page.js")
    suffixes = {each.language: "" if index == 0 else f"-{each.language}" for index, each in enumerate(brief.editions)}
    serial = count()

    def spans(sentence: Sentence, edition: Edition, *, marks: bool = True) -> Markup:
        shown = edition.marks if marks else {}
        return Markup("".join(_span(span, shown, suffixes[edition.language]) for span in sentence))

    def joined(sentences: Sequence[Sentence], edition: Edition) -> Markup:
        return Markup(" ").join(spans(sentence, edition) for sentence in sentences)

    def svg(chart: Chart, edition: Edition) -> Markup:
        return Markup(_inlined(chart.svg, suffixes[edition.language], next(serial)))

    def entries(listed: Sequence[Entry], edition: Edition) -> Markup:
        return Markup("\n".join(_entry(entry, suffixes[edition.language]) for entry in listed))

    page = _template().render(
        editions=brief.editions,
        suffixes=suffixes,
        words={
            edition.language: json.dumps({name: edition.words[name] for name in _PANEL}, ensure_ascii=False)
            for edition in brief.editions
        },
        policy=f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src '{_hash(js)}'; "
        "base-uri 'none'; form-action 'none'",
        css=Markup(css),
        js=Markup(js),
        kind=lambda part: type(part).__name__,
        plain=plain,
        spans=spans,
        joined=joined,
        svg=svg,
        entries=entries,
    )
    return printable(page).encode()


def _span(span: Span, marks: dict[str, str], suffix: str) -> str:
    text = escape(span.text)
    match span:
        case Number():
            mark = f'<sup class="mark">{escape(marks[span.grade])}</sup>' if span.grade in marks else ""
            return f'<a class="fig {span.grade}" href="#f-{span.figure}{suffix}">{text}</a>{mark}'
        case When():
            return f'<span class="when">{text}</span>'
        case Name():
            return f'<span class="name">{text}</span>'
        case _:
            return text


def _entry(entry: Entry, suffix: str) -> str:
    """A Figure of the annex: the panel reads its parts by their classes."""
    links = " ".join(f'<a href="#f-{id_}{suffix}">{id_[:6]}</a>' for id_ in entry.inputs[:_LINKS])
    more = f" +{len(entry.inputs) - _LINKS}" if len(entry.inputs) > _LINKS else ""
    parts = [
        f'<span class="what">{escape(entry.what)}</span> <b class="value">{escape(entry.value)}</b>',
        f'<span class="grade">{escape(entry.grade)}</span>',
        f'[<span class="interval">{escape(entry.interval)}</span>]' if entry.interval else "",
        f'= <span class="formula">{escape(entry.formula)}</span>' if entry.formula else "",
        f'<span class="more">\u2190 {links}{more}</span>' if links else "",
        f'<span class="source">{escape(entry.source)}</span>' if entry.source else "",
        f'<span class="remark">{escape(entry.note)}</span>' if entry.note else "",
        f"<code>{entry.figure}</code>",
    ]
    inputs = f' data-inputs="{" ".join(entry.inputs)}"' if entry.inputs else ""
    anchor = f'id="f-{entry.figure}{suffix}" data-id="{entry.figure}" data-suffix="{suffix}"{inputs}'
    return f'<li class="entry" {anchor}>{" ".join(part for part in parts if part)}</li>'


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(_asset("page.html"))


@cache
def _asset(name: str) -> str:
    return files("dovetail.brief.templates").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash that lets exactly this style or script through the page's own policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _inlined(svg: str, suffix: str, serial: int) -> str:
    """A chart made fit to stand in the page: links that open the panel, ids that meet no other chart's."""
    svg = re.sub(r'<a href="#f-([0-9a-f]{12})">', rf'<a class="fig" href="#f-\1{suffix}">', svg)
    return re.sub(r'(\bid="|url\(#)', rf"\g<1>c{serial}-", svg)
