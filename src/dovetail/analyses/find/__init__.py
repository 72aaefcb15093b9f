"""Finding products by the words of trade, in English and Russian."""

from dovetail.analyses.find.search import Found, find_products

__all__ = ["Found", "find_products"]
