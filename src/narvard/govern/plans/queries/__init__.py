"""What a person may read about plans."""

from narvard.govern.plans.queries.activity import ActivityDetail, ActivityNotFound, activity, activity_to_change
from narvard.govern.plans.queries.bringing import BroughtPlanNotFound, BroughtRow, brought, brought_plans
from narvard.govern.plans.queries.cell import CellPage, PlanNotFound, cell
from narvard.govern.plans.queries.export import export
from narvard.govern.plans.queries.findings import Findings, findings
from narvard.govern.plans.queries.grid import Filters, Grid, filter_choices, grid
from narvard.govern.plans.queries.known import known_to, offered
from narvard.govern.plans.queries.searching import search_activities
from narvard.govern.plans.queries.starting import start_lines

__all__ = [
    "ActivityDetail",
    "ActivityNotFound",
    "BroughtPlanNotFound",
    "BroughtRow",
    "CellPage",
    "Filters",
    "Findings",
    "Grid",
    "PlanNotFound",
    "activity",
    "activity_to_change",
    "brought",
    "brought_plans",
    "cell",
    "export",
    "filter_choices",
    "findings",
    "grid",
    "known_to",
    "offered",
    "search_activities",
    "start_lines",
]
