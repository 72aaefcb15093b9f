"""Chains, clusters and ventures as tables for reading in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.brief.case import held_back, strengths
from dovetail.brief.chapters.clusters import located_in_words
from dovetail.brief.document import plain
from dovetail.interfaces.cli.terminal.content_view import content_grids
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.terms.sectors import SECTOR
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.chains import ChainsResult, Link
    from dovetail.analyses.clusters import ClusterResult, Standing
    from dovetail.analyses.ventures import VenturesResult
    from dovetail.terms.figure import Figure


#: So many of those held back are told in words; all stand in the table.
_HELD = 5


def chain_blocks(result: ChainsResult, language: Language, top: int) -> list[str | Grid]:
    """The chain: what each side can make of it, and the links that run or could."""
    one = Words(language)
    a, b = result.shown
    elsewhere = [side for side in (b, a) if any(node.bought_elsewhere[side] for node in result.nodes)]
    nodes = [
        (
            f"{node.tier:+d}" if node.tier else "0",
            _named(node.code, one),
            *(one.cell(node.capability[side], 1) for side in result.pair),
            _millions(node.sold[a, b], one),
            _millions(node.sold[b, a], one),
            *(_millions(node.bought_elsewhere[side], one, chapter=False) for side in elsewhere),
        )
        for node in result.nodes
        if any(node.sold.values()) or any(node.capability.values()) or node.tier == 0
    ]
    unit = one.word("table-millions")
    ways = [_of_years(one.way(*way), [node.sold[way] for node in result.nodes], unit) for way in ((a, b), (b, a))]
    ways += [
        _of_years(
            one.word("table-from-others", code=side), [node.bought_elsewhere[side] for node in result.nodes], unit
        )
        for side in elsewhere
    ]
    indices = [
        _of_years(name, [node.capability[side] for node in result.nodes])
        for side, name in zip(result.pair, _index(one, result.pair), strict=True)
    ]
    by_sector = result.product.startswith(SECTOR)
    headings = [one.word("table-tier"), one.word("table-sector" if by_sector else "table-product")]
    headings += [*indices, *ways]
    links = [_link(link, one, by_sector=by_sector) for link in result.links[:top]]
    names = ["", *one.words("part", "goes-into", "seller", "buyer", "millions", "back")]
    names += one.words("of-output") if by_sector else []
    return [
        f"{_named(result.product, one)}: {one.pair(result.pair)}",
        Grid("", headings, nodes, right=tuple(range(2, len(headings)))),
        Grid(one.word("table-links", shown=len(links), all=len(result.links)), names, links, right=(5, 6, 7)),
        *content_grids(result, one),
        *one.notes(result),
    ]


def _link(link: Link, one: Words, *, by_sector: bool) -> tuple[str, ...]:
    status = one.word(f"chain-{link.status.replace('_', '-')}")
    ends = (_named(link.part, one), _named(link.whole, one))
    low, high = (100 * end for end in link.coefficient or (0.0, 0.0))
    weight = f"{one.number(low, 1)} \u2013 {one.number(high, 1)}" if link.coefficient else ""
    row = (status, *ends, link.seller, link.buyer, _millions(link.flow, one), _millions(link.back, one))
    return (*row, weight) if by_sector else row


def cluster_blocks(result: ClusterResult, language: Language) -> list[str | Grid]:
    """The board: items by role, each side's index, gap and standing."""
    one = Words(language)
    rows = [
        (
            one.word(f"role-{standing.item.role}"),
            standing.item.name_ru if language == "ru" else standing.item.name_en,
            *(
                cell
                for code in result.pair
                for side in (standing.sides[code],)
                for cell in (one.cell(side.index, 2), one.cell(side.gap, 2), one.word(f"standing-{side.verdict}"))
            ),
            _third(standing, result.pair),
        )
        for standing in result.standings
    ]
    indices = [
        _of_years(name, [standing.sides[code].index for standing in result.standings])
        for code, name in zip(result.pair, _index(one, result.pair), strict=True)
    ]
    sides = [cell for index in indices for cell in (index, one.word("table-lacks"), "")]
    title = result.template.name_ru if language == "ru" else result.template.name_en
    return [
        f"{title}: {one.pair(result.pair)}",
        Grid("", ["", *one.words("item"), *sides, one.word("table-third")], rows, right=(2, 3, 5, 6)),
        *(plain(sentence) for sentence in located_in_words(result, one.voice)),
        *one.notes(result),
    ]


