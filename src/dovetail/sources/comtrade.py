"""UN Comtrade: the CSV files of the old service, and the CSV and JSON of the present programming interface."""

from __future__ import annotations

from dovetail.sources.codes import comtrade_codes, padded
from dovetail.terms.layout import Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take
from dovetail.terms.product import HS_REVISIONS
from dovetail.terms.schema import TRADE_REPORTED

_PUBLISHER = "United Nations, UN Comtrade"
_LICENCE = "UN Comtrade terms of use; redistribution of the data restricted"
_VALUATION = "exports fob, imports cif"

_TERRITORIES = padded(comtrade_codes())
_CLASSIFICATIONS = {revision: revision for revision in (*HS_REVISIONS, "HS", "S2")}

#: The old service: one header of 35 columns, codes that have lost their leading zeros, months as 201403.
COMTRADE_LEGACY = Layout(
    name="comtrade-legacy",
    publisher=_PUBLISHER,
    licence=_LICENCE,
    table=TRADE_REPORTED,
    raw=(
        RawColumn("Classification"),
        RawColumn("Period"),
        RawColumn("Trade Flow Code"),
        RawColumn("Reporter Code"),
        RawColumn("Partner Code"),
        RawColumn("2nd Partner Code", optional=True),
        RawColumn("Customs Proc. Code", optional=True),
        RawColumn("Mode of Transport Code", optional=True),
        RawColumn("Commodity Code"),
        RawColumn("Qty Unit", optional=True, nulls=("No Quantity", "N/A")),
        RawColumn("Qty", "float", optional=True),
        RawColumn("Netweight (kg)", "float", optional=True),
        RawColumn("Trade Value (US$)", "float"),
    ),
    rules={
        "reporter": Lookup("Reporter Code", _TERRITORIES),
        "partner": Lookup("Partner Code", _TERRITORIES),
        "flow": Lookup("Trade Flow Code", {"1": "import", "2": "export"}),
        "period": PeriodCode("Period"),
        "product": ProductCode("Commodity Code"),
        "classification": Lookup("Classification", _CLASSIFICATIONS),
        "value_usd": Take("Trade Value (US$)"),
        "netweight_kg": Take("Netweight (kg)", zero_is_null=True),
        "quantity": Take("Qty", zero_is_null=True),
        "quantity_unit": Take("Qty Unit"),
    },
    valuation=_VALUATION,
    keep={
        "Trade Flow Code": ("1", "2"),
        "2nd Partner Code": ("", "0"),
        "Customs Proc. Code": ("", "C00"),
        "Mode of Transport Code": ("", "0"),
    },
    address="comtrade.un.org",
)

#: The present interface, CSV or JSON: the same column names in both.
COMTRADE = Layout(
    name="comtrade",
    publisher=_PUBLISHER,
    licence=_LICENCE,
    table=TRADE_REPORTED,
    raw=(
        RawColumn("period"),
        RawColumn("reporterCode"),
        RawColumn("flowCode"),
        RawColumn("partnerCode"),
        RawColumn("partner2Code", optional=True),
        RawColumn("classificationCode"),
        RawColumn("cmdCode"),
        RawColumn("customsCode", optional=True),
        RawColumn("motCode", optional=True),
        RawColumn("qtyUnitAbbr", optional=True, nulls=("N/A",)),
        RawColumn("qty", "float", optional=True),
        RawColumn("netWgt", "float", optional=True),
        RawColumn("primaryValue", "float"),
    ),
    rules={
        "reporter": Lookup("reporterCode", _TERRITORIES),
        "partner": Lookup("partnerCode", _TERRITORIES),
        "flow": Lookup("flowCode", {"M": "import", "X": "export"}),
        "period": PeriodCode("period"),
        "product": ProductCode("cmdCode"),
        "classification": Lookup("classificationCode", _CLASSIFICATIONS),
        "value_usd": Take("primaryValue"),
        "netweight_kg": Take("netWgt", zero_is_null=True),
        "quantity": Take("qty", zero_is_null=True),
        "quantity_unit": Take("qtyUnitAbbr"),
    },
    valuation=_VALUATION,
    keep={
        "flowCode": ("M", "X"),
        "partner2Code": ("", "0"),
        "customsCode": ("", "C00"),
        "motCode": ("", "0"),
    },
    address="comtradeplus.un.org",
)

#: Chapters tidied into one table, as analysts pass it on: ISO codes, the partner's M49 code beside them.
COMTRADE_TIDY = Layout(
    name="comtrade-tidy",
    publisher=_PUBLISHER,
    licence=_LICENCE,
    table=TRADE_REPORTED,
    raw=(
        RawColumn("year"),
        RawColumn("reporter"),
        RawColumn("partner_m49"),
        RawColumn("flow"),
        RawColumn("classification"),
        RawColumn("hs2"),
        RawColumn("value_usd", "float"),
    ),
    rules={
        "reporter": Take("reporter"),
        "partner": Lookup("partner_m49", _TERRITORIES),
        "flow": Take("flow"),
        "period": PeriodCode("year"),
        "product": ProductCode("hs2", digits=2),
        "classification": Lookup("classification", _CLASSIFICATIONS),
        "value_usd": Take("value_usd"),
    },
    valuation=_VALUATION,
    address="comtrade.un.org",
)

LAYOUTS = (COMTRADE, COMTRADE_LEGACY, COMTRADE_TIDY)
