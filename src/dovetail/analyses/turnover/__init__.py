"""Why the turnover of a pair moved.

Read `explain.py` first: it asks the store (`records`, `demand`), splits the change (`split`, with the measures) and
wraps it in Figures (`levels`, `mirror`, `bridge`, `asides`).
"""

from dovetail.analyses.turnover.explain import turnover
from dovetail.analyses.turnover.result import TurnoverResult

__all__ = ["TurnoverResult", "turnover"]
