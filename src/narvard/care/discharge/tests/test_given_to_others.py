"""Corrected times, and what settling and measuring get."""

from dataclasses import replace
from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.care.discharge import operations, queries
from narvard.care.discharge.models import Notice, Stay
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.discharge.tests.refusing import refused

pytestmark = pytest.mark.django_db


# Corrections.
def test_a_time_is_corrected_by_cause_and_the_old_one_stays(admitted):
    way = admitted()
    way.notify()
    notice = way.ready(48)
    act = {"actor": way.ward, "now": way.now, "notice_id": notice}
    assert refused(operations.correct_time, **act, sent_at=way.at(50), cause=" ") == "cause_missing"
    assert refused(operations.correct_time, **act, sent_at=way.at(1), cause="x") == "judged_after_sent"
    newer = operations.correct_time(**act, sent_at=way.at(50), cause="Fel dag.")
    assert way.party("boras_omsorg").ready_at == way.at(50)
    assert Notice.objects.get(pk=notice).sent_at == way.at(48)
    assert refused(operations.correct_time, **act, sent_at=way.at(51), cause="x") == "corrected"
    page = queries.case_page(way.care_manager, way.now, way.case_id)
    (ready,) = [told for told in page.told if told.kind == "discharge_ready"]
    assert (ready.id, ready.at, ready.earlier) != (newer, way.at(48), ())
    assert (ready.at, ready.earlier) == (way.at(50), ((way.at(48), "Fel dag."),))


def test_a_correction_may_not_turn_the_order_round(admitted):
    way = admitted()
    way.notify(10)
    notice = way.ready(48)
    way.send(way.ward, "not_ready", 60)
    act = {"actor": way.ward, "now": way.now, "notice_id": notice, "cause": "x"}
    assert refused(operations.correct_time, **act, sent_at=way.at(61)) == "not_now"
    foreign = {**act, "actor": way.care_manager}
    with pytest.raises((CaseNotFound, NotPermitted)):
        operations.correct_time(**foreign, sent_at=way.at(50))


def test_a_corrected_discharge_moves_the_end_of_the_stay(admitted):
    way = admitted()
    way.notify()
    notice = way.leave(50)
    operations.correct_time(actor=way.ward, now=way.now, notice_id=notice, sent_at=way.at(40), cause="Fel timme.")
    assert way.case.ended_at == Stay.objects.get().to_at == way.at(40)


# What others ask for.
def test_facts_for_settling(admitted, actor_as, django_assert_max_num_queries):
    way = admitted()
    way.notify()
    way.ready()
    notice = way.notices("discharge_ready")[0]
    economist = actor_as("economist", organization="sas")
    with django_assert_max_num_queries(10):
        (fact,) = queries.settlement_facts(economist, since=date(2026, 11, 1), until=date(2026, 12, 1))
    assert (fact.hospital, fact.ward, fact.registered, fact.sip_required) == ("sas", "sas_medicin", "1490", True)
    step = next(step for step in fact.steps if step.id == notice.pk)
    assert (step.kind, step.from_code, step.to_kind, step.to_municipality) == (
        "discharge_ready", "sas_medicin", "municipal_health", "1490",
    )  # fmt: skip
    assert queries.settlement_facts(economist, since=date(2026, 1, 1), until=date(2026, 2, 1)) == ()
    others = actor_as("economist", organization="boras_kommun")
    assert queries.settlement_facts(others, since=date(2026, 11, 1), until=date(2026, 12, 1)) == ()


def test_rows_for_the_event_store(admitted, loader):
    way = admitted()
    way.notify()
    way.send(way.ward, "patient_information", 20, parts={"care_summary": "x"})
    command = replace(loader, grants={**loader.grants, "deliveries.from_care": "all"}, country="SE")
    days = (date(2026, 11, 1), date(2026, 12, 1))
    notices = list(queries.exported_notices(command, way.ids["sas"], *days))
    assert {row.kind for row in notices} == {"admission"}, "what is kept inside is not told"
    assert {row.to_service for row in notices} == {"municipal_health", "social_services", "primary_care"}
    (stay,) = queries.exported_stays(command, way.ids["sas"], *days)
    assert (stay.episode, stay.status, stay.organization) == (str(way.case.key), "in_progress", "sas")
    with pytest.raises(NotPermitted):
        list(queries.exported_notices(way.ward, way.ids["sas"], *days))
