"""Who sees what of a joint plan: with the consent, when it is withdrawn, and when somebody joins."""

from datetime import timedelta

import pytest

from narvard.base.access import operations as access
from narvard.base.core.actor import NotPermitted
from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.models import CarePlan
from narvard.care.care_plans.tests.made_up import consent, refused, written

pytestmark = pytest.mark.django_db


def test_withdrawn_consent_closes_the_plan_to_the_others_and_pauses_it(story, nurse, manager):
    told = story("active")
    operations.write_part(actor=manager, now=told.now, plan_id=told.plan, expected=0, written=written(told.others[0]))
    operations.withdraw(actor=nurse, now=told.now, plan_id=told.plan, how="Sade det i telefon.")
    later = told.now + timedelta(minutes=1)
    with pytest.raises(queries.PlanNotFound):
        operations.read_plan(actor=manager, now=later, plan_id=told.plan)
    page = operations.read_plan(actor=nurse, now=later, plan_id=told.plan)
    assert (page.row.state, page.row.turn.step, [part.mine for part in page.parts]) == ("paused", "ask_again", [True])
    refused("paused", operations.write_part, actor=nurse, now=later, plan_id=told.plan, expected=0,
            written=written(told.others[0]))  # fmt: skip
    own = operations.read_person(actor=manager, now=later, subject=told.subject)
    assert own.plans == () and len(own.own_parts) == 1

    operations.note_consent(actor=nurse, now=later, plan_id=told.plan, consent=consent(later))
    again = operations.read_plan(actor=manager, now=later, plan_id=told.plan)
    assert again.row.state == "active" and not again.my_part.shared
    assert [part.mine for part in operations.read_plan(actor=nurse, now=later, plan_id=told.plan).parts] == [True]
    operations.share_part(actor=manager, now=later, plan_id=told.plan)
    assert len(operations.read_plan(actor=nurse, now=later, plan_id=told.plan).parts) == 2


def test_the_person_withdraws_and_comments_by_themselves(story, actor_as, nurse):
    person = actor_as("resident")
    told = story("active", subject=person.subject)
    same = {"actor": person, "now": told.now, "plan_id": told.plan}
    for _again in range(2):
        operations.comment(text="Jag vill ha fika först.", **same)
    page = operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan)
    assert [said.text for said in page.comments] == ["Jag vill ha fika först."]
    operations.withdraw(how="På mina sidor.", **same)
    assert queries.plans_of(person, told.now, person.subject)[0].state == "paused"
    with pytest.raises(NotPermitted):
        operations.write_part(expected=0, written=written(told.others[0]), **same)


def test_a_consent_withdrawn_elsewhere_pauses_the_plan_at_once(story, nurse, now):
    told = story("active")
    plan = CarePlan.objects.get(pk=told.plan)
    access.withdraw_consent(actor=nurse, now=told.now, consent_id=plan.consent_id)
    assert operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan).row.state == "paused"
    refused("paused", operations.follow_up, actor=nurse, now=told.now, plan_id=told.plan,
            held_on=told.now.date(), evaluation="Bra.")  # fmt: skip
    operations.note_consent(actor=nurse, now=told.now, plan_id=told.plan, consent=consent(told.now))
    assert operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan).row.state == "active"


def test_whoever_joins_later_is_shown_each_part_by_the_one_who_wrote_it(story, nurse, manager, actor_as, unit_ids):
    told = story("active")
    operations.write_part(actor=manager, now=told.now, plan_id=told.plan, expected=0, written=written(told.others[0]))
    operations.add_parties(actor=nurse, now=told.now, plan_id=told.plan, units=[unit_ids["boras_ungdom"]])
    joined = actor_as("social_worker", organization="boras_ungdom")
    seen = operations.read_plan(actor=joined, now=told.now, plan_id=told.plan).parts
    assert [part.unit for part in seen] == ["Vårdcentralen Linden"]
    operations.share_part(actor=manager, now=told.now, plan_id=told.plan)
    assert len(operations.read_plan(actor=joined, now=told.now, plan_id=told.plan).parts) == 2
