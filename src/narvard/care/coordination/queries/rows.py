"""Named contacts as plain rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from narvard.care.coordination.models import NamedContact


@dataclass(frozen=True)
class ContactRow:
    """A named contact that the actor may see, on `ground`. The period is [from_date, to_date), None: still.

    `number` is the HSA-id or HPR number, `mine` says that it is the actor's own unit's, and `certainty` belongs to
    `law`, the statute that asks for the contact.
    """

    id: int
    key: UUID
    subject: UUID
    role: str
    name: str
    profession: str
    number: str
    phone: str
    unit_id: int
    unit_code: str
    unit_name: str
    unit_kind: str
    from_date: date
    to_date: date | None
    appointed_at: datetime
    source: str
    life_threatening: bool
    end_reason: str
    letter_at: datetime | None
    settled: bool
    mine: bool
    ground: str


def in_force(day: date) -> Q:
    """Rows with `from_date` and `to_date` that hold on `day`."""
    return Q(from_date__lte=day) & (Q(to_date=None) | Q(to_date__gt=day))


def contact_row(row: NamedContact, unit_id: int | None) -> ContactRow:
    """A row that has passed the gate, with its unit selected; `unit_id` is the actor's own."""
    same = ("key", "subject", "role", "name", "profession", "number", "phone", "unit_id", "from_date", "to_date")
    same += ("appointed_at", "source", "life_threatening", "end_reason", "letter_at", "ground")
    return ContactRow(
        id=row.pk,
        unit_code=row.unit.code,
        unit_name=row.unit.name,
        unit_kind=row.unit.kind,
        settled=row.settled_at is not None,
        mine=row.unit_id == unit_id,
        **{name: getattr(row, name) for name in same},
    )
