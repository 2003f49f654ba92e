"""Setting targets, keeping runs, computing lights, and overriding them."""

from datetime import date, timedelta

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.measure.indicators import operations, queries
from narvard.measure.indicators.models import Light, LightOverride, Result, Run, Series, Target
from narvard.measure.indicators.tests import made_up
from narvard_analytics.indicators.catalogue import indicator

VISITS = indicator("emergency_visits_80").definition
RATE = VISITS.main
TODAY = date(2026, 11, 22)


def visits(values: list[float | None], quarters: dict[int, float | None], place: str = "1490") -> list[dict]:
    """Months of emergency visits from April 2022, and quarters by number; a value of None is withheld."""

    def figure(kind, period, value):
        given = {"municipality": place}
        if value is None:
            return made_up.row(VISITS, RATE, kind, period, **given, status="suppressed")
        return made_up.row(VISITS, RATE, kind, period, **given, **made_up.figures(value, 5000, RATE.scale, 10))

    monthly = [figure("month", period, value) for period, value in zip(made_up.months(54), values, strict=False)]
    every = made_up.months(18, 3)
    return monthly + [figure("quarter", every[number], value) for number, value in quarters.items()]


WHOLE_YEAR = dict.fromkeys((10, 11, 12, 13), 400.0)
"""The quarters of the baseline, October 2024 to September 2025."""


@pytest.mark.django_db
def test_the_same_target_twice_is_one_and_another_that_day_is_refused(aim):
    first = aim()
    assert aim() == first
    with pytest.raises(operations.TargetNotSet) as refused:
        aim(target_value=-0.2)
    assert refused.value.code == "other_target_that_day"
    assert Target.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"target_value": -10.0}, "relative_is_no_share"),
        ({"kind": "unquantified"}, "value_without_kind"),
        ({"baseline_to": date(2024, 10, 1)}, "dates_out_of_order"),
        ({"target_date": date(2025, 9, 30)}, "dates_out_of_order"),
    ],
)
def test_a_target_that_means_nothing_is_refused(aim, changed, code):
    with pytest.raises(operations.TargetNotSet) as refused:
        aim(**changed)
    assert refused.value.code == code


def test_a_role_without_the_right_sets_no_target_and_computes_nothing(actor_as, aim, now):
    politician = actor_as("politician")
    with pytest.raises(NotPermitted):
        aim(actor=politician)
    with pytest.raises(NotPermitted):
        operations.keep(actor=politician, now=now, results=made_up.table([]), cut_off=made_up.CUT_OFF, inputs="0" * 32)
    assert not Target.objects.exists() and not Run.objects.exists()


def test_a_run_keeps_every_row_once_and_its_series_again(run, small_region):
    first, second = run(small_region), run(small_region)
    counts = [Result.objects.filter(run_id=each).count() for each in (first, second)]
    assert counts == [small_region.num_rows, small_region.num_rows]
    assert Series.objects.count() == len(
        {tuple(row) for row in Series.objects.values_list("indicator", "measure", "period_kind", "municipality")}
    )


def test_the_baseline_is_frozen_by_the_first_run_that_has_it(aim, run):
    target = Target.objects.get(pk=aim())
    run(made_up.table(visits([], {17: 400.0})))
    target.refresh_from_db()
    assert target.baseline_value is None
    second = run(made_up.table(visits([400.0] * 54, WHOLE_YEAR)))
    run(made_up.table(visits([300.0] * 54, dict.fromkeys(WHOLE_YEAR, 300.0))))
    target.refresh_from_db()
    assert (target.baseline_value, target.baseline_run_id) == (pytest.approx(400.0), second)


def light_after(aim, run, rows: list[dict], **aimed) -> Light:
    target = aim(**aimed)
    return Light.objects.get(target_id=target, run_id=run(made_up.table(rows)))


@pytest.mark.parametrize(
    ("last_quarter", "monthly", "level", "colour"),
    [
        (320.0, [400.0, 402.0] * 27, "met", "red"),
        (345.0, [400.0, 402.0] * 27, "met", "red"),
        (420.0, [400.0, 402.0] * 27, "off_course", "red"),
        (372.0, [400.0, 402.0] * 27, "cannot_tell", "red"),
        (345.0, [300.0, 302.0] * 27, "met", "green"),
        (420.0, [], "off_course", "red"),
        (345.0, [], "met", "green"),
        (372.0, [], "cannot_tell", "grey"),
        (None, [], "suppressed", "grey"),
        (None, [400.0, 402.0] * 27, "suppressed", "grey"),
    ],
)
def test_the_light_of_a_target(aim, run, last_quarter, monthly, level, colour):
    """Ten percent fewer than 400 by the end of 2026; the path stands near 369 at the end of September.

    Months that never change fail a target outside their limits whatever the quarter says.
    """
    light = light_after(aim, run, visits(monthly, {**WHOLE_YEAR, 17: last_quarter}))
    assert (light.level, light.colour) == (level, colour)


def test_a_withheld_quarter_withholds_the_light_and_its_figures(aim, run):
    light = light_after(aim, run, visits([400.0] * 54, {**WHOLE_YEAR, 17: None}))
    assert (light.value, light.lower, light.upper, light.persons, light.required) == (None,) * 5
    assert [reason["code"] for reason in light.reasons] == ["suppressed"]


