"""Exports of countries to the world by HS heading, the table from which capability is read."""

from __future__ import annotations

from dovetail.sources.codes import iso_codes
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

#: Years of this table may come from different compilers; it is a set of cross-sections, not a time series.
COUNTRY_EXPORTS = Layout(
    name="country-exports",
    publisher="Growth Lab at Harvard University (2012, 2016), Observatory of Economic Complexity (2017)",
    licence="terms of each compiler; redistribution of the data restricted",
    table=TRADE_REPORTED,
    raw=(RawColumn("year"), RawColumn("exporter"), RawColumn("hs4"), RawColumn("value_usd", "float")),
    rules={
        "reporter": Lookup("exporter", iso_codes()),
        "partner": Constant("X-WLD"),
        "flow": Constant("export"),
        "period": PeriodCode("year"),
        "product": ProductCode("hs4", digits=4),
        "classification": Constant("H0"),
        "value_usd": Take("value_usd"),
    },
    valuation="fob, as compiled",
)

LAYOUTS = (COUNTRY_EXPORTS,)
