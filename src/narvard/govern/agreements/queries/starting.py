"""What waits for a person among the agreements, as the lines of their start page."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.govern.agreements.queries.listing import AgreementRow, agreements
from narvard.govern.agreements.rules.versions import State

# How long before its last day an agreement is to be spoken of: a half year leaves time for a round of decisions.
DAYS_AHEAD = 182


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Signatures that are missing, agreements that end soon, points and follow-ups that are missing.

    Only for those who may change agreements: the others have nothing to do about it.
    """
    if not actor.may("agreements.change"):
        return ()
    lines = [line for row in agreements(actor, today).rows for line in _lines(row, today)]
    return tuple(sorted(lines, key=lambda line: (line.day is None, line.day or today, line.text)))


def _lines(row: AgreementRow, today: date) -> list[StartLine]:
    told = [(_("%(title)s: signatures are missing"), version.adopted_on) for version in row.waiting]
    version = row.version
    ends = version.period.end if version and version.period and version.state is State.IN_FORCE else None
    if ends and ends <= today + timedelta(days=DAYS_AHEAD):
        told.append((_("%(title)s: no longer in force from this day"), ends))
    if row.completeness and not row.completeness.complete:
        told.append((_("%(title)s: points that the law asks for are missing"), None))
    if row.missing_years:
        told.append((_("%(title)s: a yearly follow-up is missing"), None))
    words = {"title": row.title}
    return [StartLine(text % words, "agreements:agreement", (row.code,), day) for text, day in told]
