"""What must be sent soon, as lines of the start page and as entries of a calendar."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.govern.obligations.queries.listing import obligations
from narvard.govern.obligations.queries.reading import Occasion
from narvard.govern.obligations.rules.duty import State


@dataclass(frozen=True)
class DueDate:
    """A day in a calendar: what must have been sent by then, and the page that tells more."""

    day: date
    text: str
    url_name: str
    url_args: tuple[object, ...]


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """What is late or due within thirty days, for those who can note that it was sent."""
    if not actor.may("obligations.report"):
        return ()
    listed = obligations(actor, today)
    return tuple(
        StartLine(_text(row), "obligations:obligation", (row.code,), row.due_on)
        for row in (*listed.late, *listed.due_soon)
    )


def _text(row: Occasion) -> str:
    words = (
        _("“%(title)s” should have been sent to %(recipient)s")
        if row.state is State.LATE
        else _("“%(title)s” must be sent to %(recipient)s")
    )
    return words % {"title": row.title, "recipient": row.recipient}


def due_dates(actor: Actor, today: date) -> tuple[DueDate, ...]:
    """Every day on which something must have been sent and is not yet, the earliest first."""
    actor.require("obligations.read")
    return tuple(
        DueDate(row.due_on, _text(row), "obligations:obligation", (row.code,))
        for row in obligations(actor, today).to_send
    )
