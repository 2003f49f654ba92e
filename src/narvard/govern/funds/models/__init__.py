"""Funds with their use, and costs that are shared."""

from narvard.govern.funds.models.fund import Fund, FundNode, PurposeCarriedOut, Spending
from narvard.govern.funds.models.sharing import Cost, CostKey, KeyShare, PopulationFigure, Split, SplitLine

__all__ = [
    "Cost",
    "CostKey",
    "Fund",
    "FundNode",
    "KeyShare",
    "PopulationFigure",
    "PurposeCarriedOut",
    "Spending",
    "Split",
    "SplitLine",
]
