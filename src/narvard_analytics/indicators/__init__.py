"""Indicators: each defined once as a record and a few expressions in the closed vocabulary."""
