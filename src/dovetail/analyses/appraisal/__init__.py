"""What a joint venture is worth, from a small table of assumptions."""

from dovetail.analyses.appraisal.reading import read_assumptions
from dovetail.analyses.appraisal.result import AppraisalResult
from dovetail.analyses.appraisal.table import write_assumptions, write_blank_assumptions
from dovetail.analyses.appraisal.venture import appraise_venture
from dovetail.measures.ventures.assumptions import Assumptions

__all__ = [
    "AppraisalResult",
    "Assumptions",
    "appraise_venture",
    "read_assumptions",
    "write_assumptions",
    "write_blank_assumptions",
]
