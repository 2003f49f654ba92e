"""The agreed times that an actor may see."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.contracts.models import AgreedTime
from narvard.care.contracts.queries.known import require_reader
from narvard.care.contracts.queries.rows import TimeNotFound, TimeRow


def times_of(actor: Actor, now: datetime, subjects: Collection[UUID]) -> tuple[TimeRow, ...]:
    """The agreed times of a person (all the subjects that are theirs), the one written first first."""
    require_reader(actor)
    rows = seen(actor, now, AgreedTime.objects.filter(subject__in=subjects)).select_related("unit").order_by("pk")
    return tuple(_row(actor, row) for row in rows)


def agreed_time(actor: Actor, now: datetime, time_id: int) -> TimeRow:
    """One agreed time. Raises TimeNotFound."""
    require_reader(actor)
    found = seen(actor, now, AgreedTime.objects.filter(pk=time_id)).select_related("unit").first()
    if found is None:
        raise TimeNotFound(time_id)
    return _row(actor, found)


def _row(actor: Actor, row: AgreedTime) -> TimeRow:
    return TimeRow(
        row.pk, row.subject, row.version, row.unit.name, row.what, row.kind, row.state, row.at, row.by, row.place,
        row.with_whom, row.ask_whom, row.ask_how, row.reason, bool(row.reference),
        row.unit_id == actor.organization_id, row.ground,
    )  # fmt: skip
