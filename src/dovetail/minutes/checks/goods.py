"""Claims on goods: that a flow exists, and a share of a stock, which flows only bound."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from dovetail.minutes.checks.case import BACK, Case, is_total
from dovetail.minutes.verdicts import Check, Reason
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory


def chapters_of(codes: Sequence[str]) -> tuple[str, ...]:
    """The chapters that product codes lie in, each once."""
    return tuple(dict.fromkeys(code[:2] for code in codes if code[:2].isdigit()))


def _first_told(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The row of each product, of the data set that comes first where several hold it."""
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["product"], row)
    return list(first.values())


def flow_exists(case: Case) -> Check:
    """The verdict on a flow of goods: whether either side reported any before the meeting."""
    claim, year = case.claim, case.year
    chapters = chapters_of(claim.hs)
    if not chapters or year is None:
        return case.unsettled("goods-unsaid" if not chapters else "year-unknown")
    sides = (claim.reporter, claim.partner) if claim.flow == "export" else (claim.partner, claim.reporter)
    exporter, importer = (Territory.of(side).country if side else None for side in sides)
    if exporter is None or importer is None or {exporter, importer} != {case.national.a, case.national.b}:
        return case.unsettled("direction-unsaid")
    found: list[Figure] = []
    parameters: dict[str, Any] = {}
    for reporter, partner, flow in ((importer, exporter, "import"), (exporter, importer, "export")):
        parameters = {"reporter": reporter.code, "partner": partner.code, "first": year - BACK, "last": year - 1}
        frame = case.store.query("pair_flows", **parameters)
        rows = [
            row
            for row in frame.iter_rows(named=True)
            if row["flow"] == flow and row["product"] in chapters and row["level"] == 2 and row["value_usd"]
            if len(row["period"]) == 4
        ]
        if rows:
            latest = max(row["period"] for row in rows)
            rows = _first_told(row for row in rows if row["period"] == latest)
            found = [
                case.published(
                    row,
                    f"{flow}s",
                    (reporter.code, partner.code),
                    f"{reporter} {flow} {partner} {row['product']}",
                    product=row["product"],
                    reporter=reporter.code,
                    flow=flow,
                )
                for row in rows
            ]
            break
    if not found:
        a, b = case.national.a, case.national.b
        return case.unsettled("goods-missing", query="pair_flows", parameters=parameters, a=a, b=b, goods=chapters)
    total = found[0]
    if len(found) > 1:
        total = case.computed(
            found[0].measure,
            math.fsum(one.value for one in found),
            "usd",
            "sum of the inputs",
            tuple(found),
            reporter=found[0].reporter,
            flow=found[0].flow,
        )
    told = Reason(
        "flow",
        {
            "reporter": Territory(total.reporter),
            "flow": total.flow,
            "value": total,
            "goods": tuple(sorted({one.product for one in found})),
            "period": Period.of(total.period),
        },
    )
    figures = tuple(dict.fromkeys((total, *found)))
    return case.settled("supported", told, figures, "pair_flows", parameters)


def share_bounded(case: Case) -> Check:
    """A share of a stock: flows only bound it; the partner's share of imports of such goods stands beside."""
    chapters, year = chapters_of(case.claim.hs), case.year
    region = next((side for side in (case.pair.a, case.pair.b) if side.kind == "region"), case.pair.b)
    partner = case.pair.a if region == case.pair.b else case.pair.b
    if not chapters or year is None:
        return case.unsettled("stock")
    importer, exporter = region.country, partner.country
    span = {"first": year - BACK, "last": year - 1}
    parameters = {"reporter": importer.code, "flow": "import", **span, "level": 2}
    demand = case.store.query("demand", **parameters)
    flows = case.store.query("pair_flows", reporter=importer.code, partner=exporter.code, **span)
    total = {
        (row["period"], row["product"]): row
        for row in demand.iter_rows(named=True)
        if row["product"] in chapters and row["value_usd"] and is_total(row["basis"])
    }
    mine = [
        row
        for row in flows.iter_rows(named=True)
        if row["flow"] == "import" and (row["period"], row["product"]) in total and row["value_usd"]
        if len(row["period"]) == 4
    ]
    if not mine:
        return case.unsettled("stock", query="demand", parameters=parameters)
    latest = max(row["period"] for row in mine)
    ours: list[Figure] = []
    wholes: list[Figure] = []
    for row in _first_told(row for row in mine if row["period"] == latest):
        whole = total[latest, row["product"]]
        scope = {"product": row["product"], "flow": "import", "reporter": importer.code}
        where = f"{importer} import {exporter} {row['product']}"
        ours.append(case.published(row, "imports", (importer.code, exporter.code), where, **scope))
        where = f"{importer} import {whole['basis']} {row['product']}"
        wholes.append(case.published(whole, "imports.all", (importer.code,), where, **scope))
    share = case.computed(
        "imports.partner_share",
        100 * math.fsum(one.value for one in ours) / math.fsum(one.value for one in wholes),
        "percent",
        "imports from the partner / imports from all suppliers",
        (*ours, *wholes),
    )
    return case.unsettled(
        "stock-bounded",
        figures=(share, *ours, *wholes),
        query="demand",
        parameters=parameters,
        share=share,
        importer=importer,
        exporter=exporter,
        goods=chapters,
        period=Period.of(latest),
    )
