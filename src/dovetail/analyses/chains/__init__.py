"""Whose parts meet whose machines: the chain of a product, with both sides' hands in it."""

from dovetail.analyses.chains.result import ChainsResult, ContentHome, Link, Node
from dovetail.analyses.chains.trace import trace_chain

__all__ = ["ChainsResult", "ContentHome", "Link", "Node", "trace_chain"]
