"""When the system was down, and what must be ready when the person comes home."""

import io
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from narvard.base.core.actor import NotPermitted
from narvard.base.papers.queries import pdf_file
from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Notice, Tick
from narvard.care.discharge.operations import Message, Ticked
from narvard.care.discharge.queries.checklist import ITEMS, checklist
from narvard.care.discharge.queries.outage import outage_paper
from narvard.care.discharge.rules.outage import STEPS

pytestmark = pytest.mark.django_db
TO = ("boras_halsovard", "boras_omsorg", "vc_linden")


def admission(way, hours=2):
    return Message(kind="admission", sent_at=way.at(hours), to=[way.ids[code] for code in TO], about_at=way.at(96))


def test_what_went_on_paper_keeps_its_true_time_and_is_marked(admitted, now):
    way = admitted()
    given = {"actor": way.ward, "now": now, "case_id": way.case_id}
    operations.enter_afterwards(**given, message=admission(way), sender="Petra Wikner")
    for notice in way.notices("admission"):
        assert (notice.sent_at, notice.registered_at) == (way.at(2), now)
        assert notice.entered_afterwards and notice.sender_name == "Petra Wikner"
    told = queries.case_page(way.home_care, now, way.case_id).told
    assert [row.afterwards for row in told] == [True]
    with pytest.raises(operations.NotSaved) as refused:
        operations.enter_afterwards(**given, message=admission(way), sender=" ")
    assert refused.value.code == "paper_sender_missing"
    operations.enter_afterwards(
        **given, message=Message(kind="discharged", sent_at=way.at(100), answer="home"), sender="Petra Wikner"
    )
    assert way.case.ended_at == way.at(100)


def test_the_rules_of_time_hold_also_from_paper(admitted, now):
    way = admitted()
    with pytest.raises(operations.NotSaved) as refused:
        operations.enter_afterwards(
            actor=way.ward, now=now, case_id=way.case_id, message=admission(way, hours=-3), sender="Petra Wikner"
        )
    assert refused.value.code == "before_admission" and not Notice.objects.exists()


def test_a_step_is_entered_on_its_page(admitted, client_as, now, time_machine):
    time_machine.move_to(now)
    way = admitted()
    browser = client_as("ward_nurse", organization="sas_medicin")
    url = f"/way-home/{way.case_id}/afterwards/"
    assert "admission" in browser.get(url).content.decode()
    page = browser.get(f"{url}admission/").context
    sent = way.at(2)
    given = {
        "version": page["form"].initial["version"],
        "sending": page["form"].initial["sending"],
        "home_at_0": f"{way.at(96):%Y-%m-%d}",
        "home_at_1": "10:00",
        "sent_at_0": f"{sent:%Y-%m-%d}",
        "sent_at_1": f"{sent:%H:%M}",
        "to": [str(way.ids[code]) for code in TO],
    }
    assert browser.post(f"{url}admission/", given).status_code == 422
    assert browser.post(f"{url}admission/", {**given, "paper_by": "Petra Wikner"}).status_code == 302
    notice = way.notices("admission")[0]
    assert notice.entered_afterwards and notice.sent_at == sent and notice.sender_name == "Petra Wikner"
    assert browser.post(f"{url}admission/", {**given, "paper_by": "Petra", "fifth": "Demens"}).status_code in {302, 422}
    assert len(way.notices("admission")) == len(TO)
    board = client_as("municipal_nurse").get("/way-home/").content.decode()
    assert "Inskrivet i efterhand" in board
    assert browser.get(f"{url}move/").status_code == browser.get(f"{url}eat/").status_code == 404
    assert browser.get("/way-home/999/afterwards/").status_code == 404


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
@pytest.mark.parametrize("country", ["SE", "NO"])
def test_the_form_is_one_page_with_every_step(actor_as, country, language):
    actor = replace(actor_as("ward_nurse"), country=country)
    paper = outage_paper(actor, language)
    pages = PdfReader(io.BytesIO(pdf_file(paper))).pages
    assert len(pages) == 1
    picture = paper.parts[1]
    assert picture.svg.count("<circle") == len(STEPS[country]) and len(picture.alt.split("; ")) == len(STEPS[country])


