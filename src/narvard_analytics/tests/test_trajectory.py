"""Where the present trend leads: the chance of meeting a dated target."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from narvard_analytics.charts import Direction, xmr_chart
from narvard_analytics.lights import Target, assess, probability_on_trend
from narvard_analytics.tests.month_series import TODAY, series, wave


def test_one_period_ahead_by_hand():
    """Twelve points 9, 11, …: Σ(x − x̄)² = 143, slope 6/143, residual squares 12 − 36/143 = 11.74825.

    The thirteenth is expected at 10 + 6.5·6/143 = 10.27273 with √(1.174825·(1 + 1/12 + 42.25/143)) = 1.27273.
    """
    found = probability_on_trend(xmr_chart(wave(12)), 1, 10.0, Direction.HIGHER)
    assert found == pytest.approx(student(10).cdf(0.27273 / 1.27273), abs=1e-5)


@given(
    st.lists(st.integers(-20, 20).map(float), min_size=12, max_size=30),
    st.integers(1, 12),
    st.integers(-30, 30).map(lambda x: x + 0.5),
)
def test_it_agrees_with_a_line_drawn_the_plain_way(values, periods, required):
    n, time = len(values), np.arange(len(values))
    slope, level = np.polyfit(time, values, 1)
    squares = sum((y - level - slope * x) ** 2 for x, y in zip(time, values, strict=True))
    ahead = n - 1 + periods
    spread = (squares / (n - 2) * (1 + 1 / n + (ahead - time.mean()) ** 2 / ((time - time.mean()) ** 2).sum())) ** 0.5
    found = probability_on_trend(xmr_chart(values), periods, required, Direction.HIGHER)
    if spread > 1e-6:
        assert found == pytest.approx(student(n - 2).cdf((level + slope * ahead - required) / spread), abs=1e-6)
    other = probability_on_trend(xmr_chart([-v for v in values]), periods, -required, Direction.LOWER)
    assert found == pytest.approx(other)


@pytest.mark.parametrize(("required", "expected"), [(14.0, 1.0), (15.0, 1.0), (16.0, 0.0)])
def test_points_on_a_line_reach_it_or_do_not(required, expected):
    chart = xmr_chart([float(x) for x in range(12)])
    assert probability_on_trend(chart, 4, required, Direction.HIGHER) == expected


def test_a_line_is_not_drawn_through_too_few_points():
    assert probability_on_trend(xmr_chart(wave(11)), 1, 10.0, Direction.HIGHER) is None


def test_a_rising_figure_has_a_better_chance_on_its_trend_than_if_nothing_changes():
    """Half a point up every month; nine months on, at the end of September, the target is required."""
    rising = [value + 0.5 * month for month, value in enumerate(wave(24))]
    plan = Target(value=26.0, target_date=date(2026, 9, 30), baseline_value=10.0, baseline_date=date(2023, 12, 31))
    light = assess(series(rising), plan, TODAY)
    expected = probability_on_trend(light.chart, 9, 26.0, Direction.HIGHER)
    assert light.probability_on_trend == expected
    assert light.probability_at_date < 0.1 < 0.4 < light.probability_on_trend


def test_from_the_target_date_on_there_is_no_trend_to_wait_for():
    plan = Target(value=10.0, target_date=date(2026, 1, 31), baseline_value=4.0, baseline_date=date(2024, 12, 31))
    assert assess(series(wave(24)), plan, TODAY).probability_on_trend is None
