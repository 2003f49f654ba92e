"""A run's life: asked for, on its way, finished or failed; one at a time."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from narvard.base.core.actor import command_line
from narvard.measure.indicators import operations
from narvard.measure.indicators.models import DefinitionVersion, Run
from narvard.measure.indicators.operations import RunNotStarted, ask_for_run, give_up_runs
from narvard.measure.indicators.operations.running import GIVEN_UP, fail_run, tell
from narvard.measure.indicators.queries import run_log
from narvard.measure.indicators.tests import made_up
from narvard_analytics.events.snapshot import NothingDelivered
from narvard_analytics.indicators.catalogue import definitions

pytestmark = pytest.mark.django_db
ACTOR = command_line("indicators.compute", "indicators.read", "deliveries.register", "organizations.read")


def state():
    return run_log(ACTOR).runs[0].state


def test_one_run_at_a_time(now):
    ask_for_run(actor=ACTOR, now=now)
    with pytest.raises(RunNotStarted, match="on its way"):
        ask_for_run(actor=ACTOR, now=now)


def test_a_run_whose_process_died_is_given_up(now):
    dead = ask_for_run(actor=ACTOR, now=now)
    ask_for_run(actor=ACTOR, now=now + GIVEN_UP + timedelta(seconds=1))
    assert "stopped" in Run.objects.get(pk=dead).failure


def test_whoever_starts_the_worker_takes_runs_on_their_way_for_dead(now):
    ask_for_run(actor=ACTOR, now=now)
    give_up_runs(actor=ACTOR, now=now + timedelta(seconds=1))
    assert state() == "failed"
    ask_for_run(actor=ACTOR, now=now)


def test_the_log_tells_how_far_a_run_has_come(now):
    run = ask_for_run(actor=ACTOR, now=now)
    assert state() == "waiting"
    tell(run, "continuity", 3, 12)
    line = run_log(ACTOR).runs[0]
    assert (line.state, line.percent, line.done) == ("running", 25, 3)
    fail_run(actor=ACTOR, now=now, run_id=run, reason="The disk is full.")
    assert (state(), run_log(ACTOR).working) == ("failed", False)


def test_a_run_that_cannot_read_its_deliveries_says_why_and_lets_the_next_begin(southern, now, tmp_path):
    with pytest.raises(NothingDelivered):
        operations.compute(actor=ACTOR, now=now, events_root=tmp_path)
    assert "no delivery" in Run.objects.get().failure
    ask_for_run(actor=ACTOR, now=now)


def test_a_run_keeps_what_each_definition_says_once_a_version(southern, now):
    for number in (1, 2):
        results = made_up.table([])
        operations.keep(actor=ACTOR, now=now, results=results, cut_off=made_up.CUT_OFF, inputs=str(number))
    kept = DefinitionVersion.objects.get(indicator="continuity")
    assert kept.first_run.inputs == "1" and kept.content["name"]["sv"]
    assert DefinitionVersion.objects.count() == len(definitions())


def test_the_button_hands_the_run_to_the_worker(client_as, southern):
    answer = client_as("coordinator").post("/runs/start/")
    assert answer.status_code == 302
    asked = Run.objects.get()
    assert asked.started_by
    assert [row.args_kwargs["kwargs"] for row in DBTaskResult.objects.all()] == [
        {"run_id": asked.pk, "collaboration": "sodra_alvsborg"}
    ]
    page = client_as("coordinator").get("/runs/")
    assert page["Refresh"] and "väntar" in page.content.decode()
