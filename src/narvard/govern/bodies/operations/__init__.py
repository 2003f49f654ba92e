"""What changes the bodies of a collaboration, their meetings and their decisions."""

from narvard.govern.bodies.operations.attending import AttendanceNotSaved, Present, record_attendance
from narvard.govern.bodies.operations.calendar import end_calendar, open_calendar
from narvard.govern.bodies.operations.deciding import (
    DecisionNotChanged,
    DecisionNotTaken,
    Wording,
    link_decision,
    note_carried_out,
    record_decision,
)
from narvard.govern.bodies.operations.loading import load_bodies
from narvard.govern.bodies.operations.meetings import (
    Item,
    MeetingNotChanged,
    approve_minutes,
    call_meeting,
    cancel_meeting,
    change_agenda,
    close_meeting,
    plan_meeting,
)
from narvard.govern.bodies.operations.papers import PaperNotKept, keep_paper, link_paper, paper_content
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.operations.seating import SeatNotChanged, SeatNotFound, change_seat_holder, rotate_chair

__all__ = [
    "AttendanceNotSaved",
    "DecisionNotChanged",
    "DecisionNotTaken",
    "Item",
    "MeetingNotChanged",
    "NotDone",
    "PaperNotKept",
    "Present",
    "SeatNotChanged",
    "SeatNotFound",
    "Wording",
    "approve_minutes",
    "call_meeting",
    "cancel_meeting",
    "change_agenda",
    "change_seat_holder",
    "close_meeting",
    "end_calendar",
    "keep_paper",
    "link_decision",
    "link_paper",
    "load_bodies",
    "note_carried_out",
    "open_calendar",
    "paper_content",
    "plan_meeting",
    "record_attendance",
    "record_decision",
    "rotate_chair",
]
