"""Which figure of closeness stands: the experience overrides, and nothing is merged."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.closeness import VerdictNotPossible, verdict
from narvard_analytics.indicators.closeness.limits import LimitsNotInForce, limits_on
from narvard_analytics.indicators.closeness.verdict import EXPERIENCE, Near

DAY = date(2026, 1, 1)
LIMITS = limits_on(DAY)
ABOVE, ACROSS, BELOW = 0.01, 0.0, -0.01


def row(dimension, side=None, persons=100, status="ok", **more):
    """A dimension's figure whose whole interval is above or below its limit, or lies across it."""
    limit = LIMITS[dimension]
    value = None if side is None else limit.value + 3 * side
    return {
        "indicator": limit.indicator,
        "measure": limit.measure,
        "municipality": "1490",
        "unit": "*",
        "target_group": "all",
        "basis": "survey" if dimension == EXPERIENCE else "register",
        "status": status,
        "value": value,
        "lower_95": None if value is None else value - 0.02,
        "upper_95": None if value is None else value + 0.02,
        "persons": persons,
        **more,
    }


NO_DATA, WITHHELD = {"status": "no_data"}, {"status": "suppressed", "persons": None}


@pytest.mark.parametrize(
    ("rows", "near", "stands"),
    [
        ([row("experience", ABOVE), row("time", BELOW), row("relation", BELOW)], "near", EXPERIENCE),
        ([row("experience", BELOW), row("time", ABOVE), row("digital", ABOVE)], "not_near", EXPERIENCE),
        ([row("experience", ACROSS), row("time", ABOVE)], "cannot_tell", EXPERIENCE),
        ([row("experience", **WITHHELD), row("time", ABOVE)], "suppressed", EXPERIENCE),
        ([row("experience", ABOVE, persons=30), row("time", BELOW)], "near", EXPERIENCE),
        ([row("experience", ABOVE, persons=29), row("time", BELOW)], "not_near", None),
        ([row("experience", **NO_DATA), row("time", BELOW), row("geography", ABOVE)], "near", None),
        ([row("time", BELOW), row("relation", BELOW)], "not_near", None),
        ([row("time", BELOW), row("relation", ACROSS)], "cannot_tell", None),
        ([row("time", BELOW), row("relation", **WITHHELD)], "suppressed", None),
        ([row("time", BELOW), row("relation", **NO_DATA)], "not_near", None),
        ([row("time", **NO_DATA)], "not_known", None),
        ([], "not_known", None),
    ],
)
def test_what_stands(rows, near, stands):
    found = verdict(rows, DAY)
    assert (found.near, found.stands and found.stands.dimension) == (near, stands)
    shown = [each.row for each in found.beside] + ([found.stands.row] if found.stands else [])
    assert sorted(map(id, shown)) == sorted(map(id, rows))


def test_an_interval_that_begins_at_the_limit_is_near():
    limit = LIMITS["time"].value
    assert verdict([row("time", ABOVE, lower_95=limit)], DAY).near is Near.NEAR
    assert verdict([row("time", BELOW, upper_95=limit)], DAY).near is Near.CANNOT_TELL


def test_the_others_are_shown_beside_with_their_own_basis():
    found = verdict([row("time", BELOW), row("experience", ABOVE)], DAY)
    assert (found.stands.basis, [(each.basis, each.value) for each in found.beside]) == (
        "survey",
        [("register", pytest.approx(LIMITS["time"].value - 0.03))],
    )


@given(st.lists(st.sampled_from([ABOVE, ACROSS, BELOW]), min_size=4, max_size=4), st.sampled_from([ABOVE, BELOW]))
def test_whatever_is_computed_the_experience_decides(sides, felt):
    computed = [row(name, side) for name, side in zip(("time", "relation", "digital", "geography"), sides, strict=True)]
    assert verdict([*computed, row("experience", felt)], DAY).near == verdict([row("experience", felt)], DAY).near


@pytest.mark.parametrize(
    "rows",
    [
        [row("time", ABOVE), row("time", BELOW, period_from=date(2025, 1, 1))],
        [row("time", ABOVE), row("relation", ABOVE, municipality="1463")],
        [row("time", ABOVE), row("relation", ABOVE, target_group="disability")],
        [row("time", ABOVE), row("relation", ABOVE, unit="u1")],
    ],
    ids=["two periods", "two places", "two groups", "two units"],
)
def test_rows_of_several_things_have_no_verdict(rows):
    with pytest.raises(VerdictNotPossible, match="Choose one place"):
        verdict(rows, DAY)


def test_other_indicators_are_passed_over():
    assert verdict([row("time", ABOVE), {**row("time", BELOW), "indicator": "continuity"}], DAY).near is Near.NEAR


def test_limits_are_dated():
    assert limits_on(date(2024, 1, 1))["fewest_answers"].value == 30
    with pytest.raises(LimitsNotInForce, match="2023-12-31"):
        limits_on(date(2023, 12, 31))
