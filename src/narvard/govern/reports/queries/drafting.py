"""A report as it reads now: every section from its app's rows, put together as one paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils import translation
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import LANGUAGES, Block, Bullets, Heading, Paper, Text
from narvard.govern.reports.queries.asking import asked_for, period_name
from narvard.govern.reports.queries.labels import KINDS as KIND_NAMES
from narvard.govern.reports.queries.labels import SECTIONS as SECTION_NAMES
from narvard.govern.reports.queries.section import Asked, Section
from narvard.govern.reports.queries.sections.activities import activities
from narvard.govern.reports.queries.sections.cost_shares import cost_shares
from narvard.govern.reports.queries.sections.decisions import decisions
from narvard.govern.reports.queries.sections.funds import funds
from narvard.govern.reports.queries.sections.lights import lights
from narvard.govern.reports.queries.sections.meeting import meeting_papers
from narvard.govern.reports.queries.sections.obligations import obligations
from narvard.govern.reports.queries.sections.pilot import pilot
from narvard.govern.reports.queries.sections.pilots import pilots
from narvard.govern.reports.queries.sections.quarter import quarter
from narvard.govern.reports.queries.sections.voices import voices
from narvard.govern.reports.rules.inputs import Input, together

Progress = Callable[[str], None]
SECTIONS: Mapping[str, Callable[[Actor, Asked], Section]] = MappingProxyType(
    {
        "lights": lights,
        "quarter": quarter,
        "activities": activities,
        "decisions": decisions,
        "pilots": pilots,
        "funds": funds,
        "cost_shares": cost_shares,
        "pilot": pilot,
        "meeting": meeting_papers,
        "obligations": obligations,
        "voices": voices,
    }
)


@dataclass(frozen=True)
class Draft:
    """A report as it reads now, with what it was made from. `checksum` is that of the inputs and what was asked for."""

    asked: Asked
    paper: Paper
    sections: tuple[Section, ...]
    inputs: tuple[Input, ...]
    checksum: str


def draft(actor: Actor, kind: str, key: str, language: str, as_of: date, progress: Progress | None = None) -> Draft:
    """The report of a kind about a period, a pilot or a meeting, in a language. Raises ReportNotKnown."""
    actor.require("reports.read")
    tell = progress or (lambda _step: None)
    with translation.override(language if language in LANGUAGES else "en"):
        asked = asked_for(actor, kind, key, language, as_of)
        sections = []
        for code in asked.kind.sections:
            tell(code)
            sections.append(SECTIONS[code](actor, asked))
        return _together(asked, tuple(sections))


def _together(asked: Asked, sections: tuple[Section, ...]) -> Draft:
    inputs = tuple(item for section in sections for item in section.inputs)
    said = (asked.kind.code, asked.key, asked.language, asked.as_of.isoformat(), asked.collaboration)
    return Draft(asked, _paper(asked, sections), sections, inputs, together(inputs, said))


def _paper(asked: Asked, sections: tuple[Section, ...]) -> Paper:
    parts: list[Block] = []
    if len(sections) > 1:
        told = tuple(section.lead for section in sections if section.lead and section.state != "empty")
        parts += [Heading(_("In short")), Bullets(told)] if told else []
    for section in sections:
        if section.state != "empty":
            parts += [Heading(str(SECTION_NAMES[section.code])), *section.blocks]
    if silent := tuple(f"{SECTION_NAMES[each.code]}: {each.lead}" for each in sections if each.state == "empty"):
        parts += [Heading(_("Nothing to tell")), Bullets(silent)]
    if withheld := tuple(section.withheld for section in sections if section.withheld):
        parts += [Heading(_("What is withheld")), *(Text(said) for said in withheld)]
    return Paper(
        title=_title(asked, sections),
        language=asked.language,
        parts=tuple(parts),
        organization=asked.collaboration,
        dated=asked.as_of,
        sources=_once(source for section in sections for source in section.sources),
        unverified=_once(said for section in sections for said in section.unverified),
        appendix=tuple(grid for section in sections for grid in section.appendix),
    )


def _title(asked: Asked, sections: tuple[Section, ...]) -> str:
    """What the report is called: its kind, and what it is about."""
    about = next((section.subject for section in sections if section.subject), period_name(asked.period))
    return f"{KIND_NAMES[asked.kind.code]}, {about}"


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
