"""The gate's pages: who can see and why, comparing roles, emergencies, their review, and an assignment that ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narvard.base.access import operations, queries
from narvard.base.access.models import Assignment, CareRelation, Disclosure, LiftRequest, Opening
from narvard.base.access.operations.checking import _close
from narvard.base.access.queries.comparing import compare_roles
from narvard.base.access.queries.showing import PersonUnknown, who_can_see
from narvard.base.access.rules import Gated
from narvard.base.access.tests.access_table import PERSON, a_check, an_opening
from narvard.base.access.tests.worlds import new, write
from narvard.base.audit.queries import log_check
from narvard.base.organizations.queries import organizations

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(southern, loader):
    return {row.code: row.id for row in organizations(loader)}


@pytest.fixture
def shown(ids, now):
    """The ward has written about Astrid Linde, disclosed it to social services, and surgery takes part in the care."""
    row = write(Gated(Opening.GATE, new(), PERSON, ids["sas"], ids["sas_medicin"]), now)
    Disclosure.objects.create(
        subject=PERSON, custodian_id=ids["sas"], kind=Opening.GATE, row=row.key, recipient_id=ids["boras_omsorg"],
        ground="admission_notice", from_at=now, by_name="Prov",
    )  # fmt: skip
    CareRelation.objects.create(subject=PERSON, unit_id=ids["sas_kirurgi"], kind="admitted", from_at=now)
    return row


def test_the_custodians_people_see_who_can_see_and_on_which_ground(actor_as, now, shown):
    page = who_can_see(actor_as("ward_nurse", organization="sas_medicin"), now, PERSON)
    assert page.wrote == ("Medicinavdelningen, SÄS",)
    assert [row.unit for row in page.taking] == ["Kirurgavdelningen, SÄS"]
    assert [(row.to, row.rows, row.law.law, row.stopped) for row in page.shown] == [
        ("Borås Stad, biståndsenheten", 1, "2017:612 2:1", False)
    ]
    assert page.others == 1


def test_the_recipient_sees_nothing_of_whom_else_it_was_disclosed_to(actor_as, now, shown, ids):
    given = Disclosure.objects.get()
    given.pk, given.recipient_id = None, ids["vc_linden"]
    given.save()
    page = who_can_see(actor_as("care_manager", organization="boras_omsorg"), now, PERSON)
    assert (page.wrote, page.taking, page.shown) == ((), (), ())


def test_who_knows_nothing_of_the_person_is_told_that_there_is_none(actor_as, client_as, now, shown):
    with pytest.raises(PersonUnknown):
        who_can_see(actor_as("social_worker"), now, PERSON)
    assert client_as("social_worker").get(f"/access/who/{PERSON}/").status_code == 404
    assert client_as("resident").get(f"/access/who/{new()}/").status_code == 404


def test_another_blocked_unit_is_not_named_to_colleagues(actor_as, now, shown, ids):
    surgery = replace(
        actor_as("ward_nurse", organization="sas_medicin"), organization_id=ids["sas_kirurgi"],
        organization_code="sas_kirurgi",
    )  # fmt: skip
    assert who_can_see(surgery, now, PERSON).wrote == ("Medicinavdelningen, SÄS",)
    operations.set_block(
        actor=actor_as("ward_nurse", organization="sas_medicin"), now=now, subject=PERSON, custodian=ids["sas"],
        unit=ids["sas_medicin"], asked_by="Astrid Linde",
    )  # fmt: skip
    CareRelation.objects.create(subject=PERSON, unit_id=ids["sas_medicin"], kind="admitted", from_at=now)
    page = who_can_see(surgery, now, PERSON)
    assert (page.wrote, page.shown, page.blocked) == ((), (), ())
    assert "Medicinavdelningen, SÄS" not in {row.unit for row in page.taking}
    assert [row.whose for row in who_can_see(actor_as("resident"), now, PERSON).blocked] == ["Medicinavdelningen, SÄS"]


def test_the_page_says_it_and_is_logged(client_as, shown, logged, django_assert_max_num_queries):
    browser = client_as("ward_nurse", organization="sas_medicin")
    with django_assert_max_num_queries(20):
        text = browser.get(f"/access/who/{PERSON}/").content.decode()
    assert "2017:612 2:1" in text
    assert "Borås Stad, biståndsenheten" in text
    event = next(event for event in logged() if event.action == "access.see_who")
    assert (event.patient, event.legal_basis) == (PERSON, "2008:355 4:1")


def test_comparing_roles_tells_rights_and_counts_of_the_own_custodian(actor_as, now, shown, ids):
    manager = actor_as("unit_manager", organization="sas_medicin")
    found = compare_roles(manager, now, "ward_nurse", "unit_manager")
    assert {"access.lift_block", "patients.merge"} <= set(found.gained)
    assert {"discharge.notify", "access.open_in_emergency"} <= set(found.lost)
    assert compare_roles(manager, now, "ward_nurse", "ward_nurse").gained == ()
    ward = replace(manager, organization_id=ids["sas_medicin"])
    closing = {row.kind: row for row in compare_roles(ward, now, "ward_nurse", "analyst").kinds}
    assert closing["patients.person"].opens is False
    assert "access.opening" not in closing


@pytest.mark.parametrize("query", ["", "?before=ward_nurse&after=resident", "?before=emperor&after=x"])
def test_the_page_of_comparing_opens(client_as, query, django_assert_max_num_queries):
    browser = client_as("unit_manager")
    with django_assert_max_num_queries(16):
        assert browser.get(f"/access/roles/compare/{query}").status_code == 200


def test_emergency_pages_take_each_step_and_say_what_is_missing(client_as, now, ids, southern):
    browser = client_as("ward_nurse", organization="sas_medicin")
    url = f"/access/emergency/{new()}/"
    assert browser.get(url).status_code == 200
    answer = browser.post(url, {"step": "unblocked", "reason": "", "in_our_care": "on"})
    assert answer.status_code == 422
    answer = browser.post(url, {"step": "unblocked", "reason": "Akut"})
    assert answer.status_code == 422
    assert "vårdas hos er nu" in answer.content.decode()
    answer = browser.post(url, {"step": "unblocked", "reason": "Akut", "in_our_care": "on"})
    assert answer.status_code == 302
    assert Opening.objects.get().reason == "Akut"


def test_a_reviewer_judges_on_the_page(client_as, now, southern, django_assert_max_num_queries):
    url = an_opening(now)
    browser = client_as("log_reviewer")
    with django_assert_max_num_queries(20):
        assert str(PERSON) in browser.get("/access/reviews/").content.decode()
    browser.post(url, {"verdict": "breach", "note": ""})
    assert Opening.objects.get().verdict == ""
    browser.post(url, {"verdict": "breach", "note": "Frågat chefen"})
    assert Opening.objects.get().verdict == "breach"


def test_a_head_answers_on_the_page(client_as, actor_as, now, ids):
    request = LiftRequest.objects.create(
        subject=PERSON, custodian_id=ids["sas"], unit_id=ids["sas_medicin"], concerned_id=ids["boras_omsorg"],
        reason="Akut", asked_at=now, asked_by="Maria Sandelin",
    )  # fmt: skip
    head = client_as("unit_manager", organization="boras_omsorg")
    url = f"/access/lifts/{request.pk}/"
    assert "Akut" not in head.get("/access/lifts/").content.decode()
    head.post(url, {"lifts": "no", "answer": "Nej"})
    assert LiftRequest.objects.get().state == "asked"
    operations.disclose(
        actor=actor_as("ward_nurse", organization="sas_medicin"), now=now, rows=[request],
        ground="emergency_request", to=[ids["boras_omsorg"]],
    )  # fmt: skip
    assert "Akut" in head.get("/access/lifts/").content.decode()
    head.post(url, {"answer": "Nej"})
    assert LiftRequest.objects.get().state == "asked"
    head.post(url, {"lifts": "no", "answer": "Inte nödvändigt"})
    assert LiftRequest.objects.get().state == "refused"
    assert [line.url_name for line in queries.start_lines(actor_as("unit_manager"), now.date())] == []


def test_a_log_reviewer_is_told_what_waits(actor_as, now, southern):
    reviewer = actor_as("log_reviewer")
    assert queries.start_lines(reviewer, now.date()) == ()
    an_opening(now)
    line = queries.start_lines(reviewer, now.date())[0]
    assert (line.url_name, line.day) == ("access:reviews", now.date() + timedelta(days=7))


def test_a_check_is_judged_on_its_page(client_as, actor_as, now):
    browser, reviewer = client_as("log_reviewer"), actor_as("log_reviewer")
    url = a_check(now)
    number = int(url.split("/")[-2])
    row = log_check(reviewer, number).rows[0]
    assert browser.get(url).status_code == 200
    browser.post(url, {f"verdict_{row.id}": "ask", f"note_{row.id}": "", "finish": "on"})
    assert log_check(reviewer, number).rows[0].verdict == ""
    browser.post(url, {f"verdict_{row.id}": "ok", f"note_{row.id}": "", "finish": "on", "conclusion": "Bra"})
    found = log_check(reviewer, number)
    assert (found.rows[0].verdict, found.check.conclusion) == ("ok", "Bra")
    assert browser.get("/log/checks/").status_code == 200
    assert browser.get("/log/checks/0/").status_code == 404


def test_who_is_close_to_whom_is_known_from_logins_and_representatives(southern, ids, now):
    nurse = Assignment.objects.get(role="ward_nurse", organization__code="sas_medicin").user
    colleague = Assignment.objects.get(role="physician", organization__code="sas_medicin").user
    nurse.subject, colleague.subject, child = new(), new(), new()
    nurse.save()
    colleague.save()
    Disclosure.objects.create(
        subject=child, custodian_id=ids["sas"], kind="patients.person", person=nurse.subject, ground="guardian",
        from_at=now, by_name="Prov",
    )  # fmt: skip
    close = _close("sas_medicin")
    assert close[nurse.pk, nurse.subject] == "own_person"
    assert close[nurse.pk, colleague.subject] == "colleague"
    assert close[nurse.pk, child] == "relative"
    assert (colleague.pk, child) not in close


def test_an_assignment_that_ended_a_minute_ago_opens_nothing_and_saves_nothing(client_as, now, loader):
    browser = client_as("ward_nurse", organization="sas_medicin")
    url = f"/access/emergency/{PERSON}/"
    assert browser.get(url).status_code == 200
    row = Assignment.objects.get(role="ward_nurse", organization__code="sas_medicin")
    operations.end_assignment(actor=loader, now=now - timedelta(minutes=1), assignment_id=row.pk)
    answer = browser.post(url, {"step": "unblocked", "reason": "Akut", "in_our_care": "on"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "inget visades eller sparades" in text
    assert "/assignment/" in text
    assert not Opening.objects.exists()
    with pytest.raises(operations.AssignmentNotChosen):
        operations.end_assignment(actor=loader, now=now, assignment_id=row.pk)
