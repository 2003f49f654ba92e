"""What the database refuses, tried on purpose."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.agreements.operations import load_agreements
from narvard.govern.agreements.queries import commitments
from narvard.govern.plans import models as ours
from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityCommitment,
    ActivityParty,
    ActivityPlan,
    BroughtPlan,
    Confirmation,
    DateChange,
    Dependency,
    Direction,
    DocumentVersion,
    EffortArea,
    EffortGroup,
    GoverningDocument,
    IndicatorLink,
    Milestone,
    OverallGoal,
    Risk,
    StatusChange,
    Strategy,
    StrategyStep,
    Threshold,
)
from narvard.govern.plans.tests.access_table import AGREEMENT, LOADER

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CASE = "sodra_alvsborg"
LATER, DAY = date(2026, 12, 1), date(2026, 1, 1)


def a_plan(**changed):
    fields = {
        "collaboration_id": CASE,
        "municipality_id": "1463",
        "year": 2026,
        "status": "active",
        "adopted_on": DAY,
        "loaded_at": NOW,
    }
    return ActionPlan.objects.create(**fields | changed)


def a_cell(plan=None):
    return ActivityPlan.objects.create(
        action_plan=plan or a_plan(), target_group_id="disability", goal_area_id="security"
    )


def an_activity(cell=None, **changed):
    fields = {"reference": "1", "title": "x", "search_key": "x", "owner_name": "x", "owner_role": "x", "order": 1}
    fields |= {"starts_on": DAY, "ends_on": LATER, "status": "planned", "plan_from": DAY, "plan_to": date(2027, 1, 1)}
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


def a_commitment():
    load_agreements(actor=LOADER, now=NOW, document=AGREEMENT)
    return commitments(LOADER)[0].id


def a_move(**changed):
    fields = {"what": "end", "from_day": DAY, "to_day": LATER, "why": "x", "at": NOW, "by_name": "x"}
    return DateChange.objects.create(activity=an_activity(), **fields | changed)


def a_confirmation(user, activity=None, **changed):
    organization = ActivityParty.objects.first().organization
    fields = {"side": "region", "organization": organization, "at": NOW, "by_id": user, "by_name": "x"}
    return Confirmation.objects.create(activity=activity or an_activity(), **fields | changed)


def a_threshold(**changed):
    fields = {"value": 1.0, "decision": "x", "proposed_at": NOW, "proposed_by": "x"}
    return Threshold.objects.create(link=IndicatorLink.objects.first(), **fields | changed)


def a_document(code="d", **changed):
    fields = {"kind": "vision", "name": "x", "title": "x", "order": 1, "source": "x", "certainty": "X"}
    return GoverningDocument.objects.create(collaboration_id=CASE, code=code, **fields | changed)


def a_version(document=None, **changed):
    fields = {"number": "1", "valid_from": DAY, "valid_to": None}
    return DocumentVersion.objects.create(document=document or a_document(), **fields | changed)


def a_strategy(**changed):
    fields = {"code": "s", "title": "x", "valid_from": DAY, "order": 1, "source": "x", "certainty": "X"}
    return Strategy.objects.create(collaboration_id=CASE, **fields | changed)


def a_part(model, **parent):
    return model.objects.create(code="p", title="x", order=1, **parent)


def a_group():
    return a_part(EffortGroup, strategy=a_strategy())


def a_direction(area, **changed):
    return Direction.objects.create(area=area, **{"text": "x", "order": 1} | changed)


def a_step(strategy, **changed):
    fields = {"code": "s", "title": "x", "starts_on": DAY, "ends_on": LATER, "order": 1}
    return StrategyStep.objects.create(strategy=strategy, **fields | changed)


def a_risk(**changed):
    fields = {"code": "R-1", "title": "x", "likelihood": 2, "consequence": 2, "owner": "x", "review_on": LATER}
    return Risk.objects.create(collaboration_id=CASE, noted_at=NOW, **fields | changed)


def a_file(**changed):
    return BroughtPlan.objects.create(
        **{"collaboration_id": CASE, "sha256": "0", "file_name": "x", "document": {}, "brought_at": NOW} | changed
    )


def twice(make, shared):
    return lambda _user: [make(parent) for parent in [shared()] * 2]


REFUSED = {
    "one_active_plan_an_area_and_year": lambda _: (a_plan(), a_plan()),
    "plan_status_known": lambda _: a_plan(status="lost"),
    "active_plan_is_adopted": lambda _: a_plan(adopted_on=None),
    "plan_year_possible": lambda _: a_plan(year=1700),
    "one_draft_an_area_and_year": lambda _: (a_plan(status="draft"), a_plan(status="draft")),
    "no_draft_is_published": lambda _: a_plan(status="draft", published_at=NOW),
    "one_cell_of_a_kind": twice(a_cell, a_plan),
    "one_activity_a_reference": twice(an_activity, a_cell),
    "activity_dates_in_order": lambda _: an_activity(ends_on=date(2025, 12, 31)),
    "activity_within_its_plan": lambda _: an_activity(ends_on=date(2027, 1, 1)),
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
    "one_file_a_hash": lambda _: (a_file(), a_file()),
    "one_link_a_commitment": lambda _: twice(
        lambda link: ActivityCommitment.objects.create(activity=link[0], commitment_id=link[1]),
        lambda: (an_activity(), a_commitment()),
    )(_),
    "date_change_moves": lambda _: a_move(to_day=DAY),
    "date_change_says_why": lambda _: a_move(why=""),
    "date_change_names_its_milestone": lambda _: a_move(what="milestone"),
    "confirmation_side_known": lambda user: a_confirmation(user, side="neither"),
    "one_confirmation_a_side": lambda user: [a_confirmation(user, activity) for activity in [an_activity()] * 2],
    "confirmation_withdrawn_later": lambda user: a_confirmation(user, withdrawn_at=datetime(2025, 1, 1, tzinfo=UTC)),
    "one_dependency_a_pair": twice(
        lambda pair: Dependency.objects.create(activity=pair[0], needs=pair[1]),
        lambda: (an_activity(cell := a_cell()), an_activity(cell, reference="2")),
    ),
    "no_activity_waits_for_itself": lambda _: Dependency.objects.create(activity=(one := an_activity()), needs=one),
    "one_open_threshold_a_link": lambda _: (a_threshold(), a_threshold()),
    "threshold_names_its_decision": lambda _: a_threshold(decision=""),
    "threshold_agreed_by_both": lambda _: a_threshold(agreed_at=NOW, region_at=NOW),
    "one_governing_document_a_code": lambda _: (a_document(), a_document()),
    "one_document_carries_the_plans": lambda _: (a_document(carries_plans=True), a_document("x", carries_plans=True)),
    "governing_document_not_under_itself": lambda _: GoverningDocument.objects.filter(pk=(d := a_document()).pk).update(
        above=d
    ),
    "governing_document_kind_known": lambda _: a_document(kind="letter"),
    "governing_document_certainty_known": lambda _: a_document(certainty="E"),
    "one_document_version_a_number": twice(lambda d: a_version(d, valid_to=LATER), lambda: a_document()),
    "document_version_dates_in_order": lambda _: a_version(valid_to=DAY),
    "document_version_adopted_on_a_day": lambda _: a_version(adopted_on=DAY),
    "one_document_version_in_force": lambda _: (a_version(d := a_document()), a_version(d, number="2")),
    "one_strategy_a_code": lambda _: (a_strategy(), a_strategy()),
    "strategy_dates_in_order": lambda _: a_strategy(valid_to=DAY),
    "strategy_certainty_known": lambda _: a_strategy(certainty="E"),
    "one_overall_goal_a_code": twice(lambda s: a_part(OverallGoal, strategy=s), lambda: a_strategy()),
    "one_effort_group_a_code": twice(lambda s: a_part(EffortGroup, strategy=s), lambda: a_strategy()),
    "one_effort_area_a_code": twice(lambda g: a_part(EffortArea, group=g), lambda: a_group()),
    "one_effort_direction_a_place": twice(lambda a: a_direction(a), lambda: a_part(EffortArea, group=a_group())),
    "effort_direction_says_something": lambda _: a_direction(a_part(EffortArea, group=a_group()), text=""),
    "one_strategy_step_a_code": twice(lambda s: a_step(s), lambda: a_strategy()),
    "strategy_step_dates_in_order": lambda _: a_step(a_strategy(), ends_on=DAY),
    "one_plan_risk_a_code": lambda _: (a_risk(), a_risk()),
    "plan_risk_on_its_scales": lambda _: a_risk(likelihood=5),
    "plan_risk_residual_is_no_greater": lambda _: a_risk(residual_likelihood=3, residual_consequence=1),
    "plan_risk_state_known": lambda _: a_risk(state="lost"),
    "plan_risk_has_owner_and_title": lambda _: a_risk(owner=""),
    "plan_risk_stands_in_one_place": lambda _: a_risk(plan=(cell := a_cell()).action_plan, cell=cell),
}
# SQLite names the columns of a unique constraint instead of the constraint.
COLUMNS = {
    "one_active_plan_an_area_and_year": "plans_actionplan.municipality_id, plans_actionplan.year",
    "one_cell_of_a_kind": "plans_activityplan.action_plan_id",
    "one_activity_a_reference": "plans_activity.cell_id, plans_activity.reference",
    "one_part_an_organization": "plans_activityparty.activity_id",
    "one_milestone_a_title": "plans_milestone.activity_id",
    "one_link_a_target": "plans_indicatorlink.cell_id",
    "one_draft_an_area_and_year": "plans_actionplan.municipality_id, plans_actionplan.year",
    "one_file_a_hash": "plans_broughtplan.collaboration_id",
    "one_link_a_commitment": "plans_activitycommitment.activity_id",
    "one_confirmation_a_side": "plans_confirmation.activity_id",
    "one_dependency_a_pair": "plans_dependency.activity_id",
    "one_open_threshold_a_link": "plans_threshold.link_id",
    "one_governing_document_a_code": "plans_governingdocument.collaboration_id",
    "one_document_carries_the_plans": "plans_governingdocument.collaboration_id",
    "one_document_version_a_number": "plans_documentversion.document_id|one_document_version_in_force",
    "one_strategy_a_code": "plans_strategy.collaboration_id",
    "one_overall_goal_a_code": "plans_overallgoal.strategy_id",
    "one_effort_group_a_code": "plans_effortgroup.strategy_id",
    "one_effort_area_a_code": "plans_effortarea.group_id",
    "one_effort_direction_a_place": "plans_direction.area_id",
    "one_strategy_step_a_code": "plans_strategystep.strategy_id",
    "one_plan_risk_a_code": "plans_risk.collaboration_id",
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
    models = [getattr(ours, name) for name in ours.__all__]
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named <= set(REFUSED)
