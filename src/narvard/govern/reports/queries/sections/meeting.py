"""The papers of a meeting: agenda, what each item says and which papers it has, and decisions that are due."""

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Bullets, Grid, Heading, Text, day_text
from narvard.govern.bodies.queries import DecisionRow, Filters, MeetingDetail, MeetingNotFound, meeting, register
from narvard.govern.bodies.queries.labels import DECISION_STATUSES, ITEM_KINDS, MEETING_STATUSES
from narvard.govern.reports.queries.section import Asked, ReportNotKnown, Section
from narvard.govern.reports.rules.inputs import read_input

TO_COME = ("planned", "called")


def meeting_papers(actor: Actor, asked: Asked) -> Section:
    """What the members get before the meeting."""
    try:
        found = meeting(actor, int(asked.key) if asked.key.isdecimal() and len(asked.key) < 12 else 0, asked.as_of)
    except MeetingNotFound as error:
        raise ReportNotKnown(asked.kind.code, asked.key, asked.language) from error
    due = _due(actor, asked, found)
    waiting = found.row.status == "planned"
    return Section(
        "meeting",
        (Text(_lead(found, asked, len(due)), "lead"), *_agenda(found), *_items(found), *_due_blocks(due)),
        inputs=(read_input("meeting", (_plain(found), tuple(due))),),
        state="waiting" if waiting else "ready",
        readiness=_("the meeting is not called yet") if waiting else "",
        sources=(_("The meeting's agenda and the register of decisions."),),
        subject=f"{found.row.body} {day_text(found.row.day, asked.language)}",
    )


def _plain(found: MeetingDetail) -> tuple[object, ...]:
    row = found.row
    return row.slug, row.day, row.starts_at.isoformat(), row.place, row.status, found.agenda, found.note


def _lead(found: MeetingDetail, asked: Asked, due: int) -> str:
    row = found.row
    told = {
        "body": row.body,
        "day": day_text(row.day, asked.language),
        "time": f"{row.starts_at:%H:%M}",
        "place": row.place,
        "items": len(found.agenda),
        "decide": sum(item.kind == "decision" for item in found.agenda),
        "due": due,
        "status": MEETING_STATUSES[row.status],
    }
    return (
        _(
            "%(body)s meets %(day)s at %(time)s, %(place)s (%(status)s). Items: %(items)d, of which for decision:"
            " %(decide)d. Earlier decisions that are due: %(due)d."
        )
        % told
    )


def _agenda(found: MeetingDetail) -> tuple[Block, ...]:
    if not found.agenda:
        return (Text(_("The agenda is empty. Add items on the meeting's page.")),)
    header = (_("Item"), _("What it is about"), _("For"), _("Presented by"), _("Papers"))
    rows = tuple(
        (item.number, item.title, str(ITEM_KINDS[item.kind]), item.presenter, len(item.papers)) for item in found.agenda
    )
    return Heading(_("Agenda"), 2), Grid(_("The agenda in order"), header, rows, frozenset({4}))


def _items(found: MeetingDetail) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for item in found.agenda:
        if item.text or item.papers:
            blocks.append(Heading(f"{item.number}. {item.title}", 2))
            blocks += [Text(item.text)] if item.text else []
            papers = tuple(f"{paper.title}: {paper.link or paper.file_name}" for paper in item.papers)
            blocks += [Bullets(papers)] if papers else []
    return tuple(blocks)


def _due(actor: Actor, asked: Asked, found: MeetingDetail) -> list[DecisionRow]:
    """Decisions of the same body that are not carried out and have a day before the meeting or on it."""
    rows = (
        row
        for status in ("overdue", "open")
        for row in register(actor, asked.as_of, Filters(body=found.row.slug, status=status)).rows
    )
    return sorted((row for row in rows if row.due_on and row.due_on <= found.row.day), key=lambda row: row.number)


def _due_blocks(due: list[DecisionRow]) -> tuple[Block, ...]:
    if not due:
        return ()
    header = (_("No."), _("Decision"), _("Carried out by"), _("Due on"), _("State"))
    rows = tuple((row.number, row.title, row.who, row.due_on, str(DECISION_STATUSES[row.status])) for row in due)
    return Heading(_("Decisions that are due"), 2), Grid(_("Decisions due by the day of the meeting"), header, rows)
