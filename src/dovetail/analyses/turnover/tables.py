"""The explanation of a turnover as long tables, each row with the id of its Figure."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dovetail.analyses.turnover.result import Break, Bridge, Concentration, Level, Line, Mirror, Part
from dovetail.terms.figure import Figure

_TEXT, _NUMBER = pl.String, pl.Float64

_SCHEMAS: dict[str, dict[str, type[pl.DataType]]] = {
    "levels": {"period": _TEXT, "reporter": _TEXT, "measure": _TEXT, "value_usd": _NUMBER, "figure": _TEXT},
    "mirror": {
        "exporter": _TEXT,
        "importer": _TEXT,
        "period": _TEXT,
        "by_exporter_usd": _NUMBER,
        "by_importer_usd": _NUMBER,
        "gap_usd": _NUMBER,
        "gap_percent": _NUMBER,
        "reconciled_usd": _NUMBER,
        "low_usd": _NUMBER,
        "high_usd": _NUMBER,
        "reasons": _TEXT,
    },
    "bridge": {
        "start": _TEXT,
        "end": _TEXT,
        "exporter": _TEXT,
        "importer": _TEXT,
        "kind": _TEXT,
        "value_usd": _NUMBER,
        "figure": _TEXT,
    },
    "lines": {
        "exporter": _TEXT,
        "importer": _TEXT,
        "product": _TEXT,
        "start_usd": _NUMBER,
        "end_usd": _NUMBER,
        "kind": _TEXT,
        "value_usd": _NUMBER,
        "figure": _TEXT,
    },
    "breaks": {
        "exporter": _TEXT,
        "importer": _TEXT,
        "product": _TEXT,
        "start": _TEXT,
        "end": _TEXT,
        "before_usd": _NUMBER,
        "after_usd": _NUMBER,
        "change_usd": _NUMBER,
        "factor": _NUMBER,
    },
    "concentration": {
        "exporter": _TEXT,
        "importer": _TEXT,
        "period": _TEXT,
        "hhi": _NUMBER,
        "top": pl.Int64,
        "top_share_percent": _NUMBER,
        "undisclosed_percent": _NUMBER,
    },
    "parts": {
        "exporter": _TEXT,
        "importer": _TEXT,
        "period": _TEXT,
        "reporter": _TEXT,
        "value_usd": _NUMBER,
        "growth_percent": _NUMBER,
    },
}


def as_tables(
    levels: Sequence[Level],
    mirror: Sequence[Mirror],
    bridge: Bridge | None,
    steps: Sequence[Bridge],
    breaks: Sequence[Break],
    concentrated: Sequence[Concentration],
    parts: Sequence[Part],
) -> dict[str, pl.DataFrame]:
    """Long tables by name; `steps` has the columns of `bridge`."""
    rows = {
        "levels": [
            (level.period, level.reporter, measure, figure.value, figure.id)
            for level in levels
            for measure in ("exports", "imports", "turnover", "balance")
            if (figure := getattr(level, measure)) is not None
        ],
        "bridge": _bridge_rows([bridge] if bridge else []),
        "lines": [
            (
                line.exporter,
                line.importer,
                line.product,
                _value(line.start),
                _value(line.end),
                term.kind,
                term.figure.value,
                term.figure.id,
            )
            for line in (bridge.lines if bridge else ())
            for term in line.terms
        ],
        "mirror": [
            (
                row.exporter,
                row.importer,
                row.period,
                _value(row.by_exporter),
                _value(row.by_importer),
                _value(row.gap),
                _value(row.gap_percent),
                _value(row.reconciled),
                *((row.reconciled and row.reconciled.interval) or (None, None)),
                ", ".join(reason.code for reason in row.reasons),
            )
            for row in mirror
        ],
        "steps": _bridge_rows(steps),
        "breaks": [
            (
                gap.exporter,
                gap.importer,
                gap.product,
                gap.start,
                gap.end,
                gap.before.value,
                gap.after.value,
                gap.change.value,
                gap.factor.value,
            )
            for gap in breaks
        ],
        "concentration": [
            (
                row.exporter,
                row.importer,
                row.period,
                row.hhi.value,
                row.top,
                row.top_share.value,
                _value(row.undisclosed_share),
            )
            for row in concentrated
        ],
        "parts": [
            (part.exporter, part.importer, part.period, part.reporter, part.value.value, _value(part.growth))
            for part in parts
        ],
    }
    return {
        name: pl.DataFrame(held, schema=_SCHEMAS[name if name != "steps" else "bridge"], orient="row")
        for name, held in rows.items()
    }


def movers_table(risers: Sequence[Line], fallers: Sequence[Line]) -> pl.DataFrame:
    """Lines with their values at both ends, their change and a column for each kind of term among them."""
    lines = [*risers, *fallers]
    kinds = list(dict.fromkeys(term.kind for line in lines for term in line.terms))
    rows = [
        {
            "exporter": line.exporter,
            "importer": line.importer,
            "product": line.product,
            "start_usd": _value(line.start),
            "end_usd": _value(line.end),
            "change_usd": line.change.value,
            **{f"{term.kind}_usd": term.figure.value for term in line.terms},
        }
        for line in lines
    ]
    numbers = ["start_usd", "end_usd", "change_usd", *(f"{kind}_usd" for kind in kinds)]
    schema = {**dict.fromkeys(("exporter", "importer", "product"), pl.String), **dict.fromkeys(numbers, pl.Float64)}
    return pl.DataFrame(rows, schema=schema)


def _bridge_rows(bridges: Sequence[Bridge]) -> list[tuple[object, ...]]:
    return [
        (bridge.start, bridge.end, term.exporter, term.importer, term.kind, term.figure.value, term.figure.id)
        for bridge in bridges
        for term in bridge.terms
    ]


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value
