"""Waiting lists with a deadline: the published check and each formula by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.lights import WaitingList, WaitingListNotUsable

PUBLISHED = {"deadline": 18.0, "demand": 9.818, "capacity": 10.5}


def test_the_published_example():
    """9.818 a week and 18 weeks: target queue 44.18, pressure 0.2 at a mean wait of 1.8 weeks, capacity 10.015.

    The example's own variation is not printed with it: its target capacity implies cv² of 1.773 in all.
    """
    waiting = WaitingList(**PUBLISHED, mean_wait=1.8, arrivals_cv=0.9415, removals_cv=0.9415)
    assert waiting.target_queue == pytest.approx(44.18, abs=0.005)
    assert waiting.pressure == pytest.approx(0.2)
    assert waiting.target_capacity == pytest.approx(10.015, abs=0.0005)


def test_each_formula_by_hand():
    # ρ = 9.818/10.5; T/4 = 4.5; capacity 9.818 + (1 + 1)/(2·4.5); relief 9.818 + (80 − 44.181)/10.
    waiting = WaitingList(**PUBLISHED, queue=80)
    assert waiting.load == pytest.approx(0.935048, abs=1e-6)
    assert waiting.target_mean_wait == 4.5
    assert waiting.target_capacity == pytest.approx(10.040222, abs=1e-6)
    assert waiting.relief_capacity(10) == pytest.approx(13.3999, abs=1e-6)


@given(st.floats(1, 52), st.floats(0.1, 100))
def test_at_the_target_pressure_is_a_half_and_no_relief_is_needed(deadline, demand):
    there = WaitingList(deadline=deadline, demand=demand, capacity=demand, queue=demand * deadline / 4)
    at_target = WaitingList(deadline=deadline, demand=demand, capacity=demand, mean_wait=there.target_mean_wait)
    assert at_target.pressure == pytest.approx(0.5)
    assert there.relief_capacity(4) == pytest.approx(demand)


@pytest.mark.parametrize("wrong", [{"deadline": 0}, {"demand": -1}, {"capacity": 0}])
def test_a_list_without_demand_capacity_or_deadline_is_refused(wrong):
    with pytest.raises(WaitingListNotUsable, match="must all be above 0"):
        WaitingList(**PUBLISHED | wrong)


def test_relief_in_no_time_is_refused():
    with pytest.raises(WaitingListNotUsable, match="0 weeks"):
        WaitingList(**PUBLISHED).relief_capacity(0)
