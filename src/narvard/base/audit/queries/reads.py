"""Who has read about a person: the person's own view of the log (2008:355 8:5, 2022:913 4:5)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from narvard.base.audit.models import AuditEvent
from narvard.base.audit.queries.log import ROWS_A_PAGE
from narvard.base.core.actor import Actor


@dataclass(frozen=True)
class PersonRead:
    """What was done with data about the person: when, from which unit, in which role, and by which law.

    Who it was is not told: the person learns which unit and when, and asks the unit for more.
    """

    at: datetime
    unit: str
    role: str
    action: str
    object_type: str
    legal_basis: str


@dataclass(frozen=True)
class ReadsPage:
    """One page of them, newest first. `number` counts from 1."""

    rows: tuple[PersonRead, ...]
    total: int
    number: int
    pages: int


def reads_of(actor: Actor, subject: UUID, number: int = 1) -> ReadsPage:
    """Page `number` of what others have done with data about the person; the nearest page when there is no such one.

    For the person, and for whoever may read the log. Raises NotPermitted.
    """
    if actor.subject is None or actor.subject != subject:
        actor.require("audit.read")
    rows = AuditEvent.objects.filter(patient=subject).exclude(user_id=actor.user_id or 0)
    total = rows.count()
    pages = max(1, -(-total // ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * ROWS_A_PAGE
    found = rows.order_by("-at", "-pk").values_list("at", "unit", "role", "action", "object_type", "legal_basis")
    return ReadsPage(tuple(PersonRead(*row) for row in found[start : start + ROWS_A_PAGE]), total, number, pages)
