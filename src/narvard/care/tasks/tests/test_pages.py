"""The pages of tasks: what they say, to whom, and in how few questions."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command

from narvard.base.access.operations import relate
from narvard.base.core.actor import command_line
from narvard.care.tasks.models import Escalation, Task
from narvard.care.tasks.operations import escalate_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def text(response):
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


@pytest.fixture
def browsers(client_as):
    """The ward's, the home care's, and one of a unit that has nothing to do with it."""
    return client_as("ward_nurse"), client_as("municipal_nurse"), client_as("care_manager")


def test_a_task_goes_from_the_ward_to_done_on_the_pages(between, browsers):
    ward, health, social = browsers
    address = f"/tasks/new/?subject={between.subject}"
    page = text(ward.get(address))
    assert "Astrid Linde" in page and "Borås Stad, hemsjukvården" in page and "2017:612 4:3 [A]" in page
    given = {"to": between.health.organization_id, "kind": "aids", "text": "En rollator.", "days": "1",
             "ground": "person_agreed", "agreed_how": "oral", "agreed_by": "Astrid", "token": str(uuid4())}  # fmt: skip
    sent = ward.post(address, given)
    assert sent.status_code == 302 and ward.post(address, given)["Location"] == sent["Location"]
    task = Task.objects.get()
    assert "Nothing waits" not in text(health.get("/tasks/")) and "Astrid Linde" in text(health.get("/tasks/"))
    url = f"/tasks/{task.pk}/"
    assert social.get(url).status_code == 404 and "Astrid" not in text(social.get("/tasks/"))
    for name, more in (("accept", {}), ("start", {}), ("finish", {"text": "Utlämnad."})):
        form = re.search(rf'action="{url}{name}/".*?</form>', text(health.get(url)))[0]
        hidden = dict(re.findall(r'type="hidden" name="(expected|token)" value="([^"]+)"', form))
        assert health.post(f"{url}{name}/", {**hidden, **more}).status_code == 302
    assert Task.objects.get().state == "done" and "Utlämnad." in text(ward.get(url))


def test_what_is_wrong_is_shown_on_the_page(between, browsers):
    ward, health, _social = browsers
    task = between.send()
    stale = {"expected": "1", "token": str(uuid4()), "text": "Nej."}
    between.do(between.ward, "correct", task, request="Behöver mer.")
    refused = health.post(f"/tasks/{task}/decline/", stale)
    assert refused.status_code == 422 and "medan du skrev" in text(refused) and "Nej." in text(refused)
    assert health.post(f"/tasks/{task}/answer/", {**stale, "expected": "2"}).status_code == 422
    assert health.post(f"/tasks/{task}/eat/", stale).status_code == 404
    assert health.get(f"/tasks/{task}/accept/").status_code == 405
    address = f"/tasks/new/?subject={between.subject}"
    given = {"to": between.health.organization_id, "kind": "aids", "text": "En rollator.",
             "ground": "secrecy_assessment", "token": str(uuid4())}  # fmt: skip
    refused = ward.post(address, given)
    assert refused.status_code == 422 and "egna dagar" in text(refused)
    for strange in ("/tasks/new/", "/tasks/new/?subject=x", f"/tasks/new/?subject={uuid4()}"):
        assert ward.get(strange).status_code == 404


def test_the_list_says_when_nothing_waits_and_what_the_address_asks_for(between, browsers):
    ward, health, _social = browsers
    assert "Inget väntar på din enhet." in text(health.get("/tasks/"))
    between.send(days=0)
    assert "1 uppgift väntar på din enhet." in text(health.get("/tasks/?box=ours&page=7&unit=x&kind="))
    assert "Astrid" not in text(health.get("/tasks/?kind=medicines"))
    assert "ännu inte öppnad" in text(ward.get("/tasks/?box=theirs"))
    assert "Inget" in text(ward.get("/tasks/?box=closed"))


def test_a_task_that_is_late_says_so_in_words(between, browsers, time_machine):
    _ward, health, _social = browsers
    task = between.send(days=0)
    later = between.now + timedelta(days=2)
    time_machine.move_to(later)
    escalate_due(actor=command_line("tasks.escalate"), now=later)
    page = text(health.get("/tasks/"))
    assert "gick ut 22 november" in page and "lyft till enhetens chef" in page
    assert "gick ut" in text(health.get(f"/tasks/{task}/"))


def test_the_command_tells_once(between, time_machine, capsys):
    between.send(days=0)
    time_machine.move_to(between.now + timedelta(days=2))
    call_command("escalate")
    call_command("escalate")
    assert Escalation.objects.count() == 1 and capsys.readouterr().out.startswith("1 tasks")


def test_a_unit_that_a_task_left_sees_only_that(between, browsers):
    ward, health, _social = browsers
    task = between.send()
    between.do(between.health, "mis_sent", task, text="Biståndsärende.", suggested=between.social.organization_id)
    closed = text(health.get("/tasks/?box=closed"))
    assert f"Uppgift {task} från Medicinavdelningen, SÄS" in closed and "Astrid" not in closed
    assert health.get(f"/tasks/{task}/").status_code == 404
    page = text(ward.get(f"/tasks/{task}/"))
    assert "Biståndsärende." in page and "att rätt enhet är Borås Stad, biståndsenheten" in page


def test_a_protected_identity_is_marked(between, browsers, a_person, now):
    hidden = a_person("Dold Person", protection="confidential")
    between.send(subject=_admitted(between, hidden))
    assert "Skyddade personuppgifter" in text(browsers[1].get("/tasks/"))


def _admitted(between, subject):
    relate(actor=between.ward, now=between.now, subject=subject, unit=between.ward.organization_id, kind="admitted")
    return subject


def test_the_office_agrees_on_a_time(client_as, now):
    office = client_as("coordinator")
    given = {"kind": "home_visit", "hours": "12", "days": "", "valid_from": str(now.date()), "source": "Riktlinje 7",
             "certainty": "B"}  # fmt: skip
    assert office.post("/tasks/clocks/", given).status_code == 302
    page = text(office.get("/tasks/clocks/"))
    assert "inom 12 timmar" in page and "Riktlinje 7 [B]" in page
    assert "redan" in text(office.post("/tasks/clocks/", given))
    assert client_as("ward_nurse").post("/tasks/clocks/", given).status_code == 403
    assert "Begins" not in text(client_as("ward_nurse").get("/tasks/clocks/"))


def test_the_pages_take_as_many_questions_however_many_tasks(between, browsers, django_assert_max_num_queries):
    ward, health, _social = browsers
    for days in range(60):
        task = between.send(days=days)
    for act in ("ask_more", "answer") * 4:
        between.do(between.health if act == "ask_more" else between.ward, act, task)
    for browser, url in (
        (health, "/tasks/"), (health, "/tasks/?page=2"), (ward, "/tasks/?box=theirs"), (ward, f"/tasks/{task}/"),
        (health, f"/tasks/{task}/"), (ward, f"/tasks/new/?subject={between.subject}"),
    ):  # fmt: skip
        with django_assert_max_num_queries(20):
            assert browser.get(url).status_code == 200
    assert "Sida 1 av 2" in text(health.get("/tasks/"))
