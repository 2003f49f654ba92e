"""Joint plans, their parts by each party, and what was done with them."""

from narvard.care.care_plans.models.following import Approval, Comment, FollowUp, Head, StateChange
from narvard.care.care_plans.models.meeting import Attendance, Meeting
from narvard.care.care_plans.models.parts import Activity, Goal, Part, Revision, RevisionText
from narvard.care.care_plans.models.plans import CarePlan, Need, Party

__all__ = [
    "Activity",
    "Approval",
    "Attendance",
    "CarePlan",
    "Comment",
    "FollowUp",
    "Goal",
    "Head",
    "Meeting",
    "Need",
    "Part",
    "Party",
    "Revision",
    "RevisionText",
    "StateChange",
]
