"""Which state may follow which, what is late, and how two texts differ."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.missions.rules.differing import Change, difference
from narvard.govern.missions.rules.states import SETTLED, TRANSITIONS, is_late, may_follow

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("table", sorted(TRANSITIONS))
def test_every_state_that_can_come_next_is_a_state(table):
    states = set(TRANSITIONS[table])
    assert {after for row in TRANSITIONS[table].values() for after in row} <= states
    assert all(before not in row for before, row in TRANSITIONS[table].items())


@pytest.mark.parametrize("table", sorted(TRANSITIONS))
def test_every_state_can_be_reached_from_the_first(table):
    first, reached = next(iter(TRANSITIONS[table])), set()
    waiting = [first]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += TRANSITIONS[table][state]
    assert reached == set(TRANSITIONS[table])


# table · before · after · may it
STEPS = [
    ("changes", "draft", "proposed", True),
    ("changes", "draft", "accepted", False),
    ("changes", "accepted", "draft", False),
    ("changes", "accepted", "accepted", True),
    ("investments", "proposed", "in_use", False),
    ("staffing", "done", "planned", False),
    ("missions", "", "", True),
]


@pytest.mark.parametrize(("table", "before", "after", "expected"), STEPS)
def test_what_may_follow(table, before, after, expected):
    assert may_follow(table, before, after) is expected


def test_what_is_accepted_stays_so():
    assert TRANSITIONS["changes"]["accepted"] == ()
    assert set(SETTLED) <= set(TRANSITIONS["changes"])


@given(st.integers(-400, 400), st.booleans())
def test_late_is_what_is_not_done_and_past_its_day(days, done):
    assert is_late(DAY + timedelta(days=days), done, DAY) == (days < 0 and not done)
    assert not is_late(None, done, DAY)


def test_a_difference_reads_as_a_person_would_mark_it():
    pieces = difference("Vård ges på mottagning.", "Vård ges på mottagning och i hemmet.")
    assert [(str(piece.change), piece.text) for piece in pieces] == [
        ("kept", "Vård ges på "),
        ("removed", "mottagning."),
        ("added", "mottagning och i hemmet."),
    ]


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_what_stays_and_goes_is_the_old_text_and_what_stays_and_comes_is_the_new(before, after):
    pieces = difference(before, after)
    old = "".join(piece.text + " " for piece in pieces if piece.change is not Change.ADDED)
    new = "".join(piece.text + " " for piece in pieces if piece.change is not Change.REMOVED)
    assert (old.split(), new.split()) == (before.split(), after.split())
