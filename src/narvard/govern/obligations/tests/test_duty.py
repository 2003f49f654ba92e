"""When something must be sent, where it stands, and what is missing before it may be sent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.obligations.rules.duty import (
    Consent,
    Kind,
    Recurrence,
    State,
    Turn,
    days_late,
    due_days,
    missing_consents,
    state_of,
    whose_turn,
)

DUE = date(2026, 9, 1)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
ORDER = [State.UPCOMING, State.DUE_SOON, State.LATE]

# sent on · today · where it stands · days late
STATES = [
    (None, date(2026, 8, 1), State.UPCOMING, 0),
    (None, date(2026, 8, 2), State.DUE_SOON, 0),
    (None, date(2026, 9, 1), State.DUE_SOON, 0),
    (None, date(2026, 9, 2), State.LATE, 1),
    (date(2026, 9, 1), date(2027, 1, 1), State.SENT, 0),
    (date(2026, 9, 4), date(2027, 1, 1), State.SENT_LATE, 3),
]


@pytest.mark.parametrize(("sent_on", "today", "state", "late"), STATES)
def test_where_one_time_stands(sent_on, today, state, late):
    assert state_of(DUE, sent_on, today) is state
    assert days_late(DUE, sent_on, today) == late


@given(DAYS, DAYS, st.integers(0, 500))
def test_what_is_not_sent_only_grows_later(due, today, later):
    then = today + timedelta(days=later)
    assert ORDER.index(state_of(due, None, then)) >= ORDER.index(state_of(due, None, today))
    assert days_late(due, None, then) >= days_late(due, None, today)


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_late_flag_stays(due, sent, one, other):
    assert state_of(due, sent, one) is state_of(due, sent, other)
    assert (state_of(due, sent, one) is State.SENT_LATE) == (days_late(due, sent, one) > 0) == (sent > due)


# how often · first · last · until · the periods
TIMES = [
    (Recurrence.ONCE, date(2021, 9, 1), None, date(2027, 12, 31), ["2021"]),
    (Recurrence.ONCE, date(2030, 9, 1), None, date(2027, 12, 31), ["2030"]),
    (Recurrence.YEARLY, date(2024, 9, 1), None, date(2026, 12, 31), ["2024", "2025", "2026"]),
    (Recurrence.YEARLY, date(2024, 9, 1), None, date(2026, 8, 31), ["2024", "2025"]),
    (Recurrence.YEARLY, date(2024, 9, 1), date(2025, 9, 1), date(2030, 1, 1), ["2024", "2025"]),
]


@pytest.mark.parametrize(("recurrence", "first", "last", "until", "periods"), TIMES)
def test_the_times_it_falls_due(recurrence, first, last, until, periods):
    found = dict(due_days(recurrence, first, last, until))
    assert list(found) == periods
    assert all(day == first.replace(year=int(period)) for period, day in found.items())


def test_a_leap_day_falls_on_the_28th():
    found = dict(due_days(Recurrence.YEARLY, date(2024, 2, 29), None, date(2028, 12, 31)))
    assert [found[year].day for year in ("2024", "2025", "2028")] == [29, 28, 29]


NEEDED = [Consent("a", Kind.CONSULTED), Consent("b", Kind.CONSULTED), Consent("b", Kind.CO_SIGNED)]
PROOFS = st.lists(st.builds(Consent, st.sampled_from("abc"), st.sampled_from(list(Kind)), st.none() | DAYS), max_size=6)


def test_who_has_not_done_their_part():
    proofs = [Consent("a", Kind.CONSULTED, DUE), Consent("b", Kind.CONSULTED, DUE + timedelta(days=1))]
    assert missing_consents(NEEDED, proofs, DUE) == (NEEDED[1], NEEDED[2])


@given(PROOFS, PROOFS, DAYS)
def test_another_proof_never_makes_more_missing(proofs, more, day):
    before, after = missing_consents(NEEDED, proofs, day), missing_consents(NEEDED, [*proofs, *more], day)
    assert set(after) <= set(before) <= set(NEEDED)


# someone is missing · sent · received · whose turn
TURNS = [
    (True, None, None, Turn.OTHERS),
    (False, None, None, Turn.SENDER),
    (False, DUE, None, Turn.RECIPIENT),
    (True, DUE, None, Turn.RECIPIENT),
    (False, DUE, DUE, Turn.NOBODY),
]


@pytest.mark.parametrize(("missing", "sent", "received", "turn"), TURNS)
def test_whose_turn_it_is(missing, sent, received, turn):
    assert whose_turn(missing, sent, received) is turn
