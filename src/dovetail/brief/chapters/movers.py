"""What rose and what fell, how much is not disclosed, and where the record breaks."""

from __future__ import annotations

from dovetail.analyses.turnover.result import Line, TurnoverResult
from dovetail.brief.document import Block, Chapter, Column, Drawing, Name, Paragraph, Row, Sentence, Table
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, change
from dovetail.results.charts.movers import Mover, movers_chart
from dovetail.results.numbers import cell, common_scale, unit_heading
from dovetail.terms.period import Period
from dovetail.terms.product import TOTAL, Product
from dovetail.terms.territory import Territory

_IN_WORDS, _IN_CHART = 3, 4


def movers(material: Material, voice: Voice) -> Chapter | None:
    """Movers of the first span in words, undisclosed goods, the breaks, and movers in bars."""
    span = material.spans[0] if material.spans else material.whole
    lines = _movers(span)
    said: list[Sentence] = []
    for exporter, importer in (span.shown, span.shown[::-1]):
        own = [line for line in lines if (line.exporter, line.importer) == (exporter, importer)]
        for message, rises in (("movers-rise", True), ("movers-fall", False)):
            if some := [line for line in own if (line.change.value >= 0) == rises][:_IN_WORDS]:
                said.append(_one_way(message, some, exporter, importer, voice))
    blocks: list[Block] = [Paragraph(tuple(said))] if said else []
    if undisclosed := _undisclosed(span, voice):
        blocks.append(Paragraph(tuple(undisclosed)))
    if span.breaks:
        blocks += _breaks(material, span, voice)
    if lines:
        blocks.append(movers_drawing(span, voice))
    return Chapter("movers", voice.phrase("movers-title"), tuple(blocks)) if blocks else None


def _movers(span: TurnoverResult) -> list[Line]:
    return [line for line in (*span.risers, *span.fallers) if line.product != TOTAL]


def _one_way(message: str, lines: list[Line], exporter: str, importer: str, voice: Voice) -> Sentence:
    items = [
        voice.phrase("movers-item", product=voice.product(line.product), change=change(line.change)) for line in lines
    ]
    where = {"exporter": Territory.of(exporter), "importer": Territory.of(importer)}
    return voice.say(message, movers=voice.listed(items, apart=True), **where)


def movers_drawing(span: TurnoverResult, voice: Voice) -> Drawing:
    """The product groups that moved most, a panel a direction."""
    lines = _movers(span)
    scale = common_scale([line.change for line in lines])
    unit = Name(unit_heading("usd", voice.language, scale))
    places = 1 if scale == "bn" else 0
    panels: list[tuple[str, list[Mover]]] = []
    for exporter, importer in (span.shown, span.shown[::-1]):
        own = [line for line in lines if (line.exporter, line.importer) == (exporter, importer)]
        rises = [line for line in own if line.change.value >= 0][:_IN_CHART]
        falls = [line for line in own if line.change.value < 0][:_IN_CHART]
        title = voice.spoken(
            "movers-panel", exporter=Territory.of(exporter), importer=Territory.of(importer), unit=unit
        )
        panels.append((title, [_mover(line, voice, scale, places) for line in (*rises, *falls)]))
    told = "; ".join(f"{title}: " + ", ".join(f"{m.label} {m.shown}" for m in movers_) for title, movers_ in panels)
    caption = voice.caption("movers-caption", span, start=Period.of(span.first), end=Period.of(span.last))
    return Drawing(movers_chart(panels, alt=voice.spoken("movers-alt", movers=Name(told))), caption)


def _mover(line: Line, voice: Voice, scale: str, places: int) -> Mover:
    shown = cell(line.change, voice.language, scale=scale, places=places, sign="always")  # pyright: ignore[reportArgumentType]
    return Mover(Product.of(line.product).name(voice.language, short=True), line.change.value, shown, line.change.id)


def _undisclosed(span: TurnoverResult, voice: Voice) -> list[Sentence]:
    said: list[Sentence] = []
    for row in span.concentration:
        if row.period != span.last:
            continue
        where = {"exporter": Territory.of(row.exporter), "importer": Territory.of(row.importer)}
        when = Period.of(row.period)
        if row.undisclosed_share and row.undisclosed_share.value >= 1:
            said.append(voice.say("movers-undisclosed", share=row.undisclosed_share, period=when, **where))
    return said


def _breaks(material: Material, span: TurnoverResult, voice: Voice) -> list[Block]:
    scale = common_scale([figure for row in span.breaks for figure in (row.before, row.after)])
    products = {(row.exporter, row.product): row.change for row in span.breaks}
    count = material.counted(
        "product groups with a broken record", list(products.values()), f"{span.first}>{span.last}"
    )
    unit = Name(unit_heading("usd", voice.language, scale))
    rows = tuple(
        Row(
            (
                (voice.product(row.product),),
                voice.phrase("direction-of", exporter=Territory.of(row.exporter), importer=Territory.of(row.importer)),
                voice.phrase("between-periods", start=Period.of(row.start), end=Period.of(row.end)),
                voice.number(Shown(row.before, scale=scale)),
                voice.number(Shown(row.after, scale=scale)),
            )
        )
        for row in span.breaks
    )
    columns = (
        Column(voice.phrase("head-product")),
        Column(voice.phrase("head-direction")),
        Column(voice.phrase("head-between")),
        Column(voice.phrase("head-before"), numeric=True),
        Column(voice.phrase("head-after"), numeric=True),
    )
    return [
        Paragraph((voice.say("breaks-said", n=count),)),
        Table(voice.caption("breaks-caption", span, unit=unit), columns, rows),
    ]
