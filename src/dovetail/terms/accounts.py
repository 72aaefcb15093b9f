"""Industries of input-output tables: the groups that a chain of metal and machines needs, divisions, and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dovetail.terms.packaged import packaged_rows
from dovetail.terms.territory import Language

#: Groups of industries that are told: everything, metals and what is made of them, machine builders.
TOTAL, METALS, MACHINES = "TOTAL", "METALS", "MACHINES"

#: `C24`, `24`, `C10T12`, `A01_02`, `C302T309`, `C13-C15`: one division, or a run of them.
_CODE = re.compile(r"[A-Z]*(\d{2})\d*(?:\s*[T_-]\s*[A-Z]*(\d{2})\d*)?[A-Z]?")

#: Classifications of activities whose divisions are those of another.
_LIKE = {"NACE2": "ISIC4", "OKVED2": "ISIC4"}


def divisions(code: str, classification: str) -> tuple[str, ...]:
    """Two-digit divisions that an industry of a table spans; empty where its code does not tell.

    Divisions are those of ISIC revision 3 (OKVED of 2007) for `WIOD2013`, else of revision 4.

    >>> divisions("c12", "WIOD2013"), divisions("C10T12", "ISIC4"), divisions("C302T309", "NACE2")
    (('27', '28'), ('10', '11', '12'), ('30',))
    """
    if classification == "WIOD2013":
        row = _rows().get((classification, code))
        return tuple(row["divisions"].split()) if row else ()
    found = _CODE.fullmatch(code) if classification in ("ISIC4", *_LIKE) else None
    if found is None:
        return ()
    first, last = int(found[1]), int(found[2] or found[1])
    return tuple(f"{number:02d}" for number in range(first, last + 1))


def group_of(code: str, classification: str) -> str:
    """`METALS`, `MACHINES`, or empty for any other industry; a run of divisions must lie in one group.

    >>> group_of("c13", "WIOD2013"), group_of("C24A", "ISIC4"), group_of("C31T33", "ISIC4")
    ('MACHINES', 'METALS', '')
    """
    if classification == "WIOD2013":
        return _rows().get((classification, code), {}).get("group", "")
    groups = {_rows().get(("ISIC4", each), {}).get("group", "") for each in divisions(code, classification)}
    return groups.pop() if len(groups) == 1 else ""


def places(group: str, codes: Sequence[str], classification: str) -> tuple[int, ...]:
    """The places of a group's industries among the industries of a table; all of them for `TOTAL`.

    >>> places("MACHINES", ("c12", "c13", "c15"), "WIOD2013")
    (1, 2)
    """
    return tuple(at for at, code in enumerate(codes) if group == TOTAL or group_of(code, classification) == group)


def revision_of(classification: str) -> str:
    """Which divisions a classification of activities speaks in: `ISIC3` or `ISIC4`, empty for a list of one's own.

    >>> revision_of("OKVED"), revision_of("WIOD2013"), revision_of("OKVED2"), revision_of("OWN")
    ('ISIC3', 'ISIC3', 'ISIC4', '')
    """
    if classification in ("OKVED", "WIOD2013"):
        return "ISIC3"
    return "ISIC4" if classification in ("ISIC4", *_LIKE) else ""


def account_name(code: str, classification: str, language: Language = "en") -> str:
    """Our own short name of an industry of a table, or of a group of them; the code where there is none.

    >>> account_name("c13", "WIOD2013"), account_name("C28", "ISIC4", "ru"), account_name("METALS", "ISIC4")
    ('Machinery', 'Машины и оборудование', 'Metals and metal products')
    """
    if code in (METALS, MACHINES):
        row = _rows()["ANY", code]
    elif classification == "WIOD2013":
        row = _rows().get((classification, code))
    else:
        spanned = divisions(code, classification)
        row = _rows().get(("ISIC4", spanned[0])) if len(spanned) == 1 else None
    return row[f"name_{language}"] if row else code


@cache
def _rows() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["classification"], row["code"]): row for row in packaged_rows("industries/accounts.csv")}
