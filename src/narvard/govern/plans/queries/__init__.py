"""What a person may read about plans."""

from narvard.govern.plans.queries.activity import ActivityDetail, ActivityNotFound, activity, activity_to_change
from narvard.govern.plans.queries.bringing import BroughtPlanNotFound, BroughtRow, brought, brought_plans
from narvard.govern.plans.queries.cell import CellPage, PlanNotFound, cell
from narvard.govern.plans.queries.editing import Editing, activity_to_add, activity_to_edit
from narvard.govern.plans.queries.export import export
from narvard.govern.plans.queries.findings import Findings, findings
from narvard.govern.plans.queries.grid import Filters, Grid, filter_choices, grid
from narvard.govern.plans.queries.known import known_to, offered, references_of
from narvard.govern.plans.queries.moving import Moved, moved_deadlines
from narvard.govern.plans.queries.next_year import DraftNotFound, NextYear, draft, next_year
from narvard.govern.plans.queries.open_plan import NothingOpen, OpenIndex, OpenPlan, open_index, open_plan
from narvard.govern.plans.queries.risks import (
    RiskNotFound,
    RiskPage,
    risk_page,
    risk_place,
    risk_places,
    risk_to_change,
)
from narvard.govern.plans.queries.rows import ActivityRow, CellRow, activities_of, activity_rows, cells_of
from narvard.govern.plans.queries.searching import search_activities
from narvard.govern.plans.queries.starting import start_lines
from narvard.govern.plans.queries.strategy import StrategyNotFound, StrategyPage, first_strategy, strategy
from narvard.govern.plans.queries.thresholds import ThresholdRow, thresholds
from narvard.govern.plans.queries.trace import CommitmentNotFound, Trace, commitment_trace, trace
from narvard.govern.plans.queries.tree import Tree, tree
from narvard.govern.plans.queries.years import year_now, years

__all__ = [
    "ActivityDetail",
    "ActivityNotFound",
    "ActivityRow",
    "BroughtPlanNotFound",
    "BroughtRow",
    "CellPage",
    "CellRow",
    "CommitmentNotFound",
    "DraftNotFound",
    "Editing",
    "Filters",
    "Findings",
    "Grid",
    "Moved",
    "NextYear",
    "NothingOpen",
    "OpenIndex",
    "OpenPlan",
    "PlanNotFound",
    "RiskNotFound",
    "RiskPage",
    "StrategyNotFound",
    "StrategyPage",
    "ThresholdRow",
    "Trace",
    "Tree",
    "activities_of",
    "activity",
    "activity_rows",
    "activity_to_add",
    "activity_to_change",
    "activity_to_edit",
    "brought",
    "brought_plans",
    "cell",
    "cells_of",
    "commitment_trace",
    "draft",
    "export",
    "filter_choices",
    "findings",
    "first_strategy",
    "grid",
    "known_to",
    "moved_deadlines",
    "next_year",
    "offered",
    "open_index",
    "open_plan",
    "risk_page",
    "risk_place",
    "risk_places",
    "risk_to_change",
    "references_of",
    "search_activities",
    "start_lines",
    "strategy",
    "thresholds",
    "trace",
    "tree",
    "year_now",
    "years",
]
