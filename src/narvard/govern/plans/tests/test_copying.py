"""Plans are carried on to a new year: what goes on follows, the old plan stays, and doing it twice changes nothing."""

from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.plans import queries
from narvard.govern.plans.models import ActionPlan, Activity, IndicatorLink
from narvard.govern.plans.operations import PlanNotAdopted, add_risk, adopt_plan, change_activity_status, copy_forward
from narvard.govern.plans.operations.risks import Place
from narvard.govern.plans.tests.made_up import LONELY, ROUTINE, TEAM

ADOPTED = {
    "municipality": "1490",
    "year": 2027,
    "body": "ledningsgrupp-boras",
    "adopted_on": date(2026, 11, 20),
    "decision": "2026-14",
}


@pytest.fixture
def forward(now):
    asked = {"now": now, "year": 2027, "why": "Förs vidare."}
    return lambda actor, **changed: copy_forward(actor=actor, **asked | changed)


def whole(plan_loader, year):
    """Everything that the plans of a year hold, as a document."""
    return queries.export(plan_loader, year=year)


def test_what_goes_on_follows_and_the_old_plan_is_untouched(
    planned, forward, actor_as, plan_loader, activity_id, now, day
):
    actor = actor_as("coordinator")
    change_activity_status(
        actor=actor, now=now, activity_id=activity_id(ROUTINE), status="done", comment="Klart.", token="1" * 32
    )
    before = whole(plan_loader, 2026)
    assert forward(actor) == {"plans": 1, "activities": 2, "moved": 2, "targets": 1}
    assert whole(plan_loader, 2026) == before
    rows = queries.draft(actor, "1490", 2027)
    assert [(row.title, row.copied) for row in rows] == [(TEAM, True), (LONELY, True)]
    team = queries.activity(actor, rows[0].id, day)
    assert (team.draft, team.card.confirmed) == (True, "by_nobody")
    assert [m.title for m in team.card.milestones] == ["Uppföljning redovisad", "Beslut om fortsättning"]


def test_an_end_that_has_come_is_moved_and_said(planned, forward, actor_as, day):
    actor = actor_as("coordinator")
    forward(actor)
    late = next(row for row in queries.draft(actor, "1490", 2027) if row.title == ROUTINE)
    moves = queries.activity(actor, late.id, day).moves
    assert late.ends_on == date(2027, 12, 31)
    assert [(move.what, move.to_day, move.why) for move in moves] == [("end", date(2027, 12, 31), "Förs vidare.")]


def test_targets_are_set_anew_from_the_same_baseline(planned, forward, actor_as):
    forward(actor_as("coordinator"))
    old, new = IndicatorLink.objects.order_by("cell__action_plan__year")
    assert (old.due_on, new.due_on) == (date(2026, 12, 31), date(2027, 12, 31))
    assert old.target_id != new.target_id
    assert [(link.value, link.baseline_from, link.baseline_to) for link in (old, new)] == [
        (-0.1, date(2024, 10, 1), date(2025, 10, 1))
    ] * 2


def test_doing_it_twice_changes_nothing(all_planned, forward, actor_as, plan_loader):
    actor = actor_as("coordinator")
    first = forward(actor)
    held = set(Activity.objects.values_list("pk", "title", "ends_on"))
    assert first["plans"] == 10
    assert forward(actor) == {"plans": 0, "activities": 0, "moved": 0, "targets": 0}
    assert set(Activity.objects.values_list("pk", "title", "ends_on")) == held


def test_one_area_can_be_carried_on_alone(all_planned, forward, actor_as):
    actor = actor_as("coordinator")
    assert forward(actor, municipality="1490")["plans"] == 1
    assert forward(actor)["plans"] == 9


def test_open_risks_follow_what_they_belong_to(planned, forward, actor_as, activity_id, now, day):
    actor = actor_as("coordinator")
    risk = {"likelihood": 2, "consequence": 3, "owner": "x", "review_on": day}
    for title, place in (("Allt", Place()), ("Teamet", Place(activity=activity_id(TEAM)))):
        add_risk(actor=actor, now=now, title=title, place=place, **risk)
    forward(actor)
    found = {(row.code, row.title) for row in queries.risk_page(actor, day).rows}
    assert found == {("R-1", "Allt"), ("R-2", "Teamet"), ("R-2/2027", "Teamet")}


def test_a_draft_is_adopted_by_the_body_that_may(planned, forward, actor_as, now, day):
    actor = actor_as("coordinator")
    forward(actor)
    adopt_plan(actor=actor, now=now, **ADOPTED)
    plan = ActionPlan.objects.get(year=2027)
    assert (plan.status, plan.adopted_by.slug, plan.decision) == ("active", "ledningsgrupp-boras", "2026-14")
    assert queries.grid(actor, day).year == 2026
    assert queries.grid(actor, day, year=2027).with_activities == 2
    assert queries.cell(actor, "1490", "multi_ill_elderly", "closeness", day).year == 2026


# what is wrong · code
REFUSED = [
    ({"body": "ledningsgrupp-mark"}, "body_may_not_adopt"),
    ({"body": "styrgrupp"}, "body_may_not_adopt"),
    ({"body": "nobody"}, "body_may_not_adopt"),
    ({"decision": " "}, "no_decision"),
    ({"adopted_on": date(2026, 11, 23)}, "adopted_after_today"),
    ({"municipality": "1463"}, "no_such_plan"),
    ({"year": 2026}, "no_such_plan"),
]


@pytest.mark.parametrize(("changed", "code"), REFUSED)
def test_what_is_not_adopted_stays_a_draft(planned, forward, actor_as, now, changed, code):
    actor = actor_as("coordinator")
    forward(actor)
    with pytest.raises(PlanNotAdopted) as refused:
        adopt_plan(actor=actor, now=now, **ADOPTED | changed)
    assert (refused.value.code, str(refused.value)[-1]) == (code, ".")
    assert ActionPlan.objects.get(year=2027).status == "draft"


def test_who_may_and_where(planned, forward, actor_as, elsewhere):
    with pytest.raises(NotPermitted):
        forward(actor_as("area_manager", municipality="1490"))
    assert forward(elsewhere("coordinator"))["plans"] == 0
    assert queries.next_year(elsewhere("coordinator"), date(2026, 11, 22)).areas[0].has_plan is False
