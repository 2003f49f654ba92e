"""What the log holds and how it stands, who has read about a person, and how the log is checked."""

from narvard.base.audit.queries.checks import (
    CheckedRow,
    CheckPage,
    CheckRow,
    DueUnit,
    due_units,
    log_check,
    log_checks,
)
from narvard.base.audit.queries.log import (
    FINDINGS,
    ChainState,
    LogChoices,
    LogFilter,
    LogPage,
    LogRow,
    chain_state,
    log_choices,
    log_page,
    log_rows,
    waiting_since,
)
from narvard.base.audit.queries.reads import PersonRead, ReadsPage, reads_of
from narvard.base.audit.rules.checking import Why as CheckedWhy

__all__ = [
    "FINDINGS",
    "ChainState",
    "CheckPage",
    "CheckRow",
    "CheckedRow",
    "CheckedWhy",
    "DueUnit",
    "LogChoices",
    "LogFilter",
    "LogPage",
    "LogRow",
    "PersonRead",
    "ReadsPage",
    "chain_state",
    "due_units",
    "log_check",
    "log_checks",
    "log_choices",
    "log_page",
    "log_rows",
    "reads_of",
    "waiting_since",
]
