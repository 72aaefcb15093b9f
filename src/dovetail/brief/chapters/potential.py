"""How much more could be sold, as three methods see it, and where they part."""

from __future__ import annotations

from dovetail.analyses.potential.result import METHODS, Direction, Line, PotentialResult
from dovetail.brief.chapters.fit import reached_by
from dovetail.brief.document import Block, Chapter, Column, Drawing, Name, Note, Paragraph, Row, Sentence, Table
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Shown, Voice, inside
from dovetail.results.charts.methods import Ranked, methods_chart
from dovetail.results.numbers import cell, common_scale, unit_heading
from dovetail.terms.figure import Figure
from dovetail.terms.heading import heading_name
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.product import Product
from dovetail.terms.territory import Territory

_IN_TABLE, _IN_WORDS, _MARKED = 10, 3, 3
#: So many times what is expected is far more, not only more.
_FAR = 2.0


def potential(material: Material, voice: Voice) -> Chapter | None:
    """Of each direction what the methods say, how far they agree, and the products on which they part."""
    found = material.potential
    if found is None:
        return None
    blocks: list[Block] = []
    for one in found.directions:
        if said := [*_total(one, voice), *_agreement(one, voice), *_prospects(one, voice)]:
            blocks.append(Paragraph(tuple(said)))
        if lines := _lines(one):
            blocks.append(_table(one, lines, voice))
            if len(_columns(one)) > 1:
                blocks.append(_drawn(one, lines, voice))
    if not blocks:
        return None
    blocks.append(Note(tuple(voice.caveat(caveat) for caveat in found.caveats)))
    return Chapter("potential", voice.phrase("potential-title"), tuple(blocks))


def potential_figures(found: PotentialResult) -> Ledger:
    """The Figures that the chapter may show, with all they rest on."""
    shown: list[Figure | None] = []
    for one in found.directions:
        shown += [one.total_actual, one.total_expected, *one.correlations.values()]
        for line in (*_lines(one), *_unsold(one), *one.parted[:_IN_WORDS]):
            shown += [line.actual, line.potential, line.unrealised, line.expected, line.density, *line.ranks.values()]
    return reached_by(found.figures, shown)


def _lines(one: Direction) -> list[Line]:
    """The products to show: those that the indicator ranks highest, or gravity where it tells nothing."""
    method = next((name for name in METHODS if one.top(name, 1)), METHODS[0])
    return list(one.top(method, _IN_TABLE))


def _unsold(one: Direction) -> list[Line]:
    """The products with the largest part of the indicator above what is sold."""
    open_ = [line for line in one.lines if _value(line.unrealised) > 0]
    return sorted(open_, key=lambda line: -_value(line.unrealised))[:_IN_WORDS]


def _columns(one: Direction) -> list[str]:
    return [method for method in METHODS if any(method in line.ranks for line in one.lines)]


def _total(one: Direction, voice: Voice) -> list[Sentence]:
    if one.total_actual is None or one.total_expected is None:
        return []
    low, high = one.total_expected.interval or (one.total_expected.value, one.total_expected.value)
    where = {"exporter": Territory(one.seller), "importer": Territory(one.buyer)}
    side = "above" if one.total_actual.value > high else "below" if one.total_actual.value < low else "within"
    if side == "above" and one.total_actual.value >= _FAR * one.total_expected.value:
        side = "far"
    period = Period.of(one.total_actual.period)
    return [
        voice.say(
            "potential-gravity", actual=one.total_actual, expected=one.total_expected, side=side, period=period, **where
        )
    ]


def _agreement(one: Direction, voice: Voice) -> list[Sentence]:
    where = {"exporter": Territory(one.seller), "importer": Territory(one.buyer)}
    said: list[Sentence] = []
    named = [
        voice.phrase("potential-item", product=inside(_name(line, voice)), amount=line.unrealised)
        for line in _unsold(one)
        if line.unrealised
    ]
    if named:
        said.append(voice.say("potential-unrealised", goods=voice.listed(named, apart=True), **where))
    parts = [
        voice.phrase(
            "potential-correlation",
            one=Name(voice.word(f"method-name-{first}")),
            other=Name(voice.word(f"method-name-{second}")),
            value=figure,
        )
        for (first, second), figure in one.correlations.items()
    ]
    if parts:
        said.append(voice.say("potential-agree", pairs=voice.listed(parts, apart=True), **where))
    for line in one.parted[:_IN_WORDS]:
        ranks = [
            voice.phrase("potential-rank", method=Name(voice.word(f"method-name-{method}")), rank=line.ranks[method])
            for method in METHODS
            if method in line.ranks
        ]
        said.append(voice.say("potential-part", product=_among(line, voice), ranks=voice.listed(ranks)))
    return said


