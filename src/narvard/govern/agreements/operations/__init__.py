"""Every verb of agreements."""

from narvard.govern.agreements.operations.adopting import (
    BodyMayNotAdopt,
    DayNotPossible,
    FollowUpNoted,
    NothingInForce,
    NotToSign,
    TwoVersionsInForce,
    adopt_version,
    end_agreement,
    note_follow_up,
    sign,
)
from narvard.govern.agreements.operations.drafting import (
    ClauseNotChanged,
    DatesNotInOrder,
    DraftExists,
    change_clause,
    draft_version,
    remove_clause,
)
from narvard.govern.agreements.operations.loading import load_agreements
from narvard.govern.agreements.operations.reaching import VersionNotDraft

__all__ = [
    "BodyMayNotAdopt",
    "ClauseNotChanged",
    "DatesNotInOrder",
    "DayNotPossible",
    "DraftExists",
    "FollowUpNoted",
    "NotToSign",
    "NothingInForce",
    "TwoVersionsInForce",
    "VersionNotDraft",
    "adopt_version",
    "change_clause",
    "draft_version",
    "end_agreement",
    "load_agreements",
    "note_follow_up",
    "remove_clause",
    "sign",
]
