"""Sectors: divisions of ISIC revision 4 that make goods, and the headings of the Harmonised System that are theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dovetail.errors import UnknownCodeError, problem
from dovetail.terms.packaged import packaged_rows
from dovetail.terms.territory import Language

#: What a sector's code is written after where it stands among codes of products.
SECTOR = "ISIC4:"


def sector_of(code: str) -> str:
    """The sector that makes most of a heading, or of whatever lies in it, as `ISIC4:28`; empty where none does.

    A class of ISIC written as `ISIC:2592` is in its division.

    >>> sector_of("8457"), sector_of("720851"), sector_of("7325"), sector_of("ISIC:2592"), sector_of("9701")
    ('ISIC4:28', 'ISIC4:24', 'ISIC4:24', 'ISIC4:25', '')
    """
    if ":" in code:
        division = code.partition(":")[2][:2]
    else:
        division = next((_by_prefix()[code[:digits]] for digits in (4, 2) if code[:digits] in _by_prefix()), "")
    return f"{SECTOR}{division}" if division else ""


def sector_named(text: str) -> str:
    """The code of a sector from what a person writes: `28`, `C28`, `ISIC4:28`, or its name.

    Raises
    ------
    UnknownCodeError
        If it is no division that makes goods.

    Examples
    --------
    >>> sector_named("C28"), sector_named("metals"), sector_named("Машины и оборудование")
    ('ISIC4:28', 'ISIC4:24', 'ISIC4:28')
    """
    division = text.strip().upper().removeprefix(SECTOR).lstrip("ABCDEF")
    names = {row[f"name_{language}"].casefold(): code for code, row in _rows().items() for language in ("en", "ru")}
    division = names.get(text.strip().casefold(), division)
    if division in _rows():
        return f"{SECTOR}{division}"
    listed = ", ".join(f"{code} {row['name_en'].lower()}" for code, row in _rows().items())
    raise UnknownCodeError(
        problem(
            f"'{text}' is no sector of goods; there are {listed}",
            why="a chain of sectors is traced by divisions of ISIC revision 4, as input-output tables have them",
            do="give the two digits, or the name, of one of them",
        ),
        near=tuple(_rows()),
    )


def sector_name(code: str, language: Language = "en") -> str:
    """Our own short name of a sector; empty where there is none.

    >>> sector_name("ISIC4:28"), sector_name("ISIC4:24", "ru")
    ('Machinery', 'Металлургия')
    """
    return _rows().get(code.removeprefix(SECTOR), {}).get(f"name_{language}", "")


def sector_divisions(revision: str) -> Mapping[str, tuple[str, ...]]:
    """The two-digit divisions of another list of industries that lie in each sector; empty where the list is not known.

    Of `ISIC3` (OKVED of 2007) a division goes whole to the sector that makes most of its goods, and sectors that it
    makes together are left out: farm machinery and machine tools are machinery, furniture and toys are not told apart.

    >>> sector_divisions("ISIC3")["ISIC4:28"], sector_divisions("ISIC4")["ISIC4:28"], sector_divisions("OWN")
    (('29',), ('28',), {})
    """
    if revision == "ISIC4":
        return {f"{SECTOR}{code}": (code,) for code in _rows()}
    if revision == "ISIC3":
        return {f"{SECTOR}{code}": tuple(row["isic3"].split()) for code, row in _rows().items() if row["isic3"]}
    return {}


@cache
def _rows() -> Mapping[str, dict[str, str]]:
    return {row["code"]: row for row in packaged_rows("industries/sectors.csv")}


@cache
def _by_prefix() -> Mapping[str, str]:
    return {prefix: code for code, row in _rows().items() for prefix in row["headings"].split()}
