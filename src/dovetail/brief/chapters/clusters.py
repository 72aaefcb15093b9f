"""A cluster to complete: who of the two has what, what is missing, and who could fill it."""

from __future__ import annotations

from collections.abc import Sequence

from dovetail.analyses.clusters.result import ClusterResult, SideOfItem, Standing, Verdict
from dovetail.brief.case import named
from dovetail.brief.document import Beside, Block, Chapter, Drawing, Name, Note, Paragraph, Sentence
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, inside
from dovetail.results.charts.board import Line, Square, board_chart, halves
from dovetail.results.numbers import cell
from dovetail.terms.cluster import ROLES
from dovetail.terms.figure import Figure
from dovetail.terms.industry import industry_name
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_IN_A_SENTENCE, _NEAREST, _WORTH_HALVING = 8, 3, 6


def clusters(material: Material, voice: Voice) -> Chapter | None:
    """The core, what each can fill for the other and what neither has, in words; then the board."""
    found = material.together.cluster if material.together else None
    if found is None or not _measured(found):
        return None
    notes = [voice.caveat(caveat) for caveat in found.caveats]
    blocks: list[Block] = [
        Paragraph(tuple(_told(found, voice))),
        _board(found, voice),
        Note((*notes, voice.phrase("cluster-of-beds" if _beds(found) else "cluster-of-headings"))),
    ]
    return Chapter("clusters", voice.phrase("cluster-title", name=_cluster(found, voice)), tuple(blocks))


def cluster_figures(found: ClusterResult) -> list[Figure | None]:
    """The Figures that the chapter may show."""
    sides = [side for one in found.standings for side in one.sides.values()]
    located = [
        figure for one in found.located.values() for figure in (one.clustering, *(each for _, each in one.beside))
    ]
    return [*(figure for side in sides for figure in (side.index, side.craft, *side.third)), *located]


def _measured(found: ClusterResult) -> list[Standing]:
    return [one for one in found.standings if any(side.index for side in one.sides.values())]


def _beds(found: ClusterResult) -> bool:
    """Whether the cluster needs castings that become parts of machine tools."""
    return any("8466" in one.item.made_into for one in found.standings)


def _told(found: ClusterResult, voice: Voice) -> list[Sentence]:
    a, b = found.pair
    measured = _measured(found)
    say = voice.say if voice.proxy else voice.phrase  # without a proxy pair the note below says what stands in
    core: list[Sentence] = []
    for one in measured:
        first, second = one.sides[a].index, one.sides[b].index
        if one.item.role == "core" and first and second:
            core.append(
                voice.phrase(
                    "cluster-core-item", name=_item(one, voice), a=Territory(a), b=Territory(b),
                    one=Shown(first, scale="", places=2), other=Shown(second, scale="", places=2),
                )
            )  # fmt: skip
    said = [say("cluster-core", items=voice.listed(core, apart=True))] if core else []
    both = [one for one in measured if all(side.verdict == "at_home" for side in one.sides.values())]
    if both:
        said.append(voice.say("cluster-both", items=_items(both, voice)))
    for side, partner in ((a, b), (b, a)):
        if filled := [one for one in measured if one.sides[side].verdict == "from_partner"]:
            said.append(
                voice.say(
                    "cluster-partner", who=Territory(side), partner=Territory(partner), items=_items(filled, voice)
                )
            )
    if crafts := _crafts(measured, found.pair, voice):
        said.append(voice.phrase("cluster-craft", items=voice.listed(crafts, apart=True)))
    for verdict, message in (("together", "cluster-together"), ("from_third", "cluster-third")):
        if some := [one for one in measured if _of_both(one) == verdict]:
            said.append(voice.say(message, items=_items(some, voice)))
    return [*said, *_third(measured, found.pair, voice), *located_in_words(found, voice)]


def located_in_words(found: ClusterResult, voice: Voice) -> list[Sentence]:
    """Where the cluster's industries lie among the regions of a country, where that is on record."""
    said: list[Sentence] = []
    names = {one.item.item: _item(one, voice) for one in found.standings}
    for one in found.located.values():
        near = [(item, figure) for item, figure in one.beside if figure.value > 0][:_NEAREST]
        industry = industry_name(one.industry, "OKVED", voice.language)
        values = {"industry": Name(industry[:1].lower() + industry[1:]), "country": Territory(one.country)}
        if near:
            items = [
                voice.phrase("cluster-located-item", name=names[item], gamma=Shown(figure, scale="", places=4))
                for item, figure in near
            ]
            said.append(voice.phrase("cluster-located", items=voice.listed(items), **values))
        if one.clustering:
            gamma = Shown(one.clustering, scale="", places=3)
            said.append(voice.phrase("cluster-clustering", gamma=gamma, **values))
    return said


