"""What the database refuses, tried on purpose."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityParty,
    ActivityPlan,
    BroughtPlan,
    IndicatorLink,
    Milestone,
    StatusChange,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER, DAY = date(2026, 12, 1), date(2026, 1, 1)


def a_plan(**changed):
    fields = {"municipality_id": "1463", "year": 2026, "status": "active", "adopted_on": DAY, "loaded_at": NOW}
    return ActionPlan.objects.create(**fields | changed)


def a_cell(plan=None):
    return ActivityPlan.objects.create(
        action_plan=plan or a_plan(), target_group_id="disability", goal_area_id="security"
    )


def an_activity(cell=None, **changed):
    fields = {"reference": "1", "title": "x", "search_key": "x", "owner_name": "x", "owner_role": "x", "order": 1}
    fields |= {"starts_on": DAY, "ends_on": LATER, "status": "planned"}
    return Activity.objects.create(cell=cell or a_cell(), **fields | changed)


def a_link(**changed):
    old = IndicatorLink.objects.first()
    fields = {"indicator": "x", "measure": "x", "kind": "level", "value": 1.0, "due_on": LATER, "order": 2}
    fields |= {"baseline_from": DAY, "baseline_to": date(2026, 6, 1), "role": "outcome", "direction": "up"}
    return IndicatorLink.objects.create(cell=a_cell(), target_id=old.target_id, **fields | changed)


def a_change(user, activity=None, **changed):
    fields = {"from_status": "planned", "to_status": "done", "comment": "x", "at": NOW, "by_name": "x"}
    fields |= {"token": UUID(int=3), "by_id": user}
    return StatusChange.objects.create(activity=activity or an_activity(), **fields | changed)


def a_file(**changed):
    return BroughtPlan.objects.create(**{"sha256": "0", "file_name": "x", "document": {}, "brought_at": NOW} | changed)


def twice(make, shared):
    return lambda _user: [make(parent) for parent in [shared()] * 2]


REFUSED = {
    "one_active_plan_an_area_and_year": lambda _: (a_plan(), a_plan()),
    "plan_status_known": lambda _: a_plan(status="lost"),
    "active_plan_is_adopted": lambda _: a_plan(adopted_on=None),
    "plan_year_possible": lambda _: a_plan(year=1700),
    "one_cell_of_a_kind": twice(a_cell, a_plan),
    "one_activity_a_reference": twice(an_activity, a_cell),
    "activity_dates_in_order": lambda _: an_activity(ends_on=date(2025, 12, 31)),
    "activity_status_known": lambda _: an_activity(status="lost"),
    "activity_has_title": lambda _: an_activity(title=""),
    "one_part_an_organization": twice(
        lambda a: ActivityParty.objects.create(activity=a, organization=ActivityParty.objects.first().organization),
        an_activity,
    ),
    "one_milestone_a_title": twice(lambda a: Milestone.objects.create(activity=a, title="x", due_on=DAY), an_activity),
    "link_role_known": lambda _: a_link(role="lost"),
    "link_direction_known": lambda _: a_link(direction="sideways"),
    "link_dates_in_order": lambda _: a_link(baseline_to=DAY),
    "link_value_where_quantified": lambda _: a_link(value=None),
    "one_link_a_target": lambda _: IndicatorLink.objects.bulk_create([_copied(IndicatorLink.objects.first())]),
    "status_change_changes": lambda user: a_change(user, to_status="planned"),
    "status_change_says_why": lambda user: a_change(user, comment=""),
    "token": lambda user: [a_change(user, activity) for activity in [an_activity()] * 2],
    "loaded_after_brought": lambda _: a_file(loaded_at=datetime(2025, 1, 1, tzinfo=UTC)),
    "sha256": lambda _: (a_file(), a_file()),
}
# SQLite names the columns of a unique constraint instead of the constraint.
COLUMNS = {
    "one_active_plan_an_area_and_year": "plans_actionplan.municipality_id, plans_actionplan.year",
    "one_cell_of_a_kind": "plans_activityplan.action_plan_id",
    "one_activity_a_reference": "plans_activity.cell_id, plans_activity.reference",
    "one_part_an_organization": "plans_activityparty.activity_id",
    "one_milestone_a_title": "plans_milestone.activity_id",
    "one_link_a_target": "plans_indicatorlink.cell_id",
}


def _copied(link):
    link.pk = None
    return link


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(planned, actor_as, name):
    user = actor_as("coordinator").user_id
    with pytest.raises(IntegrityError, match=f"{name}|{COLUMNS.get(name, name)}"), transaction.atomic():
        REFUSED[name](user)


def test_every_constraint_is_tried():
    models = (ActionPlan, ActivityPlan, Activity, ActivityParty, Milestone, IndicatorLink, StatusChange, BroughtPlan)
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named <= set(REFUSED)
