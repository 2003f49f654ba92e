"""The start page: a greeting, what waits for the person, and what changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.access import queries as access
from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.care.care_plans import queries as care_plans
from narvard.care.contracts import queries as contracts
from narvard.care.coordination import queries as coordination
from narvard.care.discharge import queries as discharge
from narvard.care.settlement import queries as settlement
from narvard.care.tasks import queries as tasks
from narvard.govern.agreements import queries as agreements
from narvard.govern.bodies import queries as bodies
from narvard.govern.followup import queries as followup
from narvard.govern.funds import queries as funds
from narvard.govern.missions import queries as missions
from narvard.govern.obligations import queries as obligations
from narvard.govern.pilots import queries as pilots
from narvard.govern.plans import queries as plans
from narvard.govern.voices import queries as voices
from narvard.measure.indicators.queries import changes
from narvard.measure.surveys import queries as surveys

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
    """The start page. `quarter` (1–4) is the one that closes next, `closes_in` whole days until then, 0 on that day.

    `waiting` is what is to be done, the earliest first; `missing` is what the plans lack.
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


def _closing(actor: Actor, today: date) -> tuple[int, int]:
    """The quarter that is being followed up and the days until it closes, or else the running quarter and its end."""
    period = followup.open_period(actor) if actor.may("followup.read") else None
    left = (period.deadlines.office - today).days if period else -1
    return (period.number, left) if period and left >= 0 else quarter_of(today)


def _greeting(hour: int) -> Promise:
    return next(words for since, words in GREETINGS if hour >= since)


Asked = tuple[tuple[str, Callable[[Actor, date], tuple[StartLine, ...]]], ...]
# Who may have something that waits for a person, each with the right without which it has nothing to say. What waits in
# the care is to be done, with or without a day.
CARE_ASKED: Asked = (
    ("discharge.read", discharge.start_lines),
    ("tasks.read", tasks.start_lines),
    ("care_plans.write", care_plans.start_lines),
    ("contracts.compose", contracts.start_lines),
    ("coordination.read", coordination.start_lines),
    ("settlement.read", settlement.start_lines),
    ("access.read_role_table", access.start_lines),
)
ASKED: Asked = (
    ("followup.read", followup.start_lines),
    ("plans.read", plans.start_lines),
    ("bodies.read", bodies.start_lines),
    ("agreements.read", agreements.start_lines),
    ("obligations.read", obligations.start_lines),
    ("funds.read", funds.start_lines),
    ("pilots.read", pilots.start_lines),
    ("missions.read", missions.start_lines),
    ("voices.read", voices.start_lines),
    ("surveys.read", surveys.start_lines),
)


def _lines(actor: Actor, today: date, asked: Asked) -> tuple[Line, ...]:
    """What some apps have for the person, app by app."""
    found = [line for right, ask in asked if actor.may(right) for line in ask(actor, today)]
    return tuple(Line(line.text, reverse(line.url_name, args=line.url_args), line.day) for line in found)


def _by_day(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The earliest day first; what has no day comes last, as it stands."""
    return tuple(sorted(lines, key=lambda line: (line.day is None, line.day or date.max)))


def _changed(actor: Actor, today: date) -> tuple[Line, ...]:
    if not actor.may("indicators.read"):
        return ()
    return tuple(Line(change.text, change.url, change.at.date()) for change in changes(actor, today))


def start_page(actor: Actor, now: datetime) -> Start:
    """Everything that the start page says to this person at `now`, a local time."""
    actor.require("organizations.read")
    today = now.date()
    quarter, closes_in = _closing(actor, today)
    care, lines = _lines(actor, today, CARE_ASKED), _lines(actor, today, ASKED)
    return Start(
        greeting=_greeting(now.hour),
        quarter=quarter,
        closes_in=closes_in,
        waiting=_by_day((*care, *(line for line in lines if line.day))),
        missing=tuple(line for line in lines if not line.day),
        changed=_changed(actor, today),
    )
