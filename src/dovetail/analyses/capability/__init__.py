"""What a territory can make: a country by what it sells to the world, a region by what its people work at."""

from dovetail.analyses.capability.accounts import account_quotients
from dovetail.analyses.capability.profile import capability
from dovetail.analyses.capability.result import CapabilityResult, Firm, Good, Heading, Industry

__all__ = ["CapabilityResult", "Firm", "Good", "Heading", "Industry", "account_quotients", "capability"]
