"""Two records of one trade: both reporters side by side, the gap, and what may explain it."""

from __future__ import annotations

from dovetail.analyses.turnover.result import Mirror, TurnoverResult
from dovetail.brief.document import Block, Chapter, Column, Drawing, Name, Paragraph, Row, Sentence, Table, When
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, size
from dovetail.results.charts.reports import Line, Panel, Point, reports_chart
from dovetail.results.numbers import common_scale, show, unit_heading
from dovetail.results.periods import name_period
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Gaps of less than this, in per cent of the mean, are told as agreement.
_AGREES = 3.0
_HEADS = ("year", "direction", "by-exporter", "by-importer", "gap", "gap-percent", "reconciled")
_DIVISORS = {"bn": 1e9, "mn": 1e6, "k": 1e3, "": 1.0}


def mirror(material: Material, voice: Voice) -> Chapter | None:
    """The latest year that both sides report, in words and in a table, and all years as lines."""
    whole = material.whole
    both = [row for row in whole.mirror if row.by_exporter and row.by_importer and row.gap]
    if not both:
        return None
    told = material.spans[0].last if material.spans else both[-1].period
    period = told if any(row.period == told for row in both) else max(row.period for row in both)
    rows = [row for row in both if row.period == period]
    sentences = [sentence for row in rows for sentence in _told(row, voice)]
    sentences += _copied(material, both, voice)
    blocks: list[Block] = [
        Paragraph(tuple(sentences)),
        records_drawing(material.whole, voice),
        _table(whole, both, period, voice),
    ]
    return Chapter("mirror", voice.phrase("mirror-title"), tuple(blocks))


def _told(row: Mirror, voice: Voice) -> list[Sentence]:
    if not (row.by_exporter and row.by_importer and row.gap and row.gap_percent):
        return []
    apart = abs(row.gap_percent.value) >= _AGREES
    said = [
        voice.say(
            "mirror-gap",
            exporter=Territory.of(row.exporter),
            importer=Territory.of(row.importer),
            period=Period.of(row.period),
            by_exporter=row.by_exporter,
            by_importer=row.by_importer,
            gap=size(row.gap),
            percent=size(row.gap_percent),
            direction=("up" if row.gap.value > 0 else "down") if apart else "flat",
        )
    ]
    if apart and row.reconciled:
        said.append(voice.say("mirror-reconciled", value=row.reconciled))
    if apart and row.reasons:
        reasons = [voice.phrase(f"reason-{reason.code}") for reason in row.reasons]
        said.append(voice.say("mirror-reasons", reasons=voice.listed(reasons, apart=True)))
    return said


def _copied(material: Material, both: list[Mirror], voice: Voice) -> list[Sentence]:
    years: dict[str, Figure] = {}
    for row in both:
        if row.gap and any(reason.code == "copied" for reason in row.reasons):
            years.setdefault(row.period, row.gap)
    if not years:
        return []
    period = f"{min(years)}>{max(years)}"
    return [voice.say("mirror-copied", n=material.counted("years with a copied record", list(years.values()), period))]


def records_drawing(whole: TurnoverResult, voice: Voice) -> Drawing:
    """Both records of each direction by year, and the band between them."""
    a, b = whole.shown
    flows = [figure for row in whole.mirror for figure in (row.by_exporter, row.by_importer) if figure]
    scale = common_scale(flows)
    unit = Name(unit_heading("usd", voice.language, scale))
    panels: list[Panel] = []
    for exporter, importer in ((a, b), (b, a)):
        rows = [row for row in whole.mirror if (row.exporter, row.importer) == (exporter, importer)]
        lines: list[Line] = []
        for side, reporter in enumerate((a, b)):
            figures = [(row.period, row.by_exporter if reporter == exporter else row.by_importer) for row in rows]
            if any(figure for _, figure in figures):
                points = tuple(_point(period, figure, scale, voice) for period, figure in figures)
                lines.append(Line(voice.spoken("mirror-line", reporter=Territory.of(reporter)), points, side))
        title = voice.spoken(
            "mirror-panel", exporter=Territory.of(exporter), importer=Territory.of(importer), unit=unit
        )
        if lines:
            panels.append(Panel(title, tuple(lines)))
    told = "; ".join(
        f"{panel.title}: " + ", ".join(f"{line.label} {_last(line)}" for line in panel.lines) for panel in panels
    )
    alt = voice.spoken("mirror-alt", a=Territory.of(a), b=Territory.of(b), panels=Name(told))
    mark = "," if voice.language == "ru" else "."
    return Drawing(reports_chart(panels, alt=alt, decimal_mark=mark), voice.caption("mirror-caption", whole))


def _point(period: str, figure: Figure | None, scale: str, voice: Voice) -> Point:
    if not figure:
        return Point(period, None)
    return Point(period, figure.value / _DIVISORS[scale], show(figure, voice.language), figure.id)


def _last(line: Line) -> str:
    """The last reported value with its period."""
    last = next(point for point in reversed(line.points) if point.value is not None)
    return f"{last.shown} ({last.period})"


def _table(whole: TurnoverResult, both: list[Mirror], period: str, voice: Voice) -> Table:
    """Both directions of one year."""
    rows = [row for row in both if row.period == period]
    cells = [figure for row in rows for figure in (row.by_exporter, row.by_importer) if figure]
    scale = common_scale(cells)
    places = 2 if scale == "bn" else 0

    def money(figure: Figure | None, sign: str = "natural") -> Sentence:
        return voice.number(Shown(figure, sign, scale, places)) if figure else (Name("\u2013"),)  # pyright: ignore[reportArgumentType]

    def cells_of(row: Mirror) -> tuple[Sentence, ...]:
        exporter, importer = Territory.of(row.exporter), Territory.of(row.importer)
        percent = voice.number(Shown(row.gap_percent, "always", "", 0)) if row.gap_percent else (Name("\u2013"),)
        return (
            (When(name_period(row.period, voice.language)),),
            voice.phrase("direction-of", exporter=exporter, importer=importer),
            money(row.by_exporter),
            money(row.by_importer),
            money(row.gap, "always"),
            percent,
            money(row.reconciled),
        )

    columns = tuple(Column(voice.phrase(f"head-{head}"), numeric=index > 1) for index, head in enumerate(_HEADS))
    unit = Name(unit_heading("usd", voice.language, scale))
    return Table(
        voice.caption("mirror-table-caption", whole, unit=unit), columns, tuple(Row(cells_of(row)) for row in rows)
    )
