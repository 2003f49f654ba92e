"""Correcting a person: kept with what stood before, refused where the register says it or someone else was first."""

from datetime import date, timedelta

import pytest

from narvard.care.patients.models import Person, PersonChange, PersonNumber
from narvard.care.patients.operations import (
    Agreed,
    Details,
    Home,
    NumberRefused,
    PersonNotChanged,
    PersonNotFound,
    Representation,
    add_number,
    add_representative,
    address_for_notice,
    change_person,
    end_municipality,
    note_death,
    note_move,
    note_municipality,
    read_person,
    register_person,
    take_back_death,
    take_up,
)
from narvard.care.patients.queries import Registration, identities, municipalities_on, municipality_on

pytestmark = pytest.mark.django_db
BORN = date(1940, 1, 1)
DETAILS = Details("Astrid", "Linde", BORN)


@pytest.fixture
def written(nurse, now):
    return register_person(actor=nurse, now=now, given_name="Astrid", family_name="Linde", birth_date=BORN)


def refused(code: str):
    return pytest.raises(PersonNotChanged, check=lambda error: error.code == code and str(error).endswith("."))


def test_a_correction_keeps_what_stood_before(nurse, now, written, logged):
    details = Details("Astrid", "Lind", BORN, telephone="070-1234567")
    change_person(actor=nurse, now=now, subject=written, version=1, details=details, reason="Ny uppgift")
    kept = PersonChange.objects.values_list("field", "before", "after", "reason", "by_name")
    assert set(kept) == {
        ("family_name", "Linde", "Lind", "Ny uppgift", nurse.name),
        ("telephone", "", "070-1234567", "Ny uppgift", nurse.name),
    }
    assert (logged()[0].action, logged()[0].patient) == ("patients.change", written)
    page = read_person(actor=nurse, now=now, subject=written)
    assert (page.identity.name, page.version, len(page.changes)) == ("Astrid Lind", 2, 2)


def test_of_two_who_correct_at_once_the_second_is_told(nurse, now, written):
    change_person(actor=nurse, now=now, subject=written, version=1, details=Details("Astrid", "Lind", BORN), reason="x")
    with refused("changed_meanwhile"):
        change_person(
            actor=nurse, now=now, subject=written, version=1, details=Details("Ester", "Linde", BORN), reason="x"
        )
    assert Person.objects.get().family_name == "Lind"


@pytest.mark.parametrize(
    ("details", "reason", "code"),
    [
        (DETAILS, "x", "nothing_new"),
        (Details(" ", "Linde", BORN), "x", "name_missing"),
        (Details("Astrid", "Lind", BORN), " ", "reason_missing"),
        (Details("Astrid", "Linde", date(2027, 1, 1)), "x", "not_born"),
    ],
)
def test_what_is_no_correction(nurse, now, written, details, reason, code):
    with refused(code):
        change_person(actor=nurse, now=now, subject=written, version=1, details=details, reason=reason)
    assert not PersonChange.objects.exists()


def test_what_the_register_says_is_corrected_there(a_person, a_number, nurse, now):
    number = a_number()
    subject = a_person(number=number)
    take_up(actor=nurse, now=now, number=number, purpose="care")
    with refused("by_register"):
        change_person(
            actor=nurse, now=now, subject=subject, version=1, details=Details("Astrid", "Lind", BORN), reason="x"
        )
    with refused("by_register"):
        note_move(actor=nurse, now=now, subject=subject, home=Home("1463"))
    told = Details("Astrid", "Linde", BORN, telephone="070")
    change_person(actor=nurse, now=now, subject=subject, version=1, details=told, reason="x")
    assert read_person(actor=nurse, now=now, subject=subject).telephone == "070"


