"""A report on the screen as it will be on paper, with who owns each section and whether it is ready."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Paper, fingerprint
from narvard.govern.reports.queries.drafting import draft
from narvard.govern.reports.queries.labels import OWNERS, SECTIONS, STATE_COLOURS, STATES


@dataclass(frozen=True)
class SectionRow:
    """A section as the list beside the report shows it, in the reader's language."""

    name: str
    owner: str
    state: str
    colour: str
    readiness: str


@dataclass(frozen=True)
class ScreenPage:
    """A report as it reads now. `waiting` counts the sections that are not ready."""

    kind: str
    key: str
    language: str
    as_of: date
    paper: Paper
    fingerprint: str
    sections: tuple[SectionRow, ...]
    waiting: int
    may_make: bool


def screen(actor: Actor, kind: str, key: str, language: str, today: date) -> ScreenPage:
    """The report as of today. Raises ReportNotKnown."""
    made = draft(actor, kind, key, language, today)
    rows = tuple(
        SectionRow(
            name=str(SECTIONS[section.code]),
            owner=str(OWNERS[section.code]),
            state=str(STATES[section.state]),
            colour=STATE_COLOURS[section.state],
            readiness=section.readiness,
        )
        for section in made.sections
    )
    return ScreenPage(
        kind=kind,
        key=key,
        language=language,
        as_of=today,
        paper=made.paper,
        fingerprint=fingerprint(made.paper),
        sections=rows,
        waiting=sum(section.state == "waiting" for section in made.sections),
        may_make=bool(actor.may("reports.make")),
    )
