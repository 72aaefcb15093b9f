"""The code tables of publishers: what each writes for a territory, and what Dovetail writes."""

from __future__ import annotations

from functools import cache

from dovetail.terms.packaged import packaged_rows


@cache
def _table(file: str) -> tuple[dict[str, str], ...]:
    return tuple(packaged_rows(file))


def _countries() -> tuple[dict[str, str], ...]:
    return tuple(row for row in _table("territories.csv") if row["kind"] == "country")


def own_codes(scheme: str) -> dict[str, str]:
    """Codes that a scheme has to itself: `comtrade` and `wits` where they leave M49 and ISO, `okato`, `world-bank`.

    >>> own_codes("okato")["75"]
    'RU-CHE'
    """
    return {row["code"]: row["territory"] for row in _table("publisher_codes.csv") if row["scheme"] == scheme}


def comtrade_codes() -> dict[str, str]:
    """Codes of UN Comtrade and BACI, without leading zeros: M49, but for customs areas, the past and leftovers.

    >>> [comtrade_codes()[code] for code in ("112", "842", "490", "0")]
    ['BLR', 'USA', 'X-490', 'X-WLD']
    """
    return {str(int(row["numeric"])): row["code"] for row in _countries() if row["numeric"]} | own_codes("comtrade")


def padded(codes: dict[str, str]) -> dict[str, str]:
    """The same table with each code also as it stands with its leading zeros: `8` and `008`."""
    return codes | {code.zfill(3): territory for code, territory in codes.items()}


def iso_codes() -> dict[str, str]:
    """Alpha-2 and alpha-3 codes of countries.

    >>> iso_codes()["BY"], iso_codes()["BLR"]
    ('BLR', 'BLR')
    """
    return {row[column]: row["code"] for row in _countries() for column in ("alpha2", "code") if row[column]}


def wits_codes() -> dict[str, str]:
    """Codes of the World Bank's WITS: ISO alpha-3 and its own.

    >>> wits_codes()["ROM"], wits_codes()["BLR"]
    ('ROU', 'BLR')
    """
    return {row["code"]: row["code"] for row in _countries()} | own_codes("wits")
