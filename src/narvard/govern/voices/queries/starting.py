"""What people have said and nobody has answered, as lines of the start page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor, Scope
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import own
from narvard.govern.voices.models import Discussion, Statement


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Discussions that are held and not gathered, and how many statements wait, for those who see to them."""
    scope = actor.grants.get("voices.change")
    if scope is None:
        return ()
    mine = own(actor)
    discussions = Discussion.objects.filter(mine, gathered_on=None, held_on__lte=today)
    statements = Statement.objects.filter(mine, outcomes=None)
    if scope is Scope.OWN_AREA:
        discussions = discussions.filter(municipality=actor.municipality)
        statements = statements.filter(occasion__municipality=actor.municipality)
    lines = [
        StartLine(
            _("Gather the notes of “%(title)s”") % {"title": row.title}, "voices:discussion", (row.code,), row.held_on
        )
        for row in discussions.order_by("held_on", "code")
    ]
    return (*lines, *_unanswered(statements.count()))


def _unanswered(number: int) -> list[StartLine]:
    words = ngettext(
        "%(number)s thing that people have said waits for an answer",
        "%(number)s things that people have said wait for an answer",
        number,
    )
    return [StartLine(words % {"number": number}, "voices:index", (), None)] if number else []
