"""What waits in all sections together."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.govern.missions.models import CommunicationStep, Guideline, MissionChange, Routine
from narvard.govern.missions.queries.sections import late_routines


@dataclass(frozen=True)
class Waiting:
    """How many things wait: proposals for a decision, reviews that are late, guidelines without a routine, messages."""

    proposals: int
    late_reviews: int
    without_routine: int
    late_messages: int


def waiting(actor: Actor, today: date) -> Waiting:
    """What waits in the collaboration today."""
    actor.require("missions.read")
    mine = own(actor)
    guidelines = Guideline.objects.filter(mine).annotate(number=Count("routines"))
    return Waiting(
        proposals=MissionChange.objects.filter(mine, state="proposed").count(),
        late_reviews=Routine.objects.filter(mine, review_on__lt=today).count(),
        without_routine=guidelines.filter(number=0).count(),
        late_messages=CommunicationStep.objects.filter(mine, done_on=None, due_on__lt=today).count(),
    )


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Routines past their review and messages past their day, for those who see to them."""
    if not actor.may("missions.change"):
        return ()
    lines = [
        StartLine(
            _("Look at the routine “%(title)s” again") % {"title": row.title}, "missions:guidelines", (), row.review_on
        )
        for row in late_routines(actor, today)
    ]
    late = CommunicationStep.objects.filter(own(actor), Q(done_on=None), due_on__lt=today)
    lines += [
        StartLine(
            _("Tell %(audience)s, as the communication plan says") % {"audience": row.audience},
            "missions:communication", (), row.due_on,
        )
        for row in late
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: line.day))
