"""What is written in the log about a person's contacts."""

from collections.abc import Mapping
from datetime import datetime

from narvard.base.access.queries import GROUNDS, own_ground
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.custody import CustodiedRow


def record_row(
    actor: Actor, now: datetime, action: str, row: CustodiedRow, details: Mapping[str, object] | None = None
) -> None:
    """One event about one row of the own unit. No name, no identity number."""
    record(
        actor=actor,
        now=now,
        action=action,
        object_type=row.GATE,
        object_id=str(row.pk),
        patient=row.subject,
        legal_basis=GROUNDS[own_ground(actor, "own_unit")].law,
        details=details,
    )
