"""What the two could make together: candidates with the range of their rank, and the first of them opened."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.capability.result import CapabilityResult, Firm
from dovetail.analyses.ventures.result import Venture, VenturesResult
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
    Text,
)
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice
from dovetail.results.charts.ranks import Place, ranks_chart
from dovetail.terms.figure import Figure
from dovetail.terms.firm import firm_name
from dovetail.terms.heading import heading_name
from dovetail.terms.industry import industry_headings
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_FICHES, _NAMED, _FIRMS, _WEAKEST = 4, 3, 3, 2
_ABLE = 0.3
#: Metals: who makes them is worth inviting for what they are turned into.
_METALS = ("72", "73", "74", "76")


def ventures(material: Material, voice: Voice) -> Chapter | None:
    """The first in a sentence, ranks with ranges as a chart and a table, and the first few as short fiches."""
    found = material.together.ventures if material.together else None
    if found is None or not found.ventures:
        return None
    first = found.ventures[0]
    lead = [(_item(one, voice)) for one in found.ventures[:_NAMED]]
    said = [voice.say("ventures-lead", goods=voice.listed(lead, apart=True))]
    if first.rank.interval:
        low, high = (_end(first.rank, number) for number in (0, 1))
        said.append(voice.phrase("ventures-sure", low=(low,), high=(high,)))
    fiches = [_fiche(one, material.capabilities, voice) for one in found.ventures[:_FICHES]]
    blocks: list[Block] = [
        Paragraph(tuple(said)),
        _chart(found, voice),
        _table(found, voice),
        Points(tuple(fiches)),
        Paragraph((_questions(found.ventures[:_FICHES], voice),)),
        Note(tuple(voice.caveat(caveat) for caveat in found.caveats)),
    ]
    return Chapter("ventures", voice.phrase("ventures-title"), tuple(blocks))


def venture_figures(found: VenturesResult, capabilities: Sequence[CapabilityResult]) -> list[Figure | None]:
    """The Figures that the chapter may show."""
    shown: list[Figure | None] = []
    for one in found.ventures:
        shown += [one.rank, one.score]
    for one in found.ventures[:_FICHES]:
        shown += [*one.scores.values(), *one.capability.values(), one.use_capability, *one.suppliers]
        shown += [figure for _, figure in one.materials]
        shown += [firm.revenue for firm in _invited(one, capabilities)]
    return shown


def _item(one: Venture, voice: Voice) -> Sentence:
    return voice.phrase("ventures-item", product=_name(one.product, voice), use=_name(one.use, voice))


def _end(figure: Figure, number: int) -> Number:
    low_high = figure.interval or (figure.value, figure.value)
    return Number(figure.id, f"{low_high[number]:.0f}", figure.grade)


def _range(figure: Figure) -> Number:
    low, high = figure.interval or (figure.value, figure.value)
    return Number(figure.id, f"{low:.0f}\u2013{high:.0f}", figure.grade)


def _chart(found: VenturesResult, voice: Voice) -> Drawing:
    places = [
        Place(
            heading_name(one.product, voice.language), one.rank.value,
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
    for one in found.ventures:
        technology = voice.phrase(f"technology-{one.technology}")
        if one.controlled:
            technology = voice.phrase("ventures-controlled", technology=technology)
        rows.append(
            Row(
                (
                    voice.number(Shown(one.rank, scale="", places=0)),
                    (_range(one.rank),),
                    (Name(f"{one.product} {heading_name(one.product, voice.language)}"),),
                    (_name(one.use, voice),),
                    (Name(Territory(one.builder).name(voice.language)),),
                    (Name(Territory(one.bringer).name(voice.language)),),
                    voice.number(Shown(one.score, scale="", places=0)),
                    technology,
                )
            )
        )
    names = ("rank", "range", "product", "use", "builder", "bringer", "score", "technology")
    columns = tuple(
        Column(voice.phrase(f"ventures-head-{name}"), numeric=name in ("rank", "range", "score")) for name in names
    )
    caption = voice.phrase("ventures-table-caption", period=Period.of(found.ventures[0].score.period))
    return Table(caption, columns, tuple(rows))


def _fiche(one: Venture, capabilities: Sequence[CapabilityResult], voice: Voice) -> tuple[Sentence, ...]:
    """One venture in a few sentences: the case, what is brought, the gaps, and whom to invite."""
    say = voice.say if voice.proxy else voice.phrase  # without a proxy pair the note below says what stands in
    said: list[Sentence] = []
    use = _name(one.use, voice)
    lacks, built = one.capability[one.builder], one.use_capability
    product = Name(heading_name(one.product, voice.language))
    values = {"product": product, "use": use, "builder": Territory(one.builder)}
    if built and lacks:
        said.append(say("fiche-case", built=_index(built), lacks=_index(lacks), **values))
    elif built:
        said.append(say("fiche-case-unknown", built=_index(built), **values))
    if one.materials:
        goods = [
            voice.phrase("fiche-material", name=_name(code, voice), index=_index(figure))
            for code, figure in one.materials[:_NAMED]
        ]
        said.append(say("fiche-brings", bringer=Territory(one.bringer), goods=voice.listed(goods, apart=True)))
    if (skill := one.capability[one.bringer]) and skill.value >= _ABLE:
        said.append(say("fiche-skill", bringer=Territory(one.bringer), skill=_index(skill)))
    parts = [(name, figure) for name, figure in one.scores.items() if figure]
    weakest = sorted(parts, key=lambda part: part[1].value)[:_WEAKEST]
    gaps = [voice.phrase("fiche-part", name=_label(name, voice), value=figure) for name, figure in weakest]
    said.append(voice.phrase("fiche-gaps", parts=voice.listed(gaps)))
    if one.suppliers:
        sold = [
            voice.phrase("fiche-supplier", country=Territory(figure.territories[0]), amount=figure)
            for figure in one.suppliers
        ]
        said.append(voice.phrase("fiche-suppliers", countries=voice.listed(sold)))
    firms = [
        voice.phrase(
            "fiche-firm", name=Name(firm_name(firm.name, voice.language)), revenue=firm.revenue,
            period=Period.of(firm.revenue.period),
        )
        for firm in _invited(one, capabilities)
    ]  # fmt: skip
    said.append(voice.phrase("fiche-firms", firms=voice.listed(firms, apart=True)) if firms
                else voice.phrase("fiche-no-firms"))  # fmt: skip
    return _spaced(said)


def _spaced(said: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in said if sentence)


def _questions(some: Sequence[Venture], voice: Voice) -> Sentence:
    """The questions of the fiches, each once."""
    asked = list(dict.fromkeys(name for one in some for name in one.questions))
    sentences = [voice.phrase(f"ask-{name}") for name in asked]
    spans = [span for sentence in sentences for span in (*sentence, Text(" "))]
    return voice.phrase("fiche-questions", questions=spans[:-1])


def _invited(one: Venture, capabilities: Sequence[CapabilityResult]) -> list[Firm]:
    """The largest firms on record that make the product, else what it goes into, else its materials."""
    firms = [firm for found in capabilities for firm in found.firms if firm.industry]
    metals = [code for code, _ in one.materials[:_NAMED] if code.startswith(_METALS)]
    wanted: tuple[Sequence[str], ...] = ((one.product,), (one.use,), metals)
    chosen: list[Firm] = []
    for codes in wanted:
        for firm in firms:
            made = industry_headings(firm.industry, firm.classification)
            if firm not in chosen and any(made.get(code, 0.0) > 0 for code in codes):
                chosen.append(firm)
    return chosen[:_FIRMS]


def _label(part: str, voice: Voice) -> Name:
    words = voice.word(f"measure-venture-{part.replace('_', '-')}")
    return Name(words[:1].lower() + words[1:])


def _index(figure: Figure) -> Shown:
    return Shown(figure, scale="", places=2)


def _name(code: str, voice: Voice) -> Name:
    name = heading_name(code, voice.language)
    return Name(name[:1].lower() + name[1:] if name[1:2].islower() else name)
