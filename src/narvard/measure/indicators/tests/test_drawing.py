"""The geometry of curves: what is drawn, where, and what is never laid_out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.measure.indicators.rules.assessment import Goal, MeasureRule, moving_since, series
from narvard.measure.indicators.rules.curves import curve, drawn, middle
from narvard.measure.indicators.rules.drawing import NARROW, WIDE, Curve, Interval, Limit, Point, draw
from narvard.measure.indicators.rules.figures import Figure
from narvard.measure.indicators.tests.made_up import months
from narvard_analytics import lights

TODAY = date(2026, 11, 22)
RATE = MeasureRule("rate", "lower", True, 1.0, "quarter")
WINDOW = MeasureRule("mean", "higher", False, 1.0, "rolling_18_months")


def label(value: float, _step: float) -> str:
    return str(value)


def point(month: int, value: float | None, shape: str = "plain") -> Point:
    return Point(date(2025, month, 15), value, shape, f"month {month}")


def test_a_gap_is_never_bridged():
    laid_out = draw(Curve((point(1, 1.0), point(2, None, "withheld"), point(3, 2.0))), WIDE, label)
    assert laid_out.line.count("M") == 2 and "L" not in laid_out.line
    assert [mark.shape for mark in laid_out.marks] == ["plain", "withheld", "plain"]


def test_what_has_no_value_stands_at_the_foot():
    laid_out = draw(Curve((point(1, 5.0), point(2, None, "missing"), point(3, 9.0))), WIDE, label)
    assert laid_out.marks[1].y == laid_out.foot


def test_higher_values_stand_higher_and_later_days_to_the_right():
    laid_out = draw(Curve((point(1, 1.0), point(2, 2.0))), WIDE, label)
    assert laid_out.marks[1].y < laid_out.marks[0].y and laid_out.marks[1].x > laid_out.marks[0].x


def test_limits_path_and_interval_are_within_the_picture():
    laid_out = draw(
        Curve(
            (point(1, 5.0), point(2, 6.0)),
            (Limit(date(2025, 1, 15), 5.5, 0.0, 11.0), Limit(date(2025, 2, 15), 5.5, 1.0, 10.0)),
            ((date(2025, 1, 1), 6.0), (date(2025, 12, 31), 3.0)),
            Interval(date(2025, 1, 1), date(2025, 3, 31), 5.5, 4.0, 7.0),
        ),
        NARROW,
        label,
    )
    assert laid_out.box.top < laid_out.box.middle < laid_out.box.bottom and laid_out.box.end <= laid_out.edge
    assert laid_out.path_end.x == laid_out.edge
    assert laid_out.lower.count(",") == laid_out.upper.count(",") == laid_out.centre.count(",") == 2
    assert [tick.label for tick in laid_out.day_ticks] == ["2025"]


def test_a_single_point_can_be_drawn():
    laid_out = draw(Curve((point(1, 5.0),)), WIDE, label)
    assert len(laid_out.marks) == 1 and len(laid_out.value_ticks) >= 2


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e5, allow_nan=False)), min_size=1, max_size=12))
def test_everything_drawn_is_within_the_plot(values):
    laid_out = draw(Curve(tuple(point(number + 1, value) for number, value in enumerate(values))), WIDE, label)
    for mark in laid_out.marks:
        assert laid_out.size.left <= mark.x <= laid_out.edge and laid_out.size.top <= mark.y <= laid_out.foot


def flow(values: list[float | None], status: str = "suppressed") -> dict[str, list[Figure]]:
    """Months of a rate per person, with one quarter; a month without a value has `status`."""
    monthly = [
        Figure(first, end, "ok" if value is not None else status, None if value is None else value * 400, 400.0, value)
        for (first, end), value in zip(months(len(values)), values, strict=True)
    ]
    return {"month": monthly, "quarter": [Figure(*months(1, 3)[0], "ok", 400.0, 400.0, 1.0, 0.9, 1.1)]}


def title(figure: Figure, shape: str) -> str:
    return f"{figure.period_from} {shape}"


def test_months_have_limits_and_the_quarters_interval():
    laid_out = curve(flow([1.0, 1.1] * 8), RATE, None, TODAY, title)
    assert len(laid_out.points) == len(laid_out.limits) == 16
    assert laid_out.interval.value == 1.0 and not laid_out.with_intervals


@pytest.mark.parametrize(
    ("values", "kind", "count"),
    [
        ([1.0, 1.1] * 8, "month", 16),
        ([1.0, 1.1] * 8 + [None], "quarter", 1),
        ([1.0] * 8 + [None] + [1.0, 1.1] * 6, "month", 12),
        ([1.0] * 8 + [None] + [1.0] * 11, "quarter", 1),
        ([None] * 16, "quarter", 1),
        ([1.0, 1.1], "month", 2),
    ],
)
def test_a_curve_begins_after_the_last_withheld_month_where_a_year_is_left(values, kind, count):
    found = flow(values)
    chosen, figures = drawn(found, RATE)
    assert (chosen, len(figures)) == (kind, count)
    laid_out = curve(found, RATE, None, TODAY, title)
    assert len(laid_out.points) == count and laid_out.with_intervals == (kind == "quarter")
    asked = series(found, RATE)
    assert (asked.flow, len(asked.value), asked.reading.value) == (kind == "month", count, 1.0)
    assert "suppressed" not in asked.status


def test_a_month_without_data_leaves_a_gap_and_not_a_zero():
    laid_out = curve(flow([1.0, 1.1] * 8 + [None], "no_data"), RATE, None, TODAY, title)
    assert (laid_out.points[-1].value, laid_out.points[-1].shape) == (None, "missing")


def test_fewer_than_twelve_months_have_no_limits():
    assert curve(flow([1.0, 1.1] * 5), RATE, None, TODAY, title).limits == ()


def test_a_window_has_intervals_and_no_limits():
    windows = [
        Figure(date(2023, 1, 1), date(2024, month, 1), "ok", None, None, 0.4, 0.3, 0.5) for month in range(7, 12)
    ]
    laid_out = curve({"rolling_18_months": windows}, WINDOW, None, TODAY, title)
    assert laid_out.limits == () and laid_out.with_intervals and laid_out.interval is None
    assert middle(windows[0]) == date(2024, 6, 30)


def test_a_special_month_has_a_shape_of_its_own():
    laid_out = curve(flow([1.0, 1.1] * 10 + [3.0]), RATE, None, TODAY, title)
    shapes = [each.shape for each in laid_out.points]
    assert shapes[-1] == "worse" and "worse" not in shapes[:-1]


def test_the_required_path_is_drawn_where_there_is_a_baseline():
    goal = Goal("level", 0.5, date(2026, 12, 31), date(2025, 10, 1), 1.0)
    assert curve(flow([1.0, 1.1] * 8), RATE, goal, TODAY, title).path[-1] == (date(2026, 12, 31), 0.5)


def test_nothing_is_drawn_where_there_is_nothing():
    assert curve({}, RATE, None, TODAY, title) is None
    incomplete = [Figure(*months(1)[0], "incomplete")]
    assert curve({"month": incomplete}, RATE, None, TODAY, title) is None


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ([1.0, 1.1] * 10, None),
        ([1.0, 1.1] * 10 + [0.5], 20),
        ([1.0, 1.1] * 10 + [0.8, 0.5, 0.4], 21),
    ],
)
def test_movement_is_dated_from_the_first_month_of_its_unbroken_run(values, since):
    found = flow(values)
    light = lights.assess(series(found, RATE), None, TODAY)
    expected = None if since is None else found["month"][since].period_from
    assert moving_since(light, found["month"], "lower") == expected
