"""Saying which commitments of an agreement an activity carries out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.agreements.queries import commitments
from narvard.govern.plans.models import Activity, ActivityCommitment
from narvard.govern.plans.operations.status import ActivityNotFound
from narvard.govern.plans.permissions import CHANGE, may_change, require_some_reach


class UnknownCommitment(Exception):
    """No agreement of the collaboration has such a commitment."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Nothing was linked, because no agreement has the commitment {code}. Choose one that is there."
        )
        self.code = code


@transaction.atomic
def link_commitments(*, actor: Actor, now: datetime, activity_id: int, codes: Sequence[str]) -> None:
    """Let an activity carry out exactly these commitments. Raises ActivityNotFound, UnknownCommitment."""
    require_some_reach(actor, CHANGE)
    rows = Activity.objects.select_for_update(of=("self",)).select_related("cell__action_plan")
    activity = rows.filter(own(actor, "cell__action_plan__collaboration"), pk=activity_id).first()
    if activity is None or not may_change(actor, activity.cell.action_plan.municipality_id):
        raise ActivityNotFound(activity_id)
    ids = {row.code: row.id for row in commitments(actor)}
    if unknown := [code for code in codes if code not in ids]:
        raise UnknownCommitment(unknown[0])
    wanted = {ids[code] for code in codes}
    activity.commitments.exclude(commitment__in=wanted).delete()
    there = set(activity.commitments.values_list("commitment_id", flat=True))
    ActivityCommitment.objects.bulk_create(
        ActivityCommitment(activity=activity, commitment_id=number) for number in sorted(wanted - there)
    )
    record(
        actor=actor,
        now=now,
        action="plans.link_commitment",
        object_type="plans.Activity",
        object_id=str(activity.pk),
        label=activity.title,
        details={"commitments": list(codes)},
    )
