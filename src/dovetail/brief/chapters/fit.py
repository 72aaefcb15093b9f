"""Where the two fit: a map of both sides, and where the strengths of one meet the needs of the other."""

from __future__ import annotations

from dovetail.analyses.fit.result import FitResult, Match, Sector
from dovetail.brief.document import Block, Chapter, Column, Drawing, Name, Note, Paragraph, Row, Sentence, Table, When
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, inside
from dovetail.results.charts.fit_map import Spot, fit_map
from dovetail.results.numbers import cell, common_scale, unit_heading
from dovetail.results.periods import name_period
from dovetail.terms.figure import Figure
from dovetail.terms.heading import heading_name
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

_IN_WORDS, _IN_TABLE, _ON_MAP, _NAMED, _STRONGEST = 4, 6, 40, 10, 3


def fit(material: Material, voice: Voice) -> Chapter | None:
    """Counts and baskets in words, the map, and a table of matches a direction; else why there is none."""
    found = material.fit
    if found is None and material.capabilities:
        untold = voice.phrase("fit-untold", end=Period.of(material.whole.last))
        return Chapter("fit", voice.phrase("fit-title"), (Note((untold,)),))
    if found is None or not found.matches:
        return None
    a, b = (Territory(code) for code in found.pair)
    blocks: list[Block] = [Paragraph(tuple(_told(found, a, b, voice)))]
    if len([row for row in found.sectors if _both(row, a, b)]) > 2:
        blocks.append(_map(found, a, b, voice))
    for seller, buyer in ((a, b), (b, a)):
        matches = _first(found, seller)
        if matches:
            if said := _way(found, matches, seller, buyer, voice):
                blocks.append(Paragraph(tuple(said)))
            blocks.append(_table(found, matches, seller, buyer, voice))
    blocks.append(Note(tuple(voice.caveat(caveat) for caveat in found.caveats)))
    return Chapter("fit", voice.phrase("fit-title"), tuple(blocks))


def fit_figures(found: FitResult) -> Ledger:
    """The Figures that the chapter may show, with all they rest on."""
    a, b = (Territory(code) for code in found.pair)
    shown: list[Figure | None] = [found.similarity, found.two_way, *found.complementarity.values()]
    shown += list(found.counts.values())
    named = _named(_mapped(found, a, b), a, b)
    for row in found.sectors:
        if row.code in named:
            shown += list(row.index.values())
    for seller in (a, b):
        for one in _first(found, seller):
            shown += [one.seller_index, one.buyer_index, one.buyer_density, one.exports, one.sold, one.elsewhere]
            shown += [one.share, one.extent]
    return reached_by(found.figures, shown)


def reached_by(whole: Ledger, shown: list[Figure | None]) -> Ledger:
    """Some Figures of a ledger with everything below them."""
    ledger = Ledger()

    def take(figure: Figure) -> None:
        if figure.id not in ledger:
            for part in figure.inputs:
                take(whole[part])
            ledger.add(figure)

    for figure in shown:
        if figure:
            take(figure)
    return ledger


def _told(found: FitResult, a: Territory, b: Territory, voice: Voice) -> list[Sentence]:
    said: list[Sentence] = []
    if "both" in found.counts:
        say = voice.say if voice.proxy else voice.phrase  # without a proxy pair the note below says what stands in
        n, m, both = (found.counts[key] for key in (a.code, b.code, "both"))
        said.append(say("fit-counts", a=a, b=b, n=n, m=m, both=both, period=Period.of(found.period)))
    countries = {"a": Territory(found.shown[0]), "b": Territory(found.shown[1])}
    if found.similarity:
        said.append(voice.say("fit-similarity", index=found.similarity, **countries))
    for (seller, buyer), index in found.complementarity.items():
        where = {"exporter": Territory(seller), "importer": Territory(buyer)}
        said.append(voice.say("fit-complementarity", index=index, **where))
    if found.two_way:
        said.append(voice.say("fit-two-way", share=found.two_way, **countries))
    return said


def _first(found: FitResult, seller: Territory) -> list[Match]:
    """The matches to show of a seller: what the other lacks, and where there are few, what both make."""
    needs, shared = found.of(seller.code, "need"), found.of(seller.code, "shared")
    return [*needs, *shared][:_IN_TABLE]


def _way(found: FitResult, matches: list[Match], seller: Territory, buyer: Territory, voice: Voice) -> list[Sentence]:
    needs = [one for one in matches if one.kind == "need"]
    names = [(inside(heading_name(one.product, voice.language)),) for one in needs[:_IN_WORDS]]
    said = [voice.say("fit-way", seller=seller, buyer=buyer, goods=voice.listed(names, apart=True))] if names else []
    known = [one for one in matches if one.elsewhere]
    if known and (first := known[0]).elsewhere and first.share:
        said.append(
            voice.say(
                "fit-need", importer=buyer.country, exporter=seller.country, elsewhere=first.elsewhere,
                share=first.share, product=_product(first.elsewhere, voice), period=Period.of(first.elsewhere.period),
            )
        )  # fmt: skip
    shared = found.of(seller.code, "shared")
    if shared and seller.code == found.pair[0]:
        names = [(inside(heading_name(one.product, voice.language)),) for one in shared[:_IN_WORDS]]
        said.append(voice.say("fit-shared", goods=voice.listed(names, apart=True)))
    return said


