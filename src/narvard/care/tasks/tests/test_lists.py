"""Lists, counts and clocks of tasks, and what the database itself refuses."""

from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from narvard.base.access.operations import relate
from narvard.base.core.actor import NotPermitted, command_line
from narvard.care.tasks import operations, queries
from narvard.care.tasks.models import Addressing, AgreedClock, Escalation, Step, Task

CareRelation = apps.get_model("access", "CareRelation")
Consent = apps.get_model("access", "Consent")
Disclosure = apps.get_model("access", "Disclosure")
pytestmark = pytest.mark.django_db
CLOCKWORK = command_line("tasks.escalate")


def box(between, actor, name="ours", now=None, **wanted):
    found = queries.work_list(actor, now or between.now, queries.Wanted(box=name, **wanted))
    return [row.id for row in found.rows]


def test_the_head_of_the_unit_whose_turn_it_is_is_told_once_when_time_has_passed(between, logged):
    first, second = between.send(days=0), between.send(days=1)
    between.do(between.health, "ask_more", second)
    at = datetime.fromisoformat("2026-11-23T00:00:00+01:00")
    assert operations.escalate_due(actor=CLOCKWORK, now=at) == 0
    assert operations.escalate_due(actor=CLOCKWORK, now=at + timedelta(seconds=1)) == 1
    assert operations.escalate_due(actor=CLOCKWORK, now=at + timedelta(days=2)) == 1
    assert operations.escalate_due(actor=CLOCKWORK, now=at + timedelta(days=2)) == 0
    told = Escalation.objects.order_by("pk").values_list("task", "unit", "role")
    assert list(told) == [
        (first, between.health.organization_id, "unit_manager"),
        (second, between.ward.organization_id, "unit_manager"),
    ]
    assert logged()[0].action == "tasks.escalate"
    page = queries.task_page(between.health, at + timedelta(days=2), first)
    assert page.row.late and page.row.escalated
    with pytest.raises(NotPermitted):
        operations.escalate_due(actor=between.ward, now=at)


def test_a_new_time_is_told_of_anew(between):
    task = between.send(days=0)
    at = between.now + timedelta(days=2)
    operations.escalate_due(actor=CLOCKWORK, now=at)
    operations.correct_task(
        actor=between.ward, now=at, task_id=task, expected=1, request="Nytt.", text="Mer tid.", days=1
    )
    assert not queries.task_page(between.ward, at, task).row.escalated
    assert operations.escalate_due(actor=CLOCKWORK, now=at + timedelta(days=3)) == 1


def test_the_start_page_counts_and_names_nobody(between, actor_as):
    between.send(days=0)
    between.send()
    (line,) = queries.start_lines(between.health, between.now.date())
    assert (line.text, line.day) == ("2 uppgifter väntar på din enhet", date(2026, 11, 22))
    assert queries.start_lines(between.ward, between.now.date()) == ()
    assert queries.start_lines(actor_as("coordinator"), between.now.date()) == ()
    between.send(to=actor_as("unit_manager", organization="boras_omsorg"), days=0)
    operations.escalate_due(actor=CLOCKWORK, now=between.now + timedelta(days=1))
    head = actor_as("unit_manager", organization="boras_omsorg")
    assert [line.text[:10] for line in queries.start_lines(head, date(2026, 11, 24))] == ["1 uppgift ", "1 uppgift "]


def test_the_list_is_narrowed_and_sorted_by_when_it_is_due(between):
    late, early, other = between.send(days=9), between.send(days=1), between.send(days=3, kind="aids")
    assert box(between, between.health) == [early, other, late]
    assert box(between, between.health, kind="aids") == [other]
    assert box(between, between.health, unit=between.ward.organization_id) == [early, other, late]
    assert box(between, between.health, unit=between.social.organization_id) == []
    assert box(between, between.health, late=True, now=between.now + timedelta(days=2)) == [early]
    found = queries.work_list(between.health, between.now + timedelta(days=5))
    assert (found.total, found.ours, found.late) == (3, 3, 2)


def test_the_tasks_about_a_person(between, a_person):
    first, second = between.send(), between.send(days=1)
    between.do(between.ward, "cancel", second)
    elsewhere = a_person("Bo Berg")
    relate(actor=between.ward, now=between.now, subject=elsewhere, unit=between.ward.organization_id, kind="admitted")
    between.send(subject=elsewhere)
    for actor in (between.ward, between.health):
        assert [row.id for row in queries.tasks_about(actor, between.now, between.subject)] == [first, second]
    assert queries.tasks_about(between.social, between.now, between.subject) == ()


# what the database itself refuses
IMPOSSIBLE = [
    {"state": "lost"},
    {"receiver": "self"},
    {"text": ""},
    {"clock_certainty": "Z"},
    {"state": "done"},
    {"due_at": datetime.fromisoformat("2020-01-01T00:00:00+00:00")},
]


@pytest.mark.parametrize("change", IMPOSSIBLE)
def test_the_database_refuses_an_impossible_task(between, change):
    between.send()
    if change.get("receiver"):
        change = {"receiver": between.ward.organization_id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.update(**change)


def test_the_database_refuses_impossible_parts_of_a_task(between):
    task = Task.objects.get(pk=between.send())
    between.do(between.health, "accept", task.pk)
    step = {
        "subject": between.subject,
        "custodian_id": between.ward.controller_id,
        "unit_id": task.unit_id,
        "task": task,
    }
    step |= {"act": "cancel", "side": "sender", "before": "requested", "after": "cancelled", "at": between.now}
    at = between.now
    for make in (
        lambda: Step.objects.create(**step, number=2),
        lambda: Step.objects.create(**{**step, "side": "middle"}, number=9),
        lambda: Step.objects.create(**{**step, "before": "done"}, number=9),
        lambda: Step.objects.create(**{**step, "act": "correct"}, number=9),
        lambda: Addressing.objects.create(task=task, unit_id=task.unit_id, sent_at=at),
        lambda: Addressing.objects.update(ended_at=at, ended_how="eaten"),
        lambda: Addressing.objects.update(opened_at=at - timedelta(1)),
        lambda: Escalation.objects.create(task=task, unit_id=task.unit_id, role="x", due_at=at, at=at),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()
    clock = {
        "collaboration_id": "sodra_alvsborg",
        "kind": "aids",
        "source": "x",
        "certainty": "B",
        "valid_from": at.date(),
    }
    AgreedClock.objects.create(**clock, days=1)
    for change in (
        {"kind": "aids"},
        {"hours": 1},
        {"days": None},
        {"source": ""},
        {"certainty": "Q"},
        {"valid_to": at.date()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreedClock.objects.create(**{**clock, "kind": "other", "days": 1, **change})
