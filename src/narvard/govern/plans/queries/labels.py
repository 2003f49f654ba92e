"""Codes of plans in words, in the active language."""

from django.utils.translation import gettext_lazy as _

STATUSES = {
    "planned": _("planned"),
    "under_way": _("under way"),
    "done": _("done"),
    "paused": _("paused"),
    "stopped": _("stopped"),
}
ROLES = {"outcome": _("outcome"), "process": _("process"), "balancing": _("balancing")}
DIRECTIONS = {"up": _("higher is better"), "down": _("lower is better")}
KINDS = {
    "level": _("a level"),
    "relative": _("a change from the baseline"),
    "unquantified": _("without a figure"),
}
SIDES = {"region": _("the region"), "municipality": _("the municipality")}
WAITING = {
    "should_have_started": _("should have begun"),
    "should_have_ended": _("should be done"),
}
SHEETS = {
    "plans": _("Plans"),
    "cells": _("Aims"),
    "activities": _("Activities"),
    "milestones": _("Milestones"),
    "indicators": _("Indicators in the plan"),
}
COLUMNS = {
    "area": _("Area"),
    "year": _("Year"),
    "adopted_by": _("Adopted by"),
    "adopted_on": _("Adopted on"),
    "target_group": _("Target group"),
    "goal_area": _("Goal area"),
    "aim": _("Aim"),
    "reference": _("Reference"),
    "title": _("Title"),
    "description": _("Description"),
    "owner": _("Owner"),
    "owner_role": _("Owner's role"),
    "organizations": _("Responsible organizations"),
    "starts_on": _("Starts on"),
    "ends_on": _("Ends on"),
    "status": _("Status"),
    "due_on": _("Due on"),
    "done_on": _("Done on"),
    "indicator": _("Indicator"),
    "measure": _("Measure"),
    "role": _("Role in the plan"),
    "direction": _("Direction"),
    "kind": _("Kind of target"),
    "value": _("Target value"),
    "baseline_from": _("Baseline from"),
    "baseline_to": _("Baseline to"),
}
