"""A fit as tables for reading in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.results.numbers import cell, common_scale, show, unit_heading
from dovetail.terms.heading import heading_name
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.analyses.fit import FitResult, Match
    from dovetail.terms.figure import Figure


def heading(result: FitResult) -> str:
    """Who and when."""
    return f"{_name(result.pair[0])} and {_name(result.pair[1])}: where they fit, {result.period}"


def blocks(result: FitResult) -> list[str | Grid]:
    """The result as texts and tables."""
    a, b = result.pair
    shown = " and ".join(_name(code) for code in result.shown)
    names = {a: _name(a), b: _name(b), "both": "both"}
    counted = ", ".join(f"{names[key]} {show(figure)}" for key, figure in result.counts.items())
    parts: list[str | Grid] = [f"Specialised headings: {counted}."]
    if result.similarity:
        parts.append(f"Export baskets of {shown} alike (Finger-Kreinin, of 100): {show(result.similarity)}.")
    for (seller, buyer), index in result.complementarity.items():
        parts.append(f"Exports of {_name(seller)} against purchases of {_name(buyer)} (Michaely): {show(index)}.")
    if result.two_way:
        parts.append(f"Two-way trade of {shown} within a product group (Grubel-Lloyd): {show(result.two_way)}.")
    for seller, buyer in ((a, b), (b, a)):
        for kind, title in (("need", "is strong, and {buyer} is not"), ("shared", "and {buyer} are both strong")):
            if matches := result.of(seller, kind):  # pyright: ignore[reportArgumentType]
                words = title.format(buyer=_name(buyer))
                parts.append(_matches(f"Where {_name(seller)} {words}", matches))
    parts.append(_sectors(result))
    voice = Voice("en")
    return [*parts, *(f"Note: {plain(voice.caveat(caveat))}" for caveat in result.caveats)]


def _matches(title: str, matches: tuple[Match, ...]) -> Grid:
    scale = common_scale([figure for one in matches for figure in (one.sold, one.elsewhere, one.extent) if figure])
    rows = [
        (
            f"{one.product} {heading_name(one.product)}",
            _cell(one.seller_index, places=2),
            _cell(one.buyer_index, places=2),
            _cell(one.buyer_density, places=1),
            _cell(one.sold, scale),
            _cell(one.elsewhere, scale),
            _cell(one.extent, scale),
            ", ".join(filter(None, (one.labels.technology, one.labels.stage))),
        )
        for one in matches
    ]
    by_chapter = any(one.sold and len(one.sold.product) == 2 for one in matches)
    of = "chapter " if by_chapter else ""
    headings = ("product", "seller's index", "buyer's", "nearness, %", f"{of}sold now", f"{of}bought elsewhere", "size",
                "technology, stage")  # fmt: skip
    return Grid(f"{title}, {unit_heading('usd', 'en', scale)}", headings, rows, right=(1, 2, 3, 4, 5, 6))


def _sectors(result: FitResult) -> Grid:
    a, b = result.pair
    rows_ = result.sectors[:15]
    scale = common_scale([figure for row in rows_ for figure in row.sold.values() if figure])
    rows = [
        (
            f"{row.code} {Product.of(row.code).name(short=True)}",
            _cell(row.index[a], places=2),
            _cell(row.index[b], places=2),
            *(show(row.strengths[side]) if side in row.strengths else "" for side in (a, b)),
            _cell(row.sold[a, b], scale),
            _cell(row.sold[b, a], scale),
        )
        for row in rows_
    ]
    headings = ("chapter", f"index {a}", f"index {b}", f"strengths {a}", f"strengths {b}", f"{a} to {b}", f"{b} to {a}")
    return Grid(
        f"Sectors that trade most, {unit_heading('usd', 'en', scale)}", headings, rows, right=(1, 2, 3, 4, 5, 6)
    )


def _cell(figure: Figure | None, scale: str = "", places: int | None = None) -> str:
    if figure is None:
        return ""
    return cell(figure, scale=scale, places=(2 if scale == "bn" else 0) if places is None else places)  # pyright: ignore[reportArgumentType]


def _name(code: str) -> str:
    return Territory(code).name()
