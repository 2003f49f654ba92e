"""Fingerprints, comparisons and reminders as rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.followup.rules.comparing import compare
from narvard.govern.followup.rules.deadlines import Deadlines
from narvard.govern.followup.rules.freezing import Frozen, content, fingerprint, values_of
from narvard.govern.followup.rules.reminding import (
    STEPS,
    Receiver,
    digest_key,
    receivers,
    reminder_key,
    step_in_force,
)

TEXT = st.text(max_size=12)
ROWS = st.lists(st.builds(Frozen, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT), max_size=6)
VALUES = st.dictionaries(
    TEXT,
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.lists(TEXT),
)


@given(ROWS, st.randoms())
def test_the_fingerprint_does_not_know_the_order(rows, random):
    other = list(rows)
    random.shuffle(other)
    assert fingerprint(other) == fingerprint(rows)


@given(ROWS.filter(bool), st.data())
def test_any_other_letter_gives_another_fingerprint(rows, data):
    place = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(["kind", "municipality", "key", "title", "state", "content"]))
    changed = list(rows)
    changed[place] = replace(rows[place], **{name: getattr(rows[place], name) + "x"})
    assert fingerprint(changed) != fingerprint(rows)


def test_a_text_cannot_slip_from_one_column_into_the_next():
    assert fingerprint([Frozen("a", "b", "", "", "", "")]) != fingerprint([Frozen("ab", "", "", "", "", "")])


@given(VALUES)
def test_content_is_read_back_as_it_was(values):
    assert values_of(content(values)) == values
    assert content(dict(reversed(values.items()))) == content(values)


STATES = st.dictionaries(st.integers(0, 5), st.sampled_from(["planned", "done"]))


@given(STATES, STATES)
def test_every_key_is_moved_new_gone_or_the_same(before, now):
    found = compare(before, now)
    moved = {key for key, _, _ in found.moved}
    assert moved == {key for key in before.keys() & now.keys() if before[key] != now[key]}
    assert set(found.new) == now.keys() - before.keys()
    assert set(found.gone) == before.keys() - now.keys()
    assert all(before[key] == was and now[key] == is_now for key, was, is_now in found.moved)


DEADLINES = Deadlines(date(2026, 11, 26), date(2026, 12, 1), date(2026, 12, 10), date(2026, 12, 17))
# day · the step that is in force
FORCE = [
    ("2026-11-11", None),
    ("2026-11-12", "first"),
    ("2026-11-22", "first"),
    ("2026-11-23", "second"),
    ("2026-11-26", "second"),
    ("2026-11-27", "unanswered"),
    ("2026-11-29", "unanswered"),
    ("2026-11-30", "still_unanswered"),
    ("2027-01-30", "still_unanswered"),
]


@pytest.mark.parametrize(("day", "code"), FORCE)
def test_which_reminder_is_in_force(day, code):
    step = step_in_force(DEADLINES, date.fromisoformat(day))
    assert (step.code if step else None) == code


@given(st.dates(date(2026, 10, 1), date(2027, 1, 31)), st.integers(0, 60))
def test_a_step_never_goes_back(day, later):
    codes = [None, *(step.code for step in STEPS)]
    now, then = step_in_force(DEADLINES, day), step_in_force(DEADLINES, day + timedelta(days=later))
    assert codes.index(now and now.code) <= codes.index(then and then.code)


OWNER, MANAGER, COORDINATOR = Receiver
FIRST, SECOND, UNANSWERED, STILL = STEPS
# step · who has an address · who gets it
REACHED = [
    (FIRST, {OWNER: [1], MANAGER: [2], COORDINATOR: [3]}, (1,)),
    (FIRST, {OWNER: [], MANAGER: [2], COORDINATOR: [3]}, (2,)),
    (FIRST, {COORDINATOR: [3, 4]}, (3, 4)),
    (SECOND, {OWNER: [1, 5], MANAGER: [2]}, (1, 5)),
    (UNANSWERED, {OWNER: [1], MANAGER: [2], COORDINATOR: [3]}, (2,)),
    (UNANSWERED, {OWNER: [1], COORDINATOR: [3]}, (3,)),
    (STILL, {OWNER: [1], MANAGER: [2], COORDINATOR: [3]}, (3,)),
    (STILL, {OWNER: [1], MANAGER: [2]}, ()),
    (FIRST, {}, ()),
]


@pytest.mark.parametrize(("step", "addressed", "reached"), REACHED)
def test_a_reminder_falls_back_to_who_has_an_address(step, addressed, reached):
    assert receivers(step, addressed) == reached


PEOPLE = st.dictionaries(st.sampled_from(Receiver), st.lists(st.integers(1, 9), max_size=3))


@given(st.sampled_from(STEPS), PEOPLE)
def test_someone_is_reached_whenever_the_office_has_an_address(step, addressed):
    assert receivers(step, {**addressed, COORDINATOR: [7]})


def test_keys_tell_one_reminder_from_another():
    keys = {
        reminder_key(1, "first", 2),
        reminder_key(1, "first", 3),
        reminder_key(1, "second", 2),
        reminder_key(2, "first", 2),
        digest_key("skane", date(2027, 1, 3), 2),
        digest_key("skane", date(2027, 1, 4), 2),
        digest_key("norge", date(2027, 1, 3), 2),
    }
    assert len(keys) == 7
    assert digest_key("skane", date(2026, 12, 28), 2) == digest_key("skane", date(2027, 1, 3), 2)
