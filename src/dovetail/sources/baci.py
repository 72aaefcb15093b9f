"""CEPII's BACI: trade of the world by HS6 on which the reports of both sides have been made to agree."""

from __future__ import annotations

from dovetail.sources.codes import comtrade_codes
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take
from dovetail.terms.product import HS_REVISIONS
from dovetail.terms.schema import TRADE_RECONCILED

#: Quantities are padded with blanks, and so is the text that stands for none.
_NOT_REPORTED = ("", *("NA".rjust(width) for width in range(2, 21)))

_TERRITORIES = comtrade_codes()


def baci(classification: str, name: str) -> Layout:
    """The layout of BACI's files in one HS revision, which the file itself does not tell: `H0` for HS92."""
    return Layout(
        name=name,
        publisher="CEPII, BACI",
        licence="Etalab Open Licence 2.0",
        table=TRADE_RECONCILED,
        raw=(
            RawColumn("t"),
            RawColumn("i"),
            RawColumn("j"),
            RawColumn("k"),
            RawColumn("v", "float"),
            RawColumn("q", "float"),
        ),
        rules={
            "exporter": Lookup("i", _TERRITORIES),
            "importer": Lookup("j", _TERRITORIES),
            "period": PeriodCode("t"),
            "product": ProductCode("k", digits=6, total=()),
            "classification": Constant(classification),
            "value_usd": Take("v", scale=1000),
            "netweight_kg": Take("q", scale=1000),
        },
        null_texts=_NOT_REPORTED,
        valuation="fob, reports of both sides reconciled",
        address="www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    )


#: `baci` is HS92, the series that goes back to 1995; the others are named by their year.
LAYOUTS = (
    baci("H0", "baci"),
    *(baci(revision, f"baci-hs{year % 100:02d}") for revision, year in HS_REVISIONS.items()),
)
