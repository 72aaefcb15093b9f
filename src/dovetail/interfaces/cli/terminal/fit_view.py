"""A fit as tables for reading in a terminal or on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.document import Name
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.results.numbers import show
from dovetail.terms.period import Period
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.fit import FitResult, Match


def fit_blocks(result: FitResult, language: Language) -> list[str | Grid]:
    """The title first, then texts, tables and reservations."""
    one = Words(language)
    a, b = (Territory(code) for code in result.pair)
    seen_a, seen_b = (Territory(code) for code in result.shown)
    names = {a.code: a.name(language), b.code: b.name(language), "both": one.word("table-both")}
    counts = ", ".join(f"{names[key]} {show(figure, language)}" for key, figure in result.counts.items())
    parts: list[str | Grid] = [
        one.said("table-fit-heading", a=a, b=b, year=Period.of(result.period)),
        one.said("table-fit-counts", counts=Name(counts)),
    ]
    if result.similarity:
        parts.append(one.said("table-fit-similarity", a=seen_a, b=seen_b, value=result.similarity))
    for (seller, buyer), index in result.complementarity.items():
        sides = {"seller": Territory(seller), "buyer": Territory(buyer)}
        parts.append(one.said("table-fit-complementarity", **sides, value=index))
    if result.two_way:
        parts.append(one.said("table-fit-two-way", a=seen_a, b=seen_b, value=result.two_way))
    for seller, buyer in ((a, b), (b, a)):
        for kind in ("need", "shared"):
            if matches := result.of(seller.code, kind):
                parts.append(_matches(f"table-fit-{kind}", seller, buyer, matches, one))
    return [*parts, _sectors(result, one), *one.notes(result)]


def _matches(title: str, seller: Territory, buyer: Territory, matches: tuple[Match, ...], one: Words) -> Grid:
    scale, unit = one.unit([figure for match in matches for figure in (match.sold, match.elsewhere, match.extent)])
    rows = [
        (
            one.product(match.product),
            one.cell(match.seller_index, 2),
            one.cell(match.buyer_index, 2),
            one.cell(match.buyer_density, 1),
            one.money(match.sold, scale),
            one.money(match.elsewhere, scale),
            one.money(match.extent, scale),
            one.word("fit-label", technology=match.labels.technology or "none", stage=match.labels.stage or "none"),
        )
        for match in matches
    ]
    level = "chapter" if any(match.sold and len(match.sold.product) == 2 for match in matches) else "heading"
    headings = [
        *one.words("product", "fit-sellers-index", "fit-buyers-index", "nearness"),
        *(one.word(f"table-fit-{part}", level=level) for part in ("sold", "elsewhere")),
        *one.words("fit-extent", "fit-labels"),
    ]
    caption = one.said(title, seller=seller, buyer=buyer, unit=Name(unit))
    return Grid(caption, headings, rows, right=(1, 2, 3, 4, 5, 6))


def _sectors(result: FitResult, one: Words) -> Grid:
    a, b = result.pair
    shown = result.sectors[:15]
    scale, unit = one.unit([figure for row in shown for figure in row.sold.values()])
    rows = [
        (
            one.product(row.code),
            one.cell(row.index[a], 2),
            one.cell(row.index[b], 2),
            *(one.show(row.strengths.get(side)) for side in (a, b)),
            one.money(row.sold[a, b], scale),
            one.money(row.sold[b, a], scale),
        )
        for row in shown
    ]
    headings = [
        one.word("table-chapter"),
        *(one.word(f"table-{what}", code=code) for what in ("index", "strengths") for code in (a, b)),
        one.way(a, b),
        one.way(b, a),
    ]
    return Grid(one.word("table-fit-sectors", unit=unit), headings, rows, right=(1, 2, 3, 4, 5, 6))
