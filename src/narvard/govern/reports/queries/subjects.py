"""What a report can be about: quarters and years, and the pilots and meetings of the collaboration."""

from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import LANGUAGES
from narvard.govern.bodies.queries import meetings
from narvard.govern.pilots.queries import pilot_rows
from narvard.govern.reports.queries.asking import period_name, period_of
from narvard.govern.reports.queries.section import ReportNotKnown
from narvard.govern.reports.rules.kinds import KINDS, About
from narvard.govern.reports.rules.periods import latest_quarters, latest_years

QUARTERS, YEARS = 8, 5
Subjects = dict[About, tuple[tuple[str, str], ...]]


def subjects(actor: Actor, today: date) -> Subjects:
    """By what a report is about: keys with their names, the latest first."""
    return {
        About.QUARTER: tuple((period.key, period_name(period)) for period in latest_quarters(today, QUARTERS)),
        About.YEAR: tuple((period.key, period_name(period)) for period in latest_years(today, YEARS)),
        About.PILOT: _pilots(actor, today),
        About.MEETING: _meetings(actor, today),
    }


def require_known(actor: Actor, kind: str, key: str, language: str, as_of: date) -> None:
    """Raises ReportNotKnown where there is no such report."""
    about = KINDS[kind].about if kind in KINDS else None
    reading = {About.PILOT: _pilots, About.MEETING: _meetings}.get(about) if about else None
    listed = reading is None or key in dict(reading(actor, as_of))
    if about is None or language not in LANGUAGES or period_of(kind, key, as_of) is None or not listed:
        raise ReportNotKnown(kind, key, language)


def _pilots(actor: Actor, today: date) -> tuple[tuple[str, str], ...]:
    rows = sorted(pilot_rows(actor, today), key=lambda row: row.ends_on, reverse=True)
    return tuple((row.code, row.title) for row in rows)


def _meetings(actor: Actor, today: date) -> tuple[tuple[str, str], ...]:
    found = meetings(actor, today, "all")
    return tuple((str(row.id), f"{row.body}, {row.day.isoformat()}") for row in (*found.to_come, *found.held))
