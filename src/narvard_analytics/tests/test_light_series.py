"""Series: what a light accepts, and what holds for any series."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.charts import NHS_EXCEL, QICHARTS2, PartWithoutReason
from narvard_analytics.lights import (
    SeriesNotUsable,
    Target,
    assess,
    assess_many,
)
from narvard_analytics.tests.month_series import TODAY, months, series, shares, wave


def test_the_light_says_which_rules_it_used():
    assert assess(series(wave(24)), None, TODAY, NHS_EXCEL).method == "narvard-light@1 nhs_excel@1"


def test_a_long_run_is_named_under_the_rules_that_look_for_it():
    risen = [*wave(12), *(v + 3 for v in wave(12))]
    light = assess(series(risen), None, TODAY, QICHARTS2)
    assert "long_run" in list(light.reason_codes())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": [1.0]}, "differ in length"),
        ({"period_from": months(24)[::-1], "period_to": months(24)}, "does not come after"),
    ],
)
def test_a_series_that_does_not_fit_together_is_refused(change, message):
    with pytest.raises(SeriesNotUsable, match=message):
        series(wave(24), **change)


def test_a_value_in_another_unit_than_its_counts_is_refused():
    strange = series(wave(24), kind="rate", numerator=[5.0] * 24)
    with pytest.raises(SeriesNotUsable, match="not scale × numerator"):
        assess(strange, None, TODAY)


values = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=36)


@given(values, st.integers(-60, 60).map(lambda x: x + 0.3))
def test_turning_everything_upside_down_changes_no_light(given_values, target):
    up = assess(series(given_values), Target(value=target), TODAY)
    down = assess(series([-v for v in given_values], direction="lower"), Target(value=-target), TODAY)
    assert (up.colour, up.level, up.movement, up.capability) == (
        down.colour,
        down.level,
        down.movement,
        down.capability,
    )
    assert up.probability == (None if down.probability is None else pytest.approx(down.probability))


@given(values, st.integers(-60, 60).map(lambda x: x + 0.3), st.sampled_from([-1024.0, 64.0, 4096.0]))
def test_adding_a_constant_to_everything_changes_no_light(given_values, target, constant):
    here = assess(series(given_values), Target(value=target), TODAY)
    there = assess(series([v + constant for v in given_values]), Target(value=target + constant), TODAY)
    assert (here.colour, here.level, here.movement) == (there.colour, there.level, there.movement)


@given(st.lists(values, min_size=1, max_size=5), st.sampled_from(["mean", "proportion", "rate"]))
@settings(deadline=None)
def test_many_lights_together_are_the_lights_one_by_one(many, kind):
    batch = [shares(each) if kind == "proportion" else series(each) for each in many]
    targets = [Target(value=0.4)] * len(batch)
    assert assess_many(batch, targets, TODAY) == [assess(each, Target(value=0.4), TODAY) for each in batch]


def test_limits_can_be_frozen_and_begun_anew_with_a_reason():
    drifting = [*wave(12), *(v + 3 for v in wave(12))]
    free, frozen = series(drifting), series(drifting, fix_after=12)
    assert assess(free, None, TODAY).chart.centre[-1] == 11.5
    assert assess(frozen, None, TODAY).chart.centre[-1] == 10.0
    anew = assess(series(drifting, rebased_at={date(2025, 1, 1): "home visits began"}), None, TODAY).chart
    assert (anew.centre[0], anew.centre[-1], dict(anew.rebased)) == (10.0, 13.0, {12: "home visits began"})


@pytest.mark.parametrize(
    ("change", "refused", "message"),
    [
        ({"rebased_at": {date(2025, 1, 1): " "}}, PartWithoutReason, "2025-01-01 has no reason"),
        ({"fix_after": 0}, SeriesNotUsable, "rest on 0 points"),
    ],
)
def test_limits_without_a_reason_or_a_point_are_refused(change, refused, message):
    with pytest.raises(refused, match=message):
        series(wave(24), **change)
