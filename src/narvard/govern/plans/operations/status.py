"""Saying how an activity goes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity, StatusChange
from narvard.govern.plans.permissions import CHANGE_STATUS, may_change_status, require_some_reach
from narvard.govern.plans.rules.status import Status, may_follow


class ActivityNotFound(Exception):
    """There is no such activity within the actor's reach."""


class StatusNotChanged(Exception):
    """The status may not be changed so; `code` says why: not_allowed, comment_missing."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The activity's status was not changed ({code}). Choose an allowed status and say why.")
        self.code = code


def change_activity_status(
    *, actor: Actor, now: datetime, activity_id: int, status: str, comment: str, token: UUID
) -> int:
    """Give an activity a new status with a comment. The same `token` twice counts once. Returns the change's id.

    Raises NotPermitted for a role without the right, ActivityNotFound outside the actor's scope, StatusNotChanged.
    """
    require_some_reach(actor, CHANGE_STATUS)
    with transaction.atomic():
        activity = _within_reach(actor, activity_id)
        earlier = activity.changes.filter(token=token, by_id=actor.user_id).first()
        if earlier:
            return earlier.pk
        _check(activity, status, comment)
        change = StatusChange.objects.create(
            activity=activity,
            token=token,
            from_status=activity.status,
            to_status=status,
            comment=comment.strip(),
            at=now,
            by_id=actor.user_id,
            by_name=actor.name,
        )
        Activity.objects.filter(pk=activity.pk).update(status=status)
        _record(actor, now, activity, change)
    return change.pk


def _within_reach(actor: Actor, activity_id: int) -> Activity:
    activity = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("cell__action_plan")
        .filter(own(actor, "cell__action_plan__collaboration"), pk=activity_id, cell__action_plan__status="active")
        .first()
    )
    if activity is None:
        raise ActivityNotFound(activity_id)
    codes = tuple(activity.parties.values_list("organization__code", flat=True))
    if not may_change_status(actor, activity.cell.action_plan.municipality_id, codes):
        raise ActivityNotFound(activity_id)
    return activity


def _check(activity: Activity, status: str, comment: str) -> None:
    if status not in list(Status) or not may_follow(Status(activity.status), Status(status)):
        raise StatusNotChanged("not_allowed")
    if not comment.strip():
        raise StatusNotChanged("comment_missing")


def _record(actor: Actor, now: datetime, activity: Activity, change: StatusChange) -> None:
    record(
        actor=actor,
        now=now,
        action=CHANGE_STATUS,
        object_type="plans.Activity",
        object_id=str(activity.pk),
        label=activity.title,
        details={"from": change.from_status, "to": change.to_status, "comment": change.comment},
    )
