"""Choosing whether the weekly digest comes."""

from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.followup.models import DigestRefusal
from narvard.govern.followup.permissions import READ


def choose_digest(*, actor: Actor, now: datetime, wanted: bool) -> None:
    """Have the weekly digest from this collaboration, or not. Reminders of what one has to say come all the same."""
    actor.require(READ)
    own = {"collaboration_id": actor.collaboration, "user_id": actor.user_id}
    with transaction.atomic():
        if wanted:
            DigestRefusal.objects.filter(**own).delete()
        else:
            DigestRefusal.objects.get_or_create(**own, defaults={"since": now})
        record(
            actor=actor,
            now=now,
            action="followup.choose_digest",
            object_type="access.User",
            object_id=str(actor.user_id),
            details={"wanted": "yes" if wanted else "no"},
        )
