"""What happens next: always with a day, or with whom to ask. A line with neither cannot be made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from narvard.base.core.queries import day_of


class NobodyToAsk(ValueError):
    """Something has no day and nobody to ask, so that the person would be left waiting."""


@dataclass(frozen=True)
class Ask:
    """Whom to turn to, and how ("033-616 10 00", "" where only the name is known)."""

    whom: str
    how: str = ""

    def __post_init__(self) -> None:
        if not self.whom.strip():
            raise NobodyToAsk("Somebody to ask needs a name. Give the name of a person or of a unit.")


@dataclass(frozen=True)
class Planned:
    """Something that is to happen, as the app that holds it says.

    `at` is an instant where the hour is known, else `day` where the day is; neither where nothing is booked. `by` is
    the day before which it should happen. `ask` is whom the unit has named for it, `unit` who answers for it at all.
    """

    what: str
    unit: Ask
    at: datetime | None = None
    day: date | None = None
    by: date | None = None
    place: str = ""
    with_whom: str = ""
    ask: Ask | None = None
    open: bool = True


@dataclass(frozen=True)
class Coming:
    """One line of what happens next. `day` is the local day; None when nothing is booked, and then `ask` is there.

    `late` is true where the day has gone by and it has not happened: then there is a day and somebody to ask.
    """

    what: str
    day: date | None
    at: datetime | None
    by: date | None
    place: str
    with_whom: str
    ask: Ask | None
    late: bool = False

    def __post_init__(self) -> None:
        if self.ask is None and (self.day is None or self.late):
            raise NobodyToAsk(f"{self.what!r} has no day to come and nobody to ask. Name a day, or whom to ask.")


def coming(planned: Iterable[Planned], contact: Ask | None, today: date, zone: ZoneInfo) -> tuple[Coming, ...]:
    """What happens next, the earliest first and what is not booked last.

    Whom to ask is the one that the unit named for it, else the person's own `contact`, else the unit itself. What is
    booked for a day that is gone is left out; what was planned for such a day and is still open stays, as late.
    """
    lines = [line for each in planned if (line := _line(each, contact, today, zone))]
    return tuple(sorted(lines, key=lambda line: (line.day is None, line.day or line.by or date.max, _clock(line))))


def _line(each: Planned, contact: Ask | None, today: date, zone: ZoneInfo) -> Coming | None:
    day = day_of(each.at, zone) if each.at else each.day
    gone = day is not None and day < today
    if not each.open or (gone and each.at):
        return None
    ask = each.ask or (contact or each.unit if day is None or gone else None)
    return Coming(each.what, day, each.at, each.by, each.place, each.with_whom, ask, late=gone)


def _clock(line: Coming) -> tuple[bool, float, str]:
    return line.at is None, line.at.timestamp() if line.at else 0.0, line.what