def test_the_outage_has_a_page_and_a_file(client_as):
    browser = client_as("municipal_nurse")
    assert browser.get("/way-home/outage/").status_code == 200
    form = browser.get("/way-home/outage/form.pdf?language=nb")
    assert form["Content-Type"] == "application/pdf" and form.content.startswith(b"%PDF")
    assert browser.get("/way-home/outage/form.pdf?language=xx").status_code == 200


def test_what_is_ready_is_ticked_with_who_and_when_and_the_latest_holds(admitted, now, logged):
    way = admitted()
    way.notify()
    given = {"actor": way.ward, "now": now, "case_id": way.case_id}
    assert (
        operations.tick(**given, ticks=[Ticked("medicines", "done", "För tre dagar"), Ticked("keys", "not_needed")])
        == 2
    )
    assert operations.tick(**given, ticks=[Ticked("medicines", "done", "För tre dagar")]) == 0
    assert operations.tick(**given, ticks=[Ticked("medicines", "open", "Recept saknas")]) == 1
    rows = {row.item: row for row in checklist(way.ward, now, way.case_id).rows}
    assert tuple(rows) == ITEMS
    medicines = rows["medicines"]
    assert (medicines.state, medicines.note, medicines.by_name, medicines.earlier) == (
        "open",
        "Recept saknas",
        "Maria Sandelin",
        1,
    )
    assert rows["keys"].ready and not rows["food"].ready and checklist(way.ward, now, way.case_id).ready == 1
    assert logged()[0].action == "discharge.tick" and "Recept" not in logged()[0].payload


def test_others_see_a_tick_only_where_secrecy_was_assessed(admitted, now):
    way = admitted()
    way.notify()

    def seen_by(actor):
        return [row.item for row in checklist(actor, now, way.case_id).rows if row.at]

    tick = {"now": now, "case_id": way.case_id}
    operations.tick(actor=way.ward, ticks=[Ticked("medicines", "done")], **tick)
    assert seen_by(way.home_care) == []
    operations.tick(actor=way.ward, ticks=[Ticked("transport", "done")], assessment="Inget hinder.", **tick)
    assert seen_by(way.home_care) == seen_by(way.care_manager) == ["transport"]
    operations.tick(actor=way.care_manager, ticks=[Ticked("food", "done")], **tick)
    assert "food" not in seen_by(way.ward)
    operations.tick(
        actor=way.care_manager, ticks=[Ticked("food", "done", "Matdistribution")], assessment="Inget hinder.", **tick
    )
    assert "food" in seen_by(way.ward) and "food" not in seen_by(way.home_care)


def test_what_cannot_be_ticked(admitted, now, actor_as):
    way = admitted()
    given = {"actor": way.ward, "now": now, "case_id": way.case_id}
    for wrong in (Ticked("cat", "done"), Ticked("keys", "perhaps")):
        with pytest.raises(operations.NotSaved) as refused:
            operations.tick(**given, ticks=[Ticked("food", "done"), wrong])
        assert refused.value.code == "check_unknown" and not Tick.objects.exists()
    with pytest.raises(queries.CaseNotFound):
        operations.tick(**{**given, "actor": way.home_care}, ticks=[Ticked("keys", "done")])
    with pytest.raises(NotPermitted):
        operations.tick(**{**given, "actor": actor_as("economist")}, ticks=[Ticked("keys", "done")])
    for change in ({"item": "cat"}, {"state": "perhaps"}):
        operations.tick(**given, ticks=[Ticked("keys", "done", str(change))])
        with pytest.raises(IntegrityError), transaction.atomic():
            Tick.objects.update(**change)


def test_the_list_on_its_page(admitted, client_as, now, time_machine):
    time_machine.move_to(now)
    way = admitted()
    browser = client_as("ward_nurse", organization="sas_medicin")
    url = f"/way-home/{way.case_id}/checklist/"
    given = {**dict.fromkeys(ITEMS, "open"), "aids": "done", "aids_note": "Rollator", "show": ""}
    assert browser.post(url, {**given, "aids": "perhaps"}).status_code == 422
    assert browser.post(url, given).status_code == 302
    page = " ".join(browser.get(url).content.decode().split())
    assert "1 av 6" in page and "Rollator" in page and Tick.objects.count() == 1
    assert client_as("care_manager").get(url).status_code == 404
