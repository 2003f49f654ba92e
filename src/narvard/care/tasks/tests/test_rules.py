"""How a task goes between two sides, and by when it is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.care.tasks.models import tasks as stored
from narvard.care.tasks.rules.clocks import (
    KINDS,
    Clock,
    Due,
    end_of,
    last_moment,
    law_clock,
    no_longer_than,
    own_clock,
    passed,
)
from narvard.care.tasks.rules.states import CLOSED, NEEDS_TEXT, OPEN, TURN, Act, Side, State, acts, after, main_act

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2025, 1, 1)
R, S = Side.RECEIVER, Side.SENDER


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


# in this state · this is done · by · and then it is (None: it may not)
STEPS = [
    ("requested", "accept", R, "accepted"),
    ("requested", "accept", S, None),
    ("requested", "ask_more", R, "asked_for_more"),
    ("asked_for_more", "answer", S, "requested"),
    ("asked_for_more", "answer", R, None),
    ("asked_for_more", "accept", R, None),
    ("requested", "decline", R, "declined"),
    ("accepted", "decline", R, None),
    ("requested", "start", R, None),
    ("accepted", "start", R, "under_way"),
    ("accepted", "finish", R, None),
    ("under_way", "finish", R, "done"),
    ("under_way", "finish", S, None),
    ("requested", "mis_sent", R, "mis_sent"),
    ("requested", "mis_sent", S, "mis_sent"),
    ("accepted", "mis_sent", R, None),
    ("mis_sent", "forward", S, "requested"),
    ("mis_sent", "forward", R, None),
    ("declined", "forward", S, "requested"),
    ("accepted", "forward", S, None),
    ("accepted", "correct", S, "accepted"),
    ("requested", "correct", R, None),
    ("under_way", "cancel", S, "cancelled"),
    ("under_way", "cancel", R, None),
    ("done", "cancel", S, None),
    ("cancelled", "forward", S, None),
]


@pytest.mark.parametrize(("state", "act", "side", "following"), STEPS)
def test_who_may_do_what_and_what_follows(state, act, side, following):
    assert after(State(state), Act(act), side) == following


@given(st.lists(st.tuples(st.sampled_from(Act), st.sampled_from(Side))))
def test_a_walk_never_leaves_the_table_and_never_opens_what_is_closed(moves):
    state = State.REQUESTED
    for act, side in moves:
        following = after(state, act, side)
        assert (following is not None) is (act in acts(state, side))
        if following is None:
            continue
        assert state in OPEN
        state = following
    assert (TURN[state] is None) is (state in CLOSED)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_whoever_has_the_turn_can_take_it_on_and_the_sender_can_always_call_it_off(state):
    turn = TURN[state]
    other = S if turn is R else R
    assert main_act(state, turn) is acts(state, turn)[0]
    assert main_act(state, other) is None and main_act(state, None) is None
    assert after(state, Act.CANCEL, S) is State.CANCELLED


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_nothing_is_done_with_what_is_closed(state):
    assert acts(state, R) == acts(state, S) == ()


def test_every_open_task_can_come_to_be_done():
    reached = {State.DONE}
    for _round in State:
        reached |= {s for s in OPEN for act in Act for side in Side if after(s, act, side) in reached}
    assert reached == OPEN | {State.DONE}


def test_the_database_knows_the_same_states():
    assert set(stored.STATES) == set(State) and set(stored.CLOSED) == CLOSED


def test_a_no_is_never_without_words():
    assert {Act.DECLINE, Act.CANCEL, Act.MIS_SENT, Act.ASK_MORE, Act.FINISH} <= NEEDS_TEXT


# clock · sent · last moment in local time · the day that ends then
DUES = [
    # 24 hours pass, whatever the clock on the wall is put to: A.1, the night when summer time ends, and when it begins.
    (Clock("", "A", DAY, hours=24), "2025-10-25T20:00", "2025-10-26T19:00", None),
    (Clock("", "A", DAY, hours=24), "2025-03-29T20:00", "2025-03-30T21:00", None),
    (Clock("", "A", DAY, hours=24), "2025-09-01T08:30", "2025-09-02T08:30", None),
    # Three days: A.1, the call to a SIP. The whole of the last day counts, and there is no noon rule.
    (Clock("", "A", DAY, days=3), "2025-09-01T15:00", "2025-09-05T00:00", date(2025, 9, 4)),
    (Clock("", "A", DAY, days=3), "2025-09-01T00:00", "2025-09-05T00:00", date(2025, 9, 4)),
    # The same day, also late in the evening, when it is another day in UTC.
    (Clock("", "A", DAY, days=0), "2025-09-01T23:30", "2025-09-02T00:00", date(2025, 9, 1)),
    (Clock("", "A", DAY, days=0), "2025-09-02T00:30", "2025-09-03T00:00", date(2025, 9, 2)),
    # Weekends count, unless it is agreed that the last day moves to the weekday after.
    (Clock("", "A", DAY, days=3), "2025-09-04T10:00", "2025-09-08T00:00", date(2025, 9, 7)),
    (Clock("", "A", DAY, days=3, roll_to_weekday=True), "2025-09-04T10:00", "2025-09-09T00:00", date(2025, 9, 8)),
    (Clock("", "A", DAY, days=2, roll_to_weekday=True), "2025-09-04T10:00", "2025-09-09T00:00", date(2025, 9, 8)),
    (Clock("", "A", DAY, days=1, roll_to_weekday=True), "2025-09-04T10:00", "2025-09-06T00:00", date(2025, 9, 5)),
]


@pytest.mark.parametrize(("clock", "sent", "last", "day"), DUES)
def test_by_when(clock, sent, last, day):
    found = last_moment(clock, at(sent), STOCKHOLM)
    assert found == Due(at(last).astimezone(UTC), day)
    assert found.at.utcoffset() == timedelta(0)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 60),
    st.booleans(),
)
def test_days_end_at_a_midnight_and_never_before_as_many_nights(sent, days, roll):
    found = last_moment(Clock("", "A", DAY, days=days, roll_to_weekday=roll), sent, STOCKHOLM)
    local = found.at.astimezone(STOCKHOLM)
    nights = (found.day - sent.astimezone(STOCKHOLM).date()).days
    assert (local.hour, local.minute, local.date()) == (0, 0, found.day + timedelta(days=1))
    assert days <= nights <= days + 2 * roll and not (roll and found.day.weekday() >= 5)


clocks = st.one_of(
    st.builds(lambda hours: Clock("", "A", DAY, hours=hours), st.integers(0, 100)),
    st.builds(
        lambda days, roll: Clock("", "A", DAY, days=days, roll_to_weekday=roll), st.integers(0, 5), st.booleans()
    ),
)


@given(clocks, clocks, st.datetimes(datetime(2025, 3, 25), datetime(2025, 4, 5), timezones=st.just(UTC)))
def test_what_is_no_longer_than_the_law_never_ends_after_it(clock, law, sent):
    if no_longer_than(clock, law):
        assert last_moment(clock, sent, STOCKHOLM).at <= last_moment(law, sent, STOCKHOLM).at


@pytest.mark.parametrize(
    ("clock", "law", "fits"),
    [
        (Clock("", "A", DAY, days=2), Clock("", "A", DAY, days=3), True),
        (Clock("", "A", DAY, days=3, roll_to_weekday=True), Clock("", "A", DAY, days=3), False),
        (Clock("", "A", DAY, hours=71), Clock("", "A", DAY, days=3), True),
        (Clock("", "A", DAY, hours=72), Clock("", "A", DAY, days=3), False),
        (Clock("", "A", DAY, days=0), Clock("", "A", DAY, hours=24), False),
        (Clock("", "A", DAY, hours=24), Clock("", "A", DAY, hours=24), True),
    ],
)
def test_an_agreement_may_shorten_the_law(clock, law, fits):
    assert no_longer_than(clock, law) is fits


def test_on_the_last_moment_it_is_not_too_late():
    last = end_of(date(2025, 9, 4), STOCKHOLM).at
    assert not passed(last, last) and passed(last, last + timedelta(seconds=1))


def test_a_number_of_days_of_ones_own_is_within_a_year():
    assert own_clock(0, DAY).days == 0
    for days in (-1, 367):
        with pytest.raises(ValueError, match=str(days)):
            own_clock(days, DAY)


def test_the_two_countries_have_a_table_each_and_every_clock_says_where_it_comes_from():
    assert law_clock("SE", "call_to_sip", date(2026, 1, 1)).source == "2017:612 4:3"
    assert law_clock("SE", "call_to_sip", date(2017, 12, 31)) is None
    assert law_clock("NO", "call_to_sip", date(2026, 1, 1)) is None
    assert law_clock("NO", "can_receive", date(2026, 1, 1)).hours == 0
    found = [clock for table in KINDS.values() for clock in table.values() if clock]
    assert all(clock.source and clock.certainty in "ABCD" for clock in found)
    assert all((clock.hours is None) is not (clock.days is None) for clock in found)
