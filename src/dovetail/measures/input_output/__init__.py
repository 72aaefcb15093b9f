"""Chains of production: requirements, value added in trade, shocks, tables that balance."""
