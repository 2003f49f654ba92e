"""Writing, confirming and ending an agreement; agreed times; and that the database refuses what must not be."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from narvard.base.access.operations import disclose_kind, relate
from narvard.base.core.actor import NotPermitted
from narvard.care.contracts.models import AgreedTime, Agreement, Remark
from narvard.care.contracts.operations import (
    AgreementNotSaved,
    Brought,
    Outcome,
    TimeNotSaved,
    agree_time,
    bring_times,
    change_time,
    confirm_agreement,
    end_agreement,
    remark,
    write_agreement,
)
from narvard.care.contracts.queries import (
    AgreementNotFound,
    PersonNotSeen,
    TimeNotFound,
    agreed_time,
    agreement,
    agreements_of,
    times_of,
)
from narvard.care.contracts.rules import TimeText
from narvard.care.contracts.tests.conftest import ASTRID, TEXT

pytestmark = pytest.mark.django_db


def test_an_agreement_is_written_read_and_logged(nurse, astrid, now, logged, written):
    row = agreement(nurse, now, written)
    assert (row.matters, row.version, row.mine, row.confirmed_at, row.ground) == (
        TEXT.matters,
        1,
        True,
        None,
        "own_unit",
    )
    event = logged()[0]
    assert (event.action, event.patient, event.legal_basis) == ("contracts.write_agreement", ASTRID, "2008:355 4:1")
    assert agreement(astrid, now, written).ground == "own_data"


def test_a_new_version_replaces_the_one_before_and_asks_the_person_anew(nurse, astrid, now, written):
    confirm_agreement(actor=astrid, now=now, agreement_id=written)
    later = now + timedelta(days=2)
    text = replace(TEXT, i_do="Går till torget")
    second = write_agreement(actor=nurse, now=later, subject=ASTRID, text=text, replaces=written, token=uuid4())
    newest, before = agreements_of(nurse, later, [ASTRID])
    assert (newest.id, newest.version, newest.confirmed_at) == (second, 2, None)
    assert (before.id, before.to_date, before.confirmed_at) == (written, date(2026, 11, 24), now)
    assert before.matters == TEXT.matters


def test_the_same_form_sent_twice_is_saved_once(nurse, now):
    token = uuid4()
    first, again = (
        write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=None, token=token) for _ in range(2)
    )
    assert first == again
    assert Agreement.objects.count() == 1


def test_the_second_of_two_who_write_at_once_is_told_and_nothing_is_lost(nurse, now, written):
    with pytest.raises(AgreementNotSaved) as refused:
        write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
    assert refused.value.code == "changed_meanwhile"
    assert str(refused.value).endswith(".")
    assert Agreement.objects.get().pk == written


def test_each_unit_has_its_own_agreement(actor_as, nurse, now, written):
    ward = actor_as("ward_nurse")
    relate(actor=ward, now=now, subject=ASTRID, unit=ward.organization_id, kind="admitted")
    write_agreement(actor=ward, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
    assert [row.mine for row in agreements_of(ward, now, [ASTRID])] == [True]
    assert [row.id for row in agreements_of(nurse, now, [ASTRID])] == [written]


def test_a_unit_without_a_relation_can_neither_write_nor_know(actor_as, now, written):
    stranger = actor_as("care_manager", organization="mark_omsorg")
    with pytest.raises(PersonNotSeen):
        write_agreement(actor=stranger, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
    with pytest.raises(AgreementNotFound):
        agreement(stranger, now, written)
    assert agreements_of(stranger, now, [ASTRID]) == times_of(stranger, now, [ASTRID]) == ()


def test_the_person_confirms_once_and_only_their_own(actor_as, astrid, now, written, logged):
    confirm_agreement(actor=astrid, now=now, agreement_id=written)
    events = len(logged())
    confirm_agreement(actor=astrid, now=now + timedelta(hours=1), agreement_id=written)
    assert Agreement.objects.get().confirmed_at == now
    assert len(logged()) == events
    with pytest.raises(AgreementNotFound):
        confirm_agreement(actor=replace(astrid, subject=uuid4()), now=now, agreement_id=written)
    with pytest.raises(NotPermitted):
        confirm_agreement(actor=actor_as("ward_nurse"), now=now, agreement_id=written)


def test_who_represents_the_person_reads_and_does_not_answer_for_them(nurse, astrid, now, written):
    bo = replace(astrid, subject=uuid4())
    disclose_kind(
        actor=nurse, now=now, subject=ASTRID, custodian=nurse.controller_id, kinds=["contracts.agreement"],
        ground="guardian", persons=[bo.subject],
    )  # fmt: skip
    (row,) = agreements_of(bo, now, [ASTRID])
    assert (row.id, row.own, row.ground) == (written, False, "guardian")
    with pytest.raises(AgreementNotFound):
        confirm_agreement(actor=bo, now=now, agreement_id=written)
    with pytest.raises(AgreementNotFound):
        remark(actor=bo, now=now, agreement_id=written, text="Fel", token=uuid4())


def test_what_has_been_replaced_can_no_longer_be_confirmed(nurse, astrid, now, written):
    write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=written, token=uuid4())
    with pytest.raises(AgreementNotSaved) as refused:
        confirm_agreement(actor=astrid, now=now, agreement_id=written)
    assert refused.value.code == "ended"


def test_a_remark_stands_beside_the_version_and_is_kept_once(nurse, astrid, now, written):
    token = uuid4()
    for _ in range(2):
        remark(actor=astrid, now=now, agreement_id=written, text=" Jag vill ha tid på morgonen ", token=token)
    (said,) = agreement(nurse, now, written).remarks
    assert said.text == "Jag vill ha tid på morgonen"
    with pytest.raises(AgreementNotSaved) as refused:
        remark(actor=astrid, now=now, agreement_id=written, text=" ", token=uuid4())
    assert refused.value.code == "remark_missing"


def test_an_agreement_ends_with_a_reason_by_the_unit_that_wrote_it(actor_as, nurse, now, written):
    with pytest.raises(AgreementNotSaved):
        end_agreement(actor=nurse, now=now, agreement_id=written, reason=" ")
    other = replace(nurse, organization_id=actor_as("unit_manager", organization="sas_medicin").organization_id)
    relate(actor=other, now=now, subject=ASTRID, unit=other.organization_id, kind="asked")
    with pytest.raises(AgreementNotFound):
        end_agreement(actor=other, now=now, agreement_id=written, reason="Flyttat")
    end_agreement(actor=nurse, now=now, agreement_id=written, reason="Har flyttat")
    row = agreement(nurse, now, written)
    assert (row.to_date, row.end_reason) == (date(2026, 11, 22), "Har flyttat")


# what is written of a time · why it is refused
REFUSED = [
    (TimeText("Läkarbesök"), "nobody_to_ask"),
    (TimeText("", ask_whom="Anna"), "what_missing"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_a_time_that_would_leave_the_person_waiting_is_refused(nurse, now, text, code):
    with pytest.raises(TimeNotSaved) as refused:
        agree_time(actor=nurse, now=now, subject=ASTRID, text=text, token=uuid4())
    assert refused.value.code == code
    assert not AgreedTime.objects.exists()


def test_a_promise_is_booked_moved_and_held(nurse, now):
    promised = TimeText("Läkarbesök", ask_whom="Anna", ask_how="033-616 10 01")
    pk = agree_time(actor=nurse, now=now, subject=ASTRID, text=promised, token=uuid4())
    booked = replace(promised, at=now + timedelta(days=3))
    change_time(actor=nurse, now=now, time_id=pk, version=1, move="book", text=booked)
    change_time(actor=nurse, now=now, time_id=pk, version=1, move="book", text=booked)
    row = agreed_time(nurse, now, pk)
    assert (row.state, row.at, row.version) == ("booked", booked.at, 2)
    moved = replace(promised, at=now + timedelta(days=4))
    with pytest.raises(TimeNotSaved) as refused:
        change_time(actor=nurse, now=now, time_id=pk, version=1, move="rebook", text=moved)
    assert refused.value.code == "changed_meanwhile"
    change_time(actor=nurse, now=now, time_id=pk, version=2, move="hold", text=moved)
    with pytest.raises(TimeNotSaved) as refused:
        change_time(actor=nurse, now=now, time_id=pk, version=3, move="rebook", text=moved)
    assert refused.value.code == "move_not_allowed"


def test_a_time_taken_away_says_whom_to_ask_and_a_cancelled_one_says_why(nurse, now):
    at = now + timedelta(days=3)
    pk = agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Prov", at=at), token=uuid4())
    with pytest.raises(TimeNotSaved) as refused:
        change_time(actor=nurse, now=now, time_id=pk, version=1, move="postpone", text=TimeText("Prov"))
    assert refused.value.code == "nobody_to_ask"
    with pytest.raises(TimeNotSaved) as refused:
        change_time(actor=nurse, now=now, time_id=pk, version=1, move="cancel", text=TimeText("Prov"))
    assert refused.value.code == "reason_missing"
    with pytest.raises(TimeNotSaved) as refused:
        change_time(actor=nurse, now=now, time_id=pk, version=1, move="rebook", text=TimeText("Prov", ask_whom="Lab"))
    assert refused.value.code == "time_missing"
    change_time(actor=nurse, now=now, time_id=pk, version=1, move="postpone", text=TimeText("Prov", ask_whom="Lab"))
    row = agreed_time(nurse, now, pk)
    assert (row.state, row.at, row.ask_whom) == ("not_booked", None, "Lab")


def test_another_units_time_is_not_there_to_change(actor_as, nurse, now):
    at = now + timedelta(days=3)
    pk = agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Prov", at=at), token=uuid4())
    ward = actor_as("ward_nurse")
    with pytest.raises(TimeNotFound):
        change_time(actor=ward, now=now, time_id=pk, version=1, move="hold", text=TimeText("Prov"))


def test_times_are_brought_once_changed_once_and_all_or_none(nurse, now):
    at = now + timedelta(days=3)
    rows = [
        Brought("A1", ASTRID, TimeText("Läkarbesök", at=at)),
        Brought("A2", ASTRID, TimeText("Provtagning", ask_whom="Lab")),
        Brought("A0", ASTRID, TimeText("Redan varit", at=now - timedelta(days=1))),
    ]
    assert bring_times(actor=nurse, now=now, rows=rows) == Outcome(2, 0, 0, 1)
    assert bring_times(actor=nurse, now=now, rows=rows) == Outcome(0, 0, 2, 1)
    moved = [replace(rows[0], text=replace(rows[0].text, at=at + timedelta(days=1))), replace(rows[1], cancelled=True)]
    assert bring_times(actor=nurse, now=now, rows=moved) == Outcome(0, 2, 0, 0)
    assert [(row.state, row.brought) for row in times_of(nurse, now, [ASTRID])] == [
        ("booked", True),
        ("cancelled", True),
    ]
    stranger = Brought("A4", uuid4(), TimeText("Besök", at=at))
    with pytest.raises(PersonNotSeen):
        bring_times(actor=nurse, now=now, rows=[Brought("A3", ASTRID, TimeText("Besök", at=at)), stranger])
    assert AgreedTime.objects.count() == 2


def test_all_of_an_operation_is_saved_or_none(nurse, now, written, monkeypatch):
    def killed(**_given):
        raise SystemExit

    monkeypatch.setattr("narvard.care.contracts.operations.agreeing.record", killed)
    with pytest.raises(SystemExit), transaction.atomic():
        write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=written, token=uuid4())
    assert Agreement.objects.get().to_date is None


# what must not be · the constraint that refuses it
BROKEN_AGREEMENTS = [
    ({"matters": ""}, "agreement_says_all_three"),
    ({"confirmed_by": "Astrid"}, "agreement_confirmed_by_someone"),
    ({"to_date": date(2026, 11, 1)}, "agreement_dates_in_order"),
    ({"version": 2}, "agreement_later_versions_replace"),
]


@pytest.mark.parametrize(("change", "_name"), BROKEN_AGREEMENTS)
def test_the_database_refuses_an_agreement_that_must_not_be(written, change, _name):
    with pytest.raises(IntegrityError):
        Agreement.objects.filter(pk=written).update(**change)


def test_the_database_refuses_two_agreements_in_force_at_one_unit(written):
    row = Agreement.objects.get()
    row.pk, row.key, row.token, row.contract = None, uuid4(), uuid4(), uuid4()
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_the_database_refuses_an_empty_remark(astrid, now, written):
    remark(actor=astrid, now=now, agreement_id=written, text="Ja", token=uuid4())
    with pytest.raises(IntegrityError):
        Remark.objects.update(text="")


BROKEN_TIMES = [{"state": "booked"}, {"ask_whom": ""}, {"kind": "flyby"}, {"what": ""}, {"state": "lost"}]


@pytest.mark.parametrize("change", BROKEN_TIMES)
def test_the_database_refuses_a_time_that_must_not_be(nurse, now, change):
    agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Prov", ask_whom="Lab"), token=uuid4())
    with pytest.raises(IntegrityError):
        AgreedTime.objects.update(**change)
