"""The pages of joint plans."""

from narvard.care.care_plans.views.following import end, follow_up, step
from narvard.care.care_plans.views.lists import index, person
from narvard.care.care_plans.views.meeting import consent, meeting, parties, withdraw
from narvard.care.care_plans.views.needs import need, new
from narvard.care.care_plans.views.one import paper, plan, versions
from narvard.care.care_plans.views.writing import common, write

__all__ = [
    "common",
    "consent",
    "end",
    "follow_up",
    "index",
    "meeting",
    "need",
    "new",
    "paper",
    "parties",
    "person",
    "plan",
    "step",
    "versions",
    "withdraw",
    "write",
]
