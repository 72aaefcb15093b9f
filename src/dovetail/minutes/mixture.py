"""Reports in two alphabets: what stands in the other one than the report is read by is given to nobody.

The words of speaking are known in the language that a report is read as. A sentence of the other language may follow
those of somebody else without its own being seen, so that whose it is cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from dovetail.minutes.document import Document
from dovetail.minutes.items import UNKNOWN, Item, Statement

#: Part of the larger alphabet's letters from which on the smaller one's are no mere names.
_MIXED = 0.25
_WHOSE = ("speaker", "by", "to")


def mixed(document: Document) -> bool:
    """Whether a report is written in Cyrillic and Latin letters, beyond names."""
    cyrillic, roman = _letters(document.plain)
    return min(cyrillic, roman) > _MIXED * max(cyrillic, roman, 1)


def without_guesses(items: Iterable[Item], documents: Mapping[str, Document]) -> Iterator[Item]:
    """The items with those of the other alphabet in a mixed report given to nobody.

    Parameters
    ----------
    documents
        The mixed reports by letter; items of others pass as they are.
    """
    for item in items:
        document = documents.get(item.doc)
        if document is None or _russian(item.text) == document.russian:
            yield item
            continue
        known = {one.name for one in fields(item)}
        changes: dict[str, str] = dict.fromkeys((name for name in _WHOSE if name in known), UNKNOWN)
        if isinstance(item, Statement):
            changes["attribution"] = "implicit"
        yield replace(item, **changes) if changes else item  # pyright: ignore[reportArgumentType]


def _letters(text: str) -> tuple[int, int]:
    small = text.lower()
    return sum("а" <= sign <= "я" for sign in small), sum("a" <= sign <= "z" for sign in small)


def _russian(text: str) -> bool:
    cyrillic, roman = _letters(text)
    return cyrillic > roman
