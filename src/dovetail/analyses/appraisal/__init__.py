"""What a joint venture is worth, from a small table of assumptions."""

from dovetail.analyses.appraisal.result import AppraisalResult
from dovetail.analyses.appraisal.table import read_assumptions, write_assumptions
from dovetail.analyses.appraisal.venture import appraise_venture

__all__ = ["AppraisalResult", "appraise_venture", "read_assumptions", "write_assumptions"]
