"""The declared tables: every column with its type, its unit and what an absent value means.

A reader of a publisher's files yields one of these tables, the store keeps them, analyses read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "float", "int", "date"]

#: Columns whose every text is the code of a territory, in whichever table.
TERRITORY_COLUMNS = ("reporter", "partner", "exporter", "importer", "territory", "side_a", "side_b", "seller", "buyer")

#: A column that is a code or a text has no unit.
NO_UNIT = ""

#: Buyers of `input_output` that are no industry: final use, followed by a colon and its kind, and output as published.
FINAL, OUTPUT = "FINAL", "OUTPUT"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, unit, meaning, whether it belongs to the key, and what null means (never where `key`)."""

    name: str
    type: ColumnType
    unit: str
    meaning: str
    key: bool = False
    null: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table. `missing_row` says what it means when a key has no row."""

    name: str
    version: int
    meaning: str
    missing_row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.key)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


_PERIOD = Column("period", "text", NO_UNIT, "period code: 2014, 2014-H1, 2014-Q1, 2014-03", key=True)
_PRODUCT = Column("product", "text", NO_UNIT, "product code with its leading zeros, or TOTAL", key=True)
_CLASSIFICATION = Column(
    "classification", "text", NO_UNIT, "H0 ... H6, HS where the revision is not told, EAEU", key=True
)
_VALUE = Column("value_usd", "float", "usd", "value in current US dollars", null="not reported")
_NETWEIGHT = Column("netweight_kg", "float", "kg", "net weight", null="not reported")
_QUANTITY = Column("quantity", "float", "quantity", "quantity in quantity_unit", null="not reported")
_QUANTITY_UNIT = Column("quantity_unit", "text", NO_UNIT, "unit of quantity as published", null="no quantity reported")

TRADE_REPORTED = Table(
    "trade_reported",
    1,
    "Flows as one side reports them; exports are valued fob and imports cif unless the release says otherwise.",
    "not reported, which may be zero or undisclosed",
    (
        Column("reporter", "text", NO_UNIT, "territory that reports", key=True),
        Column("partner", "text", NO_UNIT, "territory on the other side", key=True),
        Column("flow", "text", NO_UNIT, "export or import, seen from the reporter", key=True),
        _PERIOD,
        _PRODUCT,
        _CLASSIFICATION,
        _VALUE,
        _NETWEIGHT,
        _QUANTITY,
        _QUANTITY_UNIT,
    ),
)

TRADE_RECONCILED = Table(
    "trade_reconciled",
    1,
    "Flows on which the reports of both sides have been made to agree, valued fob.",
    "zero or below the publisher's threshold",
    (
        Column("exporter", "text", NO_UNIT, "territory that exports", key=True),
        Column("importer", "text", NO_UNIT, "territory that imports", key=True),
        _PERIOD,
        _PRODUCT,
        _CLASSIFICATION,
        _VALUE,
        _NETWEIGHT,
    ),
)

MACRO = Table(
    "macro",
    1,
    "Figures of whole economies: one row an indicator, a territory and a period.",
    "not published",
    (
        Column("territory", "text", NO_UNIT, "territory", key=True),
        Column("indicator", "text", NO_UNIT, "gdp, population, exchange_rate, ...", key=True),
        _PERIOD,
        Column("value", "float", "quantity", "value in unit", null="not published"),
        Column("unit", "text", NO_UNIT, "code of the unit of value"),
    ),
)

STATED = Table(
    "stated",
    1,
    "What officials and news agencies have said in figures, kept as said.",
    "nobody is known to have said it",
    (
        Column("id", "text", NO_UNIT, "name of the statement", key=True),
        Column("published", "text", NO_UNIT, "day or year of publication"),
        Column("publisher", "text", NO_UNIT, "who published it"),
        Column("address", "text", NO_UNIT, "where it was published"),
        Column("metric", "text", NO_UNIT, "turnover, exports, imports or balance"),
        Column("exporter", "text", NO_UNIT, "first territory of a directed metric", null="not directed"),
        Column("importer", "text", NO_UNIT, "second territory of a directed metric", null="not directed"),
        Column("side_a", "text", NO_UNIT, "one territory of the pair spoken of"),
        Column("side_b", "text", NO_UNIT, "the other territory of the pair"),
        Column("period", "text", NO_UNIT, "period code"),
        Column("value_usd", "float", "usd", "value in current US dollars", null="only a change was stated"),
        Column("change_pct", "float", "percent", "stated change", null="no change stated"),
        Column("change_base", "text", NO_UNIT, "period that the change refers to", null="not stated"),
        Column("qualifier", "text", NO_UNIT, "almost, about, more than, goal, ... (почти, около, более)", null="none"),
        Column("note", "text", NO_UNIT, "remark", null="none"),
    ),
)

_INDUSTRY_CLASSIFICATION = Column(
    "classification", "text", NO_UNIT, "ISIC4, OKVED (of 2007), OKVED2, NACE2 or OWN", key=True
)
_MEASURE = Column("measure", "text", NO_UNIT, "employees, output, value_added, revenue, ...", key=True)
_AMOUNT = Column("amount", "float", "quantity", "amount in unit", null="not published")
_UNIT = Column("unit", "text", NO_UNIT, "code of the unit of amount")

REGION_INDUSTRY = Table(
    "region_industry",
    1,
    "What an industry of a region or a country employs, makes or sells. Published industries may hold each other.",
    "not published, which may be zero or undisclosed",
    (
        Column("territory", "text", NO_UNIT, "region, or the country that regions are compared with", key=True),
        Column("industry", "text", NO_UNIT, "code of the industry", key=True),
        _INDUSTRY_CLASSIFICATION,
        _MEASURE,
        _PERIOD,
        _AMOUNT,
        _UNIT,
    ),
)

FIRM_ACCOUNTS = Table(
    "firm_accounts",
    1,
    "Figures from the accounts of single firms, where a firm is registered and not where its plants stand.",
    "no accounts published",
    (
        Column("firm", "text", NO_UNIT, "identifier of the firm, such as its tax number", key=True),
        Column("name", "text", NO_UNIT, "name as published"),
        Column("territory", "text", NO_UNIT, "region or country of registration"),
        Column("industry", "text", NO_UNIT, "code of the main activity", null="not told"),
        Column("classification", "text", NO_UNIT, "ISIC4, OKVED (of 2007), OKVED2, NACE2 or OWN"),
        _MEASURE,
        _PERIOD,
        _AMOUNT,
        _UNIT,
    ),
)

COMPLEXITY = Table(
    "complexity",
    1,
    "Measures computed from a world table of exports, kept where that table itself is not held.",
    "not computed, or the filters leave the territory or product out",
    (
        Column("territory", "text", NO_UNIT, "country, or X-WLD for what belongs to a product alone", key=True),
        _PRODUCT,
        _CLASSIFICATION,
        _PERIOD,
        Column("measure", "text", NO_UNIT, "eci, eci_rank, pci, density, economies", key=True),
        Column("value", "float", "quantity", "value in unit", null="not computed"),
        Column("unit", "text", NO_UNIT, "code of the unit of value"),
    ),
)

TRADE_EXPECTED = Table(
    "trade_expected",
    1,
    "Trade that a gravity equation expects of a pair left out of it, computed from a panel that is not held.",
    "not computed",
    (
        Column("exporter", "text", NO_UNIT, "territory that exports", key=True),
        Column("importer", "text", NO_UNIT, "territory that imports", key=True),
        _PERIOD,
        _PRODUCT,
        _CLASSIFICATION,
        Column("actual_usd", "float", "usd", "the flow in the panel", null="not in the panel"),
        Column("predicted_usd", "float", "usd", "what the others' trade makes of it", null="not computed"),
        Column("lower_usd", "float", "usd", "lower bound of the prediction at 90 %", null="not computed"),
        Column("upper_usd", "float", "usd", "upper bound of the prediction at 90 %", null="not computed"),
        Column("likely_lower_usd", "float", "usd", "lower bound of flows so predicted", null="not computed"),
        Column("likely_upper_usd", "float", "usd", "upper bound of flows so predicted", null="not computed"),
        Column("method", "text", NO_UNIT, "structural (exporter and importer effects) or one importer"),
    ),
)

LEADING_SUPPLIERS = Table(
    "leading_suppliers",
    1,
    "The largest suppliers of a territory by product, kept where its imports by partner are not held: no whole trade.",
    "not among the largest, or not reported",
    (
        Column("importer", "text", NO_UNIT, "territory that imports, whose report it is", key=True),
        Column("exporter", "text", NO_UNIT, "territory that it imports from", key=True),
        _PERIOD,
        _PRODUCT,
        _CLASSIFICATION,
        Column("value_usd", "float", "usd", "imports, cif", null="not reported"),
    ),
)

INPUT_OUTPUT = Table(
    "input_output",
    1,
    "Who buys what from whom: sales of industries to industries and to final use, an inter-country table in long form.",
    "no sale",
    (
        Column("seller", "text", NO_UNIT, "territory that sells; X-ROW for the rest of the world", key=True),
        Column("seller_industry", "text", NO_UNIT, "code of the industry that sells", key=True),
        Column("buyer", "text", NO_UNIT, "territory that buys; X-WLD beside OUTPUT", key=True),
        Column("buyer_industry", "text", NO_UNIT, "code of the buying industry, FINAL and a use, or OUTPUT", key=True),
        Column("classification", "text", NO_UNIT, "WIOD2013, ISIC4, NACE2 or OWN", key=True),
        _PERIOD,
        Column("amount", "float", "quantity", "sale in unit; below 0 where stocks are run down", null="not told"),
        Column("unit", "text", NO_UNIT, "code of the unit of amount"),
    ),
)

VALUE_ADDED = Table(
    "value_added",
    1,
    "Whose value added is in what industries make and sell, computed from an input-output table that is not held.",
    "not computed",
    (
        Column("territory", "text", NO_UNIT, "territory that makes or sells", key=True),
        Column("partner", "text", NO_UNIT, "territory that buys; X-WLD for all that is made", key=True),
        Column("industry", "text", NO_UNIT, "industry that makes: TOTAL, METALS, MACHINES or a code", key=True),
        Column("origin", "text", NO_UNIT, "territory whose part is told; X-WLD where it is not parted", key=True),
        Column("origin_industry", "text", NO_UNIT, "industry whose part is told: TOTAL, METALS or a code", key=True),
        Column(
            "measure",
            "text",
            NO_UNIT,
            "sales, content, absorbed, inputs, domestic, foreign, twice, home, stages",
            key=True,
        ),
        Column("classification", "text", NO_UNIT, "WIOD2013, ISIC4, NACE2 or OWN", key=True),
        _PERIOD,
        Column("amount", "float", "quantity", "amount in unit", null="not computed"),
        Column("unit", "text", NO_UNIT, "code of the unit of amount"),
    ),
)

_FLAG_NULL = "not told"

TIES = Table(
    "ties",
    1,
    "What lies between two countries and ties them: distance, border, language, past. Both directions are rows.",
    "not told",
    (
        Column("exporter", "text", NO_UNIT, "country on one side", key=True),
        Column("importer", "text", NO_UNIT, "country on the other side", key=True),
        Column("period", "text", NO_UNIT, "year that the publisher compiled it in", key=True),
        Column("distance_km", "float", "km", "distance between where people live, weighted", null=_FLAG_NULL),
        Column("cities_km", "float", "km", "distance between the most important cities", null=_FLAG_NULL),
        Column("contiguous", "float", "count", "1 if they have a common border, 0 if not", null=_FLAG_NULL),
        Column("common_language", "float", "count", "1 if they share an official language, 0 if not", null=_FLAG_NULL),
        Column("colony", "float", "count", "1 if one was ever a colony of the other, 0 if not", null=_FLAG_NULL),
        Column("common_coloniser", "float", "count", "1 if one coloniser ruled both after 1945", null=_FLAG_NULL),
        Column("same_country", "float", "count", "1 if both were or are one country, 0 if not", null=_FLAG_NULL),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        TRADE_REPORTED,
        TRADE_RECONCILED,
        MACRO,
        STATED,
        REGION_INDUSTRY,
        FIRM_ACCOUNTS,
        COMPLEXITY,
        TRADE_EXPECTED,
        LEADING_SUPPLIERS,
        TIES,
        INPUT_OUTPUT,
        VALUE_ADDED,
    )
}
