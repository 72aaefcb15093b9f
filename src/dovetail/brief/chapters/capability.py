"""What each side can make: a country by what it sells to the world, a region by what its people work at."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.capability.plots import ROWS, largest, marked_goods, ratios
from dovetail.analyses.capability.result import CapabilityResult, Firm, Good, Industry
from dovetail.brief.chapters.fit import reached_by
from dovetail.brief.document import Beside, Block, Chapter, Column, Drawing, Name, Paragraph, Row, Sentence, Table
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, inside
from dovetail.results.charts.product_space import product_space_chart
from dovetail.results.charts.quotients import quotients_chart
from dovetail.results.numbers import common_scale, unit_heading
from dovetail.terms.figure import Figure
from dovetail.terms.firm import firm_name
from dovetail.terms.heading import heading_name
from dovetail.terms.industry import industry_name
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.product_space import space_map
from dovetail.terms.territory import Territory

_IN_WORDS, _IN_TABLE = 3, 8


def capability(material: Material, voice: Voice) -> Chapter | None:
    """Each side in words, a chart of both beside each other, and a table of each."""
    sides = [found for found in material.capabilities if found.goods or found.industries]
    if not sides:
        return None
    blocks: list[Block] = [Paragraph(tuple(_told(found, voice))) for found in sides]
    drawings = [strengths_drawing(found, number, voice) for number, found in enumerate(sides)]
    blocks += [Beside((drawings[0], drawings[1]))] if len(drawings) > 1 else drawings
    blocks += [_goods_table(found, voice) if found.goods else _industries_table(found, voice) for found in sides]
    blocks.append(space_drawing(sides, voice))
    return Chapter("capability", voice.phrase("capability-title"), tuple(blocks))


def told_of(found: CapabilityResult) -> Ledger:
    """The Figures that the chapter may show, with all they rest on: a small part of those of the result."""
    goods = (*found.goods[: max(ROWS, _IN_TABLE)], *found.nearby[:_IN_WORDS])
    shown = [found.specialised, found.complexity, found.rank, found.economies, found.total, found.listed]
    shown += [part for good in goods for part in (good.exports, good.balassa, good.pci, good.density)]
    shown += [part for one in largest(found) for part in (one.own, one.whole, one.quotient, one.shrunken)]
    shown += [firm.revenue for firm in found.firms[:_IN_TABLE]]
    return reached_by(found.figures, shown)


def _told(found: CapabilityResult, voice: Voice) -> list[Sentence]:
    return _country(found, voice) if found.kind == "country" else _region(found, voice)


def _country(found: CapabilityResult, voice: Voice) -> list[Sentence]:
    who = {"who": Territory(found.territory), "period": Period.of(found.period)}
    said: list[Sentence] = []
    if found.specialised and found.rank and found.economies:
        said.append(
            voice.say("capability-country", n=found.specialised, rank=found.rank, economies=found.economies, **who)
        )
    elif found.specialised:
        said.append(voice.say("capability-country-unranked", n=found.specialised, **who))
    goods = [_good(good, voice) for good in found.goods[:_IN_WORDS]]
    said.append(voice.say("capability-country-first", goods=voice.listed(goods, apart=True)))
    if found.nearby:
        names = [(inside(heading_name(good.code, voice.language)),) for good in found.nearby[:_IN_WORDS]]
        said.append(voice.say("capability-nearby", goods=voice.listed(names, apart=True)))
    return said


def _good(good: Good, voice: Voice) -> Sentence:
    values = {"exports": good.exports, "balassa": good.balassa}
    known = {name: figure for name, figure in values.items() if figure}
    return voice.phrase("capability-good", name=inside(heading_name(good.code, voice.language)), **known)


def _region(found: CapabilityResult, voice: Voice) -> list[Sentence]:
    if found.total is None or found.specialised is None:
        return []
    who = {"who": Territory(found.territory), "period": Period.of(found.period)}
    people = found.total.unit == "persons"
    message = "capability-region" if people else "capability-region-valued"
    said = [voice.say(message, total=found.total, n=found.specialised, **who)]
    if first := largest(found)[:_IN_WORDS]:
        parts = [_strength(one, voice) for one in first]
        said.append(voice.say("capability-region-first", industries=voice.listed(parts, apart=True), count=len(parts)))
    if found.complexity:
        said.append(voice.say("capability-regional-complexity", complexity=found.complexity))
    if found.firms:
        firms = [_firm(firm, voice) for firm in found.firms[:_IN_WORDS]]
        period = Period.of(found.firms[0].revenue.period)
        said.append(voice.say("capability-firms", firms=voice.listed(firms, apart=True), period=period))
    return said


def _strength(one: Industry, voice: Voice) -> Sentence:
    name = inside(_industry(one, voice).text)
    if one.own.unit == "persons":
        return voice.phrase("capability-industry", name=name, people=one.own, quotient=one.shrunken)
    return voice.phrase("capability-industry-valued", name=name, amount=one.own, quotient=one.shrunken)


def _firm(firm: Firm, voice: Voice) -> Sentence:
    return voice.phrase("capability-firm", name=Name(firm_name(firm.name, voice.language)), revenue=firm.revenue)


def _industry(one: Industry, voice: Voice) -> Name:
    return Name(industry_name(one.code, one.classification, voice.language) or one.code)


def strengths_drawing(found: CapabilityResult, side: int, voice: Voice) -> Drawing:
    """How many times the average: quotients of a region with intervals, indices of a country's largest goods."""
    rows = ratios(found, voice.language)
    told = "; ".join(f"{ratio.label} {ratio.shown}" for ratio in rows)
    who = {"who": Territory(found.territory), "period": Period.of(found.period)}
    kind = "country" if found.kind == "country" else "region"
    alt = voice.spoken(f"capability-alt-{kind}", told=Name(told), **who)
    caption = voice.phrase(f"capability-caption-{kind}", **who)
    return Drawing(quotients_chart(rows, alt=alt, side=side), caption, "half")


