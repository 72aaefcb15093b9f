"""The appraisal of a venture as text and tables for reading in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dovetail.brief.document import Name
from dovetail.errors import UnknownCodeError
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.interfaces.cli.terminal.words import Words
from dovetail.measures.ventures.assumptions import ALONE
from dovetail.results.numbers import Scale, common_scale, exact, unit_heading
from dovetail.terms.period import Period
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.appraisal import AppraisalResult
    from dovetail.analyses.appraisal.result import WorthFigures
    from dovetail.terms.figure import Figure

_EVEN = ("price", "capacity", "unit_cost", "capital")
_WAYS = {"build_down": "worth-by-price", "build_up": "worth-by-addition", "net_cost": "worth-by-cost"}


def appraisal_blocks(result: AppraisalResult, language: Language) -> list[str | Grid]:
    """Worth by whose it is, how sure it is, break-even, value content, payments by year, and what it hangs on."""
    one = Words(language)
    currency = Name(result.assumptions.currency)
    rate, year = result.assumed["discount_rate"], Period.of(str(result.start))
    content = [] if result.value_content is None else [_content(result, one)]
    return [
        result.name,
        one.said("worth-basis", currency=currency, year=year, rate=rate),
        _worth(result, one),
        *_drawn(result, one),
        *_debt_cover(result, one),
        _break_even(result, one),
        *content,
        _by_year(result, one),
        _sensitivity(result, one),
        *one.notes(result),
    ]


class _Money:
    """One scale of the venture's currency for all tables of payments."""

    def __init__(self, result: AppraisalResult, one: Words) -> None:
        self._one, self._like = one, replace(result.project.npv, interval=None)
        largest = float(abs(result.data["cash_flows"].drop("year").to_numpy()).max())
        self._scale: Scale = common_scale([replace(self._like, value=largest)])
        self._places = 1 if self._scale == "k" else 2
        self.unit = unit_heading(self._like.unit, one.language, self._scale)

    def text(self, value: float) -> str:
        return self._one.cell(replace(self._like, value=value), self._places, scale=self._scale)


def _worth(result: AppraisalResult, one: Words) -> Grid:
    money = _Money(result, one)
    drawn = result.loss_share is not None

    def row(name: str, worth: WorthFigures) -> tuple[str, ...]:
        ends = worth.npv.interval
        span = [f"{money.text(ends[0])} \u2013 {money.text(ends[1])}" if ends else ""] if drawn else []
        rates = "; ".join(one.number(100 * rate, 1) for rate in worth.rates) or one.word("worth-no-rate")
        back = [one.cell(figure, 1) or one.word("worth-never") for figure in (worth.payback, worth.discounted_payback)]
        return (name, money.text(worth.npv.value), *span, rates, *back)

    rows = [row(one.word("worth-whole"), result.project), row(one.word("worth-owners"), result.equity)]
    for party, worth in result.parties.items():
        share = result.assumed[f"party {party}"]
        if dict(result.assumptions.parties) != ALONE:
            rows.append(row(one.said("worth-party", name=Name(_party(party, one)), share=share), worth))
    span = [one.word("worth-in-draws")] if drawn else []
    npv, *others = one.words("npv", "irr", "payback", "discounted-payback")
    headings = ["", npv, *span, *others]
    return Grid(one.word("worth-heading", unit=money.unit), headings, rows, right=range(1, len(headings)))


def _party(party: str, one: Words) -> str:
    """The name of a territory, or what the party is called."""
    try:
        return Territory.of(party).name(one.language)
    except UnknownCodeError:
        return party


def _drawn(result: AppraisalResult, one: Words) -> list[str]:
    if result.loss_share is None or result.equity_loss_share is None or result.median is None:
        return []
    count, seed = Name(one.number(result.draws)), Name(str(result.seed))
    lost, owners, median = result.loss_share, result.equity_loss_share, result.median
    return [one.said("worth-drawn", draws=count, seed=seed, loss=lost, owners=owners, median=median)]


