"""Recurrent checks of the log: what is drawn, what is looked at whatever the draw, and when the next one is due."""

import random
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID


class Why(StrEnum):
    """Why an event is looked at, the strongest first; pages translate the code."""

    OWN = "own_person"
    RELATIVE = "relative"
    COLLEAGUE = "colleague"
    EMERGENCY = "emergency_opened"
    SAMPLE = "sample"


@dataclass(frozen=True)
class Routine:
    """How often a unit's log is checked and how many events are drawn, from `valid_from`. The law names no figures."""

    country: str
    days: int
    sample: int
    valid_from: date
    source: str
    certainty: str


ROUTINES = tuple(
    Routine(
        country, 30, 20, date(2017, 3, 1),
        "PDL 4:3: systematically and recurrently; thirty days and twenty events are this product's choice", "D",
    )
    for country in ("SE", "NO")
)  # fmt: skip
EMERGENCIES = ("access.open_in_emergency", "access.ask_to_lift")
"""Actions that are looked at whatever the draw."""


@dataclass(frozen=True)
class Readable:
    """An event as the draw sees it."""

    id: int
    action: str
    user_id: int | None
    patient: UUID


def routine_of(country: str, today: date) -> Routine:
    """The routine in force in the country on the day; Sweden's where the country is not known."""
    known = [row for row in ROUTINES if row.valid_from <= today and row.country == country]
    return max(known or ROUTINES, key=lambda row: row.valid_from)


def due_on(last_until: date | None, first_read: date, routine: Routine) -> date:
    """The day when the unit's next check is due: so many days after the period that was last checked, or first read."""
    return (last_until or first_read) + timedelta(days=routine.days)


def drawn(events: Iterable[Readable], close: Mapping[tuple[int, UUID], Why], seed: int, size: int) -> dict[int, Why]:
    """The events to look at, id to why: every opening in an emergency, every reader close to the person, and a sample.

    `close` says of (user, person) how close they are known to be. The sample of `size` is drawn among the rest, by
    rising id, so that the same seed draws the same events.
    """
    found: dict[int, Why] = {}
    rest: list[int] = []
    for event in sorted(events, key=lambda row: row.id):
        near = close.get((event.user_id or 0, event.patient))
        if near is not None or event.action in EMERGENCIES:
            found[event.id] = near or Why.EMERGENCY
        else:
            rest.append(event.id)
    sample = random.Random(seed).sample(rest, min(size, len(rest)))
    return found | dict.fromkeys(sample, Why.SAMPLE)


def may_finish(verdicts: Collection[str]) -> bool:
    """May a check be closed: is every event that it looks at judged?"""
    return all(verdicts)
