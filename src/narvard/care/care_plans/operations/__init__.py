"""What can be done with joint plans."""

from narvard.care.care_plans.operations.following import (
    Attended,
    approve,
    ask_approval,
    comment,
    end_plan,
    follow_up,
    note_meeting,
    put_in_force,
    withdraw,
)
from narvard.care.care_plans.operations.handover import carry_crisis_plan
from narvard.care.care_plans.operations.needs import NeedRefused, answer_need, raise_need
from narvard.care.care_plans.operations.opening import (
    GivenConsent,
    add_parties,
    call_to_plan,
    note_consent,
    open_plan,
)
from narvard.care.care_plans.operations.reading import (
    read_list,
    read_need,
    read_person,
    read_plan,
    read_to_begin,
    read_versions,
)
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.sharing import share_part
from narvard.care.care_plans.operations.writing import Doing, Written, write_head, write_part

__all__ = [
    "Attended",
    "Doing",
    "GivenConsent",
    "NeedRefused",
    "PlanNotChanged",
    "Written",
    "add_parties",
    "answer_need",
    "approve",
    "ask_approval",
    "call_to_plan",
    "carry_crisis_plan",
    "comment",
    "end_plan",
    "follow_up",
    "note_consent",
    "note_meeting",
    "open_plan",
    "put_in_force",
    "raise_need",
    "read_list",
    "read_need",
    "read_person",
    "read_plan",
    "read_to_begin",
    "read_versions",
    "share_part",
    "withdraw",
    "write_head",
    "write_part",
]