def space_drawing(sides: Sequence[CapabilityResult], voice: Voice) -> Drawing:
    """Both sides' goods on the map of the product space."""
    marked = [(Territory(found.territory).name(voice.language), marked_goods(found)) for found in sides]
    listed = voice.listed([(Name(label),) for label, _ in marked])
    alt = voice.spoken("capability-space-alt", who=listed)
    return Drawing(product_space_chart(space_map(), marked, alt=alt), voice.phrase("capability-space", who=listed))


def _goods_table(found: CapabilityResult, voice: Voice) -> Table:
    goods = found.goods[:_IN_TABLE]
    scale = common_scale([good.exports for good in goods if good.exports])
    rows = [
        (
            (Name(good.code), *voice.phrase("capability-gap"), Name(heading_name(good.code, voice.language))),
            _cell(good.exports, voice, scale, 2 if scale == "bn" else 0),
            _cell(good.balassa, voice, "", 1),
            _cell(good.pci, voice, "", 2),
            _cell(good.density, voice, "", 1),
        )
        for good in goods
    ]
    unit = Name(unit_heading("usd", voice.language, scale))
    heads = ("head-product", "head-sold", "head-balassa", "head-pci", "head-density")
    return _table("capability-table-country", heads, rows, found, voice, unit=unit)


def _industries_table(found: CapabilityResult, voice: Voice) -> Table:
    shown = largest(found)[:_IN_TABLE]
    people = found.total is None or found.total.unit == "persons"
    scale = "" if people else common_scale([one.own for one in shown])
    rows = [
        (
            (_industry(one, voice),),
            _cell(one.own, voice, scale, 1 if scale == "bn" else 0),
            _cell(one.quotient, voice, "", 2),
            _cell(one.shrunken, voice, "", 2),
        )
        for one in shown
    ]
    unit = Name(unit_heading(found.total.unit if found.total else "persons", voice.language, scale))
    heads = ("head-industry", "head-people" if people else "head-amount-in", "head-quotient", "head-shrunken")
    return _table("capability-table-region", heads, rows, found, voice, unit=unit)


def _table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Sentence, ...]],
    found: CapabilityResult,
    voice: Voice,
    **values: Name,
) -> Table:
    columns = tuple(Column(voice.phrase(head, **values), numeric=index > 0) for index, head in enumerate(heads))
    said = voice.phrase(caption, who=Territory(found.territory), period=Period.of(found.period), **values)
    return Table(said, columns, tuple(Row(cells) for cells in rows))


def _cell(figure: Figure | None, voice: Voice, scale: str, places: int) -> Sentence:
    if figure is None:
        return (Name("\u2013"),)
    return voice.number(Shown(figure, "natural", scale, places))  # pyright: ignore[reportArgumentType]
