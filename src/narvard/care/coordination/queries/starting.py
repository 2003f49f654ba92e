"""What waits for a person about contacts, on the start page: numbers only, no names."""

from datetime import UTC, date, datetime, time

from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.care.coordination.queries.gaps import gap_counts
from narvard.care.coordination.queries.reach import own_unit


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """How many of the own unit's patients lack a contact."""
    if not actor.may("coordination.appoint") or actor.organization_id is None:
        return ()
    zone = actor.zone
    last_moment = datetime.combine(today, time.max, tzinfo=zone).astimezone(UTC)
    number = sum(gap_counts(actor, last_moment, own_unit(actor).kind))
    if not number:
        return ()
    text = ngettext(
        "%(number)s of your unit's patients needs a fixed contact",
        "%(number)s of your unit's patients need a fixed contact",
        number,
    ) % {"number": number}
    return (StartLine(text, "coordination:index", (), None),)