def test_one_who_is_out_of_reach_is_not_there(a_person, nurse, now):
    subject = a_person()
    with pytest.raises(PersonNotFound):
        change_person(actor=nurse, now=now, subject=subject, version=0, details=DETAILS, reason="x")
    with pytest.raises(PersonNotFound):
        note_death(actor=nurse, now=now, subject=subject, on=now.date())
    assert Person.objects.count() == 1


def test_a_number_that_becomes_known_replaces_the_reserve_number(a_number, nurse, now, written):
    number = a_number()
    for _again in range(2):
        add_number(actor=nurse, now=now, subject=written, number=number)
    page = read_person(actor=nurse, now=now, subject=written)
    assert page.identity.number == f"{number[:8]}-{number[8:]}"
    assert [(row.kind, row.until is None) for row in page.numbers] == [("personnummer", True), ("local_reserve", False)]
    other = register_person(actor=nurse, now=now, given_name="Berta", birth_date=BORN)
    with refused("number_taken"):
        add_number(actor=nurse, now=now, subject=other, number=number)
    with pytest.raises(NumberRefused):
        add_number(actor=nurse, now=now, subject=other, number="191212121212")
    assert PersonNumber.objects.filter(until=None).count() == 2


def test_a_move_in_the_middle_keeps_each_day(nurse, now, written):
    note_move(actor=nurse, now=now, subject=written, home=Home("1490", "A 1", from_date=date(2020, 1, 1)))
    for _again in range(2):
        note_move(actor=nurse, now=now, subject=written, home=Home("1463", "B 2", from_date=date(2026, 11, 10)))
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 9), date(2026, 11, 10), date(2030, 1, 1)]
    found = municipalities_on(nurse, [(written, day) for day in days])
    assert [found[written, day].registered for day in days] == ["", "1490", "1490", "1463", "1463"]
    with refused("moves_before"):
        note_move(actor=nurse, now=now, subject=written, home=Home("1490", from_date=date(2026, 11, 10)))
    with refused("municipality"):
        note_move(actor=nurse, now=now, subject=written, home=Home("", from_date=date(2026, 12, 1)))


def test_placing_and_stay_go_beside_the_registration(a_person, a_number, nurse, now):
    number = a_number()
    subject = a_person(number=number)
    take_up(actor=nurse, now=now, number=number, purpose="care")
    place = {"actor": nurse, "now": now, "subject": subject}
    for _again in range(2):
        note_municipality(**place, kind="placing", municipality="1463", from_date=date(2026, 1, 1))
    note_municipality(
        **place, kind="staying", municipality="1489", from_date=date(2026, 2, 1), to_date=date(2026, 3, 1)
    )
    assert municipality_on(nurse, subject, date(2025, 12, 31)) == Registration("1490")
    assert municipality_on(nurse, subject, date(2026, 2, 28)) == Registration("1490", "1463", "1489")
    assert municipality_on(nurse, subject, date(2026, 3, 1)) == Registration("1490", "1463")
    end_municipality(**place, kind="placing", last_day=date(2026, 3, 31))
    assert municipality_on(nurse, subject, date(2026, 4, 1)) == Registration("1490")
    with refused("not_there"):
        end_municipality(**place, kind="placing", last_day=date(2026, 3, 31))
    with refused("dates"):
        note_municipality(
            **place, kind="staying", municipality="1489", from_date=date(2026, 5, 1), to_date=date(2026, 5, 1)
        )


def test_another_organizations_word_on_placing_is_its_own(a_person, a_number, actor_as, nurse, now):
    number = a_number()
    subject = a_person(number=number)
    take_up(actor=nurse, now=now, number=number, purpose="care")
    note_municipality(
        actor=nurse, now=now, subject=subject, kind="placing", municipality="1463", from_date=date(2026, 1, 1)
    )
    care = actor_as("care_manager", organization="boras_omsorg")
    take_up(actor=care, now=now, number=number, purpose="care")
    note_municipality(
        actor=care, now=now, subject=subject, kind="placing", municipality="1489", from_date=date(2026, 1, 1)
    )
    assert municipality_on(care, subject, now.date()).placing == "1489"
    assert municipality_on(nurse, subject, now.date()).placing == "1463"


