"""Published and hand-checked numbers of clustering."""

from __future__ import annotations

import numpy as np

from dovetail.measures.ventures.coagglomeration import cluster_gap, ellison_glaeser, filled_by_partner
from dovetail.references.reference import Reference

_INDUSTRY, _ALL = np.array([0.5, 0.3, 0.2]), np.array([0.3, 0.4, 0.3])
_EG = "Ellison and Glaeser (1997), doi:10.1086/262098; three areas, H = .15"
_GAP = "arithmetic by hand; benchmark .2, weight .5, LQ .4, partner's LQ .5, trade cost .2"

REFERENCES: tuple[Reference, ...] = (
    Reference(
        "clusters", "Ellison-Glaeser gamma of smaller plants, H = .05", _EG, 0.043062, 5e-7,
        lambda: ellison_glaeser(_INDUSTRY, _ALL, 0.05),
    ),
    Reference(
        "clusters", "Ellison-Glaeser gamma", _EG, -0.069519, 5e-7, lambda: ellison_glaeser(_INDUSTRY, _ALL, 0.15)
    ),
    Reference(
        "clusters", "gap of a role", _GAP, 0.06, 1e-12,
        lambda: float(cluster_gap(np.array([0.2]), np.array([0.5]), np.array([0.4]))[0]),
    ),
    Reference(
        "clusters", "gap that the partner fills", _GAP, 0.025, 1e-12,
        lambda: float(filled_by_partner(np.array([0.06]), np.array([0.5]), 0.2)[0]),
    ),
)  # fmt: skip
