"""Claims against figures: each becomes a query on the store and on stated figures, with a verdict and the numbers.

A claim on a region is checked on the countries of the pair, as a proxy, and is then never "supported". A share of a
stock is not checkable by flows, which only bound it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovetail.minutes.goods import flow_exists, share_bounded
from dovetail.minutes.items import Claim
from dovetail.minutes.reader import Minutes
from dovetail.minutes.verdicts import ROUNDED, SAME, Check, Verdict, near
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    import polars as pl

    from dovetail.store.store import Store


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of all claims of minutes, in their order, and the ledger of every Figure in them."""

    rows: tuple[Check, ...]
    figures: Ledger

    def to_dict(self) -> dict[str, Any]:
        """The checks and their Figures as JSON values."""
        return {
            "rows": [
                {
                    "claim": row.claim.id,
                    "verdict": row.verdict,
                    "reason": row.reason,
                    "figures": [figure.id for figure in row.figures],
                    "query": row.query,
                    "parameters": dict(row.parameters),
                }
                for row in self.rows
            ],
            "ledger": self.figures.to_dict(),
        }

    def verdicts(self) -> dict[str, str]:
        """Verdict and reason by the claim's id, as a page shows them."""
        return {row.claim.id: f"{row.verdict}: {row.reason}" for row in self.rows}


def check_claims(minutes: Minutes, store: Store) -> Checks:
    """Check every claim of the minutes against a store and the stated figures in it.

    Returns
    -------
    Checks
        One row a claim. `supported` and `contradicted` are said only of the pair that the claim speaks of; a claim on
        a pair with a region that only the countries' figures speak to is `supported by a national proxy` or
        `not checkable`.
    """
    ledger = Ledger()
    rows: list[Check] = []
    if len(minutes.parties) == 2:
        pair = Pair.of(*minutes.parties)
        year = int(minutes.date[:4]) if re.match(r"\d{4}", minutes.date) else None
        rows += [_check(claim, pair, year, store, ledger) for claim in minutes.of("claim") if isinstance(claim, Claim)]
    else:
        rows += [
            Check(claim, "not checkable", "the sides of the meeting are unknown")
            for claim in minutes.of("claim")
            if isinstance(claim, Claim)
        ]
    return Checks(tuple(rows), ledger)


def _check(claim: Claim, pair: Pair, year: int | None, store: Store, ledger: Ledger) -> Check:
    match claim.metric:
        case "trade_turnover" | "export_flow" | "import_flow" | "change":
            return _traded(claim, pair, year, store, ledger)
        case "export_flow_exists" | "import_flow_exists":
            return flow_exists(claim, pair, year, store, ledger)
        case "share_of_stock":
            return share_bounded(claim, pair, year, store, ledger)
        case "share":
            return Check(claim, "not checkable", "the claim does not say of which total the share is")
        case _:
            return Check(claim, "not checkable", "no figure of trade between the two proves or refutes it")


def _span(claim: Claim, year: int | None) -> tuple[int, int] | None:
    """First and last whole year that a claim speaks of; None for parts of years and where nothing is said."""
    if match := re.fullmatch(r"(\d{4})/(\d{4})", claim.period):
        return int(match[1]), int(match[2])
    if re.fullmatch(r"\d{4}", claim.period):
        return int(claim.period), int(claim.period)
    return (year - 1, year - 1) if year and not claim.period else None


