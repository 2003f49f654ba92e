"""Purposes, the joint plan, and what may have to be paid back under förordning (2024:1253)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.funds.rules.exposure import OTHER_PURPOSE, Account, coverage, exposure, purposes_allowed
from narvard.govern.funds.rules.regulations import CLOSE_CARE, CODES, ELDERLY_CARE, regulation_on

ENDS, DUE = date(2026, 1, 1), date(2026, 3, 31)
DURING, AFTER, TOO_LATE = date(2025, 11, 22), date(2026, 1, 1), date(2026, 4, 1)


def reasons(used, today, *, entitled=1000, paid=1000, reported=False, rural=False, terms=CLOSE_CARE):
    found = exposure(Account(entitled, paid, used, ENDS, DUE, reported), terms, rural, today)
    return found.wrong_amount, found.unused, found.other_purpose, found.unreported


def test_regulation_2024_1253_has_eight_purposes_of_which_seven_must_all_be_carried_out():
    assert [purpose.number for purpose in CLOSE_CARE.purposes] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert coverage(CLOSE_CARE, frozenset()).required == (1, 2, 3, 4, 5, 6, 7)
    assert (CLOSE_CARE.certainty, CLOSE_CARE.appeal) == ("A", False)


def test_regulation_2023_609_asks_about_own_funding():
    assert ELDERLY_CARE.own_funding and not CLOSE_CARE.own_funding


COVERED = [
    (frozenset(range(1, 8)), 7, ()),
    (frozenset(range(1, 7)), 6, (7,)),
    (frozenset({1, 8}), 1, (2, 3, 4, 5, 6, 7)),
    (frozenset(), 0, (1, 2, 3, 4, 5, 6, 7)),
]


@pytest.mark.parametrize(("carried_out", "number", "missing"), COVERED)
def test_the_joint_plan_covers_so_many_of_seven(carried_out, number, missing):
    found = coverage(CLOSE_CARE, carried_out)
    assert (found.carried_out, found.missing, found.whole) == (number, missing, not missing)


@pytest.mark.parametrize(("rural", "last"), [(False, 7), (True, 8)])
def test_rural_primary_care_is_only_for_those_named(rural, last):
    assert purposes_allowed(CLOSE_CARE, rural) == tuple(range(1, last + 1))


# used by purpose, the day, what else, (wrong amount, unused, other purpose, unreported)
EXPOSED = [
    ("nothing is exposed while the year lasts", {1: 400}, DURING, {}, (0, 0, 0, 0)),
    ("what is left after 31 December", {1: 400}, AFTER, {}, (0, 600, 0, 0)),
    ("another purpose", {1: 400, OTHER_PURPOSE: 100}, DURING, {}, (0, 0, 100, 0)),
    ("rural, not named", {1: 400, 8: 100}, DURING, {}, (0, 0, 100, 0)),
    ("rural, named", {1: 400, 8: 100}, DURING, {"rural": True}, (0, 0, 0, 0)),
    ("more came than the fund gives", {1: 1000}, DURING, {"paid": 1100}, (100, 0, 0, 0)),
    ("less came than the fund gives", {1: 700}, AFTER, {"paid": 700}, (0, 0, 0, 0)),
    ("no report when it was due: all of it", {1: 400, OTHER_PURPOSE: 100}, TOO_LATE, {}, (0, 500, 100, 400)),
    ("on the last day it is not late yet", {1: 400}, DUE, {}, (0, 600, 0, 0)),
    ("reported in time", {1: 400}, TOO_LATE, {"reported": True}, (0, 600, 0, 0)),
    ("more was used than came", {1: 1200}, AFTER, {}, (0, 0, 0, 0)),
    ("not read that it must be paid back", {1: 400}, AFTER, {"terms": ELDERLY_CARE}, (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("why", "used", "today", "more", "answer"), EXPOSED, ids=[row[0] for row in EXPOSED])
def test_what_may_have_to_be_paid_back(why, used, today, more, answer):
    assert reasons(used, today, **more) == answer


USED = st.dictionaries(st.integers(0, 8), st.integers(0, 3000))


@given(USED, st.integers(0, 2000), st.integers(0, 2000), st.booleans(), st.booleans(), st.integers(-400, 400))
def test_never_more_than_came_and_never_less_than_nothing(used, entitled, paid, rural, reported, days):
    today = ENDS + timedelta(days=days)
    found = exposure(Account(entitled, paid, used, ENDS, DUE, reported), CLOSE_CARE, rural, today)
    parts = (found.wrong_amount, found.unused, found.other_purpose, found.unreported)
    assert min(parts) >= 0 and found.total == sum(parts) <= paid
    if today > DUE and not reported:
        assert found.total == paid


def test_a_regulation_counts_from_its_first_day():
    assert regulation_on("2024:1253", date(2024, 12, 31)) is None
    assert regulation_on("2024:1253", date(2025, 1, 1)) == CLOSE_CARE
    assert regulation_on("", date(2025, 1, 1)) is None
    assert CODES == ("2023:609", "2024:1253")