def _crafts(measured: Sequence[Standing], pair: tuple[str, str], voice: Voice) -> list[Sentence]:
    """Where castings or forgings of all kinds are at home and those for the core are not."""
    items: list[Sentence] = []
    for one in measured:
        sides = [
            voice.phrase(
                "cluster-craft-side", who=Territory(code), craft=Shown(side.craft, scale="", places=2),
                index=Shown(side.index, scale="", places=2),
            )
            for code, side in ((code, one.sides[code]) for code in pair)
            if side.craft and side.index and side.craft.value >= 1 > side.index.value
        ]  # fmt: skip
        if sides:
            named = voice.listed(sides, apart=True)
            items.append(voice.phrase("cluster-craft-item", name=_item(one, voice), sides=named))
    return items


def _third(measured: Sequence[Standing], pair: tuple[str, str], voice: Voice) -> list[Sentence]:
    """From whom a side's country buys now what neither has, where that is on record: the largest chapter of it."""
    lacking = [one for one in measured if _of_both(one) in ("together", "from_third")]
    said: list[Sentence] = []
    for code in pair:
        lists = [one.sides[code].third for one in lacking if one.sides[code].third]
        if lists:
            largest = max(lists, key=lambda third: sum(figure.value for figure in third))
            sold = [
                voice.phrase("fiche-supplier", country=Territory(figure.territories[0]), amount=figure)
                for figure in largest
            ]
            goods = named(largest[0].product, voice)
            said.append(
                voice.phrase("fiche-now", buyer=Territory(code).country, goods=goods, countries=voice.listed(sold))
            )
    return said


def _of_both(one: Standing) -> Verdict:
    """The verdict for an item that neither has: a third where neither comes near."""
    verdicts = {side.verdict for side in one.sides.values()}
    if verdicts & {"at_home", "from_partner"}:
        return "at_home"
    return "together" if "together" in verdicts else "from_third"


def _board(found: ClusterResult, voice: Voice) -> Drawing | Beside:
    """The board in two halves beside each other: narrow enough for a small screen, and low on a page."""
    lines: list[Line] = []
    told: dict[Line, str] = {}
    for one in sorted(_measured(found), key=lambda one: ROLES.index(one.item.role)):
        squares = [_square(one.sides[code], voice) for code in found.pair]
        name = _item(one, voice, within=False)
        line = Line(voice.word(f"role-{one.item.role}"), name.text, (squares[0], squares[1]))
        words = {key: Name(square.label) for key, square in zip(("one", "other"), squares, strict=True)}
        sides = {"a": Territory(found.pair[0]), "b": Territory(found.pair[1])}
        told[line] = voice.spoken("cluster-alt-item", name=name, **sides, **words)
        lines.append(line)
    names = [Territory(code).name(voice.language) for code in found.pair]

    def drawn(some: Sequence[Line], caption: Sentence) -> Drawing:
        words = Name("; ".join(told[line] for line in some))
        alt = voice.spoken("cluster-alt", name=_cluster(found, voice), told=words)
        return Drawing(board_chart(some, sides=(names[0], names[1]), alt=alt), caption, "half")

    periods = [_latest(found, code) for code in found.pair]
    caption = voice.phrase(
        "cluster-pictured", name=_cluster(found, voice), a=Territory(found.pair[0]), b=Territory(found.pair[1]),
        period_a=periods[0], period_b=periods[1],
    )  # fmt: skip
    if len(lines) < _WORTH_HALVING:
        return drawn(lines, caption)
    first, second = halves(lines)
    return Beside((drawn(first, caption), drawn(second, voice.phrase("cluster-verdicts"))))


def _latest(found: ClusterResult, side: str) -> Period:
    """The period of most of the side's indices."""
    periods = [index.period for one in found.standings if (index := one.sides[side].index)]
    return Period.of(max(set(periods), key=periods.count) if periods else _any_period(found))


def _any_period(found: ClusterResult) -> str:
    return next(index.period for one in found.standings for side in one.sides.values() if (index := side.index))


def _square(side: SideOfItem, voice: Voice) -> Square:
    words = voice.word(f"standing-{side.verdict}")
    if side.index is None:
        return Square(side.verdict, words)
    shown = cell(side.index, voice.language, places=2)
    return Square(side.verdict, f"{shown} \u00b7 {words}", side.index.id)


def _items(some: Sequence[Standing], voice: Voice) -> Sentence:
    """The items by name, no more than a sentence bears: the board has all."""
    named = voice.listed([(_item(one, voice),) for one in some[:_IN_A_SENTENCE]], apart=True)
    return named if len(some) <= _IN_A_SENTENCE else voice.phrase("cluster-others", items=named)


def _item(one: Standing, voice: Voice, *, within: bool = True) -> Name:
    name = one.item.name_ru if voice.language == "ru" else one.item.name_en
    return inside(name) if within else Name(name)


def _cluster(found: ClusterResult, voice: Voice) -> Name:
    name = found.template.name_ru if voice.language == "ru" else found.template.name_en
    return Name(name[:1].lower() + name[1:])
