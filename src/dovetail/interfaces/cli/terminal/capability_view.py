"""What a territory can make, as tables for reading in a terminal or on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.terms.firm import firm_name
from dovetail.terms.heading import heading_name
from dovetail.terms.industry import industry_name
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.capability import CapabilityResult, Good
    from dovetail.terms.figure import Figure


def capability_blocks(result: CapabilityResult, language: Language, top: int) -> list[str | Grid]:
    """The title first, then the tables and the reservations."""
    voice = Voice(language)
    who = Territory(result.territory)
    title = f"{who.name(language)}, {result.period}: {voice.word('capability-one')}"
    told = _country(result, voice, top) if result.kind == "country" else _region(result, voice, top)
    return [title, *told, *(plain(voice.caveat(caveat)) for caveat in result.caveats)]


def _country(result: CapabilityResult, voice: Voice, top: int) -> list[str | Grid]:
    ranked = result.complexity and result.rank and result.economies
    lead = f"{voice.word('measure-diversity')}: {_whole(result.specialised)}"
    if ranked and result.complexity and result.rank and result.economies:
        lead += f". {voice.word('measure-eci')}: {result.complexity.value:.2f}"
        lead += f" ({_whole(result.rank)} / {_whole(result.economies)})"
    return [
        lead,
        _goods(voice.word("measure-diversity"), result.goods[:top], voice),
        _goods(voice.word("capability-nearest"), result.nearby[:top], voice),
    ]


def _goods(title: str, goods: tuple[Good, ...], voice: Voice) -> Grid:
    rows = [
        (
            f"{good.code} {heading_name(good.code, voice.language)}",
            _number(good.exports, 1, 1e-6),
            _number(good.balassa, 1),
            _number(good.pci, 2),
            _number(good.density, 1, 100),
        )
        for good in goods
    ]
    words = ("head-product", "head-millions", "head-balassa", "head-pci", "head-density")
    return Grid(title, [voice.word(word) for word in words], rows, right=(1, 2, 3, 4))


def _region(result: CapabilityResult, voice: Voice, top: int) -> list[str | Grid]:
    unit = result.total.unit if result.total else "persons"
    factor, places = (1.0, 0) if unit == "persons" else (1e-6, 1)
    lead = f"{voice.word('measure-' + _measure(result) + '-all')}: {_number(result.total, places, factor)}"
    if result.listed and result.total and result.listed.value != result.total.value:
        lead += f" ({voice.word('capability-listed')}: {_number(result.listed, places, factor)})"
    if result.complexity:
        lead += f". {voice.word('measure-regional_complexity')}: {result.complexity.value:.2f}"
    rows = [
        (
            f"{one.code} {industry_name(one.code, one.classification, voice.language)}".strip(),
            _number(one.own, places, factor),
            _number(one.quotient, 2),
            _number(one.shrunken, 2),
            "" if one.shrunken.interval is None else "{:.2f} \u2013 {:.2f}".format(*one.shrunken.interval),
            "*" if one.is_strength else "",
        )
        for one in result.industries[:top]
    ]
    words = ("head-industry", "head-people" if unit == "persons" else "head-millions", "head-quotient")
    headings = [*(voice.word(word) for word in words), voice.word("head-shrunken"), voice.word("head-interval"), "*"]
    made = [
        (
            f"{one.code} {heading_name(one.code, voice.language)}",
            f"{100 * one.share.value:.1f}",
            ", ".join(one.industries),
        )
        for one in result.headings[:top]
    ]
    firms = [
        (
            firm_name(one.name, voice.language),
            one.activity,
            industry_name(one.industry, one.classification, voice.language),
            _number(one.revenue, 1, 1e-9),
        )
        for one in result.firms[:top]
    ]
    told: list[str | Grid] = [lead, Grid("", headings, rows, right=(1, 2, 3, 4))]
    if made:
        names = [voice.word(word) for word in ("head-product", "head-share", "head-industry")]
        told.append(Grid(voice.word("capability-behind"), names, made, right=(1,)))
    if firms:
        names = [voice.word(word) for word in ("head-firm", "head-activity", "head-industry", "head-revenue")]
        told.append(Grid("", names, firms, right=(3,)))
    return told


def _measure(result: CapabilityResult) -> str:
    return result.total.measure.removesuffix(".all") if result.total else "employees"


def _whole(figure: Figure | None) -> str:
    return _number(figure, 0)


def _number(figure: Figure | None, places: int, factor: float = 1.0) -> str:
    return "" if figure is None else f"{figure.value * factor:,.{places}f}"
