"""Clusters and ventures: agglomeration, origin, worth, ranks."""
