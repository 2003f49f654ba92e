"""The audited door: whoever reads about a person's plans leaves an event for each person read about."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.core.actor import Actor
from narvard.care.care_plans.queries.choosing import NewPlan, new_plan
from narvard.care.care_plans.queries.pages import (
    ListPage,
    NeedRow,
    PersonPage,
    PlanPage,
    list_page,
    need,
    person_page,
    plan,
)
from narvard.care.care_plans.queries.rows import PlanRow
from narvard.care.care_plans.queries.versions import VersionsPage, versions

PLAN, NEED, PERSON = "care_plans.plan", "care_plans.need", "care_plans.person"


@transaction.atomic
def read_list(*, actor: Actor, now: datetime, shown: str, number: int) -> ListPage:
    """A page of the unit's plans and needs; an event for each of them."""
    page = list_page(actor, now, shown, number)
    reads = [*_plans(page.plans), *(Read(row.subject, row.ground, NEED, str(row.id)) for row in page.needs)]
    note_reads(actor=actor, now=now, action="care_plans.list", rows=reads)
    return page


@transaction.atomic
def read_plan(*, actor: Actor, now: datetime, plan_id: int, action: str = "care_plans.read") -> PlanPage:
    """One plan; raises PlanNotFound. `action` says what it is read for."""
    page = plan(actor, now, plan_id)
    note_reads(actor=actor, now=now, action=action, rows=_plans([page.row]))
    return page


@transaction.atomic
def read_versions(*, actor: Actor, now: datetime, plan_id: int, number: int, before: int) -> VersionsPage:
    """Two versions of a plan beside each other; raises PlanNotFound."""
    page = versions(actor, now, plan_id, number, before)
    reads = [Read(page.subject, page.ground, PLAN, str(plan_id))]
    note_reads(actor=actor, now=now, action="care_plans.read_versions", rows=reads)
    return page


@transaction.atomic
def read_person(*, actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """A person's plans side by side; raises PlanNotFound."""
    page = person_page(actor, now, subject)
    reads = _plans([*page.plans, *page.ended]) or [Read(subject, page.ground, PERSON, str(subject))]
    note_reads(actor=actor, now=now, action="care_plans.read", rows=reads)
    return page


@transaction.atomic
def read_need(*, actor: Actor, now: datetime, need_id: int) -> tuple[NeedRow, str]:
    """A need and the name of the person; raises NeedNotFound."""
    row, name = need(actor, now, need_id)
    reads = [Read(row.subject, row.ground, NEED, str(row.id))]
    note_reads(actor=actor, now=now, action="care_plans.read_need", rows=reads)
    return row, name


@transaction.atomic
def read_to_begin(*, actor: Actor, now: datetime, subject: UUID) -> NewPlan:
    """What is needed to raise a need, or open a plan, for a person; raises PlanNotFound where they are not known."""
    page = new_plan(actor, now, subject)
    reads = [Read(subject, page.ground, PERSON, str(subject))]
    note_reads(actor=actor, now=now, action="care_plans.begin", rows=reads)
    return page


def _plans(rows: Iterable[PlanRow]) -> list[Read]:
    return [Read(row.subject, row.ground, PLAN, str(row.id)) for row in rows]
