"""CEPII's GeoDist: distance, border, language and past of every two countries, what gravity is estimated with."""

from __future__ import annotations

from dovetail.sources.codes import wits_codes
from dovetail.terms.layout import Constant, Layout, Lookup, RawColumn, Take
from dovetail.terms.schema import TIES

#: ISO codes of the compilation's time; those that stand for no country of today are passed over.
_COUNTRIES = wits_codes() | {"PAL": "PSE"}
_DISSOLVED = ("ANT", "YUG")

#: Column of the declared table by column of the file.
_TIES = {
    "distance_km": "distw",
    "cities_km": "dist",
    "contiguous": "contig",
    "common_language": "comlang_off",
    "colony": "colony",
    "common_coloniser": "comcol",
    "same_country": "smctry",
}

GEODIST = Layout(
    name="geodist",
    publisher="CEPII, GeoDist (Mayer and Zignago 2011)",
    licence="Etalab Open Licence 2.0",
    table=TIES,
    raw=(RawColumn("iso_o"), RawColumn("iso_d"), *(RawColumn(column, "float") for column in _TIES.values())),
    rules={
        "exporter": Lookup("iso_o", _COUNTRIES),
        "importer": Lookup("iso_d", _COUNTRIES),
        "period": Constant("2011"),
        **{column: Take(raw) for column, raw in _TIES.items()},
    },
    null_texts=("", ".", "NA"),
    skip={"iso_o": _DISSOLVED, "iso_d": _DISSOLVED},
    address="www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
)

LAYOUTS = (GEODIST,)
