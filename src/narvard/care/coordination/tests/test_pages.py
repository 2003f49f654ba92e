"""The pages: what they say, what they save, how many questions they ask, and what the log keeps of it."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from narvard.base.core.actor import command_line
from narvard.base.papers.queries import LANGUAGES, docx_file, pdf_available
from narvard.care.coordination import operations
from narvard.care.coordination.models import NamedContact
from narvard.care.coordination.operations import Practitioner
from narvard.care.coordination.queries import exported_named_contacts, start_lines
from narvard.care.coordination.queries.gaps import PAGE
from narvard.care.coordination.tests.conftest import NURSE

pytestmark = pytest.mark.django_db
GIVEN = {
    "role": "care_contact", "name": "Anna Löfving", "profession": "nurse", "phone": "033-10", "source": "appointed",
    "from_date": "2026-11-22", "appointed_at_0": "2026-11-20", "appointed_at_1": "10:15",
}  # fmt: skip


@pytest.fixture
def browser(client_as, time_machine_at_now):
    found = client_as("primary_care_nurse", organization="vc_linden")
    found.cookies["django_language"] = "en"
    return found


@pytest.fixture
def time_machine_at_now(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_naming_a_contact_by_the_page(browser, nurse, patient, now, logged):
    subject = patient(nurse)
    page = browser.get(f"/contacts/{subject}/")
    assert "No contact is named" in text(page)
    assert {event.action for event in logged() if event.patient == subject} == {"access.relate", "coordination.read"}
    saved = browser.post(f"/contacts/{subject}/", GIVEN, follow=True)
    assert "Anna Löfving" in text(saved)
    contact = NamedContact.objects.get()
    # 10:15 in Stockholm in November is 09:15 UTC; it was registered now.
    assert (contact.appointed_at.isoformat(), contact.registered_at) == ("2026-11-20T09:15:00+00:00", now)


def test_what_was_refused_is_said_and_what_was_written_stays(browser, nurse, patient):
    subject = patient(nurse)
    page = browser.post(f"/contacts/{subject}/", {**GIVEN, "number": "SE1"})
    assert page.status_code == 422
    assert "not written right" in text(page)
    assert 'value="Anna Löfving"' in text(page)
    assert not NamedContact.objects.exists()


def test_a_time_in_the_hour_that_was_left_out_is_refused(browser, nurse, patient):
    subject = patient(nurse)
    page = browser.post(f"/contacts/{subject}/", {**GIVEN, "appointed_at_0": "2026-03-29", "appointed_at_1": "02:30"})
    assert "There was no such time that night" in text(page)


def test_the_unit_page_shows_each_person_with_one_step_and_logs_each(browser, nurse, patient, now, logged):
    subject = patient(nurse)
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Fallit tre gånger")
    page = text(browser.get("/contacts/"))
    assert "1 of your unit" in page
    assert "Astrid Linde" in page
    assert page.count("Name a contact") == 1
    assert [event.patient for event in logged() if event.action == "coordination.list"] == [subject]


def test_a_protected_identity_says_so(browser, nurse, patient, now):
    subject = patient(nurse, protection="confidential")
    assert "Protected identity" in text(browser.get(f"/contacts/{subject}/"))


def test_leaving_and_settling_by_the_pages(browser, nurse, patient, now):
    subject = patient(nurse)
    made = operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    browser.post("/contacts/leaving/", {"who": "0", "on": "2026-12-01"})
    page = text(browser.get("/contacts/"))
    assert "The contact leaves or has left" in page
    assert "2026-12-01" in page
    after = text(browser.post(f"/contacts/one/{made}/settle/", follow=True))
    assert "nobody is needed" in after
    assert "Nobody whom the unit has marked" in after


def test_replacing_ending_and_telling_by_the_pages(browser, nurse, patient, now):
    subject = patient(nurse)
    made = operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    assert "told 2026-11-22" in text(browser.post(f"/contacts/one/{made}/sent/", {"how": "post"}, follow=True))
    replaced = browser.post(f"/contacts/one/{made}/replace/", {"name": "Eva Ek", "profession": "nurse"}, follow=True)
    assert "replaced by someone else" in text(replaced)
    new = NamedContact.objects.get(name="Eva Ek")
    ended = browser.post(f"/contacts/one/{new.pk}/end/", {"on": "2026-11-22", "reason": "moved"}, follow=True)
    assert "Nobody is named, as far as your unit may see." in text(ended)
    again = browser.post(f"/contacts/one/{new.pk}/end/", {"on": "2026-11-22", "reason": "moved"})
    assert "has ended already" in text(again)


def test_marks_and_listings_by_the_pages(browser, nurse, patient):
    subject = patient(nurse)
    assert "Marked as frail" in text(browser.post(f"/contacts/{subject}/frail/", {"criterion": "Skör"}, follow=True))
    listed = browser.post(f"/contacts/{subject}/listed/", {"from_date": "2026-11-01"}, follow=True)
    assert "Listed at your unit since" in text(listed)
    browser.post(f"/contacts/{subject}/listed/", {"end": "1"})
    browser.post(f"/contacts/{subject}/frail/", {"criterion": ""})
    page = text(browser.get(f"/contacts/{subject}/"))
    assert "Listed at your unit since" not in page
    assert "Marked as frail since" not in page


def test_staffing_by_the_page(client_as, manager, time_machine_at_now):
    browser = client_as("unit_manager", organization="vc_linden")
    browser.cookies["django_language"] = "en"
    given = {"from_date": "2026-11-01", "specialists": "3.25", "trainees": "1.5", "limit": ""}
    page = text(browser.post("/contacts/staffing/", given, follow=True))
    assert "The guideline for your physicians is 4,400" in page
    assert "neither a floor nor a ceiling" in page
    assert "[B]" in page
    other = browser.post("/contacts/staffing/", {**given, "specialists": "4"})
    assert "other staffing was set" in text(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_in_each_language(browser, nurse, patient, now, language, logged):
    subject = patient(nurse)
    made = operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    paper = operations.read_letter(actor=nurse, now=now, contact_id=made, language=language)
    assert paper.language == language
    assert paper.subtitle == "Astrid Linde"
    assert any("033-10 20 30" in getattr(part, "text", "") for part in paper.parts)
    assert docx_file(paper)
    assert logged()[0].action == "coordination.letter"
    if pdf_available():
        answer = browser.get(f"/contacts/one/{made}/letter.{language}.pdf")
        assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("persons", [1, PAGE + 3])
def test_questions_do_not_grow_with_the_list(browser, nurse, patient, now, persons):
    subjects = [patient(nurse, f"Person {number}") for number in range(persons)]
    for subject in subjects:
        operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Fallit tre gånger")
    browser.get("/contacts/")
    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/contacts/")
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 18
    assert text(page).count("Name a contact") == min(persons, PAGE)
    assert ("Page 1 of 2" in text(page)) == (persons > PAGE)
    if persons > PAGE:
        assert text(browser.get("/contacts/?page=2")).count("Name a contact") == 3


def test_questions_of_the_persons_page(browser, nurse, patient, now):
    subject = patient(nurse)
    for role, who in (("care_contact", NURSE), ("physician", Practitioner("Per Hagman", "physician"))):
        operations.appoint(actor=nurse, now=now, subject=subject, role=role, practitioner=who)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/contacts/{subject}/").status_code == 200
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 30


@pytest.mark.parametrize("path", ["?page=0", "?page=99999", "?page=x", "?page=²"])
def test_odd_pages_are_the_nearest(browser, path):
    assert browser.get(f"/contacts/{path}").status_code == 200


def test_the_start_line_counts_and_names_nobody(nurse, patient, now, actor_as):
    subject = patient(nurse)
    assert start_lines(nurse, now.date()) == ()
    operations.mark_frail(actor=nurse, now=now, subject=subject, criterion="Fallit tre gånger")
    with override("en"):
        (line,) = start_lines(nurse, now.date())
    assert line.text == "1 of your unit's patients needs a fixed contact"
    assert start_lines(actor_as("economist"), now.date()) == ()
    assert start_lines(actor_as("primary_care_nurse", organization="vc_eken"), now.date() + timedelta(days=1)) == ()


def test_exported_rows_are_the_controllers_own(nurse, patient, actor_as, now):
    subject = patient(nurse)
    operations.appoint(actor=nurse, now=now, subject=subject, role="care_contact", practitioner=NURSE)
    exporter = command_line("deliveries.from_care")
    since, until = date(2026, 11, 1), date(2026, 12, 1)
    (row,) = exported_named_contacts(exporter, nurse.controller_id, since, until)
    assert (row.subject, row.role, row.unit, row.appointed_at) == (subject, "care_contact", "vc_linden", now)
    assert "Anna" not in row.practitioner
    assert not list(exported_named_contacts(exporter, nurse.controller_id + 1, since, until))
    assert not list(exported_named_contacts(exporter, nurse.controller_id, date(2026, 10, 1), date(2026, 11, 22)))
