"""The own unit's patient contracts that somebody has to do something about."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import ngettext

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine, instant
from narvard.care.contracts.models import AgreedTime, Agreement
from narvard.care.patients.queries import Identity, identities

PAGE = 50
REMARK, LOOK_AGAIN, NOT_BOOKED = "remark", "look_again", "not_booked"


@dataclass(frozen=True)
class WaitingRow:
    """Something of one person that waits for the unit: `kind` is a code above, `day` since when or for which day."""

    kind: str
    subject: UUID
    day: date
    person: Identity | None
    ground: str


@dataclass(frozen=True)
class UnitPage:
    """One page of what waits, the earliest first; `total` is all of it. `number` counts from 1."""

    rows: tuple[WaitingRow, ...]
    total: int
    number: int
    pages: int


def _waiting(actor: Actor, now: datetime) -> QuerySet:
    """Of the own unit: what the person has said and nobody has answered, what is to be looked at again, and what was
    promised for a day that has come and is not booked. One question, through the gate.
    """
    today = actor.day_of(now)
    agreements = seen(actor, now, Agreement.objects.filter(unit=actor.organization_id, to_date=None))
    said = agreements.filter(remarks__isnull=False).annotate(said=Max("remarks__written_at__date"))
    times = seen(actor, now, AgreedTime.objects.filter(unit=actor.organization_id, state=NOT_BOOKED, by__lte=today))
    parts = (
        (said, REMARK, "said"),
        (agreements.filter(follow_up_on__lte=today), LOOK_AGAIN, "follow_up_on"),
        (times, NOT_BOOKED, "by"),
    )
    first, *others = (
        rows.order_by().annotate(waits=Value(kind, CharField()), on=F(day), why=Cast("ground", CharField()))
        .values_list("on", "waits", "subject", "why")
        for rows, kind, day in parts
    )  # fmt: skip
    return first.union(*others, all=True)


def unit_page(actor: Actor, now: datetime, number: int = 1) -> UnitPage:
    """Page `number` of what waits for the own unit; the nearest page when there is no such one."""
    actor.require("contracts.compose")
    waiting = _waiting(actor, now)
    total = waiting.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    found = list(waiting.order_by("on", "waits", "subject")[(number - 1) * PAGE : number * PAGE])
    people = identities(actor, {row[2] for row in found}, actor.day_of(now))
    rows = tuple(WaitingRow(kind, subject, day, people.get(subject), why) for day, kind, subject, why in found)
    return UnitPage(rows, total, number, pages)


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """How many things wait for the own unit in its patient contracts: a figure, no names."""
    if not actor.may("contracts.compose") or actor.organization_id is None:
        return ()
    evening = instant(today, datetime.max.time().replace(microsecond=0), actor.zone)
    number = _waiting(actor, evening).count()
    if not number:
        return ()
    text = ngettext(
        "%(number)s thing waits in your unit's patient contracts",
        "%(number)s things wait in your unit's patient contracts",
        number,
    ) % {"number": number}
    return (StartLine(text, "contracts:index", (), None),)
