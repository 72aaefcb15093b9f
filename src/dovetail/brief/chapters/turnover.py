"""Why turnover moved: levels, and the bridge of each span with its causes in words."""

from __future__ import annotations

from dovetail.analyses.turnover.result import Bridge, Growth, Term, TurnoverResult
from dovetail.brief.document import (
    Beside,
    Block,
    Chapter,
    Column,
    Drawing,
    Name,
    Note,
    Paragraph,
    Row,
    Sentence,
    Table,
    Text,
    When,
)
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, change, size
from dovetail.results.charts.bridge import End, Step, StepLook, bridge_chart
from dovetail.results.numbers import cell, common_scale, direction, unit_heading
from dovetail.results.periods import name_period, name_years
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Causes smaller than this part of the largest one are left to the chart.
_WORTH_SAYING, _WORTH_TELLING_APART = 0.15, 0.02
_TOLD_ELSEWHERE = ("proxy", "reporter", "break", "undisclosed", "datasets_joined", "classification_changes")


def turnover(material: Material, voice: Voice) -> Chapter | None:
    """Each span's bridge in words and as a chart, then the levels by year."""
    blocks: list[Block] = []
    drawings: list[Drawing] = []
    for index, span in enumerate(material.spans):
        if span.bridge:
            blocks.append(Paragraph(tuple(_told(span, span.bridge, voice, in_full=index == 0))))
            drawings.append(bridge_drawing(span, span.bridge, voice))
    blocks += [Beside((drawings[0], drawings[1]))] if len(drawings) == 2 else drawings
    blocks += [table for table in [_levels(material, voice)] if table.rows]
    if caveats := _reserved(material, voice):
        blocks.append(Note(caveats))
    return Chapter("turnover", voice.phrase("turnover-title"), tuple(blocks)) if blocks else None


def _reserved(material: Material, voice: Voice) -> tuple[Sentence, ...]:
    """How the bridges are to be read; what every sentence or another chapter says anyway is left out."""
    found: dict[tuple[str, ...], tuple[Caveat, list[TurnoverResult]]] = {}
    for span in material.spans:
        for caveat in span.caveats:
            if caveat.message not in _TOLD_ELSEWHERE:
                found.setdefault((caveat.message, *caveat.values.values()), (caveat, []))[1].append(span)
    return tuple(
        voice.caveat(caveat) if len(spans) == len(material.spans) else _of_years(spans[0], voice.caveat(caveat))
        for caveat, spans in found.values()
    )


def _of_years(span: TurnoverResult, sentence: Sentence) -> Sentence:
    """A reservation that holds for one span only, with its years before it."""
    return (When(name_years(span.first, span.last)), Text(": "), *sentence)


def _told(span: TurnoverResult, bridge: Bridge, voice: Voice, *, in_full: bool) -> list[Sentence]:
    said = [
        voice.say(
            "turnover-from-to",
            opening=bridge.opening,
            closing=bridge.closing,
            start=Period.of(bridge.start),
            end=Period.of(bridge.end),
            change=size(bridge.change),
            direction=direction(bridge.change),
        )
    ]
    if not in_full:
        return said + [_cause(term, voice) for term in _worth_saying(bridge, causes=3)]
    a, b = span.shown
    for measure, exporter, importer in (("exports", a, b), ("imports", b, a)):
        growth = span.growth_of(measure, bridge.reporter)
        if growth and growth.percent:
            said.append(_one_way(growth, growth.percent, exporter, importer, voice))
    said += [_cause(term, voice) for term in _worth_saying(bridge)]
    said.append(voice.say("turnover-closing"))
    return said


def _one_way(growth: Growth, percent: Figure, exporter: str, importer: str, voice: Voice) -> Sentence:
    return voice.say(
        "turnover-direction",
        exporter=Territory.of(exporter),
        importer=Territory.of(importer),
        change=size(growth.change),
        percent=change(percent),
        direction=direction(percent),
    )


