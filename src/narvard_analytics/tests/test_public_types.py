"""What public functions answer with, and the named profiles: each is what its name says."""

from datetime import date

import numpy as np
import pytest

from narvard_analytics.charts import (
    POINTS_FOR_FIRM_LIMITS,
    QICHARTS2,
    Chart,
    Profile,
    RunRules,
    Runs,
    runs_about,
    xmr_chart,
)
from narvard_analytics.charts.funnels import Funnel, Measure, Overdispersion, Spread, funnel
from narvard_analytics.disclosure_control import (
    EHRQL,
    PROFILES,
    REGION_10,
    REGION_20,
    SCB,
    SSB,
    SSB_ROUNDED,
    profile_named,
)
from narvard_analytics.engines import MEMORY_LIMIT, open_engine
from narvard_analytics.lights import METHOD, Colour, Light, Reason, RollUp, Series, Status, Target, assess, roll_up
from narvard_analytics.publication import FormatUnknown, check_format

MONTHS = [date(2024 + number // 12, number % 12 + 1, 1) for number in range(12)]


def test_a_chart_holds_its_runs_and_has_firm_limits_from_twelve_points():
    values = np.array([3.0, 5.0, 4.0] * 4)
    chart = xmr_chart(values)
    assert isinstance(chart, Chart) and isinstance(QICHARTS2, Profile) and isinstance(QICHARTS2.runs, RunRules)
    assert POINTS_FOR_FIRM_LIMITS == 12 and not chart.trial and xmr_chart(values[:11]).trial
    assert isinstance(runs_about(np.sign(values[None, :] - 4.0).astype(np.int8)), Runs)


def test_a_funnel_tells_its_spread_where_it_was_widened():
    counts, sizes = np.array([10.0, 30.0, 45.0]), np.array([100.0, 200.0, 300.0])
    widened = funnel(Measure.PROPORTION, counts, sizes, overdispersion=Overdispersion.ADDITIVE)
    assert isinstance(widened, Funnel) and isinstance(widened.spread, Spread)
    assert funnel(Measure.PROPORTION, counts, sizes).spread is None


def test_a_light_says_its_reasons_and_its_method():
    series = Series(
        kind="proportion",
        flow=True,
        period_from=MONTHS,
        numerator=[50.0] * 12,
        denominator=[100.0] * 12,
        value=[0.5] * 12,
        lower=[0.4] * 12,
        upper=[0.6] * 12,
        status=[Status.OK] * 12,
        direction="higher",
    )
    light = assess(series, Target(value=0.9, target_date=date(2024, 12, 31)), date(2025, 1, 2))
    assert isinstance(light, Light) and light.method.startswith(METHOD)
    assert light.reasons and all(isinstance(reason, Reason) for reason in light.reasons)
    rolled = roll_up([light.colour, Colour.GREY])
    assert isinstance(rolled, RollUp) and rolled.share_unknown == 0.5


@pytest.mark.parametrize("profile", [EHRQL, REGION_10, REGION_20, SCB, SSB, SSB_ROUNDED], ids=lambda found: found.name)
def test_a_profile_is_found_by_its_name_and_says_where_it_is_from(profile):
    assert profile_named(profile.name) is PROFILES[profile.name] is profile
    assert profile.source and profile.certainty in "ABCDX"


def test_a_file_without_a_known_ending_is_refused(tmp_path):
    with pytest.raises(FormatUnknown, match="End the name"):
        check_format(tmp_path / "figures.doc")


def test_an_engine_keeps_within_two_gigabytes_unless_told_otherwise():
    assert MEMORY_LIMIT == "2GB"
    assert open_engine.__defaults__[0] == MEMORY_LIMIT
