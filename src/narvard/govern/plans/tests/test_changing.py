"""Adding and changing activities, moved days, both parties' word, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.plans import queries
from narvard.govern.plans.operations import (
    ActivityNotFound,
    ActivityNotSaved,
    NotConfirmed,
    Wanted,
    add_activity,
    change_activity,
    confirm_activity,
    move_milestone,
)
from narvard.govern.plans.tests.made_up import LONELY, ROUTINE, TEAM

NEW = {
    "municipality": "1490",
    "year": 2026,
    "target_group": "disability",
    "goal_area": "security",
    "reference": "NY-1",
    "title": "Trygg hemgång",
    "description": "",
    "owner_name": "Vera Djurfors",
    "owner_role": "barnmorska",
    "organizations": ("boras_kommun", "primarvarden"),
    "starts_on": date(2026, 3, 1),
    "ends_on": date(2026, 10, 1),
}


@pytest.fixture
def add(planned, now):
    return lambda actor, **changed: add_activity(actor=actor, now=now, **{**NEW, **changed})


@pytest.fixture
def change(activity_id, actor_as, now, day):
    """`change(title, why="", **changed)`: change an activity of the small plan as the coordinator."""

    def to(title, why="", actor=None, **changed):
        actor = actor or actor_as("coordinator")
        card = queries.activity(actor_as("coordinator"), activity_id(title), day).card
        kept = Wanted(card.title, card.description, card.owner, card.owner_role, ("boras_kommun", "primarvarden"),
                      card.starts_on, card.ends_on)  # fmt: skip
        wanted = replace(kept, **changed)
        return change_activity(actor=actor, now=now, activity_id=activity_id(title), wanted=wanted, why=why)

    return to


def test_an_activity_is_added_to_a_cell_that_was_empty(add, actor_as, day):
    actor = actor_as("area_manager", municipality="1490")
    found = queries.activity(actor, add(actor), day)
    assert (found.card.title, found.card.status, found.year) == ("Trygg hemgång", "planned", 2026)
    assert (found.card.region, found.card.municipality) == (("Primärvården Södra Älvsborg",), ("Borås Stad",))
    assert len(queries.cell(actor, "1490", "disability", "security", day).activities) == 1


# what is wrong · code
REFUSED = [
    ({"municipality": "0180"}, "unknown_municipality"),
    ({"year": 2031}, "no_such_plan"),
    ({"target_group": "nobody"}, "unknown_group_or_goal"),
    ({"organizations": ("boras_kommun", "nowhere")}, "unknown_organization"),
    ({"organizations": ()}, "nobody_answers"),
    ({"title": "  "}, "title_missing"),
    ({"reference": "1"}, "duplicate_reference"),
    ({"ends_on": date(2026, 2, 1)}, "dates_out_of_order"),
    ({"starts_on": date(2027, 3, 1), "ends_on": date(2027, 4, 1)}, "outside_the_plan"),
    ({"ends_on": date(2027, 4, 1)}, "beyond_the_plans_year"),
    ({"needs": (999_999,)}, "unknown_activity"),
]


@pytest.mark.parametrize(("changed", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_what_is_refused_is_not_half_saved(add, actor_as, plan_loader, day, changed, code):
    before = queries.grid(plan_loader, day).with_activities
    with pytest.raises(ActivityNotSaved) as refused:
        add(actor_as("coordinator"), **changed)
    assert (refused.value.code, str(refused.value)[-1]) == (code, ".")
    assert queries.grid(plan_loader, day).with_activities == before
    assert queries.search_activities(plan_loader, "Trygg hemgång") == ()


def test_a_longer_activity_says_that_it_is(add, actor_as, day):
    actor = actor_as("coordinator")
    number = add(actor, ends_on=date(2027, 4, 1), multi_year=True)
    assert queries.activity(actor, number, day).card.multi_year


# role · municipality · refusal
WHO = [
    ("coordinator", "", None),
    ("area_manager", "1490", None),
    ("area_manager", "1463", NotPermitted),
    ("activity_owner", "", NotPermitted),
    ("politician", "", NotPermitted),
]


@pytest.mark.parametrize(("role", "municipality", "refusal"), WHO)
def test_who_may_add(add, actor_as, role, municipality, refusal):
    actor = actor_as(role, municipality=municipality)
    if refusal:
        with pytest.raises(refusal):
            add(actor)
    else:
        assert add(actor)


def test_another_collaboration_s_plan_is_not_there(add, elsewhere, activity_id, now, day):
    with pytest.raises(ActivityNotSaved):
        add(elsewhere("coordinator"))
    with pytest.raises(queries.ActivityNotFound):
        queries.activity(elsewhere("coordinator"), activity_id(TEAM), day)
    with pytest.raises(ActivityNotFound):
        move_milestone(
            actor=elsewhere("coordinator"), now=now, activity_id=activity_id(TEAM), title="x", due_on=day, why="x"
        )


def test_a_circle_is_refused_by_name(add, change, actor_as, activity_id):
    change(ROUTINE, needs=(activity_id(TEAM),))
    with pytest.raises(ActivityNotSaved, match=f"{TEAM} → {ROUTINE} → {TEAM}"):
        change(TEAM, needs=(activity_id(ROUTINE),))
    with pytest.raises(ActivityNotSaved) as refused:
        change(TEAM, needs=(activity_id(TEAM),))
    assert refused.value.code == "circle"


def test_a_moved_day_is_noted_with_who_and_why(change, actor_as, activity_id, now, day):
    with pytest.raises(ActivityNotSaved, match="Write why"):
        change(ROUTINE, ends_on=date(2026, 12, 1))
    change(ROUTINE, "Rekryteringen drar ut på tiden.", ends_on=date(2026, 12, 1), starts_on=date(2026, 2, 3))
    actor = actor_as("coordinator")
    moves = queries.activity(actor, activity_id(ROUTINE), day).moves
    assert {(move.what, move.days) for move in moves} == {("end", 32), ("start", 1)}
    found = queries.moved_deadlines(actor, day)
    assert [(row.activity, row.move.what, row.move.by, row.move.why) for row in found.rows] == [
        (ROUTINE, "end", actor.name, "Rekryteringen drar ut på tiden.")
    ]
    assert (found.later, found.activities) == (1, 1)


def test_a_moved_milestone_is_a_moved_deadline(activity_id, actor_as, now, day):
    actor, number = actor_as("coordinator"), activity_id(TEAM)
    earlier = date(2026, 11, 30)
    move_milestone(
        actor=actor,
        now=now,
        activity_id=number,
        title="Beslut om fortsättning",
        due_on=earlier,
        why="Mötet är tidigare.",
    )
    row = queries.moved_deadlines(actor, day, municipality="1490").rows[0]
    assert (row.move.milestone, row.move.to_day, row.move.days) == ("Beslut om fortsättning", earlier, -7)
    assert queries.moved_deadlines(actor, day, municipality="1463").rows == ()


@pytest.fixture
def confirm(activity_id, now):
    return lambda actor, title=TEAM: confirm_activity(actor=actor, now=now, activity_id=activity_id(title))


def test_both_sides_confirm_and_a_change_of_dates_asks_again(confirm, change, actor_as, activity_id, day):
    region = actor_as("activity_owner", organization="primarvarden")
    municipality = actor_as("activity_owner", organization="boras_kommun")

    def state():
        return queries.activity(region, activity_id(TEAM), day).card.confirmed

    assert state() == "by_nobody"
    assert (confirm(region), state()) == ("region", "by_region")
    assert (confirm(municipality), state()) == ("municipality", "by_both")
    with pytest.raises(NotConfirmed) as refused:
        confirm(region)
    assert refused.value.code == "confirmed_already"
    change(TEAM, description="Mer att läsa.")
    assert state() == "by_both"
    change(TEAM, "Flyttat.", ends_on=date(2026, 12, 19))
    assert state() == "by_nobody"
    assert confirm(region) == "region"


def test_the_office_confirms_for_nobody_and_one_side_alone_is_not_joint(confirm, actor_as):
    with pytest.raises(NotConfirmed) as refused:
        confirm(actor_as("coordinator"))
    assert refused.value.code == "stands_on_no_side"
    with pytest.raises(NotConfirmed) as refused:
        confirm(actor_as("activity_owner", organization="primarvarden"), LONELY)
    assert refused.value.code == "not_joint"
    with pytest.raises(ActivityNotFound):
        confirm(actor_as("area_manager", municipality="1463"))


def test_a_card_offers_what_its_reader_can_do(planned, actor_as, activity_id, day):
    offered = {
        role: queries.activity(actor, activity_id(TEAM), day).card.to_confirm
        for role, actor in {
            "region": actor_as("activity_owner", organization="primarvarden"),
            "coordinator": actor_as("coordinator"),
            "politician": actor_as("politician"),
        }.items()
    }
    assert offered == {"region": True, "coordinator": False, "politician": False}
