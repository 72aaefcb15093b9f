"""Products: a code in a named revision of a classification. Codes are text; a leading zero is part of the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dovetail.errors import ClassificationMismatchError, UnknownCodeError, problem
from dovetail.terms.packaged import packaged_rows, packaged_tables

#: Revisions of the Harmonised System under the letters that UN Comtrade gives them, with the year in force.
HS_REVISIONS: dict[str, int] = {"H0": 1992, "H1": 1996, "H2": 2002, "H3": 2007, "H4": 2012, "H5": 2017, "H6": 2022}

#: `HS` is the Harmonised System as reported, revision not fixed; `EAEU` its ten-digit extension.
CLASSIFICATIONS: tuple[str, ...] = (*HS_REVISIONS, "HS", "EAEU", "S2", "ISIC4")

TOTAL = "TOTAL"

#: HS chapter of goods not specified according to kind: undisclosed trade.
UNDISCLOSED_CHAPTER = "99"


@dataclass(frozen=True, slots=True, order=True)
class Product:
    """A product code and the classification it belongs to.

    >>> Product.of("0101", "H4").chapter
    '01'
    >>> Product.of("TOTAL").level
    0
    """

    code: str
    classification: str = "HS"

    @classmethod
    def of(cls, code: str | Product, classification: str = "HS") -> Product:
        """A checked product: `TOTAL`, or two, four, six, eight or ten digits for the HS.

        Raises
        ------
        UnknownCodeError
            If the code cannot be one of the classification. One or three digits are named as a lost zero.
        ClassificationMismatchError
            If the product given belongs to another classification.
        """
        if isinstance(code, Product):
            if classification not in ("HS", code.classification):
                raise ClassificationMismatchError(
                    problem(
                        f"{code.code} is a product of {code.classification}, but {classification} was asked for",
                        why="the same digits name other goods in another revision",
                        do="convert with a named concordance, or ask in the product's own classification",
                    )
                )
            return code
        if classification not in CLASSIFICATIONS:
            raise UnknownCodeError(
                problem(
                    f"'{classification}' is not a known product classification",
                    why="the same digits name other goods in another one",
                    do=f"use one of {', '.join(CLASSIFICATIONS)}",
                ),
                near=CLASSIFICATIONS,
            )
        text = code.strip().upper()
        harmonised = classification.startswith("H") or classification == "EAEU"
        if text != TOTAL and harmonised and not re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{8}|\d{10}", text):
            lost_zero = text.isdigit() and len(text) in (1, 3, 5, 7, 9)
            raise UnknownCodeError(
                problem(
                    f"'{code}' is not a product of {classification}",
                    why="HS codes have 2, 4, 6, 8 or 10 digits"
                    + (", and a leading zero was lost" if lost_zero else ""),
                    do=f"write '0{text}'" if lost_zero else "give the digits without dots or spaces, or TOTAL",
                ),
                near=(f"0{text}",) if lost_zero else (),
            )
        return cls(text, classification)

    @property
    def level(self) -> int:
        """Number of digits, 0 for the total."""
        return 0 if self.code == TOTAL else len(self.code)

    @property
    def chapter(self) -> str:
        """First two digits, or `TOTAL`."""
        return self.code if self.code == TOTAL else self.code[:2]

    @property
    def undisclosed(self) -> bool:
        """Whether this is goods not specified according to kind (HS chapter 99)."""
        return self.chapter == UNDISCLOSED_CHAPTER

    def name(self, language: Literal["en", "ru"] = "en", *, short: bool = False) -> str:
        """The plain name of the total, a chapter or a heading; the code itself where no name is packaged.

        >>> Product.of("87").name("ru", short=True), Product.of("2716").name()
        ('Автомобили, тракторы', 'Electricity')
        """
        row = _named().get(self.code) or _headings().get(self.code)
        return row[f"{'short' if short else 'name'}_{language}"] if row else self.code

    def __str__(self) -> str:
        return self.code if self.code == TOTAL else f"{self.classification} {self.code}"


@cache
def _named() -> dict[str, dict[str, str]]:
    """Packaged names by code: of the chapters and the total, full and short, and of the headings that chains name."""
    headings = {row["code"]: _short_too(row) for row in packaged_rows("chains/names.csv")}
    return headings | {row["code"]: row for row in packaged_rows("products.csv")}


@cache
def _headings() -> dict[str, dict[str, str]]:
    """Packaged plain names of all headings by code."""
    return {row["code"]: _short_too(row) for file in packaged_tables("headings") for row in packaged_rows(file)}


def _short_too(row: dict[str, str]) -> dict[str, str]:
    """The names of a heading, which are short already."""
    names = {language: row[f"name_{language}"] for language in ("en", "ru")}
    return {f"{kind}_{language}": name for kind in ("name", "short") for language, name in names.items()}
