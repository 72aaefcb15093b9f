"""A turnover result as tables for reading in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.brief.annex import described
from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Block, Drawing, Grid, show
from dovetail.results.numbers import cell, common_scale, unit_heading
from dovetail.results.numbers import show as shown
from dovetail.terms.period import Period
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.analyses.turnover.result import Bridge, Line, Term, TurnoverResult
    from dovetail.terms.figure import Figure


def view(result: TurnoverResult) -> None:
    """Print the whole result."""
    show(heading(result), *blocks(result))


def heading(result: TurnoverResult) -> str:
    """Who and when."""
    return f"{_name(result.shown[0])} and {_name(result.shown[1])}, {result.first} to {result.last}"


def blocks(result: TurnoverResult) -> list[str | Grid]:
    """The result as texts and tables."""
    voice = Voice("en")
    one, other = (_name(code) for code in result.shown)
    parts: list[str | Grid] = []
    if result.proxy:
        asked = " and ".join(_name(code) for code in result.proxy.asked)
        parts.append(f"{one} and {other} stand in for {asked}: no trade of that pair is held.")
    parts.append(_levels(result))
    if any(row.gap for row in result.mirror):
        parts.append(_mirror(result))
    if result.bridge:
        parts.append(_bridge(result.bridge, result.shown, voice))
    for title, lines in (("Rose most", result.risers), ("Fell most", result.fallers)):
        if lines:
            parts.append(_movers(title, lines[: result.top]))
    if result.breaks:
        parts.append(_breaks(result))
    if result.parts:
        parts.append(_parts(result))
    if result.stated:
        parts.append(_stated(result, voice))
    return [*parts, *(f"Note: {plain(voice.caveat(caveat))}" for caveat in result.caveats)]


def illustrated(result: TurnoverResult) -> list[Block]:
    """The result for a page: charts first."""
    names = ("reports", "bridge", "movers") if result.bridge else ("reports",)
    return [*(Drawing(result.plot(name).svg) for name in names), *blocks(result)]


def _levels(result: TurnoverResult) -> Grid:
    figures = [figure for level in result.levels for figure in (level.exports, level.imports, level.turnover) if figure]
    scale = common_scale(figures)
    rows = [
        (
            level.period,
            level.reporter or "reconciled",
            *(_cell(part, scale) for part in (level.exports, level.imports, level.turnover, level.balance)),
        )
        for level in result.levels
    ]
    title = f"Trade of {_name(result.shown[0])} with {_name(result.shown[1])}, {unit_heading('usd', 'en', scale)}"
    headings = ("year", "reported by", "exports", "imports", "turnover", "balance")
    return Grid(title, headings, rows, right=(2, 3, 4, 5))


def _mirror(result: TurnoverResult) -> Grid:
    rows = [
        (
            row.period,
            f"{row.exporter} to {row.importer}",
            _shown(row.by_exporter),
            _shown(row.by_importer),
            shown(row.gap_percent, sign="always") if row.gap_percent else "",
            ", ".join(reason.code for reason in row.reasons),
        )
        for row in result.mirror
        if row.gap
    ]
    headings = ("year", "direction", "by the exporter", "by the importer", "gap", "why they may differ")
    return Grid("One flow, two reports", headings, rows, right=(2, 3, 4))


def _bridge(bridge: Bridge, pair: tuple[str, str], voice: Voice) -> Grid:
    scale = common_scale([bridge.opening, bridge.closing])
    directions = (pair, (pair[1], pair[0]))

    def of(kind: str, direction: tuple[str, str]) -> Sequence[Term]:
        return [term for term in bridge.terms if (term.kind, term.exporter, term.importer) == (kind, *direction)]

    rows = [(f"turnover {bridge.start}", "", "", _cell(bridge.opening, scale))]
    rows += [
        (
            voice.word(f"cause-{term.kind}"),
            *("".join(_cell(part.figure, scale, signed=True) for part in of(term.kind, way)) for way in directions),
            _cell(term.figure, scale, signed=True),
        )
        for term in bridge.kinds
    ]
    rows.append((f"turnover {bridge.end}", "", "", _cell(bridge.closing, scale)))
    title = f"Why turnover moved, as {_name(bridge.reporter)} reports it, {unit_heading('usd', 'en', scale)}"
    headings = ("", *(f"{start} to {end}" for start, end in directions), "both")
    return Grid(title, headings, rows, right=(1, 2, 3))


def _movers(title: str, lines: Sequence[Line]) -> Grid:
    scale = common_scale([line.change for line in lines])
    rows = [
        (
            f"{line.exporter} to {line.importer}",
            _product(line.product),
            _cell(line.start, scale),
            _cell(line.end, scale),
            _cell(line.change, scale, signed=True),
        )
        for line in lines
    ]
    headings = ("direction", "product", "first", "last", "change")
    return Grid(f"{title}, {unit_heading('usd', 'en', scale)}", headings, rows, right=(2, 3, 4))


def _breaks(result: TurnoverResult) -> Grid:
    rows = [
        (
            f"{part.exporter} to {part.importer}",
            _product(part.product),
            f"{part.start} to {part.end}",
            shown(part.before),
            shown(part.after),
            f"{shown(part.factor)} times",
        )
        for part in result.breaks
    ]
    headings = ("direction", "product", "years", "before", "after", "factor")
    return Grid("Breaks in the record, not explained by any market", headings, rows, right=(3, 4, 5))


def _parts(result: TurnoverResult) -> Grid:
    """The last twelve months, quarters and halves of each record, each beside the same part of the year before."""
    last = sorted({part.period for part in result.parts}, key=Period.of)[-12:]
    scale = common_scale([part.value for part in result.parts if part.period in last])
    rows = [
        (
            part.period,
            f"{part.exporter} to {part.importer}",
            part.reporter,
            _cell(part.value, scale),
            shown(part.growth, sign="always") if part.growth else "",
        )
        for part in result.parts
        if part.period in last
    ]
    headings = ("period", "direction", "reported by", "value", "on the year before")
    return Grid(f"Parts of years, {unit_heading('usd', 'en', scale)}", headings, rows, right=(3, 4))


def _stated(result: TurnoverResult, voice: Voice) -> Grid:
    rows = [(described(figure, voice), shown(figure), _said_by(figure)) for figure in result.stated]
    asked = " and ".join(_name(code) for code in result.pair)
    return Grid(f"Stated of {asked}", ("what", "value", "said by"), rows, right=(1,))


def _said_by(figure: Figure) -> str:
    """Who published it and when, as the locator of a statement begins (`s01: BelTA, 2014, address`), and how firmly."""
    if figure.source is None:
        return ""
    said = figure.source.locator.partition(": ")[2].split(", ")[:2]
    return "; ".join(filter(None, (", ".join(said) or figure.source.publisher, figure.note)))


def _shown(figure: Figure | None) -> str:
    return shown(figure) if figure else "not reported"


def _cell(figure: Figure | None, scale: str, *, signed: bool = False) -> str:
    if figure is None:
        return "not reported"
    return cell(figure, scale=scale, places=2 if scale == "bn" else 0, sign="always" if signed else "natural")  # pyright: ignore[reportArgumentType]


def _name(code: str) -> str:
    return Territory(code).name()


def _product(code: str) -> str:
    """A code with its plain name, or with that of its chapter in brackets."""
    product = Product(code)
    if not product.level:
        return product.name()
    name, chapter = product.name(short=True), Product(product.chapter).name(short=True)
    return f"{code} {name}" if name != code else f"{code} ({chapter})"
