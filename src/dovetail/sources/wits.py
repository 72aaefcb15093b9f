"""The World Bank's WITS: total exports and imports by partner, side by side in one row, in thousands of dollars."""

from __future__ import annotations

from dovetail.sources.codes import wits_codes
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

_TERRITORIES = wits_codes()

WITS = Layout(
    name="wits",
    publisher="World Bank, World Integrated Trade Solution, from UN Comtrade",
    licence="WITS terms of use; redistribution of the data restricted",
    table=TRADE_REPORTED,
    raw=(
        RawColumn("reporter"),
        RawColumn("partner"),
        RawColumn("year"),
        RawColumn("exports_kusd", "float"),
        RawColumn("imports_kusd", "float"),
    ),
    rules={
        "reporter": Lookup("reporter", _TERRITORIES),
        "partner": Lookup("partner", _TERRITORIES),
        "period": PeriodCode("year"),
        "product": Constant("TOTAL"),
        "classification": Constant("HS"),
    },
    variants=(
        {"flow": Constant("export"), "value_usd": Take("exports_kusd", scale=1000)},
        {"flow": Constant("import"), "value_usd": Take("imports_kusd", scale=1000)},
    ),
    valuation="exports fob, imports cif",
    address="wits.worldbank.org",
)

LAYOUTS = (WITS,)
