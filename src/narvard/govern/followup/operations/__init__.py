"""What can be done with a quarter."""

from narvard.govern.followup.operations.closing import (
    NotSupplemented,
    OfficeNotReady,
    add_supplement,
    close_period,
)
from narvard.govern.followup.operations.digest import choose_digest
from narvard.govern.followup.operations.loading import load_followup
from narvard.govern.followup.operations.opened import PeriodNotOpen
from narvard.govern.followup.operations.preparing import PeriodNotPrepared, open_period, prepare_period
from narvard.govern.followup.operations.readiness import (
    NoteTooLong,
    NotReady,
    mark_area_ready,
    mark_office_ready,
    take_back_area_ready,
)
from narvard.govern.followup.operations.reminding import Letter, claim_letters, note_sent
from narvard.govern.followup.operations.saying import LineNotFound, SaidMeanwhile, Word, WordNotSaid, say

__all__ = [
    "Letter",
    "LineNotFound",
    "NotReady",
    "NotSupplemented",
    "NoteTooLong",
    "OfficeNotReady",
    "PeriodNotOpen",
    "PeriodNotPrepared",
    "SaidMeanwhile",
    "Word",
    "WordNotSaid",
    "add_supplement",
    "choose_digest",
    "claim_letters",
    "close_period",
    "load_followup",
    "mark_area_ready",
    "mark_office_ready",
    "note_sent",
    "open_period",
    "prepare_period",
    "say",
    "take_back_area_ready",
]
