"""What the event store gets of joint plans, and what the patient's agreement takes from them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from narvard.base.core.actor import NotPermitted, command_line
from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.tests.made_up import written

pytestmark = pytest.mark.django_db
NIGHT = command_line("deliveries.from_care")


def test_a_plan_in_force_is_exported_by_its_controller_alone(story, nurse, manager):
    told = story("closed")
    whole = (date(2026, 1, 1), date(2028, 1, 1))
    (row,) = queries.exported_plans(NIGHT, nurse.controller_id, *whole)
    assert (row.subject, row.kind, row.overall_responsible) == (told.subject, "sip", "municipality")
    assert (row.from_date, row.to_date) == (date(2026, 11, 24), date(2027, 1, 23))
    assert (row.consent, row.coherent_plan, row.agreed_time, row.school_takes_part) == (True, True, True, False)
    assert row.followed_up_at == datetime(2027, 1, 22, 23, 0, tzinfo=UTC)
    assert list(queries.exported_plans(NIGHT, manager.controller_id, *whole)) == []
    assert list(queries.exported_plans(NIGHT, nurse.controller_id, date(2027, 1, 23), date(2028, 1, 1))) == []
    with pytest.raises(NotPermitted):
        list(queries.exported_plans(nurse, nurse.controller_id, *whole))


def test_what_is_not_in_force_is_not_exported(story, nurse):
    story("written")
    assert list(queries.exported_plans(NIGHT, nurse.controller_id, date(2026, 1, 1), date(2028, 1, 1))) == []


def test_what_is_agreed_is_dated_and_what_is_done_is_left_out(story, nurse, manager):
    told = story("active")
    done = written(told.others[0], due=told.now.date())
    before = queries.agreed_times(manager, told.now, told.subject)
    assert [(line.what, line.on) for line in before] == [
        ("activity", date(2026, 12, 10)), ("activity", date(2026, 12, 10)), ("follow_up", date(2027, 1, 15)),
    ]  # fmt: skip
    operations.write_part(actor=manager, now=told.now, plan_id=told.plan, expected=0, written=done)
    assert len(queries.agreed_times(manager, told.now, told.subject)) == len(before) + 2
    operations.end_plan(actor=nurse, now=told.now + timedelta(days=1), plan_id=told.plan, reason="Klart.")
    assert queries.agreed_times(manager, told.now + timedelta(days=1), told.subject) == ()
