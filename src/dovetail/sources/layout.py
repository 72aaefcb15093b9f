"""How one publisher's file becomes a declared table: the vocabulary of `dovetail.terms.layout`, where readers look."""

from dovetail.terms.layout import (
    LINE,
    Constant,
    Joined,
    Layout,
    Lookup,
    PeriodCode,
    ProductCode,
    RawColumn,
    RawType,
    Reading,
    Rule,
    Scaled,
    Take,
)

__all__ = [
    "LINE",
    "Constant",
    "Joined",
    "Layout",
    "Lookup",
    "PeriodCode",
    "ProductCode",
    "RawColumn",
    "RawType",
    "Reading",
    "Rule",
    "Scaled",
    "Take",
]
