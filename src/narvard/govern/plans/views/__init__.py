"""The pages of the plans."""

from narvard.govern.plans.views.bringing import bring, brought, load
from narvard.govern.plans.views.editing import add_activity, change_activity, confirm, move_milestone
from narvard.govern.plans.views.files import example_yaml, export_xlsx, export_yaml, template_xlsx
from narvard.govern.plans.views.governing import (
    adopt,
    agree,
    commitment_trace,
    copy_forward,
    draft,
    moved,
    moved_file,
    next_year,
    propose,
    publish,
    thresholds,
    trace,
    trace_file,
)
from narvard.govern.plans.views.opening import open_index, open_plan
from narvard.govern.plans.views.pages import activity, cell, change_status, findings, grid
from narvard.govern.plans.views.risks import add_risk, change_risk, risks, risks_file
from narvard.govern.plans.views.strategy import roadmap, strategies, strategy, tree

__all__ = [
    "activity",
    "add_activity",
    "add_risk",
    "adopt",
    "agree",
    "bring",
    "brought",
    "cell",
    "change_activity",
    "change_risk",
    "change_status",
    "commitment_trace",
    "confirm",
    "copy_forward",
    "draft",
    "example_yaml",
    "export_xlsx",
    "export_yaml",
    "findings",
    "grid",
    "load",
    "move_milestone",
    "moved",
    "moved_file",
    "next_year",
    "open_index",
    "open_plan",
    "propose",
    "publish",
    "risks",
    "risks_file",
    "roadmap",
    "strategies",
    "strategy",
    "template_xlsx",
    "thresholds",
    "trace",
    "trace_file",
    "tree",
]
