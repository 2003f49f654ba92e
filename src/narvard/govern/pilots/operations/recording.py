"""What is written in the log about a pilot."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.pilots.models import Pilot


def record_pilot(actor: Actor, now: datetime, action: str, pilot: Pilot, details: Mapping[str, object]) -> None:
    """One event about one pilot."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="pilots.Pilot",
        object_id=str(pilot.pk),
        label=pilot.title,
        details=details,
    )
