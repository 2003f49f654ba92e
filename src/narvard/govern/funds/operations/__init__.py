"""What may be done with money. Each function is one act, written to the log."""

from narvard.govern.funds.operations.funds import FundClosed, FundRefused, change_fund, save_node
from narvard.govern.funds.operations.loading import load_funds
from narvard.govern.funds.operations.sharing import (
    AlreadyDecided,
    NotDecidedYet,
    NothingToCorrect,
    correct_split,
    fix_split,
)
from narvard.govern.funds.operations.use import (
    PlanNotWhole,
    ReportNotWhole,
    SpendingRefused,
    carry_out,
    leave_out,
    record_spending,
    report_grant,
    request_grant,
)

__all__ = [
    "AlreadyDecided",
    "FundClosed",
    "FundRefused",
    "NotDecidedYet",
    "NothingToCorrect",
    "PlanNotWhole",
    "ReportNotWhole",
    "SpendingRefused",
    "carry_out",
    "change_fund",
    "correct_split",
    "fix_split",
    "leave_out",
    "load_funds",
    "record_spending",
    "report_grant",
    "request_grant",
    "save_node",
]
