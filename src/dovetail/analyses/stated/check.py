"""What was said of a pair in figures: read it, set it against itself and against data, show the arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.stated import arithmetic
from dovetail.analyses.stated.against_data import against_own_trade, as_share_of_countries
from dovetail.analyses.stated.result import Check, StatedResult, Statement
from dovetail.analyses.stated.spoken import Spoken, read_statements
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store


def check_stated(store: Store, pair: Pair) -> StatedResult:
    """Check everything that was stated of a pair in figures.

    Parameters
    ----------
    store
        Where the stated figures and the trade are held.
    pair
        Two economies, as the statements name them.

    Returns
    -------
    StatedResult
        The statements, each with the interval of its rounding, and every check that they allow: sums, balances,
        bases, growth, goals, periods that are not alike, shares of the countries' trade, and reported trade.
        A pair of which nothing was stated has no statements and no checks.

    Notes
    -----
    A stated number stands for all values that round to it: half a unit of its last digit to both sides, coarser
    where the speaker said "approximately" of a round number, one-sided for "almost" and "over". What follows from
    several of them has the range of their corners. A claim agrees if what follows lies among the values that
    round to it; it is within rounding if the two ranges meet; else not all the statements can be true.

    Examples
    --------
    >>> from dovetail import Pair, open_store
    >>> stated = check_stated(open_store(), Pair.of("BLR", "RU-CHE"))
    >>> growth = stated.of_kind("growth")[0]
    >>> round(growth.implied.value, 1), growth.claimed.value, growth.verdict
    (-30.9, -40.0, 'contradicts')
    """
    ledger = Ledger()
    derive = Deriver(ledger)
    statements = read_statements(store, derive, *pair.codes)
    spoken = Spoken(*pair.codes, statements)
    checks = (
        *arithmetic.sums_and_balances(derive, spoken),
        *arithmetic.growth_of_parts(derive, spoken),
        *arithmetic.bases(derive, spoken),
        *arithmetic.unlike_periods(derive, spoken),
        *arithmetic.years_apart(derive, spoken),
        *arithmetic.goals(derive, spoken),
        *as_share_of_countries(store, derive, spoken, pair),
        *against_own_trade(store, derive, spoken),
    )
    return StatedResult(
        data={"statements": _statement_rows(statements), "checks": _check_rows(checks)},
        figures=ledger,
        caveats=() if statements else (Caveat("nothing_stated", {"pair": str(pair)}),),
        pair=pair.codes,
        statements=statements,
        checks=checks,
    )


def _statement_rows(statements: tuple[Statement, ...]) -> pl.DataFrame:
    names = ("id", "published", "publisher", "metric", "exporter", "importer", "period", "qualifier", "note")
    rows = [
        (*(getattr(said, name) for name in names), _value(said.value), _value(said.change), said.change_base)
        for said in statements
    ]
    numbers = {"value_usd": pl.Float64, "change_pct": pl.Float64, "change_base": pl.String}
    return pl.DataFrame(rows, schema={**dict.fromkeys(names, pl.String), **numbers}, orient="row")


def _check_rows(checks: tuple[Check, ...]) -> pl.DataFrame:
    rows = [
        (
            check.kind,
            check.verdict,
            check.period,
            ", ".join(check.statements),
            check.implied.unit,
            _value(check.claimed),
            check.implied.value,
            *(check.implied.interval or (None, None)),
            check.implied.formula,
            check.implied.id,
        )
        for check in checks
    ]
    schema = {
        **dict.fromkeys(("kind", "verdict", "period", "statements", "unit"), pl.String),
        **dict.fromkeys(("claimed", "implied", "low", "high"), pl.Float64),
        **dict.fromkeys(("formula", "figure"), pl.String),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value
