"""Lights: three marks, the colour that follows, and the reasons that are printed."""

from datetime import date

import pytest

from narvard_analytics.lights import (
    Basis,
    Capability,
    Colour,
    Level,
    Movement,
    Reading,
    Target,
    assess,
    colour_of,
)
from narvard_analytics.tests.month_series import LEAPING_UP, TODAY, series, wave


@pytest.mark.parametrize(
    ("movement", "passes", "hits_or_misses", "fails"),
    [
        ("improving", "green", "amber_rising", "amber_rising"),
        ("steady", "green", "amber", "red"),
        ("worsening", "amber_falling", "red", "red"),
    ],
)
def test_the_table_of_colours(movement, passes, hits_or_misses, fails):
    for capability, colour in (("passes", passes), ("hits_or_misses", hits_or_misses), ("fails", fails)):
        for level in (Level.MET, Level.MISSED, Level.CANNOT_TELL):
            found = colour_of(level, Movement(movement), Capability(capability))
            assert found == (Colour(colour), Basis.CHART)


@pytest.mark.parametrize(
    ("level", "colour", "basis"),
    [
        ("met", "green", "level"),
        ("on_course", "green", "level"),
        ("off_course", "red", "level"),
        ("missed", "red", "level"),
        ("cannot_tell", "grey", "nothing"),
        ("no_data", "grey", "nothing"),
        ("suppressed", "grey", "nothing"),
        ("not_assessable", "grey", "nothing"),
        ("not_due_yet", "grey", "nothing"),
    ],
)
@pytest.mark.parametrize("movement", ["too_few_points", "not_applicable"])
def test_the_colour_of_level_alone(level, colour, basis, movement):
    assert colour_of(Level(level), Movement(movement), Capability.NONE) == (Colour(colour), Basis(basis))
    assert colour_of(Level(level), Movement(movement), Capability.NONE, held_back=True)[0] is Colour.GREY


@pytest.mark.parametrize(
    ("why", "values", "target", "movement", "capability", "colour"),
    [
        ("steady, target below the limits", wave(24), 4.0, "steady", "passes", "green"),
        ("steady, target between the limits", wave(24), 10.0, "steady", "hits_or_misses", "amber"),
        ("steady, target above the limits", wave(24), 16.0, "steady", "fails", "red"),
        ("improving, target below", LEAPING_UP, 4.0, "improving", "passes", "green"),
        ("improving, target between", LEAPING_UP, 12.0, "improving", "hits_or_misses", "amber_rising"),
        ("improving, target above", LEAPING_UP, 20.0, "improving", "fails", "amber_rising"),
        ("worsening, target below", [*wave(23), 4.0], 3.0, "worsening", "passes", "amber_falling"),
        ("worsening, target between", [*wave(23), 4.0], 10.0, "worsening", "hits_or_misses", "red"),
        ("worsening, target above", [*wave(23), 4.0], 16.0, "worsening", "fails", "red"),
    ],
)
def test_movement_and_capability_of_a_series(why, values, target, movement, capability, colour):
    light = assess(series(values), Target(value=target), TODAY)
    found = (light.movement, light.capability, light.colour, light.basis)
    assert found == (Movement(movement), Capability(capability), Colour(colour), Basis.CHART), why
    lower_is_better = series([-v for v in values], direction="lower")
    assert assess(lower_is_better, Target(value=-target), TODAY).colour is Colour(colour), why


@pytest.mark.parametrize(
    ("why", "given_series", "target", "colour", "reason"),
    [
        ("eleven points, level clear", series(wave(11)), 5.0, "green", "level_alone"),
        ("eleven points, level clear and bad", series(wave(11)), 15.0, "red", "level_alone"),
        ("eleven points, level not clear", series(wave(11)), 9.5, "grey", "too_few_points"),
        ("twelve points", series(wave(12)), 9.5, "amber", "chart_table"),
        ("a rolling measure", series(wave(24), flow=False), 5.0, "green", "not_a_monthly_flow"),
        ("a rolling measure, level not clear", series(wave(24), flow=False), 11.5, "grey", "level_not_clear"),
        ("just rebased", series(wave(24), rebased_at={date(2025, 2, 1): "moved"}), 5.0, "grey", "just_rebased"),
        ("rebased a year ago", series(wave(24), rebased_at={date(2025, 1, 1): "moved"}), 10.0, "amber", "chart_table"),
        (
            "coverage short",
            series(wave(24), coverage=0.8, declared_coverage=0.9),
            5.0,
            "grey",
            "coverage_below_declared",
        ),
        ("coverage as declared", series(wave(24), coverage=0.9, declared_coverage=0.9), 10.0, "amber", "chart_table"),
        (
            "no denominator in the last month",
            series([*wave(23), None], status=["ok"] * 23 + ["no_data"], denominator=[100.0] * 23 + [0.0]),
            5.0,
            "grey",
            "missing_denominator",
        ),
        (
            "no denominator in an earlier month",
            series([None, *wave(23)], status=["no_data"] + ["ok"] * 23, denominator=[0.0] + [100.0] * 23),
            10.0,
            "amber",
            "chart_table",
        ),
        (
            "the last month is not complete",
            series([*wave(23), 99.0], status=["ok"] * 23 + ["incomplete"]),
            10.0,
            "amber",
            "chart_table",
        ),
        ("no target", series(wave(24)), None, "grey", "no_target"),
        ("neither way is better", series(wave(24), direction="neutral"), 5.0, "grey", "neither_way_is_better"),
    ],
)
def test_where_the_colour_comes_from(why, given_series, target, colour, reason):
    light = assess(given_series, None if target is None else Target(value=target), TODAY)
    assert light.colour is Colour(colour), why
    assert reason in list(light.reason_codes()), why