def _traded(claim: Claim, pair: Pair, year: int | None, store: Store, ledger: Ledger) -> Check:
    if stated := _by_statement(claim, pair, store, ledger):
        return stated
    span = _span(claim, year)
    if span is None:
        return Check(
            claim,
            "not checkable",
            f"no figure is held for the period {claim.period or 'of the claim, which it leaves unsaid'}",
        )
    first, last = span[0] - 1, span[1]
    national = pair.national
    parameters = {"a": national.a.code, "b": national.b.code, "first": first - 1, "last": last + 1}
    frame = store.query("pair_totals", **parameters)
    totals = {reporter: _turnover(frame, reporter, claim, store, ledger, pair) for reporter in national.codes}
    reported = {reporter: values for reporter, values in totals.items() if last in values}
    if not reported:
        return Check(
            claim,
            "not checkable",
            f"the store holds no trade of {national} for {last}",
            query="pair_totals",
            parameters=parameters,
        )
    verdicts: list[tuple[Verdict, str, tuple[Figure, ...]]] = []
    for reporter, values in reported.items():
        verdicts.append(_judge(claim, reporter, values, first, last, ledger))
    order = ("supported", "rounded", "other base period", "contradicted", "not checkable")
    verdict, reason, figures = min(verdicts, key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    if not pair.is_national:
        agrees = verdict in ("supported", "rounded") and claim.value is None
        if agrees or (claim.unit == "percent" and verdict in ("supported", "rounded")):
            return Check(
                claim,
                "supported by a national proxy",
                f"{national} stands in for {pair}: {reason}",
                figures,
                "pair_totals",
                parameters,
            )
        return Check(
            claim,
            "not checkable",
            f"only {national} is published, which speaks of another scope: {reason}",
            figures,
            "pair_totals",
            parameters,
        )
    if verdict == "contradicted" and len({one[0] for one in verdicts}) > 1:
        verdict = "other definition"
    return Check(claim, verdict, reason, figures, "pair_totals", parameters)


def _turnover(
    frame: pl.DataFrame, reporter: str, claim: Claim, store: Store, ledger: Ledger, pair: Pair
) -> dict[int, Figure]:
    """A reporter's turnover, or one flow of it, by year, each a Figure."""
    wanted = {"export_flow": ("export",), "import_flow": ("import",)}.get(claim.metric, ("export", "import"))
    by_year: dict[int, dict[str, Figure]] = {}
    for row in frame.iter_rows(named=True):
        if (
            row["reporter"] != reporter
            or row["flow"] not in wanted
            or len(row["period"]) != 4
            or row["value_usd"] is None
        ):
            continue
        year = int(row["period"])
        if row["flow"] in by_year.setdefault(year, {}) and row["basis"] != "published":
            continue
        source = store.source(
            row["dataset"], row["release"], f"{reporter} {row['flow']} {row['partner']} {row['period']}"
        )
        by_year[year][row["flow"]] = Figure(
            measure=f"{row['flow']}s",
            value=row["value_usd"],
            unit="usd",
            period=row["period"],
            territories=(reporter, row["partner"]),
            reporter=reporter,
            flow=row["flow"],
            grade="reported" if pair.is_national else "proxy",
            source=source,
            formula="" if pair.is_national else f"stands in for {pair}",
        )
    found: dict[int, Figure] = {}
    for year, flows in by_year.items():
        if len(flows) == len(wanted):
            parts = [ledger.add(figure) for figure in flows.values()]
            found[year] = (
                parts[0]
                if len(parts) == 1
                else ledger.add(
                    Figure(
                        measure="turnover",
                        value=math.fsum(part.value for part in parts),
                        unit="usd",
                        period=str(year),
                        territories=pair.national.codes,
                        reporter=reporter,
                        grade="computed" if pair.is_national else "proxy",
                        formula="exports + imports as one side reports them",
                        inputs=tuple(part.id for part in parts),
                    )
                )
            )
    return found


def _judge(
    claim: Claim, reporter: str, values: Mapping[int, Figure], first: int, last: int, ledger: Ledger
) -> tuple[Verdict, str, tuple[Figure, ...]]:
    now = values[last]
    before = values.get(first)
    if claim.value is not None and claim.unit == "usd":
        verdict = near(claim, claim.value, now.value)
        if verdict == "contradicted":
            for year, other in values.items():
                if year != last and near(claim, claim.value, other.value) != "contradicted":
                    return "other base period", f"{reporter} reports that value for {year}", (now, other)
        return verdict, f"{reporter} reports {now.value / 1e9:.2f} bn US dollars for {last}", (now,)
    if before is None:
        return "not checkable", f"{reporter} reports nothing for {first}, so no change is known", (now,)
    change = ledger.add(
        Figure(
            measure="turnover.change" if claim.metric != "export_flow" else "exports.change",
            value=100 * (now.value / before.value - 1),
            unit="percent",
            period=f"{first}>{last}",
            territories=now.territories,
            reporter=reporter,
            grade="computed" if now.grade != "proxy" else "proxy",
            formula="100 (end / start - 1)",
            inputs=(before.id, now.id),
        )
    )
    told = f"{reporter} reports {change.value:+.1f} % from {first} to {last}"
    if claim.value is not None:
        signed = (
            100 * (claim.value - 1)
            if claim.unit == "ratio"
            else claim.value
            if claim.direction != "decrease"
            else -claim.value
        )
        if abs(signed - change.value) <= 0.5:
            return "supported", told, (before, now, change)
        return (
            ("rounded" if abs(signed - change.value) <= max(2.0, ROUNDED * abs(signed)) else "contradicted"),
            told,
            (before, now, change),
        )
    same = (change.value > 0) == (claim.direction == "increase")
    return ("supported" if same else "contradicted"), told, (before, now, change)


def _by_statement(claim: Claim, pair: Pair, store: Store, ledger: Ledger) -> Check | None:
    """The verdict by another stated figure of exactly this pair and period, where there is one."""
    if claim.value is None or claim.unit != "usd" or claim.metric != "trade_turnover":
        return None
    parameters = {"a": pair.a.code, "b": pair.b.code}
    frame = store.query("stated", **parameters)
    rows = [row for row in frame.iter_rows(named=True) if row["metric"] == "turnover" and row["value_usd"] is not None]
    same = [row for row in rows if claim.period and row["period"] == _period(claim.period)]
    other = [row for row in rows if abs(row["value_usd"] / claim.value - 1) <= SAME]
    for row in same or other:
        figure = ledger.add(
            Figure(
                measure="turnover",
                value=row["value_usd"],
                unit="usd",
                period=row["period"],
                territories=pair.codes,
                grade="stated",
                source=Source(
                    dataset=f"{row['dataset']}/{row['release']}",
                    publisher=row["publisher"],
                    locator=row["id"],
                    address=row["address"],
                    vintage=row["published"],
                ),
            )
        )
        told = f"{row['publisher']} stated {row['value_usd'] / 1e6:,.1f} mn US dollars for {row['period']}"
        if row in same:
            return Check(claim, near(claim, claim.value, row["value_usd"]), told, (figure,), "stated", parameters)
        if claim.period:
            return Check(claim, "other base period", told, (figure,), "stated", parameters)
    return None


def _period(text: str) -> str:
    """A claim's period as the store writes it."""
    return text.replace("/", "..") if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", text) else text
