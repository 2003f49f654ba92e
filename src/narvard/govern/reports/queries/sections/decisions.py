"""What has been decided in the period, and what is due."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Text
from narvard.govern.bodies.queries import DecisionDetail, Filters, whole_register
from narvard.govern.bodies.queries.labels import DECISION_STATUSES
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, nothing, the_rest
from narvard.govern.reports.rules.inputs import read_input


def decisions(actor: Actor, asked: Asked) -> Section:
    """The decisions of the bodies in the period, and those that should have been carried out by now."""
    every = whole_register(actor, asked.as_of, Filters())
    taken = [each for each in every if asked.period.holds(each.row.decided_on)]
    overdue = [each for each in every if each.row.status == "overdue"]
    if not taken and not overdue:
        return nothing("decisions", _("No decision was taken in the period, and none is overdue."))
    told = {"taken": len(taken), "overdue": len(overdue)}
    said = _(
        "Decisions taken in the period: %(taken)d. Decisions that should have been carried out by now: %(overdue)d."
    )
    return Section(
        "decisions",
        (
            Text(said % told, "lead"),
            *_listed(_("Decisions of the period"), _("Decisions that were taken in the period"), taken),
            *_listed(_("Overdue"), _("Decisions that should have been carried out by now"), overdue),
        ),
        inputs=(read_input("decisions", tuple(_plain(each) for each in (*taken, *overdue))),),
        sources=(_("The register of decisions."),),
        unverified=tuple(
            _("Decision %(number)s of %(body)s rests on: %(source)s.")
            % {"number": each.row.number, "body": each.row.body, "source": each.source}
            for each in taken
            if each.certainty in ("C", "D", "X")
        ),
        appendix=(_appendix(taken),) if len(taken) > MOST_ROWS else (),
    )


def _plain(each: DecisionDetail) -> tuple[object, ...]:
    row = each.row
    return row.number, row.slug, row.title, row.decided_on, row.who, row.due_on, row.status.value, each.text


def _listed(title: str, caption: str, found: Sequence[DecisionDetail]) -> tuple[Block, ...]:
    if not found:
        return ()
    header = (_("No."), _("Body"), _("Decision"), _("Carried out by"), _("Due on"), _("State"))
    rows = tuple(
        (
            each.row.number,
            each.row.body,
            each.row.title,
            each.row.who,
            each.row.due_on,
            str(DECISION_STATUSES[each.row.status]),
        )
        for each in found[:MOST_ROWS]
    )
    return (Heading(title, 2), Grid(caption, header, rows), *the_rest(len(found) - MOST_ROWS))


def _appendix(taken: Sequence[DecisionDetail]) -> Grid:
    header = (_("No."), _("Body"), _("Decided on"), _("Decision"), _("Text"), _("Carried out by"), _("Due on"))
    rows = tuple(
        (each.row.number, each.row.body, each.row.decided_on, each.row.title, each.text, each.row.who, each.row.due_on)
        for each in taken
    )
    return Grid(_("Every decision of the period"), header, rows)
