"""Value content of a venture's product by the three ways of rules of origin, and what a threshold leaves room for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from dovetail.analyses.appraisal.publish import Publisher
from dovetail.analyses.appraisal.result import ContentFigures, Met
from dovetail.measures.ventures.assumptions import Assumptions
from dovetail.measures.ventures.origin import (
    build_down,
    build_up,
    foreign_materials_allowed,
    net_cost,
    own_materials_needed,
)

#: By way: what the content is a share of, the materials that it counts, the formula, the measure.
_Way = tuple[str, str, Callable[[float, float], float], str, str]
_WAYS: dict[str, _Way] = {
    "build_down": ("price", "foreign_materials", build_down, "(price - foreign materials) / price", "value_content"),
    "build_up": ("price", "own_materials", build_up, "own materials / price", "build_up_content"),
    "net_cost": (
        "unit_cost", "foreign_materials", net_cost, "(unit cost - foreign materials) / unit cost", "net_cost_content",
    ),
}  # fmt: skip


def value_content(assumptions: Assumptions, publish: Publisher) -> dict[str, ContentFigures]:
    """Value content by each way that the assumptions tell, and whether the threshold given is met.

    The price stands for the price fob or ex works that a rule names, the cost of a unit for its net cost. A way is
    not told where its materials are not told, or cost more than what they are a part of.
    """
    found: dict[str, ContentFigures] = {}
    for way, (whole, part, share_of, formula, measure) in _WAYS.items():
        base, materials = getattr(assumptions, whole), getattr(assumptions, part)
        if materials is None or base <= 0 or materials > base:
            continue
        interval = _interval(assumptions, whole, part, share_of)
        share = publish.figure(measure, share_of(base, materials), "share", formula, (whole, part), interval=interval)
        threshold = assumptions.content_threshold
        if threshold is None:
            found[way] = ContentFigures(share, None, None)
            continue
        low, high = share.interval or (share.value, share.value)
        met: Met = "met" if low >= threshold - 1e-9 else "not_met" if high < threshold - 1e-9 else "partly"
        room = own_materials_needed if way == "build_up" else foreign_materials_allowed
        rests = (whole, "content_threshold")
        left = publish.figure(
            f"{'own_materials_needed' if way == 'build_up' else 'foreign_materials_allowed'}.{way}",
            room(base, threshold),
            publish.currency,
            f"{'threshold' if way == 'build_up' else '(1 - threshold)'} times {whole.replace('_', ' ')}",
            rests,
        )
        found[way] = ContentFigures(share, met, left)
    return found


def _interval(
    assumptions: Assumptions, whole: str, part: str, share_of: Callable[[float, float], float]
) -> tuple[float, float] | None:
    """The lowest and the highest content over the ranges; materials are counted up to what they are a part of."""
    given = assumptions.ranges
    if whole not in given and part not in given:
        return None
    bases, parts = (given.get(name, (getattr(assumptions, name),) * 2) for name in (whole, part))
    shares = [share_of(base, min(materials, base)) for base, materials in product(bases, parts) if base > 0]
    return (min(shares), max(shares))
