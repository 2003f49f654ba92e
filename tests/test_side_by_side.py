"""The same thing done by several at once is done once; those who come second are told so, or get the first's answer."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from uuid import UUID

import pytest
from django.db import connection, connections

from narvard.base.audit.models import AuditEvent
from narvard.base.core.actor import command_line
from narvard.govern.plans import operations as plans
from narvard.govern.plans.models import ActionPlan, BroughtPlan, StatusChange
from narvard.govern.plans.tests.access_table import LOADER, loaded
from narvard.govern.plans.tests.made_up import DOCUMENT
from narvard.measure.deliveries.models import Delivery
from narvard.measure.deliveries.operations import register_deliveries
from narvard.measure.deliveries.tests import made_up as delivered
from narvard.measure.indicators import operations as indicators
from narvard.measure.indicators.models import Light, LightOverride, Run, Series
from narvard.measure.indicators.tests import access_table, made_up

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time."),
]
MANY = 4
TOKEN = UUID(int=7)
MACHINE = command_line("indicators.compute", "deliveries.register")


def at_once(act: Callable[[int], object]) -> list[object]:
    """What `act(0)`, `act(1)` … answered or raised, begun at the same moment."""
    start, answers = threading.Barrier(MANY), [None] * MANY

    def run(number: int) -> None:
        with closing(connections["default"]):
            start.wait()
            try:
                answers[number] = act(number)
            except Exception as error:
                answers[number] = type(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def logged(action: str) -> int:
    return AuditEvent.objects.filter(action=action).count()


def test_a_status_sent_again_and_again_is_changed_once(actor_as, now):
    actor, activity = actor_as("coordinator"), loaded(now)
    change = {"actor": actor, "now": now, "activity_id": activity, "status": "done", "comment": "Klart."}
    answers = at_once(lambda _: plans.change_activity_status(**change, token=TOKEN))
    assert len(set(answers)) == 1 and StatusChange.objects.count() == 1
    assert logged("plans.change_activity_status") == 1


def test_two_who_change_a_status_do_not_overwrite_each_other(actor_as, now):
    actor, activity = actor_as("coordinator"), loaded(now)
    change = {"actor": actor, "now": now, "activity_id": activity, "status": "done", "comment": "Klart."}
    answers = at_once(lambda number: plans.change_activity_status(**change, token=UUID(int=number)))
    assert answers.count(plans.StatusNotChanged) == MANY - 1


def test_an_override_sent_again_and_again_is_one(actor_as, now):
    actor, target = actor_as("coordinator"), int(access_table.light_of_boras(now).split("/")[2])
    word = {"colour": "amber", "reason": "Ny mätning.", "expires_on": date(2026, 12, 24)}
    answers = at_once(lambda _: indicators.override_light(actor=actor, now=now, target_id=target, **word))
    assert len(set(answers)) == 1 and LightOverride.objects.count() == 1
    assert logged("indicators.override_light") == 1


def test_a_file_brought_and_loaded_again_and_again_is_loaded_once(southern, now):
    document = {**DOCUMENT, "plans": [{**DOCUMENT["plans"][0], "adopted_by": ""}]}
    sent = {"actor": LOADER, "now": now, "file_name": "plan.yaml", "sha256": "1" * 64, "document": document}
    (brought,) = set(at_once(lambda _: plans.check_plan(**sent)))
    answers = at_once(lambda _: plans.load_brought_plan(actor=LOADER, now=now, brought_id=brought, replace=False))
    assert answers.count(plans.AlreadyLoaded) == MANY - 1
    assert BroughtPlan.objects.count() == ActionPlan.objects.count() == 1


def test_of_several_plans_for_one_area_and_year_one_is_active(southern, now):
    document = {**DOCUMENT, "plans": [{**DOCUMENT["plans"][0], "adopted_by": ""}]}
    answers = at_once(lambda _: plans.load_plan(actor=LOADER, now=now, document=document))
    assert answers.count(plans.PlanNotLoaded) == MANY - 1
    assert ActionPlan.objects.count() == 1


def test_turns_of_measurement_side_by_side_all_become_whole(southern, now):
    access_table.light_of_boras(now)
    results = made_up.region(groups=("all",), places=("*", "1463"))
    kept = {"actor": MACHINE, "now": now, "results": results, "cut_off": made_up.CUT_OFF, "inputs": "1" * 32}
    answers = at_once(lambda _: indicators.keep(**kept))
    assert sorted(answers) == sorted(Run.objects.order_by("pk").values_list("pk", flat=True))[1:]
    assert Light.objects.count() == MANY + 1 and Series.objects.filter(municipality="1463").exists()


def test_deliveries_are_registered_once(db, now, tmp_path):
    delivered.deliver(tmp_path)
    answers = at_once(lambda _: register_deliveries(actor=MACHINE, now=now, events_root=tmp_path))
    assert len(set(answers)) == 1 and Delivery.objects.count() == len(answers[0]) > 0
