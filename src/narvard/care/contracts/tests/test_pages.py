"""The pages: what each says first, what may be done from it, and how many questions it puts to the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from narvard.base.access.operations import give_consent, relate
from narvard.care.care_plans.operations import raise_need
from narvard.care.care_plans.queries import person_page
from narvard.care.contracts.models import AgreedTime, Agreement
from narvard.care.contracts.operations import agree_time
from narvard.care.contracts.rules import TimeText
from narvard.care.contracts.tests.conftest import ASTRID
from narvard.care.coordination.operations import appoint
from narvard.care.coordination.queries import Practitioner
from narvard.care.tasks.operations import send_task

pytestmark = pytest.mark.django_db
PERSON, CONTRACT = f"/person/{ASTRID}/", f"/person/{ASTRID}/contract/"


@pytest.fixture(autouse=True)
def today(monkeypatch, now):
    """The pages' clock stands still at the tests' now."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def at_linden(client_as, nurse):
    return client_as("primary_care_nurse", organization="vc_linden")


@pytest.fixture
def herself(client_as, nurse):
    return client_as("resident")


def english(browser):
    browser.cookies["django_language"] = "en"
    return browser


def contact(nurse, now, name="Anna Löfving", role="care_contact"):
    who = Practitioner(name=name, profession="nurse", phone="033-616 10 01")
    return appoint(actor=nurse, now=now, subject=ASTRID, role=role, practitioner=who)


def test_the_persons_own_page_says_the_next_thing_first(herself, nurse, written, now):
    contact(nurse, now)
    at = now + timedelta(days=3)
    agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Läkarbesök", at=at), token=uuid4())
    text = english(herself).get("/my/").content.decode()
    assert "The next thing is: Läkarbesök, Wednesday 25 November at 09:00." in text
    assert text.index("These are the people who know you") < text.index("This happens next")
    assert 'href="tel:033-6161001"' in text and "Vara hemma med katten" in text
    assert text.index("112") < text.index("1177")
    assert "Yes, this is right" in text


def test_the_person_without_anything_is_told_what_to_do(herself):
    text = english(herself).get("/my/").content.decode()
    assert "Nothing is booked. If you wonder about something, ask where you get care." in text
    assert "you have the right to a named care contact" in text
    assert "Yes, this is right" not in text


def test_the_person_confirms_and_says_something_and_the_unit_sees_it(herself, at_linden, written, now):
    assert herself.post(f"/my/agreements/{written}/confirm/").status_code == 302
    said = {"text": "Helst på morgonen", "token": str(uuid4())}
    assert herself.post(f"/my/agreements/{written}/remark/", said).status_code == 302
    text = english(at_linden).get(CONTRACT).content.decode()
    assert "Confirmed by Astrid Linde" in text and "“Helst på morgonen”" in text
    assert "The person has said something of the agreement" in at_linden.get("/contracts/").content.decode()


def test_the_person_asks_for_a_plan_and_the_same_form_twice_is_one(herself, nurse, now):
    contact(nurse, now)
    form = {"unit": nurse.organization_id, "reason": "Flera hjälper mig", "token": str(uuid4())}
    assert [herself.post("/my/need/", form).status_code for _ in range(2)] == [302, 302]
    (need,) = person_page(nurse, now, ASTRID).needs
    assert (need.kind, need.raised_by, need.reason) == ("sip", "Astrid Linde", "Flera hjälper mig")
    assert english(herself).post("/my/need/", {**form, "unit": 0, "token": str(uuid4())}).status_code == 422


def test_the_person_takes_back_a_yes_blocks_and_opens_again(herself, nurse, now):
    contact(nurse, now)
    consent = give_consent(
        actor=nurse, now=now, subject=ASTRID, scope="sip", to_whom="Borås Stad", how="oral", given_by="Astrid Linde",
        given_at=now,
    )  # fmt: skip
    text = english(herself).get("/my/choices/").content.decode()
    assert "Take back my yes" in text and "Primärvården Södra Älvsborg, against other organizations" in text
    herself.post(f"/my/choices/consents/{consent}/withdraw/")
    herself.post("/my/choices/block/", {"holder": str(nurse.controller_id)})
    text = herself.get("/my/choices/").content.decode()
    assert "Take back my yes" not in text and "Notes of Primärvården Södra Älvsborg" in text
    block = text.split("/my/choices/blocks/")[1].split("/")[0]
    herself.post(f"/my/choices/blocks/{block}/end/")
    assert "You have blocked nothing." in herself.get("/my/choices/").content.decode()
    refused = herself.post("/my/choices/block/", {"holder": "999999"}, follow=True).content.decode()
    assert "Nothing was blocked" in refused


def test_who_has_read_names_the_unit_the_role_and_the_ground_in_words(herself, at_linden):
    at_linden.get(PERSON)
    text = english(herself).get("/my/reads/").content.decode()
    row = text.split("<tbody>")[1].split("</tr>")[0]
    assert "Vårdcentralen Linden" in row and "Nurse in primary care" in row
    assert (
        "Open a person&#x27;s page" in row
        and "Takes part in the care, or needs it for the work there" in row
        and "(2008:355 4:1)" in row
    )


def test_a_residents_first_page_is_their_own(herself, client_as):
    assert herself.get("/").headers["Location"] == "/my/"
    menu = english(herself).get("/my/").content.decode().split("<main")[0]
    assert 'href="/my/" aria-current="page"' in menu and 'href="/way-home/"' not in menu
    assert 'href="/my/reads/" aria-current="page"' in herself.get("/my/reads/").content.decode()


