"""From a day and a clock on the wall to an instant, also in the night when the clock is changed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONES = {"SE": ZoneInfo("Europe/Stockholm"), "NO": ZoneInfo("Europe/Oslo")}
"""Where days are counted, by the country of the collaboration. Source: the tz database."""


class NoSuchTime(ValueError):
    """The clock never showed that time on that day, since summer time began."""


class TimeTwice(ValueError):
    """The clock showed that time twice on that day, since summer time ended; `fold` 0 or 1 says which is meant."""


def instant(day: date, clock: time, zone: ZoneInfo, fold: int | None = None) -> datetime:
    """The instant when clocks in `zone` showed `clock` on `day`, in UTC.

    `fold` 0 is the first and 1 the second time in the hour that comes twice; elsewhere it changes nothing. Raises
    NoSuchTime for the hour that is left out, TimeTwice for the hour that comes twice when `fold` is not given.
    """
    first, second = (datetime.combine(day, clock.replace(fold=which, tzinfo=None), tzinfo=zone) for which in (0, 1))
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if back != first.replace(tzinfo=None):
        raise NoSuchTime(f"{day} {clock:%H:%M}")
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if fold is None:
        raise TimeTwice(f"{day} {clock:%H:%M}")
    return (second if fold else first).astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day that it was in `zone`."""
    return moment.astimezone(zone).date()
