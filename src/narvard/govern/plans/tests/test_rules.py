"""The pure rules of plans, as tables and for any values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.plans.rules.cells import (
    GREY,
    NEEDS_ATTENTION,
    WORST_FIRST,
    Answer,
    answer_of,
    expected_false_alarms,
    summarize,
    worst_first,
)
from narvard.govern.plans.rules.parties import Side, missing_sides, side_of
from narvard.govern.plans.rules.status import TRANSITIONS, Status, Waiting, is_overdue, may_follow, waiting_for_status

TODAY = date(2026, 11, 22)
BEFORE, AFTER = date(2026, 11, 21), date(2026, 11, 23)

# from · to · allowed
FOLLOWS = [
    ("planned", "under_way", True),
    ("planned", "done", False),
    ("planned", "stopped", True),
    ("under_way", "done", True),
    ("under_way", "planned", False),
    ("paused", "under_way", True),
    ("paused", "done", False),
    ("done", "under_way", True),
    ("done", "stopped", False),
    ("stopped", "planned", True),
    ("stopped", "under_way", False),
]


@pytest.mark.parametrize(("before", "after", "allowed"), FOLLOWS)
def test_which_status_may_follow(before, after, allowed):
    assert may_follow(Status(before), Status(after)) is allowed


def test_every_status_leads_on_and_none_to_itself():
    assert set(TRANSITIONS) == set(Status)
    assert all(after and status not in after for status, after in TRANSITIONS.items())


# status · starts · ends · waiting
WAITS = [
    ("planned", BEFORE, AFTER, Waiting.SHOULD_HAVE_STARTED),
    ("planned", TODAY, AFTER, None),
    ("planned", AFTER, AFTER, None),
    ("under_way", BEFORE, AFTER, None),
    ("under_way", BEFORE, TODAY, None),
    ("under_way", BEFORE, BEFORE, Waiting.SHOULD_HAVE_ENDED),
    ("paused", BEFORE, BEFORE, Waiting.SHOULD_HAVE_ENDED),
    ("done", BEFORE, BEFORE, None),
    ("stopped", BEFORE, BEFORE, None),
]


@pytest.mark.parametrize(("status", "starts", "ends", "waiting"), WAITS)
def test_when_an_activity_waits_for_a_status(status, starts, ends, waiting):
    assert waiting_for_status(Status(status), starts, ends, TODAY) == waiting


# due · done · status · overdue
LATE = [
    (BEFORE, None, "under_way", True),
    (TODAY, None, "under_way", False),
    (BEFORE, AFTER, "under_way", False),
    (BEFORE, None, "stopped", False),
    (BEFORE, None, "paused", True),
]


@pytest.mark.parametrize(("due", "done", "status", "overdue"), LATE)
def test_when_a_milestone_is_late(due, done, status, overdue):
    assert is_overdue(due, done, Status(status), TODAY) is overdue


# principals · missing sides
PARTIES = [
    (["region", "municipality"], ()),
    (["private", "municipality"], ()),
    (["region", "private"], (Side.MUNICIPALITY,)),
    (["municipality"], (Side.REGION,)),
    (["joint"], (Side.REGION, Side.MUNICIPALITY)),
    ([], (Side.REGION, Side.MUNICIPALITY)),
]


@pytest.mark.parametrize(("principals", "missing"), PARTIES)
def test_which_party_is_missing(principals, missing):
    assert missing_sides(principals) == missing


@given(st.lists(st.sampled_from(["region", "private", "municipality", "joint"])))
def test_a_side_is_missing_exactly_when_nobody_stands_on_it(principals):
    missing = missing_sides(principals)
    assert all((side in missing) == (side not in [side_of(p) for p in principals]) for side in Side)


# colours · worst · unknown · answer of a cell with activities
COLOURS = [
    ([], "grey", 0, Answer.UNKNOWN),
    (["grey"], "grey", 1, Answer.UNKNOWN),
    (["grey", "green"], "green", 1, Answer.KNOWN),
    (["green", "red", "amber"], "red", 0, Answer.NEEDS_ATTENTION),
    (["amber", "amber_falling"], "amber_falling", 0, Answer.NEEDS_ATTENTION),
    (["amber", "amber_rising"], "amber", 0, Answer.KNOWN),
    (["amber_rising", "green"], "amber_rising", 0, Answer.KNOWN),
]


@pytest.mark.parametrize(("colours", "worst", "unknown", "answer"), COLOURS)
def test_the_summary_of_a_cell(colours, worst, unknown, answer):
    summary = summarize(colours)
    assert (summary.worst, summary.unknown, summary.lights) == (worst, unknown, len(colours))
    assert answer_of(1, summary) is answer
    assert answer_of(0, summary) is Answer.EMPTY


ANY_COLOURS = st.lists(st.sampled_from([*WORST_FIRST, GREY]))


@given(ANY_COLOURS)
def test_a_summary_is_counts_and_worst_and_loses_nothing(colours):
    summary = summarize(colours)
    assert sum(number for _, number in summary.colours) == len(colours)
    known = [colour for colour in colours if colour != GREY]
    assert summary.worst == min(known, key=worst_first, default=GREY)


@given(ANY_COLOURS, st.sampled_from([*WORST_FIRST, GREY]))
def test_one_more_light_never_makes_the_worst_better(colours, another):
    assert worst_first(summarize([*colours, another]).worst) <= worst_first(summarize(colours).worst)


def test_what_needs_attention_is_among_the_colours():
    assert set(NEEDS_ATTENTION) < set(WORST_FIRST)


def test_of_250_cells_about_six_turn_red_by_chance():
    assert round(expected_false_alarms(["met"] * 100 + ["cannot_tell"] * 150 + ["suppressed"] * 40)) == 6
