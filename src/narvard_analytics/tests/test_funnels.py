"""Funnels: limits by hand and from printed tables, overdispersion the plain way, verdicts under false discovery."""

from math import exp, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from narvard_analytics.charts.funnels import (
    FunnelNotDrawn,
    Measure,
    Overdispersion,
    Verdict,
    funnel,
    poisson_limits,
    proportion_limits,
    spread_between,
)
from narvard_analytics.charts.funnels.measures import transformed
from narvard_analytics.intervals import CONFIDENCE_95, CONFIDENCE_998
from narvard_analytics.tests import plain_funnels


def array(*values):
    return np.array(values, dtype=float)


def test_proportion_limits_by_hand():
    # p₀ = 0.3, n = 50: √(0.21/50) = 0.0648074, times 1.959964 and 3.090232.
    inner, outer = (proportion_limits(array(0.3), array(50), level) for level in (CONFIDENCE_95, CONFIDENCE_998))
    assert (inner.lower[0], inner.upper[0]) == pytest.approx((0.172980, 0.427020), abs=1e-6)
    assert (outer.lower[0], outer.upper[0]) == pytest.approx((0.099730, 0.500270), abs=1e-6)


def test_proportion_limits_stay_within_0_and_1():
    limits = proportion_limits(array(0.02, 0.98), array(10, 10), CONFIDENCE_998)
    assert (limits.lower[0], limits.upper[1]) == (0, 1)


@pytest.mark.parametrize(
    ("expected", "lower", "upper"),
    # χ²(0.025; 20) = 9.59078 and χ²(0.975; 22) = 36.78071 over 20; χ²(0.025; 2) = 0.0506356, χ²(0.975; 4) = 11.14329.
    [(10, 9.59078 / 20, 36.78071 / 20), (1, 0.0506356 / 2, 11.14329 / 2)],
)
def test_poisson_limits_are_those_of_printed_tables(expected, lower, upper):
    limits = poisson_limits(array(expected), CONFIDENCE_95)
    assert (limits.lower[0], limits.upper[0]) == pytest.approx((lower, upper), abs=5e-6)
    doubled = poisson_limits(array(expected), CONFIDENCE_95, target=2.0)
    assert doubled.upper[0] == pytest.approx(2 * upper, abs=1e-5)


@pytest.mark.parametrize(
    ("level", "lower", "upper"),
    [
        (CONFIDENCE_95, [0.5596924, 0.6108260, 0.6746958], [1.649348, 1.544419, 1.427562]),
        (CONFIDENCE_998, [0.3862650, 0.4479107, 0.5289724], [2.082907, 1.902094, 1.702771]),
    ],
)
def test_poisson_limits_are_the_twelve_that_funnelplotr_is_tested_against(level, lower, upper):
    limits = poisson_limits(array(15, 20, 30), level)
    assert limits.lower == pytest.approx(lower, abs=6e-8)
    assert limits.upper == pytest.approx(upper, abs=6e-7)


def test_additive_spread_of_square_roots_by_hand():
    # Y 2/3, 1, 5/3; s = 1/6; z −2, 0, 4, drawn in to −1.6, 0, 3.2: Σz² = 12.8; τ² = (12.8 − 2)/(108 − 36) = 0.15.
    drawn = funnel(Measure.RATIO_SQRT, array(4, 9, 25), array(9, 9, 9), overdispersion=Overdispersion.ADDITIVE)
    assert (drawn.spread.phi, drawn.spread.tau2) == pytest.approx((12.8 / 3, 0.15))
    # √(1/36 + 0.15) = 0.421637: (1 ± 0.826393)², squared back.
    assert (drawn.inner.lower[0], drawn.inner.upper[0]) == pytest.approx((0.030139, 3.335712), abs=1e-5)


def test_additive_spread_of_logarithms_is_truncated_by_hand():
    # E = 4, s = 0.5, ten units: the first and the last by rank are left out. Σz² = 16, w = 4: τ² = (16 − 7)/(32 − 4).
    observed = 4 * np.exp(array(-5, -2, -2, 0, 0, 0, 0, 2, 2, 5) / 2)
    drawn = funnel(Measure.RATIO_LOG, observed, np.full(10, 4.0), overdispersion=Overdispersion.ADDITIVE)
    assert (drawn.spread.units, drawn.spread.tau2) == (8, pytest.approx(9 / 28))
    reach = 1.959964 * sqrt(0.25 + 9 / 28)
    assert (drawn.inner.lower[0], drawn.inner.upper[0]) == pytest.approx((exp(-reach), exp(reach)))


def test_additive_spread_of_shares_by_hand():
    # asin√p is π/4 − 0.1, π/4, π/4 + 0.1; s = 0.05; z ±2 drawn in to ±1.6: τ² = (5.12 − 2)/(1200 − 400) = 0.0039.
    share = np.sin(pi / 4 + array(-0.1, 0, 0.1)) ** 2
    drawn = funnel(Measure.PROPORTION, 100 * share, array(100, 100, 100), overdispersion=Overdispersion.ADDITIVE)
    assert drawn.spread.tau2 == pytest.approx(0.0039)
    assert drawn.inner.upper[0] == pytest.approx(sin(pi / 4 + 1.959964 * 0.08) ** 2)


