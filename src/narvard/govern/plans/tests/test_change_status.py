"""Changing the status of an activity: who may, what may follow, and that it counts once."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from narvard.base.audit.queries import LogFilter, log_rows
from narvard.base.core.actor import NotPermitted
from narvard.govern.plans import queries
from narvard.govern.plans.operations import ActivityNotFound, StatusNotChanged, change_activity_status, load_plan
from narvard.govern.plans.tests.made_up import LONELY, ROUTINE, TEAM

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def change(now, activity_id):
    def to(actor, status="done", *, title=TEAM, comment="Klart.", token=None):
        return change_activity_status(
            actor=actor,
            now=now,
            activity_id=activity_id(title),
            status=status,
            comment=comment,
            token=token or uuid4(),
        )

    return to


# role · municipality · organization · activity · answer
WHO = [
    ("coordinator", "", "", TEAM, None),
    ("area_manager", "1490", "", TEAM, None),
    ("area_manager", "1463", "", TEAM, ActivityNotFound),
    ("activity_owner", "", "boras_kommun", TEAM, None),
    ("activity_owner", "", "primarvarden", TEAM, None),
    ("activity_owner", "", "primarvarden", ROUTINE, ActivityNotFound),
    ("steering_member", "", "", TEAM, NotPermitted),
    ("politician", "", "", TEAM, NotPermitted),
    ("analyst", "", "", TEAM, NotPermitted),
]


@pytest.mark.parametrize(("role", "municipality", "organization", "title", "refusal"), WHO)
def test_who_may_change_a_status(change, actor_as, role, municipality, organization, title, refusal):
    actor = actor_as(role, municipality=municipality, organization=organization)
    if refusal:
        with pytest.raises(refusal):
            change(actor, title=title)
    else:
        assert change(actor, title=title)


def test_what_was_said_is_kept_with_who_and_when(change, actor_as, activity_id, now, day):
    actor = actor_as("coordinator")
    change(actor, comment="  Bemanningen är klar.  ")
    detail = queries.activity(actor, activity_id(TEAM), day)
    said = detail.changes[0]
    assert detail.card.status == "done"
    assert (said.from_status, said.to_status, said.comment) == ("under_way", "done", "Bemanningen är klar.")
    assert (said.by, said.at) == (actor.name, now)


def test_the_same_form_sent_twice_counts_once(change, actor_as, activity_id, day):
    actor, token = actor_as("coordinator"), UUID(int=7)
    assert change(actor, token=token) == change(actor, token=token)
    assert len(queries.activity(actor, activity_id(TEAM), day).changes) == 1


# status · comment · code
REFUSED = [
    ("planned", "Vi börjar om.", "not_allowed"),
    ("under_way", "Igen.", "not_allowed"),
    ("finished", "Klart.", "not_allowed"),
    ("done", "   ", "comment_missing"),
]


@pytest.mark.parametrize(("status", "comment", "code"), REFUSED)
def test_what_is_refused_changes_nothing(change, actor_as, activity_id, day, status, comment, code):
    actor = actor_as("coordinator")
    with pytest.raises(StatusNotChanged) as refused:
        change(actor, status, comment=comment)
    assert refused.value.code == code
    assert queries.activity(actor, activity_id(TEAM), day).card.status == "under_way"


def test_a_change_is_in_the_log(change, actor_as):
    change(actor_as("coordinator"))
    rows = list(log_rows(actor_as("log_reviewer"), LogFilter(action="plans.change_activity_status"), STOCKHOLM))
    assert [row.label for row in rows] == [TEAM]


def test_an_activity_of_a_replaced_plan_cannot_be_changed(change, planned, plan_loader, actor_as, activity_id, now):
    old = activity_id(LONELY)
    load_plan(actor=plan_loader, now=now, document=planned, replace=True)
    with pytest.raises(ActivityNotFound):
        change_activity_status(
            actor=actor_as("coordinator"),
            now=now,
            activity_id=old,
            status="under_way",
            comment="Började.",
            token=uuid4(),
        )
