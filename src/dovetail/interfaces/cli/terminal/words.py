"""How the views of results say names, numbers and reservations, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Value, Voice
from dovetail.results.numbers import Scale, Sign, cell, common_scale, show, unit_heading, written
from dovetail.results.periods import name_period, name_years
from dovetail.sources.chains import chain_names
from dovetail.terms.heading import heading_name
from dovetail.terms.product import TOTAL, Product
from dovetail.terms.sectors import sector_name
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.results.result import Result
    from dovetail.terms.figure import Figure


class Words:
    """One language of the tables for reading.

    >>> Words("ru").name("BLR"), Words("en").way("BLR", "RUS"), Words("ru").product("87")
    ('Беларусь', 'BLR to RUS', '87 Автомобили, тракторы')
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.voice = Voice(language)

    def word(self, message: str, **values: str | int) -> str:
        """A label or a heading; values are shown as they are, whole numbers grouped."""
        return self.voice.word(message, **values)

    def words(self, *messages: str) -> list[str]:
        """Several labels: `table-year`, `table-exports` as `year`, `exports`."""
        return [self.voice.word(f"table-{message}") for message in messages]

    def said(self, message: str, **values: Value) -> str:
        """A message with territories, periods and Figures in it."""
        return self.voice.spoken(message, **values)

    def name(self, code: str) -> str:
        """The name of a territory."""
        return Territory(code).name(self.language)

    def pair(self, codes: Sequence[str]) -> str:
        """The names of two sides."""
        return " \u2013 ".join(self.name(code) for code in codes)

    def way(self, seller: str, buyer: str) -> str:
        """A direction by codes."""
        return self.voice.word("table-way", a=seller, b=buyer)

    def product(self, code: str) -> str:
        """A code with its plain name; with that of its chapter where it has none of its own."""
        if code == TOTAL or len(code) == 2:
            return Product(code).name(self.language) if code == TOTAL else f"{code} {self._chapter(code)}"
        if len(code) == 4:
            return f"{code} {heading_name(code, self.language)}"
        return f"{code} ({heading_name(code[:4], self.language)})"

    def short(self, code: str) -> str:
        """The short name that chains give a heading or a sector, or the code."""
        if named := sector_name(code, self.language):
            return named
        names = chain_names().get(code)
        return code if names is None else names[1 if self.language == "ru" else 0]

    def period(self, code: str) -> str:
        """A period in words."""
        return name_period(code, self.language)

    def years(self, first: str, last: str) -> str:
        """Two years as a range."""
        return name_years(first, last)

    def unit(self, figures: Sequence[Figure | None]) -> tuple[Scale, str]:
        """One scale for a column of dollars, and how its heading names it."""
        scale = common_scale([figure for figure in figures if figure])
        return scale, unit_heading("usd", self.language, scale)

    def unit_of(self, unit: str, scale: Scale) -> str:
        """How the heading of a column names its unit."""
        return unit_heading(unit, self.language, scale)

    def show(self, figure: Figure | None, *, sign: Sign = "natural") -> str:
        """A Figure with its unit; nothing where there is none."""
        return show(figure, self.language, sign=sign) if figure else ""

    def money(self, figure: Figure | None, scale: Scale, *, sign: Sign = "natural") -> str:
        """A Figure in the scale of its column, billions with two decimals."""
        return self.cell(figure, 2 if scale == "bn" else 0, scale=scale, sign=sign)

    def cell(self, figure: Figure | None, places: int = 0, *, scale: Scale = "", sign: Sign = "natural") -> str:
        """A Figure without its unit; nothing where there is none."""
        return cell(figure, self.language, scale=scale, places=places, sign=sign) if figure else ""

    def number(self, value: float, places: int = 0) -> str:
        """A number that is no Figure, such as a row of a table of data."""
        return written(value, places, self.language)

    def notes(self, result: Result) -> list[str]:
        """The reservations, a line each."""
        return [self.word("table-note", note=plain(self.voice.caveat(caveat))) for caveat in result.caveats]

    def _chapter(self, code: str) -> str:
        return Product(code).name(self.language, short=True)
