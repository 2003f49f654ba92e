"""Intervals against hand-computed cases and plain scalar references."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from narvard_analytics.intervals import (
    CONFIDENCE_95,
    CONFIDENCE_998,
    byar,
    dobson_byar,
    exact_poisson,
    mean_t,
    wilson,
)

LEVELS = (CONFIDENCE_95, CONFIDENCE_998)


def one(limits):
    return tuple(float(limit[0]) for limit in limits)


def array(*values):
    return np.array(values, dtype=float)


@pytest.mark.parametrize(
    ("events", "trials", "lower", "upper"),
    [
        # Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20 and 1/29.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_wilson_on_published_cases(events, trials, lower, upper):
    assert one(wilson(array(events), array(trials), CONFIDENCE_95)) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)],
)
def test_exact_poisson_on_published_cases(events, lower, upper):
    assert one(exact_poisson(array(events), CONFIDENCE_95)) == pytest.approx((lower, upper), abs=1e-3)


def test_byar_by_hand():
    # 10 (1 - 1/90 - 1.959964/(3 √10))³ and 11 (1 - 1/99 + 1.959964/(3 √11))³
    expected = (
        10 * (1 - 1 / 90 - 1.959964 / (3 * math.sqrt(10))) ** 3,
        11 * (1 - 1 / 99 + 1.959964 / (3 * math.sqrt(11))) ** 3,
    )
    assert one(byar(array(10), CONFIDENCE_95)) == pytest.approx(expected)
    assert expected == pytest.approx((4.79, 18.39), abs=5e-3)


def test_dobson_of_a_single_band_is_the_crude_rate_with_byar_limits():
    # One band with weight one: R = d/n, variance d/n², so the limits are Byar's by n.
    limits = dobson_byar(array(10 / 500), array(10 / 500**2), array(10), array(500), CONFIDENCE_95)
    assert one(limits) == pytest.approx(tuple(limit / 500 for limit in one(byar(array(10), CONFIDENCE_95))))


def test_dobson_without_events_has_the_crude_upper_limit():
    lower, upper = one(dobson_byar(array(0.0), array(0.0), array(0), array(400), CONFIDENCE_95))
    assert lower == 0.0
    assert upper == pytest.approx(one(byar(array(0), CONFIDENCE_95))[1] / 400)


def test_mean_by_hand():
    # 1, 2, 3, 4: mean 2.5, variance 5/3, t(0.975; 3) = 3.182446.
    half = 3.182446 * math.sqrt(5 / 3 / 4)
    limits = one(mean_t(array(10), array(30), array(4), CONFIDENCE_95))
    assert limits == pytest.approx((2.5 - half, 2.5 + half), abs=1e-5)


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_observed_has_no_interval(level):
    assert all(math.isnan(limit) for limit in one(wilson(array(0), array(0), level)))
    assert all(math.isnan(limit) for limit in one(mean_t(array(3), array(9), array(1), level)))
    assert all(math.isnan(limit) for limit in one(dobson_byar(array(0), array(0), array(0), array(0), level)))


def plain_wilson(events, trials, z):
    share = events / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return centre - half, centre + half


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from(LEVELS))
def test_wilson_agrees_with_the_plain_formula_and_holds_the_share(case, level):
    events, trials = case
    lower, upper = one(wilson(array(events), array(trials), level))
    assert (lower, upper) == pytest.approx(plain_wilson(events, trials, level.z), abs=1e-9)
    assert 0 <= lower <= events / trials <= upper <= 1


@given(st.integers(0, 5_000), st.sampled_from(LEVELS))
def test_exact_poisson_leaves_half_the_rest_on_each_side(events, level):
    lower, upper = one(exact_poisson(array(events), level))
    assert stats.poisson.cdf(events, upper) == pytest.approx(level.outside / 2, rel=1e-6)
    assert events == 0 or stats.poisson.sf(events - 1, lower) == pytest.approx(level.outside / 2, rel=1e-6)


@given(st.integers(0, 5_000), st.integers(1, 5_000))
def test_the_wider_level_is_wider(events, more):
    for method in (exact_poisson, byar):
        inner, outer = one(method(array(events), CONFIDENCE_95)), one(method(array(events), CONFIDENCE_998))
        assert outer[0] <= inner[0] <= events <= inner[1] <= outer[1]
    inner, outer = (one(wilson(array(events), array(events + more), level)) for level in LEVELS)
    assert outer[0] <= inner[0] <= inner[1] <= outer[1]
