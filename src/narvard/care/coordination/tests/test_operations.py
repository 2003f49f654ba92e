"""Naming, ending, replacing and listing: what is saved, what is refused, and what the log says."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access.operations import NotDisclosed, relate
from narvard.base.access.queries import world_of
from narvard.base.core.actor import NotPermitted
from narvard.care.coordination import operations, queries
from narvard.care.coordination.models import FrailtyMark, Listing, NamedContact, Staffing
from narvard.care.coordination.operations import ContactNotFound, NotSaved, PersonNotReached, Practitioner
from narvard.care.coordination.queries.gaps import GapRow, gap_counts, gap_rows
from narvard.care.coordination.queries.unit import load_of
from narvard.care.coordination.tests.conftest import NURSE

pytestmark = pytest.mark.django_db
DOCTOR = Practitioner("Per Hagman", "physician", "SE2321000131-P0001")


def refused(save) -> str:
    with pytest.raises(NotSaved) as found, transaction.atomic():
        save()
    return found.value.code


def gaps_of(actor, at) -> tuple[GapRow, ...]:
    return gap_rows(actor, at, "health_centre", gap_counts(actor, at, "health_centre"), 1)


@pytest.fixture
def named(nurse, patient, now):
    """A person with a care contact at Linden: (subject, id)."""
    subject = patient(nurse)
    made = operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    return subject, made


def test_a_contact_is_named_with_the_time_when_it_was_decided(nurse, named, now, logged):
    subject, made = named
    (row,) = queries.contacts_of(nurse, now, subject)
    assert (row.id, row.name, row.role, row.mine) == (made, "Anna Löfving", "care_contact", True)
    assert (row.appointed_at, row.from_date, row.to_date) == (now, now.date(), None)
    assert row.ground == "own_unit"
    event = next(event for event in logged() if event.action == "coordination.appoint")
    assert (event.patient, event.legal_basis, event.unit) == (subject, "2008:355 4:1", "Vårdcentralen Linden")
    assert "Löfving" not in event.payload.replace(nurse.name, "")


def test_the_same_appointment_twice_changes_nothing_twice(nurse, named, now, logged):
    subject, made = named
    events = len(logged())
    again = operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    assert (again, len(logged()), NamedContact.objects.count()) == (made, events, 1)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"role": "physician"}, "wrong_profession"),
        ({"role": "coordinator"}, "role_unknown"),
        ({"role": "social_care_contact"}, "wrong_unit"),
        ({"life_threatening": True}, "physician_needed"),
        ({"practitioner": Practitioner(" ", "nurse")}, "name_missing"),
        ({"practitioner": Practitioner("Eva", "nurse", "SE123")}, "number_malformed"),
        ({"appointed_at": timedelta(minutes=1)}, "appointed_later"),
        ({"practitioner": Practitioner("Eva Ek", "nurse")}, "standing"),
        ({"practitioner": Practitioner("Eva Ek", "nurse"), "from_date": date(2026, 11, 1)}, "standing"),
    ],
)
def test_what_the_law_or_the_others_do_not_allow_is_refused(nurse, named, now, more, code):
    subject, _made = named
    given = {"role": "care_contact", "practitioner": NURSE, **more}
    if "appointed_at" in given:
        given["appointed_at"] = now + given["appointed_at"]
    assert refused(lambda: operations.appoint(actor=nurse, now=now, subject=subject, **given)) == code
    assert NamedContact.objects.count() == 1


def test_a_person_whom_the_unit_does_not_know_is_not_there(nurse, a_person, now):
    for subject in (a_person(), uuid4()):
        with pytest.raises(PersonNotReached):
            operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)


def test_another_unit_sees_nothing_until_it_is_told(nurse, named, actor_as, now):
    subject, made = named
    ward = actor_as("ward_nurse", organization="sas_medicin")
    assert queries.contacts_of(ward, now, subject) == ()
    operations.share_contact(actor=nurse, now=now, contact_id=made, to=[ward.organization_id])
    (row,) = queries.contacts_of(ward, now, subject)
    assert (row.name, row.mine, row.ground) == ("Anna Löfving", False, "secrecy_assessment")
    with pytest.raises(ContactNotFound):
        operations.end_contact(actor=ward, now=now, contact_id=made, on=now.date(), reason="not_needed")


def test_the_same_care_contact_may_stand_at_two_units_that_know_nothing_of_each_other(named, actor_as, patient, now):
    """A refusal would tell the second of the first."""
    subject, _made = named
    other = actor_as("primary_care_nurse", organization="vc_eken")
    relate(actor=other, now=now, subject=subject, unit=other.organization_id, kind="asked")
    NamedContact.objects.update(custodian=other.organization_id)
    operations.appoint(actor=other, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    assert NamedContact.objects.count() == 2


def test_telling_others_on_appointment_names_the_ground(nurse, patient, actor_as, now):
    subject = patient(nurse)
    ward = actor_as("ward_nurse", organization="sas_medicin")
    operations.appoint(
        actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE,
        disclose_to=[ward.organization_id],
    )  # fmt: skip
    assert [row.ground for row in queries.contacts_of(ward, now, subject)] == ["secrecy_assessment"]


def test_an_unknown_ground_leaves_nothing(nurse, patient, actor_as, now):
    subject = patient(nurse)
    with pytest.raises(NotDisclosed), transaction.atomic():
        operations.appoint(
            actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE,
            disclose_to=[nurse.organization_id + 1], ground="individual_plan_no",
        )  # fmt: skip
    assert not NamedContact.objects.exists()


def test_in_norway_the_coordinator_is_named_and_the_ground_is_norwegian(actor_as, patient, now):
    nurse = replace(actor_as("municipal_nurse", organization="boras_halsovard"), country="NO")
    subject = patient(nurse)
    operations.appoint(
        actor=nurse, now=now, subject=subject, role="coordinator",
        practitioner=Practitioner("Marit Skaug", "nurse", "1234567"),
    )  # fmt: skip
    (row,) = queries.contacts_of(nurse, now, subject)
    assert (row.role, row.ground) == ("coordinator", "own_unit_no")


def test_the_person_sees_their_own(nurse, named, actor_as, now):
    subject, _made = named
    person = replace(actor_as("resident"), subject=subject)
    assert [row.ground for row in queries.contacts_of(person, now, subject)] == ["own_data"]
    stranger = replace(person, subject=uuid4())
    assert queries.contacts_of(stranger, now, subject) == ()


@pytest.mark.parametrize(("hours", "found"), [(-1, 0), (0, 0), (1, 1)])
def test_appointed_before_a_moment(nurse, named, now, hours, found):
    """ "Before the discharge" is strictly before."""
    subject, _made = named
    moment = now + timedelta(hours=hours)
    assert len(queries.appointed_before(nurse, now, subject, moment)) == found


def test_the_care_contact_at_a_unit_on_a_day(nurse, named, now):
    subject, made = named
    unit = nurse.organization_id
    assert queries.care_contact_at(nurse, subject, unit, now).id == made
    assert queries.care_contact_at(nurse, subject, unit, now - timedelta(days=1), now=now) is None
    assert queries.care_contact_at(nurse, subject, unit + 1, now) is None


def test_replacing_ends_one_and_names_another_on_the_same_day(nurse, named, now):
    subject, made = named
    later = now + timedelta(days=3)
    operations.replace_contact(actor=nurse, now=later, contact_id=made, practitioner=Practitioner("Eva Ek", "nurse"))
    rows = queries.contacts_of(nurse, later, subject, history=True)
    assert [(row.name, row.from_date, row.to_date, row.end_reason) for row in rows] == [
        ("Eva Ek", later.date(), None, ""),
        ("Anna Löfving", now.date(), later.date(), "replaced"),
    ]
    again = lambda: operations.replace_contact(actor=nurse, now=later, contact_id=made, practitioner=NURSE)  # noqa: E731
    assert refused(again) == "ended"


@pytest.mark.parametrize(("days", "reason", "code"), [(1, "moved", "ends_later"), (-1, "moved", "ends_before_start")])
def test_a_contact_ends_within_its_time(nurse, named, now, days, reason, code):
    on = now.date() + timedelta(days=days)
    end = lambda: operations.end_contact(actor=nurse, now=now, contact_id=named[1], on=on, reason=reason)  # noqa: E731
    assert refused(end) == code


def test_one_named_by_mistake_was_contact_for_no_day_and_another_can_be_named(nurse, named, now):
    subject, made = named
    operations.end_contact(actor=nurse, now=now, contact_id=made, on=now.date(), reason="corrected")
    assert queries.contacts_of(nurse, now, subject) == ()
    operations.appoint(
        actor=nurse, now=now, subject=subject, role="care_contact", practitioner=Practitioner("Eva Ek", "nurse")
    )
    assert len(queries.contacts_of(nurse, now, subject)) == 1


def test_the_relation_ends_with_the_last_contact(nurse, named, now):
    subject, made = named

    def running() -> int:
        return sum(1 for r in world_of([subject]).relations if r.to_at is None)

    assert running() == 2
    operations.end_contact(actor=nurse, now=now, contact_id=made, on=now.date(), reason="not_needed")
    assert running() == 1


def test_who_leaves_leaves_a_gap_for_each_person_until_it_is_closed(nurse, patient, now):
    subjects = [patient(nurse, f"Person {n}") for n in range(3)]
    for subject in subjects:
        operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    later = now + timedelta(days=5)
    leave = lambda: operations.practitioner_left(actor=nurse, now=later, name="anna löfving", on=later.date())  # noqa: E731
    assert (leave(), sum(gap_counts(nurse, later, "health_centre"))) == (3, 3)
    assert refused(leave) == "nobody_left"
    gaps = gaps_of(nurse, later)
    assert {(row.gap, row.about, row.role, row.ground) for row in gaps} == {
        ("contact_left", "Anna Löfving", "care_contact", "own_unit")
    }
    operations.appoint(
        actor=nurse, now=later, subject=subjects[0], role="care_contact", practitioner=Practitioner("Eva Ek", "nurse")
    )
    operations.settle_gap(actor=nurse, now=later, contact_id=gaps[1].contact_id)
    operations.settle_gap(actor=nurse, now=later, contact_id=gaps[1].contact_id)
    assert sum(gap_counts(nurse, later, "health_centre")) == 1


def test_only_a_gap_can_be_settled(nurse, named, now):
    assert refused(lambda: operations.settle_gap(actor=nurse, now=now, contact_id=named[1])) == "not_left"


def test_a_frail_person_without_a_contact_stands_in_the_list_until_one_is_named(nurse, patient, now):
    subject = patient(nurse)
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Över 80, tre diagnoser")
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Över 80, tre diagnoser")
    assert [row.gap for row in gaps_of(nurse, now)] == ["frail_without"]
    other = lambda: operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Annat")  # noqa: E731
    assert refused(other) == "marked_already"
    operations.appoint(actor=nurse, now=now, subject=subject, role="physician", practitioner=DOCTOR)
    assert sum(gap_counts(nurse, now, "health_centre")) == 0


def test_a_mark_needs_a_criterion_and_can_be_taken_away(nurse, patient, now):
    subject = patient(nurse)
    assert refused(lambda: operations.mark_frail(actor=nurse, now=now, subject=subject, criterion=" ")) == (
        "criterion_missing"
    )
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Fallit tre gånger")
    operations.end_frailty(actor=nurse, now=now, subject=subject)
    operations.end_frailty(actor=nurse, now=now, subject=subject)
    assert sum(gap_counts(nurse, now, "health_centre")) == 0


def test_a_frail_person_whose_contact_left_stands_in_the_list_once(nurse, named, now):
    subject, _made = named
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Fallit tre gånger")
    later = now + timedelta(days=1)
    operations.practitioner_left(actor=nurse, now=later, name="Anna Löfving", on=later.date())
    assert [row.gap for row in gaps_of(nurse, later)] == ["contact_left"]


def test_the_list_is_the_own_units_only(nurse, patient, actor_as, now):
    operations.mark_frail(actor=nurse, now=now, subject=patient(nurse), criterion="Fallit tre gånger")
    other = actor_as("primary_care_nurse", organization="vc_eken")
    assert sum(gap_counts(other, now, "health_centre")) == 0


def test_the_letter_is_noted_once(nurse, named, now):
    note = lambda how: operations.note_letter_sent(actor=nurse, now=now, contact_id=named[1], how=how)  # noqa: E731
    note("post")
    note("post")
    assert refused(lambda: note("handed")) == "already_sent"
    assert queries.contact(nurse, now, named[1]).letter_at == now


def test_a_listing_elsewhere_within_the_custodian_ends(nurse, patient, actor_as, now):
    subject = patient(nurse)
    operations.list_person(actor=nurse, now=now, subject=subject, from_date=date(2026, 1, 1))
    other = actor_as("primary_care_nurse", organization="vc_eken")
    relate(actor=other, now=now, subject=subject, unit=other.organization_id, kind="asked")
    operations.list_person(actor=other, now=now, subject=subject, from_date=date(2026, 11, 1))
    rows = Listing.objects.order_by("from_date").values_list("from_date", "to_date")
    assert list(rows) == [(date(2026, 1, 1), date(2026, 11, 1)), (date(2026, 11, 1), None)]


def test_a_third_change_needs_a_special_reason(nurse, patient, now):
    subject = patient(nurse)

    def listed(day: date, reason: str = "") -> int:
        return operations.list_person(actor=nurse, now=now, subject=subject, from_date=day, special_reason=reason)

    first = listed(date(2026, 1, 1))
    assert listed(date(2026, 1, 1)) == first
    assert refused(lambda: listed(date(2026, 2, 1))) == "listed_already"
    for month in (2, 3):
        operations.end_listing(actor=nurse, now=now, subject=subject, on=date(2026, month, 1))
        listed(date(2026, month, 1))
    operations.end_listing(actor=nurse, now=now, subject=subject, on=date(2026, 4, 1))
    assert refused(lambda: listed(date(2026, 4, 1))) == "too_many_changes"
    listed(date(2026, 4, 1), "Har flyttat tillbaka.")
    assert Listing.objects.count() == 4


def test_only_a_health_centre_lists(actor_as, patient, now):
    nurse = actor_as("municipal_nurse", organization="boras_halsovard")
    subject = patient(nurse)
    listed = lambda: operations.list_person(actor=nurse, now=now, subject=subject, from_date=now.date())  # noqa: E731
    assert refused(listed) == "wrong_unit"


def test_load_of_the_own_list(nurse, manager, patient, now):
    operations.list_person(actor=nurse, now=now, subject=patient(nurse), from_date=date(2026, 1, 1))
    assert load_of(nurse, now).index is None
    operations.set_capacity(actor=manager, now=now, from_date=date(2026, 1, 1), specialists=0, trainees=1)
    load = load_of(nurse, now)
    assert (load.listed, load.room, load.index, load.full) == (1, 5, pytest.approx(1 / 5.5), False)
    operations.set_capacity(actor=manager, now=now, from_date=now.date(), specialists=100, trainees=0, limit=1)
    assert load_of(nurse, now).full


def test_staffing_of_two_at_once_is_not_lost(manager, now):
    given = {"actor": manager, "now": now, "from_date": now.date(), "trainees": 0}
    first = operations.set_capacity(**given, specialists=100)
    assert operations.set_capacity(**given, specialists=100) == first
    assert refused(lambda: operations.set_capacity(**given, specialists=200)) == "staffing_set"
    operations.set_capacity(**given, specialists=200, expected=first)
    assert Staffing.objects.get().specialists == 200


@pytest.mark.parametrize("role", ["resident", "coordinator", "economist"])
def test_those_who_do_not_meet_the_person_name_nobody(actor_as, now, role):
    actor = actor_as(role)
    with pytest.raises(NotPermitted):
        operations.appoint(actor=actor, now=now, subject=uuid4(), role="care_contact", practitioner=NURSE)
    with pytest.raises(NotPermitted):
        operations.read_unit(actor=actor, now=now)


def contact(nurse, **more):
    fields = {
        "subject": uuid4(), "custodian_id": nurse.controller_id, "unit_id": nurse.organization_id,
        "role": "care_contact", "name": "Anna", "search_key": "anna", "profession": "nurse", "source": "appointed",
        "from_date": date(2026, 1, 1), "appointed_at": "2026-01-01T08:00Z", "registered_at": "2026-01-01T08:00Z",
        "by_name": "x",
    }  # fmt: skip
    return NamedContact(**fields | more)


@pytest.mark.parametrize(
    "more",
    [
        {"role": "friend"},
        {"name": ""},
        {"role": "physician"},
        {"profession": "plumber"},
        {"source": "guessed"},
        {"to_date": date(2026, 2, 1)},
        {"to_date": date(2025, 12, 31), "end_reason": "left", "ended_at": "2026-01-01T08:00Z"},
        {"to_date": date(2026, 2, 1), "end_reason": "bored", "ended_at": "2026-01-01T08:00Z"},
        {"letter_how": "post"},
    ],
)
def test_the_database_refuses_what_must_not_be(nurse, more):
    with pytest.raises(IntegrityError), transaction.atomic():
        contact(nurse, **more).save()


def test_the_database_refuses_two_of_a_role_on_one_day(nurse):
    subject = uuid4()
    contact(nurse, subject=subject).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        contact(nurse, subject=subject, from_date=date(2026, 3, 1)).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        FrailtyMark.objects.create(
            subject=subject, custodian_id=nurse.controller_id, unit_id=nurse.organization_id, criterion="",
            from_date=date(2026, 1, 1), registered_at="2026-01-01T08:00Z", by_name="x",
        )  # fmt: skip
