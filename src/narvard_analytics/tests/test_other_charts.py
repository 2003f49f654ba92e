"""c, I′, g, t, Xbar, S, moving-range and run charts, and Laney's limits across units: by hand and the plain way."""

from math import pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.charts import (
    NHS_EXCEL,
    NHSR,
    Assurance,
    ChartKind,
    ChartNotDrawn,
    Direction,
    a3,
    b3,
    b4,
    c4,
    c_charts,
    g_charts,
    individuals_prime_charts,
    mr_charts,
    p_charts,
    run_charts,
    s_charts,
    t_charts,
    u_charts,
    xbar_charts,
    xmr_charts,
)
from narvard_analytics.tests import plain_charts


def one(draw, *columns, **other):
    """The chart of one series without gaps."""
    rows = [np.array([column], dtype=float) for column in columns]
    (chart,) = draw(*rows, np.ones(rows[0].shape, dtype=bool), **other)
    return chart


def test_c_by_hand():
    # c̄ = (4 + 9 + 5 + 2)/4 = 5, σ = √5 = 2.2361: 5 ± 6.7082, not below 0.
    chart = one(c_charts, [4, 9, 5, 2])
    assert (chart.kind, chart.centre[0], chart.lower[0]) == (ChartKind.C, 5, 0)
    assert chart.upper[0] == pytest.approx(11.7082, abs=1e-4)


def test_individuals_prime_by_hand():
    # Centre (2·1 + 4·4 + 3·1)/6 = 3.5. s: 1.25331·2/√1.25 = 2.24199 and 1.25331·1/√1.25 = 1.12100, mean 1.68150.
    chart = one(individuals_prime_charts, [2, 4, 3], [1, 4, 1])
    assert chart.centre[0] == 3.5
    assert chart.upper.tolist() == pytest.approx([8.5445, 6.0222, 8.5445], abs=1e-4)


def test_individuals_prime_with_equal_denominators_is_xmr_with_the_exact_constant():
    values = [3, 5, 4, 8, 2]
    prime, plain = one(individuals_prime_charts, values, [7] * 5), one(xmr_charts, values)
    assert prime.centre[0] == plain.centre[0]
    exact = 3 * sqrt(pi) / 2 / 2.66
    assert prime.upper[0] - prime.centre[0] == pytest.approx(exact * (plain.upper[0] - plain.centre[0]))


def test_g_by_hand():
    # Mean 3, σ = √(3·4) = 3.4641, upper 3 + 10.3923; median of 0, 1, 2, 9 is 1.5.
    chart = one(g_charts, [0, 1, 2, 9])
    assert (chart.centre[0], chart.lower[0]) == (1.5, 0)
    assert chart.upper[0] == pytest.approx(13.3923, abs=1e-4)


def test_t_by_hand():
    # x^(1/3.6) is 1, 2, 1, 2: mean 1.5, mean range 1, upper 1.5 + 2.66 = 4.16, lower below 0.
    chart = one(t_charts, [1, 2**3.6, 1, 2**3.6])
    assert chart.centre[0] == pytest.approx(1.5**3.6)
    assert chart.upper[0] == pytest.approx(4.16**3.6)
    assert chart.lower[0] == 0
    assert chart.process.sigma == pytest.approx((4.16**3.6 - 1.5**3.6) / 3)


@pytest.mark.parametrize(
    ("n", "c", "a", "low", "high"),
    [(2, 0.7979, 2.659, 0, 3.267), (5, 0.9400, 1.427, 0, 2.089), (10, 0.9727, 0.975, 0.284, 1.716)],
)
def test_constants_of_subgroups_are_those_of_the_printed_tables(n, c, a, low, high):
    size = np.array([float(n)])
    found = [float(each(size)[0]) for each in (c4, a3, b3, b4)]
    assert found == pytest.approx([c, a, low, high], abs=6e-4)


def test_xbar_and_s_by_hand():
    # s̄ = 2, n = 5: means 11 ± 1.427·2, standard deviations from 0 to 2.089·2.
    means = one(xbar_charts, [10, 12, 11], [1, 2, 3], [5, 5, 5])
    spread = one(s_charts, [1, 2, 3], [5, 5, 5])
    assert (means.centre[0], means.lower[0], means.upper[0]) == pytest.approx((11, 8.146, 13.854), abs=1e-3)
    assert (spread.centre[0], spread.lower[0], spread.upper[0]) == pytest.approx((2, 0, 4.178), abs=1e-3)


def test_subgroups_of_unequal_size_are_pooled():
    # √((1·1² + 2·2²)/(1 + 2)) = √3; centre (2·10 + 3·15)/5 = 13.
    chart = one(xbar_charts, [10, 15], [1, 2], [2, 3])
    assert chart.centre[0] == 13
    assert chart.upper[0] == pytest.approx(13 + 2.6587 * sqrt(3), abs=1e-3)


def test_moving_ranges_by_hand():
    # Ranges 1, 1, 4: mean 2, upper 3.267·2 = 6.534.
    chart = one(mr_charts, [0, 1, 0, 4])
    assert (chart.position.tolist(), chart.value.tolist(), chart.centre[0]) == ([1, 2, 3], [1, 1, 4], 2)
    assert (chart.lower[0], chart.upper[0]) == (0, pytest.approx(6.534))


