"""By when a task is to be done: by law or by agreement, each with its source. What is agreed goes before this table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from narvard.base.core.queries import day_of, instant

LONGEST_DAYS = 366
SATURDAY = 5


@dataclass(frozen=True)
class Clock:
    """How long a task may take: `hours` that pass, or `days` of the calendar of which the last counts to its end.

    One of the two is given; 0 days is the same day. `roll_to_weekday` moves a last day that is a Saturday or a Sunday
    to the Monday after; whether lag (1930:173) does so here is not settled, so it is off unless an agreement says it.
    `certainty` is A read in the text of the law, B an agency's page, C knowledge, D to be checked.
    """

    source: str
    certainty: str
    since: date
    hours: int | None = None
    days: int | None = None
    roll_to_weekday: bool = False


@dataclass(frozen=True)
class Due:
    """The last moment in time (UTC), and the day it ends where a whole day is meant."""

    at: datetime
    day: date | None = None


_SVU = date(2018, 1, 1)
_GUARANTEE = date(2019, 1, 1)
_NORWAY = date(2012, 1, 1)
_CUSTOM = "practice"

# Kind of task → its clock. None: neither law nor custom sets a time, so the one who asks does.
SWEDEN: Mapping[str, Clock | None] = MappingProxyType(
    {
        "call_to_sip": Clock("2017:612 4:3", "A", _SVU, days=3),
        "name_contact": None,
        "contact_today": Clock("2017:80 6:1", "A", _GUARANTEE, days=0),
        "medical_assessment": Clock("2017:80 6:1", "A", _GUARANTEE, days=3),
        "home_visit": Clock(_CUSTOM, "D", _SVU, hours=24),
        "assess_need": None,
        "start_service": None,
        "medicines": None,
        "aids": None,
        "information": None,
        "follow_up": None,
        "other": None,
    }
)
NORWAY: Mapping[str, Clock | None] = MappingProxyType(
    {
        "can_receive": Clock("FOR-2011-11-18-1115 § 10", "C", _NORWAY, hours=0),
        "name_coordinator": None,
        "individual_plan": None,
        "home_visit": Clock(_CUSTOM, "D", _NORWAY, hours=24),
        "assess_need": None,
        "start_service": None,
        "medicines": None,
        "aids": None,
        "information": None,
        "follow_up": None,
        "other": None,
    }
)
KINDS: Mapping[str, Mapping[str, Clock | None]] = MappingProxyType({"SE": SWEDEN, "NO": NORWAY})


def own_clock(days: int, on: date) -> Clock:
    """The sender's own number of days, where nothing else is set. Raises ValueError outside 0 to LONGEST_DAYS."""
    if not 0 <= days <= LONGEST_DAYS:
        raise ValueError(days)
    return Clock("", "A", on, days=days)


def law_clock(country: str, kind: str, day: date) -> Clock | None:
    """The clock of law or custom for that kind of task in that country, in force on `day`."""
    found = KINDS[country].get(kind)
    return found if found and found.since <= day else None


def last_moment(clock: Clock, sent_at: datetime, zone: ZoneInfo) -> Due:
    """By when: hours are hours that pass, whatever the clock on the wall is put to; days end at midnight in `zone`."""
    if clock.hours is not None:
        return Due(sent_at.astimezone(UTC) + timedelta(hours=clock.hours))
    return end_of(_rolled(day_of(sent_at, zone) + timedelta(days=clock.days or 0), clock.roll_to_weekday), zone)


def end_of(day: date, zone: ZoneInfo) -> Due:
    """The whole of `day`: the midnight in `zone` that ends it."""
    return Due(instant(day + timedelta(days=1), time(), zone), day)


def _rolled(day: date, to_weekday: bool) -> date:
    while to_weekday and day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def passed(due_at: datetime, now: datetime) -> bool:
    """Is it too late? On the moment itself it is not."""
    return now > due_at


def no_longer_than(clock: Clock, law: Clock) -> bool:
    """Does `clock` always end no later than `law`, whenever a task is sent?

    Days end at midnight, so n days give between n and n + 1 days and nights, with an hour more or less when the clock
    is put back or forward. A last day that moves past a weekend gives up to two days more.
    """
    rolled = 2 if clock.roll_to_weekday and not law.roll_to_weekday else 0
    if clock.days is not None and law.days is not None:
        return clock.days + rolled <= law.days
    if clock.hours is not None and law.hours is not None:
        return clock.hours <= law.hours
    if clock.hours is not None:
        # The shortest that the days can be: sent in the last minute of the first day, over a night of 23 hours.
        return clock.hours <= 24 * (law.days or 0) - 1
    return False
