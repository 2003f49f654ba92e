"""What is told on a way home, to whom, and what is refused; all of it or nothing, and all of it in the log."""

from itertools import count
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from narvard.base.core.actor import NOBODY, NotPermitted
from narvard.care.care_plans.queries import plans_of
from narvard.care.coordination.queries import contacts_of
from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Notice, Planning
from narvard.care.discharge.operations import Message
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.discharge.tests.refusing import refused, saved

pytestmark = pytest.mark.django_db
ALL = ("boras_halsovard", "boras_omsorg", "vc_linden")
WEIGHED = {"assessment": "M. Sandelin: inget hinder."}


# The notices, and who is told.
def test_the_admission_notice_opens_the_case_to_those_who_get_it_and_to_nobody_else(admitted):
    way = admitted()
    with pytest.raises(CaseNotFound):
        queries.case_page(way.care_manager, way.now, way.case_id)
    way.notify(to=("boras_omsorg",))
    page = queries.case_page(way.care_manager, way.now, way.case_id)
    assert (page.role, page.admitted_at, page.needs, page.stays) == ("social_services", None, (), ())
    assert page.case.expected_home == way.at(96)
    assert page.case.ground == "admission_notice"
    for actor in (way.home_care, way.health_centre):
        with pytest.raises(CaseNotFound):
            queries.case_page(actor, way.now, way.case_id)


def test_the_fifth_item_is_refused_by_the_operation_and_by_the_database(admitted):
    way = admitted()
    with_more = {"to": ("boras_omsorg",), "about_at": way.at(90), "parts": {"diagnosis": "J18.9"}}
    assert refused(way.send, way.ward, "admission", 2, **with_more) == "fifth_item"
    way.notify()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(kind="admission").update(content='{"diagnosis": "J18.9"}')


def test_a_notice_before_the_admission_is_refused(admitted):
    assert refused(admitted().notify, hours=-1) == "before_admission"


def test_the_same_submit_tells_once_and_a_page_that_is_old_is_refused(admitted):
    way = admitted()
    version, submit = way.party("sas_medicin").version, uuid4()
    given = {"to": [way.ids["boras_omsorg"]], "about_at": way.at(96), "sending": submit}
    message = Message(kind="admission", sent_at=way.at(2), **given)
    first = operations.send(actor=way.ward, now=way.now, case_id=way.case_id, message=message, version=version)
    assert operations.send(actor=way.ward, now=way.now, case_id=way.case_id, message=message, version=version) == first
    assert len(way.notices("admission")) == 1
    other = Message(kind="estimate", sent_at=way.at(3), about_at=way.at(99))
    same = {"actor": way.ward, "now": way.now, "case_id": way.case_id, "message": other}
    assert refused(operations.send, **same, version=version) == "changed"
    operations.send(**same, version=version + 1)


def test_what_a_party_was_not_told_does_not_change_its_version(admitted):
    way = admitted()
    way.notify(to=("boras_omsorg", "vc_linden"))
    before = way.party("boras_omsorg")
    way.name_contact()
    after = way.party("boras_omsorg")
    assert (after.version, after.state, after.due_at) == (before.version, before.state, before.due_at)
    assert way.party("sas_medicin").version > 2


