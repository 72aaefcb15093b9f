"""Dovetail finds where two economies fit together.

The public names, listed once and loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module

_HOMES = {
    "Assumptions": "analyses.appraisal",
    "Figure": "terms.figure",
    "Grid": "terms.grid",
    "Ledger": "terms.ledger",
    "Pair": "terms.territory",
    "Period": "terms.period",
    "Product": "terms.product",
    "Territory": "terms.territory",
    "Years": "terms.period",
    "appraise_venture": "analyses.appraisal",
    "capability": "analyses.capability",
    "check_claims": "minutes.checking",
    "check_stated": "analyses.stated",
    "cluster_board": "analyses.clusters",
    "cluster_template": "sources.chains",
    "find_products": "analyses.find",
    "find_ventures": "analyses.ventures",
    "index_of_pair": "brief.together",
    "open_store": "store.store",
    "parts_graph": "sources.chains",
    "read_assumptions": "analyses.appraisal",
    "read_minutes": "minutes.reader",
    "trace_chain": "analyses.chains",
    "turnover": "analyses.turnover",
    "ventures_of_pair": "brief.together",
    "write_assumptions": "analyses.appraisal",
    "write_blank_assumptions": "analyses.appraisal",
    "write_brief": "brief.compose",
    "write_fiches": "brief.fiche",
}

__all__ = list(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"dovetail.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'dovetail' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
