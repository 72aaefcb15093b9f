"""What an item of minutes says beyond its words, in one line of a language."""

from __future__ import annotations

import re

from dovetail.brief.document import Name
from dovetail.brief.wording.voice import Voice
from dovetail.minutes.checks.case import stored_period
from dovetail.minutes.items import (
    NARRATOR,
    UNKNOWN,
    Claim,
    Commitment,
    Date,
    Event,
    Invitation,
    Item,
    Mention,
    Proposal,
    Sector,
    Statement,
    Tie,
)
from dovetail.minutes.naming import name_in
from dovetail.minutes.reader import Minutes
from dovetail.results.numbers import show
from dovetail.results.periods import name_period, name_years
from dovetail.terms.figure import Figure, Source
from dovetail.terms.product import Product
from dovetail.terms.unit import UNITS

FIRMNESS = {4: "agreed", 3: "pledged", 2: "ready", 1: "interest", 0: "none"}
_OPERATORS = {">": "operator-more", "<": "operator-less", "~": "operator-about"}
#: Goods named in one line.
_MOST_GOODS = 4


def told(minutes: Minutes, item: Item, voice: Voice) -> str:
    """What an item says beyond its words."""
    match item:
        case Statement():
            parts = [speaker(minutes, item.speaker, voice), voice.word(f"voice-{item.kind}")]
        case Claim():
            parts = [voice.word(f"metric-{item.metric}"), _amount(item, voice), _period(item.period, voice),
                     voice.word(f"checkability-{item.checkability}")]  # fmt: skip
        case Commitment():
            parts = [
                _from_to(minutes, item.by, item.to, voice),
                voice.word(f"firmness-{FIRMNESS[item.firmness]}"),
                _quoted("condition-told", item.condition, voice),
                _quoted("deadline-told", item.deadline, voice),
            ]
        case Proposal():
            parts = [_from_to(minutes, item.by, item.to, voice), voice.word(f"sub-{item.sub}") if item.sub else ""]
        case Invitation():
            parts = [_from_to(minutes, item.by, item.to, voice)]
        case Tie():
            sides = [side(minutes, code, voice) for code in item.direction.split(">") if code]
            parts = [voice.word(f"tie-{item.kind}"), " → ".join(sides), _goods(item.hs, voice)]
        case Event():
            parts = [voice.word(f"event-{item.kind}"), voice.word(f"status-{item.status}"), day(item.date, voice)]
        case Date():
            parts = [day(item.value, voice), voice.word("year-inferred") if item.year_from else ""]
        case Sector():
            parts = [_goods(item.hs, voice), f"{voice.word('head-isic')} {', '.join(item.isic)}" if item.isic else ""]
        case Mention():
            parts = [name_in(minutes, item.entity, voice.language)]
        case _:
            parts = []
    return "; ".join(part for part in parts if part)


def speaker(minutes: Minutes, code: str, voice: Voice) -> str:
    """Whoever speaks, by name; the report itself, or that nothing tells."""
    if code in (NARRATOR, UNKNOWN):
        return voice.word(f"speaker-{code}")
    return name_in(minutes, code, voice.language)


def side(minutes: Minutes, code: str, voice: Voice) -> str:
    """A side of the meeting by name, both of them, or that nothing tells."""
    if code in ("both", UNKNOWN):
        return voice.word(f"side-{code}")
    return name_in(minutes, code, voice.language)


def day(value: str, voice: Voice) -> str:
    """A day, month or year in words; as written where it is none of these."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        from datetime import date

        from babel.dates import format_date

        return format_date(date.fromisoformat(value), format="long", locale=voice.language)
    return _period(value, voice)


def _from_to(minutes: Minutes, by: str, to: str, voice: Voice) -> str:
    if by == to:
        return side(minutes, by, voice)
    return voice.spoken("from-to", by=Name(side(minutes, by, voice)), to=Name(side(minutes, to, voice)))


def _amount(claim: Claim, voice: Voice) -> str:
    """The value as said, with its direction."""
    direction = voice.word(f"direction-{claim.direction}") if claim.direction in ("increase", "decrease") else ""
    if claim.value is None:
        return direction
    if claim.unit in UNITS:
        said = Source("report", "report")
        figure = Figure(measure="said", value=claim.value, unit=claim.unit, period="2000", grade="stated", source=said)
        value = show(figure, voice.language)
    else:
        value = f"{claim.value:,.6g} {claim.unit.upper()}".strip()
    if claim.unit == "ratio":
        value = voice.spoken("times", value=Name(value))
    if claim.operator in _OPERATORS:
        value = voice.spoken(_OPERATORS[claim.operator], value=Name(value))
    return f"{direction} {value}".strip()


def _period(value: str, voice: Voice) -> str:
    if years := re.fullmatch(r"(\d{4})/(\d{4})", value):
        return name_years(*years.groups())
    written = stored_period(value)
    if re.fullmatch(r"\d{4}(?:-(?:Q\d|H\d|\d\d)(?:\.\.\d{4}-\d\d)?)?", written):
        return name_period(written, voice.language)
    return value


def _quoted(message: str, words: str, voice: Voice) -> str:
    return voice.spoken(message, words=Name(words)) if words else ""


def _goods(codes: tuple[str, ...], voice: Voice) -> str:
    headings = list(dict.fromkeys(code[:4] for code in codes))[:_MOST_GOODS]
    return "; ".join(Product.of(code).name(voice.language, short=True) for code in headings)