def test_secrecy_may_keep_one_party_from_the_ready_notice(admitted):
    way = admitted()
    way.notify()
    way.ready(to=("boras_omsorg", "vc_linden"))
    assert [way.party(code).state for code in ALL] == ["notified", "ready", "ready"]
    assert way.case.state == "ready"
    page = queries.case_page(way.home_care, way.now, way.case_id)
    assert [told.kind for told in page.told] == ["admission"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(kind="discharge_ready").update(assessment="")


def test_ready_again_after_not_ready_has_a_new_clock(admitted):
    way = admitted()
    way.notify()
    way.ready(40)
    way.send(way.ward, "not_ready", 50)
    assert way.case.state == "notified" and way.party("boras_omsorg").ready_at is None
    way.ready(70)
    assert way.party("boras_omsorg").ready_at == way.at(70)


def test_who_may_send_what(admitted):
    way = admitted()
    way.notify()
    with pytest.raises(NotPermitted):
        way.send(way.care_manager, "discharge_ready", 40, to=ALL, judged_at=way.at(39), **WEIGHED)
    with pytest.raises(NotPermitted):
        operations.read_board(actor=NOBODY, now=way.now, unit="mine", turn="all", number=1)
    assert refused(way.send, way.health_centre, "answer", 5, answer="can_receive", about_at=way.at(9)) == (
        "answer_unknown"
    )
    assert refused(way.send, way.care_manager, "answer", 1, answer="planning") == "before_told"


def test_the_contact_and_the_call_to_a_sip(admitted):
    way = admitted()
    way.notify()
    way.ready(to=ALL)
    assert refused(way.call) == "contact_missing"
    way.name_contact(hours=49)
    assert way.party("sas_medicin").duty == "answer"
    contact = contacts_of(way.ward, way.now, way.subject)
    assert [row.name for row in contact] == ["Anna Löfving"], "the hospital tells the patient who it is"
    way.call(hours=50)
    (call, *_rest) = way.notices("sip_call")
    assert call.sender_name == "Anna Löfving"
    (plan,) = plans_of(way.health_centre, way.now, way.subject)
    assert plan.kind == "sip"
    assert way.call(hours=50) != call.pk, "another submit is another call"


def test_unclear_open_care_is_told_and_cleared(admitted):
    way = admitted()
    way.notify()
    way.ready()
    assert refused(way.send, way.health_centre, "open_care_clear", 50) == "unclear_missing"
    way.send(way.health_centre, "open_care_unclear", 50)
    assert "open_care" in {duty.code for duty in queries.case_page(way.ward, way.now, way.case_id).duties}
    way.send(way.health_centre, "open_care_clear", 60)
    assert "open_care" not in {duty.code for duty in queries.case_page(way.ward, way.now, way.case_id).duties}


def test_what_is_planned_at_home_is_shown_to_the_hospital_only_on_a_ground(admitted):
    way = admitted()
    way.notify()
    write = {"actor": way.care_manager, "now": way.now, "case_id": way.case_id}
    operations.write_planning(**write, text="Hemtjänst fyra gånger om dagen.")
    assert queries.case_page(way.ward, way.now, way.case_id).plannings == ()
    operations.write_planning(**write, text="Hemtjänst tre gånger.", assessment="C. Dahlgren: inget hinder.")
    (shown,) = queries.case_page(way.ward, way.now, way.case_id).plannings
    assert (shown.text, shown.ground) == ("Hemtjänst tre gånger.", "secrecy_assessment")
    assert queries.case_page(way.health_centre, way.now, way.case_id).plannings == ()
    assert Planning.objects.count() == 1
    assert refused(operations.write_planning, **write, text=" ") == "text_missing"


# Psychiatric care, protected identity, and a person without number.
def test_compulsory_open_care_counts_as_the_ready_notice(admitted):
    way = admitted(ward="sas_psykiatri", discipline="psychiatric")
    way.notify()
    way.send(way.ward, "compulsory_open_care", 40, to=ALL, judged_at=way.at(39), **WEIGHED)
    assert way.case.state == "ready"
    assert "sip_call" not in {duty.code for duty in queries.case_page(way.ward, way.now, way.case_id).duties}


def test_of_a_protected_identity_the_address_is_never_shown(admitted, a_person, logged):
    hidden = a_person(name="Sara Hult", protection="protected_registration", street="Hemliga gatan 1")
    way = admitted(subject=hidden)
    way.notify()
    page = operations.read_case(actor=way.care_manager, now=way.now, case_id=way.case_id)
    assert page.person.protected and page.person.address == ""
    assert "Hemliga" not in page.address
    assert way.notices("admission")[0].complete
    assert "patients.address_for_notice" in {event.action for event in logged()}


def test_a_notice_about_somebody_nobody_knows_is_not_complete(admitted):
    way = admitted(subject=uuid4())
    way.notify()
    assert not way.notices("admission")[0].complete


# All or nothing, and the log.
class Died(BaseException):
    """The process ends at a question to the database."""


def test_an_operation_that_dies_at_any_question_leaves_nothing(admitted):
    way = admitted()
    before = saved()
    died = 0
    for last in count(1, 4):
        questions = count(1)

        def die(execute, sql, params, many, context, questions=questions, last=last):
            if not sql.startswith("ROLLBACK") and next(questions) >= last:
                raise Died
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(die):
                way.notify()
        except Died:
            died += 1
            assert saved() == before
        else:
            break
    assert died > 10 and Notice.objects.count() == 3


def test_every_step_and_every_reading_is_in_the_log_with_its_law(admitted, logged):
    way = admitted()
    way.notify()
    operations.read_case(actor=way.care_manager, now=way.now, case_id=way.case_id)
    operations.read_board(actor=way.care_manager, now=way.now, unit="mine", turn="all", number=1)
    found = {event.action: event for event in logged()}
    for action, law in (
        ("discharge.open", "2008:355 4:1"), ("discharge.send_admission", "2017:612 2:1"),
        ("discharge.read", "2017:612 2:1"), ("discharge.list", "2017:612 2:1"),
    ):  # fmt: skip
        assert (found[action].patient, found[action].legal_basis) == (way.subject, law), action
