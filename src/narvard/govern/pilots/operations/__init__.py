"""What can be done with pilots."""

from narvard.govern.pilots.operations.deciding import PilotNotDecided, decide_pilot
from narvard.govern.pilots.operations.loading import load_pilots
from narvard.govern.pilots.operations.proposing import (
    PilotNotWritten,
    Proposal,
    write_pilot,
)
from narvard.govern.pilots.operations.reporting import (
    NotSaid,
    attach_evaluation,
    freeze_quarter,
    report_quarter,
    write_cycle,
)
from narvard.govern.pilots.permissions import require_some_reach as require_reporter

__all__ = [
    "NotSaid",
    "PilotNotDecided",
    "PilotNotWritten",
    "Proposal",
    "attach_evaluation",
    "decide_pilot",
    "freeze_quarter",
    "load_pilots",
    "report_quarter",
    "require_reporter",
    "write_cycle",
    "write_pilot",
]
