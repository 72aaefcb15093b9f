"""What was said of a pair in figures, checked against itself and against data."""

from dovetail.analyses.stated.check import check_stated
from dovetail.analyses.stated.result import StatedResult

__all__ = ["StatedResult", "check_stated"]
