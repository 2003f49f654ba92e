"""From care events on disk to lights in the database, on a small made-up region."""

from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from django.db import IntegrityError, transaction

from narvard.base.core.actor import NotPermitted, command_line
from narvard.measure.deliveries.queries import ids_in_force
from narvard.measure.indicators import operations, queries
from narvard.measure.indicators.models import Light, Result, Run
from narvard.measure.indicators.rules.definitions import divided_by_unit
from narvard.measure.indicators.tests import made_up
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.indicators.definition import Time
from narvard_analytics.synthetic.generate import generate
from narvard_analytics.synthetic.parameters import Parameters

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    """Twenty-four months of three thousand made-up residents."""
    root = tmp_path_factory.mktemp("events")
    generate(root, Parameters(first_month=date(2024, 10, 1), months=24, seed=7, scale=0.01))
    return root


@pytest.mark.slow
def test_one_turn_from_events_to_lights(southern, events, machine, now, aim, actor_as):
    target = aim(indicator="own_physician_visits", measure="share", municipality="*", target_value=0.1)
    steps = []
    run = operations.compute(
        actor=machine, now=now, events_root=events, progress=lambda step, number, total: steps.append((number, total))
    )
    flows = sum(each.time is Time.FLOW for each in definitions())
    total = len(definitions()) + flows + sum(map(divided_by_unit, definitions()))
    assert steps == [(number, total) for number in range(1, total + 1)]
    kept = Run.objects.get(pk=run)
    assert kept.deliveries.count() == len(ids_in_force(command_line("indicators.compute"))) == 11
    found = Result.objects.filter(run=run)
    assert set(found.values_list("series__indicator", flat=True)) == {each.id for each in definitions()}
    assert {*made_up.TEN, "*"} <= set(found.values_list("series__municipality", flat=True))
    _only_what_may_be_published(found)
    light = Light.objects.get(target_id=target)
    assert light.period_to == date(2026, 10, 1) and light.value > 0 and light.target.baseline_value > 0
    panel = queries.indicator_panel(actor_as("coordinator"), target, TODAY)
    assert panel.chart.has_interval or panel.chart.months_withheld
    assert len(panel.sources) == 11


def _only_what_may_be_published(found) -> None:
    withheld = found.filter(status="suppressed")
    assert withheld.exists() and not withheld.exclude(numerator=None, persons=None, lower_998=None).exists()
    assert not found.filter(status="ok", events__gt=0, events__lt=5).exists()


def test_nothing_is_computed_without_a_delivery_or_a_right(southern, tmp_path, machine, now, actor_as):
    with pytest.raises(AnalyticsError):
        operations.compute(actor=machine, now=now, events_root=tmp_path)
    with pytest.raises(NotPermitted):
        operations.compute(actor=actor_as("politician"), now=now, events_root=tmp_path)
    assert [bool(run.failure) for run in Run.objects.all()] == [True] and not Result.objects.exists()


def test_a_turn_that_breaks_off_leaves_nothing(southern, aim, machine, now):
    aim(indicator="emergency_visits_80", measure="rate", municipality="1490")
    whole = made_up.region(groups=("all",), places=("*", "1490"))
    first, last = whole.schema.get_field_index("period_from"), whole.schema.get_field_index("period_to")
    broken = whole.set_column(last, "period_to", pc.subtract(whole.column(first), pa.scalar(timedelta(days=1))))
    broken = broken.set_column(last, "period_to", pc.cast(broken.column(last), pa.date32()))
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.keep(actor=machine, now=now, results=broken, cut_off=made_up.CUT_OFF, inputs="0" * 32)
    assert not Run.objects.exists() and not Result.objects.exists() and not Light.objects.exists()
