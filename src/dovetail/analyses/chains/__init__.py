"""Whose parts meet whose machines: the chain of a product, with both sides' hands in it."""

from dovetail.analyses.chains.result import ChainsResult, ContentHome, Dependence, GoodsContent, Link, MetalAtHome, Node
from dovetail.analyses.chains.trace import trace_chain

__all__ = ["ChainsResult", "ContentHome", "Dependence", "GoodsContent", "Link", "MetalAtHome", "Node", "trace_chain"]
