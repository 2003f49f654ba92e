"""Who speaks for a person, and what they see; who is the same, with nothing lost."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narvard.base.access.operations import BlockNotChanged, set_block, withdraw_consent
from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor, NotPermitted
from narvard.care.patients.models import Merge, Person, PersonNumber, Representative, Residence
from narvard.care.patients.operations import (
    Agreed,
    NotMerged,
    NotRepresented,
    PersonNotFound,
    Representation,
    add_representative,
    end_representative,
    merge_persons,
    note_death,
    read_person,
    register_person,
    unmerge_persons,
)
from narvard.care.patients.queries import same_person
from narvard.care.patients.rules import representation

pytestmark = pytest.mark.django_db
CHILD_BORN = date(2010, 12, 1)


@pytest.fixture
def sees_persons(monkeypatch):
    """What someone beside a person may see, with this app's own rows in it, so that the gate can be asked here."""
    monkeypatch.setattr(
        representation, "VIEWS", {"plans": ("patients.person",), "contacts": ("patients.representative",)}
    )


def resident(subject) -> Actor:
    """Someone who logs in as themselves."""
    return Actor(user_id=1, name="Bo", role="resident", country="SE", subject=subject, organization_id=0)


def shown_to(subject, now, *, of) -> list:
    return list(seen(resident(subject), now, Person.objects.filter(subject=of)).values_list("ground", flat=True))


def test_a_guardian_sees_until_the_child_comes_of_age(a_person, a_number, nurse, now, sees_persons):
    number = a_number(date(1980, 5, 5))
    parent = a_person("Bo Linde", number=number)
    child = register_person(actor=nurse, now=now, given_name="Elsa", family_name="Linde", birth_date=CHILD_BORN)
    who = Representation("guardian", "Bo Linde", number=number, sees=("plans",), from_date=now.date())
    for _again in range(2):
        row = add_representative(actor=nurse, now=now, subject=child, who=who)
    assert (Representative.objects.get().pk, Representative.objects.get().to_date) == (row, date(2028, 12, 1))
    zone = ZoneInfo("Europe/Stockholm")
    assert shown_to(parent, now, of=child) == ["guardian"]
    assert shown_to(parent, datetime(2028, 11, 30, 23, 59, tzinfo=zone), of=child) == ["guardian"]
    assert shown_to(parent, datetime(2028, 12, 1, tzinfo=zone), of=child) == []
    assert shown_to(uuid4(), now, of=child) == []


def test_a_guardian_cannot_block_or_opt_out_for_a_child(nurse, now):
    """Acceptance check H 12: 2008:355 4:4 and 2022:913 2:3."""
    child = register_person(actor=nurse, now=now, given_name="Elsa", birth_date=CHILD_BORN)
    for unit in (None, nurse.organization_id):
        with pytest.raises(BlockNotChanged):
            set_block(
                actor=nurse, now=now, subject=child, custodian=nurse.controller_id, unit=unit, asked_by="Bo",
                as_guardian=True,
            )  # fmt: skip
    assert not read_person(actor=nurse, now=now, subject=child).blocks


def test_a_relative_sees_while_the_consent_stands(a_person, a_number, nurse, now, sees_persons):
    number = a_number(date(1980, 5, 5))
    relative = a_person("Bo Linde", number=number)
    subject = register_person(actor=nurse, now=now, given_name="Astrid", birth_date=date(1940, 1, 1))
    who = Representation("relative", "Bo Linde", number=number, sees=("plans",), from_date=now.date())
    with pytest.raises(NotRepresented, match="has to agree"):
        add_representative(actor=nurse, now=now, subject=subject, who=who)
    agreed = Agreed("oral", "Astrid", now)
    add_representative(actor=nurse, now=now, subject=subject, who=replace(who, agreed=agreed))
    assert shown_to(relative, now, of=subject) == ["representative"]
    withdraw_consent(actor=nurse, now=now, consent_id=Representative.objects.get().consent_id)
    assert shown_to(relative, now, of=subject) == []


def test_ending_one_role_leaves_what_another_opens(a_person, a_number, nurse, now, sees_persons):
    number = a_number(date(1980, 5, 5))
    man = a_person("Bo Linde", number=number)
    subject = register_person(actor=nurse, now=now, given_name="Astrid", birth_date=date(1940, 1, 1))
    who = Representation(
        "trustee", "Bo Linde", number=number, sees=("plans",), proof="Tingsrätten", from_date=now.date()
    )
    first = add_representative(actor=nurse, now=now, subject=subject, who=who)
    second = add_representative(
        actor=nurse, now=now, subject=subject, who=replace(who, role="power_of_attorney", proof="2024-01-01")
    )
    end_representative(actor=nurse, now=now, subject=subject, representative_id=first)
    assert shown_to(man, now, of=subject) == ["appointed"]
    end_representative(actor=nurse, now=now, subject=subject, representative_id=second)
    assert shown_to(man, now, of=subject) == []
    with pytest.raises(NotRepresented, match="ended already"):
        end_representative(actor=nurse, now=now, subject=subject, representative_id=second)