def test_a_withheld_month_leaves_the_light_to_the_quarter_and_says_so(aim, run):
    light = light_after(aim, run, visits([400.0] * 53 + [None], {**WHOLE_YEAR, 17: 420.0}))
    assert (light.level, light.movement, light.colour) == ("off_course", "not_applicable", "red")
    assert light.reasons[0]["code"] == "months_withheld"
    assert "not_a_monthly_flow" not in {reason["code"] for reason in light.reasons}


def test_an_improvement_is_dated(aim, run):
    monthly = [400.0, 402.0] * 20 + [380.0] * 14
    light = light_after(aim, run, visits(monthly, {**WHOLE_YEAR, 17: 380.0}))
    assert (light.movement, light.moving_since) == ("improving", made_up.months(54)[40][0])


def test_a_target_without_figures_has_a_grey_light_that_says_why(aim, run):
    light = light_after(aim, run, [])
    assert (light.colour, light.level) == ("grey", "not_assessable")


def test_the_overview_takes_back_marks_that_chance_can_explain(aim, run, client_as):
    """One of forty levels is barely outside its interval; alone it is off course, among forty it cannot be told.

    Its panel leads with the light as computed, and says what the overview shows instead.
    """
    places = [f"{number:04d}" for number in range(40)]
    rows, ids = [], []
    for number, place in enumerate(places):
        ids.append(aim(municipality=place, kind="level", target_value=400.0))
        rows += visits([], {**WHOLE_YEAR, 17: 411.0 if number == 0 else 400.0}, place)
    run(made_up.table(rows))
    light = Light.objects.get(target_id=ids[0])
    assert (light.colour, light.overview_colour, light.kept_by_fdr) == ("red", "grey", False)
    assert light.reasons[-1]["code"] == "not_surviving_false_discovery_control"
    page = client_as("coordinator").get(f"/lights/{ids[0]}/override/").content.decode()
    panel = page[page.index('class="panel-head"') : page.index('class="panel-note"')]
    assert "mark-red" in panel and "mark-grey" not in panel
    assert "mark-grey" in page[page.index('class="panel-note"') :].split("</p>")[0]


def test_late_data_makes_a_new_light_and_keeps_the_old(aim, run):
    target = aim()
    for value in (345.0, 420.0):
        run(made_up.table(visits([], {**WHOLE_YEAR, 17: value})))
    assert list(Light.objects.filter(target_id=target).order_by("run_id").values_list("level", flat=True)) == [
        "met",
        "off_course",
    ]


@pytest.fixture
def red(aim, run) -> int:
    """A target with a red light."""
    target = aim()
    run(made_up.table(visits([], {**WHOLE_YEAR, 17: 420.0})))
    return target


def override(actor, now, target: int, **changed) -> int:
    asked = {"colour": "amber", "reason": "Known fault in the source.", "expires_on": TODAY + timedelta(days=30)}
    return operations.override_light(actor=actor, now=now, target_id=target, **{**asked, **changed})


def test_a_word_stands_over_the_computed_light_until_its_day_is_over(red, now, actor_as):
    coordinator = actor_as("coordinator")
    override(coordinator, now, red)
    light = queries.lights_for(coordinator, [red], TODAY)[red]
    assert (light.colour, light.computed_colour, light.override.by) == ("amber", "red", coordinator.name)
    assert queries.lights_for(coordinator, [red], TODAY + timedelta(days=30))[red].colour == "amber"
    after = queries.lights_for(coordinator, [red], TODAY + timedelta(days=31))[red]
    assert (after.colour, after.override) == ("red", None)


def test_an_override_outlives_the_next_run(red, now, actor_as, run):
    override(actor_as("coordinator"), now, red)
    run(made_up.table(visits([], {17: 345.0})))
    light = queries.lights_for(actor_as("coordinator"), [red], TODAY)[red]
    assert (light.colour, light.computed_colour) == ("amber", "green")


def test_the_same_override_twice_is_one_and_a_later_one_counts(red, now, actor_as):
    steering = actor_as("steering_member")
    assert override(steering, now, red) == override(steering, now, red)
    override(steering, now, red, colour="green")
    assert LightOverride.objects.count() == 2
    assert queries.lights_for(steering, [red], TODAY)[red].colour == "green"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reason": " "}, "reason_missing"),
        ({"expires_on": date(2027, 11, 23)}, "expiry_too_late"),
        ({"expires_on": TODAY}, "expiry_passed"),
        ({"colour": "blue"}, "unknown_colour"),
    ],
)
def test_an_override_is_refused(red, now, actor_as, changed, code):
    with pytest.raises(operations.LightNotOverridden) as refused:
        override(actor_as("coordinator"), now, red, **changed)
    assert refused.value.code == code
    assert not LightOverride.objects.exists()


def test_there_is_nothing_to_override_before_a_run(aim, now, actor_as):
    with pytest.raises(operations.LightNotOverridden) as refused:
        override(actor_as("coordinator"), now, aim())
    assert refused.value.code == "no_light"


def test_others_do_not_override(red, now, actor_as):
    for role in ("politician", "area_manager", "analyst"):
        with pytest.raises(NotPermitted):
            override(actor_as(role), now, red)
