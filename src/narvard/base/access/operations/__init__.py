"""Entering and leaving, giving assignments, and what opens or closes rows of personal data for others."""

from narvard.base.access.operations.consents import ConsentNotGiven, give_consent, withdraw_consent
from narvard.base.access.operations.disclosing import NotDisclosed, disclose, disclose_kind, end_disclosures
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

__all__ = [
    "AssignmentNotAdded",
    "AssignmentNotChosen",
    "ConsentNotGiven",
    "NotDisclosed",
    "PeopleNotLoaded",
    "Read",
    "add_assignment",
    "choose_assignment",
    "disclose",
    "disclose_kind",
    "end_assignment",
    "end_disclosures",
    "end_relation",
    "give_consent",
    "load_people",
    "log_in",
    "log_in_to_demo",
    "log_out",
    "note_reads",
    "relate",
    "withdraw_consent",
]
