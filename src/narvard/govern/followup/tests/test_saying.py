"""Saying how it goes: who may, what is kept, what is refused."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narvard.base.core.actor import NotPermitted
from narvard.govern.followup import operations, queries
from narvard.govern.followup.models import Said
from narvard.govern.followup.operations import LineNotFound, PeriodNotOpen, SaidMeanwhile, WordNotSaid
from narvard.govern.followup.queries import PeriodNotFound
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import LONELY, MARK, RED_CELL, ROUTINE, TEAM, said, word


def places(actor, today) -> list[tuple[str, str, str]]:
    return [line.place for line in queries.lines(actor, queries.open_period(actor), today)]


def missing(actor, today, place) -> list[str]:
    found = queries.lines(actor, queries.open_period(actor), today)
    return next(list(line.missing) for line in found if line.place == place)


def test_what_wants_a_word_in_the_quarter(open_quarter, today):
    assert sorted(places(open_quarter, today)) == [MARK, TEAM, ROUTINE, LONELY]


def test_a_cell_whose_light_needs_attention_wants_a_word_of_its_area(open_quarter, today, lit):
    lit(made_up.results())
    assert RED_CELL in places(open_quarter, today)
    lit(made_up.results(latest=700.0))
    assert RED_CELL not in places(open_quarter, today)


# role · municipality · organization · place · side · refusal
WHO = [
    ("coordinator", "", "", TEAM, "both", None),
    ("coordinator", "", "", TEAM, "region", None),
    ("area_manager", "1490", "", TEAM, "both", None),
    ("area_manager", "1490", "", TEAM, "municipality", None),
    ("area_manager", "1490", "", TEAM, "region", WordNotSaid),
    ("area_manager", "1463", "", TEAM, "both", LineNotFound),
    ("area_manager", "1463", "", MARK, "both", None),
    ("activity_owner", "", "primarvarden", TEAM, "region", None),
    ("activity_owner", "", "primarvarden", TEAM, "municipality", WordNotSaid),
    ("activity_owner", "", "primarvarden", ROUTINE, "region", LineNotFound),
    ("activity_owner", "", "primarvarden", LONELY, "region", None),
    ("activity_owner", "", "primarvarden", LONELY, "both", WordNotSaid),
    ("activity_owner", "", "boras_kommun", ROUTINE, "both", None),
    ("steering_member", "", "", TEAM, "both", NotPermitted),
    ("politician", "", "", TEAM, "both", NotPermitted),
    ("economist", "", "", TEAM, "both", NotPermitted),
    ("analyst", "", "", TEAM, "both", NotPermitted),
    ("log_reviewer", "", "", TEAM, "both", NotPermitted),
]


@pytest.mark.parametrize(("role", "municipality", "organization", "place", "side", "refusal"), WHO)
def test_who_may_say_what_for_whom(open_quarter, actor_as, now, role, municipality, organization, place, side, refusal):
    actor = actor_as(role, municipality=municipality, organization=organization)
    if refusal:
        with pytest.raises(refusal):
            said(actor, now, place, word(side))
        assert not Said.objects.exists()
    else:
        assert said(actor, now, place, word(side)) == 1


def test_an_owner_says_nothing_about_a_cell(open_quarter, actor_as, now, lit):
    lit(made_up.results())
    with pytest.raises(LineNotFound):
        said(actor_as("activity_owner", organization="boras_kommun"), now, RED_CELL, word(status=""))
    assert said(actor_as("area_manager", municipality="1490"), now, RED_CELL, word(status="")) == 1


def test_a_joint_activity_takes_one_word_from_each_side_or_one_shared(open_quarter, actor_as, now, today):
    said(actor_as("activity_owner", organization="primarvarden"), now, TEAM, word("region"))
    assert missing(open_quarter, today, TEAM) == ["municipality"]
    said(actor_as("activity_owner", organization="boras_kommun"), now, TEAM, word("municipality"))
    assert missing(open_quarter, today, TEAM) == []
    said(open_quarter, now, ROUTINE, word("both"))
    assert missing(open_quarter, today, ROUTINE) == []


# what is said · code
REFUSED = [
    (word(done="  "), "empty"),
    (word(done="x" * 601), "too_long"),
    (word(hinders="x" * 601), "too_long"),
    (word(next_step="x" * 601), "too_long"),
    (word(status="planned"), "status_not_allowed"),
    (word(status="nonsense"), "status_not_allowed"),
    (word(status=""), "status_not_allowed"),
    (word(side="nobody"), "side_not_yours"),
]


@pytest.mark.parametrize(("what", "code"), REFUSED)
def test_what_is_refused_keeps_nothing(open_quarter, now, what, code):
    with pytest.raises(WordNotSaid) as refused:
        said(open_quarter, now, TEAM, what)
    assert refused.value.code == code
    assert not Said.objects.exists()


def test_600_characters_are_enough_and_allowed(open_quarter, now):
    assert said(open_quarter, now, TEAM, word(done="å" * 600, hinders="ö" * 600, next_step="x" * 600)) == 1


def test_the_status_that_is_said_is_the_activitys_from_then_on(open_quarter, now, today, logged):
    said(open_quarter, now, TEAM, word(status="done", done="Klart i hela kommunen."))
    line = next(
        row for row in queries.lines(open_quarter, queries.open_period(open_quarter), today) if row.place == TEAM
    )
    assert line.status == "done"
    assert {event.action for event in logged()[:2]} == {"plans.change_activity_status", "followup.report"}


def test_the_same_form_sent_twice_counts_once(open_quarter, now, logged):
    token = UUID(int=5)
    assert said(open_quarter, now, TEAM, token=token) == said(open_quarter, now, TEAM, token=token) == 1
    assert sum(event.action == "followup.report" for event in logged()) == 1


def test_nobody_writes_over_what_someone_else_wrote_meanwhile(open_quarter, actor_as, now):
    owner = actor_as("activity_owner", organization="boras_kommun")
    said(owner, now, TEAM, word("both", done="Först."))
    with pytest.raises(SaidMeanwhile) as meanwhile:
        said(open_quarter, now, TEAM, word("both", done="Samtidigt."))
    assert meanwhile.value.version == 1
    assert said(open_quarter, now, TEAM, word("both", done="Med vett och vilja."), version=1) == 2
    with pytest.raises(SaidMeanwhile):
        said(owner, now, TEAM, word("both", done="Gammal flik."), version=1)
    assert Said.objects.get().done == "Med vett och vilja."


def test_a_word_outlives_a_plan_that_is_brought_anew(open_quarter, now, today):
    said(open_quarter, now, TEAM)
    made_up.plan(now, replace=True)
    assert missing(open_quarter, today, TEAM) == []


def test_no_word_without_an_open_quarter(coordinator, now):
    with pytest.raises(PeriodNotFound):
        said(coordinator, now, TEAM)
    operations.prepare_period(actor=coordinator, now=now, quarter=made_up.Q3, deadlines=made_up.DEADLINES)
    with pytest.raises(PeriodNotOpen):
        said(coordinator, now, TEAM)


SIDES = st.sampled_from(["both", "region", "municipality"])


@given(st.lists(st.tuples(st.sampled_from([TEAM, ROUTINE, MARK]), SIDES), max_size=6))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_board_counts_what_a_plain_loop_counts(open_quarter, now, today, spoken):
    Said.objects.all().delete()
    for place, side in dict.fromkeys(spoken):
        said(open_quarter, now, place, word(side))
    board = queries.board(open_quarter, queries.open_period(open_quarter), today)
    sides = {place: {side for other, side in spoken if other == place} for place in (TEAM, ROUTINE, MARK)}
    whole = sum("both" in had or had == {"region", "municipality"} for had in sides.values())
    assert (board.said, board.to_say) == (whole, 4)