def _prospects(one: Direction, voice: Voice) -> list[Sentence]:
    """What the seller does not make as a strength yet, where the indicator is silent: named, since it has no value."""
    if one.ease or not one.prospects:
        return []
    names = [(inside(heading_name(found.product, voice.language)),) for found in one.prospects[:_IN_WORDS]]
    where = "world" if one.prospects[0].demand.measure == "exports.world" else "buyer"
    goods = voice.listed(names, apart=True)
    sides = {"exporter": Territory(one.seller), "importer": Territory(one.buyer)}
    return [voice.say("potential-prospects", where=where, goods=goods, **sides)]


def _table(one: Direction, lines: list[Line], voice: Voice) -> Table:
    money = [figure for line in lines for figure in (line.actual, line.potential, line.expected) if figure]
    scale = common_scale(money)
    places = 2 if scale == "bn" else 0

    def of(figure: Figure | None) -> Sentence:
        return voice.number(Shown(figure, scale=scale, places=places)) if figure else (Name("\u2013"),)

    def rank(line: Line, method: str) -> Sentence:
        return voice.number(line.ranks[method]) if method in line.ranks else (Name("\u2013"),)

    money_columns = {
        "potential-head-now": [line.actual for line in lines],
        "potential-head-itc": [line.potential for line in lines],
        "potential-head-unrealised": [line.unrealised for line in lines],
        "potential-head-gravity": [line.expected for line in lines],
    }
    told = {head: [of(figure) for figure in column] for head, column in money_columns.items() if any(column)}
    ranked = [method for method in _columns(one) if any(method in line.ranks for line in lines)]
    told |= {f"potential-head-rank-{method}": [rank(line, method) for line in lines] for method in ranked}
    names = [(Name(f"{line.product} {_name(line, voice)}"),) for line in lines]
    rows = tuple(Row(cells) for cells in zip(names, *told.values(), strict=True))
    heads = ("head-product", *told)
    caption = voice.phrase(
        "potential-table-caption", exporter=Territory(one.seller), importer=Territory(one.buyer),
        period=Period.of(one.period), unit=Name(unit_heading("usd", voice.language, scale)),
    )  # fmt: skip
    columns = tuple(Column(voice.phrase(head), numeric=number > 0) for number, head in enumerate(heads))
    return Table(caption, columns, rows)


def _drawn(one: Direction, lines: list[Line], voice: Voice) -> Drawing:
    methods = _columns(one)
    marked = {line.product for line in [part for part in one.parted if part in lines][:_MARKED]}
    products = [
        Ranked(
            _name(line, voice),
            tuple(
                (figure.value, cell(figure, voice.language), figure.id) if (figure := line.ranks.get(method)) else None
                for method in methods
            ),
            line.product in marked,
        )
        for line in lines
    ]
    told = "; ".join(
        f"{one_.label} " + ", ".join(found[1] if found else "\u2013" for found in one_.ranks) for one_ in products
    )
    titles = [voice.word(f"method-name-{method}") for method in methods]
    where = {"exporter": Territory(one.seller), "importer": Territory(one.buyer)}
    alt = voice.spoken("potential-chart-alt", told=Name(told), methods=Name(", ".join(titles)), **where)
    return Drawing(methods_chart(products, titles, alt=alt), voice.phrase("potential-chart-caption", **where))


def _name(line: Line, voice: Voice) -> str:
    if len(line.product) == 2:
        return Product.of(line.product).name(voice.language, short=True)
    return heading_name(line.product, voice.language)


def _value(figure: Figure | None) -> float:
    return figure.value if figure else 0.0


def _among(line: Line, voice: Voice) -> Name:
    """The name inside a sentence; Russian sets it in quotation marks and keeps its capital."""
    return inside(_name(line, voice)) if voice.language == "en" else Name(_name(line, voice))
