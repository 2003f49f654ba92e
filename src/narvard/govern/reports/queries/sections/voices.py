"""What people have said, and what came of it."""

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Bullets, Grid, Heading, Text
from narvard.govern.reports.queries.section import MOST_ROWS, Asked, Section, nothing, the_rest
from narvard.govern.reports.rules.inputs import read_input
from narvard.govern.voices.queries import Heard, heard


def voices(actor: Actor, asked: Asked) -> Section:
    """The occasions of the period, and what waits for an answer."""
    found = heard(actor)
    occasions = [row for row in found.occasions if asked.period.holds(row.held_on)]
    discussions = [row for row in found.discussions if asked.period.holds(row.held_on)]
    if not occasions and not discussions:
        return nothing("voices", _("Nobody was heard in the period."))
    told = {
        "occasions": len(occasions),
        "discussions": len(discussions),
        "statements": sum(row.statements for row in occasions) + sum(row.notes for row in discussions),
        "waiting": len(found.unanswered),
    }
    said = _(
        "Times that people were heard: %(occasions)d, and group discussions: %(discussions)d. Said: %(statements)d,"
        " of which nothing has come yet: %(waiting)d."
    )
    header = (_("Day"), _("Who"), _("How"), _("Said"), _("Waits for an answer"))
    rows = (
        *((row.held_on, row.title, row.how, row.statements, row.waiting) for row in occasions),
        *((row.held_on, row.title, _("group discussion"), row.notes, row.waiting) for row in discussions),
    )
    grid = Grid(_("Who was heard, and what waits for an answer"), header, rows, frozenset({3, 4}))
    return Section(
        "voices",
        (Text(said % told, "lead"), grid, *_waiting(found)),
        inputs=(read_input("voices", (*occasions, *discussions, *found.unanswered)),),
        sources=tuple(dict.fromkeys(row.source for row in (*occasions, *discussions) if row.source)),
    )


def _waiting(found: Heard) -> tuple[Block, ...]:
    if not found.unanswered:
        return ()
    items = tuple(f"{row.on.isoformat()}, {row.who}: {row.text}" for row in found.unanswered[:MOST_ROWS])
    return Heading(_("What waits for an answer"), 2), Bullets(items), *the_rest(len(found.unanswered) - MOST_ROWS)
