"""How much more could be sold, as several methods see it, side by side."""

from dovetail.analyses.potential.result import Direction, Line, PotentialResult, Prospect
from dovetail.analyses.potential.weigh import potential

__all__ = ["Direction", "Line", "PotentialResult", "Prospect", "potential"]
