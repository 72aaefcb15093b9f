"""Within the chapter of a chain: whose value is in what goes each way, and how much metal a region has for its own."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.chains.result import ChainsResult, GoodsContent, MetalAtHome
from dovetail.brief.document import Block, Column, Name, Number, Paragraph, Row, Sentence, Table
from dovetail.brief.wording.voice import Shown, Voice
from dovetail.measures.input_output.regional_io import DELTAS
from dovetail.results.numbers import common_scale, unit_heading, written
from dovetail.terms.accounts import MACHINES, METALS, TOTAL, account_name
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_REST, _WORLD = "X-ROW", "X-WLD"


def content_blocks(found: ChainsResult, voice: Voice) -> list[Block]:
    """Sentences and a table of whose value is in the goods; nothing where no input-output table tells."""
    if not found.accounted or not found.content:
        return []
    blocks: list[Block] = [Paragraph(tuple(_told(found, voice))), _table(found, voice)]
    blocks.append(Paragraph(tuple(_further(found, voice))))
    return blocks


def content_figures(found: ChainsResult) -> list[Figure | None]:
    """The Figures that these blocks may show."""
    shown: list[Figure | None] = []
    for one in found.content:
        shown += [one.exports, one.domestic, one.foreign, one.home]
    for goods in found.goods:
        shown += [
            goods.sold,
            goods.own,
            goods.partner,
            goods.partner_metals,
            goods.own_metals,
            goods.foreign,
            goods.others,
        ]
    for metal in found.at_home:
        shown += [metal.national, metal.regional, metal.metals]
    return [*shown, *found.stages.values()]


def _told(found: ChainsResult, voice: Voice) -> list[Sentence]:
    a, b = found.accounted or found.pair
    first = found.content[0].exports
    period = Period.of(first.period)
    publisher = Name(first.source.publisher.partition(";")[0] if first.source else "")
    said = [voice.say("content-lead", publisher=publisher, period=period)]
    national = [Territory.of(code).country.code for code in found.pair]
    said += [
        voice.say("content-rest", absent=Territory(own))
        for own, seen in zip(national, (a, b), strict=True)
        if seen == _REST != own
    ]
    messages = ("content-machines", "content-machines-back")
    for message, goods in zip(messages, _sold(found, MACHINES), strict=False):
        if goods.partner and goods.partner_metals and goods.others and goods.own_metals:
            said.append(
                voice.say(
                    message, seller=Territory(goods.maker), buyer=Territory(goods.buyer), sold=goods.sold,
                    partner=goods.partner, metal=goods.partner_metals, others=goods.others, smelted=goods.own_metals,
                )
            )  # fmt: skip
    return said


def _further(found: ChainsResult, voice: Voice) -> list[Sentence]:
    """What comes home of all that is sold, the foreign content of the machine builders, and stages to final use."""
    a, b = found.accounted or found.pair
    said: list[Sentence] = []
    for one in found.content:
        said.append(
            voice.say(
                "content-home", seller=Territory(one.exporter), buyer=Territory(one.importer), gross=one.exports,
                domestic=one.domestic, foreign=one.foreign, home=one.home,
            )
        )  # fmt: skip
    made = {one.maker: one.foreign for one in found.goods if (one.buyer, one.group) == (_WORLD, MACHINES)}
    if (one := made.get(a)) and (other := made.get(b)):
        said.append(voice.say("content-foreign", a=Territory(a), b=Territory(b), one=one, other=other))
    stages = [found.stages.get((code, group)) for group in (METALS, MACHINES) for code in (a, b)]
    if all(stages):
        names = ("metals_a", "metals_b", "machines_a", "machines_b")
        values = {name: stage for name, stage in zip(names, stages, strict=True) if stage}
        said.append(voice.say("content-stages", a=Territory(a), b=Territory(b), **values))
    if found.at_home:
        said.append(_at_home(found.at_home, voice))
    return said


def _sold(found: ChainsResult, group: str) -> list[GoodsContent]:
    """What each sold the other of a group, first what went to the second of the pair."""
    return [one for one in found.goods if one.buyer != _WORLD and one.group == group]


def _table(found: ChainsResult, voice: Voice) -> Table:
    goods = [one for one in found.goods if one.buyer != _WORLD and one.group != TOTAL] or [
        one for one in found.goods if one.buyer != _WORLD
    ]
    scale = common_scale([one.sold for one in goods])

    def number(figure: Figure | None, places: int = 1) -> Sentence:
        return voice.number(Shown(figure, scale="", places=places)) if figure else (Name("\u2013"),)

    rows = tuple(
        Row(
            (
                voice.phrase("content-goods", group=one.group.lower(), seller=Territory(one.maker)),
                voice.number(Shown(one.sold, scale=scale, places=1 if scale == "bn" else 0)),
                number(one.own),
                number(one.partner),
                number(one.partner_metals, 2),
                number(one.others),
            )
        )
        for one in goods
    )
    unit = Name(unit_heading("usd", voice.language, scale))
    caption = voice.phrase("content-caption", period=Period.of(goods[0].sold.period), unit=unit)
    heads = ("goods", "sold", "own", "partner", "partner-metals", "others")
    columns = tuple(Column(voice.phrase(f"content-head-{head}"), at > 0) for at, head in enumerate(heads))
    return Table(caption, columns, rows)


def _at_home(metals: Sequence[MetalAtHome], voice: Voice) -> Sentence:
    """What of its metal a region would supply itself, industry by industry, as the band over Flegg's deltas."""

    def band(figure: Figure) -> Number:
        ends = figure.interval or (figure.value, figure.value)
        shown = [written(end, 1, voice.language) for end in ends]
        return Number(figure.id, "\u2013".join(dict.fromkeys(shown)), figure.grade)

    items = [
        voice.phrase(
            "content-at-home-item", regional=(band(one.regional),), national=one.national,
            industry=Name(account_name(one.industry, one.classification, voice.language).lower()),
        )
        for one in metals
    ]  # fmt: skip
    first = metals[0]
    return voice.phrase(
        "content-at-home", region=Territory(first.region), country=Territory(first.region).country,
        metals=first.metals, items=voice.listed(items, apart=True), low=Name(written(DELTAS[0], 1, voice.language)),
        high=Name(written(DELTAS[-1], 1, voice.language)),
    )  # fmt: skip