def _third(standing: Standing, pair: tuple[str, str]) -> str:
    """Who sells it now: to the world where every exporter is on record, else to each side's country."""
    if standing.suppliers:
        return " ".join(figure.territories[0] for figure in standing.suppliers)
    named = [" ".join(figure.territories[0] for figure in standing.sides[code].third) for code in pair]
    return " / ".join(filter(None, named))


def venture_blocks(result: VenturesResult, language: Language) -> list[str | Grid]:
    """The candidates by rank with its interval, who builds and who brings."""
    one = Words(language)
    rows = [
        (
            one.cell(venture.rank),
            "" if venture.rank.interval is None else "{:.0f} \u2013 {:.0f}".format(*venture.rank.interval),
            f"{venture.product} {venture.name(language)}",
            ", ".join(_named(code, one) for code in venture.uses[:2]),
            venture.builder,
            venture.bringer,
            ", ".join(one.short(code) for code, _ in strengths(venture)[:2]),
            one.word(f"technology-{venture.technology}") + (" !" if venture.controlled else ""),
        )
        for venture in result.shown
    ]
    headings = one.words("rank", "interval", "product", "for", "builds", "brings", "of", "technology")
    marked = sorted({f"{venture.product}: {venture.controlled}" for venture in result.shown if venture.controlled})
    told = [f"! {'; '.join(marked)}"] if marked else []
    a, b = (Territory(code).name(language) for code in result.pair)
    title = one.word("table-candidates", a=a, b=b, shown=len(result.shown), all=result.considered)
    table = Grid("", headings, rows, right=(0,))
    return [title, table, *told, *_bad_years(result, one), *_held(result, one), *one.notes(result)]


def _bad_years(result: VenturesResult, one: Words) -> list[Grid]:
    """The worst years on record of the markets of all that is shown, each market once."""
    falls = {fall.change.id: fall for venture in result.shown for fall in venture.shocks}
    rows: list[tuple[str, ...]] = []
    for fall in sorted(falls.values(), key=lambda fall: fall.change.value):
        *seller, buyer = fall.change.territories
        code = fall.change.product
        goods = one.product(code) if len(code) == 2 else _named(code, one)
        whom = seller[0] if seller else one.word("table-of-all")
        rows.append((goods, whom, buyer, fall.after.period, one.cell(fall.change, 1, sign="always")))
    headings = one.words("product", "seller", "buyer", "year", "change")
    return [Grid(one.word("table-bad-years"), headings, rows, right=(4,))] if rows else []


def _held(result: VenturesResult, one: Words) -> list[str]:
    """What is held back, and why."""
    if not result.held_back:
        return []
    items = [held_back(held, one.voice) for held in result.held_back[:_HELD]]
    if len(result.held_back) > len(items):
        items.append(one.voice.phrase("ventures-held-more"))
    return [one.said("ventures-held", items=one.voice.listed(items, apart=True))]


def _named(code: str, one: Words) -> str:
    """A code with the short name that chains give it."""
    short, plain_code = one.short(code), code.removeprefix(SECTOR)
    return plain_code if short == code else f"{plain_code} {short}"


def _of_years(name: str, figures: Sequence[Figure | None], unit: str = "") -> str:
    """The heading of a column with the years of what stands in it."""
    years = sorted({figure.period for figure in figures if figure})
    return ", ".join(filter(None, (name, "\u2013".join(dict.fromkeys((years[0], years[-1]))) if years else "", unit)))


def _index(one: Words, codes: Sequence[str]) -> list[str]:
    return [one.word("table-index", code=code) for code in codes]


def _millions(figure: Figure | None, one: Words, *, chapter: bool = True) -> str:
    """Millions of dollars, and the chapter where the trade is that of a whole chapter."""
    if figure is None:
        return ""
    return one.cell(figure, 1, scale="mn") + (f" ({figure.product})" if chapter and len(figure.product) == 2 else "")
