"""The database refuses what must not be."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from narvard.measure.indicators.models import Light, LightOverride, Result, Run, Series, Target

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def kept(now) -> dict:
    """One row of each model."""
    run = Run.objects.create(started_at=now, finished_at=now, cut_off=now, inputs="0", profile="open")
    series = Series.objects.create(**SERIES)
    target = Target.objects.create(set_at=now, **TARGET)
    light = Light.objects.create(target=target, run=run, computed_at=now, cut_off=now, **LIGHT)
    return {"run": run, "series": series, "target": target, "light": light, "now": now}


SERIES = {
    "indicator": "a",
    "measure": "b",
    "version": "1",
    "period_kind": "month",
    "municipality": "1490",
    "target_group": "all",
    "basis": "register",
    "interval_method": "wilson",
}
TARGET = {
    "indicator": "a",
    "measure": "b",
    "municipality": "1490",
    "target_group": "all",
    "kind": "relative",
    "target_value": -0.1,
    "target_date": date(2026, 12, 31),
    "baseline_from": date(2024, 10, 1),
    "baseline_to": date(2025, 10, 1),
}
LIGHT = {
    "method": "m",
    "version": "1",
    "colour": "red",
    "overview_colour": "red",
    "level": "off_course",
    "movement": "steady",
    "capability": "fails",
    "kept_by_fdr": True,
    "inputs": "0",
}


def refuses(make) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_a_run_that_ends_before_it_starts(now):
    early = now - timedelta(seconds=1)
    refuses(lambda: Run.objects.create(started_at=now, finished_at=early, cut_off=now, inputs="0", profile="open"))


def test_a_series_twice(kept):
    refuses(lambda: Series.objects.create(**SERIES))


@pytest.mark.parametrize(
    "changed",
    [
        {"period_to": DAY - timedelta(days=1)},
        {"status": "suppressed", "value": 1.0},
        {"status": "suppressed", "value": None, "persons": 3},
        {"status": "suppressed", "value": None, "lower_998": 0.1},
        {"status": "no_data", "value": 0.0},
        {"status": "unknown", "value": None},
    ],
)
def test_a_result_that_contradicts_itself(kept, changed):
    fields = {"period_from": DAY, "period_to": date(2026, 2, 1), "status": "ok", "value": 1.0, **changed}
    refuses(lambda: Result.objects.create(run=kept["run"], series=kept["series"], **fields))


def test_a_result_twice(kept):
    fields = {"run": kept["run"], "series": kept["series"], "period_from": DAY, "period_to": date(2026, 2, 1)}
    Result.objects.create(**fields, status="ok", value=1.0)
    refuses(lambda: Result.objects.create(**fields, status="no_data"))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"target_date": date(2025, 9, 30)},
        {"municipality": "1463", "baseline_from": date(2025, 10, 1)},
        {"municipality": "1463", "target_value": None},
        {"municipality": "1463", "kind": "unquantified"},
        {"municipality": "1463", "target_value": -10.0},
        {"municipality": "1463", "baseline_value": 1.0},
    ],
)
def test_a_target_that_contradicts_itself_or_another(kept, changed):
    """A second one for the same place and day; dates out of order; a value without a kind; a baseline without a run."""
    refuses(lambda: Target.objects.create(set_at=kept["now"], **{**TARGET, **changed}))


@pytest.mark.parametrize(
    "changed",
    [
        {"colour": "blue"},
        {"overview_colour": ""},
        {"probability": 1.5},
        {"level": "suppressed", "value": 1.0},
        {"same": True},
    ],
)
def test_a_light_that_contradicts_itself(kept, changed):
    now = kept["now"]
    another = (
        kept["target"]
        if changed.pop("same", False)
        else Target.objects.create(set_at=now, **{**TARGET, "municipality": "1463"})
    )
    fields = {"target": another, "run": kept["run"], "computed_at": now, "cut_off": now, **LIGHT, **changed}
    refuses(lambda: Light.objects.create(**fields))


@pytest.mark.parametrize("changed", [{"reason": ""}, {"expires_on": DAY}, {"colour": "blue"}])
def test_an_override_without_reason_end_or_colour(kept, changed):
    fields = {"colour": "green", "reason": "Known.", "expires_on": date(2026, 2, 1), "made_on": DAY, **changed}
    refuses(
        lambda: LightOverride.objects.create(light=kept["light"], made_at=kept["now"], made_by="A", user_id=1, **fields)
    )
