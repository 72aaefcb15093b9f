"""What a territory can make, as tables for reading in a terminal or on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.chapters.capability import space_drawing, strengths_drawing
from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Drawing, Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.terms.firm import firm_name
from dovetail.terms.industry import industry_name
from dovetail.terms.territory import Language

if TYPE_CHECKING:
    from dovetail.analyses.capability import CapabilityResult, Good
    from dovetail.terms.figure import Figure


def capability_blocks(result: CapabilityResult, language: Language, top: int) -> list[str | Grid]:
    """The title first, then the tables and the reservations."""
    one = Words(language)
    title = f"{one.name(result.territory)}, {result.period}: {one.word('capability-one')}"
    told = _country(result, one, top) if result.kind == "country" else _region(result, one, top)
    return [title, *told, *one.notes(result)]


def capability_charts(result: CapabilityResult, language: Language) -> list[Drawing]:
    """The charts of a page, as the brief draws them."""
    voice = Voice(language)
    drawings = (strengths_drawing(result, 0, voice), space_drawing([result], voice))
    return [Drawing(drawing.chart.svg, plain(drawing.caption)) for drawing in drawings]


def _country(result: CapabilityResult, one: Words, top: int) -> list[str | Grid]:
    lead = f"{one.word('measure-diversity')}: {one.cell(result.specialised)}"
    if result.complexity and result.rank and result.economies:
        lead += f". {one.word('measure-eci')}: {one.cell(result.complexity, 2)}"
        lead += f" ({one.cell(result.rank)} / {one.cell(result.economies)})"
    return [
        lead,
        _goods(one.word("measure-diversity"), result.goods[:top], one),
        _goods(one.word("capability-nearest"), result.nearby[:top], one),
    ]


def _goods(title: str, goods: tuple[Good, ...], one: Words) -> Grid:
    rows = [
        (
            one.product(good.code),
            one.cell(good.exports, 1, scale="mn"),
            one.cell(good.balassa, 1),
            one.cell(good.pci, 2),
            one.cell(good.density, 1),
        )
        for good in goods
    ]
    exports = one.word("head-sold-in", unit=one.unit_of("usd", "mn"))
    words = [one.word(word) for word in ("head-balassa", "head-pci", "head-density")]
    return Grid(title, [one.word("head-product"), exports, *words], rows, right=(1, 2, 3, 4))


def _region(result: CapabilityResult, one: Words, top: int) -> list[str | Grid]:
    total, listed = result.total, result.listed
    people = total is None or total.unit == "persons"
    name = total.measure.removesuffix(".all") if total else "employees"

    amount = one.word("head-people")
    if total and not people:
        amount = one.word("head-amount-in", unit=one.unit_of(total.unit, "mn"))

    def size(figure: Figure | None) -> str:
        return one.cell(figure) if people else one.cell(figure, 1, scale="mn")

    def whole(figure: Figure | None) -> str:
        return one.cell(figure) if people else one.show(figure)

    lead = f"{one.word(f'measure-{name}-all')}: {whole(total)}"
    if listed and total and listed.value != total.value:
        lead += f" ({one.word('capability-listed')}: {whole(listed)})"
    if result.complexity:
        lead = lead.removesuffix(".") + f". {one.word('measure-regional_complexity')}: {one.cell(result.complexity, 2)}"
    rows = [
        (
            f"{row.code} {industry_name(row.code, row.classification, one.language)}".strip(),
            size(row.own),
            one.cell(row.quotient, 2),
            one.cell(row.shrunken, 2),
            " \u2013 ".join(one.number(end, 2) for end in row.shrunken.interval or ()),
            "*" if row.is_strength else "",
        )
        for row in result.industries[:top]
    ]
    words = [one.word(word) for word in ("head-quotient", "head-shrunken", "head-interval")]
    headings = [one.word("head-industry"), amount, *words, "*"]
    told: list[str | Grid] = [lead, Grid("", headings, rows, right=(1, 2, 3, 4))]
    if made := [(one.product(row.code), one.cell(row.share, 1), ", ".join(row.industries)) for row in result.headings]:
        names = [one.word(word) for word in ("head-product", "head-share", "head-industry")]
        told.append(Grid(one.word("capability-behind"), names, made[:top], right=(1,)))
    if firms := [
        (
            firm_name(firm.name, one.language),
            firm.activity,
            industry_name(firm.industry, firm.classification, one.language),
            one.cell(firm.revenue, 1, scale="bn"),
        )
        for firm in result.firms[:top]
    ]:
        names = [one.word(word) for word in ("head-firm", "head-activity", "head-industry")]
        revenue = one.word("head-revenue", unit=one.unit_of(result.firms[0].revenue.unit, "bn"))
        told.append(Grid("", [*names, revenue], firms, right=(3,)))
    return told
