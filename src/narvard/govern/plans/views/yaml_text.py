"""Writing a plan as YAML: the export, and an example to begin from."""

from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.queries import yaml_text
from narvard.govern.plans.queries.known import Offered
from narvard.govern.plans.rules.checking import FORMAT, VERSION


def example(offered: Offered, year: int) -> str:
    """A plan of one activity, in the collaboration's own codes."""
    lines = (
        _("An area's action plan. The codes may be replaced by their names."),
        _("A relative target is a share: -0.1 means ten percent lower than the baseline."),
    )
    comment = "".join(f"# {line}\n" for line in lines)
    return comment + yaml_text({"format": FORMAT, "version": VERSION, "plans": [_plan(offered, year)]})


def _plan(offered: Offered, year: int) -> dict[str, object]:
    return {
        "area": offered.areas[0][0],
        "year": year,
        "adopted_by": next((slug for slug, area in offered.bodies.items() if area == offered.areas[0][0]), ""),
        "adopted_on": date(year - 1, 12, 1),
        "cells": [
            {
                "target_group": offered.target_groups[0][0],
                "goal_area": offered.goal_areas[0][0],
                "aim": _("What the area wants to reach in this cell"),
                "activities": [_activity(offered, year)],
                "indicators": [_indicator(offered, year)],
            }
        ],
    }


def _activity(offered: Offered, year: int) -> dict[str, object]:
    return {
        "reference": "1",
        "title": _("What shall be done"),
        "description": _("How, and for whom"),
        "owner": _("Name of the owner"),
        "owner_role": _("The owner's role"),
        "organizations": [code for code, _name in offered.organizations[:2]],
        "starts_on": date(year, 2, 1),
        "ends_on": date(year, 11, 30),
        "status": "planned",
        "milestones": [{"title": _("What shall have happened"), "due_on": date(year, 6, 15)}],
    }


def _indicator(offered: Offered, year: int) -> dict[str, object]:
    indicator, measure = offered.measures[0]
    return {
        "indicator": indicator,
        "measure": measure,
        "role": "outcome",
        "direction": "down",
        "kind": "relative",
        "value": -0.1,
        "due_on": date(year, 12, 31),
        "baseline_from": date(year - 2, 10, 1),
        "baseline_to": date(year - 1, 10, 1),
    }
