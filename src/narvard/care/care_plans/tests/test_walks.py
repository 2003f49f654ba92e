"""Walks through a real plan, by operations drawn at random: what must never be is not, whatever the order."""

import random
from datetime import timedelta

import pytest

from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.models import CarePlan
from narvard.care.care_plans.tests.made_up import consent, written

pytestmark = pytest.mark.django_db
REFUSALS = (operations.PlanNotChanged, queries.PlanNotFound)
STEPS = ("call", "meet", "write", "theirs", "head", "activate", "follow_up", "withdraw", "consent", "end")


@pytest.mark.parametrize("seed", range(6))
def test_no_walk_leaves_a_sip_in_force_without_what_it_needs(story, nurse, manager, seed):
    told, draw = story("opened"), random.Random(seed)
    now, unit = told.now, told.others[0]

    def step(name: str) -> None:
        same = {"now": now, "plan_id": told.plan}
        mine = {"actor": nurse, **same}
        if name == "call":
            at = now + timedelta(hours=1)
            operations.call_to_plan(subject=told.subject, kind="sip", at=at, place="Hemma", invited=told.others, **mine)
        elif name == "meet":
            operations.note_meeting(held_at=now, **mine)
        elif name in {"write", "theirs"}:
            actor = nurse if name == "write" else manager
            page = operations.read_plan(actor=actor, **same)
            number = page.my_part.number if page.my_part else 0
            part = written(unit, text=f"Text {draw.random()}")
            operations.write_part(actor=actor, expected=number, written=part, **same)
        elif name == "head":
            told.now = now
            told.head(overall=draw.choice([(), ("region",), ("municipality",)]))
        elif name == "activate":
            operations.put_in_force(**mine)
        elif name == "follow_up":
            operations.follow_up(held_on=now.date(), evaluation="Bra.", **mine)
        elif name == "withdraw":
            operations.withdraw(how="Sade det.", **mine)
        elif name == "consent":
            operations.note_consent(consent=consent(now), **mine)
        else:
            operations.end_plan(reason="Slut.", **mine)

    for _turn in range(30):
        now += timedelta(hours=2)
        name = draw.choice(STEPS if _turn > 20 else STEPS[:-1])
        try:
            step(name)
        except REFUSALS:
            continue
        row = operations.read_plan(actor=nurse, now=now, plan_id=told.plan).row
        plan = CarePlan.objects.select_related("consent").get(pk=told.plan)
        if row.state == "active":
            assert plan.consent.withdrawn_at is None and plan.overall_responsible and row.from_on
        standing = plan.consent is not None and plan.consent.withdrawn_at is None
        if not standing:
            with pytest.raises(queries.PlanNotFound):
                operations.read_plan(actor=manager, now=now + timedelta(seconds=1), plan_id=told.plan)
