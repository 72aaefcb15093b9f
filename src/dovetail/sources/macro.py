"""Figures of whole economies: gross domestic product and population of the World Bank, exchange rates."""

from __future__ import annotations

from dovetail.sources.codes import iso_codes, own_codes
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, RawColumn, Rule, Take
from dovetail.terms.schema import MACRO

_COUNTRIES = iso_codes() | own_codes("world-bank")

#: Groups of countries in the World Bank's files: by region, by income, by programme. They are no economies.
_GROUPS = tuple(own_codes("world-bank-groups"))

_WORLD_BANK = "World Bank, World Development Indicators"


def _world_bank(name: str, indicator: str, unit: str, address: str) -> tuple[Layout, Layout]:
    """The tidy CSV of an indicator (`Country Code`, `Year`, `Value`), and the JSON of the programming interface."""

    def layout(name: str, code: str, year: str, value: str) -> Layout:
        rules: dict[str, Rule] = {
            "territory": Lookup(code, _COUNTRIES),
            "indicator": Constant(indicator),
            "period": PeriodCode(year),
            "value": Take(value),
            "unit": Constant(unit),
        }
        raw = (RawColumn(code), RawColumn(year), RawColumn(value, "float"))
        skip = {code: _GROUPS}
        return Layout(name, _WORLD_BANK, "CC BY 4.0", MACRO, raw, rules, skip=skip, address=address)

    return (
        layout(name, "Country Code", "Year", "Value"),
        layout(f"{name}-api", "countryiso3code", "date", "value"),
    )


EXCHANGE_RATE = Layout(
    name="pwt-exchange-rate",
    publisher="Groningen Growth and Development Centre, Penn World Table",
    licence="CC BY 4.0",
    table=MACRO,
    raw=(RawColumn("isocode"), RawColumn("year"), RawColumn("xr", "float")),
    rules={
        "territory": Lookup("isocode", _COUNTRIES),
        "indicator": Constant("exchange_rate"),
        "period": PeriodCode("year"),
        "value": Take("xr"),
        "unit": Constant("local_per_usd"),
    },
    address="www.rug.nl/ggdc/productivity/pwt",
)

LAYOUTS = (
    *_world_bank("gdp", "gdp", "usd", "data.worldbank.org/indicator/NY.GDP.MKTP.CD"),
    *_world_bank("population", "population", "persons", "data.worldbank.org/indicator/SP.POP.TOTL"),
    *_world_bank("exchange-rate", "exchange_rate", "local_per_usd", "data.worldbank.org/indicator/PA.NUS.FCRF"),
    EXCHANGE_RATE,
)
