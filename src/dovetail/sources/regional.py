"""Industries of regions and accounts of firms: Rosstat's files, and tidy tables of the user's own."""

from __future__ import annotations

from dovetail.sources.codes import own_codes
from dovetail.terms.industry import INDUSTRY_CLASSIFICATIONS
from dovetail.terms.layout import Constant, Joined, Layout, Lookup, PeriodCode, RawColumn, Take
from dovetail.terms.packaged import packaged_rows
from dovetail.terms.schema import FIRM_ACCOUNTS, REGION_INDUSTRY
from dovetail.terms.unit import UNITS


def _territories() -> dict[str, str]:
    """Codes and names in English and Russian; a name of two territories is left out, since it would be a guess."""
    found: dict[str, set[str]] = {}
    for row in (*packaged_rows("territories.csv"), *packaged_rows("regions.csv")):
        for name in (row["code"], row["name_en"], row["ru_nom"], *row["spellings"].split("|")):
            if name:
                found.setdefault(name, set()).add(row["code"])
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _industries() -> dict[str, str]:
    """Industries as Rosstat's employment table names them."""
    return {row["name_published"]: row["okved"] for row in packaged_rows("industries/okved.csv")}


TERRITORIES = _territories()
_UNITS = {code: code for code in UNITS}
_SCHEMES = {code: code for code in INDUSTRY_CLASSIFICATIONS}
_ROSSTAT, _PUBLIC = "Rosstat (Federal State Statistics Service of Russia)", "open data of Rosstat"

ROSSTAT_EMPLOYMENT = Layout(
    name="rosstat-employment",
    publisher=_ROSSTAT,
    licence=_PUBLIC,
    table=REGION_INDUSTRY,
    raw=(RawColumn("region"), RawColumn("industry"), RawColumn("year"), RawColumn("employees", "float")),
    rules={
        "territory": Lookup("region", TERRITORIES),
        "industry": Lookup("industry", _industries()),
        "classification": Constant("OKVED"),
        "measure": Constant("employees"),
        "period": PeriodCode("year"),
        "amount": Take("employees"),
        "unit": Constant("persons"),
    },
    address="rosstat.gov.ru",
)

#: Revenue (line 2110) in millions of roubles; the region is the number of the constituent entity in the tax code.
ROSSTAT_ACCOUNTS = Layout(
    name="rosstat-accounts",
    publisher=_ROSSTAT,
    licence=_PUBLIC,
    table=FIRM_ACCOUNTS,
    raw=(
        RawColumn("inn"),
        RawColumn("title"),
        RawColumn("region"),
        RawColumn("ok1"),
        RawColumn("ok2"),
        RawColumn("ok3"),
        RawColumn("year"),
        RawColumn("sales", "float"),
    ),
    rules={
        "firm": Take("inn"),
        "name": Take("title"),
        "territory": Lookup("region", own_codes("subject")),
        "industry": Joined("ok1", ("ok2", "ok3")),
        "classification": Constant("OKVED"),
        "measure": Constant("revenue"),
        "period": PeriodCode("year"),
        "amount": Take("sales", 1e6),
        "unit": Constant("rub"),
    },
    address="rosstat.gov.ru",
)

REGIONAL = Layout(
    name="regional",
    publisher="the user's own table",
    licence="as the user holds it",
    table=REGION_INDUSTRY,
    raw=(
        RawColumn("territory"),
        RawColumn("industry"),
        RawColumn("classification"),
        RawColumn("measure"),
        RawColumn("period"),
        RawColumn("amount", "float"),
        RawColumn("unit"),
    ),
    rules={
        "territory": Lookup("territory", TERRITORIES, meaning="country or region"),
        "industry": Take("industry"),
        "classification": Lookup("classification", _SCHEMES, meaning="classification of industries"),
        "measure": Take("measure"),
        "period": PeriodCode("period"),
        "amount": Take("amount"),
        "unit": Lookup("unit", _UNITS, meaning="unit"),
    },
)

FIRMS = Layout(
    name="firms",
    publisher="the user's own table",
    licence="as the user holds it",
    table=FIRM_ACCOUNTS,
    raw=(
        RawColumn("firm"),
        RawColumn("name"),
        RawColumn("territory"),
        RawColumn("industry", optional=True),
        RawColumn("classification"),
        RawColumn("measure"),
        RawColumn("period"),
        RawColumn("amount", "float"),
        RawColumn("unit"),
    ),
    rules={
        **REGIONAL.rules,
        "firm": Take("firm"),
        "name": Take("name"),
    },
)

LAYOUTS = (ROSSTAT_EMPLOYMENT, ROSSTAT_ACCOUNTS, REGIONAL, FIRMS)