def _debt_cover(result: AppraisalResult, one: Words) -> list[str]:
    if result.debt_cover is None:
        return []
    return [one.said("worth-debt-cover", cover=result.debt_cover, year=Period.of(result.debt_cover.period))]


def _break_even(result: AppraisalResult, one: Words) -> Grid:
    rows: list[tuple[str, ...]] = []
    for name in _EVEN:
        given, even = result.assumed[name], result.break_even.get(name)
        change = "" if even is None or not given.value else one.number(100 * (even.value / given.value - 1), 1)
        found = one.word("worth-no-break-even") if even is None else exact(even, one.language)
        rows.append((_number(name, one), exact(given, one.language), found, change))
    headings = ["", *one.words("assumed", "break-even", "break-even-change")]
    return Grid(one.word("worth-even-heading"), headings, rows, right=(1, 2, 3))


def _content(result: AppraisalResult, one: Words) -> Grid:
    """Value content by each way; what is not told says so."""
    threshold = result.assumed.get("content_threshold")
    ranged = any(way.share.interval for way in result.content.values())
    rows: list[list[str]] = []
    for name, said in _WAYS.items():
        way = result.content.get(name)
        row = [one.word(said), one.show(way.share) if way else one.word("worth-not-told")]
        if ranged:
            row.append(_span(way.share, one) if way else "")
        if threshold:
            kind = "own" if name == "build_up" else "foreign"
            room = one.said(f"worth-room-{kind}", room=Name(exact(way.room, one.language))) if way and way.room else ""
            row += [one.word(f"worth-{way.met.replace('_', '-')}") if way and way.met else "", room]
        rows.append(row)
    headings = [
        "content-way",
        "content",
        *(["content-range"] if ranged else []),
        *(["rule", "room"] if threshold else []),
    ]
    title = one.word("worth-content")
    if threshold:
        title = f"{title}. {one.said('worth-threshold', threshold=threshold)}"
    return Grid(title, one.words(*headings), rows, right=(1, 2) if ranged else (1,))


def _span(figure: Figure, one: Words) -> str:
    """The interval of a Figure; nothing where it has none."""
    ends = [one.show(replace(figure, value=end, interval=None)) for end in figure.interval or ()]
    return " \u2013 ".join(ends)


def _by_year(result: AppraisalResult, one: Words) -> Grid:
    money = _Money(result, one)
    lines: Sequence[Mapping[str, float]] = result.data["account"].to_dicts()
    loan = bool(result.assumptions.loan_share)
    rows: list[list[str]] = []
    for line in lines:
        paid = [line["sales"], line["costs"], line["tax"], line["capital"] + line["working_capital"], line["project"]]
        if loan:
            paid += [line["loan"] + line["interest"] + line["tax_relief"], line["equity"]]
        rows.append([f"{line['year']:.0f}", *map(money.text, paid)])
    names = ["year", "sales", "costs", "tax", "outlay", "whole", *(["debt", "to-owners"] if loan else [])]
    return Grid(one.word("worth-by-year", unit=money.unit), one.words(*names), rows, right=range(1, len(names)))


def _sensitivity(result: AppraisalResult, one: Words) -> Grid:
    money = _Money(result, one)

    def end(name: str, value: float) -> str:
        figure = replace(result.assumed[name], value=value, interval=None)
        if figure.unit != result.project.npv.unit:
            return exact(figure, one.language)
        return one.number(value, 0 if round(value, 2) == round(value) else 2)

    rows = [
        (_number(name, one), end(name, low), end(name, high), *map(money.text, worths))
        for name, low, high, _, *worths in result.data["sensitivity"].iter_rows()
    ]
    names = ("low", "high", "whole-low", "whole-high", "owners-low", "owners-high")
    title = one.word("worth-sensitivity", unit=money.unit, currency=result.assumptions.currency)
    return Grid(title, ["", *one.words(*names)], rows, right=range(1, 7))


def _number(name: str, one: Words) -> str:
    """An assumption by its name in words."""
    return one.word(f"measure-venture-assumed-{name}")
