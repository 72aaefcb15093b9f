"""Published and hand-checked numbers of rules of origin and of appraisal."""

from __future__ import annotations

import numpy as np

from dovetail.measures.ventures.cash_flow import internal_rates, npv, payback
from dovetail.measures.ventures.origin import build_down, build_up, net_cost
from dovetail.references.reference import Reference

_FLOWS = np.array([-100.0, 20, 30, 40, 50, 60])
_TWO = np.array([-100.0, 230.0, -132.0])
_CASH = "Brealey, Myers and Allen, Principles of Corporate Finance, chapters 2 and 5; (-100, 20, 30, 40, 50, 60)"
_ROOTS = "Lorie and Savage (1955), Three Problems in Rationing Capital; (-100, 230, -132)"
_ORIGIN = "USMCA article 4.5; FOB 100, non-originating materials 45, net cost 95"

REFERENCES: tuple[Reference, ...] = (
    Reference("rules of origin", "build-down", _ORIGIN, 0.55, 1e-12, lambda: build_down(100, 45)),
    Reference("rules of origin", "build-up", _ORIGIN, 0.55, 1e-12, lambda: build_up(100, 55)),
    Reference("rules of origin", "net cost", _ORIGIN, 0.526316, 5e-7, lambda: net_cost(95, 45)),
    Reference("appraisal", "net present value at 12 %", _CASH, 36.065684, 5e-7, lambda: float(npv(0.12, _FLOWS))),
    Reference("appraisal", "internal rate of return", _CASH, 0.232919, 5e-7, lambda: internal_rates(_FLOWS)[0]),
    Reference("appraisal", "payback, years", _CASH, 3.2, 1e-12, lambda: payback(_FLOWS) or 0.0),
    Reference("appraisal", "first of two rates", _ROOTS, 0.1, 1e-9, lambda: internal_rates(_TWO)[0]),
    Reference("appraisal", "second of two rates", _ROOTS, 0.2, 1e-9, lambda: internal_rates(_TWO)[1]),
)
