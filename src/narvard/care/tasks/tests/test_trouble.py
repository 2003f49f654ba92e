"""What happens when things go wrong: broken off in the middle, two at once, another country, a word that is missing."""

import threading
from contextlib import closing
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, connections

from narvard.base.access.operations import relate
from narvard.base.core.actor import command_line
from narvard.care.tasks import operations, queries
from narvard.care.tasks.models import Addressing, Escalation, Step, Task
from narvard.care.tasks.queries.labels import (
    ACTS,
    DONE,
    GROUND_WORDS,
    KINDS,
    LEFT,
    NOT_HANDLED,
    NOT_SENT,
    NOT_SET,
    STATES,
)
from narvard.care.tasks.rules import clocks, grounds, states
from narvard.care.tasks.tests.conftest import Between

CareRelation = apps.get_model("access", "CareRelation")
Consent = apps.get_model("access", "Consent")
Disclosure = apps.get_model("access", "Disclosure")
AuditEvent = apps.get_model("audit", "AuditEvent")
EVERYTHING = (Task, Step, Addressing, Escalation, Disclosure, CareRelation, Consent, AuditEvent)


class Killed(BaseException):
    """The process is gone."""


def held() -> list[object]:
    """All that the database holds of it."""
    return [list(model.objects.order_by("pk").values()) for model in EVERYTHING]


def broken_off(act) -> int:
    """Do it again and again, killed at its first question to the database, its second … until it is let through.

    Answers how many times it was killed, each time with nothing changed.
    """
    before, at = held(), 0
    while True:
        asked = 0

        def kill(execute, sql, params, many, context, last=at):
            nonlocal asked
            asked += 1
            if asked > last:
                raise Killed
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(kill):
                act()
        except Killed:
            assert held() == before, f"killed at question {at}"
            at += 1
        else:
            assert held() != before
            return at


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_all_of_it_is_there_or_none(between):
    agreed = operations.Agreed("oral", "Astrid Linde")
    social = between.social.organization_id
    assert broken_off(lambda: between.send(ground="person_agreed", agreed=agreed)) > 5
    task = Task.objects.get().pk

    def do(actor, act, expected, **given):
        return lambda: between.do(actor, act, task, expected=expected, **given)

    for step in (
        do(between.health, "mis_sent", 1, suggested=social),
        do(between.ward, "forward", 2, to=social, ground="secrecy_assessment"),
        do(between.social, "accept", 3),
        do(between.ward, "correct", 4, request="Även nätter.", days=1),
        do(between.social, "start", 5),
        do(between.social, "finish", 6),
    ):
        assert broken_off(step) > 5


@pytest.mark.django_db
def test_in_norway_by_its_own_law(between):
    ward, health = (replace(actor, country="NO") for actor in (between.ward, between.health))
    task = between.send(actor=ward, to=health, kind="can_receive", days=None, ground="shared_care_no")
    page = between.page(health, task)
    assert page.row.due_at == between.now and page.clock_source == "FOR-2011-11-18-1115 § 10"
    assert page.row.ground == "shared_care_no"
    for act in ("accept", "start", "finish"):
        between.do(health, act, task)
    assert between.page(ward, task).row.state == "done"
    with pytest.raises(queries.TaskNotFound):
        between.page(health, task)
    with pytest.raises(operations.TaskNotSent) as refused:
        between.send(actor=ward, to=health, kind="call_to_sip", ground="shared_care_no")
    assert refused.value.code == "kind_unknown"


def test_every_code_has_words():
    assert set(operations.TaskNotSent.REASONS) == set(NOT_SENT)
    assert set(operations.TaskNotHandled.REASONS) == set(NOT_HANDLED)
    assert set(operations.ClockNotSet.REASONS) == set(NOT_SET)
    assert set(states.State) == set(STATES) and set(states.Act) == set(ACTS) == set(DONE) - {"send"}
    assert {kind for table in clocks.KINDS.values() for kind in table} == set(KINDS)
    assert {code for table in grounds.OFFERED.values() for code in table} <= set(GROUND_WORDS)
    assert set(LEFT) == {"forwarded", "mis_sent"}


MANY = 4
needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time.")


def at_once(act) -> list[object]:
    """What `act(0)`, `act(1)` … answered or raised, begun at the same moment."""
    start, answers = threading.Barrier(MANY), [None] * MANY

    def run(number: int) -> None:
        with closing(connections["default"]):
            start.wait()
            try:
                answers[number] = act(number)
            except Exception as error:
                answers[number] = getattr(error, "code", type(error))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_is_done_and_the_others_are_told(between: Between):
    task = between.send()
    acts = ("accept", "decline", "ask_more", "mis_sent")
    answers = at_once(lambda number: between.do(between.health, acts[number], task, expected=1))
    assert answers.count(None) == 1 and set(answers) <= {None, "stale", queries.TaskNotFound}
    assert Step.objects.filter(task=task).count() == 1


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_same_form_from_several_windows_is_one(between: Between):
    token = UUID(int=5)
    sent = at_once(lambda _number: between.send(token=token))
    assert len(set(sent)) == 1 and Task.objects.count() == 1
    again = uuid4()
    assert at_once(lambda _n: between.do(between.health, "accept", sent[0], expected=1, token=again)) == [None] * MANY
    assert Step.objects.count() == 1


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_time_that_passed_is_told_of_once_also_by_two_commands_at_once(between: Between):
    between.send(days=0)
    later = between.now.replace(year=2027)
    told = at_once(lambda _number: operations.escalate_due(actor=command_line("tasks.escalate"), now=later))
    assert sorted(told) == [0, 0, 0, 1]


@pytest.mark.django_db
def test_someone_who_is_only_told_of_the_person_sees_no_task(between):
    task = between.send()
    relate(
        actor=between.social, now=between.now, subject=between.subject, unit=between.social.organization_id, kind="x"
    )
    with pytest.raises(queries.TaskNotFound):
        between.page(between.social, task)
