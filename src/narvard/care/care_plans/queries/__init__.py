"""Joint plans as the actor may see them."""

from narvard.care.care_plans.queries.agreed import (
    AgreedTime,
    CrisisPlan,
    agreed_in,
    agreed_times,
    crisis_plan,
    plans_with_crisis,
    start_lines,
)
from narvard.care.care_plans.queries.exporting import ExportedPlan, exported_plans
from narvard.care.care_plans.queries.finding import NeedNotFound, PlanNotFound
from narvard.care.care_plans.queries.pages import (
    ListPage,
    NeedRow,
    PersonPage,
    PlanPage,
    list_page,
    person_page,
    plan,
    plans_of,
)
from narvard.care.care_plans.queries.rows import ActivityRow, PartRow, PartyRow, PlanRow, TextRow
from narvard.care.care_plans.queries.versions import VersionsPage, versions

__all__ = [
    "ActivityRow",
    "AgreedTime",
    "CrisisPlan",
    "ExportedPlan",
    "ListPage",
    "NeedNotFound",
    "NeedRow",
    "PartRow",
    "PartyRow",
    "PersonPage",
    "PlanNotFound",
    "PlanPage",
    "PlanRow",
    "TextRow",
    "VersionsPage",
    "agreed_in",
    "agreed_times",
    "crisis_plan",
    "exported_plans",
    "list_page",
    "person_page",
    "plan",
    "plans_of",
    "plans_with_crisis",
    "start_lines",
    "versions",
]
