"""What may be read about money. The first argument of each is who asks."""

from narvard.govern.funds.queries.documents import FORM, check_document, document, known_to
from narvard.govern.funds.queries.funds import FundList, FundNotFound, FundRow, funds
from narvard.govern.funds.queries.labels import PROBLEM_WORDS
from narvard.govern.funds.queries.papers import invoice_paper, payer
from narvard.govern.funds.queries.sharing import (
    CostList,
    CostNotFound,
    SplitPage,
    costs,
    decided_split,
    key_choices,
    split_page,
)
from narvard.govern.funds.queries.splitting import InnerKeyMissing, PopulationMissing
from narvard.govern.funds.queries.starting import start_lines
from narvard.govern.funds.queries.tree import FundTree, NodeDetail, node, tree
from narvard.govern.funds.queries.use import FundUse, UseChoices, use, use_choices
from narvard.govern.funds.rules.sharing import NothingToDivideBy

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "CostList",
    "CostNotFound",
    "FundList",
    "FundNotFound",
    "FundRow",
    "FundTree",
    "FundUse",
    "InnerKeyMissing",
    "NodeDetail",
    "NothingToDivideBy",
    "PopulationMissing",
    "SplitPage",
    "UseChoices",
    "check_document",
    "costs",
    "decided_split",
    "document",
    "funds",
    "invoice_paper",
    "key_choices",
    "known_to",
    "node",
    "payer",
    "split_page",
    "start_lines",
    "tree",
    "use",
    "use_choices",
]
