"""What can be done with a way home."""

from narvard.care.discharge.operations.admitting import begin_leave, end_leave, judge_need, move_ward, open_case
from narvard.care.discharge.operations.afterwards import enter_afterwards, on_paper
from narvard.care.discharge.operations.bringing import (
    Brought,
    ExportUnreadable,
    Lines,
    MappingUnclear,
    NotBrought,
    bring_cases,
    read_export,
)
from narvard.care.discharge.operations.checklist import Ticked, read_checklist, tick
from narvard.care.discharge.operations.correcting import correct_time
from narvard.care.discharge.operations.ending import discharge
from narvard.care.discharge.operations.open_care import call_to_sip, name_contact
from narvard.care.discharge.operations.planning import write_planning
from narvard.care.discharge.operations.reading import (
    read_board,
    read_case,
    read_cases_of,
    read_for_admission,
    read_step,
)
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import Message, send, send_admission_notice, send_ready_notice
from narvard.care.patients.queries.reach import PersonNotFound

__all__ = [
    "read_export",
    "MappingUnclear",
    "Lines",
    "ExportUnreadable",
    "tick",
    "read_checklist",
    "on_paper",
    "enter_afterwards",
    "bring_cases",
    "Ticked",
    "NotBrought",
    "Brought",
    "Message",
    "NotSaved",
    "PersonNotFound",
    "begin_leave",
    "call_to_sip",
    "correct_time",
    "discharge",
    "end_leave",
    "judge_need",
    "move_ward",
    "name_contact",
    "open_case",
    "read_board",
    "read_case",
    "read_cases_of",
    "read_for_admission",
    "read_step",
    "send",
    "send_admission_notice",
    "send_ready_notice",
    "write_planning",
]
