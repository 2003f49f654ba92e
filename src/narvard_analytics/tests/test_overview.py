"""The overview: false discovery under control, and many lights counted together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.lights import (
    Basis,
    Colour,
    Level,
    Target,
    assess,
    control_false_discovery,
    for_overview,
    roll_up,
)
from narvard_analytics.tests.month_series import TODAY, series, wave


# Hand example: m = 5, q = 0.05, thresholds 0.01, 0.02, 0.03, 0.04, 0.05.
@pytest.mark.parametrize(
    ("p_values", "survive"),
    [
        ([0.005, 0.011, 0.02, 0.04, 0.13], [1, 1, 1, 1, 0]),
        ([0.04, 0.13, 0.011, 0.005, 0.02], [1, 0, 1, 1, 1]),
        ([0.011, 0.021, 0.031, 0.041, 0.051], [0, 0, 0, 0, 0]),
        ([0.05, 0.05, 0.05, 0.05, 0.05], [1, 1, 1, 1, 1]),
        ([0.2], [0]),
        ([], []),
    ],
)
def test_false_discovery_by_hand(p_values, survive):
    assert control_false_discovery(p_values).tolist() == [bool(each) for each in survive]


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.01, 0.2))
def test_false_discovery_agrees_with_the_plain_way(p_values, q):
    m = len(p_values)
    passing = [p for k, p in enumerate(sorted(p_values), 1) if p <= q * k / m]
    plain = [bool(passing) and p <= max(passing) for p in p_values]
    assert control_false_discovery(p_values, q).tolist() == plain


def test_on_the_overview_a_level_that_may_be_chance_cannot_tell():
    weak = assess(series(wave(11)), Target(value=7.99), TODAY)
    others = [assess(series(wave(11)), Target(value=9.1), TODAY)] * 20
    assert (weak.level, weak.colour) == (Level.MET, Colour.GREEN)
    shown = for_overview([weak, *others])
    assert shown[1:] == others
    assert (shown[0].level, shown[0].colour, shown[0].basis) == (Level.CANNOT_TELL, Colour.GREY, Basis.NOTHING)
    reason = shown[0].reasons[0]
    assert (reason.code, reason.params["level"], reason.params["tests"]) == (
        "not_surviving_false_discovery_control",
        "met",
        21,
    )
    assert "level_alone" not in list(shown[0].reason_codes())


def test_on_the_overview_a_colour_from_the_chart_stays():
    charted = assess(series(wave(24)), Target(value=9.9, target_date=None), TODAY)
    doubtful = replace(charted, level=Level.MET, p_value=0.04)
    shown = for_overview([doubtful, replace(charted, p_value=0.9)])
    assert (shown[0].level, shown[0].colour) == (Level.CANNOT_TELL, charted.colour)


@pytest.mark.parametrize(
    ("colours", "worst", "unknown"),
    [
        (["green", "amber", "red", "grey"], "red", 0.25),
        (["green", "amber_rising", "amber", "amber_falling"], "amber_falling", 0.0),
        (["green", "amber_rising", "amber"], "amber", 0.0),
        (["green", "amber_rising"], "amber_rising", 0.0),
        (["green", "grey", "grey"], "green", 2 / 3),
        (["grey"], None, 1.0),
        ([], None, None),
    ],
)
def test_roll_up_counts_names_the_worst_and_the_unknown(colours, worst, unknown):
    found = roll_up(colours)
    assert found.worst == worst
    assert found.share_unknown == (None if unknown is None else pytest.approx(unknown))
    assert {each: found.counts[Colour(each)] for each in set(colours)} == {
        each: colours.count(each) for each in colours
    }


@given(st.lists(st.sampled_from(list(Colour)), max_size=20), st.sampled_from(list(Colour)))
def test_another_light_never_makes_the_worst_better(colours, extra):
    order = [Colour.RED, Colour.AMBER_FALLING, Colour.AMBER, Colour.AMBER_RISING, Colour.GREEN, None]
    assert order.index(roll_up([*colours, extra]).worst) <= order.index(roll_up(colours).worst)


def test_a_grid_is_one_family_of_tests_and_what_was_not_tested_is_not_counted():
    # Tested: 0.001, 0.02, 0.03, 0.9: thresholds 0.0125, 0.025, 0.0375, 0.05.
    grid = np.array([[0.001, np.nan, 0.02], [0.9, 0.03, np.nan]])
    assert control_false_discovery(grid).tolist() == [[True, False, True], [False, True, False]]
