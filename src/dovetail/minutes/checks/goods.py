"""Claims on goods against figures: that a flow exists, and a share of a stock, which flows only bound."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dovetail.minutes.items import Claim
from dovetail.minutes.registry import iso
from dovetail.minutes.verdicts import Check
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store


def _chapters(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code[:2] for code in codes if code[:2].isdigit()))


def flow_exists(claim: Claim, pair: Pair, year: int | None, store: Store, ledger: Ledger) -> Check:
    """The verdict on a flow of goods: whether either side reported any before the meeting."""
    chapters = _chapters(claim.hs)
    if not chapters or year is None:
        return Check(
            claim, "not checkable", "the goods are not said" if not chapters else "the year of the meeting is unknown"
        )
    national = pair.national
    countries = dict(zip([iso(code) for code in pair.codes], national.codes, strict=True))
    sides = (claim.reporter, claim.partner) if claim.flow == "export" else (claim.partner, claim.reporter)
    exporter, importer = (countries.get(side, "") for side in sides)
    if not exporter or not importer:
        return Check(claim, "not checkable", "the direction of the flow is not said")
    found: list[Figure] = []
    parameters: dict[str, Any] = {}
    for reporter, partner, flow in ((importer, exporter, "import"), (exporter, importer, "export")):
        parameters = {"reporter": reporter, "partner": partner, "first": year - 3, "last": year - 1}
        frame = store.query("pair_flows", **parameters)
        rows = [
            row
            for row in frame.iter_rows(named=True)
            if row["flow"] == flow and row["product"] in chapters and row["level"] == 2 and row["value_usd"]
        ]
        if rows:
            latest = max(row["period"] for row in rows)
            found += [
                ledger.add(
                    Figure(
                        measure=f"{flow}s",
                        value=row["value_usd"],
                        unit="usd",
                        period=row["period"],
                        territories=(reporter, partner),
                        product=row["product"],
                        reporter=reporter,
                        flow=flow,
                        grade="reported" if pair.is_national else "proxy",
                        source=store.source(
                            row["dataset"], row["release"], f"{reporter} {flow} {partner} {row['product']}"
                        ),
                        formula="" if pair.is_national else f"stands in for {pair}",
                    )
                )
                for row in rows
                if row["period"] == latest
            ]
            break
    if not found:
        return Check(
            claim,
            "not checkable",
            f"the store holds no trade of {national} in chapters {', '.join(chapters)} before the meeting",
            query="pair_flows",
            parameters=parameters,
        )
    total = math.fsum(figure.value for figure in found)
    told = (
        f"{found[0].reporter} reports {total / 1e6:,.0f} mn US dollars in chapters "
        f"{', '.join(sorted({one.product for one in found}))} in {found[0].period}"
    )
    if pair.is_national:
        return Check(claim, "supported", told, tuple(found), "pair_flows", parameters)
    return Check(
        claim,
        "supported by a national proxy",
        f"{national} stands in for {pair}: {told}",
        tuple(found),
        "pair_flows",
        parameters,
    )


def share_bounded(claim: Claim, pair: Pair, year: int | None, store: Store, ledger: Ledger) -> Check:
    """A share of a stock: flows only bound it; the partner's share of imports of such goods stands beside."""
    reason = "a share of a stock cannot be computed from flows, which only bound it"
    chapters = _chapters(claim.hs)
    region = next((side for side in (pair.a, pair.b) if side.kind == "region"), pair.b)
    partner = pair.a if region == pair.b else pair.b
    if not chapters or year is None:
        return Check(claim, "not checkable", reason)
    importer, exporter = region.country.code, partner.country.code
    parameters = {"reporter": importer, "flow": "import", "first": year - 3, "last": year - 1, "level": 2}
    demand = store.query("demand", **parameters)
    flows = store.query("pair_flows", reporter=importer, partner=exporter, first=year - 3, last=year - 1)
    total = {
        (row["period"], row["product"]): row
        for row in demand.iter_rows(named=True)
        if row["product"] in chapters and row["value_usd"]
    }
    mine = [
        row
        for row in flows.iter_rows(named=True)
        if row["flow"] == "import" and (row["period"], row["product"]) in total and row["value_usd"]
    ]
    if not mine:
        return Check(claim, "not checkable", reason, query="demand", parameters=parameters)
    latest = max(row["period"] for row in mine)
    rows = [row for row in mine if row["period"] == latest]
    parts: list[Figure] = []
    for row in rows:
        whole = total[latest, row["product"]]
        for measure, value, source in (
            (
                "imports",
                row["value_usd"],
                store.source(row["dataset"], row["release"], f"{importer} import {exporter} {row['product']}"),
            ),
            (
                "imports.all",
                whole["value_usd"],
                store.source(
                    whole["dataset"], whole["release"], f"{importer} import {whole['basis']} {row['product']}"
                ),
            ),
        ):
            parts.append(
                ledger.add(
                    Figure(
                        measure=measure,
                        value=value,
                        unit="usd",
                        period=latest,
                        territories=(importer, exporter),
                        product=row["product"],
                        flow="import",
                        reporter=importer,
                        grade="reported" if pair.is_national else "proxy",
                        formula="" if pair.is_national else f"stands in for {pair}",
                        source=source,
                    )
                )
            )
    share = ledger.add(
        Figure(
            measure="imports.partner_share",
            value=100
            * math.fsum(row["value_usd"] for row in rows)
            / math.fsum(total[latest, row["product"]]["value_usd"] for row in rows),
            unit="percent",
            period=latest,
            territories=(importer, exporter),
            grade="proxy",
            formula="imports from the partner / imports from all suppliers",
            inputs=tuple(part.id for part in parts),
        )
    )
    told = f"{reason}: {share.value:.1f} % of what {importer} imported of such goods in {latest} came from {exporter}"
    return Check(claim, "not checkable", told, (share, *parts), "demand", parameters)
