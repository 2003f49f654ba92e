"""The start page: a greeting, what waits for the person, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.govern.plans.queries import start_lines
from narvard.measure.indicators.queries import changes

# The hours from which each greeting is said.
GREETINGS: tuple[tuple[int, Promise], ...] = (
    (18, _("Good evening")),
    (12, _("Good afternoon")),
    (5, _("Good morning")),
    (0, _("Good evening")),
)


@dataclass(frozen=True)
class Line:
    """One thing, one link, one date (None when it has none)."""

    text: str
    url: str
    day: date | None


@dataclass(frozen=True)
class Start:
    """The start page. `quarter` (1–4) is the running one, `closes_in` whole days to its last day, 0 on that day.

    `waiting` is what has a day, the earliest first; `missing` is what the plans lack.
    """

    greeting: Promise
    quarter: int
    closes_in: int
    waiting: tuple[Line, ...]
    missing: tuple[Line, ...]
    changed: tuple[Line, ...]


def quarter_of(day: date) -> tuple[int, int]:
    """The quarter (1–4) that a day is in, and how many days are left until the quarter's last day."""
    quarter = (day.month - 1) // 3 + 1
    after = date(day.year + quarter // 4, quarter * 3 % 12 + 1, 1)
    return quarter, (after - day).days - 1


def _greeting(hour: int) -> Promise:
    return next(words for since, words in GREETINGS if hour >= since)


def _lines(actor: Actor, today: date) -> tuple[Line, ...]:
    if not actor.may("plans.read"):
        return ()
    return tuple(
        Line(line.text, reverse(line.url_name, args=line.url_args), line.day) for line in start_lines(actor, today)
    )


def _changed(actor: Actor, today: date) -> tuple[Line, ...]:
    if not actor.may("indicators.read"):
        return ()
    return tuple(Line(change.text, change.url, change.at.date()) for change in changes(actor, today))


def start_page(actor: Actor, now: datetime) -> Start:
    """Everything that the start page says to this person at `now`, a local time."""
    actor.require("organizations.read")
    today = now.date()
    quarter, closes_in = quarter_of(today)
    lines = _lines(actor, today)
    return Start(
        greeting=_greeting(now.hour),
        quarter=quarter,
        closes_in=closes_in,
        waiting=tuple(line for line in lines if line.day),
        missing=tuple(line for line in lines if not line.day),
        changed=_changed(actor, today),
    )
