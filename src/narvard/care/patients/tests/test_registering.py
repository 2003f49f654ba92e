"""Writing people down: nothing twice, own numbers for who has none, and nothing told of what others hold."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access.operations import disclose
from narvard.base.core.actor import NotPermitted
from narvard.care.patients.models import Person, PersonNumber, Residence
from narvard.care.patients.operations import (
    Home,
    NumberRefused,
    Particulars,
    PersonNotRegistered,
    register_person,
)
from narvard.care.patients.queries import Registration, identities, municipality_on

pytestmark = pytest.mark.django_db
BORN = date(1940, 1, 1)


def test_who_stands_in_the_register_is_the_same_person_and_nothing_is_doubled(
    a_person, a_number, actor_as, now, logged
):
    nurse = actor_as("ward_nurse")
    number = a_number()
    subject = a_person(number=number)
    for _again in range(2):
        assert register_person(actor=nurse, now=now, given_name="Astrid L", number=number) == subject
    own = Person.objects.get(custodian=nurse.controller_id)
    assert (own.subject, own.unit_id, own.given_name, own.birth_date) == (
        subject, nurse.organization_id, "Astrid", BORN,
    )  # fmt: skip
    assert [event.action for event in logged()].count("patients.register") == 1
    assert {event.patient for event in logged() if event.action == "patients.register"} == {subject}


def test_the_same_number_at_another_organization_tells_nothing(a_number, actor_as, now):
    ward, care = actor_as("ward_nurse"), actor_as("care_manager", organization="boras_omsorg")
    number = a_number()
    first = register_person(actor=ward, now=now, given_name="Astrid", number=number)
    second = register_person(actor=care, now=now, given_name="Astrid", number=number)
    assert first != second
    assert set(Person.objects.values_list("subject", flat=True)) == {first, second}


def test_what_was_disclosed_leads_to_the_same_person(a_number, actor_as, now):
    ward, care = actor_as("ward_nurse"), actor_as("care_manager", organization="boras_omsorg")
    number = a_number()
    first = register_person(actor=ward, now=now, given_name="Astrid", number=number)
    row = Person.objects.get(subject=first)
    disclose(actor=ward, now=now, rows=[row], ground="admission_notice", to=[care.organization_id])
    assert register_person(actor=care, now=now, given_name="Astrid", number=number) == first


def test_another_unit_of_the_same_organization_finds_its_own_person(a_number, actor_as, now):
    number = a_number()
    ward = actor_as("ward_nurse", organization="sas_medicin")
    psychiatry = actor_as("ward_nurse", organization="sas_psykiatri")
    first = register_person(actor=ward, now=now, given_name="Astrid", number=number)
    assert register_person(actor=psychiatry, now=now, given_name="Astrid", number=number) == first
    assert Person.objects.count() == 1


def test_one_without_number_gets_one_of_the_organization(actor_as, now):
    nurse = actor_as("ward_nurse")
    given = [register_person(actor=nurse, now=now, given_name="Okänd", birth_date=BORN) for _ in range(2)]
    known = identities(nurse, given, now.date())
    assert [known[subject].number for subject in given] == ["19400101R001", "19400101R002"]
    assert {row.kind for row in PersonNumber.objects.all()} == {"local_reserve"}
    assert {row.assigner for row in PersonNumber.objects.all()} == {"sas"}
    norwegian = register_person(actor=replace(nurse, country="NO"), now=now, given_name="Ukjent", birth_date=BORN)
    assert identities(nurse, [norwegian], now.date())[norwegian].number_kind == "h_number"


@pytest.mark.parametrize(
    ("given", "refusal", "code"),
    [
        ({"given_name": " "}, PersonNotRegistered, "name_missing"),
        ({"birth_date": None}, PersonNotRegistered, "birth_date_missing"),
        ({"birth_date": date(2026, 11, 23)}, PersonNotRegistered, "not_born"),
        ({"known": Particulars(home=Home("149"))}, PersonNotRegistered, "municipality"),
        ({"number": "19400101-0001"}, NumberRefused, "check_digit"),
        ({"number": "191212121212"}, NumberRefused, "contradicts_birth_date"),
    ],
)
def test_what_is_refused_leaves_nothing(actor_as, now, given, refusal, code):
    with pytest.raises(refusal) as error:
        register_person(actor=actor_as("ward_nurse"), now=now, **{"given_name": "Astrid", "birth_date": BORN, **given})
    assert error.value.code == code
    assert str(error.value).endswith(".")
    assert not Person.objects.exists()


def test_only_those_who_meet_people_write_them_down(actor_as, now):
    with pytest.raises(NotPermitted):
        register_person(actor=actor_as("economist"), now=now, given_name="Astrid", birth_date=BORN)


def test_made_up_norwegian_numbers_are_for_tests_only(a_number, actor_as, now, settings):
    settings.TEST_NUMBERS = False
    with pytest.raises(NumberRefused, match="number for tests"):
        register_person(actor=actor_as("ward_nurse"), now=now, given_name="Kari", number=a_number(country="NO"))


def test_the_municipality_on_any_day(actor_as, now):
    nurse = actor_as("ward_nurse")
    home = Home("1463", "Gatan 1", "511 00", "Kinna", from_date=date(2026, 1, 1))
    subject = register_person(actor=nurse, now=now, given_name="Astrid", birth_date=BORN, known=Particulars(home=home))
    assert municipality_on(nurse, subject, date(2025, 12, 31)) == Registration()
    assert municipality_on(nurse, subject, date(2026, 1, 1)) == Registration("1463")
    identity = identities(nurse, [subject], now.date())[subject]
    assert (identity.municipality_name, identity.address) == ("Mark", "Gatan 1, 511 00 Kinna")


WRONG = [
    (Person, {"source": "guess"}, "person_source_known"),
    (Person, {"given_name": ""}, "person_has_a_name"),
    (Person, {"sex": "x"}, "person_sex_known"),
    (Person, {"protection": "x"}, "person_protection_known"),
    (Person, {"deceased_on": date(1939, 1, 1)}, "person_dies_after_birth"),
    (PersonNumber, {"value": ""}, "number_is_there"),
    (PersonNumber, {"kind": "h_number", "assigner": ""}, "number_names_assigner"),
    (Residence, {"municipality": "14x0"}, "residence_municipality_four_digits"),
    (Residence, {"kind": "guess"}, "residence_kind_known"),
    (Residence, {"dwelling": "guess"}, "residence_dwelling_known"),
    (Residence, {"to_date": date(1930, 1, 1)}, "residence_dates_in_order"),
]


@pytest.mark.parametrize(("model", "wrong", "name"), WRONG)
def test_the_database_refuses_what_must_not_be(a_person, model, wrong, name):
    a_person()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**wrong)


def test_the_database_refuses_two_homes_at_once_and_a_number_twice(a_person, now):
    subject = a_person()
    home, number = Residence.objects.get(), PersonNumber.objects.get()
    Residence.objects.filter(pk=home.pk).update(to_date=date(2020, 1, 1))
    later = {"person": home.person, "kind": "registered", "municipality": "1463", "entered_at": now}
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.create(from_date=date(2019, 12, 31), **later)
    Residence.objects.create(from_date=date(2020, 1, 1), **later)
    number.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        number.save()
    again = Person.objects.get(subject=subject)
    again.pk, again.key = None, "6b7d2d8e-0000-4000-8000-000000000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
