"""The pages of persons: what they say, what they save, and how much they ask the database."""

from datetime import date

import pytest
from django.utils import timezone

from narvard.base.access.operations import set_block
from narvard.care.patients.models import Merge, Person, Representative
from narvard.care.patients.operations import register_person, take_up
from narvard.care.patients.queries import identities, same_person

pytestmark = pytest.mark.django_db
BORN = date(1940, 1, 1)
WARD = {"organization": "sas_medicin"}


@pytest.fixture
def nurse(actor_as):
    return actor_as("ward_nurse", **WARD)


@pytest.fixture
def astrid(nurse, now):
    return register_person(actor=nurse, now=now, given_name="Astrid", family_name="Linde", birth_date=BORN)


def text(response) -> str:
    return response.content.decode()


def test_finding_by_number_and_writing_down(client_as, a_person, a_number):
    browser, number = client_as("ward_nurse", **WARD), a_number()
    subject = a_person(number=number)
    found = browser.post("/persons/look-up/", {"number": number, "purpose": "care"})
    assert "Astrid Linde" in text(found) and f'value="{number}"' in text(found)
    taken = browser.post("/persons/take-up/", {"number": number, "purpose": "care"})
    assert (taken.status_code, taken["Location"]) == (302, f"/persons/{subject}/")
    assert "loggas" in text(browser.get(f"/persons/{subject}/"))
    assert "Linde" in text(browser.get("/persons/?q=lind"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"number": "19400101-0001", "purpose": "care"}, "kontrollsiffra stämmer inte"),
        ({"number": "191212121212"}, "Det står inte varför"),
        ({"number": "19121212-1212", "purpose": "care", "kind": "local_reserve"}, "vem som gett det"),
    ],
)
def test_what_is_wrong_with_a_number_is_said_at_it(client_as, data, said):
    answer = client_as("ward_nurse", **WARD).post("/persons/look-up/", data)
    assert answer.status_code == 422
    assert said in text(answer)


def test_nobody_by_a_number_leads_to_writing_down(client_as, a_number):
    answer = client_as("ward_nurse", **WARD).post("/persons/look-up/", {"number": a_number(), "purpose": "care"})
    assert answer.status_code == 200
    assert "/persons/register/" in text(answer)


def test_writing_down_without_a_number(client_as, nurse):
    browser = client_as("ward_nurse", **WARD)
    data = {"given_name": "Okänd", "birth_date": "1950-05-05", "sex": "unknown", "municipality": "1490"}
    made = browser.post("/persons/register/", data)
    person = Person.objects.get()
    assert made["Location"] == f"/persons/{person.subject}/"
    assert "19500505R001" in text(browser.get(made["Location"]))
    wrong = browser.post("/persons/register/", {**data, "birth_date": ""})
    assert wrong.status_code == 422 and "Födelsedatum saknas" in text(wrong)
    today = nurse.day_of(timezone.now())
    assert identities(nurse, [person.subject], today)[person.subject].municipality == "1490"


def test_correcting_and_the_second_of_two(client_as, astrid):
    browser = client_as("ward_nurse", **WARD)
    data = {"given_name": "Astrid", "family_name": "Lind", "birth_date": "1940-01-01", "sex": "female",
            "reason": "Rättat", "version": 1}  # fmt: skip
    assert browser.post(f"/persons/{astrid}/change/", data).status_code == 302
    late = browser.post(f"/persons/{astrid}/change/", {**data, "family_name": "Ek"})
    assert late.status_code == 422 and "Någon annan har ändrat" in text(late)
    page = text(browser.get(f"/persons/{astrid}/"))
    assert "från Linde till Lind" in page and "från Inte känt till Kvinna" in page


@pytest.mark.parametrize(
    ("path", "data", "shown"),
    [
        ("move/", {"other_municipality": "1480", "from_date": "2026-01-01", "street": "Gatan 1"}, "Gatan 1"),
        ("municipality/", {"kind": "placing", "municipality": "1463", "from_date": "2026-01-01"}, "Placerad av"),
        ("number/", {"number": "DUF202012345607", "kind": "local_reserve", "assigner": "VGR"}, "DUF202012345607"),
        ("death/", {"on": "2026-11-01"}, "avliden 1 november 2026"),
        (
            "relatives/",
            {"role": "relative", "name": "Bo Ek", "from_date": "2026-01-01", "how": "oral", "given_by": "Astrid"},
            "Bo Ek",
        ),
        (
            "consents/",
            {"scope": "sip", "to_whom": "Borås Stad", "how": "oral", "given_by": "Astrid", "given_at_0": "2026-01-01",
             "given_at_1": "14:05"},
            "Borås Stad",
        ),
        ("blocks/", {"against": "others", "asked_by": "Astrid"}, "Andra organisationer ser inte"),
    ],
)  # fmt: skip
def test_what_is_saved_is_shown(client_as, astrid, path, data, shown):
    browser = client_as("ward_nurse", **WARD)
    assert shown not in text(browser.get(f"/persons/{astrid}/"))
    saved = browser.post(f"/persons/{astrid}/{path}", data)
    assert saved.status_code == 302, text(saved)
    assert shown in text(browser.get(f"/persons/{astrid}/"))


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("move/", {"from_date": "2026-01-01"}, "fyra siffror"),
        ("death/", {"on": "1939-01-01"}, "före födelsedatumet"),
        ("lives/", {"reason": "x"}, "Det står redan så"),
        ("municipality/end/", {"kind": "placing", "last_day": "2026-01-01"}, "finns inte längre"),
        ("relatives/", {"role": "guardian", "name": "Bo", "from_date": "2026-01-01"}, "myndig"),
        ("relatives/", {"role": "relative", "name": "Bo", "from_date": "2026-01-01"}, "måste gå med på det"),
        ("blocks/", {"against": "others", "asked_by": "Bo", "as_guardian": "on"}, "vårdnadshavare får inte spärra"),
    ],
)
def test_what_is_refused_is_said_in_words(client_as, astrid, path, data, said):
    answer = client_as("ward_nurse", **WARD).post(f"/persons/{astrid}/{path}", data)
    assert answer.status_code == 422
    assert said in text(answer)


