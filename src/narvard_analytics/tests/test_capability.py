"""Capability: the probability of hitting next month, and which chart it is read from."""

import pytest
from scipy.stats import t as student

from narvard_analytics.charts import ChartKind, Process
from narvard_analytics.lights import (
    Chance,
    Direction,
    Target,
    assess,
    chance,
    probability_of_hitting,
)
from narvard_analytics.tests.month_series import TODAY, series, wave


@pytest.mark.parametrize(("target", "probability"), [(10.0, 0.5), (12.0, 0.1415), (8.0, 0.8585)])
def test_probability_of_hitting_next_month(target, probability):
    """x̄ = 10, σ̂ = 2/1.128 = 1.77305, n = 24, ν = 14.26, error 1.77305·√(25/24) = 1.80961: t(2/1.80961) = 0.8563."""
    light = assess(series(wave(24)), Target(value=target), TODAY)
    error = 2 / 1.128 * (25 / 24) ** 0.5
    assert light.probability == pytest.approx(student(0.62 * 23).cdf((10 - target) / error))
    assert light.probability == pytest.approx(probability, abs=0.003)


def test_probability_for_shares_reckons_with_the_size_of_the_last_month():
    process = Process(centre=0.5, sigma=0.05, points=13, baseline=1300.0, last_size=100.0)
    expected = student(0.62 * 12).cdf((0.5 - 0.55) / (0.05 * (1 + 1 / 13) ** 0.5))
    assert probability_of_hitting(process, 0.55, Direction.HIGHER) == pytest.approx(expected)
    assert probability_of_hitting(process, 0.55, Direction.LOWER) == pytest.approx(1 - expected)


@pytest.mark.parametrize(("target", "probability"), [(9.0, 1.0), (10.0, 1.0), (10.1, 0.0)])
def test_a_process_that_never_varies_hits_or_does_not(target, probability):
    process = Process(centre=10.0, sigma=0.0, points=12, baseline=12.0, last_size=1.0)
    assert probability_of_hitting(process, target, Direction.HIGHER) == probability


@pytest.mark.parametrize(
    ("probability", "band"),
    [(1.0, "likely"), (0.9, "likely"), (0.89, "open"), (0.11, "open"), (0.1, "unlikely"), (0.0, "unlikely")],
)
def test_bands_of_probability(probability, band):
    assert chance(probability) is Chance(band)


@pytest.mark.parametrize(
    ("kind", "scale", "chart"),
    [
        ("proportion", 1.0, "p_prime"),
        ("rate", 1000.0, "u_prime"),
        ("standardised_rate", 1.0, "xmr"),
        ("count", 1.0, "xmr"),
    ],
)
def test_each_kind_of_figure_has_its_chart(kind, scale, chart):
    counts = [v * 3 for v in wave(24)]
    values = [scale * v / 100 for v in counts]
    light = assess(series(values, kind=kind, numerator=counts, scale=scale), Target(value=values[0]), TODAY)
    assert light.chart.kind is ChartKind(chart)
    assert light.chart.value.tolist() == pytest.approx(values)


def test_shares_that_came_without_counts_are_charted_as_they_are():
    light = assess(series([v / 20 for v in wave(24)], kind="proportion", denominator=[None] * 24), None, TODAY)
    assert light.chart.kind is ChartKind.XMR
