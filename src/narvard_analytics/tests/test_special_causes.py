"""Special causes: every rule on hand-made points round a mean of 0, limits ±3 and outer thirds from ±2."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.charts import (
    NHSPY,
    NHSR,
    PROFILES,
    WESTERN_AUSTRALIA,
    Assurance,
    Direction,
    SpecialCause,
    Variation,
)
from narvard_analytics.charts.limits import Limits
from narvard_analytics.charts.special_causes import special_causes
from narvard_analytics.charts.verdicts import assurance, variation
from narvard_analytics.tests import plain_charts

UP = (0.5, -0.5)  # common-cause points that break every run


def found(values, profile=NHSR):
    """(cause, side) of each point."""
    points = np.array([values], dtype=float)
    line = np.ones(points.shape)
    limits = Limits(np.zeros(1), line, np.ones(1), -3 * line, 3 * line, -2 * line, 2 * line)
    findings = special_causes(points, np.ones(points.shape, dtype=bool), limits, profile)
    return list(zip(findings.cause[0].tolist(), findings.side[0].tolist(), strict=True))


LIMIT, TREND, NEAR, SHIFT = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("why", "values", "cause", "sides"),
    [
        ("beyond the upper limit", [0, 3.01], [0, LIMIT], [0, 1]),
        ("beyond the lower limit", [0, -3.01], [0, LIMIT], [0, -1]),
        ("exactly on a limit is within it", [0, 3, 0, -3], [0] * 4, [0] * 4),
        ("seven rising", [-1.5, -1, -0.5, 0.2, 0.5, 1, 1.5], [TREND] * 7, [1] * 7),
        ("seven falling", [1.5, 1, 0.5, 0.2, -0.5, -1, -1.5], [TREND] * 7, [-1] * 7),
        ("six rising are too few", [-1.5, -1, -0.5, 0.2, 0.5, 1], [0] * 6, [0] * 6),
        ("two equal points break a trend", [-1.5, -1, -0.5, -0.5, 0.5, 1, 1.5], [0] * 7, [0] * 7),
        ("two of three in the outer third", [0.5, 2.1, 2.9], [0, NEAR, NEAR], [0, 1, 1]),
        ("low side, with the third between", [-2.1, -0.5, -2.1], [NEAR, 0, NEAR], [-1, 0, -1]),
        ("exactly at two thirds is not in it", [0.5, 2, 2.5], [0] * 3, [0] * 3),
        ("the third on the other side", [-0.5, 2.1, 2.9], [0] * 3, [0] * 3),
        ("the third on the mean", [0, 2.1, 2.9], [0] * 3, [0] * 3),
        ("one on each side", [2.1, -2.1, 0.5], [0] * 3, [0] * 3),
        ("a point beyond the limit does not count", [0.5, 2.1, 3.1], [0, 0, LIMIT], [0, 0, 1]),
        ("seven above the mean", [0.1, 0.3, 0.2, 0.1, 0.3, 0.2, 0.1], [SHIFT] * 7, [1] * 7),
        ("seven below the mean", [-0.1, -0.3, -0.2, -0.1, -0.3, -0.2, -0.1], [SHIFT] * 7, [-1] * 7),
        ("six above are too few", [0.1, 0.3, 0.2, 0.1, 0.3, 0.2, -1], [0] * 7, [0] * 7),
        ("a point on the mean breaks a shift", [0.1, 0.3, 0.2, 0, 0.3, 0.2, 0.1], [0] * 7, [0] * 7),
        ("seven on the mean are no shift", [0] * 7, [0] * 7, [0] * 7),
        ("a limit goes before a trend", [0.1, 0.2, 0.3, 0.4, 0.5, 1, 3.5], [TREND] * 6 + [LIMIT], [1] * 7),
        ("a trend goes before two of three", [0.1, 0.2, 0.3, 0.4, 0.5, 2.1, 2.5], [TREND] * 7, [1] * 7),
        (
            "two of three goes before a shift",
            [0.1, 0.3, 0.2, 0.1, 0.3, 2.5, 2.1],
            [SHIFT] * 5 + [NEAR] * 2,
            [1] * 7,
        ),
        (
            "the turn between two trends belongs to the later one",
            [-1.5, -1, -0.5, 0.2, 0.5, 1, 1.5, 1, 0.5, 0.2, -0.5, -1, -1.5],
            [TREND] * 13,
            [1] * 6 + [-1] * 7,
        ),
    ],
)
def test_each_rule(why, values, cause, sides):
    assert found(values) == list(zip(cause, sides, strict=True)), why


@pytest.mark.parametrize(
    ("why", "profile", "values", "cause"),
    [
        ("one beyond the limit counts in Western Australia", WESTERN_AUSTRALIA, [0.5, 2.1, 3.1], [0, NEAR, LIMIT]),
        ("and the third may lie anywhere", WESTERN_AUSTRALIA, [-0.5, 2.1, 2.9], [0, NEAR, NEAR]),
        ("but the two lie on one side", WESTERN_AUSTRALIA, [2.1, -2.1, 0.5], [0, 0, 0]),
        ("seven on the mean are a shift in nhspy", NHSPY, [0] * 7, [SHIFT] * 7),
    ],
)
def test_where_profiles_differ(why, profile, values, cause):
    assert [each for each, _ in found(values, profile)] == cause, why


@given(
    st.lists(st.sampled_from([-3.5, -3, -2.5, -2, -1, -0.5, 0, 0.5, 1, 2, 2.5, 3, 3.5]), min_size=1, max_size=30),
    st.sampled_from(sorted(PROFILES)),
)
def test_fast_rules_agree_with_the_plain_way(values, name):
    profile = PROFILES[name]
    assert found(values, profile) == plain_charts.special_causes(values, 0.0, [(-3.0, 3.0)] * len(values), profile)


@given(
    st.lists(st.integers(-7, 7).map(lambda half: half / 2), min_size=7, max_size=12),
    st.sampled_from([1, -1]),
)
def test_fast_rules_agree_on_slow_drifts(steps, sign):
    values = [sign * each for each in sorted(steps)] + [sign * each for each in sorted(steps, reverse=True)]
    plain = plain_charts.special_causes(values, 0.0, [(-3.0, 3.0)] * len(values), NHSR)
    assert found(values) == plain


@given(st.lists(st.sampled_from([-3.5, -2.5, -1, -0.5, 0, 0.5, 1, 2.5, 3.5]), min_size=1, max_size=30))
def test_points_turned_upside_down_have_the_same_causes_on_the_other_side(values):
    mirrored = [(cause, -side) for cause, side in found(values)]
    assert found([-each for each in values]) == mirrored


@pytest.mark.parametrize(
    ("cause", "side", "direction", "expected"),
    [
        (0, 0, "higher", "common_cause"),
        (1, 1, "higher", "improvement_high"),
        (1, -1, "higher", "concern_low"),
        (2, 1, "lower", "concern_high"),
        (4, -1, "lower", "improvement_low"),
        (3, 1, "neutral", "neutral_high"),
        (3, -1, "neutral", "neutral_low"),
        (4, 0, "higher", "common_cause"),
    ],
)
def test_variation(cause, side, direction, expected):
    assert variation(SpecialCause(cause), side, Direction(direction)) is Variation(expected)


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (10.1, "higher", "fails"),
        (4.9, "higher", "passes"),
        (7, "higher", "hits_or_misses"),
        (10, "higher", "hits_or_misses"),
        (5, "higher", "hits_or_misses"),
        (10.1, "lower", "passes"),
        (4.9, "lower", "fails"),
        (5, "lower", "hits_or_misses"),
        (7, "neutral", "none"),
        (None, "higher", "none"),
    ],
)
def test_assurance_of_a_process_between_5_and_10(target, direction, expected):
    assert assurance(5, 10, target, Direction(direction)) is Assurance(expected)
