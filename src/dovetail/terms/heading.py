"""Headings of the Harmonised System by plain names of our own."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

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
    home = files("dovetail.figures")
    tables = [home.joinpath("chains/names.csv")]
    folder = home.joinpath("headings")
    if folder.is_dir():
        tables += sorted((file for file in folder.iterdir() if file.name.endswith(".csv")), key=lambda file: file.name)
    found: dict[str, tuple[str, str]] = {}
    for table in tables:
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
            found[row["code"]] = (row["name_en"], row["name_ru"])
    return found
