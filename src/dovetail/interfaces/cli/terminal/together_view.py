"""Chains, clusters, ventures and appraisals as tables for reading in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Block, Grid, show, write
from dovetail.results.numbers import exact
from dovetail.results.result import Result
from dovetail.sources.chains import chain_names
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.appraisal import AppraisalResult
    from dovetail.analyses.appraisal.result import WorthFigures
    from dovetail.analyses.chains import ChainsResult, Link
    from dovetail.analyses.clusters import ClusterResult
    from dovetail.analyses.ventures import VenturesResult
    from dovetail.terms.figure import Figure


def deliver(
    result: Result, blocks: Sequence[str | Grid], form: str, output: Path | None, chosen: str | None = None
) -> None:
    """Show a result, or write it in the format asked for."""
    if form == "table" and output is None:
        show(*blocks)
        return
    if chosen and chosen not in result.data:
        raise click.UsageError(f"there is no table '{chosen}'; there are {', '.join(result.data)}")
    frames = {chosen: result.data[chosen]} if chosen else dict(result.data)
    page: Sequence[Block] = [*blocks[1:]] if form == "html" else ()
    write(frames, form, output, title=str(blocks[0]), content=result.to_dict(), blocks=page)


def chain_blocks(result: ChainsResult, language: str, top: int) -> list[str | Grid]:
    """The chain: what each side can make of it, and the links that run or could."""
    voice, one = Voice(cast(Language, language)), _Names(language)
    a, b = result.shown
    nodes = [
        (
            f"{node.tier:+d}" if node.tier else "0",
            one.product(node.code),
            *(_number(node.capability[side], 1) for side in result.pair),
            _millions(node.sold[a, b]),
            _millions(node.sold[b, a]),
        )
        for node in result.nodes
        if any(node.sold.values()) or any(node.capability.values()) or node.tier == 0
    ]
    headings = ("tier", "product", *(f"index {code}" for code in result.pair), f"{a} to {b}", f"{b} to {a}")
    links = [_link(link, voice, one) for link in result.links[:top]]
    names = ("", "part", "goes into", "seller", "buyer", "million USD", "back")
    title = f"{one.product(result.product)}: {one.pair(result.pair)}"
    return [
        title,
        Grid("", headings, nodes, right=(2, 3, 4, 5)),
        Grid(f"{len(links)} / {len(result.links)}", names, links, right=(5, 6)),
        *_notes(result, voice),
    ]


def _link(link: Link, voice: Voice, one: _Names) -> tuple[str, ...]:
    status = voice.word(f"chain-{link.status.replace('_', '-')}")
    sides = (link.seller, link.buyer)
    return (status, one.product(link.part), one.product(link.whole), *sides, _millions(link.flow), _millions(link.back))


def cluster_blocks(result: ClusterResult, language: str) -> list[str | Grid]:
    """The board: items by role, each side's index, gap and standing."""
    voice, one = Voice(cast(Language, language)), _Names(language)
    rows = [
        (
            voice.word(f"role-{standing.item.role}"),
            standing.item.name_ru if language == "ru" else standing.item.name_en,
            *(
                cell
                for code in result.pair
                for side in (standing.sides[code],)
                for cell in (_number(side.index, 2), _percent(side.gap), voice.word(f"standing-{side.verdict}"))
            ),
            " ".join(figure.territories[0] for figure in standing.suppliers),
        )
        for standing in result.standings
    ]
    headings = ("", "", *(cell for code in result.pair for cell in (f"index {code}", "gap, %", "")), "third")
    title = result.template.name_ru if language == "ru" else result.template.name_en
    return [
        f"{title}: {one.pair(result.pair)}",
        Grid("", headings, rows, right=(2, 3, 5, 6)),
        *_notes(result, voice),
    ]


def venture_blocks(result: VenturesResult, language: str) -> list[str | Grid]:
    """The candidates by rank with its interval, who builds and who brings."""
    voice, one = Voice(cast(Language, language)), _Names(language)
    rows = [
        (
            f"{venture.rank.value:.0f}",
            "" if venture.rank.interval is None else "{:.0f} \u2013 {:.0f}".format(*venture.rank.interval),
            one.product(venture.product),
            one.product(venture.use),
            venture.builder,
            venture.bringer,
            ", ".join(one.short(code) for code, _ in venture.materials[:2]),
            voice.word(f"technology-{venture.technology}") + (" !" if venture.controlled else ""),
        )
        for venture in result.ventures
    ]
    headings = ("rank", "interval", "product", "for", "builds", "brings", "of", "technology")
    marked = sorted({f"{venture.product}: {venture.controlled}" for venture in result.ventures if venture.controlled})
    told = [f"! {'; '.join(marked)}"] if marked else []
    title = f"{one.pair(result.pair)}: {len(result.ventures)} / {result.considered}"
    return [title, Grid("", headings, rows, right=(0,)), *told, *_notes(result, voice)]


def appraisal_blocks(result: AppraisalResult, language: str) -> list[str | Grid]:
    """Worth to the whole, the owners and each party; break-even; what it hangs on most."""
    voice = Voice(cast(Language, language))

    def row(name: str, worth: WorthFigures) -> tuple[str, ...]:
        rates = ", ".join(f"{100 * rate:.1f}" for rate in worth.rates)
        return (name, exact(worth.npv, voice.language), rates, _number(worth.payback, 1))

    rows = [row(result.name, result.project), row(voice.word("worth-owners"), result.equity)]
    rows += [row(party, worth) for party, worth in result.parties.items()]
    even = ", ".join(f"{name} {exact(figure, voice.language)}" for name, figure in result.break_even.items())
    swings = [
        (name, f"{low:,.0f}", f"{high:,.0f}") for name, low, high in result.data["sensitivity"].head(6).iter_rows()
    ]
    loss = [] if result.loss_share is None else [f"{voice.word('worth-loss-share')}: {_percent(result.loss_share)} %"]
    return [
        result.name,
        Grid("", ("", "npv", "irr, %", "payback"), rows, right=(1, 2, 3)),
        f"{voice.word('worth-break-even')}: {even}",
        *loss,
        Grid("sensitivity", ("", "npv low", "npv high"), swings, right=(1, 2)),
        *_notes(result, voice),
    ]


class _Names:
    """Short names of products and territories in one language."""

    def __init__(self, language: str) -> None:
        self._language: Language = cast(Language, language)
        self._names = chain_names()

    def short(self, code: str) -> str:
        names = self._names.get(code)
        return code if names is None else names[1 if self._language == "ru" else 0]

    def product(self, code: str) -> str:
        return f"{code} {self.short(code)}" if code in self._names else code

    def pair(self, codes: tuple[str, str]) -> str:
        return " \u2013 ".join(Territory.of(code).name(self._language) for code in codes)


def _notes(result: Result, voice: Voice) -> list[str]:
    return [plain(voice.caveat(caveat)) for caveat in result.caveats]


def _number(figure: Figure | None, digits: int) -> str:
    return "" if figure is None else f"{figure.value:,.{digits}f}"


def _percent(figure: Figure | None) -> str:
    return "" if figure is None else f"{100 * figure.value:.2f}"


def _millions(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return f"{figure.value / 1e6:,.1f}" + ("" if len(figure.product) > 2 else f" ({figure.product})")
