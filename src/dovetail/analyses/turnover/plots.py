"""The explanation of a turnover as charts with plain English labels, for a notebook or a quick look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.errors import UnknownCodeError, problem
from dovetail.results.charts.bridge import End, Step, StepLook, bridge_chart
from dovetail.results.charts.movers import Mover, movers_chart
from dovetail.results.charts.reports import Line, Panel, Point, reports_chart
from dovetail.results.numbers import show
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.analyses.turnover.result import TurnoverResult
    from dovetail.results.charts.chart import Chart
    from dovetail.terms.figure import Figure

_KINDS = {
    "price": "prices",
    "quantity": "quantities",
    "mix": "mix of goods",
    "exchange_rate": "exchange rate",
    "demand": "importer's demand",
    "share": "share of that demand",
    "entry": "goods that entered",
    "exit": "goods that left",
    "unsplit": "other change",
    "undisclosed": "undisclosed trade",
    "break": "break in the record",
}


def plot(result: TurnoverResult, name: str = "bridge") -> Chart:
    """One of the charts by name: `bridge`, `movers` or `reports`."""
    drawn = {"bridge": _bridge, "movers": _movers, "reports": _reports}
    if name not in drawn:
        raise UnknownCodeError(
            problem(f"there is no chart '{name}' of a turnover", do=f"use one of {', '.join(drawn)}"),
            near=tuple(drawn),
        )
    return drawn[name](result)


def _bridge(result: TurnoverResult) -> Chart:
    bridge = result.bridge
    if bridge is None:
        raise UnknownCodeError(
            problem(
                f"no bridge was built: only {result.first} is on record in the years asked for",
                do="ask for at least two years that are on record",
            )
        )
    steps = [
        Step(_KINDS[term.kind], term.figure.value / 1e9, _signed(term.figure), term.figure.id, _look(term.kind))
        for term in bridge.kinds
    ]
    ends = [
        End(f"Turnover {period}", show(figure), figure.id)
        for period, figure in ((bridge.start, bridge.opening), (bridge.end, bridge.closing))
    ]
    told = "; ".join(f"{step.label} {step.shown}" for step in steps)
    return bridge_chart(ends[0], steps, ends[1], alt=f"From turnover {bridge.start} to {bridge.end}: {told}")


def _movers(result: TurnoverResult) -> Chart:
    panels = [
        (
            _way(exporter, importer),
            [
                Mover(_product(line.product), line.change.value / 1e9, _signed(line.change), line.change.id)
                for line in (*result.risers, *result.fallers)
                if (line.exporter, line.importer) == (exporter, importer)
            ],
        )
        for exporter, importer in (result.shown, result.shown[::-1])
    ]
    return movers_chart(
        [panel for panel in panels if panel[1]],
        alt=f"Products that rose and fell most from {result.first} to {result.last}",
    )


def _reports(result: TurnoverResult) -> Chart:
    panels: list[Panel] = []
    for exporter, importer in (result.shown, result.shown[::-1]):
        rows = [row for row in result.mirror if (row.exporter, row.importer) == (exporter, importer)]
        lines = [
            Line(
                f"as {Territory.of(reporter).name()} reports",
                tuple(_point(row.period, figure) for row, figure in told),
                side=result.shown.index(reporter),
            )
            for reporter, told in (
                (exporter, [(row, row.by_exporter) for row in rows]),
                (importer, [(row, row.by_importer) for row in rows]),
            )
            if any(figure for _, figure in told)
        ]
        if lines:
            panels.append(Panel(f"{_way(exporter, importer)}, US$ bn", tuple(lines)))
    return reports_chart(panels, alt=f"Trade as both sides report it, {result.first} to {result.last}")


def _point(period: str, figure: Figure | None) -> Point:
    return Point(period, figure.value / 1e9, show(figure), figure.id) if figure else Point(period, None)


def _way(exporter: str, importer: str) -> str:
    return f"{Territory.of(exporter).name()} to {Territory.of(importer).name()}"


def _product(code: str) -> str:
    return "All goods" if code == "TOTAL" else str(Product.of(code))


def _signed(figure: Figure) -> str:
    return show(figure, sign="always")


def _look(kind: str) -> StepLook:
    return "undisclosed" if kind == "undisclosed" else "break" if kind == "break" else "plain"
