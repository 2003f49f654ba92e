"""Opening an area's plan to everybody, and closing it again."""

from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActionPlan
from narvard.govern.plans.permissions import PUBLISH


class PlanNotPublished(Exception):
    """There is no active plan to open or close."""

    def __init__(self, municipality: str, year: int) -> None:
        super().__init__(
            f"Nothing was changed, because {municipality} has no active plan for {year}. Adopt the plan first."
        )


def publish_plan(*, actor: Actor, now: datetime, municipality: str, year: int) -> None:
    """Let everybody read what may be shown of an area's active plan; doing it again changes nothing."""
    _change(actor, now, municipality, year, PUBLISH, published_at=now, published_by=actor.name)


def withdraw_plan(*, actor: Actor, now: datetime, municipality: str, year: int) -> None:
    """Close the plan to the public again."""
    _change(actor, now, municipality, year, "plans.withdraw", published_at=None, published_by="")


def _change(
    actor: Actor, now: datetime, municipality: str, year: int, action: str, **fields: datetime | str | None
) -> None:
    actor.require(PUBLISH)
    with transaction.atomic():
        plans = ActionPlan.objects.select_for_update().filter(own(actor), municipality=municipality, year=year)
        plan = plans.filter(status="active").first()
        if plan is None:
            raise PlanNotPublished(municipality, year)
        if bool(plan.published_at) == bool(fields["published_at"]):
            return
        ActionPlan.objects.filter(pk=plan.pk).update(**fields)
        record(
            actor=actor,
            now=now,
            action=action,
            object_type="plans.ActionPlan",
            object_id=str(plan.pk),
            label=f"{municipality} {year}",
        )
