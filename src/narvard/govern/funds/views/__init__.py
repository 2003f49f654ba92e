"""The pages of money."""

from narvard.govern.funds.views.files import index_file, invoice, split_file, tree_file, use_file
from narvard.govern.funds.views.funds import add_part, change_node, fund, index, node
from narvard.govern.funds.views.sharing import correct_split, cost, costs, fix_split, statement, version
from narvard.govern.funds.views.use import (
    carry_out,
    change_fund,
    leave_out,
    record_spending,
    report_grant,
    request_grant,
    use,
)

__all__ = [
    "add_part",
    "carry_out",
    "change_fund",
    "change_node",
    "correct_split",
    "cost",
    "costs",
    "fix_split",
    "fund",
    "index",
    "index_file",
    "invoice",
    "leave_out",
    "node",
    "record_spending",
    "report_grant",
    "request_grant",
    "split_file",
    "statement",
    "tree_file",
    "use",
    "use_file",
    "version",
]
