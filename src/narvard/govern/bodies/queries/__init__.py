"""What a person may read about the bodies of the collaboration, their meetings and what they have decided."""

from narvard.govern.bodies.queries.body import BodyDetail, SeatRow, body
from narvard.govern.bodies.queries.calendar import CalendarNotFound, LinkRow, feed, own_link, reader
from narvard.govern.bodies.queries.decisions import (
    AboutRow,
    DecisionDetail,
    DecisionNotFound,
    DecisionRow,
    Filters,
    Register,
    decision,
    decisions_about,
    register,
    whole_register,
)
from narvard.govern.bodies.queries.documents import check_document, document, known_to
from narvard.govern.bodies.queries.labels import PROBLEM_WORDS
from narvard.govern.bodies.queries.meetings import (
    MeetingDetail,
    MeetingNotFound,
    MeetingRow,
    PaperNotFound,
    PaperRow,
    may_be_called,
    meeting,
    meetings,
    paper,
)
from narvard.govern.bodies.queries.minutes import minutes
from narvard.govern.bodies.queries.reading import BodyNotFound, RuleRow
from narvard.govern.bodies.queries.starting import start_lines
from narvard.govern.bodies.queries.structure import (
    BodyRow,
    Structure,
    adopters,
    area_bodies,
    body_choices,
    may_adopt,
    slugs,
    structure,
)
from narvard.govern.bodies.rules.document import FORM

__all__ = [
    "FORM",
    "PROBLEM_WORDS",
    "AboutRow",
    "BodyDetail",
    "BodyNotFound",
    "BodyRow",
    "CalendarNotFound",
    "DecisionDetail",
    "DecisionNotFound",
    "DecisionRow",
    "Filters",
    "LinkRow",
    "MeetingDetail",
    "MeetingNotFound",
    "MeetingRow",
    "PaperNotFound",
    "PaperRow",
    "Register",
    "RuleRow",
    "SeatRow",
    "Structure",
    "adopters",
    "area_bodies",
    "body",
    "body_choices",
    "check_document",
    "decision",
    "decisions_about",
    "document",
    "feed",
    "known_to",
    "may_adopt",
    "may_be_called",
    "meeting",
    "meetings",
    "minutes",
    "own_link",
    "paper",
    "reader",
    "register",
    "slugs",
    "start_lines",
    "structure",
    "whole_register",
]