def _product(figure: Figure, voice: Voice) -> Name:
    code = figure.product
    return inside(voice.product(code).text if len(code) == 2 else heading_name(code, voice.language))


def _table(found: FitResult, matches: list[Match], seller: Territory, buyer: Territory, voice: Voice) -> Table:
    money = [figure for one in matches for figure in (one.sold, one.elsewhere) if figure]
    scale = common_scale(money)
    places = 2 if scale == "bn" else 0

    def of(figure: Figure | None) -> Sentence:
        return voice.number(Shown(figure, scale=scale, places=places)) if figure else (Name("\u2013"),)

    def index(figure: Figure | None) -> Sentence:
        return voice.number(Shown(figure, scale="", places=2)) if figure else (Name("\u2013"),)

    any_sold = any(one.sold for one in matches)
    any_elsewhere = any(one.elsewhere for one in matches)
    rows = [
        Row(
            (
                (Name(f"{one.product} {heading_name(one.product, voice.language)}"),),
                index(one.seller_index),
                index(one.buyer_index),
                *([of(one.sold)] if any_sold else []),
                *([of(one.elsewhere)] if any_elsewhere else []),
                voice.phrase("fit-label", technology=one.labels.technology or "none", stage=one.labels.stage or "none"),
            )
        )
        for one in matches
    ]
    by_chapter = any(one.sold and len(one.sold.product) == 2 for one in matches)
    periods = sorted({figure.period for figure in money})
    caption = voice.phrase(
        "fit-table-caption", seller=seller, buyer=buyer, shown_a=seller.country, shown_b=buyer.country,
        unit=Name(unit_heading("usd", voice.language, scale)), period=Period.of(found.period),
        years=When(", ".join(name_period(code, voice.language) for code in periods) or "\u2013"),
        level="chapter" if by_chapter else "heading" if money else "none",
    )  # fmt: skip
    heads = (
        voice.phrase("head-product"),
        voice.phrase("fit-head-index", side=seller),
        voice.phrase("fit-head-index", side=buyer),
        *([voice.phrase("fit-head-sold")] if any_sold else []),
        *([voice.phrase("fit-head-elsewhere", importer=buyer.country)] if any_elsewhere else []),
        voice.phrase("fit-head-labels"),
    )
    columns = tuple(Column(head, numeric=0 < number < len(heads) - 1) for number, head in enumerate(heads))
    return Table(caption, columns, tuple(rows))


def _both(row: Sector, a: Territory, b: Territory) -> bool:
    return row.index[a.code] is not None and row.index[b.code] is not None


def _mapped(found: FitResult, a: Territory, b: Territory) -> list[Sector]:
    return [row for row in found.sectors if _both(row, a, b)][:_ON_MAP]


def _named(rows: list[Sector], a: Territory, b: Territory) -> set[str]:
    """The sectors to name on the map: those that trade most, and the strongest of each side."""

    def index(row: Sector, side: Territory) -> float:
        figure = row.index[side.code]
        return figure.value if figure else 0.0

    named = [row.code for row in rows[:_NAMED]]
    for side in (a, b):
        named += [row.code for row in sorted(rows, key=lambda row: -index(row, side))[:_STRONGEST]]
    return set(named)


def _map(found: FitResult, a: Territory, b: Territory, voice: Voice) -> Drawing:
    rows = _mapped(found, a, b)
    traded = {row.code: [figure for figure in row.sold.values() if figure] for row in rows}
    spots: list[Spot] = []
    told: list[str] = []
    codes = _named(rows, a, b)
    known = "known" if any(traded.values()) else "unknown"
    for row in rows:
        one, other = row.index[a.code], row.index[b.code]
        if one is None or other is None:
            continue
        name = Product.of(row.code).name(voice.language, short=True)
        trade = sum(figure.value for figure in traded[row.code])
        named = row.code in codes
        spots.append(Spot(name if named else "", one.value, other.value, trade, one.id if named else ""))
        if named:
            shown = [cell(figure, voice.language, places=1) for figure in (one, other)]
            told.append(f"{name} {shown[0]} / {shown[1]}")
    chart = fit_map(
        spots,
        x_title=voice.spoken("fit-axis", side=a),
        y_title=voice.spoken("fit-axis", side=b),
        corners=(
            voice.spoken("fit-corner-one", side=a),
            voice.spoken("fit-corner-one", side=b),
            voice.spoken("fit-corner-both"),
        ),
        alt=voice.spoken("fit-map-alt", a=a, b=b, trade=known, told=Name("; ".join(told))),
        decimal_mark="," if voice.language == "ru" else ".",
    )
    shown = {"shown_a": Territory(found.shown[0]), "shown_b": Territory(found.shown[1])}
    caption = voice.phrase("fit-map-caption", a=a, b=b, trade=known, period=Period.of(found.period), **shown)
    return Drawing(chart, caption)