def test_ratio_of_counts_by_hand():
    # ln(19.5/199.5) = −2.32540; √(19/19.5² + 199/199.5²) = 0.234451; θ₀ = ln(39/398).
    figures = transformed(Measure.RATIO_OF_COUNTS, array(19, 20), array(199, 199))
    assert (figures.y[0], figures.s[0], figures.centre) == pytest.approx((-2.32540, 0.234451, -2.32289), abs=1e-5)


def test_multiplicative_spread_widens_by_the_root_of_phi():
    drawn = funnel(Measure.RATIO_SQRT, array(4, 9, 25), array(9, 9, 9), overdispersion=Overdispersion.MULTIPLICATIVE)
    assert drawn.outer.upper[0] == pytest.approx((1 + 3.090232 * sqrt(12.8 / 3) / 6) ** 2)


def test_units_that_differ_by_chance_alone_are_not_widened():
    drawn = funnel(Measure.RATIO_SQRT, array(9, 9, 10), array(9, 9, 9), overdispersion=Overdispersion.ADDITIVE)
    assert drawn.spread.tau2 == 0


@pytest.mark.parametrize("measure", list(Measure))
@given(data=st.data())
def test_fast_funnels_agree_with_the_plain_way(measure, data):
    sizes = data.draw(st.lists(st.integers(5, 500), min_size=3, max_size=15))
    counts = [data.draw(st.integers(0, n)) for n in sizes]
    assume(any(counts))
    top, bottom = array(*counts), array(*sizes)
    spread = spread_between(transformed(measure, top, bottom), measure)
    assert (spread.phi, spread.tau2) == pytest.approx(plain_funnels.spread(measure, counts, sizes), abs=1e-9)
    for how in (Overdispersion.ADDITIVE, Overdispersion.MULTIPLICATIVE):
        drawn = funnel(measure, top, bottom, overdispersion=how)
        plain = np.array(plain_funnels.limits(measure, counts, sizes, how == "multiplicative"))
        assert np.column_stack(drawn.inner) == pytest.approx(plain[:, 0])
        assert np.column_stack(drawn.outer) == pytest.approx(plain[:, 1])


@pytest.mark.parametrize("measure", list(Measure))
@given(data=st.data())
def test_verdict_and_exact_limits_never_disagree(measure, data):
    sizes = data.draw(st.lists(st.integers(1, 300), min_size=2, max_size=12))
    counts = [data.draw(st.integers(0, n)) for n in sizes]
    assume(any(counts))
    drawn = funnel(measure, array(*counts), array(*sizes))
    for limits, verdicts in ((drawn.inner, ("beyond_95", "beyond_998")), (drawn.outer, ("beyond_998",))):
        slack = 1e-9
        outside = (drawn.value < limits.lower - slack) | (drawn.value > limits.upper + slack)
        inside = (drawn.value > limits.lower + slack) & (drawn.value < limits.upper - slack)
        said = np.array([verdict in verdicts for verdict in drawn.verdict])
        assert not (outside & ~said).any()
        assert not (inside & said).any()


def test_only_units_that_survive_false_discovery_control_stand_out():
    """Forty units by chance alone: some pass the 95 % limits, none stands out; one real difference does."""
    rng = np.random.default_rng(7)
    expected = np.full(40, 50.0)
    observed = rng.poisson(expected).astype(float)
    chance = funnel(Measure.RATIO_SQRT, observed, expected)
    assert Verdict.BEYOND_95 in chance.verdict
    assert not chance.stands_out.any()
    observed[3] = 95
    assert np.flatnonzero(funnel(Measure.RATIO_SQRT, observed, expected).stands_out).tolist() == [3]


@pytest.mark.parametrize("how", list(Overdispersion))
def test_a_unit_without_a_denominator_has_no_verdict_and_is_no_test(how):
    with_empty = funnel(Measure.PROPORTION, array(3, 0, 9, 5), array(30, 0, 30, 30), overdispersion=how)
    without = funnel(Measure.PROPORTION, array(3, 9, 5), array(30, 30, 30), overdispersion=how)
    assert with_empty.verdict[1] is Verdict.NO_DATA
    assert np.isnan([with_empty.value[1], with_empty.inner.upper[1], with_empty.p_value[1]]).all()
    assert np.delete(with_empty.p_value, 1).tolist() == without.p_value.tolist()
    assert np.delete(with_empty.stands_out, 1).tolist() == without.stands_out.tolist()


def test_a_share_of_everybody_differs_from_nobody():
    assert set(funnel(Measure.PROPORTION, array(5, 9), array(5, 9)).verdict) == {Verdict.INSIDE}


@pytest.mark.parametrize(
    ("top", "bottom", "message"),
    [((0, 0), (5, 5), "no unit has both"), ((1, 2), (0, 0), "no unit has both"), ((6, 1), (5, 5), "counts 6 of 5")],
)
def test_counts_that_cannot_be_are_refused(top, bottom, message):
    with pytest.raises(FunnelNotDrawn, match=message):
        funnel(Measure.PROPORTION, array(*top), array(*bottom))
