"""Action plans, what is done in them, and what they rest on."""

from narvard.govern.plans.models.activity import (
    Activity,
    ActivityCommitment,
    ActivityParty,
    Confirmation,
    DateChange,
    Dependency,
    Milestone,
    StatusChange,
)
from narvard.govern.plans.models.brought import BroughtPlan
from narvard.govern.plans.models.document import DocumentVersion, GoverningDocument
from narvard.govern.plans.models.indicator_link import IndicatorLink, Threshold
from narvard.govern.plans.models.plan import ActionPlan, ActivityPlan
from narvard.govern.plans.models.risk import Risk
from narvard.govern.plans.models.strategy import (
    Direction,
    EffortArea,
    EffortGroup,
    OverallGoal,
    Strategy,
    StrategyStep,
)

__all__ = [
    "ActionPlan",
    "Activity",
    "ActivityCommitment",
    "ActivityParty",
    "ActivityPlan",
    "BroughtPlan",
    "Confirmation",
    "DateChange",
    "Dependency",
    "Direction",
    "DocumentVersion",
    "EffortArea",
    "EffortGroup",
    "GoverningDocument",
    "IndicatorLink",
    "Milestone",
    "OverallGoal",
    "Risk",
    "StatusChange",
    "Strategy",
    "StrategyStep",
    "Threshold",
]
