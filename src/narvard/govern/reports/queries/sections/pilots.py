"""The pilots: the light of the latest quarter of each in a sentence, and what they have cost."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Grid, Heading, Text
from narvard.govern.pilots.queries import PilotRow, ProgrammeRow, QuarterRow, pilots_page
from narvard.govern.pilots.queries.labels import COLOURS, REASONS, STATES
from narvard.govern.reports.queries.section import Asked, Section, nothing
from narvard.govern.reports.rules.inputs import read_input


def pilots(actor: Actor, asked: Asked) -> Section:
    """Every pilot that has run in the period, with the quarter that it ends with."""
    page = pilots_page(actor, asked.as_of)
    every = [pilot for programme in page.programmes for pilot in programme.pilots] + list(page.others)
    found = [pilot for pilot in every if pilot.starts_on < asked.period.end and pilot.ends_on >= asked.period.first]
    if not found:
        return nothing("pilots", _("No pilot ran in the period."))
    lit = [(pilot, _quarter(pilot, asked)) for pilot in found]
    troubled = sum(row is not None and row.colour in ("red", "yellow") for _pilot, row in lit)
    silent = sum(row is not None and row.colour == "grey" for _pilot, row in lit)
    told = {"all": len(found), "troubled": troubled, "silent": silent}
    said = _("Pilots that ran in the period: %(all)d. Deviating: %(troubled)d. Nothing said of: %(silent)d.")
    return Section(
        "pilots",
        (Text(said % told, "lead"), *(_sentence(*each) for each in lit), _grid(lit), *_frames(page.programmes, asked)),
        inputs=(read_input("pilots", tuple(found)),),
        state="waiting" if silent else "ready",
        readiness=_("nothing said of %(silent)d") % told if silent else "",
        sources=tuple(dict.fromkeys(pilot.source for pilot in found if pilot.source)),
        unverified=tuple(
            _("The pilot %(title)s: %(source)s") % {"title": pilot.title, "source": pilot.source}
            for pilot in found
            if pilot.certainty in ("C", "D", "X")
        ),
    )


def _quarter(pilot: PilotRow, asked: Asked) -> QuarterRow | None:
    """The last quarter of the pilot within the period; None when none has ended yet."""
    limit = (asked.period.year, asked.period.quarter or 4)
    within = [row for row in pilot.quarters if (row.year, row.quarter) <= limit and row.year == asked.period.year]
    return within[-1] if within else None


def _sentence(pilot: PilotRow, row: QuarterRow | None) -> Text:
    if row is None:
        said = _("%(title)s (%(state)s): no quarter of the period has ended yet.")
        return Text(said % {"title": pilot.title, "state": STATES[pilot.state]})
    why = ", ".join(str(REASONS.get(code, code)) for code in row.reasons)
    told = {"title": pilot.title, "state": STATES[pilot.state], "colour": COLOURS[row.colour], "why": why}
    said = _("%(title)s (%(state)s): %(colour)s, since %(why)s.") % told
    return Text(" ".join(filter(None, (said, row.done, row.hinders))))


def _grid(lit: Sequence[tuple[PilotRow, QuarterRow | None]]) -> Grid:
    header = (_("Pilot"), _("State"), _("Light"), _("Starts on"), _("Ends on"), _("Budget, kr"), _("Spent, kr"))
    rows = tuple(
        (
            pilot.title,
            str(STATES[pilot.state]),
            str(COLOURS[row.colour]) if row else "",
            pilot.starts_on,
            pilot.ends_on,
            pilot.budget,
            pilot.spent,
        )
        for pilot, row in lit
    )
    return Grid(_("Pilots with their lights, budgets and costs"), header, rows, frozenset({5, 6}))


def _frames(programmes: Sequence[ProgrammeRow], asked: Asked) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for programme in programmes:
        if programme.frame:
            frame = programme.frame
            told = {
                "name": programme.name,
                "frame": asked.kronor(frame.kronor),
                "budgeted": asked.kronor(frame.budgeted),
                "left": asked.kronor(frame.kronor - frame.budgeted),
                "spent": asked.kronor(frame.spent),
            }
            said = _("%(name)s has %(frame)s: %(budgeted)s budgeted, %(spent)s spent, and %(left)s not given out.")
            blocks.append(Text(said % told))
    return (Heading(_("The programmes' money"), 2), *blocks) if blocks else ()
