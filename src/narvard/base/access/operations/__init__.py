"""Entering and leaving, giving assignments, and what opens or closes rows of personal data for others."""

from narvard.base.access.operations.blocks import (
    BlockNotChanged,
    carry_blocks,
    end_block,
    lift_block,
    part_blocks,
    set_block,
)
from narvard.base.access.operations.checking import check_unit, judge_check, read_check, read_checks
from narvard.base.access.operations.consents import ConsentNotGiven, give_consent, withdraw_consent
from narvard.base.access.operations.disclosing import NotDisclosed, disclose, disclose_kind, end_disclosures
from narvard.base.access.operations.lifting import LiftNotAnswered, answer_lift_request, ask_to_lift
from narvard.base.access.operations.opening import (
    NotOpened,
    agree_and_open,
    open_coherent,
    open_in_emergency,
    open_inside,
    see_blocked_units,
    see_who_blocked,
)
from narvard.base.access.operations.people import (
    AssignmentNotAdded,
    AssignmentNotChosen,
    PeopleNotLoaded,
    add_assignment,
    choose_assignment,
    end_assignment,
    load_people,
    log_in,
    log_in_to_demo,
    log_out,
)
from narvard.base.access.operations.reading import Read, note_reads
from narvard.base.access.operations.relating import end_relation, relate
from narvard.base.access.operations.reviewing import NotReviewed, review_opening
from narvard.base.access.operations.showing import (
    PersonUnknown,
    read_comparison,
    read_lift_requests,
    read_openings,
    read_ways_on,
    read_who,
    role_names,
)
from narvard.base.audit.operations import LogNotChecked

__all__ = [
    "AssignmentNotAdded",
    "AssignmentNotChosen",
    "BlockNotChanged",
    "ConsentNotGiven",
    "LiftNotAnswered",
    "LogNotChecked",
    "NotDisclosed",
    "NotOpened",
    "NotReviewed",
    "PeopleNotLoaded",
    "PersonUnknown",
    "Read",
    "add_assignment",
    "agree_and_open",
    "answer_lift_request",
    "ask_to_lift",
    "carry_blocks",
    "check_unit",
    "choose_assignment",
    "disclose",
    "disclose_kind",
    "end_assignment",
    "end_block",
    "end_disclosures",
    "end_relation",
    "give_consent",
    "judge_check",
    "lift_block",
    "load_people",
    "log_in",
    "log_in_to_demo",
    "log_out",
    "note_reads",
    "open_coherent",
    "open_in_emergency",
    "open_inside",
    "part_blocks",
    "read_check",
    "read_checks",
    "read_comparison",
    "read_lift_requests",
    "read_openings",
    "read_ways_on",
    "read_who",
    "relate",
    "review_opening",
    "role_names",
    "see_blocked_units",
    "see_who_blocked",
    "set_block",
    "withdraw_consent",
]
