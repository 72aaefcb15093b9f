"""The declared tables as views over every release that is visible."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dovetail.store.engine import Engine, name, text
from dovetail.store.release import Release
from dovetail.terms.schema import (
    COMPLEXITY,
    FIRM_ACCOUNTS,
    INPUT_OUTPUT,
    MACRO,
    REGION_INDUSTRY,
    STATED,
    TABLES,
    TRADE_EXPECTED,
    TRADE_RECONCILED,
    TRADE_REPORTED,
    VALUE_ADDED,
    ColumnType,
    Table,
)

SQL_TYPES: dict[ColumnType, str] = {"text": "VARCHAR", "float": "DOUBLE", "int": "BIGINT", "date": "DATE"}

LEVEL = "CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END"

#: Areas that are sums of other partners on record, so that adding them to those would count trade twice.
#: Areas that are not here, such as X-490 or X-899, are trade that stands under no other partner.
AGGREGATES = ("X-WLD", "X-P62", "X-EU", "X-CIS", "X-EAEU")

#: Those of them that stand for all partners; the others are groups, and trade with a group is a part of trade.
WHOLES = ("X-WLD", "X-P62")

#: Summary of a trade table: a row a reporter, partner, flow, period, classification and product level, in each file.
#: `negative` counts lines with a number that cannot be: below nothing, or not finite.
BLOCK_COLUMNS: dict[str, str] = {
    "reporter": "VARCHAR",
    "partner": "VARCHAR",
    "flow": "VARCHAR",
    "period": "VARCHAR",
    "classification": "VARCHAR",
    "level": "BIGINT",
    "lines": "BIGINT",
    "valued": "BIGINT",
    "negative": "BIGINT",
    "value_usd": "DOUBLE",
}

_MEASURES = (
    "count(*) AS lines, count(value_usd) AS valued, "
    "count(*) FILTER (value_usd < 0 OR NOT isfinite(value_usd) OR netweight_kg < 0 OR NOT isfinite(netweight_kg)"
    "{more}) AS negative, sum(value_usd) AS value_usd"
)

#: The query that summarises a table; its result is written beside the data.
SUMMARIES: dict[str, str] = {
    TRADE_REPORTED.name: (
        f"SELECT reporter, partner, flow, period, classification, CAST({LEVEL} AS BIGINT) AS level, "
        + _MEASURES.format(more=" OR quantity < 0 OR NOT isfinite(quantity)")
        + " FROM {relation} GROUP BY ALL"
    ),
    TRADE_RECONCILED.name: (
        "SELECT exporter AS reporter, importer AS partner, 'export' AS flow, period, classification, "
        f"CAST({LEVEL} AS BIGINT) AS level, " + _MEASURES.format(more="") + " FROM {relation} GROUP BY ALL"
    ),
    MACRO.name: "SELECT territory, indicator, period FROM {relation} GROUP BY ALL",
    STATED.name: "SELECT id, period FROM {relation} GROUP BY ALL",
    REGION_INDUSTRY.name: "SELECT territory, classification, measure, period FROM {relation} GROUP BY ALL",
    FIRM_ACCOUNTS.name: "SELECT firm, measure, period FROM {relation} GROUP BY ALL",
    COMPLEXITY.name: "SELECT territory, measure, classification, period FROM {relation} GROUP BY ALL",
    TRADE_EXPECTED.name: "SELECT exporter, importer, classification, period FROM {relation} GROUP BY ALL",
    INPUT_OUTPUT.name: (
        "SELECT seller AS reporter, buyer AS partner, 'export' AS flow, period, classification, 0::BIGINT AS level, "
        "count(*) AS lines, count(*) AS valued, 0::BIGINT AS negative, "
        "sum(amount) FILTER (unit = 'usd' AND buyer_industry <> 'OUTPUT') AS value_usd FROM {relation} GROUP BY ALL"
    ),
    VALUE_ADDED.name: "SELECT territory, partner, classification, period FROM {relation} GROUP BY ALL",
}

#: What a newer release must hold to hide rows of an older one, in the words of the table and of its summary.
IDENTITY: dict[str, dict[str, str]] = {
    TRADE_REPORTED.name: {c: c for c in ("reporter", "partner", "flow", "period")} | {LEVEL: "level"},
    TRADE_RECONCILED.name: {"exporter": "reporter", "importer": "partner", "period": "period", LEVEL: "level"},
    MACRO.name: {c: c for c in ("territory", "indicator", "period")},
    STATED.name: {"id": "id"},
    REGION_INDUSTRY.name: {c: c for c in ("territory", "classification", "measure", "period")},
    FIRM_ACCOUNTS.name: {c: c for c in ("firm", "measure", "period")},
    COMPLEXITY.name: {c: c for c in ("territory", "measure", "classification", "period")},
    TRADE_EXPECTED.name: {c: c for c in ("exporter", "importer", "classification", "period")},
    INPUT_OUTPUT.name: {c: c for c in ("classification", "period")},
    VALUE_ADDED.name: {c: c for c in ("territory", "partner", "classification", "period")},
}


@dataclass(frozen=True, slots=True)
class Held:
    """A release with the relations that read its rows and its summary, each an SQL expression."""

    release: Release
    rows: str
    summary: str


def summary_query(table: Table, relation: str) -> str:
    """The query that summarises a table: by its keys, unless it has a summary of its own."""
    if table.name in SUMMARIES:
        return SUMMARIES[table.name].format(relation=relation)
    return f"SELECT DISTINCT {', '.join(map(name, dict.fromkeys((*table.key, 'period'))))} FROM {relation}"


def identity_of(table: Table) -> dict[str, str]:
    """What a newer release must hold to hide rows of an older one: the key, unless the table has another identity."""
    return IDENTITY.get(table.name) or {name(column): name(column) for column in table.key}


def create_views(engine: Engine, held: Sequence[Held], vintages: Mapping[str, str]) -> None:
    """Define a view a declared table, one a summary of trade, and the small table `aggregates`.

    Where releases of one dataset hold the same flow, the newest is seen. In tables that hold a release that `vintages`
    names, it alone is seen of its dataset.
    """
    for table in TABLES.values():
        mine = [part for part in held if part.release.table == table.name]
        chosen = dict({(part.release.dataset, part.release.release) for part in mine} & set(vintages.items()))
        mine = [part for part in mine if chosen.get(part.release.dataset) in (None, part.release.release)]
        hidden = {part.release.name: _newer(engine, part, mine) for part in mine}
        columns = ", ".join(name(column.name) for column in table.columns)
        types = {column.name: SQL_TYPES[column.type] for column in table.columns}
        identity = identity_of(table)
        _create_view(
            engine, table.name, types, [_visible(part, columns, identity, hidden[part.release.name]) for part in mine]
        )
        if table in (TRADE_REPORTED, TRADE_RECONCILED):
            own = {column: column for column in identity.values()}
            blocks = ", ".join(BLOCK_COLUMNS)
            _create_view(
                engine,
                f"{table.name}_blocks",
                BLOCK_COLUMNS,
                [
                    _visible(Held(part.release, part.summary, part.summary), blocks, own, hidden[part.release.name])
                    for part in mine
                ],
            )
    codes = ", ".join(f"({text(code)}, {str(code in WHOLES).lower()})" for code in AGGREGATES)
    engine.run(f"CREATE OR REPLACE VIEW aggregates AS SELECT * FROM (VALUES {codes}) v(code, whole)")


def empty(types: Mapping[str, str]) -> str:
    """A query without rows, of the types given."""
    columns = ", ".join(f"CAST(NULL AS {type_}) AS {name(column)}" for column, type_ in types.items())
    return f"SELECT {columns} WHERE false"


def declared(table: Table) -> dict[str, str]:
    """Columns of a declared table with their SQL types."""
    return {column.name: SQL_TYPES[column.type] for column in table.columns}


def _create_view(engine: Engine, view: str, types: Mapping[str, str], selects: Sequence[str]) -> None:
    body = " UNION ALL ".join(selects) or empty({**types, "dataset": "VARCHAR", "release": "VARCHAR"})
    engine.run(f"CREATE OR REPLACE VIEW {name(view)} AS {body}")


def _newer(engine: Engine, part: Held, among: Sequence[Held]) -> list[Held]:
    """The newer releases of the same dataset that hold something of what this one holds."""
    key = ", ".join(dict.fromkeys(identity_of(TABLES[part.release.table]).values()))
    return [
        other
        for other in among
        if other.release.dataset == part.release.dataset
        and (other.release.vintage, other.release.release) > (part.release.vintage, part.release.release)
        and _overlap(other.release.years, part.release.years)
        and not engine.query(f"SELECT 1 FROM {part.summary} SEMI JOIN {other.summary} USING ({key}) LIMIT 1").is_empty()
    ]


def _overlap(one: tuple[int, int] | None, two: tuple[int, int] | None) -> bool:
    return bool(one and two and one[0] <= two[1] and two[0] <= one[1])


def _visible(part: Held, columns: str, identity: Mapping[str, str], newer: Sequence[Held]) -> str:
    select = (
        f"SELECT {columns}, {text(part.release.dataset)} AS dataset, {text(part.release.release)} AS release "
        f"FROM {part.rows} AS mine"
    )
    if not newer:
        return select
    keys = ", ".join(f"{theirs} AS newer_{number}" for number, theirs in enumerate(identity.values()))
    unions = " UNION ALL ".join(f"SELECT {keys} FROM {other.summary}" for other in newer)
    match = " AND ".join(f"({mine}) = newer_{number}" for number, mine in enumerate(identity))
    return f"{select} ANTI JOIN ({unions}) ON {match}"
