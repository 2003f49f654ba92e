"""The contract as it is composed for each reader, and the pages' bounds: what is not seen is as if not there."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from narvard.base.access.operations import disclose_kind, relate
from narvard.base.core.actor import NotPermitted
from narvard.care.contracts.operations import (
    PersonNotSeen,
    agree_time,
    read_choices,
    read_contract,
    read_mine,
    read_person,
    read_reads,
    write_agreement,
)
from narvard.care.contracts.rules import TimeText
from narvard.care.contracts.tests.conftest import ASTRID, TEXT
from narvard.care.coordination.operations import appoint
from narvard.care.coordination.queries import Practitioner

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(nurse, written, now):
    """Astrid with an agreement, a contact and two things to come, one of them not booked."""
    appoint(
        actor=nurse, now=now, subject=ASTRID, role="care_contact",
        practitioner=Practitioner(name="Anna Löfving", profession="nurse", phone="033-616 10 01"),
    )  # fmt: skip
    at = now + timedelta(days=3)
    agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Läkarbesök", at=at, place="Rum 3"), token=uuid4())
    agree_time(actor=nurse, now=now, subject=ASTRID, text=TimeText("Fotvård", ask_whom="Receptionen"), token=uuid4())


def test_the_contract_is_composed_of_what_stands_elsewhere(nurse, now, whole):
    page = read_contract(actor=nurse, now=now, subject=ASTRID)
    assert page.person.name == "Astrid Linde"
    assert [row.name for row in page.contacts] == ["Anna Löfving"]
    assert [(line.what, line.day) for line in page.coming] == [("Läkarbesök", date(2026, 11, 25)), ("Fotvård", None)]
    assert page.coming[1].ask.whom == "Receptionen"
    assert page.parts.missing == ("coherent_plan",)
    assert (page.turn_to.whom, page.turn_to.how) == ("Anna Löfving", "033-616 10 01")


def test_the_person_sees_the_same_from_every_principal(astrid, actor_as, nurse, now, whole):
    ward = actor_as("ward_nurse")
    relate(actor=ward, now=now, subject=ASTRID, unit=ward.organization_id, kind="admitted")
    write_agreement(actor=ward, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
    mine = read_mine(actor=astrid, now=now).whole
    assert {row.unit for row in mine.agreements} == {"Vårdcentralen Linden", "Medicinavdelningen, SÄS"}
    assert [row.name for row in mine.contacts] == ["Anna Löfving"]
    theirs = read_contract(actor=ward, now=now, subject=ASTRID)
    assert [row.unit for row in theirs.agreements] == ["Medicinavdelningen, SÄS"]
    assert (theirs.contacts, theirs.times) == ((), ())


def test_every_view_is_logged_with_its_ground(astrid, nurse, now, whole, logged):
    before = len(logged())
    read_person(actor=nurse, now=now, subject=ASTRID)
    read_mine(actor=astrid, now=now)
    events = [(e.action, e.patient, e.legal_basis) for e in logged()[: len(logged()) - before]]
    assert set(events) == {
        ("contracts.read_person", ASTRID, "2008:355 4:1"),
        ("contracts.read_own", ASTRID, "GDPR 15"),
    }


def test_the_person_sees_who_has_read(astrid, nurse, now, whole):
    read_person(actor=nurse, now=now + timedelta(minutes=1), subject=ASTRID)
    page = read_reads(actor=astrid, now=now + timedelta(minutes=2), number=1)
    assert (page.rows[0].unit, page.rows[0].role, page.rows[0].action) == (
        "Vårdcentralen Linden", "primary_care_nurse", "contracts.read_person",
    )  # fmt: skip
    assert "contracts.read_own" not in {row.action for row in page.rows}


def test_whoever_may_see_nothing_of_the_person_finds_nobody(actor_as, astrid, now, whole):
    stranger = actor_as("care_manager", organization="mark_omsorg")
    for read in (read_person, read_contract):
        with pytest.raises(PersonNotSeen):
            read(actor=stranger, now=now, subject=ASTRID)
        with pytest.raises(PersonNotSeen):
            read(actor=stranger, now=now, subject=uuid4())
    with pytest.raises(PersonNotSeen):
        read_mine(actor=replace(astrid, subject=uuid4()), now=now, subject=ASTRID)


def test_a_right_to_own_pages_opens_no_professionals_page(actor_as, astrid, now, whole):
    with pytest.raises(NotPermitted):
        read_person(actor=astrid, now=now, subject=ASTRID)
    for read in (read_mine, read_choices):
        with pytest.raises(NotPermitted):
            read(actor=actor_as("ward_nurse"), now=now)


def test_who_represents_the_person_sees_what_was_let_and_is_told_of_no_more(astrid, a_person, nurse, now, whole):
    bo = replace(astrid, subject=a_person("Bo Linde"))
    disclose_kind(
        actor=nurse, now=now, subject=ASTRID, custodian=nurse.controller_id,
        kinds=["coordination.named_contact"], ground="guardian", persons=[bo.subject],
    )  # fmt: skip
    page = read_mine(actor=bo, now=now, subject=ASTRID)
    assert not page.own
    assert [row.name for row in page.whole.contacts] == ["Anna Löfving"]
    assert (page.whole.agreements, page.whole.times, page.unconfirmed, page.represents) == ((), (), (), ())
    assert read_mine(actor=bo, now=now).represents == ((ASTRID, "Astrid Linde"),)


def test_a_hidden_row_changes_nothing_but_what_the_law_orders_to_be_shown(actor_as, nurse, now, whole):
    seen_before = read_person(actor=nurse, now=now, subject=ASTRID)
    social = actor_as("care_manager", organization="boras_omsorg")
    relate(actor=social, now=now, subject=ASTRID, unit=social.organization_id, kind="social_care")
    write_agreement(actor=social, now=now, subject=ASTRID, text=TEXT, replaces=None, token=uuid4())
    agree_time(
        actor=social, now=now, subject=ASTRID, text=TimeText("Hembesök", at=now + timedelta(days=1)), token=uuid4()
    )
    after = read_person(actor=nurse, now=now, subject=ASTRID)
    assert replace(after, existence=None, ways_on=()) == replace(seen_before, existence=None, ways_on=())
    assert "boras_omsorg" not in repr(after) and "biståndsenheten" not in repr(after)
