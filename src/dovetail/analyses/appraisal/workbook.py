"""The tables of an appraisal, as they go into a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.appraisal.result import ContentFigures, WorthFigures
from dovetail.analyses.appraisal.table import assumptions_table
from dovetail.measures.ventures.appraisal import Appraisal, Simulation, swings
from dovetail.terms.figure import Figure

if TYPE_CHECKING:
    from dovetail.terms.territory import Language

_LINES = ("sales", "costs", "tax", "capital", "working_capital", "project", "loan", "interest", "tax_relief", "equity",
          "depreciation")  # fmt: skip
_NUMBER, _TEXT = pl.Float64, pl.String


def tables(
    found: Appraisal,
    drawn: Simulation | None,
    worths: Mapping[str, WorthFigures],
    content: Mapping[str, ContentFigures],
    even: Mapping[str, Figure],
    start: int,
    language: Language,
) -> dict[str, pl.DataFrame]:
    """The result by table; `worths` by whose they are: `project`, `equity`, `party` and a name."""
    given = found.assumptions
    years = {"year": [start + t for t in range(given.years + 1)]}
    paid = {"project": found.project.flows, "equity": found.equity.flows}
    paid |= {f"party {party}": worth.flows for party, worth in found.parties.items()}
    made = {
        "assumptions": assumptions_table(given, language),
        "worth": pl.DataFrame(
            [_worth(who, worth, found, start) for who, worth in worths.items()], _WORTH, orient="row"
        ),
        "break_even": _rows(
            [(name, getattr(given, name), figure.value) for name, figure in even.items()],
            {"name": _TEXT, "assumed": _NUMBER, "break_even": _NUMBER},
        ),
        "value_content": _rows(
            [
                (way, one.share.value, *_ends(one.share), given.content_threshold, one.met, _value(one.room))
                for way, one in content.items()
            ],
            {"way": _TEXT}
            | dict.fromkeys(("share", "low", "high", "threshold"), _NUMBER)
            | {"met": _TEXT, "room": _NUMBER},
        ),
        "cash_flows": pl.DataFrame(years | paid),
        "account": pl.DataFrame(years | {line: getattr(found.account, line)[0] for line in _LINES}),
        "sensitivity": _rows(
            [(one.name, one.low, one.high, one.ranged, *one.npv, *one.equity_npv) for one in swings(given)],
            {"name": _TEXT, "low": _NUMBER, "high": _NUMBER, "ranged": pl.Boolean}
            | dict.fromkeys(("npv_low", "npv_high", "equity_npv_low", "equity_npv_high"), _NUMBER),
        ),
    }
    if drawn:
        quantiles = [(at, drawn.quantiles[at], drawn.equity_quantiles[at]) for at in drawn.quantiles]
        made["simulation"] = _rows(quantiles, dict.fromkeys(("quantile", "npv", "equity_npv"), _NUMBER))
    return made


_WORTH = {
    "who": _TEXT,
    **dict.fromkeys(("share", "npv", "npv_low", "npv_high", "irr"), _NUMBER),
    **dict.fromkeys(("payback_years", "discounted_payback_years"), _NUMBER),
    "currency": _TEXT,
    "discount_rate": _NUMBER,
    "year_of_money": pl.Int64,
}


def _worth(who: str, worth: WorthFigures, found: Appraisal, start: int) -> tuple[object, ...]:
    """A row of the table of worth; a share of one where all of it is meant."""
    given = found.assumptions
    share = given.parties[who.removeprefix("party ")] if who.startswith("party ") else 1.0
    measured = (_value(worth.irr), _value(worth.payback), _value(worth.discounted_payback))
    return (who, share, worth.npv.value, *_ends(worth.npv), *measured, given.currency, given.discount_rate, start)


def _rows(rows: Sequence[tuple[object, ...]], schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema, orient="row")


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    return figure.interval or (None, None)


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value