def test_a_suppressed_month_suppresses_light_and_chart():
    light = assess(series([None, *wave(23)], status=["suppressed"] + ["ok"] * 23), Target(value=5.0), TODAY)
    assert (light.colour, light.level, light.chart) == (Colour.GREY, Level.SUPPRESSED, None)
    assert light.movement is Movement.NOT_APPLICABLE
    assert [light.value, light.lower, light.upper, light.probability, light.p_value] == [None] * 5


def test_a_suppressed_quarter_suppresses_light_and_chart():
    reading = Reading(date(2025, 10, 1), date(2026, 1, 1), None, None, None, "suppressed")
    light = assess(series(wave(24), reading=reading), Target(value=5.0), TODAY)
    assert (light.level, light.chart) == (Level.SUPPRESSED, None)


def test_an_activity_that_starts_later_is_grey_however_clear_the_chart():
    light = assess(series(wave(24)), Target(value=16.0, starts=date(2026, 2, 1)), TODAY)
    assert (light.colour, light.level) == (Colour.GREY, Level.NOT_DUE_YET)


def test_the_level_is_read_from_the_quarter_and_the_movement_from_the_months():
    reading = Reading(date(2025, 10, 1), date(2026, 1, 1), 10.0, 9.9, 10.1)
    light = assess(series(wave(24), reading=reading), Target(value=9.8), TODAY)
    assert (light.level, light.value, light.period_from) == (Level.MET, 10.0, date(2025, 10, 1))
    assert (light.movement, light.capability, light.colour) == (
        Movement.STEADY,
        Capability.HITS_OR_MISSES,
        Colour.AMBER,
    )


def test_months_after_today_do_not_count():
    light = assess(series(LEAPING_UP), Target(value=10.0), date(2025, 12, 31))
    assert (light.movement, light.n_points) == (Movement.STEADY, 23)


def test_the_level_is_read_from_the_last_complete_month():
    light = assess(series([*wave(22), 12.0, 99.0], status=["ok"] * 23 + ["incomplete"]), Target(value=10.0), TODAY)
    assert (light.value, light.period_to, light.level) == (12.0, date(2025, 12, 1), Level.MET)


def test_quarterly_points_have_no_movement():
    starts = [date(2020 + q // 4, q % 4 * 3 + 1, 1) for q in range(24)]
    ends = [*starts[1:], date(2026, 1, 1)]
    light = assess(series(wave(24), period_from=starts, period_to=ends), Target(value=5.0), TODAY)
    assert (light.movement, light.chart, light.basis) == (Movement.NOT_APPLICABLE, None, Basis.LEVEL)


def test_a_dated_target_is_read_against_the_path_and_the_date():
    plan = Target(value=16.0, target_date=date(2026, 12, 31), baseline_value=4.0, baseline_date=date(2024, 12, 31))
    light = assess(series(wave(24)), plan, TODAY)
    assert light.required == pytest.approx(10.0)
    assert light.required_next == pytest.approx(4 + 12 * 396 / 730)
    assert (light.level, light.capability) == (Level.ON_COURSE, Capability.HITS_OR_MISSES)
    assert light.probability_at_date < light.probability < 0.5


def test_from_the_target_date_on_there_is_one_probability():
    plan = Target(value=10.0, target_date=date(2026, 1, 31), baseline_value=4.0, baseline_date=date(2024, 12, 31))
    light = assess(series(wave(24)), plan, TODAY)
    assert (light.required_next, light.probability, light.probability_at_date) == (10.0, 0.5, None)
