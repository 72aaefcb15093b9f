"""Where one side's strengths meet the other's needs and strengths."""

from dovetail.analyses.fit.board import fit
from dovetail.analyses.fit.result import FitResult, Match, Sector

__all__ = ["FitResult", "Match", "Sector", "fit"]
