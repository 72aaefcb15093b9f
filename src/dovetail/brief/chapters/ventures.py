"""What the two could make together: candidates with the range of their rank, and the first of them opened."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.capability.result import CapabilityResult
from dovetail.analyses.ventures.result import HeldBack, Venture, VenturesResult
from dovetail.brief.case import case, case_figures, end, firms, good, heading, held_back, shocks, supply
from dovetail.brief.document import (
    Block,
    Chapter,
    Column,
    Drawing,
    Name,
    Note,
    Number,
    Paragraph,
    Points,
    Row,
    Sentence,
    Table,
)
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice
from dovetail.results.charts.ranks import Place, ranks_chart
from dovetail.sources.chains import cluster_templates
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_FICHES, _NAMED, _HELD = 3, 3, 3


def ventures(material: Material, voice: Voice) -> Chapter | None:
    """The first in a sentence, ranks with ranges as a chart and a table, and the first few in short."""
    found = material.together.ventures if material.together else None
    if found is None or not found.ventures:
        return None
    first = found.ventures[0]
    said = [
        voice.say(
            "ventures-lead", goods=voice.listed([_item(one, voice) for one in found.ventures[:_NAMED]], apart=True)
        )
    ]
    if first.rank.interval and len(set(first.rank.interval)) > 1:
        said.append(voice.phrase("ventures-sure", low=(end(first.rank, 0),), high=(end(first.rank, 1),)))
    beyond = [*_beside(found, material, voice), *_held(found.held_back, voice)]
    fallen = shocks(_opened(found), voice)
    fiches = [
        (
            *case(one, voice),
            *(supply(one, voice) if one.suppliers or one.sellers else ()),  # what is not on record the note says once
            *firms(one, material.capabilities, voice),
        )
        for one in _opened(found)
    ]
    blocks: list[Block] = [
        Paragraph(tuple(said)),
        _chart(found, voice),
        _table(found, voice),
        *([Paragraph(tuple(beyond))] if beyond else []),
        *([Paragraph((voice.phrase("ventures-shocks"), *fallen))] if fallen else []),
        Points(tuple(fiches)),
        Paragraph((voice.phrase("ventures-pages"),)),
        Note(tuple(voice.caveat(caveat) for caveat in found.caveats)),
    ]
    return Chapter("ventures", voice.phrase("ventures-title"), tuple(blocks))


def venture_figures(found: VenturesResult, capabilities: Sequence[CapabilityResult]) -> list[Figure | None]:
    """The Figures that the chapter may show."""
    shown: list[Figure | None] = []
    for one in found.shown:
        shown += [one.rank, one.score]
    for one in _opened(found):
        shown += case_figures(one, capabilities)
    return [*shown, *(one.covered for one in found.held_back[:_HELD])]


def _opened(found: VenturesResult) -> tuple[Venture, ...]:
    """The candidates told in sentences: the first by rank, and what would be cast or forged for the cluster shown."""
    made = [one for one in found.beside if one.made]
    return (*found.ventures[: _FICHES - 1], *(made or found.beside or found.ventures[_FICHES - 1 :])[: _FICHES - 1])


def _item(one: Venture, voice: Voice) -> Sentence:
    return voice.phrase("ventures-item", product=good(one, voice), use=heading(one.use, voice))


def _beside(found: VenturesResult, material: Material, voice: Voice) -> list[Sentence]:
    """What stands farther back and would close the gap of the cluster shown."""
    cluster = material.together.cluster if material.together else None
    if not found.beside or cluster is None:
        return []
    items = [(good(one, voice),) for one in found.beside]
    template = cluster_templates()[cluster.template.name]
    name = Name(template.name_ru if voice.language == "ru" else template.name_en)
    return [voice.phrase("ventures-beside", cluster=name, items=voice.listed(items, apart=True))]


def _held(held: Sequence[HeldBack], voice: Voice) -> list[Sentence]:
    """What is held back, each with its reason."""
    if not held:
        return []
    items = [held_back(one, voice) for one in held[:_HELD]]
    return [voice.phrase("ventures-held", items=voice.listed(items, apart=True))]


def _range(figure: Figure) -> Number:
    low, high = figure.interval or (figure.value, figure.value)
    return Number(figure.id, f"{low:.0f}\u2013{high:.0f}", figure.grade)


def _chart(found: VenturesResult, voice: Voice) -> Drawing:
    places = [
        Place(
            one.name(voice.language), one.rank.value,
            *(one.rank.interval or (one.rank.value, one.rank.value)), _range(one.rank).text, one.rank.id,
        )
        for one in found.ventures
    ]  # fmt: skip
    told = "; ".join(f"{place.label} {place.rank:.0f} ({place.shown})" for place in places)
    chart = ranks_chart(
        places, title=voice.spoken("ventures-chart-title"), alt=voice.spoken("ventures-chart-alt", told=Name(told))
    )
    return Drawing(chart, voice.phrase("ventures-chart-caption"))


def _table(found: VenturesResult, voice: Voice) -> Table:
    rows: list[Row] = []
    for one in found.shown:
        technology = voice.phrase(f"technology-{one.technology}")
        if one.controlled:
            technology = voice.phrase("ventures-controlled", technology=technology)
        rows.append(
            Row(
                (
                    voice.number(Shown(one.rank, scale="", places=0)),
                    (_range(one.rank),),
                    (Name(f"{one.product} {one.name(voice.language)}"),),
                    (heading(one.use, voice),),
                    voice.phrase("ventures-sides", builder=Territory(one.builder), bringer=Territory(one.bringer)),
                    voice.number(Shown(one.score, scale="", places=0)),
                    technology,
                )
            )
        )
    names = ("rank", "range", "product", "use", "sides", "score", "technology")
    columns = tuple(
        Column(voice.phrase(f"ventures-head-{name}"), numeric=name in ("rank", "range", "score")) for name in names
    )
    caption = voice.phrase("ventures-table-caption", period=Period.of(found.ventures[0].score.period))
    return Table(caption, columns, tuple(rows))