def test_a_professional_finds_the_person_by_name_only_where_something_reaches_the_unit(at_linden, client_as):
    assert f'href="{PERSON}"' in at_linden.get("/search/?q=astrid").content.decode()
    stranger = client_as("care_manager", organization="mark_omsorg")
    assert "Astrid" not in stranger.get("/search/?q=astri").content.decode()


def test_the_page_of_a_person_shows_what_is_ours_first(at_linden, actor_as, nurse, now):
    ward = actor_as("ward_nurse")
    relate(actor=ward, now=now, subject=ASTRID, unit=ward.organization_id, kind="admitted")
    send_task(
        actor=ward, now=now, subject=ASTRID, to=nurse.organization_id, kind="name_contact", text="Utse kontakt", days=3,
        ground="discharge_information",
    )  # fmt: skip
    text = english(at_linden).get(PERSON).content.decode()
    assert "Your unit has something to do: answer what others ask of us." in text
    assert text.count('class="ds-button" href="/tasks/') == 1
    assert "Name a care contact (from Medicinavdelningen, SÄS)" in text
    assert "That you opened this page is logged" in text


def test_the_form_for_an_agreement_keeps_what_the_second_of_two_wrote(at_linden, written):
    form = {"matters": "A", "care_does": "B", "i_do": "C", "replaces": "", "token": str(uuid4())}
    answer = english(at_linden).post(f"{CONTRACT}write/", form)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "somebody at the unit has written it anew" in text and ">\nB</textarea>" in text
    form |= {"replaces": written, "follow_up_on": "2027-01-10"}
    assert at_linden.post(f"{CONTRACT}write/", form).status_code == 302
    assert Agreement.objects.get(to_date=None).version == 2


def test_a_time_is_agreed_moved_and_cancelled_on_the_pages(at_linden, now):
    new = {"what": "Läkarbesök", "kind": "visit", "at_0": "", "at_1": "", "ask_whom": "", "token": str(uuid4())}
    refused = english(at_linden).post(f"/person/{ASTRID}/times/new/", new)
    assert refused.status_code == 422 and "neither a time nor anyone to ask" in refused.content.decode()
    new |= {"at_0": "2026-11-25", "at_1": "10:30"}
    assert at_linden.post(f"/person/{ASTRID}/times/new/", new).status_code == 302
    row = AgreedTime.objects.get()
    assert timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M") == "2026-11-25 10:30"
    url = f"/person/times/{row.pk}/"
    assert "10:30" in at_linden.get(url).content.decode()
    move = {"version": 1, "move": "cancel", "at_0": "2026-11-25", "at_1": "10:30", "reason": ""}
    assert at_linden.post(url, move).status_code == 422
    assert at_linden.post(url, {**move, "reason": "Läkaren är sjuk"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == ("cancelled", "Läkaren är sjuk")


def test_the_hour_that_the_clock_shows_twice_asks_which(at_linden):
    new = {"what": "Natt", "kind": "phone", "at_0": "2027-10-31", "at_1": "02:30", "token": str(uuid4())}
    answer = english(at_linden).post(f"/person/{ASTRID}/times/new/", new)
    assert "The clock showed that time twice that night." in answer.content.decode()
    assert at_linden.post(f"/person/{ASTRID}/times/new/", {**new, "at_1": "02:30B"}).status_code == 302


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_the_page_on_paper_is_a_pdf_in_the_language_asked_for(herself, at_linden, written, logged, language):
    for browser, url in ((herself, "/my/page"), (at_linden, f"{CONTRACT}contract")):
        answer = browser.get(f"{url}-{language}.pdf")
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert {event.action for event in logged()[:2]} == {"contracts.print_contract"}


def _crowd(nurse, now, a_person, number):
    """`number` persons with something that waits, and as many plans, times and contacts of Astrid's."""
    for place in range(number):
        subject = a_person(f"Person {place}")
        relate(actor=nurse, now=now, subject=subject, unit=nurse.organization_id, kind="listed")
        text = TimeText("Prov", by=now.date(), ask_whom="Lab")
        agree_time(actor=nurse, now=now, subject=subject, text=text, token=uuid4())
        agree_time(actor=nurse, now=now, subject=ASTRID, text=text, token=uuid4())
        raise_need(actor=nurse, now=now, subject=ASTRID, kind="sip", reason="Behövs", raised_by="Anna")


PAGES = [(PERSON, 30), (CONTRACT, 30), ("/contracts/", 20), ("/my/", 30), ("/my/reads/", 20), ("/my/choices/", 30)]


@pytest.mark.parametrize(("url", "most"), PAGES)
def test_a_page_puts_as_many_questions_whatever_there_is(
    at_linden, herself, nurse, written, now, a_person, django_assert_max_num_queries, url, most
):
    browser = herself if url.startswith("/my/") else at_linden
    contact(nurse, now)
    counts = []
    for number in (1, 6):
        _crowd(nurse, now, a_person, number)
        with django_assert_max_num_queries(most) as asked:
            assert browser.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


def test_the_list_says_what_waits_and_the_start_page_counts_it(at_linden, client_as, nurse, written, now):
    remark_of = client_as("resident")
    remark_of.post(f"/my/agreements/{written}/remark/", {"text": "Nej", "token": str(uuid4())})
    assert "1 thing waits in your unit" in english(at_linden).get("/").content.decode()
    text = at_linden.get("/contracts/").content.decode()
    assert "1 thing waits for your unit." in text and "Astrid Linde" in text
    stranger = client_as("care_manager", organization="mark_omsorg")
    assert "Astrid" not in stranger.get("/contracts/").content.decode()
