"""Anhøj's rules: published limits, hand-made runs, and the plain way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.charts import QICHARTS2, fewest_crossings_allowed, longest_run_allowed, runs_about, xmr_charts
from narvard_analytics.tests import plain_charts


@pytest.mark.parametrize(("useful", "longest", "crossings"), [(12, 7, 3), (24, 8, 8), (36, 8, 13)])
def test_limits_of_the_published_examples(useful, longest, crossings):
    points = np.array([useful])
    assert (longest_run_allowed(points)[0], fewest_crossings_allowed(points)[0]) == (longest, crossings)


@pytest.mark.parametrize(
    ("why", "sides", "expected"),
    [
        ("nothing useful", [0, 0], (0, 0, 3, 0, 0)),
        ("points on the line are passed over", [1, 0, 1, 0, -1], (3, 2, 5, 1, 0)),
        ("alternating", [1, -1] * 6, (12, 1, 7, 11, 3)),
        ("half and half", [1] * 6 + [-1] * 6, (12, 6, 7, 1, 3)),
    ],
)
def test_runs_by_hand(why, sides, expected):
    found = runs_about(np.array([sides], dtype=np.int8))
    figures = (found.useful, found.longest, found.longest_allowed, found.crossings, found.fewest_allowed)
    assert tuple(int(each[0]) for each in figures) == expected, why


@pytest.mark.parametrize(
    ("why", "sides", "non_random"),
    [
        ("seven of twelve in a run are allowed", [1] * 7 + [-1, 1, -1, 1, -1], False),
        ("eight are not", [1] * 8 + [-1, 1, -1, 1], True),
        ("three crossings are enough", [1] * 4 + [-1] * 3 + [1] * 3 + [-1] * 2, False),
        ("two are too few", [1] * 4 + [-1] * 4 + [1] * 4, True),
    ],
)
def test_either_rule_is_enough(why, sides, non_random):
    assert runs_about(np.array([sides], dtype=np.int8)).non_random.tolist() == [non_random], why


@given(st.lists(st.lists(st.sampled_from([-1, 0, 1]), max_size=40), min_size=1, max_size=4))
def test_fast_runs_agree_with_the_plain_way(rows):
    sides = np.zeros((len(rows), max(map(len, rows))), dtype=np.int8)
    for line, row in zip(sides, rows, strict=True):
        line[: len(row)] = row
    found = runs_about(sides)
    columns = (found.useful, found.longest, found.longest_allowed, found.crossings, found.fewest_allowed)
    assert list(zip(*(each.tolist() for each in columns), strict=True)) == [plain_charts.runs(row) for row in rows]


@pytest.mark.parametrize(("points", "share"), [(12, 0.012), (24, 0.029), (36, 0.044)])
def test_false_alarms_are_as_simulated_before(points, share):
    """20 000 stable normal series about their median: 1.2, 2.9 and 4.4 % by Anhøj's rules."""
    values = np.random.default_rng(points).normal(size=(20_000, points))
    sides = np.sign(values - np.median(values, axis=1, keepdims=True)).astype(np.int8)
    assert runs_about(sides).non_random.mean() == pytest.approx(share, abs=0.004)


def test_under_anhoej_a_chart_has_no_trend_and_no_two_of_three():
    values = np.array([[1.0, 2, 3, 4, 5, 6, 7, 1, 7, 1, 7, 1, 7, 1]])
    (chart,) = xmr_charts(values, np.ones(values.shape, dtype=bool), profile=QICHARTS2)
    assert not chart.cause.any()
