"""From a notice to the day when somebody pays, counted on the calendar of the country."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from narvard.care.settlement.rules.terms import Terms

NOON = time(12)
ONE_DAY = timedelta(days=1)


def starts_on(sent_at: datetime, terms: Terms, zone: ZoneInfo) -> date:
    """The first day of liability: `days` after the notice, `days_after_noon` when it was sent after 12.00 (5:4)."""
    local = sent_at.astimezone(zone)
    late = local.time() > NOON
    return local.date() + timedelta(days=terms.days_after_noon if late else terms.days)


def notice_due(admitted_at: datetime, need_judged_at: datetime | None, terms: Terms) -> datetime:
    """By when the admission notice must be sent: elapsed hours after admission, or after a later judgement (2:3)."""
    judged = max(admitted_at, need_judged_at) if need_judged_at else admitted_at
    return judged.astimezone(UTC) + timedelta(hours=terms.notice_hours)


def call_due(ready_on: date, terms: Terms) -> date:
    """The last day for the call to SIP (4:3): the whole day counts, and there is no noon."""
    due = ready_on + timedelta(days=terms.call_days)
    while terms.roll_to_weekday and is_holiday(due):
        due += ONE_DAY
    return due


def is_holiday(day: date) -> bool:
    """A day to which no time by law may run in Sweden: weekends, public holidays and three eves (1930:173 2 §) [C]."""
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    moving = {easter(day.year) + timedelta(days=after) for after in (-2, 0, 1, 39)}
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4
    return day.weekday() >= 5 or (day.month, day.day) in fixed or day in moving or midsummer_eve


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