def test_who_cannot_be_noted(a_number, nurse, now):
    subject = register_person(actor=nurse, now=now, given_name="Astrid", number=(own := a_number()))
    agreed = Agreed("oral", "Astrid", now)
    who = Representation("relative", "Bo", sees=("plans",), agreed=agreed, from_date=now.date())
    for number, message in ((a_number(), "nobody has that number"), (own, "the person themselves")):
        with pytest.raises(NotRepresented, match=message):
            add_representative(actor=nurse, now=now, subject=subject, who=replace(who, number=number))
    note_death(actor=nurse, now=now, subject=subject, on=now.date())
    with pytest.raises(NotRepresented, match="is dead"):
        add_representative(actor=nurse, now=now, subject=subject, who=who)
    with pytest.raises(PersonNotFound):
        add_representative(actor=nurse, now=now, subject=uuid4(), who=who)


def test_the_database_refuses_a_relative_without_consent_and_oneself(nurse, now):
    row = {
        "subject": uuid4(), "custodian_id": nurse.controller_id, "unit_id": nurse.organization_id, "name": "Bo",
        "from_date": now.date(), "noted_at": now, "noted_by": "x",
    }  # fmt: skip
    for wrong in (
        {"role": "relative"},
        {"role": "trustee", "person": row["subject"]},
        {"role": "trustee", "name": ""},
        {"role": "trustee", "to_date": now.date()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Representative.objects.create(**{**row, **wrong})


def everything() -> str:
    rows = [*Person.objects.order_by("pk"), *PersonNumber.objects.order_by("pk"), *Residence.objects.order_by("pk")]
    return serializers.serialize("json", rows)


@pytest.fixture
def five(nurse, now):
    return [
        register_person(actor=nurse, now=now, given_name=f"P{place}", birth_date=date(1940, 1, 1)) for place in range(5)
    ]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("mmu"), st.integers(0, 4), st.integers(0, 4)), max_size=10))
def test_merging_and_taking_apart_in_any_order_loses_nothing(five, manager, now, steps):
    mark = transaction.savepoint()
    before, standing = everything(), {}
    for step, one, other in steps:
        if step == "m":
            try:
                merge = merge_persons(actor=manager, now=now, subject=five[one], other=five[other], reason="ID")
                standing[merge] = {one, other}
            except NotMerged:
                assert five[other] in same_person(manager, five[one])
        elif standing:
            merge = sorted(standing)[one % len(standing)]
            unmerge_persons(actor=manager, now=now, merge_id=merge, reason="Fel")
            del standing[merge]
        assert_groups(manager, five, standing.values())
        assert everything() == before
    for merge in standing:
        unmerge_persons(actor=manager, now=now, merge_id=merge, reason="Fel")
    assert all(same_person(manager, subject) == (subject,) for subject in five)
    transaction.savepoint_rollback(mark)


def assert_groups(manager, five, pairs) -> None:
    """The groups by the plainest way there is: join what touches until nothing does."""
    groups = [{place} for place in range(5)]
    for pair in pairs:
        touching = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [set().union(*touching)]
    for group in groups:
        for place in group:
            assert set(same_person(manager, five[place])) == {five[member] for member in group}


def test_a_merge_is_the_own_organizations_word(five, manager, actor_as, nurse, now, logged):
    merge = merge_persons(actor=manager, now=now, subject=five[0], other=five[1], reason="ID-kort")
    assert {event.patient for event in logged()[:2]} == {five[0], five[1]}
    page = read_person(actor=nurse, now=now, subject=five[0])
    assert [(row.subject, row.merge_id, row.reason) for row in page.same] == [(five[1], merge, "ID-kort")]
    assert same_person(actor_as("care_manager", organization="boras_omsorg"), five[0]) == (five[0],)
    with pytest.raises(NotPermitted):
        merge_persons(actor=nurse, now=now, subject=five[0], other=five[2], reason="x")
    with pytest.raises(NotMerged, match="not said how"):
        merge_persons(actor=manager, now=now, subject=five[0], other=five[2], reason=" ")
    with pytest.raises(PersonNotFound):
        merge_persons(actor=manager, now=now, subject=five[0], other=uuid4(), reason="x")


def test_another_organization_cannot_take_apart(five, manager, actor_as, now):
    merge = merge_persons(actor=manager, now=now, subject=five[0], other=five[1], reason="ID-kort")
    other = actor_as("unit_manager", organization="boras_omsorg")
    with pytest.raises(NotMerged, match="not there"):
        unmerge_persons(actor=other, now=now, merge_id=merge, reason="x")
    assert Merge.objects.get().ended_at is None


def test_the_database_refuses_a_merge_of_one_and_the_same_twice(five, manager, now):
    merge_persons(actor=manager, now=now, subject=five[0], other=five[1], reason="ID-kort")
    row = Merge.objects.get()
    row.pk, row.key = None, uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.other = row.subject
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
