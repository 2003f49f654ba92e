"""Agreeing on how long a kind of task may take."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.tasks.models import AgreedClock
from narvard.care.tasks.rules.clocks import KINDS, Clock, law_clock, no_longer_than


class ClockNotSet(Exception):
    """The time was not agreed on; `code` says why."""

    REASONS = {
        "kind_unknown": "there is no such kind of task. Choose from the list.",
        "half": "it needs hours or days, and not both. Write one of them.",
        "source_missing": "it does not say who agreed on it. Write the agreement.",
        "later_than_law": "the law gives less time. Write a shorter time.",
        "earlier": "one that begins on that day or later stands already. Write a later day to begin from.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The time was not saved, because {self.REASONS[code]}")
        self.code = code


@transaction.atomic
def agree_clock(
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    valid_from: date,
    source: str,
    certainty: str,
    hours: int | None = None,
    days: int | None = None,
    roll_to_weekday: bool = False,
) -> None:
    """From `valid_from` on, tasks of that kind are due in `hours` that pass or `days` of the calendar.

    What was agreed before ends then. An agreement may shorten what the law gives, never lengthen it. Tasks that are
    sent already keep their time. Raises ClockNotSet.
    """
    actor.require("tasks.set_clocks")
    take_turn(f"tasks.clock.{actor.collaboration}.{kind}")
    _check(actor.country, kind, Clock(source.strip(), certainty, valid_from, hours, days, roll_to_weekday))
    earlier = AgreedClock.objects.filter(collaboration=actor.collaboration, kind=kind)
    if earlier.filter(valid_from__gte=valid_from).exists():
        raise ClockNotSet("earlier")
    earlier.filter(valid_to=None).update(valid_to=valid_from)
    AgreedClock.objects.create(
        collaboration_id=actor.collaboration,
        kind=kind,
        hours=hours,
        days=days,
        roll_to_weekday=roll_to_weekday,
        source=source.strip(),
        certainty=certainty,
        valid_from=valid_from,
    )
    record(
        actor=actor,
        now=now,
        action="tasks.set_clocks",
        object_type="tasks.clock",
        object_id=kind,
        details={"hours": hours, "days": days, "from": valid_from, "source": source.strip()},
    )


def _check(country: str, kind: str, clock: Clock) -> None:
    if kind not in KINDS[country]:
        raise ClockNotSet("kind_unknown")
    if (clock.hours is None) is (clock.days is None):
        raise ClockNotSet("half")
    if not clock.source:
        raise ClockNotSet("source_missing")
    law = law_clock(country, kind, clock.since)
    if law and law.certainty != "D" and not no_longer_than(clock, law):
        raise ClockNotSet("later_than_law")
