"""The Federal Customs Service of Russia: monthly trade by ten-digit code, of the country or of its regions."""

from __future__ import annotations

from dovetail.sources.codes import iso_codes, own_codes
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

CUSTOMS_RU = Layout(
    name="customs-ru",
    publisher="Federal Customs Service of Russia",
    licence="open data of the Federal Customs Service, source to be named",
    table=TRADE_REPORTED,
    raw=(
        RawColumn("NAPR"),
        RawColumn("PERIOD"),
        RawColumn("STRANA"),
        RawColumn("TNVED"),
        RawColumn("EDIZM", optional=True, nulls=("0", "-")),
        RawColumn("STOIM", "float"),
        RawColumn("NETTO", "float", optional=True),
        RawColumn("KOL", "float", optional=True),
        RawColumn("REGION", optional=True),
        RawColumn("Source", optional=True),
    ),
    rules={
        "reporter": Lookup("REGION", own_codes("okato"), pattern=r"^\d{2}", lacking="RUS"),
        "partner": Lookup("STRANA", iso_codes(), pattern=r"^[A-Z]{2,3}"),
        "flow": Lookup("NAPR", {"ИМ": "import", "ЭК": "export"}),
        "period": PeriodCode("PERIOD"),
        "product": ProductCode("TNVED", digits=10, total=(), undisclosed=("XXXXXXXXXX", "ХХХХХХХХХХ")),
        "classification": Constant("EAEU"),
        "value_usd": Take("STOIM"),
        "netweight_kg": Take("NETTO"),
        "quantity": Take("KOL", zero_is_null=True),
        "quantity_unit": Take("EDIZM"),
    },
    valuation="statistical value: exports fob, imports cif",
    keep={"Source": ("", "FTS")},
    address="customs.gov.ru/statistic",
)

LAYOUTS = (CUSTOMS_RU,)