def test_ending_a_relative_a_consent_and_a_block(client_as, astrid, nurse, now):
    browser = client_as("ward_nurse", **WARD)
    browser.post(
        f"/persons/{astrid}/relatives/",
        {"role": "relative", "name": "Bo Ek", "from_date": "2026-01-01", "how": "oral", "given_by": "Astrid"},
    )
    relative = Representative.objects.get()
    block = set_block(actor=nurse, now=now, subject=astrid, custodian=nurse.controller_id, asked_by="Astrid")
    for path in (f"relatives/{relative.pk}/end/", f"consents/{relative.consent_id}/withdraw/"):
        assert browser.post(f"/persons/{astrid}/{path}", {}).status_code == 302
        assert browser.post(f"/persons/{astrid}/{path}", {}).status_code == 404
    assert browser.post(f"/persons/{astrid}/blocks/{block}/end/", {"asked_by": "Astrid"}).status_code == 302
    page = text(browser.get(f"/persons/{astrid}/"))
    assert all(word in page for word in ("Har upphört", "Återkallat", "Hävd"))
    assert browser.get(f"/persons/{astrid}/blocks/{block}/end/").status_code == 404


def test_a_protected_address_stands_on_no_page(client_as, a_person, a_number, nurse, now):
    number = a_number()
    subject = a_person(number=number, protection="marked", street="Hemliga vägen 1", place="Borås")
    take_up(actor=nurse, now=now, number=number, purpose="care")
    browser = client_as("ward_nurse", **WARD)
    pages = [f"/persons/{subject}/", f"/persons/{subject}/move/", f"/persons/{subject}/change/", "/persons/?q=lind"]
    for path in pages:
        page = text(browser.get(path))
        assert "Hemliga" not in page
    assert "Skyddade personuppgifter" in text(browser.get(pages[0]))
    assert "Skyddade personuppgifter" in text(browser.get(pages[-1]))


def test_merging_by_the_number_of_the_other_and_taking_apart(client_as, astrid, nurse, actor_as, now, a_number):
    other = register_person(
        actor=nurse, now=now, given_name="A", family_name="Okänd", birth_date=BORN, number=(number := a_number())
    )
    browser = client_as("unit_manager", **WARD)
    assert browser.post(f"/persons/{astrid}/merge/", {"number": a_number()}).status_code == 422
    compared = browser.post(f"/persons/{astrid}/merge/", {"number": number})
    assert compared["Location"] == f"/persons/{astrid}/merge/{other}/"
    assert "Okänd" in text(browser.get(compared["Location"]))
    assert browser.post(compared["Location"], {"reason": "Samma id-kort"}).status_code == 302
    manager = actor_as("unit_manager", **WARD)
    assert set(same_person(manager, other)) == {astrid, other}
    assert "Samma id-kort" in text(browser.get(f"/persons/{astrid}/"))
    merge = Merge.objects.get()
    assert browser.post(f"/persons/{astrid}/merge/{merge.pk}/apart/", {"reason": "Fel"}).status_code == 302
    assert same_person(manager, other) == (other,)
    assert browser.get(f"/persons/{astrid}/merge/{merge.pk}/apart/").status_code == 404
    assert browser.get(f"/persons/{astrid}/merge/{astrid}/").status_code == 404


def test_who_may_be_the_same_is_proposed(client_as, astrid, nurse, now):
    register_person(actor=nurse, now=now, given_name="Astrid", family_name="Lind", birth_date=BORN)
    browser = client_as("unit_manager", **WARD)
    assert "Astrid Lind," in text(browser.get(f"/persons/{astrid}/merge/"))


def test_a_page_asks_no_more_than_it_should(client_as, astrid, nurse, now, django_assert_max_num_queries):
    for number in range(8):
        register_person(actor=nurse, now=now, given_name="Astrid", family_name=f"Linde{number}", birth_date=BORN)
    for role in ("ward_nurse", "unit_manager"):
        browser = client_as(role, **WARD)
        browser.get("/persons/")
        with django_assert_max_num_queries(30):
            browser.get(f"/persons/{astrid}/")
        with django_assert_max_num_queries(20):
            browser.get("/persons/?q=lind")
