"""What leaves for the event store: one row a version, with the four parts as they stand on its last day."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from narvard.base.core.actor import NotPermitted, command_line
from narvard.care.contracts.operations import agree_time, write_agreement
from narvard.care.contracts.queries import exported_contracts
from narvard.care.contracts.rules import TimeText
from narvard.care.contracts.tests.conftest import ASTRID, TEXT
from narvard.care.coordination.operations import appoint
from narvard.care.coordination.queries import Practitioner

pytestmark = pytest.mark.django_db
NIGHT = command_line("deliveries.from_care", collaboration="sodra_alvsborg", country="SE")
NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)


def test_each_part_is_counted_as_it_stands(nurse, written, now):
    (row,) = exported_contracts(NIGHT, nurse.controller_id, NOVEMBER, DECEMBER)
    assert (row.subject, row.kind, row.from_date, row.to_date) == (ASTRID, "patient_contract", now.date(), None)
    assert (bool(row.agreement), row.named_contact, row.agreed_time, row.coherent_plan) == (True, None, False, False)
    who = Practitioner(name="Anna Löfving", profession="nurse")
    appoint(actor=nurse, now=now, subject=ASTRID, role="care_contact", practitioner=who)
    at = TimeText("Besök", at=now + timedelta(days=20))
    agree_time(actor=nurse, now=now, subject=ASTRID, text=at, token=uuid4())
    (row,) = exported_contracts(NIGHT, nurse.controller_id, NOVEMBER, DECEMBER)
    assert (row.named_contact[:10], row.agreed_time, row.coherent_plan) == ("vc_linden:", True, False)
    (later,) = exported_contracts(NIGHT, nurse.controller_id, DECEMBER, JANUARY)
    assert not later.agreed_time


def test_a_version_of_no_day_is_left_out_and_a_new_one_is_a_follow_up(nurse, written, now):
    second = write_agreement(actor=nurse, now=now, subject=ASTRID, text=TEXT, replaces=written, token=uuid4())
    later = now + timedelta(days=3)
    text = replace(TEXT, i_do="Vilar")
    write_agreement(actor=nurse, now=later, subject=ASTRID, text=text, replaces=second, token=uuid4())
    rows = list(exported_contracts(NIGHT, nurse.controller_id, NOVEMBER, DECEMBER))
    assert [(row.from_date, row.to_date) for row in rows] == [
        (date(2026, 11, 22), date(2026, 11, 25)),
        (date(2026, 11, 25), None),
    ]
    assert len({row.plan for row in rows}) == 1
    assert rows[1].followed_up_at == later


def test_another_controllers_contracts_are_not_in_it_and_no_role_takes_them_out(nurse, actor_as, written):
    other = actor_as("ward_nurse").controller_id
    assert not list(exported_contracts(NIGHT, other, NOVEMBER, DECEMBER))
    assert not list(exported_contracts(NIGHT, nurse.controller_id, date(2026, 10, 1), NOVEMBER))
    with pytest.raises(NotPermitted):
        list(exported_contracts(nurse, nurse.controller_id, NOVEMBER, DECEMBER))
