"""What waits at the gate, on the start page: counts alone, no names."""

from datetime import date

from django.utils.translation import ngettext

from narvard.base.access.models import LiftRequest, Opening
from narvard.base.audit.queries import due_units
from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import organizations, own


def own_units(actor: Actor) -> dict[str, str]:
    """Code and name of every organization of the collaboration that the actor acts in."""
    return {row.code: row.name for row in organizations(actor)}


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """For a log reviewer: emergencies to judge and units whose log is to be checked; for a head: requests to answer."""
    return (*_reviews(actor), *_checks(actor, today), *_requests(actor))


def _reviews(actor: Actor) -> tuple[StartLine, ...]:
    if not actor.may("access.review_emergency"):
        return ()
    waiting = Opening.objects.filter(own(actor, "unit__collaborations"), judged_at=None, review_due__isnull=False)
    days = sorted(waiting.values_list("review_due", flat=True))
    if not days:
        return ()
    text = ngettext("Judge %(count)s opening in an emergency", "Judge %(count)s openings in emergencies", len(days))
    return (StartLine(text % {"count": len(days)}, "access:reviews", (), days[0]),)


def _checks(actor: Actor, today: date) -> tuple[StartLine, ...]:
    if not actor.may("audit.check_log"):
        return ()
    due = [row for row in due_units(actor, today, actor.zone, own_units(actor)) if row.due]
    if not due:
        return ()
    text = ngettext("Check the log of %(count)s unit", "Check the log of %(count)s units", len(due))
    return (StartLine(text % {"count": len(due)}, "access:checks", (), min(row.due_on for row in due)),)


def _requests(actor: Actor) -> tuple[StartLine, ...]:
    if not actor.may("access.lift_block"):
        return ()
    waiting = LiftRequest.objects.filter(concerned=actor.controller_id, state="asked").count()
    if not waiting:
        return ()
    text = ngettext("Answer %(count)s request to lift a block", "Answer %(count)s requests to lift a block", waiting)
    return (StartLine(text % {"count": waiting}, "access:lifts", (), None),)
