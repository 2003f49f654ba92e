"""What waits for a person about pilots, on the start page."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.govern.pilots.permissions import REPORT, may_report
from narvard.govern.pilots.queries.pages import pilot_rows
from narvard.govern.pilots.queries.rows import PilotRow
from narvard.govern.pilots.rules.quarters import after, first_day
from narvard.govern.pilots.rules.states import State

GOING = (State.RUNNING, State.PAUSED)


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """The last quarter of each of one's own running pilots, when nothing has been said of it."""
    if not actor.may("pilots.read") or REPORT not in actor.grants:
        return ()
    return tuple(_line(row) for row in pilot_rows(actor, today) if _silent(row) and _mine(actor, row))


def _silent(row: PilotRow) -> bool:
    return row.state in GOING and row.latest is not None and row.latest.said_at is None


def _mine(actor: Actor, row: PilotRow) -> bool:
    return bool(may_report(actor, row.municipality_code, tuple(code for code, _name in row.organizations)))


def _line(row: PilotRow) -> StartLine:
    said = {"title": row.title, "quarter": row.latest.quarter, "year": row.latest.year}
    text = _("Say how the pilot “%(title)s” went in quarter %(quarter)s of %(year)s") % said
    last_day = first_day(after((row.latest.year, row.latest.quarter))) - timedelta(days=1)
    return StartLine(text, "pilots:pilot", (row.code,), last_day)
