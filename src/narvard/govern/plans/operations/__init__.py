"""What can be done with plans."""

from narvard.govern.plans.operations.bringing import AlreadyLoaded, BroughtPlanNotFound, check_plan, load_brought_plan
from narvard.govern.plans.operations.changing import (
    ActivityNotSaved,
    Wanted,
    add_activity,
    change_activity,
    move_milestone,
)
from narvard.govern.plans.operations.commitments import UnknownCommitment, link_commitments
from narvard.govern.plans.operations.confirming import NotConfirmed, confirm_activity
from narvard.govern.plans.operations.copying import PlanNotAdopted, adopt_plan, copy_forward
from narvard.govern.plans.operations.linking import IndicatorNotLinked, link_indicator
from narvard.govern.plans.operations.loading import PlanNotLoaded, load_plan
from narvard.govern.plans.operations.publishing import PlanNotPublished, publish_plan, withdraw_plan
from narvard.govern.plans.operations.risks import Place, RiskNotFound, RiskNotSaved, add_risk, change_risk
from narvard.govern.plans.operations.status import ActivityNotFound, StatusNotChanged, change_activity_status
from narvard.govern.plans.operations.strategy import load_strategy
from narvard.govern.plans.operations.thresholds import (
    LinkNotFound,
    ThresholdNotAgreed,
    agree_threshold,
    propose_threshold,
)

__all__ = [
    "ActivityNotFound",
    "ActivityNotSaved",
    "AlreadyLoaded",
    "BroughtPlanNotFound",
    "IndicatorNotLinked",
    "LinkNotFound",
    "NotConfirmed",
    "Place",
    "PlanNotAdopted",
    "PlanNotLoaded",
    "PlanNotPublished",
    "RiskNotFound",
    "RiskNotSaved",
    "StatusNotChanged",
    "ThresholdNotAgreed",
    "UnknownCommitment",
    "Wanted",
    "add_activity",
    "add_risk",
    "adopt_plan",
    "agree_threshold",
    "change_activity",
    "change_activity_status",
    "change_risk",
    "check_plan",
    "confirm_activity",
    "copy_forward",
    "link_commitments",
    "link_indicator",
    "load_brought_plan",
    "load_plan",
    "load_strategy",
    "move_milestone",
    "propose_threshold",
    "publish_plan",
    "withdraw_plan",
]
