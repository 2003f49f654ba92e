"""What waits for a unit among its tasks, on the start page: numbers, and no names."""

from datetime import date, time, timedelta

from django.db.models import Q
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine, day_of, instant
from narvard.care.tasks.models import Escalation
from narvard.care.tasks.queries.finding import reachable
from narvard.care.tasks.queries.pages import in_box
from narvard.care.tasks.rules.states import CLOSED

# A day ends at its midnight, which is the day after already.
INSTANT = timedelta(microseconds=1)


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """How many tasks wait for the unit, with the first day one is due; for its head also how many are too late."""
    if not actor.may("tasks.read"):
        return ()
    zone = actor.zone
    # What is seen at some time of the day: the gate is asked at the midnight that ends it.
    tonight = instant(today + timedelta(days=1), time(), zone)
    due = list(
        reachable(actor, tonight).filter(in_box(actor, "ours")).order_by("due_at").values_list("due_at", flat=True)
    )
    lines = []
    if due:
        text = ngettext("%(number)s task waits for your unit", "%(number)s tasks wait for your unit", len(due))
        lines.append(StartLine(text % {"number": len(due)}, "tasks:index", (), day_of(due[0] - INSTANT, zone)))
    if told := _told(actor):
        text = ngettext(
            "%(number)s task has passed its time, and was put before the head of the unit",
            "%(number)s tasks have passed their time, and were put before the head of the unit",
            told,
        )
        lines.append(StartLine(text % {"number": told}, "tasks:index", (), today))
    return tuple(lines)


def _told(actor: Actor) -> int:
    """How many open tasks the actor's own role was told of."""
    own = Q(unit=actor.organization_id, role=actor.role) & ~Q(task__state__in=CLOSED)
    return Escalation.objects.filter(own).values("task").distinct().count()
