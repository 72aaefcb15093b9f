"""A turnover result as tables for reading in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.brief.annex import described
from dovetail.brief.chapters.mirror import records_drawing
from dovetail.brief.chapters.movers import movers_drawing
from dovetail.brief.chapters.turnover import bridge_drawing
from dovetail.brief.document import Name, plain
from dovetail.brief.wording.formulas import formula_in
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Drawing, Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.terms.period import Period
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.turnover.result import Bridge, Line, Term, TurnoverResult
    from dovetail.results.numbers import Scale
    from dovetail.terms.figure import Figure


def turnover_blocks(result: TurnoverResult, language: Language) -> list[str | Grid]:
    """The title first, then texts, tables and reservations."""
    one = Words(language)
    a, b = (Territory(code) for code in result.shown)
    years = Name(one.years(result.first, result.last))
    parts: list[str | Grid] = [one.said("table-turnover-heading", a=a, b=b, years=years)]
    if result.proxy:
        asked_a, asked_b = (Territory(code) for code in result.proxy.asked)
        parts.append(one.said("table-turnover-stands-in", a=a, b=b, asked_a=asked_a, asked_b=asked_b))
    parts.append(_levels(result, one))
    if any(row.gap for row in result.mirror):
        parts.append(_mirror(result, one))
    if result.bridge:
        parts.append(_bridge(result.bridge, result.shown, one))
    for title, lines in (("table-risers", result.risers), ("table-fallers", result.fallers)):
        if lines:
            parts.append(_movers(title, lines[: result.top], one))
    if result.breaks:
        parts.append(_breaks(result, one))
    if result.parts:
        parts.append(_parts(result, one))
    if result.stated:
        parts.append(_stated(result, one))
    return [*parts, *one.notes(result)]


def turnover_charts(result: TurnoverResult, language: Language) -> list[Drawing]:
    """The charts of a page, as the brief draws them."""
    voice = Voice(language)
    reported = any(row.by_exporter or row.by_importer for row in result.mirror)
    drawings = [records_drawing(result, voice)] if reported else []
    if result.bridge:
        drawings.append(bridge_drawing(result, result.bridge, voice))
    if result.risers or result.fallers:
        drawings.append(movers_drawing(result, voice))
    return [Drawing(drawing.chart.svg, plain(drawing.caption)) for drawing in drawings]


def _levels(result: TurnoverResult, one: Words) -> Grid:
    figures = [part for level in result.levels for part in (level.exports, level.imports, level.turnover)]
    scale, unit = one.unit(figures)
    rows = [
        (
            level.period,
            level.reporter or one.word("table-reconciled"),
            *(_money(part, scale, one) for part in (level.exports, level.imports, level.turnover, level.balance)),
        )
        for level in result.levels
    ]
    a, b = (Territory(code) for code in result.shown)
    headings = one.words("year", "reported-by", "exports", "imports", "turnover", "balance")
    return Grid(one.said("table-levels", a=a, b=b, unit=Name(unit)), headings, rows, right=(2, 3, 4, 5))


def _mirror(result: TurnoverResult, one: Words) -> Grid:
    missing = one.word("table-not-reported")
    rows = [
        (
            row.period,
            one.way(row.exporter, row.importer),
            one.show(row.by_exporter) or missing,
            one.show(row.by_importer) or missing,
            one.show(row.gap_percent, sign="always"),
            ", ".join(one.word(f"table-reason-{reason.code}") for reason in row.reasons),
        )
        for row in result.mirror
        if row.gap
    ]
    headings = one.words("year", "direction", "by-exporter", "by-importer", "gap", "reasons")
    return Grid(one.word("table-mirror"), headings, rows, right=(2, 3, 4))


def _bridge(bridge: Bridge, pair: tuple[str, str], one: Words) -> Grid:
    scale, unit = one.unit([bridge.opening, bridge.closing])
    directions = (pair, (pair[1], pair[0]))

    def of(kind: str, direction: tuple[str, str]) -> Sequence[Term]:
        return [term for term in bridge.terms if (term.kind, term.exporter, term.importer) == (kind, *direction)]

    def end(period: str, figure: Figure) -> tuple[str, ...]:
        return (one.said("table-turnover-of", year=Period.of(period)), "", "", one.money(figure, scale))

    causes = [
        (
            one.word(f"cause-{term.kind}"),
            *(
                "".join(one.money(part.figure, scale, sign="always") for part in of(term.kind, way))
                for way in directions
            ),
            one.money(term.figure, scale, sign="always"),
        )
        for term in bridge.kinds
    ]
    rows = [end(bridge.start, bridge.opening), *causes, end(bridge.end, bridge.closing)]
    title = one.said("table-bridge", by=one.voice.told_by(bridge.reporter), unit=Name(unit))
    headings = ("", *(one.way(*way) for way in directions), one.word("table-total"))
    return Grid(title, headings, rows, right=(1, 2, 3))


def _movers(title: str, lines: Sequence[Line], one: Words) -> Grid:
    scale, unit = one.unit([line.change for line in lines])
    rows = [
        (
            one.way(line.exporter, line.importer),
            one.product(line.product),
            _money(line.start, scale, one),
            _money(line.end, scale, one),
            one.money(line.change, scale, sign="always"),
        )
        for line in lines
    ]
    headings = one.words("direction", "product", "first", "last", "change")
    return Grid(one.word(title, unit=unit), headings, rows, right=(2, 3, 4))


def _breaks(result: TurnoverResult, one: Words) -> Grid:
    rows = [
        (
            one.way(part.exporter, part.importer),
            one.product(part.product),
            one.years(part.start, part.end),
            one.show(part.before),
            one.show(part.after),
            one.show(part.factor),
        )
        for part in result.breaks
    ]
    headings = one.words("direction", "product", "years", "before", "after", "times")
    return Grid(one.word("table-breaks"), headings, rows, right=(3, 4, 5))


def _parts(result: TurnoverResult, one: Words) -> Grid:
    """The last twelve months, quarters and halves of each record, each beside the same part of the year before."""
    last = sorted({part.period for part in result.parts}, key=Period.of)[-12:]
    scale, unit = one.unit([part.value for part in result.parts if part.period in last])
    rows = [
        (
            one.period(part.period),
            one.way(part.exporter, part.importer),
            part.reporter,
            one.money(part.value, scale),
            one.show(part.growth, sign="always"),
        )
        for part in result.parts
        if part.period in last
    ]
    headings = one.words("period", "direction", "reported-by", "value", "on-the-year")
    return Grid(one.word("table-parts", unit=unit), headings, rows, right=(3, 4))


def _stated(result: TurnoverResult, one: Words) -> Grid:
    rows = [(described(figure, one.voice), one.show(figure), _said_by(figure, one)) for figure in result.stated]
    a, b = (Territory(code) for code in result.pair)
    return Grid(one.said("table-stated", a=a, b=b), one.words("what", "value", "said-by"), rows, right=(1,))


def _said_by(figure: Figure, one: Words) -> str:
    """Who published it and when, as the locator of a statement begins (`s01: BelTA, 2014, address`), and how firmly."""
    if figure.source is None:
        return ""
    said = figure.source.locator.partition(": ")[2].split(", ")[:2]
    note = formula_in(figure.note, one.language)
    return "; ".join(filter(None, (", ".join(said) or figure.source.publisher, note)))


def _money(figure: Figure | None, scale: Scale, one: Words) -> str:
    return one.money(figure, scale) or one.word("table-not-reported")
