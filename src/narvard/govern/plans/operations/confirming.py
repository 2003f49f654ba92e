"""Both parties' word: that they take part in an activity, and that they stand behind a threshold."""

from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity, Confirmation
from narvard.govern.plans.operations.status import ActivityNotFound
from narvard.govern.plans.permissions import CONFIRM, may_confirm, require_some_reach
from narvard.govern.plans.queries.activity import side_of_actor
from narvard.govern.plans.rules import confirming
from narvard.govern.plans.rules.parties import side_of

WHAT_TO_DO = {
    "not_joint": "only one side answers for it. Add the other side's organization first.",
    "stands_on_no_side": "you act for an organization that stands on neither side. Ask each side to confirm.",
    "confirmed_already": "your side has confirmed it already. Nothing more is needed from you.",
}


class NotConfirmed(Exception):
    """The activity was not confirmed; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The activity was not confirmed, because {WHAT_TO_DO[code]}")
        self.code = code


@transaction.atomic
def confirm_activity(*, actor: Actor, now: datetime, activity_id: int) -> str:
    """Say for one's own side that it takes part in a joint activity as it is dated. Returns the side.

    Raises ActivityNotFound outside the actor's reach, NotConfirmed.
    """
    require_some_reach(actor, CONFIRM)
    activity = _within_reach(actor, activity_id)
    sides = [side_of(party.organization.principal) for party in activity.parties.select_related("organization")]
    confirmed = activity.confirmations.filter(withdrawn_at=None).values_list("side", flat=True)
    side = side_of_actor(actor)
    if code := confirming.why_not(side, sides, confirmed):
        raise NotConfirmed(code)
    Confirmation.objects.create(
        activity=activity,
        side=side,
        organization_id=actor.organization_id,
        at=now,
        by_id=actor.user_id,
        by_name=actor.name,
    )
    record(
        actor=actor,
        now=now,
        action=CONFIRM,
        object_type="plans.Activity",
        object_id=str(activity.pk),
        label=activity.title,
        details={"side": str(side), "starts_on": str(activity.starts_on), "ends_on": str(activity.ends_on)},
    )
    return str(side)


def _within_reach(actor: Actor, activity_id: int) -> Activity:
    found = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("cell__action_plan")
        .filter(own(actor, "cell__action_plan__collaboration"), pk=activity_id)
        .filter(cell__action_plan__status__in=["active", "draft"])
        .first()
    )
    if found is None:
        raise ActivityNotFound(activity_id)
    codes = tuple(found.parties.values_list("organization__code", flat=True))
    if not may_confirm(actor, found.cell.action_plan.municipality_id, codes):
        raise ActivityNotFound(activity_id)
    return found
