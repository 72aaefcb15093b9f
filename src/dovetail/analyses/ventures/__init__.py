"""What two sides could make together: candidates along chains, scored by parts, ranked with an interval."""

from dovetail.analyses.ventures.result import PARTS, Venture, VenturesResult
from dovetail.analyses.ventures.search import find_ventures

__all__ = ["PARTS", "Venture", "VenturesResult", "find_ventures"]
