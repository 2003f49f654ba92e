"""Rounded publication: what can be reckoned from a printed row is what is printed, and tables still add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics import disclosure_control
from narvard_analytics.disclosure_control import RoundingKeyMissing
from narvard_analytics.intervals import CONFIDENCE_95, exact_poisson, wilson
from narvard_analytics.tests.result_rows import PLACES, places, row, table

KEY = b"the publisher's secret"


def rate(place, events, years, per=1000.0, **other):
    """A rate per 1 000 with its exact limits."""
    lower, upper = (float(each[0]) for each in exact_poisson(np.array([float(events)]), CONFIDENCE_95))
    figures = {"value": per * events / years, "lower_95": per * lower / years, "upper_95": per * upper / years}
    return row(place, events, years, **figures | other)


def test_counts_to_the_nearest_five_and_the_figures_that_follow():
    # 23 of 1 002 a thousand: 25 of 1 000 are printed, and 25 a thousand with the limits of 25.
    (out,) = disclosure_control.apply(table(rate("1490", 23, 1002)), "ehrql").to_pylist()
    assert (out["events"], out["persons"], out["numerator"], out["denominator"]) == (25, 1000, 25.0, 1000.0)
    assert out["value"] == pytest.approx(25)
    assert out["upper_95"] == pytest.approx(float(exact_poisson(np.array([25.0]), CONFIDENCE_95).upper[0]))


def test_a_share_of_everybody_stays_a_share():
    (out,) = disclosure_control.apply(table(row("1490", 1003, 1003, proportion=True)), "ehrql").to_pylist()
    assert (out["numerator"], out["denominator"], out["value"], out["upper_95"]) == (1005, 1005, 1.0, 1.0)
    (other,) = disclosure_control.apply(table(row("1490", 48, 96, proportion=True)), "ehrql").to_pylist()
    assert (other["numerator"], other["denominator"]) == (50, 95)
    assert other["lower_95"] == pytest.approx(float(wilson(np.array([50.0]), np.array([95.0]), CONFIDENCE_95).lower[0]))


def test_nobody_keeps_the_unit_of_the_limits():
    (out,) = disclosure_control.apply(table(rate("1490", 0, 1002)), "ehrql").to_pylist()
    assert (out["events"], out["value"]) == (0, 0.0)
    assert out["upper_95"] == pytest.approx(3.6889, abs=1e-4)


def test_a_figure_that_is_no_count_over_another_loses_the_sums_it_came_from():
    mean = row("1490", 40, 41, interval_method="mean_t", numerator=123.0, denominator=41.0, value=3.0517)
    (out,) = disclosure_control.apply(table(mean), "ehrql").to_pylist()
    assert (out["numerator"], out["denominator"], out["value"], out["persons"]) == (None, None, pytest.approx(3.05), 40)


def test_seven_and_fewer_are_withheld_before_the_rest_is_rounded():
    out = disclosure_control.apply(table(row("1490", 7), row("1491", 8)), "ehrql").to_pylist()
    assert [each["events"] for each in out] == [None, 10]


@given(st.lists(st.integers(0, 30), min_size=2, max_size=9))
def test_rounding_small_numbers_keeps_the_table_adding_up(events):
    out = disclosure_control.apply(table(*places(events)), "ssb_rounded", key=KEY).to_pylist()
    made = [each["events"] for each in out]
    assert made[-1] == sum(made[:-1])
    assert sum(each["numerator"] for each in out[:-1]) == out[-1]["numerator"]
    assert not {1, 2} & set(made[:-1])
    assert [(a, b) for a, b in zip(events, made, strict=False) if a not in (1, 2) and a != b] == []


def test_totals_over_places_and_periods_add_up_at_once():
    rows = [each for month in (1, 2, 3) for each in places([1, 2, 30, 0], month=month)]
    rows += [row(place, 3 * n, months=3) for place, n in zip(PLACES, (1, 2, 30, 0), strict=False)]
    rows.append(row("*", 99, months=3))
    out = disclosure_control.apply(table(*rows), "ssb_rounded", key=KEY).to_pylist()
    whole = out[-1]["events"]
    assert whole == sum(each["events"] for each in out[15:19]) == sum(each["events"] for each in out[4:15:5])


def test_the_same_cell_is_rounded_alike_each_time_and_otherwise_with_another_key():
    many = [row(place, 1, month=month) for place in PLACES for month in range(1, 61)]
    first, again, other = (
        disclosure_control.apply(table(*many), "ssb_rounded", key=key)["events"].to_pylist()
        for key in (KEY, KEY, b"another")
    )
    assert first == again != other
    # A count of 1 becomes 3 one time in three.
    assert first.count(3) / len(first) == pytest.approx(1 / 3, abs=0.06)


def test_random_rounding_without_a_key_is_refused():
    with pytest.raises(RoundingKeyMissing, match="secret key"):
        disclosure_control.apply(table(row("1490", 1)), "ssb_rounded")
