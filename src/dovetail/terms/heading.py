"""Headings of the Harmonised System by plain names of our own."""

from __future__ import annotations

from functools import cache

from dovetail.terms.packaged import packaged_rows, packaged_tables
from dovetail.terms.product import Product
from dovetail.terms.territory import Language


def heading_name(code: str, language: Language = "en") -> str:
    """The plain name of a heading; that of its chapter where the heading has none.

    >>> heading_name("8701"), heading_name("8401", "ru")
    ('Tractors', 'Ядерные реакторы и топливные сборки')
    """
    names = _names().get(code)
    if names is None:
        return Product.of(code[:2]).name(language, short=True)
    return names[1 if language == "ru" else 0]


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Names from the tables of headings, and from the chains where these have none."""
    tables = ("chains/names.csv", *packaged_tables("headings"))
    return {row["code"]: (row["name_en"], row["name_ru"]) for table in tables for row in packaged_rows(table)}
