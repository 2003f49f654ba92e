"""By when each kind of task is to be done, by agreement or by law."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.care.tasks.models import AgreedClock
from narvard.care.tasks.rules.clocks import KINDS, Clock, law_clock


@dataclass(frozen=True)
class ClockRow:
    """The clock of a kind of task. `clock` None: neither law nor agreement sets a time, so the sender does."""

    kind: str
    clock: Clock | None
    agreed: bool


@dataclass(frozen=True)
class ClocksPage:
    """Every kind with its clock today, and whether the reader sees tasks, and may agree on another clock."""

    rows: tuple[ClockRow, ...]
    may_read: bool
    may_set: bool


def clocks_page(actor: Actor, now: datetime) -> ClocksPage:
    """The clocks in force today, for those who handle tasks and those who set the clocks."""
    if not actor.may("tasks.set_clocks"):
        actor.require("tasks.read")
    return ClocksPage(clocks(actor, now), bool(actor.may("tasks.read")), bool(actor.may("tasks.set_clocks")))


def clocks(actor: Actor, now: datetime) -> tuple[ClockRow, ...]:
    """The clock of each kind of task in the actor's country, as it is on the day of `now`."""
    country = actor.country or "SE"
    day = actor.day_of(now)
    agreed = _agreed(actor, day)
    return tuple(
        ClockRow(kind, agreed.get(kind) or law_clock(country, kind, day), kind in agreed) for kind in KINDS[country]
    )


def _agreed(actor: Actor, day: date) -> dict[str, Clock]:
    found = AgreedClock.objects.filter(own(actor), valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))
    return {
        row.kind: Clock(row.source, row.certainty, row.valid_from, row.hours, row.days, row.roll_to_weekday)
        for row in found
    }
