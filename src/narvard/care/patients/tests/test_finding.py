"""Finding people: by number in the register and for a purpose, by name only among those whom something reaches."""

from datetime import date
from uuid import uuid4

import pytest

from narvard.base.access.operations import disclose, end_relation, relate, set_block
from narvard.base.core.actor import NotPermitted
from narvard.care.patients.models import Person
from narvard.care.patients.operations import (
    NotLookedUp,
    PersonNotFound,
    find_people,
    look_up,
    read_person,
    register_person,
    take_up,
)

pytestmark = pytest.mark.django_db
BORN = date(1940, 1, 1)


def names(page) -> list[str]:
    return [row.identity.name for row in page.rows]


def test_the_register_is_found_by_number_and_never_by_name(a_person, a_number, actor_as, now, logged):
    nurse, number = actor_as("ward_nurse"), a_number()
    subject = a_person(number=number)
    assert names(find_people(actor=nurse, now=now, text="astrid")) == []
    found = look_up(actor=nurse, now=now, number=number, purpose="care")
    assert (found.identity.subject, found.identity.name, found.open) == (subject, "Astrid Linde", False)
    event = logged()[0]
    assert (event.action, event.patient, event.legal_basis) == ("patients.look_up", subject, "2001:182 1:4")
    assert '"purpose":"care"' in event.payload.replace(" ", "")
    assert number[2:] not in event.payload
    with pytest.raises(PersonNotFound):
        read_person(actor=nurse, now=now, subject=subject)


def test_looking_up_needs_a_purpose_and_the_right(a_number, actor_as, now):
    with pytest.raises(NotLookedUp, match="not said what for"):
        look_up(actor=actor_as("ward_nurse"), now=now, number=a_number(), purpose="")
    with pytest.raises(NotPermitted):
        look_up(actor=actor_as("coordinator"), now=now, number=a_number(), purpose="care")


def test_a_person_is_taken_up_once_and_then_found_by_name(a_person, a_number, actor_as, now):
    nurse, number = actor_as("ward_nurse"), a_number()
    subject = a_person(number=number)
    for _again in range(2):
        assert take_up(actor=nurse, now=now, number=number, purpose="care") == subject
    assert Person.objects.filter(source="own").count() == 1
    for text in ("astrid", "ASTRID LIND", "lind", "linde astrid"):
        assert names(find_people(actor=nurse, now=now, text=text)) == ["Astrid Linde"]
    assert names(find_people(actor=nurse, now=now, text="strid")) == []
    assert take_up(actor=nurse, now=now, number=a_number(), purpose="care") is None


def test_one_whose_care_the_unit_takes_part_in_is_found_while_it_does(a_person, actor_as, now, logged):
    nurse = actor_as("ward_nurse")
    subject = a_person()
    relate(actor=nurse, now=now, subject=subject, unit=nurse.organization_id, kind="admitted")
    assert names(find_people(actor=nurse, now=now, text="linde")) == ["Astrid Linde"]
    listed = next(event for event in logged() if event.action == "patients.list")
    assert (listed.patient, listed.legal_basis) == (subject, "2008:355 4:1")
    assert read_person(actor=nurse, now=now, subject=subject).identity.subject == subject
    end_relation(actor=nurse, now=now, subject=subject, unit=nurse.organization_id, kind="admitted")
    assert names(find_people(actor=nurse, now=now, text="linde")) == []


def test_one_of_whom_something_was_disclosed_is_found_and_others_are_not(actor_as, now):
    ward, care = actor_as("ward_nurse"), actor_as("care_manager", organization="boras_omsorg")
    mark = actor_as("care_manager", organization="mark_omsorg")
    subject = register_person(actor=ward, now=now, given_name="Astrid", family_name="Linde", birth_date=BORN)
    row = Person.objects.get(subject=subject)
    disclose(actor=ward, now=now, rows=[row], ground="admission_notice", to=[care.organization_id])
    assert names(find_people(actor=care, now=now, text="linde")) == ["Astrid Linde"]
    assert names(find_people(actor=mark, now=now, text="linde")) == []
    with pytest.raises(PersonNotFound):
        read_person(actor=mark, now=now, subject=subject)
    with pytest.raises(PersonNotFound):
        read_person(actor=mark, now=now, subject=uuid4())


def test_a_block_inside_hides_the_person_from_the_other_units(actor_as, now):
    ward = actor_as("ward_nurse", organization="sas_medicin")
    other = actor_as("ward_nurse", organization="sas_psykiatri")
    subject = register_person(actor=ward, now=now, given_name="Astrid", family_name="Linde", birth_date=BORN)
    relate(actor=other, now=now, subject=subject, unit=other.organization_id, kind="asked")
    assert names(find_people(actor=other, now=now, text="linde")) == ["Astrid Linde"]
    set_block(
        actor=ward, now=now, subject=subject, custodian=ward.controller_id, unit=ward.organization_id, asked_by="A"
    )
    assert names(find_people(actor=other, now=now, text="linde")) == []
    assert names(find_people(actor=ward, now=now, text="linde")) == ["Astrid Linde"]


def test_what_another_organization_wrote_down_changes_nothing_that_can_be_seen(a_number, actor_as, now):
    """Two worlds that differ in one hidden row: the same answers to finding, looking up and writing down."""
    ward, care = actor_as("ward_nurse"), actor_as("care_manager", organization="boras_omsorg")
    hidden, free = a_number(), a_number()
    register_person(actor=ward, now=now, given_name="Astrid", family_name="Linde", number=hidden)
    for number in (hidden, free):
        assert look_up(actor=care, now=now, number=number, purpose="care").identity is None
        assert take_up(actor=care, now=now, number=number, purpose="care") is None
        assert names(find_people(actor=care, now=now, text="lin")) == []
    pages = []
    for number in (hidden, free):
        subject = register_person(actor=care, now=now, given_name="Berta", family_name="Ek", number=number)
        page = read_person(actor=care, now=now, subject=subject)
        pages.append((page.version, page.in_register, page.identity.name, len(page.numbers), page.same, page.changes))
    assert pages[0] == pages[1]


def test_at_most_fifty_are_shown_in_the_order_of_the_alphabet(actor_as, now):
    nurse = actor_as("ward_nurse")
    for family in ("Öberg", "Åberg", *(f"Ek{number:02d}" for number in range(50))):
        register_person(actor=nurse, now=now, given_name="Anna", family_name=family, birth_date=BORN)
    page = find_people(actor=nurse, now=now, text="anna")
    assert (len(page.rows), page.more) == (50, True)
    assert names(page)[0] == "Anna Ek00"
    assert "Anna Öberg" not in names(page)
    assert find_people(actor=nurse, now=now, text="a").too_short


def test_the_questions_of_finding_do_not_grow(actor_as, now, django_assert_max_num_queries):
    nurse = actor_as("ward_nurse")
    for number in range(12):
        register_person(actor=nurse, now=now, given_name="Anna", family_name=f"Ek{number}", birth_date=BORN)
    with django_assert_max_num_queries(13):
        assert len(find_people(actor=nurse, now=now, text="anna").rows) == 12
