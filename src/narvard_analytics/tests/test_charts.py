"""Control charts: limits, parts and gaps, against hand computation and the plain way."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.charts import (
    NHS_EXCEL,
    NHSPY,
    NHSR,
    PROFILES,
    WESTERN_AUSTRALIA,
    ChartKind,
    ChartNotDrawn,
    Direction,
    PartWithoutReason,
    Variation,
    p_charts,
    u_charts,
    xmr_chart,
    xmr_charts,
)
from narvard_analytics.tests import plain_charts

# Eighteen points with the sums of the published example (one point 10, Σx = 35, Σ|range| = 32).
DEVIATIONS = (2, 1, 2, 1, 2, 1, 2, 1, 10, 2, 1, 2, 1, 2, 2, 1, 2, 0)


@pytest.mark.parametrize(
    ("profile", "upper", "lower"),
    [(NHSR, 4.60, -0.72), (NHSPY, 4.60, -0.72), (NHS_EXCEL, 6.95, -3.06), (WESTERN_AUSTRALIA, 4.60, -0.71)],
)
def test_limits_with_and_without_screening(profile, upper, lower):
    chart = xmr_chart(DEVIATIONS, profile=profile)
    assert chart.centre[0] == pytest.approx(1.94, abs=0.005)
    assert chart.upper[0] == pytest.approx(upper, abs=0.005)
    assert chart.lower[0] == pytest.approx(lower, abs=0.005)
    assert chart.profile == f"{profile.name}@{profile.version}"


def test_the_outer_third_begins_at_two_thirds():
    chart = xmr_chart([0, 1, 0, 1])  # mean 0.5, mean range 1
    assert (chart.near_lower[0], chart.near_upper[0]) == pytest.approx((0.5 - 1.77333, 0.5 + 1.77333), abs=1e-5)


def test_a_range_exactly_at_the_screening_factor_is_left_out():
    ranges = [1.0] * 9 + [0.0]
    # One range r among eleven with r = 3.267 × the mean of all: r = 3.267 × (9 + r) / 11.
    ranges.append(3.267 * 9 / (11 - 3.267))
    values = np.concatenate([[0.0], np.cumsum(ranges)])
    chart = xmr_chart(values.tolist())
    assert chart.process.sigma == pytest.approx(0.9 / 1.128)


def test_parts_have_limits_of_their_own_and_rules_do_not_reach_over():
    values = [1.0, 2.0] * 3 + [11.0, 12.0] * 3
    chart = xmr_chart(values, {6: "the ward was split"})
    assert chart.rebased == {6: "the ward was split"}
    assert chart.part.tolist() == [0] * 6 + [1] * 6
    assert (chart.centre[0], chart.centre[-1]) == (1.5, 11.5)
    assert chart.upper[0] == pytest.approx(1.5 + 2.66)
    assert chart.process.points == 6
    assert not chart.cause.any()


@pytest.mark.parametrize(("used", "start"), [([1, 1, 1], 0), ([0, 1, 1], 1)])
def test_a_rebase_before_the_first_point_begins_no_second_part(used, start):
    (chart,) = xmr_charts(np.zeros((1, 3)), np.array([used], dtype=bool), [{start: "begun"}])
    assert not chart.part.any()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_part_without_a_written_reason_is_refused(reason):
    with pytest.raises(PartWithoutReason, match="from point 3 has no reason"):
        xmr_chart([1.0, 2.0, 3.0], {2: reason})


def test_fix_after_takes_limits_from_the_first_points_of_a_part():
    chart = xmr_chart([1.0, 2.0, 1.0, 2.0, 9.0, 9.0], fix_after=4)
    assert chart.centre[-1] == 1.5
    assert chart.cause.tolist() == [0, 0, 0, 0, 1, 1]
    assert chart.process.baseline == 4


def test_each_series_can_be_frozen_at_its_own_point():
    values = np.array([[1.0, 2.0, 9.0, 9.0], [1.0, 2.0, 9.0, 9.0]])
    charts = xmr_charts(values, np.ones(values.shape, dtype=bool), fix_after=np.array([2, 4]))
    assert [chart.centre[-1] for chart in charts] == [1.5, 5.25]


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_limits_are_trial_limits_under_twelve_points(points, trial):
    assert xmr_chart([1.0] * points).trial is trial
    assert xmr_chart([1.0] * (20 + points), {20: "new premises"}).trial is trial


def test_a_missing_point_is_left_out_and_runs_go_on_past_it():
    values = np.array([[0.0, 4, 0, 4, 0, 4, 0, 5, 6, 5, np.nan, 6, 5, 6, 5]])
    (chart,) = xmr_charts(values, ~np.isnan(values))
    assert chart.position.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]
    assert chart.cause.tolist() == [0] * 7 + [4] * 7


def test_a_series_without_points_has_no_chart():
    assert xmr_charts(np.zeros((1, 3)), np.zeros((1, 3), dtype=bool)) == [None]
    with pytest.raises(ChartNotDrawn, match="no points"):
        xmr_chart([])


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e9 + 0.1, 0.0])
def test_an_unchanging_process_lies_on_its_limits_and_not_beyond_them(value):
    assert not xmr_chart([value] * 13).cause.any()


def test_p_limits_vary_with_the_denominator_and_stay_within_0_and_1():
    (chart,) = p_charts(np.array([[9.0, 90, 950]]), np.array([[10.0, 100, 1000]]), np.ones((1, 3), dtype=bool))
    centre = 1049 / 1110
    sigma = [sqrt(centre * (1 - centre) / n) for n in (10, 100, 1000)]
    assert chart.kind is ChartKind.P
    assert chart.lower.tolist() == pytest.approx([centre - 3 * each for each in sigma])
    assert chart.upper.tolist() == pytest.approx([1.0, 1.0, centre + 3 * sigma[2]])


def test_u_limits_have_a_floor_at_zero_and_the_unit_of_the_indicator():
    counts, years = np.array([[1.0, 3, 2]]), np.array([[100.0, 100, 100]])
    (chart,) = u_charts(counts, years, np.ones((1, 3), dtype=bool), scale=np.array([1000.0]))
    assert chart.value.tolist() == pytest.approx([10, 30, 20])
    assert chart.lower.tolist() == [0, 0, 0]
    assert chart.upper[0] == pytest.approx(20 + 3 * 1000 * sqrt(0.02 / 100))
    assert chart.process.sigma == pytest.approx(1000 * sqrt(0.02 / 100))


def test_laney_widens_by_the_spread_of_the_standardised_points():
    # p̄ = 0.5, σ = 0.05: z is −1, 1, −1, 1, mean range 2, σ_z = 2 / 1.128.
    (chart,) = p_charts(np.array([[45.0, 55, 45, 55]]), np.full((1, 4), 100.0), np.ones((1, 4), dtype=bool), laney=True)
    assert chart.upper[0] == pytest.approx(0.5 + 3 * 0.05 * 2 / 1.128)
    assert chart.kind is ChartKind.P_PRIME


@pytest.mark.parametrize(("counts", "level"), [([0.0] * 13, 0.0), ([50.0] * 13, 1.0)])
@pytest.mark.parametrize("laney", [False, True])
def test_nobody_or_everybody_every_month_is_no_signal(counts, level, laney):
    (chart,) = p_charts(np.array([counts]), np.full((1, 13), 50.0), np.ones((1, 13), dtype=bool), laney=laney)
    assert not chart.cause.any()
    assert (chart.lower[0], chart.upper[0]) == (level, level)


points = st.integers(-6, 6)
gappy = st.lists(st.tuples(points, st.booleans(), st.integers(0, 9)), min_size=1, max_size=40)


@given(st.lists(gappy, min_size=1, max_size=4), st.sampled_from(sorted(PROFILES)), st.sampled_from([None, 5]))
def test_fast_xmr_charts_agree_with_the_plain_way(many, name, fix_after):
    profile, width = PROFILES[name], max(map(len, many))
    values, used = np.zeros((len(many), width)), np.zeros((len(many), width), dtype=bool)
    starts = used.copy()
    for i, series in enumerate(many):
        for j, (value, there, new) in enumerate(series):
            values[i, j], used[i, j], starts[i, j] = value, there, new == 0
    rebased = [dict.fromkeys(np.flatnonzero(line).tolist(), "said") for line in starts]
    charts = xmr_charts(values, used, rebased, profile=profile, fix_after=fix_after)
    for i, chart in enumerate(charts):
        agree(chart, used[i], starts[i], lambda at, i=i: plain_charts.xmr(values[i, at].tolist(), profile, fix_after))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(10, 30)), min_size=1, max_size=30),
    st.sampled_from(sorted(PROFILES)),
    st.booleans(),
    st.sampled_from(["p", "u"]),
)
def test_fast_p_and_u_charts_agree_with_the_plain_way(pairs, name, laney, kind):
    counts, sizes = (np.array([column], dtype=float) for column in zip(*pairs, strict=True))
    draw = {"p": p_charts, "u": u_charts}[kind]
    (chart,) = draw(counts, sizes, np.ones(counts.shape, dtype=bool), profile=PROFILES[name], laney=laney)
    plain = getattr(plain_charts, kind)
    centre, limits = plain(counts[0].tolist(), sizes[0].tolist(), PROFILES[name], laney)
    assert chart.centre[0] == pytest.approx(centre)
    assert np.column_stack([chart.lower, chart.upper]) == pytest.approx(np.array(limits), abs=1e-9)


def agree(chart, used, starts, plain):
    """The chart of each part of one series is that of the plain way."""
    at = np.flatnonzero(used)
    if not at.size:
        assert chart is None
        return
    assert chart.position.tolist() == at.tolist()
    part = np.cumsum(starts)[at]
    assert chart.part.tolist() == (part - part[0]).tolist()
    for each in np.unique(part):
        members = at[part == each]
        inside = np.isin(chart.position, members)
        centre, limits = plain(members)
        assert chart.centre[inside] == pytest.approx(centre)
        assert chart.lower[inside] == pytest.approx([low for low, _ in limits])
        assert chart.upper[inside] == pytest.approx([high for _, high in limits])


@pytest.mark.parametrize("points", [12, 24, 36])
def test_one_or_two_in_a_hundred_unchanging_series_have_their_last_point_flagged(points):
    """Simulated before: 1.6–1.8 % of stable normal series, limits from the same series."""
    values = np.random.default_rng(points).normal(size=(20_000, points))
    charts = xmr_charts(values, np.ones(values.shape, dtype=bool))
    assert 0.013 < flagged_share(charts) < 0.021


def test_some_point_of_24_is_flagged_ten_times_as_often_as_the_last():
    values = np.random.default_rng(1).normal(size=(20_000, 24))
    charts = xmr_charts(values, np.ones(values.shape, dtype=bool))
    assert 0.16 < sum(chart.cause.any() for chart in charts) / len(charts) < 0.21


def test_laney_keeps_large_denominators_from_crying_wolf():
    """Shares of 2 000 visits a month that swing by 3 points without changing: every third last point on a p chart."""
    rng = np.random.default_rng(3)
    sizes = rng.integers(1600, 2401, (5_000, 36)).astype(float)
    counts = rng.binomial(sizes.astype(int), rng.normal(0.3, 0.03, sizes.shape)).astype(float)
    everywhere = np.ones(sizes.shape, dtype=bool)
    assert flagged_share(p_charts(counts, sizes, everywhere)) > 0.25
    assert 0.010 < flagged_share(p_charts(counts, sizes, everywhere, laney=True)) < 0.024


def flagged_share(charts):
    """Share of charts whose last point is a special cause."""
    return sum(chart.variation(Direction.HIGHER) is not Variation.COMMON for chart in charts) / len(charts)