def test_laney_across_units_has_the_standard_deviation_of_z():
    # p̄ = 0.5, σ = 0.05: z is −1, −1, 1, 1, sd √(4/3); moving ranges would give 2/3/1.128.
    chart = one(p_charts, [45, 45, 55, 55], [100] * 4, laney=True, units=True)
    assert chart.upper[0] == pytest.approx(0.5 + 3 * 0.05 * sqrt(4 / 3))


def test_units_side_by_side_have_no_runs():
    rising = list(range(40, 61, 2))
    assert one(u_charts, rising, [100] * 11).cause.any()
    assert not one(u_charts, rising, [100] * 11, units=True).cause.any()


def test_a_run_chart_has_a_median_and_no_limits():
    chart = one(run_charts, [1, 2, 3, 10])
    assert (chart.centre[0], chart.lower[0], chart.upper[0]) == (2.5, -np.inf, np.inf)
    assert chart.assurance(2, Direction.HIGHER) is Assurance.NONE
    assert not chart.cause.any()


def test_a_run_chart_marks_the_run_that_is_too_long():
    values = [1, 9, 2, 8] + [7] * 9 + [1, 2, 1, 2, 1, 2, 1, 2, 1]  # 22 useful points: a run of 7 is allowed
    chart = one(run_charts, values)
    assert chart.runs.non_random.tolist() == [True]
    assert chart.cause.tolist() == [0] * 3 + [5] * 19


@pytest.mark.parametrize("draw", [g_charts, t_charts])
def test_nothing_is_less_than_nothing_apart(draw):
    with pytest.raises(ChartNotDrawn, match="cannot be below 0"):
        one(draw, [1, -1])


def test_one_measurement_has_no_spread():
    with pytest.raises(ChartNotDrawn, match="cannot be below 2"):
        one(xbar_charts, [1, 2], [1, 1], [2, 1])


sizes = st.integers(2, 30).map(float)
figures = st.integers(0, 40).map(float)
PLAIN = {
    c_charts: (1, lambda x, _p: plain_charts.c(x)),
    g_charts: (1, lambda x, _p: plain_charts.g(x)),
    t_charts: (1, plain_charts.t),
    run_charts: (1, lambda x, _p: plain_charts.run(x)),
    individuals_prime_charts: (2, plain_charts.i_prime),
    s_charts: (2, lambda x, n, _p: plain_charts.s(x, n)),
    xbar_charts: (3, lambda x, s, n, _p: plain_charts.xbar(x, s, n)),
}


@pytest.mark.parametrize("draw", PLAIN, ids=lambda draw: draw.__name__)
@given(
    many=st.lists(
        st.lists(st.tuples(figures, figures, sizes, st.booleans()), min_size=1, max_size=20), min_size=1, max_size=4
    ),
    profile=st.sampled_from([NHSR, NHS_EXCEL]),
)
def test_fast_charts_of_ragged_series_agree_with_the_plain_way(draw, many, profile):
    width = max(map(len, many))
    columns, used = np.zeros((3, len(many), width)), np.zeros((len(many), width), dtype=bool)
    columns[2] = 2
    for i, points in enumerate(many):
        for j, (value, other, size, there) in enumerate(points):
            columns[:, i, j], used[i, j] = (value, other, size), there
    count, plain = PLAIN[draw]
    chosen = {1: [0], 2: [0, 2], 3: [0, 1, 2]}[count]
    charts = draw(*(columns[k] for k in chosen), used, profile=profile)
    for i, chart in enumerate(charts):
        if not used[i].any():
            assert chart is None
            continue
        centre, limits = plain(*(columns[k][i][used[i]].tolist() for k in chosen), profile)
        assert chart.centre == pytest.approx(centre)
        assert np.column_stack([chart.lower, chart.upper]) == pytest.approx(np.array(limits), abs=1e-9)


@given(st.lists(figures, min_size=2, max_size=30), st.sampled_from([NHSR, NHS_EXCEL]))
def test_moving_ranges_agree_with_the_plain_way(values, profile):
    chart = one(mr_charts, values, profile=profile)
    centre, limits = plain_charts.moving_ranges(values, profile)
    assert chart.centre == pytest.approx(centre)
    assert np.column_stack([chart.lower, chart.upper]) == pytest.approx(np.array(limits))


def test_moving_ranges_do_not_reach_from_one_part_into_the_next():
    values = np.array([[1.0, 2, 1, 50, 52, 50]])
    (chart,) = mr_charts(values, np.ones(values.shape, dtype=bool), [{3: "a second clinic"}])
    assert chart.value.tolist() == [1, 1, 2, 2]
    assert chart.centre.tolist() == [1, 1, 2, 2]


@given(st.lists(st.integers(1, 10_000).map(float), min_size=2, max_size=30), st.floats(0.01, 100))
def test_a_t_chart_does_not_mind_the_unit_of_time(days, factor):
    here, there = one(t_charts, days), one(t_charts, [day * factor for day in days])
    assert there.upper == pytest.approx(here.upper * factor)
    assert there.cause.tolist() == here.cause.tolist()
