"""Times that are brought from a unit's own booking, so that nothing is written twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.contracts.models import AgreedTime
from narvard.care.contracts.operations.timing import TimeNotSaved, check, new_time, note, put
from narvard.care.contracts.queries import require_known
from narvard.care.contracts.rules import State, TimeText

# Names the rows that were brought, so that the same booking brought twice is the same row.
BROUGHT = UUID("7a1f7a04-3a0e-4f0c-9d53-6d6f0c2f9b11")


@dataclass(frozen=True)
class Brought:
    """A time from the unit's own booking; `reference` is its id there. `cancelled` when it is called off there."""

    reference: str
    subject: UUID
    text: TimeText
    cancelled: bool = False


@dataclass(frozen=True)
class Outcome:
    """How many times were new, changed, as before, and gone by already (those are left as they are)."""

    new: int
    changed: int
    as_before: int
    gone: int


@transaction.atomic
def bring_times(*, actor: Actor, now: datetime, rows: Sequence[Brought]) -> Outcome:
    """Bring times from the own unit's booking, all or none.

    A time that was brought before is changed where the booking has changed it, and the same again changes nothing.
    Raises TimeNotSaved, PersonNotSeen.
    """
    actor.require("contracts.compose")
    take_turn(f"times brought {actor.organization_id}")
    to_come = [row for row in rows if row.text.at is None or row.text.at >= now]
    known = AgreedTime.objects.filter(unit=actor.organization_id, reference__in=[row.reference for row in to_come])
    before = {time.reference: time for time in known.select_for_update()}
    added = [_added(actor, now, row) for row in to_come if row.reference not in before]
    changed = [before[row.reference] for row in to_come if _changed(actor, now, row, before.get(row.reference))]
    note(actor, now, "contracts.bring_times", [*added, *changed])
    as_before = len(to_come) - len(added) - len(changed)
    return Outcome(len(added), len(changed), as_before, len(rows) - len(to_come))


def _added(actor: Actor, now: datetime, row: Brought) -> AgreedTime:
    require_known(actor, now, row.subject)
    check(actor, now, row.text)
    added = new_time(actor, now, row.subject, row.text, uuid5(BROUGHT, f"{actor.organization_id} {row.reference}"))
    added.reference = row.reference
    added.state = State.CANCELLED if row.cancelled else added.state
    added.save()
    return added


def _changed(actor: Actor, now: datetime, row: Brought, before: AgreedTime | None) -> bool:
    if before is None:
        return False
    if before.subject != row.subject:
        raise TimeNotSaved("another_person")
    state = State.CANCELLED if row.cancelled else State.BOOKED if row.text.at else State.NOT_BOOKED
    if (before.state, before.at, before.what, before.place) == (state, row.text.at, row.text.what, row.text.place):
        return False
    before.what = row.text.what
    put(actor, now, before, state, row.text, "")
    return True
