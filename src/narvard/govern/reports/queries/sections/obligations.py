"""What must be reported to others: what was sent in the period, and what is late or due next."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Text
from narvard.govern.obligations.queries import Occasion
from narvard.govern.obligations.queries import obligations as listed
from narvard.govern.obligations.queries.labels import STATES
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, nothing, the_rest
from narvard.govern.reports.rules.inputs import read_input


def obligations(actor: Actor, asked: Asked) -> Section:
    """The obligations whose day lies in the period, and everything that is late."""
    found = listed(actor, asked.as_of)
    sent = [row for row in found.sent if asked.period.holds(row.due_on) or asked.period.holds(row.sent_on)]
    late = list(found.late)
    to_send = [row for row in found.to_send if row not in late and asked.period.holds(row.due_on)]
    if not (sent or late or to_send):
        return nothing("obligations", _("Nothing had to be reported to others in the period."))
    told = {"sent": len(sent), "to_send": len(to_send), "late": len(late)}
    said = _("Sent in the period: %(sent)d. To send before its end: %(to_send)d. Late: %(late)d.")
    rows = (*late, *to_send, *sent)
    return Section(
        "obligations",
        (
            Text(said % told, "lead"),
            *_listed(_("Late"), _("What should have been sent"), late),
            *_listed(_("To send"), _("What is to be sent in the period"), to_send),
            *_listed(_("Sent"), _("What was sent in the period"), sent),
        ),
        inputs=(read_input("obligations", rows),),
        state="waiting" if late else "ready",
        readiness=_("late: %(late)d") % told if late else "",
        sources=(_("The register of obligations."),),
        unverified=tuple(
            _("The day of %(title)s is not established in a primary text.") % {"title": title}
            for title in dict.fromkeys(row.title for row in rows if row.unverified_day)
        ),
    )


def _listed(title: str, caption: str, rows: Sequence[Occasion]) -> tuple[Block, ...]:
    if not rows:
        return ()
    header = (_("What"), _("To whom"), _("Answers for it"), _("Due on"), _("Sent on"), _("State"))
    lines = tuple(
        (row.title, row.recipient, row.answers, row.due_on, row.sent_on, str(STATES[row.state]))
        for row in rows[:MOST_ROWS]
    )
    return (Heading(title, 2), Grid(caption, header, lines), *the_rest(len(rows) - MOST_ROWS))
