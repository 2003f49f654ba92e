"""Linking an indicator to a cell, with its target."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActivityPlan, IndicatorLink
from narvard.govern.plans.permissions import CHANGE
from narvard.measure.indicators.operations import TargetNotSet, set_target


class IndicatorNotLinked(Exception):
    """The indicator was not linked; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The indicator was not linked ({code}). Correct the cell or the target and try again.")
        self.code = code


@transaction.atomic
def link_indicator(
    *,
    actor: Actor,
    now: datetime,
    municipality: str,
    year: int,
    target_group: str,
    goal_area: str,
    indicator: str,
    measure: str,
    role: str,
    direction: str,
    kind: str,
    value: float | None,
    due_on: date,
    baseline_from: date,
    baseline_to: date,
) -> int:
    """Link an indicator to a cell of the area's plan of a year and set its target; the same link again changes nothing.

    Someone who may not set targets links it without a figure, until the parties agree on one. Raises
    IndicatorNotLinked, NotPermitted.
    """
    actor.require(CHANGE, municipality=municipality)
    cell = _cell(actor, municipality, year, target_group, goal_area)
    if not actor.may("indicators.set_target", municipality=municipality):
        kind, value = "unquantified", None
    goal = {"kind": kind, "baseline_from": baseline_from, "baseline_to": baseline_to}
    what = {"indicator": indicator, "measure": measure}
    same = IndicatorLink.objects.filter(cell=cell, **what, due_on=due_on).first()
    if same:
        return same.pk
    place = {"municipality": municipality, "target_group": target_group}
    try:
        target = set_target(
            actor=actor, now=now, **what, **place, **goal, target_value=value, target_date=due_on, note=""
        )
    except TargetNotSet as refused:
        raise IndicatorNotLinked(refused.code) from refused
    link, _ = IndicatorLink.objects.get_or_create(
        cell=cell,
        target_id=target,
        defaults={**what, **goal, "role": role, "direction": direction, "value": value, "due_on": due_on}
        | {"order": cell.links.count() + 1},
    )
    _record(actor, now, link, f"{municipality} {target_group} {goal_area} {year}")
    return link.pk


def _record(actor: Actor, now: datetime, link: IndicatorLink, cell: str) -> None:
    record(
        actor=actor,
        now=now,
        action="plans.link_indicator",
        object_type="plans.IndicatorLink",
        object_id=str(link.pk),
        label=f"{link.indicator} {link.measure}",
        details={"cell": cell},
    )


def _cell(actor: Actor, municipality: str, year: int, target_group: str, goal_area: str) -> ActivityPlan:
    cells = ActivityPlan.objects.filter(
        own(actor, "action_plan__collaboration"),
        action_plan__municipality=municipality,
        action_plan__year=year,
        action_plan__status__in=["active", "draft"],
        target_group=target_group,
        goal_area=goal_area,
    )
    found = cells.order_by("action_plan__status").first()
    if found is None:
        raise IndicatorNotLinked("no_such_cell")
    return found
