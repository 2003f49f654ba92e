"""Setting how many physicians a unit has from a day on."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.coordination.models import Staffing
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.queries.reach import own_unit


@transaction.atomic
def set_capacity(
    *, actor: Actor, now: datetime, from_date: date, specialists: int, trainees: int, limit: int | None = None,
    expected: int | None = None,
) -> int:  # fmt: skip
    """Set the own unit's physicians from a day on, in hundredths of a full-time post; answer the row's id.

    `limit` is how many the unit lists at most. What is set from the same day already is replaced only where
    `expected` is its id, so that two who set it at once do not undo each other. Raises NotSaved.
    """
    actor.require("coordination.set_capacity")
    if own_unit(actor).kind != "health_centre":
        raise NotSaved("wrong_unit")
    take_turn(f"coordination.staffing.{actor.organization_id}")
    figures = {"specialists": specialists, "trainees": trainees, "limit": limit}
    same = Staffing.objects.filter(unit=actor.organization_id, from_date=from_date).first()
    if same and all(getattr(same, name) == value for name, value in figures.items()):
        return same.pk
    if same and same.pk != expected:
        raise NotSaved("staffing_set")
    row, _ = Staffing.objects.update_or_create(
        unit_id=actor.organization_id, from_date=from_date, defaults={**figures, "set_at": now, "by_name": actor.name}
    )
    record(
        actor=actor,
        now=now,
        action="coordination.set_capacity",
        object_type="coordination.staffing",
        object_id=str(row.pk),
        details={"from": from_date, "specialists": specialists, "trainees": trainees},
    )
    return row.pk
