"""Claims that a side is specialised in something: a country by what it sells, a region by the people at work in it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dovetail.minutes.checks.case import A_REGION, Case
from dovetail.minutes.verdicts import Check, Reason, Verdict
from dovetail.results.derive import Deriver
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.industry import industry_headings, part_of
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl

#: An index within these says that a side is near the average, which settles nothing.
BELOW, ABOVE = 0.8, 1.25
#: Part of the headings of a branch that the industries on record must make for the branch to be judged by them.
COVERED = 0.5
#: What is asked of the world table of exports.
_WORLD: dict[str, Any] = {"level": 4, "first": 1900, "last": 2100, "least": LEAST_EXPORTERS}
#: Characters from the start of one name to that of the next within which both are named in one breath.
_BREATH = 45
#: Words that claim a lead, and so are refuted by a share below the average; praise as such is not.
_LEAD = re.compile(
    r"\b(?:speciali[sz]\w+|leading (?:producer|exporter|manufacturer)|largest|biggest|специализ\w+|крупнейш\w+|"
    r"ведущ\w+ производител\w+)",
    re.IGNORECASE,
)


def specialised(case: Case) -> Check:
    """The verdict on a specialisation, of every side that the claim names; all of them must hold.

    A country is judged by its exports against the world's, a region by its own people at work against its country's:
    the figures of a country say nothing of one of its regions here, and are never taken for it.
    """
    goods = case.claim.hs
    if not goods:
        return case.unsettled("branch-unsaid")
    sides = _sides(case)
    if not sides:
        return case.unsettled("side-unsaid")
    found = [_region(case, side) if side.kind == "region" else _country(case, side) for side in sides]
    figures = tuple(figure for one in found for figure in one.figures)
    open_ = [one for one in found if one.verdict == "not checkable"]
    worst = open_[0] if open_ else next((one for one in found if one.verdict == "contradicted"), found[0])
    if len(found) > 1 and worst.verdict == "supported":
        told = Reason("both-strong", {"one": found[0].reason, "other": found[1].reason})
        return Check(case.claim, "supported", told, figures, worst.query, worst.parameters)
    return Check(case.claim, worst.verdict, worst.reason, figures, worst.query, worst.parameters)


def _sides(case: Case) -> list[Territory]:
    """The side whose strength is claimed, a region of the meeting also where only its country is named or "the region"
    is said; a second one where it is named in one breath with the first."""
    regions = [side for side in (case.pair.a, case.pair.b) if side.kind == "region"]
    found: list[Territory] = []
    sides = (case.pair.a, case.pair.b, case.national.a, case.national.b)
    unnamed = regions if len(regions) == 1 and A_REGION.search(case.claim.text) else [case.owner] if case.owner else []
    for one in case.named or unnamed:
        meant = next((side for side in regions if side.country == one), None)
        if meant and A_REGION.search(case.claim.text):
            found.append(meant)
        elif one in sides:
            found.append(one)
    found = list(dict.fromkeys(found))[:2]
    starts = [case.places.get(one.country.code, 0) for one in found]
    return found if len(found) < 2 or abs(starts[1] - starts[0]) <= _BREATH else found[:1]


def _country(case: Case, side: Territory) -> Check:
    parameters = dict(_WORLD)
    index = Specialisation(Deriver(case.ledger), case.store.query("exports_by_exporter", **_WORLD), case.store.source)
    goods = _headings(case)
    headings = list(dict.fromkeys(code for part in goods for code in index.products(part)))
    name = "+".join(goods) if len(headings) > 1 else ""
    figure = index.figure(side, headings, name) if headings else None
    if figure is None:
        return case.unsettled(
            "branch-missing", query="exports_by_exporter", parameters=parameters, side=side, goods=goods
        )
    told = Reason("balassa", {"side": side, "index": figure, "goods": goods, "period": Period.of(figure.period)})
    return _judged(case, figure, told, "exports_by_exporter", parameters)


def _region(case: Case, side: Territory) -> Check:
    parameters: dict[str, Any] = {
        "territory": side.code,
        "country": side.country.code,
        "prefix": side.code.partition("-")[0] + "-",
        "measure": "employees",
        "first": 1900,
        "last": 2100,
    }
    rows = case.store.query("region_industry", **parameters)
    goods = _headings(case)
    mine = {row["industry"]: row for row in rows.iter_rows(named=True) if row["territory"] == side.code}
    scheme = str(next(iter(mine.values()))["classification"]) if mine else ""
    made = {code: heads for code in mine if (heads := _made(code, scheme, goods))}
    makers = tuple(sorted(code for code in made if part_of(code, scheme) not in made))
    quotient = _quotient(case, rows, makers, side, scheme) if makers else None
    if quotient is None:
        return case.unsettled("branch-missing", query="region_industry", parameters=parameters, side=side, goods=goods)
    told = Reason(
        "quotient",
        {
            "side": side,
            "country": side.country,
            "index": quotient,
            "goods": goods,
            "period": Period.of(quotient.period),
        },
    )
    covered = {heading for code in makers for heading in made[code]}
    if not all(_covered(case, side.country, covered, code) for code in goods):
        figures = (quotient,)
        return case.unsettled(
            "branch-partly", figures=figures, query="region_industry", parameters=parameters, because=told
        )
    return _judged(case, quotient, told, "region_industry", parameters)


def _headings(case: Case) -> tuple[str, ...]:
    """The headings or chapters that the claim is on."""
    return tuple(dict.fromkeys(code[:4] for code in case.claim.hs))


def _made(industry: str, scheme: str, goods: Sequence[str]) -> set[str]:
    """Headings among some goods that an industry makes."""
    return {heading for heading in industry_headings(industry, scheme) if heading.startswith(tuple(goods))}


def _covered(case: Case, country: Territory, made: set[str], code: str) -> bool:
    """Whether the industries on record make the larger part of what the country exports of a chapter or heading."""
    if code in made:
        return True
    index = Specialisation(Deriver(Ledger()), case.store.query("exports_by_exporter", **_WORLD), case.store.source)
    sold = {heading: index.exports(country, heading) for heading in index.products(code)}
    known = {heading: value for heading, value in sold.items() if value == value}
    return bool(known) and math.fsum(known[one] for one in made & set(known)) >= COVERED * math.fsum(known.values())


def _quotient(case: Case, rows: pl.DataFrame, makers: Sequence[str], side: Territory, scheme: str) -> Figure | None:
    """(industries / all) in the region over the same in the country; None where the country's are not on record."""
    kept = [row for row in rows.iter_rows(named=True) if row["measure"] == "employees"]
    country = side.country.code
    held = {(row["territory"], row["industry"]): row for row in kept}
    of_country = country if any(row["territory"] == country for row in kept) else ""
    tops = {row["industry"] for row in kept if not part_of(row["industry"], scheme)}
    found: list[Figure] = []
    for territory in (side.code, country):
        for name, codes in (("", makers), (".all", sorted(tops))):
            if territory == country and not of_country:
                among = [row for row in kept if row["territory"] != country and row["industry"] in codes]
            else:
                among = [held[territory, code] for code in codes if (territory, code) in held]
            if not among:
                return None
            first = among[0]
            where = f"{territory}: {scheme} {' '.join(makers) if not name else 'all'}, {first['period']}"
            found.append(
                case.ledger.add(
                    Figure(
                        measure=f"employees{name}",
                        value=math.fsum(row["amount"] for row in among),
                        unit=first["unit"],
                        period=first["period"],
                        territories=(territory,),
                        grade="reported" if len(among) == 1 else "computed",
                        formula="" if len(among) == 1 else f"sum of {len(among)} figures",
                        product=f"{scheme}:{makers[0]}" if not name and len(makers) == 1 else "",
                        source=case.store.source(first["dataset"], first["release"], where),
                    )
                )
            )
    own, all_own, whole, all_whole = found
    return case.computed(
        "location_quotient",
        (own.value / all_own.value) / (whole.value / all_whole.value),
        "index",
        "(industry / all) in the region / the same in the country",
        (own, all_own, whole, all_whole),
        territories=(side.code,),
        product=own.product,
    )


def _judged(case: Case, figure: Figure, told: Reason, query: str, parameters: Mapping[str, Any]) -> Check:
    if figure.value >= ABOVE:
        verdict: Verdict = "supported"
    elif figure.value <= BELOW and _LEAD.search(case.claim.text):
        verdict = "contradicted"
    else:
        verdict = "not checkable"
        told = Reason("praise", {"because": told})
    return Check(case.claim, verdict, told, (figure,), query, parameters)
