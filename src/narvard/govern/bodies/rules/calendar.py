"""Meetings and due dates as a calendar that calendar programs subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One entry. `starts` and `ends` are times with a zone, or `starts` a day alone. `uid` never changes."""

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    cancelled: bool = False


def calendar_text(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The entries as an iCalendar file. Times are written in UTC, so that no table of zones is needed."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Narvard//Bodies//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    text: bytes = calendar.to_ical()
    return text


def _event(entry: Entry, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", entry.title)
    _add_times(event, entry)
    for name, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if value:
            event.add(name, value)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _add_times(event: icalendar.Event, entry: Entry) -> None:
    if isinstance(entry.starts, datetime):
        event.add("dtstart", entry.starts.astimezone(UTC))
        event.add("dtend", (entry.ends or entry.starts + timedelta(hours=1)).astimezone(UTC))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.starts + A_DAY)
