"""When someone is reminded, and who, when the first one has no address or does not answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from narvard.govern.followup.rules.deadlines import Deadlines, Level


class Receiver(StrEnum):
    """Who is asked, in the order in which the question falls back."""

    OWNER = "owner"
    AREA_MANAGER = "area_manager"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Step:
    """A reminder: so many days after (before, when negative) a level's last day, and to whom it goes first."""

    code: str
    level: Level
    days: int
    to: Receiver


# The product's own rule; no document names days. Two asks of the owner, then of the one above, then of the office.
STEPS: tuple[Step, ...] = (
    Step("first", Level.AREAS, -14, Receiver.OWNER),
    Step("second", Level.AREAS, -3, Receiver.OWNER),
    Step("unanswered", Level.AREAS, 1, Receiver.AREA_MANAGER),
    Step("still_unanswered", Level.OFFICE, -1, Receiver.COORDINATOR),
)
DIGEST = "digest"


def step_in_force(deadlines: Deadlines, today: date, steps: Sequence[Step] = STEPS) -> Step | None:
    """The latest step whose day has come. Earlier ones that were not sent are not sent afterwards."""
    due = [(day, place) for place, day in enumerate(_days(deadlines, steps)) if day <= today]
    return steps[max(due)[1]] if due else None


def _days(deadlines: Deadlines, steps: Sequence[Step]) -> list[date]:
    return [deadlines.of(step.level) + timedelta(days=step.days) for step in steps]


def receivers(step: Step, addressed: Mapping[Receiver, Sequence[int]]) -> tuple[int, ...]:
    """The people whom a step reaches: those it names, or the first after them who have an address.

    `addressed` holds only people with an address. Empty when nobody has one.
    """
    order = list(Receiver)
    for receiver in order[order.index(step.to) :]:
        if addressed.get(receiver):
            return tuple(addressed[receiver])
    return ()


def reminder_key(period: int, step: str, user: int) -> str:
    """What makes a reminder the same one: it is sent once."""
    return f"{period}/{step}/{user}"


def digest_key(collaboration: str, day: date, user: int) -> str:
    """One digest a week, person and collaboration; weeks as in ISO 8601."""
    year, week, _ = day.isocalendar()
    return f"{collaboration}/{DIGEST}/{year}-W{week:02}/{user}"
