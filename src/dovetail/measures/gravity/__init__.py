"""Structural gravity: Poisson pseudo-maximum likelihood on the grid of exporters, importers, times and sectors.

`panel` lays observations out on the grid, `kernels` are the compiled passes over it, `projection` takes fixed effects
out of a variable, `separation` finds what zeros cannot identify, `poisson` fits, `covariance` gives the standard
errors, `bias` the correction of Weidner and Zylkin, and `gap` sets a pair against its prediction.
"""
