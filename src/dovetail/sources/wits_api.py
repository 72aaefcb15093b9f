"""The World Bank's WITS as its programming interface delivers it: SDMX, an observation a reporter, partner, year."""

from __future__ import annotations

from dovetail.sources.codes import wits_codes
from dovetail.sources.wits import WITS
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take

_TERRITORIES = wits_codes()

WITS_API = Layout(
    name="wits-api",
    publisher=WITS.publisher,
    licence=WITS.licence,
    table=WITS.table,
    raw=(
        RawColumn("REPORTER"),
        RawColumn("PARTNER"),
        RawColumn("PRODUCTCODE"),
        RawColumn("INDICATOR"),
        RawColumn("TIME_PERIOD"),
        RawColumn("OBS_VALUE", "float"),
    ),
    rules={
        "reporter": Lookup("REPORTER", _TERRITORIES),
        "partner": Lookup("PARTNER", _TERRITORIES),
        "flow": Lookup("INDICATOR", {"XPRT-TRD-VL": "export", "MPRT-TRD-VL": "import"}),
        "period": PeriodCode("TIME_PERIOD"),
        "product": ProductCode("PRODUCTCODE", total=("Total", "TOTAL")),
        "classification": Constant("HS"),
        "value_usd": Take("OBS_VALUE", scale=1000),
    },
    valuation=WITS.valuation,
    address=WITS.address,
)

LAYOUTS = (WITS_API,)
