"""The bridge from one year's turnover to another's, as Figures that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from dovetail.analyses.turnover.book import MOST_INPUTS, Book, FlowKey
from dovetail.analyses.turnover.result import Bridge, Line, Term, TermKind
from dovetail.analyses.turnover.split import Direction
from dovetail.measures.change.bridge import Method
from dovetail.measures.change.terms import LineTerms
from dovetail.terms.figure import Figure
from dovetail.terms.product import TOTAL

_BENNET: dict[str, str] = {
    "price": "mean quantity times the change of price",
    "quantity": "mean price times the change of quantity",
    "demand": "mean share of the importer's purchases times the change of these purchases",
    "share": "mean of the importer's purchases times the change of the share of them",
}
_LMDI: dict[str, str] = {
    "price": "logarithmic mean of both values times ln(price at the end / at the start)",
    "quantity": "logarithmic mean of both values times ln(quantity at the end / at the start)",
    "demand": "logarithmic mean of both values times ln(the importer's purchases at the end / at the start)",
    "share": "logarithmic mean of both values times ln(share of these purchases at the end / at the start)",
}
_ALIKE: dict[str, str] = {
    "exchange_rate": "what the exporter's currency against the dollar moved, prices in that currency held",
    "mix": "change of the average price less the price and exchange rate terms of the goods inside the line",
    "entry": "value at the end; none on record at the start",
    "exit": "minus the value at the start; none on record at the end",
    "unsplit": "end - start",
    "undisclosed": "end - start of goods not specified according to kind",
    "break": "end - start of a line whose record breaks between the two: not explained",
}

#: With more lines than this only those that moved most have Figures of their own.
MOST_LINES = 1500


@dataclass(frozen=True, slots=True)
class Span:
    """From which year to which, in whose record, and by which method."""

    start: str
    end: str
    reporter: str
    method: Method

    @property
    def period(self) -> str:
        return f"{self.start}>{self.end}"


def build_bridge(book: Book, directions: Sequence[Direction], span: Span, *, top: int = 0) -> Bridge | None:
    """The bridge over the directions that are on record at both ends; None where there is none.

    With `top` every line has its own Figures, on which the terms of a direction rest; of very many lines only the
    `top` that rose and the `top` that fell most. Without it the terms rest on the reported lines themselves.
    """
    starts: list[Figure] = []
    ends: list[Figure] = []
    terms: list[Term] = []
    lines: list[Line] = []
    for direction in directions:
        way = (direction.exporter, direction.importer, span.reporter)
        start, end = book.flow(FlowKey(*way, span.start)), book.flow(FlowKey(*way, span.end))
        if start is None or end is None:
            continue
        products, split = direction.split(span.start, span.end, span.method)
        own = _lines(book, direction, span, products, split, _with_figures(split, top))
        starts.append(start)
        ends.append(end)
        lines += own
        terms += _direction_terms(book, direction, span, products, split, own)
    if not starts:
        return None
    opening, closing = _whole(book, span, starts), _whole(book, span, ends)
    change = book.derive.difference(
        "bridge.change",
        closing,
        opening,
        "turnover at the end - at the start",
        period=span.period,
        territories=closing.territories,
        reporter=span.reporter,
    )
    return Bridge(
        reporter=span.reporter,
        start=span.start,
        end=span.end,
        opening=opening,
        closing=closing,
        change=change,
        terms=tuple(terms),
        kinds=_kinds(book, span, terms, closing.territories),
        lines=tuple(lines),
    )


def _whole(book: Book, span: Span, flows: Sequence[Figure]) -> Figure:
    """Turnover at one end; of one direction alone it is that flow."""
    if len(flows) == 1:
        return flows[0]
    grade = "computed" if span.reporter else "reconciled"
    territories = (book.records.a, book.records.b)
    return book.derive.total(
        "turnover", flows, "exports + imports", grade=grade, territories=territories, reporter=span.reporter
    )


def _lines(
    book: Book,
    direction: Direction,
    span: Span,
    products: Sequence[str],
    terms: LineTerms,
    columns: Sequence[int],
) -> list[Line]:
    """A Line of Figures for the products of these columns."""
    found: list[Line] = []
    for column in columns:
        product = products[column]
        scope = _scope(direction, span, product)
        ends = _ends(book, direction, span, product)
        on_record = [figure for figure in ends if figure is not None]
        change = book.derive.figure(
            "line.change",
            (ends[1].value if ends[1] else 0.0) - (ends[0].value if ends[0] else 0.0),
            "usd",
            span.period,
            "end - start; what is not on record counts as nothing",
            on_record,
            **scope,
        )
        bought = [
            figure
            for year in (span.start, span.end)
            if (figure := direction.demand.figure(book, product, year)) is not None
        ]
        parts = [
            Term(
                _kind(kind),
                book.derive.figure(
                    f"bridge.{kind}",
                    float(value),
                    "usd",
                    span.period,
                    _words(kind, span.method),
                    on_record + (bought if kind in ("demand", "share") else []),
                    **scope,
                ),
                direction.exporter,
                direction.importer,
            )
            for kind, value in zip(terms.kinds, terms.values[:, column], strict=True)
            if value != 0
        ]
        found.append(Line(direction.exporter, direction.importer, product, *ends, change, tuple(parts)))
    return found


def _with_figures(terms: LineTerms, top: int) -> list[int]:
    """Columns of the lines that have Figures of their own: all, or the largest risers and fallers of very many.

    Breaks and undisclosed goods are no movers: they are kept beside them.
    """
    lines = terms.values.shape[1]
    if not top or lines <= MOST_LINES:
        return list(range(lines)) if top else []
    apart = np.flatnonzero(terms.of("break") + terms.of("undisclosed"))
    change = terms.values.sum(axis=0)
    change[apart] = 0.0
    order = np.argsort(change, kind="stable")
    return sorted({*order[:top].tolist(), *order[-top:].tolist(), *apart.tolist()})


def _direction_terms(
    book: Book,
    direction: Direction,
    span: Span,
    products: Sequence[str],
    terms: LineTerms,
    lines: Sequence[Line],
) -> list[Term]:
    """The terms of a direction: each the sum over its lines."""
    found: list[Term] = []
    for kind in terms.kinds:
        touched = np.flatnonzero(terms.of(kind))
        if not touched.size:
            continue
        words = f"sum over {touched.size} lines of: {_words(kind, span.method)}"
        if len(lines) == len(products):
            rests = [term.figure for line in lines for term in line.terms if term.kind == kind]
        elif touched.size <= MOST_INPUTS:
            rests = _rests(book, direction, span, [products[int(at)] for at in touched], kind)
        else:
            rests = [
                flow
                for year in (span.start, span.end)
                if (flow := book.flow(FlowKey(direction.exporter, direction.importer, span.reporter, year)))
            ]
        figure = book.derive.figure(
            f"bridge.{kind}", terms.total(kind), "usd", span.period, words, rests, **_scope(direction, span, "")
        )
        found.append(Term(_kind(kind), figure, direction.exporter, direction.importer))
    return found


def _rests(book: Book, direction: Direction, span: Span, products: Sequence[str], kind: str) -> list[Figure]:
    """The reported Figures that a term of some lines rests on."""
    found: list[Figure] = []
    for product in products:
        found += [figure for figure in _ends(book, direction, span, product) if figure is not None]
        if kind in ("demand", "share"):
            bought = (direction.demand.figure(book, product, year) for year in (span.start, span.end))
            found += [figure for figure in bought if figure is not None]
    return found


def _ends(book: Book, direction: Direction, span: Span, product: str) -> tuple[Figure | None, Figure | None]:
    """A line at both ends; the direction as a whole where it is on record without lines."""
    start, end = (
        FlowKey(direction.exporter, direction.importer, span.reporter, year) for year in (span.start, span.end)
    )
    if product == TOTAL:
        return book.flow(start), book.flow(end)
    return book.line(start, product), book.line(end, product)


def _kinds(book: Book, span: Span, terms: Sequence[Term], territories: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms added over both directions, in the order of the kinds."""
    found: list[Term] = []
    for kind in dict.fromkeys(term.kind for term in terms):
        parts = [term.figure for term in terms if term.kind == kind]
        figure = parts[0]
        if len(parts) > 1:
            figure = book.derive.total(
                f"bridge.{kind}", parts, "sum over both directions", territories=territories, reporter=span.reporter
            )
        found.append(Term(_kind(kind), figure))
    return tuple(found)


def _scope(direction: Direction, span: Span, product: str) -> dict[str, Any]:
    return {
        "territories": (direction.exporter, direction.importer),
        "reporter": span.reporter,
        "product": "" if product == TOTAL else product,
    }


def _words(kind: str, method: Method) -> str:
    return _ALIKE.get(kind) or (_BENNET if method == "bennet" else _LMDI)[kind]


def _kind(kind: str) -> TermKind:
    return cast("TermKind", kind)
