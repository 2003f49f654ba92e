"""Who has to say a word, and when enough is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.followup.rules.saying import (
    Side,
    activity_wants_word,
    cell_wants_word,
    sides_missing,
    sides_to_speak_for,
)
from narvard.govern.followup.rules.states import TRANSITIONS, State, may_follow

Q3 = Quarter(2026, 3)
BOTH, REGION, MUNICIPALITY = Side.BOTH, Side.REGION, Side.MUNICIPALITY

# status · starts · ends · an earlier report said it was done · wants a word
WANTS = [
    ("under_way", "2026-02-01", "2026-12-31", False, True),
    ("under_way", "2026-02-01", "2026-05-31", False, True),
    ("planned", "2026-09-30", "2026-12-31", False, True),
    ("planned", "2026-10-01", "2026-12-31", False, False),
    ("paused", "2026-02-01", "2026-12-31", False, True),
    ("stopped", "2026-02-01", "2026-12-31", False, False),
    ("done", "2026-02-01", "2026-08-31", False, True),
    ("done", "2026-02-01", "2026-06-30", False, False),
    ("done", "2026-02-01", "2026-12-31", True, False),
    ("under_way", "2026-02-01", "2026-12-31", True, True),
]


@pytest.mark.parametrize(("status", "starts", "ends", "reported", "wanted"), WANTS)
def test_which_activities_want_a_word(status, starts, ends, reported, wanted):
    days = (date.fromisoformat(starts), date.fromisoformat(ends))
    assert activity_wants_word(status, *days, Q3, reported_done=reported) is wanted


# who answers · who has said · who is missing
MISSING = [
    ((REGION, MUNICIPALITY), (), (REGION, MUNICIPALITY)),
    ((REGION, MUNICIPALITY), (REGION,), (MUNICIPALITY,)),
    ((REGION, MUNICIPALITY), (REGION, MUNICIPALITY), ()),
    ((REGION, MUNICIPALITY), (BOTH,), ()),
    ((REGION,), (), (REGION,)),
    ((REGION,), (MUNICIPALITY,), (REGION,)),
    ((), (), (BOTH,)),
    ((), (REGION,), ()),
]


@pytest.mark.parametrize(("answering", "said", "missing"), MISSING)
def test_one_word_from_each_side_or_one_shared(answering, said, missing):
    assert sides_missing(answering, said) == missing


SIDES = st.sets(st.sampled_from(Side))
PARTIES = st.sets(st.sampled_from([REGION, MUNICIPALITY]))


@given(PARTIES, SIDES, st.sampled_from(Side))
def test_another_word_never_makes_more_sides_missing(answering, said, more):
    assert set(sides_missing(answering, said | {more})) <= set(sides_missing(answering, said))


@given(PARTIES, SIDES)
def test_saying_what_is_missing_is_enough(answering, said):
    assert sides_missing(answering, said | set(sides_missing(answering, said))) == ()


# principal · who answers · the sides one may speak for, one's own first
SPEAK = [
    ("region", (REGION, MUNICIPALITY), (REGION, BOTH)),
    ("private", (REGION, MUNICIPALITY), (REGION, BOTH)),
    ("municipality", (REGION, MUNICIPALITY), (MUNICIPALITY, BOTH)),
    ("joint", (REGION, MUNICIPALITY), (BOTH, REGION, MUNICIPALITY)),
    ("region", (REGION,), (REGION,)),
    ("municipality", (REGION,), ()),
    ("municipality", (), (BOTH,)),
    ("unknown", (REGION, MUNICIPALITY), ()),
]


@pytest.mark.parametrize(("principal", "answering", "sides"), SPEAK)
def test_for_whom_one_may_speak(principal, answering, sides):
    assert sides_to_speak_for(principal, answering) == sides


@given(st.sampled_from(["region", "private", "municipality", "joint"]), PARTIES)
def test_nobody_speaks_for_the_other_side_alone(principal, answering):
    other = {"region": MUNICIPALITY, "private": MUNICIPALITY, "municipality": REGION}.get(principal)
    assert other not in sides_to_speak_for(principal, answering)


@pytest.mark.parametrize(
    ("colours", "wanted"),
    [
        (["red"], True),
        (["green", "amber_falling"], True),
        (["green", "amber", "grey", "amber_rising"], False),
        ([], False),
    ],
)
def test_which_cells_want_a_word(colours, wanted):
    assert cell_wants_word(colours) is wanted


@given(st.lists(st.sampled_from(State), max_size=8))
def test_what_is_closed_stays_closed(wished):
    state, closed = State.PREPARED, False
    for after in wished:
        state = after if may_follow(state, after) else state
        closed = closed or state is State.CLOSED
        assert not closed or state is State.CLOSED
    assert TRANSITIONS[State.CLOSED] == ()
