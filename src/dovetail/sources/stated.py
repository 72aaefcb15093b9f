"""Stated figures: what officials and news agencies said, in a table that an analyst keeps by hand."""

from __future__ import annotations

from dovetail.terms.layout import Layout, PeriodCode, RawColumn, Scaled, Take
from dovetail.terms.schema import STATED

#: What a stated unit is in dollars.
_UNITS = {
    "USD": 1.0,
    "thousand USD": 1e3,
    "million USD": 1e6,
    "billion USD": 1e9,
    "долл. США": 1.0,
    "тыс. долл. США": 1e3,
    "млн долл. США": 1e6,
    "млрд долл. США": 1e9,
}

#: The pair is not in the file where it is about one pair only: `STATED_FIGURES.given(side_a="BLR", side_b="RU-CHE")`.
STATED_FIGURES = Layout(
    name="stated",
    publisher="the publishers named in each row, collected by the user",
    licence="facts, each with its source",
    table=STATED,
    raw=(
        RawColumn("id"),
        RawColumn("published"),
        RawColumn("publisher"),
        RawColumn("address"),
        RawColumn("metric"),
        RawColumn("exporter", optional=True),
        RawColumn("importer", optional=True),
        RawColumn("side_a", optional=True),
        RawColumn("side_b", optional=True),
        RawColumn("period"),
        RawColumn("value", "float"),
        RawColumn("unit"),
        RawColumn("change_pct", "float", optional=True),
        RawColumn("change_base", optional=True),
        RawColumn("qualifier", optional=True),
        RawColumn("note", optional=True),
    ),
    rules={
        **{
            column: Take(column)
            for column in ("id", "published", "publisher", "address", "metric", "exporter", "importer")
        },
        "side_a": Take("side_a"),
        "side_b": Take("side_b"),
        "period": PeriodCode("period"),
        "value_usd": Scaled("value", "unit", _UNITS),
        "change_pct": Take("change_pct"),
        "change_base": Take("change_base"),
        "qualifier": Take("qualifier"),
        "note": Take("note"),
    },
    valuation="as stated, not told",
)

LAYOUTS = (STATED_FIGURES,)
