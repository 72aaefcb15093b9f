"""Published numbers of inter-country value added, balancing and regional coefficients."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from dovetail.measures.input_output.balancing import gras, ras
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.exports import export_terms
from dovetail.measures.input_output.extraction import extract_exports
from dovetail.measures.input_output.koopman import koopman_wang_wei
from dovetail.measures.input_output.regional_io import simple_quotients, size_weights
from dovetail.measures.input_output.upstreamness import upstreamness
from dovetail.references.reference import Reference

_FLOWS = """
16.1 5.1 1.8 3.2 4.3 .4 3.1 2.8 4.9
2.4 8 3.2 .1 3.2 1.6 1.2 3.9 11.5
.9 .5 4 0 .1 .3 0 .4 .5
1.1 1.9 .2 18 13.2 6.1 9 3.1 8.9
.3 2.8 .1 6.1 28.1 6.3 2.1 2.5 25.6
0 .1 .3 4.1 3.2 8.9 .2 0 1.8
1.2 4.2 .3 4.1 1.2 .6 29 19.5 17.9
1.3 1.1 0 3.2 4.8 2.6 5.1 29.1 24.1
2.1 1.4 3 4.1 3.1 3.9 11.3 8.1 51.3
"""
_FINAL = """
21.5 6.1 8.4
16.2 1.9 5.1
11 .5 .8
7.5 29.5 14.2
8.9 24.9 16.9
1.2 18.5 4.9
9.2 17.9 51.2
7.9 10.1 38.5
25.1 35.2 68.4
"""
_OUTPUT = (77.7, 58.3, 19.0, 112.7, 124.6, 43.2, 156.3, 127.8, 217.0)
_NATION = np.array([24019.0, 129248, 36320, 63521, 484087, 216831])
_REGION = np.array([170.0, 2227, 403, 821, 4896, 2484])
_PRIOR = np.array([[0.12, 0.1, 0.049], [0.21, 0.247, 0.265], [0.026, 0.249, 0.145]])
_RAS_OUTPUT, _RAS_ROWS, _RAS_COLUMNS = (np.array(v) for v in ((421.0, 284, 283), (245.0, 136, 159), (251.0, 107, 182)))
_SIGNED = np.array([[7.0, 3, 5, -3], [2, 9, 8, 0], [-2, 0, 2, 0]])
_SIGNED_ROWS, _SIGNED_COLUMNS = np.array([15.0, 26, -1]), np.array([9.0, 16, 17, -2])
_GRAS_RESULT = (
    (8.424341, 3.375237, 5.200422, -2.0),
    (3.000997, 12.624764, 10.374239, 0.0),
    (-2.425339, 0.0, 1.425339, 0),
)
_RAS_RESULT = ((0.3924, 0.1219, 0.1596), (0.1509, 0.0661, 0.1897), (0.0529, 0.1887, 0.2938))

_LEATHER = "three countries (ARG, TUR, DEU) by three industries"
_KWW = f"Koopman, Wang and Wei (2014), doi:10.1257/aer.104.2.459; {_LEATHER}"
_BM = f"Borin and Mancini (2023), doi:10.1080/09535314.2022.2153221; {_LEATHER}"
_ANTRAS = f"Antràs, Chor, Fally and Hillberry (2012), doi:10.1257/aer.102.3.412; {_LEATHER}"
_LOS = f"Los, Timmer and de Vries (2016), doi:10.1257/aer.20140883; {_LEATHER}"
_MILLER = "Miller and Blair (2009), section 7.4.2"
_JUNIUS = (
    "Junius and Oosterhaven (2003), doi:10.1080/0953531022000056954; three rows and four columns with numbers below 0, "
    "as computed by another implementation, in R"
)
_FLEGG = "Flegg and Tohmo (2013), doi:10.1080/00343404.2011.592138; six sectors, delta 0.3"


def leather() -> Economy:
    """The table of three countries and three industries behind the published numbers."""
    flows, final = (np.array([row.split() for row in text.split("\n") if row], float) for text in (_FLOWS, _FINAL))
    return Economy.of(flows, final, regions=3, output=np.array(_OUTPUT))


_table = cache(leather)
_nine = cache(lambda: koopman_wang_wei(_table()))
_terms = cache(lambda: export_terms(_table()).by_region())
_stages = cache(lambda: upstreamness(_table().flows, _table().output))
_balanced = cache(lambda: ras(_PRIOR * _RAS_OUTPUT, _RAS_ROWS, _RAS_COLUMNS).values / _RAS_OUTPUT)
_signed = cache(lambda: gras(_SIGNED, _SIGNED_ROWS, _SIGNED_COLUMNS).values)
_quotients = cache(lambda: simple_quotients(_REGION, _NATION))


def _kww(term: int) -> Callable[[], float]:
    return lambda: float(_nine()[0, term])


def _bm(name: str, country: int) -> Callable[[], float]:
    return lambda: float(getattr(_terms(), name)[country].sum())


def _stage(sector: int) -> Callable[[], float]:
    return lambda: float(_stages()[sector])


def _cell(row: int, column: int) -> Callable[[], float]:
    return lambda: float(_balanced()[row, column])


def _signed_cell(row: int, column: int) -> Callable[[], float]:
    return lambda: float(_signed()[row, column])


def _slq(sector: int) -> Callable[[], float]:
    return lambda: float(_quotients()[sector])


_NINE = (19.34940, 18.97119, 8.41149, 5.25950, 0.82597, 0.87239, 3.45060, 3.38862, 3.77083)
_STAGES = (2.0984, 2.17686, 1.63112, 2.10710, 2.18016, 1.83925, 1.98959, 2.10177, 1.75875)
_SLQ = (0.613793, 1.494254, 0.962249, 1.120866, 0.877094, 0.993478)
_T = "value added in exports"

REFERENCES: tuple[Reference, ...] = (
    *(Reference(_T, f"Argentina, term {i + 1} of 9", _KWW, v, 5.1e-6, _kww(i)) for i, v in enumerate(_NINE)),
    Reference(_T, "Argentina, exports", _BM, 64.3, 1e-9, _bm("exports", 0)),
    Reference(_T, "Argentina, domestic value added", _BM, 52.81756, 5.1e-6, _bm("dva", 0)),
    Reference(_T, "Argentina, foreign value added", _BM, 10.43484, 5.1e-6, _bm("fva", 0)),
    Reference(_T, "Argentina, value added that comes home", _BM, 6.08547, 5.1e-6, _bm("ref", 0)),
    Reference(_T, "Türkiye, exports", _BM, 113.6, 1e-9, _bm("exports", 1)),
    Reference(_T, "Türkiye, domestic value added", _BM, 89.82482, 5.1e-6, _bm("dva", 1)),
    Reference(_T, "Türkiye, foreign value added", _BM, 20.55564, 5.1e-6, _bm("fva", 1)),
    Reference(
        "extraction", "Türkiye without exports loses its dva", _LOS, 89.82482, 5.1e-6,
        lambda: float(extract_exports(_table(), 1)[1]),
    ),
    *(Reference("upstreamness", f"sector {i + 1} of 9", _ANTRAS, v, 5.1e-6, _stage(i)) for i, v in enumerate(_STAGES)),
    *(
        Reference("RAS", f"coefficient {i + 1}, {j + 1}", _MILLER, _RAS_RESULT[i][j], 5.1e-5, _cell(i, j))
        for i in range(3) for j in range(3)
    ),
    *(
        Reference("GRAS", f"cell {i + 1}, {j + 1}", _JUNIUS, _GRAS_RESULT[i][j], 2e-6, _signed_cell(i, j))
        for i in range(3) for j in range(4)
    ),
    *(Reference("FLQ", f"SLQ of sector {i + 1}", _FLEGG, v, 5.1e-7, _slq(i)) for i, v in enumerate(_SLQ)),
    Reference("FLQ", "lambda", _FLEGG, 0.292123, 5.1e-7, lambda: float(size_weights(_REGION, _NATION, (0.3,))[0])),
)  # fmt: skip
