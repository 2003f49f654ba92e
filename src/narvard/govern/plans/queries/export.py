"""The present plans as a document that can be brought again."""

from collections.abc import Iterable
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActionPlan, Activity, ActivityPlan, IndicatorLink
from narvard.govern.plans.rules.checking import FORMAT, VERSION

Document = dict[str, object]


def export(actor: Actor, *, year: int | None = None, municipality: str = "") -> Document:
    """The active plans of a year and an area (by default all), in the form that is checked and loaded."""
    actor.require("plans.read")
    plans = ActionPlan.objects.filter(own(actor), status="active").order_by("year", "municipality__sort_key")
    if year:
        plans = plans.filter(year=year)
    if municipality:
        plans = plans.filter(municipality=municipality)
    found = plans.select_related("adopted_by").prefetch_related(
        "cells__activities__parties__organization",
        "cells__activities__milestones",
        "cells__links",
        "cells__target_group",
        "cells__goal_area",
    )
    return {"format": FORMAT, "version": VERSION, "plans": [_plan(plan) for plan in found]}


def _plan(plan: ActionPlan) -> Document:
    cells = sorted(plan.cells.all(), key=lambda cell: (cell.target_group.order, cell.goal_area.order))
    return {
        "area": plan.municipality_id,
        "year": plan.year,
        "adopted_by": plan.adopted_by.slug if plan.adopted_by else "",
        "adopted_on": plan.adopted_on,
        "cells": [_cell(cell) for cell in cells],
    }


def _cell(cell: ActivityPlan) -> Document:
    return {
        "target_group": cell.target_group_id,
        "goal_area": cell.goal_area_id,
        "aim": cell.aim,
        "activities": [_activity(activity) for activity in cell.activities.all()],
        "indicators": [_indicator(link) for link in cell.links.all()],
    }


def _activity(activity: Activity) -> Document:
    return {
        "reference": activity.reference,
        "title": activity.title,
        "description": activity.description,
        "owner": activity.owner_name,
        "owner_role": activity.owner_role,
        "organizations": [party.organization.code for party in activity.parties.all()],
        "starts_on": activity.starts_on,
        "ends_on": activity.ends_on,
        **({"multi_year": True} if activity.multi_year else {}),
        "status": activity.status,
        "milestones": _milestones((m.title, m.due_on, m.done_on) for m in activity.milestones.all()),
    }


def _milestones(rows: Iterable[tuple[str, date, date | None]]) -> list[Document]:
    return [{"title": title, "due_on": due} | ({"done_on": done} if done else {}) for title, due, done in rows]


def _indicator(link: IndicatorLink) -> Document:
    names = ("indicator", "measure", "role", "direction", "kind", "value", "due_on", "baseline_from", "baseline_to")
    return {name: getattr(link, name) for name in names if getattr(link, name) is not None}
