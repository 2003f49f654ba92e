"""Rules of targets, overrides, figures and scales, as small tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.measure.indicators.rules import overrides, targets
from narvard.measure.indicators.rules.assessment import Goal, path
from narvard.measure.indicators.rules.figures import Figure, baseline, latest
from narvard.measure.indicators.rules.maps import CLASSES, atlas, class_of, classes
from narvard.measure.indicators.rules.ranking import Place, draw_ranking, rank
from narvard.measure.indicators.rules.scales import Scale, ticks, year_starts
from narvard.measure.indicators.tests.made_up import TEN

TODAY = date(2026, 11, 22)
figures = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda value: round(value, 6))


@pytest.mark.parametrize(
    ("kind", "value", "before", "reached"),
    [
        ("level", 0.55, None, 0.55),
        ("relative", -0.1, 200.0, 180.0),
        ("relative", 0.2, 0.5, 0.6),
        ("relative", -0.1, None, None),
        ("unquantified", None, 200.0, None),
    ],
)
def test_what_a_target_asks_for(kind, value, before, reached):
    assert targets.absolute(kind, value, before) == (pytest.approx(reached) if reached is not None else None)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("level", 5.0, ""),
        ("relative", -1.0, ""),
        ("relative", -10.0, "relative_is_no_share"),
        ("relative", None, "value_without_kind"),
        ("unquantified", 1.0, "value_without_kind"),
        ("better", 1.0, "unknown_kind"),
    ],
)
def test_why_a_target_is_refused(kind, value, code):
    assert targets.why_not(kind, value) == code


@pytest.mark.parametrize(
    ("made_on", "latest_day"),
    [(TODAY, date(2027, 11, 22)), (date(2024, 2, 29), date(2025, 2, 28)), (date(2026, 12, 31), date(2027, 12, 31))],
)
def test_an_override_lasts_a_year_at_most(made_on, latest_day):
    assert overrides.latest_expiry(made_on) == latest_day
    asked = {"colour": "green", "reason": "Wrong code in the source.", "made_on": made_on}
    assert overrides.why_not(expires_on=latest_day, **asked) == ""
    assert overrides.why_not(expires_on=latest_day + timedelta(days=1), **asked) == "expiry_too_late"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, ""),
        ({"colour": "blue"}, "unknown_colour"),
        ({"reason": "  "}, "reason_missing"),
        ({"expires_on": TODAY}, "expiry_passed"),
    ],
)
def test_why_an_override_is_refused(changed, code):
    asked = {"colour": "red", "reason": "Known fault.", "expires_on": date(2027, 1, 1), "made_on": TODAY}
    assert overrides.why_not(**{**asked, **changed}) == code


def quarter(number: int, value: float | None = 1.0, weight: float | None = 1.0, status: str = "ok") -> Figure:
    """A quarter, the first beginning in October 2024."""
    months = 2024 * 12 + 9 + 3 * number
    first, end = (date(month // 12, month % 12 + 1, 1) for month in (months, months + 3))
    return Figure(first, end, status, None, weight, value)


YEAR = (date(2024, 10, 1), date(2025, 10, 1))


@pytest.mark.parametrize(
    ("quarters", "value"),
    [
        ([quarter(n, value=2.0) for n in range(4)], 2.0),
        ([quarter(0, 1.0, 3.0), *(quarter(n, 5.0, 1.0) for n in (1, 2, 3))], 3.0),
        ([quarter(n, value=n + 1.0, weight=None) for n in range(4)], 2.5),
        ([quarter(n) for n in range(3)], None),
        ([quarter(0, None, None, "suppressed"), *(quarter(n) for n in (1, 2, 3))], None),
        ([], None),
    ],
)
def test_the_baseline_of_a_flow_is_the_whole_period_or_nothing(quarters, value):
    assert baseline({"quarter": quarters}, *YEAR, flow=True, level_period="quarter") == value


def test_the_baseline_of_a_window_ends_with_the_period_and_of_a_stock_on_the_day_after():
    ends = [date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 1)]
    windows = [Figure(end - timedelta(days=548), end, "ok", value=float(end.month)) for end in ends]
    points = [Figure(end, end + timedelta(days=1), "ok", value=float(end.month)) for end in ends]
    by_period = {"rolling_18_months": windows, "point": points}
    for kind in by_period:
        assert baseline(by_period, *YEAR, flow=False, level_period=kind) == 10.0


def test_an_earlier_period_never_stands_in_for_a_withheld_one():
    assert latest([quarter(0), quarter(1, None, None, "suppressed")]).status == "suppressed"
    assert latest([quarter(0), quarter(1, None, None, "incomplete")]) == quarter(0)
    assert latest([]) is None


def test_the_required_path_is_drawn_from_the_baselines_last_day_to_the_target():
    goal = Goal("relative", -0.1, date(2026, 12, 31), date(2025, 10, 1), 100.0)
    assert path(goal, "lower") == ((date(2025, 9, 30), 100.0), (date(2026, 12, 31), pytest.approx(90.0)))
    assert path(Goal("relative", -0.1, date(2026, 12, 31), date(2025, 10, 1), None), "lower") == ()


@pytest.mark.parametrize(
    ("low", "high", "wanted", "values"),
    [
        (0.0, 1.0, 5, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (312.0, 402.0, 4, (300.0, 325.0, 350.0, 375.0, 400.0, 425.0)),
        (5.0, 5.0, 2, (4.5, 5.0, 5.5)),
        (0.0, 0.0, 2, (0.0, 0.5, 1.0)),
    ],
)
def test_ticks_are_round(low, high, wanted, values):
    assert ticks(low, high, wanted) == values


@given(figures, figures, st.integers(1, 6))
def test_ticks_hold_the_values_and_rise(one, other, wanted):
    low, high = sorted((one, other))
    found = ticks(low, high, wanted)
    slack = 1e-6 * max(abs(low), abs(high), 1.0)
    assert found[0] <= low + slack and found[-1] >= high - slack
    assert all(before < after for before, after in zip(found, found[1:], strict=False))
    assert len(found) <= wanted + 2
    assert found[0] >= 0 or low < 0


def test_a_scale_holds_what_lies_outside_at_its_edge():
    scale = Scale(0, 10, 100, 0)
    assert [scale.at(value) for value in (-1, 0, 5, 10, 12)] == [100, 100, 50, 0, 0]


def test_years_begin_within_the_picture():
    assert year_starts(date(2022, 4, 1), date(2024, 1, 1)) == (date(2023, 1, 1), date(2024, 1, 1))


@given(st.dictionaries(st.sampled_from(TEN), st.one_of(st.none(), figures), max_size=10))
def test_every_value_has_a_class_and_there_are_five_at_most(values):
    found = classes(values)
    known = [value for value in values.values() if value is not None]
    assert bool(found) == bool(known) and len(found) <= CLASSES
    for value in known:
        within = found[class_of(value, found) - 1]
        slack = 1e-6 * max(abs(within.low), abs(within.high), 1e-6)
        assert within.low - slack <= value <= within.high + slack


def test_the_map_has_the_ten_municipalities_and_its_source():
    drawn = atlas()
    assert {shape.code for shape in drawn.shapes} == set(TEN)
    assert all(0 < shape.x < drawn.width and 0 < shape.y < drawn.height for shape in drawn.shapes)
    assert "SCB" in drawn.source and "MIT" in drawn.licence


PLACES = (
    Place("a", 1.0, 0.5, 1.5, "ok"),
    Place("b", None, None, None, "suppressed"),
    Place("c", 3.0, 2.5, 3.5, "ok"),
)


def test_places_without_a_figure_have_no_rank():
    assert [place.code for place in rank(PLACES)] == ["c", "a", "b"]
    assert [place.code for place in rank(PLACES, descending=False)] == ["a", "c", "b"]


def test_a_ranking_draws_every_interval_on_one_scale_and_nothing_for_what_is_withheld():
    drawn = draw_ranking(PLACES, 2.0, lambda value, _step: str(value))
    one, withheld, other = drawn.bars
    assert one.start < one.dot < one.end < drawn.whole < other.start < other.dot < other.end <= drawn.width
    assert (withheld.start, withheld.end, withheld.dot, withheld.length) == (None, None, None, 0.0)
