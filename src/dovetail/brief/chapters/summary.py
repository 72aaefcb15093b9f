"""At a glance: what a minister needs to know before entering the room."""

from __future__ import annotations

from dovetail.analyses.turnover.result import Bridge, Mirror, TurnoverResult
from dovetail.brief.chapters.turnover import told_apart
from dovetail.brief.document import Block, Chapter, Drawing, Points, Sentence
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Voice, change, size
from dovetail.results.charts.locator import has_outline, locator_map
from dovetail.results.numbers import direction
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory


def summary(material: Material, voice: Voice) -> Chapter | None:
    """Level, change and its cause, what followed, the gap between the records, and what was said."""
    items: list[tuple[Sentence, ...]] = [
        _level(material, voice),
        *(_moved(span, voice) for span in material.spans[:1]),
        *(_since(span, voice) for span in material.spans[1:]),
        _unexplained(material, voice),
        _two_books(material, voice),
        *_said(material, voice),
    ]
    blocks: list[Block] = [Points(tuple(item for item in items if item))]
    if has_outline(material.pair.a) and has_outline(material.pair.b):
        blocks.insert(0, _map(material, voice))
    return Chapter("summary", voice.phrase("summary-title"), tuple(blocks))


def _level(material: Material, voice: Voice) -> tuple[Sentence, ...]:
    span = material.spans[0] if material.spans else material.whole
    level = span.level_of(span.last, span.reporter)
    if not level or not (level.turnover and level.exports and level.imports):
        return ()
    a, b = material.shown
    said = voice.say(
        "summary-level",
        a=a,
        b=b,
        turnover=level.turnover,
        exports=level.exports,
        imports=level.imports,
        period=Period.of(level.period),
        by=voice.told_by(span.reporter),
    )
    return (said,)


def _moved(span: TurnoverResult, voice: Voice) -> tuple[Sentence, ...]:
    growth = span.growth_of("turnover", span.reporter)
    if not growth or not growth.percent:
        return ()
    said = [
        voice.say(
            "summary-change",
            start=Period.of(growth.start),
            end=Period.of(growth.end),
            change=size(growth.change),
            percent=change(growth.percent),
            direction=direction(growth.percent),
        )
    ]
    if span.bridge and (cause := _largest(span.bridge)):
        kind, amount = cause
        said.append(voice.say("summary-cause", cause=voice.phrase(f"cause-{kind}"), amount=change(amount)))
    return tuple(said)


def _since(span: TurnoverResult, voice: Voice) -> tuple[Sentence, ...]:
    growth = span.growth_of("turnover", span.reporter)
    level = span.level_of(span.last, span.reporter)
    if not growth or not growth.percent or not level or not level.turnover:
        return ()
    said = voice.say(
        "summary-since",
        start=Period.of(growth.start),
        end=Period.of(growth.end),
        turnover=level.turnover,
        percent=size(growth.percent),
        direction=direction(growth.percent),
    )
    return (said,)


def _unexplained(material: Material, voice: Voice) -> tuple[Sentence, ...]:
    bridge = material.spans[0].bridge if material.spans else None
    apart = [term.figure for term in told_apart(bridge)] if bridge else []
    alike = ([figure for figure in apart if (figure.value > 0) == rises] for rises in (False, True))  # never set off
    sums = [material.added("bridge.unexplained", figures) for figures in alike if figures]
    return tuple(voice.say("summary-unexplained", amount=size(sum_), direction=direction(sum_)) for sum_ in sums)


def _two_books(material: Material, voice: Voice) -> tuple[Sentence, ...]:
    both = [row for row in material.whole.mirror if row.gap_percent and row.by_exporter and row.by_importer]
    last = material.spans[0].last if material.spans else material.whole.last
    latest = [row for row in both if row.period == last] or [
        row for row in both if both and row.period == both[-1].period
    ]
    if not latest:
        return ()
    row = max(latest, key=_gap)
    if row.by_exporter is None or row.by_importer is None or _gap(row) < 3:
        return ()
    said = voice.say(
        "summary-mirror",
        exporter=Territory.of(row.exporter),
        importer=Territory.of(row.importer),
        period=Period.of(row.period),
        by_exporter=row.by_exporter,
        by_importer=row.by_importer,
    )
    return (said,)


def _said(material: Material, voice: Voice) -> list[tuple[Sentence, ...]]:
    if not material.stated:
        return []
    said: list[tuple[Sentence, ...]] = []
    years = [
        row for row in material.stated.statements
        if row.metric == "turnover" and row.value and row.qualifier != "goal" and Period.of(row.period).is_year
    ]  # fmt: skip
    if years and (latest := max(years, key=lambda row: row.period)).value:
        pair, when = material.pair, Period.of(latest.period)
        alone = "summary-stated" if material.whole.proxy else "summary-stated-beside"
        sentences = [voice.say(alone, a=pair.a, b=pair.b, turnover=latest.value, period=when)]
        if material.whole.proxy and (shares := material.stated.of_kind("share")):
            share = shares[-1].implied
            sentences.append(voice.say("summary-share", share=share, period=Period.of(share.period)))
        for check in material.stated.of_kind("goal")[-1:]:
            if check.claimed:
                sentences.append(voice.say("summary-goal", goal=check.claimed, yearly=check.implied))
        said.append(tuple(sentences))
    against = [check.claimed for check in material.stated.checks if check.verdict == "contradicts" and check.claimed]
    if against:
        count = material.counted("contradicted statements", against, against[-1].period)
        said.append((voice.say("summary-contradictions", n=count),))
    return said


def _map(material: Material, voice: Voice) -> Drawing:
    a, b = material.pair.a, material.pair.b
    names = (a.name(voice.language), b.name(voice.language))
    chart = locator_map(material.pair, names, alt=voice.spoken("map-alt", a=a, b=b))
    return Drawing(chart, voice.phrase("map-caption", a=a, b=b), "half")


def _largest(bridge: Bridge) -> tuple[str, Figure] | None:
    """The largest cause that moved turnover the way it moved; None where more of that cannot be split.

    Breaks and undisclosed goods explain nothing.
    """
    same = [term for term in bridge.kinds if term.figure.value * bridge.change.value > 0]
    told = [term for term in same if term.kind not in ("break", "undisclosed")]
    first = max(told, key=lambda term: abs(term.figure.value), default=None)
    return (first.kind, first.figure) if first and first.kind != "unsplit" else None


def _gap(row: Mirror) -> float:
    return abs(row.gap_percent.value) if row.gap_percent else 0.0
