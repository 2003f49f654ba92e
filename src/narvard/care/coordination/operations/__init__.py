"""What can be done with named contacts, listings and staffing."""

from narvard.care.coordination.operations.appointing import appoint, replace_contact, share_contact
from narvard.care.coordination.operations.ending import end_contact, practitioner_left, settle_gap
from narvard.care.coordination.operations.frailty import end_frailty, mark_frail
from narvard.care.coordination.operations.letters import note_letter_sent, read_letter
from narvard.care.coordination.operations.listing import end_listing, list_person
from narvard.care.coordination.operations.reading import read_contact, read_person, read_unit
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.operations.staffing import set_capacity
from narvard.care.coordination.queries.contacts import ContactNotFound
from narvard.care.coordination.queries.reach import PersonNotReached
from narvard.care.coordination.rules.practitioners import Practitioner
from narvard.care.coordination.rules.roles import EndReason, Source

__all__ = [
    "ContactNotFound",
    "EndReason",
    "NotSaved",
    "PersonNotReached",
    "Practitioner",
    "Source",
    "appoint",
    "end_contact",
    "end_frailty",
    "end_listing",
    "list_person",
    "mark_frail",
    "note_letter_sent",
    "practitioner_left",
    "read_contact",
    "read_letter",
    "read_person",
    "read_unit",
    "replace_contact",
    "set_capacity",
    "settle_gap",
    "share_contact",
]
