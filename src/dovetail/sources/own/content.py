"""What an analyst's table is, seen from its cells where its headings do not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dovetail.errors import UnknownCodeError
from dovetail.sources.files.rows import Row
from dovetail.sources.own.headings import Heading
from dovetail.sources.own.mapping import Doubt, lacks
from dovetail.sources.own.words import is_total
from dovetail.terms.schema import Table
from dovetail.terms.territory import Territory

_LOOKED_AT = 60


@lru_cache(maxsize=1 << 14)
def territory_of(text: str) -> str:
    """The code of the territory that a text means, or nothing.

    >>> territory_of("Челябинская область"), territory_of("Атлантида")
    ('RU-CHE', '')
    """
    try:
        return Territory.of(text).code if text else ""
    except UnknownCodeError:
        return ""


def slip_of(text: str) -> str:
    """The territory that an unknown text may be a slip for, in brackets; nothing if none is close.

    >>> slip_of("Polnd"), slip_of("Atlantis")
    (' (POL Poland?)', '')
    """
    from rapidfuzz import fuzz

    try:
        Territory.of(text)
    except UnknownCodeError as fault:
        for near in map(Territory, fault.near[:1]):
            if max(fuzz.ratio(text, near.name("en")), fuzz.ratio(text, near.name("ru"))) > 80:
                return f" ({near} {near.name()}?)"
    return ""


def with_territories(
    headings: list[Heading], table: Table, fixed: Mapping[str, str], data: Sequence[Row], doubts: list[Doubt]
) -> list[Heading]:
    """Take the column whose texts are mostly territories for the partner (or territory), where no heading is one."""
    role = next((name for name in ("partner", "territory") if name in table.names), "")
    if not role or not lacks(role, headings, fixed):
        return headings
    shares = {heading.at: _share(data, heading.at) for heading in headings if not heading.role}
    best = max(shares, key=lambda at: shares[at], default=-1)
    if best < 0 or shares[best] < 0.5:
        return headings
    name = headings[best].text or f"column {best + 1}"
    doubts.append(Doubt(f"the heading '{name}' does not tell, but its texts are territories: it is taken for {role}"))
    return [replace(h, role=role, score=round(0.7 * shares[best], 2)) if h.at == best else h for h in headings]


def _share(data: Sequence[Row], at: int) -> float:
    """How many of the texts of a column are territories, of those that could be."""
    cells = (row[at].strip() for _, row in data if at < len(row))
    texts = [text for text in dict.fromkeys(cells) if text and not text[0].isdigit() and not is_total(text)][
        :_LOOKED_AT
    ]
    return sum(1 for text in texts if territory_of(text)) / len(texts) if texts else 0.0


def published_layout(names: Sequence[str]) -> str:
    """The name of a published layout whose columns are all among the headings, or nothing."""
    from dovetail.sources.opening import layouts

    present = {name.strip() for name in names}
    fitting = [
        (len(needed), name)
        for name, layout in layouts().items()
        if len(needed := {column.name for column in layout.raw if not column.optional}) > 3 and needed <= present
    ]
    return max(fitting)[1] if fitting else ""
