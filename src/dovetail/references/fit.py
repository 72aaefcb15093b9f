"""Published and hand-checked numbers of the fit of a pair and of the margins of trade."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dovetail.measures.fit.margins import besedes_prusa, hummels_klenow
from dovetail.measures.fit.similarity import finger_kreinin, grubel_lloyd, intensity, michaely
from dovetail.references.complexity import TOY
from dovetail.references.reference import Reference

_X, _M = np.array([10.0, 0, 5]), np.array([4.0, 6, 5])
_OWN, _WORLD = np.array([10.0, 0, 5, 0, 20]), np.array([100.0, 40, 50, 60, 80])

_GL = "Grubel and Lloyd (1971), doi:10.1111/j.1475-4932.1971.tb00772.x; exports 10, 0, 5, imports 4, 6, 5"
_FK = "Finger and Kreinin (1979), doi:10.2307/2231506; exporters 1 and 4 of the toy table"
_MI = "Michaely (1996), World Bank Policy Research Working Paper 1583; exports 10, 0, 5, imports 4, 6, 5"
_KO = "Kojima (1964), Hitotsubashi Journal of Economics 5; flow 10 of 100, imports 50 of 1,100 less 100"
_HK = "Hummels and Klenow (2005), doi:10.1257/0002828054201396; five products, two of them not exported"
_BP = "Besedeš and Prusa (2011), doi:10.1016/j.jdeveco.2010.08.013; flows 10, 5, 0 become 12, 0, 4"


def _product(p: int) -> Callable[[], float]:
    return lambda: float(grubel_lloyd(_X, _M).product[p])


REFERENCES: tuple[Reference, ...] = (
    Reference("fit", "Grubel-Lloyd of product 1", _GL, 0.571429, 5e-7, _product(0)),
    Reference("fit", "Grubel-Lloyd of product 2", _GL, 0, 0, _product(1)),
    Reference("fit", "Grubel-Lloyd of product 3", _GL, 1, 0, _product(2)),
    Reference("fit", "Grubel-Lloyd, aggregate", _GL, 0.6, 1e-12, lambda: grubel_lloyd(_X, _M).aggregate),
    Reference("fit", "Grubel-Lloyd, corrected", _GL, 0.6, 1e-12, lambda: grubel_lloyd(_X, _M).corrected),
    Reference("fit", "Finger-Kreinin similarity", _FK, 65.909091, 5e-7, lambda: finger_kreinin(TOY[0], TOY[3])),
    Reference("fit", "Michaely complementarity", _MI, 60, 1e-12, lambda: michaely(_X, _M)),
    Reference("fit", "trade intensity", _KO, 2, 1e-12, lambda: intensity(10, 100, 50, 1100, 100)),
    Reference(
        "margins", "Hummels-Klenow extensive", _HK, 0.696970, 5e-7, lambda: hummels_klenow(_OWN, _WORLD).extensive
    ),
    Reference(
        "margins", "Hummels-Klenow intensive", _HK, 0.152174, 5e-7, lambda: hummels_klenow(_OWN, _WORLD).intensive
    ),
    Reference("margins", "Hummels-Klenow share", _HK, 0.106061, 5e-7, lambda: hummels_klenow(_OWN, _WORLD).share),
    Reference("margins", "deepening", _BP, 2, 0, lambda: besedes_prusa([10, 5, 0], [12, 0, 4]).deepening),
    Reference("margins", "survival", _BP, 0.5, 0, lambda: besedes_prusa([10, 5, 0], [12, 0, 4]).survival),
)