def test_death_ends_who_speaks_for_the_person_and_can_be_taken_back(nurse, now, written, logged):
    agreed = Agreed("oral", "Astrid", now)
    add_representative(
        actor=nurse, now=now, subject=written, who=Representation("relative", "Bo", from_date=BORN, agreed=agreed)
    )
    for _again in range(2):
        note_death(actor=nurse, now=now, subject=written, on=date(2026, 11, 20))
    page = read_person(actor=nurse, now=now, subject=written)
    assert (page.identity.deceased_on, page.representatives[0].over) == (date(2026, 11, 20), True)
    assert [event.action for event in logged()].count("patients.note_death") == 1
    take_back_death(actor=nurse, now=now, subject=written, reason="Fel person")
    assert identities(nurse, [written], now.date())[written].deceased_on is None
    assert [row.field for row in PersonChange.objects.all()] == ["deceased_on", "deceased_on"]
    with refused("nothing_new"):
        take_back_death(actor=nurse, now=now, subject=written, reason="Fel person")


@pytest.mark.parametrize(("on", "code"), [(date(1939, 1, 1), "dies_before_birth"), (date(2026, 11, 23), "dies_later")])
def test_no_death_before_birth_or_after_today(nurse, now, written, on, code):
    with refused(code):
        note_death(actor=nurse, now=now, subject=written, on=on)


def test_a_protected_address_is_shown_nowhere_and_handed_over_by_its_own_way(a_person, a_number, nurse, now, logged):
    number = a_number()
    subject = a_person(number=number, protection="protected_registration", street="Hemliga vägen 1", place="Borås")
    take_up(actor=nurse, now=now, number=number, purpose="care")
    page = read_person(actor=nurse, now=now, subject=subject)
    assert page.identity.protected and not page.homes
    assert "Hemliga" not in repr(page)
    assert (page.identity.address, page.identity.municipality, page.identity.municipality_name) == ("", "", "")
    assert municipality_on(nurse, subject, now.date()).registered == "1490"
    given = address_for_notice(actor=nurse, now=now, subject=subject)
    assert given.route == "forwarded" and given.text.startswith("Skatteverket")
    assert (logged()[0].action, logged()[0].legal_basis) == ("patients.address_for_notice", "2017:612 2:2")
    named = Details("Astrid", "Linde", BORN, protection="marked", handled_by="Eva Ek, 033-10 00 00")
    change_person(actor=nurse, now=now, subject=subject, version=page.version, details=named, reason="x")
    given = address_for_notice(actor=nurse, now=now, subject=subject)
    assert (given.route, given.text) == ("by_named_person", "Eva Ek, 033-10 00 00")


def test_an_open_address_is_given_as_it_is_and_logs_nothing_more(a_person, nurse, now, logged):
    subject = a_person(street="Storgatan 1", postal_code="503 30", place="Borås")
    before = len(logged())
    given = address_for_notice(actor=nurse, now=now, subject=subject)
    assert (given.route, given.text) == ("address", "Storgatan 1, 503 30 Borås")
    homeless = a_person(municipality="")
    assert address_for_notice(actor=nurse, now=now, subject=homeless).route == "unknown"
    assert [event.action for event in logged()[: len(logged()) - before]] == ["patients.import"]


def test_identities_take_three_questions_however_many(a_person, nurse, now, django_assert_num_queries):
    people = [a_person(born=BORN + timedelta(days=day)) for day in range(8)]
    with django_assert_num_queries(3):
        assert len(identities(nurse, people, now.date())) == 8
    with django_assert_num_queries(0):
        assert identities(nurse, [], now.date()) == {}
    with django_assert_num_queries(1):
        municipalities_on(nurse, [(subject, now.date()) for subject in people])
