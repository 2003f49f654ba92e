"""The rules of pilots: states, lights, frames, quarters, and what was set beforehand."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.pilots.rules.frames import fits, frame
from narvard.govern.pilots.rules.lights import Colour, Quarter, Reason, light
from narvard.govern.pilots.rules.quarters import after, first_day, quarter_of, quarters
from narvard.govern.pilots.rules.states import ENDS, NEEDED, TRANSITIONS, Prepared, State, may_follow, missing
from narvard.govern.pilots.rules.stopping import Comparator, Measured, Met, met

GOOD = {"on_time": True, "spent": 10, "budget": 10, "high_risk": False, "plan": "", "stop_rule_met": False}

# what deviates · the colour · why
LIGHTS = [
    ({}, "green", ["as_planned"]),
    ({"budget": None, "spent": 10**9}, "green", ["as_planned"]),
    ({"spent": 11}, "red", ["over_budget_without_plan"]),
    ({"spent": 11, "plan": "Vi söker mer."}, "yellow", ["over_budget_with_plan"]),
    ({"on_time": False, "plan": "  "}, "red", ["late_without_plan"]),
    ({"on_time": False, "plan": "Ny tidplan."}, "yellow", ["late_with_plan"]),
    ({"high_risk": True, "plan": "Två sköterskor till."}, "yellow", ["high_risk_with_plan"]),
    ({"on_time": False, "spent": 11, "plan": "Ett."}, "red", ["late_with_plan", "over_budget_with_plan"]),
    ({"stop_rule_met": True}, "red", ["stop_rule_met"]),
    ({"stop_rule_met": True, "on_time": False, "plan": "Ett."}, "red", ["stop_rule_met", "late_with_plan"]),
]


@pytest.mark.parametrize(("given", "colour", "reasons"), LIGHTS)
def test_the_light_of_a_quarter(given, colour, reasons):
    found = light(Quarter(**{**GOOD, **given}))
    assert (found.colour, list(found.reasons)) == (colour, reasons)


def test_silence_is_grey_and_never_green():
    assert light(None).colour is Colour.GREY and light(None).reasons == (Reason.NOTHING_SAID,)


QUARTERS = st.builds(
    Quarter,
    on_time=st.booleans(),
    spent=st.integers(0, 20),
    budget=st.none() | st.integers(0, 20),
    high_risk=st.booleans(),
    plan=st.sampled_from(["", " ", "Plan."]),
    stop_rule_met=st.booleans(),
)


@given(QUARTERS)
def test_nothing_worse_makes_a_light_better(said):
    worse = ["green", "yellow", "red"]
    found = worse.index(light(said).colour)
    late = Quarter(False, said.spent, said.budget, said.high_risk, said.plan, said.stop_rule_met)
    unplanned = Quarter(said.on_time, said.spent, said.budget, said.high_risk, "", said.stop_rule_met)
    stopping = Quarter(said.on_time, said.spent, said.budget, said.high_risk, said.plan, True)
    assert all(worse.index(light(other).colour) >= found for other in (late, unplanned, stopping))


@given(st.lists(st.sampled_from(State), min_size=1, max_size=12))
def test_every_walk_by_the_table_ends_where_nothing_follows(wanted):
    walked = [State.PROPOSED]
    for state in wanted:
        if may_follow(walked[-1], state):
            walked.append(state)
    assert all(after_ in TRANSITIONS[before] for before, after_ in pairwise(walked))
    assert sum(state in ENDS for state in walked) <= 1 and all(not TRANSITIONS[state] for state in ENDS)
    if State.RUNNING in walked:
        assert walked.index(State.DECIDED) < walked.index(State.RUNNING)


@pytest.mark.parametrize("name", NEEDED)
def test_a_pilot_starts_only_when_everything_is_written(name):
    whole = dict.fromkeys(NEEDED, "text") | {"start_rules": 1, "stop_rules": 1}
    assert missing(Prepared(**whole)) == ()
    assert missing(Prepared(**{**whole, name: type(whole[name])()})) == (name,)


# the figure with its interval · is "at least 450" met · is "at most 450" met
@pytest.mark.parametrize(
    ("figure", "at_least", "at_most"),
    [
        (None, "cannot_tell", "cannot_tell"),
        (Measured(None), "cannot_tell", "cannot_tell"),
        (Measured(460.0), "met", "not_met"),
        (Measured(450.0), "met", "met"),
        (Measured(460.0, 440.0, 480.0), "cannot_tell", "cannot_tell"),
        (Measured(470.0, 455.0, 485.0), "met", "not_met"),
        (Measured(430.0, 415.0, 445.0), "not_met", "met"),
    ],
)
def test_a_rule_is_held_against_a_figure_and_its_interval(figure, at_least, at_most):
    assert met(Comparator.AT_LEAST, 450.0, figure) is Met(at_least)
    assert met(Comparator.AT_MOST, 450.0, figure) is Met(at_most)


@given(st.lists(st.none() | st.integers(0, 10**9)), st.integers(0, 10**10), st.none() | st.integers(0, 10**9))
def test_a_frame_never_holds_more_than_itself(budgets, kronor, wanted):
    allowed = fits(kronor, budgets, wanted)
    assert allowed == (frame(kronor, [*budgets, wanted], []).left >= 0)
    assert fits(None, budgets, wanted)


def test_the_frame_of_sodra_dalarna():
    """30 million kronor are set aside for pilots (page 7 [A]); what no pilot has is shown as left."""
    found = frame(30_000_000, [12_000_000, None, 5_500_000], [4_000_000])
    assert (found.budgeted, found.left, found.unspent) == (17_500_000, 12_500_000, 26_000_000)
    assert not fits(30_000_000, [12_000_000, 5_500_000], 12_500_001)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 1500))
def test_every_quarter_that_has_ended_is_asked_for_once(starts_on, days):
    until = date.fromordinal(starts_on.toordinal() + days)
    found = list(quarters(starts_on, until))
    assert all(later == after(earlier) for earlier, later in pairwise(found))
    assert all(first_day(after(quarter)) <= until for quarter in found)
    if found:
        assert found[0] == quarter_of(starts_on) and first_day(after(after(found[-1]))) > until
