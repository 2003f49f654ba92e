"""The line of the quarter on a person's start page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor, Scope
from narvard.base.core.queries import StartLine
from narvard.govern.followup.permissions import CLOSE, READ, REPORT
from narvard.govern.followup.queries.lines import lines
from narvard.govern.followup.queries.mine import principal_of, reachable, waits_for
from narvard.govern.followup.queries.periods import PeriodRow, open_period


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """When the open quarter closes, and how many words wait for the person; nothing when no quarter is open."""
    if not actor.may(READ):
        return ()
    period = open_period(actor)
    if period is None:
        return ()
    closes = _closes(period, today)
    if actor.may(CLOSE):
        missing = sum(not line.complete for line in lines(actor, period, today))
        return (_line(closes, _("%(number)s words are missing") % {"number": missing}, "followup:index", period),)
    if REPORT not in actor.grants:
        return (StartLine(closes, "followup:index", (), period.deadlines.office),)
    waiting = _waiting(actor, period, today)
    words = ngettext("%(number)s waits for you", "%(number)s wait for you", waiting) % {"number": waiting}
    return (_line(closes, words, "followup:mine", period),)


def _waiting(actor: Actor, period: PeriodRow, today: date) -> int:
    municipality = actor.municipality if actor.grants[REPORT] is Scope.OWN_AREA else ""
    principal = principal_of(actor)
    return sum(waits_for(actor, principal, line) for line in reachable(actor, period, today, municipality))


def _line(closes: str, words: str, url: str, period: PeriodRow) -> StartLine:
    said = _("%(closes)s, %(words)s") % {"closes": closes, "words": words}
    day = period.deadlines.office if url == "followup:index" else period.deadlines.areas
    return StartLine(said, url, (), day)


def _closes(period: PeriodRow, today: date) -> str:
    left = (period.deadlines.office - today).days
    number = {"quarter": period.number, "days": abs(left)}
    if left == 0:
        return _("Quarter %(quarter)s closes today") % number
    if left < 0:
        return ngettext(
            "Quarter %(quarter)s should have closed %(days)s day ago",
            "Quarter %(quarter)s should have closed %(days)s days ago",
            -left,
        ) % number  # fmt: skip
    return ngettext(
        "Quarter %(quarter)s closes in %(days)s day", "Quarter %(quarter)s closes in %(days)s days", left
    ) % number  # fmt: skip
