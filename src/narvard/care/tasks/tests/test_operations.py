"""What is done with tasks: who sees them, on which ground, and that nothing is lost."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps

from narvard.base.access.operations import set_block
from narvard.base.core.actor import NotPermitted, command_line
from narvard.base.organizations.queries import organizations
from narvard.care.tasks import operations, queries
from narvard.care.tasks.models import AgreedClock, Step, Task

CareRelation = apps.get_model("access", "CareRelation")
Consent = apps.get_model("access", "Consent")
Disclosure = apps.get_model("access", "Disclosure")
pytestmark = pytest.mark.django_db
CLOCKWORK = command_line("tasks.escalate")


def box(between, actor, name="ours", now=None, **wanted):
    found = queries.work_list(actor, now or between.now, queries.Wanted(box=name, **wanted))
    return [row.id for row in found.rows]


def test_a_task_that_is_sent_waits_at_the_receiver_and_nobody_else_sees_it(between, logged):
    task = between.send()
    assert box(between, between.health) == [task] and box(between, between.ward) == []
    assert box(between, between.ward, "theirs") == [task]
    assert box(between, between.social) == box(between, between.social, "theirs") == []
    with pytest.raises(queries.TaskNotFound):
        between.page(between.social, task)
    row = between.page(between.health, task).row
    assert (row.person.name, row.from_name, row.ours, row.late) == (
        "Astrid Linde",
        "Medicinavdelningen, SÄS",
        True,
        False,
    )
    assert row.due_day == date(2026, 11, 24) and row.ground == "secrecy_assessment"
    sent = next(event for event in logged() if event.action == "tasks.send")
    assert (sent.patient, sent.legal_basis) == (between.subject, "OSL 25:1, 26:1")
    assert "Behöver" not in sent.payload


def test_from_request_to_done(between, logged):
    task = between.send()
    for actor, act, state in (
        (between.health, "ask_more", "asked_for_more"),
        (between.ward, "answer", "requested"),
        (between.health, "accept", "accepted"),
        (between.health, "start", "under_way"),
        (between.health, "finish", "done"),
    ):
        between.do(actor, act, task)
        assert between.page(actor, task).row.state == state
    for actor in (between.ward, between.health):
        page = between.page(actor, task)
        assert [step.act for step in page.steps] == ["ask_more", "answer", "accept", "start", "finish"]
        assert page.acts == () and page.row.closed_at == between.now
        assert box(between, actor, "closed") == [task]
    assert {"tasks.accept", "tasks.finish"} <= {event.action for event in logged()}


def test_who_takes_it_on_takes_part_in_the_care_until_it_is_done(between):
    def takes_part():
        rows = CareRelation.objects.filter(unit=between.health.organization_id, to_at=None)
        return rows.filter(subject=between.subject).exists()

    first, second = between.send(), between.send()
    assert not takes_part()
    for task in (first, second):
        between.do(between.health, "accept", task)
        between.do(between.health, "start", task)
    between.do(between.health, "finish", first)
    assert takes_part()
    between.do(between.ward, "cancel", second)
    assert not takes_part()


# what is sent · why it is not
UNSENT = [
    ({"text": "  "}, "text_missing"),
    ({"kind": "can_receive"}, "kind_unknown"),
    ({"days": None}, "due_missing"),
    ({"days": 400}, "due_impossible"),
    ({"days": -1}, "due_impossible"),
    ({"kind": "call_to_sip", "days": 4}, "due_too_late"),
    ({"ground": "person_agreed"}, "consent_missing"),
    ({"ground": "own_custodian"}, "ground_unfit"),
    ({"ground": "shared_care_no"}, "ground_unknown"),
    ({"ground": "of_my_own"}, "ground_unknown"),
    ({"subject": uuid4()}, "person_unknown"),
    ({"ground": "person_agreed", "agreed": operations.Agreed("oral", " ")}, "consent_missing"),
]


@pytest.mark.parametrize(("given", "code"), UNSENT)
def test_what_cannot_be_sent_leaves_nothing(between, given, code):
    with pytest.raises(operations.TaskNotSent, match="because") as refused:
        between.send(**given)
    assert refused.value.code == code
    assert not Task.objects.exists() and not Disclosure.objects.exists() and not Consent.objects.exists()


def test_a_task_goes_to_a_unit_that_meets_people_and_not_to_ones_own(between):
    for to in (between.ward.organization_id, between.ward.controller_id, 0):
        with pytest.raises(operations.TaskNotSent) as refused:
            operations.send_task(
                actor=between.ward, now=between.now, subject=between.subject, to=to, kind="aids", text="En rollator.",
                days=1, ground="secrecy_assessment",
            )  # fmt: skip
        assert refused.value.code == "unit_unknown"


def test_the_time_is_the_laws_unless_a_shorter_one_is_given(between):
    lawful = between.page(between.ward, between.send(kind="call_to_sip", days=None))
    assert lawful.row.due_day == date(2026, 11, 25) and (lawful.clock_source, lawful.certainty) == ("2017:612 4:3", "A")
    own = between.page(between.ward, between.send(kind="call_to_sip", days=1))
    assert own.row.due_day == date(2026, 11, 23) and own.clock_source == ""
    exact = between.page(
        between.ward, between.send(kind="call_to_sip", days=None, due=between.now + timedelta(hours=5))
    )
    assert exact.row.due_day is None and exact.row.due_at == between.now + timedelta(hours=5)


def test_an_agreement_goes_before_custom_and_never_past_the_law(between, actor_as):
    office = actor_as("coordinator")

    def agree(**given):
        whole = {"kind": "home_visit", "valid_from": date(2026, 1, 1), "source": "Riktlinje 7", "certainty": "B"}
        operations.agree_clock(actor=office, now=between.now, **{**whole, **given})

    agree(days=2, roll_to_weekday=True)
    page = between.page(between.ward, between.send(kind="home_visit", days=None))
    assert (page.row.due_day, page.clock_source, page.certainty) == (date(2026, 11, 24), "Riktlinje 7", "B")
    agree(hours=12, valid_from=date(2026, 12, 1))
    assert list(AgreedClock.objects.values_list("valid_to", flat=True)) == [date(2026, 12, 1), None]
    for given, code in (
        ({"hours": 3, "days": 3}, "half"),
        ({}, "half"),
        ({"kind": "tea", "days": 3}, "kind_unknown"),
        ({"days": 3, "source": " "}, "source_missing"),
        ({"days": 3, "valid_from": date(2026, 12, 1)}, "earlier"),
        ({"kind": "call_to_sip", "days": 4}, "later_than_law"),
    ):
        with pytest.raises(operations.ClockNotSet) as refused:
            agree(**given)
        assert refused.value.code == code
    with pytest.raises(NotPermitted):
        operations.agree_clock(
            actor=between.ward, now=between.now, kind="aids", days=1, source="x", certainty="B",
            valid_from=date(2026, 1, 1),
        )  # fmt: skip


def test_with_the_persons_consent_and_when_it_is_withdrawn(between):
    task = between.send(ground="person_agreed", agreed=operations.Agreed("oral", "Astrid Linde"))
    consent = Consent.objects.get()
    assert (consent.scope, consent.to_whom, consent.how) == ("transfer", "Borås Stad, hemsjukvården", "oral")
    assert box(between, between.health) == [task]
    Consent.objects.update(withdrawn_at=between.now)
    assert box(between, between.health) == [] and box(between, between.ward, "theirs") == [task]


def test_the_same_form_twice_is_one_task_and_one_step(between):
    token = uuid4()
    assert between.send(token=token) == between.send(token=token)
    task = Task.objects.get().pk
    again = uuid4()
    for _time in range(2):
        between.do(between.health, "accept", task, expected=1, token=again)
    assert Step.objects.count() == 1
    away = between.send()
    gone = uuid4()
    for _time in range(2):
        between.do(between.health, "mis_sent", away, expected=1, token=gone)
    assert Step.objects.filter(task=away).count() == 1


def test_of_two_who_act_at_once_the_second_is_told_and_nothing_is_lost(between):
    task = between.send()
    between.do(between.ward, "correct", task, request="Behöver hjälp hemma, även nätter.")
    with pytest.raises(operations.TaskNotHandled) as refused:
        between.do(between.health, "decline", task, expected=1)
    assert refused.value.code == "stale"
    assert between.page(between.health, task).row.text == "Behöver hjälp hemma, även nätter."


# from · what · why not
UNHANDLED = [
    ("ward", "accept", {}, "not_yours"),
    ("health", "answer", {}, "not_yours"),
    ("health", "start", {}, "not_now"),
    ("health", "decline", {"text": " "}, "text_missing"),
    ("ward", "correct", {"request": "Behöver hjälp hemma."}, "unchanged"),
    ("ward", "correct", {"request": " "}, "unchanged"),
    ("ward", "cancel", {"text": ""}, "text_missing"),
]


@pytest.mark.parametrize(("who", "act", "given", "code"), UNHANDLED)
def test_what_cannot_be_done_changes_nothing(between, who, act, given, code):
    task = between.send()
    with pytest.raises(operations.TaskNotHandled, match="because") as refused:
        between.do(getattr(between, who), act, task, **given)
    assert refused.value.code == code
    assert not Step.objects.exists() and Task.objects.get().revision == 1


def test_for_others_the_task_is_not_there_to_act_on(between):
    task = between.send()
    with pytest.raises(queries.TaskNotFound):
        between.do(between.social, "accept", task, expected=1)


def test_a_correction_keeps_what_was_asked_and_is_opened_anew(between):
    task = between.send()
    operations.read_task(actor=between.health, now=between.now, task_id=task)
    between.do(between.ward, "correct", task, request="Behöver rullstol.", text="Fel hjälpmedel.", days=0)
    page = between.page(between.health, task)
    assert (page.row.text, page.version, page.steps[0].replaced) == ("Behöver rullstol.", 2, "Behöver hjälp hemma.")
    assert page.row.due_day == between.now.date()
    assert not between.page(between.ward, task).receipts[0].opened_latest
    operations.read_task(actor=between.health, now=between.now, task_id=task)
    assert between.page(between.ward, task).receipts[0].opened_latest


def test_the_receipt_says_when_it_was_opened_and_reading_is_logged(between, logged):
    task = between.send()
    assert between.page(between.ward, task).row.opened_at is None
    later = between.now + timedelta(hours=1)
    operations.read_task(actor=between.ward, now=later, task_id=task)
    assert between.page(between.ward, task).row.opened_at is None
    operations.read_task(actor=between.health, now=later, task_id=task)
    operations.read_task(actor=between.health, now=later + timedelta(hours=1), task_id=task)
    assert between.page(between.ward, task).row.opened_at == later
    assert between.page(between.health, task).receipts == ()
    read = logged()[0]
    assert (read.action, read.patient, read.legal_basis) == ("tasks.read", between.subject, "OSL 25:1, 26:1")


def test_a_task_that_is_sent_on_leaves_only_that_it_was(between):
    task = between.send()
    between.do(between.health, "ask_more", task)
    between.do(between.ward, "answer", task, text="Hon bor ensam.")
    between.do(
        between.ward, "forward", task, to=between.social.organization_id, ground="person_agreed",
        agreed=operations.Agreed("oral", "Astrid Linde"), text="Detta är bistånd.",
    )  # fmt: skip
    assert box(between, between.health) == box(between, between.health, "theirs") == []
    with pytest.raises(queries.TaskNotFound):
        between.page(between.health, task)
    left = queries.work_list(between.health, between.now, queries.Wanted(box="closed")).left
    assert [(row.id, row.how, row.from_name) for row in left] == [(task, "forwarded", "Medicinavdelningen, SÄS")]
    page = between.page(between.social, task)
    assert [(step.act, step.text) for step in page.steps] == [
        ("answer", "Hon bor ensam."),
        ("forward", "Detta är bistånd."),
    ]
    assert [row.how for row in between.page(between.ward, task).receipts] == ["forwarded", ""]
    assert Step.objects.get(act="ask_more").custodian_id == between.health.controller_id


def test_a_mis_sent_task_is_gone_from_the_receiver_and_back_with_the_sender(between):
    task = between.send()
    between.do(between.health, "mis_sent", task, suggested=between.social.organization_id)
    with pytest.raises(queries.TaskNotFound):
        between.page(between.health, task)
    assert box(between, between.ward) == [task]
    page = between.page(between.ward, task)
    assert (page.suggested_name, page.main) == ("Borås Stad, biståndsenheten", "forward")
    between.do(between.ward, "forward", task, to=between.social.organization_id, ground="secrecy_assessment")
    assert box(between, between.social) == [task] and not Disclosure.objects.filter(
        recipient=between.health.organization_id, to_at=None, kind="tasks.task"
    )
    with pytest.raises(operations.TaskNotHandled) as refused:
        between.do(between.ward, "forward", task, to=between.social.organization_id, ground="secrecy_assessment")
    assert refused.value.code == "same_unit"


def test_the_sender_that_sees_its_mistake_closes_it_at_once(between):
    task = between.send()
    between.do(between.ward, "mis_sent", task)
    assert not Disclosure.objects.filter(recipient=between.health.organization_id, to_at=None).exists()
    between.do(between.ward, "cancel", task)
    assert box(between, between.health, "closed") == []
    assert queries.work_list(between.health, between.now, queries.Wanted(box="closed")).left[0].how == "mis_sent"


def unit(between, code):
    """Someone at a unit that the tests have nobody at: as far as a sender knows, its id."""
    row = next(row for row in organizations(between.ward) if row.code == code)
    return replace(between.ward, organization_id=row.id, controller_id=row.controller_id)


def test_between_units_of_one_organization_the_receiver_takes_part_while_it_is_asked(between, actor_as):
    surgery = unit(between, "sas_kirurgi")
    task = between.send(to=surgery, ground="own_custodian")
    assert between.page(surgery, task).row.ground == "own_custodian"
    with pytest.raises(queries.TaskNotFound):
        between.page(actor_as("ward_nurse", organization="sas_psykiatri"), task)
    between.do(surgery, "accept", task)
    assert [step.act for step in between.page(between.ward, task).steps] == ["accept"]
    between.do(between.ward, "cancel", task)
    with pytest.raises(queries.TaskNotFound):
        between.page(surgery, task)


def test_a_block_inside_the_hospital_stops_the_task_unless_the_person_agrees(between):
    ward = between.ward
    where = {"custodian": ward.controller_id, "unit": ward.organization_id}
    set_block(actor=ward, now=between.now, subject=between.subject, asked_by="Astrid Linde", **where)
    with pytest.raises(operations.TaskNotSent) as refused:
        between.send(to=unit(between, "sas_kirurgi"), ground="own_custodian")
    assert refused.value.code == "blocked" and not Task.objects.exists()
    agreed = operations.Agreed("oral", "Astrid Linde")
    assert between.send(to=unit(between, "sas_kirurgi"), ground="person_agreed", agreed=agreed)


def test_one_who_only_reads_may_do_nothing(between, actor_as):
    for actor in (actor_as("economist"), actor_as("resident")):
        with pytest.raises(NotPermitted):
            queries.work_list(actor, between.now)
        with pytest.raises(NotPermitted):
            between.send(actor=actor)
