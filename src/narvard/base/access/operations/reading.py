"""The one audited door: whoever reads personal data leaves an event for each person read about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from narvard.base.access.rules import GROUNDS
from narvard.base.audit.operations import Event, record_many
from narvard.base.core.actor import Actor


@dataclass(frozen=True)
class Read:
    """What was read: about whom, on which ground (a code of GROUNDS), and which row. No name, no identity number."""

    subject: UUID
    ground: str
    object_type: str
    object_id: str


def note_reads(*, actor: Actor, now: datetime, action: str, rows: Iterable[Read]) -> None:
    """Add one event a row read to the log, in as few questions as one. `action` is what was done ("discharge.list")."""
    record_many(
        actor=actor,
        now=now,
        events=[
            Event(action, row.object_type, row.object_id, legal_basis=GROUNDS[row.ground].law, patient=row.subject)
            for row in rows
        ],
    )
