"""The picture of a chain: which boxes and links it has room for, and the sales behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dovetail.analyses.chains.result import ChainsResult, Link, Node
from dovetail.brief.document import Drawing, Name
from dovetail.brief.wording.voice import Voice, inside
from dovetail.results.charts.layers import Arrow, Box, Sale, layers_chart
from dovetail.terms.figure import Figure
from dovetail.terms.heading import heading_name
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_STRONG = 1.0
_MATERIALS, _PARTS, _WHOLE = 0, 1, 2
_ROOM = {_PARTS: 8, _MATERIALS: 8}


@dataclass(frozen=True, slots=True)
class _Picture:
    """The products chosen with their layers, and one link for each pair of them that is joined."""

    layers: Mapping[str, int]
    links: Mapping[tuple[str, str], Link]

    def sale(self, part: str) -> Figure | None:
        """What stands above a box: the first sale of it that a link of the picture shows."""
        flows = (link.flow for (one, _), link in self.links.items() if one == part and link.status != "could")
        return next((flow for flow in flows if flow), None)


def graph_figures(found: ChainsResult) -> list[Figure | None]:
    """The Figures that the picture shows."""
    picture = _chosen(found)
    return [*(picture.sale(part) for part, _ in picture.links), *(link.back for link in _coming_back(found, picture))]


def graph(found: ChainsResult, voice: Voice) -> Drawing:
    """The layered graph with its words."""
    picture = _chosen(found)
    names = {code: heading_name(code, voice.language) for code in picture.layers}
    nodes = {node.code: node for node in found.nodes}
    boxes = [
        Box(code, names[code], layer, _strong(nodes[code], found.pair), _sale(picture.sale(code), voice))
        for code, layer in picture.layers.items()
    ]
    arrows = [
        Arrow(part, whole, found.pair.index(link.seller), link.status != "could")
        for (part, whole), link in picture.links.items()
    ]
    arrows += [
        Arrow(code, found.product, None, runs=False)
        for code, layer in picture.layers.items()
        if layer == _PARTS and (code, found.product) not in picture.links
    ]
    sides = [Territory(code).name(voice.language) for code in found.pair]
    legend = (sides[0], sides[1], voice.word("chain-who", who="both"), voice.word("chain-who", who="neither"))
    product = inside(names[found.product])
    heads = [voice.word(f"chain-layer-{name}") for name in ("materials", "parts", "whole")]
    alt = voice.spoken(
        "chain-alt", product=product, materials=_spoken(boxes, _MATERIALS, legend, voice),
        parts=_spoken(boxes, _PARTS, legend, voice), links=_links_in_words(picture, names, voice),
    )  # fmt: skip
    sales = [flow for part, _ in picture.links if (flow := picture.sale(part))]
    caption = voice.phrase("chain-pictured", product=product)
    if sales:
        said = dict.fromkeys(box.sale.text for box in boxes if box.sale)
        alt = voice.spoken("chain-alt-sold", alt=Name(alt), sales=Name("; ".join(said)))
        caption = voice.phrase(
            "chain-pictured-sold", product=product, period=Period.of(max(flow.period for flow in sales)),
            shown_a=Territory(found.shown[0]), shown_b=Territory(found.shown[1]),
            level="chapter" if any(len(flow.product) == 2 for flow in sales) else "heading",
        )  # fmt: skip
    chart = layers_chart(
        boxes, arrows, heads=(heads[0], heads[1], heads[2]), legend=legend, alt=alt, past=voice.word("chain-past"),
        backs=list(_backs(found, picture, voice)),
    )  # fmt: skip
    return Drawing(chart, caption)


def _chosen(found: ChainsResult) -> _Picture:
    """Parts and materials as there is room; parts that neither sells come last, those that materials go into first."""
    nodes = {node.code: node for node in found.nodes}
    layers: dict[str, int] = {found.product: _WHOLE}

    def tier(code: str) -> int:
        return nodes[code].tier if code in nodes else 0

    def kinds(code: str) -> tuple[str, ...]:
        return nodes[code].kinds if code in nodes else ()

    def take(code: str, layer: int) -> None:
        full = sum(1 for at in layers.values() if at == layer) >= _ROOM[layer]
        if code not in layers and not full and tier(code) < 0:
            layers[code] = layer

    links = [link for link in found.links if link.whole == found.product or tier(link.whole) == -1]
    for link in links:
        if link.whole == found.product and "material" not in kinds(link.part):
            take(link.part, _PARTS)
    for code in [link.whole for link in links] + [node.code for node in found.nodes]:
        if tier(code) == -1 and "part" in kinds(code):
            take(code, _PARTS)
    for link in links:
        straight = link.whole == found.product and "material" in kinds(link.part)
        if straight or layers.get(link.whole) == _PARTS:
            take(link.part, _MATERIALS)
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        if {link.part, link.whole} <= set(layers) and layers[link.part] < layers[link.whole]:
            kept.setdefault((link.part, link.whole), link)
    return _Picture(layers, kept)


def _coming_back(found: ChainsResult, picture: _Picture) -> list[Link]:
    """The first link into the machine of each seller to whom machines come back."""
    first: dict[str, Link] = {}
    for (_, whole), link in picture.links.items():
        if whole == found.product and link.back and link.status != "could":
            first.setdefault(link.seller, link)
    return list(first.values())


def _backs(found: ChainsResult, picture: _Picture, voice: Voice) -> Iterator[tuple[str, Sale]]:
    shown = dict(zip(found.pair, found.shown, strict=True))
    for link in _coming_back(found, picture):
        way = voice.spoken("chain-back", seller=Territory(shown[link.buyer]), buyer=Territory(shown[link.seller]))
        if sale := _sale(link.back, voice):
            yield way, sale


def _sale(figure: Figure | None, voice: Voice) -> Sale | None:
    """A sale with the name of its product group; of a heading the boxes say which goods they are."""
    if figure is None:
        return None
    if len(figure.product) == 2:
        return Sale(voice.spoken("chain-sale", goods=voice.product(figure.product), flow=figure), figure.id)
    return Sale(voice.spoken("chain-sale-heading", flow=figure), figure.id)


def _spoken(boxes: list[Box], layer: int, legend: tuple[str, str, str, str], voice: Voice) -> Name:
    told: list[str] = []
    for box in boxes:
        first, second = box.strong
        who = legend[2] if first and second else legend[0] if first else legend[1] if second else legend[3]
        if box.layer == layer:
            told.append(voice.spoken("chain-alt-node", name=Name(box.label), who=Name(who)))
    return Name("; ".join(told) or "\u2013")


def _links_in_words(picture: _Picture, names: Mapping[str, str], voice: Voice) -> Name:
    told = [
        voice.spoken(
            "chain-alt-link", part=Name(names[link.part]), whole=Name(names[link.whole]), seller=Territory(link.seller)
        )
        for link in picture.links.values()
    ]
    return Name("; ".join(told) or "\u2013")


def _strong(node: Node, pair: tuple[str, str]) -> tuple[bool, bool]:
    first, second = (node.capability[side] for side in pair)
    return bool(first and first.value >= _STRONG), bool(second and second.value >= _STRONG)
