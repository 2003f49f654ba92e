"""What waits for a person among meetings and decisions, as the lines of their start page."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import Meeting
from narvard.govern.bodies.queries.decisions import due
from narvard.govern.bodies.queries.meetings import mine
from narvard.govern.bodies.rules.meetings import Status

MEETINGS_AHEAD = timedelta(days=14)
DUE_AHEAD = timedelta(days=30)


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """The actor's next meetings, those that were held but not noted, and what is due of what was decided; by day."""
    if not actor.may("bodies.read"):
        return ()
    lines = [*_meetings(actor, today), *_decisions(actor, today)]
    return tuple(sorted(lines, key=lambda line: (line.day, line.text)))


def _meetings(actor: Actor, today: date) -> list[StartLine]:
    near = Q(status__in=[Status.PLANNED, Status.CALLED], day__gte=today, day__lte=today + MEETINGS_AHEAD)
    found = Meeting.objects.filter(own(actor, "body__collaboration"), mine(actor), near)
    lines = [_line(row, _("%(body)s meets at %(place)s")) for row in found.select_related("body")]
    return [*lines, *_unfinished(actor, today)]


def _unfinished(actor: Actor, today: date) -> list[StartLine]:
    """For those who hold meetings: what is to be noted or approved."""
    if "bodies.hold_meeting" not in actor.grants:
        return []
    area = Q(body__municipality=actor.municipality) if actor.municipality else Q()
    past = Q(status=Status.CALLED, day__lt=today) | Q(status=Status.HELD)
    found = Meeting.objects.filter(own(actor, "body__collaboration"), area, past).select_related("body")
    words = {
        Status.CALLED: _("%(body)s: note who was at the meeting"),
        Status.HELD: _("%(body)s: approve the minutes"),
    }
    return [_line(row, words[Status(row.status)]) for row in found]


def _line(row: Meeting, words: str) -> StartLine:
    return StartLine(words % {"body": row.body.name, "place": row.place}, "bodies:meeting", (row.pk,), row.day)


def _decisions(actor: Actor, today: date) -> list[StartLine]:
    whole = actor.may("bodies.hold_meeting") and not actor.municipality
    whose = Q() if whole else Q(carried_out_by=actor.organization_id)
    rows = due(actor, whose & Q(due_on__lte=today + DUE_AHEAD), today)
    late, near = _("Decision %(number)s is overdue: %(title)s"), _("Decision %(number)s is due: %(title)s")
    return [
        StartLine(
            (late if row.due_on < today else near) % {"number": row.number, "title": row.title},
            "bodies:decision",
            (row.slug, row.number),
            row.due_on,
        )
        for row in rows
    ]
