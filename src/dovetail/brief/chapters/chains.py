"""From metal to machines: one chain as a layered graph, and what already goes each way along it."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.chains.result import ChainsResult, Link, Node
from dovetail.brief.chapters.chain_graph import graph, graph_figures
from dovetail.brief.chapters.content import content_blocks, content_figures
from dovetail.brief.document import Block, Chapter, Column, Name, Note, Paragraph, Row, Sentence, Table
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, inside
from dovetail.results.numbers import common_scale, unit_heading
from dovetail.terms.figure import Figure
from dovetail.terms.heading import heading_name
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_STRONG, _NEAR = 1.0, 0.5
#: What the sentences of the chapter say already.
_IN_WORDS = ("rest_of_the_world_stands_in",)
_IN_TABLE, _NAMED, _INTO = 6, 4, 2


def chains(material: Material, voice: Voice) -> Chapter | None:
    """What goes each way in words, the layered graph, and a table of links by group of goods."""
    found = material.together.chain if material.together else None
    if found is None or not found.links:
        return None
    blocks: list[Block] = [Paragraph(tuple(_told(found, voice))), graph(found, voice)]
    groups = _groups(found)
    if groups:
        blocks.append(_table(found, groups, voice))
    blocks += content_blocks(found, voice)
    told = [caveat for caveat in found.caveats if caveat.message not in _IN_WORDS]
    notes = [voice.caveat(caveat) for caveat in told]
    blocks.append(Note((*notes, voice.say("content-quotient-note")) if found.at_home else tuple(notes)))
    return Chapter("chains", voice.phrase("chain-title", product=_name(found.product, voice)), tuple(blocks))


def chain_figures(found: ChainsResult) -> list[Figure | None]:
    """The Figures that the chapter may show."""
    flows = [figure for group in _groups(found) for figure in (group[0].flow, group[0].back)]
    return [*flows, *graph_figures(found), *content_figures(found)]


def _told(found: ChainsResult, voice: Voice) -> list[Sentence]:
    product = _name(found.product, voice)
    said: list[Sentence] = []
    told: set[str] = set()
    for group in _groups(found):
        one = group[0]
        if one.flow is None or one.seller in told:
            continue
        told.add(one.seller)
        a, b = _sides(found, one)
        values = {"seller": a, "buyer": b, "flow": one.flow, "goods": _goods(one.flow, voice)}
        into = dict.fromkeys(link.whole for link in group)
        wholes = voice.listed([(_name(code, voice),) for code in list(into)[:_INTO]], apart=True)
        values |= {"into": wholes, "period": Period.of(one.flow.period)}
        if one.back and one.back.period == one.flow.period:
            values |= {"back": one.back, "wholes": _goods(one.back, voice)}
        said.append(voice.say("chain-two-way" if "back" in values else "chain-one-way", **values))
    for side, other in (found.pair, found.pair[::-1]):
        first = _strengths(found, side, other)[:_NAMED]
        if first:
            said.append(voice.say("chain-brings", who=Territory(side), product=product, goods=_listed(first, voice)))
    known = [node for node in _inputs(found) if node.tier == -1 and any(node.capability.values())]
    lacking = [node for node in known if max(_index(node, side) for side in found.pair) < _NEAR]
    if lacking:
        said.append(voice.say("chain-lacks", product=product, goods=_listed(lacking[:_NAMED], voice)))
    return said


def _inputs(found: ChainsResult) -> list[Node]:
    return [node for node in found.nodes if node.tier < 0 and ":" not in node.code]


def _strengths(found: ChainsResult, side: str, other: str) -> list[Node]:
    """What a side alone is strong in and the product or its parts take, in the order of the links."""
    nodes = {node.code: node for node in _inputs(found)}
    parts = dict.fromkeys(link.part for link in found.links if link.seller == side and link.part in nodes)
    return [nodes[code] for code in parts if _index(nodes[code], side) >= _STRONG > _index(nodes[code], other)]


def _groups(found: ChainsResult) -> list[tuple[Link, ...]]:
    """Links into the product or its parts with a sale on record: the same goods once, the largest sale first."""
    into = {node.code for node in found.nodes if -1 <= node.tier <= 0}
    seen: set[tuple[str, str]] = set()
    groups: list[tuple[Link, ...]] = []
    order = sorted(
        found.by_chapter(),
        key=lambda some: (
            all(link.whole != found.product for link in some),
            -(some[0].flow.value if some[0].flow else 0.0),
        ),
    )
    for group in order:
        links = tuple(link for link in group if link.whole in into and link.flow)
        if links and (key := (links[0].seller, links[0].part[:2])) not in seen and links[0].part != found.product:
            seen.add(key)
            groups.append(links)
    metal = [group for group in groups if group[0].part.startswith(("72", "73", "74", "76"))]
    rest = [group for group in groups if group not in metal]
    return [*metal[: _IN_TABLE // 2], *rest][:_IN_TABLE]


def _table(found: ChainsResult, groups: Sequence[tuple[Link, ...]], voice: Voice) -> Table:
    money = [figure for group in groups for figure in (group[0].flow, group[0].back) if figure]
    scale = common_scale(money)
    places = 2 if scale == "bn" else 0

    def of(figure: Figure | None) -> Sentence:
        return voice.number(Shown(figure, scale=scale, places=places)) if figure else (Name("\u2013"),)

    def names(codes: Sequence[str], most: int) -> Sentence:
        distinct = list(dict.fromkeys(codes))[:most]
        return voice.listed([(_name(code, voice),) for code in distinct], apart=True)

    rows = tuple(
        Row(
            (
                names([link.part for link in group], 2),
                voice.phrase("chain-way", seller=_sides(found, group[0])[0], buyer=_sides(found, group[0])[1]),
                of(group[0].flow),
                names([link.whole for link in group], 1),
                of(group[0].back),
            )
        )
        for group in groups
    )
    by_chapter = any(figure.product and len(figure.product) == 2 for figure in money)
    caption = voice.phrase(
        "chain-table-caption" if by_chapter else "chain-table-caption-heading",
        period=Period.of(max(figure.period for figure in money)),
        unit=Name(unit_heading("usd", voice.language, scale)),
        shown_a=Territory(found.shown[0]), shown_b=Territory(found.shown[1]),
    )  # fmt: skip
    heads = ("parts", "way", "flow", "wholes", "back")
    columns = tuple(Column(voice.phrase(f"chain-head-{head}"), head in ("flow", "back")) for head in heads)
    return Table(caption, columns, rows)


def _sides(found: ChainsResult, link: Link) -> tuple[Territory, Territory]:
    """Seller and buyer as those whose trade is shown."""
    shown = dict(zip(found.pair, found.shown, strict=True))
    return Territory(shown[link.seller]), Territory(shown[link.buyer])


def _index(node: Node, side: str) -> float:
    figure = node.capability[side]
    return figure.value if figure else 0.0


def _listed(nodes: Sequence[Node], voice: Voice) -> Sentence:
    return voice.listed([(_name(node.code, voice),) for node in nodes], apart=True)


def _goods(figure: Figure, voice: Voice) -> Name:
    code = figure.product
    return inside(voice.product(code).text if len(code) == 2 else heading_name(code, voice.language))


def _name(code: str, voice: Voice) -> Name:
    return inside(heading_name(code, voice.language))
