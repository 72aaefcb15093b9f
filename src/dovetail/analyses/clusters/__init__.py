"""A cluster seen from both sides: what is there, what is missing, and who can fill it."""

from dovetail.analyses.clusters.board import cluster_board
from dovetail.analyses.clusters.result import ClusterResult, SideOfItem, Standing

__all__ = ["ClusterResult", "SideOfItem", "Standing", "cluster_board"]
