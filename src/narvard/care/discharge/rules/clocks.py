"""The clocks of the law. Days are calendar days where the hospital stands; hours are elapsed hours."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NOTICE_HOURS = timedelta(hours=24)
"""2017:612 2:3 [A]; FOR-2011-11-18-1115 § 8 [C]. Elapsed hours, also over the night when clocks change [D]."""

CALL_DAYS = 3
"""2017:612 4:3 [A]: the whole third day counts, without a noon rule; a weekend does not move it [D]."""

FREE_DAYS, FREE_DAYS_AFTER_NOON = 3, 4
NOON = time(12)
"""2017:612 5:4 [A]: three days after the notice was sent, four where it was sent after 12.00. Calendar days [C]."""


def notice_due(admitted_at: datetime, judged_at: datetime | None) -> datetime:
    """When the admission notice must be sent: 24 hours from the admission, or from a need that was recognised later.

    A need judged within the first 24 hours follows the clock of the admission, the strict reading [D].
    """
    late = judged_at is not None and judged_at - admitted_at > NOTICE_HOURS
    return (judged_at if late and judged_at is not None else admitted_at) + NOTICE_HOURS


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last minute of a day."""
    return datetime.combine(day, time(23, 59), tzinfo=zone)


def call_due(ready_sent_at: datetime, zone: ZoneInfo) -> datetime:
    """The last minute in which the call to a SIP is in time."""
    return end_of(ready_sent_at.astimezone(zone).date() + timedelta(days=CALL_DAYS), zone)


def liability_start(ready_sent_at: datetime, zone: ZoneInfo) -> date:
    """The day from which the municipality may have to pay by the act itself, where all else is met."""
    local = ready_sent_at.astimezone(zone)
    # Whole clock time: 12:00:00 is not after noon, a second later is.
    days = FREE_DAYS if local.time() <= NOON else FREE_DAYS_AFTER_NOON
    return local.date() + timedelta(days=days)


def day_number(ready_sent_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """How many days have begun since the ready notice: 1 on the day after it was sent, 0 on the day itself."""
    return (now.astimezone(zone).date() - ready_sent_at.astimezone(zone).date()).days
