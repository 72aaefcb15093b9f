"""Whose value is in what two sides sell each other, as tables for reading in a terminal or on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.terms.accounts import MACHINES, METALS, account_name

if TYPE_CHECKING:
    from dovetail.analyses.chains import ChainsResult
    from dovetail.interfaces.cli.terminal.words import Words


def content_grids(result: ChainsResult, one: Words) -> list[str | Grid]:
    """What an input-output table tells: whose value, what comes home, stages to final use, ties, metal at home."""
    if not result.accounted or not result.content:
        return []
    return [
        _goods(result, one),
        _terms(result, one),
        _stages(result, one),
        *_depends(result, one),
        *_at_home(result, one),
    ]


def _goods(result: ChainsResult, one: Words) -> Grid:
    scale, unit = one.unit([goods.sold for goods in result.goods])
    rows = [
        (
            one.word("table-group", group=goods.group.lower()),
            goods.maker,
            goods.buyer,
            one.money(goods.sold, scale),
            *(one.cell(share, 1) for share in (goods.own, goods.own_metals, goods.partner)),
            one.cell(goods.partner_metals, 2),
            one.cell(goods.others, 1),
        )
        for goods in result.goods
    ]
    headings = one.words("goods", "seller", "buyer")
    shares = one.words("own-share", "own-metals", "partner-share", "partner-metals", "others-share")
    source = result.content[0].exports.source
    publisher = source.publisher.partition(";")[0] if source else ""
    title = one.word("table-value-heading", publisher=publisher, year=result.content[0].exports.period)
    return Grid(title, [*headings, unit, *shares], rows, right=(3, 4, 5, 6, 7, 8))


def _terms(result: ChainsResult, one: Words) -> Grid:
    scale, unit = one.unit([content.exports for content in result.content])
    rows = [
        (
            content.exporter,
            content.importer,
            *(one.money(term, scale) for term in (content.exports, content.domestic, content.foreign)),
            *(one.money(term, scale) for term in (content.twice, content.home)),
        )
        for content in result.content
    ]
    names = one.words("seller", "buyer", "domestic", "foreign", "twice", "comes-home")
    return Grid(one.word("table-terms-heading"), [*names[:2], unit, *names[2:]], rows, right=(2, 3, 4, 5, 6))


def _stages(result: ChainsResult, one: Words) -> Grid:
    codes = result.accounted or result.pair
    rows = [(code, *(one.cell(result.stages.get((code, group)), 2) for group in (METALS, MACHINES))) for code in codes]
    return Grid(one.word("table-stages-heading"), ["", *one.words("metals", "machines")], rows, right=(1, 2))


def _depends(result: ChainsResult, one: Words) -> list[Grid]:
    """Whose value the machine builders' output holds abroad, and whose final demand takes it there."""
    rows: list[tuple[str, ...]] = []
    for tie in result.dependence:
        for word, whole, parts in (
            ("table-value-of", tie.foreign, tie.suppliers),
            ("table-demand-of", tie.abroad, tie.buyers),
        ):
            rows.append((tie.maker, one.word(word), one.word("table-of-abroad"), one.cell(whole, 1)))
            rows += [(tie.maker, one.word(word), share.territories[-1], one.cell(share, 1)) for share in parts]
    headings = ["", "", *one.words("region-abroad", "share-of-output")]
    return [Grid(one.word("table-ties-heading"), headings, rows, right=(3,))] if rows else []


def _at_home(result: ChainsResult, one: Words) -> list[str | Grid]:
    rows = [
        (
            metal.region,
            account_name(metal.industry, metal.classification, one.language),
            one.cell(metal.national, 1),
            one.cell(metal.regional, 1),
            *(one.number(end, 1) for end in metal.regional.interval or (metal.regional.value,) * 2),
            one.cell(metal.builders, 2),
            one.cell(metal.metals, 2),
        )
        for metal in result.at_home
    ]
    names = (
        "region",
        "machine-industry",
        "country-share",
        "region-share",
        "least",
        "most",
        "people-quotient",
        "metals-quotient",
    )
    if not rows:
        return []
    grid = Grid(one.word("table-at-home-heading"), one.words(*names), rows, right=(2, 3, 4, 5, 6, 7))
    return [grid, one.word("table-note", note=one.word("content-quotient-note"))]