def _worth_saying(bridge: Bridge, *, causes: int | None = None) -> list[Term]:
    """The larger causes, largest first, at most so many; what is not explained is always said, and last."""
    largest = max((abs(term.figure.value) for term in bridge.kinds), default=0.0)
    said = [term for term in bridge.kinds if term.figure.value and abs(term.figure.value) >= _WORTH_SAYING * largest]
    apart = told_apart(bridge)
    ordered = sorted((term for term in said if term not in apart), key=lambda term: -abs(term.figure.value))
    return [*ordered[:causes], *apart]


def told_apart(bridge: Bridge) -> list[Term]:
    """What no market explains, where it is more than a trifle."""
    least = _WORTH_TELLING_APART * max((abs(term.figure.value) for term in bridge.kinds), default=0.0)
    apart = [term for term in bridge.kinds if term.kind in ("undisclosed", "break") and term.figure.value]
    return [term for term in apart if abs(term.figure.value) >= least]


def _cause(term: Term, voice: Voice) -> Sentence:
    return voice.say(f"turnover-cause-{term.kind}", amount=size(term.figure), direction=direction(term.figure))


def bridge_drawing(span: TurnoverResult, bridge: Bridge, voice: Voice) -> Drawing:
    """The way from one turnover to the other, a step a cause."""
    start, end = Period.of(bridge.start), Period.of(bridge.end)
    scale = common_scale([bridge.opening, bridge.closing])
    places = 2 if scale == "bn" else 0
    unit = Name(unit_heading("usd", voice.language, scale))
    terms = [term for term in bridge.kinds if term.figure.value]
    steps = [
        Step(
            voice.word(f"step-{term.kind}"),
            term.figure.value,
            cell(term.figure, voice.language, scale=scale, places=places, sign="always"),
            term.figure.id,
            _look(term),
        )
        for term in sorted(terms, key=_order)
    ]
    ends = [
        End(
            voice.spoken("turnover-bridge-end", period=period),
            cell(figure, voice.language, scale=scale, places=places),
            figure.id,
        )
        for period, figure in ((start, bridge.opening), (end, bridge.closing))
    ]
    told = "; ".join(f"{step.label} {step.shown}" for step in steps)
    alt = voice.spoken("turnover-bridge-alt", start=start, end=end, unit=unit, steps=Name(told))
    by = voice.told_by(bridge.reporter)
    caption = voice.caption("turnover-bridge-caption", span, start=start, end=end, by=by, unit=unit)
    return Drawing(bridge_chart(ends[0], steps, ends[1], alt=alt), caption)


def _look(term: Term) -> StepLook:
    return "undisclosed" if term.kind == "undisclosed" else "break" if term.kind == "break" else "plain"


def _order(term: Term) -> tuple[int, float]:
    """Causes by size, then what is not explained."""
    apart = ("unsplit", "undisclosed", "break")
    return (apart.index(term.kind) + 1 if term.kind in apart else 0, -abs(term.figure.value))


def _levels(material: Material, voice: Voice) -> Table:
    whole = material.whole
    a, b = material.shown
    wanted = {year for span in material.spans for year in (span.first, span.last)} | {whole.last}
    rows = [level for level in whole.levels if level.reporter == whole.reporter and level.period in wanted]
    cells = [
        figure for level in rows for figure in (level.exports, level.imports, level.turnover, level.balance) if figure
    ]
    scale = common_scale(cells)
    places = 1 if scale == "bn" else 0

    def money(figure: Figure | None) -> Sentence:
        return voice.number(Shown(figure, scale=scale, places=places)) if figure else (Name("\u2013"),)

    unit = Name(unit_heading("usd", voice.language, scale))
    return Table(
        voice.caption("turnover-levels-caption", whole, a=a, b=b, by=voice.told_by(whole.reporter), unit=unit),
        (
            Column(voice.phrase("head-year")),
            Column(voice.phrase("head-exports", a=a, b=b), numeric=True),
            Column(voice.phrase("head-imports", a=a, b=b), numeric=True),
            Column(voice.phrase("head-turnover"), numeric=True),
            Column(voice.phrase("head-balance", a=a), numeric=True),
        ),
        tuple(
            Row(
                (
                    (When(name_period(level.period, voice.language)),),
                    money(level.exports),
                    money(level.imports),
                    money(level.turnover),
                    money(level.balance),
                )
            )
            for level in rows
        ),
    )
