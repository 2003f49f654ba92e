"""Closing: what is frozen stands, by rule and by database."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narvard.base.core.actor import NotPermitted
from narvard.govern.followup import operations, queries
from narvard.govern.followup.models import AreaReady, FrozenRow, Period, Said, Supplement
from narvard.govern.followup.operations import NotReady, OfficeNotReady, PeriodNotOpen
from narvard.govern.followup.operations.preparing import PeriodNotPrepared
from narvard.govern.followup.queries import PeriodNotFound
from narvard.govern.followup.queries.freezing import light_row
from narvard.govern.followup.rules.deadlines import Deadlines
from narvard.govern.followup.rules.freezing import Kind, values_of
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import LONELY, MARK, Q3, Q4, ROUTINE, TEAM, closed, said, supplement, word


def close_again(actor, now, today, quarter=Q3) -> str:
    return operations.close_period(actor=actor, now=now, today=today, year=quarter.year, quarter=quarter.number)


def rows(actor, kind="") -> dict[tuple[str, str], queries.QuarterRow]:
    return {(r.municipality, r.key): r for r in queries.quarter_rows(actor, 2026, 3, kind=kind) if not r.supplement}


def test_a_closed_quarter_holds_status_words_and_lights(open_quarter, now, today, lit):
    lit(made_up.results())
    said(open_quarter, now, TEAM, word("region", hinders="Saknar en sjuksköterska.", next_step="Annons."))
    closed(open_quarter, now)
    team = rows(open_quarter, "activity")["1490", "1"]
    assert (team.title, team.state) == ("Mobilt närsjukvårdsteam", "under_way")
    assert team.content["missing"] == ["municipality"]
    assert [(w["side"], w["hinders"], w["by"]) for w in team.content["words"]] == [
        ("region", "Saknar en sjuksköterska.", open_quarter.name)
    ]
    light = next(iter(rows(open_quarter, "light").values()))
    told = light.content
    assert light.state == "red"
    assert (told["value"], told["lower"], told["upper"], told["n"]) == (1500.0, 1440.0, 1560.0, 4000)
    assert (told["method"] != "", told["cut_off"]) == (True, made_up.CUT_OFF.isoformat())
    whole = queries.closed_quarter(open_quarter, 2026, 3)
    assert whole.whole
    assert (whole.counts["said"], whole.counts["to_say"]) == (0, 5)
    assert whole.counts["statuses"] == {"under_way": 4}


def test_late_figures_leave_the_report_as_it_was(open_quarter, now, today, lit):
    lit(made_up.results())
    first = closed(open_quarter, now)
    lit(made_up.results(latest=700.0))
    later = now + timedelta(days=3)
    made_up.plan(later, replace=True)
    assert [row.content["value"] for row in rows(open_quarter, "light").values()] == [1500.0]
    number = supplement(open_quarter, later, today, figures=True, text="")
    added = [row for row in queries.quarter_rows(open_quarter, 2026, 3) if row.supplement == number]
    assert [(row.kind, row.content["value"]) for row in added] == [("light", 700.0)]
    found = queries.closed_quarter(open_quarter, 2026, 3)
    assert (found.period.content_hash, found.whole) == (first, True)
    assert [row.content["value"] for row in rows(open_quarter, "light").values()] == [1500.0]


def test_a_withheld_figure_freezes_no_number_of_persons(open_quarter, today, lit):
    lit(made_up.results())
    cell = next(line for line in queries.lines(open_quarter, queries.open_period(open_quarter), today) if line.lights)
    shown, withheld = (light_row(replace(cell.lights[0], value=value)) for value in (1500.0, None))
    assert (values_of(shown.content)["n"], values_of(withheld.content)["n"]) == (4000, None)


STEPS = st.lists(st.sampled_from(["close", "say", "ready", "office", "open"]), max_size=6)


@given(STEPS, st.booleans())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_closing_twice_changes_nothing_whatever_is_tried_between(open_quarter, now, today, tried, spoken):
    """The whole of a closed quarter is the same before and after any steps that follow."""
    with transaction.atomic():
        if spoken:
            said(open_quarter, now, TEAM)
        first = closed(open_quarter, now)
        before = list(FrozenRow.objects.order_by("pk").values()), Period.objects.values().get()
        later = now + timedelta(days=1)
        for step in tried:
            attempt(step, open_quarter, later, today)
        assert close_again(open_quarter, later, today) == first
        assert (list(FrozenRow.objects.order_by("pk").values()), Period.objects.values().get()) == before
        transaction.set_rollback(True)


def attempt(step, actor, now, today) -> None:
    """Try a step that a closed quarter refuses."""
    if step == "close":
        close_again(actor, now, today)
    elif step == "say":
        with pytest.raises(PeriodNotOpen):
            said(actor, now, ROUTINE)
    elif step == "ready":
        with pytest.raises(PeriodNotOpen):
            ready(actor, now, today)
    elif step == "office":
        with pytest.raises(PeriodNotOpen):
            operations.mark_office_ready(actor=actor, now=now, today=today, year=2026, quarter=3, note="x")
    else:
        with pytest.raises(PeriodNotPrepared):
            operations.open_period(actor=actor, now=now, today=today, quarter=Q3)


def ready(actor, now, today, area="1490", note="Väntar på svar.") -> None:
    operations.mark_area_ready(actor=actor, now=now, today=today, year=2026, quarter=3, municipality=area, note=note)


def a_word(period) -> Said:
    return Said.objects.create(
        period=period, municipality_id="1490", subject="activity", key="9", title="x", side="both", status="done",
        done="x", at=period.closed_at, by_name="x",
    )  # fmt: skip


def a_row(period, **changed) -> FrozenRow:
    return FrozenRow.objects.create(period=period, kind="light", key="x", title="x", content="{}", **changed)


# What is written past every rule into a closed quarter · the guard that refuses it
PAST_THE_RULES = {
    "followup_said_closed": a_word,
    "followup_said_unchanged": lambda p: Said.objects.filter(period=p).update(done="Något annat."),
    "followup_said_kept": lambda p: Said.objects.filter(period=p).delete(),
    "followup_ready_closed": lambda p: AreaReady.objects.create(
        period=p, municipality_id="1463", at=p.closed_at, by_name="x"
    ),
    "followup_ready_unchanged": lambda p: AreaReady.objects.filter(period=p).update(note="x"),
    "followup_ready_kept": lambda p: AreaReady.objects.filter(period=p).delete(),
    "followup_frozen_closed": a_row,
    "followup_frozen_unchanged": lambda p: FrozenRow.objects.filter(period=p).update(state="done"),
    "followup_frozen_kept": lambda p: FrozenRow.objects.filter(period=p)._raw_delete("default"),
    "followup_supplement_unchanged": lambda p: Supplement.objects.update(reason="x"),
    "followup_supplement_kept": lambda p: Supplement.objects.filter(rows=None)._raw_delete("default"),
    "followup_period_unchanged": lambda p: Period.objects.filter(pk=p.pk).update(state="open", closed_at=None),
    "followup_period_kept": lambda p: Period.objects.filter(pk=p.pk)._raw_delete("default"),
}


@pytest.mark.parametrize("guard", PAST_THE_RULES)
def test_the_database_itself_refuses_to_change_a_closed_quarter(open_quarter, now, today, guard):
    said(open_quarter, now, TEAM)
    ready(open_quarter, now, today)
    closed(open_quarter, now)
    supplement(open_quarter, now, today)
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        PAST_THE_RULES[guard](Period.objects.get())


@pytest.mark.django_db
def test_every_guard_is_tried():
    if connection.vendor == "sqlite":
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'followup_%'"
    else:
        listed = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'followup_%'"
    with connection.cursor() as cursor:
        cursor.execute(listed)
        assert {name for (name,) in cursor.fetchall()} == set(PAST_THE_RULES)


def test_a_row_that_someone_changed_all_the_same_is_found(open_quarter, now):
    closed(open_quarter, now)
    kept = Period.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER followup_frozen_unchanged"
            + ("" if connection.vendor == "sqlite" else " ON followup_frozenrow")
        )
    FrozenRow.objects.filter(period=kept, kind=Kind.ACTIVITY, key="1").update(state="done")
    assert not queries.closed_quarter(open_quarter, 2026, 3).whole


def test_the_office_comes_after_the_areas_and_closing_after_the_office(open_quarter, actor_as, now, today):
    with pytest.raises(OfficeNotReady):
        close_again(open_quarter, now, today)
    manager = actor_as("area_manager", municipality="1490")
    with pytest.raises(NotReady) as refused:
        ready(manager, now, today, note="")
    assert refused.value.missing == 3
    for place in (TEAM, ROUTINE, LONELY):
        said(open_quarter, now, place, word("region" if place == LONELY else "both"))
    ready(manager, now, today, note="")
    with pytest.raises(NotReady) as refused:
        operations.mark_office_ready(actor=open_quarter, now=now, today=today, year=2026, quarter=3, note=" ")
    assert refused.value.missing == 1
    ready(open_quarter, now, today, area="1463")
    operations.mark_office_ready(actor=open_quarter, now=now, today=today, year=2026, quarter=3, note="")
    assert close_again(open_quarter, now, today)


def test_taking_an_area_back_takes_the_office_back(open_quarter, actor_as, now, today):
    manager = actor_as("area_manager", municipality="1490")
    ready(manager, now, today)
    operations.mark_office_ready(actor=open_quarter, now=now, today=today, year=2026, quarter=3, note="Räcker.")
    operations.take_back_area_ready(actor=manager, now=now, year=2026, quarter=3, municipality="1490")
    with pytest.raises(OfficeNotReady):
        close_again(open_quarter, now, today)


# role · municipality of the actor · area · refused
MARKERS = [
    ("coordinator", "", "1490", False),
    ("area_manager", "1490", "1490", False),
    ("area_manager", "1463", "1490", True),
    ("activity_owner", "1490", "1490", True),
    ("steering_member", "", "1490", True),
    ("politician", "", "1490", True),
]


@pytest.mark.parametrize(("role", "own", "area", "refused"), MARKERS)
def test_who_calls_an_area_ready(open_quarter, actor_as, now, today, role, own, area, refused):
    actor = actor_as(role, municipality=own)
    if refused:
        with pytest.raises(NotPermitted):
            ready(actor, now, today, area)
    else:
        ready(actor, now, today, area)
    assert AreaReady.objects.exists() is not refused


def test_only_the_office_closes(open_quarter, actor_as, now, today):
    with pytest.raises(NotPermitted):
        close_again(actor_as("area_manager", municipality="1490"), now, today)


def test_what_changed_since_the_quarter_before(open_quarter, now, today, lit):
    lit(made_up.results())
    closed(open_quarter, now)
    made_up.opened(
        open_quarter, now, Q4, Deadlines(date(2027, 1, 21), date(2027, 1, 28), date(2027, 2, 12), date(2027, 2, 26))
    )
    q4 = {"actor": open_quarter, "now": now, "today": today, "year": 2026, "quarter": 4}
    operations.say(place=TEAM, word=word(status="done"), version=0, token=uuid4(), **q4)
    lit(made_up.results(latest=700.0))
    so_far = queries.changes_so_far(open_quarter, queries.open_period(open_quarter))
    assert [(row.title, row.before, row.now) for row in so_far.statuses] == [
        ("Mobilt närsjukvårdsteam", "under_way", "done")
    ]
    closed(open_quarter, now, quarter=4)
    changes = queries.closed_quarter(open_quarter, 2026, 4).changes
    assert [(row.key, row.before, row.now) for row in changes.statuses] == [("1", "under_way", "done")]
    assert [(row.title, row.before) for row in changes.lights] == [("avoidable_admissions.crude_rate", "red")]
    assert changes.since.quarter == Q3
    assert queries.closed_quarter(open_quarter, 2026, 3).changes.since is None


def test_an_activity_that_was_reported_done_wants_no_word_again(open_quarter, now, today):
    said(open_quarter, now, TEAM, word(status="done"))
    closed(open_quarter, now)
    made_up.opened(
        open_quarter, now, Q4, Deadlines(date(2027, 1, 21), date(2027, 1, 28), date(2027, 2, 12), date(2027, 2, 26))
    )
    wanted = {line.place for line in queries.lines(open_quarter, queries.open_period(open_quarter), today)}
    assert TEAM not in wanted and {ROUTINE, LONELY, MARK} < wanted


def test_another_collaboration_sees_and_changes_nothing(open_quarter, elsewhere, now, today):
    stranger = elsewhere()
    assert queries.periods(stranger) == ()
    assert queries.start_lines(stranger, today) == ()
    for ask in (
        lambda: queries.period(stranger, 2026, 3),
        lambda: said(stranger, now, TEAM),
        lambda: close_again(stranger, now, today),
        lambda: ready(stranger, now, today),
    ):
        with pytest.raises((PeriodNotFound, queries.AreaNotFound)):
            ask()
    made_up.opened(stranger, now)
    assert queries.lines(stranger, queries.open_period(stranger), today) == ()
    assert Period.objects.filter(state="open").count() == 2
