"""What can be found at all: least change of an interrupted time series, and steps that a chart finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.charts import xmr_charts
from narvard_analytics.lights import Design, DesignNotUsable, least_detectable_change


@pytest.mark.parametrize(
    ("design", "change"),
    [
        (Design(before=8, after=4, season=4), 3.2),
        (Design(before=12, after=8, season=4), 2.5),
        (Design(before=24, after=12, harmonics=2), 2.3),
        (Design(before=24, after=12, harmonics=2, correlation=0.3), 2.7),
        (Design(before=36, after=24, harmonics=2), 1.5),
        (Design(before=36, after=24, harmonics=2, correlation=0.3), 1.9),
        (Design(before=104, after=52, season=52), 0.9),
        (Design(before=104, after=52, season=52, correlation=0.3), 1.2),
    ],
)
def test_least_detectable_changes_of_the_table(design, change):
    assert round(least_detectable_change(design), 1) == change


def test_least_detectable_change_by_hand():
    """Two points before and many after would fix the line after; with 2 + 3 points the change is worked out by hand.

    Each side has a line of its own. Before: the line through points 0 and 1, extended to 2, is 2y₁ − y₀, variance 5.
    After: the line through 2, 3, 4 at 2 is (5y₂ + 2y₃ − y₄)/6, variance 30/36. Together √5.8333 = 2.41523, times
    1.959964 + 0.841621.
    """
    assert least_detectable_change(Design(before=2, after=3)) == pytest.approx(2.41523 * 2.801585, abs=1e-4)


@given(st.integers(4, 40), st.integers(4, 40), st.floats(0, 0.8))
def test_more_points_and_less_correlation_never_hide_a_change(before, after, correlation):
    here = least_detectable_change(Design(before=before, after=after, correlation=correlation))
    slack = 1e-9
    assert least_detectable_change(Design(before=before + 1, after=after, correlation=correlation)) <= here + slack
    assert least_detectable_change(Design(before=before, after=after, correlation=correlation), power=0.9) > here


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"before": 2, "after": 2}, "too few for its 4 terms"),
        ({"before": 5, "after": 3, "harmonics": 2}, "too few for its 8 terms"),
        ({"before": 9, "after": 9, "correlation": 1.0}, "correlation of 1"),
    ],
)
def test_designs_that_cannot_be_judged_are_refused(wrong, message):
    with pytest.raises(DesignNotUsable, match=message):
        Design(**wrong)


@pytest.mark.parametrize(("step", "power"), [(0.5, 0.36), (1.0, 0.68), (1.5, 0.89), (2.0, 0.98)])
def test_steps_found_after_twelve_frozen_points_are_as_simulated_before(step, power):
    """A point beyond a limit, or a shift of seven, among the twelve points after the step."""
    values = np.random.default_rng(12).normal(size=(4_000, 24))
    values[:, 12:] += step
    charts = xmr_charts(values, np.ones(values.shape, dtype=bool), fix_after=12)
    found = [
        (chart.cause[12:] == 1).any() or seven_on_one_side(chart.value[12:] - chart.centre[12:]) for chart in charts
    ]
    assert np.mean(found) == pytest.approx(power, abs=0.03)


def seven_on_one_side(distance):
    sides = np.sign(distance)
    return any(abs(sides[i : i + 7].sum()) == 7 for i in range(len(sides) - 6))
