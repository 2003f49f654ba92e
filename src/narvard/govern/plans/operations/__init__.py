"""What can be done with plans."""

from narvard.govern.plans.operations.bringing import (
    AlreadyLoaded,
    BroughtPlanNotFound,
    check_plan,
    load_brought_plan,
)
from narvard.govern.plans.operations.loading import PlanNotLoaded, load_plan
from narvard.govern.plans.operations.status import ActivityNotFound, StatusNotChanged, change_activity_status

__all__ = [
    "ActivityNotFound",
    "AlreadyLoaded",
    "BroughtPlanNotFound",
    "PlanNotLoaded",
    "StatusNotChanged",
    "change_activity_status",
    "check_plan",
    "load_brought_plan",
    "load_plan",
]
