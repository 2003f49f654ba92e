"""Level: where the interval of a period stands against the path to the target."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.lights import (
    Direction,
    Kind,
    Level,
    Reading,
    ReasonCode,
    Target,
    TargetNotUsable,
    p_value,
)
from narvard_analytics.lights.level import read_level

TODAY = date(2025, 7, 5)
# The quarter ends half-way (182 of 365 days) from the baseline of 40 to the target of 60: 49.97 is required.
PLAN = Target(
    value=60.0,
    target_date=date(2025, 12, 31),
    baseline_value=40.0,
    baseline_date=date(2024, 12, 31),
)
REQUIRED = 40 + 20 * 181 / 365


def quarter(lower, upper, *, status="ok", denominator=100.0):
    value = None if lower is None else (lower + upper) / 2
    return Reading(date(2025, 4, 1), date(2025, 7, 1), value, lower, upper, status, 1.0, denominator)


def mark(reading, target=PLAN, direction="higher", kind="proportion", today=TODAY):
    return read_level(reading, target, Direction(direction), Kind(kind), today)


@pytest.mark.parametrize(
    ("why", "lower", "upper", "level"),
    [
        ("wholly over the target", 61, 70, "met"),
        ("its lower end exactly on the target", 60, 70, "met"),
        ("over the path, not over the target", 52, 64, "on_course"),
        ("its lower end exactly on the path", REQUIRED, 64, "on_course"),
        ("over and under the path", 45, 55, "cannot_tell"),
        ("its upper end exactly on the path", 45, REQUIRED, "cannot_tell"),
        ("wholly under the path", 41, 49, "off_course"),
    ],
)
def test_before_the_target_date(why, lower, upper, level):
    assert mark(quarter(lower, upper)).level is Level(level), why
    mirrored = Target(value=-60.0, target_date=PLAN.target_date, baseline_value=-40.0, baseline_date=PLAN.baseline_date)
    assert mark(quarter(-upper, -lower), mirrored, "lower").level is Level(level), why


def test_the_p_value_is_against_what_the_mark_was_judged_by():
    met, on_course = mark(quarter(60, 70)), mark(quarter(REQUIRED, 64))
    assert (met.p_value, on_course.p_value) == (pytest.approx(0.05), pytest.approx(0.05))


@pytest.mark.parametrize("target_date", [date(2025, 6, 30), date(2025, 1, 31), None])
@pytest.mark.parametrize(
    ("lower", "upper", "level"),
    [(61, 70, "met"), (60, 70, "met"), (55, 60, "cannot_tell"), (55, 65, "cannot_tell"), (52, 59, "missed")],
)
def test_from_the_target_date_on_and_for_targets_without_a_date(target_date, lower, upper, level):
    target = Target(value=60.0, target_date=target_date, baseline_value=40.0, baseline_date=date(2024, 12, 31))
    assert mark(quarter(lower, upper), target).level is Level(level)


def test_the_day_before_the_target_date_the_path_still_counts():
    target = Target(value=60.0, target_date=date(2025, 7, 1), baseline_value=40.0, baseline_date=date(2025, 3, 31))
    found = mark(quarter(52, 59.5), target)
    assert (found.level, found.required) == (Level.OFF_COURSE, pytest.approx(60 - 20 / 92))


@pytest.mark.parametrize(
    ("why", "reading", "target", "direction", "level", "reason"),
    [
        ("suppressed", quarter(None, None, status="suppressed"), None, "higher", "suppressed", "suppressed"),
        ("no target", quarter(41, 49), None, "higher", "not_assessable", "no_target"),
        ("no number", quarter(41, 49), Target(value=None), "higher", "not_assessable", "target_without_number"),
        ("neither way", quarter(41, 49), PLAN, "neutral", "not_assessable", "neither_way_is_better"),
        (
            "a date without a baseline",
            quarter(41, 49),
            Target(value=60, target_date=date(2026, 1, 1)),
            "higher",
            "not_assessable",
            "no_baseline",
        ),
        (
            "the activity starts after today",
            quarter(41, 49),
            Target(value=60, starts=date(2025, 7, 6)),
            "higher",
            "not_due_yet",
            "starts_later",
        ),
        (
            "the activity started after the period",
            quarter(41, 49),
            Target(value=60, starts=date(2025, 7, 1)),
            "higher",
            "not_due_yet",
            "starts_later",
        ),
        (
            "the period is the baseline",
            quarter(41, 49),
            Target(value=60, target_date=date(2026, 1, 1), baseline_value=40, baseline_date=date(2025, 6, 30)),
            "higher",
            "not_due_yet",
            "starts_later",
        ),
        ("no period", None, PLAN, "higher", "no_data", "no_data"),
        ("incomplete", quarter(41, 49, status="incomplete"), PLAN, "higher", "no_data", "period_incomplete"),
        (
            "nothing to divide by",
            quarter(None, None, status="no_data", denominator=0.0),
            PLAN,
            "higher",
            "no_data",
            "missing_denominator",
        ),
        ("no figure", quarter(None, None, status="not_applicable"), PLAN, "higher", "no_data", "no_data"),
        (
            "a figure without interval",
            Reading(date(2025, 4, 1), date(2025, 7, 1), 45.0, None, None),
            PLAN,
            "higher",
            "cannot_tell",
            "no_interval",
        ),
    ],
)
def test_when_nothing_can_be_read(why, reading, target, direction, level, reason):
    found = mark(reading, target, direction)
    assert (found.level, [each.code for each in found.reasons]) == (Level(level), [ReasonCode(reason)]), why
    assert found.p_value is None


def test_a_target_that_is_met_without_a_baseline_is_met():
    assert mark(quarter(61, 70), Target(value=60, target_date=date(2026, 1, 1))).level is Level.MET


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 6, 1), 40),
        (date(2024, 12, 31), 40),
        (date(2025, 1, 1), 40 + 20 / 365),
        (date(2025, 12, 30), 60 - 20 / 365),
        (date(2025, 12, 31), 60),
        (date(2027, 1, 1), 60),
    ],
)
def test_the_path_is_a_straight_line_and_ends_at_the_target(day, value):
    assert PLAN.required(day, Direction.HIGHER) == pytest.approx(value)


def test_a_baseline_better_than_the_target_is_not_walked_back_from():
    target = Target(value=50, target_date=date(2025, 12, 31), baseline_value=80, baseline_date=date(2024, 12, 31))
    assert target.required(date(2025, 3, 1), Direction.HIGHER) == 50
    assert target.required(date(2025, 3, 1), Direction.LOWER) == pytest.approx(80 - 30 * 60 / 365)


def test_a_baseline_after_the_target_is_refused():
    with pytest.raises(TargetNotUsable, match="not before its target date"):
        Target(value=1, target_date=date(2025, 1, 1), baseline_date=date(2025, 1, 1), baseline_value=0)


@pytest.mark.parametrize(
    ("value", "lower", "upper", "reference", "p"),
    [
        (50, 40, 60, 50, 1.0),
        (50, 40, 60, 40, 0.05),
        (50, 40, 60, 60, 0.05),
        (50, 48, 60, 48, 0.05),  # each side has a reach of its own
        (50, 40, 60, 45, 0.3271),  # z = 0.979982
        (50, 40, 60, 30, 0.0000887),  # z = 3.919928
        (50, 50, 50, 51, 0.0),
    ],
)
def test_p_value_is_five_per_cent_where_the_interval_ends(value, lower, upper, reference, p):
    assert p_value(value, lower, upper, reference) == pytest.approx(p, abs=5e-5)


figures = st.floats(-1e3, 1e3, allow_nan=False).map(lambda x: round(x, 3))


@given(figures, st.floats(0.01, 50), st.floats(0.01, 50), figures, figures, st.integers(1, 800))
def test_turning_everything_upside_down_changes_no_level(value, below, above, goal, baseline, days):
    """Direction flipped and values negated: the same mark and p-value."""
    due = date(2025, 6, 30) + timedelta(days=days - 400)
    given_target = {"target_date": due, "baseline_date": due - timedelta(days=900)}
    up = Target(value=goal, baseline_value=baseline, **given_target)
    down = Target(value=-goal, baseline_value=-baseline, **given_target)
    one = Reading(date(2025, 4, 1), date(2025, 7, 1), value, value - below, value + above)
    other = Reading(date(2025, 4, 1), date(2025, 7, 1), -value, -value - above, -value + below)
    first, second = mark(one, up, "higher"), mark(other, down, "lower")
    assert (first.level, first.p_value) == (second.level, pytest.approx(second.p_value))


@given(figures, st.floats(0.01, 50), st.floats(0.1, 1), figures)
def test_a_narrower_interval_never_reverses_a_level(value, reach, share, goal):
    """More persons behind the same figure make "cannot tell" clear, and leave clear levels as they are."""
    target = Target(value=goal)
    wide = mark(Reading(date(2025, 4, 1), date(2025, 7, 1), value, value - reach, value + reach), target).level
    reach *= share
    narrow = mark(Reading(date(2025, 4, 1), date(2025, 7, 1), value, value - reach, value + reach), target).level
    assert narrow is wide or wide is Level.CANNOT_TELL


@given(figures, st.floats(0.01, 50), figures)
def test_mark_and_p_value_never_disagree(value, reach, goal):
    found = mark(Reading(date(2025, 4, 1), date(2025, 7, 1), value, value - reach, value + reach), Target(value=goal))
    slack = 1e-9
    assert found.p_value <= 0.05 + slack if found.level is not Level.CANNOT_TELL else found.p_value > 0.05 - slack
    assert -inf < found.required < inf
