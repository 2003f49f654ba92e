"""What may be prepared and opened, and what may be added when a quarter is closed."""

from datetime import date
from uuid import UUID

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.followup import operations, queries
from narvard.govern.followup.models import Supplement
from narvard.govern.followup.operations import NotSupplemented, PeriodNotOpen
from narvard.govern.followup.operations.preparing import PeriodNotPrepared
from narvard.govern.followup.queries import PeriodNotFound
from narvard.govern.followup.rules.deadlines import Deadlines
from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.followup.tests import made_up
from narvard.govern.followup.tests.made_up import Q3, Q4, closed, supplement


def days(areas="2026-10-21", office="2026-10-28", steering="2026-11-13", council="2026-11-27") -> Deadlines:
    return Deadlines(*map(date.fromisoformat, (areas, office, steering, council)))


def test_deadlines_move_until_the_quarter_is_opened(coordinator, now, today):
    prepared = {"actor": coordinator, "now": now, "quarter": Q3}
    number = operations.prepare_period(deadlines=days(), **prepared)
    assert operations.prepare_period(deadlines=days(office="2026-10-29"), **prepared) == number
    assert queries.proposal(coordinator, today).deadlines.office == date(2026, 10, 29)
    operations.open_period(actor=coordinator, now=now, today=today, quarter=Q3)
    with pytest.raises(PeriodNotPrepared) as refused:
        operations.prepare_period(deadlines=days(), **prepared)
    assert refused.value.code == "opened"


def test_what_cannot_be_prepared_or_opened(coordinator, actor_as, now, today):
    with pytest.raises(PeriodNotPrepared) as refused:
        operations.prepare_period(actor=coordinator, now=now, quarter=Q3, deadlines=days(office="2026-10-20"))
    assert refused.value.code == "not_in_order"
    with pytest.raises(PeriodNotFound):
        operations.open_period(actor=coordinator, now=now, today=today, quarter=Q3)
    made_up.opened(coordinator, now)
    later = days("2027-01-21", "2027-01-28", "2027-02-12", "2027-02-26")
    operations.prepare_period(actor=coordinator, now=now, quarter=Q4, deadlines=later)
    with pytest.raises(PeriodNotPrepared) as refused:
        operations.open_period(actor=coordinator, now=now, today=today, quarter=Q4)
    assert refused.value.code == "another_open"
    future = Quarter(2027, 1)
    operations.prepare_period(
        actor=coordinator,
        now=now,
        quarter=future,
        deadlines=days("2027-04-21", "2027-04-28", "2027-05-12", "2027-05-26"),
    )
    with pytest.raises(PeriodNotPrepared) as refused:
        operations.open_period(actor=coordinator, now=now, today=today, quarter=future)
    assert refused.value.code == "not_begun"
    with pytest.raises(NotPermitted):
        operations.prepare_period(actor=actor_as("politician"), now=now, quarter=Q3, deadlines=days())


# what is added · code
NOTHING_ADDED = [
    ({"reason": " "}, "reason_missing"),
    ({"reason": "x" * 601}, "too_long"),
    ({"text": ""}, "nothing_new"),
    ({"text": "", "figures": True}, "nothing_new"),
]


@pytest.mark.parametrize(("changed", "code"), NOTHING_ADDED)
def test_a_supplement_says_why_and_what(open_quarter, now, today, changed, code):
    closed(open_quarter, now)
    with pytest.raises(NotSupplemented) as refused:
        supplement(open_quarter, now, today, **changed)
    assert refused.value.code == code
    assert not Supplement.objects.exists()


def test_a_supplement_sent_twice_counts_once_and_none_comes_before_closing(open_quarter, now, today):
    with pytest.raises(PeriodNotOpen):
        supplement(open_quarter, now, today)
    closed(open_quarter, now)
    token = UUID(int=8)
    assert supplement(open_quarter, now, today, token=token) == supplement(open_quarter, now, today, token=token)
    assert Supplement.objects.count() == 1
